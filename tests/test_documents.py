"""Files are judged by what is in them, and nothing but a refusal comes of a bad one."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import DocumentProblem, TableDocument, TextDocument, open_document
from bot.domain.errors import UserError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def workbook(rows: list[list[object]], *, title: str = "F1", merge: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def package(members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str) -> bytes:
    return package({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def replaced(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    assert old in members[name]
    members[name] = members[name].replace(old, new)
    return package(members)


def problem_of(content: bytes, name: str = "ds.xlsx") -> str:
    with pytest.raises(UserError) as refusal:
        open_document(name, content)
    return refusal.value.reason


def refusal_of(name: str, content: bytes) -> str | None:
    try:
        open_document(name, content)
    except UserError as refusal:
        return refusal.reason
    return None


def test_a_workbook_keeps_its_cells_and_where_they_begin() -> None:
    opened = open_document("ds.bin", workbook([[], ["STT", "Họ tên"], [1, "Trần Thị Lan"], [2, date(2021, 6, 5)]]))
    assert isinstance(opened, TableDocument)
    assert [table.name for table in opened.tables] == ["F1"]
    assert opened.tables[0].first_row == 2
    assert opened.tables[0].rows[1] == (1.0, "Trần Thị Lan")
    assert opened.tables[0].rows[2][1] == date(2021, 6, 5)


def test_a_cell_merged_downwards_is_said_of_each_row() -> None:
    opened = open_document("ds.xlsx", workbook([["a", "Nam Thắng"], ["b", None], ["c", None]], merge="B1:B3"))
    assert isinstance(opened, TableDocument)
    assert [row[1] for row in opened.tables[0].rows] == ["Nam Thắng"] * 3


def test_a_title_merged_sideways_stays_one_cell() -> None:
    opened = open_document("ds.xlsx", workbook([["Danh sách", None, None], ["a", "b", "c"]], merge="A1:C1"))
    assert isinstance(opened, TableDocument)
    assert opened.tables[0].rows[0] == ("Danh sách", "", "")


def test_a_failed_formula_is_kept() -> None:
    content = workbook([["a", 5]])
    content = replaced(
        content, "xl/worksheets/sheet1.xml", b'<c r="B1" t="n"><v>5</v></c>', b'<c r="B1" t="e"><v>#REF!</v></c>'
    )
    opened = open_document("ds.xlsx", content)
    assert isinstance(opened, TableDocument)
    assert opened.tables[0].rows[0] == ("a", "#REF!")


@pytest.mark.parametrize("before", [0, 1, 2, 3, 4, 5])
def test_a_failed_formula_is_found_wherever_a_long_sheet_is_cut(before: int) -> None:
    content = workbook([["a", 5]])
    cell = b'<c r="B1" t="n"><v>5</v></c>'
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    space = (1 << 20) - sheet.index(cell) - cell.index(b't="n"') - before  # the type of the cell stands astride a MiB
    content = replaced(content, "xl/worksheets/sheet1.xml", cell, b" " * space + b'<c r="B1" t="e"><v>#REF!</v></c>')
    opened = open_document("ds.xlsx", content)
    assert isinstance(opened, TableDocument)
    assert opened.tables[0].rows[0] == ("a", "#REF!")


def test_a_member_that_does_not_match_its_sum_is_damage() -> None:
    content = package(
        {"xl/workbook.xml": b"<workbook/>", "xl/media/a.png": b"A" * 4000}, compression=zipfile.ZIP_STORED
    )
    spoilt = content.replace(b"A" * 4000, b"A" * 3999 + b"B")
    with pytest.raises(UserError) as refused:
        open_document("ds.xlsx", spoilt)
    assert refused.value.reason == DocumentProblem.DAMAGED


def test_word_paragraphs_and_tables_come_in_their_order() -> None:
    opened = open_document("ds.docx", word(paragraph("Danh sách F1") + table(("STT", "Họ tên"), ("1", "Trần Thị Lan"))))
    assert isinstance(opened, TableDocument)
    assert opened.tables[0].rows == (("Danh sách F1",), ("STT", "Họ tên"), ("1", "Trần Thị Lan"))


def test_word_without_tables_is_text() -> None:
    assert open_document("ds.docx", word(paragraph("một") + paragraph("hai"))) == TextDocument("một\nhai")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_the_encodings_of_windows(encoding: str) -> None:
    text = "F1: Nguyễn Văn Hùng, 1985, thôn Nam Thắng\r\nTrần Thị Lan"
    assert open_document("ds.txt", text.encode(encoding)) == TextDocument(text)


def test_windows_1258_is_put_together() -> None:
    decomposed = "F1: Nguyê\u0303n Văn Hu\u0300ng"
    assert open_document("ds.txt", decomposed.encode("cp1258")) == TextDocument("F1: Nguyễn Văn Hùng")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_values_between_separators_are_a_table(separator: str) -> None:
    opened = open_document("ds.csv", separator.join(["STT", "Họ tên", '"Nam Thắng, xóm 3"']).encode())
    assert isinstance(opened, TableDocument)
    assert opened.tables[0].rows == (("STT", "Họ tên", "Nam Thắng, xóm 3"),)


def test_what_cannot_be_used_is_named() -> None:
    good = workbook([["a"]])
    assert problem_of(b"") == DocumentProblem.EMPTY
    assert problem_of(b" \r\n ") == DocumentProblem.EMPTY
    assert problem_of(b"MZ\x90\x00" + b"\x00" * 500) == DocumentProblem.WRONG_KIND
    assert problem_of(b"%PDF-1.7 ...") == DocumentProblem.WRONG_KIND
    assert problem_of(b"\xff\xd8\xff\xe0 jpeg", "anh.jpg") == DocumentProblem.PICTURE
    assert problem_of(good[: len(good) // 2]) == DocumentProblem.DAMAGED
    assert problem_of(package({"readme.txt": b"hi"})) == DocumentProblem.WRONG_KIND
    assert problem_of(workbook([])) == DocumentProblem.NO_ROWS
    assert problem_of(workbook([["x"] * 201])) == DocumentProblem.TOO_WIDE
    assert problem_of(word("")) == DocumentProblem.NO_ROWS
    assert problem_of(b"x" * (20 * 1024 * 1024 + 1), "a.txt") == DocumentProblem.TOO_LARGE
    assert problem_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600) == DocumentProblem.WRONG_KIND


def test_the_macros_of_a_workbook_are_left_alone() -> None:
    held = io.BytesIO(workbook([["Họ tên"], ["Trần Thị Lan"]]))
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("xl/vbaProject.bin", b"Sub AutoOpen() ... End Sub")
    opened = open_document("ds.xlsm", held.getvalue())
    assert isinstance(opened, TableDocument)
    assert opened.tables[0].rows == (("Họ tên",), ("Trần Thị Lan",))


def test_a_workbook_with_a_password_is_named() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert problem_of(content) == DocumentProblem.PASSWORD


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert (
        problem_of(package({"xl/workbook.xml": b"", "xl/a.xml": b"0" * (201 * 1024 * 1024)}))
        == DocumentProblem.ZIP_BOMB
    )


def test_entities_in_a_word_document_are_refused() -> None:
    xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert problem_of(package({"word/document.xml": xml})) == DocumentProblem.DAMAGED


SAMPLES = (
    workbook([["STT", "Họ tên"], [1, "Trần Thị Lan"]]),
    word(table(("a", "b"))),
    b"F1, Tr\xe2n Th\xcc Lan\n1;2;3\n",
)


@settings(max_examples=300)
@given(st.sampled_from(SAMPLES), st.integers(0, 2**32), st.sampled_from(["a.xlsx", "a.csv", "a", "a.docx"]))
def test_a_spoilt_file_is_opened_or_refused_and_nothing_else(sample: bytes, seed: int, name: str) -> None:
    chance = random.Random(seed)
    content = bytearray(sample)
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    assert refusal_of(name, bytes(content)) in {None, *DocumentProblem}


@settings(max_examples=200)
@given(st.binary(max_size=400), st.sampled_from(["a.xlsx", "a.csv", "a.txt"]))
def test_any_bytes_are_opened_or_refused(content: bytes, name: str) -> None:
    assert refusal_of(name, content) in {None, *DocumentProblem}
