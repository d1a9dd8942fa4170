"""Writing registrations down: the receipt, what is asked after it, and undo, edit and deletion of the message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.programmes import Standing
from bot.domain.quantities import Item, Measured, Mode
from bot.domain.registrations import MOST, Line, Reading
from bot.domain.roles import Role
from bot.networks import Button
from bot.render import programmes as render
from bot.texts import common, fill, programmes
from handlers import forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.entries import note, source_of, standing_line
from handlers.guards import Speaker
from handlers.programme_guards import SEES_COUNTS, check_registers, hamlet_named, open_programme
from storage import cut_offs, programme_standings, registrations
from storage import programmes as stored
from storage.committees import Hamlet
from storage.programmes import Entry, EntryEvent, Programme
from storage.registrations import Registered

FORM = "registration_sure"


def register(app: App) -> None:
    app.add_handler(Pressed("pgyes", record_kept, numbers=0))
    app.add_handler(Pressed("pgoption", choose_option, numbers=2))
    app.add_handler(Pressed("pgsame", same, numbers=1))
    app.add_handler(Pressed("pgapart", apart, numbers=1))
    app.add_handler(Pressed("pgallsame", all_same, numbers=1))
    app.add_handler(Pressed("pgundo", undo, numbers=1))


def _too_many(tx: Transaction, programme: Programme, hamlet: Hamlet | None, reading: Reading) -> int | None:
    """How many entries a hamlet would have, where that is more than it has households."""
    if hamlet is None or not hamlet.households or programme.plan.goal_percent is None:
        return None
    before = stored.how_many(tx.session, programme_id=programme.id, hamlet_id=hamlet.id)
    return before + reading.count if before + reading.count > hamlet.households else None


def record_or_ask(tx: Transaction, me: Speaker, programme: Programme, hamlet: Hamlet | None, reading: Reading) -> None:
    """Register; more than the hamlet has households only once somebody said that it is right."""
    total = _too_many(tx, programme, hamlet, reading)
    if total is None or hamlet is None:
        forms.close(tx, me)
        record(tx, me, programme, hamlet, reading)
        return
    answers: dict[str, object] = {
        "programme": programme.id,
        "hamlet": hamlet.id,
        "lines": [asdict(one) for one in reading.lines],
    }
    forms.wait_at(tx, me, FORM, "sure", answers)
    n, unit = reading.count, programme.plan.unit
    tx.reply(
        fill(programmes.TOO_MANY, n=n, unit=unit, hamlet=hamlet.name, total=total, households=hamlet.households),
        buttons=[
            [button(programmes.TOO_MANY_YES.format(n=n, unit=unit), "pgyes")],
            [button(common.CANCEL, "pcancel")],
        ],
    )


async def record_kept(update: Update, context: Context) -> None:
    """Register what was questioned."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        form = forms.current(tx, me)
        if form is None or form.form != FORM:
            raise UserError("button_old")
        programme = open_programme(tx, me, int(form.answers["programme"]))
        hamlet = hamlet_named(me, int(form.answers["hamlet"]))
        check_registers(me, programme, hamlet)
        forms.close(tx, me)
        record(tx, me, programme, hamlet, Reading(tuple(Line(**one) for one in form.answers["lines"])))


def record(tx: Transaction, me: Speaker, programme: Programme, hamlet: Hamlet | None, reading: Reading) -> None:
    """Write everything down, answer with a receipt, and ask about what may be there already."""
    what = registrations.register(
        tx.session,
        programme=programme,
        hamlet_id=hamlet.id if hamlet is not None else None,
        lines=reading.lines,
        source=source_of(tx, me),
        late=cut_offs.is_late(tx.session, programme=programme, day=tx.said_on),
    )
    answer_with_receipt(tx, me, programme, hamlet, reading, what, taken=[])


def counted_for(tx: Transaction, me: Speaker, hamlet: Hamlet) -> dict[Item, Programme]:
    """The programmes that a hamlet's reports of progress count for, by what people call their entries."""
    return {
        Item(one.item, one.plan.unit, one.plan.aliases): one
        for one in stored.programmes_of(tx.session, committee_id=me.committee.id, kind="list")
        if one.assignment_id is not None and one.plan.takes(hamlet.name)
    }


def record_number(tx: Transaction, me: Speaker, programme: Programme, hamlet: Hamlet, told: Measured) -> None:
    """Register so many entries by their number alone, as a report of progress tells it."""
    check_registers(me, programme, hamlet)
    before = stored.how_many(tx.session, programme_id=programme.id, hamlet_id=hamlet.id)
    said = int(told.quantity)
    n = said - before if told.mode is Mode.TOTAL else said
    if n > MOST:
        raise UserError("registration_too_many", most=MOST)
    if n <= 0:
        raise UserError("registration_not_more", before=before, said=said, unit=programme.plan.unit)
    record_or_ask(tx, me, programme, hamlet, Reading((Line(None, n),)))


def answer_with_receipt(
    tx: Transaction,
    me: Speaker,
    programme: Programme,
    hamlet: Hamlet | None,
    reading: Reading,
    what: Registered,
    *,
    taken: Sequence[Entry],
) -> None:
    plan = programme.plan
    note(tx, me, "report", what.touched)
    without = [one for one in what.touched if one.option is None] if len(plan.options) > 1 else []
    standing = (
        programme_standings.standing(tx.session, programme=programme, hamlet=hamlet)
        if hamlet is not None
        else render.total(plan, programme_standings.standings(tx.session, programme=programme))
    )
    receipt = render.Receipt(
        name=programme.name,
        hamlet=render.place_name(hamlet.name if hamlet is not None else None),
        plan=plan,
        standing=standing,
        today=tx.today,
        added=len(what.added),
        names=tuple(one.name for one in [*what.added, *what.filled] if one.name is not None),
        filled=len(what.filled),
        known=tuple(one.name for one in what.known if one.name is not None),
        asked=len(what.doubtful),
        taken=len(taken),
        without_option=len(without),
        unclear=reading.unclear,
        late=any(one.late for one in what.added),
        in_full=tx.private,
    )
    buttons: list[list[Button]] = []
    if without:
        buttons += [
            [button(render.option_name(plan, one.number), "pgoption", tx.row.id, one.number)] for one in plan.options
        ]
    if what.touched:
        buttons.append([button(common.UNDO, "pgundo", tx.row.id)])
    tx.reply(render.receipt(receipt), buttons=buttons)
    if what.doubtful:
        ask_next(tx, me, programme, tx.row.id)


def ask_next(tx: Transaction, me: Speaker, programme: Programme, batch: int, *, pressed: bool = False) -> None:
    """Ask in private whether the next doubtful entry of a message is one that was there already."""
    entries = stored.entries_by_id(
        tx.session, entry_ids={one.entry_id for one in stored.in_batch(tx.session, batch=batch)}
    )
    asked = [one for one in entries if one.standing == Standing.ASKED]
    if not asked:
        place = entries[0].hamlet_id if entries else None
        tx.change_pressed(fill(programmes.ASKED_DONE, standing=standing_line(tx, programme, place)))
        return
    entry = asked[0]
    other = tx.session.get_one(Entry, entry.doubt_of)
    hamlet = tx.session.get(Hamlet, entry.hamlet_id) if entry.hamlet_id is not None else None
    unit = programme.plan.unit
    text = fill(
        programmes.ASK_SAME,
        name=entry.name,
        details=render.details(entry.phone, entry.note),
        other=other.name,
        other_details=render.details(other.phone, other.note),
        hamlet=render.place_name(hamlet.name if hamlet is not None else None),
        programme=programme.name,
        unit=unit,
        more=programmes.ASK_SAME_MORE.format(n=len(asked) - 1) if len(asked) > 1 else "",
    )
    buttons = [
        [
            button(programmes.SAME_BUTTON.format(unit=unit), "pgsame", entry.id),
            button(programmes.APART_BUTTON.format(unit=unit), "pgapart", entry.id),
        ]
    ]
    if len(asked) > 1:
        buttons.append([button(programmes.ALL_SAME_BUTTON.format(n=len(asked), unit=unit), "pgallsame", batch)])
    if pressed:
        tx.change_pressed(text, buttons=buttons)
    else:
        tx.tell(me.member.id, key=f"same entry:{batch}:member {me.member.id}", text=text, buttons=buttons)


async def same(update: Update, context: Context) -> None:
    """The two are one household."""
    _settle(context, same=True)


async def apart(update: Update, context: Context) -> None:
    """The two are different households of one name."""
    _settle(context, same=False)


def _settle(context: Context, *, same: bool) -> None:
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        entry = tx.session.get(Entry, context.press.numbers[0])
        if entry is None or not tx.private:
            raise UserError("button_old")
        programme = open_programme(tx, me, entry.programme_id)
        check_registers(me, programme, hamlet_named(me, entry.hamlet_id or 0))
        settled = registrations.settle(tx.session, entries=[entry], same=same, source=source_of(tx, me))
        if not settled:
            tx.reply(fill(common.ALREADY_DONE))
            return
        note(tx, me, "change", settled)
        first = stored.history(tx.session, entry_ids=[entry.id])[0]
        ask_next(tx, me, programme, first.batch, pressed=True)


async def all_same(update: Update, context: Context) -> None:
    """Every doubtful entry of a message is one that was there already."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        batch = context.press.numbers[0]
        programme, entries, _ = _of_batch(tx, me, batch)
        check_registers(me, programme, hamlet_named(me, entries[0].hamlet_id or 0))
        settled = registrations.settle(tx.session, entries=entries, same=True, source=source_of(tx, me))
        note(tx, me, "change", settled)
        ask_next(tx, me, programme, batch, pressed=True)


def _of_batch(tx: Transaction, me: Speaker, batch: int) -> tuple[Programme, list[Entry], Sequence[EntryEvent]]:
    """What one message or press did, in a programme of the speaker's committee."""
    events = stored.in_batch(tx.session, batch=batch)
    entries = stored.entries_by_id(tx.session, entry_ids={one.entry_id for one in events})
    if not entries:
        raise UserError("button_old")
    return open_programme(tx, me, entries[0].programme_id), entries, events


async def choose_option(update: Update, context: Context) -> None:
    """The option of everybody whom a message registered without one."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        batch, number = context.press.numbers
        programme, entries, _ = _of_batch(tx, me, batch)
        check_registers(me, programme, hamlet_named(me, entries[0].hamlet_id or 0))
        if programme.plan.option(number) is None:
            raise UserError("button_old")
        open_ones = [one for one in entries if one.option is None and one.standing != Standing.OUT]
        if not open_ones:
            tx.reply(fill(common.ALREADY_DONE))
            return
        registrations.choose_option(tx.session, entries=open_ones, option=number, source=source_of(tx, me))
        note(tx, me, "change", open_ones)
        tx.reply(
            fill(programmes.OPTION_SET, number=number, n=len(open_ones), unit=programme.plan.unit),
            buttons=[[button(common.UNDO, "pgundo", tx.row.id)]],
        )


async def undo(update: Update, context: Context) -> None:
    """Take back all that one message or press did."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        batch = context.press.numbers[0]
        if not stored.in_batch(tx.session, batch=batch):
            tx.reply(fill(common.ALREADY_DONE))
            return
        programme, entries, events = _of_batch(tx, me, batch)
        check_own(me, entries, events)
        registrations.withdraw(tx.session, events=events, now=tx.now)
        note(tx, me, "undo", entries)
        standing = standing_line(tx, programme, entries[0].hamlet_id)
        tx.change_pressed(fill(programmes.UNDONE, standing=standing))


def check_own(me: Speaker, entries: Sequence[Entry], events: Sequence[EntryEvent]) -> None:
    """Only who did it takes it back, or the office."""
    if me.role is Role.SECRETARY:
        return
    if me.role is Role.HAMLET_LEADER and any(one.hamlet_id != me.own_hamlet().id for one in entries):
        raise UserError("not_yours")
    if any(one.by_member != me.member.id for one in events):
        raise UserError("not_yours")


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """Take back what a deleted message registered or marked; False where it did neither."""
    events = made_by(tx, message_id)
    if not events:
        return False
    entries = stored.entries_by_id(tx.session, entry_ids={one.entry_id for one in events})
    programme = open_programme(tx, me, entries[0].programme_id)
    check_own(me, entries, events)
    registrations.withdraw(tx.session, events=events, now=tx.now)
    note(tx, me, "undo", entries)
    tx.reply(fill(programmes.DELETED, standing=standing_line(tx, programme, entries[0].hamlet_id)))
    return True


def withdraw_message(tx: Transaction, me: Speaker, message_id: int) -> None:
    """Take back without a word what a message registered."""
    events = made_by(tx, message_id)
    entries = stored.entries_by_id(tx.session, entry_ids={one.entry_id for one in events})
    check_own(me, entries, events)
    registrations.withdraw(tx.session, events=events, now=tx.now)
    note(tx, me, "undo", entries)


def made_by(tx: Transaction, message_id: int) -> Sequence[EntryEvent]:
    return stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
