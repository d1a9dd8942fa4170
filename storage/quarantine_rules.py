"""A committee's quarantine rules as they stood over time: what a proposal was counted by is never lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.committee import CommitteeRules, QuarantineRule
from bot.domain.quarantine import RuleSet
from storage.committees import Committee
from storage.session import JsonText, UtcDateTime


class RuleAnswer(StrEnum):
    """What was decided about those whom a changed rule touches."""

    APPLIED = "applied"
    KEPT = "kept"


class QuarantineRules(SQLModel, table=True):
    """All rules of a committee since a moment, and what was decided about those whom they touch."""

    __tablename__ = "quarantine_rules"

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id", index=True)
    rules: list[dict[str, Any]] = Field(sa_column=Column(JsonText, nullable=False))
    since: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    by_member: int | None = Field(default=None, foreign_key="member.id")  # None: from the committee's file
    answer: str | None = None
    answered_by: int | None = Field(default=None, foreign_key="member.id")
    answered_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def as_rule_set(row: QuarantineRules) -> RuleSet:
    """A stored set as the domain's value."""
    return RuleSet(row.id, tuple(QuarantineRule.model_validate(rule) for rule in row.rules), row.since)


def history(session: Session, *, committee_id: int) -> list[QuarantineRules]:
    """Every set of rules of a committee, oldest first."""
    return list(
        session.exec(
            select(QuarantineRules)
            .where(QuarantineRules.committee_id == committee_id)
            .order_by(col(QuarantineRules.since), col(QuarantineRules.id))
        )
    )


def sets(session: Session, *, committee_id: int) -> list[RuleSet]:
    """Every set of rules of a committee as the domain's values, oldest first."""
    return [as_rule_set(row) for row in history(session, committee_id=committee_id)]


def add(
    session: Session, *, committee_id: int, rules: Sequence[QuarantineRule], by_member: int | None, now: datetime
) -> QuarantineRules:
    """Put a new set in force for what is said from now on; it touches nobody who is there already."""
    first = not history(session, committee_id=committee_id)
    row = QuarantineRules(
        committee_id=committee_id,
        rules=[rule.model_dump(mode="json") for rule in rules],
        since=now,
        by_member=by_member,
        answer=RuleAnswer.KEPT if first else None,  # the first set has nobody to ask about
    )
    session.add(row)
    session.flush()
    return row


def follow_file(session: Session, *, committee_id: int, rules: CommitteeRules, now: datetime) -> CommitteeRules:
    """The committee's settings after its file was read: the file's rules count only where the file changed them."""
    rows = history(session, committee_id=committee_id)
    from_file = [row for row in rows if row.by_member is None]
    said = [rule.model_dump(mode="json") for rule in rules.quarantine_rules]
    if not from_file or from_file[-1].rules != said:
        add(session, committee_id=committee_id, rules=rules.quarantine_rules, by_member=None, now=now)
        return rules
    return rules.model_copy(update={"quarantine_rules": as_rule_set(rows[-1]).rules})


def unanswered(session: Session, *, committee_id: int) -> QuarantineRules | None:
    """The newest set, where nobody has decided yet about those whom it touches."""
    rows = history(session, committee_id=committee_id)
    return rows[-1] if rows and rows[-1].answer is None else None


def answer(session: Session, *, row: QuarantineRules, said: RuleAnswer, member_id: int | None, now: datetime) -> None:
    """Write down what was decided about those whom a set of rules touches."""
    row.answer, row.answered_by, row.answered_at = said, member_id, now
    session.add(row)
    session.flush()


def use(
    session: Session, *, committee: Committee, rules: Sequence[QuarantineRule], by_member: int, now: datetime
) -> QuarantineRules:
    """Put rules typed in the chat in force, in the committee's settings too."""
    row = add(session, committee_id=committee.id, rules=rules, by_member=by_member, now=now)
    committee.settings = {**committee.settings, "quarantine_rules": row.rules}
    session.add(committee)
    session.flush()
    return row
