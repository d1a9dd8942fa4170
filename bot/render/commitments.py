"""What hamlets signed for, as people read it: side by side, a hamlet's own, one item, and the minutes of a closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.pages import Page
from bot.domain.progress import Doubt
from bot.domain.quantities import Mode, show
from bot.render import day, page_line, percent, when
from bot.texts import Markup, commitments, fill, lines, work


@dataclass(frozen=True, slots=True)
class Stand:
    """One quantity of one hamlet."""

    hamlet: str
    item: str
    unit: str
    title: str
    due: date
    target: Decimal
    counted: Decimal
    accepted: Decimal
    waiting: Decimal
    returned: Decimal
    late: Decimal
    missing: Decimal
    reached: bool
    minutes: int | None = None  # the number under which its period was closed
    closed_at: datetime | None = None


def comparison(groups: Sequence[Sequence[Stand]], *, mine: str | None, page: Page) -> Markup:
    """Hamlets side by side, item by item; each group is one item of one period, what is missing most first."""
    if not groups:
        return fill(commitments.COMPARE_NONE)
    parts: list[Markup] = []
    last: tuple[str, date] | None = None
    for rows in groups:
        first = rows[0]
        if (first.title, first.due) != last:
            parts += [Markup("")] if parts else []
            parts.append(fill(commitments.COMPARE_HEAD, title=first.title, due=day(first.due)))
            if first.minutes is not None and first.closed_at is not None:
                parts.append(fill(commitments.COMPARE_CLOSED, number=first.minutes, when=when(first.closed_at)))
            last = (first.title, first.due)
        done = sum((min(one.counted, one.target) for one in rows), Decimal(0))
        target = sum((one.target for one in rows), Decimal(0))
        parts.append(
            fill(
                commitments.COMPARE_ITEM,
                item=first.item,
                done=show(done),
                target=show(target),
                unit=first.unit,
                percent=percent(done, target),
            )
        )
        parts += [_beside(number, one, mine) for number, one in enumerate(rows, 1)]
    return lines(*parts, *page_line(page), Markup(""), fill(commitments.COMPARE_FOOT))


def _beside(number: int, one: Stand, mine: str | None) -> Markup:
    more = commitments.COMPARE_ACCEPTED.format(accepted=show(one.accepted)) if one.accepted else ""
    more += commitments.COMPARE_LATE.format(late=show(one.late)) if one.late else ""
    values: dict[str, Any] = {
        "n": number,
        "hamlet": one.hamlet,
        "done": show(one.counted),
        "target": show(one.target),
        "percent": percent(one.counted, one.target),
        "more": more,
    }
    if one.reached:
        shown = fill(commitments.COMPARE_REACHED, **values)
    else:
        shown = fill(commitments.COMPARE_LINE, missing=show(one.missing), **values)
    return Markup(f"{commitments.COMPARE_MINE}<b>{shown}</b>") if one.hamlet == mine else shown


def signed_for(hamlet: str, stands: Sequence[Stand], *, page: Page, month: int | None) -> Markup:
    """One page of what a hamlet signed for, period by period. `month`: for an example, to who may add to it."""
    foot = [Markup(""), fill(commitments.SIGNED_FOOT, hamlet=hamlet, month=month)] if month is not None else []
    if not page.total:
        return lines(fill(commitments.SIGNED_NONE, hamlet=hamlet), *foot)
    parts: list[Markup] = [fill(commitments.SIGNED_HEAD, hamlet=hamlet)]
    last: tuple[str, date] | None = None
    for number, one in enumerate(stands, page.first + 1):
        if (one.title, one.due) != last:
            closed = commitments.SIGNED_CLOSED.format(number=one.minutes) if one.minutes is not None else ""
            parts.append(fill(commitments.SIGNED_TASK, title=one.title, due=day(one.due), closed=closed))
            last = (one.title, one.due)
        parts.append(
            fill(
                commitments.SIGNED_LINE,
                n=number,
                item=one.item,
                done=show(one.counted),
                target=show(one.target),
                unit=one.unit,
                percent=percent(one.counted, one.target),
                accepted=show(one.accepted),
                waiting=commitments.SIGNED_WAITING.format(waiting=show(one.waiting)) if one.waiting else "",
                returned=commitments.SIGNED_RETURNED.format(returned=show(one.returned)) if one.returned else "",
                late=commitments.SIGNED_LATE.format(late=show(one.late)) if one.late else "",
            )
        )
    return lines(*parts, *page_line(page), *foot)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a target; `who` none: the file's."""

    at: datetime
    before: Decimal
    after: Decimal
    who: str | None
    reason: str


def item_card(one: Stand, changes: Sequence[Change]) -> Markup:
    """One quantity, and how its target was changed."""
    return lines(
        fill(commitments.ITEM_HEAD, hamlet=one.hamlet, item=one.item, target=show(one.target), unit=one.unit),
        fill(commitments.ITEM_TASK, title=one.title, due=day(one.due)),
        fill(
            commitments.ITEM_STANDING,
            done=show(one.counted),
            accepted=show(one.accepted),
            missing=show(one.missing),
            unit=one.unit,
        ),
        fill(commitments.ITEM_CLOSED, number=one.minutes) if one.minutes is not None else None,
        fill(commitments.ITEM_HISTORY) if changes else None,
        *(
            fill(
                _of_change(change),
                when=when(change.at),
                before=show(change.before),
                after=show(change.after),
                unit=one.unit,
                who=change.who or commitments.BY_FILE,
                reason=commitments.ITEM_REASON.format(reason=change.reason) if change.reason else "",
            )
            for change in changes
        ),
    )


def _of_change(change: Change) -> str:
    if not change.before:
        return commitments.ITEM_SIGNED
    return commitments.ITEM_CHANGE if change.after else commitments.ITEM_WITHDRAWN


def minutes(number: int, taken_at: datetime, content: Mapping[str, Any], *, hamlet: str | None = None) -> Markup:
    """What was frozen when a period ended; one hamlet's part of it where given."""
    rows = [row for row in content["rows"].values() if hamlet in (None, row["hamlet"])]
    due = day(date.fromisoformat(content["due"]))
    missed = [_frozen(commitments.MINUTES_MISSED_LINE, row) for row in rows if not row["reached"]]
    reached = [_frozen(commitments.MINUTES_REACHED_LINE, row) for row in rows if row["reached"]]
    return lines(
        fill(commitments.MINUTES_HEAD, number=number, when=when(taken_at)),
        fill(commitments.MINUTES_TASK, title=content["title"], due=due),
        fill(commitments.MINUTES_MISSED if missed else commitments.MINUTES_ALL_REACHED),
        *missed,
        fill(commitments.MINUTES_REACHED) if reached else None,
        *reached,
        Markup(""),
        fill(commitments.MINUTES_FOOT, due=due),
    )


def _frozen(sentence: str, row: Mapping[str, Any]) -> Markup:
    waiting = Decimal(row["waiting"])
    values = {
        "hamlet": row["hamlet"],
        "item": row["item"],
        "unit": row["unit"],
        "done": show(Decimal(row["counted"])),
        "target": show(Decimal(row["target"])),
        "missing": show(Decimal(row["missing"])),
        "waiting": commitments.MINUTES_WAITING.format(waiting=show(waiting), unit=row["unit"]) if waiting else "",
    }
    return fill(sentence, **values)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A quantity that is asked about before it is recorded."""

    doubt: Doubt
    item: str
    unit: str
    quantity: Decimal
    mode: Mode
    before: Decimal
    target: Decimal

    @property
    def after(self) -> Decimal:
        return self.quantity if self.mode is Mode.TOTAL else self.before + self.quantity


def question(doubts: Sequence[Doubtful]) -> Markup:
    """What is asked before anything is recorded."""
    return lines(*(_doubt(one) for one in doubts), fill(commitments.SURE_FOOT))


def _doubt(one: Doubtful) -> Markup:
    if one.doubt is Doubt.LESS:
        return fill(commitments.SURE_LESS, item=one.item, after=show(one.after), before=show(one.before), unit=one.unit)
    sentence = work.PROGRESS_READ_TOTAL if one.mode is Mode.TOTAL else work.PROGRESS_READ_ADD
    reading = sentence.format(quantity=show(one.quantity), unit=one.unit)
    if one.doubt is Doubt.AGAIN:
        return fill(commitments.SURE_AGAIN, item=one.item, reading=reading, after=show(one.after), unit=one.unit)
    times = one.after / one.target
    return fill(
        commitments.SURE_FAR_MORE,
        item=one.item,
        reading=reading,
        after=show(one.after),
        unit=one.unit,
        times=show(times.quantize(Decimal("0.1") if times < 10 else Decimal(1))),
        target=show(one.target),
    )
