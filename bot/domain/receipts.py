"""What became of a posted list: who was new, known, changed, in doubt, or not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.contacts import ContactState, Status, differences
from bot.domain.line_lists.model import Person, Unread


class Outcome(StrEnum):
    """What a line did to the stored contacts."""

    NEW = "new"
    KNOWN = "known"  # said nothing that was not known
    CHANGED = "changed"
    UNKNOWN = "unknown"  # said to be out of it, but nobody of that name was in


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One person of a list, and what his line did. `changes` are (field, before, after)."""

    person: Person
    contact_id: int | None
    outcome: Outcome
    changes: tuple[tuple[str, Any, Any], ...] = ()
    doubtful: tuple[int, ...] = ()  # contacts that he may be: to be asked

    @classmethod
    def of(
        cls,
        person: Person,
        *,
        contact_id: int | None,
        before: ContactState | None,
        after: ContactState | None,
        doubtful: tuple[int, ...],
    ) -> ReceiptLine:
        """Compare a contact before and after the list; no `before`, or a withdrawn one, is a new contact."""
        if contact_id is None:
            return cls(person, None, Outcome.UNKNOWN)
        if before is None or after is None or before.status is Status.WITHDRAWN:
            return cls(person, contact_id, Outcome.NEW, doubtful=doubtful)
        if before is after or before == after:
            return cls(person, contact_id, Outcome.KNOWN)
        changes = tuple((name, old, new) for name, (old, new) in differences(before, after).items())
        return cls(person, contact_id, Outcome.CHANGED, changes)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a list, line by line."""

    line_list_id: int
    version: int
    lines: tuple[ReceiptLine, ...]
    unread: tuple[Unread, ...]
    withdrawn: tuple[str, ...] = ()  # whom only the version before named
    hamlets: tuple[str, ...] = ()  # whose lists changed
    absent: tuple[str, ...] = ()  # named on the day before, not today, and not ended

    def count(self, outcome: Outcome) -> int:
        """How many lines had this outcome."""
        return sum(line.outcome is outcome for line in self.lines)
