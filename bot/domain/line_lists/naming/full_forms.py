"""People called by a short name, whose whole name follows: "ông Thuận (Bùi Đình Thuận)", "chị Mơ, tên thật ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.names import INITIALS, SEX_OF, Name

_ADDRESSES = frozenset(map(fold_aligned, SEX_OF))
_SAYS_SO = (
    r"(?:tuc|(?:tuc )?(?:ten|ho ten|ho va ten))(?: day du| that| khai sinh| tren giay to| trong giay to)?(?: la)? ?:? ?"
)
_BETWEEN = re.compile(rf" ?[(:,\-] ?(?:{_SAYS_SO})?| {_SAYS_SO}")
_TOLD = re.compile(r"[^:;\n]{0,40}: ?")  # "Anh Kiên - con ông Bình: Phạm Trung Kiên"
_NAMED_SO = re.compile(r"(?<![a-z])(?:tuc|day du|that|khai sinh|giay to)(?![a-z])")
_CALLED = re.compile(
    r"(?<![a-z])(?P<address>ong|ba|anh|chi|chu|co|cau|di|thim|mo|[abco])\.? (?P<given>[^\W\d_]+)"
    rf"(?:{_BETWEEN.pattern}|[ ,][^:;\n]{{0,30}}: ?)$"
)
LONGEST = 60  # characters before the whole name that are looked at


def is_full_form(scan: Scan, marks: list[Mark], name: Name, last: int) -> bool:
    """Whether a name is the whole of the one before it: "Kiều Oanh (Trần Thị Kiều Oanh)"."""
    if not marks or marks[-1].extra != "person":
        return False
    called = fold_aligned(marks[-1].value.full_name).split(" ")
    full = f" {fold_aligned(name.full_name)}"
    if len(called) == 2 and called[0] in _ADDRESSES:
        between = _BETWEEN.fullmatch(scan.folded, last, name.lead) or _TOLD.fullmatch(scan.folded, last, name.lead)
        return between is not None and full.endswith(f" {called[1]}")
    if not _BETWEEN.fullmatch(scan.folded, max(0, last), name.lead):
        return False
    return ("(" in scan.text[last : name.lead] or len(called) <= 2) and full.endswith(" " + " ".join(called))


def named_in_full(scan: Scan, name: Name) -> Name:
    """The name, with the sex that stands before its short form."""
    begin = max(0, name.lead - LONGEST)
    found = _CALLED.search(scan.folded[begin : name.lead])
    if found is None or name.sex:
        return name
    alike = found["given"] == fold_aligned(name.full_name).split(" ")[-1]
    if not alike and not _NAMED_SO.search(found.group(), found.end("given") - found.start()):
        return name
    start = begin + found.start("address")
    address = scan.text[start : start + len(found["address"])].lower()
    return replace(name, sex=INITIALS.get(address) or SEX_OF.get(address))
