"""On which days a test counts: that of the sample, and that of the result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Sampled:
    """The last test of somebody. `told` is the day that was said with it; the others are those on which it counts."""

    outcome: str | None = None  # "negative", "positive" or "waiting"
    told: date | None = None
    sample_day: date | None = None
    result_day: date | None = None


def counted(before: Sampled, *, outcome: str | None, told: date | None, said_on: date) -> Sampled:
    """The last test after one more saying. Lists repeat an old test every day: that counts on no new day.

    Where no day is told, a sample or a result counts on the day on which it was first said.
    """
    if outcome is None:
        return Sampled()
    if outcome == before.outcome and told in (None, before.told, before.sample_day):
        return Sampled(outcome, told, before.sample_day or said_on, before.result_day)
    if outcome == WAITING:
        return Sampled(outcome, told, told or said_on, None)
    if before.outcome != WAITING or before.sample_day is None:
        day = told or said_on
        return Sampled(outcome, told, day, day)
    named = told is not None and told > before.sample_day  # otherwise the day is that of the sample
    return Sampled(outcome, told, before.sample_day, told if named else max(said_on, before.sample_day))


class Tested(Protocol):
    """What counting reads of a contact."""

    @property
    def test_outcome(self) -> str | None: ...
    @property
    def sample_day(self) -> date | None: ...
    @property
    def result_day(self) -> date | None: ...


Someone = TypeVar("Someone", bound=Tested)


class TestList(StrEnum):
    """A list of the day's tests."""

    __test__ = False

    TAKEN = "taken"
    NEGATIVE = "negative"
    POSITIVE = "positive"
    WAITING = "waiting"  # taken on this day or before, and no result on it


def tests_of(people: Iterable[Someone], *, day: date) -> dict[TestList, list[Someone]]:
    """Whose samples were taken on a day, whose results came on it, and who waited when it ended."""
    found: dict[TestList, list[Someone]] = {one: [] for one in TestList}
    for one in people:
        if one.sample_day is None or one.sample_day > day:
            continue
        if one.sample_day == day:
            found[TestList.TAKEN].append(one)
        if one.result_day is None or one.result_day > day:
            found[TestList.WAITING].append(one)
        elif one.result_day == day:
            found[TestList.NEGATIVE if one.test_outcome == "negative" else TestList.POSITIVE].append(one)
    return found
