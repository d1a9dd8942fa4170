"""Who read, exported or changed what."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, Session, SQLModel

from storage.session import UtcDateTime


class Audit(SQLModel, table=True):
    """One reading of names, export or change. No names or phones here: ids only."""

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id", index=True)
    member_id: int | None = Field(default=None, foreign_key="member.id")  # None: the program itself
    action: str  # "read", "export", "change", "undo", "join", ...
    subject: str  # "contacts hamlet=Nam Thắng", "line_list 12"
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def record(
    session: Session, *, committee_id: int, member_id: int | None, action: str, subject: str, now: datetime
) -> None:
    """Write down one act."""
    session.add(Audit(committee_id=committee_id, member_id=member_id, action=action, subject=subject, at=now))
    session.flush()
