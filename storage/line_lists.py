"""Line lists as they were posted, each version a row, and how a reading becomes contacts and events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint, func, update
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.collector import collector_at_rest
from bot.domain.committee import CommitteeRules
from bot.domain.contacts import ContactState, is_watched
from bot.domain.line_lists.model import Reading
from bot.domain.receipts import Receipt
from storage import contacts
from storage.attachments import Attachment
from storage.contacts import ContactEvent
from storage.forgotten import refuse_forgotten_list
from storage.once import hold_committee
from storage.recording import Origin, Recorder
from storage.session import BigId, JsonText, UtcDateTime


class LineList(SQLModel, table=True):
    """One version of one posted list: who, when, the message, and the text or file as it came."""

    __tablename__ = "line_list"
    __table_args__ = (Index("ix_line_list_message", "network", "chat_id", "message_id"),)

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id", index=True)
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    message_id: int = Field(sa_column=Column(BigId, nullable=False))
    version: int = 1
    posted_by: int = Field(foreign_key="member.id")
    posted_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    day: date
    text: str | None = None
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    levels: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    unread: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    receipt_id: int | None = Field(default=None, foreign_key="outbox.id")
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    superseded: bool = False  # a newer version of the same message exists


class ListPart(SQLModel, table=True):
    """One message of a list that came in several, because the network cut it. The first one's id is the list's."""

    __tablename__ = "list_part"
    __table_args__ = (UniqueConstraint("network", "chat_id", "message_id"),)

    id: int = Field(default=None, primary_key=True)
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    message_id: int = Field(sa_column=Column(BigId, nullable=False))
    list_message_id: int = Field(sa_column=Column(BigId, nullable=False))
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """A message that holds a list: where it stands, who wrote it, and what it held."""

    network: str
    chat_id: int
    message_id: int
    posted_by: int
    text: str | None = None
    attachment_id: int | None = None


def latest(session: Session, *, network: str, chat_id: int, message_id: int) -> LineList | None:
    """The newest version of the list in a message."""
    return session.exec(
        select(LineList)
        .where(LineList.network == network, LineList.chat_id == chat_id, LineList.message_id == message_id)
        .order_by(col(LineList.version).desc())
    ).first()


@collector_at_rest()
def record(
    session: Session,
    *,
    committee_id: int,
    rules: CommitteeRules,
    post: Post,
    reading: Reading,
    day: date,
    now: datetime,
) -> Receipt:
    """Record a reading as a list's next version, and withdraw what only the version before it said.

    UserError where that named somebody who has lost his name since.
    """
    hold_committee(session, committee_id)
    previous = latest(session, network=post.network, chat_id=post.chat_id, message_id=post.message_id)
    if previous is not None:
        refuse_forgotten_list(session, line_list_id=previous.id)
    line_list = LineList(
        committee_id=committee_id,
        network=post.network,
        chat_id=post.chat_id,
        message_id=post.message_id,
        version=previous.version + 1 if previous else 1,
        posted_by=post.posted_by,
        posted_at=previous.posted_at if previous else now,
        day=previous.day if previous else day,
        text=post.text,
        attachment_id=post.attachment_id,
        levels=sorted({person.level for person in reading.people if person.level}),
        unread=[{"line": line.line, "text": line.text, "reason": str(line.reason)} for line in reading.unread],
        receipt_id=previous.receipt_id if previous else None,
    )
    session.add(line_list)
    session.flush()
    former: dict[int, int] = {}
    if previous is not None:
        former = _withdraw_events(session, line_list_id=previous.id, now=now)
        previous.superseded = True
        session.add(previous)
        session.flush()
    origin = Origin(
        committee_id=committee_id,
        line_list_id=line_list.id,
        version=line_list.version,
        posted_by=post.posted_by,
        posted_at=line_list.posted_at,
        day=line_list.day,
    )
    return Recorder(session, origin=origin, rules=rules, former=former).record(reading)


def withdraw(session: Session, *, line_list_id: int, rules: CommitteeRules, now: datetime) -> Sequence[str] | None:
    """Undo a list: withdraw what only it said. The hamlets touched, or None when it was undone before."""
    line_list = _held(session, line_list_id)
    if line_list.withdrawn_at is not None:
        return None
    refuse_forgotten_list(session, line_list_id=line_list_id)
    line_list.withdrawn_at = now
    session.add(line_list)
    touched = _withdraw_events(session, line_list_id=line_list_id, now=now)
    moved = contacts.refold(session, contact_ids=touched, rules=rules.quarantine_rules)
    return _hamlets_of(state for pair in moved.values() for state in pair)


def restore(session: Session, *, line_list_id: int, rules: CommitteeRules) -> Sequence[str] | None:
    """Take an undo back. The hamlets touched, or None when the list was not undone."""
    line_list = _held(session, line_list_id)
    if line_list.withdrawn_at is None:
        return None
    refuse_forgotten_list(session, line_list_id=line_list_id)
    session.execute(
        update(ContactEvent)
        .where(
            col(ContactEvent.line_list_id) == line_list_id,
            col(ContactEvent.withdrawn_at) == line_list.withdrawn_at,
        )
        .values(withdrawn_at=None)
    )
    line_list.withdrawn_at = None
    session.add(line_list)
    session.flush()
    touched = session.exec(select(ContactEvent.contact_id).where(ContactEvent.line_list_id == line_list_id)).all()
    moved = contacts.refold(session, contact_ids=touched, rules=rules.quarantine_rules)
    return _hamlets_of(state for pair in moved.values() for state in pair)


def _held(session: Session, line_list_id: int) -> LineList:
    """A list as it stands when nobody else is changing its contacts."""
    line_list = session.get_one(LineList, line_list_id)
    hold_committee(session, line_list.committee_id)
    session.refresh(line_list)
    return line_list


def with_same_file(session: Session, *, committee_id: int, content: bytes) -> LineList | None:
    """The list in force that came from a file of the very same bytes."""
    return session.exec(
        select(LineList)
        .join(Attachment, col(Attachment.id) == col(LineList.attachment_id))
        .where(
            LineList.committee_id == committee_id,
            Attachment.sha256 == hashlib.sha256(content).hexdigest(),
            col(LineList.withdrawn_at).is_(None),
            col(LineList.superseded).is_(False),
        )
    ).first()


def set_receipt(session: Session, *, line_list_id: int, outbox_id: int | None) -> None:
    """Remember which message answered a list."""
    line_list = session.get_one(LineList, line_list_id)
    line_list.receipt_id = outbox_id
    session.add(line_list)
    session.flush()


def posted_on(session: Session, *, committee_id: int, day: date) -> Sequence[LineList]:
    """The lists in force that were posted on a day."""
    return session.exec(
        select(LineList)
        .where(
            LineList.committee_id == committee_id,
            LineList.day == day,
            col(LineList.withdrawn_at).is_(None),
            col(LineList.superseded).is_(False),
        )
        .order_by(col(LineList.id))
    ).all()


def days_posted(session: Session, *, committee_id: int, since: date) -> Sequence[date]:
    """The days from `since` on that have a list in force."""
    return session.exec(
        select(col(LineList.day))
        .where(
            LineList.committee_id == committee_id,
            col(LineList.day) >= since,
            col(LineList.withdrawn_at).is_(None),
            col(LineList.superseded).is_(False),
        )
        .distinct()
    ).all()


def last_of(session: Session, *, network: str, chat_id: int, member_id: int) -> LineList | None:
    """The list that a member posted last in a chat, in force or not."""
    return session.exec(
        select(LineList)
        .where(LineList.network == network, LineList.chat_id == chat_id, LineList.posted_by == member_id)
        .order_by(col(LineList.id).desc())
    ).first()


def parts_of(session: Session, *, network: str, chat_id: int, list_message_id: int) -> Sequence[ListPart]:
    """The messages of a list, in order."""
    return session.exec(
        select(ListPart)
        .where(ListPart.network == network, ListPart.chat_id == chat_id, ListPart.list_message_id == list_message_id)
        .order_by(col(ListPart.message_id))
    ).all()


def list_message(session: Session, *, network: str, chat_id: int, message_id: int) -> int:
    """The id of the list that a message is part of: of its first message."""
    part = session.exec(
        select(ListPart).where(
            ListPart.network == network, ListPart.chat_id == chat_id, ListPart.message_id == message_id
        )
    ).first()
    return part.list_message_id if part is not None else message_id


def put_part(
    session: Session, *, network: str, chat_id: int, message_id: int, list_message_id: int, text: str | None
) -> Sequence[str]:
    """Keep one message's text as part of a list (None: it was deleted); the texts of all its parts, in order."""
    part = session.exec(
        select(ListPart).where(
            ListPart.network == network, ListPart.chat_id == chat_id, ListPart.message_id == message_id
        )
    ).first()
    if text is None:
        if part is not None:
            session.delete(part)
    else:
        part = part or ListPart(
            network=network, chat_id=chat_id, message_id=message_id, list_message_id=list_message_id, text=text
        )
        part.text = text
        session.add(part)
    session.flush()
    rows = parts_of(session, network=network, chat_id=chat_id, list_message_id=list_message_id)
    return [row.text for row in rows]


def by_receipt(session: Session, *, outbox_id: int) -> LineList | None:
    """The newest version of the list that a message of ours answered."""
    return session.exec(
        select(LineList).where(LineList.receipt_id == outbox_id).order_by(col(LineList.id).desc())
    ).first()


def absent(session: Session, *, line_list: LineList) -> Sequence[ContactState]:
    """Who was named at this list's levels on the day of the last lists before, is not today, and has not ended.

    Nobody where today's list names less than half of them: then it adds to the list rather than renewing it.
    """
    before = session.exec(
        select(func.max(LineList.day)).where(
            LineList.committee_id == line_list.committee_id,
            LineList.day < line_list.day,
            col(LineList.withdrawn_at).is_(None),
            col(LineList.superseded).is_(False),
        )
    ).one()
    if before is None or not line_list.levels:
        return []
    then = _named_on(session, committee_id=line_list.committee_id, day=before)
    today = _named_on(session, committee_id=line_list.committee_id, day=line_list.day)
    rows = contacts.stored(session, then).values()
    level, day = line_list.levels, line_list.day
    expected = [row for row in rows if row.state.level in level and is_watched(row.state, on=day)]
    missing = [row.state for row in expected if row.id not in today]
    return missing if len(missing) * 2 <= len(expected) else []


def _named_on(session: Session, *, committee_id: int, day: date) -> set[int]:
    """The contacts that lists in force named on a day."""
    return set(
        session.exec(
            select(ContactEvent.contact_id)
            .join(LineList, col(LineList.id) == col(ContactEvent.line_list_id))
            .where(LineList.committee_id == committee_id, LineList.day == day, col(ContactEvent.withdrawn_at).is_(None))
        )
    )


def _withdraw_events(session: Session, *, line_list_id: int, now: datetime) -> dict[int, int]:
    """Withdraw a list's events; the line on which each contact was named."""
    rows = session.exec(
        select(ContactEvent.contact_id, ContactEvent.line).where(
            ContactEvent.line_list_id == line_list_id, col(ContactEvent.withdrawn_at).is_(None)
        )
    ).all()
    session.execute(
        update(ContactEvent)
        .where(col(ContactEvent.line_list_id) == line_list_id, col(ContactEvent.withdrawn_at).is_(None))
        .values(withdrawn_at=now)
    )
    return {contact_id: line or 0 for contact_id, line in rows}


def _hamlets_of(states: Iterable[ContactState]) -> Sequence[str]:
    return sorted({state.hamlet for state in states if state.hamlet})


def resolve_unread(session: Session, *, line_list_id: int, line: int) -> None:
    """A line that was not read was put right by another message."""
    line_list = session.get_one(LineList, line_list_id)
    line_list.unread = [one for one in line_list.unread if one["line"] != line]
    session.add(line_list)
    session.flush()
