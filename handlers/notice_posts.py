"""Notices that come in: a file, a text, a text in parts; edited, deleted; and a number that was there before."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import date, timedelta

from telegram import Message, Update

from bot.clock import local
from bot.domain.errors import UserError
from bot.domain.notices import NoticeReading, read_notice
from bot.domain.notices.looks import is_list, looks_like_a_notice, looks_official
from bot.domain.notices.parts import goes_on, join_parts
from bot.domain.roles import MANAGES_WORK
from bot.networks import Button, ReceivedFile
from bot.notice_documents import is_notice_file, notice_text
from bot.render import notices as render
from bot.render import when
from bot.texts import Markup, common, fill
from bot.texts import notices as words
from handlers import forms
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Silence, Transaction
from handlers.errors import FILE_LIMIT
from handlers.guards import Speaker
from handlers.notice_desk import FORM, Desk, desk, head_of, manager, note
from handlers.notice_reading import Reader, describe
from storage import line_lists, notice_giving, notices, outbox
from storage.dialogues import Dialogue
from storage.notices import Notice, NoticeState

GOES_ON_WITHIN = timedelta(minutes=5)
AWAITED = "await"  # the step at which the form waits for a notice
LEAST = 40  # characters of a text that may be one when it is waited for


def register(app: App) -> None:
    app.add_handler(Pressed("ntnew", new_version, numbers=1))
    app.add_handler(Pressed("ntother", another, numbers=1))
    app.add_handler(Pressed("ntnot", not_kept, numbers=1))


async def take(received: Message, context: Context, me: Speaker, form: Dialogue | None) -> bool:
    """Record the notice in a message of whoever may send one; False when it holds none."""
    if me.role not in MANAGES_WORK or received.chat.type != "private":
        return False
    awaited = form is not None and is_awaited(form)
    if received.document is not None:
        return await _take_file(received, context, awaited=awaited)
    text = received.text or ""
    if not text.strip():
        return False
    busy = form is not None and not awaited  # somebody waits for an answer, which a document alone is not
    with context.peek() as tx:
        before = None if busy else _gone_on_with(tx, me, text)
    if before is None and not (looks_official(text) if busy else looks_like_a_notice(text)):
        if not awaited or is_list(text):
            return False
        if len(text.strip()) < LEAST:
            _too_short(context)
            return True
    _take_text(text, context)
    return True


def is_awaited(form: Dialogue) -> bool:
    """Whether a form waits for a notice."""
    return form.form == FORM and form.step == AWAITED


def _too_short(context: Context) -> None:
    with context.transaction() as tx:
        manager(tx)
        tx.reply(fill(words.NOT_LIKE_ONE), buttons=[[button(common.CANCEL, "pcancel")]])


async def _take_file(received: Message, context: Context, *, awaited: bool) -> bool:
    document = received.document
    assert document is not None
    file = await context.download(document.file_id, limit=FILE_LIMIT)
    file = replace(file, name=document.file_name or file.name)
    if not awaited and not is_notice_file(file.content):
        return False
    text = await asyncio.to_thread(notice_text, file.name, file.content)
    sure = awaited or file.content.startswith(b"%PDF")
    if not sure and not looks_like_a_notice(text):
        return False
    take_document(text, file, context)
    return True


async def take_attached(received: Message, context: Context) -> None:
    """A file that was sent as a notice by its caption, whatever it looks like."""
    document = received.document
    assert document is not None
    file = await context.download(document.file_id, limit=FILE_LIMIT)
    file = replace(file, name=document.file_name or file.name)
    take_document(await asyncio.to_thread(notice_text, file.name, file.content), file, context)


def take_document(text: str, file: ReceivedFile, context: Context) -> None:
    """Record a notice that came as a file."""
    on = context.message_day
    reading = read_notice(text, on=on)
    with context.transaction() as tx:
        me = manager(tx)
        _record(tx, me, text, reading, file=file)


def _take_text(text: str, context: Context) -> None:
    with context.transaction() as tx:
        me = manager(tx)
        take_text(tx, me, text)


def take_text(tx: Transaction, me: Speaker, text: str) -> None:
    """Record a notice that came as a text, or the next part of one."""
    before = _gone_on_with(tx, me, text)
    root = before.message_id if before is not None else tx.message_id
    line_lists.put_part(
        tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id, list_message_id=root, text=text
    )
    if before is not None:
        _read_again(tx, me, before)
    else:
        _record(tx, me, text, read_notice(text, on=local(tx.now).date()))


def _gone_on_with(tx: Transaction, me: Speaker, text: str) -> Notice | None:
    """The notice that a text goes on with: the sender's last one here, just now, if it is not at its end."""
    last = notices.last_of(tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id)
    if last is None or last.state not in (NoticeState.DRAFT, NoticeState.WAITING):
        return None
    if last.attachment_id is not None or tx.now - last.posted_at > GOES_ON_WITHIN:
        return None
    parts = _parts(tx, last)
    return last if parts and goes_on(parts, text) else None


def _parts(tx: Transaction, notice: Notice) -> list[str]:
    return [
        one.text
        for one in line_lists.parts_of(
            tx.session, network=notice.network, chat_id=notice.chat_id, list_message_id=notice.message_id
        )
    ]


def _record(
    tx: Transaction, me: Speaker, text: str, reading: NoticeReading, *, file: ReceivedFile | None = None
) -> None:
    """Keep a new notice and show its draft; ask where its number is known."""
    if not text.strip():
        raise UserError("notice_empty")
    forms.close(tx, me)
    known = notices.with_number(tx.session, committee_id=me.committee.id, number=reading.notice.number or "")
    if known is not None and _same_text(known.text, text):
        answer = Desk(tx, me, known)
        shown, buttons = answer.draft(note=fill(words.SAME_TEXT, posted=when(known.posted_at)))
        tx.reply(shown, buttons=buttons)
        return
    notice = Notice(
        committee_id=me.committee.id,
        text=text,
        attachment_id=tx.keep(file).id if file is not None else None,
        state=NoticeState.WAITING if known is not None else NoticeState.DRAFT,
        replaces_id=known.id if known is not None else None,
        posted_by=me.member.id,
        posted_at=tx.now,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=tx.message_id,
    )
    describe(notice, reading)
    notices.add(tx.session, notice=notice, tasks=Reader(tx.session, me).tasks(reading))
    note(tx, me, "post", notice.id)
    show_notice(tx, me, notice)


def _same_text(one: str, other: str) -> bool:
    return _digest(one) == _digest(other)


def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def show_notice(tx: Transaction, me: Speaker, notice: Notice) -> None:
    """Send the draft, or the question about its number, in the place of what was shown of it before."""
    shown, buttons = _shown(tx, me, notice)
    earlier = tx.session.get(outbox.Outbox, notice.receipt_id) if notice.receipt_id is not None else None
    if earlier is not None:
        tx.edit(earlier, key=f"notice-joined:{earlier.id}:{tx.row.id}", text=fill(words.JOINED))
    row = tx.reply(shown, buttons=buttons)
    notice.receipt_id = row.id if row is not None else None
    tx.session.add(notice)
    tx.session.flush()


def _shown(tx: Transaction, me: Speaker, notice: Notice) -> tuple[Markup, list[list[Button]]]:
    if notice.state != NoticeState.WAITING:
        return Desk(tx, me, notice).draft()
    known = tx.session.get_one(Notice, notice.replaces_id)
    text = render.same_number(head_of(known), known.posted_at)
    return text, [
        [button(words.NEW_VERSION, "ntnew", notice.id)],
        [button(words.ANOTHER, "ntother", notice.id)],
        [button(common.CANCEL, "ntnot", notice.id)],
    ]


def read_again(tx: Transaction, me: Speaker, notice: Notice, *, on: date | None = None) -> None:
    """Bring a notice up to its text, keeping what was decided about its tasks."""
    corrected = notice.day if "day" in notice.corrected else None
    reading = read_notice(notice.text, on=on or notice.day or local(notice.posted_at).date(), signed=corrected)
    describe(notice, reading)
    tasks = Reader(tx.session, me).tasks(reading)
    before = notices.tasks_of(tx.session, notice_id=notice.id)
    notice_giving.carry_over(tx.session, notice=notice, before=before, tasks=tasks)


def _read_again(tx: Transaction, me: Speaker, notice: Notice) -> None:
    notice.text = join_parts(_parts(tx, notice))
    read_again(tx, me, notice)
    if notice.state == NoticeState.DRAFT:
        known = notices.with_number(tx.session, committee_id=me.committee.id, number=notice.number, but=notice.id)
        if known is not None and notice.replaces_id is None and notice.given_at is None:
            notice.state, notice.replaces_id = NoticeState.WAITING, known.id
    show_notice(tx, me, notice)


async def new_version(update: Update, context: Context) -> None:
    """What was sent is the newer version of the notice with its number."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0], states=[NoticeState.WAITING])
        known = tx.session.get_one(Notice, found.notice.replaces_id)
        tasks = notices.tasks_of(tx.session, notice_id=found.notice.id)
        before = notices.tasks_of(tx.session, notice_id=known.id)
        carried = notice_giving.carry_over(tx.session, notice=found.notice, before=before, tasks=tasks)
        found.notice.state = NoticeState.GIVEN if known.given_at is not None else NoticeState.DRAFT
        found.notice.given_at = known.given_at
        known.state = NoticeState.REPLACED
        members = [row.member_id for row in notices.recipients_of(tx.session, notice_id=known.id)]
        notices.set_recipients(tx.session, notice_id=found.notice.id, member_ids=members)
        tx.session.add(known)
        tx.session.add(found.notice)
        tx.session.flush()
        note(tx, found.me, "change", found.notice.id)
        said = fill(words.VERSION_KEPT, kept=carried.kept, new=carried.new, gone=carried.gone)
        text, buttons = found.draft(note=said)
        tx.change_pressed(text, buttons=buttons)


async def another(update: Update, context: Context) -> None:
    """What was sent is another notice, which has the same number by mistake."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0], states=[NoticeState.WAITING])
        found.notice.state, found.notice.replaces_id = NoticeState.DRAFT, None
        tx.session.add(found.notice)
        tx.session.flush()
        text, buttons = found.draft()
        tx.change_pressed(text, buttons=buttons)


async def not_kept(update: Update, context: Context) -> None:
    """What was sent is not to be kept."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0], states=[NoticeState.WAITING])
        found.notice.state = NoticeState.DROPPED
        tx.session.add(found.notice)
        tx.session.flush()
        tx.change_pressed(fill(words.NOT_KEPT, name=found.head.name))


def holds(tx: Transaction, message_id: int) -> bool:
    """Whether a message is a part of a notice."""
    return _of_message(tx, message_id) is not None


def _of_message(tx: Transaction, message_id: int) -> Notice | None:
    root = line_lists.list_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    return notices.by_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=root)


def edit(tx: Transaction, text: str) -> None:
    """Read a notice again, a message of which was edited."""
    me = manager(tx)
    notice = _of_message(tx, tx.message_id)
    if notice is None or notice.state in (NoticeState.DROPPED, NoticeState.REPLACED) or notice.attachment_id:
        raise Silence
    line_lists.put_part(
        tx.session,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=tx.message_id,
        list_message_id=notice.message_id,
        text=text,
    )
    _read_again(tx, me, notice)


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """A part of a notice was deleted: what is left is read again, and a draft of which nothing is left is dropped.

    False when the message held none.
    """
    notice = _of_message(tx, message_id)
    if notice is None or notice.committee_id != me.committee.id or me.role not in MANAGES_WORK:
        return False
    if notice.state not in (NoticeState.DRAFT, NoticeState.WAITING):
        return True
    rest = line_lists.put_part(
        tx.session,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=message_id,
        list_message_id=notice.message_id,
        text=None,
    )
    if rest:
        _read_again(tx, me, notice)
    elif notice.attachment_id is None or notice.message_id == message_id:
        drop(tx, me, notice)
    return True


def drop(tx: Transaction, me: Speaker, notice: Notice) -> None:
    """Put a draft away; it can be had back."""
    notice.state = NoticeState.DROPPED
    tx.session.add(notice)
    tx.session.flush()
    note(tx, me, "undo", notice.id)
    said = fill(words.DROPPED_NOTICE, name=head_of(notice).name)
    back = [[button(common.RESTORE, "ntundel", notice.id)]]
    if tx.update.callback_query is not None:
        tx.change_pressed(said, buttons=back)
    else:
        tx.reply(said, buttons=back)
