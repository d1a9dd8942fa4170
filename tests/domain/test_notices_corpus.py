"""Notices in the many styles of communes, with the dated tasks that a careful secretary would take out of them.

Everything in them is invented. `optional` marks what careful people differ about: it may be found or not.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.domain.folding import fold
from bot.domain.notices import Duty, NoticeReading, read_notice

CORPUS = sorted((Path(__file__).parent / "notice_corpus").glob("*.txt"))
ALIKE = 0.7  # of the words of the excerpt


@dataclass(frozen=True)
class Score:
    """What was found of what should have been."""

    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    false: tuple[str, ...]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _timing(duty: Duty) -> dict[str, Any]:
    return {"due": str(duty.due) if duty.due else None, "recurring": duty.recurring}


def _alike(task: dict[str, Any], duty: Duty) -> float:
    wanted = _words(task["excerpt"])
    share = len(wanted & _words(duty.text)) / len(wanted)
    same = {"due": task.get("due"), "recurring": task.get("recurring")} == _timing(duty)
    return share + same if share >= ALIKE else 0


def _is_right(task: dict[str, Any], duty: Duty) -> bool:
    when = {"due": task.get("due"), "recurring": task.get("recurring")} == _timing(duty)
    start = task.get("start") is None or str(duty.start) == task["start"]
    hour = task.get("time") is None or (duty.time is not None and f"{duty.time:%H:%M}" == task["time"])
    helpers = [fold(name) for name in task.get("collaborators", [])] == [fold(name) for name in duty.collaborators]
    return when and start and hour and helpers and _same_people(task["owners"], duty.owners)


def _same_people(wanted: list[str], got: tuple[str, ...]) -> bool:
    def meets(one: str, other: str) -> bool:
        return fold(one) in fold(other) or fold(other) in fold(one)

    return all(any(meets(one, other) for other in got) for one in wanted) and all(
        any(meets(one, other) for other in wanted) for one in got
    )


def score(tasks: list[dict[str, Any]], reading: NoticeReading) -> Score:
    """Each task with the duty that is most like it."""
    left = list(reading.assignments)
    missed, wrong = [], []
    for task in tasks:
        best = max(left, key=lambda duty: _alike(task, duty), default=None)
        if best is None or not _alike(task, best):
            missed += [] if task.get("optional") else [task["excerpt"]]
            continue
        left.remove(best)
        if not _is_right(task, best) and not task.get("optional"):
            wrong.append(f"{task} is not {best}")
    return Score(tuple(missed), tuple(wrong), tuple(duty.text for duty in left))


def _expected(path: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return expected


def test_the_corpus_is_there() -> None:
    assert len(CORPUS) >= 25


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_notice_is_read_as_a_careful_secretary_reads_it(path: Path) -> None:
    expected = _expected(path)
    reading = read_notice(path.read_text("utf-8"))
    assert reading.notice.number == expected["number"]
    assert str(reading.notice.date) == str(expected["date"])
    assert score(expected["tasks"], reading) == Score((), (), ())


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
@pytest.mark.parametrize("path", CORPUS[::4], ids=lambda path: path.stem)
def test_the_form_of_the_letters_changes_nothing(path: Path, form: Any) -> None:
    text = path.read_text("utf-8")
    changed = unicodedata.normalize(form, text).replace("\n", "\r\n")
    assert read_notice(changed) == read_notice(unicodedata.normalize("NFC", text))


def test_without_accents_nearly_all_is_found() -> None:
    tasks = missed = false = 0
    for path in CORPUS:
        expected = _expected(path)
        result = score(expected["tasks"], read_notice(_without_accents(path.read_text("utf-8"))))
        tasks += sum(not task.get("optional") for task in expected["tasks"])
        missed += len(result.missed)
        false += len(result.false)
    assert missed <= tasks * 0.05
    assert false <= tasks * 0.05


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))
