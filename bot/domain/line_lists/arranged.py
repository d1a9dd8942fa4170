"""Sheets arranged otherwise than with one person in a row: lists side by side, people in columns, chains of levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.domain.folding import clean, fold
from bot.domain.line_lists.cells import text_of
from bot.domain.line_lists.columns import column_kind, match_header
from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.names import find_names
from bot.domain.line_lists.scan import Scan

HEAD = 40  # rows within which such an arrangement begins
_LEVEL = re.compile(r"(?:ca |nguoi |doi tuong |cac )?f\s?([0-3])")
_CODE = re.compile(r"(?:b\.?n|ca)\s?[:.]?\s?\d{3,7}")
_CHAIN = ("Họ và tên", "Diện", "Nguồn")

Row = Sequence[Cell]


def arranged(table: Table) -> list[tuple[Table, ...]]:
    """The table as lists that have one person in a row; the parts of each list stand under the same titles."""
    for index, row in enumerate(islice(table.rows, HEAD)):
        texts = [text_of(cell) for cell in row]
        filled = [text for text in texts if text]
        if len(filled) < 2:
            continue
        cut = _second_list(texts)
        if cut:
            return [(part,) for part in _apart(table, index, cut)]
        if all(_LEVEL.fullmatch(fold(text)) for text in filled) and _names_under(table.rows[index + 1 :], texts):
            return [(_part(table, 0, index), _chain(table, index, texts))]
        if len(filled) > 2 and column_kind(texts[0]) == "name" and _is_turned(table.rows[index:]):
            return [tuple(_turned(table, index))]
    return [(table,)]


def _second_list(texts: Sequence[str]) -> int:
    """Where in a row of headings a second list begins beside the first; 0 where there is none."""
    kinds = [column_kind(text) if text and len(text) <= 90 else None for text in texts]
    begins = [at for at, kind in enumerate(kinds) if kind == "index"]
    if len(begins) != 2 or kinds.count("name") < 2:
        return 0
    parts = texts[: begins[1]], texts[begins[1] :]
    return begins[1] if all(match_header(part) is not None for part in parts) else 0


def _part(table: Table, start: int, end: int) -> Table:
    return Table(table.name, table.rows[start:end], table.first_row + start)


def _apart(table: Table, header: int, cut: int) -> Iterator[Table]:
    """Both lists, each under the titles over it; a title over the whole sheet is said of both."""
    left = tuple(tuple(row[:cut]) for row in table.rows)
    right = tuple(
        tuple(row[cut:]) if index >= header or any(text_of(cell) for cell in row[cut:]) else tuple(row[:cut])
        for index, row in enumerate(table.rows)
    )
    yield Table(table.name, left, table.first_row)
    yield Table(table.name, right, table.first_row)


def _names_under(rows: Sequence[Row], headings: Sequence[str]) -> bool:
    at = [index for index, text in enumerate(headings) if text]
    cells = [text_of(row[index]) for row in rows[:HEAD] for index in at if index < len(row)]
    return any(_is_name(text) for text in cells)


def _is_name(text: str) -> bool:
    return bool(text) and any(name.lead == 0 for name in find_names(Scan(clean(text)), slots=frozenset({0})))


def _chain(table: Table, header: int, headings: Sequence[str]) -> Table:
    """A row for each person under "F0 | F1 | F2", with whoever stands last in the column before as his source."""
    levels = {at: fold(text)[-1] for at, text in enumerate(headings) if text}
    latest: dict[str, str] = {}
    rows: list[tuple[Cell, ...]] = [_CHAIN]
    numbers = [table.first_row + header]
    for index, row in enumerate(table.rows[header + 1 :], start=table.first_row + header + 1):
        for at, level in sorted(levels.items()):
            text = text_of(row[at]) if at < len(row) else ""
            if not text:
                continue
            latest[level] = text
            if level != "0" or not _CODE.fullmatch(fold(text)):
                rows.append((text, f"F{level}", latest.get(str(int(level) - 1))))
                numbers.append(index)
        others = [text_of(cell) for at, cell in enumerate(row) if at not in levels]
        if any(others) or not any(text_of(cell) for cell in row):
            rows.append((" ".join(filter(None, others)),))
            numbers.append(index)
    return Table(table.name, tuple(rows), numbers[0], tuple(numbers))


def _is_turned(rows: Sequence[Row]) -> bool:
    """Whether the headings stand below one another in the first column, and people beside one another."""
    heads = [column_kind(text_of(row[0])) if row else None for row in rows[:4]]
    named = [text_of(cell) for cell in rows[0][1:] if text_of(cell)]
    return len(heads) >= 3 and None not in heads[:3] and len(named) > 1 and all(map(_is_name, named))


def _turned(table: Table, start: int) -> Iterator[Table]:
    """The rows before, the people one in a row, and the rows after."""
    end = start
    while end < len(table.rows) and column_kind(text_of(table.rows[end][0]) if table.rows[end] else "") is not None:
        end += 1
    block = table.rows[start:end]
    width = max(map(len, block))
    columns = [tuple(row[at] if at < len(row) else None for row in block) for at in range(width)]
    yield _part(table, 0, start)
    first = table.first_row + start
    yield Table(table.name, tuple(columns), first, (first,) * len(columns), tuple(range(first, first + len(block))))
    yield _part(table, end, len(table.rows))
