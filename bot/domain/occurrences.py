"""The occurrences of a recurring duty: a day, a week or a month each, one open at a time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.duties import Judge

KEPT = {"daily": 7, "weekly": 4, "monthly": 3}  # how many occurrences back a missed one stays visible


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The first and the last day of one occurrence."""

    first: date
    last: date


def period_of(recurring: str, day: date) -> Period:
    """The day, week (from Monday) or month in which a day lies."""
    if recurring == "weekly":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    if recurring == "monthly":
        return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    return Period(day, day)


def due_of(recurring: str, judge: str | None, day: date, *, due_day: int | None = None) -> date:
    """When the occurrence that is open on `day` is due: a plan on its first day, others on their last.

    `due_day` says on which day of the week, Monday being 1, or of the month; the 31st is any month's last.
    """
    period = period_of(recurring, day)
    if due_day is not None and recurring != "daily":
        return min(period.first + timedelta(days=due_day - 1), period.last)
    return period.first if judge == Judge.PLANS else period.last


def before(recurring: str, day: date) -> Iterator[Period]:
    """The occurrences that ended before the one of `day`, as far back as they stay visible; newest first."""
    period = period_of(recurring, day)
    for _ in range(KEPT[recurring]):
        period = period_of(recurring, period.first - timedelta(days=1))
        yield period


def missed(recurring: str, *, today: date, since: date, seen_to: Callable[[Period], bool]) -> tuple[Period, ...]:
    """The occurrences, oldest first, that ended without being seen to; none that began before `since`."""
    return tuple(sorted(one for one in before(recurring, today) if one.first >= since and not seen_to(one)))


def ending_in(recurring: str, first: date, last: date) -> tuple[Period, ...]:
    """The occurrences whose last day lies in first..last, oldest first."""
    found = []
    period = period_of(recurring, first)
    while period.last <= last:
        found.append(period)
        period = period_of(recurring, period.last + timedelta(days=1))
    return tuple(found)
