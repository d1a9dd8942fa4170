"""What ends at midnight: periods and registrations are frozen before anything said after their last day is heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import String, cast, literal
from sqlmodel import Session, col, select

from storage import commitments, cut_offs, sweeps
from storage.once import hold_committee
from storage.snapshots import Snapshot
from storage.sweeps import SweepMark

TOLD = "snapshot told:"  # begins the mark of a snapshot of which people were told


def close_ended(session: Session, *, committee_id: int, since: date, today: date, now: datetime) -> None:
    """Freeze every period and list whose last day was from `since` to yesterday; what is frozen stays as it was."""
    if not (
        commitments.any_ended(session, committee_id=committee_id, since=since, today=today)
        or cut_offs.ended(session, committee_id=committee_id, since=since, today=today)
    ):
        return
    hold_committee(session, committee_id)
    commitments.close_periods(session, committee_id=committee_id, since=since, today=today, now=now)
    for programme in cut_offs.ended(session, committee_id=committee_id, since=since, today=today):
        cut_offs.freeze(session, programme=programme, now=now)


def untold(session: Session, *, committee_id: int, kind: str, now: datetime) -> list[Snapshot]:
    """The snapshots of a kind of which nobody was told yet, by number; they count as told from now on."""
    key = literal(TOLD) + cast(col(Snapshot.id), String)
    rows: Sequence[Snapshot] = session.exec(
        select(Snapshot)
        .join(SweepMark, col(SweepMark.key) == key, isouter=True)
        .where(Snapshot.committee_id == committee_id, Snapshot.kind == kind, col(SweepMark.key).is_(None))
        .order_by(col(Snapshot.number))
    ).all()
    return [row for row in rows if sweeps.mark(session, key=f"{TOLD}{row.id}", now=now)]
