"""Sheets as offices lay them out, with what a careful person reads in each.

In `sheets/*.tsv` a line "== Name" begins a sheet, and a line is a row of cells between tabs: 1985 is a number as in a
spreadsheet, 2021-06-10 a true date, and everything else text.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from bot.domain.line_lists import Cell, Reading, Table, read_tables
from tests.domain.lists import HAMLETS, ON
from tests.domain.scoring import score

SHEETS = Path(__file__).parent / "sheets"
NAMES = sorted(path.stem for path in SHEETS.glob("*.tsv"))


def cell(text: str) -> Cell:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return float(text) if re.fullmatch(r"[1-9]\d*|0", text) else text or None


def tables(name: str) -> list[Table]:
    found: list[Table] = []
    for line in (SHEETS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append(Table(line[3:], ()))
        else:
            rows = (*found[-1].rows, tuple(map(cell, line.split("\t"))))
            found[-1] = Table(found[-1].name, rows)
    return found


def read(name: str) -> Reading:
    return read_tables(tables(name), on=ON, hamlets=HAMLETS)


def test_the_sheets_are_there() -> None:
    assert len(NAMES) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_is_read_as_a_careful_person_reads_it(name: str) -> None:
    expected = json.loads((SHEETS / f"{name}.json").read_text(encoding="utf-8"))
    assert score(expected, read(name).people, name=name).misses == []


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_a_sheet_is_accounted_for(name: str) -> None:
    reading = read(name)
    written = [
        (table.name, number)
        for table in tables(name)
        for number, row in enumerate(table.rows, start=1)
        if any(value is not None for value in row)
    ]
    assert sorted({(line.sheet, line.line) for line in reading.lines}) == sorted(written)
