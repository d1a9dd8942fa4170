"""What is neither a command nor a button: lists, answers to forms, edits, deletions, and what nobody understands."""

from __future__ import annotations

from datetime import datetime

from telegram import Message, Update
from telegram.ext import BusinessMessagesDeletedHandler, MessageHandler, TypeHandler, filters

from bot.domain.commands import recognise
from bot.domain.errors import UserError
from bot.domain.roles import MANAGES_WORK, POSTS_LISTS, RECORDS_BREACHES, Role
from bot.domain.violations import read_month
from bot.texts import fill, people
from handlers import (
    arrivals,
    donations,
    duty_access,
    duty_words,
    forms,
    guards,
    line_lists,
    notice_posts,
    plans,
    progress,
    registering,
    registrations,
    report_photos,
    reports,
    violations,
)
from handlers.context import App, Context, Silence
from handlers.dialogues import FORMS
from handlers.doubts import waiting_form
from handlers.spoken import add_command
from storage import plans as stored_plans
from storage import reports as stored
from storage.dialogues import Dialogue

ENTRY_COMMANDS = frozenset({"dangky", "ungho"})


def register(app: App) -> None:
    """The last handlers: what comes before them has had its chance."""
    add_command(app, None, unknown_command)
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE, message))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited))
    app.add_handler(BusinessMessagesDeletedHandler(deleted))
    app.add_handler(TypeHandler(Update, anything_else))


async def unknown_command(update: Update, context: Context) -> None:
    """A command that is none: in private, and where it is like one of ours, say the nearest."""
    with context.transaction() as tx:
        guards.speaker_in_known_chat(tx)
        said = context.said
        if said.near is not None:
            tx.reply(fill(people.COMMAND_NEAR, typed=said.typed, name=said.near))
        elif tx.private:
            tx.reply(fill(people.COMMAND_UNKNOWN, typed=said.typed))


async def message(update: Update, context: Context) -> None:
    """The answer to an open form, a list of the station, or something that nobody understands."""
    received = update.message
    assert received is not None
    with context.peek() as tx:
        me = guards.speaker_in_known_chat(tx)
        form = forms.current(tx, me)
        private = tx.private
        follows_report = form is None and report_photos.belongs_to_report(tx, me, received) is not None
    if (form is None or form.step != duty_access.EVIDENCE) and await notice_posts.take(received, context, me, form):
        return
    if form is not None and notice_posts.is_awaited(form):
        form = None  # what came is no notice, and may be something else
    if form is not None and form.form in FORMS and _answers(received, form, me.role, now=context.now):
        await _answer_form(received, context, form)
    elif follows_report:
        await report_photos.add_photo(received, context)
    elif received.document is not None and private and _may_be_registration(form, me.role):
        await registrations.answer_with_file(received, context)
    elif me.role in POSTS_LISTS and _may_be_list(received):
        await line_lists.post(received, context)
    elif me.role is Role.HEALTH_STATION and received.photo:
        await line_lists.post_photo(received, context)
    else:
        _not_understood(received, context, private=private)


def _answers(received: Message, form: Dialogue, role: Role, *, now: datetime) -> bool:
    """Whether a message can be the answer that a form waits for; a list of the station is one all the same.

    Evidence is nothing that was asked for by itself, so it is not waited for as long as an answer is.
    """
    if form.step != duty_access.EVIDENCE:
        return bool(received.text or received.photo)
    if now - form.updated_at > duty_access.EVIDENCE_WAITS:
        return False
    if role in POSTS_LISTS and (received.document is not None or "\n" in (received.text or "")):
        return False
    return bool(received.text or received.photo or received.document)


def _may_be_registration(form: Dialogue | None, role: Role) -> bool:
    """Whether a file holds those who are to be registered: it was asked for, or it is a leader's."""
    asked = form is not None and form.form == registrations.FORM and form.step == "lines"
    return asked or role is Role.HAMLET_LEADER


def _may_be_list(received: Message) -> bool:
    return received.document is not None or bool(received.text and received.text.strip())


async def _answer_form(received: Message, context: Context, form: Dialogue) -> None:
    photo = await progress.file_of(received, context)
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        FORMS[form.form](tx, me, form, received.text or received.caption or "", photo)


def _not_understood(received: Message, context: Context, *, private: bool) -> None:
    """In private say what to do; in the group people talk among themselves."""
    with context.transaction() as tx:
        guards.speaker_in_known_chat(tx)
        if not private:
            raise Silence
        if received.photo:
            tx.reply(fill(people.PHOTO_NOT_READ))
        elif received.text is None and received.caption is None and received.effective_attachment is None:
            tx.reply(fill(people.EMPTY_MESSAGE))
        elif received.effective_attachment is not None:
            tx.reply(fill(people.OTHER_KIND))
        else:
            words = (received.text or "").split()
            heard = recognise(f"/{words[0]}", private=True) if words else None
            guess = heard.near if heard is not None else None
            suggestion = fill(people.NOT_UNDERSTOOD_SUGGESTION, name=guess) if guess else ""
            tx.reply(fill(people.NOT_UNDERSTOOD, suggestion=suggestion))


async def edited(update: Update, context: Context) -> None:
    """An edited message is a new version of the list or report that it held."""
    received = update.edited_message
    assert received is not None
    with context.peek() as tx:
        me = guards.speaker_in_known_chat(tx)
        was_entry = bool(registering.made_by(tx, received.message_id))
        was_report = (
            stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=received.message_id)
            or waiting_form(tx, me, received.message_id) is not None
        )
        was_plan = stored_plans.in_message(
            tx.session, network=tx.network, chat_id=tx.chat_id, message_id=received.message_id
        )
        of_notice = tx.private and me.role in MANAGES_WORK and notice_posts.holds(tx, received.message_id)
    if was_entry:
        _edit_entries(received, context)
    elif was_report:
        _edit_report(received, context)
    elif was_plan and received.text:
        _edit_plan(received, context)
    elif _signs(received, context):
        with context.transaction() as tx:
            guards.allow_command(tx, "camket")
            raise UserError("signing_edited")
    elif of_notice:
        with context.transaction() as tx:
            notice_posts.edit(tx, received.text or "")
    elif me.role is Role.HAMLET_LEADER and received.text:
        _edit_arrivals(received, context)
    elif me.role in RECORDS_BREACHES and received.text and _edit_breach(received, context):
        return
    elif me.role in POSTS_LISTS and (received.text or received.document):
        await line_lists.post(received, context)
    else:
        with context.transaction():
            raise Silence


def _signs(received: Message, context: Context) -> bool:
    """Whether an edited message tells what hamlets sign for."""
    said = recognise(received.text or "", private=received.chat.type == "private", usernames=context.program.usernames)
    return said is not None and said.name == "camket" and any(char.isdigit() for char in said.args)


def _edit_report(received: Message, context: Context) -> None:
    text = received.text or received.caption or ""
    said = recognise(text, private=received.chat.type == "private", usernames=context.program.usernames)
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        if duty_words.edit(tx, text):
            return
        reports.edit(tx, me, said.args if said is not None and said.name == "tiendo" else None)


def _edit_plan(received: Message, context: Context) -> None:
    text = received.text or ""
    said = recognise(text, private=received.chat.type == "private", usernames=context.program.usernames)
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        plans.edit(tx, me, said.args if said is not None and said.name == "kehoach" else text)


def _edit_entries(received: Message, context: Context) -> None:
    text = received.text or received.caption or ""
    said = recognise(text, private=received.chat.type == "private", usernames=context.program.usernames)
    now = text if said is None else said.args if said.name in ENTRY_COMMANDS else None
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        if said is not None and said.name == "tiendo":  # its other quantities are told anew with it
            registering.withdraw_message(tx, me, received.message_id)
            if not reports.edit(tx, me, said.args):
                reports.record_line(tx, me, said.args)
        elif not donations.edit(tx, me, now) and not registrations.edit(tx, me, now):
            raise Silence


def _edit_arrivals(received: Message, context: Context) -> None:
    text = received.text or ""
    said = recognise(text, private=received.chat.type == "private", usernames=context.program.usernames)
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        if not arrivals.edit(tx, me, said.args.strip() if said is not None else text):
            raise Silence


def _edit_breach(received: Message, context: Context) -> bool:
    """Whether the message told a breach, or is told as one now."""
    text = received.text or ""
    said = recognise(text, private=received.chat.type == "private", usernames=context.program.usernames)
    command = said.args.strip() if said is not None and said.name == "vipham" else None
    with context.peek() as tx:
        known = violations.told(tx, tx.message_id)
    if not known and (not command or read_month(command, on=context.today) is not None):
        return False
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        if not violations.edit(tx, me, command or text, in_full=command is not None):
            violations.record(tx, me, command or text)  # it was refused as it was
    return True


async def deleted(update: Update, context: Context) -> None:
    """A deleted message withdraws what only it said."""
    gone = update.deleted_business_messages
    assert gone is not None
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        for message_id in gone.message_ids:
            if notice_posts.delete(tx, me, message_id) or line_lists.delete(tx, me, message_id):
                continue
            if arrivals.delete(tx, me, message_id):
                continue
            if violations.delete(tx, me, message_id):
                continue
            if duty_words.delete(tx, message_id) or plans.delete(tx, message_id):
                continue
            if not donations.delete(tx, me, message_id):
                registering.delete(tx, me, message_id)
                reports.delete(tx, me, message_id)


async def anything_else(update: Update, context: Context) -> None:
    """Joins, pins, reactions, old buttons: done without a word, but an old button says that it is old."""
    with context.transaction() as tx:
        if update.callback_query is None:
            raise Silence
        guards.speaker_in_known_chat(tx)
        raise UserError("button_old")
