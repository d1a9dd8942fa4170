"""Every text that people or the bot wrote and that is kept: cleared of names, and emptied when it is old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, delete, select

from bot.domain.retention import SIGN
from bot.domain.traces import Traces
from storage import dialogues, list_texts
from storage.arrivals import Arrival
from storage.assignments import Assignment, Duty, Report
from storage.attachments import Attachment, is_used
from storage.committees import Chat, Member
from storage.contacts import Contact, ContactEvent
from storage.dialogues import Dialogue
from storage.duty_events import DutyEvent
from storage.follow_ups import FollowUp
from storage.inbox import Inbox, InboxStatus
from storage.line_lists import LineList
from storage.local_chat import NETWORK, LocalMessage
from storage.outbox import Outbox, OutboxStatus
from storage.plans import Plan
from storage.violations import Violation, ViolationContact

READ_AT_ONCE = 1000  # rows in memory

ARRIVAL_NAMELESS: dict[str, Any] = {
    "full_name": SIGN,
    "text": SIGN,
    **dict.fromkeys(("birth_year", "phone", "came_from")),
}
"""An arrival of which only the numbers stay."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A column of texts: of which table, which rows are the committee's, and how one text is cleared."""

    table: type[SQLModel]
    column: str
    mine: tuple[Any, ...]
    clear: Callable[[Any], Any]


def clear_traces(session: Session, *, committee_id: int, traces: Traces) -> None:
    """Take the lines that mention these people out of every message, note and half-done form of a committee."""
    for kept in _kept(committee_id, traces):
        table = SQLModel.metadata.tables[str(kept.table.__tablename__)]
        key, column = table.c.id, table.c[kept.column]
        cleared = []
        rows = sa.select(key, column).where(*kept.mine).execution_options(yield_per=READ_AT_ONCE)
        for row_id, text in session.execute(rows):
            now = kept.clear(text)
            if now != text:
                cleared.append({"which": row_id, "words": now})
        if cleared:
            statement = sa.update(table).where(key == sa.bindparam("which")).values({column: sa.bindparam("words")})
            session.connection().execute(statement, cleared)


def _kept(committee_id: int, traces: Traces) -> list[_Kept]:
    def clear_buttons(rows: Any) -> Any:
        return [[[traces.cleared_label(label), data] for label, data in row] for row in rows]

    said, own = traces.cleared, traces.cleared_message
    members = select(Member.id).where(Member.committee_id == committee_id)
    duties = (
        select(Duty.id)
        .join(Assignment, col(Assignment.id) == col(Duty.assignment_id))
        .where(Assignment.committee_id == committee_id)
    )
    return [
        _Kept(Inbox, "payload", (_in_own_chat(Inbox, committee_id), col(Inbox.payload) != {}), traces.cleared_value),
        _Kept(Outbox, "text", (_in_own_chat(Outbox, committee_id), col(Outbox.text) != ""), own),
        _Kept(Outbox, "buttons", (_in_own_chat(Outbox, committee_id), col(Outbox.buttons) != []), clear_buttons),
        _Kept(LocalMessage, "text", (_in_own_chat(LocalMessage, committee_id), col(LocalMessage.text) != ""), own),
        _Kept(
            LocalMessage,
            "buttons",
            (_in_own_chat(LocalMessage, committee_id), col(LocalMessage.buttons) != []),
            clear_buttons,
        ),
        _Kept(Violation, "text", (Violation.committee_id == committee_id, col(Violation.text) != SIGN), said),
        _Kept(Arrival, "text", (Arrival.committee_id == committee_id, col(Arrival.text) != SIGN), said),
        _Kept(FollowUp, "note", (FollowUp.committee_id == committee_id, col(FollowUp.note) != ""), said),
        _Kept(Report, "note", (col(Report.duty_id).in_(duties), col(Report.note) != ""), said),
        _Kept(DutyEvent, "reason", (col(DutyEvent.duty_id).in_(duties), col(DutyEvent.reason) != ""), said),
        _Kept(Plan, "text", (Plan.committee_id == committee_id,), said),
        _Kept(Dialogue, "answers", (col(Dialogue.member_id).in_(members),), traces.cleared_value),
    ]


def _in_own_chat(table: Any, committee_id: int) -> Any:
    """In a chat of this committee, or in one that is nobody's."""
    other = aliased(Chat)
    network = NETWORK if table is LocalMessage else table.network
    return ~(
        select(other.id)
        .where(other.network == network, other.chat_id == table.chat_id, other.committee_id != committee_id)
        .exists()
    )


def empty_old(session: Session, *, committee_id: int, before: datetime, now: datetime, limit: int) -> int:
    """Empty what was written before a moment, at most so many rows of each kind; how many there were.

    Kept are the lists, breaches and arrivals of those who still have their names, and arrivals not yet classified.
    """
    session.flush()
    done = _empty_messages(session, committee_id, before, limit)
    done += _empty_reports(session, committee_id, before, limit)
    done += _empty_lists(session, committee_id, before, limit)
    done += _drop_unused_files(session, before, limit)
    members = select(Member.id).where(Member.committee_id == committee_id)
    given_up = (col(Dialogue.member_id).in_(members), col(Dialogue.updated_at) < now - dialogues.LIFETIME)
    session.execute(delete(Dialogue).where(*given_up))
    session.expire_all()
    return done


def _empty_messages(session: Session, committee_id: int, before: datetime, limit: int) -> int:
    """Received and sent messages; what failed so long ago is not replayed, and what waited so long is not sent."""
    done = 0
    for table, moment, full, emptied in (
        (Inbox, col(Inbox.received_at), col(Inbox.payload) != {}, {"payload": {}}),
        (
            Outbox,
            col(Outbox.planned_at),
            sa.or_(col(Outbox.text) != "", col(Outbox.buttons) != [], col(Outbox.attachment_id).is_not(None)),
            {"text": "", "buttons": [], "attachment_id": None},
        ),
        (
            LocalMessage,
            col(LocalMessage.sent_at),
            sa.or_(col(LocalMessage.text).not_in(("", SIGN)), col(LocalMessage.attachment_id).is_not(None)),
            {"text": SIGN, "buttons": [], "attachment_id": None, "photo_width": None, "photo_height": None},
        ),
    ):
        old = sa.select(col(table.id)).where(_in_own_chat(table, committee_id), moment < before, full).limit(limit)
        ids = list(session.scalars(old))
        here = col(table.id).in_(ids)
        session.execute(sa.update(table).where(here).values(emptied))
        if table is Inbox:
            failed = sa.update(Inbox).where(here, col(Inbox.status).in_((InboxStatus.NEW, InboxStatus.FAILED)))
            session.execute(failed.values(status=InboxStatus.POISON))
        elif table is Outbox:
            session.execute(
                sa.update(Outbox)
                .where(here, col(Outbox.status) == OutboxStatus.DUE)
                .values(status=OutboxStatus.DROPPED)
            )
        done += len(ids)
    return done


def _empty_reports(session: Session, committee_id: int, before: datetime, limit: int) -> int:
    """Breaches, and arrivals that are settled, where they are of nobody who still has his name."""
    named = sa.select(col(Contact.id)).where(col(Contact.anonymised_at).is_(None))
    concerns = sa.select(col(ViolationContact.contact_id)).where(
        col(ViolationContact.violation_id) == col(Violation.id), col(ViolationContact.contact_id).in_(named)
    )
    old = sa.select(col(Violation.id)).where(
        col(Violation.committee_id) == committee_id,
        col(Violation.at) < before,
        col(Violation.text) != SIGN,
        ~concerns.exists(),
    )
    violations = list(session.scalars(old.limit(limit)))
    session.execute(sa.update(Violation).where(col(Violation.id).in_(violations)).values(text=SIGN))
    said = sa.select(col(ContactEvent.id)).where(
        col(ContactEvent.id) == col(Arrival.event_id), col(ContactEvent.contact_id).in_(named)
    )
    settled = sa.or_(col(Arrival.verdict).is_not(None), col(Arrival.withdrawn_at).is_not(None))
    over = sa.select(col(Arrival.id)).where(
        col(Arrival.committee_id) == committee_id,
        col(Arrival.at) < before,
        col(Arrival.full_name) != SIGN,
        settled,
        ~said.exists(),
    )
    arrivals = list(session.scalars(over.limit(limit)))
    session.execute(sa.update(Arrival).where(col(Arrival.id).in_(arrivals)).values(ARRIVAL_NAMELESS))
    return len(violations) + len(arrivals)


def _empty_lists(session: Session, committee_id: int, before: datetime, limit: int) -> int:
    """Lists that name nobody who still has his name: of nobody known, or of those who were forgotten before."""
    named = (
        select(ContactEvent.id)
        .join(Contact, col(Contact.id) == col(ContactEvent.contact_id))
        .where(ContactEvent.line_list_id == LineList.id, col(Contact.anonymised_at).is_(None))
    )
    rows = session.exec(
        select(LineList)
        .where(
            LineList.committee_id == committee_id,
            LineList.posted_at < before,
            sa.or_(col(LineList.text) != SIGN, col(LineList.attachment_id).is_not(None)),
            ~named.exists(),
        )
        .limit(limit)
    ).all()
    files = [row.attachment_id for row in rows if row.attachment_id is not None]
    for row in rows:
        list_texts.empty(session, row)
    list_texts.drop_files(session, files)
    return len(rows)


def _drop_unused_files(session: Session, before: datetime, limit: int) -> int:
    """Files that no row refers to any more."""
    old = sa.select(col(Attachment.id)).where(col(Attachment.created_at) < before, ~is_used()).limit(limit)
    ids = list(session.scalars(old))
    session.execute(delete(Attachment).where(col(Attachment.id).in_(ids)))
    return len(ids)
