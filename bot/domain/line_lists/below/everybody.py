"""Words for everybody who is listed above, wherever in a sentence: "đề nghị cả 3 công dân ...", "mấy bác ni"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.line_lists.fields.scan import Scan

NUMERALS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_N = rf"(?:\d{{1,4}}(?!\d|[/.]\d)|{'|'.join(NUMERALS)})"
_WHO = (
    r"(?:truong hop|nguoi|ng|doi tuong|th|ca|f[0-3]|cong dan|khau|chau|em|be|ban|dua|bac|co|chu|ong ba|ong|ba|anh em|"
    r"chi em|anh chi|anh|chi|me con|bo con|vo chong|ba chau|ong chau|hoc sinh|hoc vien|cong nhan|khach|thanh vien|dong|"
    r"thanh nien|phu nu|hanh khach|nhan vien|giao vien|cu|thay|nam sinh|nu sinh|"
    r"muc)"
)
_HERE = (
    r"(?:tren|neu tren|ke tren|noi tren|o tren|tren day|vua neu|vua ke|da neu|nay|ni|do|kia|co ten(?: tren| trong)?|"
    r"trong (?:danh sach|ds))"
)
_UNIT = r"(?:lan|ngay|mui|mau|buoi|dot|thon|xom|xa|to|con|tuan|thang|mui|cap|ben|noi|khu|phong|chot|bua)"
_EVERYBODY = re.compile(
    rf"(?<![a-z0-9])(?:"
    rf"ca (?P<all>{_N})(?! {_UNIT}(?![a-z]))(?: (?:{_WHO}|(?P<houses>ho|nha|gia dinh))(?![a-z]))?|"
    rf"(?:(?:ca|tat ca|toan bo|moi) )?(?:(?P<some>{_N})|cac|nhung|may)(?: {_WHO}){{1,2}} (?P<here>{_HERE})|"
    rf"(?P<n>{_N}) {_WHO}(?= (?:deu|cung|nhu nhau|deu da)(?![a-z]))|"
    rf"(?:^|^(?:hien|nay|hien nay|hien tai|hom nay),? )(?P<those>{_N}) {_WHO}(?= (?:dang|da|duoc|phai|se|thuc hien|"
    rf"cach ly)"
    rf"(?![a-z]))|"
    rf"(?<=[a-z] )(?:cho|doi voi|dua|don|giao|nhac|yeu cau|huong dan|van dong) (?P<only>{_N}) {_WHO}"
    rf"(?! (?:{_WHO}|khac|nua|moi|sau|duoi)(?![a-z]))|"
    rf"^(?:ca )?(?:{_N}|cac|may) (?:ho|nha|gia dinh)(?! (?:ong|ba|anh|chi|co|chu|bac|cu|thu|so)(?![a-z])|[ :]*$)|"
    rf"(?<=[a-z] )(?<!sach )(?<!ds )(?<!cao )(?<!hop )(?<!ke )(?<!tin )(?<!ve )(?:cac|"
    rf"nhung) {_WHO} f[0-3](?= (?!moi|khac|sau|con|cua|nay|lien|tiep|do|chua)[a-z])|"
    rf"(?:danh sach|ds|nhom) (?P<list>tren|nay)|ai cung|ca (?:nhom|doan|danh sach|ds)|"
    rf"(?:(?<=clt[tn] )|(?<= nha )|(?<=trung )|(?<=vao khu ))het(?= (?:roi|nhe|nha|a|luon|ca|do|nghe|tu|hom qua roi)"
    rf"(?![a-z])|,)|"
    rf"(?<=[a-z] )chung(?= ?:)|(?<=\()chung(?=\) ?:)|ai trong danh sach|ho (?=deu(?![a-z]))|"
    rf"(?:tat ca|toan bo)(?! {_UNIT}(?![a-z]))"
    rf")(?![a-z0-9])"
)
_OF_OTHERS = re.compile(
    r"(?<![a-z])(?:(?<!doi )voi|gap|(?<!ngay )tx|(?<!ngay )tiep xuc|tru|them|va|bao gom|gom|thay|tim|hoi|"
    r"con) (?:\d+ )?$"
)


@dataclass(frozen=True, slots=True)
class Everybody:
    """Where a sentence speaks of them, and of how many; `above`: it says that they are listed above."""

    start: int
    end: int
    number: int
    above: bool
    exactly: bool  # it speaks of them only if they are as many


def speaks_of_all(folded: str) -> bool:
    """Whether a line speaks of everybody listed, and not of one person alone."""
    return any(not _OF_OTHERS.search(folded, 0, found.start()) for found in _EVERYBODY.finditer(folded))


def everybody_in(scan: Scan) -> Everybody | None:
    """The first words in a text that speak of all who are listed, and are not those whom somebody met."""
    for found in _EVERYBODY.finditer(scan.folded):
        counted = next((name for name in ("all", "some", "n", "only", "those") if found[name]), None)
        numeral = scan.text[found.start(counted) : found.end(counted)].lower() if counted is not None else ""
        if numeral == "bà" or (numeral == "nam" and not scan.text.isascii()):
            continue  # "cả bà Lan"
        if found["here"] == "do" and scan.text[found.start("here") :][:2].lower() == "do" and not scan.text.isascii():
            continue  # "3 người do ..."
        if _OF_OTHERS.search(scan.folded, 0, found.start()):
            continue
        written = found[counted] if counted is not None and not found["houses"] else None
        number = 0 if written is None else NUMERALS.get(written) or int(written)
        return Everybody(
            found.start(),
            found.end(),
            number,
            bool(found["here"] or found["list"]),
            bool(found["only"] or found["those"]),
        )
    return None
