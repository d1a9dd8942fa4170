"""What each report adds to a quantity, what an officer accepted of it, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.domain.quantities import Mode

NOTHING = Decimal(0)
AGAIN_WITHIN = timedelta(minutes=10)  # the same addition once more is perhaps the same message sent twice
FAR_MORE = 2  # a total of more than this many times what was signed for is asked about


@dataclass(frozen=True, slots=True)
class Ruling:
    """An officer's decision on a report: of what it added then, so much is accepted; the rest went back."""

    increment: Decimal
    accepted: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """One report: an addition or a running total, when it was made, and what an officer decided on it."""

    quantity: Decimal
    mode: Mode
    at: datetime | None = None
    ruling: Ruling | None = None


def increments(reports: Sequence[Progress]) -> list[Decimal]:
    """What each report adds, oldest first.

    A running total adds what it is above the total that stood when it was made: what had gone back by then
    is not in that, what went back later is. A decided report adds what it added when it was decided on.
    """
    found: list[Decimal] = []
    for index, one in enumerate(reports):
        if one.ruling is not None:
            found.append(one.ruling.increment)
        elif one.mode is Mode.ADD:
            found.append(one.quantity)
        else:
            found.append(one.quantity - _known(reports[:index], found, one.at))
    return found


def _known(before: Sequence[Progress], added: Sequence[Decimal], at: datetime | None) -> Decimal:
    """The total as it stood at a moment, by these reports."""
    value = NOTHING
    for one, increment in zip(before, added, strict=True):
        decided = one.ruling is not None and (at is None or one.ruling.at <= at)
        value += one.ruling.accepted if decided and one.ruling is not None else increment
    return value


@dataclass(frozen=True, slots=True)
class Tally:
    """The reports on one quantity added up: reported = accepted + returned + waiting."""

    accepted: Decimal = NOTHING
    returned: Decimal = NOTHING
    waiting: Decimal = NOTHING

    @property
    def reported(self) -> Decimal:
        return self.accepted + self.returned + self.waiting

    @property
    def counted(self) -> Decimal:
        """What counts towards the target: all but what went back."""
        return self.accepted + self.waiting


def tally(reports: Sequence[Progress]) -> Tally:
    """Add reports up, oldest first."""
    accepted = returned = waiting = NOTHING
    for one, increment in zip(reports, increments(reports), strict=True):
        if one.ruling is None:
            waiting += increment
        else:
            accepted += one.ruling.accepted
            returned += one.ruling.increment - one.ruling.accepted
    return Tally(accepted, returned, waiting)


def total(reports: Iterable[Progress]) -> Decimal:
    """What counts after these reports, oldest first."""
    return tally(list(reports)).counted


def reached_at(reports: Sequence[Progress], target: Decimal) -> datetime | None:
    """When the quantity last came up to its target, by these reports, oldest first; None while it is below."""
    value, since = NOTHING, None
    for one, increment in zip(reports, increments(reports), strict=True):
        value += one.ruling.accepted if one.ruling is not None else increment
        if value < target:
            since = None
        elif since is None:
            since = one.at
    return since


class Doubt(StrEnum):
    """Why a quantity is asked about before it is recorded."""

    LESS = "less"  # a running total below the one before
    FAR_MORE = "far_more"  # many times what was signed for
    AGAIN = "again"  # what was just reported, once more


def doubt(
    quantity: Decimal, mode: Mode, *, before: Decimal, target: Decimal, added_last: Decimal | None = None
) -> Doubt | None:
    """What is doubtful about a report on a quantity of which `before` was done already.

    `added_last`: what the same person added to it within AGAIN_WITHIN.
    """
    after = quantity if mode is Mode.TOTAL else before + quantity
    if after < before:
        return Doubt.LESS
    if after > FAR_MORE * target:
        return Doubt.FAR_MORE
    return Doubt.AGAIN if mode is Mode.ADD and quantity == added_last else None
