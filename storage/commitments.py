"""What hamlets signed for: where each quantity stands, changes of the target, and the closing of a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Numeric
from sqlmodel import Field, Session, SQLModel, col, func, or_, select
from sqlmodel.sql.expression import Select

from bot.domain.progress import Tally, increments, reached_at, tally
from storage import reports, snapshots
from storage.assignments import Assignment, Commitment, Duty
from storage.committees import Hamlet
from storage.session import BigId, UtcDateTime
from storage.snapshots import Snapshot

KIND = "commitments"  # of snapshots


class CommitmentChange(SQLModel, table=True):
    """One change of what a hamlet signed for; from 0: it signed, to 0: that was withdrawn."""

    __tablename__ = "commitment_change"

    id: int = Field(default=None, primary_key=True)
    commitment_id: int = Field(foreign_key="commitment.id", index=True)
    before: Decimal = Field(sa_column=Column(Numeric(18, 3), nullable=False))
    after: Decimal = Field(sa_column=Column(Numeric(18, 3), nullable=False))
    reason: str
    by_member: int | None = Field(default=None, foreign_key="member.id")  # none: by the committee's file
    batch: int | None = Field(
        default=None, sa_column=Column(BigId, index=True)
    )  # the inbox row that said it with others
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


@dataclass(frozen=True, slots=True)
class Standing:
    """One quantity of one hamlet and period, as it stands."""

    assignment: Assignment
    commitment: Commitment
    hamlet: Hamlet
    due: date  # the hamlet's own, where it was moved
    tally: Tally  # of what was reported in time
    late: Decimal  # what was reported after the period
    snapshot: Snapshot | None  # by which the period was closed

    @property
    def counted(self) -> Decimal:
        """What counts towards the target; of a closed period, what counted when it was closed."""
        frozen = self._frozen()
        return Decimal(frozen["counted"]) if frozen is not None else self.tally.counted

    @property
    def target(self) -> Decimal:
        frozen = self._frozen()
        return Decimal(frozen["target"]) if frozen is not None else self.commitment.target

    @property
    def missing(self) -> Decimal:
        return max(self.target - self.counted, Decimal(0))

    @property
    def reached(self) -> bool:
        return self.counted >= self.target

    @property
    def refused(self) -> bool:
        """Whether the period was closed with this not reached: it is not accepted any more."""
        return self.snapshot is not None and not self.reached

    def _frozen(self) -> Mapping[str, str] | None:
        if self.snapshot is None:
            return None
        row: Mapping[str, str] = self.snapshot.content["rows"][str(self.commitment.id)]
        return row


def of_committee(
    session: Session, *, committee_id: int, hamlet_id: int | None = None
) -> Sequence[tuple[Assignment, Commitment]]:
    """What hamlets signed for and still owe, of one hamlet where given, in the order of the periods."""
    query = _owed(committee_id)
    if hamlet_id is not None:
        query = query.where(Commitment.hamlet_id == hamlet_id)
    return session.exec(query.order_by(col(Assignment.due), col(Assignment.id), col(Commitment.id))).all()


def _owed(committee_id: int) -> Select[Assignment, Commitment]:
    return (
        select(Assignment, Commitment)
        .join(Commitment, col(Commitment.assignment_id) == col(Assignment.id))
        .join(Hamlet, col(Hamlet.id) == col(Commitment.hamlet_id))
        .join(
            Duty,
            (col(Duty.assignment_id) == col(Assignment.id)) & (col(Duty.hamlet_id) == col(Commitment.hamlet_id)),
            isouter=True,
        )
        .where(
            Assignment.committee_id == committee_id,
            col(Assignment.active).is_(True),
            col(Commitment.active).is_(True),
            col(Hamlet.active).is_(True),
            or_(col(Duty.id).is_(None), col(Duty.active).is_(True)),
        )
    )


def standings(session: Session, *, committee_id: int, hamlet_id: int | None = None) -> list[Standing]:
    """Where every dated quantity stands, in the order of the periods."""
    rows = [row for row in of_committee(session, committee_id=committee_id, hamlet_id=hamlet_id) if row[0].due]
    told = reports.told(session, commitment_ids=[one.id for _, one in rows])
    hamlets = {one.id: one for one in session.exec(select(Hamlet).where(Hamlet.committee_id == committee_id))}
    moved = _moved(session, [assignment.id for assignment, _ in rows])
    closed = session.exec(select(Snapshot).where(Snapshot.committee_id == committee_id, Snapshot.kind == KIND)).all()
    by_id = {row.id: row for row in closed}
    found = []
    for assignment, one in rows:
        due = moved.get((assignment.id, one.hamlet_id)) or assignment.due
        assert due is not None
        every = told[one.id]
        added = increments([row.progress for row in every])
        found.append(
            Standing(
                assignment=assignment,
                commitment=one,
                hamlet=hamlets[one.hamlet_id],
                due=due,
                tally=tally([row.progress for row in every if not row.report.late]),
                late=sum((n for row, n in zip(every, added, strict=True) if row.report.late), Decimal(0)),
                snapshot=by_id.get(one.snapshot_id or 0),
            )
        )
    return found


def standing(session: Session, *, committee_id: int, commitment_id: int) -> Standing | None:
    """Where one quantity stands; None when it is not the committee's or nothing of it is owed."""
    commitment = session.get(Commitment, commitment_id)
    if commitment is None:
        return None
    rows = standings(session, committee_id=committee_id, hamlet_id=commitment.hamlet_id)
    return next((one for one in rows if one.commitment.id == commitment_id), None)


def reached(session: Session, *, committee_id: int) -> dict[tuple[int, int], datetime]:
    """When each hamlet came up to everything that it signed for in an assignment, by (assignment, hamlet)."""
    rows = standings(session, committee_id=committee_id)
    told = reports.told(session, commitment_ids=[one.commitment.id for one in rows])
    moments: dict[tuple[int, int], list[datetime | None]] = defaultdict(list)
    for one in rows:
        in_time = [row.progress for row in told[one.commitment.id] if not row.report.late]
        moments[one.assignment.id, one.hamlet.id].append(reached_at(in_time, one.target))
    return {
        place: max(one for one in times if one is not None)
        for place, times in moments.items()
        if all(one is not None for one in times)
    }


def totals(session: Session, *, commitment_ids: Sequence[int]) -> dict[int, Decimal]:
    """What counts of each commitment by now, or counted when its period was closed; none reported is 0."""
    told = reports.told(session, commitment_ids=commitment_ids)
    found = {key: tally([row.progress for row in told[key] if not row.report.late]).counted for key in commitment_ids}
    closed = session.exec(
        select(Commitment, Snapshot)
        .join(Snapshot, col(Snapshot.id) == col(Commitment.snapshot_id))
        .where(col(Commitment.id).in_(commitment_ids))
    )
    for one, snapshot in closed:
        found[one.id] = Decimal(snapshot.content["rows"][str(one.id)]["counted"])
    return found


def closed_under(session: Session, *, commitment_id: int | None) -> int | None:
    """The number under which a commitment's period was closed; None while it is open."""
    return session.exec(
        select(Snapshot.number)
        .join(Commitment, col(Commitment.snapshot_id) == col(Snapshot.id))
        .where(Commitment.id == commitment_id)
    ).first()


def _moved(session: Session, assignment_ids: Sequence[int]) -> dict[tuple[int, int | None], date | None]:
    """The dates that hamlets have for themselves, by (assignment, hamlet)."""
    rows = session.exec(
        select(Duty).where(col(Duty.assignment_id).in_(set(assignment_ids)), col(Duty.due).is_not(None))
    )
    return {(row.assignment_id, row.hamlet_id): row.due for row in rows}


def change_target(
    session: Session,
    *,
    commitment: Commitment,
    target: Decimal,
    reason: str,
    now: datetime,
    by_member: int | None = None,
) -> CommitmentChange | None:
    """Change what a hamlet signed for, and keep what it was; None when it is so already or its period is closed."""
    if commitment.snapshot_id is not None or commitment.target == target:
        return None
    row = CommitmentChange(
        commitment_id=commitment.id, before=commitment.target, after=target, reason=reason, by_member=by_member, at=now
    )
    commitment.target = target
    session.add_all([row, commitment])
    session.flush()
    return row


def changes_of(session: Session, *, commitment_id: int) -> Sequence[CommitmentChange]:
    """How a target was changed, oldest first."""
    return session.exec(
        select(CommitmentChange)
        .where(CommitmentChange.commitment_id == commitment_id)
        .order_by(col(CommitmentChange.id))
    ).all()


def forget_changes(session: Session, *, commitment_id: int) -> None:
    """Drop the history of a target, before its quantity is dropped."""
    for row in changes_of(session, commitment_id=commitment_id):
        session.delete(row)
    session.flush()


def any_ended(session: Session, *, committee_id: int, since: date, today: date) -> bool:
    """Whether a period that is open ended from `since` to yesterday: a cheap question before `close_periods`."""
    due = func.coalesce(col(Duty.due), col(Assignment.due))
    query = _owed(committee_id).where(
        col(Commitment.snapshot_id).is_(None), col(Assignment.recurring).is_(None), due >= since, due < today
    )
    return session.exec(query.limit(1)).first() is not None


def subject(key: str, due: date) -> str:
    """Under which the period of an assignment is frozen."""
    return f"{key} {due.isoformat()}"


def close_periods(session: Session, *, committee_id: int, today: date, since: date, now: datetime) -> list[Snapshot]:
    """Freeze every period that ended from `since` to yesterday, each under the next number."""
    ended: dict[tuple[int, date], list[Standing]] = defaultdict(list)
    for one in standings(session, committee_id=committee_id):
        if one.snapshot is None and since <= one.due < today and one.assignment.recurring is None:
            ended[one.assignment.id, one.due].append(one)
    taken = []
    for (_, due), rows in sorted(ended.items(), key=lambda pair: (pair[0][1], pair[0][0])):
        assignment = rows[0].assignment
        row = snapshots.take(
            session,
            committee_id=committee_id,
            kind=KIND,
            subject=subject(assignment.key, due),
            content={
                "assignment": assignment.id,
                "title": assignment.title,
                "due": due.isoformat(),
                "rows": {str(one.commitment.id): _frozen(one) for one in rows},
            },
            now=now,
        )
        for one in rows:
            if str(one.commitment.id) in row.content["rows"]:
                one.commitment.snapshot_id = row.id
                session.add(one.commitment)
        taken.append(row)
    session.flush()
    return taken


def _frozen(one: Standing) -> dict[str, Any]:
    return {
        "hamlet": one.hamlet.name,
        "item": one.commitment.item,
        "unit": one.commitment.unit,
        "target": str(one.target),
        "counted": str(one.counted),
        "accepted": str(one.tally.accepted),
        "returned": str(one.tally.returned),
        "waiting": str(one.tally.waiting),
        "missing": str(one.missing),
        "reached": one.reached,
    }
