"""Whom a sentence about everybody names beside them: the one they met, or who looks after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.line_lists.below.everybody import everybody_in
from bot.domain.line_lists.below.sayings import CLOSING, SUM
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.writing.lines import Line


def names_no_more(line: Line, scan: Scan, people: Sequence[Mark]) -> str:
    """What part somebody plays whom a closing sentence names: "Cả 3 nhà đều do ăn giỗ có F1 Lê Văn Tý" is a source.

    Nothing where he may be listed.
    """
    if line.marker == "number":
        return "source" if _names_upstream(line, scan, people) else ""
    told = len(people) == 1 and not _is_told_of(scan)
    if SUM.match(line.folded) is not None or CLOSING.match(line.folded) is not None:
        return "source" if told else ""
    everybody = everybody_in(scan) if told and not line.marker else None
    name = people[0].value
    if everybody is not None and everybody.end + 1 < name.lead:
        return "source"
    if everybody is not None and name.end < everybody.start and _TAKES.search(scan.folded, name.end, everybody.start):
        return "official"
    return "source" if _names_upstream(line, scan, people) else ""


_TAKES = re.compile(
    r"(?<![a-z])(?:dua|don|cho|chuyen|giao|phat|nhac|bao|van dong|huong dan|ban giao|theo doi|kiem tra)"
)


def _is_told_of(scan: Scan) -> bool:
    return any(mark.kind in ("birth", "phone", "age", "sex", "kin", "hamlet") for mark in scan.marks)


def _names_upstream(line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line under a list begins with whom its people met: "F1 Nguyễn Thị Chung lây sang, gặp nhau 10/6"."""
    levels = scan.of("level")
    listed = line.marker and not (line.marker == "bullet" and line.folded.endswith(":"))
    if listed or scan.level is None or len(people) != 1 or not levels or _is_told_of(scan):
        return False
    at_once = 0 <= people[0].value.lead - levels[0].end <= 3 and levels[0].start <= 2
    return at_once and comes_after(scan.level, levels[0].value)
