"""/ungho: gifts of money by hamlet and body, a line for each, with what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from telegram import Update

from bot.domain.donations import Gift, read_gifts
from bot.domain.errors import UserError
from bot.domain.hamlets import finder
from bot.domain.pages import Page
from bot.domain.programmes import Act, Standing
from bot.domain.registrations import Unclear, programme_named
from bot.domain.roles import Role
from bot.networks import Button, ReceivedFile
from bot.render import donations as render
from bot.render.programmes import money
from bot.texts import common, donations, fill
from handlers import forms, guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.entries import note, source_of
from handlers.guards import Speaker
from handlers.list_reading import named_hamlets
from handlers.programme_guards import SEES_COUNTS, is_among, open_programme, reads_all_names
from handlers.registering import check_own, made_by
from handlers.spoken import add_command
from storage import donations as stored
from storage import programmes, registrations
from storage.dialogues import Dialogue
from storage.programmes import Entry, Programme

FORM = "donations"
PER_PAGE = 8
LATEST = 5  # gifts on the fund's page
SAME_WITHIN = timedelta(days=1)  # in which the same gift again is pointed out


def register(app: App) -> None:
    add_command(app, "ungho", report)
    app.add_handler(Pressed("giopen", show_fund, numbers=1))
    app.add_handler(Pressed("giadd", ask, numbers=1))
    app.add_handler(Pressed("gilist", show_gifts, numbers=2))
    app.add_handler(Pressed("gioff", take_off, numbers=1))
    app.add_handler(Pressed("giundo", undo, numbers=1))


async def report(update: Update, context: Context) -> None:
    """Write down what a message gives; without any words, say what the fund has."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "ungho")
        funds = programmes.programmes_of(tx.session, committee_id=me.committee.id, kind="money")
        if not funds:
            raise UserError("programme_none")
        named, said = programme_named(context.said.args, [(one.id, [one.name, *one.plan.aliases]) for one in funds])
        funds = [one for one in funds if named in (None, one.id)]
        if said and len(funds) == 1:
            record(tx, me, funds[0], said)
        elif said:
            raise UserError("donation_which_fund", funds=", ".join(one.name for one in funds), first=funds[0].name)
        elif len(funds) == 1:
            show(tx, me, funds[0])
        else:
            tx.reply(fill(donations.WHICH), buttons=[[button(one.name, "giopen", one.id)] for one in funds])


def record(tx: Transaction, me: Speaker, fund: Programme, text: str, *, taken: Sequence[Entry] = ()) -> None:
    """Write the gifts of a text down, and answer with their sum and the total."""
    _check_records(me, fund)
    own = me.own_hamlet().name if me.role is Role.HAMLET_LEADER else None
    gifts, unclear = read_gifts(text, finder(tuple(named_hamlets(me))), own=own)
    other = next((one for one in gifts if own is not None and one.hamlet != own), None)
    if other is not None:
        raise UserError("other_hamlet", mine=own, other=other.hamlet)
    if not gifts:
        raise UserError("donation_nothing", hamlet=_some_hamlet(me))
    rows = stored.record(tx.session, programme=fund, gifts=gifts, hamlets=me.hamlets, source=source_of(tx, me))
    _answer(tx, me, fund, rows, gifts, unclear, taken=taken)


def _answer(
    tx: Transaction,
    me: Speaker,
    fund: Programme,
    rows: Sequence[Entry],
    gifts: Sequence[Gift],
    unclear: Sequence[Unclear],
    *,
    taken: Sequence[Entry],
) -> None:
    note(tx, me, "report", rows)
    again = []
    for row, gift in zip(rows, gifts, strict=True):
        before = stored.same_before(tx.session, entry=row, since=tx.now - SAME_WITHIN)
        if before is not None:
            again.append(render.Given(gift.hamlet, gift.giver, gift.amount, before))
    text = render.receipt(
        fund.name,
        [render.Given(one.hamlet, one.giver, one.amount) for one in gifts],
        again=again,
        unclear=unclear,
        taken=len(taken),
        total=stored.total(tx.session, programme=fund),
        hamlet=_some_hamlet(me),
        in_full=tx.private,
    )
    tx.reply(text, buttons=[[button(common.UNDO, "giundo", tx.row.id)]])


def _some_hamlet(me: Speaker) -> str:
    """A hamlet for an example."""
    return (me.hamlet or me.hamlets[0]).name


def _check_records(me: Speaker, fund: Programme) -> None:
    if not is_among(me, fund.plan.registers):
        raise UserError("programme_not_registrar", name=fund.name)


async def show_fund(update: Update, context: Context) -> None:
    """What a fund has."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        show(tx, me, _fund(tx, me, context.press.numbers[0]))


def _fund(tx: Transaction, me: Speaker, fund_id: int) -> Programme:
    fund = open_programme(tx, me, fund_id)
    if fund.plan.kind != "money":
        raise UserError("button_old")
    return fund


def show(tx: Transaction, me: Speaker, fund: Programme) -> None:
    """The fund's page; who gave last is for those who may read the gifts one by one."""
    by_hamlet, bodies, gifts = stored.sums(tx.session, programme=fund)
    records, reads = is_among(me, fund.plan.registers), tx.private and _reads(me, fund)
    latest = stored.newest(tx.session, programme_id=fund.id, hamlet_id=_scope(me), limit=LATEST) if reads else []
    text = render.overview(
        fund.name,
        fund.plan,
        hamlets=[(one.name, by_hamlet[one.id]) for one in me.hamlets if one.id in by_hamlet],
        bodies=list(bodies.items()),
        in_full=tx.private,
        gifts=gifts,
        latest=_given(me, latest),
        example=_some_hamlet(me) if tx.private and records else None,
    )
    rows: list[list[Button]] = []
    if tx.private and records:
        rows.append([button(donations.ADD_BUTTON, "giadd", fund.id)])
    if latest:
        note(tx, me, "read", [one.entry for one in latest])
        rows.append([button(donations.LIST_BUTTON.format(n=_count(tx, me, fund)), "gilist", fund.id, 0)])
    tx.reply(text, buttons=rows)


def _reads(me: Speaker, fund: Programme) -> bool:
    """Whether he may read the gifts one by one: a leader those of his hamlet."""
    return me.role is Role.HAMLET_LEADER or reads_all_names(me, fund.plan)


def _given(me: Speaker, gifts: Sequence[stored.Given]) -> list[render.Given]:
    names = {one.id: one.name for one in me.hamlets}
    return [
        render.Given(names.get(one.entry.hamlet_id or 0), one.entry.name, one.entry.amount or 0, one.at)
        for one in gifts
    ]


def _count(tx: Transaction, me: Speaker, fund: Programme) -> int:
    return programmes.how_many(tx.session, programme_id=fund.id, hamlet_id=_scope(me))


def _scope(me: Speaker) -> int | None:
    """The hamlet whose gifts he may see one by one; None for all."""
    return me.own_hamlet().id if me.role is Role.HAMLET_LEADER else None


async def ask(update: Update, context: Context) -> None:
    """Ask what was given."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        fund = _fund(tx, me, context.press.numbers[0])
        _check_records(me, fund)
        forms.wait_at(tx, me, FORM, "lines", {"fund": fund.id})
        tx.reply(fill(donations.ASK, hamlet=_some_hamlet(me)), buttons=[[button(common.CANCEL, "pcancel")]])


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the gifts that were asked for."""
    fund = _fund(tx, me, int(form.answers["fund"]))
    record(tx, me, fund, text)
    forms.close(tx, me)


async def show_gifts(update: Update, context: Context) -> None:
    """The gifts one by one; who may write them down has a button that takes each off."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        fund_id, wanted = context.press.numbers
        fund = _fund(tx, me, fund_id)
        if not tx.private:
            raise UserError("only_in_private")
        if not _reads(me, fund):
            raise UserError("programme_not_registrar", name=fund.name)
        page = Page(wanted, PER_PAGE, _count(tx, me, fund))
        rows = stored.newest(tx.session, programme_id=fund.id, hamlet_id=_scope(me), offset=page.first, limit=page.size)
        note(tx, me, "read", [one.entry for one in rows])
        given, records = _given(me, rows), is_among(me, fund.plan.registers)
        buttons = [
            [button(donations.TAKE_OFF.format(who=told.who, amount=money(told.amount)), "gioff", one.entry.id)]
            for one, told in zip(rows, given, strict=True)
            if records
        ]
        text = render.page(fund.name, given, at=page, may_change=records)
        tx.change_pressed(text, buttons=[*buttons, *turns(page, "gilist", fund.id)])


async def take_off(update: Update, context: Context) -> None:
    """Take one gift off."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        entry = tx.session.get(Entry, context.press.numbers[0])
        if entry is None:
            raise UserError("button_old")
        fund = _fund(tx, me, entry.programme_id)
        _check_records(me, fund)
        if _scope(me) not in (None, entry.hamlet_id):
            raise UserError("not_yours")
        if entry.standing != Standing.IN:
            tx.reply(fill(common.ALREADY_DONE))
            return
        programmes.act(tx.session, entries=[entry], kind=Act.REMOVED, source=source_of(tx, me))
        note(tx, me, "change", [entry])
        total = money(stored.total(tx.session, programme=fund))
        tx.reply(fill(donations.UNDONE, total=total), buttons=[[button(common.UNDO, "giundo", tx.row.id)]])


async def undo(update: Update, context: Context) -> None:
    """Take back what one message or press did."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        events = programmes.in_batch(tx.session, batch=context.press.numbers[0])
        if not events:
            tx.reply(fill(common.ALREADY_DONE))
            return
        entries = programmes.entries_by_id(tx.session, entry_ids={one.entry_id for one in events})
        fund = _fund(tx, me, entries[0].programme_id)
        check_own(me, entries, events)
        registrations.withdraw(tx.session, events=events, now=tx.now)
        note(tx, me, "undo", entries)
        tx.change_pressed(fill(donations.UNDONE, total=money(stored.total(tx.session, programme=fund))))


def edit(tx: Transaction, me: Speaker, text: str | None) -> bool:
    """Put what an edited message says now in the place of what it gave; False where it gave nothing."""
    taken = _withdraw(tx, me, tx.message_id)
    if taken is None:
        return False
    fund, entries = taken
    if text is not None:
        record(tx, me, fund, text, taken=entries)
    else:
        tx.reply(fill(donations.DELETED, total=money(stored.total(tx.session, programme=fund))))
    return True


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """Take back what a deleted message gave; False where it gave nothing."""
    taken = _withdraw(tx, me, message_id)
    if taken is None:
        return False
    tx.reply(fill(donations.DELETED, total=money(stored.total(tx.session, programme=taken[0]))))
    return True


def _withdraw(tx: Transaction, me: Speaker, message_id: int) -> tuple[Programme, list[Entry]] | None:
    events = made_by(tx, message_id)
    entries = programmes.entries_by_id(tx.session, entry_ids={one.entry_id for one in events})
    if not entries or tx.session.get_one(Programme, entries[0].programme_id).plan.kind != "money":
        return None
    check_own(me, entries, events)
    registrations.withdraw(tx.session, events=events, now=tx.now)
    note(tx, me, "undo", entries)
    return _fund(tx, me, entries[0].programme_id), entries
