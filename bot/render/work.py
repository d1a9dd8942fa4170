"""Duties, progress and nudges as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.domain.assignments import Volume
from bot.domain.deadlines import Nudge, Tone
from bot.domain.quantities import Mode, show
from bot.render import day, percent, when
from bot.texts import Markup, commitments, fill, lines, work


@dataclass(frozen=True, slots=True)
class Late:
    """What a late report missed: its period's last day, and the number under which that was closed."""

    due: date
    minutes: int | None


MOST_LINES = 20  # of a digest; the rest is in /nhiemvu


@dataclass(frozen=True, slots=True)
class Reported:
    """One line of a progress receipt."""

    volume: Volume
    quantity: Decimal
    mode: Mode
    before: Decimal
    late: Late | None = None


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


def volume_line(volume: Volume) -> Markup:
    """A quantity that was signed for, and how much of it is done."""
    return fill(
        work.TASK_VOLUME,
        item=volume.item,
        done=show(volume.done),
        target=show(volume.target),
        unit=volume.unit,
        percent=percent(volume.done, volume.target),
    )


def mark_of(due: date | None, today: date) -> str:
    """How near a deadline is, as a coloured dot."""
    if due is None:
        return "⚪"
    days = (due - today).days
    return "🔴" if days < 0 else "🟠" if days <= 1 else "🟡" if days <= 7 else "🟢"


def progress_receipt(reported: Sequence[tuple[str, Reported]], *, hamlet: str, note: str, photos: int) -> Markup:
    """What was recorded, and the total against what was signed for; (assignment's title, line) pairs."""
    parts: list[Markup] = []
    titles = list(dict.fromkeys(title for title, _ in reported))
    for title in titles:
        parts.append(fill(work.PROGRESS_RECEIPT, hamlet=hamlet, title=title))
        parts += [_reported(line) for owner, line in reported if owner == title]
    if photos:
        parts.append(fill(work.PROGRESS_PHOTO, n=photos))
    if note:
        parts.append(fill(work.PROGRESS_WITH_NOTE, note=note))
    return lines(*parts)


def totals(head: str, volumes: Sequence[Volume]) -> Markup:
    """A sentence, and where each quantity stands now."""
    return lines(fill(head), *(volume_line(volume) for volume in volumes))


def digest(nudges: Sequence[tuple[Nudge, tuple[Volume, ...]]], *, moment: datetime) -> Markup:
    """One person's nudges of a slot, numbered as their buttons are."""
    return lines(
        fill(work.DIGEST_HEAD, when=when(moment)),
        *(_nudge(number, nudge, volumes) for number, (nudge, volumes) in enumerate(nudges[:MOST_LINES], 1)),
        _more(nudges),
        fill(work.DIGEST_FOOT),
    )


def group_digest(rows: Sequence[tuple[str, date, Sequence[str]]], *, moment: datetime, today: date) -> Markup:
    """Who is still missing, for the group: (title, due, who) rows."""
    return lines(
        fill(work.GROUP_DIGEST_HEAD, when=when(moment)),
        *(
            fill(work.GROUP_DIGEST_LINE, title=title, due=day(due), left=left(due, today=today), who=", ".join(who))
            for title, due, who in rows[:MOST_LINES]
        ),
        _more(rows),
    )


def late_digest(rows: Sequence[tuple[str, date, Sequence[str]]], *, moment: datetime) -> Markup:
    """What became late, for the chair."""
    return lines(
        fill(work.CHAIR_LATE_HEAD, when=when(moment)),
        *(
            fill(work.CHAIR_LATE_LINE, title=title, due=day(due), who=", ".join(who))
            for title, due, who in rows[:MOST_LINES]
        ),
        _more(rows),
    )


def _more(rows: Sequence[object]) -> Markup | None:
    """That there are more than are told at once."""
    return fill(work.DIGEST_MORE, n=len(rows) - MOST_LINES) if len(rows) > MOST_LINES else None


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
    if line.late is not None:
        number = line.late.minutes
        minutes = commitments.LATE_MINUTES.format(number=number) if number is not None else ""
        return lines(shown, fill(commitments.LATE_REPORT, due=day(line.late.due), minutes=minutes))
    if volume.done >= line.before:
        return shown
    return lines(shown, fill(work.PROGRESS_DECREASE, before=show(line.before), unit=volume.unit))


def _nudge(number: int, nudge: Nudge, volumes: Sequence[Volume]) -> Markup:
    items = ", ".join(
        work.DIGEST_ITEM.format(item=one.item, done=show(one.done), target=show(one.target), unit=one.unit)
        for one in volumes
    )
    progress = work.DIGEST_PROGRESS.format(progress=items) if items else ""
    sentence = {Tone.LATE: work.DIGEST_LATE, Tone.TODAY: work.DIGEST_TODAY, Tone.AHEAD: work.DIGEST_AHEAD}[nudge.tone]
    if nudge.tone is Tone.LATE and nudge.days == 0:
        sentence = work.DIGEST_HOUR_PASSED
    deadline = nudge.deadline
    at = work.DIGEST_AT.format(time=f"{deadline.due_time:%H:%M}") if deadline.due_time is not None else ""
    return fill(
        sentence, n=number, days=nudge.days, title=deadline.title, due=day(deadline.due), at=at, progress=progress
    )
