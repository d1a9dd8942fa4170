"""Columns left of the names that speak of a group, and titles that say whom an F2 met."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import Cell, Person, Table, read_tables
from tests.domain.lists import HAMLETS, ON


def read(*rows: tuple[Cell, ...], name: str = "") -> tuple[Person, ...]:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    ("heading", "values", "field", "meant"),
    [
        ("Thôn", ("Nam Thắng", "Cao Thắng"), "hamlet", ("Nam Thắng", "Cao Thắng")),
        ("F1", ("Hà Lan", "Hà Huệ"), "source", ("Hà Lan", "Hà Huệ")),
        ("Tiếp xúc F1", ("Hà Lan", "Hà Huệ"), "source", ("Hà Lan", "Hà Huệ")),
        ("Phân loại", ("F1", "F2"), "level", ("F1", "F2")),
    ],
)
def test_a_group_says_it_once(heading: str, values: tuple[str, str], field: str, meant: tuple[str, str]) -> None:
    people = read(
        (heading, "STT", "Họ tên", "Năm sinh", "SĐT"),
        (values[0], 1.0, "Lê Văn Một", 1980.0, "0912000111"),
        (None, 2.0, "Lê Văn Hai", 1981.0, "0912000112"),
        (values[1], 1.0, "Lê Văn Ba", 1982.0, "0912000113"),
        (None, 2.0, "Lê Văn Bốn", 1983.0, "0912000114"),
        name="F2" if field != "level" else "",
    )
    assert [getattr(person, field) for person in people] == [meant[0], meant[0], meant[1], meant[1]]


def test_an_empty_cell_right_of_the_names_says_nothing() -> None:
    people = read(
        ("STT", "Họ tên", "Năm sinh", "Thôn", "SĐT"),
        (1.0, "Lê Văn Một", 1980.0, "Nam Thắng", "0912000111"),
        (2.0, "Lê Văn Hai", 1981.0, None, "0912000112"),
        name="F2",
    )
    assert [person.hamlet for person in people] == ["Nam Thắng", None]


@pytest.mark.parametrize("title", ["Tiếp xúc với F1: Hà Thị Lan (BN9901)", "F1: Hà Thị Lan (BN9901)"])
def test_an_f2_met_the_f1_whom_the_title_names_and_not_his_case(title: str) -> None:
    (person,) = read(
        ("DANH SÁCH F2",), (title,), ("STT", "Họ tên", "Năm sinh", "Thôn"), (1.0, "Lê Văn Một", 1980.0, "Nam Thắng")
    )
    assert (person.level, person.source) == ("F2", "Hà Thị Lan")


@pytest.mark.parametrize(("cell", "level"), [("Tiếp xúc gần (F1)", "F1"), ("Tiếp xúc của F1 (F2)", "F2")])
def test_the_level_may_stand_in_brackets_behind_its_words(cell: str, level: str) -> None:
    (person,) = read(("STT", "Họ tên", "Năm sinh", "Loại tiếp xúc"), (1.0, "Lê Văn Một", 1980.0, cell))
    assert person.level == level
