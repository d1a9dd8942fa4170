"""Where quantities stand: decisions on reports, changed targets, and periods that are closed for good."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from bot.domain.quantities import Mode
from storage import acceptances, commitments, reports
from storage.acceptances import Acceptance
from storage.assignments import Commitment, Duty, Report
from storage.snapshots import Snapshot
from tests.storage.commune import Commune, make_commune

NOW = datetime(2021, 6, 14, 1, 0, tzinfo=UTC)
SINCE = date(2021, 6, 1)
AFTER = date(2021, 7, 1)


def signed(commune: Commune, key: str = "ntm-thang-6", target: str = "320") -> tuple[Duty, Commitment]:
    task = commune.task(key)
    return commune.duty(task, hamlet="Nam Thắng"), commune.signed(task, "Nam Thắng", "đường", target)


def report(
    commune: Commune, duty: Duty, one: Commitment, quantity: str, *, mode: Mode = Mode.ADD, hour: int = 0,
    late: bool = False,
) -> Report:  # fmt: skip
    row = Report(
        duty_id=duty.id, commitment_id=one.id, quantity=Decimal(quantity), mode=mode, late=late,
        by_member=commune.members["leader"].id, at=NOW + timedelta(hours=hour), network="local", chat_id=1,
        message_id=hour,
    )  # fmt: skip
    commune.session.add(row)
    commune.session.flush()
    return row


def decide(commune: Commune, row: Report, accepted: str, *, hour: int = 100) -> Acceptance | None:
    return acceptances.decide(
        commune.session,
        report_id=row.id,
        increment=reports.increment_of(commune.session, report=row),
        accepted=Decimal(accepted),
        by_member=commune.members["secretary"].id,
        now=NOW + timedelta(hours=hour),
    )


def standing(commune: Commune, one: Commitment) -> commitments.Standing:
    found = commitments.standing(commune.session, committee_id=commune.id, commitment_id=one.id)
    assert found is not None
    return found


def close(commune: Commune, *, today: date = AFTER, since: date = SINCE) -> list[Snapshot]:
    return commitments.close_periods(commune.session, committee_id=commune.id, today=today, since=since, now=NOW)


def test_what_was_accepted_sent_back_and_waits_adds_up_to_what_was_reported(commune: Commune) -> None:
    duty, road = signed(commune)
    first, second = report(commune, duty, road, "100"), report(commune, duty, road, "50", hour=1)
    report(commune, duty, road, "7", hour=2)
    decide(commune, first, "80")
    decide(commune, second, "0")
    found = standing(commune, road).tally
    assert [found.accepted, found.returned, found.waiting] == [Decimal(n) for n in (80, 70, 7)]
    assert standing(commune, road).missing == 320 - 87


def test_a_report_is_decided_on_once_and_again_after_the_decision_was_taken_back(commune: Commune) -> None:
    duty, road = signed(commune)
    row = report(commune, duty, road, "100")
    made = decide(commune, row, "100")
    assert made is not None
    assert decide(commune, row, "0") is None
    assert acceptances.withdraw(commune.session, acceptance=made, now=NOW)
    assert not acceptances.withdraw(commune.session, acceptance=made, now=NOW)
    assert standing(commune, road).tally.accepted == 0
    assert decide(commune, row, "0") is not None
    assert standing(commune, road).counted == 0


def test_the_database_refuses_two_decisions_in_force(commune: Commune) -> None:
    duty, road = signed(commune)
    row = report(commune, duty, road, "100")
    decide(commune, row, "100")
    again = Acceptance(
        report_id=row.id, increment=Decimal(1), accepted=Decimal(1), by_member=commune.members["secretary"].id, at=NOW
    )
    commune.session.add(again)
    with pytest.raises(IntegrityError):
        commune.session.flush()


def test_a_changed_target_keeps_what_it_was(commune: Commune) -> None:
    _, road = signed(commune)
    by = commune.members["secretary"].id
    for target in ("300", "300", "310"):
        commitments.change_target(
            commune.session,
            commitment=road,
            target=Decimal(target),
            reason="đoàn",
            by_member=by,
            now=NOW,
        )
    rows = commitments.changes_of(commune.session, commitment_id=road.id)
    assert [(int(row.before), int(row.after)) for row in rows] == [(320, 300), (300, 310)]


def test_a_period_is_closed_the_day_after_its_last_under_the_next_number(commune: Commune) -> None:
    duty, road = signed(commune)
    report(commune, duty, road, "100")
    assert close(commune, today=date(2021, 6, 30)) == []
    (snapshot,) = close(commune)
    row = snapshot.content["rows"][str(road.id)]
    assert snapshot.number == 1
    assert (row["counted"], row["missing"], row["reached"]) == ("100.000", "220.000", False)
    assert close(commune) == []
    assert standing(commune, road).refused


def test_a_hamlet_whose_date_was_moved_is_closed_by_its_own(commune: Commune) -> None:
    duty, road = signed(commune)
    other = commune.duty(commune.session.get_one(type(commune.task("x")), duty.assignment_id), hamlet="Hòa Bình")
    commune.signed(commune.session.get_one(type(commune.task("y")), duty.assignment_id), "Hòa Bình", "đường", "10")
    duty.due = date(2021, 7, 10)
    commune.session.add(duty)
    commune.session.flush()
    (first,) = close(commune)
    assert {row["hamlet"] for row in first.content["rows"].values()} == {"Hòa Bình"}
    assert standing(commune, road).snapshot is None
    (second,) = close(commune, today=date(2021, 7, 11))
    assert (second.number, list(second.content["rows"])) == (2, [str(road.id)])
    assert other.due is None


def test_what_ended_before_the_committee_began_is_not_closed(commune: Commune) -> None:
    signed(commune)
    assert close(commune, since=date(2021, 7, 1)) == []


def test_another_committees_periods_are_its_own(session: Session, commune: Commune) -> None:
    signed(commune)
    other = make_commune(session, "xa-khac")
    signed(other)
    assert close(commune)[0].number == 1
    assert close(other)[0].number == 1


happenings = st.lists(
    st.tuples(
        st.sampled_from(["add", "total", "late", "withdraw", "decide", "undo", "target", "close", "move"]),
        st.integers(1, 400),
    ),
    max_size=8,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=happenings, after=happenings)
def test_closing_is_final_whatever_comes_later(
    session: Session, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    with session.begin_nested() as nested:
        commune = make_commune(session, "cuoi-cung")
        duty, road = signed(commune)
        for hour, (what, number) in enumerate(before):
            if what != "close":
                _happens(commune, duty, road, what, number, hour)
        close(commune, today=date(2021, 9, 1))
        frozen = standing(commune, road)
        assert frozen.snapshot is not None
        kept = (dict(frozen.snapshot.content), frozen.counted, frozen.target, frozen.reached, frozen.missing)
        for hour, (what, number) in enumerate(after):
            _happens(commune, duty, road, what, number, 1000 + hour)
        session.expire_all()
        then = standing(commune, road)
        assert then.snapshot is not None
        assert (then.snapshot.content, then.counted, then.target, then.reached, then.missing) == kept
        assert commitments.totals(session, commitment_ids=[road.id]) == {road.id: kept[1]}
        nested.rollback()


def _happens(commune: Commune, duty: Duty, road: Commitment, what: str, number: int, hour: int) -> None:
    session = commune.session
    told = reports.told(session, commitment_ids=[road.id])[road.id]
    if what in ("add", "total", "late"):
        mode = Mode.TOTAL if what == "total" else Mode.ADD
        report(commune, duty, road, str(number), mode=mode, hour=hour, late=what == "late")
    elif what == "withdraw" and told:
        reports.withdraw_message(session, report=told[number % len(told)].report, now=NOW)
    elif what == "decide" and told:
        decide(commune, told[number % len(told)].report, str(number % 3), hour=hour)
    elif what == "undo":
        for one in told:
            if one.decision is not None:
                acceptances.withdraw(session, acceptance=one.decision, now=NOW)
    elif what == "target":
        commitments.change_target(session, commitment=road, target=Decimal(number), reason="x", now=NOW)
    elif what == "close":
        close(commune, today=date(2021, 9, 1) + timedelta(days=number))
    elif what == "move":
        duty.due = date(2021, 7, 1) + timedelta(days=number % 30)
        session.add(duty)
        session.flush()
