"""A day's balance of those under watch: who was there, who came, who left and who remains, as lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

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


Someone = TypeVar("Someone", bound=Dated)


class Leaving(StrEnum):
    """Why somebody is under watch no longer."""

    TERM = "term"  # his stated last day is over
    RELEASED = "released"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Balance(Generic[Someone]):
    """One day, by what is known now: before + new - ended = after, each as the people themselves.

    `before` and `after` are those who remain at the end of the day before and of this one.
    """

    day: date
    before: tuple[Someone, ...]
    new: tuple[Someone, ...]
    ended: tuple[Someone, ...]
    after: tuple[Someone, ...]

    def left(self, why: Leaving) -> tuple[Someone, ...]:
        """Those of the ended who left for this reason."""
        return tuple(one for one in self.ended if leaving(one) is why)


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


def balance(people: Iterable[Someone], *, day: date) -> Balance[Someone]:
    """The balance of a day. Whoever was listed when his time was over already was never under watch."""
    counted = [
        one
        for one in people
        if one.status != Status.WITHDRAWN
        and one.first_day is not None
        and one.first_day <= day
        and ((end := last_day(one)) is None or end >= max(one.first_day, day))
    ]
    return Balance(
        day=day,
        before=tuple(one for one in counted if one.first_day != day),
        new=tuple(one for one in counted if one.first_day == day),
        ended=tuple(one for one in counted if last_day(one) == day),
        after=tuple(one for one in counted if last_day(one) != day),
    )
