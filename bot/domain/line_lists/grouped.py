"""Columns to the left of the people's numbers and names that are filled in the first row of each group only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.domain.line_lists.cells import is_tick, text_of
from bot.domain.line_lists.columns import match_header
from bot.domain.line_lists.model import Cell, Table

HEAD = 40  # rows within which the headings stand
_LEAST = 3  # cells of somebody's own
_GROUPS = ("hamlet", "source", "case_code", "level", "place", "contact", "start", "end")


def filled_down(table: Table) -> Table:
    """The table with what is said of a group in each of its rows, as where cells are merged."""
    for index, row in enumerate(islice(table.rows, HEAD)):
        kinds = match_header([text_of(cell) for cell in row])
        if kinds is not None:
            columns = _columns(kinds)
            return _filled(table, index + 1, columns, kinds.index("name")) if columns else table
    return table


def _columns(kinds: Sequence[str]) -> list[int]:
    """The columns of groups: before the numbers, or before the names where nobody is numbered."""
    first = min(kinds.index(kind) for kind in ("index", "name") if kind in kinds)
    return [at for at in range(first) if kinds[at] in _GROUPS or kinds[at].startswith("ticked_F")]


def _filled(table: Table, start: int, columns: Sequence[int], name: int) -> Table:
    """Carry each value down to the rows of people under it, if the first of them has one."""
    latest: dict[int, Cell] = {}
    rows = list(table.rows)
    for index in range(start, len(rows)):
        row = list(rows[index])
        filled = sum(1 for at, cell in enumerate(row) if at not in columns and text_of(cell))
        if filled < _LEAST or len(row) <= name or not text_of(row[name]):
            if filled:
                latest.clear()  # another section, or who signed
            continue
        for at in columns:
            text = text_of(row[at])
            if is_tick(text):
                latest.pop(at, None)
            elif text:
                latest[at] = row[at]
            elif at in latest:
                row[at] = latest[at]  # as where the cells are merged
        rows[index] = tuple(row)
    return replace(table, rows=tuple(rows))
