"""All mentions of time in a text, those that belong together made one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.notices.clocks import find_clocks
from bot.domain.notices.days import find_days, find_lists, find_naked_days, find_ranges, find_relative
from bot.domain.notices.mentions import Calendar, Kind, Mention
from bot.domain.notices.model import Recurring
from bot.domain.notices.passages import Passage
from bot.domain.notices.periods import find_ahead, find_months, find_quarters_and_years, find_weeks
from bot.domain.notices.recurrence import find_recurring, find_weekdays

_CLOCK_THEN_DAY = re.compile(
    r"[\s,()\-]{0,4}(?:phut)?[\s,(]{0,3}(?:cua |vao |trong |cung )?(?:buoi )?(?:sang |trua |chieu |"
    r"toi )?(?:(?:cac )?ngay)?[\s,(]{0,3}"
)
_DAY_THEN_CLOCK = re.compile(
    r"[\s,()\-:]{0,4}(?:(?:xong|bao cao|gui|hop|bat dau|khai mac|tap trung|buoi|sang|chieu|toi)\s){0,2}"
    r"(?:truoc|luc|vao luc|vao hoi|vao|cham nhat(?: la)?|muon nhat|hoi|khoang|tu|den)?[\s,:]{0,3}"
)
_BESIDE = re.compile(r"[\s,()\-]{0,4}(?:vao |cua |cac )?(?:buoi )?(?:sang |chieu |toi )?(?:ngay)?[\s(]{0,2}")
_SPANS = re.compile(r"\s{0,3}(?:hoac|va|den|-|,|sang|qua|cho den|toi)\s{0,3}(?:den )?(?:het )?")
_UNTIL = re.compile(r"[\s,]{0,3}(?:cho )?(?:den|toi)\s(?:het\s)?(?:ngay\s)?")
_BEFORE_WEEKDAY = re.compile(r"(?:truoc|vao|sang|chieu|toi|nhat(?: la)?|den|trong|het|ngay|tu|han|:)\s{0,2}$")
_WEEKLY = re.compile(r"(?<![a-z])(?:bao cao|giao ban|hop) tuan(?:\s[a-z]{1,6}){0,2}\s$")
_WHICH_WEEK = re.compile(r"\w\s(?:cua )?(?:tuan |(?<=bay )|(?<=hai )|(?<=\d )|(?<=nhat ))(nay|toi|sau|ke tiep)$")
_ABSORBING = (Kind.DAY, Kind.PERIOD, Kind.SPAN, Kind.SAME_DAY, Kind.RECURRING)


def find_mentions(text: Passage, calendar: Calendar) -> list[Mention]:
    """The mentions in the order of the text, none inside another."""
    return _merged(text, _resolved(text, _scanned(text, calendar), calendar))


def _scanned(text: Passage, calendar: Calendar) -> list[Mention]:
    taken = bytearray(len(text.folded) + 1)
    kept: list[Mention] = []
    for found in _all(text, calendar):
        if any(taken[found.begin : found.end]):
            continue
        taken[found.begin : found.end] = b"\x01" * (found.end - found.begin)
        kept.append(found)
    hours = list(find_clocks(text))
    for index, one in enumerate(kept):
        if one.kind is Kind.PERIOD:
            inside = [clock for clock in hours if one.begin <= clock.begin and clock.end <= one.end and clock.time]
            late = [clock for clock in inside if clock.begin > (one.begin + one.end) // 2]
            if late:
                kept[index] = replace(one, time=late[-1].time)
    kept += [clock for clock in hours if not any(taken[clock.begin : clock.end])]
    return sorted(kept, key=lambda one: one.begin)


def _all(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """By precedence: what says more goes first."""
    yield from find_ranges(text, calendar)
    yield from find_lists(text, calendar)
    yield from find_days(text, calendar)
    yield from find_recurring(text)
    yield from find_months(text, calendar)
    yield from find_weekdays(text)
    yield from find_weeks(text, calendar)
    yield from find_quarters_and_years(text, calendar)
    yield from find_ahead(text, calendar)
    yield from find_naked_days(text, calendar)
    yield from find_relative(text, calendar)


def _resolved(text: Passage, mentions: Sequence[Mention], calendar: Calendar) -> list[Mention]:
    """A weekday beside a day says nothing new; one alone is the next one, or that of what comes back every week."""
    kept: list[Mention] = []
    paces = {one.recurring for one in mentions if one.kind is Kind.RECURRING and one.due_day is None}
    for index, one in enumerate(mentions):
        if one.naked and one.due is not None and Recurring.MONTHLY in paces:
            kept.append(_every(one, Recurring.MONTHLY, one.due.day))
            continue
        if one.kind is not Kind.WEEKDAY or one.recurring:
            kept.append(one)
            continue
        near = [mentions[at] for at in (index - 1, index + 1) if 0 <= at < len(mentions)]
        if any(_touch(text, one, other) for other in near if other.kind in (Kind.DAY, Kind.PERIOD, Kind.RECURRING)):
            kept.append(one)
        elif _is_every_week(text, one, paces):
            kept.append(_every(one, Recurring.WEEKLY, one.due_day))
        elif (day := _next(text, one, calendar)) is not None:
            kept.append(Mention(one.begin, one.end, Kind.DAY, due=day))
    return kept


def _is_every_week(text: Passage, one: Mention, paces: set[Recurring | None]) -> bool:
    """Whether a weekday is that of the weekly duty of the same sentence."""
    if _WEEKLY.search(text.folded[max(0, one.begin - 30) : one.begin]):
        return True
    return Recurring.WEEKLY in paces and not _WHICH_WEEK.search(text.folded[one.begin : one.end])


def _every(one: Mention, pace: Recurring, due_day: int | None) -> Mention:
    """A day or weekday as the one on which what comes back is due."""
    return Mention(one.begin, one.end, Kind.RECURRING, time=one.time, recurring=pace, due_day=due_day)


def _touch(text: Passage, one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.begin)
    return _BESIDE.fullmatch(text.folded, first.end, second.begin) is not None


def _next(text: Passage, one: Mention, calendar: Calendar) -> date | None:
    """The day that a weekday without a date means: of this week or the next where it says so, else the next one."""
    base, weekday = calendar.base, one.weekday
    if base is None or weekday is None:
        return None
    said = text.folded[one.begin : one.end]
    monday = base - timedelta(days=base.weekday())
    if which := _WHICH_WEEK.search(said):
        return monday + timedelta(days=weekday + (0 if which[1] == "nay" else 7))
    if not _BEFORE_WEEKDAY.search(text.folded[max(0, one.begin - 12) : one.begin]):
        return None
    return base + timedelta(days=(weekday - base.weekday()) % 7)


def _merged(text: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    merged: list[Mention] = []
    for one in _with_hours(text, mentions):
        joined = _join(text, merged[-1], one) if merged else None
        if joined is not None:
            merged[-1] = joined
            if len(merged) > 1 and (again := _join(text, merged[-2], joined)) is not None:
                merged[-2:] = [again]
        else:
            merged.append(one)
    return [one for one in merged if one.kind is not Kind.WEEKDAY or one.recurring]


def _with_hours(text: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """Each hour joined to the day behind it, before a day in front of it can claim it."""
    joined: list[Mention] = []
    for one in mentions:
        last = joined[-1] if joined else None
        if last is not None and last.kind is Kind.CLOCK and (both := _join(text, last, one)) is not None:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _join(text: Passage, first: Mention, second: Mention) -> Mention | None:
    """The two as one mention, if that is what they are."""

    def gap(pattern: re.Pattern[str]) -> bool:
        return pattern.fullmatch(text.folded, first.end, second.begin) is not None

    kinds = (first.kind, second.kind)
    if first.kind is Kind.CLOCK and second.kind in (*_ABSORBING, Kind.WEEKDAY) and gap(_CLOCK_THEN_DAY):
        return replace(second, begin=first.begin, time=first.time or second.time)
    if second.kind is Kind.CLOCK and first.kind in _ABSORBING and gap(_DAY_THEN_CLOCK):
        return replace(first, end=second.end, time=first.time or second.time)
    if first.kind is Kind.WEEKDAY and second.kind in (Kind.DAY, Kind.PERIOD, Kind.RECURRING) and gap(_BESIDE):
        joined = replace(second, begin=first.begin, time=second.time or first.time)
        return replace(joined, due_day=_day_of_both(second, first))
    if second.kind is Kind.WEEKDAY and first.kind in (Kind.DAY, Kind.PERIOD, Kind.RECURRING) and gap(_BESIDE):
        return replace(first, end=second.end, due_day=_day_of_both(first, second))
    if kinds == (Kind.SPAN, Kind.SPAN) and gap(_SPANS) and first.start and second.due and first.start < second.due:
        return replace(first, end=second.end, due=second.due, bare=first.bare and second.bare)
    return _join_recurring(first, second, gap)


def _day_of_both(one: Mention, weekday: Mention) -> int | None:
    """The day on which a weekly duty beside a weekday is due."""
    return one.due_day or (weekday.due_day if one.recurring is Recurring.WEEKLY else None)


def _join_recurring(first: Mention, second: Mention, gap: Callable[[re.Pattern[str]], bool]) -> Mention | None:
    """ "hằng ngày từ 15/6 đến 30/6", "thứ Hai hằng tuần đến hết tháng 7"."""
    pair = {first.kind: first, second.kind: second}
    recurring = pair.get(Kind.RECURRING) or pair.get(Kind.WEEKDAY)
    if recurring is None or recurring.recurring is None or len(pair) != 2:
        return None
    if (period := pair.get(Kind.PERIOD)) and gap(_BESIDE):
        return replace(
            recurring, begin=first.begin, end=second.end, start=period.start, due=period.due,
            time=recurring.time or period.time,
        )  # fmt: skip
    if second.kind in (Kind.DAY, Kind.SPAN) and gap(_UNTIL):
        return replace(recurring, begin=first.begin, end=second.end, due=second.due)
    return None
