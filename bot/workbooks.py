"""Workbooks that the bot hands out: bold headings, columns wide enough to read, amounts as numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 40  # characters
THOUSANDS = "#,##0"
FRACTIONS = "#,##0.###"
HEADINGS_IN = 3  # the row

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what stands above it, its headings and its rows."""

    name: str
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write(title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], *, sheet: str) -> bytes:
    """A workbook of one sheet with a title, headings and rows."""
    return write_sheets([Sheet(sheet, title, headings, rows)])


def write_sheets(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of these sheets; a text stays a text, whatever it begins with."""
    workbook = Workbook()
    first = workbook.active
    assert isinstance(first, Worksheet)
    workbook.remove(first)
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    _put(page, 1, [sheet.title])
    _put(page, HEADINGS_IN, sheet.headings)
    for number, row in enumerate(sheet.rows, HEADINGS_IN + 1):
        _put(page, number, row)
    for cell in (page["A1"], *page[HEADINGS_IN]):
        cell.font = Font(bold=True)
    for column, heading in enumerate(sheet.headings, 1):
        longest = max([len(heading), *(len(str(row[column - 1] or "")) for row in sheet.rows)])
        page.column_dimensions[get_column_letter(column)].width = min(longest + 2, WIDEST)
    page.freeze_panes = f"A{HEADINGS_IN + 1}"


def _put(page: Worksheet, number: int, values: Sequence[Cell]) -> None:
    """Fill a row; a text that begins with "=" is no formula."""
    for column, value in enumerate(values, 1):
        cell = page.cell(number, column, value)
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, int):
            cell.number_format = THOUSANDS
        elif isinstance(value, Decimal):
            cell.number_format = THOUSANDS if value == value.to_integral_value() else FRACTIONS
