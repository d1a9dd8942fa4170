"""Contacts as people read them: a hamlet's list, in full or as initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Protocol

from bot.domain.contacts import ContactState
from bot.render import day, initials, phone, short_day, when
from bot.texts import Markup, common, fill, lines, lists


class Listed(Protocol):
    """What a line of the list shows; a stored contact has it."""

    @property
    def level(self) -> str | None: ...
    @property
    def full_name(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...
    @property
    def sex(self) -> str | None: ...
    @property
    def hamlet(self) -> str | None: ...
    @property
    def address(self) -> str | None: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def quarantine_start(self) -> date | None: ...
    @property
    def quarantine_end(self) -> date | None: ...
    @property
    def proposed_end(self) -> date | None: ...
    @property
    def first_day(self) -> date | None: ...


def contact_list(people: Sequence[Listed], *, head: Markup, today: date, in_full: bool, hamlets: bool) -> Markup:
    """A list by level. Not in full: initials only, no phones, houses or years. `hamlets`: say each one's hamlet."""
    if not people:
        return lines(head, fill(lists.NOBODY))
    parts: list[str | None] = [head]
    for level, group in groupby(people, key=lambda person: person.level):
        members = list(group)
        parts.append(fill(lists.LEVEL_HEAD, level=level or common.NO_LEVEL, n=len(members)))
        parts += [
            _person(number, person, today=today, in_full=in_full, hamlets=hamlets)
            for number, person in enumerate(members, 1)
        ]
    if any(_mark(person, today) for person in people):
        parts.append(fill(lists.LEGEND))
    return lines(*parts)


def head(sentence: str, *, moment: datetime, n: int, **values: str) -> Markup:
    """The heading of a list: where, when and how many."""
    return fill(sentence, when=when(moment), n=n, **values)


def quarantine_dates(person: Listed, *, today: date) -> Markup:
    """Where and from when to when; a proposed end says so."""
    place = common.PLACES.get(person.place or "", "")
    end: str
    if person.quarantine_end is not None:
        end = day(person.quarantine_end)
    elif person.proposed_end is not None:
        end = fill(lists.END_PROPOSED, end=day(person.proposed_end))
    else:
        end = lists.END_UNKNOWN
    if person.quarantine_start is None:
        return fill("{place}{comma}{end}", place=place, comma=", " if place else "", end=end)
    start = short_day(person.quarantine_start, beside=today)
    return fill(lists.DETAIL_DATES, place=f"{place} " if place else "", start=start, end=end)


def _person(number: int, person: Listed, *, today: date, in_full: bool, hamlets: bool) -> Markup:
    details: list[str] = []
    if in_full:
        details += [str(item) for item in (person.birth_year, person.sex, person.address) if item]
    if hamlets:
        details.append(person.hamlet or common.NO_HAMLET)
    if in_full and person.phone:
        details.append(phone(person.phone))
    if in_full and person.source:
        details.append(lists.CONTACT_OF.format(source=person.source))
    said = "".join(f", {detail}" for detail in details)
    return fill(
        lists.PERSON,
        n=number,
        mark=_mark(person, today),
        name=person.full_name if in_full else initials(person.full_name),
        details=Markup(f"{fill('{said}', said=said)} – {quarantine_dates(person, today=today)}"),
    )


def _mark(person: Listed, today: date) -> str:
    if person.quarantine_end == today:
        return lists.ENDS_TODAY_MARK
    return lists.NEW_MARK if person.first_day == today else ""


def names(people: Iterable[Listed]) -> str:
    """Names in one line."""
    return ", ".join(person.full_name for person in people)


def same_person_hint(state: ContactState) -> str:
    """A contact in few words, to tell people of one name apart."""
    year = f", {state.birth_year}" if state.birth_year else ""
    hamlet = f", {state.hamlet}" if state.hamlet else ""
    return lists.PERSON_HINT.format(name=state.full_name, year=year, hamlet=hamlet)
