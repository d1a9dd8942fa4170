"""Answers to what is asked while a hamlet signs for quantities; adding by buttons, withdrawing, and taking back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.quantities import Item, base_unit, read_amount, show
from bot.domain.roles import CHANGES_TARGETS
from bot.domain.signing import LONGEST_UNIT
from bot.networks import Button, ReceivedFile
from bot.render import signing as render
from bot.render.signing import Signed
from bot.texts import common, fill
from bot.texts import signing as texts
from handlers import forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.signing import (
    AMOUNT,
    FORM,
    HAMLET,
    ITEM,
    LINES,
    MONTH,
    SURE,
    TASK,
    UNIT,
    Draft,
    Row,
    advance,
    ask_month,
    kept,
    read,
    same_words,
    tell_leaders,
)
from storage import commitments
from storage import signing as stored
from storage.assignments import Assignment, Commitment
from storage.commitments import CommitmentChange
from storage.committees import Hamlet
from storage.dialogues import Dialogue

ITEMS_OFFERED = 12


def register(app: App) -> None:
    app.add_handler(Pressed("signadd", add, numbers=1))
    app.add_handler(Pressed("signhamlet", choose_hamlet, numbers=1))
    app.add_handler(Pressed("signmonth", choose_month, numbers=1))
    app.add_handler(Pressed("signitem", choose_item, numbers=1))
    app.add_handler(Pressed("signnear", choose_near, numbers=1))
    app.add_handler(Pressed("signnew", is_new, numbers=1))
    app.add_handler(Pressed("signunit", choose_unit, numbers=1))
    app.add_handler(Pressed("signtask", choose_task, numbers=1))
    app.add_handler(Pressed("signsure", sure, numbers=0))
    app.add_handler(Pressed("signoff", withdraw, numbers=1))
    app.add_handler(Pressed("signback", take_back, numbers=1))
    app.add_handler(Pressed("signredo", restore, numbers=1))


def _hamlet(me: Speaker, hamlet_id: int) -> Hamlet:
    found = me.hamlet_with(hamlet_id)
    if found is None:
        raise UserError("button_old")
    return found


def _form(tx: Transaction, me: Speaker, step: str) -> Dialogue:
    """The form that waits at a step; UserError for a button of another time."""
    form = forms.current(tx, me)
    if form is None or form.form != FORM or form.step != step:
        raise UserError("button_old")
    return form


async def add(update: Update, context: Context) -> None:
    """Sign for more of a hamlet, led by buttons."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        hamlet = _hamlet(me, context.press.numbers[0])
        ask_month(tx, me, Draft(()), place=hamlet.id)


async def choose_hamlet(update: Update, context: Context) -> None:
    """The hamlet of what names none."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        draft = kept(_form(tx, me, HAMLET))
        hamlet = _hamlet(me, context.press.numbers[0])
        advance(tx, me, draft.settle(lambda one: one.hamlet is None, hamlet=hamlet.id))


async def choose_month(update: Update, context: Context) -> None:
    """The month of what names none; where nothing was typed yet, ask for the works."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        form = _form(tx, me, MONTH)
        year, number = divmod(context.press.numbers[0], 100)
        if not (2000 < year < 2100 and 1 <= number <= 12):
            raise UserError("button_old")
        month, draft = date(year, number, 1), kept(form)
        if draft.rows:
            advance(tx, me, draft.settle(lambda one: one.month is None, month=month.isoformat()))
        else:
            _ask_lines(tx, me, _hamlet(me, int(form.answers["place"])), month)


def _ask_lines(tx: Transaction, me: Speaker, hamlet: Hamlet, month: date) -> None:
    works = [item for item, _ in stored.works(tx.session, committee_id=me.committee.id).values()][:ITEMS_OFFERED]
    answers: dict[str, object] = {
        "place": hamlet.id,
        "month": month.isoformat(),
        "items": [[one.name, one.unit] for one in works],
    }
    forms.wait_at(tx, me, FORM, LINES, answers)
    made = [
        button(texts.ITEM.format(item=one.name, unit=one.unit), "signitem", index) for index, one in enumerate(works)
    ]
    rows = [made[start : start + 2] for start in range(0, len(made), 2)]
    text = fill(texts.ASK_LINES, hamlet=hamlet.name, month=month.month)
    tx.change_pressed(text, buttons=[*rows, [button(common.CANCEL, "pcancel")]])


async def choose_item(update: Update, context: Context) -> None:
    """A known work: ask how much."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        form = _form(tx, me, LINES)
        name, unit = _picked(form.answers["items"], context.press.numbers[0])
        forms.wait_at(tx, me, FORM, AMOUNT, {**form.answers, "item": name, "unit": unit})
        text = fill(
            texts.ASK_AMOUNT,
            item=name,
            unit=unit,
            hamlet=_hamlet(me, int(form.answers["place"])).name,
            month=date.fromisoformat(form.answers["month"]).month,
            example=show(Decimal(100)),
        )
        tx.change_pressed(text, buttons=[[button(common.CANCEL, "pcancel")]])


def _picked(offered: list[list[str]], index: int) -> list[str]:
    if not 0 <= index < len(offered):
        raise UserError("button_old")
    return offered[index]


async def choose_near(update: Update, context: Context) -> None:
    """The work is a known one that was spelt otherwise."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        form = _form(tx, me, ITEM)
        (name,) = _picked([[one] for one in form.answers["near"]], context.press.numbers[0])
        advance(tx, me, kept(form).settle(same_words(form.answers["words"]), item=name))


async def is_new(update: Update, context: Context) -> None:
    """The work is a new one, of this assignment or of one of its own."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        form = _form(tx, me, ITEM)
        draft, words = kept(form), form.answers["words"]
        name = words[:1].lower() + words[1:] if not words.isupper() else words
        month = next((one.month for one in draft.rows if same_words(words)(one)), None)
        task = _task(tx, me, context.press.numbers[0])
        draft = draft.settle(lambda one: same_words(words)(one) and one.month == month, task=task)
        advance(tx, me, draft.settle(same_words(words), item=name))


def _task(tx: Transaction, me: Speaker, task: int) -> int:
    row = tx.session.get(Assignment, task) if task else None
    if task and (row is None or row.committee_id != me.committee.id or not row.active):
        raise UserError("button_old")
    return task


async def choose_unit(update: Update, context: Context) -> None:
    """The unit of a new work, one of those that are known."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        form = _form(tx, me, UNIT)
        (unit,) = _picked([[one] for one in form.answers["units"]], context.press.numbers[0])
        _take_unit(tx, me, form, unit)


def _take_unit(tx: Transaction, me: Speaker, form: Dialogue, unit: str) -> None:
    words = form.answers["words"]
    advance(tx, me, kept(form).settle(lambda one: one.unit is None and one.words == words, unit=unit))


async def choose_task(update: Update, context: Context) -> None:
    """The assignment of a known work for which nobody signed in that month."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        form = _form(tx, me, TASK)
        item, month = form.answers["item"], form.answers["month"]
        task = _task(tx, me, context.press.numbers[0])
        advance(tx, me, kept(form).settle(lambda one: (one.item, one.month) == (item, month), task=task))


async def sure(update: Update, context: Context) -> None:
    """What was signed for otherwise is to be changed."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        advance(tx, me, Draft(kept(_form(tx, me, SURE)).rows, sure=True))


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take what was typed: the works that were asked for, an amount, a unit; anything else is read as a new line."""
    if me.role not in CHANGES_TARGETS:
        raise UserError("button_old")
    if form.step == UNIT:
        _take_unit(tx, me, form, _unit_in(text))
    elif form.step == AMOUNT:
        item = Item(form.answers["item"], form.answers["unit"])
        measured, rest = read_amount(text, item)
        if rest:
            raise UserError("signing_unknown_rest", text=rest[:60])
        place, month = int(form.answers["place"]), form.answers["month"]
        row = Row(place, item.name, str(measured.quantity), item.unit, month, item=item.name)
        advance(tx, me, Draft((row,)))
    elif form.step == LINES:
        month = date.fromisoformat(form.answers["month"])
        read(tx, me, text, hamlet=int(form.answers["place"]), month=month)
    else:
        read(tx, me, text)


def _unit_in(text: str) -> str:
    word = text.strip(" .,;:").lower()
    known = base_unit(word)
    if known is not None and known[1] == 1:
        return known[0]
    if known is not None or not word or len(word) > LONGEST_UNIT or any(one.isdigit() for one in word) or " " in word:
        raise UserError("signing_bad_unit", text=text.strip()[:60])
    return word


async def withdraw(update: Update, context: Context) -> None:
    """A hamlet does not sign for a quantity any more; nothing may have been reported of it."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        found = commitments.standing(tx.session, committee_id=me.committee.id, commitment_id=context.press.numbers[0])
        if found is None:
            raise UserError("button_old")
        if found.snapshot is not None:
            raise UserError("target_closed", number=found.snapshot.number)
        row = stored.withdraw(
            tx.session,
            commitment=found.commitment,
            reason=texts.WITHDRAWN_REASON,
            by_member=me.member.id,
            batch=tx.row.id,
            now=tx.now,
        )
        values = {"hamlet": found.hamlet.name, "item": found.commitment.item}
        if row is None:
            raise UserError("signing_reported", **values)
        values |= {"before": show(row.before), "unit": found.commitment.unit}
        tx.change_pressed(fill(texts.WITHDRAWN, **values), buttons=[[button(common.UNDO, "signback", tx.row.id)]])
        shown = Signed(
            found.assignment.title, found.due, values["hamlet"], values["item"], values["unit"], row.before, row.after
        )
        head = fill(texts.WITHDRAWN_TOLD, who=me.member.full_name, title=found.assignment.title, **values)
        tell_leaders(tx, me, [(found.hamlet.id, shown)], head)


async def take_back(update: Update, context: Context) -> None:
    """Make everything what it was before one message or press."""
    _reverse(context, texts.TAKEN_BACK, texts.TAKEN_BACK_TOLD, lambda batch: button(common.RESTORE, "signredo", batch))


async def restore(update: Update, context: Context) -> None:
    """Take the undo back."""
    _reverse(context, texts.RESTORED, texts.RESTORED_TOLD, lambda batch: button(common.UNDO, "signback", batch))


def _reverse(context: Context, head: str, told: str, again: Callable[[int], Button]) -> None:
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        changes = stored.in_batch(tx.session, batch=context.press.numbers[0])
        if not changes:
            raise UserError("button_old")
        if not all(stored.is_last(tx.session, change=one) for one in changes):
            tx.reply(fill(common.ALREADY_DONE))
            return
        shown = [_taken_back(tx, me, one) for one in changes]
        tx.change_pressed(render.receipt(fill(head), [one for _, one in shown]), buttons=[[again(tx.row.id)]])
        tell_leaders(tx, me, shown, fill(told, who=me.member.full_name))


def _taken_back(tx: Transaction, me: Speaker, change: CommitmentChange) -> tuple[int, Signed]:
    row = tx.session.get_one(Commitment, change.commitment_id)
    assignment = tx.session.get_one(Assignment, row.assignment_id)
    if assignment.committee_id != me.committee.id:
        raise UserError("button_old")
    hamlet = _hamlet(me, row.hamlet_id)
    due = stored.due_of(tx.session, assignment=assignment, hamlet_id=hamlet.id)
    assert due is not None
    number = stored.closed_under(tx.session, assignment=assignment, due=due)
    if number is not None:
        raise UserError("target_closed", number=number)
    if change.before == 0 and stored.is_reported(tx.session, commitment=row):
        raise UserError("signing_reported", hamlet=hamlet.name, item=row.item)
    made = stored.take_back(
        tx.session,
        change=change,
        reason=texts.TAKEN_BACK_REASON,
        by_member=me.member.id,
        batch=tx.row.id,
        now=tx.now,
    )
    return hamlet.id, Signed(assignment.title, due, hamlet.name, row.item, row.unit, made.before, made.after)
