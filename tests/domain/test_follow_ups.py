"""Who is called in a hamlet's roll, who hears of it, and that its numbers are lists."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.domain.follow_ups import OUTCOMES, Outcome, RollCall, hears, is_called
from bot.domain.roles import Role


@dataclass(frozen=True)
class Someone:
    level: str | None
    place: str | None


@dataclass(frozen=True)
class Said:
    outcome: str


@pytest.mark.parametrize(
    ("level", "place", "called"),
    [
        ("F1", "home", True),
        ("F1", None, True),
        ("F1", "centralised", False),
        ("F2", None, True),
        (None, None, True),
        ("F0", None, False),
        ("F0", "home", True),
    ],
)
def test_a_hamlet_calls_those_who_may_be_at_home(level: str | None, place: str | None, called: bool) -> None:
    assert is_called(Someone(level, place)) is called


def test_the_police_hear_of_breaches_only_and_the_station_of_everything_amiss() -> None:
    assert hears(Outcome.KEPT, None) == ()
    assert set(hears(Outcome.BREACH)) == {Role.HEALTH_STATION, Role.POLICE}
    assert hears(Outcome.SYMPTOMS) == (Role.HEALTH_STATION,)
    assert hears(Outcome.ABSENT) == (Role.HEALTH_STATION,)


def test_a_correction_is_heard_by_whoever_heard_what_it_corrects() -> None:
    assert set(hears(Outcome.KEPT, Outcome.BREACH)) == {Role.HEALTH_STATION, Role.POLICE}
    assert len(hears(Outcome.SYMPTOMS, Outcome.BREACH)) == 2


def test_every_answer_is_counted_once() -> None:
    answers = tuple(Said(one) for one in (Outcome.KEPT, Outcome.KEPT, Outcome.BREACH, Outcome.ABSENT))
    roll = RollCall(answers, ("somebody",))
    assert [len(roll.of(one)) for one in OUTCOMES] == [2, 1, 0, 1]
    assert not roll.empty
    assert RollCall((), ()).empty
