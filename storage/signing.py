"""What hamlets sign for in the chat: written down, withdrawn before anything is reported, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, and_, col, or_, select

from bot.domain.duties import Owner, Part
from bot.domain.quantities import Item
from storage import assignments, snapshots
from storage.assignments import Assignment, Commitment, Duty, Report
from storage.commitments import KIND, CommitmentChange, changes_of, subject
from storage.once import hold_committee
from storage.programmes import Programme

OWN = "khoi-luong"  # begins the key of an assignment that was made for what is signed for in the chat
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Wish:
    """So much of a work that a hamlet is to be written down with."""

    assignment: Assignment
    hamlet_id: int
    item: Item
    target: Decimal


def works(session: Session, *, committee_id: int) -> dict[str, tuple[Item, list[str]]]:
    """Every work for which the committee's hamlets sign or signed, by its name, with who accepts it; as named last."""
    rows = session.exec(
        select(Commitment)
        .join(Assignment, col(Assignment.id) == col(Commitment.assignment_id))
        .where(Assignment.committee_id == committee_id, col(Commitment.active).is_(True))
        .order_by(col(Commitment.id))
    )
    return {row.item: (Item(row.item, row.unit, tuple(row.aliases)), row.accepted_by) for row in rows}


def periods(session: Session, *, committee_id: int, first: date, last: date) -> Sequence[Assignment]:
    """The assignments due from one day to another for which hamlets signed, or which a notice gives them, in order.

    What is judged by a programme's list has its own numbers.
    """
    signed_for = select(Commitment.assignment_id).where(col(Commitment.active).is_(True))
    owned = select(Duty.assignment_id).where(
        col(Duty.hamlet_id).is_not(None), Duty.part == Part.OWNER, col(Duty.active).is_(True)
    )
    listed = select(Programme.assignment_id).where(col(Programme.assignment_id).is_not(None))
    return session.exec(
        select(Assignment)
        .where(
            Assignment.committee_id == committee_id,
            col(Assignment.active).is_(True),
            col(Assignment.recurring).is_(None),
            col(Assignment.due) >= first,
            col(Assignment.due) <= last,
            or_(
                col(Assignment.id).in_(signed_for),
                and_(col(Assignment.notice_id).is_not(None), col(Assignment.id).in_(owned)),
            ),
            col(Assignment.id).not_in(listed),
        )
        .order_by(col(Assignment.due), col(Assignment.id))
    ).all()


def with_item(session: Session, *, assignment_ids: Sequence[int], item: str) -> int | None:
    """The first of these assignments for which some hamlet signed this work."""
    return session.exec(
        select(Commitment.assignment_id)
        .where(
            col(Commitment.assignment_id).in_(assignment_ids), Commitment.item == item, col(Commitment.active).is_(True)
        )
        .order_by(col(Commitment.assignment_id))
    ).first()


def own_assignment(
    session: Session, *, committee_id: int, month: date, last: date, title: str, by_member: int, now: datetime
) -> Assignment:
    """The assignment for what is signed for in a month beside the others, made where there is none."""
    hold_committee(session, committee_id)
    key = f"{OWN}:{month:%Y-%m}"
    row = session.exec(select(Assignment).where(Assignment.committee_id == committee_id, Assignment.key == key)).first()
    if row is None:
        row = assignments.create(
            session,
            committee_id=committee_id,
            key=key,
            title=title,
            start=month,
            due=last,
            owners=[],
            given_by=by_member,
            given_at=now,
        )
    row.active = True
    session.add(row)
    session.flush()
    return row


def due_of(session: Session, *, assignment: Assignment, hamlet_id: int) -> date | None:
    """Until when a hamlet has time: its own day where it was moved."""
    duty = assignments.duty_for(session, assignment_id=assignment.id, hamlet_id=hamlet_id, member_id=None)
    return duty.due if duty is not None and duty.due is not None else assignment.due


def closed_under(session: Session, *, assignment: Assignment, due: date) -> int | None:
    """The number under which a period was closed; None while it is open."""
    found = snapshots.of(session, committee_id=assignment.committee_id, kind=KIND, subject=subject(assignment.key, due))
    return found.number if found is not None else None


def signed(session: Session, *, wish: Wish) -> Commitment | None:
    """What the hamlet signed for of this work in this period already."""
    row = _row(session, wish)
    return row if row is not None and row.active else None


def _row(session: Session, wish: Wish) -> Commitment | None:
    return session.exec(
        select(Commitment).where(
            Commitment.assignment_id == wish.assignment.id,
            Commitment.hamlet_id == wish.hamlet_id,
            Commitment.item == wish.item.name,
        )
    ).first()


def sign(
    session: Session,
    *,
    wish: Wish,
    accepted_by: Sequence[str],
    reason: str,
    by_member: int,
    batch: int,
    now: datetime,
) -> CommitmentChange | None:
    """Write down what a hamlet signs for, anew or in the place of what it signed for; None where it is so already."""
    hold_committee(session, wish.assignment.committee_id)
    row = _row(session, wish) or Commitment(
        assignment_id=wish.assignment.id,
        hamlet_id=wish.hamlet_id,
        item=wish.item.name,
        unit=wish.item.unit,
        target=NOTHING,
        active=False,
    )
    if not row.active:
        row.unit, row.aliases, row.accepted_by = wish.item.unit, list(wish.item.aliases), list(accepted_by)
        session.add(row)
        session.flush()
    before = row.target if row.active else NOTHING
    if before == wish.target:
        return None
    return _move(session, row, before, wish.target, reason=reason, by_member=by_member, batch=batch, now=now)


def _move(
    session: Session,
    row: Commitment,
    before: Decimal,
    after: Decimal,
    *,
    reason: str,
    by_member: int,
    batch: int,
    now: datetime,
) -> CommitmentChange:
    """Change what is signed for, with its history; of a withdrawn quantity the last target stays as it was."""
    row.active = after != NOTHING
    if row.active:
        row.target = after
    session.add(row)
    session.flush()
    _keep_duty(session, row)
    change = CommitmentChange(
        commitment_id=row.id, before=before, after=after, reason=reason, by_member=by_member, batch=batch, at=now
    )
    session.add(change)
    session.flush()
    return change


def _keep_duty(session: Session, row: Commitment) -> None:
    """Who signed owes it; who withdrew everything owes nothing of an assignment that was made for it."""
    assignment = session.get_one(Assignment, row.assignment_id)
    if row.active:
        assignments.add_owners(session, assignment=assignment, owners=[Owner(hamlet_id=row.hamlet_id)])
    duty = assignments.duty_for(session, assignment_id=assignment.id, hamlet_id=row.hamlet_id, member_id=None)
    assert duty is not None
    if row.active or (assignment.key.startswith(f"{OWN}:") and not _signs_for_more(session, duty)):
        duty.active = row.active
        session.add(duty)
        session.flush()


def _signs_for_more(session: Session, duty: Duty) -> bool:
    query = select(Commitment.id).where(
        Commitment.assignment_id == duty.assignment_id,
        Commitment.hamlet_id == duty.hamlet_id,
        col(Commitment.active).is_(True),
    )
    return session.exec(query.limit(1)).first() is not None


def is_reported(session: Session, *, commitment: Commitment) -> bool:
    """Whether anything in force was reported of a quantity."""
    query = select(Report.id).where(Report.commitment_id == commitment.id, col(Report.withdrawn_at).is_(None))
    return session.exec(query.limit(1)).first() is not None


def withdraw(
    session: Session, *, commitment: Commitment, reason: str, by_member: int, batch: int, now: datetime
) -> CommitmentChange | None:
    """Take a quantity out of what a hamlet signed for; None where it is out, reported on or closed."""
    if not commitment.active or commitment.snapshot_id is not None or is_reported(session, commitment=commitment):
        return None
    return _move(
        session, commitment, commitment.target, NOTHING, reason=reason, by_member=by_member, batch=batch, now=now
    )


def in_batch(session: Session, *, batch: int) -> Sequence[CommitmentChange]:
    """The changes that one message or press made."""
    return session.exec(
        select(CommitmentChange).where(CommitmentChange.batch == batch).order_by(col(CommitmentChange.id))
    ).all()


def is_last(session: Session, *, change: CommitmentChange) -> bool:
    """Whether nothing was changed of a quantity since this."""
    return changes_of(session, commitment_id=change.commitment_id)[-1].id == change.id


def take_back(
    session: Session, *, change: CommitmentChange, reason: str, by_member: int, batch: int, now: datetime
) -> CommitmentChange:
    """Make a quantity what it was before a change that is its last."""
    row = session.get_one(Commitment, change.commitment_id)
    return _move(session, row, change.after, change.before, reason=reason, by_member=by_member, batch=batch, now=now)
