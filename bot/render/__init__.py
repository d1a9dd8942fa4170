"""Results -> message text: dates, numbers and names as people write them; long texts cut at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from bot.clock import local
from bot.domain.pages import Page
from bot.domain.quantities import show
from bot.texts import Markup, common, fill

_TAG = re.compile(r"<[^>]*>")


def day(value: date) -> str:
    """dd/mm/yyyy"""
    return f"{value:%d/%m/%Y}"


def short_day(value: date, *, beside: date | None = None) -> str:
    """dd/mm, with the year where it is another one than `beside`'s."""
    return f"{value:%d/%m}" if beside is None or beside.year == value.year else day(value)


def pace(recurring: str, due_day: int | None, *, until: date | None = None) -> str:
    """ "hằng ngày", "thứ Hai hằng tuần", "ngày 25 hằng tháng", "hằng ngày đến 20/08/2021"."""
    if until is not None:
        return common.EVERY_UNTIL.format(every=pace(recurring, due_day), day=day(until))
    every = common.EVERY[recurring]
    if due_day is None or recurring == "daily":
        return every
    if recurring == "weekly":
        return common.ON_WEEKDAY.format(weekday=common.WEEKDAYS[due_day - 1], every=every)
    return common.ON_DAY.format(day=due_day, every=every)


def begun(text: str) -> str:
    """A text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def clock_time(moment: datetime) -> str:
    """HH:MM in the commune's zone."""
    return f"{local(moment):%H:%M}"


def when(moment: datetime) -> str:
    """HH:MM dd/mm/yyyy in the commune's zone."""
    return f"{local(moment):%H:%M %d/%m/%Y}"


def phone(number: str) -> str:
    """0912 000 345"""
    return f"{number[:4]} {number[4:7]} {number[7:]}" if len(number) == 10 else number


def initials(full_name: str) -> str:
    """Nguyễn Văn Hùng -> N.V.H."""
    return "".join(f"{word[0].upper()}." for word in full_name.split() if word)


def percent(done: Decimal, target: Decimal) -> str:
    """Whole per cent, never rounded up to 100."""
    return show(Decimal(int(done * 100 / target))) if target else "0"


def value(field: str, content: object) -> str:
    """A contact's field as people read it."""
    if content is None or content == "":
        return common.NOT_SAID
    if isinstance(content, date):
        return day(content)
    if field == "place":
        return common.PLACES.get(str(content), str(content))
    if field == "status":
        return common.STATUSES.get(str(content), str(content))
    if field == "test_outcome":
        return common.TESTS.get(str(content), str(content))
    return phone(str(content)) if field == "phone" else str(content)


def page_line(page: Page) -> list[Markup]:
    """An empty line and which page this is; nothing where there is only one."""
    if page.count == 1:
        return []
    return [Markup(""), fill(common.PAGE, page=page.number + 1, pages=page.count)]


def numbers(values: Sequence[int]) -> str:
    """1, 2, 7 … with a count where there are many."""
    shown = ", ".join(str(number) for number in values[:10])
    return f"{shown}…" if len(values) > 10 else shown


def units(text: str) -> int:
    """UTF-16 units, in which networks count."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def split(text: str, limit: int) -> Iterator[str]:
    """Cut a text into parts of at most `limit` units at line ends. Tags of ours never span lines.

    Parts in which there is nothing to see are left out, as networks refuse them; but a text makes one part at least.
    """
    shown = [part for part in _parts(text, limit) if _TAG.sub("", part).strip()]
    yield from shown or [""]


def _parts(text: str, limit: int) -> Iterator[str]:
    part: list[str] = []
    size = 0
    for line in text.split("\n"):
        for piece in _pieces(line, limit):
            length = units(piece) + (1 if part else 0)
            if part and size + length > limit:
                yield "\n".join(part)
                part, size, length = [], 0, units(piece)
            part.append(piece)
            size += length
    if part:
        yield "\n".join(part)


def _pieces(line: str, limit: int) -> Iterator[str]:
    """A line in pieces of at most `limit` units; one that is longer loses its tags and is cut at spaces."""
    if units(line) <= limit:
        yield line
        return
    rest = _TAG.sub("", line)
    while units(rest) > limit:
        end = limit // 2 if units(rest[:limit]) > limit else limit
        space = rest.rfind(" ", end // 2, end)
        end = space if space > 0 else end
        entity = rest.rfind("&", max(0, end - 8), end)
        if entity > 0 and ";" not in rest[entity:end]:
            end = entity
        yield rest[:end]
        rest = rest[end:].lstrip()
    yield rest
