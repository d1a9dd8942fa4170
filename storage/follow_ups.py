"""What hamlet leaders answered of each contact on each day: one answer a day, put right by a later one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, Index, UniqueConstraint, and_, func, or_
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.contacts import Status
from bot.domain.follow_ups import Outcome
from storage import contacts
from storage.contacts import Contact, ContactEvent
from storage.once import insert_once
from storage.session import UtcDateTime


class FollowUp(SQLModel, table=True):
    """One contact on one day, as his hamlet's leader saw it."""

    __tablename__ = "follow_up"
    __table_args__ = (UniqueConstraint("contact_id", "day"), Index("ix_follow_up_day", "committee_id", "day"))

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    contact_id: int = Field(foreign_key="contact.id")
    hamlet_id: int = Field(foreign_key="hamlet.id")
    day: date
    outcome: str
    note: str = ""
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def of_day(session: Session, *, committee_id: int, day: date, hamlet_id: int | None = None) -> Sequence[FollowUp]:
    """The answers of a day, leaving out contacts of whom everything was undone since."""
    query = (
        select(FollowUp)
        .join(Contact, col(Contact.id) == col(FollowUp.contact_id))
        .where(FollowUp.committee_id == committee_id, FollowUp.day == day, Contact.status != Status.WITHDRAWN)
    )
    if hamlet_id is not None:
        query = query.where(FollowUp.hamlet_id == hamlet_id)
    return session.exec(query.order_by(col(FollowUp.id))).all()


def find(session: Session, *, contact_id: int, day: date) -> FollowUp | None:
    """What was answered of a contact on a day."""
    return session.exec(select(FollowUp).where(FollowUp.contact_id == contact_id, FollowUp.day == day)).first()


def answer(
    session: Session,
    *,
    committee_id: int,
    hamlet_id: int,
    contact_id: int,
    day: date,
    outcome: Outcome,
    by_member: int,
    now: datetime,
) -> tuple[FollowUp, Outcome | None]:
    """Write down an answer in the place of any earlier one of that day; with what it was before."""
    given = FollowUp(
        committee_id=committee_id,
        contact_id=contact_id,
        hamlet_id=hamlet_id,
        day=day,
        outcome=outcome,
        by_member=by_member,
        at=now,
    )
    is_first = insert_once(session, given)
    row = session.exec(select(FollowUp).where(FollowUp.contact_id == contact_id, FollowUp.day == day)).one()
    before = None if is_first else Outcome(row.outcome)
    if before is not outcome:
        row.outcome, row.hamlet_id, row.by_member, row.at = outcome, hamlet_id, by_member, now
        row.note = ""
    session.add(row)
    session.flush()
    return row, before


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a day."""

    contact_id: int
    hamlet_id: int
    outcome: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who was to be called on a day and was not."""

    contact_id: int
    hamlet: str | None
    level: str | None
    place: str | None


def given(session: Session, *, committee_id: int, day: date, hamlet_id: int | None = None) -> list[Given]:
    """The answers of a day as plain values, leaving out contacts of whom everything was undone since."""
    query = (
        select(FollowUp.contact_id, FollowUp.hamlet_id, FollowUp.outcome, FollowUp.at)
        .join(Contact, col(Contact.id) == col(FollowUp.contact_id))
        .where(FollowUp.committee_id == committee_id, FollowUp.day == day, Contact.status != Status.WITHDRAWN)
    )
    if hamlet_id is not None:
        query = query.where(FollowUp.hamlet_id == hamlet_id)
    return [Given(*row) for row in session.exec(query.order_by(col(FollowUp.id)))]


def missing(
    session: Session, *, committee_id: int, day: date, hour: datetime, hamlet: str | None = None
) -> list[Missing]:
    """Whom the hamlets did not call on a day (see `bot.domain.follow_ups.is_called`), by hamlet.

    Whoever was first listed on that day at `hour` or later is not owed.
    """
    said_before = (
        select(ContactEvent.id)
        .where(
            ContactEvent.contact_id == Contact.id,
            col(ContactEvent.withdrawn_at).is_(None),
            col(ContactEvent.at) < hour,
        )
        .exists()
    )
    answered = select(FollowUp.id).where(FollowUp.contact_id == Contact.id, FollowUp.day == day).exists()
    query = (
        select(Contact.id, Contact.hamlet, Contact.level, Contact.place)
        .where(
            *contacts.under_watch(committee_id, on=day, hamlet=hamlet),
            or_(
                col(Contact.place) == "home",
                and_(col(Contact.place).is_(None), func.coalesce(Contact.level, "") != "F0"),
            ),
            or_(col(Contact.first_day) < day, said_before),
            ~answered,
        )
        .order_by(col(Contact.hamlet), col(Contact.name_key), col(Contact.id))
    )
    return [Missing(*row) for row in session.exec(query)]
