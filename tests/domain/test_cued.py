"""Patterns that are tried only where their cues stand find what they would find anyway."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot.domain
from bot.domain.cued import Cued, by_initials, cued


def every_cued() -> dict[str, Cued]:
    """All such patterns of the program, by where they stand."""
    found = {}
    for module in pkgutil.walk_packages(bot.domain.__path__, "bot.domain."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Cued):
                found[f"{module.name}.{name}"] = value
    return found


EVERY = every_cued()
FOLDED = f"{string.ascii_lowercase}{string.digits}{string.punctuation} \t\n→➡➜–\x01"


def test_there_are_such_patterns() -> None:
    assert len(EVERY) > 20


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_a_cue_is_in_all_that_a_pattern_finds(name: str, data: st.DataObject) -> None:
    one = EVERY[name]
    text = data.draw(st.from_regex(one.pattern, alphabet=FOLDED))
    assert [found.span() for found in one.finditer(text)] == [found.span() for found in one.pattern.finditer(text)]


def test_without_its_cue_nothing_is_tried() -> None:
    one = cued("xin|cho", r"(?:xin|cho) ?\d|\d xin")
    assert one.search("không có") is None
    assert one.search("xin 5 và cho 6") is not None
    assert [found.group() for found in one.finditer("cho5, 6 xin")] == ["cho5", "6 xin"]


PHRASES = r"cach ly|(?:ca|con) (?:hai|ba)|ca benh|b\.?n|co(?= xe)|[cd]o|x?in|cac|ca\|n|\(a|a)b|[|]c".replace(
    "a)b", r"a\)b"
)
WORDS = [
    "cach ly",
    "ca hai",
    "con ba",
    "ca benh",
    "bn",
    "b.n",
    "co",
    "do",
    "in",
    "xin",
    "cac",
    "ca|n",
    "(a",
    "a)b",
    "|c",
]


@pytest.mark.parametrize("word", [*WORDS, "ca", "cach", "x", "", "cb"])
def test_phrases_by_their_initials_are_the_same_phrases(word: str) -> None:
    plain, sorted_ = re.compile(rf"(?:{PHRASES})"), re.compile(rf"(?:{by_initials(PHRASES)})")
    assert (plain.fullmatch(word) is None) == (sorted_.fullmatch(word) is None)
    assert (plain.match(word + " xe") is None) == (sorted_.match(word + " xe") is None)
