"""The answers to what is asked before a report is recorded: yes, the work it is of, or the number typed anew."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.quantities import Item, Mode, read_amount, read_progress
from bot.domain.roles import REPORTS_FOR_ANY_HAMLET
from bot.networks import ReceivedFile
from bot.texts import commitments as texts
from bot.texts import fill, work
from handlers import forms, guards
from handlers.buttons import Pressed
from handlers.context import App, Context, Transaction
from handlers.doubts import SURE, WHICH, Draft, draft_of, keep_photo, measured_of, waiting_form
from handlers.guards import Speaker
from handlers.reports import REPORTERS, all_signed, record, submit
from storage.committees import Hamlet
from storage.dialogues import Dialogue

YES = frozenset({"dung", "dung roi", "dung vay", "co", "u", "vang", "phai", "ok", "oke", "chinh xac"})
NO = frozenset({"khong", "sai", "sai roi", "nham", "thoi", "khong dung"})


def register(app: App) -> None:
    app.add_handler(Pressed("psure", confirm, numbers=1))
    app.add_handler(Pressed("psureadd", confirm_added, numbers=1))
    app.add_handler(Pressed("pwhich", choose, numbers=2))


def _form(tx: Transaction, context: Context, step: str) -> tuple[Speaker, Dialogue, Hamlet, Draft]:
    """What a pressed question asked; UserError when another question stands in its place by now."""
    me = guards.allow(tx, REPORTERS)
    form = waiting_form(tx, me, context.press.numbers[0])
    if form is None or form.step != step:
        raise UserError("button_old")
    return me, form, _hamlet(me, form), draft_of(form)


def _hamlet(me: Speaker, form: Dialogue) -> Hamlet:
    hamlet = next((one for one in me.hamlets if one.id == form.answers["hamlet"]), None)
    if hamlet is None:
        raise UserError("button_old")
    if me.role not in REPORTS_FOR_ANY_HAMLET and hamlet.id != me.own_hamlet().id:
        raise UserError("not_yours")
    return hamlet


def _record(tx: Transaction, me: Speaker, form: Dialogue, *, added: bool = False) -> None:
    """Record what waited for a yes; `added`: as an addition, and not as the total that it was read as."""
    hamlet = _hamlet(me, form)
    every = all_signed(tx, me.committee.id, hamlet)
    measured = measured_of(form, every)
    if measured is None:
        raise UserError("button_old")
    wanted = {int(row[0]) for row in form.answers["rows"]}
    signed = [one for one in every if one.commitment_id in wanted]
    if added:
        measured = [replace(one, mode=Mode.ADD) for one in measured]
        forms.close(tx, me)
        submit(tx, me, hamlet, signed, measured, draft_of(form))
        return
    record(tx, me, hamlet, signed, measured, draft_of(form))


async def confirm(update: Update, context: Context) -> None:
    """It is meant as it stands."""
    with context.transaction() as tx:
        me, form, _, _ = _form(tx, context, SURE)
        _record(tx, me, form)


async def confirm_added(update: Update, context: Context) -> None:
    """The lower total is meant as an addition."""
    with context.transaction() as tx:
        me, form, _, _ = _form(tx, context, SURE)
        _record(tx, me, form, added=True)


async def choose(update: Update, context: Context) -> None:
    """The work that an amount is of was chosen."""
    with context.transaction() as tx:
        me, form, hamlet, draft = _form(tx, context, WHICH)
        every = all_signed(tx, me.committee.id, hamlet)
        one = next((row for row in every if row.commitment_id == context.press.numbers[1]), None)
        if one is None:
            raise UserError("button_old")
        measured = read_progress(f"{one.item} {form.answers['amount']}", [Item(one.item, one.unit)])
        forms.close(tx, me)
        submit(tx, me, hamlet, [one], measured, draft)


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take a yes, a no, the right number, the work's name, or one more photo for the report."""
    if me.role not in REPORTERS:
        raise UserError("button_old")
    said = " ".join(fold(text).strip(" .,!?").split())
    if photo is not None:
        form = keep_photo(tx, me, form, tx.keep(photo).id)
    if not said and photo is not None:
        tx.reply(fill(texts.SURE_PHOTO))
    elif said in NO:
        forms.close(tx, me)
        tx.reply(fill(work.FORM_CANCELLED))
    elif form.step == WHICH:
        _answer_which(tx, me, form, text)
    elif said in YES:
        _record(tx, me, form)
    else:
        _answer_number(tx, me, form, text)


def _answer_which(tx: Transaction, me: Speaker, form: Dialogue, text: str) -> None:
    hamlet = _hamlet(me, form)
    every = all_signed(tx, me.committee.id, hamlet)
    fitting = [one for one in every if one.commitment_id in form.answers["fitting"]]
    items = [Item(one.item, one.unit, one.aliases) for one in fitting]
    measured = read_progress(f"{text} {form.answers['amount']}", items)
    forms.close(tx, me)
    submit(tx, me, hamlet, fitting, measured, draft_of(form))


def _answer_number(tx: Transaction, me: Speaker, form: Dialogue, text: str) -> None:
    """The number typed anew, where one work was asked about."""
    hamlet = _hamlet(me, form)
    rows = form.answers["rows"]
    one = next((row for row in all_signed(tx, me.committee.id, hamlet) if row.commitment_id == int(rows[0][0])), None)
    if len(rows) > 1 or one is None or not any(char.isdigit() for char in text):
        raise UserError("progress_confirm")
    item = Item(one.item, one.unit, one.aliases)
    measured, rest = read_amount(text, item)
    if rest:
        raise UserError("progress_confirm")
    forms.close(tx, me)
    submit(tx, me, hamlet, [one], [replace(measured, mode=Mode(rows[0][2]))], draft_of(form))
