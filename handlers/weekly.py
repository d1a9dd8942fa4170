"""The week's summary: every Monday morning of the week before, and whenever somebody asks with /tonghop tuần."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.clock import COMMUNE_ZONE, local
from bot.domain.occurrences import period_of
from bot.domain.roles import Role
from bot.domain.violations import Tally
from bot.render.weekly import Done, Week, week
from bot.render.work import owing
from bot.schedule import Sweep
from bot.texts import Markup
from handlers.open_work import open_work
from handlers.retrospect import finished, watch
from handlers.standings import standings
from storage import arrivals, committees, hamlet_lists, line_lists, sweeps, violations
from storage.committees import Committee, Hamlet


def send_week(sweep: Sweep) -> None:
    """On Monday, or on the first day after it that the bot is awake: to the group, the chair and every leader."""
    monday = monday_of(sweep.today)
    moment = datetime.combine(monday, sweep.rules.hours.weekly, tzinfo=COMMUNE_ZONE)
    committee, session = sweep.committee, sweep.session
    if not committee.since < moment <= sweep.now:
        return
    key = f"week:{monday.isoformat()}"
    if not sweeps.mark(session, key=f"{key}:committee {committee.id}", now=sweep.now):
        return
    last, how = monday - timedelta(days=1), sweep.when_allowed(moment)
    text = week_text(session, committee, last=last, hamlet=None)
    sweep.announce(committee.id, key=f"{key}:committee {committee.id}", text=text, **how)
    for chair in committees.members_of(session, committee_id=committee.id, role=Role.CHAIR):
        sweep.tell(chair.id, key=f"{key}:member {chair.id}", text=text, **how)
    for hamlet in committees.hamlets_of(session, committee_id=committee.id):
        own = week_text(session, committee, last=last, hamlet=hamlet)
        for leader in committees.leaders_of(session, committee_id=committee.id, hamlet_id=hamlet.id):
            sweep.tell(leader.id, key=f"{key}:member {leader.id}", text=own, **how)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return period_of("weekly", day).first


def week_text(session: Session, committee: Committee, *, last: date, hamlet: Hamlet | None) -> Markup:
    """The week up to `last`, of the commune or one hamlet. No contact's name is in it."""
    first, key = monday_of(last), committee.id
    name = hamlet.name if hamlet is not None else None
    people = watch(session, committee_id=key, first=first, last=last, hamlet=name)
    hamlet_id = hamlet.id if hamlet is not None else None
    came = arrivals.between(session, committee_id=key, first=first, last=last, hamlet_id=hamlet_id)
    breaches = violations.between(session, committee_id=key, first=first, last=last, hamlet=name)
    return week(
        Week(
            first=first,
            last=last,
            commune=committee.commune,
            hamlet=name,
            new=people.by_level,
            ended=len(people.ended),
            watched=people.remaining,
            missing_lists=_missing_lists(session, key, first, last) if hamlet is None else None,
            days=(last - first).days + 1,
            arrivals=len(came),
            breaches=Tally.of(breaches),
            done=_done(session, key, first, last, hamlet),
            work=open_work(session, committee_id=key, day=last, hamlet=hamlet),
        )
    )


def _missing_lists(session: Session, committee_id: int, first: date, last: date) -> tuple[date, ...]:
    """The days on which the station neither posted a list nor said that it does not change."""
    posted = {
        *line_lists.days_posted(session, committee_id=committee_id, since=first),
        *hamlet_lists.unchanged_days(session, committee_id=committee_id, since=first),
    }
    since = local(session.get_one(Committee, committee_id).since).date()
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(day for day in days if day not in posted and day >= since)


def _done(session: Session, committee_id: int, first: date, last: date, hamlet: Hamlet | None) -> tuple[Done, ...]:
    """What was finished within the week, and by whom."""
    stand = [
        one
        for one in standings(session, committee_id=committee_id, today=last)
        if not one.helps and one.assignment.recurring is None and (hamlet is None or one.duty.hamlet_id == hamlet.id)
    ]
    days = finished(session, stand, committee_id=committee_id)
    who: dict[int, list[str]] = defaultdict(list)
    titles = {}
    for one in stand:
        if (day := days.get(one.duty.id)) is not None and first <= day <= last:
            who[one.assignment.id].append(one.owner)
            titles[one.assignment.id] = one.assignment.title
    names = [one.name for one in committees.hamlets_of(session, committee_id=committee_id)]
    return tuple(Done(titles[key], owing(owners, names)) for key, owners in who.items())
