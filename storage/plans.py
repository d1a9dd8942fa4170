"""What somebody plans for a day or a week: the newest text in force counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from storage.session import BigId, UtcDateTime


class Plan(SQLModel, table=True):
    """One member's plan of the days `first` to `last`, as a message said it."""

    __table_args__ = (
        Index("ix_plan_days", "committee_id", "last"),
        Index("ix_plan_message", "network", "chat_id", "message_id"),
    )

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    member_id: int = Field(foreign_key="member.id")
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id")  # where it is to be done
    first: date
    last: date
    text: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    message_id: int = Field(sa_column=Column(BigId, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    replaces: int | None = Field(default=None, foreign_key="plan.id")  # its author's earlier one of the same days


def put(session: Session, *, plan: Plan) -> Plan:
    """Keep a plan; what its author planned for the very same days before is replaced."""
    for row in session.exec(
        select(Plan).where(
            Plan.member_id == plan.member_id,
            col(Plan.hamlet_id) == plan.hamlet_id if plan.hamlet_id is not None else col(Plan.hamlet_id).is_(None),
            Plan.first == plan.first,
            Plan.last == plan.last,
            col(Plan.withdrawn_at).is_(None),
        )
    ):
        row.withdrawn_at, plan.replaces = plan.at, row.id
        session.add(row)
    session.add(plan)
    session.flush()
    return plan


def touching(session: Session, *, committee_id: int, first: date, last: date) -> Sequence[Plan]:
    """The plans in force that have a day in first..last, in the order in which they were written."""
    return session.exec(
        select(Plan)
        .where(
            Plan.committee_id == committee_id,
            col(Plan.last) >= first,
            col(Plan.first) <= last,
            col(Plan.withdrawn_at).is_(None),
        )
        .order_by(col(Plan.id))
    ).all()


def in_message(session: Session, *, network: str, chat_id: int, message_id: int) -> Sequence[Plan]:
    """The plans in force that one message made."""
    return session.exec(
        select(Plan).where(
            Plan.network == network,
            Plan.chat_id == chat_id,
            Plan.message_id == message_id,
            col(Plan.withdrawn_at).is_(None),
        )
    ).all()


def withdraw(session: Session, *, plan: Plan, now: datetime) -> bool:
    """Take a plan back, and put the one in force again that it replaced; False when it was taken back before."""
    if plan.withdrawn_at is not None:
        return False
    earlier = session.get(Plan, plan.replaces) if plan.replaces is not None else None
    plan.withdrawn_at = now
    session.add(plan)
    if earlier is not None:
        earlier.withdrawn_at = None
        session.add(earlier)
    session.flush()
    return True
