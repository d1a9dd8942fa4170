"""Duties, what was reported on them, and what is done."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.duties import Judge, Part, State
from bot.domain.quantities import Mode
from handlers.standings import standings
from storage import assignments, commitments, reports
from storage.assignments import Commitment, Duty, Owner, Report
from tests.storage.commune import NOW, TODAY, Commune, make_commune


def report(
    commune: Commune,
    duty: Duty,
    commitment: Commitment | None = None,
    quantity: str | None = None,
    *,
    mode: Mode = Mode.ADD,
    message: int = 1,
    at: datetime = NOW,
    state: State | None = None,
) -> Report:
    row = Report(
        duty_id=duty.id,
        commitment_id=commitment.id if commitment else None,
        quantity=Decimal(quantity) if quantity else None,
        mode=mode,
        state=state,
        by_member=commune.members["leader"].id,
        at=at,
        network="local",
        chat_id=1,
        message_id=message,
    )
    commune.session.add(row)
    commune.session.flush()
    return row


def total(commune: Commune, commitment: Commitment) -> Decimal:
    return commitments.totals(commune.session, commitment_ids=[commitment.id])[commitment.id]


def done(commune: Commune) -> set[int]:
    found = standings(commune.session, committee_id=commune.id, today=TODAY)
    return {one.duty.id for one in found if one.state is State.DONE}


def test_a_members_duties_are_his_own_and_his_hamlets_those_due_first(commune: Commune) -> None:
    undated, late, early = commune.task("b", due=None), commune.task("c"), commune.task("a", due=date(2021, 6, 20))
    commune.duty(undated, member="leader")
    commune.duty(late, hamlet="Nam Thắng")
    commune.duty(early, hamlet="Nam Thắng")
    commune.duty(early, hamlet="Hòa Bình")
    commune.duty(commune.task("old", active=False), hamlet="Nam Thắng")
    mine = assignments.duties_of(
        commune.session, member_id=commune.members["leader"].id, hamlet_id=commune.hamlets["Nam Thắng"].id
    )
    assert [task.key for task, _ in mine] == ["a", "c", "b"]
    only_own = assignments.duties_of(commune.session, member_id=commune.members["leader"].id, hamlet_id=None)
    assert [task.key for task, _ in only_own] == ["b"]


def test_all_duties_are_the_committees_own_and_active(commune: Commune) -> None:
    other = make_commune(commune.session, "xa-khac")
    other.duty(other.task("theirs"), hamlet="Nam Thắng")
    ours = commune.duty(commune.task("ours"), hamlet="Nam Thắng")
    commune.duty(commune.task("old", active=False), hamlet="Nam Thắng")
    assert [duty.id for _, duty in assignments.all_duties(commune.session, committee_id=commune.id)] == [ours.id]


def test_a_total_follows_the_reports_in_force(commune: Commune) -> None:
    task = commune.task("roads")
    duty, road = commune.duty(task, hamlet="Nam Thắng"), commune.signed(task, "Nam Thắng", "đường", "320")
    canal = commune.signed(task, "Nam Thắng", "kênh", "100")
    assert total(commune, road) == 0
    report(commune, duty, road, "120", message=1)
    running = report(commune, duty, road, "300.5", mode=Mode.TOTAL, message=2)
    report(commune, duty, road, "10.125", message=3)
    assert total(commune, road) == Decimal("310.625")
    assert total(commune, canal) == 0
    reports.withdraw_message(commune.session, report=running, now=NOW)
    assert total(commune, road) == Decimal("130.125")


def test_large_amounts_of_money_are_exact(commune: Commune) -> None:
    task = commune.task("fund")
    duty, fund = commune.duty(task, hamlet="Nam Thắng"), commune.signed(task, "Nam Thắng", "quỹ", "1000000000")
    report(commune, duty, fund, "53566000.001")
    report(commune, duty, fund, "999999999.999", message=2)
    commune.session.expire_all()
    assert total(commune, fund) == Decimal("1053566000.000")


def test_the_total_before_a_report_leaves_it_and_later_ones_out(commune: Commune) -> None:
    task = commune.task("roads")
    duty, road = commune.duty(task, hamlet="Nam Thắng"), commune.signed(task, "Nam Thắng", "đường", "320")
    rows = [report(commune, duty, road, "100", message=n) for n in range(3)]
    assert [reports.total_before(commune.session, report=row) for row in rows] == [0, 100, 200]
    reports.withdraw_message(commune.session, report=rows[0], now=NOW)
    assert reports.total_before(commune.session, report=rows[2]) == 100


def test_taking_a_message_back_takes_back_all_that_it_reported_and_nothing_else(commune: Commune) -> None:
    task = commune.task("roads")
    duty = commune.duty(task, hamlet="Nam Thắng")
    road, canal = commune.signed(task, "Nam Thắng", "đường", "320"), commune.signed(task, "Nam Thắng", "kênh", "100")
    first = report(commune, duty, road, "100", message=5)
    report(commune, duty, canal, "20", message=5)
    report(commune, duty, road, "7", message=6)
    withdrawn = reports.withdraw_message(commune.session, report=first, now=NOW)
    assert len(withdrawn) == 2
    assert (total(commune, road), total(commune, canal)) == (Decimal(7), Decimal(0))
    assert list(reports.withdraw_message(commune.session, report=first, now=NOW)) == []
    left = reports.in_message(commune.session, network="local", chat_id=1, message_id=5)
    assert list(left) == []


def test_an_edited_messages_old_receipt_does_not_take_back_the_new_report(commune: Commune) -> None:
    task = commune.task("roads")
    duty, road = commune.duty(task, hamlet="Nam Thắng"), commune.signed(task, "Nam Thắng", "đường", "320")
    old = report(commune, duty, road, "100", message=5)
    reports.withdraw_message(commune.session, report=old, now=NOW)
    report(commune, duty, road, "150", message=5, at=NOW + timedelta(minutes=1))
    assert list(reports.withdraw_message(commune.session, report=old, now=NOW)) == []
    assert total(commune, road) == 150


def test_a_hamlet_is_done_when_every_quantity_that_it_signed_for_is_reached(commune: Commune) -> None:
    task = commune.task("roads")
    mine, theirs = commune.duty(task, hamlet="Nam Thắng"), commune.duty(task, hamlet="Hòa Bình")
    road, canal = commune.signed(task, "Nam Thắng", "đường", "320"), commune.signed(task, "Nam Thắng", "kênh", "100")
    commune.signed(task, "Hòa Bình", "đường", "200")
    report(commune, mine, road, "320", message=1)
    assert done(commune) == set()
    last = report(commune, mine, canal, "100", mode=Mode.TOTAL, message=2)
    assert done(commune) == {mine.id}
    assert theirs.id not in done(commune)
    reports.withdraw_message(commune.session, report=last, now=NOW)
    assert done(commune) == set()


def test_a_duty_said_to_be_done_is_done_until_that_is_taken_back(commune: Commune) -> None:
    task = commune.task("tax")
    duty, other = commune.duty(task, member="secretary"), commune.duty(task, hamlet="Nam Thắng")
    assert assignments.said_done(commune.session, duty_id=duty.id) is None
    word = report(commune, duty, state=State.DONE)
    assert done(commune) == {duty.id}
    assert other.id not in done(commune)
    said = assignments.said_done(commune.session, duty_id=duty.id)
    assert said is not None
    assert said.id == word.id
    reports.withdraw_message(commune.session, report=word, now=NOW)
    assert done(commune) == set()
    assert assignments.said_done(commune.session, duty_id=duty.id) is None


def test_a_duty_without_quantities_is_not_done_by_itself(commune: Commune) -> None:
    commune.duty(commune.task("tax"), hamlet="Nam Thắng")
    assert done(commune) == set()


def test_one_hamlets_quantities_do_not_finish_another_assignment(commune: Commune) -> None:
    june, july = commune.task("june"), commune.task("july", due=date(2021, 7, 31))
    in_june, in_july = commune.duty(june, hamlet="Nam Thắng"), commune.duty(july, hamlet="Nam Thắng")
    first = commune.signed(june, "Nam Thắng", "đường", "10")
    commune.signed(july, "Nam Thắng", "đường", "10")
    report(commune, in_june, first, "10")
    assert done(commune) == {in_june.id}
    assert in_july.id not in done(commune)


def test_what_a_hamlet_signed_for_comes_in_the_order_of_the_periods(commune: Commune) -> None:
    july, june = commune.task("july", due=date(2021, 7, 31)), commune.task("june")
    commune.signed(july, "Nam Thắng", "đường", "1")
    commune.signed(june, "Nam Thắng", "đường", "2")
    commune.signed(june, "Hòa Bình", "đường", "3")
    hamlet_id = commune.hamlets["Nam Thắng"].id
    own = commitments.of_committee(commune.session, committee_id=commune.id, hamlet_id=hamlet_id)
    assert [(task.key, one.target) for task, one in own] == [("june", Decimal(2)), ("july", Decimal(1))]
    assert len(commitments.of_committee(commune.session, committee_id=commune.id)) == 3


@pytest.mark.parametrize(("minutes", "counted"), [(-1, False), (0, True), (30, True)])
def test_a_hamlet_has_reported_since_a_moment(commune: Commune, minutes: int, counted: bool) -> None:
    task = commune.task("roads")
    row = report(commune, commune.duty(task, hamlet="Nam Thắng"), state=State.DONE, at=NOW + timedelta(minutes=minutes))
    report(commune, commune.duty(task, member="secretary"), state=State.DONE, at=NOW, message=2)

    def reported() -> set[int]:
        return assignments.hamlets_reported(commune.session, committee_id=commune.id, since=NOW)

    assert reported() == ({commune.hamlets["Nam Thắng"].id} if counted else set())
    reports.withdraw_message(commune.session, report=row, now=NOW)
    assert reported() == set()


def test_a_duty_is_found_by_hamlet_or_by_member(commune: Commune) -> None:
    task = commune.task("tax")
    of_hamlet, of_member = commune.duty(task, hamlet="Nam Thắng"), commune.duty(task, member="secretary")

    def find(hamlet_id: int | None, member_id: int | None) -> int | None:
        found = assignments.duty_for(commune.session, assignment_id=task.id, hamlet_id=hamlet_id, member_id=member_id)
        return found.id if found is not None else None

    assert find(commune.hamlets["Nam Thắng"].id, None) == of_hamlet.id
    assert find(None, commune.members["secretary"].id) == of_member.id
    assert find(commune.hamlets["Hòa Bình"].id, commune.members["secretary"].id) is None


def test_an_assignment_is_given_to_owners_and_helpers_and_nobody_twice(commune: Commune) -> None:
    hamlets = [Owner(hamlet_id=row.id) for row in commune.hamlets.values()]
    secretary = Owner(member_id=commune.members["secretary"].id)
    made = assignments.create(
        commune.session,
        committee_id=commune.id,
        key="pipes",
        title="Sửa nắp ống thu gom",
        due=date(2021, 6, 25),
        owners=[*hamlets, *hamlets],
        collaborators=[secretary, hamlets[0]],
    )
    rows = assignments.all_duties(commune.session, committee_id=commune.id)
    assert len(rows) == 3
    assert {task.id for task, _ in rows} == {made.id}
    assert {(duty.owner, duty.part) for _, duty in rows} == {
        (secretary, Part.COLLABORATOR),
        (hamlets[0], Part.OWNER),
        (hamlets[1], Part.OWNER),
    }


def test_the_database_refuses_a_second_duty_of_the_same_hamlet(commune: Commune) -> None:
    task = commune.task("roads")
    commune.duty(task, hamlet="Nam Thắng")
    with pytest.raises(IntegrityError):
        commune.duty(task, hamlet="Nam Thắng")


def test_what_a_recurring_assignment_is_judged_by_is_read_from_its_words(commune: Commune) -> None:
    owners = [Owner(member_id=commune.members["station"].id)]
    lists = assignments.create(
        commune.session, committee_id=commune.id, key="a", title="Cập nhật F1, F2 hằng ngày, gửi danh sách",
        recurring="daily", owners=owners,
    )  # fmt: skip
    once = assignments.create(
        commune.session, committee_id=commune.id, key="b", title="Gửi danh sách F1", due=TODAY, owners=owners
    )
    assert (lists.judged_by, once.judged_by) == (Judge.LISTS, None)
