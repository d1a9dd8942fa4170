"""A day's reports of the hamlets and the police, gathered for the summary."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.clock import COMMUNE_ZONE
from bot.render.field_reports import FieldReports
from handlers.day_book import DayBook
from handlers.roll_calls import roll_call
from storage.committees import Committee, Hamlet


def field_reports(
    session: Session, found: DayBook, *, committee: Committee, now: datetime, hamlet: Hamlet | None = None
) -> FieldReports:
    """What was reported on a day, in the commune or a hamlet; and whom nobody called the day before."""
    day = found.day
    yesterday = roll_call(session, committee=committee, day=day - timedelta(days=1), hamlet=hamlet)
    return FieldReports(
        day=day,
        roll=roll_call(session, committee=committee, day=day, hamlet=hamlet),
        roll_over=now >= datetime.combine(day, committee.rules.hours.follow_up, tzinfo=COMMUNE_ZONE),
        uncalled_yesterday=yesterday.missing,
        arrivals=found.arrivals(hamlet),
        breaches=found.breaches_today(hamlet),
        breaches_of_month=found.breaches(hamlet),
    )
