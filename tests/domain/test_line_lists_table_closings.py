"""What rows under a table, notes in its cells and later sheets tell of its people."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Cell, Person, Table, read_tables
from tests.domain.lists import HAMLETS, ON

HEADS = ("STT", "Họ tên", "Năm sinh", "Thôn", "SĐT", "Diện")
TWO: tuple[tuple[Cell, ...], ...] = (
    (1.0, "Hồ Thị Ba", 1981.0, "Nam Thắng", "0912000112", "F1"),
    (2.0, "Lê Văn Sáu", 1982.0, "Hòa Bình", "0912000113", "F2"),
)
Said = tuple[str | None, date | None, date | None]


def read(*sheets: tuple[tuple[Cell, ...], ...]) -> tuple[Person, ...]:
    tables = [Table(f"Sheet{at}", rows) for at, rows in enumerate(sheets, 1)]
    return read_tables(tables, on=ON, hamlets=HAMLETS).people


def stays(people: tuple[Person, ...]) -> list[Said]:
    return [(person.place, person.quarantine_start, person.quarantine_end) for person in people]


D11, D12, D13, D26 = (date(2021, 6, day) for day in (11, 12, 13, 26))


@pytest.mark.parametrize(
    ("closing", "first", "second"),
    [
        ("Cách ly: F1 đi tập trung ngày 13/06/2021.", ("centralised", D13, None), (None, None, None)),
        ("F1 đi tập trung ngày 13/06/2021.", ("centralised", D13, None), (None, None, None)),
        ("Trường hợp F2 tự cách ly tại nhà từ 12/6.", (None, None, None), ("home", D12, None)),
        ("Xã đã cho các công dân F2 khai báo, cách ly tại nhà kể từ 12/6.", (None, None, None), ("home", D12, None)),
    ],
)
def test_a_row_under_a_table_tells_of_those_of_its_level(closing: str, first: Said, second: Said) -> None:
    assert stays(read((("CHÙM CA BỆNH BN9990",), HEADS, *TWO, (closing,)))) == [first, second]


@pytest.mark.parametrize(
    "closing",
    [
        "tập trung: từ 11.6; nhà: từ 12.6 đến 26.6",
        "Người đi tập trung vào khu ngày 11/6, người ở nhà tính từ 12/6 đến 26/6",
        "CLTT từ 11/6; CLTN từ 12/6 đến hết 26/6",
    ],
)
def test_a_row_under_a_table_tells_of_those_in_each_place(closing: str) -> None:
    rows = (TWO[0], "tập trung"), (TWO[1], "nhà")
    placed = tuple((*row, place) for row, place in rows)
    people = read((("CHÙM CA BỆNH BN9990",), (*HEADS, "Nơi cách ly"), *placed, (closing,)))
    assert stays(people) == [("centralised", D11, None), ("home", D12, D26)]


@pytest.mark.parametrize(
    "closing",
    [
        "(số điện thoại trên là của con gái hai cụ)",
        "SĐT trong danh sách là của trưởng thôn.",
        "Ghi chú: các số điện thoại ở trên là số của phụ huynh",
    ],
)
def test_phones_that_a_note_gives_to_somebody_else_are_nobodys(closing: str) -> None:
    same = tuple((*row[:4], "0912000112", row[5]) for row in TWO)
    assert [person.phone for person in read((HEADS, *same, (closing,)))] == [None, None]


def test_a_note_that_the_phones_are_their_own_takes_none() -> None:
    people = read((HEADS, *TWO, ("SĐT trong danh sách là của từng người.",)))
    assert [person.phone for person in people] == ["0912000112", "0912000113"]


@pytest.mark.parametrize(
    ("note", "source", "met"),
    [
        ("Chồng STT 1, ở cùng đến 9/6", "Hồ Thị Ba", date(2021, 6, 9)),
        ("Con trai bà Hồ Thị Ba, ăn cùng mâm 9/6", "Hồ Thị Ba", date(2021, 6, 9)),
        ("Bạn của F1 ở trên, đi chợ chung ngày 10/6", "Hồ Thị Ba", date(2021, 6, 10)),
        ("Ở cùng phòng trọ với Hồ Thị Ba đến 08/06", "Hồ Thị Ba", date(2021, 6, 8)),
        ("Liên hệ qua mẹ Trần Thị Bưởi 0912000111", None, None),
        ("Đi cách ly cùng mẹ Trần Thị Bưởi", None, None),
    ],
)
def test_a_note_tells_whom_somebody_met(note: str, source: str | None, met: date | None) -> None:
    rows = ((*TWO[0], ""), (*TWO[1], note))
    people = read(((*HEADS, "Ghi chú"), *rows))
    assert people[1].contact_date == met
    assert people[1].source == source


@pytest.mark.parametrize(
    ("column", "note", "place"),
    [
        ("Tập trung", "Hoãn đi tập trung vì nuôi con nhỏ, cách ly tại nhà", "home"),
        ("Tập trung", "Chuyển sang cách ly tại nhà do con nhỏ", "home"),
        ("Tại nhà", "Đã chuyển vào khu cách ly tập trung 12/6", "centralised"),
        ("Tập trung", "Không đủ điều kiện cách ly tại nhà", "centralised"),
        ("Tại nhà", "Cam kết cách ly tại nhà", "home"),
    ],
)
def test_a_note_tells_where_somebody_is_kept_now(column: str, note: str, place: str) -> None:
    people = read(((*HEADS, "Nơi cách ly", "Ghi chú"), (*TWO[0], column, note)))
    assert [person.place for person in people] == [place]


def test_the_title_of_a_later_sheet_tells_nothing_of_those_in_the_first() -> None:
    second = ("Danh sách lao động tiếp xúc BN9954 (tiếp theo, mức nguy cơ F1 toàn bộ)",)
    one, other = ((*row[:5],) for row in TWO)
    people = read((("DANH SÁCH F2",), HEADS[:5], one), (second, HEADS[:5], other))
    assert [(person.level, person.source) for person in people] == [("F2", None), ("F1", "BN9954")]


def test_as_above_may_say_why_in_brackets() -> None:
    rows = ((*TWO[0], "Cách ly tại nhà từ 12/6/2021 đến 26/6/2021"), (*TWO[1], "Như trên (đi cùng mẹ)"))
    assert stays(read(((*HEADS, "Biện pháp"), *rows))) == [("home", D12, D26)] * 2


def test_letters_of_a_title_stand_for_whom_they_met() -> None:
    rows = ((*TWO[0][:5], "(a)"), (*TWO[1][:5], "(b)"))
    title = ("Danh sách F2 của hai F1: (a) Lê Bá Cảnh, (b) Hoàng Thu Thảo",)
    people = read((title, (*HEADS[:5], "F1"), *rows))
    assert [(person.level, person.source) for person in people] == [("F2", "Lê Bá Cảnh"), ("F2", "Hoàng Thu Thảo")]


@pytest.mark.parametrize(
    ("under", "said"),
    [
        ("Quyết định số 48/QĐ-UBND ngày 10/6/2021, thời hạn từ 12/6/2021 đến hết 26/6/2021", ("home", D12, D26)),
        ("Xe 1 - xuất phát 14h00 ngày 12/6/2021", ("home", None, None)),
    ],
)
def test_a_line_under_the_title_tells_the_days_of_all(under: str, said: Said) -> None:
    people = read((("DANH SÁCH F2 CÁCH LY TẠI NHÀ",), (under,), HEADS, *TWO))
    assert stays(people) == [said] * 2


@pytest.mark.parametrize(
    "under", ["Xe 1 - xuất phát 14h00 ngày 12/6/2021", "Danh sách tiếp nhận ngày 12/6/2021", "Bàn giao: 15h ngày 12/6"]
)
def test_the_day_on_which_they_were_taken_to_the_camp_is_the_first(under: str) -> None:
    people = read((("DANH SÁCH VẬN CHUYỂN F1 ĐI CÁCH LY TẬP TRUNG",), (under,), HEADS, *TWO))
    assert people[0].contact_date is None
    assert stays(people)[0] == ("centralised", D12, None)


@pytest.mark.parametrize("signed", ["Lập bảng: Trần Văn Ơn; duyệt: Lê Thị Phương", "Người duyệt: Trần Văn Ơn"])
def test_who_made_the_table_is_nobody_in_it(signed: str) -> None:
    assert len(read((("DANH SÁCH F1",), HEADS, *TWO, ("F1 đi tập trung 13/6.",), (signed,)))) == len(TWO)


def test_of_two_columns_of_levels_the_later_one_is_right() -> None:
    rows = (*TWO[0][:5], "F2", "F1"), (*TWO[1][:5], "F3", "F2")
    people = read(((*HEADS[:5], "Trước là", "Nay là"), *rows))
    assert [person.level for person in people] == ["F1", "F2"]
