"""When a hamlet's silence about its list is told to others: counted in hours in which people are awake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.committee import Hours, is_quiet


class Told(StrEnum):
    """Who is told of a silence."""

    DEPUTY = "deputy"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Step:
    """Who is told, and from when on."""

    told: Told
    at: datetime


def steps(sent: datetime, hours: Hours, *, within: timedelta, has_deputy: bool) -> tuple[Step, ...]:
    """Who is told of a list that nobody confirms: the deputy after the committee's time, the chair after as much again.

    Without a deputy the chair is told first. `sent` is in the commune's zone.
    """
    first = awake_after(sent, hours, within)
    if not has_deputy:
        return (Step(Told.CHAIR, first),)
    return (Step(Told.DEPUTY, first), Step(Told.CHAIR, awake_after(first, hours, within)))


def awake_after(start: datetime, hours: Hours, needed: timedelta) -> datetime:
    """The moment at which `needed` has passed since `start`, the quiet hours not counted."""
    if hours.quiet_from == hours.quiet_until:
        return start + needed
    at, left = start, needed
    if is_quiet(at.time(), hours):
        at = _next(at, hours.quiet_until)
    while (until := _next(at, hours.quiet_from)) - at < left:
        left -= until - at
        at = _next(until, hours.quiet_until)
    return at + left


def _next(after: datetime, slot: time) -> datetime:
    """The first time after a moment that the clock shows `slot`."""
    today = datetime.combine(after.date(), slot, tzinfo=after.tzinfo)
    return today if today > after else today + timedelta(days=1)
