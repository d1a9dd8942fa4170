"""A small committee for storage tests; all names are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from sqlmodel import Session

from bot.domain.committee import CommitteeRules, QuarantineRule
from bot.domain.roles import Role
from storage.assignments import Assignment, Commitment, Duty
from storage.committees import Committee, Hamlet, Member

HERE = timezone(timedelta(hours=7))
NOW = datetime(2021, 6, 14, 8, 0, tzinfo=HERE)
TODAY = date(2021, 6, 14)
RULES = CommitteeRules(
    quarantine_rules=(QuarantineRule(level="F1", days=21, document="CĐ 600/CĐ-BCĐ", in_force_from=date(2021, 5, 5)),)
)


@dataclass(frozen=True)
class Commune:
    """A committee's rows, by the names that tests call them by."""

    session: Session
    committee: Committee
    hamlets: dict[str, Hamlet]
    members: dict[str, Member]

    @property
    def id(self) -> int:
        return self.committee.id

    def task(self, key: str, *, due: date | None = date(2021, 6, 30), active: bool = True) -> Assignment:
        """A new assignment."""
        row = Assignment(committee_id=self.id, key=key, title=key, due=due, active=active)
        self.session.add(row)
        self.session.flush()
        return row

    def duty(self, task: Assignment, *, hamlet: str | None = None, member: str | None = None) -> Duty:
        """A new duty of a hamlet or a member."""
        row = Duty(
            assignment_id=task.id,
            hamlet_id=self.hamlets[hamlet].id if hamlet else None,
            member_id=self.members[member].id if member else None,
        )
        self.session.add(row)
        self.session.flush()
        return row

    def signed(self, task: Assignment, hamlet: str, item: str, target: str) -> Commitment:
        """A new quantity that a hamlet signed for."""
        row = Commitment(
            assignment_id=task.id, hamlet_id=self.hamlets[hamlet].id, item=item, unit="m", target=Decimal(target)
        )
        self.session.add(row)
        self.session.flush()
        return row


def make_commune(session: Session, key: str = "thach-thang") -> Commune:
    """A committee with two hamlets, their leaders, the station, the secretary and the chair."""
    committee = Committee(
        key=key, commune="xã Thạch Thắng", group_title="BCD", settings=RULES.model_dump(mode="json"), since=NOW
    )
    session.add(committee)
    session.flush()
    hamlets = {}
    for position, name in enumerate(("Nam Thắng", "Hòa Bình")):
        hamlets[name] = Hamlet(committee_id=committee.id, name=name, position=position)
        session.add(hamlets[name])
    session.flush()
    members = {}
    for name, role, hamlet in (
        ("station", Role.HEALTH_STATION, None),
        ("leader", Role.HAMLET_LEADER, "Nam Thắng"),
        ("other_leader", Role.HAMLET_LEADER, "Hòa Bình"),
        ("secretary", Role.SECRETARY, None),
        ("chair", Role.CHAIR, None),
    ):
        members[name] = Member(
            committee_id=committee.id, key=name, full_name=f"Nguyễn Văn {name}", role=role,
            hamlet_id=hamlets[hamlet].id if hamlet else None,
        )  # fmt: skip
        session.add(members[name])
    session.flush()
    return Commune(session, committee, hamlets, members)
