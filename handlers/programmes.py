"""/chuongtrinh: every programme with its standing; its hamlets side by side, and their lists in pages."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from bot.domain.pages import Page
from bot.domain.programmes import HamletStanding
from bot.domain.roles import Role
from bot.networks import Button
from bot.render import page_line, when
from bot.render import programmes as render
from bot.texts import Markup, fill, lines, programmes
from handlers import deeds, donations, guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.programme_guards import (
    SEES_COUNTS,
    check_reads,
    check_takes,
    hamlet_named,
    is_among,
    may_set,
    open_programme,
    reads_all_names,
)
from handlers.spoken import add_command
from storage import committees, cut_offs, programme_standings
from storage import programmes as stored
from storage.committees import Hamlet
from storage.programmes import Programme

PER_PAGE = 10


def register(app: App) -> None:
    add_command(app, "chuongtrinh", show_all)
    app.add_handler(Pressed("pgopen", show_one, numbers=1))
    app.add_handler(Pressed("pgplace", show_place, numbers=2))
    app.add_handler(Pressed("pglist", show_list, numbers=3))


async def show_all(update: Update, context: Context) -> None:
    """Every programme in a line, each to be opened."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "chuongtrinh")
        rows = stored.programmes_of(tx.session, committee_id=me.committee.id)
        if not rows:
            tx.reply(fill(programmes.LIST_NONE))
            return
        told = [fill(programmes.LIST_LINE, name=one.name, standing=_in_short(tx, me, one)) for one in rows]
        tx.reply(
            lines(fill(programmes.LIST_HEAD, n=len(rows)), *told),
            buttons=[[button(one.name, "pgopen", one.id)] for one in rows],
        )


def _in_short(tx: Transaction, me: Speaker, programme: Programme) -> str:
    """A programme's standing: of the leader's own hamlet, and of all for the others."""
    plan = programme.plan
    if plan.kind == "money":
        given = render.total(plan, programme_standings.standings(tx.session, programme=programme)).amount
        return render.money(plan.opening + given)
    if me.role is Role.HAMLET_LEADER and me.hamlet is not None:
        if not plan.takes(me.hamlet.name):
            return programmes.NOT_CHOSEN
        own = programme_standings.standing(tx.session, programme=programme, hamlet=me.hamlet)
        return render.count(plan, own, today=tx.today)
    return render.count(plan, render.total(plan, programme_standings.standings(tx.session, programme=programme)))


async def show_one(update: Update, context: Context) -> None:
    """Open a programme: a leader sees his hamlet, the others all of them side by side."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        show(tx, me, open_programme(tx, me, context.press.numbers[0]))


def show(tx: Transaction, me: Speaker, programme: Programme) -> None:
    """A programme's standing, with what this person may do."""
    plan = programme.plan
    if plan.kind == "money":
        donations.show(tx, me, programme)
        return
    if me.role is Role.HAMLET_LEADER:
        own = me.own_hamlet()
        check_takes(plan, programme.name, own)
        _show_place(tx, me, programme, own)
        return
    standings = programme_standings.standings(tx.session, programme=programme)
    text = render.overview(programme.name, plan, standings, today=tx.today, after=frozen_lines(tx, programme))
    tx.reply(text, buttons=_overview_buttons(tx, me, programme, standings) if tx.private else ())


def _overview_buttons(
    tx: Transaction, me: Speaker, programme: Programme, standings: Sequence[HamletStanding]
) -> list[list[Button]]:
    plan = programme.plan
    rows: list[list[Button]] = []
    if reads_all_names(me, plan):
        by_name = {one.name: one for one in me.hamlets}
        made = [
            button(f"{one.hamlet or programmes.NO_HAMLET} ({one.registered})", "pgplace", programme.id, place)
            for one in standings
            if (place := by_name[one.hamlet].id if one.hamlet in by_name else 0) or one.hamlet is None
        ]
        rows += [made[at : at + 2] for at in range(0, len(made), 2)]
    rows += stage_buttons(me, programme, render.total(plan, standings), hamlet=None)
    if is_among(me, plan.registers):
        rows.append([button(programmes.ADD_BUTTON, "pgadd", programme.id, 0)])
    if reads_all_names(me, plan) and any(one.registered for one in standings):
        rows.append([button(programmes.EXCEL_BUTTON, "pgexcel", programme.id, 0)])
    return rows


def stage_buttons(
    me: Speaker, programme: Programme, standing: HamletStanding, *, hamlet: Hamlet | None
) -> list[list[Button]]:
    """A button for each stage that this person may set and for which entries wait."""
    plan = programme.plan
    rows = []
    for index, stage in enumerate(plan.stages):
        place = hamlet.id if hamlet is not None else None
        if not is_among(me, stage.by) or (place is not None and not may_set(me, stage, place)):
            continue
        of = sum(n for option, n in standing.options.items() if stage in plan.stages_of(option))
        waiting = of - standing.stages.get(stage.key, 0)
        if waiting > 0:
            label = programmes.STEP_BUTTON.format(stage=stage.name, n=waiting)
            rows.append([button(label, "pgstep", programme.id, place or 0, index, 0)])
    return rows


async def show_place(update: Update, context: Context) -> None:
    """One hamlet of a programme, for those who see all of them."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme_id, hamlet_id = context.press.numbers
        programme = open_programme(tx, me, programme_id)
        check_reads(tx, me, programme.plan, hamlet_id or None)
        hamlet = hamlet_named(me, hamlet_id)
        if hamlet is None:
            _list_page(tx, me, programme, None, 0)
            return
        _show_place(tx, me, programme, hamlet)


def _show_place(tx: Transaction, me: Speaker, programme: Programme, hamlet: Hamlet) -> None:
    plan = programme.plan
    standing = programme_standings.standing(tx.session, programme=programme, hamlet=hamlet)
    text = render.place(programme.name, plan, standing, today=tx.today, after=frozen_lines(tx, programme))
    if not tx.private:
        tx.reply(text)
        return
    rows: list[list[Button]] = []
    if is_among(me, plan.registers):
        rows.append([button(programmes.ADD_BUTTON, "pgadd", programme.id, hamlet.id)])
    if standing.registered:
        rows.append(
            [button(programmes.LIST_BUTTON.format(n=standing.registered), "pglist", programme.id, hamlet.id, 0)]
        )
        rows += stage_buttons(me, programme, standing, hamlet=hamlet)
        rows.append([button(programmes.EXCEL_BUTTON, "pgexcel", programme.id, hamlet.id)])
    if me.role is not Role.HAMLET_LEADER:
        rows.append([button(programmes.BACK_BUTTON, "pgopen", programme.id)])
    tx.reply(text, buttons=rows)


def frozen_lines(tx: Transaction, programme: Programme) -> list[Markup]:
    """How many entries were frozen, and who has confirmed the list and who has not."""
    snapshot = cut_offs.frozen(tx.session, programme=programme)
    if snapshot is None:
        return []
    n = len(snapshot.content["entries"])
    told = [fill(programmes.FROZEN, number=snapshot.number, n=n, unit=programme.plan.unit)]
    people = {one.id: one.full_name for one in committees.members_of(tx.session, committee_id=programme.committee_id)}
    handed = stored.handovers(tx.session, programme_id=programme.id)
    got = [
        f"{people[one.member_id]} ({when(one.confirmed_at)})"
        for one in handed
        if one.confirmed_at is not None and one.member_id in people
    ]
    waiting = [people[one.member_id] for one in handed if one.confirmed_at is None and one.member_id in people]
    if got:
        told.append(fill(programmes.FROZEN_GOT, who=", ".join(got)))
    if waiting:
        told.append(fill(programmes.FROZEN_WAITING, who=", ".join(waiting)))
    return told


async def show_list(update: Update, context: Context) -> None:
    """A page of a hamlet's list, with a button for each entry."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme_id, hamlet_id, wanted = context.press.numbers
        programme = open_programme(tx, me, programme_id)
        check_reads(tx, me, programme.plan, hamlet_id or None)
        _list_page(tx, me, programme, hamlet_named(me, hamlet_id), wanted)


def _list_page(tx: Transaction, me: Speaker, programme: Programme, hamlet: Hamlet | None, wanted: int) -> None:
    plan = programme.plan
    place = hamlet.id if hamlet is not None else stored.NO_HAMLET
    page = Page(wanted, PER_PAGE, stored.how_many(tx.session, programme_id=programme.id, hamlet_id=place))
    rows = stored.entries_of(tx.session, programme_id=programme.id, hamlet_id=place, offset=page.first, limit=page.size)
    deeds.note(tx, me, "read", f"programme {programme.id} hamlet={place}")
    text = render.listing(
        programme.name,
        render.place_name(hamlet.name if hamlet is not None else None),
        plan,
        [render.Row(one.name, one.option, stored.last_stage(plan, one), one.late) for one in rows],
        first=page.first,
        of=page.total,
    )
    cards = [
        button(f"{page.first + index}. {one.name or programmes.UNNAMED_ENTRY}", "pgcard", one.id)
        for index, one in enumerate(rows, 1)
    ]
    buttons = [cards[at : at + 2] for at in range(0, len(cards), 2)]
    buttons += turns(page, "pglist", programme.id, place)
    buttons.append([_back(programme, hamlet)])
    said = lines(text, *page_line(page))
    if wanted or tx.update.callback_query is not None:
        tx.change_pressed(said, buttons=buttons)
    else:
        tx.reply(said, buttons=buttons)


def _back(programme: Programme, hamlet: Hamlet | None) -> Button:
    if hamlet is None:
        return button(programmes.BACK_BUTTON, "pgopen", programme.id)
    return button(programmes.BACK_BUTTON, "pgplace", programme.id, hamlet.id)
