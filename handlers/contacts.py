"""Contacts: /danhsach, the hamlet leaders' own lists, and their word that they have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.follow_ups import Outcome
from bot.domain.quarantine import rule_for
from bot.domain.roles import Role
from bot.networks import Button
from bot.render import clock_time
from bot.render.contacts import contact_list, head
from bot.render.follow_ups import Released, noted_in_list, release_list
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup, fill, lines, lists
from handlers import deeds, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.roll_calls import list_buttons, roll_buttons, roll_call
from handlers.spoken import add_command
from storage import audit, committees, contacts, hamlet_lists
from storage.committees import Committee, Hamlet
from storage.contacts import Contact
from storage.hamlet_lists import HamletList


def register(app: App) -> None:
    add_command(app, "danhsach", show_list)
    app.add_handler(Pressed("ack", acknowledge, numbers=1))


async def show_list(update: Update, context: Context) -> None:
    """Who is watched: all for the station, a leader's own hamlet, initials in the group."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "danhsach")
        hamlet = which_hamlet(me, context.said.args)
        in_full = tx.private or me.rules.group_view == "full"
        tx.reply(_list_text(tx, me.committee, hamlet, _people(tx, me.committee, hamlet), in_full=in_full))
        where = f"hamlet {hamlet.id}" if hamlet is not None else "commune"
        if in_full:
            deeds.note(tx, me, "read", f"contacts {where}")


def which_hamlet(me: Speaker, said: str) -> Hamlet | None:
    """The hamlet that was asked for, or a leader's own; None for all. UserError for one that he may not see."""
    own = me.hamlet_of_names()
    if not said:
        return own
    wanted = fold(said).removeprefix("thon ").strip()
    named = next(
        (one for one in me.hamlets if wanted in {fold(one.name), *(fold(alias) for alias in one.aliases)}), None
    )
    if named is None:
        raise UserError("unknown_hamlet", text=said, hamlets=", ".join(one.name for one in me.hamlets))
    if own is not None and named.id != own.id:
        raise UserError("other_hamlet", mine=own.name, other=named.name)
    return named


def _people(pen: Pen, committee: Committee, hamlet: Hamlet | None) -> Sequence[Contact]:
    name = hamlet.name if hamlet is not None else None
    return contacts.watched(pen.session, committee_id=committee.id, on=pen.today, hamlet=name)


def _list_text(
    pen: Pen, committee: Committee, hamlet: Hamlet | None, people: Sequence[Contact], *, in_full: bool
) -> Markup:
    n = len(people)
    if not in_full:
        where = f"Thôn {hamlet.name}" if hamlet is not None else committee.commune
        top = head(lists.GROUP_HEAD, moment=pen.now, n=n, where=where)
    elif hamlet is not None:
        top = head(lists.HAMLET_HEAD, moment=pen.now, n=n, hamlet=hamlet.name)
    else:
        top = head(lists.COMMUNE_HEAD, moment=pen.now, n=n, commune=committee.commune)
    return contact_list(people, head=top, today=pen.today, in_full=in_full, hamlets=hamlet is None)


def hamlet_list(pen: Pen, committee: Committee, hamlet: Hamlet) -> tuple[Sequence[Contact], Markup]:
    """Who is watched in a hamlet, and the list of them as its leaders get it."""
    people = _people(pen, committee, hamlet)
    return people, _list_text(pen, committee, hamlet, people, in_full=True)


def send_hamlet_lists(
    pen: Pen, committee: Committee, names: Iterable[str], *, key: str, why: str, release: bool = False, **how: datetime
) -> None:
    """Send each of these hamlets' lists to its leaders; where it names somebody, to be confirmed and called by it.

    `release`: with the formal list of those whose quarantine ends today.
    """
    hamlets = {hamlet.name: hamlet for hamlet in committees.hamlets_of(pen.session, committee_id=committee.id)}
    for hamlet in (hamlets[name] for name in names if name in hamlets):
        leaders = committees.leaders_of(pen.session, committee_id=committee.id, hamlet_id=hamlet.id)
        people, listed = hamlet_list(pen, committee, hamlet)
        buttons: list[list[Button]] = []
        if people and leaders:
            sent = hamlet_lists.note_sent(
                pen.session, committee_id=committee.id, hamlet_id=hamlet.id, day=pen.today, now=pen.now
            )
            roll = list_buttons(people, hamlet_id=hamlet.id, day=pen.today)
            buttons = [[button(lists.ACKNOWLEDGE, "ack", sent)], *roll]
        ending = _release_list(pen, committee, hamlet, people) if release else None
        text = lines(fill(why), listed)
        if ending is not None:
            text = lines(text, "", ending)
        for leader in leaders:
            pen.tell(leader.id, key=f"{key}:hamlet {hamlet.id}:member {leader.id}", text=text, buttons=buttons, **how)
            audit.record(
                pen.session,
                committee_id=committee.id,
                member_id=leader.id,
                action="sent",
                subject=f"contacts hamlet {hamlet.id}",
                now=pen.now,
            )


def _release_list(pen: Pen, committee: Committee, hamlet: Hamlet, people: Sequence[Contact]) -> Markup | None:
    """Those whose stated last day is today, with the days for which their rule has them watched on."""
    rules = committee.rules.quarantine_rules
    released = []
    for one in (one for one in people if one.quarantine_end == pen.today and one.level is not None):
        begun = one.contact_date or one.quarantine_start or pen.today
        rule = rule_for(rules, level=one.level or "", place=one.place, on=begun)
        days = rule.monitoring_days if rule is not None else 0
        until = pen.today + timedelta(days=days) if days else None
        released.append(Released(one, until, rule.document if rule is not None else ""))
    return release_list(released, hamlet=hamlet.name, commune=committee.commune, today=pen.today)


async def acknowledge(update: Update, context: Context) -> None:
    """A leader confirms his hamlet's list."""
    with context.transaction() as tx:
        me = guards.allow(tx, {Role.HAMLET_LEADER})
        row = hamlet_lists.acknowledge(
            tx.session, hamlet_list_id=context.press.numbers[0], member_id=me.member.id, now=tx.now
        )
        if row is None or row.hamlet_id != me.own_hamlet().id:
            raise UserError("button_old")
        show_state(tx, me, row)


def show_state(tx: Transaction, me: Speaker, row: HamletList | None) -> None:
    """Bring the pressed message up to what is known: below its text, that it was confirmed and the roll called."""
    hamlet = me.own_hamlet()
    confirmed = None
    if row is not None and row.acknowledged_at is not None:
        confirmed = fill(lists.ACKNOWLEDGED, time=clock_time(row.acknowledged_at))
    roll = roll_call(tx.session, committee=me.committee, day=tx.today, hamlet=hamlet)
    noted = None
    if roll.answers:
        noted = noted_in_list(
            [Outcome(one.outcome) for one in roll.answers], moment=max(one.at for one in roll.answers)
        )
    pressed = tx.pressed()
    today = row is None or row.day == tx.today
    text = lines(Markup(pressed.text) if pressed is not None else None, confirmed, noted if today else None)
    tx.change_pressed(text, buttons=roll_buttons(roll, hamlet_id=hamlet.id, day=tx.today) if today else ())


def morning_lists(sweep: Sweep) -> None:
    """Each morning every leader gets his hamlet's list."""
    moment = sweep.latest_today([sweep.rules.hours.morning], name="morning")
    if moment is None:
        return
    names = [hamlet.name for hamlet in committees.hamlets_of(sweep.session, committee_id=sweep.committee.id)]
    how = sweep.when_allowed(moment)
    send_hamlet_lists(
        sweep, sweep.committee, names, key=f"morning:{moment:%Y-%m-%d}", why=lists.MORNING, release=True, **how
    )
