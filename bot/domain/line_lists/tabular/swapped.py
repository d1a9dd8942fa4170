"""Days that a spreadsheet in an American setting holds with day and month exchanged."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

WRITTEN = re.compile(r"(?<![\d/.\-])(?P<first>\d{1,2})(?P<mark>[/.\-])(?P<second>\d{1,2})(?=(?P=mark)\d\d)")
"""A day that is text, with its year."""
Days = Mapping[str, tuple[date, bool]]  # what a person's columns hold: the day, and whether it is a true date cell

_WINDOWS = {
    "contact": (timedelta(days=30), timedelta(0)),  # who met a case longer ago is no longer watched
    "start": (timedelta(days=35), timedelta(days=10)),
    "end": (timedelta(days=60), timedelta(days=45)),
    "tested": (timedelta(days=60), timedelta(days=2)),
}


def day_first(text: str) -> str:
    """Days written with the month first as people here write them: "6/13/2021" is 13/6/2021."""
    return WRITTEN.sub(r"\g<second>\g<mark>\g<first>", text)


def exchanged(day: date) -> date | None:
    """The day with day and month exchanged, where that is another day."""
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


def plausible(kind: str, day: date, *, on: date) -> bool:
    """Whether a day of this kind could stand in a list of that day."""
    past, future = _WINDOWS[kind]
    return on - past <= day <= on + future


def is_swapped(
    cells: Collection[tuple[str, date]], written: Collection[date], rows: Iterable[Days] = (), *, on: date
) -> bool:
    """Whether the date cells of a sheet are exchanged: some can be nothing else, hardly any speaks against it.

    `cells` are (kind of column, day) of true date cells, `written` the days that stand there as text: an American
    spreadsheet leaves 15/06 as text and turns 06/05 into the fifth of June. `rows` are the days of one person each.
    """
    for_it = against = 0
    for kind, day in cells:
        other = exchanged(day)
        if other is None:
            against += day.day > 12
            continue
        as_is, turned = plausible(kind, day, on=on), plausible(kind, other, on=on)
        for_it += turned and not as_is
        against += as_is and not turned
    for row in rows:
        as_is = _follow({kind: day for kind, (day, _) in row.items()})
        turned = _follow({kind: (exchanged(day) or day) if held else day for kind, (day, held) in row.items()})
        for_it += turned and not as_is
        against += as_is and not turned
    if against == 0 and for_it == 0 and cells:
        return bool(written) and all(day.day > 12 for day in written) and any(exchanged(day) for _, day in cells)
    return for_it > 3 * against


_LATEST_START = timedelta(days=30)  # after the last contact
_STAYS = (timedelta(days=5), timedelta(days=45))


def _follow(days: Mapping[str, date]) -> bool:
    """Whether the contact, the first and the last day of a quarantine come after each other as they do."""
    contact, start, end = days.get("contact"), days.get("start"), days.get("end")
    if contact and start and not timedelta(0) <= start - contact <= _LATEST_START:
        return False
    return not (start and end) or _STAYS[0] <= end - start <= _STAYS[1]


def last_day(start: date, end: date) -> date:
    """The end that a date cell before the start was meant to hold, if with day and month exchanged it comes after."""
    other = exchanged(end)
    return other if other is not None and _STAYS[0] <= other - start <= _STAYS[1] else end


@lru_cache(maxsize=1024)
def put_right(kind: str, day: date, *, sheet_swapped: bool, on: date) -> tuple[date, bool]:
    """The day that was meant, and whether it had to be exchanged."""
    other = exchanged(day)
    if other is None or kind not in _WINDOWS:
        return day, False
    turned, as_is = plausible(kind, other, on=on), plausible(kind, day, on=on)
    if (sheet_swapped and (turned or not as_is)) or (turned and not as_is):
        return other, True
    return day, False
