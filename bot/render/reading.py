"""A reading as a table of lines, for whoever tries `bot read-list`."""

from __future__ import annotations

import html

from bot.domain.line_lists.model import Reading
from bot.render import value
from bot.texts import common, fill
from bot.texts.reading import FOUND, NOTHING, PERSON, REASONS, UNREAD

SHOWN = (
    "birth_year", "sex", "hamlet", "address", "phone", "source", "contact_date",
    "place", "quarantine_start", "quarantine_end",
)  # fmt: skip


def plain(reading: Reading) -> str:
    """Everybody who was read and every line that was not, in plain text."""
    if not reading.people and not reading.unread:
        return NOTHING
    shown = [FOUND.format(people=len(reading.people), unread=len(reading.unread))]
    for person in reading.people:
        known = [
            f"{common.FIELDS[name]} {value(name, getattr(person, name))}"
            for name in SHOWN
            if getattr(person, name) is not None
        ]
        asked = [html.unescape(fill(REASONS[one.reason], what=one.what)) for one in person.questions]
        level = person.level or common.NOT_SAID
        shown.append(PERSON.format(line=person.line, level=level, name=person.full_name, known="; ".join(known)))
        shown += [f"      ❓ {question}" for question in asked]
    shown += [UNREAD.format(line=one.line, text=one.text, reason=REASONS[one.reason]) for one in reading.unread]
    return "\n".join(shown)
