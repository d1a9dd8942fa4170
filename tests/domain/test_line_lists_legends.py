"""Legends of tables, and what the name of a sheet says of everybody in it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Cell, Reading, Table, read_tables
from tests.domain.lists import HAMLETS, ON

HEADS = ("STT", "Họ tên", "Năm sinh", "Thôn", "Diện")


def read(*tables: tuple[str, tuple[tuple[Cell, ...], ...]]) -> Reading:
    return read_tables([Table(name, rows) for name, rows in tables], on=ON, hamlets=HAMLETS)


@pytest.mark.parametrize(
    ("cells", "legend"),
    [
        (("A", "B"), "Chú thích: A - Khu cách ly tập trung huyện; B - Cách ly tại nhà"),
        (("(1)", "(2)"), "(1): Cách ly tập trung; (2): Cách ly tại nhà"),
        ((1.0, 2.0), "Ghi chú: 1 = tập trung, 2 = tại nhà"),
        (("TTH", "N"), "TTH: Tập trung tại huyện\nN: Nhà"),
    ],
)
def test_letters_mean_what_the_legend_says(cells: tuple[Cell, Cell], legend: str) -> None:
    rows = (
        (*HEADS, "Nơi CL"),
        (1.0, "Lê Một", 1980.0, "Cao Thắng", "F1", cells[0]),
        (2.0, "Lê Hai", 1980.0, "Cao Thắng", "F1", cells[1]),
        (legend,),
    )
    reading = read(("", rows))
    assert [person.place for person in reading.people] == ["centralised", "home"]
    assert {line.line for line in reading.lines} == {1, 2, 3, 4}


def test_hamlets_may_be_shortened_by_a_legend() -> None:
    rows = (
        HEADS,
        (1.0, "Lê Một", 1980.0, "NT", "F1"),
        (2.0, "Lê Hai", 1980.0, "XL", "F1"),
        ("NT = Nam Thắng, XL = Hồng Lạc",),
    )
    assert [person.hamlet for person in read(("", rows)).people] == ["Nam Thắng", "Hồng Lạc"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("Đang cách ly", None),
        ("Đã hết cách ly", "released"),
        ("Hoàn thành CL", "released"),
        ("Sắp hết cách ly", None),
        ("Loại khỏi DS", "removed"),
        ("Đưa ra khỏi danh sách", "removed"),
    ],
)
def test_the_sheet_says_what_became_of_its_people(name: str, change: str | None) -> None:
    rows = ((*HEADS, "Lý do"), (1.0, "Lê Văn Ra", 1980.0, "Nam Thắng", "F2", None))
    assert [person.change for person in read((name, rows)).people] == [change]


def test_entered_by_mistake_is_taken_off_in_a_sheet_of_those_taken_off() -> None:
    rows = ((*HEADS, "Lý do"), (1.0, "Lê Văn Ra", 1980.0, "Nam Thắng", "F2", "Nhập nhầm"))
    assert [person.change for person in read(("Loại khỏi DS", rows)).people] == ["removed"]


@pytest.mark.parametrize(
    ("name", "heads", "row"),
    [
        ("Danh bạ", ("STT", "Họ tên", "Chức vụ", "SĐT"), (1.0, "Lê Văn Bí", "Bí thư", "0912999111")),
        ("Sheet3", ("STT", "Họ tên", "Chức vụ", "SĐT"), (1.0, "Lê Văn Bí", "Bí thư", "0912999111")),
        ("Lịch trực", ("STT", "Họ tên", "Ngày trực", "SĐT"), (1.0, "Lê Văn Bí", "14/6", "0912999111")),
        ("Tiêm vắc xin", ("STT", "Họ tên", "Năm sinh", "Mũi 1"), (1.0, "Lê Văn Bí", 1970.0, date(2021, 6, 1))),
        ("Người về từ vùng dịch", ("STT", "Họ tên", "Năm sinh", "Về từ"), (1.0, "Lê Văn Bí", 1970.0, "Bắc Giang")),
    ],
)
def test_sheets_of_others_list_no_contacts(name: str, heads: tuple[Cell, ...], row: tuple[Cell, ...]) -> None:
    contacts = ("F2", (HEADS, (1.0, "Phan Văn Lý", 1980.0, "Nam Thắng", "F2")))
    assert [person.full_name for person in read(contacts, (name, (heads, row))).people] == ["Phan Văn Lý"]


@pytest.mark.parametrize(
    ("text", "level", "source"),
    [
        ("F1 của BN9911, lần cuối 09/6/2021", "F1", "BN9911"),
        ("F2 của Lê Hoa, 09/6/2021", "F2", "Lê Hoa"),
    ],
)
def test_a_day_of_contact_may_stand_behind_whose(text: str, level: str, source: str) -> None:
    rows = (("STT", "Họ tên", "Năm sinh", "Tiếp xúc"), (1.0, "Lê Một", 1980.0, text))
    (person,) = read(("", rows)).people
    assert (person.level, person.source, person.contact_date) == (level, source, date(2021, 6, 9))
