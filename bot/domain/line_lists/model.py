"""What reading a line list gives: people, lines that were not read, and what became of every line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Level = Literal["F0", "F1", "F2", "F3"]
Sex = Literal["nam", "nữ"]
Place = Literal["home", "centralised"]
Change = Literal["removed", "released", "corrected", "promoted"]
Outcome = Literal["negative", "positive", "waiting"]
LineKind = Literal["person", "heading", "note", "unread"]
Cell = str | int | float | bool | date | datetime | None
Progress = Callable[[int, int], None]


class Reason(StrEnum):
    """Why a line was not read, or what is to be asked; `bot/texts` has the words."""

    NO_NAME = "no_name"  # fields of a person, but no name
    NO_LEVEL = "no_level"  # neither the line nor a heading says F0-F3
    NOT_UNDERSTOOD = "not_understood"
    FORMULA_ERROR = "formula_error"
    PHOTO = "photo"  # a picture of a list: kept, not read
    NOBODY_TO_CORRECT = "nobody_to_correct"  # "số 9 ..." where the list has no number 9
    BAD_DATE = "bad_date"  # 31/06
    FUTURE_CONTACT = "future_contact"
    END_BEFORE_START = "end_before_start"
    DATE_WITHOUT_MEANING = "date_without_meaning"
    SWAPPED_DATE = "swapped_date"  # Excel held 06/05 where 05/06 was meant
    BAD_PHONE = "bad_phone"
    BAD_BIRTH_YEAR = "bad_birth_year"
    SEVERAL_HAMLETS = "several_hamlets"
    UNKNOWN_HAMLET = "unknown_hamlet"
    SEVERAL_SOURCES = "several_sources"
    SEVERAL_LEVELS = "several_levels"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sheet or of one table; `first_row` is the number that the first of them has in the document.

    `numbers`: those of all rows, where they do not follow each other; `also`: other rows that they were made of.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int = 1
    numbers: tuple[int, ...] = ()
    also: tuple[int, ...] = ()

    def numbered(self) -> tuple[int, ...]:
        """The number of each row."""
        return self.numbers or tuple(range(self.first_row, self.first_row + len(self.rows)))

    def part(self, start: int, end: int) -> Table:
        """The rows from `start` up to `end`, with their numbers."""
        numbers = self.numbered()[start:end]
        return Table(self.name, self.rows[start:end], numbers[0] if numbers else self.first_row, numbers)


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test of a person. `day` none: the text does not say when."""

    __test__ = False

    day: date | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask about a person: which field, why, and what the text says there."""

    field: str
    reason: Reason
    what: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a list names him. None is what the text does not say. `line` counts from 1."""

    level: Level | None
    full_name: str
    birth_year: int | None = None
    sex: Sex | None = None
    hamlet: str | None = None
    address: str | None = None
    phone: str | None = None
    source: str | None = None
    contact_date: date | None = None
    place: Place | None = None
    quarantine_start: date | None = None
    quarantine_end: date | None = None
    change: Change | None = None
    case_code: str | None = None
    tests: tuple[TestResult, ...] = ()
    note: str | None = None
    line: int = 1
    sheet: str | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that seems to say something of a person and was not understood; `text` is the line as it came."""

    line: int
    text: str
    reason: Reason
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a non-empty line became. `what` is a word for a note: greeting, total, signature, statistics, ..."""

    line: int
    kind: LineKind
    what: str = ""
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a heading says of everybody under it."""

    level: Level | None = None
    hamlet: str | None = None
    source: str | None = None
    contact_date: date | None = None
    place: Place | None = None
    quarantine_start: date | None = None
    quarantine_end: date | None = None
    address: str | None = None
    change: Change | None = None
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Carry:
    """Where a message stopped, so that the next one from the same sender goes on: headings, columns and day."""

    frames: tuple[tuple[str, Said], ...] = ()
    separator: str = ""
    columns: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one message or file says. `is_list`: whether it was meant as a line list at all."""

    people: tuple[Person, ...] = ()
    unread: tuple[Unread, ...] = ()
    lines: tuple[ReadLine, ...] = ()
    is_list: bool = False
    carry: Carry = field(default_factory=Carry)
