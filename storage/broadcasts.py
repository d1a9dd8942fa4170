"""The days on which the broadcaster said that the bulletin was read out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Column
from sqlmodel import Field, Session, SQLModel, col, select

from storage.once import insert_once
from storage.session import UtcDateTime


class Broadcast(SQLModel, table=True):
    """The day's bulletin was read out."""

    committee_id: int = Field(foreign_key="committee.id", primary_key=True)
    day: date = Field(primary_key=True)
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def note(session: Session, *, committee_id: int, day: date, by_member: int, now: datetime) -> bool:
    """Write down that a day's bulletin was read out; False when it was before."""
    return insert_once(session, Broadcast(committee_id=committee_id, day=day, by_member=by_member, at=now))


def take_back(session: Session, *, committee_id: int, day: date) -> bool:
    """Say that it was not; False when nobody said it was."""
    row = session.get(Broadcast, (committee_id, day))
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def days(session: Session, *, committee_id: int, since: date) -> Sequence[date]:
    """The days from `since` on whose bulletin was read out."""
    return session.exec(
        select(col(Broadcast.day)).where(Broadcast.committee_id == committee_id, col(Broadcast.day) >= since)
    ).all()
