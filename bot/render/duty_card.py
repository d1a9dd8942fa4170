"""One duty's card: what it asks, of whom, by when, where it stands and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.assignments import Volume
from bot.domain.duties import State
from bot.domain.occurrences import Period
from bot.render import begun, pace, short_day, when
from bot.render.duties import due_words
from bot.render.work import left, volume_line
from bot.texts import Markup, duties, fill, lines, work

SHOWN = 8  # events of a history


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a history."""

    at: datetime
    who: str
    what: str  # a key of duties.EVENTS
    reason: str = ""
    due: date | None = None
    due_time: time | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that a card says."""

    title: str
    text: str
    owner: str
    owners: tuple[str, ...]
    helpers: tuple[str, ...]
    helps: bool
    due: date | None
    due_time: time | None
    before: date | None  # the assignment's own date, where this duty's was moved
    every: str | None
    due_day: int | None
    until: date | None  # when what comes back ends
    period: Period | None
    volumes: tuple[Volume, ...]
    handed_to: tuple[str, ...]
    condition: str
    state: State
    note: str
    evidence: int
    missed: tuple[Period, ...]
    given_by: str
    given_at: datetime | None
    waiting: Happening | None
    history: tuple[Happening, ...]


def card(one: Card, *, today: date) -> Markup:
    """The whole card."""
    owner = (
        fill(duties.CARD_HELPER, owner=one.owner, owners=", ".join(one.owners))
        if one.helps
        else fill(duties.CARD_OWNER, owner=one.owner)
    )
    more = one.text and one.text.strip(" .") != one.title.strip(" .")
    note = fill(duties.CARD_NOTE, note=one.note) if one.note else Markup("")
    state = duties.STATES[one.state]
    return lines(
        fill(duties.CARD_HEAD, title=one.title),
        fill(duties.CARD_TEXT, text=one.text) if more else None,
        "",
        owner,
        fill(duties.CARD_HELPERS, who=", ".join(one.helpers)) if one.helpers and not one.helps else None,
        _when(one, today),
        *(volume_line(volume) for volume in one.volumes),
        fill(work.TASK_HANDED_TO, who=", ".join(one.handed_to)).strip() if one.handed_to else None,
        fill(work.TASK_CONDITION, condition=one.condition).strip() if one.condition else None,
        fill(duties.CARD_STATE, mark=duties.MARKS[one.state], state=state, note=note),
        fill(duties.CARD_EVIDENCE, n=one.evidence) if one.evidence else None,
        fill(duties.CARD_MISSED, days=periods(one.missed)) if one.missed else None,
        _waiting(one.waiting) if one.waiting is not None else None,
        fill(duties.CARD_GIVEN, who=one.given_by, when=when(one.given_at)) if one.given_at is not None else None,
        *_history(one.history),
    )


def periods(found: Sequence[Period]) -> str:
    """Days, and stretches of days, in a row."""
    return ", ".join(
        short_day(one.first)
        if one.first == one.last
        else duties.PERIOD.format(first=short_day(one.first), last=short_day(one.last))
        for one in found
    )


def _when(one: Card, today: date) -> Markup:
    if one.every is not None and one.period is not None:
        at = duties.CARD_AT.format(time=f"{one.due_time:%H:%M}") if one.due_time is not None else ""
        every = begun(pace(one.every, one.due_day, until=one.until))
        return fill(duties.CARD_EVERY, every=every, at=at, period=periods([one.period]))
    if one.due is None:
        return fill(duties.CARD_NO_DUE)
    shown = fill(duties.CARD_DUE, due=due_words(one.due, one.due_time), left=left(one.due, today=today))
    if one.before is None or one.before == one.due:
        return shown
    return Markup(shown + fill(duties.CARD_MOVED, before=short_day(one.before)))


def _waiting(one: Happening) -> Markup:
    return fill(duties.CARD_WAITING, due=due_words(one.due, one.due_time) if one.due else "", reason=one.reason)


def _history(history: Sequence[Happening]) -> list[Markup | None]:
    if not history:
        return []
    shown = history[-SHOWN:]
    return [
        Markup(""),
        fill(duties.CARD_HISTORY),
        fill(duties.CARD_EARLIER, n=len(history) - SHOWN) if len(history) > SHOWN else None,
        *(fill(duties.CARD_EVENT, when=_moment(one.at), who=one.who, what=_what(one)) for one in shown),
    ]


def _moment(at: datetime) -> str:
    return when(at)[:11]  # the year of a history says nothing


def _what(one: Happening) -> str:
    reason = one.reason
    if one.what in ("moved", "doing", "stuck", "done", "quantity"):
        reason = duties.WITH_REASON.format(reason=reason) if reason else ""
    due = due_words(one.due, one.due_time) if one.due is not None else ""
    return duties.EVENTS[one.what].format(due=due, reason=reason, other=one.other)
