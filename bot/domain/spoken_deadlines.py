"""Until when, as somebody says it in a line: read by what reads notices, with what only people in a chat say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.domain.notices.deadlines import find_deadlines
from bot.domain.notices.drafts import one_timing
from bot.domain.notices.mentions import Calendar, Kind, Mention
from bot.domain.notices.passages import Passage, passage
from bot.domain.notices.recurrence import find_weekdays
from bot.domain.notices.timeline import find_mentions

LONGEST = timedelta(days=730)  # a date further away is a slip of the pen

_IN_DAYS = re.compile(
    r"(?<![a-z0-9])(?:(?:trong vong |trong |sau )(?P<n>\d{1,3}) (?P<unit>ngay|tuan)(?: nua| toi)?|"
    r"(?P<n2>\d{1,3}) (?P<unit2>ngay|tuan) (?:nua|toi))(?![a-z])"
)
_TOMORROW = re.compile(
    r"(?<![a-z])(?:(?:sang |chieu |toi |ngay )?(?P<which>mai)|ngay (?P<after>mot|kia))(?=[\s,.;:]|$)"
)
_CUE = re.compile(
    r"[\s,;:(]*(?:(?:xong|hoàn thành|hoan thanh|xin lùi|xin lui|lùi|lui|gia hạn|gia han|hạn|han|thời hạn|thoi han|cho)"
    r"[\s,:]*)?(?:(?:chậm nhất|cham nhat|muộn nhất|muon nhat|trước|truoc|đến hết|den het|đến|den|tới|toi|hết|het|vào|"
    r"vao|từ nay|tu nay|trong|kể từ|ke tu|là|la|ngày|ngay|lúc|luc|hạn|han)[\s,:]*)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Until:
    """When something is due, and the line without those words."""

    due: date | None
    due_time: time | None
    start: date | None
    recurring: str | None
    rest: str
    past: bool = False  # the day that was named is over
    due_day: int | None = None  # of the week or month, of what comes back


def read_until(text: str, *, now: datetime) -> Until | None:
    """The deadline that a line names; None when it names none. `now` is in the commune's zone."""
    line, today = passage(text), now.date()
    found = find_deadlines(line, Calendar(today))
    best = next((one for one in found if one.strong), None) or (found[0] if found else None)
    if best is not None:
        every, _ = one_timing(found) if any(one.timing.recurring for one in found) else (None, False)
        timing = every if every is not None and every.due is not None else best.timing
        rest = _without(line, best.begin, best.end)
        until = Until(timing.due, timing.time, timing.start, timing.recurring, rest, due_day=timing.due_day)
        return _checked(until, now)
    mentions = list(find_mentions(line, Calendar(today)))
    for one in (*mentions, *find_weekdays(line)):
        named = _weekday(one, today) if one.kind is Kind.WEEKDAY else one.due
        if named is not None:
            return _checked(Until(named, one.time, None, None, _without(line, one.begin, one.end)), now)
    return _said_in_days(line, mentions, now)


def _said_in_days(line: Passage, mentions: list[Mention], now: datetime) -> Until | None:
    """ "3 ngày nữa", "mai", or an hour alone, which is today's."""
    clock = next((one for one in mentions if one.kind is Kind.CLOCK and one.time is not None), None)
    at = clock.time if clock is not None else None
    found = _IN_DAYS.search(line.folded)
    unit = "unit" if found is not None and found["unit"] else "unit2"
    if found is not None and line.says(found.start(unit), found.end(unit), "ngày", "tuần"):
        days = int(found["n"] or found["n2"]) * (7 if found[unit] == "tuan" else 1)
        return _checked(
            Until(now.date() + timedelta(days=days), at, None, None, _without(line, found.start(), found.end())), now
        )
    found = _TOMORROW.search(line.folded)
    if found is not None and (found["after"] or line.text[found.start("which") : found.end("which")] == "mai"):
        day = now.date() + timedelta(days=2 if found["after"] else 1)
        return _checked(Until(day, at, None, None, _without(line, found.start(), found.end())), now)
    if clock is not None:
        return _checked(Until(now.date(), at, None, None, _without(line, clock.begin, clock.end)), now)
    return None


def _weekday(one: Mention, today: date) -> date | None:
    """The next such day, today too."""
    if one.due is not None or one.weekday is None:
        return one.due
    return today + timedelta(days=(one.weekday - today.weekday()) % 7)


def _checked(until: Until, now: datetime) -> Until | None:
    if until.due is not None and until.due > now.date() + LONGEST:
        return None
    over = until.due is not None and (
        until.due < now.date()
        or (until.due == now.date() and until.due_time is not None and until.due_time <= now.time())
    )
    return replace(until, past=over)


def _without(line: Passage, begin: int, end: int) -> str:
    """The line without a stretch, where that stands at one of its ends; a date in the middle belongs to the words."""
    before, after = line.text[:begin], line.text[end:]
    cue = _CUE.search(before)
    head = before[: cue.start()] if cue is not None else before
    tail = after.strip(" .,;:)")
    if not head.strip(" ,;:.-("):
        return tail
    return head.strip(" ,;:.-(") if not tail else line.text
