"""Messages as tired nurses of many communes write them, with what a careful person reads in each."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import read_text
from tests.domain.scoring import score

CORPUS = Path(__file__).parent / "corpus"
MESSAGES = sorted(path.stem for path in CORPUS.glob("*.txt"))
ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


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
