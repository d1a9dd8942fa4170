"""The month's evaluation, in the order of a notice's section I: what was done well, what was not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Result(StrEnum):
    """How one owner stands with a task when the month is looked back on."""

    ON_TIME = "on_time"
    LATE = "late"  # done, after its day
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Owed:
    """One owner's part of a task. `due` is the owner's own day, postponed or not."""

    owner: str
    due: date
    done_on: date | None = None

    def result(self, *, until: date) -> Result:
        """How it stood at the end of a day; what was done later was not done yet."""
        if self.done_on is None or self.done_on > until:
            return Result.NOT_DONE
        return Result.ON_TIME if self.done_on <= self.due else Result.LATE


@dataclass(frozen=True, slots=True)
class Task:
    """A dated task and everybody who owed it."""

    title: str
    owed: tuple[Owed, ...]

    def of(self, result: Result, *, until: date) -> tuple[Owed, ...]:
        return tuple(one for one in self.owed if one.result(until=until) is result)

    def done_well(self, *, until: date) -> bool:
        """Whether every owner finished in time."""
        return bool(self.owed) and all(one.result(until=until) is Result.ON_TIME for one in self.owed)


@dataclass(frozen=True, slots=True)
class Share:
    """A hamlet's part of a quantity that was signed for, or of a programme's goal."""

    hamlet: str
    done: Decimal
    target: Decimal

    @property
    def reached(self) -> bool:
        return self.done >= self.target

    @property
    def ratio(self) -> Decimal:
        """The part of the target that is done; nothing to do counts as all of it."""
        return self.done / self.target if self.target else Decimal(1)

    @property
    def within(self) -> Decimal:
        """What is done, up to what was signed for."""
        return min(self.done, self.target)


@dataclass(frozen=True, slots=True)
class Volume:
    """One item of one period across the hamlets."""

    title: str
    item: str
    unit: str
    shares: tuple[Share, ...]

    @property
    def done(self) -> Decimal:
        return sum((one.done for one in self.shares), Decimal(0))

    @property
    def within(self) -> Decimal:
        """What is done of the targets: one hamlet's surplus is not a part of another's."""
        return sum((one.within for one in self.shares), Decimal(0))

    @property
    def target(self) -> Decimal:
        return sum((one.target for one in self.shares), Decimal(0))

    @property
    def done_well(self) -> bool:
        """Whether every hamlet reached its own target: one hamlet's surplus does not make up for another."""
        return bool(self.shares) and all(one.reached for one in self.shares)

    @property
    def missing(self) -> tuple[Share, ...]:
        """The hamlets that did not reach theirs, the furthest behind first."""
        behind = [one for one in self.shares if not one.reached]
        return tuple(sorted(behind, key=lambda one: (one.ratio, one.hamlet)))


@dataclass(frozen=True, slots=True)
class Routine:
    """A duty of every day, week or month: the occurrences that the month asked for, and those that were missed."""

    title: str
    owner: str
    recurring: str
    expected: int
    missed: tuple[date, ...]

    @property
    def kept(self) -> int:
        return self.expected - len(self.missed)


@dataclass(frozen=True, slots=True)
class Cause:
    """What somebody gave as the reason that a task did not go on."""

    owner: str
    title: str
    reason: str
    said_on: date


@dataclass(frozen=True, slots=True)
class Work:
    """What the committee's work came to in a month, as it stood at the end of `until`."""

    until: date
    tasks: tuple[Task, ...] = ()
    volumes: tuple[Volume, ...] = ()
    routines: tuple[Routine, ...] = ()
    causes: tuple[Cause, ...] = ()

    @property
    def good_tasks(self) -> tuple[Task, ...]:
        return tuple(one for one in self.tasks if one.done_well(until=self.until))

    @property
    def poor_tasks(self) -> tuple[Task, ...]:
        """The tasks that somebody did late or not at all."""
        return tuple(one for one in self.tasks if one.owed and not one.done_well(until=self.until))

    @property
    def good_volumes(self) -> tuple[Volume, ...]:
        return tuple(one for one in self.volumes if one.done_well)

    @property
    def poor_volumes(self) -> tuple[Volume, ...]:
        """What was not reached, the furthest behind first."""
        behind = [one for one in self.volumes if one.shares and not one.done_well]
        return tuple(sorted(behind, key=lambda one: one.within / one.target if one.target else Decimal(1)))

    @property
    def good_routines(self) -> tuple[Routine, ...]:
        return tuple(one for one in self.routines if one.expected and not one.missed)

    @property
    def poor_routines(self) -> tuple[Routine, ...]:
        return tuple(one for one in self.routines if one.missed)


def best_hamlets(volumes: Iterable[Volume], hamlets: Sequence[str]) -> tuple[str, ...]:
    """The hamlets that reached every target they had, in the committee's order; those without a target are left out."""
    shares = [one for volume in volumes for one in volume.shares]
    return tuple(
        name
        for name in hamlets
        if (own := [one for one in shares if one.hamlet == name]) and all(one.reached for one in own)
    )
