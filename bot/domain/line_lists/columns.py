"""What the columns of a table hold, from headings in any wording and order, in one row or two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import clean, fold_aligned

_AREA = r"(?:thon|xom|ap|ban|lang|to dan pho|tdp|khu dan cu|kdc|khu pho|khu|to|doi|pho|cu tru|dang o)"
KINDS = (
    ("index", r"(?:stt|s\.? ?tt|tt|so tt|so thu tu|no|#|thu tu|so)"),
    (
        "others_phone",
        r".*(?:sdt|dien thoai|dt|lien he).*(?:nguoi nha|nguoi than|gia dinh|ho|chu ho|nguoi lien he)(?! ten).*",
    ),
    (
        "phone",
        r"(?!nguoi lien he$).*(?:sdt|dien thoai|d\.thoai|so dt|^dt$|s\.?d\.?t|di dong|phone|lien lac|lien he|zalo|"
        r"mobile|tel).*|dt|dthoai|d/thoai|so may|alo|so goi",
    ),
    ("contact", r"(?:ngay|thoi gian|thoi diem|lan) (?:tiep xuc|tx|t/x)(?! voi ai).*"),
    (
        "overseer",
        r".*(?:giam sat|nhap|phu trach|nguoi bao|bao cao|can bo|nhan vien|cham soc|giam ho|ky nhan|nguoi theo doi|"
        r"nguoi lien he).*",
    ),
    (
        "name",
        r"(?:ho (?:va )?)?ten (?:cac )?(?:doi tuong|cong dan|nguoi dan|nguoi cach ly)(?! (?:f|lien quan|tiep xuc)).*",
    ),
    ("name", r"doi tuong (?:cach ly|theo doi)|cong dan|nguoi (?:duoc )?cach ly"),
    ("end", r".*(?:het|ra) ngay.*"),
    ("period", r".*(?:tu ngay|cach ly tu|cl tu|theo doi tu).*(?:den|\.\.\.).*"),
    ("ticked_F0", r"f\s?0"),
    ("ticked_F1", r"f\s?1"),
    ("ticked_F2", r"f\s?2"),
    ("ticked_F3", r"f\s?3"),
    ("ticked_centralised", r"(?:cach ly |cl )?(?:y te )?(?:tap trung|t\.?trung)|c\.?l\.?t\.?t|cl tt"),
    ("ticked_home", r"(?:cach ly |cl )?(?:y te )?(?:tai|o) (?:nha|gia dinh)|c\.?l\.?t\.?n|cl tn"),
    ("name", r"ho (?:va )?ten(?! f)(?!.*(?:lien quan|nguon|tiep xuc)).*benh nhan.*"),
    ("family", r"ho|ho (?:va )?(?:ten )?(?:dem|lot)|ho va chu dem|ho, (?:ten )?dem"),
    ("name", r"ho (?:va )?ten.*(?:thanh vien|nhan khau|trong ho|tung nguoi).*"),
    ("relation", r".*(?:quan he|moi quan he|chu ho|moi lien he voi).*"),
    ("case_code", r"ma (?:so )?(?:bn|benh nhan|ca|ca benh)"),
    (
        "source",
        r".*(?:f[0-3] cua|cua (?:ca|f[0-3]|bn)|nguon lay|nguon tiep xuc|nguon|tiep xuc voi|tx voi|lien quan|ca benh|"
        r"benh nhan|nguoi lay|(?<![a-z])l/?q(?![a-z])|"
        r"truong hop tiep xuc|nguoi tiep xuc|tiep xuc (?:f|bn|ca)|ten f[0-3]|thuoc f[0-3]|f0 lien quan|ma bn nguon|"
        r"^bn$|nguon benh).*",
    ),
    ("case_code", r"(?:ma (?:so )?(?:bn|benh nhan|ca|ca benh)|so bn|ma benh nhan|bn so)"),
    ("tested", r".*(?:ngay (?:lay mau|xet nghiem|xn|test)|lay mau|thoi gian lay mau).*"),
    ("test", r".*(?:ket qua|kq|xet nghiem|(?<![a-z])xn|test|pcr|lay mau).*"),
    (
        "end",
        r".*(?:den ngay|ngay (?:ket thuc|het|hoan thanh|ra|du kien)|het (?:han|cach ly|cl)|ket thuc|hoan thanh|"
        r"ngay ra|den het|"
        r"toi ngay|du kien het).*|(?:.* )?den|han cach ly",
    ),
    (
        "contact",
        r".*(?:ngay (?:tiep xuc|tx)|tiep xuc (?:lan )?cuoi|(?:tx|txg|t/x) (?:lan )?cuoi|lan cuoi|tiep xuc ngay|"
        r"tiep xuc gan nhat|"
        r"thoi (?:gian|diem) tiep xuc|ngay cuoi).*|tiep xuc|tx|txlc",
    ),
    (
        "start",
        r".*(?:tu ngay|ngay (?:bat dau|vao|cach ly|cl)|bat dau|cach ly tu|cl tu|vao khu|ngay di|cach ly ngay).*|"
        r"(?:.* )?tu",
    ),
    ("period", r".*(?:thoi (?:gian|han) (?:cach ly|cl|theo doi)|tu.*den|tu ngay.*den ngay).*|cach ly|thoi gian"),
    (
        "place",
        r".*(?:hinh thuc|noi (?:cach ly|cl)|dia diem|dia diem cach ly|cach ly (?:tai|o)|noi theo doi|loai hinh|"
        r"khu cach ly|cltt/cltn|"
        r"co so cach ly|dien cach ly).*",
    ),
    ("level", r".*(?:phan loai|doi tuong|dien|loai|f0.?f1|f1.?f2|cap do|muc do|loai f|dang f).*|f|loai|nhom"),
    ("birth_man", r"(?:nam sinh|ngay sinh|ns) (?:\(?nam\)?)|sinh \(nam\)?"),
    ("birth_woman", r"(?:nam sinh|ngay sinh|ns|sinh) (?:\(?nu\)?)"),
    ("age", r"(?:tuoi|do tuoi)(?: .*)?"),
    (
        "birth",
        r".*(?:nam sinh|ngay(?:,? thang,?(?: nam)?)? sinh|sinh nam|ngay sinh|nam, sinh).*|ns|sn|n\.s|n/s|s/n|sinh|"
        r"n\.? ?sinh|nam de|sinh ngay|ntns|(?:ns|sn|nam sinh)/(?:gt|gioi.*)|sinh nam.*",
    ),
    ("sex", r".*(?:gioi tinh|phai|gioi).*|g/?t|nam ?(?:/|,|-|hay) ?nu|g\.tinh|trai/gai"),
    ("hamlet", rf"(?:ten |don vi |thuoc )?{_AREA}(?:[ /,-]{{1,3}}{_AREA}){{0,4}}"),
    ("man", r"nam"),
    ("woman", r"nu"),
    (
        "name",
        r".*(?:ho (?:va |& ?)?ten|ho, ?ten|h? ?ten|ho ten|hoten|h/ten|h&t|ten (?:f[0-3]|doi tuong|nguoi)|nguoi|"
        r"thanh vien).*|ten",
    ),
    (
        "address",
        r".*(?:dia chi|noi o|cho o|thuong tru|tam tru|noi cu tru|que quan|dc|ho khau|chi o|dia ban|noi tru|nha o|"
        r"o thon|cho dang o).*|xa|d/c",
    ),
    ("identity", r".*(?:cccd|cmnd|can cuoc|ho chieu|bhyt|ma so).*"),
    (
        "job",
        r".*(?:nghe nghiep|nghe|noi lam viec|don vi|co quan|lop|quoc tich|dan toc|email|trieu chung|benh nen|tiem|"
        r"vac ?xin|vaccine).*",
    ),
    (
        "note",
        r".*(?:ghi chu|chu thich|g/c|luu y|tinh trang|dien bien|note|dich te|tien su|yeu to|nhan xet|chu y).*|gc|khac",
    ),
)
_DAY = r"(?:ngay|hom|lan|khi|luc|bao gio|thoi (?:gian|diem)|tg)"
_MEETING = r"(?:tiep xuc|tx|t/x|gap|dinh)"
_STAY = r"(?:cach ly|cach li|cl|khu|kcl|theo doi|tap trung|quan ly)"
_MEANINGS = tuple(
    (kind, tuple(re.compile(rf"(?<![a-z]){part}(?![a-z])") for part in parts))
    for kind, *parts in (
        ("other_day", _DAY, r"(?:bao|cap|ky|phat hanh|nhap so|cap nhat|lap|khai|truy vet|dieu tra|tiem|ve)"),
        ("level", r"f", r"(?:may|thuoc|la|dien|loai|muc|cap)"),
        ("level", r"f\??(?=$)", r"f\??(?=$)"),
        ("contact", _DAY, _MEETING),
        ("source", _MEETING, r"(?:ai|nguoi|ca|bn|b\.n|f ?[0-3]|benh nhan)"),
        ("source", r"(?:lay|lq|l/q|lien quan|dau moi|goc|truyen)"),
        ("period", rf"(?:{_DAY}|tu) .*{_STAY}|{_STAY} tu", r"(?:den|toi|\.\.)"),
        ("period", r"(?:thoi gian|tg|thoi han)", _STAY),
        ("end", r"(?:du kien|dk)", r"(?:ra|het|ve|xong|hoan thanh|ket thuc)"),
        ("end", _DAY + "|han", r"(?:het|kt|ket thuc|hoan thanh|ra|den|xong|han)"),
        ("start", _DAY, r"(?:bat dau|bd|vao|di|dua|nhap|thuc hien|tu)"),
        ("start", _DAY, _STAY),
        ("place", r"(?:o dau|cho|noi|dia diem|tai|hinh thuc|ht|htcl|bien phap|loai)", _STAY),
        ("place", r"(?:dang o dau|o dau|htcl|bien phap|tt/tn)"),
        ("birth", r"(?:sinh|de|tuoi)"),
    )
)
_WEAK = frozenset(("name", "job", "note", "relation", "others_phone"))
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in KINDS)


def column_kind(heading: str) -> str | None:
    """What a column with this heading holds; None for words that head no column known here."""
    folded = re.sub(r"[\s\n]+", " ", fold_aligned(clean(heading))).strip(" .:*-()")
    if not folded or len(folded) > 90:
        return None
    folded = re.sub(r"\s?\((?!nam\)|nu\)|f\d)[^)]*\)?", "", folded).strip() or folded
    for kind, pattern in _KINDS:
        if pattern.fullmatch(folded):
            return "birth" if kind == "man" and "ă" in clean(heading).lower() else kind
    return next((kind for kind, parts in _MEANINGS if all(part.search(folded) for part in parts)), None)


_DATA = re.compile(r"\d{4}|\d/\d")


def match_header(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The kinds of the columns, if this row heads a table of people: a name column and another one, no data."""
    if any(map(_DATA.search, cells)):
        return None
    kinds = [column_kind(cell) if len(cell) <= 90 else None for cell in cells]
    if "name" not in kinds:
        kinds = _named_by_level(cells, kinds)
    known = ["name" if kind and kind.startswith("name") else kind for kind in kinds if kind]
    filled = sum(1 for cell in cells if cell.strip())
    if "name" not in known or not set(known) - _WEAK or len(known) < filled / 2:
        return None
    named = kinds.index("name") if "name" in kinds else -1
    kinds = ["" if kind == "name" and at != named else kind for at, kind in enumerate(kinds)]
    return _with_days(cells, tuple(kind or "" for kind in kinds))


def _named_by_level(cells: Sequence[str], kinds: Sequence[str | None]) -> list[str | None]:
    """The kinds, where the only names are headed "Họ tên F2": of several such columns the first has the people."""
    found = list(kinds)
    for at, cell in enumerate(cells):
        folded = fold_aligned(clean(cell)).strip()
        head = re.fullmatch(r"(?:ho (?:va )?ten|ten)(?: cac| nguoi| doi tuong)? f\s?(?P<n>[0-3])", folded)
        if head is not None or re.match(r"(?:ho (?:va |, ?)?ten|ten) (?:nguoi|nhung nguoi|cac)", folded):
            found[at] = f"name_F{head['n']}" if head is not None else "name"
            break
    return found


_COUNTS = re.compile(r"(?:tong |so |so luong |sl )*(?:f\s?[0-3]|nguoi|ho|ca|truong hop|khau|f0|luong)(?: .*)?")


_TWO_DIGITS = re.compile(r"\d\d")


def heads_counts(cells: Sequence[str]) -> bool:
    """Whether a row heads a table that counts by hamlet: "Tên thôn | Số F1 | Số F2"."""
    if any(map(_TWO_DIGITS.search, cells)):
        return False  # as nearly every row of people has
    folded = [fold_aligned(clean(cell)).strip() for cell in cells if cell.strip()]
    counted = sum(1 for cell in folded if len(cell) <= 40 and _COUNTS.fullmatch(cell))
    return counted >= 2 and any(column_kind(cell) == "hamlet" for cell in folded)


_DAY_OF = {"source": "contact", "contact": "contact", "place": "start", "test": "tested", "tested": "tested"}


def _with_days(cells: Sequence[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds, where a column headed only "Ngày" gives the day of the column before it."""
    found = list(kinds)
    for at in range(1, len(kinds)):
        if not kinds[at] and re.fullmatch(r"ngay(?: thang)?", fold_aligned(clean(cells[at])).strip(" .:")):
            day = _DAY_OF.get(kinds[at - 1], "")
            found[at] = day if day not in kinds else ""
    return tuple(found)


def join_headers(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...] | None:
    """The kinds of the columns under two rows of headings; None if the second row is no heading.

    An upper heading without neighbours stands over the columns beneath it up to the next one.
    """
    width = max(len(upper), len(lower))
    top = [*upper, *[""] * (width - len(upper))]
    low = [*lower, *[""] * (width - len(lower))]
    filled = [at for at in range(width) if low[at].strip()]
    if not filled or any(re.search(r"\d{4}|\d/\d", low[at]) for at in filled):
        return None
    if len(filled) == 1 and (top[filled[0]].strip() or (sum(1 for cell in top if cell.strip()) > 2 and filled[0] == 0)):
        return None  # a section, not a heading
    sub = [at for at in filled if not (top[at].strip() and low[at] == top[at])]
    if not sub:
        return tuple(column_kind(cell) or "" for cell in top)
    if not all(_is_subheading(low[at]) for at in sub):
        return None
    kinds = []
    over = ""
    for at in range(width):
        over = top[at] if top[at].strip() else (over if low[at].strip() else "")
        kinds.append(_joined_kind(over, low[at] if at in sub else "", top[at]))
    return tuple(kinds)


def _is_subheading(cell: str) -> bool:
    return (
        column_kind(cell) is not None
        or re.fullmatch(r"(?:ngay|lan \d|l\d|so|dia diem|hinh thuc|ten|ma).{0,20}", fold_aligned(clean(cell)).strip())
        is not None
    )


def _joined_kind(over: str, low: str, own: str) -> str:
    if not low.strip():
        return column_kind(own) or ""
    low_kind, over_kind = column_kind(low), column_kind(over)
    if over_kind in ("place", "period") and fold_aligned(clean(low)).strip(" .") in ("tt", "tn"):
        return column_kind("cl " + low) or ""
    if low_kind in ("man", "woman") and over_kind in ("birth", "age"):
        return "birth_" + low_kind if over_kind == "birth" else low_kind
    if over_kind == "test" or low_kind == "test":
        return "tested" if "ngay" in fold_aligned(clean(low)) else "test"
    if low_kind is None:
        return column_kind(f"{over} {low}") or ""
    if over_kind == "address" and low_kind in ("hamlet", "address"):
        return low_kind
    if over_kind == "contact" and low_kind in ("start", None):
        return "contact"
    return low_kind


SEPARATORS = ("\t", "|", ";", "  ", ",", " - ", "/")


def pasted_header(plain: str) -> tuple[str, list[str], tuple[str, ...]] | None:
    """The separator, the cells and the kinds of a line that heads a pasted table; None for any other line."""
    if len(plain) > 600:
        return None
    for separator in SEPARATORS:
        cells = split_cells(plain, separator)
        if len(cells) >= 3:
            kinds = match_header(cells)
            loose = separator not in ("\t", "|", ";")
            known = {kind for kind in kinds or () if kind}
            if kinds is not None and len(known) >= 3 and not (loose and (len(plain) > 200 or kinds.count("") > 1)):
                return separator, cells, kinds
    return None


def split_cells(plain: str, separator: str) -> list[str]:
    """The cells of a line."""
    if separator == "  ":
        return [cell for cell in re.split(r"\s{2,}|\t", plain.strip()) if cell]
    if separator == "|":
        plain = plain.strip()
        plain = plain[1:] if plain.startswith("|") else plain
        plain = plain[:-1] if plain.endswith("|") else plain
    return [cell.strip(' "') for cell in plain.split(separator)]
