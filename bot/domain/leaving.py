"""Until which day somebody is under watch, and why he leaves then."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.domain.contacts import Status


class Dated(Protocol):
    """What counting reads of a contact."""

    @property
    def status(self) -> str: ...
    @property
    def first_day(self) -> date | None: ...
    @property
    def closed_on(self) -> date | None: ...
    @property
    def quarantine_end(self) -> date | None: ...


class Leaving(StrEnum):
    """Why somebody is under watch no longer."""

    TERM = "term"  # his stated last day is over
    RELEASED = "released"
    REMOVED = "removed"


def last_day(one: Dated) -> date | None:
    """The last day under watch: as stated, or that of the release or removal where it is earlier. None: no end."""
    days = [day for day in (one.quarantine_end, one.closed_on) if day is not None]
    return min(days, default=None)


def leaving(one: Dated) -> Leaving | None:
    """Why somebody leaves at the end of his last day; None where there is none."""
    end = last_day(one)
    if end is None:
        return None
    if one.closed_on is None or end < one.closed_on:
        return Leaving.TERM
    return Leaving.REMOVED if one.status == Status.REMOVED else Leaving.RELEASED


def came_in(one: Dated, first: date, last: date) -> bool:
    """Whether somebody came under watch in first..last; not who was listed when his time was over already."""
    return one.first_day is not None and first <= one.first_day <= last and counts_on(one, one.first_day)


def ended_in(one: Dated, first: date, last: date) -> bool:
    """Whether somebody's last day under watch lies in first..last and he was not taken off the list."""
    end = last_day(one)
    return end is not None and first <= end <= last and counts_on(one, end) and leaving(one) is not Leaving.REMOVED


def counts_on(one: Dated, day: date) -> bool:
    """Whether somebody is under watch on a day or ends with it, by what is known now.

    Whoever was listed when his time was over already was never under watch.
    """
    if one.status == Status.WITHDRAWN or one.first_day is None or one.first_day > day:
        return False
    end = last_day(one)
    return end is None or end >= max(one.first_day, day)
