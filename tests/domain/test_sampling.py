"""On which days samples and results count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import Event, EventKind, fold
from bot.domain.sampling import Sampled, counted

D12, D13, D14 = (date(2021, 6, day) for day in (12, 13, 14))
WAITING = Sampled("waiting", D12, D12, None)
NEGATIVE = Sampled("negative", D12, D12, D13)


@pytest.mark.parametrize(
    ("before", "outcome", "told", "said_on", "days"),
    [
        (Sampled(), "waiting", D12, D14, (D12, None)),
        (Sampled(), "waiting", None, D14, (D14, None)),
        (Sampled(), "negative", D12, D14, (D12, D12)),
        (Sampled(), "negative", None, D14, (D14, D14)),
        (WAITING, "waiting", None, D14, (D12, None)),  # the next day's list says it again
        (WAITING, "waiting", D14, D14, (D14, None)),  # another sample
        (WAITING, "negative", None, D14, (D12, D14)),
        (WAITING, "negative", D13, D14, (D12, D13)),
        (WAITING, "positive", D12, D14, (D12, D14)),  # the day named is that of the sample
        (NEGATIVE, "negative", D12, D14, (D12, D13)),  # the next day's list says it again
        (NEGATIVE, "negative", None, D14, (D12, D13)),
        (NEGATIVE, "negative", D14, D14, (D14, D14)),  # a second test
        (NEGATIVE, "waiting", D14, D14, (D14, None)),
    ],
)
def test_a_test_counts_on_the_day_of_its_sample_and_that_of_its_result(
    before: Sampled, outcome: str, told: date | None, said_on: date, days: tuple[date | None, date | None]
) -> None:
    after = counted(before, outcome=outcome, told=told, said_on=said_on)
    assert (after.sample_day, after.result_day) == days


sayings = st.lists(
    st.tuples(
        st.sampled_from(["waiting", "negative", "positive"]),
        st.none() | st.integers(-3, 0).map(lambda n: D14 + timedelta(days=n)),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=6,
)


@given(sayings)
def test_a_result_never_counts_before_its_sample_and_saying_it_again_changes_nothing(
    said: list[tuple[str, date | None, int]],
) -> None:
    events, day = [], D14
    for outcome, told, later in said:
        day += timedelta(days=later)
        stated = {"full_name": "A", "test_outcome": outcome, "test_day": told.isoformat() if told else None}
        events.append(Event(EventKind.LISTED, day, stated))
    state = fold(events)
    assert state.sample_day is not None
    assert (state.result_day is None) == (state.test_outcome == "waiting")
    assert state.result_day is None or state.result_day >= state.sample_day
    repeated = Event(EventKind.LISTED, day + timedelta(days=1), events[-1].stated)
    assert fold([*events, repeated]) == state
