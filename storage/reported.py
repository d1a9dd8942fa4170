"""Whom each daily summary counted, and where: what the next day's is compared with. No names, and not kept long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Column, delete
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.summary import Counted, Reported
from storage.bulk import insert_rows
from storage.session import UtcDateTime

KEPT = timedelta(days=31)


class ReportedDay(SQLModel, table=True):
    """A day's summary as it was sent."""

    __tablename__ = "reported_day"

    committee_id: int = Field(foreign_key="committee.id", primary_key=True)
    day: date = Field(primary_key=True)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class ReportedPerson(SQLModel, table=True):
    """Somebody whom a summary counted as under watch."""

    __tablename__ = "reported_person"

    committee_id: int = Field(foreign_key="committee.id", primary_key=True)
    day: date = Field(primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", primary_key=True, index=True)
    level: str | None = None
    place: str | None = None
    hamlet: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary that was sent: when, and where each contact was counted in it."""

    at: datetime
    people: dict[int, Reported]


def keep(session: Session, *, committee_id: int, day: date, people: Iterable[Counted], now: datetime) -> None:
    """Write down whom a day's summary counts, and forget those of long ago."""
    session.add(ReportedDay(committee_id=committee_id, day=day, at=now))
    rows = [
        {
            "committee_id": committee_id,
            "day": day,
            "contact_id": one.id,
            "level": one.level,
            "place": one.place,
            "hamlet": one.hamlet,
        }
        for one in people
    ]
    insert_rows(session, SQLModel.metadata.tables["reported_person"], rows)
    for table in (ReportedDay, ReportedPerson):
        old = (col(table.committee_id) == committee_id, col(table.day) < day - KEPT)
        session.execute(delete(table).where(*old))
    session.flush()


def of_day(session: Session, *, committee_id: int, day: date) -> Summary | None:
    """The summary that was sent on a day; None where there was none, or it is forgotten."""
    sent = session.get(ReportedDay, (committee_id, day))
    if sent is None:
        return None
    rows = session.exec(
        select(ReportedPerson.contact_id, ReportedPerson.level, ReportedPerson.place, ReportedPerson.hamlet).where(
            ReportedPerson.committee_id == committee_id, ReportedPerson.day == day
        )
    )
    return Summary(sent.at, {contact_id: Reported(*where) for contact_id, *where in rows})
