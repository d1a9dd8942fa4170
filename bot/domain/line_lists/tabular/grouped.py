"""Columns to the left of the people's numbers and names that are filled in the first row of each group only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.tabular.cells import is_tick, text_of
from bot.domain.line_lists.tabular.columns import match_header

HEAD = 40  # rows within which the headings stand
_HOUSE = ("hamlet", "address", "source")
_BESIDE_NUMBERS = ("hamlet", "source")  # that stand between the numbers of people and their names
_LEAST = 3  # cells of somebody's own
_LEAST_IN_HOUSE = 2
_GROUPS = ("hamlet", "source", "case_code", "level", "place", "contact", "start", "end")


def filled_down(table: Table) -> Table:
    """The table with what is said of a group in each of its rows, as where cells are merged."""
    for index, row in enumerate(islice(table.rows, HEAD)):
        kinds = match_header([text_of(cell) for cell in row])
        if kinds is not None:
            columns = _columns(kinds)
            return _filled(table, index + 1, columns, kinds) if columns else table
    return table


def _columns(kinds: Sequence[str]) -> list[int]:
    """The columns of groups: before the numbers, or before the names where nobody is numbered.

    Under a household that is named once, where it lives and whom they met stands once too.
    """
    first = min(kinds.index(kind) for kind in ("index", "name") if kind in kinds)
    columns = [at for at in range(first) if kinds[at] in _GROUPS or kinds[at].startswith("ticked_F")]
    columns += [at for at in range(first, kinds.index("name")) if kinds[at] in _BESIDE_NUMBERS]
    if "household" in kinds[: kinds.index("name")]:
        household = kinds.index("household")
        said = [at for at, kind in enumerate(kinds) if kind in _HOUSE or kind.startswith("ticked_F")]
        columns += [at for at in [household, *said] if at not in columns]
    return columns


def _filled(table: Table, start: int, columns: Sequence[int], kinds: Sequence[str]) -> Table:
    """Carry each value down to the rows of people under it, if the first of them has one."""
    latest: dict[int, Cell] = {}
    rows = list(table.rows)
    name = kinds.index("name")
    household = next((at for at in columns if kinds[at] == "household"), None)
    least = _LEAST if household is None else _LEAST_IN_HOUSE
    for index in range(start, len(rows)):
        row = list(rows[index])
        filled = sum(1 for at, cell in enumerate(row) if at not in columns and text_of(cell))
        if filled < least or len(row) <= name or not text_of(row[name]):
            if filled:
                latest.clear()  # another section, or who signed
            continue
        row += [None] * (1 + max(columns) - len(row))  # a row may end before the last column
        if household is not None and text_of(row[household]) not in ("", text_of(latest.get(household))):
            latest.clear()
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
