"""Whose name is to go and when: planned with a warning, kept longer for a reason, and who is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Index, func, or_
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.contacts import Status
from bot.domain.retention import WARNED_BEFORE, erased_on, planned_on
from storage.contact_questions import ContactQuestion
from storage.contacts import Contact, ContactEvent, chunks
from storage.session import UtcDateTime


class Retention(SQLModel, table=True):
    """A contact whose name is to go on a day. Kept longer for a reason: `kept_from` is the day before that."""

    __table_args__ = (Index("ix_retention_day", "committee_id", "erase_on"),)

    contact_id: int = Field(foreign_key="contact.id", primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    erase_on: date
    warned_on: date | None = None  # None: kept longer, and not warned of again yet
    kept_from: date | None = None
    kept_why: str | None = None
    kept_by: int | None = Field(default=None, foreign_key="member.id")
    kept_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


@dataclass(frozen=True, slots=True)
class Ended:
    """A contact with his last day under watch, as `bot.domain.leaving` has it, and that of the last list of him."""

    contact_id: int
    ended: date | None
    listed: date | None


def plan(session: Session, *, committee_id: int, today: date, keep_days: int, limit: int) -> list[int]:
    """Plan whose names go within the time of a warning, at most so many; the contacts to warn of now, each once."""
    known = select(Retention.contact_id).where(Retention.contact_id == Contact.id).exists()
    over = today + WARNED_BEFORE - timedelta(days=keep_days)
    listed = _listed()
    ripe = [
        Contact.committee_id == committee_id,
        or_(col(Contact.quarantine_end) <= over, col(Contact.closed_on) <= over),
        or_(listed.is_(None), listed <= over),
        ~known,
    ]
    rows = []
    for one in _ended(session, ripe, limit=limit):
        due = erased_on(ended=one.ended, listed=one.listed, keep_days=keep_days)
        day = planned_on(due, today=today) if due is not None else None
        if day is not None:
            rows.append(Retention(contact_id=one.contact_id, committee_id=committee_id, erase_on=day, warned_on=today))
    again = session.exec(
        select(Retention).where(
            Retention.committee_id == committee_id,
            col(Retention.warned_on).is_(None),
            Retention.erase_on <= today + WARNED_BEFORE,
        )
    ).all()
    for row in again:
        row.erase_on, row.warned_on = max(row.erase_on, today + WARNED_BEFORE), today
    session.add_all([*rows, *again])
    session.flush()
    return [row.contact_id for row in (*rows, *again)]


def due(session: Session, *, committee_id: int, today: date, now: datetime, keep_days: int, limit: int) -> list[int]:
    """Whose names go now, the first of them: those warned of whose day has come, and those undone long ago.

    Whoever came under watch or was listed again meanwhile is planned anew.
    """
    rows = session.exec(
        select(Retention)
        .where(
            Retention.committee_id == committee_id,
            Retention.erase_on <= today,
            col(Retention.warned_on) <= today - WARNED_BEFORE,
        )
        .order_by(col(Retention.erase_on), col(Retention.contact_id))
        .limit(limit)
        .with_for_update(skip_locked=True)  # another process forgets those
    ).all()
    by_id = {row.contact_id: row for row in rows}
    found = []
    for chunk in chunks(sorted(by_id)):
        ripe = {one.contact_id: one for one in _ended(session, [col(Contact.id).in_(chunk)])}
        for contact_id in chunk:
            one = ripe.get(contact_id)
            day = erased_on(ended=one.ended, listed=one.listed, keep_days=keep_days) if one is not None else None
            if day is not None and day <= today:
                found.append(contact_id)
            else:
                session.delete(by_id[contact_id])
    session.flush()
    return [*found, *_undone(session, committee_id, before=now - timedelta(days=keep_days), limit=limit - len(found))]


def _listed() -> Any:
    """The last day on which a list in force named a contact."""
    return (
        select(func.max(ContactEvent.day))
        .where(
            ContactEvent.contact_id == Contact.id,
            col(ContactEvent.line_list_id).is_not(None),
            col(ContactEvent.withdrawn_at).is_(None),
        )
        .scalar_subquery()
    )


def _ended(session: Session, conditions: Iterable[Any], *, limit: int | None = None) -> list[Ended]:
    """The contacts still named, but for the undone, with their last day and the last list of each."""
    rows = session.execute(
        sa.select(col(Contact.id), col(Contact.quarantine_end), col(Contact.closed_on), _listed())
        .where(col(Contact.anonymised_at).is_(None), col(Contact.status) != Status.WITHDRAWN, *conditions)
        .order_by(col(Contact.id))
        .limit(limit)
    )
    return [Ended(row[0], min((day for day in row[1:3] if day is not None), default=None), row[3]) for row in rows]


def _undone(session: Session, committee_id: int, *, before: datetime, limit: int) -> list[int]:
    """Contacts of whom nothing is in force since before a moment: all undone, or said to be another contact."""
    said_since = select(ContactEvent.id).where(
        ContactEvent.contact_id == Contact.id,
        or_(col(ContactEvent.at) >= before, col(ContactEvent.withdrawn_at) >= before),
    )
    joined_since = select(ContactQuestion.id).where(
        ContactQuestion.contact_id == Contact.id, col(ContactQuestion.answered_at) >= before
    )
    rows = session.exec(
        select(Contact.id)
        .where(
            Contact.committee_id == committee_id,
            col(Contact.anonymised_at).is_(None),
            Contact.status == Status.WITHDRAWN,
            ~said_since.exists(),
            ~joined_since.exists(),
        )
        .order_by(col(Contact.id))
        .limit(max(limit, 0))
    )
    return list(rows)


@dataclass(frozen=True, slots=True)
class Planned:
    """A contact whose name is to go, with when and why not sooner."""

    retention: Retention
    contact: Contact


def planned(
    session: Session, *, committee_id: int, kept: bool, offset: int = 0, limit: int | None = None
) -> list[Planned]:
    """Whose names are to go by the day on which they do: those kept longer, or the others."""
    query = (
        select(Retention, Contact)
        .join(Contact, col(Contact.id) == col(Retention.contact_id))
        .where(*_planned(committee_id, kept=kept))
        .order_by(col(Retention.erase_on), col(Contact.hamlet), col(Contact.name_key), col(Contact.id))
        .offset(offset)
    )
    return [Planned(*row) for row in session.exec(query.limit(limit) if limit is not None else query)]


def count(session: Session, *, committee_id: int, kept: bool) -> dict[date, int]:
    """How many names are to go on each day: of those kept longer, or of the others."""
    rows = session.execute(
        sa.select(col(Retention.erase_on), func.count())
        .where(*_planned(committee_id, kept=kept))
        .group_by(col(Retention.erase_on))
        .order_by(col(Retention.erase_on))
    )
    return {row[0]: row[1] for row in rows}


def _planned(committee_id: int, *, kept: bool) -> list[Any]:
    reason = col(Retention.kept_why)
    return [Retention.committee_id == committee_id, reason.is_not(None) if kept else reason.is_(None)]


def keep(session: Session, *, row: Retention, until: date, why: str, member_id: int, now: datetime) -> None:
    """Keep somebody's name until a later day, for a reason; he is warned of again before it."""
    row.kept_from = row.kept_from or row.erase_on
    row.erase_on, row.warned_on = until, None
    row.kept_why, row.kept_by, row.kept_at = why, member_id, now
    session.add(row)
    session.flush()


def keep_no_longer(session: Session, *, row: Retention, today: date) -> bool:
    """Plan a name again that was kept longer: for its first day, or a warning's time from now. False: it was not."""
    if row.kept_from is None:
        return False
    row.erase_on, row.warned_on = max(row.kept_from, today + WARNED_BEFORE), today
    row.kept_from = row.kept_why = row.kept_by = row.kept_at = None
    session.add(row)
    session.flush()
    return True


def forgotten_since(session: Session, *, committee_id: int, moment: datetime) -> int:
    """How many contacts lost their names since a moment."""
    return session.exec(
        select(func.count(col(Contact.id))).where(
            Contact.committee_id == committee_id, col(Contact.anonymised_at) >= moment
        )
    ).one()
