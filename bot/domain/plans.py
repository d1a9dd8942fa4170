"""A plan for a day or a week: which days a line means, and when it is read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.folding import clean
from bot.domain.notices.mentions import Calendar
from bot.domain.notices.passages import Passage, passage
from bot.domain.notices.timeline import find_mentions
from bot.domain.occurrences import Period, period_of

LONGEST_PLAN = 1500
AHEAD = timedelta(days=31)
_FOR = re.compile(
    r"(?:ke hoach |cong viec |viec )?(?:(?:cho |cua |trong )?(?:"
    r"(?P<today>(?:sang |chieu |toi )?hom nay|ngay hom nay|trong ngay)|"
    r"(?P<tomorrow>(?:sang |chieu |toi |ngay |hom )?mai)|"
    r"(?P<next>tuan (?:sau|toi|den))|(?P<week>(?:ca )?tuan(?: nay)?)))(?![a-z])\s*[:,.;\-–]*\s*"
)
_NOON = time(12)


class When(StrEnum):
    """The days that a plan may be for, as buttons offer them."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"
    NEXT_WEEK = "next_week"


WHENS = tuple(When)


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan and the days that it is for."""

    days: Period
    text: str


def days_of(when: When, today: date) -> Period:
    """The days of a choice."""
    if when is When.TODAY:
        return Period(today, today)
    if when is When.TOMORROW:
        return Period(today + timedelta(days=1), today + timedelta(days=1))
    return period_of("weekly", today + timedelta(days=7 if when is When.NEXT_WEEK else 0))


def read_plan(said: str, *, now: datetime, otherwise: Period | None = None) -> Planned:
    """The plan that a text is, for the days that it names; `otherwise` where it names none.

    Without either it is today's in the morning, and tomorrow's from noon on. `now` is in the commune's zone.
    UserError when there is no plan in it.
    """
    line = passage(said)
    text, today = clean(said).strip(), now.date()
    found = _FOR.match(line.folded)
    if found is not None and _says_week(line, found):
        named = {"today": When.TODAY, "tomorrow": When.TOMORROW, "next": When.NEXT_WEEK, "week": When.WEEK}
        days = days_of(next(what for group, what in named.items() if found[group]), today)
        text = line.text[found.end() :]
    elif (dated := _dated(said, today)) is not None:
        days, text = dated
    else:
        days = otherwise or days_of(When.TODAY if now.time() < _NOON else When.TOMORROW, today)
    text = text.strip(" :,;-–\n")
    if len(text) < 3:
        raise UserError("plan_empty")
    if len(text) > LONGEST_PLAN:
        raise UserError("plan_too_long", limit=LONGEST_PLAN)
    if days.last < today:
        raise UserError("plan_past")
    return Planned(days, text)


def _says_week(line: Passage, found: re.Match[str]) -> bool:
    """Whether the week that was matched is one: "Tuấn" is a person."""
    at = line.folded.find("tuan", found.start(), found.end())
    return at < 0 or line.says(at, at + 4, "tuần")


def _dated(said: str, today: date) -> tuple[Period, str] | None:
    """A text that begins with a day, as in "20/6: đổ bê tông" or "thứ năm tuần này họp dân"."""
    line = passage(said)
    for one in find_mentions(line, Calendar(today)):
        before = line.folded[: one.begin].strip(" :")
        if one.due is not None and before in ("", "ngay", "vao", "vao ngay") and abs(one.due - today) <= AHEAD:
            return Period(one.start or one.due, one.due), line.text[one.end :]
    return None


def is_read_back(days: Period, *, written: datetime, morning: datetime) -> bool:
    """Whether a plan is read back on this morning: the first one of its days that comes after it was written.

    Both moments are in the commune's zone.
    """
    first = max(days.first, written.date())
    if first == written.date() and written.time() >= morning.time():
        first += timedelta(days=1)
    return morning.date() == first and first <= days.last
