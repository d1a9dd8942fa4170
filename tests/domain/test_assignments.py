"""Which period a report of today counts for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assignments import Signed, current

JUNE = (date(2021, 6, 1), date(2021, 6, 30))
JULY = (date(2021, 7, 1), date(2021, 7, 31))


def signed(number: int, start: date | None, due: date, item: str = "kênh") -> Signed:
    return Signed(number, number, "Làm kênh", item, "m", (), start, due, Decimal(100), Decimal(0))


@pytest.mark.parametrize(
    ("today", "chosen"),
    [
        (date(2021, 5, 20), 1),  # before all of them: the first
        (date(2021, 6, 1), 1),
        (date(2021, 6, 30), 1),
        (date(2021, 7, 1), 2),
        (date(2021, 7, 31), 2),
        (date(2021, 9, 1), 2),  # after all of them: the one that ended last
    ],
)
def test_a_report_counts_for_the_period_that_runs(today: date, chosen: int) -> None:
    periods = [signed(2, *JULY), signed(1, *JUNE)]
    assert [one.commitment_id for one in current(periods, today=today)] == [chosen]


def test_in_a_gap_between_periods_the_one_that_ended_last_counts() -> None:
    periods = [signed(1, *JUNE), signed(2, date(2021, 7, 10), date(2021, 7, 31))]
    assert [one.commitment_id for one in current(periods, today=date(2021, 7, 5))] == [1]


def test_a_period_that_has_not_begun_does_not_hide_a_longer_one_that_runs() -> None:
    periods = [signed(1, date(2021, 6, 20), date(2021, 6, 25)), signed(2, date(2021, 6, 1), date(2021, 7, 31))]
    assert [one.commitment_id for one in current(periods, today=date(2021, 6, 14))] == [2]


def test_every_item_has_its_own_period() -> None:
    periods = [signed(1, *JUNE), signed(2, *JULY), signed(3, *JUNE, item="đường"), signed(4, *JULY, item="vườn mẫu")]
    assert {one.item: one.commitment_id for one in current(periods, today=date(2021, 7, 2))} == {
        "kênh": 2,
        "đường": 3,
        "vườn mẫu": 4,
    }


days = st.dates(date(2021, 6, 1), date(2021, 7, 31))
periods = st.tuples(st.none() | days, days).filter(lambda pair: pair[0] is None or pair[0] <= pair[1])


@given(st.lists(periods, max_size=5), days)
def test_the_running_period_goes_before_one_that_ended_and_that_before_one_to_come(
    spans: list[tuple[date | None, date]], today: date
) -> None:
    given_periods = [signed(number, start, due) for number, (start, due) in enumerate(spans)]
    chosen = current(given_periods, today=today)
    assert len(chosen) == min(len(spans), 1)
    for one in chosen:
        runs = [p for p in given_periods if p.due >= today and (p.start is None or p.start <= today)]
        over = [p for p in given_periods if p.due < today]
        if runs:
            assert one.due == min(p.due for p in runs)
        elif over:
            assert one.due == max(p.due for p in over)
        else:
            assert one.due == min(p.due for p in given_periods)


@pytest.mark.parametrize(("done", "reached"), [("99.999", False), ("100", True), ("100.001", True), ("0", False)])
def test_a_quantity_is_reached_at_its_target_and_not_before(done: str, reached: bool) -> None:
    one = Signed(1, 1, "Làm kênh", "kênh", "m", (), *JUNE, Decimal(100), Decimal(done))
    assert one.reached is reached
