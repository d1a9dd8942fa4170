"""Breaches that the police recorded, and the contacts that they concern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, CheckConstraint, Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.violations import Breach, Kind
from storage.contacts import Contact
from storage.once import insert_once
from storage.session import BigId, UtcDateTime


class Violation(SQLModel, table=True):
    """One recorded breach. `fine` in đồng, of all its people together."""

    __table_args__ = (
        CheckConstraint("cases >= 1 AND people >= 1 AND fine >= 0", name="violation_counts"),
        Index("ix_violation_day", "committee_id", "day"),
        Index("ix_violation_message", "network", "chat_id", "message_id"),
    )

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    kind: str
    cases: int
    people: int
    fine: int = Field(sa_column=Column(BigInteger, nullable=False))
    day: date
    hamlet: str | None = None
    text: str  # as it was typed; may name people
    network: str | None = None  # the message that told it
    chat_id: int | None = Field(default=None, sa_column=Column(BigId))
    message_id: int | None = Field(default=None, sa_column=Column(BigId))
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class ViolationContact(SQLModel, table=True):
    """A contact whom a breach concerns."""

    __tablename__ = "violation_contact"

    violation_id: int = Field(foreign_key="violation.id", primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", primary_key=True, index=True)


@dataclass(frozen=True, slots=True)
class Told:
    """The message that tells a breach."""

    network: str
    chat_id: int
    message_id: int


def record(
    session: Session,
    *,
    committee_id: int,
    breach: Breach,
    text: str,
    by_member: int,
    now: datetime,
    told: Told | None = None,
) -> Violation:
    """Write down a breach; one of no named kind is of another kind."""
    row = Violation(
        committee_id=committee_id,
        kind=breach.kind or Kind.OTHER,
        cases=breach.cases,
        people=breach.people,
        fine=breach.fine,
        day=breach.day,
        hamlet=breach.hamlet,
        text=text,
        network=told.network if told is not None else None,
        chat_id=told.chat_id if told is not None else None,
        message_id=told.message_id if told is not None else None,
        by_member=by_member,
        at=now,
    )
    session.add(row)
    session.flush()
    return row


def link(session: Session, *, violation_id: int, contact_id: int) -> bool:
    """Say that a breach concerns a contact; False when that was said before."""
    return insert_once(session, ViolationContact(violation_id=violation_id, contact_id=contact_id))


def in_message(session: Session, *, told: Told) -> Violation | None:
    """The breach in force that a message told."""
    return session.exec(
        select(Violation).where(
            Violation.network == told.network,
            Violation.chat_id == told.chat_id,
            Violation.message_id == told.message_id,
            col(Violation.withdrawn_at).is_(None),
        )
    ).first()


def change(session: Session, *, row: Violation, breach: Breach, text: str) -> bool:
    """Put a breach right; False where it is told as it was."""
    before = row.model_dump()
    row.kind, row.cases, row.people, row.fine = breach.kind or Kind.OTHER, breach.cases, breach.people, breach.fine
    row.day, row.hamlet, row.text = breach.day, breach.hamlet, text
    if row.model_dump() == before:
        return False
    session.add(row)
    session.flush()
    return True


def unlink(session: Session, *, violation_id: int, contact_id: int) -> None:
    """Say that a breach does not concern a contact."""
    found = session.get(ViolationContact, (violation_id, contact_id))
    if found is not None:
        session.delete(found)
        session.flush()


def contacts_of(session: Session, *, violation_id: int) -> Sequence[Contact]:
    """The contacts whom a breach concerns."""
    return session.exec(
        select(Contact)
        .join(ViolationContact, col(ViolationContact.contact_id) == col(Contact.id))
        .where(ViolationContact.violation_id == violation_id)
        .order_by(col(Contact.id))
    ).all()


def of_contact(session: Session, *, contact_id: int) -> Sequence[Violation]:
    """The breaches in force that concern a contact, oldest first."""
    return session.exec(
        select(Violation)
        .join(ViolationContact, col(ViolationContact.violation_id) == col(Violation.id))
        .where(ViolationContact.contact_id == contact_id, col(Violation.withdrawn_at).is_(None))
        .order_by(col(Violation.day), col(Violation.id))
    ).all()


def between(
    session: Session, *, committee_id: int, first: date, last: date, hamlet: str | None = None
) -> Sequence[Violation]:
    """The breaches in force of these days, both included; of one hamlet where given."""
    query = select(Violation).where(
        Violation.committee_id == committee_id,
        Violation.day >= first,
        Violation.day <= last,
        col(Violation.withdrawn_at).is_(None),
    )
    if hamlet is not None:
        query = query.where(Violation.hamlet == hamlet)
    return session.exec(query.order_by(col(Violation.day), col(Violation.id))).all()


def of_month(session: Session, *, committee_id: int, first: date) -> Sequence[Violation]:
    """The breaches in force of the month that begins on this day."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return between(session, committee_id=committee_id, first=first, last=last)


def set_withdrawn(session: Session, *, violation_id: int, at: datetime | None) -> bool:
    """Undo a breach, or with None take the undo back; False when it stands so already."""
    row = session.get_one(Violation, violation_id)
    if (row.withdrawn_at is None) == (at is None):
        return False
    row.withdrawn_at = at
    session.add(row)
    session.flush()
    return True
