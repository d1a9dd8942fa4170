"""Days whose meaning comes from whom a sentence names: "F1 Hồ Trọng, 11/6", "tối 10/6 ông Lợi uống bia với BN9941"."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.line_lists.fields.activities import is_of_meeting
from bot.domain.line_lists.fields.scan import Mark, Scan


def settle_days(scan: Scan, *, on: date) -> None:
    """Take the day straight after whom somebody met for that of the meeting: "F1 Hồ Văn Trọng, 11/6"."""
    sources = [mark.end for mark in scan.marks if mark.kind == "name" and mark.extra == "source"]
    accounts = [] if scan.of("contact") else _days_of_meetings(scan, on)
    kept = []
    for mark in scan.marks:
        unsaid = mark.kind in ("bare_day", "loose_day") and mark.value <= on
        if unsaid and any(_AFTER_SOURCE.fullmatch(scan.folded, end, mark.start) for end in sources):
            mark = Mark(mark.start, mark.end, "contact", mark.value, "adjacent")
        elif mark in accounts:
            mark = Mark(mark.start, mark.end, "contact", mark.value)
        elif mark.kind == "loose_day" and _OF_ONE.search(scan.folded, 0, mark.start):
            mark = Mark(mark.start, mark.end, "bare_day", mark.value)
        if mark.kind != "loose_day":
            kept.append(mark)
    scan.marks = kept


_OF_ONE = re.compile(
    r"(?:^|[,;(.]\s?)(?:rieng |con ){1,2}(?:anh|chi|ong|ba|bac|co|chu|em|chau|be|cu) [a-z]{2,7}(?: la| thi)? $"
)
"""As in "cách ly từ 11.06, riêng bác Sơn 12.06"."""


def _days_of_meetings(scan: Scan, on: date) -> list[Mark]:
    """The days past from which on a sentence tells whom somebody met."""
    sources = [mark.start for mark in scan.of("code")]
    sources += [mark.value.lead for mark in scan.of("name") if mark.extra == "source"]
    days = [
        mark
        for mark in scan.marks
        if mark.kind in ("bare_day", "loose_day", "other_day") and isinstance(mark.value, date) and mark.value <= on
    ]
    return [day for day in days if any(is_of_meeting(scan.folded, day.start, day.end, at) for at in sources)]


_AFTER_SOURCE = re.compile(r"(?:\s?\((?:la )?(?:f\s?[01]|[a-z ]{2,24})\))?[ \t|;,(:/\-–]{1,8}(?:ngay |hom )?")
