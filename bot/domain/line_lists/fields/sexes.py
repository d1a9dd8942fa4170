"""Sex, only from a word that says it: nam, nữ, ông, bà, vợ, con trai; never from Văn or Thị."""

from __future__ import annotations

import re

from bot.domain.folding import CAPITAL
from bot.domain.line_lists.fields.relatives import speaks_of_kin
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.vocabulary import FOLDED_COMMON, MIDDLES

_LABEL = re.compile(r"(?<![a-z])(?:gioi tinh|gioi|gt|phai)\s?[:.\-]?\s?(?P<sex>nam|nu|m|f)(?![a-z])")
_WORD = re.compile(
    r"(?<![a-z.])(?P<sex>nam|nu(?: gioi)?|nam gioi)(?![a-z]|\.[a-z]|\s+(?:thang|sinh|nay|ngoai|\d{4} den))"
)
_AFTER_NO = re.compile(r"(?:viet|mien|phia|ha|quang|phu|quoc|tay|dong|dien|hoi lien hiep phu|phu|hoi phu)[ ]+$")
_KIN = re.compile(
    r"(?<![a-z])(?:(?P<male>con trai|con re|chau trai|chau re|em trai|anh trai|anh re|em re|bo de|bo vo|bo chong|bo|"
    r"chong|cau|chu ruot|ong noi|"
    r"ong ngoai|be trai|cu ong|ong cu)|(?P<female>vo(?! chong)|con gai|con dau|chau gai|chau dau|em gai|chi gai|"
    r"chi dau|em dau|"
    r"me de|me vo|"
    r"me chong|me|ma|"
    r"ba noi|ba ngoai|cu ba|ba cu|be gai|di ruot|co ruot))(?![a-z])"
)
_OTHERS = re.compile(
    r"(?:dt|sdt|so|cua|con|tx|voi|gap|cung|nha|goi|f[0-3]|may|chau|nho|cham|ho|lien he|qua|gui|bao|"
    r"thay)\s?:?\s{0,2}$"
)
_AT_HOME_OF = re.compile(r"(?<![a-z])(?:o|tai|ve|den|sang) nha(?: cua)? $")
_STARTS = re.compile(r"(?:^|[,;:.()\n\t|+/\x01-]|(?<![a-z])(?:la|va|cung|gom|co))\s{0,3}$")


def take_sexes(scan: Scan) -> None:
    """Take sex words and kinship words; a kinship word in the middle of a phrase speaks of somebody else."""
    marks = [
        Mark(f.start(), f.end(), "sex", "nam" if f["sex"] in ("nam", "m") else "nữ", "labelled")
        for f in scan.find(_LABEL)
    ]
    scan.take(marks)
    marks = []
    for found in scan.find(_WORD):
        before = scan.left[max(0, found.start() - 12) : found.start()]
        if _AFTER_NO.search(before) and not _is_after_name(scan, found):
            continue
        accents = scan.text[found.start() : found.end()].lower()
        if accents.startswith(("năm", "nắm", "nạm", "nậm", "nằm", "nấm")):
            continue
        marks.append(
            Mark(
                found.start(),
                found.end(),
                "sex",
                "nam" if found["sex"].startswith("nam") else "nữ",
                _standing(scan, found),
            )
        )
    scan.take([mark for mark in marks if mark.extra != "inside"])


_FAMILIES = "|".join(sorted(FOLDED_COMMON - MIDDLES))
_FAMILY_FOLLOWS = re.compile(rf"\s*(?:$|[,;:.)\-\n\t\x01]|la |(?:{_FAMILIES})\s+[a-z]+\s+[a-z])")


_RELATED_TO = re.compile(
    r" (?:(?:a|c|o|b|anh|chi|ong|ba|em|co|chu|bac|chau)(?: [a-z]+){1,4}|so \d{1,2}|stt \d{1,2}) ?(?:$|[),.;\n])"
)
"""Somebody called by his given name or number: "(vo anh Long)", typed without accents."""
_PRONOUN = re.compile(r" (?:ong|ba|anh|chi|em|co|chu|bac|chau)(?: ay| ta| nay)? (?:la|ten|ten la) ")
_NAMED_SO = re.compile(rf"(?:{CAPITAL}[^\W\d_]* ){{3}}$")


def _is_after_name(scan: Scan, found: re.Match[str]) -> bool:
    """Whether "nam" in small letters follows a name such as Trần Mạnh Hà, and is no province."""
    return scan.text[found.start()].islower() and _NAMED_SO.search(scan.text, 0, found.start()) is not None


_WHOSE_NAME_FOLLOWS = re.compile(r"[^:.,\n]{3,24}: ?(?:(?:bà|ông|anh|chị) )?[^\W\d_]+ [^\W\d_]+")
_CALLED_CU = re.compile(rf"(?:ông|Ông|ong|Ong) C[uù] {CAPITAL}")
_IS_CALLED = re.compile(rf"(?: tên| là)? (?!S?[ĐD]T ){CAPITAL}[^\W\d_]+(?:,? (?:sđt|đt|ĐT|SĐT|số) ?:?)? ?[:(]? ?0\d")
_IS_SOMEBODY = re.compile(
    rf"(?: tên| là| tên là| ten| la|:) (?:(?:anh|chị|ông|bà) )?{CAPITAL}[^\W\d_]+ ?(?:$|[,.;)\n])"
)
_DOES = re.compile(
    r" (?:di|dang|lam|chua|khong|ko|da|bi|mat|ve|nho|gui|mang|dua|bao|goi|don|cho|moi|vua|thi|se|"
    r"la (?:ca |nguoi )?(?:f\s?[0-3]|bn))(?![a-z])"
)

_WITH_PARENT = re.compile(
    r" (?:di|o|vao|cltt|cltn|cach ly|an|ngu|cung)[a-z ]{0,20} (?:cung|voi|theo) "
    r"(?:bo|me|vo|chong|ong|ba|anh|chi|ca nha|gia dinh)(?![a-z])"
)
"""As in "Lê Hải 2017 con trai đi cùng bố"."""


def take_kin(scan: Scan) -> None:
    """Take "vợ", "con trai" and the like where they say who the person is."""
    marks = []
    for found in scan.find(_KIN):
        before = scan.left[max(0, found.start() - 14) : found.start()]
        written = scan.text[found.start() : found.end()].lower()
        begins = re.search(r"(?:^|[.\n])\s{0,3}$", before) is not None
        if (
            begins
            and re.match(r" (?:cua|anh|chi|ong|ba|chu|co|em) ", scan.folded[found.end() : found.end() + 6])
            and not _WHOSE_NAME_FOLLOWS.match(scan.text, found.end())
            and not _PRONOUN.match(scan.folded, found.end())
        ):
            continue  # "vợ anh Vinh" is said of Vinh's wife
        if written.endswith(("đậu", "đâu", "cù", "cừ")) or _CALLED_CU.match(scan.text, found.start()):
            continue  # the family names Đậu and Cù
        born = any(mark.kind == "birth" and 0 <= found.start() - mark.end <= 2 for mark in scan.marks)
        himself = born and _WITH_PARENT.match(scan.folded, found.end()) is not None
        if not himself and _DOES.match(scan.folded, found.end()) and scan.text[found.end() + 1].islower():
            continue  # "chồng đi Lào chưa về" is nobody listed
        if not born and _IS_CALLED.match(scan.text, found.end()):
            continue  # "mẹ Oanh 0917..."
        if not begins and _IS_SOMEBODY.match(scan.text, found.end()):
            continue  # "Trần Thị Sửu ..., chồng là Tý"
        related = _RELATED_TO.match(scan.folded, found.end()) is not None and begins is False
        if written in ("vo", "chau", "bo") and not related and not _FAMILY_FOLLOWS.match(scan.left, found.end()):
            continue  # the family name Võ or Châu, typed without accents
        if (
            _OTHERS.search(before)
            or _AT_HOME_OF.search(scan.folded, max(0, found.start() - 16), found.start())
            or not (_STARTS.search(before) or _is_between(scan, found))
            or (written == "bo" and not related)
            or written == "ma"
            or not speaks_of_kin(written)
        ):
            continue
        marks.append(Mark(found.start(), found.end(), "kin", "nam" if found["male"] else "nữ", found.group()))
    scan.take(marks)


_AFTER_KIN = re.compile(
    r"\s?(?:$|[,;(\n\t|\x01]|-\s)|\s(?:sn|ns|sinh|s\.|\d{2,4}(?![\d/])|dt|sdt|nam|nu|f\s?[0-3]|tx|t/x|cltt|"
    r"cltn)(?![a-z])"
)
_NAME_ENDS = re.compile(r"(?<![a-z])(?P<family>[a-z]+)(?: [a-z]+){1,4} $")


def _is_between(scan: Scan, found: re.Match[str]) -> bool:
    """Whether a kinship word stands between a name and the person's facts: "Lê Thị Diệp vợ 1988"."""
    if not scan.text[found.start()].islower() or not _AFTER_KIN.match(scan.left, found.end()):
        return False
    name = _NAME_ENDS.search(scan.left, max(0, found.start() - 40), found.start())
    while name is not None and name["family"] not in FOLDED_COMMON:
        at = name.end("family") + 1
        name = _NAME_ENDS.search(scan.left, at, found.start()) if at < found.start() else None
    return name is not None


def _standing(scan: Scan, found: re.Match[str]) -> str:
    """Whether the word stands by itself, closes a run of words, or is inside a name."""
    before = re.search(r"([a-z']+)[ ]+$", scan.left[max(0, found.start() - 20) : found.start()])
    after = re.match(r"[ ]+([a-z']+)", scan.left[found.end() : found.end() + 20])
    if before is None and after is None:
        return "alone"
    small = scan.text[found.start()].islower()
    if before is None:
        return "alone" if small or found["sex"] == "nu" else "inside"
    run = re.search(r"([^\W\d_]+(?:[ ]+[^\W\d_]+)*)[ ]+$", scan.left[max(0, found.start() - 60) : found.start()])
    words = run.group(1).split(" ") if run else []
    if (
        words[:1] in (["ba"], ["chi"], ["co"], ["ong"], ["anh"], ["em"], ["chau"])
        and scan.text[found.start() : found.end()] == "Nam"
    ):
        return "inside"  # "Bà Hồ Thị Kim Nam" is called so
    while words and words[0] not in FOLDED_COMMON and FOLDED_COMMON.intersection(words):
        words = words[1:]  # "tức Lê Hoài Nam": the name begins with its family
    words = words[1:] if words and words[0] in ("ong", "ba", "anh", "chi", "em", "chau", "be", "chu", "bac") else words
    if before.group(1) in ("la", "gt", "gioi", "tinh", "chau", "con", "be", "nguoi", "em"):
        return "alone"
    written = scan.text[found.start() : found.end()]
    if written in ("Nam", "Nữ", "Nu") and re.match(r" ?\(", scan.text[found.end() : found.end() + 2]):
        return "inside"  # "Trương Minh Nam (1977)"
    mixed = small and any(
        char.isupper() for char in scan.text[max(0, found.start() - len(before.group())) : found.start()]
    )
    if re.match(r" +[\w(]", scan.folded[found.end() : found.end() + 4]) is None and not mixed:
        return "inside"  # a separator follows: the word closes the name
    if re.match(r" +(?:19|20)\d\d(?!\d)", scan.folded[found.end() : found.end() + 7]) and small and len(words) >= 3:
        return "closing"  # "Trần Mạnh Hà nam 1980"
    if mixed or (len(words) >= 3 and words[-1] not in ("van", "thi", "huu", "dinh")):
        return "closing"
    return "inside"
