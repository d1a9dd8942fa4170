"""How well a reading agrees with what a careful person reads: the examples' rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.domain.folding import fold
from bot.domain.line_lists import Person

OWN_NAMES = {"kind": "level", "source_case": "source"}


@dataclass
class Score:
    """People and fields, expected and right; `misses` says what was not."""

    expected: int = 0
    found: int = 0
    invented: int = 0
    fields: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another list too."""
        self.expected += other.expected
        self.found += other.found
        self.invented += other.invented
        self.fields += other.fields
        self.right += other.right
        self.misses += other.misses


def score(expected: Sequence[Mapping[str, Any]], people: Sequence[Person], *, name: str = "") -> Score:
    """Compare; a person is found when folded name and level agree, and people taken off the list are not listed."""
    result = Score(expected=len(expected))
    left = [person for person in people if person.change != "removed"]
    for wanted in expected:
        fitting = [
            person
            for person in left
            if person.level == wanted["kind"] and fold(person.full_name) == fold(wanted["full_name"])
        ]
        if not fitting:
            result.misses.append(f"{name}: {wanted['kind']} {wanted['full_name']} was not found")
            continue
        best = max(fitting, key=lambda person: _agreement(wanted, person))
        left = [person for person in left if person is not best]
        result.found += 1
        for key, value in wanted.items():
            if key == "_alt":
                continue
            result.fields += 1
            got = _value(best, key)
            if got == value or got in wanted.get("_alt", {}).get(key, ()):
                result.right += 1
            else:
                result.misses.append(f"{name}: {wanted['full_name']}.{key} is {got}, not {value}")
    result.invented = len(left)
    result.misses += [f"{name}: {person.level} {person.full_name} was invented" for person in left]
    return result


def _agreement(wanted: Mapping[str, Any], person: Person) -> int:
    return sum(_value(person, key) == value for key, value in wanted.items() if key != "_alt")


def _value(person: Person, key: str) -> Any:
    value = getattr(person, OWN_NAMES.get(key, key))
    return value.isoformat() if isinstance(value, date) else value
