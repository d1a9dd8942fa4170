"""Registrations that end: the list of each is frozen as it stands once its last day is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, cast, literal
from sqlmodel import Session, col, select

from storage import snapshots
from storage.committees import Hamlet
from storage.programmes import Entry, Programme, entries_of, history, last_stage
from storage.snapshots import Snapshot

KIND = "programme"  # of snapshots


def subject(programme_id: int) -> str:
    """Under which a programme's list is frozen."""
    return f"{KIND} {programme_id}"


def frozen(session: Session, *, programme: Programme) -> Snapshot | None:
    """The list as it was frozen at the cut-off; None before."""
    return snapshots.of(session, committee_id=programme.committee_id, kind=KIND, subject=subject(programme.id))


def is_late(session: Session, *, programme: Programme, day: date) -> bool:
    """Whether what is said on this day is too late for the list: its last day is over, or it is frozen already."""
    return programme.plan.is_late(day) or frozen(session, programme=programme) is not None


def ended(session: Session, *, committee_id: int, since: date, today: date) -> Sequence[Programme]:
    """The programmes whose last day was from `since` to yesterday, and whose list is not frozen."""
    its_subject = literal(f"{KIND} ") + cast(col(Programme.id), String)
    return session.exec(
        select(Programme)
        .join(
            Snapshot,
            (col(Snapshot.committee_id) == col(Programme.committee_id))
            & (col(Snapshot.kind) == KIND)
            & (col(Snapshot.subject) == its_subject),
            isouter=True,
        )
        .where(
            Programme.committee_id == committee_id,
            col(Programme.active).is_(True),
            col(Programme.cut_off) >= since,
            col(Programme.cut_off) < today,
            col(Snapshot.id).is_(None),
        )
        .order_by(col(Programme.cut_off), col(Programme.position), col(Programme.id))
    ).all()


def freeze(session: Session, *, programme: Programme, now: datetime) -> Snapshot | None:
    """Freeze what was registered in time; None for a programme that has no list."""
    if programme.plan.kind != "list":
        return None
    rows = [one for one in entries_of(session, programme_id=programme.id) if not one.late]
    content = {
        "programme": programme.name,
        "id": programme.id,
        "cut_off": programme.cut_off.isoformat() if programme.cut_off is not None else None,
        "entries": _entries(session, programme, rows),
    }
    return snapshots.take(
        session,
        committee_id=programme.committee_id,
        kind=KIND,
        subject=subject(programme.id),
        content=content,
        now=now,
    )


def _entries(session: Session, programme: Programme, rows: Sequence[Entry]) -> list[dict[str, Any]]:
    plan = programme.plan
    names = {
        one.id: one.name for one in session.exec(select(Hamlet).where(Hamlet.committee_id == programme.committee_id))
    }
    first: dict[int, datetime] = {}
    for event in history(session, entry_ids=[one.id for one in rows]):
        first.setdefault(event.entry_id, event.at)
    return [
        {
            "entry": one.id,
            "hamlet": names.get(one.hamlet_id or 0),
            "name": one.name,
            "option": one.option,
            "phone": one.phone,
            "note": one.note,
            "at": first[one.id].isoformat(),
            "stage": last_stage(plan, one),
            "support": one.support,
            "contribution": one.contribution,
        }
        for one in rows
    ]
