"""Names of whom something is changed: put right, taken off the list, or of another level from now on."""

from __future__ import annotations

import re

from bot.domain.line_lists.names import Name
from bot.domain.line_lists.scan import Scan
from bot.domain.line_lists.vocabulary import HON

_CORRECTED = re.compile(
    rf"(?<![a-z])(?:sua|dinh chinh|cap nhat|bo sung|thay doi|chinh|dieu chinh)(?: lai)?(?! f\s?\d)[^,;:.\n]{{0,30}}"
    rf"(?:cua|cho) {HON}$|"
    rf"(?:^|[,;:.]\s)(?:so|sdt|dt|so dt|so dien thoai|dien thoai|nam sinh|tuoi|ten|dia chi|ngay tx) (?:cua )?{HON}$"
)


def is_changed(lead: str, scan: Scan, name: Name) -> bool:
    """Whether the words around a name change something of its bearer. `lead`: those before it."""
    return _is_taken_off(lead, scan, name) or _CORRECTED.search(lead) is not None or _is_promoted(name, scan)


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
