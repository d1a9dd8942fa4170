"""Proposed chains of an F0, who of them was chosen, and what was decided: once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Column
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.chains import Link
from storage.contacts import Contact
from storage.session import UtcDateTime

TRACED_BACK = timedelta(days=14)


class ChainAnswer(StrEnum):
    """What became of a proposed chain."""

    RAISED = "raised"
    NOBODY = "nobody"
    REPLACED = "replaced"  # by a newer one of the same person


class Chain(SQLModel, table=True):
    """One proposal to raise the contacts of somebody who became an F0."""

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    level_before: str  # from which the contact became an F0
    proposed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    answer: str | None = None
    answered_by: int | None = Field(default=None, foreign_key="member.id")
    answered_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class ChainPerson(SQLModel, table=True):
    """Somebody of a chain; `event_id` is the change that raised him."""

    __tablename__ = "chain_person"

    chain_id: int = Field(foreign_key="chain.id", primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", primary_key=True)
    level_from: str
    level_to: str
    sure: bool
    chosen: bool
    event_id: int | None = Field(default=None, foreign_key="contact_event.id")


def traceable(session: Session, *, committee_id: int, on: date) -> Sequence[Contact]:
    """Everybody at a level that could rise who is under watch, or was until lately."""
    return session.exec(
        select(Contact)
        .where(
            Contact.committee_id == committee_id,
            col(Contact.watched_until) >= on - TRACED_BACK,
            col(Contact.level).in_(("F1", "F2", "F3")),
        )
        .order_by(col(Contact.level), col(Contact.hamlet), col(Contact.name_key), col(Contact.id))
    ).all()


def propose(session: Session, *, case: Contact, level_before: str, links: Iterable[Link], now: datetime) -> Chain:
    """Put a chain down; one of the same person that nobody answered yet is replaced by it."""
    for old in session.exec(select(Chain).where(Chain.contact_id == case.id, col(Chain.answer).is_(None))):
        old.answer, old.answered_at = ChainAnswer.REPLACED, now
        session.add(old)
    row = Chain(committee_id=case.committee_id, contact_id=case.id, level_before=level_before, proposed_at=now)
    session.add(row)
    session.flush()
    for link in links:
        session.add(
            ChainPerson(
                chain_id=row.id,
                contact_id=link.contact_id,
                level_from=link.level_from,
                level_to=link.level_to,
                sure=link.sure,
                chosen=link.sure,
            )
        )
    session.flush()
    return row


def people_of(session: Session, *, chain_id: int) -> Sequence[tuple[ChainPerson, Contact]]:
    """A chain's people, those nearest to the F0 first."""
    rows = session.exec(
        select(ChainPerson, Contact)
        .join(Contact, col(Contact.id) == col(ChainPerson.contact_id))
        .where(ChainPerson.chain_id == chain_id)
        .order_by(col(ChainPerson.level_to), col(Contact.hamlet), col(Contact.name_key), col(Contact.id))
    )
    return [(person, contact) for person, contact in rows]


def answer(session: Session, *, row: Chain, said: ChainAnswer, member_id: int, now: datetime) -> None:
    """Write down what was decided."""
    row.answer, row.answered_by, row.answered_at = said, member_id, now
    session.add(row)
    session.flush()
