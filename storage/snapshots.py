"""What was frozen when a period or a registration ended: numbered, and never changed afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, func, select

from storage.session import JsonText, UtcDateTime


class Snapshot(SQLModel, table=True):
    """The standing of one subject at the moment it was closed."""

    __table_args__ = (UniqueConstraint("committee_id", "number"), UniqueConstraint("committee_id", "kind", "subject"))

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    number: int  # 1, 2, 3, ... within the committee: what people quote
    kind: str
    subject: str
    taken_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    content: dict[str, Any] = Field(sa_column=Column(JsonText, nullable=False))


def take(
    session: Session, *, committee_id: int, kind: str, subject: str, content: dict[str, Any], now: datetime
) -> Snapshot:
    """Freeze a subject under the committee's next number; what was frozen before stays as it was."""
    frozen = of(session, committee_id=committee_id, kind=kind, subject=subject)
    if frozen is not None:
        return frozen
    last = session.exec(select(func.max(Snapshot.number)).where(Snapshot.committee_id == committee_id)).one()
    row = Snapshot(
        committee_id=committee_id, number=(last or 0) + 1, kind=kind, subject=subject, taken_at=now, content=content
    )
    session.add(row)
    session.flush()
    return row


def of(session: Session, *, committee_id: int, kind: str, subject: str) -> Snapshot | None:
    """What was frozen of a subject; None while it is open."""
    return session.exec(
        select(Snapshot).where(
            Snapshot.committee_id == committee_id, Snapshot.kind == kind, Snapshot.subject == subject
        )
    ).first()
