"""Whom an F1 who becomes an F0 makes rise, found by the wording of their sources."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chains import Link, Source, chain


@dataclass(frozen=True)
class Person:
    id: int
    full_name: str
    level: str | None
    source: str | None = None
    case_code: str | None = None


KIEN = Person(1, "Nguyễn Văn Kiên", "F0", "BN9901", "BN9955")


def links(*others: Person, case: Person = KIEN, before: str = "F1") -> dict[int, tuple[str, str, bool]]:
    found = chain(case, level_before=before, others=others)
    return {one.contact_id: (one.level_from, one.level_to, one.sure) for one in found}


def test_his_f2_become_f1_and_theirs_f2() -> None:
    cuc = Person(2, "Lê Thị Cúc", "F2", "Nguyễn Văn Kiên")
    dung = Person(3, "Phạm Văn Dũng", "F3", "Lê Thị Cúc")
    other = Person(4, "Hồ Thị Lan", "F2", "Trần Thị Bưởi")
    assert links(cuc, dung, other) == {2: ("F2", "F1", True), 3: ("F3", "F2", True)}


def test_an_f3_who_names_him_rises_to_f2() -> None:
    assert links(Person(2, "Lê Thị Cúc", "F3", "Nguyễn Văn Kiên")) == {2: ("F3", "F2", True)}


def test_when_an_f2_becomes_an_f0_his_f3_become_f1() -> None:
    assert links(Person(2, "Lê Thị Cúc", "F3", "Nguyễn Văn Kiên"), before="F2") == {2: ("F3", "F1", True)}


def test_nobody_rises_who_is_as_near_already() -> None:
    assert links(Person(2, "Lê Thị Cúc", "F1", "Nguyễn Văn Kiên"), Person(3, "A", None, "Nguyễn Văn Kiên")) == {}


def test_two_who_name_each_other_do_not_go_in_circles() -> None:
    cuc = Person(2, "Lê Thị Cúc", "F2", "Nguyễn Văn Kiên")
    kien = Person(5, "Vũ Văn An", "F2", "Lê Thị Cúc")
    back = Person(6, "Đỗ Thị Na", "F3", "Vũ Văn An")
    assert links(cuc, kien, back) == {2: ("F2", "F1", True)}


def test_namesakes_leave_a_doubt_and_a_code_does_not() -> None:
    namesake = Person(7, "Nguyễn Văn Kiên", "F1")
    by_name, by_code = Person(2, "Lê Thị Cúc", "F2", "Nguyễn Văn Kiên"), Person(3, "Hồ Thị Lan", "F2", "BN9955")
    assert links(namesake, by_name, by_code) == {2: ("F2", "F1", False), 3: ("F2", "F1", True)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Nguyễn Văn Kiên", True),
        ("nguyen van kien", True),
        ("F1 Nguyễn Văn Kiên", True),
        ("F1: NGUYỄN VĂN KIÊN", True),
        ("BN9955", True),
        ("BN 9955", None),
        ("ca bệnh BN9955 (Hà Tĩnh)", True),
        ("BN99551", None),
        ("Nguyễn Văn Kiên, Nam Thắng", False),
        ("Nguyễn Văn Kiên Trung", False),
        ("Nguyễn Văn Kiền", None),
        ("Văn Kiên", None),
        ("", None),
        (None, None),
    ],
)
def test_a_source_means_him_perhaps_or_not(source: str | None, expected: bool | None) -> None:
    assert Source.of(source).names(KIEN, namesakes=False) is expected


LEVELS = st.sampled_from(["F1", "F2", "F3", None])
NAMES = st.sampled_from(["Nguyễn Văn Kiên", "Lê Thị Cúc", "Phạm Văn Dũng", "Vũ Văn An"])


@given(st.lists(st.tuples(NAMES, LEVELS, st.one_of(st.none(), NAMES)), max_size=12))
def test_whoever_is_found_rises_once_and_never_to_f0(rows: list[tuple[str, str | None, str | None]]) -> None:
    others = [Person(number, *row) for number, row in enumerate(rows, 2)]
    found: list[Link] = chain(KIEN, level_before="F1", others=others)
    assert len({one.contact_id for one in found}) == len(found)
    assert all("F0" < one.level_to < one.level_from for one in found)
