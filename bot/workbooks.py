"""Workbooks that the bot hands out: one sheet, bold headings, columns wide enough to read, amounts as numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 40  # characters
THOUSANDS = "#,##0"
HEADINGS_IN = 3  # the row


def write(title: str, headings: Sequence[str], rows: Sequence[Sequence[str | int | None]], *, sheet: str) -> bytes:
    """A workbook with a title, headings and rows; a text stays a text, whatever it begins with."""
    workbook = Workbook()
    page = workbook.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    _put(page, 1, [title])
    _put(page, HEADINGS_IN, headings)
    for number, row in enumerate(rows, HEADINGS_IN + 1):
        _put(page, number, row)
    for cell in (page["A1"], *page[HEADINGS_IN]):
        cell.font = Font(bold=True)
    for column, heading in enumerate(headings, 1):
        longest = max([len(heading), *(len(str(row[column - 1] or "")) for row in rows)])
        page.column_dimensions[get_column_letter(column)].width = min(longest + 2, WIDEST)
    page.freeze_panes = f"A{HEADINGS_IN + 1}"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _put(page: Worksheet, number: int, values: Sequence[str | int | None]) -> None:
    """Fill a row; a text that begins with "=" is no formula."""
    for column, value in enumerate(values, 1):
        cell = page.cell(number, column, value)
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, int):
            cell.number_format = THOUSANDS
