"""Quarantine lists as people read them: who is in it, whose end is near, and who was looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from bot.domain.pages import Page
from bot.domain.quarantine import SOON_DAYS, Standing
from bot.render import day, page_line, phone, when
from bot.render.contacts import Listed
from bot.texts import Markup, common, fill, lines, quarantine


class Quarantined(Listed, Protocol):
    """What a line shows; a stored contact has it."""

    @property
    def status(self) -> str: ...
    @property
    def closed_on(self) -> date | None: ...


class Count(Protocol):
    """How many people of one hamlet and level there are."""

    @property
    def hamlet(self) -> str | None: ...
    @property
    def level(self) -> str | None: ...
    @property
    def n(self) -> int: ...


Person = TypeVar("Person", bound=Quarantined, covariant=True)


@dataclass(frozen=True, slots=True)
class Section(Generic[Person]):
    """Those whose end lies in one place, as far as they are shown, and how many they are."""

    where: Standing
    people: Sequence[Person]
    total: int


def in_quarantine(
    counts: Sequence[Count],
    people: Sequence[Quarantined],
    *,
    where: Markup,
    moment: datetime,
    today: date,
    hamlets: Sequence[str],
    page: Page,
) -> Markup:
    """A page of those in quarantine; the first page has the numbers by hamlet above it."""
    head = fill(quarantine.IN_QUARANTINE, where=where, when=when(moment), n=page.total)
    if not page.total:
        return lines(head, fill(quarantine.NOBODY))
    shown: list[str | None] = [head]
    if page.first == 0:
        shown += numbers_by_hamlet(counts, hamlets)
    number = page.first
    for (hamlet, place), group in groupby(people, key=lambda one: (one.hamlet, one.place)):
        shown += ["", fill(quarantine.PLACE_HEAD, hamlet=hamlet or common.NO_HAMLET, place=place_name(place))]
        for person in group:
            number += 1
            shown.append(person_line(number, person, today=today, hamlet=False))
    return lines(*shown, *page_line(page))


def numbers_by_hamlet(counts: Sequence[Count], hamlets: Sequence[str]) -> list[Markup]:
    """How many people each hamlet has, by level, in the committee's order."""
    found = []
    names: list[str | None] = [*hamlets, *([None] if any(one.hamlet not in hamlets for one in counts) else [])]
    for name in names:
        mine = [one for one in counts if (one.hamlet == name if name is not None else one.hamlet not in hamlets)]
        if not mine:
            continue
        levels: dict[str, int] = {}
        for one in sorted(mine, key=lambda one: one.level or "~"):
            levels[one.level or common.NO_LEVEL] = levels.get(one.level or common.NO_LEVEL, 0) + one.n
        said = ", ".join(quarantine.LEVEL_COUNT.format(level=level, n=n) for level, n in levels.items())
        total = sum(one.n for one in mine)
        found.append(fill(quarantine.HAMLET_TOTAL, hamlet=name or common.NO_HAMLET, n=total, levels=said))
    return found


def ending(
    sections: Sequence[Section[Quarantined]], *, where: Markup, moment: datetime, today: date, hamlet: bool
) -> Markup:
    """Whose end is near, over or unknown; people are numbered through."""
    head = fill(quarantine.ENDING, where=where, when=when(moment))
    shown: list[str | None] = [head]
    number = 0
    for section in sections:
        if not section.total:
            continue
        shown += ["", fill(quarantine.ENDING_HEAD, head=ending_head(section.where, today), n=section.total)]
        for person in section.people:
            number += 1
            shown.append(person_line(number, person, today=today, hamlet=hamlet))
        if section.total > len(section.people):
            shown.append(fill(quarantine.ENDING_MORE, n=section.total - len(section.people)))
    if not number:
        return lines(head, fill(quarantine.ENDING_NONE))
    if any(one.total and one.where in (Standing.PAST, Standing.TODAY) for one in sections):
        shown += ["", fill(quarantine.NOT_RELEASED_BY_ITSELF)]
    return lines(*shown)


def section_page(
    people: Sequence[Quarantined],
    *,
    head: str,
    today: date,
    hamlet: bool,
    page: Page,
) -> Markup:
    """One section of the ends, a page of it."""
    shown: list[str | None] = [fill(quarantine.ENDING_HEAD, head=head, n=page.total)]
    shown += [person_line(number, one, today=today, hamlet=hamlet) for number, one in enumerate(people, page.first + 1)]
    return lines(*shown, *page_line(page))


def ending_head(where: Standing, today: date) -> str:
    """The heading of one section."""
    ahead = {Standing.TODAY: 0, Standing.TOMORROW: 1, Standing.SOON: SOON_DAYS}.get(where, 0)
    return quarantine.ENDING_HEADS[where].format(day=f"{today + timedelta(days=ahead):%d/%m}")


def found(people: Sequence[Quarantined], *, text: str, more: bool, today: date, hamlet: str | None) -> Markup:
    """Who was found, with where each stands."""
    if not people:
        where = fill(quarantine.FOUND_WHERE, hamlet=hamlet) if hamlet is not None else ""
        return fill(quarantine.FOUND_NOBODY, text=text, where=where)
    head = fill(quarantine.FOUND_MORE if more else quarantine.FOUND, text=text, n=len(people))
    rows = [person_line(number, one, today=today, hamlet=True) for number, one in enumerate(people, 1)]
    return lines(head, *rows)


def person_line(number: int, person: Quarantined, *, today: date, hamlet: bool) -> Markup:
    """One person in one line: who, where and until when."""
    known = [str(person.birth_year)] if person.birth_year else []
    if hamlet:
        known.append(person.hamlet or common.NO_HAMLET)
    if person.phone:
        known.append(phone(person.phone))
    return fill(
        quarantine.PERSON,
        n=number,
        level=person.level or quarantine.LEVEL_UNKNOWN,
        name=person.full_name,
        details="".join(f", {one}" for one in known),
        end=end_of(person, today=today),
    )


def end_of(person: Quarantined, *, today: date) -> Markup:
    """Until when, and how far away that is; what is proposed says so."""
    closed = {"released": quarantine.CLOSED_RELEASED, "removed": quarantine.CLOSED_REMOVED}.get(person.status)
    if closed is not None and person.closed_on is not None:
        return fill(closed, day=day(person.closed_on))
    end = person.quarantine_end or person.proposed_end
    if end is None:
        return fill(quarantine.END_TREATED if person.level == "F0" else quarantine.END_NONE)
    sentence = quarantine.END if person.quarantine_end is not None else quarantine.END_PROPOSED
    return fill(sentence, end=day(end), left=left((end - today).days))


def left(days: int) -> str:
    """How far away a last day is."""
    if days == 0:
        return quarantine.LEFT_TODAY
    return quarantine.LEFT.format(days=days) if days > 0 else quarantine.LEFT_OVER.format(days=-days)


def place_name(place: str | None) -> str:
    """Where somebody is in quarantine, in words."""
    return common.PLACES.get(place or "", quarantine.PLACE_NOT_SAID)
