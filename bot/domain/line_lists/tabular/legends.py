"""Legends of a table: "A - Khu cách ly tập trung; B - Cách ly tại nhà", and the letters in its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.tabular.cells import text_of

_PAIR = re.compile(
    r"(?:^|[;,.\n:]|(?<=\s)và)\s*[\"'(]*(?P<code>[A-ZĐ]{1,4}\d?|\d|[*]{1,3})[\"')]*\s*(?::|=|->|–|-|\blà\b)\s*"
    r"(?P<meaning>[^\W\d_][^;,\n.:=]{2,60})"
)
_TRIED = 5  # rows that may be a legend
_WIDEST = 6  # cells of a legend, blank ones among them
_MOST = 0.8  # of the cells of a column


def with_meanings(table: Table) -> Table:
    """The table with what each letter means in its place, where a row under it, or over it, explains them."""
    tried = 0
    for index, row in enumerate(table.rows):
        if len(row) - row.count(None) - row.count("") > _WIDEST:
            continue
        filled = [text for cell in row if (text := text_of(cell))]
        if not 0 < len(filled) < 4:
            continue
        meanings = {found["code"]: found["meaning"].strip() for found in _PAIR.finditer(" ".join(filled))}
        tried += len(meanings) > 1
        columns = _columns(table.rows, meanings) if len(meanings) > 1 and tried <= _TRIED else []
        if columns:
            return _explained(table, index, meanings, columns)
    return table


def _columns(rows: Sequence[Sequence[Cell]], meanings: Mapping[str, str]) -> list[int]:
    """The columns, behind the first, that hold hardly anything but such letters."""
    found = []
    for at in range(1, max(map(len, rows))):
        texts = [text for row in rows if at < len(row) and (text := text_of(row[at]))]
        coded = sum(_code(text) in meanings for text in texts)
        if coded and coded >= _MOST * (len(texts) - 1):  # its heading is none
            found.append(at)
    return found


def _code(text: str) -> str:
    return text.strip("() ")


def _explained(table: Table, legend: int, meanings: Mapping[str, str], columns: Sequence[int]) -> Table:
    """The table without the legend."""
    numbers = table.numbered()
    rows = [
        tuple(meanings.get(_code(text_of(cell)), cell) if at in columns else cell for at, cell in enumerate(row))
        for row in table.rows
    ]
    del rows[legend]
    return replace(
        table,
        rows=tuple(rows),
        numbers=(*numbers[:legend], *numbers[legend + 1 :]),
        also=(*table.also, numbers[legend]),
    )
