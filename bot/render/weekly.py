"""A week's summary as the group, the chair and a hamlet leader read it. No contact's name is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.violations import Tally
from bot.render import day, short_day
from bot.render.open_work import OpenWork, deadline_lines, progress_lines
from bot.render.violations import tally
from bot.texts import Markup, fill, lines, weekly


@dataclass(frozen=True, slots=True)
class Done:
    """A task that was finished within the week, and by whom."""

    title: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Everything that a week's summary says. `hamlet` none: of the whole commune."""

    first: date
    last: date
    commune: str
    hamlet: str | None
    new: tuple[tuple[str, int], ...]  # by level, in the order of the levels
    ended: int
    watched: int
    missing_lists: tuple[date, ...] | None  # none: not told, as for a hamlet
    days: int  # of the week, that are over or begun
    arrivals: int
    breaches: Tally
    done: tuple[Done, ...]
    work: OpenWork


def week(what: Week) -> Markup:
    """The whole summary."""
    span = {"first": short_day(what.first, beside=what.last), "last": day(what.last)}
    if what.hamlet is None:
        head = fill(weekly.HEAD, **span, commune=what.commune)
    else:
        head = fill(weekly.HEAD_HAMLET, **span, hamlet=what.hamlet)
    return lines(
        head,
        *_epidemic(what),
        "",
        *_done(what.done),
        *deadline_lines(what.work, today=what.last),
        *progress_lines(what.work),
    )


def _epidemic(what: Week) -> list[Markup | None]:
    new = sum(n for _, n in what.new)
    levels = ", ".join(weekly.LEVEL.format(level=level, n=n) for level, n in what.new if n)
    return [
        fill(weekly.PEOPLE, new=new, ended=what.ended, watched=what.watched),
        fill(weekly.LEVELS, levels=levels) if levels else None,
        _lists(what),
        fill(weekly.ARRIVALS, n=what.arrivals),
        fill(weekly.BREACHES, counts=tally(what.breaches)) if what.breaches.cases else fill(weekly.BREACHES_NONE),
    ]


def _lists(what: Week) -> Markup | None:
    if what.missing_lists is None:
        return None
    if not what.missing_lists:
        return fill(weekly.LISTS_ALL, n=what.days)
    days = ", ".join(short_day(one) for one in what.missing_lists)
    return fill(weekly.LISTS_SOME, n=what.days - len(what.missing_lists), all=what.days, days=days)


def _done(rows: Sequence[Done]) -> list[Markup]:
    if not rows:
        return [fill(weekly.DONE_NONE)]
    return [fill(weekly.DONE_HEAD), *(fill(weekly.DONE, title=one.title, who=", ".join(one.who)) for one in rows)]
