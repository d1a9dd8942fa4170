"""Messages to send: written in the transaction of their cause, sent in order within a chat, each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, func, or_, text, update
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
    not_before: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))  # later rows of the chat go first
    retry_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))  # later rows of the chat wait
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    network_message_id: int | None = Field(default=None, sa_column=Column(BigId))


def due(
    session: Session,
    *,
    now: datetime,
    networks: Collection[str],
    busy: Collection[tuple[str, int]] = (),
    limit: int = 16,
) -> Sequence[Outbox]:
    """The oldest due row of each chat that is not busy, on these networks; none while its retry is pending."""
    oldest = (
        select(func.min(Outbox.id))
        .where(Outbox.status == OutboxStatus.DUE, col(Outbox.not_before) <= now, col(Outbox.network).in_(networks))
        .group_by(Outbox.network, col(Outbox.chat_id))
    )
    rows = session.exec(
        select(Outbox)
        .where(col(Outbox.id).in_(oldest), or_(col(Outbox.retry_at).is_(None), col(Outbox.retry_at) <= now))
        .order_by(col(Outbox.id))
        .limit(limit + len(busy))
    )
    return [row for row in rows if (row.network, row.chat_id) not in busy][:limit]


def has_key(session: Session, key: str) -> bool:
    """Whether a message with this key was ever written."""
    return session.exec(select(Outbox.id).where(Outbox.key == key)).first() is not None


def by_key(session: Session, key: str) -> Outbox | None:
    """The message that was written under this key."""
    return session.exec(select(Outbox).where(Outbox.key == key)).first()


def by_message(session: Session, *, network: str, chat_id: int, message_id: int) -> Outbox | None:
    """The row that became this message of the network (an edit keeps its message's id)."""
    return session.exec(
        select(Outbox)
        .where(
            Outbox.network == network,
            Outbox.chat_id == chat_id,
            Outbox.network_message_id == message_id,
            col(Outbox.edits_id).is_(None),
        )
        .order_by(col(Outbox.id))
    ).first()


def finish(
    session: Session,
    *,
    outbox_id: int,
    status: OutboxStatus,
    now: datetime,
    message_id: int | None = None,
    error: str | None = None,
) -> None:
    """Say how the sending of a row ended."""
    row = session.get_one(Outbox, outbox_id)
    row.status, row.error, row.attempts = status, error, row.attempts + 1
    if status is OutboxStatus.SENT:
        row.sent_at, row.network_message_id = now, message_id
    session.add(row)
    session.flush()


def postpone(session: Session, *, outbox_id: int, until: datetime) -> None:
    """Try a row again later; the chat's later rows wait behind it."""
    row = session.get_one(Outbox, outbox_id)
    row.attempts += 1
    row.retry_at = until
    session.add(row)
    session.flush()


def move_chat(session: Session, *, network: str, chat_id: int, new_chat_id: int) -> None:
    """Send what is due to a group that became another chat to its new id."""
    session.execute(
        update(Outbox)
        .where(col(Outbox.network) == network, col(Outbox.chat_id) == chat_id, col(Outbox.status) == OutboxStatus.DUE)
        .values(chat_id=new_chat_id)
    )
