"""What ended is frozen once, under the next number of its committee."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlmodel import Session

from storage import snapshots
from tests.storage.commune import Commune

NOW = datetime(2021, 6, 30, 17, 0, tzinfo=UTC)


def test_a_subject_is_frozen_once_and_what_was_frozen_stays(session: Session, commune: Commune) -> None:
    committee_id = commune.committee.id
    content = {"Nam Thắng": str(Decimal("120.5"))}
    first = snapshots.take(
        session, committee_id=committee_id, kind="period", subject="ntm-thang-6", content=content, now=NOW
    )
    again = snapshots.take(
        session,
        committee_id=committee_id,
        kind="period",
        subject="ntm-thang-6",
        content={"Nam Thắng": "999"},
        now=NOW + timedelta(days=1),
    )
    session.expire_all()
    assert again.id == first.id
    assert (again.number, again.content, again.taken_at) == (1, content, NOW)


def test_each_subject_gets_the_next_number(session: Session, commune: Commune) -> None:
    committee_id = commune.committee.id
    for number, (kind, subject) in enumerate([("period", "6"), ("registration", "6"), ("period", "7")], 1):
        row = snapshots.take(session, committee_id=committee_id, kind=kind, subject=subject, content={}, now=NOW)
        assert row.number == number


def test_what_is_still_open_has_no_snapshot(session: Session, commune: Commune) -> None:
    assert snapshots.of(session, committee_id=commune.committee.id, kind="period", subject="ntm-thang-7") is None
