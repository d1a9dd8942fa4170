"""Notices as they were sent in: their drafts, the tasks read out of them, and who has confirmed them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.duties import Owner
from storage.session import BigId, JsonText, UtcDateTime


class NoticeState(StrEnum):
    """Where a notice stands. A draft and a given notice are in force; the others are kept for their history."""

    WAITING = "waiting"  # another notice has its number: it is asked what this one is
    DRAFT = "draft"
    GIVEN = "given"
    DROPPED = "dropped"
    REPLACED = "replaced"  # by a newer version of itself


class TaskState(StrEnum):
    """What the secretary said of a task that was read out of a notice."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    GIVEN = "given"
    DROPPED = "dropped"


class Notice(SQLModel, table=True):
    """A document of conclusions: number, date, text, and whom it names as its recipients."""

    __table_args__ = (
        Index("ix_notice_message", "network", "chat_id", "message_id"),
        Index("ix_notice_number", "committee_id", "number"),
    )

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    number: str = ""
    day: date | None = None  # as the document says
    title: str = ""
    text: str
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    recipients: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    state: str = NoticeState.DRAFT
    replaces_id: int | None = Field(default=None, foreign_key="notice.id")
    posted_by: int = Field(foreign_key="member.id")
    posted_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    message_id: int = Field(sa_column=Column(BigId, nullable=False))  # of its first part
    receipt_id: int | None = Field(default=None, foreign_key="outbox.id")
    corrected: list[str] = Field(
        default_factory=list, sa_column=Column(JsonText, nullable=False, server_default="[]")
    )  # "number", "day": said by hand, whatever the text says
    changes: list[Any] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))  # to be undone
    given_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class NoticeTask(SQLModel, table=True):
    """A task of a notice's draft. Its owners stand in the notice's words and, as far as they are known, by id."""

    __tablename__ = "notice_task"

    id: int = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", index=True)
    position: int
    line: int | None = None  # of the notice; none: added by hand
    text: str
    section: str = ""
    dated: bool = True  # it stands among those with a deadline
    start: date | None = None
    due: date | None = None
    due_time: time | None = None
    recurring: str | None = None
    due_day: int | None = None  # of the week, Monday being 1, or of the month
    condition: str = ""
    owner_words: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    unclear: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    owners: list[list[int | None]] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    helper_words: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    helpers: list[list[int | None]] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    handed_to: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))  # member keys
    state: str = TaskState.PROPOSED
    same_as: int | None = Field(default=None, foreign_key="assignment.id")  # asks for what was given before
    apart: bool = False  # and is to be given all the same
    by_hand: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))  # changed columns
    gone: bool = False  # the newer version does not have it any more
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)

    @property
    def owned_by(self) -> tuple[Owner, ...]:
        return owners_of(self.owners)

    @property
    def helped_by(self) -> tuple[Owner, ...]:
        return owners_of(self.helpers)

    @property
    def timed(self) -> bool:
        """Whether it has a deadline or comes back."""
        return self.due is not None or self.recurring is not None


class NoticeRecipient(SQLModel, table=True):
    """A member to whom a notice goes, and when he confirmed that he has it and will act on it."""

    __tablename__ = "notice_recipient"
    __table_args__ = (UniqueConstraint("notice_id", "member_id"),)

    id: int = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id")
    member_id: int = Field(foreign_key="member.id", index=True)
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    confirmed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


IN_FORCE = (NoticeState.DRAFT, NoticeState.GIVEN)


def owners_of(stored: Sequence[Sequence[int | None]]) -> tuple[Owner, ...]:
    """Owners as a task's row keeps them."""
    return tuple(Owner(hamlet_id, member_id) for hamlet_id, member_id in stored)


def as_stored(owners: Sequence[Owner]) -> list[list[int | None]]:
    """Owners for a task's row."""
    return [[one.hamlet_id, one.member_id] for one in owners]


def add(session: Session, *, notice: Notice, tasks: Sequence[NoticeTask]) -> Notice:
    """Keep a notice with its tasks, in their order."""
    session.add(notice)
    session.flush()
    put_tasks(session, notice_id=notice.id, tasks=tasks)
    return notice


def put_tasks(session: Session, *, notice_id: int, tasks: Sequence[NoticeTask]) -> None:
    """Make these the tasks of a notice, in the place of what it had."""
    kept = {task.id for task in tasks if task.id is not None}
    for row in tasks_of(session, notice_id=notice_id):
        if row.id not in kept:
            session.delete(row)
    for position, task in enumerate(tasks):
        task.notice_id, task.position = notice_id, position
        session.add(task)
    session.flush()


def tasks_of(session: Session, *, notice_id: int) -> Sequence[NoticeTask]:
    """A notice's tasks in their order."""
    return session.exec(
        select(NoticeTask)
        .where(NoticeTask.notice_id == notice_id)
        .order_by(col(NoticeTask.position), col(NoticeTask.id))
    ).all()


def by_message(session: Session, *, network: str, chat_id: int, message_id: int) -> Notice | None:
    """The notice whose first part a message is."""
    return session.exec(
        select(Notice)
        .where(Notice.network == network, Notice.chat_id == chat_id, Notice.message_id == message_id)
        .order_by(col(Notice.id).desc())
    ).first()


def last_of(session: Session, *, network: str, chat_id: int, member_id: int) -> Notice | None:
    """The notice that a member sent last in a chat."""
    return session.exec(
        select(Notice)
        .where(Notice.network == network, Notice.chat_id == chat_id, Notice.posted_by == member_id)
        .order_by(col(Notice.id).desc())
    ).first()


def with_number(session: Session, *, committee_id: int, number: str, but: int | None = None) -> Notice | None:
    """The notice in force that has this number, the newest of several; none for no number."""
    if not number:
        return None
    return session.exec(
        select(Notice)
        .where(
            Notice.committee_id == committee_id,
            func.lower(Notice.number) == number.lower(),
            col(Notice.state).in_(IN_FORCE),
            Notice.id != but if but is not None else True,
        )
        .order_by(col(Notice.id).desc())
    ).first()


def in_force(session: Session, *, committee_id: int) -> Sequence[Notice]:
    """A committee's drafts and given notices, newest first."""
    return session.exec(
        select(Notice)
        .where(Notice.committee_id == committee_id, col(Notice.state).in_(IN_FORCE))
        .order_by(col(Notice.id).desc())
    ).all()


def received_by(session: Session, *, member_id: int) -> Sequence[tuple[Notice, NoticeRecipient]]:
    """The notices in force that were sent to a member, newest first."""
    return session.exec(
        select(Notice, NoticeRecipient)
        .join(NoticeRecipient, col(NoticeRecipient.notice_id) == col(Notice.id))
        .where(
            NoticeRecipient.member_id == member_id,
            col(NoticeRecipient.sent_at).is_not(None),
            col(Notice.state).in_(IN_FORCE),
        )
        .order_by(col(Notice.id).desc())
    ).all()


def recipients_of(session: Session, *, notice_id: int) -> Sequence[NoticeRecipient]:
    """Whom a notice goes to."""
    return session.exec(
        select(NoticeRecipient).where(NoticeRecipient.notice_id == notice_id).order_by(col(NoticeRecipient.id))
    ).all()


def recipient(session: Session, *, notice_id: int, member_id: int) -> NoticeRecipient | None:
    """A member as a notice's recipient."""
    return session.exec(
        select(NoticeRecipient).where(NoticeRecipient.notice_id == notice_id, NoticeRecipient.member_id == member_id)
    ).first()


def set_recipients(session: Session, *, notice_id: int, member_ids: Sequence[int]) -> None:
    """Make these a notice's recipients; whoever has it already stays one."""
    known = {row.member_id: row for row in recipients_of(session, notice_id=notice_id)}
    for member_id, row in known.items():
        if member_id not in member_ids and row.sent_at is None:
            session.delete(row)
    for member_id in dict.fromkeys(member_ids):
        if member_id not in known:
            session.add(NoticeRecipient(notice_id=notice_id, member_id=member_id))
    session.flush()


def unconfirmed(session: Session, *, committee_id: int) -> Sequence[tuple[Notice, NoticeRecipient]]:
    """What was sent and not confirmed yet, by member and notice."""
    return session.exec(
        select(Notice, NoticeRecipient)
        .join(NoticeRecipient, col(NoticeRecipient.notice_id) == col(Notice.id))
        .where(
            Notice.committee_id == committee_id,
            col(Notice.state).in_(IN_FORCE),
            col(NoticeRecipient.sent_at).is_not(None),
            col(NoticeRecipient.confirmed_at).is_(None),
        )
        .order_by(col(NoticeRecipient.member_id), col(Notice.id))
    ).all()
