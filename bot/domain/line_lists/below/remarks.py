"""Remarks on people listed above, whoever is meant: a section, a number, a given name, a level, or all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.line_lists.above.headings import heads_those
from bot.domain.line_lists.above.titles import list_follows
from bot.domain.line_lists.below import bracketed, form_lines, house_lines, sayings, sections, shares, trailing
from bot.domain.line_lists.below.closing_levels import close_by_level, close_levels_together
from bot.domain.line_lists.below.closing_places import close_by_place
from bot.domain.line_lists.entries import spoken_of, upstream
from bot.domain.line_lists.entries.phone_owners import disown_phones, tell_by_names, tell_in_turn
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.mending import references
from bot.domain.line_lists.unlisted import chats
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_OF_THOSE_ABOVE = re.compile(
    r"(?<![a-z])(?:tren|tat ca|toan bo|deu|ca (?:hai|ba|bon|nam|sau|\d+)|nhung nguoi nay|cac truong hop nay)(?![a-z])"
)


def heads_rows(reader: Reader, line: Line) -> bool:
    """Whether a line can only speak of the rows of a table under it."""
    people = reader.gathering.people
    if reader.sheet is not None and people and people[-1].draft.sheet != reader.sheet:
        return reader.over_rows or reader.over_headings  # those above are listed in another sheet
    return reader.over_rows and _OF_THOSE_ABOVE.search(line.folded) is None


def _begins_section(reader: Reader, line: Line) -> bool:
    """Whether a line is the next heading of its kind, with people under it."""
    return reader.sections.begins_next(line) and list_follows(reader)


def take_remark(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply a remark to those it speaks of, if the line is one."""
    if heads_rows(reader, line) or _begins_section(reader, line) or heads_those(reader, line):
        return False
    if form_lines.goes_on(reader, line) or chats.is_told_when_asked(reader, line, scan):
        return True
    in_turn = tell_in_turn(reader, line, scan) or tell_by_names(reader, line, scan)
    taken = (
        upstream.name_case(reader, line, scan)
        or sections.tell_common(reader, line, scan)
        or house_lines.tell_house(reader, line, scan)
        or bracketed.tell_above(reader, line, scan)
        or disown_phones(reader, line)
        or shares.share(reader, line, scan)
        or sections.refer(reader, line, scan)
        or sections.refer_by_title(reader, line, scan)
        or references.refer(reader, line, scan)
        or close_levels_together(reader, line, scan)
        or close_by_level(reader, line, scan)
        or close_by_place(reader, line, scan)
        or sayings.close(reader, line, scan)
        or spoken_of.tells_more(reader, line, scan)
    )
    if in_turn and not taken:
        reader.closing(line)
    return taken or in_turn


def trails(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply a line after a section to its people, if it can be nothing else."""
    if heads_rows(reader, line) or _begins_section(reader, line):
        return False
    return trailing.trail(reader, line, scan)
