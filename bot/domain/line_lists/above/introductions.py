"""Lines over a list that name whom its people met: "F1 Ngô Đức Thắng (thôn Cao Thắng) có 3 F2:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.above import titles
from bot.domain.line_lists.above.context import said_of
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_DETAILS = frozenset(("birth", "phone", "age"))
_OF_HIM = re.compile(
    r"\s?[:(,\-–]?\s?(?:(?:la|thi|da|duoc|von|nay|xac dinh|xep|ghi|cong bo|co ket qua|thanh|tro thanh|chuyen|tu|"
    r"f\s?[0-3]|len|thanh|ca|dien|mot|1)\s){0,6}"
)
_CLAUSE = re.compile(r"[,;:.]\s|\s(?=(?:nen|thi|con|co|gom)\s)|>+\s?|→\s?")
_COUNTED = re.compile(
    r"(?<![a-z])(?:\d{1,2}|cac|nhung|may|hai|ba|bon|nam|sau)(?: (?:nguoi|truong hop|ca|chau|ban|doi tuong|nay|la|dien|"
    r"moi|bi|thanh)){0,3} $"
)


def take_introduction(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line only leads to the list under it; whom it names is then the source, and his facts are his own."""
    if titles.heads_household(reader, line, scan, people):
        return True
    if line.marker in ("number", "bullet", "letter") or scan.tells_behind(people[0].end, _DETAILS, within=30):
        return False
    named = people[-1]
    levels = [mark for mark in scan.ordered() if mark.kind in ("level", "new_level")]
    theirs = next((mark for mark in reversed(levels) if mark.start > named.end), None)
    if theirs is None:
        return False
    his = _level_of(scan, levels, named, theirs)
    counted = _COUNTED.search(scan.folded, max(0, theirs.start - 30), theirs.start) is not None
    if not (comes_after(theirs.value, his) if his else counted) or not titles.list_follows(reader):
        return False
    cuts = [found.end() for found in _CLAUSE.finditer(scan.folded, named.end, theirs.start)]
    end = cuts[-1] if cuts else theirs.start
    begin = named.value.lead - 4  # "F1 " before him
    kept = [
        mark
        for mark in scan.marks
        if mark.end <= begin or mark.start >= end or mark in people or mark.kind in ("contact", "code")
    ]
    scan.marks = [replace(mark, extra="source") if mark in people else mark for mark in kept]
    reader.gathering.take_sources(scan)
    return True


def names_source(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Note a sentence that only names whom those under the next one met: "Lại Thế Anh - F1. Các F2 của Thế Anh:"."""
    following, named = reader.following, people[-1]
    if following is None or following.number != line.number or line.marker or len(people) > 1:
        return False
    levels = [mark for mark in scan.ordered() if mark.kind in ("level", "new_level")]
    his = _level_of(scan, levels, named, named)
    given = fold_aligned(named.value.full_name).split(" ")[-1]
    after = reader.scan(following)
    theirs = [mark for mark in after.of("level") if f" {given}" in after.folded[mark.end : mark.end + 40]]
    if his is None or not any(comes_after(mark.value, his) for mark in theirs):
        return his is not None and _comes_to_others(reader, line, scan, his)
    if scan.tells_behind(named.end, _DETAILS, within=30):
        return False
    scan.marks = [replace(named, extra="source")]
    reader.gathering.take_sources(scan)
    reader.close_entry()
    reader.note(line, "title")
    return True


_COMES = re.compile(
    r"[^.;\n]{0,60}?(?<![a-z])(?:ghe|den|sang|qua|toi|vao|di|ve|an|ngoi|tham|choi|lam|mua|ban|nhan|tra|don|dua|uong|"
    r"hat|cat|sua|giao|gap|tiep xuc|o|ngu|chung|cung|mang|lay|moi|bieu|cho)(?![a-z])"
)
_OF_LISTED = frozenset(
    ("birth", "phone", "age", "code", "codes", "place", "start", "end", "range", "new_level", "test")
)


def _comes_to_others(reader: Reader, line: Line, scan: Scan, his: str) -> bool:
    """Note a sentence of prose on what a source did, where those after it tell whom he met: "F1 Lê Ba ghé nhà ...".

    Its day is the one on which they met him.
    """
    (named,) = (mark for mark in scan.of("name") if mark.extra == "person")
    lines, at = reader.ahead
    after = [each for each in lines[at:] if each.number == line.number]
    became = any(mark.kind == "new_level" and mark.value == his for mark in scan.marks)
    told_of_others = became and after[-1:] and after[-1].body.endswith(":")
    if any(mark.kind in _OF_LISTED and not (became and mark.kind == "new_level") for mark in scan.marks):
        return False
    if not told_of_others and _COMES.match(scan.folded, named.end) is None:
        return False
    if not any(f"f{int(his[1]) + 1}" in each.folded for each in after):
        return False
    days = {mark.value for mark in scan.marks if mark.kind in ("contact", "bare_day") and mark.value}
    houses = [mark.end for mark in scan.of("name") if mark.extra == "household"]
    homes = [mark.value.hamlet for mark in scan.of("hamlet") if any(0 <= mark.start - end <= 3 for end in houses)]
    scan.marks = [replace(mark, extra="source") if mark is named else mark for mark in scan.marks]
    reader.gathering.take_sources(scan)
    reader.passing.take(scan)
    reader.close_entry()
    told: dict[str, Any] = {"source": named.value.full_name} | ({"contact_date": days.pop()} if len(days) == 1 else {})
    told |= {"hamlet": homes[0]} if len(homes) == 1 and homes[0] else {}
    reader.leading = line.number, told
    if told_of_others:
        reader.context.enter(said_of(told))  # the next sentence heads the list
    reader.note(line, "title")
    return True


def _level_of(scan: Scan, levels: Sequence[Mark], named: Mark, theirs: Mark) -> str | None:
    """The level of the one named: before his name, or behind it."""
    before = next((mark for mark in levels if 0 <= named.value.lead - mark.end <= 2), None)
    behind = [mark for mark in levels if mark is not theirs and _OF_HIM.fullmatch(scan.folded, named.end, mark.start)]
    own = behind[-1:] or ([before] if before is not None else [])
    return str(own[0].value) if own else None
