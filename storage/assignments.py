"""Assignments and who owes them, quantities that hamlets signed for, and the reports on both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from sqlalchemy import Column, Index, Numeric, UniqueConstraint, false, text, true
from sqlmodel import Field, Session, SQLModel, col, or_, select

from bot.domain.duties import Owner as Owner
from bot.domain.duties import Part, State, judge_of
from bot.domain.quantities import Mode
from storage.committees import Hamlet
from storage.session import BigId, JsonText, UtcDateTime


class Assignment(SQLModel, table=True):
    """A task: from the committee's file, from a notice, or given in the chat."""

    __table_args__ = (UniqueConstraint("committee_id", "key"),)

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    key: str
    title: str
    text: str = ""
    start: date | None = None
    due: date | None = Field(default=None, index=True)
    due_time: time | None = None
    recurring: str | None = None  # daily, weekly, monthly
    due_day: int | None = None  # of the week, Monday being 1, or of the month; none: when that ends
    judged_by: str | None = None  # what shows an occurrence of a recurring one, besides its owner's word
    condition: str = ""
    handed_to: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))  # member keys
    notice_id: int | None = Field(default=None, foreign_key="notice.id")
    line: int | None = None  # of the notice
    given_by: int | None = Field(default=None, foreign_key="member.id")  # none: by the committee's file
    given_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    active: bool = True


def _once(whose: str) -> Index:
    there = text(f"{whose} IS NOT NULL")
    return Index(f"uq_duty_{whose}", "assignment_id", whose, unique=True, sqlite_where=there, postgresql_where=there)


class Duty(SQLModel, table=True):
    """One hamlet's or member's part in an assignment."""

    __table_args__ = (
        UniqueConstraint("assignment_id", "hamlet_id", "member_id"),
        _once("hamlet_id"),
        _once("member_id"),
    )

    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id", index=True)
    member_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    part: str = Field(default=Part.OWNER, sa_column_kwargs={"server_default": "owner"})
    due: date | None = None  # its own, where it was moved; else the assignment's
    due_time: time | None = None
    active: bool = Field(
        default=True, sa_column_kwargs={"server_default": true()}
    )  # false: dropped, or somebody else's

    @property
    def owner(self) -> Owner:
        return Owner(self.hamlet_id, self.member_id)


class Commitment(SQLModel, table=True):
    """A quantity of one item that a hamlet signed for within an assignment's period."""

    __table_args__ = (UniqueConstraint("assignment_id", "hamlet_id", "item"),)

    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    hamlet_id: int = Field(foreign_key="hamlet.id", index=True)
    item: str
    unit: str
    aliases: list[str] = Field(default_factory=list, sa_column=Column(JsonText, nullable=False))
    target: Decimal = Field(sa_column=Column(Numeric(18, 3), nullable=False))
    file_target: Decimal | None = Field(default=None, sa_column=Column(Numeric(18, 3)))  # as the file said it last
    accepted_by: list[str] = Field(
        default_factory=list, sa_column=Column(JsonText, nullable=False, server_default="[]")
    )  # member keys; none: every officer
    snapshot_id: int | None = Field(default=None, foreign_key="snapshot.id")  # by which its period was closed
    active: bool = Field(default=True, sa_column_kwargs={"server_default": true()})  # false: withdrawn


class Report(SQLModel, table=True):
    """Progress on a duty: a quantity of a commitment, or the word that it is being done, stuck or done."""

    __table_args__ = (Index("ix_report_message", "network", "chat_id", "message_id"),)

    id: int = Field(default=None, primary_key=True)
    duty_id: int = Field(foreign_key="duty.id", index=True)
    commitment_id: int | None = Field(default=None, foreign_key="commitment.id", index=True)
    quantity: Decimal | None = Field(default=None, sa_column=Column(Numeric(18, 3)))
    mode: str = Mode.ADD
    state: str | None = None  # what its owner says: doing, stuck, done; none: a quantity
    note: str = ""
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    message_id: int = Field(sa_column=Column(BigId, nullable=False))
    late: bool = Field(
        default=False, sa_column_kwargs={"server_default": false()}
    )  # made after its period: kept, and not counted
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def create(
    session: Session,
    *,
    committee_id: int,
    key: str,
    title: str,
    text: str = "",
    start: date | None = None,
    due: date | None = None,
    due_time: time | None = None,
    recurring: str | None = None,
    due_day: int | None = None,
    condition: str = "",
    handed_to: Sequence[str] = (),
    owners: Sequence[Owner],
    collaborators: Sequence[Owner] = (),
    notice_id: int | None = None,
    line: int | None = None,
    judged_by: str | None = None,
    given_by: int | None = None,
    given_at: datetime | None = None,
) -> Assignment:
    """Give an assignment to its owners; `key` is the committee's own. Who owns it does not help with it too.

    By what a recurring one is judged is read from its words where `judged_by` does not say.
    """
    judge = judged_by if judged_by is not None else judge_of(f"{title} {text}")
    row = Assignment(
        committee_id=committee_id,
        key=key,
        title=title,
        text=text,
        start=start,
        due=due,
        due_time=due_time,
        recurring=recurring,
        due_day=due_day if recurring is not None else None,
        judged_by=judge if recurring is not None else None,
        condition=condition,
        handed_to=list(handed_to),
        notice_id=notice_id,
        line=line,
        given_by=given_by,
        given_at=given_at,
    )
    session.add(row)
    session.flush()
    add_owners(session, assignment=row, owners=owners, collaborators=collaborators)
    return row


def add_owners(
    session: Session, *, assignment: Assignment, owners: Sequence[Owner], collaborators: Sequence[Owner] = ()
) -> None:
    """Give these a part in an assignment; who has one keeps it, as owner where both are said."""
    known = {row.owner: row for row in session.exec(select(Duty).where(Duty.assignment_id == assignment.id))}
    parts = {**dict.fromkeys(collaborators, Part.COLLABORATOR), **dict.fromkeys(owners, Part.OWNER)}
    for owner, part in parts.items():
        row = known.get(owner) or Duty(
            assignment_id=assignment.id, hamlet_id=owner.hamlet_id, member_id=owner.member_id
        )
        row.part = part
        session.add(row)
    session.flush()


def duties_of(session: Session, *, member_id: int, hamlet_id: int | None) -> Sequence[tuple[Assignment, Duty]]:
    """A member's own duties and his hamlet's, those due first at the top, undated ones last."""
    mine = col(Duty.member_id) == member_id
    if hamlet_id is not None:
        mine = or_(mine, col(Duty.hamlet_id) == hamlet_id)
    rows = session.exec(
        select(Assignment, Duty)
        .join(Duty, col(Duty.assignment_id) == col(Assignment.id))
        .where(mine, col(Assignment.active).is_(True), col(Duty.active).is_(True))
        .order_by(col(Assignment.due).is_(None), col(Assignment.due), col(Assignment.id))
    )
    return rows.all()


def all_duties(session: Session, *, committee_id: int) -> Sequence[tuple[Assignment, Duty]]:
    """Every duty of the committee, those due first at the top; a hamlet that is no longer one owes nothing."""
    return session.exec(
        select(Assignment, Duty)
        .join(Duty, col(Duty.assignment_id) == col(Assignment.id))
        .join(Hamlet, col(Hamlet.id) == col(Duty.hamlet_id), isouter=True)
        .where(
            Assignment.committee_id == committee_id,
            col(Assignment.active).is_(True),
            col(Duty.active).is_(True),
            or_(col(Duty.hamlet_id).is_(None), col(Hamlet.active).is_(True)),
        )
        .order_by(col(Assignment.due).is_(None), col(Assignment.due), col(Assignment.id), col(Duty.id))
    ).all()


def by_ids(session: Session, *, assignment_ids: Collection[int]) -> Sequence[Assignment]:
    """These assignments, those due first at the top."""
    return session.exec(
        select(Assignment)
        .where(col(Assignment.id).in_(assignment_ids))
        .order_by(col(Assignment.due).is_(None), col(Assignment.due), col(Assignment.id))
    ).all()


def words(session: Session, *, committee_id: int) -> dict[int, list[Report]]:
    """What the owner of each duty said of it (doing, stuck, done), in force, oldest first."""
    found: dict[int, list[Report]] = defaultdict(list)
    for row in session.exec(
        select(Report)
        .join(Duty, col(Duty.id) == col(Report.duty_id))
        .join(Assignment, col(Assignment.id) == col(Duty.assignment_id))
        .where(
            Assignment.committee_id == committee_id,
            col(Report.state).is_not(None),
            col(Report.withdrawn_at).is_(None),
        )
        .order_by(col(Report.id))
    ):
        found[row.duty_id].append(row)
    return dict(found)


def parts_of(session: Session, *, assignment_id: int) -> Sequence[Duty]:
    """Who has a part in an assignment now, in the order in which they were given it."""
    return session.exec(
        select(Duty).where(Duty.assignment_id == assignment_id, col(Duty.active).is_(True)).order_by(col(Duty.id))
    ).all()


def duty_for(session: Session, *, assignment_id: int, hamlet_id: int | None, member_id: int | None) -> Duty | None:
    """The duty of a hamlet, or of a member, within an assignment."""
    return session.exec(
        select(Duty).where(
            Duty.assignment_id == assignment_id,
            col(Duty.hamlet_id) == hamlet_id if hamlet_id is not None else col(Duty.member_id) == member_id,
        )
    ).first()


def reports_of(session: Session, *, duty_id: int) -> Sequence[Report]:
    """The reports in force on a duty, oldest first."""
    return session.exec(
        select(Report).where(Report.duty_id == duty_id, col(Report.withdrawn_at).is_(None)).order_by(col(Report.id))
    ).all()


def said_done(session: Session, *, duty_id: int) -> Report | None:
    """The report in force by which a duty was said to be done."""
    return session.exec(
        select(Report).where(Report.duty_id == duty_id, Report.state == State.DONE, col(Report.withdrawn_at).is_(None))
    ).first()


def hamlets_reported(session: Session, *, committee_id: int, since: datetime) -> set[int]:
    """The hamlets that reported any progress since a moment."""
    return {
        hamlet_id
        for hamlet_id in session.exec(
            select(Duty.hamlet_id)
            .join(Report, col(Report.duty_id) == col(Duty.id))
            .join(Assignment, col(Assignment.id) == col(Duty.assignment_id))
            .where(Assignment.committee_id == committee_id, col(Report.at) >= since, col(Report.withdrawn_at).is_(None))
        )
        if hamlet_id is not None
    }
