"""Where a half-finished form stands: one per person and chat, so that a restart does not lose it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, select

from storage.once import insert_once
from storage.session import BigId, JsonText, UtcDateTime

LIFETIME = timedelta(hours=12)


class Dialogue(SQLModel, table=True):
    """A form, the step it waits at, and what was answered so far."""

    __table_args__ = (UniqueConstraint("network", "chat_id", "member_id"),)

    id: int = Field(default=None, primary_key=True)
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    member_id: int = Field(foreign_key="member.id")
    form: str
    step: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonText, nullable=False))
    updated_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def current(session: Session, *, network: str, chat_id: int, member_id: int, now: datetime) -> Dialogue | None:
    """The form that is open in this chat; one left for half a day counts as given up."""
    row = _find(session, network=network, chat_id=chat_id, member_id=member_id)
    return row if row is not None and now - row.updated_at < LIFETIME else None


def put(
    session: Session,
    *,
    network: str,
    chat_id: int,
    member_id: int,
    form: str,
    step: str,
    answers: dict[str, Any],
    now: datetime,
) -> None:
    """Open a form at a step, in place of any other in this chat."""
    insert_once(
        session,
        Dialogue(
            network=network, chat_id=chat_id, member_id=member_id, form=form, step=step, answers=answers, updated_at=now
        ),
    )
    row = _find(session, network=network, chat_id=chat_id, member_id=member_id)
    assert row is not None
    row.form, row.step, row.answers, row.updated_at = form, step, answers, now
    session.add(row)
    session.flush()


def close(session: Session, *, network: str, chat_id: int, member_id: int) -> bool:
    """Close the form that is open in this chat; False when none was."""
    row = _find(session, network=network, chat_id=chat_id, member_id=member_id)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def _find(session: Session, *, network: str, chat_id: int, member_id: int) -> Dialogue | None:
    return session.exec(
        select(Dialogue).where(
            Dialogue.network == network, Dialogue.chat_id == chat_id, Dialogue.member_id == member_id
        )
    ).first()
