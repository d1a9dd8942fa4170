"""Workbooks that are written by chance are read back."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.folding import fold
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Person, read_tables, read_text
from tests.domain import writing_sheets
from tests.domain.writing import HAMLET_NAMES, ON
from tests.domain.writing_cells import Listed

HAMLETS = tuple(Hamlet(name) for name in HAMLET_NAMES)
FIELDS = {
    "birth_year": "birth_year",
    "sex": "sex",
    "hamlet": "hamlet",
    "phone": "phone",
    "source": "source",
    "contact_date": "contact",
    "quarantine_start": "start",
    "quarantine_end": "end",
    "place": "place",
}


def compared(person: Person) -> dict[str, object]:
    said = {field: getattr(person, field) for field in FIELDS}
    return {"name": fold(person.full_name), "level": person.level, **said, "source": fold(person.source or "")}


def expected(each: Listed) -> dict[str, object]:
    said = {field: getattr(each.who, own) if field in each.says else None for field, own in FIELDS.items()}
    source = fold(each.who.source) if "source" in each.says else ""
    return {"name": fold(each.who.full_name), "level": each.level, **said, "source": source}


def is_doubtful(cell: Cell) -> bool:
    """Whether a fifth of June was exchanged for the sixth of May, which can also have been meant."""
    return isinstance(cell, date) and cell.year == ON.year and cell.month == 5


@settings(max_examples=300)
@given(st.integers(0, 2**48))
def test_a_written_workbook_is_read_back(seed: int) -> None:
    written = writing_sheets.workbook(Random(seed))
    assume(not any(is_doubtful(cell) for table in written.tables for row in table.rows for cell in row))
    reading = read_tables(written.tables, on=ON, hamlets=HAMLETS)
    assert list(map(compared, reading.people)) == list(map(expected, written.people)), written.tables
    assert reading.unread == (), written.tables


@settings(max_examples=150)
@given(st.integers(0, 2**48))
def test_a_pasted_table_is_read_as_its_sheet_is(seed: int) -> None:
    text, written = writing_sheets.pasted(Random(seed))
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert list(map(compared, reading.people)) == list(map(expected, written.people)), text
    assert reading.unread == (), text


@pytest.mark.parametrize("seed", [8214, 524765, 5003625, 7004648, 11899040])
def test_workbooks_that_were_once_read_wrong_are_read_back(seed: int) -> None:
    """People side by side whose work or given name is also a label, and "TT" over a total or another list's years."""
    written = writing_sheets.workbook(Random(seed))
    reading = read_tables(written.tables, on=ON, hamlets=HAMLETS)
    assert list(map(compared, reading.people)) == list(map(expected, written.people))
    assert reading.unread == ()
