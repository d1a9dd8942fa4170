"""Reading a message or a text file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.folding import fold
from bot.domain.hamlets import Hamlet, finder
from bot.domain.line_lists.above.context import Context
from bot.domain.line_lists.model import Carry, Progress, Reading
from bot.domain.line_lists.outcome import result_of
from bot.domain.line_lists.reader import Reader
from bot.domain.line_lists.tabular.rows import RowReader
from bot.domain.line_lists.writing.abbreviations import with_initials
from bot.domain.line_lists.writing.called_parts import with_parts
from bot.domain.line_lists.writing.lines import split_lines
from bot.domain.line_lists.writing.rhythm import with_details


def read_text(
    text: str, *, on: date, hamlets: Sequence[Hamlet], carry: Carry | None = None, on_progress: Progress | None = None
) -> Reading:
    """Read a message. `on` is its day; `carry` is what the message before it from the same sender left open.

    `on_progress` is called now and then with the lines read and the lines there are.
    """
    context = Context(frames=list(carry.frames) if carry else [], fresh=False)
    reader = Reader(
        on=on, finder=finder(with_initials(text, hamlets)), context=context, day=carry.day if carry else None
    )
    if carry is not None:
        reader.listing = bool(carry.frames or carry.columns)
        reader.separator = carry.separator
        reader.columns = RowReader(carry.columns, reader.today, reader.finder) if carry.columns else None
    places = [fold(hamlet.name) for hamlet in hamlets]
    lines = with_parts(split_lines(text, on=on, places=places), places)
    reader.read(with_details(lines, reader.finder), on_progress)
    return result_of(reader)
