"""Reported quantities on which no officer has decided yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from bot.domain.progress import increments
from storage import commitments, reports
from storage.assignments import Commitment, Report
from storage.commitments import Standing


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report, what it adds, and where its quantity stands."""

    standing: Standing
    report: Report
    increment: Decimal


def accepts(commitment: Commitment, key: str) -> bool:
    """Whether an officer of this key is one of those who accept a quantity."""
    return not commitment.accepted_by or key in commitment.accepted_by


def waiting(session: Session, *, committee_id: int, officer: str | None = None) -> list[Waiting]:
    """What waits for a decision, by hamlet and period, oldest first; for one officer, by his key, where given.

    What came late, and what was refused when its period was closed, waits for nothing; nor does what adds nothing.
    """
    rows = [
        one
        for one in commitments.standings(session, committee_id=committee_id)
        if not one.refused and (officer is None or accepts(one.commitment, officer))
    ]
    told = reports.told(session, commitment_ids=[one.commitment.id for one in rows])
    found = []
    for one in rows:
        every = told[one.commitment.id]
        for row, added in zip(every, increments([each.progress for each in every]), strict=True):
            if row.decision is None and not row.report.late and added != 0:
                found.append(Waiting(one, row.report, added))
    return sorted(
        found, key=lambda one: (one.standing.hamlet.position, one.standing.due, one.standing.hamlet.id, one.report.id)
    )
