"""F0-F3 lists: what the station posts, edits, deletes and undoes, and the day on which it posts nothing."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session
from telegram import Document, Message, Update

from bot.clock import local
from bot.domain.errors import UserError
from bot.domain.hamlets import Hamlet as NamedHamlet
from bot.domain.line_lists import Reading, read_text
from bot.domain.receipts import Receipt
from bot.domain.roles import POSTS_LISTS, Role
from bot.networks import ReceivedFile
from bot.reading import read_file
from bot.render import clock_time, day
from bot.render.contacts import same_person_hint
from bot.render.receipts import receipt as receipt_text
from bot.schedule import Sweep
from bot.texts import common, fill, lists
from handlers import contacts as contact_handlers
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Silence, Transaction
from handlers.errors import FILE_LIMIT
from handlers.guards import Speaker
from storage import audit, committees, contacts, hamlet_lists, line_lists
from storage.committees import Committee
from storage.line_lists import LineList, Post

UNDO_WITHIN = timedelta(days=2)
INLINE = 20_000  # characters of a list that is read at once; a longer one is read in a thread


def register(app: App) -> None:
    app.add_handler(Pressed("undo", undo, numbers=1))
    app.add_handler(Pressed("redo", redo, numbers=1))
    app.add_handler(Pressed("unchanged", unchanged, numbers=1))


async def post(message: Message, context: Context, me: Speaker) -> None:
    """Record the list in a message of the station, and answer with a receipt. Chatter is met with silence."""
    file = None
    if message.document is not None:
        file = await context.download(message.document.file_id, limit=FILE_LIMIT)
    reading = await _read(message, file, context, me)
    with context.transaction() as tx:
        if file is not None and _said_of_same_file(tx, me, file):
            return
        if not reading.is_list:
            known = line_lists.latest(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message.message_id)
            if known is None:
                if not tx.private and file is None:
                    raise Silence
                tx.reply(fill(lists.NOT_A_LIST))
                return
        record(tx, me, reading, text=None if file else message.text, file=file)


def is_table_file(document: Document) -> bool:
    """Whether a file may hold a list; the content decides later."""
    name = (document.file_name or "").lower()
    return name.endswith((".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".docx", ".txt"))


async def _read(message: Message, file: ReceivedFile | None, context: Context, me: Speaker) -> Reading:
    on = local(message.date).date()
    hamlets = [NamedHamlet(hamlet.name, tuple(hamlet.aliases)) for hamlet in me.hamlets]
    if file is not None:
        return await asyncio.to_thread(read_file, file.name, file.content, on=on, hamlets=hamlets)
    text = message.text or ""
    if len(text) > INLINE:
        return await asyncio.to_thread(read_text, text, on=on, hamlets=hamlets)
    return read_text(text, on=on, hamlets=hamlets)


def _said_of_same_file(tx: Transaction, me: Speaker, file: ReceivedFile) -> bool:
    """Answer a file that is in force already, and say so."""
    before = line_lists.with_same_file(tx.session, committee_id=me.committee.id, content=file.content)
    if before is None or before.message_id == tx.message_id:
        return False
    tx.reply(fill(lists.SAME_FILE, time=f"{clock_time(before.posted_at)} {day(before.day)}"))
    return True


def record(tx: Transaction, me: Speaker, reading: Reading, *, text: str | None, file: ReceivedFile | None) -> Receipt:
    """Write a reading down as the next version of the message's list; answer, and tell the leaders concerned."""
    attachment = tx.keep(file) if file is not None else None
    what = line_lists.record(
        tx.session,
        committee_id=me.committee.id,
        rules=me.rules,
        post=Post(
            network=tx.network,
            chat_id=tx.chat_id,
            message_id=tx.message_id,
            posted_by=me.member.id,
            text=text,
            attachment_id=attachment.id if attachment is not None else None,
        ),
        reading=reading,
        day=tx.today,
        now=tx.now,
    )
    doubtful = {contact_id for line in what.lines for contact_id in line.doubtful}
    others = {
        contact_id: same_person_hint(contacts.state_of(row))
        for contact_id, row in contacts.by_ids(tx.session, doubtful).items()
    }
    row = tx.reply(receipt_text(what, others=others), buttons=[[button(common.UNDO, "undo", what.line_list_id)]])
    line_lists.set_receipt(tx.session, line_list_id=what.line_list_id, outbox_id=row.id if row is not None else None)
    _follow(tx, me.committee, me, what.hamlets, f"line_list {what.line_list_id}", "change")
    return what


def _follow(
    tx: Transaction, committee: Committee, me: Speaker, hamlets: tuple[str, ...], subject: str, action: str
) -> None:
    """Send the changed hamlets' lists to their leaders, and write the change into the audit."""
    contact_handlers.send_hamlet_lists(tx, committee, hamlets, key=f"{action}:{tx.row.id}", why=lists.SENT_AFTER_CHANGE)
    audit.record(
        tx.session, committee_id=committee.id, member_id=me.member.id, action=action, subject=subject, now=tx.now
    )


async def undo(update: Update, context: Context) -> None:
    """Withdraw what only one list said; a second press changes nothing."""
    with context.transaction() as tx:
        me, row = _list_pressed(tx, context)
        if tx.now - row.posted_at > UNDO_WITHIN:
            raise UserError("undo_too_late", day=day(row.day))
        touched = line_lists.withdraw(tx.session, line_list_id=row.id, rules=me.rules, now=tx.now)
        if touched is None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        tx.change_pressed(
            fill(lists.UNDONE, time=clock_time(row.posted_at)), buttons=[[button(common.RESTORE, "redo", row.id)]]
        )
        _follow(tx, me.committee, me, tuple(touched), f"line_list {row.id}", "undo")


async def redo(update: Update, context: Context) -> None:
    """Take an undo back."""
    with context.transaction() as tx:
        me, row = _list_pressed(tx, context)
        touched = line_lists.restore(tx.session, line_list_id=row.id, rules=me.rules)
        if touched is None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        tx.change_pressed(
            fill(lists.RESTORED, time=clock_time(row.posted_at)), buttons=[[button(common.UNDO, "undo", row.id)]]
        )
        _follow(tx, me.committee, me, tuple(touched), f"line_list {row.id}", "redo")


def _list_pressed(tx: Transaction, context: Context) -> tuple[Speaker, LineList]:
    me = guards.allow(tx, POSTS_LISTS)
    row = tx.session.get(LineList, context.press.numbers[0])
    if row is None or row.committee_id != me.committee.id or row.superseded:
        raise UserError("button_old")
    return me, row


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """Withdraw the list of a message that was deleted; False when it held none."""
    row = line_lists.latest(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    if row is None or row.committee_id != me.committee.id:
        return False
    touched = line_lists.withdraw(tx.session, line_list_id=row.id, rules=me.rules, now=tx.now)
    if touched is not None:
        tx.reply(
            fill(lists.DELETED, time=clock_time(row.posted_at)), buttons=[[button(common.RESTORE, "redo", row.id)]]
        )
        _follow(tx, me.committee, me, tuple(touched), f"line_list {row.id}", "delete")
    return True


async def unchanged(update: Update, context: Context) -> None:
    """The station says that today's list is yesterday's."""
    with context.transaction() as tx:
        me = guards.allow(tx, {Role.HEALTH_STATION})
        if context.press.numbers[0] != tx.today.toordinal():
            raise UserError("button_old")
        said = hamlet_lists.note_unchanged(
            tx.session, committee_id=me.committee.id, day=tx.today, member_id=me.member.id, now=tx.now
        )
        if said:
            tx.change_pressed(fill(lists.NO_CHANGE_NOTED, day=day(tx.today)))


def remind_station(sweep: Sweep) -> None:
    """On a day without a list the station is reminded."""
    moment = sweep.latest_today(sweep.rules.hours.list_reminders, name="list-reminder")
    if moment is None:
        return
    committee_id = sweep.committee.id
    if line_lists.posted_on(sweep.session, committee_id=committee_id, day=sweep.today):
        return
    if hamlet_lists.is_unchanged(sweep.session, committee_id=committee_id, day=sweep.today):
        return
    for member in committees.members_of(sweep.session, committee_id=committee_id, role=Role.HEALTH_STATION):
        sweep.tell(
            member.id,
            key=f"list-reminder:{moment:%Y-%m-%d %H:%M}:member {member.id}",
            text=fill(lists.DAILY_REMINDER, day=day(sweep.today)),
            buttons=[[button(lists.NO_CHANGE_BUTTON, "unchanged", sweep.today.toordinal())]],
            about={"kind": "list_missing", "committee": committee_id, "day": sweep.today.isoformat()},
            **sweep.when_allowed(moment),
        )


def still_missing(session: Session, about: dict[str, Any]) -> bool:
    """Whether a day's list is still missing."""
    committee_id, day_ = int(about["committee"]), date.fromisoformat(about["day"])
    if hamlet_lists.is_unchanged(session, committee_id=committee_id, day=day_):
        return False
    return not line_lists.posted_on(session, committee_id=committee_id, day=day_)
