"""The day's bulletin for the loudspeakers: on /bantin, and every day to the broadcaster after the summary."""

from __future__ import annotations

from datetime import date, timedelta

from telegram import Update

from bot.domain.bulletin import Task, for_households
from bot.domain.errors import UserError
from bot.domain.roles import Role
from bot.domain.summary import COMMUNE, WHOLE, Term
from bot.networks import Button
from bot.render import clock_time
from bot.render import day as shown_day
from bot.render.bulletin import Bulletin, Place
from bot.render.bulletin import text as bulletin_text
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup, bulletin, common, fill
from handlers import deeds, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.day_book import DayBook, day_book
from handlers.guards import Speaker
from handlers.spoken import add_command
from handlers.standings import open_duties
from storage import broadcasts, committees, hamlet_lists, line_lists
from storage.committees import Committee

AIRS = frozenset({Role.BROADCASTER, Role.SECRETARY})
BACK = timedelta(days=7)  # an older bulletin is not said to be read out any more


def register(app: App) -> None:
    add_command(app, "bantin", show_bulletin)
    app.add_handler(Pressed("aired", note_aired, numbers=1))
    app.add_handler(Pressed("unaired", take_aired_back, numbers=1))


async def show_bulletin(update: Update, context: Context) -> None:
    """The bulletin as it stands now."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "bantin")
        tx.reply(make_bulletin(tx, me.committee), buttons=_aired_button(tx.today) if me.role in AIRS else ())


def _aired_button(day: date) -> list[list[Button]]:
    return [[button(bulletin.AIRED, "aired", day.toordinal())]]


async def note_aired(update: Update, context: Context) -> None:
    """The day's bulletin was read out: that is what the daily broadcast is judged by."""
    with context.transaction() as tx:
        me, day = _of_day(tx, context.press.numbers[0])
        if not broadcasts.note(tx.session, committee_id=me.committee.id, day=day, by_member=me.member.id, now=tx.now):
            tx.reply(fill(common.ALREADY_DONE))
            return
        _audit(tx, me, "report", day)
        tx.reply(
            fill(bulletin.AIRED_NOTED, day=shown_day(day), time=clock_time(tx.now)),
            buttons=[[button(common.UNDO, "unaired", day.toordinal())]],
        )


async def take_aired_back(update: Update, context: Context) -> None:
    """It was not read out after all."""
    with context.transaction() as tx:
        me, day = _of_day(tx, context.press.numbers[0])
        if not broadcasts.take_back(tx.session, committee_id=me.committee.id, day=day):
            tx.reply(fill(common.ALREADY_DONE))
            return
        _audit(tx, me, "undo", day)
        tx.change_pressed(fill(bulletin.AIRED_UNDONE, day=shown_day(day)), buttons=_aired_button(day))


def _of_day(tx: Transaction, ordinal: int) -> tuple[Speaker, date]:
    me = guards.allow(tx, AIRS)
    if not (tx.today - BACK).toordinal() <= ordinal <= tx.today.toordinal():
        raise UserError("button_old")
    return me, date.fromordinal(ordinal)


def _audit(tx: Transaction, me: Speaker, action: str, day: date) -> None:
    deeds.note(tx, me, action, f"broadcast {day.isoformat()}")


def send_bulletin(sweep: Sweep) -> None:
    """At the committee's hour, not before the summary: to every broadcaster, where the committee wants it."""
    if not sweep.rules.send_bulletin:
        return
    moment = sweep.latest_today([max(sweep.rules.hours.bulletin, sweep.rules.hours.summary)], name="bulletin")
    if moment is None:
        return
    text = make_bulletin(sweep, sweep.committee)
    for one in committees.members_of(sweep.session, committee_id=sweep.committee.id, role=Role.BROADCASTER):
        key = f"bulletin:{sweep.today.isoformat()}:member {one.id}"
        sweep.tell(one.id, key=key, text=text, buttons=_aired_button(sweep.today), **sweep.when_allowed(moment))


def make_bulletin(pen: Pen, committee: Committee) -> Markup:
    """The bulletin of this moment."""
    session, committee_id, day = pen.session, committee.id, pen.today
    found = day_book(session, committee, day=day)
    posted = bool(line_lists.posted_on(session, committee_id=committee_id, day=day))
    return bulletin_text(
        Bulletin(
            moment=pen.now,
            commune=committee.commune,
            hotline=committee.rules.hotline,
            people=_place(found, COMMUNE),
            by_hamlet=tuple((hamlet, _place(found, hamlet)) for hamlet in found.hamlets),
            arrivals=len(found.arrivals(None)),
            tasks=tuple(for_households(_tasks(pen, committee), day=day)),
            list_posted=posted or hamlet_lists.is_unchanged(session, committee_id=committee_id, day=day),
        )
    )


def _place(found: DayBook, hamlet: str | None) -> Place:
    """The same lists as the summary's."""
    watched, ended = (
        tuple(one.person for section in WHOLE for one in found.book.figures(section, hamlet).of(term))
        for term in (Term.AFTER, Term.ENDED)
    )
    return Place(watched, ended, found.day)


def _tasks(pen: Pen, committee: Committee) -> list[Task]:
    """The assignments that somebody has not finished."""
    found: dict[int, Task] = {}
    for one in open_duties(pen.session, committee_id=committee.id, today=pen.today):
        row = one.assignment
        if row.due is None or row.recurring is not None:
            continue
        before = found.get(row.id)
        units = {volume.unit for volume in one.volumes} | set(before.units if before is not None else ())
        found[row.id] = Task(row.title, row.text, row.start, row.due, frozenset(units))
    return list(found.values())
