"""What makes long tables quick to read must not change what is read."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import Any

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Person, Reading, Reason, Table, read_tables, read_text

ON = date(2021, 6, 14)
HAMLETS = (Hamlet("Nam Thắng"), Hamlet("Hòa Bình"))
HEADINGS: tuple[Cell, ...] = ("STT", "Họ và tên", "Năm sinh", "Thôn", "Ngày tiếp xúc", "Ghi chú")
NAMES = ("Nguyễn Văn Hùng", "Trần Thị Lan", "LÊ VĂN SƠN", "H'Hen Niê", "Cao Thắng", "Bùi Đức Quý")
NOTES = ("", "Vợ STT 1", "xét nghiệm âm tính", "ở cùng nhà F0", "sđt 0912 000 345", "")


def read(rows: list[tuple[Cell, ...]]) -> Reading:
    return read_tables([Table("F1", tuple(rows))], on=ON, hamlets=HAMLETS)


def row(number: int, *, day: date) -> tuple[Cell, ...]:
    hamlet = ("Nam Thắng", "Thôn Hòa Bình", "xóm 3")[number % 3]
    return (number, NAMES[number % 6], 1950.0 + number, hamlet, day, NOTES[number // 6 % 6])


def without_line(person: Person) -> tuple[object, ...]:
    return tuple(getattr(person, name) for name in person.__dataclass_fields__ if name != "line")


def test_a_row_says_the_same_wherever_it_stands() -> None:
    rows = [row(number, day=date(2021, 6, 1 + number % 12)) for number in range(1, 61)]
    together = {each.birth_year: without_line(each) for each in read([HEADINGS, *rows]).people}
    assert len(together) == 60
    for each in rows:
        alone = read([HEADINGS, rows[0], each]) if each is not rows[0] else read([HEADINGS, each])
        assert without_line(alone.people[-1]) == together[alone.people[-1].birth_year]


def test_headings_on_every_page_say_what_the_first_said() -> None:
    """Two pages of an American spreadsheet: 06/05 and 06/07 stand for 5 and 7 June."""
    pages = [(1, date(2021, 5, 6)), (2, date(2021, 7, 6)), (3, date(2021, 6, 6)), (4, date(2021, 7, 6))]
    rows = [row(number, day=day) for number, day in pages]
    once = read([HEADINGS, *rows])
    paged = read([HEADINGS, *rows[:2], HEADINGS, *rows[2:]])
    assert [each.contact_date for each in once.people] == [each.contact_date for each in paged.people]
    swapped = [each for each in paged.people for question in each.questions if question.reason is Reason.SWAPPED_DATE]
    assert len(swapped) == 3


class Rows(tuple[tuple[Cell, ...], ...]):
    """The rows of a table, which count how often a long run of them is looked through."""

    runs = 0

    def __getitem__(self, at: Any) -> Any:
        self.runs += isinstance(at, slice) and len(range(*at.indices(len(self)))) > 60
        return super().__getitem__(at)


def test_headings_on_every_page_do_not_make_the_days_be_looked_through_again() -> None:
    rows: list[tuple[Cell, ...]] = []
    for page in range(20):
        rows += [HEADINGS, *(row(page * 3 + at, day=date(2021, 6, 13)) for at in range(1, 4))]
    counted = Rows(rows)
    reading = read_tables([Table("F1", counted)], on=ON, hamlets=HAMLETS)
    assert len(reading.people) == 60
    assert counted.runs == 1  # for the days


@pytest.mark.parametrize(
    "repeated", ["F1 F2 ", "5/6 ", "Nguyễn Văn Hùng, ", "a\t", "|a", "Họ tên: A; ", "e\u0301\u0302"]
)
def test_two_megabytes_in_one_line_are_read_in_time_and_not_lost(repeated: str) -> None:
    head = "Danh sách F1: 1. Nguyễn Văn Hùng, sn 1985, thôn Nam Thắng, F1 của BN9901; "
    began = process_time()
    reading = read_text(head + repeated * (2_000_000 // len(repeated)), on=ON, hamlets=HAMLETS)
    assert process_time() - began < 10  # seconds; 0.2 to 1 where nothing else runs
    assert {line.line for line in reading.lines} == {1}
    assert reading.people == () or [each.line for each in reading.unread][-1:] == [1]
