"""Sheets as clerks keep them: what was wrong beside what is right, crosses under hamlets, notes beside the table."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Cell, Person, Table, read_tables
from bot.domain.line_lists.tabular.columns import column_kind
from tests.domain.lists import HAMLETS, ON


def read(*rows: tuple[Cell, ...], name: str = "") -> tuple[Person, ...]:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (("Sai", "Đúng"), ("1958", "1985")),
        (("Năm sinh cũ", "Năm sinh đúng"), (1958.0, 1985.0)),
        (("Thông tin cũ", "Thông tin đúng"), ("Sinh 1958", "Sinh 1985")),
        (("Nội dung sai", "Nội dung đính chính"), ("sn 1958", "sn 1985")),
    ],
)
def test_what_is_right_stands_beside_what_was_wrong(heads: tuple[str, str], cells: tuple[Cell, Cell]) -> None:
    (person,) = read(("ĐÍNH CHÍNH F2",), ("STT", "Họ tên", *heads, "Thôn"), (1.0, "Phan Văn Lý", *cells, "Hồng Lạc"))
    assert person.birth_year == 1985


def test_the_level_of_the_last_day_holds() -> None:
    (person,) = read(
        ("STT", "Họ tên", "Năm sinh", "F (ngày 10/6)", "F (ngày 13/6)", "Nguồn"),
        (1.0, "Phan Văn Lý", 1980.0, "F2", "F1", "BN9901"),
    )
    assert person.level == "F1"


@pytest.mark.parametrize(
    ("phone", "own"),
    [
        ("0912000113 - 0912000114 (chồng)", "0912000113"),
        ("0912000113 (mẹ); 0912000114", "0912000114"),
        ("Mẹ: 0912000116", None),
        ("0912000111/0912000222", "0912000111"),
    ],
)
def test_of_several_numbers_his_own_is_taken(phone: str, own: str | None) -> None:
    (person,) = read(("STT", "Họ tên", "Diện", "Điện thoại"), (1.0, "Đậu Thị Mơ", "F1", phone))
    assert person.phone == own


@pytest.mark.parametrize(
    "heading", ["SĐT cán bộ", "SĐT cán bộ giám sát", "Số ĐT trưởng thôn", "Số điện thoại y tế thôn"]
)
def test_the_number_of_whoever_watches_is_nobodys(heading: str) -> None:
    (person,) = read(("STT", "Họ tên", "Diện", "SĐT", heading), (1.0, "Đậu Thị Mơ", "F1", None, "0912000116"))
    assert person.phone is None


def test_crosses_under_hamlets_say_where_people_live() -> None:
    people = read(
        ("DANH SÁCH F2",),
        ("STT", "Họ và tên", "Năm sinh", "Thôn", None, None, "SĐT"),
        (None, None, None, "Nam Thắng", "Trung Phú", "Hòa Bình", None),
        (1.0, "Lê Hữu Trà", 1960.0, "x", None, None, "0898000961"),
        (2.0, "Đặng Thị Huệ", 1965.0, None, None, "x", "0898000962"),
    )
    assert [person.hamlet for person in people] == ["Nam Thắng", "Hòa Bình"]


def test_notes_beside_a_table_are_said_of_all() -> None:
    people = read(
        ("Danh sách thôn Cao Thắng gửi trạm",),
        ("TT", "Họ tên", "Năm sinh", "ĐT", None, None, "Lưu ý: tất cả đều là F2 của F1 Hồ Tùng,"),
        (1.0, "Cù Chính Lan", 1980.0, "0826000921", None, None, "cách ly tại nhà từ 11/06/2021 đến 25/06/2021."),
        (2.0, "Ngần Thị Kiều", 1983.0, "0826000922", None, None, None),
        (3.0, "Cù Huy Cận", 2008.0, None, None, None, "Trưởng thôn: Nguyễn Văn Bưởi - 0912000777"),
    )
    assert [person.full_name for person in people] == ["Cù Chính Lan", "Ngần Thị Kiều", "Cù Huy Cận"]
    assert {(person.level, person.source, person.place) for person in people} == {("F2", "Hồ Tùng", "home")}
    assert {person.quarantine_end for person in people} == {date(2021, 6, 25)}


def test_a_day_and_a_phone_in_each_others_columns_are_exchanged() -> None:
    (person,) = read(
        ("STT", "Họ tên", "Diện", "Hết hạn", "Điện thoại"), (1.0, "Quản Thị Mai", "F2", "0325000976", "23/06/2021")
    )
    assert (person.phone, person.quarantine_end) == ("0325000976", date(2021, 6, 23))


@pytest.mark.parametrize("note", ["Trùng STT 1", "trùng tên với số 1", "Bị lặp lại STT 1, xóa khỏi danh sách"])
def test_a_row_that_was_listed_twice_takes_nobody_off(note: str) -> None:
    heads = ("STT", "Họ tên", "Năm sinh", "Diện", "Ghi chú")
    (person,) = read(heads, (1.0, "Thào Thị Mỷ", 1982.0, "F1", None), (2.0, "Thào Thị Mỷ", 1982.0, "F1", note))
    assert person.change is None


def test_counts_under_two_rows_of_headings_name_nobody() -> None:
    assert not read(
        ("BẢNG TỔNG HỢP F1, F2 THEO THÔN ĐẾN 17H NGÀY 13/6/2021",),
        ("STT", "Thôn", "F1", None, "F2", None, "Cán bộ phụ trách"),
        ("STT", "Thôn", "Tổng", "Mới", "Tổng", "Mới", "Cán bộ phụ trách"),
        (1.0, "Nam Thắng", 4.0, 1.0, 15.0, 0.0, "Nguyễn Văn Bính"),
        (2.0, "Trung Phú", 3.0, 0.0, 12.0, 1.0, "Lê Thị Đoan"),
        ("Cộng", None, 7.0, 1.0, 27.0, 1.0, None),
    )


def test_the_team_of_a_hamlet_that_sends_the_list_says_where_all_live() -> None:
    (person,) = read(
        ("TỔ COVID CỘNG ĐỒNG THÔN HÒA BÌNH",),
        ("Danh sách các trường hợp F2",),
        ("STT", "Họ và tên", "Năm sinh", "Điện thoại"),
        (1.0, "Nghiêm Xuân Yên", 1965.0, "0789000821"),
    )
    assert (person.level, person.hamlet) == ("F2", "Hòa Bình")


def test_the_days_of_a_stay_may_follow_colons_on_lines_of_their_own() -> None:
    (person,) = read(
        ("F1",),
        ("TT", "Thông tin cá nhân", "Địa chỉ, liên hệ", "Cách ly"),
        (1.0, "Trương Gia Mô\nSN: 1967\nNam", "Thôn Hồng Lạc\nĐT: 0367000951", "Tập trung\nTừ: 09/06\nĐến: 30/06"),
    )
    assert (person.quarantine_start, person.quarantine_end) == (date(2021, 6, 9), date(2021, 6, 30))
    assert (person.birth_year, person.sex, person.place) == (1967, "nam", "centralised")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Ngày F1 đi cách ly tập trung", "other"),
        ("Ngày ca bệnh dương tính", "other"),
        ("Ngày TX lần cuối của F1", "contact"),
        ("Về từ", "other"),
        ("Thôn mới", "hamlet"),
        ("Thời gian CLTN", "period"),
    ],
)
def test_a_day_of_the_source_is_not_the_persons(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind


def test_a_column_for_each_level_may_stand_beside_others() -> None:
    people = read(
        ("STT", "F1", "F2", "F3", "Thôn", "Năm sinh"),
        (1.0, "Lê Thị Một", None, None, "Nam Thắng", 1980.0),
        (None, None, "Lê Văn Hai", None, "Nam Thắng", 1981.0),
        (None, None, None, "Lê Văn Bốn", "Cao Thắng", 1991.0),
    )
    assert [(person.full_name, person.level, person.source, person.birth_year) for person in people] == [
        ("Lê Thị Một", "F1", None, 1980),
        ("Lê Văn Hai", "F2", "Lê Thị Một", 1981),
        ("Lê Văn Bốn", "F3", "Lê Văn Hai", 1991),
    ]


def test_a_row_of_one_cell_under_each_person_tells_of_him() -> None:
    people = read(
        ("STT", "Họ tên", "Năm sinh", "Thôn", "Diện"),
        (1.0, "Quách Văn Ớt", 1960.0, "Nam Thắng", "F1"),
        (None, "Tiếp xúc BN9940 ngày 10/6, đang cách ly tập trung tại huyện"),
        (2.0, "Quách Thị Hành", 1962.0, "Nam Thắng", "F1"),
        (None, "Tiếp xúc BN9941 ngày 11/6, cách ly tại nhà"),
    )
    assert [(person.source, person.place) for person in people] == [("BN9940", "centralised"), ("BN9941", "home")]


def test_a_row_of_one_cell_over_people_stands_over_them() -> None:
    people = read(
        ("DANH SÁCH F1",),
        ("STT", "Họ tên", "Năm sinh", "Thôn"),
        ("Tiếp xúc BN9940 ngày 10/6",),
        (1.0, "Quách Văn Ớt", 1960.0, "Nam Thắng"),
        ("Tiếp xúc BN9941 ngày 11/6",),
        (2.0, "Quách Thị Hành", 1962.0, "Nam Thắng"),
    )
    assert [person.source for person in people] == ["BN9940", "BN9941"]


@pytest.mark.parametrize(
    ("cell", "level", "source"),
    [("F0 (BN9981)", "F0", None), ("F1 (BN9981)", "F1", "BN9981"), ("F2 (Ông Bê)", "F2", "Bê")],
)
def test_the_code_of_a_case_is_no_source_of_his(cell: str, level: str, source: str | None) -> None:
    (person,) = read(("STT", "Họ tên", "Năm sinh", "Phân loại"), (1.0, "Lê Văn Một", 1980.0, cell))
    assert (person.level, person.source) == (level, source)
