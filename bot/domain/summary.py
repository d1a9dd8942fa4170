"""The day's book: who was reported yesterday, who came and went, who remains. Each number is the length of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, TypeVar

from bot.domain.leaving import Dated, Leaving, counts_on, last_day, leaving

LEVELS = ("F0", "F1", "F2", "F3")
COMMUNE = "*"  # in the place of a hamlet: all of them


class Placed(Protocol):
    """Where somebody counts."""

    @property
    def level(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def hamlet(self) -> str | None: ...


class Counted(Placed, Dated, Protocol):
    """What counting reads of a contact."""

    @property
    def id(self) -> int: ...


Someone = TypeVar("Someone", bound=Counted)


@dataclass(frozen=True, slots=True)
class Reported:
    """Where somebody was counted in the summary of the day before."""

    level: str | None
    place: str | None
    hamlet: str | None


class Section(StrEnum):
    """A line of the report. Every contact is in the section of his level, and an F1 in that of his place too."""

    F0 = "F0"
    F1 = "F1"
    F1_CENTRALISED = "F1 centralised"
    F1_HOME = "F1 home"
    F1_UNKNOWN = "F1 unknown"
    F2 = "F2"
    F3 = "F3"
    OTHER = "other"


WHOLE = (Section.F0, Section.F1, Section.F2, Section.F3, Section.OTHER)
"""The sections in which everybody is once."""

PARTS = (Section.F1_CENTRALISED, Section.F1_HOME, Section.F1_UNKNOWN)
"""The sections of F1: everybody of it is in one."""


class Term(StrEnum):
    """A list of a section. BEFORE, and what came, without what left, is AFTER."""

    BEFORE = "before"  # in yesterday's summary
    NEW = "new"  # first listed today
    LEVEL_IN = "level in"
    PLACE_IN = "place in"
    HAMLET_IN = "hamlet in"
    ADDED = "added"  # under watch since before today, and not in yesterday's summary
    ENDED = "ended"  # their time is over today, or the station released them today
    REMOVED = "removed"  # taken off the list today
    LEVEL_OUT = "level out"
    PLACE_OUT = "place out"
    HAMLET_OUT = "hamlet out"
    DROPPED = "dropped"  # undone, put right, or over already when yesterday ended
    AFTER = "after"  # under watch when today ends


CAME = (Term.NEW, Term.LEVEL_IN, Term.PLACE_IN, Term.HAMLET_IN, Term.ADDED)
LEFT = (Term.ENDED, Term.REMOVED, Term.LEVEL_OUT, Term.PLACE_OUT, Term.HAMLET_OUT, Term.DROPPED)


@dataclass(frozen=True, slots=True)
class Course(Generic[Someone]):
    """One person's way through the day: where he was reported (None: nowhere), and whether he counts today."""

    person: Someone
    was: Placed | None
    counts: bool
    ends: bool  # with this day


class Figures(Generic[Someone]):
    """The lists of one section in one place."""

    def __init__(self, lists: Mapping[Term, Sequence[Course[Someone]]]) -> None:
        self._lists = lists

    def of(self, term: Term) -> Sequence[Course[Someone]]:
        """The people of one list."""
        return self._lists.get(term, ())

    def n(self, term: Term) -> int:
        """How many people are in a list."""
        return len(self.of(term))

    @property
    def empty(self) -> bool:
        return not any(self._lists.values())

    @property
    def moves(self) -> list[Term]:
        """The lists that explain the difference from yesterday, where somebody is in them."""
        return [term for term in (*CAME, *LEFT) if self.of(term)]


class Book(Generic[Someone]):
    """A day's lists, by section, of the commune and of each hamlet."""

    def __init__(self, courses: Iterable[Course[Someone]], *, day: date) -> None:
        self.day = day
        found: dict[_Scope, dict[Term, list[Course[Someone]]]] = defaultdict(lambda: defaultdict(list))
        entries: dict[_Way, list[tuple[_Scope, Term]]] = {}  # few ways are different, however many people there are
        for one in courses:
            way = _way(one, day)
            if way not in entries:
                entries[way] = list(_entries(way))
            for scope, term in entries[way]:
                found[scope][term].append(one)
        self._found = found

    def figures(self, section: Section, hamlet: str | None = COMMUNE) -> Figures[Someone]:
        """The lists of a section; `hamlet` None: of those of whom no hamlet is known."""
        return Figures(self._found.get((hamlet, section), {}))

    def hamlets(self, known: Sequence[str]) -> list[str | None]:
        """The committee's hamlets in its order, former ones where somebody still is, then None where one has none."""
        others = {hamlet for hamlet, _ in self._found} - {*known, COMMUNE}
        return [*known, *sorted(name for name in others if name is not None), *([None] if None in others else [])]


def make_book(people: Iterable[Someone], reported: Mapping[int, Placed] | None, *, day: date) -> Book[Someone]:
    """The book of a day. `reported`: who was in the summary of the day before, by id; None: there was none.

    Without one, yesterday is counted by what is known now. Whoever was reported has to be among the people.
    """
    courses = []
    for one in people:
        counts = counts_on(one, day)
        known_now = one if counts and one.first_day != day else None
        was = reported.get(one.id) if reported is not None else known_now
        if counts or was is not None:
            courses.append(Course(one, was, counts, ends=counts and last_day(one) == day))
    return Book(courses, day=day)


def section_of(one: Placed) -> Section:
    """The section in which somebody is once."""
    return Section(one.level) if one.level in LEVELS else Section.OTHER


def part_of(one: Placed) -> Section:
    """The narrowest section that somebody is in."""
    if one.level != "F1":
        return section_of(one)
    return {"centralised": Section.F1_CENTRALISED, "home": Section.F1_HOME}.get(one.place or "", Section.F1_UNKNOWN)


_Scope = tuple[str | None, Section]


class _Way(NamedTuple):
    """What decides in which lists somebody is."""

    was: Reported | None
    now: Reported | None
    is_new: bool
    ends: Term | None  # the list of those who end, where he does today


def _way(one: Course[Someone], day: date) -> _Way:
    person = one.person
    was, now = (
        Reported(where.level, where.place, where.hamlet) if where is not None else None
        for where in (one.was, person if one.counts else None)
    )
    ends = None
    if one.ends:
        ends = Term.REMOVED if leaving(person) is Leaving.REMOVED else Term.ENDED
    return _Way(was, now, person.first_day == day, ends)


def _scopes(where: Reported | None) -> set[_Scope]:
    """Everywhere that somebody counts."""
    if where is None:
        return set()
    return {(hamlet, section) for hamlet in (COMMUNE, where.hamlet) for section in {section_of(where), part_of(where)}}


def _entries(way: _Way) -> Iterable[tuple[_Scope, Term]]:
    """In which lists of which places somebody is."""
    before, now = _scopes(way.was), _scopes(way.now)
    for scope in before:
        yield scope, Term.BEFORE
        if scope not in now:
            yield scope, _moved(way.was, way.now, scope)[1] if way.was and way.now else Term.DROPPED
    for scope in now:
        if way.was is None:
            yield scope, Term.NEW if way.is_new else Term.ADDED
        elif scope not in before and way.now is not None:
            yield scope, _moved(way.was, way.now, scope)[0]
        yield scope, way.ends or Term.AFTER


def _moved(was: Reported, now: Reported, scope: _Scope) -> tuple[Term, Term]:
    """Why somebody came into a place or left it: what of him is another one, as far as it matters there."""
    if scope[0] != COMMUNE and was.hamlet != now.hamlet:
        return Term.HAMLET_IN, Term.HAMLET_OUT
    if was.level != now.level:
        return Term.LEVEL_IN, Term.LEVEL_OUT
    return Term.PLACE_IN, Term.PLACE_OUT
