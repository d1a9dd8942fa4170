"""The day's bulletin, sentence by sentence; no contact's name can be in it: it is made of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.clock import local
from bot.domain.bulletin import Task
from bot.domain.summary import LEVELS
from bot.texts import Markup, bulletin, fill, lines


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Everything that the bulletin says; hamlet None in `by_hamlet` is elsewhere."""

    moment: datetime
    commune: str
    hotline: str
    people: Place
    by_hamlet: tuple[tuple[str | None, Place], ...]
    arrivals: int
    tasks: tuple[Task, ...]
    list_posted: bool


class Counted(Protocol):
    """What counting reads of a contact."""

    @property
    def level(self) -> str | None: ...
    @property
    def first_day(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Who is under watch when the day ends, and whose time ends with it, in the commune or a hamlet."""

    watched: tuple[Counted, ...]
    ended: tuple[Counted, ...]
    day: date

    @property
    def cases(self) -> list[Counted]:
        """Those who have the disease."""
        return [one for one in self.watched if one.level == "F0"]

    @property
    def under_watch(self) -> list[Counted]:
        """Everybody but those who have the disease."""
        return [one for one in self.watched if one.level != "F0"]

    @property
    def new(self) -> list[Counted]:
        """Everybody who was first listed today, whatever the level."""
        return [one for one in (*self.watched, *self.ended) if one.first_day == self.day]


def text(what: Bulletin) -> Markup:
    """The whole bulletin."""
    here = local(what.moment)
    sentence = bulletin.HOUR_AND_MINUTES if here.minute else bulletin.HOUR
    return lines(
        None if what.list_posted else fill(bulletin.NOTE_NO_LIST),
        fill(bulletin.HEAD),
        fill(bulletin.WHERE, commune=_capital(what.commune), day=day_and_year(here.date())),
        "",
        fill(bulletin.GREETING, commune=what.commune),
        fill(
            bulletin.NOW,
            time=sentence.format(hour=here.hour, minute=here.minute),
            day=day(here.date()),
            commune=what.commune,
            cases=_cases(what.people),
            watched=_watched(what.people),
        ),
        _changes(what.people),
        *_hamlets(what),
        fill(bulletin.ARRIVALS, n=what.arrivals) if what.arrivals else None,
        "",
        fill(bulletin.FIVE_K),
        fill(bulletin.AT_HOME) if what.people.under_watch else None,
        fill(bulletin.COMING_HOME),
        fill(bulletin.SYMPTOMS),
        *_tasks(what.tasks, today=here.date()),
        fill(bulletin.HOTLINE, hotline=what.hotline) if what.hotline else None,
        fill(bulletin.END),
    )


def day(value: date) -> str:
    """ngày 14 tháng 6"""
    return bulletin.DAY.format(day=value.day, month=value.month)


def day_and_year(value: date) -> str:
    """ngày 14 tháng 6 năm 2021"""
    return bulletin.DAY_AND_YEAR.format(day=value.day, month=value.month, year=value.year)


def _capital(commune: str) -> str:
    return commune[:1].upper() + commune[1:]


def _cases(place: Place) -> str:
    n = len(place.cases)
    return bulletin.CASES.format(n=n) if n else bulletin.CASES_NONE


def _watched(place: Place) -> str:
    people = place.under_watch
    return bulletin.WATCHED.format(n=len(people), levels=_levels(people)) if people else bulletin.WATCHED_NONE


def _levels(people: Sequence[Counted]) -> str:
    """So many of each level: "5 người diện F1, 3 người diện F2"."""
    said = []
    for level in (*LEVELS, None):
        n = sum(one.level == level for one in people)
        if n:
            said.append(bulletin.LEVEL.format(n=n, level=level) if level else bulletin.OTHER_LEVEL.format(n=n))
    return ", ".join(said)


def _changes(place: Place) -> Markup:
    new, ended = place.new, place.ended
    return fill(
        bulletin.CHANGES,
        new=bulletin.NEW.format(n=len(new), levels=_levels(new)) if new else bulletin.NEW_NONE,
        ended=bulletin.ENDED.format(n=len(ended)) if ended else bulletin.ENDED_NONE,
    )


def _hamlets(what: Bulletin) -> list[Markup]:
    """Each hamlet with somebody, then all those with nobody in one sentence."""
    if not (what.people.watched or what.people.ended):
        return []
    said = [fill(bulletin.BY_HAMLET)]
    empty = []
    for hamlet, place in what.by_hamlet:
        words = _place(place)
        if words and hamlet is not None:
            said.append(fill(bulletin.HAMLET, hamlet=hamlet, said=words))
        elif words:
            said.append(fill(bulletin.ELSEWHERE, said=words))
        elif hamlet is not None:
            empty.append(hamlet)
    return [*said, fill(bulletin.HAMLETS_NONE, hamlets=", ".join(empty))] if empty else said


def _place(place: Place) -> str:
    cases = len(place.cases)
    said = [bulletin.HAMLET_CASES.format(n=cases)] if cases else []
    said += [_levels(place.under_watch)] if place.under_watch else []
    said += [bulletin.HAMLET_NEW.format(n=len(place.new))] if place.new else []
    said += [bulletin.HAMLET_ENDED.format(n=len(place.ended))] if place.ended else []
    return ", ".join(said)


def _tasks(tasks: Sequence[Task], *, today: date) -> list[Markup]:
    if not tasks:
        return []
    return [
        fill(bulletin.TASKS),
        *(
            fill(bulletin.TASK_TODAY if one.due == today else bulletin.TASK, title=one.title, day=day(one.due))
            for one in tasks
        ),
    ]
