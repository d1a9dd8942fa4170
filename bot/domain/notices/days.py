"""Single days, lists of days and stretches from a day to a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.notices.mentions import Calendar, Kind, Mention
from bot.domain.notices.passages import Passage

_CLOCK = r"(?:(?:luc\s{1,2})?\d{1,2}\s?(?:h|g|gio|:)\s?(?:\d{2})?\s?(?:phut)?[\s,]{0,3})?"
_LEAD = r"(?:(?:het|sang|chieu|toi|trua|buoi|thu\s\w{1,4}|chu nhat|ngay|mung|mong|\()[\s,(]{0,3}){0,4}"


def _date(n: int, *, whole: bool = True) -> str:
    """A day with its month; with `whole=False` the month may be missing."""
    numeric = (
        rf"(?P<d{n}>\d{{1,2}})(?:\s?(?P<s{n}>[/.\-])\s?(?P<m{n}>\d{{1,2}})(?:\s?(?P=s{n})\s?(?P<y{n}>20\d\d|\d\d)"
        rf"|\s{{0,2}}(?:nam|,)\s{{0,2}}(?P<ny{n}>20\d\d))?"
        rf"|\s{{0,3}}(?:thang|thg\.?)\s{{0,3}}(?P<wm{n}>\d{{1,2}})"
        rf"(?:\s{{0,3}}(?:,?\s?nam\s{{0,3}}|[/\-.]\s?)(?P<wy{n}>20\d\d))?"
        rf"|\s{{0,3}}thang\s(?P<near{n}>nay|sau|toi))"
    )
    return f"{numeric}{'' if whole else '?'}(?![\\d])(?![/.]\\d)"


_TO = r"\s{0,3}\)?\s{0,3}(?:-|den|toi|cho den|cho toi|den truoc)\s{0,3}"
_RANGE = re.compile(
    rf"(?<![\d/.,])(?:tu\s{{1,3}})?(?:dau\s)?{_CLOCK}{_LEAD}"
    rf"{_date(1, whole=False)}[\s,]{{0,3}}(?:\([^()]{{0,20}}\)\s?)?"
    rf"{_TO}{_CLOCK}{_LEAD}{_date(2)}"
)
_LIST = re.compile(
    r"(?<![\d/.,])(?:ngay|\(|:)\s{0,3}(?P<first>\d{1,2}(?:/\d{1,2})?)\s{0,2}"
    r"(?P<more>(?:(?:,|;|va|&|\+)\s{0,2}(?:ngay\s)?\d{1,2}(?:/\d{1,2})?\s{0,2}){0,8})(?:,|;|va|&|\+)\s{0,2}(?:ngay\s)?"
    rf"{_date(1)}"
)
_DAY = re.compile(rf"(?<![\d/.,\-])(?P<lead>(?:ngay|mung|mong)\s{{0,3}}:?\s{{0,2}})?{_date(1)}")
_STAGE_BEFORE = re.compile(r"(?<![a-z])(?:dot|lan|giai doan|lop|khoi|to|thon|so|buoc|ca|cum|nhom|tuyen|khu|phan)\s$")
_WEEK_BEFORE = re.compile(r"(?<![a-z])tuan (?:thu )?$")
_AFTER_CUE = re.compile(r"(?<![a-z])(?:truoc|nhat|het|den|han)\s$")
_ISO = re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_NAKED = re.compile(
    r"(?<![a-z])ngay\s{1,3}(?P<d>\d{1,2})(?!\d|[/.\-:]\d|\s?[/:]|\s?(?:cua thang|cong|ngay|nguoi|ho|%|h(?![a-z])|"
    r"g(?![a-z])|"
    r"gio|thang|"
    r"hang|moi|lan(?![a-z])|buoi(?![a-z])|luot))"
)
_RATIO = re.compile(
    r"\s{0,2}(?:thon|xom|ho(?![a-z])|tieu chi|chi tieu|ca(?![a-z])|nguoi|xa(?![a-z])|%|m(?![a-z])|so(?![a-z])|"
    r"dang vien|"
    r"chi bo|don vi|truong|noi dung|nhiem vu|dai bieu|tong so|ha(?![a-z])|km|ngay cong|dien tich|kh(?![a-z])|mau)"
)
_AROUND_THE_CLOCK = re.compile(r"(?:truc|hoat dong|lien tuc|suot|che do)\s{0,3}(?:\S{1,6}\s){0,2}$")
_RELATIVE = re.compile(
    r"(?<![a-z])(?:(?P<today>(?:trong |ngay trong )?(?:ngay )?hom nay|(?:trong |ngay trong )?(?:sang|chieu|toi|"
    r"trua|dem) nay)"
    r"|(?P<tomorrow>ngay mai|(?:sang|chieu|toi|trua|dem) mai)|(?P<after>ngay kia|ngay mot)|"
    r"(?P<same>cung ngay))(?![a-z])"
)


def _parts(found: re.Match[str], n: int) -> tuple[str, str | None, str | None, str | None]:
    """Day, month, year, and "này" or "sau" instead of a month."""
    groups = found.groupdict()
    month = groups.get(f"m{n}") or groups.get(f"wm{n}")
    year = groups.get(f"y{n}") or groups.get(f"wy{n}") or groups.get(f"ny{n}")
    return groups[f"d{n}"], month, year, groups.get(f"near{n}")


def _resolve(parts: tuple[str, str | None, str | None, str | None], calendar: Calendar) -> date | None:
    day, month, year, near = parts
    if near and calendar.base is not None:
        base = calendar.base
        ahead = near != "nay"
        of = base.month % 12 + 1 if ahead else base.month
        return calendar.day(day, of, base.year + (1 if ahead and of == 1 else 0))
    return calendar.day(day, month, year) if month else None


def find_ranges(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "từ 20/6 đến 25/6", "20-25/6/2021", "từ ngày 28/6 đến hết ngày 02/7"."""
    for found in _RANGE.finditer(text.folded):
        first, last = _parts(found, 1), _parts(found, 2)
        if not _speaks_of_a_month(text, found) or _joins_without_months(found):
            continue
        if first[1] is None and _STAGE_BEFORE.search(text.folded[max(0, found.start() - 12) : found.start("d1")]):
            continue
        due = _resolve(last, calendar)
        if due is None:
            continue
        begin = _resolve(first, calendar) if first[1] and first[2] else _before(first, due)
        if begin is not None and begin <= due:
            yield Mention(found.start(), found.end(), Kind.PERIOD, start=begin, due=due)


def _joins_without_months(found: re.Match[str]) -> bool:
    """ "8-10/6" may be a stretch, "1-1/2" never: the dash needs days on both sides that go up."""
    return (
        found["m1"] is None and found["wm1"] is None and found["near1"] is None and int(found["d1"]) > int(found["d2"])
    )


def _before(first: tuple[str, str | None, str | None, str | None], due: date) -> date | None:
    """The first day of a stretch whose last day is known."""
    day, month, _, near = first
    try:
        begin = date(due.year, int(month) if month and not near else due.month, int(day))
        return begin if begin <= due else date(due.year - 1, begin.month, begin.day)
    except ValueError:
        return None


def _speaks_of_a_month(text: Passage, found: re.Match[str]) -> bool:
    """Whether each "thang" of the match is a month and not Thắng or thẳng."""
    return all(
        text.says(at.start() + found.start(), at.end() + found.start(), "tháng")
        for at in re.finditer(r"thang(?![a-z])", found.group())
    )


def find_lists(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "ngày 20, 21 và 22/6": the first is the start."""
    for found in _LIST.finditer(text.folded):
        due = _resolve(_parts(found, 1), calendar)
        if due is None or not _speaks_of_a_month(text, found):
            continue
        day, _, month = found["first"].partition("/")
        begin = _before((day, month or None, None, None), due)
        if begin is not None and begin < due:
            yield Mention(found.start(), found.end(), Kind.PERIOD, start=begin, due=due)


def find_days(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "20/06/2021", "20/6", "ngày 20 tháng 6 năm 2021", "20.6.2021"."""
    for found in _ISO.finditer(text.folded):
        day = calendar.day(found["d"], found["m"], found["y"])
        if day:
            yield Mention(found.start(), found.end(), Kind.DAY, due=day)
    for found in _DAY.finditer(text.folded):
        parts = _parts(found, 1)
        before = text.folded[max(0, found.start() - 12) : found.start()]
        if found["s1"] in (".", "-") and parts[2] is None and not found["lead"] and not _AFTER_CUE.search(before):
            continue
        if (
            _is_week(text, found)
            or _counts_months(text, found)
            or not _speaks_of_a_month(text, found)
            or (found["m1"] and _is_a_ratio(text, found))
        ):
            continue
        due = _resolve(parts, calendar)
        if due is not None:
            bare = found["lead"] is None and parts[2] is None and found["m1"] is not None
            yield Mention(found.start(), found.end(), Kind.DAY, due=due, bare=bare)


def _is_week(text: Passage, found: re.Match[str]) -> bool:
    """Whether "3 tháng 7" is the end of "tuần 3 tháng 7"."""
    return bool(found["wm1"]) and _WEEK_BEFORE.search(text.folded[: found.start()][-12:]) is not None


def _counts_months(text: Passage, found: re.Match[str]) -> bool:
    """Whether "2 tháng 6" is the beginning of "trong 2 tháng 6 và 7"."""
    if not found["wm1"] or found["wy1"] or not text.folded.endswith("trong ", 0, found.start()):
        return False
    return re.compile(r"\s?(?:va|,)\s?(?:thang\s)?\d{1,2}(?![\d/])").match(text.folded, found.end()) is not None


def _is_a_ratio(text: Passage, found: re.Match[str]) -> bool:
    if found["y1"] or found["ny1"] or found["lead"]:
        return False
    around = found.group().replace(" ", "") in ("24/7", "24/24") and _AROUND_THE_CLOCK.search(
        text.folded[max(0, found.start() - 30) : found.start()]
    )
    return bool(around) or _RATIO.match(text.folded, found.end()) is not None


def find_naked_days(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "ngày 20" in the notice's month, or the next one where that is past."""
    base = calendar.base
    if base is None:
        return
    for found in _NAKED.finditer(text.folded):
        if not text.says(found.start(), found.start() + 4, "ngày"):
            continue
        due = calendar.day(found["d"], base.month, base.year)
        if due is not None and due < base:
            following = date(base.year, base.month, 28) + timedelta(days=7)
            due = calendar.day(found["d"], following.month, following.year)
        if due is not None:
            yield Mention(found.start(), found.end(), Kind.DAY, due=due, naked=True)


def find_relative(text: Passage, calendar: Calendar) -> Iterator[Mention]:
    """ "hôm nay", "sáng mai", "cùng ngày"."""
    for found in _RELATIVE.finditer(text.folded):
        if found["after"] and not text.says(found.start(), found.end(), "ngày kia", "ngày mốt"):
            continue
        if found["same"]:
            yield Mention(found.start(), found.end(), Kind.SAME_DAY)
        elif calendar.base is not None:
            ahead = 0 if found["today"] else 1 if found["tomorrow"] else 2
            yield Mention(found.start(), found.end(), Kind.DAY, due=calendar.base + timedelta(days=ahead))
