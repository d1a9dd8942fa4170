"""Which period a quantity counts for, and where a duty stands against its deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Volume:
    """A quantity that was signed for, and how much of it is done."""

    item: str
    unit: str
    done: Decimal
    target: Decimal
    closed: bool = False  # its period was closed: nothing of it is owed any more

    @property
    def reached(self) -> bool:
        return self.done >= self.target


@dataclass(frozen=True, slots=True)
class Signed:
    """A quantity that a hamlet signed for, with its period and what was reported by now."""

    commitment_id: int
    assignment_id: int
    title: str
    item: str
    unit: str
    aliases: tuple[str, ...]
    start: date | None
    due: date
    target: Decimal
    done: Decimal
    closed: bool = False  # its period was closed: what comes now is late

    @property
    def reached(self) -> bool:
        return self.done >= self.target


def current(signed: Sequence[Signed], *, today: date) -> tuple[Signed, ...]:
    """For each item the period that a report of today counts for.

    That is the period running today; where none is, the one that ended last; before all of them, the first.
    """
    chosen: dict[str, Signed] = {}
    for one in signed:
        best = chosen.get(one.item)
        if best is None or _rank(one, today) < _rank(best, today):
            chosen[one.item] = one
    return tuple(sorted(chosen.values(), key=lambda one: (one.due, one.commitment_id)))


def _rank(one: Signed, today: date) -> tuple[int, int, int]:
    """What runs goes before what ended, and that before what is to come; nearest to today first."""
    if one.due < today:
        return 1, (today - one.due).days, one.commitment_id
    running = one.start is None or one.start <= today
    return 0 if running else 2, (one.due - today).days, one.commitment_id
