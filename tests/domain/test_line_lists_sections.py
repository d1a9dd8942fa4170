"""Sentences that speak of a section by its label: "Mục I tiếp xúc 8/6", "Nhóm A cltt, A1 từ 06/6"."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


def read(text: str) -> list[Person]:
    return list(read_text(text, on=ON, hamlets=HAMLETS).people)


LISTED = "{0} F1 của BN9917\n- Phan Duy Mạnh, 1992, Nam Thắng\n{1} F1 của BN9919\n- Tô Hiến Chương, 1958, Hồng Lạc\n"


@pytest.mark.parametrize(
    ("labels", "closing"),
    [
        (("I.", "II."), "Mục I tiếp xúc ngày 8/6, mục II tiếp xúc ngày 10/6."),
        (("I.", "II."), "(mục I tx 8/6; mục II tx 10/6)"),
        (("A.", "B."), "Nhóm A gặp BN ngày 8/6, nhóm B gặp BN ngày 10/6"),
        (("A/", "B/"), "Lưu ý: những người ở mục A tx 8/6, còn mục B tx 10/6"),
        (("Nhóm 1:", "Nhóm 2:"), "Nhóm 2 tx 10/6, nhóm 1 tx 8/6"),
        (("Phần I -", "Phần II -"), "Phần I tiếp xúc lần cuối 8/6. Phần II tiếp xúc lần cuối 10/6"),
        (("A1.", "A2."), "A1 tiếp xúc 8/6, A2 tiếp xúc 10/6"),
    ],
)
def test_a_section_is_spoken_of_by_its_label(labels: tuple[str, str], closing: str) -> None:
    people = read(LISTED.format(*labels) + closing)
    assert [(each.full_name, each.source, each.contact_date) for each in people] == [
        ("Phan Duy Mạnh", "BN9917", date(2021, 6, 8)),
        ("Tô Hiến Chương", "BN9919", date(2021, 6, 10)),
    ]


@pytest.mark.parametrize("words", ["Cả hai mục đều", "Cả 2 nhóm", "Tất cả các mục trên"])
def test_all_sections_are_everybody(words: str) -> None:
    people = read(LISTED.format("I.", "II.") + f"{words} cách ly tập trung từ 12/6")
    assert [each.quarantine_start for each in people] == [date(2021, 6, 12)] * 2


def test_a_section_within_another_is_in_both() -> None:
    text = (
        "A. F1\nA1. Nguồn BN9901\n1. Trương Quang Thọ, 1980\nA2. Nguồn BN9911\n2. Đoàn Thị Bé, 1954\n"
        "Nhóm A cách ly tập trung, A1 từ 06/6 đến 27/6, A2 từ 11/6 đến 02/7.\nB. F2\n3. Hà Thị Ngọc, 1994"
    )
    assert [(each.level, each.place, each.quarantine_start, each.quarantine_end) for each in read(text)] == [
        ("F1", "centralised", date(2021, 6, 6), date(2021, 6, 27)),
        ("F1", "centralised", date(2021, 6, 11), date(2021, 7, 2)),
        ("F2", None, None, None),
    ]


def test_what_a_person_says_himself_wins() -> None:
    people = read(LISTED.format("I.", "II.").replace("Nam Thắng", "Nam Thắng, tx 5/6") + "Mục I tx 8/6, mục II tx 10/6")
    assert [each.contact_date for each in people] == [date(2021, 6, 5), date(2021, 6, 10)]


def test_people_under_a_source_of_a_counted_section_have_its_level() -> None:
    text = (
        "A. F1 - 01 người\n1. Trương Quang Thọ, 1980, Nam Thắng\nB. F2 - 02 người, cách ly tại nhà\n"
        "B1. Của Trương Quang Thọ (06/6 - 20/6): Trương Thị Na, nữ, 2004; Trương Quang Phát, nam, 2009"
    )
    assert [(each.level, each.source, each.quarantine_end) for each in read(text)[1:]] == [
        ("F2", "Trương Quang Thọ", date(2021, 6, 20))
    ] * 2


@pytest.mark.parametrize(
    "line", ["Nhóm máu A: 2 người", "Mục đích: truy vết", "Danh sách 3 hộ nghèo", "A3 là phòng trực"]
)
def test_a_label_that_heads_nobody_says_nothing(line: str) -> None:
    people = read(LISTED.format("I.", "II.") + line)
    assert [(each.contact_date, each.place) for each in people] == [(None, None)] * 2


def test_a_section_is_left_to_its_own_sentence_after_an_exception_by_number() -> None:
    people = read(
        "I. F1 CỦA BN9917\n1. Phan Duy Mạnh, 1992\n2. Phan Thị Lài, 1965\nII. F2 của Phan Duy Mạnh\n"
        "1. Hà Thị Ngọc, 1994\nMục I tx 8/6, cltt 10/6, trừ số 2 già yếu cách ly tại nhà. Mục II tự cách ly tại nhà."
    )
    assert [each.place for each in people] == ["centralised", "home", "home"]
