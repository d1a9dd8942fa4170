"""The JSON that `bot read-list --json` prints, on which other programs rely."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.line_lists.model import Person, Reading

FIELDS = (
    "level", "full_name", "birth_year", "sex", "hamlet", "phone", "source", "contact_date", "place",
    "quarantine_start", "quarantine_end", "change", "line",
)  # fmt: skip


def to_json(reading: Reading) -> dict[str, Any]:
    """People and unread lines; whoever was only taken off the list stands apart, under "removed"."""
    return {
        "people": [_person(one) for one in reading.people if one.change != "removed"],
        "removed": [_person(one) for one in reading.people if one.change == "removed"],
        "unread": [{"line": one.line, "text": one.text, "reason": str(one.reason)} for one in reading.unread],
    }


def _person(person: Person) -> dict[str, Any]:
    values = {name: getattr(person, name) for name in FIELDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
