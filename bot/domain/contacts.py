"""A contact's state as the fold of everything that was said of him, so that undoing a saying restores it exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any

from bot.domain.sampling import Sampled, counted


class Status(StrEnum):
    """Where a contact stands; whether an open one is still watched on a day follows from his dates."""

    OPEN = "open"
    RELEASED = "released"  # the station said that he is out of quarantine
    REMOVED = "removed"  # taken off the list: not a contact after all
    WITHDRAWN = "withdrawn"  # everything that was said of him was undone


class EventKind(StrEnum):
    """What kind of saying an event is."""

    LISTED = "listed"  # named in a line list
    CHANGED = "changed"  # put right by hand
    RULED = "ruled"  # a changed rule was applied by hand: `stated["rule_set"]` says which


@dataclass(frozen=True, slots=True)
class ContactState:
    """What is known of one contact. Dates are days in the commune's zone; None is unknown."""

    level: str | None = None
    full_name: str = ""
    birth_year: int | None = None
    sex: str | None = None
    hamlet: str | None = None
    address: str | None = None
    phone: str | None = None
    source: str | None = None
    case_code: str | None = None
    contact_date: date | None = None
    place: str | None = None
    quarantine_start: date | None = None
    quarantine_end: date | None = None  # as stated; a proposed end is no part of what was said
    note: str | None = None
    test_day: date | None = None  # of the last test that was told
    test_outcome: str | None = None  # "negative", "positive" or "waiting"
    status: Status = Status.WITHDRAWN
    first_day: date | None = None  # the day on which he was first listed
    closed_on: date | None = None  # the day of the release or removal
    sample_day: date | None = None  # on which the last test counts as taken
    result_day: date | None = None  # on which its result counts


NOTHING_SAID = ContactState()


@dataclass(frozen=True, slots=True)
class Event:
    """One saying: the fields that it states, and the day (commune time) and moment at which it was said."""

    kind: EventKind
    day: date
    stated: Mapping[str, Any]
    at: datetime | None = None


FOLLOWING_FIELDS = frozenset({"status", "first_day", "closed_on", "sample_day", "result_day"})
"""What no saying states: it follows from the sayings and their days."""
STATED_FIELDS = tuple(f.name for f in fields(ContactState) if f.name not in FOLLOWING_FIELDS)
_FIELDS = tuple(f.name for f in fields(ContactState))
_STATED_AT = {name: at for at, name in enumerate(_FIELDS) if name in STATED_FIELDS}
_STATUS, _FIRST_DAY, _CLOSED_ON, _END = map(_FIELDS.index, ("status", "first_day", "closed_on", "quarantine_end"))
_TEST_DAY, _TEST_OUTCOME, _SAMPLE_DAY, _RESULT_DAY = map(
    _FIELDS.index, ("test_day", "test_outcome", "sample_day", "result_day")
)
_values = attrgetter(*_FIELDS)
_OF_PERSON = tuple(name for name in STATED_FIELDS if name not in ("test_day", "test_outcome"))
_said_of = attrgetter(*_OF_PERSON)
DATE_FIELDS = frozenset({"contact_date", "quarantine_start", "quarantine_end", "test_day"})
_CLOSING = {"released": Status.RELEASED, "removed": Status.REMOVED}


def fold(events: Iterable[Event]) -> ContactState:
    """The state after these events, in their order. No events: withdrawn."""
    state = NOTHING_SAID
    for event in events:
        state = apply(state, event)
    return state


def apply(state: ContactState, event: Event) -> ContactState:
    """The state after one more event: the very same object, where it says nothing new."""
    known = list(_values(state))
    values = known.copy()
    for name, value in event.stated.items():
        at = _STATED_AT.get(name)
        if at is not None:
            dated = name in DATE_FIELDS and isinstance(value, str)
            values[at] = date.fromisoformat(value) if dated else value
    closing = _CLOSING.get(event.stated.get("change") or "")
    if closing is Status.RELEASED and event.kind is EventKind.LISTED and _lasts(values[_END], event.day):
        closing = None  # a list of who will be out by then: the stated end releases them, not the list
    if closing is not None:
        values[_STATUS], values[_CLOSED_ON] = closing, event.day
    elif event.kind is EventKind.LISTED:
        values[_STATUS], values[_CLOSED_ON] = Status.OPEN, None
    if state.first_day is None:
        values[_FIRST_DAY] = event.day
    if "test_outcome" in event.stated:
        before = Sampled(state.test_outcome, state.test_day, state.sample_day, state.result_day)
        test = counted(before, outcome=values[_TEST_OUTCOME], told=values[_TEST_DAY], said_on=event.day)
        values[_SAMPLE_DAY], values[_RESULT_DAY] = test.sample_day, test.result_day
    if "quarantine_end" not in event.stated and _rises(state.level, event.stated.get("level")):
        values[_END] = None
    return state if values == known else ContactState(*values)


def _lasts(end: Any, day: date) -> bool:
    """Whether a stated end lies after a day."""
    return isinstance(end, date) and end > day


def _rises(before: str | None, after: str | None) -> bool:
    """Whether somebody came nearer to the disease (F2 to F1): an end that was stated for less holds no longer."""
    return before is not None and after is not None and after < before


def stated_of(person: Any) -> dict[str, Any]:
    """What a line says of a person, as an event's JSON: known fields only, dates in ISO form."""
    stated = {name: value for name, value in zip(_OF_PERSON, _said_of(person), strict=True) if value}
    for name in DATE_FIELDS:
        if name in stated:
            stated[name] = stated[name].isoformat()
    if person.change:
        stated["change"] = str(person.change)
    if tests := getattr(person, "tests", ()):
        last = tests[-1]
        stated["test_outcome"] = str(last.outcome)
        stated["test_day"] = last.day.isoformat() if last.day is not None else None
    return stated


def differences(before: ContactState, after: ContactState) -> dict[str, tuple[Any, Any]]:
    """The fields in which two states differ, as (before, after), in the order of the fields."""
    pairs = zip(_FIELDS, _values(before), _values(after), strict=True)
    return {name: (old, new) for name, old, new in pairs if old != new}


def is_watched(state: ContactState, *, on: date) -> bool:
    """Whether a contact counts as watched on a day: open, listed by then, and not past an end that was stated.

    People leave at the end of their last day, so that day counts. A proposed end releases nobody.
    """
    if state.status is not Status.OPEN or state.first_day is None or state.first_day > on:
        return False
    return state.quarantine_end is None or state.quarantine_end >= on
