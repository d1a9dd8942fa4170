"""Tables in a message or a sheet: where their columns are named, and their rows one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.domain.folding import fold_aligned
from bot.domain.line_lists import notes
from bot.domain.line_lists.cells import is_error
from bot.domain.line_lists.columns import join_headers, pasted_header, split_cells
from bot.domain.line_lists.guessed import SEEN, guess
from bot.domain.line_lists.lines import Line
from bot.domain.line_lists.model import Cell, ReadLine, Reason, Unread
from bot.domain.line_lists.rows import Row, RowReader
from bot.domain.line_lists.under_headings import reader_under

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_TELLING = ("birth_year", "phone", "source", "contact_date", "quarantine_start", "quarantine_end", "case_code")


def tabular(reader: Reader, line: Line) -> bool:
    """Whether a line is the heading of a pasted table, or a row under it; if so, it is read as such."""
    if reader.columns is None or not reader.separator or notes.is_header(line.folded):
        return _begin_table(reader, line)
    cells = split_cells(line.plain, reader.separator)
    if reader.header_row is not None:
        joined = join_headers(reader.header_row, cells) if len(cells) > 1 else None
        reader.header_row = None
        if joined is not None:
            reader.columns = RowReader(joined, reader.today, reader.finder)
            reader.note(line, "columns")
            return True
    wide = len(reader.columns.kinds)
    enough = len(cells) == wide if reader.separator in (",", "  ") else len(cells) >= max(2, wide // 2)
    if not enough or line.stamped:
        return False
    if all(not re.search(r"\w", cell) for cell in cells):
        reader.note(line, "ornament")
        return True
    return read_row(reader, line.number, line.raw, cells, cells)


def _begin_table(reader: Reader, line: Line) -> bool:
    found = pasted_header(line.plain)
    if found is None:
        return reader.columns is None and _begin_rows(reader, line)
    reader.close_entry()
    reader.separator, reader.header_row, kinds = found
    below = _cells_from(reader, reader.ahead[1], reader.separator)
    reader.columns = reader_under(kinds, reader.header_row, below, on=reader.today, finder=reader.finder)
    reader.listing = True
    reader.note(line, "columns")
    return True


def _begin_rows(reader: Reader, line: Line) -> bool:
    """Whether rows of as many cells begin here, whose columns hold the same things though no heading says so."""
    separator = next((mark for mark in ("\t", "|", ";") if line.plain.count(mark) >= 3), "")
    if not separator or line.stamped or reader.ahead[1] <= reader.unlike or notes.is_header(line.folded):
        return False
    rows = _cells_from(reader, reader.ahead[1] - 1, separator)
    width = len(rows[0])
    rows = list(takewhile(lambda row: abs(len(row) - width) <= 1, rows))
    kinds = guess(rows, on=reader.today, finder=reader.finder) if len(rows) > 1 else None
    if kinds is None:
        reader.unlike = reader.ahead[1] - 1 + len(rows)
        return False
    reader.close_entry()
    reader.separator, reader.columns, reader.listing = separator, RowReader(kinds, reader.today, reader.finder), True
    return tabular(reader, line)


def _cells_from(reader: Reader, at: int, separator: str) -> list[list[str]]:
    lines, _ = reader.ahead
    return [split_cells(each.plain, separator) for each in lines[at : at + SEEN]]


def read_row(reader: Reader, number: int, raw: str, cells: Sequence[Cell], texts: Sequence[str]) -> bool:
    """Read a row under the headings of a table; False if it names nobody and may be a title or a note."""
    assert reader.columns is not None
    heard = reader.context.said()
    row = reader.columns.read(cells, texts, level=heard.get("level"))
    telling = ("birth_year", "phone") if reader.signing else _TELLING
    details = [name for name in telling if row.said.get(name) is not None]
    filled = len(texts) - texts.count("")
    draft = row.draft(number)
    if draft is None or filled == 1 or (reader.signing and row.index is None and not details):
        return _row_without_name(reader, number, raw, texts, row, details)
    reader.close_entry()
    reader.signing = False
    draft.sheet = reader.sheet
    reader.section.append(reader.gathering.add(draft, heard))
    reader.context.listed()
    reader.lines.append(ReadLine(number, "person", sheet=reader.sheet))
    return True


def _row_without_name(
    reader: Reader, number: int, raw: str, texts: Sequence[str], row: Row, details: list[str]
) -> bool:
    if any(is_error(text) for text in texts) and (row.index is not None or details):
        reason = Reason.FORMULA_ERROR
    elif details and (row.index is not None or len(details) > 1) and not notes.note_kind(fold_aligned(raw)):
        reason = Reason.NO_NAME
    elif row.index is not None and len(texts) - texts.count("") == 1:
        reader.lines.append(ReadLine(number, "note", "empty row", sheet=reader.sheet))
        return True
    else:
        return False
    reader.unread.append(Unread(number, raw, reason, reader.sheet))
    reader.lines.append(ReadLine(number, "unread", sheet=reader.sheet))
    return True
