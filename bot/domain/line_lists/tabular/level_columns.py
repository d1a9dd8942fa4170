"""Names under "F0 | F1 | F2": a column for each level, and whoever stands last in the one before is the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import clean, fold
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.naming.names import find_names
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import column_kind, match_header, match_nameless

HEAD = 40  # rows that are looked at
_LEVEL = re.compile(r"(?:ca |nguoi |doi tuong |cac )?f\s?([0-3])")
_CODE = re.compile(r"(?:b\.?n|ca)\s?[:.]?\s?\d{3,7}")
_CHAIN = ("Họ và tên", "Diện", "Nguồn")

Row = Sequence[Cell]


def chained(table: Table, index: int) -> list[Table]:
    """The parts of a table under such headings in this row; nothing where there are none."""
    texts = ["" if column_kind(text) == "index" else text for text in map(text_of, table.rows[index])]
    levels = [text if _LEVEL.fullmatch(fold(text)) else "" for text in texts]
    rows = table.rows[index + 1 : index + HEAD]
    if sum(map(bool, levels)) > 1 and _is_chain(rows, levels):
        if levels == texts:
            return [table.part(0, index), _chain(table, index, levels)]
        if _in_turn(rows, levels):
            return [table.part(0, index), _with_details(table, index, levels)]
    return []


def _in_turn(rows: Sequence[Row], levels: Sequence[str]) -> bool:
    """Whether each row names somebody in one column only, and some in each of two."""
    filled = [
        tuple(at for at, level in enumerate(levels) if level and at < len(row) and text_of(row[at])) for row in rows
    ]
    named = [at for at in filled if at]
    return len(set(named)) > 1 and all(len(at) == 1 for at in named)


def _with_details(table: Table, header: int, levels: Sequence[str]) -> Table:
    """A row for each person, with what the other columns say of him."""
    heads = table.rows[header]
    others = [at for at in range(len(heads)) if not (at < len(levels) and levels[at])]
    latest: dict[str, str] = {}
    rows: list[tuple[Cell, ...]] = [(*(heads[at] for at in others), *_CHAIN)]
    for row in table.rows[header + 1 :]:
        beside = [row[at] if at < len(row) else None for at in others]
        at = next((at for at, level in enumerate(levels) if level and at < len(row) and text_of(row[at])), None)
        if at is None:
            rows.append(tuple(row) if len([cell for cell in beside if text_of(cell)]) < 3 else (*beside, None))
            continue
        level = fold(levels[at])[-1]
        latest[level] = text_of(row[at])
        rows.append((*beside, latest[level], f"F{level}", latest.get(str(int(level) - 1))))
    return Table(table.name, tuple(rows), table.first_row, table.numbered()[header:])


def _is_chain(rows: Sequence[Row], levels: Sequence[str]) -> bool:
    """Whether names stand right under the levels, without headings of their own between."""
    under = [text_of(cell) for cell in rows[0]] if rows else []
    return match_header(under) is None and match_nameless(under) is None and names_under(rows, levels)


def names_under(rows: Sequence[Row], headings: Sequence[str]) -> bool:
    at = [index for index, text in enumerate(headings) if text]
    cells = [text_of(row[index]) for row in rows[:HEAD] for index in at if index < len(row)]
    filled = [text for text in cells if text]
    return sum(map(is_name, filled)) >= max(1, len(filled) / 2)


def is_name(text: str) -> bool:
    return bool(text) and any(name.lead == 0 for name in find_names(Scan(clean(text)), slots=frozenset({0})))


def _chain(table: Table, header: int, headings: Sequence[str]) -> Table:
    """A row for each person under "F0 | F1 | F2", with whoever stands last in the column before as his source."""
    levels = {at: fold(text)[-1] for at, text in enumerate(headings) if text}
    latest: dict[str, str] = {}
    rows: list[tuple[Cell, ...]] = [_CHAIN]
    known = table.numbered()
    numbers = [known[header]]
    for index, row in zip(known[header + 1 :], table.rows[header + 1 :], strict=True):
        for at, level in sorted(levels.items()):
            text = text_of(row[at]) if at < len(row) else ""
            if not text:
                continue
            latest[level] = text
            if level != "0" or not _CODE.fullmatch(fold(text)):
                rows.append((text, f"F{level}", latest.get(str(int(level) - 1))))
                numbers.append(index)
        others = [text for at, text in enumerate(map(text_of, row)) if at not in levels and not text.isdecimal()]
        if any(others) or not any(text_of(cell) for cell in row):
            rows.append((" ".join(filter(None, others)),))
            numbers.append(index)
    return Table(table.name, tuple(rows), numbers[0], tuple(numbers))
