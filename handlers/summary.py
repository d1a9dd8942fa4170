"""The summary: every day at the committee's hour, and whenever somebody asks with /tonghop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session
from telegram import Update

from bot.clock import COMMUNE_ZONE
from bot.domain.commands import READS_NAMES
from bot.domain.dates import make_date
from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.roles import Role
from bot.domain.summary import WHOLE, Term
from bot.render import day as shown_day
from bot.render.summary import Day, daily
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup, fill, summary
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.day_book import DayBook, day_book
from handlers.field_reports import field_reports
from handlers.guards import Speaker
from handlers.open_work import open_work
from handlers.spoken import add_command
from handlers.summary_lists import summary_buttons
from handlers.weekly import monday_of, week_text
from storage import assignments, committees, hamlet_lists, line_lists, reported
from storage.committees import Committee, Hamlet

_WEEK = re.compile(r"tuan(?: nay| (?P<before>truoc|qua|vua qua|roi))?")
_DAY = re.compile(r"(?:ngay\s+)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?")


def register(app: App) -> None:
    add_command(app, "tonghop", show_summary)
    app.add_handler(Pressed("sumwhich", ask_hamlet, numbers=1))
    app.add_handler(Pressed("sumof", show_hamlet, numbers=2))


async def show_summary(update: Update, context: Context) -> None:
    """Today's summary: a hamlet leader's is his hamlet's, the others' the whole commune's."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "tonghop")
        hamlet = me.own_hamlet() if me.role is Role.HAMLET_LEADER and tx.private else None
        week = _WEEK.fullmatch(fold(context.said.args))
        if week is not None:
            last = monday_of(tx.today) - timedelta(days=1) if week["before"] else tx.today
            tx.reply(week_text(tx.session, me.committee, last=last, hamlet=hamlet))
            return
        day = _day_in(context.said.args, tx.today)
        _show(tx, me, day, hamlet)


def _show(tx: Transaction, me: Speaker, day: date, hamlet: Hamlet | None) -> None:
    """The summary, with buttons for the lists where he may read them, and for the hamlets' own summaries."""
    found = day_book(tx.session, me.committee, day=day)
    text = summary_text(tx, me.committee, found, hamlet=hamlet)
    buttons = summary_buttons(found, hamlet) if me.role in READS_NAMES or not tx.private else []
    if hamlet is None and tx.private:
        buttons = [*buttons, [button(summary.HAMLETS_BUTTON, "sumwhich", day.toordinal())]]
    tx.reply(text, buttons=buttons)


async def ask_hamlet(update: Update, context: Context) -> None:
    """Of which hamlet is the summary to be?"""
    with context.transaction() as tx:
        me, day = _day_pressed(tx, context)
        made = [button(one.name, "sumof", day.toordinal(), one.id) for one in me.hamlets]
        tx.reply(fill(summary.WHICH_HAMLET, day=shown_day(day)), buttons=[[one] for one in made])


async def show_hamlet(update: Update, context: Context) -> None:
    """The summary of a hamlet; a leader's is his own."""
    with context.transaction() as tx:
        me, day = _day_pressed(tx, context)
        own = me.own_hamlet() if me.role is Role.HAMLET_LEADER else None
        hamlet = own or next((one for one in me.hamlets if one.id == context.press.numbers[1]), None)
        if hamlet is None:
            raise UserError("button_old")
        _show(tx, me, day, hamlet)


def _day_pressed(tx: Transaction, context: Context) -> tuple[Speaker, date]:
    me = guards.allow_command(tx, "tonghop")
    ordinal = context.press.numbers[0]
    if not tx.private or not 1 <= ordinal <= tx.today.toordinal():
        raise UserError("button_old")
    return me, date.fromordinal(ordinal)


def _day_in(said: str, today: date) -> date:
    if not said or said.lower() in {"hôm nay", "hom nay"}:
        return today
    found = _DAY.fullmatch(said.strip().lower().replace("ngày", "ngay"))
    day = make_date(found[1], found[2], found[3], today) if found is not None else None
    if day is None:
        raise UserError("bad_date", text=said)
    if day > today:
        raise UserError("future_date", day=shown_day(day))
    return day


def send_summary(sweep: Sweep) -> None:
    """At the committee's hour: to the group and to the chair. Whom it counts is kept for tomorrow's."""
    moment = sweep.latest_today([sweep.rules.hours.summary], name="summary")
    if moment is None:
        return
    session, committee = sweep.session, sweep.committee
    found = day_book(session, committee, day=sweep.today)
    text = summary_text(sweep, committee, found, hamlet=None)
    buttons = summary_buttons(found, None)
    key = f"summary:{sweep.today.isoformat()}"
    how = sweep.when_allowed(moment)
    sweep.announce(committee.id, key=f"{key}:committee {committee.id}", text=text, buttons=buttons, **how)
    for chair in committees.members_of(session, committee_id=committee.id, role=Role.CHAIR):
        sweep.tell(chair.id, key=f"{key}:member {chair.id}", text=text, buttons=buttons, **how)
    remaining = [one.person for section in WHOLE for one in found.book.figures(section).of(Term.AFTER)]
    reported.keep(session, committee_id=committee.id, day=sweep.today, people=remaining, now=sweep.now)


def summary_text(pen: Pen, committee: Committee, found: DayBook, *, hamlet: Hamlet | None) -> Markup:
    """The summary of a day, for the commune or one hamlet. No contact's name is in it."""
    session, committee_id, day = pen.session, committee.id, found.day
    name = hamlet.name if hamlet is not None else None
    hamlets = committees.hamlets_of(session, committee_id=committee_id)
    posted = line_lists.posted_on(session, committee_id=committee_id, day=day)
    waiting = set(hamlet_lists.unacknowledged(session, committee_id=committee_id, day=day))
    return daily(
        Day(
            moment=pen.now,
            day=day,
            commune=committee.commune,
            hamlet=name,
            book=found.book,
            hamlets=found.hamlets,
            tests=found.tests(hamlet),
            lists_posted=len(posted),
            last_posted=posted[-1].posted_at if posted else None,
            unchanged=hamlet_lists.is_unchanged(session, committee_id=committee_id, day=day),
            unread_lines=sum(len(one.unread) for one in posted),
            unacknowledged=tuple(one.name for one in hamlets if one.id in waiting and name in (None, one.name)),
            not_reported=_not_reported(session, committee_id, day, hamlets, name),
            hamlet_count=len(hamlets),
            reports=field_reports(session, found, committee=committee, now=pen.now, hamlet=hamlet),
            work=open_work(session, committee_id=committee_id, day=day, hamlet=hamlet),
        )
    )


def _not_reported(
    session: Session, committee_id: int, day: date, hamlets: Sequence[Hamlet], name: str | None
) -> tuple[str, ...]:
    begin = datetime.combine(day, datetime.min.time(), tzinfo=COMMUNE_ZONE)
    reported = assignments.hamlets_reported(session, committee_id=committee_id, since=begin)
    return tuple(one.name for one in hamlets if one.id not in reported and name in (None, one.name))
