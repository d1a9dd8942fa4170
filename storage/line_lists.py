"""Line lists as they were posted, each version a row, and how a reading becomes contacts and events."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, insert, update
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.committee import CommitteeRules
from bot.domain.contacts import ContactState, Event, EventKind, fold, stated_of
from bot.domain.folding import name_key
from bot.domain.line_lists.model import Person, Reading
from bot.domain.matching import Candidate, match
from bot.domain.receipts import Outcome, Receipt, ReceiptLine
from storage import contacts
from storage.attachments import Attachment
from storage.contacts import Contact, ContactEvent, chunks
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
    """Record a reading as a list's next version, and withdraw what only the version before it said."""
    previous = latest(session, network=post.network, chat_id=post.chat_id, message_id=post.message_id)
    line_list = LineList(
        committee_id=committee_id,
        network=post.network,
        chat_id=post.chat_id,
        message_id=post.message_id,
        version=previous.version + 1 if previous else 1,
        posted_by=post.posted_by,
        posted_at=now,
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
    recorder = _Recorder(session, committee_id=committee_id, rules=rules, line_list=line_list, former=former, now=now)
    return recorder.record(reading)


def withdraw(session: Session, *, line_list_id: int, rules: CommitteeRules, now: datetime) -> Sequence[str] | None:
    """Undo a list: withdraw what only it said. The hamlets touched, or None when it was undone before."""
    line_list = session.get_one(LineList, line_list_id)
    if line_list.withdrawn_at is not None:
        return None
    line_list.withdrawn_at = now
    session.add(line_list)
    touched = _withdraw_events(session, line_list_id=line_list_id, now=now)
    moved = contacts.refold(session, contact_ids=touched, rules=rules.quarantine_rules)
    return _hamlets_of(state for pair in moved.values() for state in pair)


def restore(session: Session, *, line_list_id: int, rules: CommitteeRules) -> Sequence[str] | None:
    """Take an undo back. The hamlets touched, or None when the list was not undone."""
    line_list = session.get_one(LineList, line_list_id)
    if line_list.withdrawn_at is None:
        return None
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


def _withdraw_events(session: Session, *, line_list_id: int, now: datetime) -> dict[int, int]:
    """Withdraw a list's events; the line on which each contact was named."""
    rows = session.exec(
        select(ContactEvent).where(ContactEvent.line_list_id == line_list_id, col(ContactEvent.withdrawn_at).is_(None))
    ).all()
    session.execute(
        update(ContactEvent)
        .where(col(ContactEvent.line_list_id) == line_list_id, col(ContactEvent.withdrawn_at).is_(None))
        .values(withdrawn_at=now)
    )
    return {row.contact_id: row.line or 0 for row in rows}


def _hamlets_of(states: Iterable[ContactState]) -> Sequence[str]:
    return sorted({state.hamlet for state in states if state.hamlet})


class _Recorder:
    """Records one reading. Reads and writes in bulk: a list may have ten thousand lines."""

    def __init__(
        self,
        session: Session,
        *,
        committee_id: int,
        rules: CommitteeRules,
        line_list: LineList,
        former: dict[int, int],
        now: datetime,
    ) -> None:
        self.session, self.committee_id, self.rules = session, committee_id, rules
        self.line_list, self.former, self.now = line_list, former, now

    def record(self, reading: Reading) -> Receipt:
        people = reading.people
        matched = self._match(people)
        new = [index for index, found in enumerate(matched) if found[0] is None]
        ids = self._insert_contacts([people[index] for index in new])
        contact_ids = [found[0] for found in matched]
        for index, contact_id in zip(new, ids, strict=True):
            contact_ids[index] = contact_id
        known = [contact_id for contact_id, _ in matched if contact_id is not None]
        before_withdrawal = {
            contact_id: contacts.state_of(row) for contact_id, row in contacts.by_ids(self.session, self.former).items()
        }
        self._insert_events(people, contact_ids)
        moved = contacts.refold(self.session, contact_ids={*known, *self.former}, rules=self.rules.quarantine_rules)
        lines = []
        for index, person in enumerate(people):
            contact_id = contact_ids[index]
            assert contact_id is not None
            before, after = moved.get(contact_id, (None, None))
            before = before_withdrawal.get(contact_id, before)
            lines.append(
                ReceiptLine.of(person, contact_id=contact_id, before=before, after=after, doubtful=matched[index][1])
            )
        gone = [moved[contact_id][0] for contact_id in self.former if contact_id not in contact_ids]
        touched = {
            person.hamlet
            for person, line in zip(people, lines, strict=True)
            if person.hamlet and line.outcome is not Outcome.KNOWN
        }
        touched |= {state.hamlet for pair in moved.values() for state in pair if state.hamlet and pair[0] != pair[1]}
        return Receipt(
            line_list_id=self.line_list.id,
            version=self.line_list.version,
            lines=tuple(lines),
            unread=reading.unread,
            withdrawn=tuple(state.full_name for state in gone),
            hamlets=tuple(sorted(touched)),
        )

    def _match(self, people: Sequence[Person]) -> list[tuple[int | None, tuple[int, ...]]]:
        """For each person the contact that he surely is, and those that he may be."""
        known = contacts.by_name_keys(
            self.session, committee_id=self.committee_id, name_keys=[name_key(person.full_name) for person in people]
        )
        by_key: dict[str, list[int]] = defaultdict(list)
        rows = contacts.by_ids(self.session, self.former)
        for contact_id in self.former:
            by_key[rows[contact_id].name_key].append(contact_id)
        taken: set[int] = set()
        found: list[tuple[int | None, tuple[int, ...]]] = []
        same_key: dict[str, int] = defaultdict(int)
        for person in people:
            same_key[name_key(person.full_name)] += 1
        for person in people:
            key = name_key(person.full_name)
            contact_id, doubtful = None, ()
            if same_key[key] == 1 and len(by_key.get(key, ())) == 1:
                contact_id = by_key[key][0]
            else:
                contact_id, doubtful = self._match_one(person, known.get(key, []), taken)
            if contact_id is None:
                contact_id = self._same_line(person, rows, taken)
            if contact_id is not None:
                taken.add(contact_id)
            found.append((contact_id, doubtful if contact_id is None else ()))
        return found

    def _match_one(
        self, person: Person, rows: Sequence[Contact], taken: set[int]
    ) -> tuple[int | None, tuple[int, ...]]:
        candidates = [
            Candidate(row.id, row.full_name, row.birth_year, row.phone, row.hamlet, row.source) for row in rows
        ]
        result = match(person, candidates, taken=taken)
        return result.contact_id, result.doubtful

    def _same_line(self, person: Person, rows: dict[int, Contact], taken: set[int]) -> int | None:
        """In an edited list: whose line this was, when only the name was put right."""
        for contact_id, line in self.former.items():
            row = rows[contact_id]
            if line != person.line or contact_id in taken:
                continue
            same_phone = person.phone is not None and person.phone == row.phone
            same_rest = (person.birth_year, person.hamlet, person.source) == (row.birth_year, row.hamlet, row.source)
            if same_phone or (same_rest and person.birth_year is not None):
                return contact_id
        return None

    def _insert_contacts(self, people: Sequence[Person]) -> list[int]:
        rows = []
        for person in people:
            state = fold([Event(EventKind.LISTED, self.line_list.day, stated_of(person))])
            rows.append({"committee_id": self.committee_id, **contacts.row_of(state, self.rules.quarantine_rules)})
        ids: list[int] = []
        for chunk in chunks(rows):
            statement = insert(Contact).returning(col(Contact.id), sort_by_parameter_order=True)
            ids += self.session.scalars(statement, chunk).all()
        return ids

    def _insert_events(self, people: Sequence[Person], contact_ids: Sequence[int | None]) -> None:
        rows = [
            {
                "contact_id": contact_id,
                "kind": str(EventKind.LISTED),
                "day": self.line_list.day,
                "stated": stated_of(person),
                "line_list_id": self.line_list.id,
                "line": person.line,
                "by_member": self.line_list.posted_by,
                "at": self.now,
            }
            for person, contact_id in zip(people, contact_ids, strict=True)
        ]
        for chunk in chunks(rows):
            self.session.execute(insert(ContactEvent), chunk)
