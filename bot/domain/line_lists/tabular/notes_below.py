"""Rows of one cell that each stand under a person's row and tell more of him."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.line_lists.entries.merging import level_of
from bot.domain.line_lists.model import Cell
from bot.domain.line_lists.tabular.cells import text_of

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_LEAST = 2  # people who have such a row


def have_notes_below(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether every row of a person is followed by a row of one cell, and none of those stands over the first."""
    counts = [count for row in rows if (count := sum(1 for cell in row if text_of(cell)))]
    people = [at for at, count in enumerate(counts) if count > 2]
    notes = [at for at, count in enumerate(counts) if count == 1]
    return len(people) >= _LEAST and people[0] == 0 and {at + 1 for at in people} <= set(notes)


def take_note(reader: Reader, number: int, texts: Sequence[str]) -> bool:
    """Add what such a row says to the person above it."""
    filled = [text for text in texts if text]
    if not reader.noted or reader.columns is None or len(filled) != 1 or not reader.section:
        return False
    person = reader.section[-1]
    if person.draft.line != number - 1 or person.draft.sheet != reader.sheet:
        return False
    row = reader.columns.note(filled[0], level_of(person))
    for name, value in row.said.items():
        if value is not None and person.draft.said.get(name) is None:
            person.draft.said[name] = value
    person.draft.questions += row.questions
    reader.reference(number)
    return True
