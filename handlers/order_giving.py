"""Giving the order that was confirmed: its owners are told at once; it can be taken back and given again."""

from __future__ import annotations

from telegram import Update

from bot.domain.duties import Part
from bot.domain.errors import UserError
from bot.domain.roles import MANAGES_WORK
from bot.render import day, pace
from bot.render.duties import due_words
from bot.render.work import left
from bot.texts import Markup, common, duties, fill, lines, orders
from handlers import deeds, forms, guards
from handlers.addressees import owner_of
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.duty_access import holders
from handlers.guards import Speaker
from handlers.orders import kept_day, kept_time, names, pressed
from storage import assignments, committees
from storage.assignments import Assignment


def register(app: App) -> None:
    app.add_handler(Pressed("ordgive", confirm, numbers=0))
    app.add_handler(Pressed("ordback", take_back, numbers=1))
    app.add_handler(Pressed("ordredo", give_again, numbers=1))


async def confirm(update: Update, context: Context) -> None:
    """Give the work: the owners are told at once."""
    with context.transaction() as tx:
        me, answers = pressed(tx, "confirm")
        due, at = kept_day(answers["due"]), kept_time(answers)
        if due is not None and due < tx.today:  # the form waited over midnight
            raise UserError("until_past", day=day(due))
        row = assignments.create(
            tx.session,
            committee_id=me.committee.id,
            key=f"giao:{tx.row.id}",
            title=answers["title"],
            text=answers["text"],
            start=kept_day(answers["start"]),
            due=due,
            due_time=at,
            recurring=answers["every"],
            due_day=answers.get("every_day"),
            owners=[owner_of(*one) for one in answers["owners"]],
            collaborators=[owner_of(*one) for one in answers["helpers"]],
            given_by=me.member.id,
            given_at=tx.now,
        )
        forms.close(tx, me)
        _audit(tx, me, "give", row)
        tail = _tail(tx, row)
        absent = _tell_owners(tx, me, row, tail)
        receipt = fill(orders.GIVEN, title=row.title, due=tail, who=names(tx, me, answers["owners"]))
        warning = fill(orders.NOT_JOINED, who=", ".join(absent)) if absent else None
        tx.change_pressed(lines(receipt, warning), buttons=[[button(common.UNDO, "ordback", row.id)]])


def _tail(tx: Transaction, row: Assignment) -> str:
    """When it is due, behind its title."""
    if row.recurring is not None:
        return duties.EVERY.format(every=pace(row.recurring, row.due_day, until=row.due))
    if row.due is None:
        return ""
    return duties.DUE.format(due=due_words(row.due, row.due_time), left=left(row.due, today=tx.today))


def _tell_owners(tx: Transaction, me: Speaker, row: Assignment, tail: str) -> list[str]:
    """Tell each of them, helpers too; the names of those who cannot be told."""
    absent = []
    for duty in assignments.parts_of(tx.session, assignment_id=row.id):
        sentence = orders.HELP_TOLD if duty.part == Part.COLLABORATOR else duties.GIVEN_TOLD
        text = fill(sentence, who=me.member.full_name, title=row.title, due=tail)
        rows = [[button(duties.RECEIVED, "received", duty.id), button(duties.OPEN_CARD, "duty", duty.id)]]
        for member in holders(tx, duty):
            if not committees.private_chats_of(tx.session, member_id=member.id):
                absent.append(member.full_name)
            elif member.id != me.member.id:
                tx.tell(member.id, key=f"given:duty {duty.id}:member {member.id}", text=text, buttons=rows)
    return absent


def _ordered(tx: Transaction, assignment_id: int, *, active: bool) -> tuple[Speaker, Assignment] | None:
    """An order that was given in the chat; None when it is that way already."""
    me = guards.allow(tx, MANAGES_WORK)
    row = tx.session.get(Assignment, assignment_id)
    if row is None or row.committee_id != me.committee.id or not row.key.startswith("giao:"):
        raise UserError("button_old")
    if row.active is active:
        tx.reply(fill(common.ALREADY_DONE))
        return None
    row.active = active
    tx.session.add(row)
    tx.session.flush()
    _audit(tx, me, "change" if active else "undo", row)
    return me, row


async def take_back(update: Update, context: Context) -> None:
    """The order was a mistake: nobody owes it."""
    with context.transaction() as tx:
        done = _ordered(tx, context.press.numbers[0], active=False)
        if done is None:
            return
        me, row = done
        again = [[button(common.RESTORE, "ordredo", row.id)]]
        tx.change_pressed(fill(orders.TAKEN_BACK, title=row.title), buttons=again)
        text = fill(orders.TAKEN_BACK_TOLD, who=me.member.full_name, title=row.title)
        _tell_all(tx, me, row, text, key=f"ordback:{tx.row.id}")


async def give_again(update: Update, context: Context) -> None:
    """Take the undo back."""
    with context.transaction() as tx:
        done = _ordered(tx, context.press.numbers[0], active=True)
        if done is None:
            return
        me, row = done
        tx.change_pressed(fill(orders.GIVEN_AGAIN, title=row.title), buttons=[[button(common.UNDO, "ordback", row.id)]])
        text = fill(duties.GIVEN_TOLD, who=me.member.full_name, title=row.title, due=_tail(tx, row))
        _tell_all(tx, me, row, text, key=f"ordredo:{tx.row.id}")


def _tell_all(tx: Transaction, me: Speaker, row: Assignment, text: Markup, *, key: str) -> None:
    members = {one.id for duty in assignments.parts_of(tx.session, assignment_id=row.id) for one in holders(tx, duty)}
    for member_id in sorted(members - {me.member.id}):
        tx.tell(member_id, key=f"{key}:member {member_id}", text=text)


def _audit(tx: Transaction, me: Speaker, action: str, row: Assignment) -> None:
    deeds.note(tx, me, action, f"assignment {row.id}")
