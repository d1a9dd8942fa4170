"""Messages as tired nurses of many communes write them, with what a careful person reads in each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.scoring import score

CORPUS = Path(__file__).parent / "corpus"
MESSAGES = sorted(path.stem for path in CORPUS.glob("*.txt"))


def test_the_corpus_is_there() -> None:
    assert len(MESSAGES) >= 80


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_read_as_a_careful_person_reads_it(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    assert score(expected, read_text(text, on=ON, hamlets=HAMLETS).people, name=name).misses == []


@pytest.mark.parametrize("name", MESSAGES)
def test_every_line_of_a_message_is_accounted_for(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    written = [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert [line.line for line in reading.lines] == written
