"""Spelling made comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.folding import accented_key, clean, fold, fold_aligned, has_accents, name_key


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đỗ Thị Hằng", "do thi hang"),
        ("Ðỗ", "do"),  # the Icelandic letter
        ("ƌức", "duc"),
        ("  Nguyễn\u00a0 Văn\u200b Hùng ", "nguyen van hung"),
        ("Nguуễn", "nguyen"),  # a Cyrillic у
        ("Ｆ１", "f1"),
        (unicodedata.normalize("NFD", "Trần Đức Phước"), "tran duc phuoc"),
        ("e\u0301\u0302", "e"),
        ("HOÀ – Hòa", "hoa - hoa"),
    ],
)
def test_folding_leaves_small_letters_without_accents(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_a_tone_typed_before_the_circumflex_is_put_together() -> None:
    assert clean("nguye\u0303\u0302n") == "nguyễn"


def test_hung_and_hung_with_a_horn_share_a_key_and_keep_their_accents() -> None:
    assert name_key("Nguyễn Văn Hùng") == name_key("NGUYỄN VĂN HƯNG")
    assert accented_key("Nguyễn Văn Hùng") != accented_key("Nguyễn Văn Hưng")


@pytest.mark.parametrize(("old", "new"), [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("Khoẻ", "Khỏe")])
def test_old_and_new_places_of_a_tone_are_one(old: str, new: str) -> None:
    assert accented_key(old) == accented_key(new)


def test_quy_keeps_its_tone() -> None:
    assert accented_key("Quý") == "quý"


def test_accents_are_noticed() -> None:
    assert has_accents("Hùng")
    assert not has_accents("Hung")


@given(st.text())
def test_positions_in_folded_text_are_those_of_the_cleaned(text: str) -> None:
    cleaned = clean(text)
    assert len(fold_aligned(cleaned)) == len(cleaned)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
