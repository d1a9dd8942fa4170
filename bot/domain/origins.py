"""Where somebody came back from: provinces and cities as people write them, and the words around a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.folding import accented_key, fold, has_accents
from bot.domain.line_lists.fields.scan import TAKEN, Scan

_PROVINCES = """An Giang; Bà Rịa - Vũng Tàu; Bắc Giang; Bắc Kạn; Bạc Liêu; Bắc Ninh; Bến Tre; Bình Định; Bình Dương;
Bình Phước; Bình Thuận; Cà Mau; Cần Thơ; Cao Bằng; Đà Nẵng; Đắk Lắk; Đắk Nông; Điện Biên; Đồng Nai; Đồng Tháp; Gia Lai;
Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương; Hải Phòng; Hậu Giang; Hòa Bình; Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum;
Lai Châu; Lâm Đồng; Lạng Sơn; Lào Cai; Long An; Nam Định; Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình;
Quảng Nam; Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa; Huế;
Tiền Giang; TP. Hồ Chí Minh; Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; Yên Bái; Vũng Tàu; Nha Trang; Đà Lạt; Vinh;
Buôn Ma Thuột; Biên Hòa; Thủ Đức; Quy Nhơn; Hạ Long; Campuchia; Trung Quốc; Thái Lan; Hàn Quốc; Nhật Bản; Đài Loan;
Malaysia; nước ngoài; miền Nam; miền Bắc; miền Trung"""
_OTHER_WORDS = {
    "Sài Gòn": "TP. Hồ Chí Minh",
    "TP HCM": "TP. Hồ Chí Minh",
    "TPHCM": "TP. Hồ Chí Minh",
    "HCM": "TP. Hồ Chí Minh",
    "Hồ Chí Minh": "TP. Hồ Chí Minh",
    "SG": "TP. Hồ Chí Minh",
    "Thừa Thiên Huế": "Huế",
    "Đắc Lắc": "Đắk Lắk",
    "Daklak": "Đắk Lắk",
    "Bắc Cạn": "Bắc Kạn",
}
_NAMES = {name.strip(): name.strip() for name in _PROVINCES.replace("\n", " ").split(";")} | _OTHER_WORDS
_BY_FOLDED = {fold(written): (written, name) for written, name in _NAMES.items()}
_ANY = "|".join(re.escape(one) for one in sorted(_BY_FOLDED, key=len, reverse=True))
_KNOWN = re.compile(rf"(?<![a-z])(?:(?:tinh|thanh pho|tp\.?|t\.p\.?)\s{{0,2}})?(?P<name>{_ANY})(?![a-z])")
_PLACE = rf"(?P<place>[^\W\d_][^{TAKEN},;:()\n+]*?)"
_END = (
    rf"(?=[{TAKEN},;:()\n+]|\s[-–]|\s(?:ngay|hom|luc|toi|sang|chieu|sdt|so dt|dt|dien thoai|so may|sinh|sn|hien|da|"
    r"dang|cung|bang|bay|test|xet nghiem|khai bao|ve|tro ve|moi|vua|thon|xom|qua|chua|khong|duoc|co|tren|theo|di)"
    r"(?![a-z])|\s*$)"
)
_FROM = re.compile(
    r"(?<![a-z])(?:(?:moi|vua|da|se)\s)?(?:(?:tro )?ve (?:que |nha |dia phuong |thon )?)?(?P<from>tu)"
    rf"\s{{1,3}}(?!(?:tro )?ve\s){_PLACE}{_END}"
)
_AT = re.compile(
    r"(?<![a-z])(?:(?:(?:di|dang)\s)?(?:lam an|lam viec|lam cong nhan|lam thue|lam|hoc|song|o)"
    rf"(?: (?:o|tai|trong|ngoai))?|tai|di)\s{{1,3}}{_PLACE}\s{{1,3}}(?:(?:moi|vua|da)\s)?(?:tro )?ve(?![a-z])"
)
_KINDS = r"(?:tinh|huyen|quan|tp\.?|thanh pho|thi xa|tx\.?|phuong|xa|kcn)\s"
_MORE = re.compile(rf"\s?,\s{{0,2}}(?={_KINDS}|(?:{_ANY})(?![a-z])){_PLACE}{_END}")
_WHOLE_NAME = 3  # words before a place that are a name without it: "Nguyễn Văn An Bình Dương"


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a text: where it stands with the words that lead to it, and its name."""

    start: int
    end: int
    name: str


def find_origin(scan: Scan) -> Origin | None:
    """Where the people of a line came back from; hamlets, dates and phones are taken out of the scan before."""
    for pattern in (_FROM, _AT):
        for found in _overlapping(pattern, scan.left):
            begin, end = found.span("place")
            if scan.left[begin:end].strip() in _NOT_PLACES or _is_name(found, scan):
                continue
            more = _MORE.match(scan.left, end)
            if more is not None:
                end = more.end("place")
            return Origin(found.start(), end, _spelt(scan.text[begin:end]))
    for found in _KNOWN.finditer(scan.left):
        begin, end = found.span("name")
        if _is_meant(scan, begin, end):
            return Origin(found.start(), end, _spelt(scan.text[begin:end]))
    return None


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    found = pattern.search(text)
    while found is not None:
        yield found
        found = pattern.search(text, found.start() + 1)


def _is_name(found: re.Match[str], scan: Scan) -> bool:
    """Whether what reads as "từ" is the end of a name: "Phạm Văn Tú"."""
    if "from" not in found.groupdict():
        return False
    return scan.text[slice(*found.span("from"))].lower() not in ("từ", "tu")


_NOT_PLACES = frozenset(("vung dich", "noi khac", "xa", "dia phuong khac", "xa ve", "do"))


def _is_meant(scan: Scan, begin: int, end: int) -> bool:
    """Whether the letters of a known place are one, and not the end of a name: "Nguyễn Thái Bình", "Thị Huệ"."""
    written = scan.text[begin:end]
    official, _ = _BY_FOLDED[fold(written)]
    if has_accents(written) and accented_key(written) != accented_key(official):
        return False
    before = re.search(r"((?:[^\W\d_]+\s{1,2})*)$", scan.text[:begin])
    words = [word for word in (before.group(1).split() if before is not None else []) if word[0].isupper()]
    return not words or len(words) >= _WHOLE_NAME


def _spelt(written: str) -> str:
    """The place as the committee writes it where it is a known one, otherwise as it was typed."""
    plain = " ".join(written.split()).strip(" .-")
    found = _KNOWN.fullmatch(fold(plain))
    if found is not None and not (
        has_accents(plain) and fold(plain) == found["name"] and _differs(plain, found["name"])
    ):
        return _BY_FOLDED[found["name"]][1]
    return plain


def _differs(written: str, folded: str) -> bool:
    return accented_key(written) != accented_key(_BY_FOLDED[folded][0])
