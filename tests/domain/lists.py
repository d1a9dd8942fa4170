"""What the tests of lists share: the day of their messages, the hamlets of their commune, and ways of reading."""

from __future__ import annotations

from datetime import date

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


def june(day: int) -> date:
    """A day of the month in which the messages are written."""
    return date(2021, 6, day)


def people(text: str) -> list[Person]:
    """Those whom a message lists."""
    return list(read_text(text, on=ON, hamlets=HAMLETS).people)


def by_name(text: str) -> dict[str, Person]:
    """Those whom a message lists, by their names."""
    return {person.full_name: person for person in people(text)}


def told(text: str, *fields: str) -> list[tuple[object, ...]]:
    """What a message says of each, behind his name."""
    return [tuple(getattr(person, name) for name in ("full_name", *fields)) for person in people(text)]
