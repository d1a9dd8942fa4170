"""/dangky: where a hamlet stands, and registering by name, by number, by pasted list or by file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Message, Update

from bot.documents import TableDocument, open_document
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import finder
from bot.domain.line_lists.model import Table
from bot.domain.programmes import Act, Plan
from bot.domain.registration_tables import pasted_table, read_tables
from bot.domain.registrations import Reading, programme_named, read_done, read_registration
from bot.domain.roles import Role
from bot.networks import Button, ReceivedFile
from bot.render import programmes as render
from bot.texts import common, fill, programmes
from handlers import forms, guards, registering
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.entries import source_of
from handlers.errors import FILE_LIMIT
from handlers.guards import Speaker
from handlers.list_reading import named_hamlets
from handlers.programme_guards import (
    SEES_COUNTS,
    check_registers,
    check_takes,
    hamlet_named,
    is_among,
    open_programme,
)
from handlers.programmes import show
from handlers.spoken import add_command
from handlers.stages import mark_said
from storage import cut_offs, registrations
from storage import programmes as stored
from storage.attachments import Attachment
from storage.committees import Hamlet
from storage.dialogues import Dialogue
from storage.programmes import Entry, Programme

FORM = "registration"


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody sent to be registered: a text, or the tables of a file."""

    text: str = ""
    tables: tuple[Table, ...] = ()
    file: ReceivedFile | None = None

    @property
    def empty(self) -> bool:
        return not self.text.strip() and not self.tables

    def read(self, plan: Plan) -> Reading:
        """The entries that it names or counts."""
        if self.tables:
            return read_tables(self.tables, plan)
        pasted = pasted_table(self.text)
        return read_tables([pasted], plan) if pasted is not None else read_registration(self.text, plan)


def register(app: App) -> None:
    add_command(app, "dangky", report)
    app.add_handler(Pressed("pgadd", ask_lines, numbers=2))
    app.add_handler(Pressed("pgwhich", choose_programme, numbers=1))
    app.add_handler(Pressed("pghamlet", choose_hamlet, numbers=2))


async def report(update: Update, context: Context) -> None:
    """Register what a message says; without any words, say where things stand."""
    assert update.message is not None
    words = await words_of(update.message, context, context.said.args)
    with context.transaction() as tx:
        me = guards.allow_command(tx, "dangky")
        take(tx, me, words)


async def words_of(message: Message, context: Context, text: str) -> Words:
    """What a message brings: the tables or the text of its file, or its own words."""
    if message.document is None:
        return Words(text)
    file = await context.download(message.document.file_id, limit=FILE_LIMIT)
    return await _opened(text, file)


async def _opened(text: str, file: ReceivedFile) -> Words:
    opened = await asyncio.to_thread(open_document, file.name, file.content)
    if isinstance(opened, TableDocument):
        return Words(text, opened.tables, file)
    return Words(f"{text}\n{opened.text}".strip(), (), file)


async def answer_with_file(message: Message, context: Context) -> None:
    """Take a file as the answer to the question whom to register."""
    words = await words_of(message, context, message.caption or "")
    with context.transaction() as tx:
        me = guards.allow_command(tx, "dangky")
        form = forms.current(tx, me)
        programme, hamlet = None, None
        if form is not None and form.form == FORM and form.step == "lines":
            programme, hamlet = _asked(tx, me, form)
        take(tx, me, words, programme=programme, hamlet=hamlet)


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the lines that were asked for."""
    if form.step != "lines":
        raise UserError("button_old")
    programme, hamlet = _asked(tx, me, form)
    take(tx, me, Words(text), programme=programme, hamlet=hamlet, placed=True)


def _asked(tx: Transaction, me: Speaker, form: Dialogue) -> tuple[Programme, Hamlet | None]:
    programme = open_programme(tx, me, int(form.answers["programme"]))
    return programme, hamlet_named(me, int(form.answers["hamlet"]))


def take(
    tx: Transaction,
    me: Speaker,
    words: Words,
    *,
    programme: Programme | None = None,
    hamlet: Hamlet | None = None,
    placed: bool = False,
) -> None:
    """Find out which programme and hamlet are meant, asking where that is unclear, and register. `placed`: both are."""
    if programme is None:
        found, text = _programme_meant(tx, me, words.text)
        words = Words(text, words.tables, words.file)
        if found is None:
            _ask_programme(tx, me, words)
            return
        programme = found
    if words.empty:
        show(tx, me, programme)
        return
    if not placed and hamlet is None:
        hamlet, text = _hamlet_meant(me, words.text)
        words = Words(text, words.tables, words.file)
        if hamlet is None:
            _ask_hamlet(tx, me, programme, words)
            return
        if words.empty:
            check_takes(programme.plan, programme.name, hamlet)
            _ask_lines(tx, me, programme, hamlet)
            return
    check_takes(programme.plan, programme.name, hamlet)
    done = read_done(words.text, programme.plan) if not words.tables else None
    if done is not None:
        mark_said(tx, me, programme, hamlet, done)
        return
    check_registers(me, programme, hamlet)
    reading = words.read(programme.plan)
    if not reading.lines:
        raise UserError("registration_nothing", example=render.example(programme.plan))
    if words.file is not None:
        tx.keep(words.file)
    registering.record_or_ask(tx, me, programme, hamlet, reading)


def _programme_meant(tx: Transaction, me: Speaker, text: str) -> tuple[Programme | None, str]:
    """The programme that a text names; else the one whose registration is a duty, or the only one."""
    rows = stored.programmes_of(tx.session, committee_id=me.committee.id, kind="list")
    if not rows:
        raise UserError("programme_none")
    plans = {one.id: one.plan for one in rows}
    names = [
        (one.id, [one.name, *(word for word in plans[one.id].aliases if word != plans[one.id].unit)]) for one in rows
    ]
    named, rest = programme_named(text, names)
    if named is not None:
        return next(one for one in rows if one.id == named), rest
    tied = [one for one in rows if one.assignment_id is not None]
    if len(tied) > 1:
        tied = [one for one in tied if not plans[one.id].is_late(tx.said_on)]
    his = [one for one in rows if is_among(me, plans[one.id].registers)]
    for some in (tied, his, rows):
        if len(some) == 1:
            return some[0], rest
    return None, rest


def _ask_programme(tx: Transaction, me: Speaker, words: Words) -> None:
    rows = stored.programmes_of(tx.session, committee_id=me.committee.id, kind="list")
    rows = [one for one in rows if is_among(me, one.plan.registers)] or list(rows)
    _keep_words(tx, me, words, {})
    tx.reply(fill(programmes.WHICH_PROGRAMME), buttons=[[button(one.name, "pgwhich", one.id)] for one in rows])


def _keep_words(tx: Transaction, me: Speaker, words: Words, answers: dict[str, Any]) -> None:
    """Remember what was sent while it is asked where it belongs."""
    kept = tx.keep(words.file) if words.file is not None else None
    told = {"text": words.text, "file": kept.id if kept is not None else None, **answers}
    forms.wait_at(tx, me, FORM, "where", told)


def _hamlet_meant(me: Speaker, text: str) -> tuple[Hamlet | None, str]:
    """A leader's own hamlet; for the others the one that the text names at its beginning or with "thôn"."""
    cleaned = clean(text)
    marks = finder(tuple(named_hamlets(me))).find(cleaned, fold_aligned(cleaned))
    named = next((one for one in marks if one.hamlet is not None and (one.start == 0 or one.prefixed)), None)
    found = next((one for one in me.hamlets if named is not None and one.name == named.hamlet), None)
    rest = text
    if named is not None and found is not None:
        rest = f"{cleaned[: named.start].rstrip(' ,:-')} {cleaned[named.end :].lstrip(' ,:.-')}".strip()
    if me.role is not Role.HAMLET_LEADER:
        return found, rest
    own = me.own_hamlet()
    if named is not None and found is not None and found.id != own.id and named.prefixed:
        raise UserError("other_hamlet", mine=own.name, other=found.name)
    return own, rest if found is not None and found.id == own.id else text


def _ask_hamlet(tx: Transaction, me: Speaker, programme: Programme, words: Words) -> None:
    if not is_among(me, programme.plan.registers):
        raise UserError("programme_not_registrar", name=programme.name)
    _keep_words(tx, me, words, {"programme": programme.id})
    rows: list[list[Button]] = [
        [button(one.name, "pghamlet", programme.id, one.id)] for one in me.hamlets if programme.plan.takes(one.name)
    ]
    if programme.plan.goal_percent is None and not programme.plan.hamlets:
        rows.append([button(programmes.NO_HAMLET_BUTTON, "pghamlet", programme.id, 0)])
    tx.reply(fill(programmes.WHICH_HAMLET, name=programme.name), buttons=rows)


async def choose_programme(update: Update, context: Context) -> None:
    """The programme was chosen by a button."""
    words = await _kept_words(context)
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme = open_programme(tx, me, context.press.numbers[0])
        forms.close(tx, me)
        take(tx, me, words, programme=programme)


async def choose_hamlet(update: Update, context: Context) -> None:
    """The hamlet was chosen by a button."""
    words = await _kept_words(context)
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme_id, hamlet_id = context.press.numbers
        programme = open_programme(tx, me, programme_id)
        hamlet = hamlet_named(me, hamlet_id)
        check_registers(me, programme, hamlet)
        forms.close(tx, me)
        if words.empty:
            _ask_lines(tx, me, programme, hamlet)
            return
        take(tx, me, words, programme=programme, hamlet=hamlet, placed=True)


async def _kept_words(context: Context) -> Words:
    """What was sent before it was asked where it belongs; nothing when that is no longer known."""
    with context.peek() as tx:
        me = guards.speaker_in_known_chat(tx)
        form = forms.current(tx, me)
        if form is None or form.form != FORM or form.step != "where":
            return Words()
        kept = tx.session.get(Attachment, form.answers["file"]) if form.answers["file"] is not None else None
        text = str(form.answers["text"])
    if kept is None:
        return Words(text)
    return await _opened(text, ReceivedFile(kept.name, kept.mime, kept.content))


async def ask_lines(update: Update, context: Context) -> None:
    """Ask whom to register."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme_id, hamlet_id = context.press.numbers
        programme = open_programme(tx, me, programme_id)
        hamlet = hamlet_named(me, hamlet_id)
        if hamlet is None and me.role is not Role.HAMLET_LEADER:
            _ask_hamlet(tx, me, programme, Words())
            return
        _ask_lines(tx, me, programme, hamlet or me.own_hamlet())


def _ask_lines(tx: Transaction, me: Speaker, programme: Programme, hamlet: Hamlet | None) -> None:
    check_registers(me, programme, hamlet)
    plan = programme.plan
    answers: dict[str, object] = {"programme": programme.id, "hamlet": hamlet.id if hamlet is not None else 0}
    forms.wait_at(tx, me, FORM, "lines", answers)
    option = programmes.EXAMPLE_COUNT_OPTION if len(plan.options) > 1 else ""
    tx.reply(
        fill(
            programmes.ASK_LINES,
            name=programme.name,
            hamlet=render.place_name(hamlet.name if hamlet is not None else None),
            unit=plan.unit,
            example=render.example(plan),
            count=programmes.EXAMPLE_COUNT.format(unit=plan.unit, option=option),
        ),
        buttons=[[button(common.CANCEL, "pcancel")]],
    )


def edit(tx: Transaction, me: Speaker, text: str | None) -> bool:
    """Put what an edited message says now in the place of what it registered; False where it registered nobody."""
    made = registering.made_by(tx, tx.message_id)
    events = [one for one in made if one.act in (Act.REGISTERED, Act.NAMED)]
    if not events:
        return False
    entry = tx.session.get_one(Entry, events[0].entry_id)
    programme = open_programme(tx, me, entry.programme_id)
    hamlet = hamlet_named(me, entry.hamlet_id or 0)
    check_registers(me, programme, hamlet)
    reading = Reading()
    if text is not None:
        _, text = _programme_meant(tx, me, text)
        _, text = _hamlet_meant(me, text)
        reading = Words(text).read(programme.plan)
        if not reading.lines:
            raise UserError("registration_nothing", example=render.example(programme.plan))
    what, gone = registrations.revise(
        tx.session,
        programme=programme,
        hamlet_id=entry.hamlet_id,
        events=events,
        lines=reading.lines,
        source=source_of(tx, me),
        late=cut_offs.is_late(tx.session, programme=programme, day=tx.said_on),
    )
    registering.answer_with_receipt(tx, me, programme, hamlet, reading, what, taken=gone)
    return True
