"""Stages of a programme: one entry or many brought to the next, with the money that changes hands, or sent back."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.pages import Page
from bot.domain.programmes import Act, Stage, Standing, amount_due, check_stage
from bot.domain.registrations import Done
from bot.domain.roles import Role
from bot.networks import Button
from bot.render import page_line
from bot.render import programmes as render
from bot.texts import common, fill, lines, programmes
from handlers import forms, guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.entries import note, source_of
from handlers.guards import Speaker
from handlers.programme_guards import (
    SEES_COUNTS,
    check_reads,
    check_set,
    hamlet_named,
    open_programme,
    readable_entry,
)
from storage import programmes as stored
from storage import registrations
from storage.committees import Hamlet
from storage.programmes import Entry, Programme

PHOTO_FORM = "stage_photo"
PER_PAGE = 10


def register(app: App) -> None:
    app.add_handler(Pressed("pgstep", show_waiting, numbers=4))
    app.add_handler(Pressed("pgall", mark_all, numbers=4))
    app.add_handler(Pressed("pgmark", mark_one, numbers=2))


def _stage(programme: Programme, index: int) -> Stage:
    stages = programme.plan.stages
    if not 0 <= index < len(stages):
        raise UserError("button_old")
    return stages[index]


def _due(programme: Programme, entry: Entry, stage: Stage) -> int | None:
    """What a stage settles for an entry, from its row alone."""
    chosen = programme.plan.option(entry.option)
    return (chosen.amount(stage.money) or None) if chosen is not None and stage.money is not None else None


async def show_waiting(update: Update, context: Context) -> None:
    """The entries that wait for a stage, each to be marked by its button, or all of them at once."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme_id, hamlet_id, index, wanted = context.press.numbers
        programme = open_programme(tx, me, programme_id)
        hamlet = _place(tx, me, programme, hamlet_id)
        stage = _stage(programme, index)
        check_set(me, stage, hamlet.id if hamlet is not None else None)
        _waiting_page(tx, programme, hamlet, index, wanted)


def _place(tx: Transaction, me: Speaker, programme: Programme, hamlet_id: int) -> Hamlet | None:
    """The hamlet that a button is about, none for all; a leader's own where it names none."""
    if me.role is Role.HAMLET_LEADER and not hamlet_id:
        hamlet_id = me.own_hamlet().id
    check_reads(tx, me, programme.plan, hamlet_id or None)
    return hamlet_named(me, hamlet_id)


def _waiting_page(tx: Transaction, programme: Programme, hamlet: Hamlet | None, index: int, wanted: int) -> None:
    plan, stage = programme.plan, _stage(programme, index)
    place = hamlet.id if hamlet is not None else None
    rows = stored.waiting_for(tx.session, programme=programme, stage=stage, hamlet_id=place)
    back = button(programmes.BACK_BUTTON, "pgopen", programme.id)
    if not rows:
        tx.change_pressed(fill(programmes.STEP_NONE, unit=plan.unit, stage=stage.name), buttons=[[back]])
        return
    page = Page(wanted, PER_PAGE, len(rows))
    cards = [_mark_button(programme, one, stage, index) for one in page.of(rows)]
    buttons: list[list[Button]] = [[one] for one in cards]
    buttons += turns(page, "pgstep", programme.id, place or 0, index)
    dues = [_due(programme, one, stage) for one in rows]
    if stage.money is None:
        label = programmes.STEP_ALL.format(n=len(rows), unit=plan.unit)
        buttons.append([button(label, "pgall", programme.id, place or 0, index, 0)])
    elif None not in dues:
        total = render.money(sum(due or 0 for due in dues))
        label = programmes.STEP_ALL_MONEY.format(n=len(rows), unit=plan.unit, sum=total)
        buttons.append([button(label, "pgall", programme.id, place or 0, index, 0)])
    buttons.append([back])
    text = fill(
        programmes.STEP_HEAD,
        name=programme.name,
        hamlet=programmes.STEP_HAMLET.format(hamlet=hamlet.name) if hamlet is not None else "",
        stage=stage.name,
        n=len(rows),
        unit=plan.unit,
    )
    tx.change_pressed(lines(text, *page_line(page)), buttons=buttons)


def _mark_button(programme: Programme, entry: Entry, stage: Stage, index: int) -> Button:
    due = _due(programme, entry, stage)
    amount = programmes.AMOUNT.format(amount=render.money(due)) if due is not None else ""
    label = programmes.MARK_BUTTON.format(stage=entry.name or programmes.UNNAMED_ENTRY, amount=amount)
    return button(label, "pgmark" if stage.money is None or due is not None else "pgsum", entry.id, index)


async def mark_one(update: Update, context: Context) -> None:
    """An entry reached a stage, with the amount that goes without saying."""
    with context.transaction() as tx:
        me, entry, programme, stage = pressed_stage(tx, context)
        state = stored.state_of(tx.session, entry=entry)
        if any(one.stage == stage.key for one in state.reached):
            tx.reply(fill(common.ALREADY_DONE))
            return
        check_stage(programme.plan, state, stage)
        due = amount_due(programme.plan, state, stage)
        if stage.money is not None and due is None:
            raise UserError("button_old")
        mark(tx, me, programme, stage, [entry], {entry.id: due})


def pressed_stage(tx: Transaction, context: Context) -> tuple[Speaker, Entry, Programme, Stage]:
    """The entry and the stage of a pressed button, when this person may set it."""
    me = guards.allow(tx, SEES_COUNTS)
    entry, programme = readable_entry(tx, me, context.press.numbers[0])
    stage = _stage(programme, context.press.numbers[1])
    check_set(me, stage, entry.hamlet_id)
    if entry.standing != Standing.IN:
        raise UserError("button_old")
    return me, entry, programme, stage


def mark(
    tx: Transaction,
    me: Speaker,
    programme: Programme,
    stage: Stage,
    entries: Sequence[Entry],
    amounts: dict[int, int | None],
    *,
    skipped: int = 0,
) -> None:
    """Bring entries to a stage, and answer with what was done and how to take it back."""
    stored.act(tx.session, entries=entries, kind=Act.STAGE, source=source_of(tx, me), stage=stage.key, amounts=amounts)
    note(tx, me, "change", entries)
    unit = programme.plan.unit
    total = sum(amount or 0 for amount in amounts.values())
    in_full = tx.private and len(entries) <= render.NAMES_SHOWN
    names = [one.name or programmes.UNNAMED_ENTRY for one in entries]
    told = fill(
        programmes.MARKED,
        stage=stage.name,
        names=", ".join(names) if in_full else programmes.MARKED_COUNT.format(n=len(entries), unit=unit),
        amount=programmes.AMOUNT.format(amount=render.money(total)) if stage.money is not None else "",
    )
    index = programme.plan.stages.index(stage)
    buttons = [[button(common.UNDO, "pgundo", tx.row.id)]]
    if tx.private:
        place = entries[0].hamlet_id if len({one.hamlet_id for one in entries}) == 1 else None
        buttons.append(
            [button(programmes.GO_ON.format(stage=stage.name), "pgstep", programme.id, place or 0, index, 0)]
        )
    parts = [told]
    if skipped:
        parts.append(fill(programmes.MARKED_SKIPPED, n=skipped, unit=unit))
    if stage.money is None and tx.private:
        forms.wait_at(tx, me, PHOTO_FORM, "photo", {"batch": tx.row.id, "programme": programme.id})
        parts.append(fill(programmes.ASK_PHOTO))
    tx.reply(lines(*parts), buttons=buttons)


async def mark_all(update: Update, context: Context) -> None:
    """Every entry that waits reaches a stage; where money changes hands, after one more question."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme_id, hamlet_id, index, sure = context.press.numbers
        programme = open_programme(tx, me, programme_id)
        hamlet = _place(tx, me, programme, hamlet_id)
        stage = _stage(programme, index)
        place = hamlet.id if hamlet is not None else None
        check_set(me, stage, place)
        rows = stored.waiting_for(tx.session, programme=programme, stage=stage, hamlet_id=place)
        if not rows:
            tx.reply(fill(programmes.STEP_NONE, unit=programme.plan.unit, stage=stage.name))
            return
        amounts = {one.id: _due(programme, one, stage) for one in rows}
        total = sum(amount or 0 for amount in amounts.values())
        if stage.money is not None and sure != total:
            if None in amounts.values():
                raise UserError("button_old")
            _confirm(tx, programme, stage, place, index, len(rows), total)
            return
        mark(tx, me, programme, stage, rows, amounts)


def _confirm(
    tx: Transaction, programme: Programme, stage: Stage, place: int | None, index: int, n: int, total: int
) -> None:
    """Ask once more before much money is written down; the button holds for this sum only."""
    said = render.money(total)
    tx.change_pressed(
        fill(programmes.STEP_CONFIRM, stage=stage.name, n=n, unit=programme.plan.unit, sum=said),
        buttons=[
            [
                button(
                    programmes.STEP_CONFIRM_YES.format(sum=said),
                    "pgall",
                    programme.id,
                    place or 0,
                    index,
                    total,
                )
            ],
            [button(common.CANCEL, "pcancel")],
        ],
    )


def mark_said(tx: Transaction, me: Speaker, programme: Programme, hamlet: Hamlet | None, done: Done) -> None:
    """ "tất cả đã xây", "20 hộ đã xây", "Nguyễn Văn Hùng đã xây"."""
    place = hamlet.id if hamlet is not None else None
    check_set(me, done.stage, place)
    if done.name is not None:
        entry = _named(tx, programme, place, done.name)
        state = stored.state_of(tx.session, entry=entry)
        check_stage(programme.plan, state, done.stage)
        due = amount_due(programme.plan, state, done.stage)
        if done.stage.money is not None and due is None:
            raise UserError("stage_needs_amount", stage=done.stage.name)
        mark(tx, me, programme, done.stage, [entry], {entry.id: due})
        return
    if done.stage.money is not None:
        raise UserError("stage_money_by_button", stage=done.stage.name)
    rows = stored.waiting_for(tx.session, programme=programme, stage=done.stage, hamlet_id=place)
    if not rows:
        raise UserError("stage_nobody_waits", stage=done.stage.name, unit=programme.plan.unit)
    if done.count is not None and done.count > len(rows):
        raise UserError(
            "stage_too_few", stage=done.stage.name, n=done.count, waiting=len(rows), unit=programme.plan.unit
        )
    chosen = rows[: done.count] if done.count is not None else rows
    mark(tx, me, programme, done.stage, chosen, {})


def _named(tx: Transaction, programme: Programme, place: int | None, name: str) -> Entry:
    found = registrations.by_name(tx.session, programme_id=programme.id, hamlet_id=place, name=name)
    if not found:
        raise UserError("entry_not_found", name=name)
    if len(found) > 1:
        raise UserError("entry_several", name=name, n=len(found))
    return found[0]
