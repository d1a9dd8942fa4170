"""Each sending of a hamlet's list to its leader, and his word that he has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from storage.once import insert_once
from storage.session import UtcDateTime


class HamletList(SQLModel, table=True):
    """One sending: which hamlet's list, on which day, and when the leader confirmed it."""

    __tablename__ = "hamlet_list"
    __table_args__ = (Index("ix_hamlet_list_day", "committee_id", "day"),)

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    hamlet_id: int = Field(foreign_key="hamlet.id")
    day: date
    sent_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    acknowledged_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    acknowledged_by: int | None = Field(default=None, foreign_key="member.id")


class UnchangedDay(SQLModel, table=True):
    """The station's word that a day's list is the day before's."""

    __tablename__ = "unchanged_day"

    committee_id: int = Field(foreign_key="committee.id", primary_key=True)
    day: date = Field(primary_key=True)
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def note_sent(session: Session, *, committee_id: int, hamlet_id: int, day: date, now: datetime) -> int:
    """Write down that a hamlet's list is sent; the id that its button carries."""
    row = HamletList(committee_id=committee_id, hamlet_id=hamlet_id, day=day, sent_at=now)
    session.add(row)
    session.flush()
    return row.id


def acknowledge(session: Session, *, hamlet_list_id: int, member_id: int, now: datetime) -> HamletList | None:
    """Confirm a list and those sent to the hamlet before it; None when there is no such list."""
    row = session.get(HamletList, hamlet_list_id)
    if row is None:
        return None
    earlier = session.exec(
        select(HamletList).where(
            HamletList.hamlet_id == row.hamlet_id,
            col(HamletList.id) <= row.id,
            col(HamletList.acknowledged_at).is_(None),
        )
    ).all()
    for waiting in earlier:
        waiting.acknowledged_at, waiting.acknowledged_by = now, member_id
        session.add(waiting)
    session.flush()
    return row


def by_id(session: Session, *, hamlet_list_id: int) -> HamletList | None:
    """One sending."""
    return session.get(HamletList, hamlet_list_id)


def last_of(session: Session, *, hamlet_id: int) -> HamletList | None:
    """The list that a hamlet was sent last."""
    return session.exec(
        select(HamletList).where(HamletList.hamlet_id == hamlet_id).order_by(col(HamletList.id).desc())
    ).first()


def silences(session: Session, *, committee_id: int, since: date) -> Sequence[HamletList]:
    """Of each hamlet and day since then: the first list that nobody has confirmed."""
    rows = session.exec(
        select(HamletList)
        .where(
            HamletList.committee_id == committee_id,
            HamletList.day >= since,
            col(HamletList.acknowledged_at).is_(None),
        )
        .order_by(col(HamletList.id))
    )
    first: dict[tuple[int, date], HamletList] = {}
    for row in rows:
        first.setdefault((row.hamlet_id, row.day), row)
    return list(first.values())


def unacknowledged(session: Session, *, committee_id: int, day: date) -> Sequence[int]:
    """The hamlets whose last list of a day is not confirmed."""
    rows = session.exec(
        select(HamletList)
        .where(HamletList.committee_id == committee_id, HamletList.day == day)
        .order_by(col(HamletList.id))
    )
    last = {row.hamlet_id: row for row in rows}
    return [hamlet_id for hamlet_id, row in last.items() if row.acknowledged_at is None]


def note_unchanged(session: Session, *, committee_id: int, day: date, member_id: int, now: datetime) -> bool:
    """Write down that a day's list does not change; False when that was said before."""
    return insert_once(session, UnchangedDay(committee_id=committee_id, day=day, by_member=member_id, at=now))


def is_unchanged(session: Session, *, committee_id: int, day: date) -> bool:
    """Whether the station said that a day's list does not change."""
    return session.get(UnchangedDay, (committee_id, day)) is not None


def unchanged_days(session: Session, *, committee_id: int, since: date) -> Sequence[date]:
    """The days from `since` on whose list the station said does not change."""
    return session.exec(
        select(col(UnchangedDay.day)).where(UnchangedDay.committee_id == committee_id, col(UnchangedDay.day) >= since)
    ).all()
