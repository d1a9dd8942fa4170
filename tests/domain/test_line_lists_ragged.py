"""Rows that end before the last column, as where nobody filled in the rest."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.line_lists import Cell, Reading, Table, read_tables
from tests.domain.lists import HAMLETS, ON

HOUSES = ("Chủ hộ", "Họ và tên", "Năm sinh", "Thôn", "Diện", "Tiếp xúc với", "Cách ly từ", "Đến ngày")
WHOLE: tuple[tuple[Cell, ...], ...] = (
    ("Lê Văn Tám", "Lê Thị Na", 1980.0, "Nam Thắng", "F1", "BN9931", date(2021, 6, 10), date(2021, 7, 1)),
    (None, "Lê Thị Bé", 2001.0, "Nam Thắng", "F1", "BN9931", date(2021, 6, 12), date(2021, 6, 1)),
    ("Hồ Thị Sen", "Hồ Văn Ba", 1975.0, "Cao Thắng", "F2", "Lê Thị Na", "12/6", "26/6"),
)


def read(*rows: tuple[Cell, ...]) -> Reading:
    return read_tables([Table("Sheet1", (HOUSES, *rows))], on=ON, hamlets=HAMLETS)


@given(st.lists(st.tuples(st.sampled_from(WHOLE), st.integers(3, len(HOUSES))), min_size=1, max_size=4))
def test_a_short_row_is_read_like_one_with_empty_cells(parts: list[tuple[tuple[Cell, ...], int]]) -> None:
    ragged = [row[:end] for row, end in parts]
    padded = [(*row, *[None] * (len(HOUSES) - len(row))) for row in ragged]
    assert read(*ragged).people == read(*padded).people
    assert len(read(*ragged).lines) == len(ragged) + 1


def test_an_end_before_its_beginning_may_stand_in_the_last_cell_there_is() -> None:
    reading = read(*(row[:7] for row in WHOLE))
    assert [person.full_name for person in reading.people] == ["Lê Thị Na", "Lê Thị Bé", "Hồ Văn Ba"]
