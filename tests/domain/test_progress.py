"""What reports add up to, whatever was accepted, sent back or replaced by a running total."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.progress import Doubt, Progress, Ruling, doubt, increments, reached_at, tally, total
from bot.domain.quantities import Mode

T0 = datetime(2021, 6, 14, tzinfo=UTC)
amounts = st.decimals(min_value="0.001", max_value="999999999.999", places=3)


def add(quantity: str, *, hour: int = 0, ruling: Ruling | None = None) -> Progress:
    return Progress(Decimal(quantity), Mode.ADD, T0 + timedelta(hours=hour), ruling)


def running(quantity: str, *, hour: int = 0, ruling: Ruling | None = None) -> Progress:
    return Progress(Decimal(quantity), Mode.TOTAL, T0 + timedelta(hours=hour), ruling)


def ruling(increment: str, accepted: str, *, hour: int) -> Ruling:
    return Ruling(Decimal(increment), Decimal(accepted), T0 + timedelta(hours=hour))


@given(
    before=st.lists(st.tuples(st.sampled_from(list(Mode)), amounts)),
    last=amounts,
    added=st.lists(amounts),
)
def test_a_running_total_replaces_what_came_before_and_additions_add_to_it(
    before: list[tuple[Mode, Decimal]], last: Decimal, added: list[Decimal]
) -> None:
    reports = [Progress(quantity, mode) for mode, quantity in before]
    reports.append(Progress(last, Mode.TOTAL))
    reports += [Progress(quantity, Mode.ADD) for quantity in added]
    assert total(reports) == last + sum(added, Decimal(0))


@given(st.lists(amounts))
def test_additions_alone_sum_up_in_any_order(added: list[Decimal]) -> None:
    reports = [Progress(quantity, Mode.ADD) for quantity in added]
    assert total(reports) == total(reversed(reports)) == sum(added, Decimal(0))


def test_a_running_total_adds_what_it_is_above_the_one_before() -> None:
    reports = [add("120"), running("200", hour=1), running("150", hour=2)]
    assert increments(reports) == [120, 80, -50]


def test_what_goes_back_after_a_running_total_was_told_does_not_raise_what_that_added() -> None:
    """He told 150 in all; then the first 100 went back: 50 are good, not 150."""
    reports = [add("100", ruling=ruling("100", "0", hour=5)), running("150", hour=2)]
    assert increments(reports) == [100, 50]
    assert total(reports) == 50


def test_a_running_total_told_after_something_went_back_does_not_hold_it() -> None:
    reports = [add("100", ruling=ruling("100", "0", hour=1)), running("150", hour=2)]
    assert increments(reports) == [100, 150]
    assert total(reports) == 150


def test_a_part_that_was_accepted_counts_and_the_rest_does_not() -> None:
    reports = [add("120", ruling=ruling("120", "100", hour=1)), add("30", hour=2)]
    found = tally(reports)
    assert [found.accepted, found.returned, found.waiting] == [Decimal(n) for n in (100, 20, 30)]
    assert [found.reported, found.counted] == [Decimal(150), Decimal(130)]


def test_what_was_decided_on_keeps_what_it_added_then() -> None:
    """The report before it was taken back since: the decision stands as it was made."""
    reports = [running("150", hour=1, ruling=ruling("50", "50", hour=2))]
    assert tally(reports).accepted == 50


histories = st.lists(
    st.tuples(st.sampled_from(list(Mode)), amounts, st.integers(0, 100), st.none() | st.integers(0, 100)), max_size=12
)


@given(histories)
def test_the_accepted_total_is_the_sum_of_what_the_accepted_reports_add(
    rows: list[tuple[Mode, Decimal, int, int | None]],
) -> None:
    """Decisions made in the order of the reports, each on what the report adds just then."""
    reports: list[Progress] = []
    for hour, (mode, quantity, later, share) in enumerate(rows):
        reports.append(Progress(quantity, mode, T0 + timedelta(hours=hour)))
        if share is not None:
            increment = increments(reports)[-1]
            part = (increment * share / 100).quantize(Decimal("0.001"))
            at = T0 + timedelta(hours=hour + later)
            reports[-1] = Progress(quantity, mode, reports[-1].at, Ruling(increment, part, at))
    found = tally(reports)
    assert found.accepted == sum((one.ruling.accepted for one in reports if one.ruling), Decimal(0))
    assert found.reported == sum(increments(reports), Decimal(0))
    assert found.reported == found.accepted + found.returned + found.waiting
    assert found.counted == found.reported - found.returned


@pytest.mark.parametrize(
    ("quantity", "mode", "before", "asked"),
    [
        ("120", Mode.ADD, "0", None),
        ("500", Mode.ADD, "500", None),
        ("501", Mode.ADD, "500", Doubt.FAR_MORE),
        ("10000", Mode.ADD, "0", Doubt.FAR_MORE),
        ("10000", Mode.TOTAL, "0", Doubt.FAR_MORE),
        ("100", Mode.TOTAL, "120", Doubt.LESS),
        ("120", Mode.TOTAL, "120", None),
    ],
)
def test_what_is_asked_about_before_it_is_recorded(quantity: str, mode: Mode, before: str, asked: Doubt | None) -> None:
    assert doubt(Decimal(quantity), mode, before=Decimal(before), target=Decimal(500)) is asked


@pytest.mark.parametrize(
    ("quantity", "mode", "before", "last", "asked"),
    [
        ("120", Mode.ADD, "120", "120", Doubt.AGAIN),
        ("120", Mode.ADD, "120", "121", None),
        ("120", Mode.TOTAL, "120", "120", None),
        ("300", Mode.ADD, "900", "300", Doubt.FAR_MORE),
    ],
)
def test_the_same_addition_once_more_is_asked_about(
    quantity: str, mode: Mode, before: str, last: str, asked: Doubt | None
) -> None:
    found = doubt(Decimal(quantity), mode, before=Decimal(before), target=Decimal(500), added_last=Decimal(last))
    assert found is asked


def test_a_target_was_reached_when_the_quantity_last_came_up_to_it() -> None:
    target = Decimal(100)
    assert reached_at([add("50"), add("60", hour=5), add("10", hour=9)], target) == T0 + timedelta(hours=5)
    assert reached_at([add("120"), running("90", hour=5)], target) is None
    assert reached_at([add("120"), running("90", hour=5), add("20", hour=7)], target) == T0 + timedelta(hours=7)
    assert reached_at([], target) is None
