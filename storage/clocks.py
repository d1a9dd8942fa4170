"""The try-out clock's last time, so that stopping the program does not move it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, Session, SQLModel

from storage.session import UtcDateTime


class SavedClock(SQLModel, table=True):
    """The one row of the try-out clock."""

    __tablename__ = "saved_clock"

    id: int = Field(default=1, primary_key=True)
    now: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def read(session: Session) -> datetime | None:
    """The time at which the clock was last saved."""
    row = session.get(SavedClock, 1)
    return row.now if row is not None else None


def save(session: Session, *, now: datetime) -> None:
    """Remember the clock's time."""
    row = session.get(SavedClock, 1) or SavedClock(now=now)
    row.now = now
    session.add(row)
    session.flush()
