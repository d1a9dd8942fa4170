"""The balance of a day: whoever was there, came or left, as lists that add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.balance import Leaving, balance, last_day, leaving
from bot.domain.contacts import ContactState, Status

DAY = date(2024, 2, 28)
OPEN = ContactState(level="F1", full_name="A", status=Status.OPEN, first_day=DAY - timedelta(days=5))


def days(*around: int) -> st.SearchStrategy[date]:
    return st.integers(*around).map(lambda n: DAY + timedelta(days=n))


people = st.lists(
    st.builds(
        lambda status, first, closed, end: ContactState(
            full_name="A",
            status=status,
            first_day=first,
            closed_on=closed if status in (Status.RELEASED, Status.REMOVED) else None,
            quarantine_end=end,
        ),
        st.sampled_from(Status),
        days(-6, 6),
        days(-3, 6),
        st.one_of(st.none(), days(-6, 9)),
    ),
    max_size=12,
)


@given(people, days(-6, 6))
def test_before_and_new_without_the_ended_remain(everybody: list[ContactState], day: date) -> None:
    today = balance(everybody, day=day)
    assert len(today.before) + len(today.new) - len(today.ended) == len(today.after)
    assert sorted(map(id, [*today.before, *today.new])) == sorted(map(id, [*today.ended, *today.after]))


@given(people, days(-6, 6))
def test_who_remains_today_is_there_before_tomorrow(everybody: list[ContactState], day: date) -> None:
    tomorrow = day + timedelta(days=1)
    assert list(map(id, balance(everybody, day=day).after)) == list(map(id, balance(everybody, day=tomorrow).before))


@given(people, days(-6, 6))
def test_everybody_who_ended_did_so_for_one_reason(everybody: list[ContactState], day: date) -> None:
    today = balance(everybody, day=day)
    assert sum(len(today.left(why)) for why in Leaving) == len(today.ended)


@pytest.mark.parametrize(
    ("changes", "end", "why"),
    [
        ({}, None, None),
        ({"quarantine_end": DAY}, DAY, Leaving.TERM),
        ({"quarantine_end": DAY, "status": Status.RELEASED, "closed_on": DAY}, DAY, Leaving.RELEASED),
        # Released on the morning after: he ended yesterday, and not once more today.
        (
            {"quarantine_end": DAY, "status": Status.RELEASED, "closed_on": DAY + timedelta(days=1)},
            DAY,
            Leaving.TERM,
        ),
        ({"status": Status.RELEASED, "closed_on": DAY}, DAY, Leaving.RELEASED),
        ({"status": Status.REMOVED, "closed_on": DAY, "quarantine_end": DAY + timedelta(days=1)}, DAY, Leaving.REMOVED),
    ],
)
def test_the_last_day_is_the_stated_one_or_the_earlier_release(
    changes: dict[str, object], end: date | None, why: Leaving | None
) -> None:
    state = replace(OPEN, **changes)  # type: ignore[arg-type]  # fields by name
    assert (last_day(state), leaving(state)) == (end, why)


def test_the_29th_of_february_is_a_day_like_others() -> None:
    leaves = replace(OPEN, quarantine_end=date(2024, 2, 29))
    assert balance([leaves], day=date(2024, 2, 28)).after == (leaves,)
    assert balance([leaves], day=date(2024, 2, 29)).ended == (leaves,)
    assert balance([leaves], day=date(2024, 3, 1)).before == ()
