"""Lists whose last lines tell of the first or last few, of all who lack a fact, or of a number's new state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Person, Reading, read_text
from tests.domain.lists import HAMLETS, ON

LIST = "DS F1:\n1/ Nguyễn Hữu Tâm, 1980\n2/ Nguyễn Hữu Tài, 1982\n3/ Phạm Lệ Thủy, 1990\n"


def reading(text: str) -> Reading:
    return read_text(text, on=ON, hamlets=HAMLETS)


def read(text: str) -> list[Person]:
    return list(reading(text).people)


@pytest.mark.parametrize(
    "closing",
    [
        "2 người đầu tx BN9993 ngày 8/6, 1 người sau tx BN9994 ngày 9/6.",
        "Hai người đầu tx BN9993 8/6; 1 người cuối tx BN9994 9/6",
        "2 người đầu tiên tiếp xúc BN9993 ngày 8/6, còn 1 người cuối cùng tiếp xúc BN9994 ngày 9/6",
        "2 bạn đầu tx BN9993 ngày 8/6\n1 bạn sau tx BN9994 ngày 9/6",
        "2 ng đầu tx BN9993 8/6, 1 ng cuối tx BN9994 9/6",
    ],
)
def test_the_first_and_the_last_few_are_told_apart(closing: str) -> None:
    assert [(each.source, each.contact_date) for each in read(LIST + closing)] == [
        ("BN9993", date(2021, 6, 8)), ("BN9993", date(2021, 6, 8)), ("BN9994", date(2021, 6, 9)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("đi cltt hết từ trưa 12/6", {"place": "centralised", "quarantine_start": date(2021, 6, 12),
                                      "quarantine_end": None}),
        ("cách ly tại nhà hết từ ngày 12/6", {"place": "home", "quarantine_start": date(2021, 6, 12)}),
        ("tối nay xe chở cả 3 vào khu rồi ạ", {"place": "centralised", "quarantine_start": ON}),
        ("lên khu hôm 12/6", {"place": "centralised", "quarantine_start": date(2021, 6, 12)}),
        ("cltn 12/6 tới hết 26/6", {"place": "home", "quarantine_end": date(2021, 6, 26)}),
    ],
)  # fmt: skip
def test_all_went_from_a_day_on(line: str, said: dict[str, Any]) -> None:
    for person in read(LIST + line):
        assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    "line",
    ["tx BN9993 8/6, cltt 11/6", "F1 của BN9993, cltt 11/6", "vào kcl 11/6, tx bn9993", "BN9993, tx 8/6, cltt 11/6",
     "tx BN9993, đi cách ly tập trung ngày 11/6"],
)  # fmt: skip
def test_facts_that_nobody_has_are_said_of_all_and_change_nobodys_own(line: str) -> None:
    people = read(f"F1:\n1. Nguyễn Hữu Tâm, 1980, tx BN9990 7/6\n2. Nguyễn Hữu Tài, 1982, tx BN9991 7/6\n{line}")
    assert [each.source for each in people] == ["BN9990", "BN9991"]
    assert {(each.place, each.quarantine_start) for each in people} == {("centralised", date(2021, 6, 11))}


def test_facts_that_each_has_in_lines_of_his_own_are_of_the_last_alone() -> None:
    people = read(
        "F1:\n1. Nguyễn Hữu Tâm, 1980\ntx BN9990 7/6, cltt 9/6\n2. Nguyễn Hữu Tài, 1982\ntx BN9991 8/6, cltt 10/6"
    )
    assert [(each.source, each.quarantine_start) for each in people] == [
        ("BN9990", date(2021, 6, 9)), ("BN9991", date(2021, 6, 10)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng nay số 1 có kq dương tính -> F0",
        "Chiều qua số 1 dương tính, chuyển thành F0",
        "Tối nay anh số 1 chuyển F0 rồi",
        "Trưa nay có kết quả, số 1 lên F0",
        "22h: số 1 dương tính, nâng lên F0",
    ],
)
def test_a_number_becomes_a_case_on_a_day(sentence: str) -> None:
    assert [each.level for each in read(f"{LIST}{sentence}")] == ["F0", "F1", "F1"]


def test_a_row_whose_name_is_not_understood_is_shown_and_changes_nobody_above() -> None:
    row = "Thị Lan 1979 => F2 (tx F1 Đỗ Văn Hào)"
    found = reading(f"Thôn Trung Phú:\nLê Thị Mỹ 1987 => F1 (tx BN9993)\n{row}")
    assert [(each.full_name, each.level) for each in found.people] == [("Lê Thị Mỹ", "F1")]
    assert [each.text for each in found.unread] == [row]


@pytest.mark.parametrize(
    "head", ["Nhà ông Lê Văn Khoát có 2 F2:", "Hộ ông Lê Văn Khoát gồm 2 F2:", "F2 nhà ông Lê Văn Khoát:"]
)
def test_the_householder_is_listed_where_his_year_is_told(head: str) -> None:
    people = read(f"{head} ông Khoát sinh 1960, bà Nguyễn Thị Thìn sinh 1962.")
    assert [(each.full_name, each.birth_year, each.level) for each in people] == [
        ("Lê Văn Khoát", 1960, "F2"), ("Nguyễn Thị Thìn", 1962, "F2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "second",
    [
        "f2 cua 2 ac nay gom ba Tran Thi Luu 1956 va chau Tran Bao An 2012",
        "f2 la ba Tran Thi Luu sn 1956, chau Tran Bao An sn 2012",
        "rieng f2 co ba Tran Thi Luu 1956 va chau Tran Bao An 2012",
        "f2 cung nha gom: ba Tran Thi Luu 1956 va Tran Bao An 2012",
        "f2 moi trong ngay la ba Tran Thi Luu 1956, Tran Bao An 2012",
    ],
)
def test_a_level_that_begins_a_sentence_is_of_those_after_it(second: str) -> None:
    text = f"ngay 13/6 co f1 cua bn9203 la a Tran Van Luc 1983 va vo Nguyen Thi Huyen 1986. da di cltt 13/6. {second}"
    assert [(each.full_name.split(" ")[-1], each.level) for each in read(text)] == [
        ("Luc", "F1"), ("Huyen", "F1"), ("Luu", "F2"), ("An", "F2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "who", ["Còn lại", "Số còn lại", "Các trường hợp còn lại", "Những người còn lại", "2 ng còn lại"]
)
def test_those_left_are_all_of_whom_nothing_was_said(who: str) -> None:
    people = read(f"{LIST}Số 2 ra khỏi danh sách\n{who} đi cltt tối 12/6 (tx hôm 10/6)")
    assert [(each.full_name, each.place) for each in people] == [
        ("Nguyễn Hữu Tâm", "centralised"), ("Nguyễn Hữu Tài", None), ("Phạm Lệ Thủy", "centralised"),
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["hôm nay", "sáng nay", "tối nay", "chiều nay", "trưa nay"])
def test_a_new_contact_today_is_not_raised_to_one(day: str) -> None:
    people = read(f"{day} F1 mới của BN9205 có anh Hồ Sỹ Quý sn 1991")
    assert [(each.level, each.change) for each in people] == [("F1", None)]
