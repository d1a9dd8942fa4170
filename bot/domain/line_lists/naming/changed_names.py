"""Names of whom something is changed: put right, taken off the list, or of another level from now on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from bot.domain.folding import name_key
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import HON

_CORRECTED = re.compile(
    rf"(?<![a-z])(?:sua|dinh chinh|cap nhat|bo sung|thay doi|chinh|dieu chinh)(?: lai)?(?! f\s?\d)[^,;:.\n]{{0,30}}"
    rf"(?:cua|cho) {HON}$|"
    rf"(?:^|[,;:.]\s)(?:so|sdt|dt|so dt|so dien thoai|dien thoai|nam sinh|tuoi|ten|dia chi|ngay tx) (?:cua )?{HON}$"
)


_FIELD = (
    r"(?:so dt|sdt|dt|so dien thoai|dien thoai|so may|nam sinh|tuoi|dia chi|gioi tinh|thon|noi cach ly|"
    r"(?:ngay|han|thoi han|thoi gian)(?: [a-z]+){0,5}|het (?:thoi )?(?:han |thoi gian )?(?:cach ly|cl)|(?:muc|"
    r"phan) loai)"
)
_OF_FIELD = re.compile(
    rf"(?<![a-z]){_FIELD}(?: dung| moi)? cua {HON}$|"
    rf"(?:^|[,;:.] )(?:(?:so|sdt|so dt|dt|so dien thoai) )?0\d[\d. ]{{7,11}}\d (?:la |moi la )?cua {HON}$"
)
_OF_SOURCE = re.compile(
    rf"(?<![a-z])(?:nguon(?: [a-z]+){{0,2}}|ca nguon) (?:cua|cho) (?:(?:[a-z]+ ){{2,7}}(?:va|,) )?{HON}$"
)
_IS_SOURCE = re.compile(r"[^.;\n]{0,70}?(?:\sla|:|,) (?:ca |benh nhan |f\s?[0-2] )*(?:b\.?n\s?\d|f\s?[0-2])")
_SAID_AGAIN = re.compile(
    rf"(?:^|[,;.] )[^:.;\n]{{0,30}}(?:sua|chua|dinh chinh|viet|nhan|bao|gui|ghi|"
    rf"noi)(?: lai)(?! f)[^:.;\n]{{0,30}}: ?(?:cu )?{HON}$"
)
_THE_ONE = re.compile(r" (?:moi (?:la|dung|that)|moi la nguoi)(?![a-z])")


def is_changed(lead: str, scan: Scan, name: Name) -> bool:
    """Whether the words around a name change something of its bearer. `lead`: those before it."""
    return _is_taken_off(lead, scan, name) or _is_put_right(lead, scan, name) or _is_promoted(name, scan)


def _is_put_right(lead: str, scan: Scan, name: Name) -> bool:
    """Whether a fact of somebody is told by its name: "năm sinh của ông ... là 1958", "0912... là của chị ..."."""
    if any(pattern.search(lead) for pattern in (_CORRECTED, _OF_FIELD, _SAID_AGAIN)) or _THE_ONE.match(
        scan.folded, name.end
    ):
        return True
    return _OF_SOURCE.search(lead) is not None and _IS_SOURCE.match(scan.folded, name.end) is not None


_OF_THE_CHANGED = re.compile(r"\s{0,2}(?P<apart>[:\-–])?\s{0,2}(?:\d{1,2}[.)/]\s?)?")
_OF_HIMSELF = frozenset(("sex", "birth", "phone", "age", "hamlet"))


def _is_promoted(name: Name, scan: Scan) -> bool:
    """Whether a name stands behind a change of level, as his whose it is: "F2 -> F1: Võ Kim Sừ"."""
    told = any(mark.kind in _OF_HIMSELF and 0 <= mark.start - name.end <= 3 for mark in scan.marks)
    between = [
        _OF_THE_CHANGED.fullmatch(scan.folded, mark.end, name.lead) for mark in scan.marks if mark.kind == "new_level"
    ]
    return any(told or found["apart"] for found in between if found)


_TAKES = re.compile(rf"(?:^|[,:.]\s)\s?(?:(?:xin|de nghi|nho|em|da)\s)*(?:cho|dua|lay|rut|loai|bo|gach|xoa)\s{HON}$")


def _is_taken_off(lead: str, scan: Scan, name: Name) -> bool:
    """Whether somebody is named between the words that take him off the list: "Cho cháu ... khỏi danh sách"."""
    return _TAKES.search(lead) is not None and scan.tells_behind(name.end, ("change",), within=2)


_CHANGES = re.compile(r"(?<![a-z])(?:sua|doi|thay|dinh chinh|chinh|nham|sai|ten|cap nhat|lan truoc)(?![a-z])")
_NOW_CALLED = re.compile(
    r"[\"')\s,(:\-–]*(?:(?:->|→|=>)\s?:?\s?)?"
    r"(?:(?<![a-z])(?:trong (?:file|danh sach|ds|bang)|nay|xin|thi|da|duoc|lai|em|tram|cho|viet|ghi|goi|thuc ra|"
    r"chinh xac|sua|doi|chuyen|dinh chinh|dieu chinh|chinh|dung|ra|phai|la|ten|thanh|sang|moi|bang)(?![a-z])\s?:?\s?"
    r"){0,8}[\s\"'(]*"
)
_PUTS_RIGHT = re.compile(r"(?<![a-z])(?:dung|sua|doi|dinh chinh|dieu chinh|chinh|thanh|bang)(?![a-z])")
_ARROW = re.compile(r"->|→|=>")
_LABEL = re.compile(r"(?<![a-z])(?:sdt|so dt|dt|so dien thoai|dien thoai|so may|so)(?: moi| dung)?(?: cua)? $")
_TO_PHONE = re.compile(
    r"\s?[,:(]?\s?(?:(?:bi |em |ghi |go )*(?:sai|thua|thieu|nham)[a-z0-9 ]{0,14},? )?(?:(?:moi|dung|sua|phai|la|"
    r"thanh|lai|nay)[ :]{1,2})*:?\s?"
)
_PHONE_BEFORE = re.compile(r"\s(?:la |moi la )?cua\s(?:ong|ba|anh|chi|co|chu|em|chau|bac|cu)?\s?")


def renamed(marks: list[Mark], scan: Scan) -> list[Mark]:
    """The names, without those that the line puts right: in "Phan Văn Mẫn sửa thành Phan Viết Mẫn" one is meant."""
    people = [mark for mark in marks if mark.extra == "person"]
    for before, after in pairwise(people):
        found = _NOW_CALLED.fullmatch(scan.folded, before.end, after.value.lead)
        if found is None:
            continue
        told = _PUTS_RIGHT.search(found[0]) is not None
        if not told and not (_ARROW.search(found[0]) and _alike(before, after)):
            continue
        if _CHANGES.search(scan.folded, 0, after.start) or _alike(before, after):
            marks[marks.index(before)] = replace(before, extra="alias")
            marks.append(Mark(after.end, after.end, "change", "corrected"))
            sex = before.value.sex
            if sex and after.value.sex is None:
                marks[marks.index(after)] = replace(after, value=replace(after.value, sex=sex))
    return marks


def _alike(one: Mark, other: Mark) -> bool:
    """Whether two names have all but one word in common."""
    words, others = name_key(one.value.full_name).split(" "), name_key(other.value.full_name).split(" ")
    return len(set(words) & set(others)) >= max(len(words), len(others)) - 1 > 0


def own_phones(scan: Scan) -> None:
    """Take for his own the phone behind "sđt của anh Lê Văn Tám:" or before "là của anh Lê Văn Tám", whose it is."""
    for index, mark in enumerate(scan.marks):
        if mark.kind != "others_phone":
            continue
        for name in scan.marks:
            if name.kind != "name" or name.extra != "person":
                continue
            labelled = name.end <= mark.start and _TO_PHONE.fullmatch(scan.folded, name.end, mark.start)
            behind = mark.end <= name.start and _PHONE_BEFORE.fullmatch(scan.folded, mark.end, name.start)
            if behind or (labelled and _LABEL.search(scan.folded, 0, name.value.lead)):
                scan.marks[index] = replace(mark, kind="phone")
