"""Until which day somebody is under watch, and why he leaves then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.contacts import ContactState, Status
from bot.domain.leaving import Leaving, counts_on, last_day, leaving

DAY = date(2024, 2, 28)
OPEN = ContactState(level="F1", full_name="A", status=Status.OPEN, first_day=DAY - timedelta(days=5))


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
    changes: dict[str, Any], end: date | None, why: Leaving | None
) -> None:
    state = replace(OPEN, **changes)
    assert (last_day(state), leaving(state)) == (end, why)


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"quarantine_end": DAY}, True),
        ({"quarantine_end": DAY - timedelta(days=1)}, False),
        ({"first_day": DAY + timedelta(days=1)}, False),
        ({"first_day": DAY, "quarantine_end": DAY - timedelta(days=1)}, False),  # listed when it was over already
        ({"status": Status.RELEASED, "closed_on": DAY}, True),
        ({"status": Status.REMOVED, "closed_on": DAY - timedelta(days=1)}, False),
        ({"status": Status.WITHDRAWN}, False),
        ({"first_day": None}, False),
    ],
)
def test_a_day_counts_from_the_first_listing_to_the_last_day(changes: dict[str, Any], counts: bool) -> None:
    assert counts_on(replace(OPEN, **changes), DAY) is counts


def test_the_29th_of_february_is_a_day_like_others() -> None:
    leaves = replace(OPEN, quarantine_end=date(2024, 2, 29))
    assert [counts_on(leaves, date(2024, *day)) for day in ((2, 28), (2, 29), (3, 1))] == [True, True, False]
