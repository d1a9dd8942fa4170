"""A day's reports of the hamlets and the police, gathered for the summary and the bulletin."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.clock import COMMUNE_ZONE
from bot.render.field_reports import FieldReports
from handlers.roll_calls import roll_call
from storage import arrivals, violations
from storage.committees import Committee, Hamlet


def field_reports(
    session: Session, *, committee: Committee, day: date, now: datetime, hamlet: Hamlet | None = None
) -> FieldReports:
    """What was reported on a day, in the commune or a hamlet; and whom nobody called the day before."""
    name = hamlet.name if hamlet is not None else None
    yesterday = roll_call(session, committee=committee, day=day - timedelta(days=1), hamlet=hamlet)
    month = violations.of_month(session, committee_id=committee.id, first=day.replace(day=1))
    month = [one for one in month if one.day <= day and name in (None, one.hamlet)]
    came = arrivals.of_day(
        session, committee_id=committee.id, day=day, hamlet_id=hamlet.id if hamlet is not None else None
    )
    return FieldReports(
        day=day,
        roll=roll_call(session, committee=committee, day=day, hamlet=hamlet),
        roll_over=now >= datetime.combine(day, committee.rules.hours.follow_up, tzinfo=COMMUNE_ZONE),
        uncalled_yesterday=yesterday.missing,
        arrivals=tuple(came),
        breaches=tuple(one for one in month if one.day == day),
        breaches_of_month=tuple(month),
    )
