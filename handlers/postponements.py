"""A later date: the owner asks, the chair agrees, refuses or names another day; every answer can be taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from telegram import Update

from bot.clock import local
from bot.domain.errors import UserError
from bot.domain.roles import MANAGES_WORK
from bot.domain.spoken_deadlines import read_until
from bot.networks import Button
from bot.render import day, short_day
from bot.render.duties import due_words
from bot.texts import Markup, common, duties, fill
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.duty_access import Opened, answerable, ask, close_form, deciders, managed, note_audit, tell_holders
from handlers.duty_words import note_of
from storage import duty_events
from storage.dialogues import Dialogue
from storage.duty_events import DutyEvent, What

SHOWN = 5  # requests that are shown at once
_BECAUSE = re.compile(r"^\s*[,;:.-]*\s*(?:vì|vi|do|lý do|ly do|bởi vì|boi vi|bởi|tại|tai)\s*:?\s+", re.IGNORECASE)


def register(app: App) -> None:
    app.add_handler(Pressed("later", ask_later, numbers=1))
    app.add_handler(Pressed("laterback", take_request_back, numbers=1))
    app.add_handler(Pressed("lateryes", agree, numbers=1))
    app.add_handler(Pressed("laterno", refuse, numbers=1))
    app.add_handler(Pressed("laterday", ask_other_day, numbers=1))
    app.add_handler(Pressed("waiting", show_waiting, numbers=0))
    app.add_handler(Pressed("answerback", take_answer_back, numbers=1))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A date that was typed, and why."""

    due: date
    due_time: time | None
    reason: str

    @property
    def shown(self) -> str:
        return due_words(self.due, self.due_time)

    def kept(self) -> dict[str, object]:
        """As a form keeps it."""
        at = self.due_time.isoformat() if self.due_time is not None else None
        return {"due": self.due.isoformat(), "due_time": at}


def read_wanted(tx: Transaction, text: str) -> Wanted:
    """The date, and the reason beside it; UserError when there is no date that can be meant."""
    until = read_until(text, now=local(tx.now))
    if until is None or until.due is None:
        raise UserError("until_not_read", text=text.strip())
    if until.past:
        raise UserError("until_past", day=day(until.due))
    return Wanted(until.due, until.due_time, _BECAUSE.sub("", until.rest).strip())


def kept_wanted(form: Dialogue, reason: str) -> Wanted | None:
    """The date that a form keeps, with the reason that was typed after it."""
    if form.answers.get("due") is None:
        return None
    at = form.answers.get("due_time")
    return Wanted(date.fromisoformat(form.answers["due"]), time.fromisoformat(at) if at else None, note_of(reason))


def cancel_row() -> list[list[Button]]:
    return [[button(common.CANCEL, "pcancel")]]


async def ask_later(update: Update, context: Context) -> None:
    """Ask until when the owner wants, and why."""
    with context.transaction() as tx:
        found = answerable(tx, context.press.numbers[0])
        _must_be_dated(found)
        if duty_events.waiting(tx.session, duty_id=found.one.duty.id) is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        text = fill(duties.ASK_LATER, title=found.title, due=found.due)
        ask(tx, found.me, "later", text, rows=cancel_row(), duty=found.one.duty.id)


def _must_be_dated(found: Opened) -> None:
    if found.one.due is None or found.one.assignment.recurring is not None:
        raise UserError("button_old")


def take_later(tx: Transaction, found: Opened, form: Dialogue, text: str) -> None:
    """The owner's request, once both the date and the reason are there: the chair gets it with buttons."""
    _must_be_dated(found)
    duty, now = found.one.duty, found.one.due
    wanted = kept_wanted(form, text) or read_wanted(tx, text)
    if (
        now is not None
        and wanted.due <= now
        and (wanted.due, wanted.due_time or time.max)
        <= (
            now,
            found.one.due_time or time.max,
        )
    ):
        raise UserError("until_not_later", due=found.due, sample=short_day(now + timedelta(days=5)))
    if not wanted.reason:
        asked = fill(duties.ASK_LATER_WHY, due=wanted.shown)
        ask(tx, found.me, "later", asked, rows=cancel_row(), duty=duty.id, **wanted.kept())
        return
    close_form(tx, found.me)
    if duty_events.waiting(tx.session, duty_id=duty.id) is not None:
        tx.reply(fill(common.ALREADY_DONE))
        return
    row = duty_events.note(
        tx.session, duty_id=duty.id, what=What.ASKED, by_member=found.me.member.id, now=tx.now,
        reason=note_of(wanted.reason), due=wanted.due, due_time=wanted.due_time,
    )  # fmt: skip
    note_audit(tx, found.me, "ask", duty.id)
    tx.reply(
        fill(duties.LATER_SENT, title=found.title, due=wanted.shown, reason=row.reason),
        buttons=[[button(duties.TAKE_BACK_REQUEST, "laterback", row.id)]],
    )
    told = _request(found, row)
    for one in deciders(tx, found.me):
        tx.tell(one.id, key=f"later:{row.id}:member {one.id}", text=told, buttons=_answers(row))


def _request(found: Opened, row: DutyEvent) -> Markup:
    wanted = due_words(row.due, row.due_time) if row.due is not None else ""
    return fill(
        duties.LATER_TOLD,
        owner=found.owner_first,
        title=found.title,
        now=found.due,
        due=wanted,
        reason=row.reason,
    )


async def show_waiting(update: Update, context: Context) -> None:
    """The requests that wait for an answer, the oldest first, each with its buttons."""
    with context.transaction() as tx:
        me = guards.allow(tx, MANAGES_WORK)
        rows = duty_events.requests(tx.session, committee_id=me.committee.id)
        if not rows:
            tx.reply(fill(duties.WAITING_NONE))
        for row in rows[:SHOWN]:
            tx.reply(_request(managed(tx, row.duty_id), row), buttons=_answers(row))


def _answers(row: DutyEvent) -> list[list[Button]]:
    return [
        [button(duties.AGREE, "lateryes", row.id), button(duties.REFUSE, "laterno", row.id)],
        [button(duties.OTHER_DAY, "laterday", row.id), button(duties.OPEN_CARD, "duty", row.duty_id)],
    ]


def _event(tx: Transaction, event_id: int, what: What) -> DutyEvent:
    row = tx.session.get(DutyEvent, event_id)
    if row is None or row.what != what:
        raise UserError("button_old")
    return row


async def take_request_back(update: Update, context: Context) -> None:
    """The owner does not ask any more."""
    with context.transaction() as tx:
        row = _event(tx, context.press.numbers[0], What.ASKED)
        found = answerable(tx, row.duty_id)
        if not duty_events.withdraw(tx.session, event=row, now=tx.now):
            tx.reply(fill(common.ALREADY_DONE))
            return
        tx.change_pressed(
            fill(duties.LATER_WITHDRAWN, title=found.title),
            buttons=[[button(duties.OPEN_CARD, "duty", found.one.duty.id)]],
        )
        told = fill(duties.LATER_WITHDRAWN_TOLD, owner=found.owner_first, title=found.title)
        for one in deciders(tx, found.me):
            tx.tell(one.id, key=f"later-back:{row.id}:member {one.id}", text=told)


def _pending(tx: Transaction, event_id: int) -> tuple[Opened, DutyEvent] | None:
    """A request that may be answered; None when it was answered or taken back meanwhile."""
    guards.allow(tx, MANAGES_WORK)
    row = _event(tx, event_id, What.ASKED)
    found = managed(tx, row.duty_id)
    waiting = duty_events.waiting(tx.session, duty_id=row.duty_id)
    if waiting is None or waiting.id != row.id:
        tx.reply(fill(common.ALREADY_DONE))
        return None
    return found, row


async def agree(update: Update, context: Context) -> None:
    """The chair agrees to the date that was asked for."""
    with context.transaction() as tx:
        pending = _pending(tx, context.press.numbers[0])
        if pending is not None:
            found, row = pending
            assert row.due is not None
            _grant(tx, found, row, Wanted(row.due, row.due_time, row.reason))


def _grant(tx: Transaction, found: Opened, row: DutyEvent, wanted: Wanted) -> None:
    done = duty_events.move(
        tx.session, duty=found.one.duty, due=wanted.due, due_time=wanted.due_time, by_member=found.me.member.id,
        reason="", now=tx.now, answers=row.id,
    )  # fmt: skip
    note_audit(tx, found.me, "change", row.duty_id)
    told = fill(duties.AGREED, title=found.title, owner=found.owner, due=wanted.shown)
    _answered(tx, done, told)
    said = fill(duties.AGREED_TOLD, who=found.me.member.full_name, title=found.title, due=wanted.shown)
    _tell_owner(tx, found, row, said, key=f"later-answer:{done.id}")


async def refuse(update: Update, context: Context) -> None:
    """The chair does not agree: the date stays."""
    with context.transaction() as tx:
        pending = _pending(tx, context.press.numbers[0])
        if pending is None:
            return
        found, row = pending
        done = duty_events.note(
            tx.session, duty_id=row.duty_id, what=What.REFUSED, by_member=found.me.member.id, now=tx.now, answers=row.id
        )
        note_audit(tx, found.me, "change", row.duty_id)
        _answered(tx, done, fill(duties.REFUSED, title=found.title, owner=found.owner))
        said = fill(duties.REFUSED_TOLD, who=found.me.member.full_name, title=found.title, due=found.due)
        _tell_owner(tx, found, row, said, key=f"later-answer:{done.id}")


async def ask_other_day(update: Update, context: Context) -> None:
    """The chair wants another day: ask which."""
    with context.transaction() as tx:
        pending = _pending(tx, context.press.numbers[0])
        if pending is None:
            return
        found, row = pending
        text = fill(duties.ASK_OTHER_DAY, title=found.title, owner=found.owner)
        ask(tx, found.me, "grant", text, rows=cancel_row(), duty=row.duty_id, request=row.id)


def take_other_day(tx: Transaction, form: Dialogue, text: str) -> None:
    """The day that the chair typed."""
    wanted = read_wanted(tx, text)
    pending = _pending(tx, int(form.answers["request"]))
    if pending is not None:
        found, row = pending
        close_form(tx, found.me)
        _grant(tx, found, row, wanted)
    else:
        close_form(tx, guards.speaker_in_known_chat(tx))


def _answered(tx: Transaction, done: DutyEvent, text: Markup) -> None:
    rows = [[button(common.UNDO, "answerback", done.id), button(duties.OPEN_CARD, "duty", done.duty_id)]]
    if tx.update.callback_query is not None:
        tx.change_pressed(text, buttons=rows)
    else:
        tx.reply(text, buttons=rows)


def _tell_owner(tx: Transaction, found: Opened, row: DutyEvent, text: Markup, *, key: str) -> None:
    """Tell whoever asked, and who owes the duty, each once."""
    rows = [[button(duties.OPEN_CARD, "duty", row.duty_id)]]
    tell_holders(tx, found, found.one.duty, text, key=key, rows=rows)
    if row.by_member != found.me.member.id:
        tx.tell(row.by_member, key=f"{key}:member {row.by_member}", text=text, buttons=rows)


async def take_answer_back(update: Update, context: Context) -> None:
    """The chair takes an answer back: the request waits again, with the date as it was."""
    with context.transaction() as tx:
        row = tx.session.get(DutyEvent, context.press.numbers[0])
        if row is None or row.answers is None or row.what not in (What.MOVED, What.REFUSED):
            raise UserError("button_old")
        managed(tx, row.duty_id)
        if not duty_events.withdraw(tx.session, event=row, now=tx.now):
            tx.reply(fill(common.ALREADY_DONE))
            return
        found = managed(tx, row.duty_id)
        request = tx.session.get_one(DutyEvent, row.answers)
        tx.change_pressed(
            fill(duties.ANSWER_TAKEN_BACK, title=found.title, owner=found.owner), buttons=_answers(request)
        )
        said = fill(duties.ANSWER_TAKEN_BACK_TOLD, who=found.me.member.full_name, title=found.title, due=found.due)
        _tell_owner(tx, found, request, said, key=f"later-answer-back:{row.id}")
