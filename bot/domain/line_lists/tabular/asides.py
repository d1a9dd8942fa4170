"""Notes that stand beside a table, in a column of their own behind an empty one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import column_kind, match_header

HEAD = 40  # rows within which the headings stand
_LONG = 16  # characters: shorter ones are cells
_LONGEST = 30  # of a heading that has a column of its own behind an empty one
_ENDS = (".", "!", ")")


def without_asides(table: Table) -> Table:
    """The table with the notes beside it as rows under it."""
    for index, row in enumerate(islice(table.rows, HEAD)):
        texts = [text_of(cell) for cell in row]
        if match_header(texts) is not None:
            at = _begins(tuple(islice(table.rows, index, None)), texts)
            return _moved(table, index, at) if at is not None else table
    return table


def _begins(rows: Sequence[Sequence[Cell]], heads: Sequence[str]) -> int | None:
    """The column in which notes stand, behind at least one that is empty."""
    width = max(map(len, rows))
    known = [at for at, text in enumerate(heads) if column_kind(text) is not None and len(text) <= _LONGEST]
    last = max(known, default=width)  # under headings as long as sentences nothing stands aside
    filled = [at for at in range(last + 1, width) if any(_text(row, at) for row in rows)]
    if len(filled) != 1 or filled[0] < last + 2:
        return None
    notes = [text for row in rows if (text := _text(row, filled[0]))]
    return filled[0] if all(len(text) >= _LONG and not text.isdecimal() for text in notes) else None


def _text(row: Sequence[Cell], at: int) -> str:
    return text_of(row[at]) if at < len(row) else ""


def _moved(table: Table, header: int, at: int) -> Table:
    """The table without the column, and under it what stood there, with the lines of one sentence in one."""
    notes: list[tuple[int, str]] = []
    for number, row in zip(table.numbered()[header:], table.rows[header:], strict=True):
        text = _text(row, at)
        goes_on = notes and text and (text[0].islower() or not notes[-1][1].endswith(_ENDS)) and ":" not in text[:30]
        if goes_on:
            notes[-1] = notes[-1][0], f"{notes[-1][1]} {text}"
        elif text:
            notes.append((number, text))
    rows = (*table.rows[:header], *(row[:at] for row in table.rows[header:]), *((text,) for _, text in notes))
    return replace(table, rows=rows, numbers=(*table.numbered(), *(number for number, _ in notes)))
