"""The summary: every day at the committee's hour, and whenever somebody asks with /tonghop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session
from telegram import Update

from bot.clock import COMMUNE_ZONE
from bot.domain.dates import make_date
from bot.domain.duties import State
from bot.domain.errors import UserError
from bot.domain.roles import Role
from bot.domain.summary import LEVELS, Counted, Numbers, count, places
from bot.render import day as shown_day
from bot.render.summary import Day, Missed, Open, Progress, Stuck, daily
from bot.render.work import owing
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup, common
from handlers import guards
from handlers.context import App, Context
from handlers.field_reports import field_reports
from handlers.spoken import add_command
from handlers.standings import Standing, standings, volumes
from storage import assignments, committees, contacts, hamlet_lists, line_lists
from storage.committees import Committee, Hamlet

NEAR_DAYS = 7
_DAY = re.compile(r"(?:ngay\s+)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?")


def register(app: App) -> None:
    add_command(app, "tonghop", show_summary)


async def show_summary(update: Update, context: Context) -> None:
    """Today's summary: a hamlet leader's is his hamlet's, the others' the whole commune's."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "tonghop")
        day = _day_in(context.said.args, tx.today)
        hamlet = me.own_hamlet() if me.role is Role.HAMLET_LEADER and tx.private else None
        tx.reply(summary_text(tx, me.committee, day=day, hamlet=hamlet))


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
    """At the committee's hour: to the group and to the chair."""
    moment = sweep.latest_today([sweep.rules.hours.summary], name="summary")
    if moment is None:
        return
    text = summary_text(sweep, sweep.committee, day=sweep.today, hamlet=None)
    key = f"summary:{sweep.today.isoformat()}"
    how = sweep.when_allowed(moment)
    sweep.announce(sweep.committee.id, key=f"{key}:committee {sweep.committee.id}", text=text, **how)
    for chair in committees.members_of(sweep.session, committee_id=sweep.committee.id, role=Role.CHAIR):
        sweep.tell(chair.id, key=f"{key}:member {chair.id}", text=text, **how)


def summary_text(pen: Pen, committee: Committee, *, day: date, hamlet: Hamlet | None) -> Markup:
    """The summary of a day, for the commune or one hamlet. No contact's name is in it."""
    session, committee_id = pen.session, committee.id
    name = hamlet.name if hamlet is not None else None
    hamlets = committees.hamlets_of(session, committee_id=committee_id)
    watched = contacts.watched(session, committee_id=committee_id, on=day, hamlet=name)
    ended = [
        one
        for one in contacts.ended_on(session, committee_id=committee_id, day=day)
        if name is None or one.hamlet == name
    ]
    known = [one.name for one in hamlets]
    posted = line_lists.posted_on(session, committee_id=committee_id, day=day)
    waiting = set(hamlet_lists.unacknowledged(session, committee_id=committee_id, day=day))
    late, near = _open(session, committee_id, day, hamlet)
    stuck, missed = _troubles(session, committee_id, day, hamlet)
    return daily(
        Day(
            moment=pen.now,
            day=day,
            commune=committee.commune,
            hamlet=name,
            levels=_levels(watched, ended, day, None),
            by_hamlet=tuple(
                (place or common.NO_HAMLET, _levels(_at(watched, place), _at(ended, place), day, None))
                for place in places([*watched, *ended], known)
            ),
            lists_posted=len(posted),
            last_posted=posted[-1].posted_at if posted else None,
            unchanged=hamlet_lists.is_unchanged(session, committee_id=committee_id, day=day),
            unread_lines=sum(len(one.unread) for one in posted),
            unacknowledged=tuple(one.name for one in hamlets if one.id in waiting and name in (None, one.name)),
            not_reported=_not_reported(session, committee_id, day, hamlets, name),
            hamlet_count=len(hamlets),
            reports=field_reports(session, committee=committee, day=day, now=pen.now, hamlet=hamlet),
            late=late,
            near=near,
            stuck=stuck,
            missed=missed,
            progress=_progress(session, committee_id, day, hamlets, name),
        )
    )


def _levels(
    watched: Sequence[Counted], ended: Sequence[Counted], day: date, hamlet: str | None
) -> tuple[tuple[str, Numbers[Counted]], ...]:
    found = [(level, count(watched, ended, day=day, level=level, hamlet=hamlet)) for level in LEVELS]
    return (*found, (common.NO_LEVEL, count(watched, ended, day=day, level=None, hamlet=hamlet)))


def _at(people: Sequence[Counted], place: str | None) -> list[Counted]:
    """Those of a hamlet; for no place, those of whom none is known."""
    return [one for one in people if one.hamlet == place]


def _not_reported(
    session: Session, committee_id: int, day: date, hamlets: Sequence[Hamlet], name: str | None
) -> tuple[str, ...]:
    begin = datetime.combine(day, datetime.min.time(), tzinfo=COMMUNE_ZONE)
    reported = assignments.hamlets_reported(session, committee_id=committee_id, since=begin)
    return tuple(one.name for one in hamlets if one.id not in reported and name in (None, one.name))


def _open(
    session: Session, committee_id: int, day: date, hamlet: Hamlet | None
) -> tuple[tuple[Open, ...], tuple[Open, ...]]:
    """What is late and what is near; what comes back is told by its missed occurrences instead."""
    rows: dict[tuple[int, date], list[Standing]] = {}
    for one in standings(session, committee_id=committee_id, today=day):
        wanted = one.is_open and one.assignment.recurring is None and one.due is not None
        if wanted and one.due is not None and (hamlet is None or one.duty.hamlet_id == hamlet.id):
            rows.setdefault((one.assignment.id, one.due), []).append(one)
    names = [one.name for one in committees.hamlets_of(session, committee_id=committee_id)]
    late: list[Open] = []
    near: list[Open] = []
    for (_, due), duties in rows.items():
        if due <= day + timedelta(days=NEAR_DAYS):
            row = Open(duties[0].assignment.title, due, owing([one.owner for one in duties], names))
            (late if due < day else near).append(row)
    return tuple(late), tuple(near)


def _troubles(
    session: Session, committee_id: int, day: date, hamlet: Hamlet | None
) -> tuple[tuple[Stuck, ...], tuple[Missed, ...]]:
    """What somebody is stuck with, and which occurrences of the last days and weeks were missed."""
    found = [
        one
        for one in standings(session, committee_id=committee_id, today=day)
        if not one.helps and (hamlet is None or one.duty.hamlet_id == hamlet.id)
    ]
    stuck = tuple(
        Stuck(one.assignment.title, one.owner, one.word.note if one.word is not None else "")
        for one in found
        if one.state is State.STUCK
    )
    missed = tuple(Missed(one.assignment.title, one.owner, one.missed) for one in found if one.missed)
    return stuck, missed


def _progress(
    session: Session, committee_id: int, day: date, hamlets: Sequence[Hamlet], name: str | None
) -> tuple[Progress, ...]:
    """The quantities of the assignments that run on a day."""
    found_volumes = volumes(session, committee_id=committee_id)
    found = {}
    for assignment, _ in assignments.commitments_of(session, committee_id=committee_id):
        running = (assignment.start is None or assignment.start <= day) and assignment.due is not None
        if running and assignment.due is not None and assignment.due >= day:
            found[assignment.id] = assignment
    return tuple(
        Progress(
            assignment.title,
            assignment.due,
            tuple(
                (one.name, found_volumes[key, one.id])
                for one in hamlets
                if (key, one.id) in found_volumes and name in (None, one.name)
            ),
        )
        for key, assignment in found.items()
        if assignment.due is not None
    )
