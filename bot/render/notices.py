"""Notices in words: a draft's pages, one task, who gets a notice, and what they read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.pages import Page
from bot.render import clock_time, day, pace, page_line, when
from bot.texts import Markup, fill, lines
from bot.texts import notices as words

SHORT = 160  # characters of a task on a page
LONG = 1500  # and on its own card
NAMES = 60  # names in one line
TITLE = 200


@dataclass(frozen=True, slots=True)
class Head:
    """What a notice is called. `sent_on` stands in for its own day where it has none."""

    number: str
    day: date | None
    title: str
    sent_on: date

    @property
    def name(self) -> str:
        return words.NUMBERED.format(number=self.number) if self.number else words.UNNUMBERED


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a draft, its people by name."""

    number: int
    text: str
    state: str
    start: date | None
    due: date | None
    due_time: time | None
    recurring: str | None
    due_day: int | None
    owners: str
    helpers: str
    unclear: tuple[str, ...]
    over: bool
    same_as: str | None  # an assignment's title
    apart: bool
    gone: bool
    condition: str = ""
    handed_to: str = ""
    section: str = ""
    line: int | None = None

    @property
    def asks(self) -> bool:
        """Whether somebody has to look at it before it is given."""
        unowned = not self.linked and (not self.owners or bool(self.unclear))
        return self.state == "proposed" and (self.over or unowned)

    @property
    def linked(self) -> bool:
        """Whether it stands for an assignment that was given before."""
        return self.same_as is not None and not self.apart


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks a notice has, and how far they are."""

    dated: int
    undated: int
    accepted: int
    given: int


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rsplit(' ', 1)[0]}…"


def due_words(
    start: date | None, due: date | None, due_time: time | None, recurring: str | None, due_day: int | None
) -> str:
    """ "hạn 20/06/2021", "từ 01/06/2021 đến 31/07/2021", "hằng ngày, trước 16h00", "thứ Hai hằng tuần"."""
    at = f"{due_time:%Hh%M}" if due_time is not None else None
    period = None
    if due is not None:
        until = words.AT.format(time=at, day=day(due)) if at and recurring is None else day(due)
        lasts = start is not None and start != due
        period = (
            words.BETWEEN.format(start=day(start), due=until)
            if lasts and start is not None
            else words.UNTIL.format(due=until)
        )
    if recurring is not None:
        every = pace(recurring, due_day)
        every = words.EVERY_AT.format(every=every, time=at) if at else every
        return words.EVERY_WITHIN.format(every=every, period=period) if period else every
    return period or words.NO_DATE


def head(notice: Head) -> Markup:
    """The notice's name, day and title."""
    title = notice.title.removeprefix("THÔNG BÁO").strip(" :")
    return lines(
        fill(words.HEAD, name=notice.name, day=day(notice.day or notice.sent_on)),
        fill(words.TITLE, title=cut(title, TITLE)) if title else None,
    )


def draft(
    notice: Head, counts: Counts, tasks: Sequence[Task], *, page: Page, dated: bool, note: Markup | None = None
) -> Markup:
    """One page of a draft's tasks."""
    empty = None
    if not counts.dated and not counts.undated:
        empty = fill(words.NO_TASKS)
    elif dated and not counts.dated:
        empty = fill(words.NO_DATED)
    return lines(
        note,
        "" if note is not None else None,
        head(notice),
        fill(words.NO_NUMBER) if not notice.number else None,
        fill(words.NO_DAY, day=day(notice.sent_on)) if notice.day is None else None,
        fill(
            words.COUNTS,
            dated=counts.dated,
            undated=counts.undated,
            accepted=counts.accepted,
            given=counts.given,
        ),
        empty,
        *(("", fill(words.LIST_DATED if dated else words.LIST_UNDATED)) if tasks else ()),
        *(part for one in tasks for part in ("", _task(one))),
        *(("", fill(words.HINT)) if tasks else ()),
        *page_line(page),
    )


def _mark(one: Task) -> str:
    return words.MARKS["asked" if one.asks else one.state]


def _due(one: Task) -> str:
    return due_words(one.start, one.due, one.due_time, one.recurring, one.due_day)


def _task(one: Task) -> Markup:
    return lines(
        fill(words.TASK, number=one.number, mark=_mark(one), due=_due(one), owners=one.owners or words.NO_OWNER),
        fill("{text}", text=cut(one.text, SHORT)),
        *_doubts(one),
    )


def _doubts(one: Task) -> list[Markup]:
    """What somebody has to look at."""
    found = []
    if one.state == "proposed" and not one.linked:
        if one.unclear:
            found.append(fill(words.UNCLEAR, words=", ".join(one.unclear)))
        elif not one.owners:
            found.append(fill(words.NOBODY))
    if one.over and one.state != "given":
        found.append(fill(words.OVER))
    if one.gone:
        found.append(fill(words.GONE))
    if one.same_as is not None and one.state != "given":
        found.append(fill(words.SAME_APART if one.apart else words.SAME, title=one.same_as))
    return found


def card(notice: Head, one: Task) -> Markup:
    """One task in full."""
    line = words.CARD_LINE.format(line=one.line) if one.line is not None else ""
    return lines(
        fill(words.CARD, number=one.number, name=notice.name, line=line),
        fill(words.CARD_SECTION, section=cut(one.section, TITLE)) if one.section else None,
        "",
        fill("{text}", text=cut(one.text, LONG)),
        "",
        fill(words.CARD_OWNERS, names=one.owners or words.NO_OWNER),
        fill(words.HELPERS, names=one.helpers) if one.helpers else None,
        fill(words.CARD_DUE, due=_due(one)),
        fill(words.CARD_CONDITION, condition=cut(one.condition, TITLE)) if one.condition else None,
        fill(words.CARD_HANDED, names=one.handed_to) if one.handed_to else None,
        *_doubts(one),
        fill(words.CARD_STATE, mark=_mark(one), state=words.STATES[one.state]),
    )


def picker(one: Task, *, helpers: bool, page: Page) -> Markup:
    """Who is chosen for a task so far."""
    names = one.helpers if helpers else one.owners
    return lines(
        fill(words.WHO_HELPS if helpers else words.WHO_OWNS),
        fill("{text}", text=cut(one.text, SHORT)),
        fill(words.CHOSEN, names=names or words.NOBODY_CHOSEN),
        *page_line(page),
    )


def same_number(known: Head, posted: datetime) -> Markup:
    """The question about a second notice of a number."""
    return fill(words.SAME_NUMBER, name=known.name, day=day(known.day or known.sent_on), posted=when(posted))


def sending(
    notice: Head, *, said: Sequence[str], names: Sequence[str], unclear: Sequence[str], sent: int, at: datetime | None
) -> Markup:
    """To whom a notice is about to go, or has gone."""
    return lines(
        fill(words.SEND_HEAD, name=notice.name),
        fill(words.SEND_WORDS, words="; ".join(said)) if said else fill(words.SEND_NO_WORDS),
        fill(words.SEND_PEOPLE, n=len(names), names=listed(names)) if names else fill(words.SEND_NOBODY),
        fill(words.SEND_UNCLEAR, words="; ".join(unclear)) if unclear else None,
        fill(words.SEND_DONE, n=sent, time=when(at)) if at is not None and sent else None,
    )


def listed(names: Sequence[str]) -> str:
    """Names in one line, with a count of those that do not fit."""
    shown = ", ".join(names[:NAMES])
    return f"{shown} (+{len(names) - NAMES})" if len(names) > NAMES else shown


@dataclass(frozen=True, slots=True)
class Mine:
    """A task as its owner or helper reads it."""

    title: str
    due: str
    helps: bool


@dataclass(frozen=True, slots=True)
class ListLine:
    """One notice of a list: how many tasks of it are given, or how many of its recipients confirmed it."""

    notice: Head
    mine: bool = False
    sent: bool = False
    done: int = 0
    of: int = 0


MOST_OF_MINE = 12


def list_line(number: int, one: ListLine) -> Markup:
    """A notice's line in the list."""
    said = {"number": number, "name": one.notice.name, "day": day(one.notice.day or one.notice.sent_on)}
    if one.mine:
        return fill(words.LIST_MINE, mark="✅" if one.done else "⬜", **said)
    if one.sent:
        return fill(words.LIST_SENT, confirmed=one.done, n=one.of, **said)
    return fill(words.LIST_DRAFT, given=one.done, tasks=one.of, **said)


def received(notice: Head, tasks: Sequence[Mine], *, confirmed_at: datetime | None) -> Markup:
    """A notice as a recipient gets it: its name, and what in it is his."""
    more = len(tasks) - MOST_OF_MINE
    return lines(
        head(notice),
        "",
        fill(words.YOUR_TASKS, n=len(tasks)) if tasks else fill(words.NO_TASK_OF_YOURS),
        *(
            fill(words.YOUR_HELP if one.helps else words.YOUR_TASK, due=one.due, title=one.title)
            for one in tasks[:MOST_OF_MINE]
        ),
        fill(words.MORE_TASKS, n=more) if more > 0 else None,
        "",
        fill(words.CONFIRMED, time=when(confirmed_at)) if confirmed_at is not None else fill(words.PLEASE_CONFIRM),
    )


def status(notice: Head, *, confirmed: int, missing: Sequence[str], unsent: Sequence[str]) -> Markup:
    """Who has confirmed a notice."""
    n = confirmed + len(missing)
    return lines(
        head(notice),
        "",
        fill(words.STATUS, confirmed=confirmed, n=n),
        fill(words.STATUS_MISSING, names=listed(missing)) if missing else None,
        fill(words.STATUS_UNSENT, names=listed(unsent)) if unsent else None,
    )


def reminder(rows: Sequence[tuple[Head, datetime]]) -> Markup:
    """The notices that somebody has not confirmed."""
    return lines(
        fill(words.REMINDER, n=len(rows)),
        *(fill(words.REMINDER_LINE, name=notice.name, time=when(at)) for notice, at in rows),
        "",
        fill(words.PLEASE_CONFIRM),
    )


def sent(notice: Head, n: int, *, now: datetime, at: datetime, missing: Sequence[str]) -> Markup:
    """That a notice went out, or will once the quiet hours are over, and to whom it could not go."""
    said = fill(words.SENT, name=notice.name, n=n)
    if at > now:
        said = fill(words.SENT_AFTER_QUIET, name=notice.name, n=n, time=clock_time(at))
    return lines(said, fill(words.NOT_SENT, names=listed(missing)) if missing else None)
