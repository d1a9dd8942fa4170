"""Months, parts of months, quarters, weeks, and so many days from now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.notices.mentions import Calendar, Kind, Mention, last_day
from bot.domain.notices.passages import Passage

_YEAR = r"(?:\s{0,3}(?:,?\s?nam\s{1,3}|[/\-.]\s?)(?P<y>20\d\d)(?!\d))?"
_PART = (
    r"(?P<part>dau|giua|cuoi|thuong tuan|trung tuan|ha tuan|(?:10|muoi) ngay (?:dau|giua|cuoi)|"
    r"(?:nua|trong nua) (?:dau|cuoi)|tuan (?:thu\s)?(?:[1-4]|i{1,3}|iv|nhat|hai|ba|tu|dau|cuoi))\s(?:cua\s)?"
)
_MONTH = re.compile(
    rf"(?<![a-z0-9])(?:{_PART})?(?:(?:02|2|hai|03|3|ba) )?thang\s{{0,3}}(?:(?P<m>\d{{1,2}})(?!\d)(?!\s?(?:thang|"
    rf"ngay|tuan|dau|cuoi|nam lien))"
    rf"|(?P<near>nay|sau|toi)(?![a-z])){_YEAR}"
)
_SHORT_MONTH = re.compile(r"(?<![a-z0-9])(?:thang\s?)?t?(?P<m>0?[1-9]|1[0-2])/(?P<y>20\d\d)(?!\d)")
_MORE_MONTHS = re.compile(
    r"\s{0,2}(?:va|,|-|den|sang|hoac|den het|&)\s{0,2}(?:trong\s|"
    r"het\s)?(?:thang\s{0,3})?(?P<m>\d{1,2})(?![\d/]\d?(?!0\d\d)|\s?(?:h|gio|ngay|nguoi|ho|thon))"
    r"(?:\s{0,3}(?:,?\s?nam\s{1,3}|[/\-.]\s?)(?P<y>20\d\d)(?!\d))?"
)
_QUARTER = re.compile(
    rf"(?<![a-z])(?P<part>(?:dau|giua|cuoi)\s)?quy\s{{1,2}}(?P<q>iv|i{{1,3}}|[1-4])(?![a-z0-9]){_YEAR}"
)
_WEEK = re.compile(
    r"(?<![a-z])(?P<part>(?:dau|giua|cuoi)\s)?(?:trong\s)?(?<!\d )(?<!\d)tuan\s(?P<which>nay|toi|sau|den|ke tiep|"
    r"tiep theo)(?![a-z])"
)
_IN_WEEK = re.compile(
    r"(?<![a-z])(?:ngay\s)?(?:trong|cuoi) tuan(?![a-z])(?!\s(?:nay|toi|sau|tu|thu|\d|dau|cuoi|ke|le|qua|vua|truoc))"
)
_YEAR_END = re.compile(r"(?<![a-z])(?P<part>cuoi|het|trong|6 thang cuoi)\s(?:nam\s{0,2})(?P<y>20\d\d|nay)?(?![a-z0-9])")
_AHEAD = re.compile(
    r"(?<![a-z])(?:trong|trong vong|trong thoi han|thoi han|thoi gian|trong thoi gian|sau|cham nhat(?: la)?|"
    r"khong qua)\s(?:cham nhat\s)?"
    r"(?P<n>\d{1,2})\s?(?:\([^()]{1,12}\)\s?)?(?P<unit>ngay|tuan)(?P<work>\s(?:lam viec))?\s?"
    r"(?P<from>toi|nua|(?:ke|tinh|bat dau)?\s?(?:tu|sau)\s(?:hom nay|nay|(?:ngay|khi)\s(?:(?:ky|ban hanh|phat hanh|"
    r"ra|hop|co ket luan|"
    r"ket thuc (?:cuoc hop|hoi nghi)|to chuc (?:hop|hoi nghi)|hoi nghi)"
    r"(?:\s(?:van ban|thong bao|ket luan|cong van|ke hoach|chi thi|quyet dinh))?|(?:co|nhan duoc|nhan)"
    r"\s(?:van ban|thong bao|ket luan|cong van|ke hoach|chi thi|quyet dinh)(?!\s(?:cua|phe duyet|cho phep)))"
    r"\s?(?:nay)?))(?![a-z])"
)
_FROM_NOW = re.compile(
    r"(?<![a-z])tu (?:nay|hom nay|bay gio|ngay (?:ky|ban hanh)(?: [a-z ]{0,24}?)?)\s(?:cho\s)?(?:den|"
    r"toi)(?: truoc| het)?(?=\s)"
)
_OF_TIME = re.compile(
    r"(?:trong|het|truoc|xong|cuoi|dau|giua|sang|thanh|vao|den|tu|:|nhat(?: la)?|\(|nay|tuan|ngay)\s{0,3}$"
)
_PARTS = {
    "dau": (1, 10),
    "giua": (11, 20),
    "cuoi": (21, 31),
    "thuong tuan": (1, 10),
    "trung tuan": (11, 20),
    "ha tuan": (21, 31),
}
_WEEKS = {
    "1": 0,
    "i": 0,
    "nhat": 0,
    "dau": 0,
    "2": 1,
    "ii": 1,
    "hai": 1,
    "3": 2,
    "iii": 2,
    "ba": 2,
    "4": 3,
    "iv": 3,
    "tu": 3,
}


def find_months(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "trong tháng 6", "cuối tháng 06 hoặc đầu tháng 07/2021", "tháng 06 và tháng 07", "tháng 6/2021"."""
    for found in _MONTH.finditer(text.folded):
        at = text.folded.index("thang", found.start())
        if not text.says(at, at + 5, "tháng"):
            continue
        span = _month_span(found, calendar)
        if span is None:
            continue
        start, due = _part_of(span, found["part"])
        end = found.end()
        year = found["y"]
        more = None if found["part"] else _MORE_MONTHS.match(text.folded, end)
        if more is not None:
            following = calendar.month(int(more["m"]), more["y"] or year or span[0].year)
            if following is not None and following[0] > start:
                start = start.replace(year=following[0].year) if not year and more["y"] else start
                due, end = following[1], more.end()
        yield Mention(found.start(), end, Kind.SPAN, start=start, due=due, bare=found["part"] is None)
    for found in _SHORT_MONTH.finditer(text.folded):
        short = calendar.month(int(found["m"]), found["y"])
        if short is not None and _OF_TIME.search(text.folded[: found.start()]):
            yield Mention(found.start(), found.end(), Kind.SPAN, start=short[0], due=short[1], bare=True)


def _month_span(found: re.Match[str], calendar: Calendar) -> tuple[date, date] | None:
    if found["m"]:
        return calendar.month(int(found["m"]), found["y"])
    if calendar.base is None:
        return None
    base = calendar.base
    if found["near"] == "nay":
        return calendar.month(base.month, base.year)
    return calendar.month(base.month % 12 + 1, base.year + (base.month == 12))


def _part_of(span: tuple[date, date], part: str | None) -> tuple[date, date]:
    first, last = span
    if part is None:
        return span
    words = part.split()
    if part in _PARTS or (words[-1] in _PARTS and words[0] in ("10", "muoi")):
        begin, end = _PARTS[part if part in _PARTS else words[-1]]
        return first.replace(day=begin), min(last, first.replace(day=min(end, last.day)))
    if "nua" in words:
        return (first, first.replace(day=15)) if words[-1] == "dau" else (first.replace(day=16), last)
    if words[0] == "tuan" and words[-1] == "cuoi":
        return last - timedelta(days=6), last
    begin = 7 * _WEEKS.get(words[-1], 0)
    return first + timedelta(days=begin), first + timedelta(days=begin + 6)


def find_quarters_and_years(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "quý III/2021", "cuối năm 2021"."""
    for found in _QUARTER.finditer(text.folded):
        at = found.start() + len(found["part"] or "")
        year = int(found["y"]) if found["y"] else (calendar.base.year if calendar.base else calendar.year)
        if year is None or not text.says(at, at + 3, "quý"):
            continue
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(found["q"]) or int(found["q"])
        first = {"cuoi": 3, "giua": 2}.get((found["part"] or "").strip(), 1) + 3 * (quarter - 1)
        last = 3 * quarter if (found["part"] or "").strip() in ("", "cuoi") else first
        yield Mention(
            found.start(), found.end(), Kind.SPAN, start=date(year, first, 1), due=last_day(year, last), bare=True
        )
    for found in _YEAR_END.finditer(text.folded):
        at = text.folded.index("nam", found.start())
        if not text.says(at, at + 3, "năm") or (found["part"] == "trong" and not found["y"]):
            continue
        year = (
            int(found["y"]) if found["y"] and found["y"] != "nay" else (calendar.base.year if calendar.base else None)
        )
        if year is not None:
            begin = {"trong": 1, "het": 1, "cuoi": 12}.get(found["part"], 7)
            yield Mention(
                found.start(), found.end(), Kind.SPAN, start=date(year, begin, 1), due=date(year, 12, 31), bare=True
            )


def find_weeks(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "trong tuần này", "đầu tuần tới": Monday to Sunday."""
    if calendar.base is None:
        return
    monday = calendar.base - timedelta(days=calendar.base.weekday())
    for found in _WEEK.finditer(text.folded):
        begin = monday if found["which"] == "nay" else monday + timedelta(days=7)
        first, last = {"dau": (0, 1), "giua": (2, 3), "cuoi": (5, 6)}.get((found["part"] or "").strip(), (0, 6))
        yield Mention(
            found.start(), found.end(), Kind.SPAN, start=begin + timedelta(days=first), due=begin + timedelta(days=last)
        )
    for found in _IN_WEEK.finditer(text.folded):
        if text.says(found.end() - 4, found.end(), "tuần"):
            yield Mention(found.start(), found.end(), Kind.SPAN, start=monday, due=monday + timedelta(days=6))


def find_ahead(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "trong 05 ngày kể từ ngày ban hành thông báo này", "trong 3 ngày tới"."""
    base = calendar.base
    if base is None:
        return
    for found in _AHEAD.finditer(text.folded):
        count = int(found["n"]) * (7 if found["unit"] == "tuan" else 1)
        due = _working_days(base, count) if found["work"] else base + timedelta(days=count)
        yield Mention(found.start(), found.end(), Kind.DAY, due=due)


def _working_days(base: date, count: int) -> date:
    """So many days later, Saturdays and Sundays not counted."""
    day = base
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def starts_now(before: str) -> bool:
    """Whether the words before a mention are "từ nay đến"."""
    found = list(_FROM_NOW.finditer(f"{before} "))
    return bool(found) and not before[found[-1].end() :].strip(" ngayhet")
