"""The end of a quarantine: a stated day wins, otherwise a rule proposes one and shows its arithmetic.

Source of the default rules: the documents that each rule names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.committee import QuarantineRule
from bot.domain.contacts import NOTHING_SAID, ContactState, Event, EventKind, Status, apply
from bot.domain.errors import UserError

SOON_DAYS = 3  # how far ahead /hethan looks
LONGEST = timedelta(days=180)  # an end further away is a slip of the pen


@dataclass(frozen=True, slots=True)
class Proposal:
    """An expected last day of quarantine ("dự kiến"), with what it was counted from and by which rule."""

    counted_from: date
    days: int
    end: date
    document: str
    first_day: int = 0  # whether `counted_from` is day 0 or day 1
    monitoring_days: int = 0  # at home, after the end

    @property
    def monitored_until(self) -> date | None:
        """The last day of the monitoring that follows; None without any."""
        return self.end + timedelta(days=self.monitoring_days) if self.monitoring_days else None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of a committee as they stood since a moment."""

    id: int | None
    rules: tuple[QuarantineRule, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody whose proposed end another set of rules would move. None: no proposed end."""

    contact_id: int
    before: Proposal | None
    after: Proposal | None


class Standing(StrEnum):
    """Where an end lies from a day on: every contact has exactly one."""

    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    RELEASED = "released"
    NOT_YET = "not_yet"  # listed on a later day
    TREATED = "treated"  # an F0: in hospital, with no clock at the commune
    UNDATED = "undated"
    PAST = "past"  # the stated end is over, and nobody has said that he is out
    PAST_PROPOSED = "past_proposed"  # only a proposed end is over: he stays until somebody decides
    TODAY = "today"
    TOMORROW = "tomorrow"
    SOON = "soon"
    LATER = "later"


class Release(StrEnum):
    """What a release on a day would be."""

    DUE = "due"
    BEFORE_STATED = "before_stated"
    BEFORE_PROPOSED = "before_proposed"
    UNDATED = "undated"


def rule_for(rules: Sequence[QuarantineRule], *, level: str, place: str | None, on: date) -> QuarantineRule | None:
    """The newest rule in force on a day for this level; one for the very place goes before one for any place.

    Where no place is known, one for any place goes first.
    """
    fitting = [
        rule
        for rule in rules
        if rule.level == level and rule.in_force_from <= on and (rule.place is None or place in (None, rule.place))
    ]
    return max(fitting, key=lambda rule: (rule.in_force_from, rule.place == place), default=None)


def counted_from(state: ContactState) -> date | None:
    """The day of entering the site for somebody in centralised quarantine, otherwise of the last contact."""
    entered = state.quarantine_start if state.place == "centralised" else None
    return entered or state.contact_date or state.quarantine_start


def propose_end(state: ContactState, rules: Sequence[QuarantineRule]) -> Proposal | None:
    """Propose a last day for somebody without a stated one; None where no rule or no first day is known."""
    first = counted_from(state)
    if state.quarantine_end is not None or state.level is None or first is None:
        return None
    rule = rule_for(rules, level=state.level, place=state.place, on=first)
    if rule is None or rule.days is None:
        return None
    return Proposal(
        counted_from=first,
        days=rule.days,
        end=first + timedelta(days=rule.days - rule.first_day),
        document=rule.document,
        first_day=rule.first_day,
        monitoring_days=rule.monitoring_days,
    )


def rule_set_of(events: Iterable[Event], sets: Sequence[RuleSet]) -> RuleSet | None:
    """The rules that a contact's proposal is counted by; `sets` in the order of their time. None without any.

    Those that were current when something was said that a proposal is counted from, or that somebody applied to
    him by hand since. So a rule that changes touches nobody by itself, and telling his phone does not either.
    """
    return fold_with_rules(events, sets)[1]


def fold_with_rules(events: Iterable[Event], sets: Sequence[RuleSet]) -> tuple[ContactState, RuleSet | None]:
    """The state after these events, and the rules that its proposal is counted by (see `rule_set_of`)."""
    state, pinned = NOTHING_SAID, None
    for event in events:
        after = apply(state, event)
        state, pinned = after, rule_set_after(event, pinned, before=state, after=after, sets=sets)
    return state, pinned


def rule_set_after(
    event: Event, pinned: RuleSet | None, *, before: ContactState, after: ContactState, sets: Sequence[RuleSet]
) -> RuleSet | None:
    """The rules of a contact after one more event; `pinned` are those before it."""
    if event.kind is EventKind.RULED:
        return next((one for one in sets if one.id == event.stated.get("rule_set")), pinned)
    if pinned is None or (after is not before and _basis(after) != _basis(before)):
        return _current(sets, event.at)
    return pinned


def _basis(state: ContactState) -> tuple[object, ...]:
    return (state.level, state.place, state.contact_date, state.quarantine_start)


def _current(sets: Sequence[RuleSet], at: datetime | None) -> RuleSet | None:
    known = [one for one in sets if at is None or one.since < at]  # at the very moment of a change: the rules before it
    return known[-1] if known else next(iter(sets), None)


def touched_by(
    contacts: Iterable[tuple[int, ContactState, Sequence[QuarantineRule]]], rules: Sequence[QuarantineRule]
) -> list[Touched]:
    """Whose proposed end would be another one by these rules; each contact with the rules that hold for him now."""
    found = []
    for contact_id, state, old_rules in contacts:
        before, after = propose_end(state, old_rules), propose_end(state, rules)
        if state.status is Status.OPEN and before != after:
            found.append(Touched(contact_id, before, after))
    return found


def standing(state: ContactState, *, proposed_end: date | None, on: date) -> Standing:
    """Where somebody's end lies, seen from a day."""
    if state.status is not Status.OPEN:
        return Standing(str(state.status))
    if state.first_day is None or state.first_day > on:
        return Standing.NOT_YET
    end = state.quarantine_end or proposed_end
    if end is None:
        return Standing.TREATED if state.level == "F0" else Standing.UNDATED
    if end < on:
        return Standing.PAST if state.quarantine_end is not None else Standing.PAST_PROPOSED
    return {0: Standing.TODAY, 1: Standing.TOMORROW}.get(
        (end - on).days, Standing.SOON if (end - on).days <= SOON_DAYS else Standing.LATER
    )


def release_on(state: ContactState, *, proposed_end: date | None, on: date) -> Release:
    """What it would be to release somebody on a day; people leave at the end of their last day, so that one is due."""
    if state.quarantine_end is not None:
        return Release.DUE if on >= state.quarantine_end else Release.BEFORE_STATED
    if proposed_end is not None:
        return Release.DUE if on >= proposed_end else Release.BEFORE_PROPOSED
    return Release.UNDATED


def check_new_end(state: ContactState, end: date, *, today: date) -> None:
    """UserError where a new last day cannot be meant: before the first day, over already, or far away."""
    begin = state.quarantine_start or state.contact_date
    if begin is not None and end < begin:
        raise UserError("end_before_begin", end=f"{end:%d/%m/%Y}", begin=f"{begin:%d/%m/%Y}")
    if end < today:
        raise UserError("end_is_over", end=f"{end:%d/%m/%Y}")
    if end - today > LONGEST:
        raise UserError("end_too_far", end=f"{end:%d/%m/%Y}")


def as_level(state: ContactState, level: str) -> ContactState:
    """Somebody at another level, whose end is yet to be decided."""
    return replace(state, level=level, quarantine_end=None)
