"""What is read out of a notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Recurring(StrEnum):
    """How often a duty comes back."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a duty is due. `due` is the last day of a period and `start` its first.

    `due_day` is the day of the week, Monday being 1, or of the month on which what comes back is due.
    """

    start: date | None = None
    due: date | None = None
    time: time | None = None
    recurring: Recurring | None = None
    due_day: int | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that the notice wants done. Owners and collaborators are in the notice's words."""

    text: str
    line: int
    owners: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()
    start: date | None = None
    due: date | None = None
    time: time | None = None
    recurring: Recurring | None = None
    due_day: int | None = None
    condition: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice's own particulars; None where the text does not say."""

    number: str | None = None
    date: date | None = None
    title: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """A notice, its dated or recurring duties, and its undated ones, each in the order of the text."""

    notice: Notice
    assignments: tuple[Duty, ...] = ()
    undated: tuple[Duty, ...] = ()
