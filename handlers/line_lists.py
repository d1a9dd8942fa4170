"""F0-F3 lists: what the station posts, edits, deletes and undoes, and the day on which it posts nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session
from telegram import Message, Update

from bot.domain.errors import UserError
from bot.domain.line_lists import Reading, Reason, Unread
from bot.domain.roles import POSTS_LISTS, Role
from bot.networks import ReceivedFile
from bot.render import clock_time, day
from bot.schedule import Sweep
from bot.texts import common, fill, lists
from handlers import guards, list_receipts
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Silence, Transaction
from handlers.errors import FILE_LIMIT
from handlers.guards import Speaker
from handlers.leaders import tell_hamlets
from handlers.list_reading import Incoming, incoming_text, joined, read_incoming
from storage import committees, hamlet_lists, line_lists
from storage.line_lists import LineList, Post

UNDO_WITHIN = timedelta(days=2)


def register(app: App) -> None:
    app.add_handler(Pressed("undo", undo, numbers=1))
    app.add_handler(Pressed("redo", redo, numbers=1))
    app.add_handler(Pressed("unchanged", unchanged, numbers=1))


async def post(message: Message, context: Context) -> None:
    """Record the list in a message of the station, and answer with a receipt. Chatter is met with silence."""
    incoming = await _incoming(message, context)
    reading = await read_incoming(incoming, context)
    with context.transaction() as tx:
        me = guards.allow(tx, POSTS_LISTS)
        if incoming.file is not None and _said_of_same_file(tx, me, incoming.file):
            return
        known = line_lists.latest(
            tx.session, network=tx.network, chat_id=tx.chat_id, message_id=incoming.list_message_id
        )
        if not reading.is_list and known is None:
            if not tx.private and incoming.file is None:
                raise Silence
            tx.reply(fill(lists.NOT_A_LIST))
            return
        record(tx, me, incoming, reading)


async def post_photo(message: Message, context: Context) -> None:
    """Keep a photo of the station, named as not read, and say how to send the list instead."""
    file = await context.download(message.photo[-1].file_id, limit=FILE_LIMIT)
    with context.transaction() as tx:
        me = guards.allow(tx, POSTS_LISTS)
        unread = Unread(line=1, text=message.caption or lists.PHOTO, reason=Reason.PHOTO)
        what = line_lists.record(
            tx.session,
            committee_id=me.committee.id,
            rules=me.rules,
            post=_post(tx, me, Incoming(list_message_id=message.message_id, file=file)),
            reading=Reading(unread=(unread,), is_list=True),
            day=tx.today,
            now=tx.now,
        )
        tx.reply(fill(lists.PHOTO_NOT_READ), buttons=[[button(lists.NOT_A_PHOTO_OF_A_LIST, "undo", what.line_list_id)]])


async def _incoming(message: Message, context: Context) -> Incoming:
    """The list as it stands now: the file, or the text with the parts that came before it."""
    if message.document is not None:
        file = await context.download(message.document.file_id, limit=FILE_LIMIT)
        file = replace(file, name=message.document.file_name or file.name)
        return Incoming(list_message_id=message.message_id, file=file)
    with context.peek() as tx:
        me = guards.allow(tx, POSTS_LISTS)
        return incoming_text(tx, me, message)


def _said_of_same_file(tx: Transaction, me: Speaker, file: ReceivedFile) -> bool:
    """Answer a file that is in force already, and say so."""
    before = line_lists.with_same_file(tx.session, committee_id=me.committee.id, content=file.content)
    if before is None or before.message_id == tx.message_id:
        return False
    tx.reply(fill(lists.SAME_FILE, time=f"{clock_time(before.posted_at)} {day(before.day)}"))
    return True


def record(tx: Transaction, me: Speaker, incoming: Incoming, reading: Reading) -> None:
    """Write a reading down as the next version of its list; answer, and tell whom it concerns."""
    if incoming.part is not None:
        line_lists.put_part(
            tx.session,
            network=tx.network,
            chat_id=tx.chat_id,
            message_id=tx.message_id,
            list_message_id=incoming.list_message_id,
            text=incoming.part,
        )
    what = line_lists.record(
        tx.session,
        committee_id=me.committee.id,
        rules=me.rules,
        post=_post(tx, me, incoming),
        reading=reading,
        day=tx.today,
        now=tx.now,
    )
    if incoming.corrects is not None and not what.unread:
        line_lists.resolve_unread(tx.session, line_list_id=incoming.corrects[0], line=incoming.corrects[1])
    list_receipts.answer(tx, me, what, joined=incoming.joined)


def _post(tx: Transaction, me: Speaker, incoming: Incoming) -> Post:
    attachment = tx.keep(incoming.file) if incoming.file is not None else None
    return Post(
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=incoming.list_message_id,
        posted_by=me.member.id,
        text=incoming.text if attachment is None else None,
        attachment_id=attachment.id if attachment is not None else None,
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
        tell_hamlets(tx, me, touched, f"line_list {row.id}", "undo")


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
        tell_hamlets(tx, me, touched, f"line_list {row.id}", "redo")


def _list_pressed(tx: Transaction, context: Context) -> tuple[Speaker, LineList]:
    me = guards.allow(tx, POSTS_LISTS)
    row = tx.session.get(LineList, context.press.numbers[0])
    if row is None or row.committee_id != me.committee.id or row.superseded:
        raise UserError("button_old")
    return me, row


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """Withdraw what only a deleted message said; False when it held no list."""
    list_message_id = line_lists.list_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    row = line_lists.latest(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=list_message_id)
    if row is None or row.committee_id != me.committee.id or row.withdrawn_at is not None:
        return row is not None
    rest = line_lists.put_part(
        tx.session,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=message_id,
        list_message_id=list_message_id,
        text=None,
    )
    if rest:
        incoming = Incoming(list_message_id=list_message_id, text=joined(rest, me, on=row.day))
        record(tx, me, incoming, incoming.read(me, on=row.day))
        return True
    touched = line_lists.withdraw(tx.session, line_list_id=row.id, rules=me.rules, now=tx.now)
    if touched is not None:
        tx.reply(
            fill(lists.DELETED, time=clock_time(row.posted_at)), buttons=[[button(common.RESTORE, "redo", row.id)]]
        )
        tell_hamlets(tx, me, touched, f"line_list {row.id}", "delete")
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
    about = {"kind": "list_missing", "committee": sweep.committee.id, "day": sweep.today.isoformat()}
    if not still_missing(sweep.session, about):
        return
    for member in committees.members_of(sweep.session, committee_id=sweep.committee.id, role=Role.HEALTH_STATION):
        sweep.tell(
            member.id,
            key=f"list-reminder:{moment:%Y-%m-%d %H:%M}:member {member.id}",
            text=fill(lists.DAILY_REMINDER, day=day(sweep.today)),
            buttons=[[button(lists.NO_CHANGE_BUTTON, "unchanged", sweep.today.toordinal())]],
            about=about,
            **sweep.when_allowed(moment),
        )


def still_missing(session: Session, about: dict[str, Any]) -> bool:
    """Whether a day's list is still missing."""
    committee_id, wanted = int(about["committee"]), date.fromisoformat(about["day"])
    if hamlet_lists.is_unchanged(session, committee_id=committee_id, day=wanted):
        return False
    return not line_lists.posted_on(session, committee_id=committee_id, day=wanted)
