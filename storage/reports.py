"""Reported quantities: what was told of each commitment, what it adds up to, and taking a message's reports back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from bot.domain.progress import Progress, Ruling, increments, tally
from bot.domain.quantities import Mode
from storage import acceptances
from storage.acceptances import Acceptance
from storage.assignments import Commitment, Report
from storage.committees import Hamlet


@dataclass(frozen=True, slots=True)
class Told:
    """A report in force on a quantity, and the decision on it."""

    report: Report
    decision: Acceptance | None

    @property
    def progress(self) -> Progress:
        assert self.report.quantity is not None
        return Progress(self.report.quantity, Mode(self.report.mode), self.report.at, _ruling(self.decision))


def _ruling(decision: Acceptance | None) -> Ruling | None:
    return Ruling(decision.increment, decision.accepted, decision.at) if decision is not None else None


def told(session: Session, *, commitment_ids: Collection[int]) -> dict[int, list[Told]]:
    """The reports in force on these commitments, oldest first."""
    found: dict[int, list[Told]] = defaultdict(list)
    rows = session.exec(
        select(Report, Acceptance)
        .join(
            Acceptance,
            (col(Acceptance.report_id) == col(Report.id)) & col(Acceptance.withdrawn_at).is_(None),
            isouter=True,
        )
        .where(col(Report.commitment_id).in_(commitment_ids), col(Report.withdrawn_at).is_(None))
        .order_by(col(Report.id))
    )
    for report, decision in rows:
        assert report.commitment_id is not None
        found[report.commitment_id].append(Told(report, decision))
    return found


def running_total(session: Session, *, commitment_id: int, without: Collection[int] = ()) -> Decimal:
    """What counts of a quantity by now, late reports too; without some reports, which are about to be replaced."""
    rows = told(session, commitment_ids=[commitment_id])[commitment_id]
    return tally([one.progress for one in rows if one.report.id not in without]).counted


def added_last(
    session: Session, *, commitment_id: int, member_id: int, since: datetime, without: Collection[int] = ()
) -> Decimal | None:
    """What a member's last report in force on a quantity added to it, made since a moment; None where there is none."""
    rows = [
        one.report
        for one in told(session, commitment_ids=[commitment_id])[commitment_id]
        if one.report.by_member == member_id and one.report.at >= since and one.report.id not in without
    ]
    return rows[-1].quantity if rows and rows[-1].mode == Mode.ADD else None


def total_before(session: Session, *, report: Report) -> Decimal:
    """What counted of a report's quantity when it was made, by the reports before it that are in force."""
    assert report.commitment_id is not None
    rows = told(session, commitment_ids=[report.commitment_id])[report.commitment_id]
    earlier = [one.progress for one in rows if one.report.id < report.id]
    probe = Progress(Decimal(0), Mode.TOTAL, report.at)
    return -increments([*earlier, probe])[-1]


def increment_of(session: Session, *, report: Report) -> Decimal:
    """What a report in force adds."""
    assert report.commitment_id is not None
    rows = told(session, commitment_ids=[report.commitment_id])[report.commitment_id]
    added = increments([one.progress for one in rows])
    return next(value for one, value in zip(rows, added, strict=True) if one.report.id == report.id)


def in_message(session: Session, *, network: str, chat_id: int, message_id: int) -> Sequence[Report]:
    """The reports in force that one message made."""
    return session.exec(
        select(Report).where(
            Report.network == network,
            Report.chat_id == chat_id,
            Report.message_id == message_id,
            col(Report.withdrawn_at).is_(None),
        )
    ).all()


def beside(session: Session, *, report: Report) -> Sequence[Report]:
    """The reports in force that a report's message made with it."""
    return session.exec(
        select(Report)
        .where(
            Report.network == report.network,
            Report.chat_id == report.chat_id,
            Report.message_id == report.message_id,
            Report.at == report.at,
            col(Report.withdrawn_at).is_(None),
        )
        .order_by(col(Report.id))
    ).all()


def withdraw_message(session: Session, *, report: Report, now: datetime) -> Sequence[Report]:
    """Take back every report in force that one message made; those taken back."""
    rows = beside(session, report=report)
    for row in rows:
        row.withdrawn_at = now
        session.add(row)
    session.flush()
    return rows


def last_of_member(session: Session, *, network: str, chat_id: int, member_id: int, since: datetime) -> Report | None:
    """The last report of a quantity in force that a member made in a chat since a moment."""
    return session.exec(
        select(Report)
        .where(
            Report.by_member == member_id,
            Report.network == network,
            Report.chat_id == chat_id,
            col(Report.commitment_id).is_not(None),
            col(Report.at) >= since,
            col(Report.withdrawn_at).is_(None),
        )
        .order_by(col(Report.id).desc())
        .limit(1)
    ).first()


def hamlet_of(session: Session, *, report: Report) -> Hamlet:
    """The hamlet whose quantity a report is of."""
    return session.exec(
        select(Hamlet)
        .join(Commitment, col(Commitment.hamlet_id) == col(Hamlet.id))
        .where(Commitment.id == report.commitment_id)
    ).one()


def decided(session: Session, *, reports: Sequence[Report]) -> bool:
    """Whether an officer decided on any of these reports."""
    return bool(acceptances.in_force(session, report_ids=[row.id for row in reports]))
