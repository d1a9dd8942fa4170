"""The days, weeks and months of what comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.duties import Judge
from bot.domain.occurrences import KEPT, Period, before, due_of, ending_in, missed, period_of

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
often = st.sampled_from(sorted(KEPT))


@pytest.mark.parametrize(
    ("recurring", "day", "first", "last"),
    [
        ("daily", date(2021, 6, 16), date(2021, 6, 16), date(2021, 6, 16)),
        ("weekly", date(2021, 6, 14), date(2021, 6, 14), date(2021, 6, 20)),
        ("weekly", date(2021, 6, 20), date(2021, 6, 14), date(2021, 6, 20)),
        ("monthly", date(2024, 2, 10), date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_the_occurrence_of_a_day(recurring: str, day: date, first: date, last: date) -> None:
    assert period_of(recurring, day) == Period(first, last)


@given(often, days)
def test_occurrences_follow_each_other_without_a_gap(recurring: str, day: date) -> None:
    now = period_of(recurring, day)
    assert now.first <= day <= now.last
    for one in before(recurring, day):
        assert one.last + timedelta(days=1) == now.first
        now = one


def test_a_plan_is_due_when_its_week_begins_and_the_rest_when_theirs_ends() -> None:
    day = date(2021, 6, 16)
    assert due_of("weekly", Judge.PLANS, day) == date(2021, 6, 14)
    assert due_of("weekly", None, day) == date(2021, 6, 20)
    assert due_of("daily", Judge.LISTS, day) == day
    assert due_of("monthly", None, day) == date(2021, 6, 30)


@pytest.mark.parametrize(
    ("recurring", "due_day", "day", "due"),
    [
        ("weekly", 1, date(2021, 6, 16), date(2021, 6, 14)),
        ("weekly", 5, date(2021, 6, 14), date(2021, 6, 18)),
        ("weekly", 7, date(2021, 6, 14), date(2021, 6, 20)),
        ("monthly", 25, date(2021, 6, 14), date(2021, 6, 25)),
        ("monthly", 25, date(2021, 6, 28), date(2021, 6, 25)),
        ("monthly", 31, date(2021, 2, 3), date(2021, 2, 28)),
        ("daily", 3, date(2021, 6, 16), date(2021, 6, 16)),
    ],
)
def test_an_occurrence_is_due_on_the_day_that_was_said(recurring: str, due_day: int, day: date, due: date) -> None:
    assert due_of(recurring, None, day, due_day=due_day) == due
    assert due_of(recurring, Judge.PLANS, day, due_day=due_day) == due


def test_what_was_not_seen_to_is_missed_and_what_is_open_is_not() -> None:
    found = missed(
        "daily", today=date(2021, 6, 18), since=date(2021, 6, 15), seen_to=lambda one: one.first == date(2021, 6, 16)
    )
    assert [one.first.day for one in found] == [15, 17]


@given(often, days, days)
def test_no_more_is_missed_than_stays_visible_and_nothing_from_before_the_duty(
    recurring: str, today: date, since: date
) -> None:
    found = missed(recurring, today=today, since=since, seen_to=lambda _: False)
    assert len(found) <= KEPT[recurring]
    assert all(since <= one.first and one.last < today for one in found)


@given(often, days, st.integers(0, 70))
def test_what_ends_in_a_stretch_of_days_is_told_once(every: str, first: date, more: int) -> None:
    last = first + timedelta(days=more)
    ended = ending_in(every, first, last)
    days_ended = {period_of(every, first + timedelta(days=number)).last for number in range(more + 1)}
    assert [one.last for one in ended] == sorted(day for day in days_ended if day <= last)
