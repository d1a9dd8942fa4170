"""What a whole message or file says, once every line of it was read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.line_lists.above.numbered_levels import fill_by_number
from bot.domain.line_lists.above.subject import fill_levels
from bot.domain.line_lists.entries.mentions import apply_mentions
from bot.domain.line_lists.entries.merging import finish
from bot.domain.line_lists.entries.upstream import fill_sources
from bot.domain.line_lists.mending.corrections import put_right_late
from bot.domain.line_lists.model import Carry, Person, Reading, ReadLine, Reason

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_OF_COUNTS = ("statistics", "total", "signature")
_RANK = {"unread": 0, "person": 1, "heading": 2, "note": 3}


def result_of(reader: Reader) -> Reading:
    """The reading of everything that a reader has read."""
    put_right_late(reader)
    apply_mentions(reader.mentions, reader.gathering.people)
    counts = {each.line for each in reader.lines if each.what in _OF_COUNTS}
    fill_by_number(reader.gathering.people, reader.ahead[0])
    fill_levels(reader.gathering.people, [each for each in reader.ahead[0] if each.number not in counts])
    if reader.columns is None:  # an empty cell of a column says that nobody knows
        fill_sources(reader.gathering.people, reader.ahead[0])
    people = tuple(finish(each) for each in reader.gathering.people)
    told = sum(1 for each in people if each.birth_year or each.phone or each.source or each.quarantine_start)
    nameless = any(each.reason is Reason.NO_NAME for each in reader.unread)
    aimless = any(each.reason is Reason.NOBODY_TO_CORRECT for each in reader.unread)
    changed = any(_is_change(person) for person in people)
    levelled = any(person.level for person in people)
    met = any(str(each.source).startswith("BN") and each.contact_date and each.birth_year for each in people)
    is_list = levelled or changed or met or aimless or (reader.listing and bool(people or nameless)) or told >= 2
    kinds: dict[tuple[str | None, int], ReadLine] = {}
    parts = [
        replace(each, line=other)
        for each in reader.lines
        if reader.together
        for other in reader.together.get(each.line, ())
    ]
    for each in [*reader.lines, *parts]:
        kept = kinds.get((each.sheet, each.line))
        if kept is None or _RANK[each.kind] < _RANK[kept.kind]:
            kinds[(each.sheet, each.line)] = each
    lines = tuple(kinds.values()) if reader.sheet else tuple(sorted(kinds.values(), key=lambda each: each.line))
    columns = reader.columns.kinds if reader.columns is not None and reader.separator else ()
    carry = Carry(tuple(reader.context.frames), reader.separator, columns, reader.day)
    if is_list:
        return Reading(people, tuple(reader.unread), lines, True, carry)
    chatter = tuple(each if each.kind == "note" else replace(each, kind="note", what="chatter") for each in lines)
    return Reading(lines=chatter, carry=carry)


def _is_change(person: Person) -> bool:
    """Whether a message of one person without a level is a change to a list; "sửa lại" alone may be anything."""
    if person.change == "corrected":
        told = (person.birth_year, person.phone, person.hamlet, person.source, person.contact_date)
        return any(told) or person.quarantine_start is not None or person.quarantine_end is not None
    return person.change is not None
