"""A silence is counted in the hours in which people are awake."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COMMUNE_ZONE
from bot.domain.acknowledgements import Told, awake_after, steps
from bot.domain.committee import Hours, is_quiet

HOURS = Hours()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2021, 6, day, hour, minute, tzinfo=COMMUNE_ZONE)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (at(14, 6, 45), 4, at(14, 10, 45)),
        (at(14, 16), 4, at(14, 20)),
        (at(14, 17), 4, at(14, 21)),
        (at(14, 18), 4, at(15, 7, 30)),  # three hours in the evening, one from half past six
        (at(14, 23), 4, at(15, 10, 30)),
        (at(15, 3), 4, at(15, 10, 30)),
        (at(14, 20), 20, at(16, 11)),  # over two nights
    ],
)
def test_the_night_does_not_count(start: datetime, hours: int, end: datetime) -> None:
    assert awake_after(start, HOURS, timedelta(hours=hours)) == end


def test_without_quiet_hours_every_hour_counts() -> None:
    always = Hours(quiet_from=time(0), quiet_until=time(0))
    assert awake_after(at(14, 22), always, timedelta(hours=4)) == at(15, 2)


def test_a_rest_at_noon_does_not_count() -> None:
    siesta = Hours(quiet_from=time(11, 30), quiet_until=time(13), morning=time(7), nudges=(time(8),))
    assert awake_after(at(14, 11), siesta, timedelta(hours=1)) == at(14, 13, 30)


@given(st.integers(min_value=0, max_value=30 * 24 * 60), st.integers(min_value=1, max_value=48))
def test_it_ends_awake_and_never_before_its_time(minutes: int, hours: int) -> None:
    begun = at(1, 0) + timedelta(minutes=minutes)
    end = awake_after(begun, HOURS, timedelta(hours=hours))
    assert end - begun >= timedelta(hours=hours)
    assert end.time() == HOURS.quiet_from or not is_quiet(end.time(), HOURS)
    assert awake_after(begun, HOURS, timedelta(hours=hours + 1)) > end


def test_the_deputy_is_told_before_the_chair() -> None:
    told = steps(at(14, 6, 45), HOURS, within=timedelta(hours=4), has_deputy=True)
    assert [(step.told, step.at) for step in told] == [(Told.DEPUTY, at(14, 10, 45)), (Told.CHAIR, at(14, 14, 45))]


def test_without_a_deputy_the_chair_is_told_first() -> None:
    (step,) = steps(at(14, 6, 45), HOURS, within=timedelta(hours=4), has_deputy=False)
    assert (step.told, step.at) == (Told.CHAIR, at(14, 10, 45))
