"""The try-out chat's own memory: its messages, what each person has read, and the menus it shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, func
from sqlmodel import Field, Session, SQLModel, and_, col, or_, select

from storage.attachments import Attachment
from storage.committees import Chat, Committee, Hamlet, Identity, Member, bind_group, join, members_of
from storage.inbox import Inbox
from storage.session import BigId, JsonText, UtcDateTime

NETWORK = "local"
FIRST_ID = 1000  # a member's user and private chat are 1000 + id, a committee's group is -(1000 + id)


class LocalMessage(SQLModel, table=True):
    """One bubble of the try-out chat. A person's text is plain, the bot's is Telegram's small HTML."""

    __tablename__ = "local_message"
    __table_args__ = (Index("ix_local_message_chat", "chat_id", "id"),)

    id: int = Field(default=None, sa_column=Column(BigId, primary_key=True, autoincrement=True))
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    sender_id: int | None = Field(default=None, sa_column=Column(BigId))  # none: the bot
    client_key: str | None = Field(default=None, unique=True)  # the page's own name for it, so a resend is known
    text: str = ""
    buttons: list[list[list[str]]] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    photo_width: int | None = None  # set when the attachment is a picture to be shown
    photo_height: int | None = None
    reply_to: int | None = Field(default=None, sa_column=Column(BigId))
    sent_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    edited_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    deleted_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class LocalRead(SQLModel, table=True):
    """How far a person has read in a chat."""

    __tablename__ = "local_read"

    user_id: int = Field(sa_column=Column(BigId, primary_key=True, autoincrement=False))
    chat_id: int = Field(sa_column=Column(BigId, primary_key=True, autoincrement=False))
    last_read_id: int = Field(sa_column=Column(BigId, nullable=False))


class LocalMenu(SQLModel, table=True):
    """The commands that a chat offers, as pairs of name and description."""

    __tablename__ = "local_menu"

    chat_id: int = Field(sa_column=Column(BigId, primary_key=True, autoincrement=False))
    commands: list[list[str]] = Field(sa_column=Column(JsonText, nullable=False))


@dataclass(frozen=True, slots=True)
class LocalPerson:
    """Someone whom the page can play."""

    user_id: int
    committee_id: int
    key: str
    full_name: str
    title: str
    role: str
    hamlet: str | None


@dataclass(frozen=True, slots=True)
class LocalChat:
    """A chat as one person sees it."""

    chat_id: int
    kind: str  # "group" or "private"
    title: str


@dataclass(frozen=True, slots=True)
class Unread:
    """How many messages of a chat one of its people has not read."""

    user_id: int
    chat_id: int
    count: int


@dataclass(frozen=True, slots=True)
class FileInfo:
    """An attachment without its bytes."""

    id: int
    name: str
    mime: str
    size: int


def seed_local_chats(session: Session, *, committee_id: int) -> None:
    """Give the committee its group, and every active member an account and a private chat. Harmless when repeated."""
    bind_group(session, committee_id=committee_id, network=NETWORK, chat_id=-(FIRST_ID + committee_id))
    for member in members_of(session, committee_id=committee_id):
        join(session, member=member, network=NETWORK, user_id=FIRST_ID + member.id, chat_id=FIRST_ID + member.id)


def people(session: Session, *, user_id: int | None = None) -> list[LocalPerson]:
    """Everyone with an account here, or only the one asked for, in the order of the committee file."""
    query = (
        select(Identity.user_id, Member, Hamlet.name)
        .join(Member, col(Member.id) == col(Identity.member_id))
        .join(Hamlet, col(Hamlet.id) == col(Member.hamlet_id), isouter=True)
        .where(Identity.network == NETWORK, col(Member.active).is_(True))
        .order_by(col(Member.committee_id), col(Member.id))
    )
    if user_id is not None:
        query = query.where(Identity.user_id == user_id)
    return [
        LocalPerson(
            user_id=account,
            committee_id=member.committee_id,
            key=member.key,
            full_name=member.full_name,
            title=member.title,
            role=member.role,
            hamlet=hamlet,
        )
        for account, member, hamlet in session.exec(query)
    ]


def chats_of(session: Session, *, user_id: int) -> list[LocalChat]:
    """The chats that a person is in: the committee's group first, then the private one. Empty for a stranger."""
    rows = session.exec(
        select(Chat, Committee.group_title, Member.full_name)
        .join(Committee, col(Committee.id) == col(Chat.committee_id))
        .join(Member, col(Member.committee_id) == col(Committee.id))
        .join(Identity, and_(col(Identity.member_id) == col(Member.id), col(Identity.network) == NETWORK))
        .where(
            Chat.network == NETWORK,
            Identity.user_id == user_id,
            col(Member.active).is_(True),
            or_(col(Chat.kind) == "group", col(Chat.member_id) == col(Member.id)),
        )
        .order_by(col(Chat.kind), col(Chat.id))
    )
    return [
        LocalChat(chat_id=chat.chat_id, kind=chat.kind, title=group_title if chat.kind == "group" else full_name)
        for chat, group_title, full_name in rows
    ]


def unread(session: Session, *, chat_id: int | None = None, user_id: int | None = None) -> list[Unread]:
    """Unread counts for everyone in every chat, zeros included: so the rows also say who sees a chat."""
    query = (
        select(Identity.user_id, Chat.chat_id, func.count(col(LocalMessage.id)))
        .join(Member, col(Member.id) == col(Identity.member_id))
        .join(
            Chat,
            and_(
                col(Chat.committee_id) == col(Member.committee_id),
                col(Chat.network) == NETWORK,
                or_(col(Chat.kind) == "group", col(Chat.member_id) == col(Member.id)),
            ),
        )
        .join(
            LocalRead,
            and_(col(LocalRead.user_id) == col(Identity.user_id), col(LocalRead.chat_id) == col(Chat.chat_id)),
            isouter=True,
        )
        .join(
            LocalMessage,
            and_(
                col(LocalMessage.chat_id) == col(Chat.chat_id),
                col(LocalMessage.id) > func.coalesce(col(LocalRead.last_read_id), 0),
                col(LocalMessage.deleted_at).is_(None),
                or_(col(LocalMessage.sender_id).is_(None), col(LocalMessage.sender_id) != col(Identity.user_id)),
            ),
            isouter=True,
        )
        .where(Identity.network == NETWORK, col(Member.active).is_(True))
        .group_by(col(Identity.user_id), col(Chat.chat_id))
    )
    if chat_id is not None:
        query = query.where(Chat.chat_id == chat_id)
    if user_id is not None:
        query = query.where(Identity.user_id == user_id)
    return [Unread(user_id=user, chat_id=chat, count=count) for user, chat, count in session.exec(query)]


def mark_read(session: Session, *, user_id: int, chat_id: int, upto: int) -> None:
    """Remember that a person has read as far as `upto`; never moves back."""
    row = session.get(LocalRead, (user_id, chat_id)) or LocalRead(user_id=user_id, chat_id=chat_id, last_read_id=0)
    row.last_read_id = max(row.last_read_id, upto)
    session.add(row)
    session.flush()


def history(session: Session, *, chat_id: int, limit: int, before: int | None = None) -> list[LocalMessage]:
    """The newest messages of a chat (older than `before` where given), oldest first."""
    query = select(LocalMessage).where(LocalMessage.chat_id == chat_id)
    if before is not None:
        query = query.where(LocalMessage.id < before)
    return list(session.exec(query.order_by(col(LocalMessage.id).desc()).limit(limit)))[::-1]


def message_in(session: Session, *, chat_id: int, message_id: int) -> LocalMessage | None:
    """A message of that chat that is not deleted."""
    found = session.get(LocalMessage, message_id)
    return found if found is not None and found.chat_id == chat_id and found.deleted_at is None else None


def messages_by_id(session: Session, ids: Collection[int]) -> dict[int, LocalMessage]:
    """These messages, as far as they exist."""
    rows = session.exec(select(LocalMessage).where(col(LocalMessage.id).in_(ids))).all() if ids else ()
    return {row.id: row for row in rows}


def message_by_key(session: Session, client_key: str) -> LocalMessage | None:
    """The message that the page sent under this name."""
    return session.exec(select(LocalMessage).where(LocalMessage.client_key == client_key)).first()


def files(session: Session, ids: Collection[int]) -> dict[int, FileInfo]:
    """Names and sizes of attachments, without reading their bytes."""
    if not ids:
        return {}
    rows = session.exec(
        select(Attachment.id, Attachment.name, Attachment.mime, func.length(col(Attachment.content))).where(
            col(Attachment.id).in_(ids)
        )
    )
    return {row[0]: FileInfo(id=row[0], name=row[1], mime=row[2], size=row[3]) for row in rows}


def shown_file(session: Session, *, attachment_id: int) -> Attachment | None:
    """An attachment that some message in the chat still shows."""
    shown = session.exec(
        select(LocalMessage.id).where(
            LocalMessage.attachment_id == attachment_id, col(LocalMessage.deleted_at).is_(None)
        )
    ).first()
    return None if shown is None else session.get(Attachment, attachment_id)


def set_menu(session: Session, *, chat_id: int, commands: list[list[str]]) -> bool:
    """Keep the commands that a chat offers; False when they were the same."""
    row = session.get(LocalMenu, chat_id)
    if row is not None and row.commands == commands:
        return False
    row = row or LocalMenu(chat_id=chat_id, commands=commands)
    row.commands = commands
    session.add(row)
    session.flush()
    return True


def menus(session: Session, chat_ids: Collection[int]) -> dict[int, list[list[str]]]:
    """The commands that these chats offer."""
    return {
        row.chat_id: row.commands for row in session.exec(select(LocalMenu).where(col(LocalMenu.chat_id).in_(chat_ids)))
    }


def received_keys(session: Session, keys: Sequence[str]) -> set[str]:
    """Which of these actions of the page have been received."""
    query: Any = select(Inbox.network_key).where(Inbox.network == NETWORK, col(Inbox.network_key).in_(keys))
    return set(session.exec(query))
