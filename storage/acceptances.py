"""Decisions of officers on reported quantities: accepted whole, in part, or sent back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Column, Index, Numeric, text
from sqlmodel import Field, Session, SQLModel, col, select

from storage.session import UtcDateTime

_IN_FORCE = text("withdrawn_at IS NULL")


class Acceptance(SQLModel, table=True):
    """One decision on one report; at most one of them is in force."""

    __table_args__ = (
        Index("uq_acceptance_report", "report_id", unique=True, sqlite_where=_IN_FORCE, postgresql_where=_IN_FORCE),
    )

    id: int = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id")
    increment: Decimal = Field(sa_column=Column(Numeric(18, 3), nullable=False))  # what the report added then
    accepted: Decimal = Field(sa_column=Column(Numeric(18, 3), nullable=False))  # of that; the rest went back
    reason: str = ""
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))

    @property
    def is_whole(self) -> bool:
        return self.accepted == self.increment

    @property
    def is_return(self) -> bool:
        return self.accepted == 0 and self.increment != 0


def of_report(session: Session, *, report_id: int) -> Acceptance | None:
    """The decision in force on a report."""
    return session.exec(
        select(Acceptance).where(Acceptance.report_id == report_id, col(Acceptance.withdrawn_at).is_(None))
    ).first()


def in_force(session: Session, *, report_ids: Sequence[int]) -> dict[int, Acceptance]:
    """The decisions in force on these reports."""
    rows = session.exec(
        select(Acceptance).where(col(Acceptance.report_id).in_(report_ids), col(Acceptance.withdrawn_at).is_(None))
    )
    return {row.report_id: row for row in rows}


def decide(
    session: Session,
    *,
    report_id: int,
    increment: Decimal,
    accepted: Decimal,
    by_member: int,
    now: datetime,
    reason: str = "",
) -> Acceptance | None:
    """Decide on a report; None when somebody did already."""
    if of_report(session, report_id=report_id) is not None:
        return None
    row = Acceptance(
        report_id=report_id, increment=increment, accepted=accepted, reason=reason, by_member=by_member, at=now
    )
    session.add(row)
    session.flush()
    return row


def withdraw(session: Session, *, acceptance: Acceptance, now: datetime) -> bool:
    """Take a decision back; False when it was taken back before."""
    if acceptance.withdrawn_at is not None:
        return False
    acceptance.withdrawn_at = now
    session.add(acceptance)
    session.flush()
    return True
