"""A mention of time in a notice, and the calendar that mentions without a year are read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from bot.domain.notices.model import Recurring


class Kind(StrEnum):
    """What a mention names."""

    DAY = "day"
    PERIOD = "period"  # several days with both ends said, as in "từ 15/6 đến 20/6"
    SPAN = "span"  # a month, a week, a quarter or a part of one
    CLOCK = "clock"
    RECURRING = "recurring"
    SAME_DAY = "same_day"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of text that speaks of time. A day has `due` alone; whatever lasts has `start` too."""

    begin: int
    end: int
    kind: Kind
    start: date | None = None
    due: date | None = None
    time: time | None = None
    recurring: Recurring | None = None
    weekday: int | None = None  # Monday is 0
    due_day: int | None = None  # of what comes back: the weekday from 1, or the day of the month
    naked: bool = False  # a day without its month
    bare: bool = False  # might be a ratio, so that it needs a word beside it that speaks of time


FAR_PAST = timedelta(days=240)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The notice's own day, or at least its year, against which the rest is read."""

    base: date | None
    year: int | None = None

    def year_of(self, month: int, day: int) -> int | None:
        """The notice's year; the next for a day of the first months in a notice of the last ones."""
        if self.base is None:
            return self.year
        year = self.base.year
        last = min(day, 28)
        if 1 <= month <= 12 and self.base - date(year, month, last) > FAR_PAST:
            return year + 1
        return year

    def day(self, day: str | int, month: str | int, year: str | int | None) -> date | None:
        """A day as it is written; None where no calendar has it or the year cannot be known."""
        number, of = int(day), int(month)
        if year is None:
            known = self.year_of(of, number) if 1 <= number <= 31 and 1 <= of <= 12 else None
        else:
            known = int(year) + (2000 if int(year) < 100 else 0)
        try:
            return date(known, of, number) if known is not None else None
        except ValueError:
            return None

    def month(self, month: int, year: str | int | None) -> tuple[date, date] | None:
        """The first and the last day of a month."""
        if not 1 <= month <= 12:
            return None
        known = int(year) if year is not None else self._year_of_month(month)
        if known is None or not 1900 <= known < 3000:
            return None
        return date(known, month, 1), last_day(known, month)

    def _year_of_month(self, month: int) -> int | None:
        if self.base is None:
            return self.year
        return self.base.year + 1 if self.base.month - month >= 9 else self.base.year


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)
