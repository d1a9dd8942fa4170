"""Duties, progress and nudges as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.domain.deadlines import Nudge, Tone
from bot.domain.quantities import Mode, show
from bot.render import day, percent, when
from bot.texts import Markup, fill, lines, work


@dataclass(frozen=True, slots=True)
class Volume:
    """A quantity that was signed for, and how much of it is done."""

    item: str
    unit: str
    done: Decimal
    target: Decimal


@dataclass(frozen=True, slots=True)
class Task:
    """A duty as its owner reads it; for those who see all, `missing` names who has not finished."""

    title: str
    due: date | None
    daily: bool = False
    volumes: tuple[Volume, ...] = ()
    handed_to: tuple[str, ...] = ()
    condition: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """One line of a progress receipt."""

    volume: Volume
    quantity: Decimal
    mode: Mode
    before: Decimal


def left(due: date, *, today: date) -> str:
    """How far a deadline is, in brackets."""
    days = (due - today).days
    if days < 0:
        return work.LEFT_LATE.format(days=-days)
    return work.LEFT.format(days=days) if days else work.LEFT_TODAY


def owing(names: Sequence[str], hamlets: Sequence[str]) -> tuple[str, ...]:
    """Who has not finished; all the hamlets together are said as such, after the others."""
    if len(hamlets) < 2 or not set(hamlets) <= set(names):
        return tuple(names)
    return (*(name for name in names if name not in hamlets), work.ALL_HAMLETS.format(n=len(hamlets)))


def task_list(tasks: Sequence[Task], *, today: date, of_all: bool) -> Markup:
    """The open duties, near first."""
    if not tasks:
        return fill(work.TASKS_NONE)
    head = work.TASKS_HEAD_ALL if of_all else work.TASKS_HEAD
    parts: list[Markup] = [fill(head, n=len(tasks))]
    for number, task in enumerate(tasks, 1):
        due = work.TASK_DAILY if task.daily else ""
        if task.due is not None:
            due = work.TASK_DUE.format(due=day(task.due), left=left(task.due, today=today))
        parts.append(fill(work.TASK, n=number, mark=_mark(task.due, today), title=task.title, due=due))
        parts += [_volume(work.TASK_VOLUME, volume) for volume in task.volumes]
        if task.handed_to:
            parts.append(fill(work.TASK_HANDED_TO, who=", ".join(task.handed_to)))
        if task.condition:
            parts.append(fill(work.TASK_CONDITION, condition=task.condition))
        if task.missing:
            parts.append(fill(work.TASK_MISSING, who=", ".join(task.missing)))
    return lines(*parts)


def progress_receipt(reported: Sequence[tuple[str, Reported]], *, hamlet: str, note: str, photo: bool) -> Markup:
    """What was recorded, and the total against what was signed for; (assignment's title, line) pairs."""
    parts: list[Markup] = []
    titles = list(dict.fromkeys(title for title, _ in reported))
    for title in titles:
        parts.append(fill(work.PROGRESS_RECEIPT, hamlet=hamlet, title=title))
        parts += [_reported(line) for owner, line in reported if owner == title]
    if photo:
        parts.append(fill(work.PROGRESS_PHOTO))
    if note:
        parts.append(fill(work.PROGRESS_WITH_NOTE, note=note))
    return lines(*parts)


def totals(head: str, volumes: Sequence[Volume]) -> Markup:
    """A sentence, and where each quantity stands now."""
    return lines(fill(head), *(_volume(work.TASK_VOLUME, volume) for volume in volumes))


def digest(nudges: Sequence[tuple[Nudge, tuple[Volume, ...]]], *, moment: datetime) -> Markup:
    """One person's nudges of a slot."""
    return lines(
        fill(work.DIGEST_HEAD, when=when(moment)),
        *(_nudge(nudge, volumes) for nudge, volumes in nudges),
        fill(work.DIGEST_FOOT),
    )


def group_digest(rows: Sequence[tuple[str, date, Sequence[str]]], *, moment: datetime, today: date) -> Markup:
    """Who is still missing, for the group: (title, due, who) rows."""
    return lines(
        fill(work.GROUP_DIGEST_HEAD, when=when(moment)),
        *(
            fill(work.GROUP_DIGEST_LINE, title=title, due=day(due), left=left(due, today=today), who=", ".join(who))
            for title, due, who in rows
        ),
    )


def late_digest(rows: Sequence[tuple[str, date, Sequence[str]]], *, moment: datetime) -> Markup:
    """What became late, for the chair."""
    return lines(
        fill(work.CHAIR_LATE_HEAD, when=when(moment)),
        *(fill(work.CHAIR_LATE_LINE, title=title, due=day(due), who=", ".join(who)) for title, due, who in rows),
    )


def _volume(sentence: str, volume: Volume) -> Markup:
    return fill(
        sentence,
        item=volume.item,
        done=show(volume.done),
        target=show(volume.target),
        unit=volume.unit,
        percent=percent(volume.done, volume.target),
    )


def _reported(line: Reported) -> Markup:
    volume = line.volume
    reading = work.PROGRESS_READ_TOTAL if line.mode is Mode.TOTAL else work.PROGRESS_READ_ADD
    shown = fill(
        work.PROGRESS_LINE,
        item=volume.item,
        reading=reading.format(quantity=show(line.quantity), unit=volume.unit),
        done=show(volume.done),
        target=show(volume.target),
        unit=volume.unit,
        percent=percent(volume.done, volume.target),
        reached=work.PROGRESS_REACHED if volume.done >= volume.target else "",
    )
    if volume.done >= line.before:
        return shown
    return lines(shown, fill(work.PROGRESS_DECREASE, before=show(line.before), unit=volume.unit))


def _nudge(nudge: Nudge, volumes: Sequence[Volume]) -> Markup:
    items = ", ".join(
        work.DIGEST_ITEM.format(item=one.item, done=show(one.done), target=show(one.target), unit=one.unit)
        for one in volumes
    )
    progress = work.DIGEST_PROGRESS.format(progress=items) if items else ""
    sentence = {Tone.LATE: work.DIGEST_LATE, Tone.TODAY: work.DIGEST_TODAY, Tone.AHEAD: work.DIGEST_AHEAD}[nudge.tone]
    title, due = nudge.deadline.title, day(nudge.deadline.due)
    return fill(sentence, days=nudge.days, title=title, due=due, progress=progress)


def _mark(due: date | None, today: date) -> str:
    if due is None:
        return "⚪"
    days = (due - today).days
    return "🔴" if days < 0 else "🟠" if days <= 1 else "🟡" if days <= 7 else "🟢"
