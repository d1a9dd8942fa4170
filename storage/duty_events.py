"""What happened to a duty besides its owner's reports: received, put off, moved, given to somebody else, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Column, Index
from sqlmodel import Field, Session, SQLModel, col, or_, select

from storage.assignments import Assignment, Duty
from storage.session import UtcDateTime


class What(StrEnum):
    """The kinds of events."""

    RECEIVED = "received"  # "Đã nhận"
    ASKED = "asked"  # for a later date
    REFUSED = "refused"  # an answer to ASKED
    MOVED = "moved"  # to another date: an answer to ASKED, or the chair's own doing
    HANDED_OVER = "handed_over"  # to somebody else, whose duty is `other_duty`
    DROPPED = "dropped"


class DutyEvent(SQLModel, table=True):
    """One event of a duty."""

    __tablename__ = "duty_event"
    __table_args__ = (Index("ix_duty_event_duty", "duty_id"),)

    id: int = Field(default=None, primary_key=True)
    duty_id: int = Field(foreign_key="duty.id")
    what: str
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    reason: str = ""
    due: date | None = None  # asked for, or moved to
    due_time: time | None = None
    due_before: date | None = None  # the duty's own date until then; none: the assignment's
    due_time_before: time | None = None
    answers: int | None = Field(default=None, foreign_key="duty_event.id")
    other_duty: int | None = Field(default=None, foreign_key="duty.id")
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def note(
    session: Session,
    *,
    duty_id: int,
    what: What,
    by_member: int,
    now: datetime,
    reason: str = "",
    due: date | None = None,
    due_time: time | None = None,
    answers: int | None = None,
) -> DutyEvent:
    """Write an event that changes nothing else."""
    row = DutyEvent(
        duty_id=duty_id,
        what=what,
        by_member=by_member,
        at=now,
        reason=reason,
        due=due,
        due_time=due_time,
        answers=answers,
    )
    session.add(row)
    session.flush()
    return row


def of_duty(session: Session, *, duty_id: int) -> Sequence[DutyEvent]:
    """A duty's events in force, oldest first."""
    return session.exec(
        select(DutyEvent)
        .where(DutyEvent.duty_id == duty_id, col(DutyEvent.withdrawn_at).is_(None))
        .order_by(col(DutyEvent.id))
    ).all()


def waiting(session: Session, *, duty_id: int) -> DutyEvent | None:
    """The request for a later date that nobody has answered yet."""
    rows = of_duty(session, duty_id=duty_id)
    answered = {row.answers for row in rows}
    return next((row for row in reversed(rows) if row.what == What.ASKED and row.id not in answered), None)


def has_received(session: Session, *, duty_id: int, member_id: int) -> bool:
    """Whether a member said that he has received a duty."""
    return any(row.what == What.RECEIVED and row.by_member == member_id for row in of_duty(session, duty_id=duty_id))


def move(
    session: Session,
    *,
    duty: Duty,
    due: date,
    due_time: time | None,
    by_member: int,
    reason: str,
    now: datetime,
    answers: int | None = None,
) -> DutyEvent:
    """Give a duty a date of its own."""
    row = note(
        session, duty_id=duty.id, what=What.MOVED, by_member=by_member, now=now, reason=reason, due=due,
        due_time=due_time, answers=answers,
    )  # fmt: skip
    row.due_before, row.due_time_before = duty.due, duty.due_time
    duty.due, duty.due_time = due, due_time
    session.add_all([row, duty])
    session.flush()
    return row


def drop(session: Session, *, duty: Duty, by_member: int, reason: str, now: datetime) -> DutyEvent:
    """Nobody owes this duty any more."""
    duty.active = False
    session.add(duty)
    return note(session, duty_id=duty.id, what=What.DROPPED, by_member=by_member, now=now, reason=reason)


def hand_over(session: Session, *, duty: Duty, to: Duty, by_member: int, now: datetime) -> DutyEvent:
    """Another owes it instead, with the date as it was moved."""
    duty.active = False
    to.active, to.part, to.due, to.due_time = True, duty.part, duty.due, duty.due_time
    session.add_all([duty, to])
    row = note(session, duty_id=duty.id, what=What.HANDED_OVER, by_member=by_member, now=now)
    row.other_duty = to.id
    session.add(row)
    session.flush()
    return row


def withdraw(session: Session, *, event: DutyEvent, now: datetime) -> bool:
    """Take an event and what it changed back; False when it was taken back or overtaken by a later one."""
    duty = session.get_one(Duty, event.duty_id)
    rows = of_duty(session, duty_id=duty.id)
    later = [row for row in rows if row.id > event.id and row.what in (What.MOVED, What.HANDED_OVER, What.DROPPED)]
    if event.withdrawn_at is not None or later or any(row.answers == event.id for row in rows):
        return False
    if event.what == What.MOVED:
        duty.due, duty.due_time = event.due_before, event.due_time_before
    elif event.what in (What.DROPPED, What.HANDED_OVER):
        duty.active = True
    if event.other_duty is not None:
        other = session.get_one(Duty, event.other_duty)
        other.active = False
        session.add(other)
    event.withdrawn_at = now
    session.add_all([event, duty])
    session.flush()
    return True


def asked_between(session: Session, *, committee_id: int, since: datetime, until: datetime) -> Sequence[DutyEvent]:
    """The requests for a later date of since..until, answered or not, oldest first."""
    return session.exec(
        select(DutyEvent)
        .join(Duty, col(Duty.id) == col(DutyEvent.duty_id))
        .join(Assignment, col(Assignment.id) == col(Duty.assignment_id))
        .where(
            Assignment.committee_id == committee_id,
            DutyEvent.what == What.ASKED,
            DutyEvent.at >= since,
            DutyEvent.at < until,
            col(DutyEvent.withdrawn_at).is_(None),
        )
        .order_by(col(DutyEvent.id))
    ).all()


def touched(session: Session, *, duty_ids: Sequence[int]) -> set[int]:
    """Those of these duties to which anything ever happened, or which took another's place."""
    rows = session.exec(
        select(DutyEvent).where(or_(col(DutyEvent.duty_id).in_(duty_ids), col(DutyEvent.other_duty).in_(duty_ids)))
    ).all()
    return {one for row in rows for one in (row.duty_id, row.other_duty) if one is not None and one in duty_ids}


def requests(session: Session, *, committee_id: int) -> Sequence[DutyEvent]:
    """The unanswered requests of a committee for a later date, oldest first."""
    rows = session.exec(
        select(DutyEvent)
        .join(Duty, col(Duty.id) == col(DutyEvent.duty_id))
        .join(Assignment, col(Assignment.id) == col(Duty.assignment_id))
        .where(
            Assignment.committee_id == committee_id,
            col(Assignment.active).is_(True),
            col(Duty.active).is_(True),
            col(DutyEvent.withdrawn_at).is_(None),
        )
        .order_by(col(DutyEvent.id))
    ).all()
    answered = {row.answers for row in rows}
    return [row for row in rows if row.what == What.ASKED and row.id not in answered]
