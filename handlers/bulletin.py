"""The day's bulletin for the loudspeakers: on /bantin, and every day to the broadcaster after the summary."""

from __future__ import annotations

from telegram import Update

from bot.domain.bulletin import Task, for_households
from bot.domain.roles import Role
from bot.domain.summary import COMMUNE, WHOLE, Term
from bot.render.bulletin import Bulletin, Place
from bot.render.bulletin import text as bulletin_text
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup
from handlers import guards
from handlers.context import App, Context
from handlers.day_book import DayBook, day_book
from handlers.spoken import add_command
from handlers.standings import open_duties
from storage import committees, hamlet_lists, line_lists
from storage.committees import Committee


def register(app: App) -> None:
    add_command(app, "bantin", show_bulletin)


async def show_bulletin(update: Update, context: Context) -> None:
    """The bulletin as it stands now."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "bantin")
        tx.reply(make_bulletin(tx, me.committee))


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
        sweep.tell(one.id, key=key, text=text, **sweep.when_allowed(moment))


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
