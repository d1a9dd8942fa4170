"""A contact's history: what each saying changed, and every proposed end with the rule that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.contacts import ContactState, Event, EventKind, Status, apply, differences
from bot.domain.quarantine import Proposal, RuleSet, propose_end, rule_set_of

QUIET_FIELDS = frozenset({"first_day", "sample_day", "result_day"})  # told by the saying itself


@dataclass(frozen=True, slots=True)
class Step:
    """One saying in force: the fields that it changed, and the proposal after it where that is another one.

    `first`: it made the contact; `again`: a list named him and said nothing new.
    """

    index: int
    changes: tuple[tuple[str, Any, Any], ...]
    proposal: Proposal | None
    first: bool
    again: bool


def steps(events: Iterable[tuple[int, Event]], sets: Sequence[RuleSet]) -> list[Step]:
    """What each event in force did, in order. Each comes with an index of the caller's, which its step carries."""
    found: list[Step] = []
    said: list[Event] = []
    state, proposal = ContactState(), None
    for index, event in events:
        said.append(event)
        after = apply(state, event)
        now = current_proposal(after, said, sets)
        changed = differences(state, after)
        changes = tuple((name, *pair) for name, pair in changed.items() if name not in QUIET_FIELDS)
        first = state.status is Status.WITHDRAWN
        found.append(
            Step(
                index=index,
                changes=changes,
                proposal=now if now != proposal else None,
                first=first,
                again=event.kind is EventKind.LISTED and not first and not changes and now == proposal,
            )
        )
        state, proposal = after, now
    return found


def current_proposal(state: ContactState, events: Sequence[Event], sets: Sequence[RuleSet]) -> Proposal | None:
    """The end that is proposed after these events, by the rules that hold for this contact."""
    rule_set = rule_set_of(events, sets)
    return propose_end(state, rule_set.rules) if rule_set is not None else None
