"""The month's evaluation as the paragraphs of a document, in the form of a notice's section I."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.quantities import show
from bot.domain.reviews import Owed, Result, Routine, Task, Volume, Work, best_hamlets
from bot.render import day, percent, short_day
from bot.texts import reviews

MOST_MISSED = 10  # occurrences named one by one


class Style(StrEnum):
    """What a paragraph is."""

    COMMUNE = "commune"
    TITLE = "title"
    NOTE = "note"
    HEADING = "heading"
    ITEM = "item"
    SUBITEM = "subitem"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of plain text."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Epidemic:
    """What the month's quarantine came to; `new` by level, in the order of the levels."""

    new: tuple[tuple[str, int], ...]
    ended: int
    watched: int
    breaches: str | None  # "5 vụ, 6 đối tượng, 6 triệu đồng"; none: there were none


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a month's evaluation says. No contact's name is in it."""

    commune: str
    month: date
    hamlets: tuple[str, ...]
    work: Work
    epidemic: Epidemic
    programmes: tuple[tuple[str, str], ...] = ()  # (title, standing) of those without a goal to be judged by


def paragraphs(review: Review) -> list[Paragraph]:
    """The whole document."""
    month = f"{review.month:%m/%Y}"
    return [
        Paragraph(Style.COMMUNE, f"{reviews.COMMUNE} {review.commune.upper()}"),
        Paragraph(Style.NOTE, reviews.DRAFT),
        Paragraph(Style.TITLE, reviews.TITLE.format(month=month)),
        Paragraph(Style.NOTE, reviews.SUBTITLE.format(until=day(review.work.until))),
        Paragraph(Style.HEADING, reviews.PART.format(month=month)),
        Paragraph(Style.HEADING, reviews.GOOD),
        *_epidemic(review),
        *_good(review),
        Paragraph(Style.HEADING, reviews.POOR),
        *_poor(review),
        Paragraph(Style.HEADING, reviews.CAUSES),
        *_causes(review),
    ]


def _item(sentence: str, **values: object) -> Paragraph:
    return Paragraph(Style.ITEM, sentence.format(**values))


def _sub(sentence: str, **values: object) -> Paragraph:
    return Paragraph(Style.SUBITEM, sentence.format(**values))


def _epidemic(review: Review) -> list[Paragraph]:
    told = review.epidemic
    new = ", ".join(reviews.LEVEL.format(n=n, level=level) for level, n in told.new if n)
    return [
        _item(reviews.EPIDEMIC),
        _sub(
            reviews.PEOPLE if new else reviews.PEOPLE_NONE,
            new=new,
            ended=told.ended,
            watched=told.watched,
            until=day(review.work.until),
        ),
        _sub(reviews.BREACHES, counts=told.breaches) if told.breaches else _sub(reviews.BREACHES_NONE),
    ]


def _good(review: Review) -> list[Paragraph]:
    work = review.work
    best = best_hamlets(work.volumes, review.hamlets)
    found = [
        *(_good_task(one, review.hamlets) for one in work.good_tasks),
        *(_volume(reviews.VOLUME_GOOD, one, done=one.done) for one in work.good_volumes),
        *(_routine(reviews.ROUTINE_GOOD, one) for one in work.good_routines),
        *(_item(reviews.PROGRAMME, title=title, standing=standing) for title, standing in review.programmes),
    ]
    if best:
        found.append(_item(reviews.BEST, hamlets=", ".join(reviews.NAMED_HAMLET.format(hamlet=one) for one in best)))
    return found or [_item(reviews.NO_GOOD)]


def _good_task(task: Task, hamlets: Sequence[str]) -> Paragraph:
    due = day(max(one.due for one in task.owed))
    owners = [one.owner for one in task.owed]
    if len(owners) == 1:
        return _item(reviews.TASK_ALONE, title=task.title, owner=_named(owners[0], hamlets), due=due)
    if len(hamlets) > 1 and set(owners) == set(hamlets):
        return _item(reviews.TASK_ALL_HAMLETS, title=task.title, n=len(owners), due=due)
    return _item(reviews.TASK_ALL, title=task.title, owners=_names(task.owed, hamlets), due=due)


def _poor(review: Review) -> list[Paragraph]:
    work = review.work
    found: list[Paragraph] = []
    for volume in work.poor_volumes:
        found.append(_volume(reviews.VOLUME_POOR, volume, done=volume.within))
        found += [
            _sub(
                reviews.SHARE,
                hamlet=_named(one.hamlet, review.hamlets),
                done=show(one.done),
                target=show(one.target),
                unit=volume.unit,
                percent=percent(one.done, one.target),
            )
            for one in volume.missing
        ]
    for task in work.poor_tasks:
        found += _poor_task(task, until=work.until, hamlets=review.hamlets)
    found += [_routine(reviews.ROUTINE_POOR, one) for one in work.poor_routines]
    return found or [_item(reviews.NO_POOR)]


def _poor_task(task: Task, *, until: date, hamlets: Sequence[str]) -> list[Paragraph]:
    first_due = min(one.due for one in task.owed)
    found = [_item(reviews.TASK_POOR, title=task.title, due=day(first_due))]
    not_done = task.of(Result.NOT_DONE, until=until)
    late = task.of(Result.LATE, until=until)
    in_time = task.of(Result.ON_TIME, until=until)
    if not_done:
        owners = ", ".join(
            reviews.POSTPONED_OWNER.format(owner=_named(one.owner, hamlets), due=day(one.due))
            if one.due > first_due
            else _named(one.owner, hamlets)
            for one in not_done
        )
        found.append(_sub(reviews.NOT_DONE, owners=owners))
    if late:
        owners = ", ".join(
            reviews.LATE_OWNER.format(
                owner=_named(one.owner, hamlets), day=day(one.done_on), days=(one.done_on - one.due).days
            )
            for one in late
            if one.done_on is not None
        )
        found.append(_sub(reviews.DONE_LATE, owners=owners))
    if in_time:
        found.append(_sub(reviews.IN_TIME_TOO, owners=_names(in_time, hamlets)))
    return found


def _causes(review: Review) -> list[Paragraph]:
    found = [
        Paragraph(
            Style.ITEM,
            reviews.CAUSE.format(
                owner=_named(one.owner, review.hamlets), title=one.title, reason=one.reason, day=day(one.said_on)
            ),
        )
        for one in review.work.causes
    ]
    return found or [_item(reviews.NO_CAUSES)]


def _volume(sentence: str, one: Volume, *, done: Decimal) -> Paragraph:
    return _item(
        sentence,
        title=one.title,
        item=one.item,
        done=show(done),
        target=show(one.target),
        unit=one.unit,
        percent=percent(one.within, one.target) if one.target else show(Decimal(100)),
    )


def _routine(sentence: str, one: Routine) -> Paragraph:
    named = {"daily": reviews.MISSED_DAY, "weekly": reviews.MISSED_WEEK}.get(one.recurring, reviews.MISSED_MONTH)
    shown = [
        named.format(day=short_day(missed) if one.recurring != "monthly" else f"{missed:%m}")
        for missed in one.missed[:MOST_MISSED]
    ]
    if len(one.missed) > MOST_MISSED:
        shown.append(reviews.AND_MORE.format(n=len(one.missed) - MOST_MISSED))
    return _item(
        sentence,
        title=one.title,
        owner=one.owner,
        kept=one.kept,
        expected=one.expected,
        unit=reviews.UNITS[one.recurring],
        missed=", ".join(shown),
    )


def _named(owner: str, hamlets: Sequence[str]) -> str:
    return reviews.NAMED_HAMLET.format(hamlet=owner) if owner in hamlets else owner


def _names(owed: Sequence[Owed], hamlets: Sequence[str]) -> str:
    return ", ".join(_named(one.owner, hamlets) for one in owed)
