"""Days alone whose meaning the names beside them tell: "F1 Hồ Văn Trọng, 11/6", "riêng bác Sơn 12.06"."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.line_lists.scan import Mark, Scan


def settle_days(scan: Scan, *, on: date) -> None:
    """Take the day straight after whom somebody met for that of the meeting: "F1 Hồ Văn Trọng, 11/6"."""
    sources = [mark.end for mark in scan.marks if mark.kind == "name" and mark.extra == "source"]
    kept = []
    for mark in scan.marks:
        unsaid = mark.kind in ("bare_day", "loose_day") and mark.value <= on
        if unsaid and any(_AFTER_SOURCE.fullmatch(scan.folded, end, mark.start) for end in sources):
            mark = Mark(mark.start, mark.end, "contact", mark.value, "adjacent")
        if mark.kind == "loose_day" and _OF_ONE.search(scan.folded, 0, mark.start):
            mark = Mark(mark.start, mark.end, "bare_day", mark.value)
        if mark.kind != "loose_day":
            kept.append(mark)
    scan.marks = kept


_OF_ONE = re.compile(
    r"(?:^|[,;(.]\s?)(?:rieng |con ){1,2}(?:anh|chi|ong|ba|bac|co|chu|em|chau|be|cu) [a-z]{2,7}(?: la| thi)? $"
)
"""As in "cách ly từ 11.06, riêng bác Sơn 12.06"."""
_AFTER_SOURCE = re.compile(r"(?:\s?\((?:la )?(?:f\s?[01]|[a-z ]{2,24})\))?[ \t|;,(:/\-–]{1,8}(?:ngay |hom )?")
