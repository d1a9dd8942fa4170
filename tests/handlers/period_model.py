"""Who must hear of which work, slot by slot: the design's rules on deadlines, written anew and plainly for the tests.

It shares no code with the program: what was due when, who owed it, and from which moment to which he had done it is
told to it by the test that plays the period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

SLOTS = (time(7, 30), time(15))
SUMMARY = time(17)
DAYS_BEFORE = (7, 3, 1)
QUIET_FROM, QUIET_UNTIL = time(21), time(6, 30)

YEAR = 2021

Told = dict[tuple[datetime, str], dict[str, str]]
"""At this moment this person is told of these works, each in these words."""
Named = dict[datetime, dict[str, frozenset[str]]]
"""At this moment these works are told of, each with those who have not finished."""


@dataclass
class Part:
    """One owner's part of a work."""

    work: str
    owner: str  # as messages name him: the hamlet, or the person
    ear: str  # who hears of it
    due: date
    hour: time | None = None
    closes: bool = False  # with its period: nothing of it is owed once that is over
    moved: list[tuple[datetime, date]] = field(default_factory=list)  # to another day, from then on
    words: list[tuple[datetime, bool]] = field(default_factory=list)  # from then on it is done, or is not

    def says(self, moment: datetime, done: bool) -> None:
        self.words.append((moment, done))

    def due_at(self, moment: datetime) -> date:
        return [self.due, *(day for since, day in self.moved if since <= moment)][-1]

    def is_open(self, moment: datetime) -> bool:
        done = [False, *(done for since, done in self.words if since <= moment)][-1]
        return not done and not (self.closes and moment.date() > self.due_at(moment))

    def told(self, moment: datetime) -> str | None:
        """In which words its owner hears of it in a slot; None where he is left in peace."""
        if not self.is_open(moment):
            return None
        left = (self.due_at(moment) - moment.date()).days
        first = moment.time() == SLOTS[0]
        if left == 0:
            return "Quá giờ hẹn" if self.hour is not None and moment.time() >= self.hour else "HÔM NAY"
        if first and left in DAYS_BEFORE:
            return f"Còn {left} ngày"
        return f"Quá hạn {-left} ngày" if first and left < 0 else None


def slots(first: datetime, last: datetime, times: Sequence[time] = SLOTS) -> Iterator[datetime]:
    """The moments of these times of day after `first` and up to `last`."""
    day = first.date()
    while day <= last.date():
        for at in times:
            moment = datetime.combine(day, at)
            if first < moment <= last:
                yield moment
        day += timedelta(days=1)


def nudges(parts: Sequence[Part], first: datetime, last: datetime) -> Told:
    """What each person is to hear: one digest in a slot, of everything that he owes and is to hear of then."""
    found: Told = defaultdict(dict)
    for moment in slots(first, last):
        for part in parts:
            words = part.told(moment)
            if words is not None:
                found[moment, part.ear][part.work] = words
    return dict(found)


def in_group(parts: Sequence[Part], first: datetime, last: datetime) -> Named:
    """What the group hears on the last two days, in the first slot: who has not finished."""
    return _named(parts, slots(first, last, SLOTS[:1]), lambda part, moment: _left(part, moment) in (1, 0))


def to_chair(parts: Sequence[Part], first: datetime, last: datetime) -> Named:
    """What the chair hears on the first late day."""
    return _named(parts, slots(first, last, SLOTS[:1]), lambda part, moment: _left(part, moment) == -1)


def in_summaries(parts: Sequence[Part], first: datetime, last: datetime) -> Named:
    """What is told as late in the summary of each day, until it is done."""
    return _named(parts, slots(first, last, [SUMMARY]), lambda part, moment: _left(part, moment) < 0)


def _left(part: Part, moment: datetime) -> int:
    return (part.due_at(moment) - moment.date()).days


def _named(parts: Sequence[Part], moments: Iterator[datetime], is_told: Callable[[Part, datetime], bool]) -> Named:
    found: Named = {}
    for moment in moments:
        works: dict[str, set[str]] = defaultdict(set)
        for part in parts:
            if part.is_open(moment) and is_told(part, moment):
                works[part.work].add(part.owner)
        if works:
            found[moment] = {work: frozenset(owners) for work, owners in works.items()}
    return found


def at(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the period, in the commune's time."""
    return datetime.combine(date(YEAR, month, day), time(hour, minute))


def is_quiet(moment: datetime) -> bool:
    """Whether nobody is to be disturbed."""
    return moment.time() >= QUIET_FROM or moment.time() < QUIET_UNTIL


def shown(number: Decimal) -> str:
    """A number as it is written in Vietnam."""
    english = f"{number:,.3f}".rstrip("0").rstrip(".")
    return english.translate(str.maketrans(",.", ".,"))
