"""/tiendo: progress in one line, or led by buttons step by step; a form left half-done survives a restart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from telegram import Message, Update

from bot.domain.assignments import Signed
from bot.domain.commands import READS_WORK
from bot.domain.errors import UserError
from bot.domain.quantities import Item, Measured, Mode, read_progress, show
from bot.domain.roles import REPORTS_FOR_ANY_HAMLET, Role
from bot.networks import ReceivedFile
from bot.texts import common, fill, work
from handlers import forms, guards, registering
from handlers.buttons import Pressed, button
from handlers.comparison import compare
from handlers.context import App, Context, Transaction
from handlers.errors import FILE_LIMIT
from handlers.guards import Speaker
from handlers.reports import REPORTERS, draft_here, record_line, signed_by, submit
from handlers.spoken import add_command
from storage.assignments import Commitment
from storage.committees import Hamlet
from storage.dialogues import Dialogue

FORM = "progress"
COMPARES = READS_WORK - REPORTERS  # who reports nothing is shown how far the hamlets are


def register(app: App) -> None:
    add_command(app, "tiendo", report)
    add_command(app, "huy", cancel)
    app.add_handler(Pressed("pitem", choose_item, numbers=1))
    app.add_handler(Pressed("phamlet", choose_hamlet, numbers=1))
    app.add_handler(Pressed("pnow", finish_form, numbers=0))
    app.add_handler(Pressed("pcancel", cancel, numbers=0))


async def report(update: Update, context: Context) -> None:
    """Record progress typed in one line; without any, ask by buttons."""
    assert update.message is not None
    photo = await photo_of(update.message, context)
    with context.transaction() as tx:
        if not context.said.args and guards.speaker_in_known_chat(tx).role in COMPARES:
            compare(tx, guards.allow_command(tx, "sosanh"))
            return
        me = guards.allow_command(tx, "tiendo")
        if not context.said.args:
            _ask_item(tx, me, me.hamlet if me.role is Role.HAMLET_LEADER else None)
            return
        record_line(tx, me, context.said.args, photo=photo)


async def photo_of(message: Message, context: Context) -> ReceivedFile | None:
    """The photo that came with a message."""
    if not message.photo:
        return None
    return await context.download(message.photo[-1].file_id, limit=FILE_LIMIT)


async def file_of(message: Message, context: Context) -> ReceivedFile | None:
    """The photo or the file that came with a message."""
    if message.document is None:
        return await photo_of(message, context)
    file = await context.download(message.document.file_id, limit=FILE_LIMIT)
    return replace(file, name=message.document.file_name or file.name, mime=message.document.mime_type or file.mime)


def _ask_item(tx: Transaction, me: Speaker, hamlet: Hamlet | None) -> None:
    if hamlet is None:
        if me.role not in REPORTS_FOR_ANY_HAMLET:
            me.own_hamlet()
        rows = [[button(one.name, "phamlet", one.id)] for one in me.hamlets]
        tx.reply(fill(work.PROGRESS_FOR_HAMLET), buttons=rows)
        return
    signed = signed_by(tx, me.committee.id, hamlet)
    counted = registering.counted_for(tx, me, hamlet)
    if not signed and not counted:
        raise UserError("progress_nothing_signed", hamlet=hamlet.name)
    rows = [[button(f"{item.name} ({item.unit})", "pgadd", one.id, hamlet.id)] for item, one in counted.items()]
    rows += [
        [button(f"{one.item} ({show(one.done)}/{show(one.target)} {one.unit})", "pitem", one.commitment_id)]
        for one in signed
    ]
    tx.reply(fill(work.PROGRESS_WHICH), buttons=[*rows, [button(common.CANCEL, "pcancel")]])


async def choose_hamlet(update: Update, context: Context) -> None:
    """The secretary chose the hamlet that a report is for."""
    with context.transaction() as tx:
        me = guards.allow(tx, REPORTS_FOR_ANY_HAMLET)
        hamlet = next((one for one in me.hamlets if one.id == context.press.numbers[0]), None)
        if hamlet is None:
            raise UserError("button_old")
        _ask_item(tx, me, hamlet)


async def choose_item(update: Update, context: Context) -> None:
    """The work was chosen by a button: ask how much."""
    with context.transaction() as tx:
        me = guards.allow(tx, REPORTERS)
        _, one = _signed_item(tx, me, context.press.numbers[0])
        _keep_form(tx, me, "amount", {"commitment": one.commitment_id})
        tx.reply(
            fill(work.PROGRESS_HOW_MUCH, item=one.item, unit=one.unit, done=show(one.done), target=show(one.target)),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


def _signed_item(tx: Transaction, me: Speaker, commitment_id: int) -> tuple[Hamlet, Signed]:
    """A work that may be reported now, and its hamlet; UserError for a stale or foreign button."""
    commitment = tx.session.get(Commitment, commitment_id)
    hamlet = next((one for one in me.hamlets if commitment is not None and one.id == commitment.hamlet_id), None)
    if hamlet is None:
        raise UserError("button_old")
    if me.role not in REPORTS_FOR_ANY_HAMLET and hamlet.id != me.own_hamlet().id:
        raise UserError("not_yours")
    for one in signed_by(tx, me.committee.id, hamlet):
        if one.commitment_id == commitment_id:
            return hamlet, one
    raise UserError("button_old")


def _keep_form(tx: Transaction, me: Speaker, step: str, answers: dict[str, object]) -> None:
    forms.wait_at(tx, me, FORM, step, answers)


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the answer to the step at which a form waits."""
    hamlet, one = _signed_item(tx, me, int(form.answers["commitment"]))
    if form.step == "amount":
        (measured,) = read_progress(f"{one.item} {text}", [Item(one.item, one.unit)])[:1]
        answers = {**form.answers, "quantity": str(measured.quantity), "mode": str(measured.mode)}
        _keep_form(tx, me, "note", answers)
        sign = "=" if measured.mode is Mode.TOTAL else "+"
        tx.reply(
            fill(work.PROGRESS_NOTE, item=one.item, sign=sign, quantity=show(measured.quantity), unit=one.unit),
            buttons=[[button(work.PROGRESS_NO_NOTE, "pnow")], [button(common.CANCEL, "pcancel")]],
        )
        return
    _finish(tx, me, form, hamlet, one, note=text, photo=photo)


async def finish_form(update: Update, context: Context) -> None:
    """Record without a note."""
    with context.transaction() as tx:
        me = guards.allow(tx, REPORTERS)
        form = forms.current(tx, me)
        if form is None or form.form != FORM or form.step != "note":
            raise UserError("button_old")
        hamlet, one = _signed_item(tx, me, int(form.answers["commitment"]))
        _finish(tx, me, form, hamlet, one, note="", photo=None)


def _finish(
    tx: Transaction,
    me: Speaker,
    form: Dialogue,
    hamlet: Hamlet,
    one: Signed,
    *,
    note: str,
    photo: ReceivedFile | None,
) -> None:
    measured = Measured(
        Item(one.item, one.unit), Decimal(str(form.answers["quantity"])), Mode(str(form.answers["mode"]))
    )
    forms.close(tx, me)
    submit(tx, me, hamlet, [one], [measured], draft_here(tx, note=note, photo=photo))


async def cancel(update: Update, context: Context) -> None:
    """Give up the form that is open in this chat."""
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        closed = forms.close(tx, me)
        words = fill(work.FORM_CANCELLED if closed or update.callback_query else work.FORM_NOTHING)
        if update.callback_query is not None:
            tx.change_pressed(words)
        else:
            tx.reply(words)
