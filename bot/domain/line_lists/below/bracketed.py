"""Brackets under people that tell of those above them: "(F2, thôn Hòa Bình, từ 10/6 đến 24/6)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.line_lists.below.closing_levels import told_of_many
from bot.domain.line_lists.entries.merging import fill, level_of
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_BRACKETED = re.compile(r"[(\[][^()\[\]]+[)\]]\W*")
_OF_ONE = frozenset(("birth", "phone", "age"))


_LEVEL = re.compile(r"[(\[]\W*(?:(?:deu |cung |la |dien |ca [a-z0-9]+ ){1,3})?f\s?[0-3](?!\d)")


def tells_level(line: Line | None) -> bool:
    """Whether a line in brackets begins with the level of those above it."""
    return line is not None and not line.marker and _LEVEL.match(line.folded) is not None


def tell_above(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply a line in brackets to those above whose level nobody told before."""
    if reader.entry is None or line.gap or line.stamped or line.marker or not _BRACKETED.fullmatch(line.body):
        return False
    marks = without_source_levels(scan)
    levels = {mark.value for mark in marks if mark.kind == "level"}
    if len(levels) != 1 or any(mark.kind in _OF_ONE for mark in marks):
        return False
    if reader.context.said().get("level") or any(map(level_of, reader.section)):
        return False
    known = reader.scan(reader.entry.lines[0], reader.entry.text())
    if any(mark.kind == "level" for mark in without_source_levels(known)):
        return False
    hamlets = {mark.value.hamlet for mark in marks if mark.kind == "hamlet" and mark.value.hamlet}
    said = told_of_many(marks, scan, on=reader.today) | ({"hamlet": hamlets.pop()} if len(hamlets) == 1 else {})
    reader.close_entry()
    fill([each for each in reader.gathering.people if level_of(each) is None], said)
    reader.listing = True
    reader.closing(line)
    reader.section = []
    return True
