"""Who there is: committees, hamlets, members, their identities on each network, chats and invitations."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, UniqueConstraint, true
from sqlmodel import Field, Session, SQLModel, col, or_, select

from bot.domain.committee import CommitteeRules
from bot.domain.roles import Role
from storage.session import BigId, JsonText, UtcDateTime

INVITE_LIFETIME = timedelta(days=7)


class Committee(SQLModel, table=True):
    """One commune's steering committee."""

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    commune: str
    group_title: str
    settings: dict[str, Any] = Field(sa_column=Column(JsonText, nullable=False))
    file_sha256: str = ""  # the committee file that was loaded last
    since: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))  # nothing timed before it is owed

    @property
    def rules(self) -> CommitteeRules:
        """The committee's own settings, checked."""
        return CommitteeRules.model_validate(self.settings)


class Hamlet(SQLModel, table=True):
    """A hamlet (thôn) of the commune, with the other ways in which people write its name."""

    __table_args__ = (UniqueConstraint("committee_id", "name"),)

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    name: str
    aliases: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    households: int = 0
    position: int = 0  # the order in which the committee names its hamlets
    active: bool = Field(default=True, sa_column=Column(Boolean, nullable=False, server_default=true()))  # in the file


class Member(SQLModel, table=True):
    """A person of the committee, whatever the network."""

    __table_args__ = (UniqueConstraint("committee_id", "key"),)

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    key: str
    full_name: str
    title: str = ""  # "Công chức Địa chính xã"
    role: str
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id", index=True)
    deputy_of: int | None = Field(default=None, foreign_key="member.id")  # the leader whose deputy he is
    active: bool = True


class Identity(SQLModel, table=True):
    """A member's account on one network."""

    __table_args__ = (UniqueConstraint("network", "user_id"), UniqueConstraint("network", "member_id"))

    id: int = Field(default=None, primary_key=True)
    network: str
    user_id: int = Field(sa_column=Column(BigId, nullable=False))
    member_id: int = Field(foreign_key="member.id")
    reachable: bool = True  # false once the network said that the person blocked the bot


class Chat(SQLModel, table=True):
    """A chat that the bot takes part in: a committee's group, or a member's private chat."""

    __table_args__ = (UniqueConstraint("network", "chat_id"),)

    id: int = Field(default=None, primary_key=True)
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    kind: str  # "group" or "private"
    committee_id: int = Field(foreign_key="committee.id")
    member_id: int | None = Field(default=None, foreign_key="member.id")
    menu: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))  # commands shown there


class Invite(SQLModel, table=True):
    """A one-time invitation; only the code's hash is kept."""

    id: int = Field(default=None, primary_key=True)
    code_sha256: str = Field(unique=True)
    committee_id: int = Field(foreign_key="committee.id")
    role: str
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id")
    member_id: int | None = Field(default=None, foreign_key="member.id")  # whose place is offered, or a new one
    created_by: int | None = Field(default=None, foreign_key="member.id")
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    used_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    used_by: int | None = Field(default=None, foreign_key="member.id")


def all_committees(session: Session) -> Sequence[Committee]:
    """Every committee that the program serves."""
    return session.exec(select(Committee).order_by(col(Committee.id))).all()


def hamlets_of(session: Session, *, committee_id: int) -> Sequence[Hamlet]:
    """A committee's hamlets in its own order, without those that its file no longer names."""
    return session.exec(
        select(Hamlet)
        .where(Hamlet.committee_id == committee_id, col(Hamlet.active).is_(True))
        .order_by(col(Hamlet.position), col(Hamlet.id))
    ).all()


def members_of(
    session: Session, *, committee_id: int, role: Role | None = None, hamlet_id: int | None = None
) -> Sequence[Member]:
    """A committee's active members, of one role or hamlet where given."""
    query = select(Member).where(Member.committee_id == committee_id, col(Member.active).is_(True))
    if role is not None:
        query = query.where(Member.role == role)
    if hamlet_id is not None:
        query = query.where(Member.hamlet_id == hamlet_id)
    return session.exec(query.order_by(col(Member.id))).all()


def leaders_of(session: Session, *, committee_id: int, hamlet_id: int) -> Sequence[Member]:
    """Who leads a hamlet, without the deputies; where only deputies are left, they lead."""
    found = members_of(session, committee_id=committee_id, role=Role.HAMLET_LEADER, hamlet_id=hamlet_id)
    return [one for one in found if one.deputy_of is None] or found


def deputies_of(session: Session, *, committee_id: int, hamlet_id: int) -> Sequence[Member]:
    """The deputies of a hamlet's leaders."""
    found = members_of(session, committee_id=committee_id, role=Role.HAMLET_LEADER, hamlet_id=hamlet_id)
    leading = {one.id for one in found if one.deputy_of is None}
    return [one for one in found if one.deputy_of in leading]


def member_by_user(session: Session, *, network: str, user_id: int) -> Member | None:
    """The active member behind an account."""
    return session.exec(
        select(Member)
        .join(Identity, col(Identity.member_id) == col(Member.id))
        .where(Identity.network == network, Identity.user_id == user_id, col(Member.active).is_(True))
    ).first()


def chat_by_id(session: Session, *, network: str, chat_id: int) -> Chat | None:
    """The chat that the program knows by this id, if it does."""
    return session.exec(select(Chat).where(Chat.network == network, Chat.chat_id == chat_id)).first()


def all_chats(session: Session) -> Sequence[Chat]:
    """Every chat that the bot takes part in."""
    return session.exec(select(Chat).order_by(col(Chat.id))).all()


def groups_of(session: Session, *, committee_id: int) -> Sequence[Chat]:
    """The committee's groups on all networks."""
    return session.exec(select(Chat).where(Chat.committee_id == committee_id, Chat.kind == "group")).all()


def private_chats_of(session: Session, *, member_id: int) -> Sequence[Chat]:
    """Where a member can be written to in private, leaving out accounts that cannot be reached."""
    return session.exec(
        select(Chat)
        .join(
            Identity,
            (col(Identity.network) == col(Chat.network)) & (col(Identity.member_id) == col(Chat.member_id)),
        )
        .where(Chat.member_id == member_id, Chat.kind == "private", col(Identity.reachable).is_(True))
        .order_by(col(Chat.id))
    ).all()


def join(session: Session, *, member: Member, network: str, user_id: int, chat_id: int) -> None:
    """Make an account a member's, and its private chat theirs; what either was before on this network is replaced."""
    joined = False
    for row in session.exec(
        select(Identity).where(
            Identity.network == network, or_(Identity.member_id == member.id, Identity.user_id == user_id)
        )
    ).all():
        if row.member_id == member.id and row.user_id == user_id:
            row.reachable, joined = True, True
            session.add(row)
            continue
        for chat in session.exec(select(Chat).where(Chat.network == network, Chat.member_id == row.member_id)):
            session.delete(chat)
        session.delete(row)
    session.flush()
    if not joined:
        session.add(Identity(network=network, user_id=user_id, member_id=member.id))
    if chat_by_id(session, network=network, chat_id=chat_id) is None:
        session.add(
            Chat(
                network=network,
                chat_id=chat_id,
                kind="private",
                committee_id=member.committee_id,
                member_id=member.id,
            )
        )
    session.flush()


def mark_reachable(session: Session, *, network: str, chat_id: int, reachable: bool) -> Member | None:
    """Say whether the owner of a private chat can be written to; the member when that changed."""
    chat = chat_by_id(session, network=network, chat_id=chat_id)
    if chat is None or chat.member_id is None:
        return None
    identity = session.exec(
        select(Identity).where(Identity.network == network, Identity.member_id == chat.member_id)
    ).first()
    if identity is None or identity.reachable == reachable:
        return None
    identity.reachable = reachable
    session.add(identity)
    session.flush()
    return session.get(Member, chat.member_id)


def bind_group(session: Session, *, committee_id: int, network: str, chat_id: int) -> bool:
    """Make a group the committee's own; False when it is already."""
    chat = chat_by_id(session, network=network, chat_id=chat_id)
    if chat is not None and chat.committee_id == committee_id:
        return False
    if chat is None:
        chat = Chat(network=network, chat_id=chat_id, kind="group", committee_id=committee_id)
    chat.committee_id = committee_id
    session.add(chat)
    session.flush()
    return True


def migrate_chat(session: Session, *, network: str, chat_id: int, new_chat_id: int) -> None:
    """Follow a group that became a supergroup."""
    chat = chat_by_id(session, network=network, chat_id=chat_id)
    if chat is not None and chat_by_id(session, network=network, chat_id=new_chat_id) is None:
        chat.chat_id = new_chat_id
        session.add(chat)
        session.flush()


def invite(
    session: Session,
    *,
    committee_id: int,
    role: Role,
    now: datetime,
    hamlet_id: int | None = None,
    member_id: int | None = None,
    created_by: int | None = None,
) -> str:
    """Make a one-time invitation, and return its code (a URL-safe text of 22 characters)."""
    code = secrets.token_urlsafe(16)
    session.add(
        Invite(
            code_sha256=_hash(code),
            committee_id=committee_id,
            role=role,
            hamlet_id=hamlet_id,
            member_id=member_id,
            created_by=created_by,
            created_at=now,
            expires_at=now + INVITE_LIFETIME,
        )
    )
    session.flush()
    return code


def find_invite(session: Session, *, code: str) -> Invite | None:
    """The invitation with this code, used or not."""
    return session.exec(select(Invite).where(Invite.code_sha256 == _hash(code))).first()


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def secretaries(session: Session, *, committee_id: int) -> Sequence[Member]:
    """Those who run the bot for a committee."""
    return members_of(session, committee_id=committee_id, role=Role.SECRETARY)


def use_invite(session: Session, *, invite: Invite, member_id: int, now: datetime) -> None:
    """Spend an invitation."""
    invite.used_at, invite.used_by = now, member_id
    session.add(invite)
    session.flush()


def networks_of(session: Session, *, committee_id: int) -> dict[int, dict[str, bool]]:
    """For each member who joined: his networks, and whether he can be reached there."""
    rows = session.exec(
        select(Identity)
        .join(Member, col(Member.id) == col(Identity.member_id))
        .where(Member.committee_id == committee_id)
        .order_by(col(Identity.id))
    )
    found: dict[int, dict[str, bool]] = {}
    for row in rows:
        found.setdefault(row.member_id, {})[row.network] = row.reachable
    return found
