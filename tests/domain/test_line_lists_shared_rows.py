"""Sheets in which people share a cell, a household, a source or a case, each told once."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Person, Reading, Table, read_tables

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng"))


def read(*rows: tuple[Cell, ...], name: str = "Sheet1") -> Reading:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS)


def sources(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(person.full_name, person.level, person.source) for person in reading.people]


def only(reading: Reading) -> Person:
    (person,) = reading.people
    return person


def test_names_under_one_another_in_a_cell_are_several_people() -> None:
    reading = read(
        ("Họ tên", "Năm sinh", "SĐT", "Thôn", "Diện", "Nguồn"),
        ("Ngô Gia Tự\nLê Thị Tám", "1970\n1972", "0912000345\n0912000346", "Hòa Bình", "F2", "Bế Văn Đàn"),
        ("Cù Chính Lan", 1980.0, "0912000347", "Hòa Bình", "F1", "BN9921"),
    )
    assert [(person.full_name, person.birth_year, person.phone) for person in reading.people] == [
        ("Ngô Gia Tự", 1970, "0912000345"),
        ("Lê Thị Tám", 1972, "0912000346"),
        ("Cù Chính Lan", 1980, "0912000347"),
    ]
    assert [person.line for person in reading.people] == [2, 2, 3]


def test_a_long_name_in_two_lines_is_one_person() -> None:
    reading = read(("Họ tên", "Năm sinh", "Diện"), ("Trần Lê\nHoàng Anh", 1970.0, "F1"))
    assert only(reading).full_name == "Trần Lê Hoàng Anh"


@pytest.mark.parametrize("owner", ["con gái", "Con trai", "bà ngoại", "hàng xóm", "Lê Thị Nga"])
def test_a_column_may_tell_that_the_phone_is_anothers(owner: str) -> None:
    reading = read(("Họ tên", "SĐT", "Chủ máy", "Diện"), ("Hồ Văn Nhớ", "0912000345", owner, "F1"))
    assert (only(reading).phone, only(reading).sex) == (None, None)


@pytest.mark.parametrize("owner", ["chính chủ", "bản thân", "Nhớ", "", "của mình"])
def test_a_column_may_tell_that_the_phone_is_his_own(owner: str) -> None:
    reading = read(("Họ tên", "SĐT", "Chủ máy", "Diện"), ("Hồ Văn Nhớ", "0912000345", owner, "F1"))
    assert only(reading).phone == "0912000345"


def test_the_phone_of_kin_to_call_is_not_the_persons() -> None:
    reading = read(("Họ tên", "Diện", "Người nhà liên hệ"), ("Hồ Văn Nhớ", "F1", "0912000345"))
    assert only(reading).phone is None


@pytest.mark.parametrize("name", ["BN9955", "F1_BN9955", "DS BN 9955"])
def test_the_name_of_a_sheet_tells_whom_its_f1_met(name: str) -> None:
    reading = read(("Họ tên", "Năm sinh", "Diện"), ("Lê Văn Tám", 1980.0, "F1"), name=name)
    assert only(reading).source == "BN9955"


def test_a_form_of_a_case_stands_over_the_list_of_whom_he_met() -> None:
    reading = read(
        ("THÔNG TIN CA BỆNH",),
        ("Họ và tên", "Trương Hán Siêu"),
        ("Năm sinh", 1977.0),
        ("Mã BN", "BN9955"),
        ("Địa chỉ", "Thôn Hòa Bình"),
        ("Ngày dương tính", "12/6/2021"),
        ("DANH SÁCH NGƯỜI TIẾP XÚC GẦN (F1)",),
        ("STT", "Họ và tên", "Năm sinh", "Thôn", "Ngày tiếp xúc"),
        (1.0, "Trương Văn Lĩnh", 2000.0, "Hòa Bình", "11/6"),
    )
    assert sources(reading) == [("Trương Hán Siêu", "F0", None), ("Trương Văn Lĩnh", "F1", "BN9955")]


def test_whoever_became_a_case_among_others_is_not_whom_they_met() -> None:
    reading = read(
        ("Họ tên", "Năm sinh", "Diện", "Kết quả"),
        ("Lê Văn Tám", 1980.0, "F1", "Dương tính (BN9955)"),
        ("Hồ Văn Bảy", 1982.0, "F1", "Âm tính"),
    )
    assert sources(reading) == [("Lê Văn Tám", "F0", None), ("Hồ Văn Bảy", "F1", None)]


@pytest.mark.parametrize("called", ["chị Hương", "F1 Hương", "Hương", "C. Hương", "Chị Hương (F1)"])
def test_a_source_is_called_by_the_given_name(called: str) -> None:
    reading = read(
        ("Họ tên", "Năm sinh", "Diện", "Nguồn"),
        ("Trần Thị Hương", 1990.0, "F1", "BN9940"),
        ("Trần Văn Hướng", 1990.0, "F1", "BN9940"),
        ("Lê Thị Bưởi", 1985.0, "F2", called),
    )
    assert reading.people[2].source == "Trần Thị Hương"


def test_a_source_who_is_not_listed_keeps_the_name_he_is_called_by() -> None:
    reading = read(("Họ tên", "Năm sinh", "Diện", "Nguồn"), ("Lê Thị Bưởi", 1985.0, "F2", "anh Khải"))
    assert only(reading).source == "Khải"


@pytest.mark.parametrize("cell", ["chưa rõ", "Chợ Gát", "không", "-", "Nhà máy"])
def test_other_words_are_no_source(cell: str) -> None:
    reading = read(("Họ tên", "Năm sinh", "Diện", "Nguồn"), ("Lê Thị Bưởi", 1985.0, "F2", cell))
    assert only(reading).source is None


@pytest.mark.parametrize(
    ("cell", "name", "sex"),
    [
        ("chị Hương con bà Tám", "Hương", "nữ"),
        ("anh Bình", "Bình", "nam"),
        ("Lê Văn Bình con ông Hai", "Lê Văn Bình", None),
        ("Lê Thị Na vợ anh Đức", "Lê Thị Na", None),
    ],
)
def test_whose_kin_somebody_is_is_no_part_of_the_name(cell: str, name: str, sex: str | None) -> None:
    reading = read(("Tên", "Tuổi", "Diện", "Đang ở đâu"), (cell, 34.0, "F1", "ở nhà"))
    assert (only(reading).full_name, only(reading).sex) == (name, sex)


@pytest.mark.parametrize("name", ["F1,F2 Cao Thắng", "F1+F2", "DS F1-F2", "F1 và F2 xã"])
def test_a_sheet_of_two_levels_gives_each_the_one_after_his_source(name: str) -> None:
    reading = read(
        ("Họ tên", "NS", "Tiếp xúc với", "Ngày"),
        ("Trần Nguyên Hãn", 1980.0, "BN9940", "7/6"),
        ("Trần Thị Thắm", 1985.0, "Trần Nguyên Hãn", "8/6"),
        name=name,
    )
    assert sources(reading) == [("Trần Nguyên Hãn", "F1", "BN9940"), ("Trần Thị Thắm", "F2", "Trần Nguyên Hãn")]


def test_between_the_names_of_two_levels_stands_what_is_told_of_the_first() -> None:
    reading = read(
        ("STT", "Họ tên F1", "Thôn", "SĐT", "Họ tên F2", "Quan hệ", "Ngày TX với F1"),
        (1.0, "Lê Lai", "Nam Thắng", "0912000345", "Lê Lợi", "Anh", "8/6"),
        (2.0, "", "", "", "Lê Thạch", "Cháu", "8/6"),
        (3.0, "Nguyễn Xí", "Cao Thắng", "0912000346", "Nguyễn Chích", "Em", "9/6"),
    )
    assert [(person.full_name, person.hamlet, person.phone, person.source) for person in reading.people] == [
        ("Lê Lợi", None, None, "Lê Lai"),
        ("Lê Thạch", None, None, "Lê Lai"),
        ("Nguyễn Chích", None, None, "Nguyễn Xí"),
    ]


def test_headings_may_be_english() -> None:
    reading = read(
        ("id", "full_name", "year_of_birth", "sex", "village", "phone", "level", "source", "last_contact", "start"),
        (1.0, "Mai Thúc Loan", 1990.0, "M", "Nam Thang", "912000345", "F1", "BN9960", "2021-06-07", "2021-06-09"),
    )
    person = only(reading)
    assert (person.level, person.source, person.sex, person.hamlet) == ("F1", "BN9960", "nam", "Nam Thắng")
    assert (person.contact_date, person.quarantine_start) == (date(2021, 6, 7), date(2021, 6, 9))
    assert not reading.unread


def cell_under(heading: str, cell: str, level: str = "F2") -> Person:
    return only(read(("Họ tên", "Năm sinh", "Diện", heading), ("Lê Văn Tám", 1980.0, level, cell)))


@pytest.mark.parametrize(
    ("cell", "source", "day"),
    [
        ("Lê Văn Khải 8/6", "Lê Văn Khải", 8),
        ("8/6 Lê Văn Khải", "Lê Văn Khải", 8),
        ("8/6, chị Hương", "Hương", 8),
        ("BN9930 7/6", "BN9930", 7),
        ("7/6/2021 (BN9930)", "BN9930", 7),
        ("F1 Lê Khải (8/6)", "Lê Khải", 8),
        ("với mẹ 8/6", None, 8),
        ("chợ Gát 8/6", None, 8),
        ("8/6 tại nhà", None, 8),
    ],
)
def test_a_cell_of_days_may_name_whom_they_met(cell: str, source: str | None, day: int) -> None:
    person = cell_under("TX (ai, ngày)", cell)
    assert (person.source, person.contact_date, person.place) == (source, date(2021, 6, day), None)


@pytest.mark.parametrize("cell", ["chị Hương 8/6", "8/6 chị Hương", "Hương (8/6)"])
def test_a_cell_of_sources_may_have_the_day(cell: str) -> None:
    person = cell_under("Nguồn, ngày tx", cell)
    assert (person.source, person.contact_date) == ("Hương", date(2021, 6, 8))


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("TT 9/6", "centralised"),
        ("9/6 vào KCL", "centralised"),
        ("Trường MN từ 9/6", "centralised"),
        ("Nhà 9/6", "home"),
        ("TN-9/6", "home"),
        ("đi 9/6", None),
    ],
)
def test_a_cell_of_days_may_tell_the_place(cell: str, place: str | None) -> None:
    person = cell_under("CL ở đâu, từ ngày", cell)
    assert (person.place, person.quarantine_start) == (place, date(2021, 6, 9))


@pytest.mark.parametrize(
    ("cell", "year", "sex"),
    [("2000, nam", 2000, "nam"), ("nữ 1990", 1990, "nữ"), ("SN 1980 (nữ)", 1980, "nữ"), ("1995", 1995, None)],
)
def test_a_column_of_years_and_sexes_tells_both(cell: str, year: int, sex: str | None) -> None:
    person = only(read(("Họ tên", "Sinh, giới", "Diện"), ("Lê Văn Tám", cell, "F2")))
    assert (person.birth_year, person.sex) == (year, sex)


@pytest.mark.parametrize("note", ["10/6: ho; 11/6: hết ho", "hết sốt ngày 11/6", "11/6 hết đau họng"])
def test_the_end_of_a_symptom_is_no_end_of_a_quarantine(note: str) -> None:
    assert cell_under("Diễn biến", note).quarantine_end is None


def test_whose_household_somebody_is_of_tells_whom_he_met() -> None:
    assert cell_under("Lý do", "ở cùng nhà F1 Lê Văn Khải").source == "Lê Văn Khải"


def test_ages_may_stand_under_the_sex() -> None:
    reading = read(("Họ tên", "Tuổi nam", "Tuổi nữ", "Diện"), ("Lê Duyệt", 45.0, "", "F1"), ("Lê Phi", "", 40.0, "F1"))
    assert [(person.sex, person.birth_year) for person in reading.people] == [("nam", None), ("nữ", None)]
