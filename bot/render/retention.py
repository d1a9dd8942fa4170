"""Names that go after their time, as the secretary and the station read of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.pages import Page
from bot.render import day, page_line, when
from bot.texts import Markup, common, fill, lines, retention


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody whose name is to go on `on`. `why` and the rest: kept until then, by whom and when."""

    full_name: str
    level: str | None
    hamlet: str | None
    ended: date | None
    on: date
    why: str | None = None
    by: str | None = None
    at: datetime | None = None


def warning(hamlets: Iterable[str | None], *, on: date, days: int) -> Markup:
    """How many names go on a day, by hamlet; no name is in it."""
    counted = Counter(one or common.NO_HAMLET for one in hamlets)
    said = ", ".join(retention.HAMLET_COUNT.format(hamlet=name, n=n) for name, n in sorted(counted.items()))
    return fill(retention.WARNING, day=day(on), n=counted.total(), days=days, hamlets=said)


def overview(going: Mapping[date, int], kept: int, *, days: int, moment: datetime) -> Markup:
    """What is planned, in numbers."""
    planned = ", ".join(retention.ON_DAY.format(day=day(on), n=n) for on, n in going.items())
    total = sum(going.values())
    return lines(
        fill(retention.HEAD, days=days, when=when(moment)),
        fill(retention.PLANNED, n=total, days=planned) if total else fill(retention.PLANNED_NONE),
        fill(retention.KEPT, n=kept) if kept else fill(retention.KEPT_NONE),
    )


def people(rows: Sequence[Going], *, kept: bool, page: Page) -> Markup:
    """A page of those whose names go, or are kept."""
    head = fill(retention.KEPT_HEAD if kept else retention.PLANNED_HEAD, n=page.total)
    shown = [_person(number, one) for number, one in enumerate(rows, page.first + 1)]
    return lines(head, *shown, *page_line(page))


def _person(number: int, one: Going) -> Markup:
    level, hamlet = one.level or common.NO_LEVEL, one.hamlet or common.NO_HAMLET
    if one.why is not None and one.at is not None:
        return fill(
            retention.PERSON_KEPT,
            n=number,
            level=level,
            name=one.full_name,
            hamlet=hamlet,
            day=day(one.on),
            why=one.why,
            by=one.by or common.NOT_SAID,
            when=when(one.at),
        )
    ended = day(one.ended) if one.ended is not None else common.NOT_SAID
    return fill(
        retention.PERSON, n=number, level=level, name=one.full_name, hamlet=hamlet, ended=ended, day=day(one.on)
    )
