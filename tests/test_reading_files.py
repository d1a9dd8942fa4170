"""The same list in every kind of file that an office sends, read from its bytes."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date
from html import escape
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from bot.documents import DocumentProblem
from bot.domain.errors import UserError
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Person
from bot.reading import read_file

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))
OLD_EXCEL = Path(__file__).parent / "domain" / "sheets" / "old_excel.xls"  # written by xlwt: what Excel 97 keeps
Sheets = dict[str, list[tuple[Cell, ...]]]
SHEETS: Sheets = {
    "F1": [
        ("DANH SÁCH F1 CỦA BN9930",),
        ("STT", "Họ và tên", "Năm sinh", "Thôn", "Điện thoại", "Ngày tiếp xúc", "Hình thức cách ly"),
        (1, "Nguyễn Thị Hoa", 1985, "Nam Thắng", "0912000345", date(2021, 6, 10), "Tập trung"),
        (2, "Lê Văn Bảy", 1990, "Nam Thắng", 912000346, date(2021, 6, 11), "Tại nhà"),
    ],
    "F2": [("Họ tên", "NS", "Thôn", "F1 liên quan"), ("Hồ Văn Tám", 1977, "Hòa Bình", "Lê Văn Bảy")],
}
EXPECTED = [
    ("F1", "Nguyễn Thị Hoa", 1985, "Nam Thắng", "0912000345", "BN9930", date(2021, 6, 10), "centralised"),
    ("F1", "Lê Văn Bảy", 1990, "Nam Thắng", "0912000346", "BN9930", date(2021, 6, 11), "home"),
    ("F2", "Hồ Văn Tám", 1977, "Hòa Bình", None, "Lê Văn Bảy", None, None),
]


def told(person: Person) -> tuple[object, ...]:
    return (
        person.level,
        person.full_name,
        person.birth_year,
        person.hamlet,
        person.phone,
        person.source,
        person.contact_date,
        person.place,
    )


def new_excel(sheets: Sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def open_document_sheet(sheets: Sheets) -> bytes:
    """What LibreOffice saves, cut down to the members that say something."""
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0" '
        f'office:version="1.2"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def refusal_of(name: str, content: bytes) -> str | None:
    try:
        read_file(name, content, on=ON, hamlets=HAMLETS)
    except UserError as refusal:
        return refusal.reason
    return None


FILES = {
    "ds.xlsx": new_excel(SHEETS),
    "ds.xls": OLD_EXCEL.read_bytes(),
    "ds.ods": open_document_sheet(SHEETS),
}


@pytest.mark.parametrize("name", FILES)
def test_a_workbook_is_read_in_every_format(name: str) -> None:
    reading = read_file(name, FILES[name], on=ON, hamlets=HAMLETS)
    assert [told(person) for person in reading.people] == EXPECTED
    assert reading.unread == ()


@pytest.mark.parametrize("name", FILES)
def test_its_name_may_lie(name: str) -> None:
    assert len(read_file("ds.txt", FILES[name], on=ON, hamlets=HAMLETS).people) == len(EXPECTED)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_half_a_workbook_is_refused_in_words(name: str, kept: float) -> None:
    content = FILES[name][: int(len(FILES[name]) * kept)]
    with pytest.raises(UserError) as refusal:
        read_file(name, content, on=ON, hamlets=HAMLETS)
    assert refusal.value.reason in {DocumentProblem.DAMAGED, DocumentProblem.WRONG_KIND, DocumentProblem.NO_ROWS}


@pytest.mark.parametrize("corner", ["XFD1048576", "XFD3", "C1048576", "GZ9"])
def test_a_stray_cell_far_away_does_not_take_all_memory(corner: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FILES["ds.xlsx"]))
    book["F1"][corner] = "x"
    out = io.BytesIO()
    book.save(out)
    assert refusal_of("ds.xlsx", out.getvalue()) in {DocumentProblem.TOO_WIDE, DocumentProblem.TOO_LONG}


def test_a_format_that_reaches_far_away_is_no_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FILES["ds.xlsx"]))
    for row in range(1, 5):
        book["F1"].cell(row, 16_384).font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    reading = read_file("ds.xlsx", out.getvalue(), on=ON, hamlets=HAMLETS)
    assert [told(person) for person in reading.people] == EXPECTED


@settings(max_examples=150)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32))
def test_a_spoilt_workbook_is_read_or_refused_and_nothing_else(name: str, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(FILES[name])
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    assert refusal_of(name, bytes(content)) in {None, *DocumentProblem}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_values_between_separators_are_read_too(separator: str, encoding: str) -> None:
    rows = [("Diện", *row) for row in SHEETS["F1"][1:2]] + [("F1", *row) for row in SHEETS["F1"][2:]]
    text = "\r\n".join(separator.join(str(cell) for cell in row) for row in rows)
    people = read_file("ds.csv", text.encode(encoding), on=ON, hamlets=HAMLETS).people
    assert [(one.full_name, one.level, one.phone, one.contact_date) for one in people] == [
        ("Nguyễn Thị Hoa", "F1", "0912000345", date(2021, 6, 10)),
        ("Lê Văn Bảy", "F1", "0912000346", date(2021, 6, 11)),
    ]
