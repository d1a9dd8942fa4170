"""/kehoach: a plan for the day or the week, shown back, edited with its message, and read back in the morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from telegram import Update

from bot.clock import COMMUNE_ZONE, local
from bot.domain.errors import UserError
from bot.domain.folding import fold_aligned
from bot.domain.hamlets import finder
from bot.domain.occurrences import Period
from bot.domain.plans import WHENS, When, days_of, is_read_back, read_plan
from bot.domain.roles import MANAGES_WORK, Role
from bot.networks import Button, ReceivedFile
from bot.render import plans as render
from bot.render.plans import Shown
from bot.schedule import Sweep
from bot.texts import common, fill, plans
from handlers import deeds, forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.list_reading import named_hamlets
from handlers.spoken import add_command
from storage import committees
from storage import plans as stored
from storage.dialogues import Dialogue
from storage.plans import Plan

FORM = "plan"
HORIZON = timedelta(days=31)


def register(app: App) -> None:
    add_command(app, "kehoach", plan)
    app.add_handler(Pressed("planfor", ask, numbers=1))
    app.add_handler(Pressed("planundo", undo, numbers=1))


async def plan(update: Update, context: Context) -> None:
    """Write a plan down; without one, show those there are, and offer the days to plan for."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "kehoach")
        if context.said.args.strip():
            record(tx, me, context.said.args)
            return
        found = _from_today(tx, me)
        if me.role in MANAGES_WORK:
            tx.reply(render.everybodys(_shown(tx, me, found), _missing(tx, me, found)), buttons=_choices())
            return
        mine = [one for one in found if _concerns(me, one)]
        text = render.mine(_shown(tx, me, mine))
        tx.reply(text if mine else fill(plans.HOW), buttons=_choices())


def _choices() -> list[list[Button]]:
    made = [button(plans.WHENS[one], "planfor", index) for index, one in enumerate(WHENS)]
    return [made[:2], made[2:]]


def _from_today(tx: Transaction, me: Speaker) -> Sequence[Plan]:
    rows = stored.touching(tx.session, committee_id=me.committee.id, first=tx.today, last=tx.today + HORIZON)
    return sorted(rows, key=lambda row: (row.first, row.last, row.id))


def _concerns(me: Speaker, row: Plan) -> bool:
    """Whether a plan is the speaker's own, or for the hamlet that he leads."""
    leads = me.role is Role.HAMLET_LEADER and me.member.hamlet_id is not None
    return row.member_id == me.member.id or (leads and row.hamlet_id == me.member.hamlet_id)


def _shown(tx: Transaction, me: Speaker, rows: Sequence[Plan]) -> list[Shown]:
    hamlets = {one.id: one.name for one in me.hamlets}
    names = {one.id: one.full_name for one in committees.members_of(tx.session, committee_id=me.committee.id)}
    return [_as_shown(row, names, hamlets) for row in rows]


def _as_shown(row: Plan, names: dict[int, str], hamlets: dict[int, str]) -> Shown:
    who = names.get(row.member_id, common.NOT_SAID)
    return Shown(who, hamlets.get(row.hamlet_id or 0, ""), Period(row.first, row.last), row.text)


def _missing(tx: Transaction, me: Speaker, found: Sequence[Plan]) -> list[str]:
    """The hamlets and officers without a plan that has today in it."""
    today = [row for row in found if row.first <= tx.today]
    planned_for = {row.hamlet_id for row in today}
    authors = {row.member_id for row in today}
    officers = committees.members_of(tx.session, committee_id=me.committee.id, role=Role.OFFICER)
    return [
        *(plans.IN_HAMLET.format(hamlet=one.name) for one in me.hamlets if one.id not in planned_for),
        *(one.full_name for one in officers if one.id not in authors),
    ]


def record(tx: Transaction, me: Speaker, said: str, *, days: Period | None = None) -> None:
    """Keep what somebody plans, and show it back. `days` are those meant where the text names none."""
    planned = read_plan(said, now=local(tx.now), otherwise=days)
    hamlet_id = me.member.hamlet_id if me.role is Role.HAMLET_LEADER else _hamlet_named(me, planned.text)
    row = Plan(
        committee_id=me.committee.id,
        member_id=me.member.id,
        hamlet_id=hamlet_id,
        first=planned.days.first,
        last=planned.days.last,
        text=planned.text,
        at=tx.now,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=tx.message_id,
    )
    stored.put(tx.session, plan=row)
    forms.close(tx, me)
    _audit(tx, me, "report", row)
    (shown,) = _shown(tx, me, [row])
    tx.reply(
        render.noted(shown, replaced=row.replaces is not None), buttons=[[button(common.UNDO, "planundo", row.id)]]
    )


def _hamlet_named(me: Speaker, text: str) -> int | None:
    """The one hamlet that a plan speaks of, if it is one."""
    marks = finder(tuple(named_hamlets(me))).find(text, fold_aligned(text))
    named = {mark.hamlet for mark in marks}
    return next((one.id for one in me.hamlets if named == {one.name}), None)


async def ask(update: Update, context: Context) -> None:
    """The days were chosen by a button: ask for the plan."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "kehoach")
        (index,) = context.press.numbers
        if not 0 <= index < len(WHENS):
            raise UserError("button_old")
        forms.wait_at(tx, me, FORM, "text", {"when": str(WHENS[index])})
        days = plans.WHENS[WHENS[index]].lower()
        tx.reply(fill(plans.ASK, days=days), buttons=[[button(common.CANCEL, "pcancel")]])


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """The plan for the days that were chosen."""
    record(tx, me, text, days=days_of(When(str(form.answers["when"])), local(form.updated_at).date()))


async def undo(update: Update, context: Context) -> None:
    """Take a plan back; the one that it replaced counts again."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "kehoach")
        row = tx.session.get(Plan, context.press.numbers[0])
        if row is None or row.committee_id != me.committee.id:
            raise UserError("button_old")
        if row.member_id != me.member.id:
            raise UserError("not_yours")
        if not stored.withdraw(tx.session, plan=row, now=tx.now):
            tx.reply(fill(common.ALREADY_DONE))
            return
        _audit(tx, me, "undo", row)
        tx.change_pressed(fill(plans.TAKEN_BACK, days=render.days_words(Period(row.first, row.last))))


def edit(tx: Transaction, me: Speaker, said: str) -> bool:
    """The message of a plan was edited: so is the plan; False when it made none."""
    made = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id)
    for row in made:
        stored.withdraw(tx.session, plan=row, now=tx.now)
    if made:
        record(tx, me, said, days=Period(made[0].first, made[0].last))
    return bool(made)


def delete(tx: Transaction, message_id: int) -> bool:
    """The message of a plan was deleted: so is the plan; False when it made none."""
    made = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    for row in made:
        stored.withdraw(tx.session, plan=row, now=tx.now)
        tx.reply(fill(plans.DELETED, days=render.days_words(Period(row.first, row.last))))
    return bool(made)


def read_back(sweep: Sweep) -> None:
    """In the morning: each plan whose days begin, to its author and to whoever leads the hamlet."""
    moment = sweep.latest_today([sweep.rules.hours.morning], name="plans")
    if moment is None:
        return
    session, committee_id = sweep.session, sweep.committee.id
    rows = [
        row
        for row in stored.touching(session, committee_id=committee_id, first=sweep.today, last=sweep.today)
        if is_read_back(Period(row.first, row.last), written=local(row.at), morning=moment.astimezone(COMMUNE_ZONE))
    ]
    names = {one.id: one.full_name for one in committees.members_of(session, committee_id=committee_id)}
    hamlets = {one.id: one.name for one in committees.hamlets_of(session, committee_id=committee_id)}
    told: dict[int, list[Shown]] = {}
    for row in rows:
        hears = {row.member_id}
        if row.hamlet_id is not None:
            hears |= {
                one.id for one in committees.leaders_of(session, committee_id=committee_id, hamlet_id=row.hamlet_id)
            }
        for member_id in hears & names.keys():
            told.setdefault(member_id, []).append(_as_shown(row, names, hamlets))
    for member_id, found in sorted(told.items()):
        key = f"plans:{sweep.today.isoformat()}:member {member_id}"
        sweep.tell(member_id, key=key, text=render.morning(found, sweep.today), **sweep.when_allowed(moment))


def _audit(tx: Transaction, me: Speaker, action: str, row: Plan) -> None:
    deeds.note(tx, me, action, f"plan {row.id}")
