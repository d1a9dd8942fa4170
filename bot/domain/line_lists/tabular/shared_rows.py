"""Rows in which several people share the cells, each in a line of his own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.domain.folding import clean
from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.naming.plain_names import plain_name
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import match_header

HEAD = 40  # rows within which the headings stand


def one_in_a_row(table: Table) -> Table:
    """The table with a row for each of several people whose names stand under one another in a cell."""
    for index, row in enumerate(islice(table.rows, HEAD)):
        kinds = match_header([text_of(cell) for cell in row])
        if kinds is not None:
            return _parted(table, index + 1, kinds.index("name"))
    return table


def _parted(table: Table, start: int, name: int) -> Table:
    shared = {at for at, row in enumerate(table.rows) if at >= start and len(_names(row, name)) > 1}
    if not shared:
        return table
    rows: list[tuple[Cell, ...]] = []
    numbers: list[int] = []
    for at, (number, row) in enumerate(zip(table.numbered(), table.rows, strict=True)):
        each = list(_each(row, len(_names(row, name)))) if at in shared else [tuple(row)]
        rows += each
        numbers += [number] * len(each)
    return replace(table, rows=tuple(rows), numbers=tuple(numbers))


def _names(row: Sequence[Cell], name: int) -> list[str]:
    """The names in the lines of a cell, where numbers of each stand in another; a long name may be in two lines."""
    cell = row[name] if name < len(row) else None
    if not isinstance(cell, str) or "\n" not in cell:
        return []
    lines = _lines(cell)
    told = any(len(numbers) == len(lines) for each in row if (numbers := _numbers(each)))
    return lines if told and all(map(plain_name, lines)) else []


def _numbers(cell: Cell) -> list[str]:
    lines = _lines(cell) if isinstance(cell, str) and "\n" in cell else []
    return lines if all(any(map(str.isdigit, line)) for line in lines) else []


def _lines(cell: str) -> list[str]:
    return [line.strip(" -+•") for line in clean(cell).splitlines() if line.strip()]


def _each(row: Sequence[Cell], people: int) -> Iterator[tuple[Cell, ...]]:
    """The row of each: his lines of the cells that have one for everybody, and the others whole."""
    parted = [_lines(cell) if isinstance(cell, str) and "\n" in cell else [] for cell in row]
    for at in range(people):
        yield tuple(lines[at] if len(lines) == people else cell for cell, lines in zip(row, parted, strict=True))
