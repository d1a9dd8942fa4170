"""Open work as every summary tells it: what is late, near, stuck or missed, and how far the quantities are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.assignments import Volume
from bot.domain.occurrences import Period
from bot.domain.quantities import show
from bot.render import day, percent
from bot.render.duty_card import periods
from bot.render.work import left
from bot.texts import Markup, fill, summary


@dataclass(frozen=True, slots=True)
class Open:
    """An assignment that is late or near, and who has not finished it."""

    title: str
    due: date
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stuck:
    """A duty that its owner is stuck with, and why."""

    title: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Occurrences of a recurring duty that nobody saw to."""

    title: str
    who: str
    days: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A running assignment's quantities, hamlet by hamlet."""

    title: str
    due: date
    hamlets: tuple[tuple[str, tuple[Volume, ...]], ...]


@dataclass(frozen=True, slots=True)
class OpenWork:
    """All of it, of the commune or a hamlet."""

    late: tuple[Open, ...]
    near: tuple[Open, ...]
    stuck: tuple[Stuck, ...]
    missed: tuple[Missed, ...]
    progress: tuple[Progress, ...]


def deadline_lines(what: OpenWork, *, today: date) -> list[Markup]:
    """What is late, near, stuck and missed."""
    shown: list[Markup] = []
    for sentence, rows in ((summary.LATE_HEAD, what.late), (summary.NEAR_HEAD, what.near)):
        if rows:
            shown.append(fill(sentence))
            shown += [
                fill(
                    summary.DEADLINE,
                    title=row.title,
                    due=day(row.due),
                    left=left(row.due, today=today),
                    who=", ".join(row.who),
                )
                for row in rows
            ]
    if not shown:
        shown.append(fill(summary.NO_DEADLINES))
    if what.stuck:
        shown.append(fill(summary.STUCK_HEAD))
        shown += [fill(summary.STUCK, title=one.title, who=one.who, why=one.why) for one in what.stuck]
    if what.missed:
        shown.append(fill(summary.MISSED_HEAD))
        shown += [fill(summary.MISSED, title=one.title, who=one.who, days=periods(one.days)) for one in what.missed]
    return shown


def progress_lines(what: OpenWork) -> list[str]:
    """The running quantities, hamlet by hamlet."""
    shown: list[str] = []
    for one in what.progress:
        shown += ["", fill(summary.PROGRESS_HEAD, title=one.title, due=day(one.due))]
        for hamlet, volumes in one.hamlets:
            items = ", ".join(_item(volume) for volume in volumes)
            shown.append(fill(summary.PROGRESS_HAMLET, hamlet=hamlet, items=items))
    return shown


def _item(volume: Volume) -> str:
    return summary.PROGRESS_ITEM.format(
        item=volume.item,
        done=show(volume.done),
        target=show(volume.target),
        unit=volume.unit,
        percent=percent(volume.done, volume.target),
    )
