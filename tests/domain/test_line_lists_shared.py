"""Facts that a list's last line, or later words about its numbers, tell of several of its people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import by_name as read

MET = {"source": "BN9961", "contact_date": date(2021, 6, 9)}
IN_CAMP = {"place": "centralised", "quarantine_start": date(2021, 6, 10)}
F1 = "F1 thôn Trung Phú:\n1. Lê Văn Tám, 1972, 0905000114\n2. Trần Thị Mơ, 1976, không có đt"


def says(person: object, said: dict[str, Any]) -> None:
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2 ng này tx BN9961 hôm 9/6", MET),
        ("2 bạn này tx BN9961 hôm 9/6", MET),
        ("tx BN9961 9/6 cả", MET),
        ("f1 của bn9961 tx 9/6 vào khu cách ly tập trung hôm 10/6", MET | IN_CAMP),
        ("F1 thì tx BN9961 ngày 9/6, cltt 10/6", MET | IN_CAMP),
        ("F1 đều đi cltt từ 10/6", IN_CAMP),
        ("mai 15/6 là cltt hết đó", {"place": "centralised", "quarantine_start": date(2021, 6, 15)}),
        ("Cách ly tại nhà tới ngày 28/6", {"place": "home", "quarantine_end": date(2021, 6, 28)}),
        ("kcl hết chỗ nên cltn hết, từ 10/6", {"place": "home", "quarantine_start": date(2021, 6, 10)}),
        ("kcl (khu cách ly) huyện quá tải nên cltn hết", {"place": "home"}),
    ],
)
def test_a_line_of_facts_alone_is_said_of_all_above_who_lack_them(line: str, said: dict[str, Any]) -> None:
    people = read(f"{F1}\n{line}")
    assert list(people) == ["Lê Văn Tám", "Trần Thị Mơ"]
    for person in people.values():
        says(person, said)


@pytest.mark.parametrize("ending", ["", ", het roi a"])
def test_the_last_sentence_of_a_list_in_one_line_is_said_of_all(ending: str) -> None:
    people = read(
        "ds f1 thon trung phu 1.le van tam 1972 nam 2.tran thi mo 1976 nu ko co dt"
        f"{ending}. f1 cua bn9961 tx 9/6 vao khu cach ly tap trung hom 10/6"
    )
    assert list(people) == ["Le Van Tam", "Tran Thi Mo"]
    for person in people.values():
        says(person, MET | IN_CAMP)


def test_a_sentence_that_each_has_for_himself_is_his_own() -> None:
    people = read("F1:\n1. Lê Văn Tám, 1972. F1 của BN9961, tx 9/6\n2. Trần Thị Mơ, 1976. F1 của BN9962, tx 8/6\n")
    says(people["Lê Văn Tám"], MET)
    says(people["Trần Thị Mơ"], {"source": "BN9962", "contact_date": date(2021, 6, 8)})


TREE = "Danh sách thôn Nam Thắng:\n1) Phó Đức Phương - nam - 1970\n2) Lã Thanh Huyền - nữ - 1984\n"
TREE += "3) Lê Thị Hà - nữ - 1995\n4) Đậu Thị Sương - nữ - 1962\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Từ số 1 đến số 3 là F1 của BN9961, tx 9/6. Số 4 là F2 do ở với số 1",
        "Số 1 - 3 là F1 của BN9961, tx 9/6. Số 4 là F2 của số 1",
        "Số 1, 2, 3 là F1 của BN9961, tx 9/6. Số 4 là F2 vì gặp số 1",
        "Số 1 đến 3 là F1 của BN9961, tx 9/6. Số 4 là F2 tiếp xúc số 1",
        "Số 1, số 2 và số 3 là F1 của BN9961, tx 9/6. Số 4 là F2 ở cùng anh số 1",
    ],
)
def test_sentences_below_say_which_numbers_have_which_level(sentence: str) -> None:
    people = read(TREE + sentence)
    assert [person.level for person in people.values()] == ["F1", "F1", "F1", "F2"]
    says(people["Lê Thị Hà"], MET)
    says(people["Đậu Thị Sương"], {"source": "Phó Đức Phương", "contact_date": None})


@pytest.mark.parametrize(
    ("sentence", "dropped"),
    [
        ("21h10: Qua kiểm tra camera, anh số 1 và chị số 2 không gặp BN9961, đưa ra khỏi danh sách", {1, 2}),
        ("Sau khi xác minh lại, số 2 đưa ra khỏi danh sách F1", {2}),
        ("Theo lời chủ quán: anh số 1 không gặp ai, loại khỏi danh sách", {1}),
        ("Vì chưa gặp nên số 2 bỏ khỏi danh sách", {2}),
        ("Đã rà lại sổ, chị số 2 rút khỏi ds", {2}),
    ],
)
def test_words_before_a_number_may_say_how_it_is_known(sentence: str, dropped: set[int]) -> None:
    people = read(f"{F1}\n\n{sentence}").values()
    assert {at for at, person in enumerate(people, start=1) if person.change == "removed"} == dropped


@pytest.mark.parametrize(
    "sentence",
    [
        "Vì cùng phòng với số 1 nên số 2 kéo dài đến 04/7",
        "Do ở chung với số 1 nên chị số 2 gia hạn đến 04/7",
        "Số 2 kéo dài đến ngày 04/7",
        "Chị số 2 kéo dài cách ly tới 04/7",
        "Số 2 gia hạn cách ly đến hết 04/7",
    ],
)
def test_a_stay_made_longer_ends_later_for_that_number_alone(sentence: str) -> None:
    people = read(f"F1:\n1. Lê Văn Tám, 1972, vào 28/5, ra 18/6\n2. Trần Thị Mơ, 1976, vào 28/5, ra 18/6\n\n{sentence}")
    says(people["Lê Văn Tám"], {"quarantine_start": date(2021, 5, 28), "quarantine_end": date(2021, 6, 18)})
    says(people["Trần Thị Mơ"], {"quarantine_start": date(2021, 5, 28), "quarantine_end": date(2021, 7, 4)})


@pytest.mark.parametrize(
    "written",
    [
        "Lê Văn Tám (nam, 72)",
        "Lê Văn Tám - nam - 72",
        "anh Lê Văn Tám 72 Trung Phú",
        "a Lê Văn Tám 72",
        "Lê Văn Tám, nam, 72",
    ],
)
def test_two_digits_beside_a_sex_or_name_are_a_year_of_birth(written: str) -> None:
    (person,) = read(f"F1:\n1. {written}, tx BN9961 9/6").values()
    says(person, {"birth_year": 1972, "sex": "nam"})


def test_what_follows_the_last_brackets_is_told_of_all() -> None:
    people = read_text(
        "+ F1 (của BN9937): Lại Văn Sâm sinh 1976, tiếp xúc 9/6\n+ F2: Lại Thị Hằng (vợ, 1978), Lại Văn Tùng (con, "
        "2004) - gặp anh Sâm đến sáng 11/6, cách ly tại nhà từ 11/6 đến 25/6.",
        on=date(2021, 6, 14),
        hamlets=[],
    ).people
    assert [(each.contact_date, each.place, each.quarantine_end) for each in people[1:]] == [
        (date(2021, 6, 11), "home", date(2021, 6, 25))
    ] * 2


def test_a_title_keeps_its_level_before_a_house_of_a_case() -> None:
    people = read_text(
        "danh sách F2 nhà bà Ngô Thị Lụa (F1 đang cách ly ở huyện từ 8/6)\n1. Ngô Văn Sáu 1951\n2. Hà Thị Mười 1984",
        on=date(2021, 6, 14),
        hamlets=[],
    ).people
    assert [(each.level, each.source, each.quarantine_start) for each in people] == [("F2", "Ngô Thị Lụa", None)] * 2
