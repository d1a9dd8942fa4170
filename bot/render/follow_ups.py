"""The roll call as the leader sees it, what the station and the police hear of it, and the release list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.follow_ups import OUTCOMES, Outcome
from bot.domain.pages import Page
from bot.render import clock_time, day, page_line, phone, when
from bot.render.contacts import Listed
from bot.texts import Markup, common, fill, follow_ups, lines


@dataclass(frozen=True, slots=True)
class Called:
    """One person of the roll, and what was answered of him so far."""

    person: Listed
    outcome: Outcome | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """One person whose quarantine ends today; `monitored_until` where a rule says that he is watched on."""

    person: Listed
    monitored_until: date | None = None
    document: str = ""


def roll(people: Sequence[Called], *, hamlet: str, today: date, page: Page) -> Markup:
    """The whole roll in numbers, those of whom something is amiss by name, and what to do."""
    head = fill(follow_ups.HEAD, hamlet=hamlet, day=day(today), n=len(people))
    left = sum(one.outcome is None for one in people)
    amiss = [_amiss(one) for one in people if one.outcome not in (None, Outcome.KEPT)]
    counted = counts([one.outcome for one in people if one.outcome is not None])
    return lines(
        head,
        fill(follow_ups.COUNTS, counts=counted) if counted else None,
        *amiss,
        fill(follow_ups.LEFT, n=left) if left else fill(follow_ups.DONE),
        fill(follow_ups.HOW),
        *page_line(page),
    )


def _amiss(one: Called) -> Markup:
    assert one.outcome is not None
    return fill(
        follow_ups.ANSWERED,
        mark=follow_ups.MARKS[one.outcome],
        name=one.person.full_name,
        outcome=follow_ups.OUTCOMES[one.outcome],
        note=note(one.note),
    )


def counts(outcomes: Sequence[Outcome]) -> str:
    """How many of each: "chấp hành 5, vi phạm 1"."""
    numbers = [(one, sum(said is one for said in outcomes)) for one in OUTCOMES]
    return ", ".join(follow_ups.COUNT.format(outcome=follow_ups.OUTCOMES[one], n=n) for one, n in numbers if n)


def note(text: str) -> Markup:
    """A note as it follows an answer; nothing without one."""
    return fill(follow_ups.NOTE, note=text) if text else Markup("")


def details(person: Listed) -> str:
    """What tells a person apart: year, level, house, phone."""
    known = [str(item) for item in (person.birth_year, person.level, person.address) if item]
    if person.phone:
        known.append(phone(person.phone))
    return "".join(f", {item}" for item in known)


def roles(told: Sequence[str]) -> str:
    """Who was told: "Trạm y tế, Công an xã"; nothing where nobody was."""
    return follow_ups.TOLD.format(roles=", ".join(told)) if told else ""


def asked(one: Called, *, today: date, told: Sequence[str] = ()) -> Markup:
    """One person: the question, or what was answered of him."""
    if one.outcome is None:
        return fill(follow_ups.PERSON, name=one.person.full_name, details=details(one.person), day=day(today))
    return fill(
        follow_ups.PERSON_SAID,
        name=one.person.full_name,
        details=details(one.person),
        mark=follow_ups.MARKS[one.outcome],
        outcome=follow_ups.OUTCOMES[one.outcome],
        note=note(one.note),
        told=roles(told),
    )


def alert(
    person: Listed, *, hamlet: str, moment: datetime, outcome: Outcome, before: Outcome | None, who: str
) -> Markup:
    """What the station and the police hear at once; `before` is what they heard of him earlier today, if anything."""
    return fill(
        follow_ups.ALERT if before is None else follow_ups.ALERT_CORRECTED,
        hamlet=hamlet,
        when=when(moment),
        name=person.full_name,
        details=details(person),
        outcome=follow_ups.OUTCOMES[outcome],
        before=follow_ups.OUTCOMES[before] if before is not None else "",
        who=who,
    )


def alert_note(person: Listed, *, hamlet: str, moment: datetime, outcome: Outcome, text: str) -> Markup:
    """A note that follows an alert."""
    return fill(
        follow_ups.ALERT_NOTE,
        hamlet=hamlet,
        when=when(moment),
        name=person.full_name,
        details=details(person),
        outcome=follow_ups.OUTCOMES[outcome],
        note=text,
    )


def noted_in_list(outcomes: Sequence[Outcome], *, moment: datetime) -> Markup:
    """The line that a called roll adds to the hamlet's list."""
    return fill(follow_ups.NOTED_IN_LIST, time=clock_time(moment), counts=counts(outcomes))


def release_list(people: Sequence[Released], *, hamlet: str, commune: str, today: date) -> Markup | None:
    """The formal list of those whose quarantine ends today, ready to be handed on; None with nobody."""
    if not people:
        return None
    return lines(
        fill(follow_ups.RELEASE_TITLE),
        fill(follow_ups.RELEASE_WHERE, hamlet=hamlet, commune=commune, day=day(today)),
        *(_released(number, one) for number, one in enumerate(people, 1)),
        fill(follow_ups.RELEASE_TOTAL, n=len(people)),
    )


def _released(number: int, one: Released) -> Markup:
    person = one.person
    assert person.quarantine_end is not None
    born = follow_ups.RELEASE_BORN.format(year=person.birth_year) if person.birth_year else ""
    said = "".join(f", {item}" for item in (person.sex, person.address) if item)
    place = common.PLACES.get(person.place or "", "")
    sentence = follow_ups.RELEASE_DATES if person.quarantine_start else follow_ups.RELEASE_UNTIL
    dates = sentence.format(
        place=f"{place} " if place else "",
        start=day(person.quarantine_start) if person.quarantine_start else "",
        end=day(person.quarantine_end),
    )
    monitored = (
        fill(follow_ups.RELEASE_MONITORED, until=day(one.monitored_until), document=one.document)
        if one.monitored_until is not None
        else ""
    )
    entry = fill(
        follow_ups.RELEASE_PERSON,
        n=number,
        name=person.full_name,
        details=born + said,
        level=person.level or common.NO_LEVEL,
        dates=dates,
    )
    return Markup(entry + monitored)
