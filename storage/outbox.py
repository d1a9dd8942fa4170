"""Messages to send: written in the transaction of their cause, sent in order within a chat, each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, text
from sqlmodel import Field, Session, SQLModel, col, select

from storage.session import BigId, JsonText, UtcDateTime


class OutboxStatus(StrEnum):
    """Where a message to be sent stands."""

    DUE = "due"
    SENT = "sent"
    DROPPED = "dropped"  # it no longer mattered when its turn came
    FAILED = "failed"  # refused for good; `error` says why
    UNCERTAIN = "uncertain"  # timed out on a network without idempotency: perhaps sent


class Outbox(SQLModel, table=True):
    """One message in network-neutral form."""

    __table_args__ = (
        Index(
            "ix_outbox_due",
            "not_before",
            sqlite_where=text("status = 'due'"),
            postgresql_where=text("status = 'due'"),
        ),
        Index("ix_outbox_chat", "network", "chat_id", "network_message_id"),
    )

    id: int = Field(default=None, sa_column=Column(BigId, primary_key=True, autoincrement=True))
    key: str = Field(unique=True)  # what must be said once is said once
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    text: str = ""  # Telegram's small HTML
    buttons: list[list[list[str]]] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    edits_id: int | None = Field(default=None, foreign_key="outbox.id")  # "edit that earlier message"
    reply_to: int | None = Field(default=None, sa_column=Column(BigId))  # the network's id of the message answered
    about: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonText))  # what must still hold when sent
    status: str = OutboxStatus.DUE
    attempts: int = 0
    error: str | None = None
    planned_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    not_before: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    network_message_id: int | None = Field(default=None, sa_column=Column(BigId))


def due(
    session: Session, *, now: datetime, busy: Collection[tuple[str, int]] = (), limit: int = 64
) -> Sequence[Outbox]:
    """The next due row of each chat that is not busy: never one whose chat has an older row waiting."""
    rows = session.exec(
        select(Outbox)
        .where(Outbox.status == OutboxStatus.DUE, col(Outbox.not_before) <= now)
        .order_by(col(Outbox.id))
        .limit(limit + len(busy) * 8)
    )
    taken, first = set(busy), []
    for row in rows:
        if (row.network, row.chat_id) not in taken:
            taken.add((row.network, row.chat_id))
            first.append(row)
    return first[:limit]


def has_key(session: Session, key: str) -> bool:
    """Whether a message with this key was ever written."""
    return session.exec(select(Outbox.id).where(Outbox.key == key)).first() is not None
