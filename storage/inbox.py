"""Messages received: stored before they are acknowledged, handled once, kept when they fail."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint, func, text
from sqlmodel import Field, Session, SQLModel, col, select

from storage.once import insert_once
from storage.session import BigId, JsonText, UtcDateTime


class InboxStatus(StrEnum):
    """Where a received message stands."""

    NEW = "new"
    DONE = "done"
    FAILED = "failed"  # a bug; kept so that it can be replayed
    POISON = "poison"  # not an update that we can parse


class Inbox(SQLModel, table=True):
    """One update as a network delivered it, in the Bot API's JSON form."""

    __table_args__ = (
        UniqueConstraint("network", "network_key"),
        Index("ix_inbox_new", "id", sqlite_where=text("status = 'new'"), postgresql_where=text("status = 'new'")),
    )

    id: int = Field(default=None, sa_column=Column(BigId, primary_key=True, autoincrement=True))
    network: str
    network_key: str  # the network's own id of the update
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))  # 0 where the update belongs to no chat
    payload: dict[str, Any] = Field(sa_column=Column(JsonText, nullable=False))
    status: str = InboxStatus.NEW
    error: str | None = None
    received_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    done_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def store(
    session: Session,
    *,
    network: str,
    network_key: str,
    chat_id: int,
    payload: dict[str, Any],
    now: datetime,
    status: InboxStatus = InboxStatus.NEW,
) -> bool:
    """Keep one received update. False when the network had delivered it before: nothing changes then."""
    row = Inbox(
        network=network,
        network_key=network_key,
        chat_id=chat_id,
        payload=payload,
        status=status,
        received_at=now,
    )
    return insert_once(session, row)


def waiting(session: Session, *, busy: Collection[tuple[str, int]] = (), limit: int = 16) -> Sequence[Inbox]:
    """The oldest unhandled row of each chat that is not busy, in order of arrival."""
    oldest = (
        select(func.min(Inbox.id)).where(Inbox.status == InboxStatus.NEW).group_by(Inbox.network, col(Inbox.chat_id))
    )
    rows = session.exec(select(Inbox).where(col(Inbox.id).in_(oldest)).order_by(col(Inbox.id)).limit(limit + len(busy)))
    return [row for row in rows if (row.network, row.chat_id) not in busy][:limit]


def any_waiting(session: Session, *, since: datetime) -> bool:
    """Whether anything that was received since a moment is unhandled."""
    query = select(Inbox.id).where(Inbox.status == InboxStatus.NEW, col(Inbox.received_at) >= since)
    return session.exec(query.limit(1)).first() is not None


def finish(session: Session, *, inbox_id: int, status: InboxStatus, now: datetime, error: str | None = None) -> None:
    """Say how the handling of a row ended."""
    row = session.get_one(Inbox, inbox_id)
    row.status, row.done_at, row.error = status, now, error
    session.add(row)
    session.flush()


def replay(session: Session) -> int:
    """Put every failed row back in the queue, after a fix; how many there were."""
    rows = session.exec(select(Inbox).where(Inbox.status == InboxStatus.FAILED)).all()
    for row in rows:
        row.status, row.error, row.done_at = InboxStatus.NEW, None, None
        session.add(row)
    session.flush()
    return len(rows)
