"""What the clockwork has done already, so that a restart or a second process does not do it again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, Session, SQLModel

from storage.once import insert_once
from storage.session import UtcDateTime

WIPE_OWED = "wipe owed"
"""Marked while rows were emptied whose old content may still stand in the files."""


class SweepMark(SQLModel, table=True):
    """One timed thing that was seen to."""

    __tablename__ = "sweep_mark"

    key: str = Field(primary_key=True)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def is_marked(session: Session, *, key: str) -> bool:
    """Whether this was seen to."""
    return session.get(SweepMark, key) is not None


def unmark(session: Session, *, key: str) -> None:
    """Take a mark away, where there is one."""
    row = session.get(SweepMark, key)
    if row is not None:
        session.delete(row)
        session.flush()


def mark(session: Session, *, key: str, now: datetime) -> bool:
    """Write down that this is seen to; False when it was before."""
    return not is_marked(session, key=key) and insert_once(session, SweepMark(key=key, at=now))
