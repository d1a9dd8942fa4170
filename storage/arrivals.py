"""People back from elsewhere, as hamlets reported them, and how the station classified each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.arrivals import Arrived, Verdict
from storage.session import BigId, UtcDateTime


class Arrival(SQLModel, table=True):
    """One reported person. `verdict` None: the station has not said yet."""

    __table_args__ = (
        Index("ix_arrival_day", "committee_id", "day"),
        Index("ix_arrival_message", "network", "chat_id", "message_id"),
    )

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    hamlet_id: int = Field(foreign_key="hamlet.id")
    full_name: str
    birth_year: int | None = None
    sex: str | None = None
    phone: str | None = None
    came_from: str | None = None
    came_on: date | None = None
    text: str  # the line as it was typed
    day: date  # on which it was reported
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    message_id: int = Field(sa_column=Column(BigId, nullable=False))
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    verdict: str | None = None
    settled_by: int | None = Field(default=None, foreign_key="member.id")
    settled_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    event_id: int | None = Field(default=None, foreign_key="contact_event.id")  # what it said of a contact
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


@dataclass(frozen=True, slots=True)
class Report:
    """The message that reports people: of which hamlet, by whom, when, and where it stands."""

    committee_id: int
    hamlet_id: int
    by_member: int
    day: date
    at: datetime
    network: str
    chat_id: int
    message_id: int


def record(session: Session, *, report: Report, people: Sequence[Arrived]) -> list[Arrival]:
    """Write down everybody whom a message reports."""
    rows = [
        Arrival(
            committee_id=report.committee_id,
            hamlet_id=report.hamlet_id,
            full_name=one.full_name,
            birth_year=one.birth_year,
            sex=one.sex,
            phone=one.phone,
            came_from=one.came_from,
            came_on=one.came_on,
            text=one.text,
            day=report.day,
            network=report.network,
            chat_id=report.chat_id,
            message_id=report.message_id,
            by_member=report.by_member,
            at=report.at,
        )
        for one in people
    ]
    session.add_all(rows)
    session.flush()
    return rows


def same_before(session: Session, *, committee_id: int, hamlet_id: int, since: date) -> Sequence[Arrival]:
    """The arrivals in force that a hamlet reported since a day."""
    return session.exec(
        select(Arrival)
        .where(
            Arrival.committee_id == committee_id,
            Arrival.hamlet_id == hamlet_id,
            Arrival.day >= since,
            col(Arrival.withdrawn_at).is_(None),
        )
        .order_by(col(Arrival.id))
    ).all()


def of_message(session: Session, *, row: Arrival) -> Sequence[Arrival]:
    """The arrivals in force that were reported in the same message."""
    return in_message(session, network=row.network, chat_id=row.chat_id, message_id=row.message_id)


def in_message(session: Session, *, network: str, chat_id: int, message_id: int) -> Sequence[Arrival]:
    """The arrivals in force that a message reported."""
    return session.exec(
        select(Arrival)
        .where(
            Arrival.network == network,
            Arrival.chat_id == chat_id,
            Arrival.message_id == message_id,
            col(Arrival.withdrawn_at).is_(None),
        )
        .order_by(col(Arrival.id))
    ).all()


def of_day(session: Session, *, committee_id: int, day: date, hamlet_id: int | None = None) -> Sequence[Arrival]:
    """The arrivals in force that were reported on a day."""
    return between(session, committee_id=committee_id, first=day, last=day, hamlet_id=hamlet_id)


def between(
    session: Session, *, committee_id: int, first: date, last: date, hamlet_id: int | None = None
) -> Sequence[Arrival]:
    """The arrivals in force that were reported in first..last."""
    query = select(Arrival).where(
        Arrival.committee_id == committee_id, col(Arrival.day).between(first, last), col(Arrival.withdrawn_at).is_(None)
    )
    if hamlet_id is not None:
        query = query.where(Arrival.hamlet_id == hamlet_id)
    return session.exec(query.order_by(col(Arrival.id))).all()


def settle(
    session: Session, *, row: Arrival, verdict: Verdict | None, event_id: int | None, member_id: int, now: datetime
) -> None:
    """Write down how the station classified somebody; None takes it back."""
    row.verdict, row.event_id = verdict, event_id
    row.settled_by, row.settled_at = member_id, now
    session.add(row)
    session.flush()


def withdraw(session: Session, *, rows: Sequence[Arrival], now: datetime) -> None:
    """Undo reports."""
    for row in rows:
        row.withdrawn_at = now
        session.add(row)
    session.flush()
