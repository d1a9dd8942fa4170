"""The one clock: real, or moved forward by hand and never back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock, RealClock, local

START = datetime(2021, 6, 14, 0, 0, tzinfo=UTC)


def test_real_time_is_aware_utc() -> None:
    before = datetime.now(UTC)
    now = RealClock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC


def test_a_clock_that_does_not_run_stands_still() -> None:
    clock = MovableClock(START, running=False)
    assert clock.now() == clock.now() == START


def test_a_clock_that_runs_goes_on_from_where_it_was_set() -> None:
    clock = MovableClock(START)
    first = clock.now()
    assert START <= first <= clock.now() < START + timedelta(minutes=1)
    clock.move_to(START + timedelta(days=1))
    assert START + timedelta(days=1) <= clock.now() < START + timedelta(days=1, minutes=1)


def test_whatever_zone_it_is_set_in_it_tells_utc() -> None:
    clock = MovableClock(datetime(2021, 6, 14, 7, 0, tzinfo=timezone(timedelta(hours=7))), running=False)
    assert clock.now() == START
    assert clock.now().tzinfo is UTC


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        MovableClock(datetime(2021, 6, 14))  # noqa: DTZ001  that is the point
    with pytest.raises(ValueError, match="aware"):
        MovableClock(START, running=False).move_to(datetime(2021, 6, 15))  # noqa: DTZ001  that is the point


@given(st.lists(st.integers(-10_000, 10_000)))
def test_the_clock_never_goes_back(minutes: list[int]) -> None:
    clock = MovableClock(START, running=False)
    told = [clock.now()]
    for offset in minutes:
        clock.move_to(START + timedelta(minutes=offset))
        told.append(clock.now())
    assert told == sorted(told)
    assert told[-1] == START + timedelta(minutes=max([0, *minutes]))


def test_the_commune_is_seven_hours_ahead() -> None:
    assert local(datetime(2021, 6, 13, 17, 30, tzinfo=UTC)).replace(tzinfo=None).isoformat() == "2021-06-14T00:30:00"
