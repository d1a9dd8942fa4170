"""What the chair and the secretary change: a duty's date, its owner, or that it is owed at all; each can be undone."""

from __future__ import annotations

from telegram import Update

from bot.domain.addressees import who_is_meant
from bot.domain.duties import Owner
from bot.domain.errors import UserError
from bot.domain.roles import MANAGES_WORK
from bot.texts import Markup, common, duties, fill
from handlers import guards
from handlers.addressees import name_of, owner_buttons, owner_of, people_of, places_of
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.duty_access import Opened, ask, close_form, managed, note_audit, tell_holders
from handlers.duty_words import note_of
from handlers.guards import Speaker
from handlers.postponements import cancel_row, kept_wanted, read_wanted
from storage import assignments, duty_events
from storage.assignments import Assignment, Duty
from storage.dialogues import Dialogue
from storage.duty_events import DutyEvent, What


def register(app: App) -> None:
    app.add_handler(Pressed("moveduty", ask_move, numbers=1))
    app.add_handler(Pressed("handduty", ask_who, numbers=1))
    app.add_handler(Pressed("handto", hand_to, numbers=3))
    app.add_handler(Pressed("dropduty", ask_drop, numbers=1))
    app.add_handler(Pressed("changeback", take_back, numbers=1))


async def ask_move(update: Update, context: Context) -> None:
    """Ask for the new date and the reason."""
    with context.transaction() as tx:
        found = managed(tx, context.press.numbers[0])
        text = fill(duties.ASK_MOVE, title=found.title, owner=found.owner, due=found.due)
        ask(tx, found.me, "move", text, rows=cancel_row(), duty=found.one.duty.id)


def take_move(tx: Transaction, found: Opened, form: Dialogue, text: str) -> None:
    """Move the date, once the reason is there too."""
    duty = found.one.duty
    wanted = kept_wanted(form, text) or read_wanted(tx, text)
    if not wanted.reason:
        asked = fill(duties.ASK_MOVE_WHY, due=wanted.shown)
        ask(tx, found.me, "move", asked, rows=cancel_row(), duty=duty.id, **wanted.kept())
        return
    close_form(tx, found.me)
    row = duty_events.move(
        tx.session, duty=duty, due=wanted.due, due_time=wanted.due_time, by_member=found.me.member.id,
        reason=note_of(wanted.reason), now=tx.now,
    )  # fmt: skip
    _noted(
        tx, found, row,
        fill(duties.MOVED, title=found.title, owner=found.owner, due=wanted.shown, reason=row.reason),
    )  # fmt: skip
    said = fill(
        duties.MOVED_TOLD, who=found.me.member.full_name, title=found.title, due=wanted.shown, reason=row.reason
    )
    tell_holders(tx, found, duty, said, key=f"moved:{row.id}", rows=[[button(duties.OPEN_CARD, "duty", duty.id)]])


def _noted(tx: Transaction, found: Opened, row: DutyEvent, text: Markup) -> None:
    """The receipt of a change, with its undo."""
    note_audit(tx, found.me, "change", row.duty_id)
    rows = [[button(common.UNDO, "changeback", row.id)]]
    if row.what == What.MOVED:
        rows[0].append(button(duties.OPEN_CARD, "duty", row.duty_id))
    if tx.update.callback_query is not None:
        tx.change_pressed(text, buttons=rows)
    else:
        tx.reply(text, buttons=rows)


async def ask_who(update: Update, context: Context) -> None:
    """Ask who is to do it instead."""
    with context.transaction() as tx:
        found = managed(tx, context.press.numbers[0])
        duty = found.one.duty
        hamlets = tuple(Owner(hamlet_id=one.id) for one in found.me.hamlets if one.id != duty.hamlet_id)
        rows = [*owner_buttons(tx.session, found.me, hamlets, "handto", duty.id), *cancel_row()]
        text = fill(duties.ASK_WHO, title=found.title, owner=found.owner)
        ask(tx, found.me, "who", text, rows=rows, duty=duty.id)


def take_who(tx: Transaction, found: Opened, text: str) -> None:
    """The name that was typed: one person, or a question which of several."""
    me = found.me
    meant = who_is_meant(text, places=places_of(me), people=people_of(tx.session, me))
    choices = meant.candidates or (meant.owners if len(meant.owners) > 1 else ())
    if choices:
        rows = owner_buttons(tx.session, me, choices, "handto", found.one.duty.id)
        tx.reply(fill(duties.ASK_WHICH, text=text.strip()), buttons=[*rows, *cancel_row()])
        return
    if not meant.owners:
        raise UserError("who_not_found", text=text.strip())
    _hand(tx, found, meant.owners[0])


async def hand_to(update: Update, context: Context) -> None:
    """Who was chosen by a button."""
    with context.transaction() as tx:
        duty_id, kind, owner_id = context.press.numbers
        _hand(tx, managed(tx, duty_id), owner_of(kind, owner_id))


def _hand(tx: Transaction, found: Opened, owner: Owner) -> None:
    me, duty = found.me, found.one.duty
    after = name_of(tx.session, me, owner)
    if after is None:
        raise UserError("button_old")
    row = tx.session.get_one(Assignment, duty.assignment_id)
    there = assignments.duty_for(tx.session, assignment_id=row.id, hamlet_id=owner.hamlet_id, member_id=owner.member_id)
    if there is not None and there.active:
        raise UserError("who_has_it", who=after)
    close_form(tx, me)
    if there is None:
        assignments.add_owners(tx.session, assignment=row, owners=[owner])
        there = assignments.duty_for(
            tx.session, assignment_id=row.id, hamlet_id=owner.hamlet_id, member_id=owner.member_id
        )
    assert there is not None
    event = duty_events.hand_over(tx.session, duty=duty, to=there, by_member=me.member.id, now=tx.now)
    _noted(tx, found, event, fill(duties.HANDED, title=found.title, before=found.owner, after=after))
    who = me.member.full_name
    away = fill(duties.HANDED_AWAY_TOLD, who=who, title=found.title, after=after)
    tell_holders(tx, found, duty, away, key=f"handed:{event.id}")
    given = fill(duties.GIVEN_TOLD, who=who, title=found.title, due=found.due_tail)
    rows = [[button(duties.RECEIVED, "received", there.id), button(duties.OPEN_CARD, "duty", there.id)]]
    tell_holders(tx, found, there, given, key=f"handed-to:{event.id}", rows=rows)


async def ask_drop(update: Update, context: Context) -> None:
    """Ask why nobody is to do it."""
    with context.transaction() as tx:
        found = managed(tx, context.press.numbers[0])
        text = fill(duties.ASK_DROP, title=found.title, owner=found.owner)
        ask(tx, found.me, "drop", text, rows=cancel_row(), duty=found.one.duty.id)


def take_drop(tx: Transaction, found: Opened, text: str) -> None:
    """Drop it for the reason that was typed."""
    reason, duty = note_of(text), found.one.duty
    close_form(tx, found.me)
    row = duty_events.drop(tx.session, duty=duty, by_member=found.me.member.id, reason=reason, now=tx.now)
    _noted(tx, found, row, fill(duties.DROPPED, title=found.title, owner=found.owner, reason=reason))
    said = fill(duties.DROPPED_TOLD, who=found.me.member.full_name, title=found.title, reason=reason)
    tell_holders(tx, found, duty, said, key=f"dropped:{row.id}")


async def take_back(update: Update, context: Context) -> None:
    """Undo a change of date or owner, or a dropping."""
    with context.transaction() as tx:
        me = guards.allow(tx, MANAGES_WORK)
        row = tx.session.get(DutyEvent, context.press.numbers[0])
        if row is None or row.answers is not None or row.what not in (What.MOVED, What.HANDED_OVER, What.DROPPED):
            raise UserError("button_old")
        _must_be_ours(tx, me, row)
        other = tx.session.get(Duty, row.other_duty) if row.other_duty is not None else None
        if not duty_events.withdraw(tx.session, event=row, now=tx.now):
            tx.reply(fill(common.ALREADY_DONE))
            return
        found = managed(tx, row.duty_id)
        note_audit(tx, me, "undo", row.duty_id)
        opened = [[button(duties.OPEN_CARD, "duty", row.duty_id)]]
        tx.change_pressed(
            fill(duties.CHANGE_TAKEN_BACK, title=found.title, owner=found.owner, due=found.due_tail),
            buttons=opened,
        )
        who = me.member.full_name
        said = fill(duties.CHANGE_TAKEN_BACK_TOLD, who=who, title=found.title, due=found.due_tail)
        tell_holders(tx, found, found.one.duty, said, key=f"change-back:{row.id}", rows=opened)
        if other is not None:
            away = fill(duties.HANDED_AWAY_TOLD, who=who, title=found.title, after=found.owner)
            tell_holders(tx, found, other, away, key=f"change-back-other:{row.id}")


def _must_be_ours(tx: Transaction, me: Speaker, row: DutyEvent) -> None:
    duty = tx.session.get_one(Duty, row.duty_id)
    assignment = tx.session.get_one(Assignment, duty.assignment_id)
    if assignment.committee_id != me.committee.id or not assignment.active:
        raise UserError("button_old")
