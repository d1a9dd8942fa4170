"""Tables as programs export them: days in another order, or as the numbers that a spreadsheet keeps."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Person, Table, read_tables

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Cao Thắng"))
HEADINGS = ("Họ tên", "Giới", "Ngày sinh", "Thôn", "Diện", "F0", "Ngày TX", "Bắt đầu", "Hết")


def people(*days: tuple[Cell, Cell, Cell], births: tuple[Cell, ...] = (1980.0, 1991.0)) -> tuple[Person, ...]:
    names = ("Lê Văn Tám", "Hồ Thị Bưởi")
    rows = tuple(
        (name, "", birth, "Nam Thắng", "F1", "BN9912", *each)
        for name, birth, each in zip(names, births, days, strict=True)
    )
    return read_tables([Table("Export", (HEADINGS, *rows))], on=ON, hamlets=HAMLETS).people


def days_of(person: Person) -> tuple[date | None, date | None, date | None]:
    return person.contact_date, person.quarantine_start, person.quarantine_end


@pytest.mark.parametrize(
    "written",
    [
        ("09-Jun-21", "10-Jun-21", "01-Jul-21"),
        ("9-Jun", "10-Jun", "1-Jul"),
        ("Jun 9, 2021", "Jun 10, 2021", "Jul 1, 2021"),
        ("June 9th, 2021", "June 10, 2021", "July 1, 2021"),
        ("2021-06-09T00:00:00", "2021-06-10T07:30:00Z", "2021-07-01T00:00:00"),
        ("2021-06-09 00:00:00", "2021/06/10", "2021.07.01"),
        ("09/06/2021 12:00:00 AM", "10/06/2021 07:00", "01/07/2021 0:00:00"),
        ("44356", "44357", "44378"),
        (44356.0, 44357.0, 44378.0),
        ("20210609", "20210610", "20210701"),
        ("09062021", "10062021", "01072021"),
        (9062021.0, 10062021.0, 1072021.0),
        ("6/9/2021", "6/10/2021", "7/1/2021"),
    ],
)
def test_days_are_read_as_programs_write_them(written: tuple[Cell, Cell, Cell]) -> None:
    expected = (date(2021, 6, 9), date(2021, 6, 10), date(2021, 7, 1))
    assert [days_of(person) for person in people(written, written)] == [expected, expected]


def test_one_day_that_can_only_have_the_month_first_tells_so_of_all() -> None:
    first, second = people(("6/7/2021", "6/8/2021", "6/29/2021"), ("6/9/2021", "6/10/2021", "7/1/2021"))
    assert days_of(first) == (date(2021, 6, 7), date(2021, 6, 8), date(2021, 6, 29))
    assert days_of(second) == (date(2021, 6, 9), date(2021, 6, 10), date(2021, 7, 1))


def test_one_day_that_can_only_have_the_day_first_tells_so_of_all() -> None:
    first, second = people(("7/6/2021", "8/6/2021", "29/6/2021"), ("9/6/2021", "6/10/2021", "1/7/2021"))
    assert first.quarantine_end == date(2021, 6, 29)
    assert (second.contact_date, second.quarantine_end) == (date(2021, 6, 9), date(2021, 7, 1))


def test_text_with_the_month_first_goes_with_true_days_exchanged() -> None:
    """A spreadsheet here takes 6/9/2021 for the sixth of September, and leaves 6/13/2021 as text."""
    first, second = people((date(2021, 9, 6), date(2021, 10, 6), "6/30/2021"), ("6/13/2021", "6/14/2021", "7/5/2021"))
    assert days_of(first) == (date(2021, 6, 9), date(2021, 6, 10), date(2021, 6, 30))
    assert days_of(second) == (date(2021, 6, 13), date(2021, 6, 14), date(2021, 7, 5))


@pytest.mark.parametrize(("cell", "year"), [(30756.0, 1984), ("31500", 1986), (5000.0, 1913), (44000.0, 2020)])
def test_days_of_birth_may_be_the_numbers_that_a_spreadsheet_keeps(cell: Cell, year: int) -> None:
    day = ("9/6/2021", "10/6/2021", "1/7/2021")
    assert people(day, day, births=(cell, cell))[0].birth_year == year


@pytest.mark.parametrize("cell", [50000.0, 123.0, "1234", 3000.0])
def test_other_numbers_are_no_days_of_birth(cell: Cell) -> None:
    day = ("9/6/2021", "10/6/2021", "1/7/2021")
    assert people(day, day, births=(cell, cell))[0].birth_year is None


@pytest.mark.parametrize(
    ("name", "sex", "expected"),
    [
        ("Anh Tho Vuong", "Nu", "Anh Tho Vuong"),
        ("Anh Thơ", "nữ", "Anh Thơ"),
        ("Anh Le Van Tam", "Nam", "Le Van Tam"),
        ("Chị Hồ Thị Bưởi", "", "Hồ Thị Bưởi"),
        ("Ông Hồ Văn Bảy", "Nam", "Hồ Văn Bảy"),
    ],
)
def test_a_word_of_address_of_the_other_sex_is_part_of_the_name(name: str, sex: str, expected: str) -> None:
    rows = (("Họ tên", "Giới tính", "Thôn", "Diện"), (name, sex, "Nam Thắng", "F1"))
    (person,) = read_tables([Table("F1", rows)], on=ON, hamlets=HAMLETS).people
    assert person.full_name == expected


@pytest.mark.parametrize(
    ("words", "sex", "phone"),
    [
        ("Cầu Phủ", None, "0912000345"),
        ("cậu", "nam", "0912000345"),
        ("May cổ", None, "0912000345"),
        ("Máy bà ngoại", None, None),
        ("Sđt của bố", None, None),
    ],
)
def test_words_are_of_kin_only_with_their_accents(words: str, sex: str | None, phone: str | None) -> None:
    rows = (("Họ tên", "Số ĐT", "Diện", "Ghi nhận"), ("Lê Văn Tám", "0912000345", "F1", words))
    (person,) = read_tables([Table("F1", rows)], on=ON, hamlets=HAMLETS).people
    assert (person.sex, person.phone) == (sex, phone)
