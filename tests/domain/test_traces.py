"""People are found in texts however they are written, and nobody else is taken for them. All names invented."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.traces import Traces

MO = Traces(names=["Đỗ Thị Quỳnh Mơ"], phones=["0912345678"], addresses=["12 ngõ Giếng Đình"])


@pytest.mark.parametrize(
    "line",
    [
        "1. Đỗ Thị Quỳnh Mơ, 1985",
        "ĐỖ THỊ QUỲNH MƠ",
        "do thi quynh mo",
        unicodedata.normalize("NFD", "chị Đỗ Thị Quỳnh Mơ"),
        "Ðỗ\u00a0Thị  Quỳnh\tMơ",
        "Đỗ Thị | Quỳnh Mơ",
        "<b>Đỗ Thị Quỳnh Mơ</b> – F1",
        "gọi 0912345678",
        "gọi 0912.345.678 nhé",
        "+84 912 345 678",
        "912 345 678",
        "nhà ở số 12, ngõ Giếng Đình",
    ],
)
def test_a_line_that_mentions_somebody_goes_and_the_others_stay(line: str) -> None:
    assert MO.cleared(f"trước\n{line}\nsau") == "trước\n***\nsau"


@pytest.mark.parametrize(
    "line",
    [
        "Đỗ Thị Quỳnh",
        "Đỗ Thị Quỳnh Môi",
        "Thị Quỳnh Mơ",
        "Đỗ Thị Quỳnh Hoa, Mơ",
        "0912 345 679",
        "ngõ Giếng Đình",
        "tiếp xúc BN9901",
        "",
    ],
)
def test_a_line_that_mentions_nobody_of_them_stays(line: str) -> None:
    assert MO.cleared(line) == line
    assert not MO.in_text(line)


def test_a_name_that_goes_on_in_the_next_line_takes_both() -> None:
    assert MO.cleared("a\nĐỗ Thị\nQuỳnh Mơ\nb") == "a\n***\n***\nb"


def test_one_word_alone_is_no_name() -> None:
    assert not Traces(names=["Hoa"])
    assert Traces(names=["Hoa", "Lê Hoa"]).cleared("chị Hoa\nLê Hoa") == "chị Hoa\n***"


def test_a_message_that_begins_with_somebody_is_about_him_as_a_whole() -> None:
    card = "👤 <b>Đỗ Thị Quỳnh Mơ</b> – F1\n1985, xóm Bãi"
    assert MO.cleared_message(card) == "***"
    assert MO.cleared_message(f"Danh sách\n{card}") == "Danh sách\n***\n1985, xóm Bãi"


def test_on_a_button_the_given_name_is_enough() -> None:
    assert [MO.cleared_label(one) for one in ("3. Mơ", "3. Mai", "Thôi")] == ["***", "3. Mai", "Thôi"]


def test_every_text_in_a_json_value_is_cleared() -> None:
    value = {"message": {"text": "Đỗ Thị Quỳnh Mơ", "id": 7, "parts": ["x", "Do Thi Quynh Mo"]}, "n": None}
    assert MO.cleared_value(value) == {"message": {"text": "***", "id": 7, "parts": ["x", "***"]}, "n": None}


words = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd", "Zs", "Po", "Cc"]), max_size=30)


@given(before=words, after=words)
def test_whatever_stands_around_it_a_name_is_found_and_the_lines_are_as_many(before: str, after: str) -> None:
    text = f"{before}\nĐỗ Thị Quỳnh Mơ\n{after}"
    cleared = MO.cleared(text)
    assert "Quỳnh" not in cleared.replace(before, "").replace(after, "")
    assert cleared.count("\n") == text.count("\n")
    assert MO.cleared(cleared) == cleared
