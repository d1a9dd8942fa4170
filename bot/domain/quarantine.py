"""The end of a quarantine: a stated day wins, otherwise a rule proposes one and shows its arithmetic.

Source of the default rules: the documents that each rule names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState


@dataclass(frozen=True, slots=True)
class Proposal:
    """An expected last day of quarantine ("dự kiến"), with what it was counted from and by which rule."""

    counted_from: date
    days: int
    end: date
    document: str


def rule_for(rules: Sequence[QuarantineRule], *, level: str, place: str | None, on: date) -> QuarantineRule | None:
    """The newest rule in force on a day for this level; one for the very place goes before one for any place."""
    fitting = [
        rule
        for rule in rules
        if rule.level == level and rule.in_force_from <= on and (rule.place is None or place in (None, rule.place))
    ]
    return max(fitting, key=lambda rule: (rule.in_force_from, rule.place == place), default=None)


def propose_end(state: ContactState, rules: Sequence[QuarantineRule]) -> Proposal | None:
    """Propose a last day for somebody without a stated one; None where no rule or no first day is known.

    Counted from entering the site for somebody in centralised quarantine, otherwise from the last contact.
    """
    if state.quarantine_end is not None or state.level is None:
        return None
    entered = state.quarantine_start if state.place == "centralised" else None
    counted_from = entered or state.contact_date or state.quarantine_start
    if counted_from is None:
        return None
    rule = rule_for(rules, level=state.level, place=state.place, on=counted_from)
    if rule is None or rule.days is None:
        return None
    end = counted_from + timedelta(days=rule.days - rule.first_day)
    return Proposal(counted_from=counted_from, days=rule.days, end=end, document=rule.document)
