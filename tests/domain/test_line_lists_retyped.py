"""However a list is typed, it is read the same: the corpus in other accents, numbers, days and phones."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.retyped import WAYS
from tests.domain.scoring import score
from tests.domain.test_line_lists_corpus import CORPUS, MESSAGES

OTHERWISE = {
    ("without accents", "nasty_same_name"),  # Lan and Lân, born in the same year
    ("without accents", "messy_telex"),  # the accents are typed as keys
    ("without accents", "messy_vni"),
    ("items in two lines", "nasty_names_like_words"),  # "3 con nhỏ" begins as a third item would
    ("from a chat", "messy_night_greeting"),  # sent the day before: "hôm qua" is another day
    ("from a chat", "nasty_two_stamps"),
}
"""Where a careful person would read something else in the message typed so."""


def missed(way: str, name: str) -> list[str]:
    """What is read wrong in a message of the corpus that is typed in such a way."""
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    if way == "without accents":
        expected = [{key: _plain(key, value) for key, value in person.items()} for person in expected]
    return score(expected, read_text(WAYS[way](text), on=ON, hamlets=HAMLETS).people, name=name).misses


def _plain(key: str, value: Any) -> Any:
    """A name as it is read where it was typed without accents."""
    if key == "_alt":
        return {other: [_plain(other, each) for each in values] for other, values in value.items()}
    return WAYS["without accents"](value) if key in ("full_name", "source_case") and value else value


@pytest.mark.parametrize("way", WAYS)
def test_a_message_typed_otherwise_is_read_the_same(way: str) -> None:
    wrong = {name: missed(way, name) for name in MESSAGES if (way, name) not in OTHERWISE}
    assert {name: misses for name, misses in wrong.items() if misses} == {}


@pytest.mark.parametrize(("way", "name"), sorted(OTHERWISE))
def test_what_means_something_else_so_typed_is_read_otherwise(way: str, name: str) -> None:
    assert missed(way, name) != []
