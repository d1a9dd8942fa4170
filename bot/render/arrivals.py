"""Arrivals in words: the leader's receipt, and what the station and the leader are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.domain.arrivals import Unclear, Verdict
from bot.render import day as shown_day
from bot.render import initials, phone, when
from bot.texts import Markup, arrivals, fill, lines


class Reported(Protocol):
    """What is shown of somebody who came back; a stored arrival has it."""

    @property
    def full_name(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def came_from(self) -> str | None: ...
    @property
    def came_on(self) -> date | None: ...


def details(one: Reported) -> str:
    """Year, where from, day and phone, as far as they are known."""
    known = [str(one.birth_year)] if one.birth_year else []
    known += [arrivals.FROM.format(place=one.came_from)] if one.came_from else []
    known += [arrivals.DAY.format(day=shown_day(one.came_on))] if one.came_on else []
    known += [phone(one.phone)] if one.phone else []
    return "".join(f", {item}" for item in known)


def receipt(
    people: Sequence[Reported],
    *,
    hamlet: str,
    again: Sequence[tuple[str, datetime]],
    unclear: Sequence[Unclear],
    in_full: bool,
) -> Markup:
    """Who was recorded, who was recorded before, and which lines have to be typed again."""
    parts: list[Markup] = []
    if people:
        parts.append(fill(arrivals.RECORDED, hamlet=hamlet, n=len(people)))
        parts += [_person(number, one, in_full=in_full) for number, one in enumerate(people, 1)]
    for name, moment in again:
        parts.append(fill(arrivals.AGAIN, name=name if in_full else initials(name), when=when(moment)))
    for one in unclear:
        reason = arrivals.REASONS[one.reason].format(what=one.what)
        parts.append(fill(arrivals.UNCLEAR, line=one.line, text=one.text, reason=reason))
    return lines(*parts)


def _person(number: int, one: Reported, *, in_full: bool) -> Markup:
    lacking = [words for field, words in arrivals.MISSING.items() if getattr(one, field) is None]
    return fill(
        arrivals.PERSON,
        n=number,
        name=one.full_name if in_full else initials(one.full_name),
        details=details(one) if in_full else "",
        missing=arrivals.LACKS.format(fields=", ".join(lacking)) if lacking else "",
    )


def for_station(one: Reported, *, hamlet: str, who: str, known: Sequence[str]) -> Markup:
    """Somebody to classify, with those of the list whom he may be."""
    text = fill(arrivals.FOR_STATION, hamlet=hamlet, name=one.full_name, details=details(one), who=who)
    return Markup(text + fill(arrivals.KNOWN, people="; ".join(known))) if known else text


def for_leader(one: Reported, verdict: Verdict) -> Markup:
    """How somebody was classified."""
    follow = arrivals.ON_LIST if verdict is not Verdict.NONE else ""
    return fill(
        arrivals.FOR_LEADER,
        name=one.full_name,
        details=details(one),
        verdict=arrivals.VERDICTS[verdict],
        follow=follow,
    )


def note(one: Reported) -> str:
    """What a contact's note says of where he came from."""
    day = arrivals.ON_DAY.format(day=shown_day(one.came_on)) if one.came_on else ""
    return arrivals.NOTE.format(place=one.came_from or arrivals.UNKNOWN_PLACE, day=day)
