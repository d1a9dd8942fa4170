"""The daily roll call: what a hamlet leader says of each person who is to keep to his quarantine at home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from bot.domain.roles import Role


class Outcome(StrEnum):
    """What was seen of one contact on one day."""

    KEPT = "kept"
    BREACH = "breach"
    SYMPTOMS = "symptoms"
    ABSENT = "absent"


OUTCOMES = tuple(Outcome)

HEARS_AT_ONCE: Mapping[Outcome, tuple[Role, ...]] = {
    Outcome.KEPT: (),
    Outcome.BREACH: (Role.HEALTH_STATION, Role.POLICE),
    Outcome.SYMPTOMS: (Role.HEALTH_STATION,),
    Outcome.ABSENT: (Role.HEALTH_STATION,),
}
"""Whose business an outcome is the moment that it is known."""


class Quarantined(Protocol):
    """What the roll reads of a contact."""

    @property
    def level(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...


class Answer(Protocol):
    """What was answered for one contact."""

    @property
    def outcome(self) -> str: ...


Given_co = TypeVar("Given_co", bound=Answer, covariant=True)
Missing_co = TypeVar("Missing_co", covariant=True)


def is_called(person: Quarantined) -> bool:
    """Whether a hamlet can see to a contact: he is at home, or may be. An F0 is treated elsewhere unless at home."""
    if person.place == "home":
        return True
    return person.place is None and person.level != "F0"


@dataclass(frozen=True, slots=True)
class RollCall(Generic[Given_co, Missing_co]):
    """A day's roll: the answers, and those of whom nothing was said; every number is a list's length."""

    answers: tuple[Given_co, ...]
    missing: tuple[Missing_co, ...]

    def of(self, outcome: Outcome) -> tuple[Given_co, ...]:
        """The answers of one kind."""
        return tuple(one for one in self.answers if one.outcome == outcome)

    @property
    def empty(self) -> bool:
        """Whether there was nobody to call."""
        return not (self.answers or self.missing)


def hears(*outcomes: Outcome | None) -> tuple[Role, ...]:
    """Who is to hear of any of these outcomes; None is no outcome."""
    told = [role for outcome in outcomes if outcome is not None for role in HEARS_AT_ONCE[outcome]]
    return tuple(dict.fromkeys(told))
