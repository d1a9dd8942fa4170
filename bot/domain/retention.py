"""How long a person's name is kept after his watch: when it is to go, and what of a saying stays without it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

SIGN = "***"
"""What stands in the place of a name, or of a line of text that held one."""

WARNED_BEFORE = timedelta(days=3)
MESSAGE_MARGIN = timedelta(days=7)
"""How much longer than a name a message is kept: what it names may not have been understood."""

_STAYS = frozenset(
    {
        "level",
        "sex",
        "hamlet",  # the committee's own name of it, never what was typed
        "contact_date",
        "place",
        "quarantine_start",
        "quarantine_end",
        "test_day",
        "test_outcome",
        "change",
        "rule_set",
    }
)


def erased_on(*, ended: date | None, listed: date | None, keep_days: int) -> date | None:
    """The day on which a name goes: so many days after the end, or after the last list that named him.

    `ended` None: still under watch, or with no stated end. Nobody is forgotten then.
    """
    if ended is None:
        return None
    return max(ended, listed or ended) + timedelta(days=keep_days)


def planned_on(due: date, *, today: date) -> date | None:
    """The day for which a warning that is given now names; None while it is too early for one."""
    if due - WARNED_BEFORE > today:
        return None
    return max(due, today + WARNED_BEFORE)


def without_names(stated: Mapping[str, Any]) -> dict[str, Any]:
    """What a saying states, without anything that tells who it is said of. The fold counts him the same."""
    kept = {name: value for name, value in stated.items() if name in _STAYS}
    return {**kept, "full_name": SIGN} if "full_name" in stated else kept
