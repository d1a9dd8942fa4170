"""Where duties stand: moved dates, the owner's last word, and the occurrences of what comes back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.duties import Judge, Owner, State
from handlers.standings import Standing, open_duties, standings
from storage import assignments, broadcasts, duty_events, hamlet_lists, plans
from storage.assignments import Duty, Report
from storage.plans import Plan
from tests.storage.commune import NOW, TODAY, Commune


def say(commune: Commune, duty: Duty, state: State, *, at: datetime = NOW) -> Report:
    row = Report(
        duty_id=duty.id, state=state, by_member=commune.members["leader"].id, at=at, network="local", chat_id=1,
        message_id=1,
    )  # fmt: skip
    commune.session.add(row)
    commune.session.flush()
    return row


def standing(commune: Commune, duty: Duty, *, today: date = TODAY) -> Standing:
    found = standings(commune.session, committee_id=commune.id, today=today)
    return next(one for one in found if one.duty.id == duty.id)


def recurring(commune: Commune, every: str, judge: Judge | None, owner: Owner) -> Duty:
    row = assignments.create(
        commune.session, committee_id=commune.id, key=f"{every}-{judge}", title="x", recurring=every, owners=[owner]
    )
    row.judged_by = judge
    commune.session.add(row)
    found = assignments.duty_for(
        commune.session, assignment_id=row.id, hamlet_id=owner.hamlet_id, member_id=owner.member_id
    )
    assert found is not None
    return found


def test_the_last_word_in_force_is_where_it_stands(commune: Commune) -> None:
    duty = commune.duty(commune.task("tax"), member="secretary")
    assert standing(commune, duty).state is State.OPEN
    say(commune, duty, State.DOING)
    say(commune, duty, State.DONE)
    assert open_duties(commune.session, committee_id=commune.id, today=TODAY) == []
    last = say(commune, duty, State.STUCK)
    assert standing(commune, duty).state is State.STUCK
    last.withdrawn_at = NOW
    commune.session.add(last)
    commune.session.flush()
    assert standing(commune, duty).state is State.DONE


def test_a_moved_date_is_that_dutys_alone_and_comes_back(commune: Commune) -> None:
    task = commune.task("roads", due=date(2021, 6, 20))
    mine, theirs = commune.duty(task, hamlet="Nam Thắng"), commune.duty(task, hamlet="Hòa Bình")
    chair = commune.members["chair"].id
    first, second = date(2021, 6, 25), date(2021, 6, 30)
    one = duty_events.move(commune.session, duty=mine, due=first, due_time=None, by_member=chair, reason="mưa", now=NOW)
    two = duty_events.move(
        commune.session, duty=mine, due=second, due_time=None, by_member=chair, reason="mưa nữa", now=NOW
    )
    assert standing(commune, mine).due == second
    assert standing(commune, theirs).due == date(2021, 6, 20)
    assert not duty_events.withdraw(commune.session, event=one, now=NOW)  # a later one stands upon it
    assert duty_events.withdraw(commune.session, event=two, now=NOW)
    assert not duty_events.withdraw(commune.session, event=two, now=NOW)
    assert standing(commune, mine).due == first
    assert duty_events.withdraw(commune.session, event=one, now=NOW)
    assert standing(commune, mine).due == date(2021, 6, 20)


def test_a_dropped_or_handed_over_duty_is_owed_no_more_until_that_is_undone(commune: Commune) -> None:
    task = commune.task("roads")
    mine, theirs = commune.duty(task, hamlet="Nam Thắng"), commune.duty(task, hamlet="Hòa Bình")
    theirs.active = False
    commune.session.add(theirs)
    commune.session.flush()
    event = duty_events.hand_over(commune.session, duty=mine, to=theirs, by_member=commune.members["chair"].id, now=NOW)
    owed = open_duties(commune.session, committee_id=commune.id, today=TODAY)
    assert [one.owner for one in owed] == ["Hòa Bình"]
    duty_events.withdraw(commune.session, event=event, now=NOW)
    owed = open_duties(commune.session, committee_id=commune.id, today=TODAY)
    assert [one.owner for one in owed] == ["Nam Thắng"]


def test_a_request_waits_until_it_is_answered(commune: Commune) -> None:
    duty = commune.duty(commune.task("roads"), hamlet="Nam Thắng")
    leader, chair = commune.members["leader"].id, commune.members["chair"].id
    asked = duty_events.note(
        commune.session, duty_id=duty.id, what=duty_events.What.ASKED, by_member=leader, now=NOW, due=TODAY
    )
    assert [row.id for row in duty_events.requests(commune.session, committee_id=commune.id)] == [asked.id]
    no = duty_events.note(
        commune.session, duty_id=duty.id, what=duty_events.What.REFUSED, by_member=chair, now=NOW, answers=asked.id
    )
    assert duty_events.waiting(commune.session, duty_id=duty.id) is None
    assert not duty_events.withdraw(commune.session, event=asked, now=NOW)
    duty_events.withdraw(commune.session, event=no, now=NOW)
    waiting = duty_events.waiting(commune.session, duty_id=duty.id)
    assert waiting is not None
    assert waiting.id == asked.id


def test_the_days_list_judges_a_daily_duty_one_day_at_a_time(commune: Commune) -> None:
    station = commune.members["station"].id
    duty = recurring(commune, "daily", Judge.LISTS, Owner(member_id=station))
    hamlet_lists.note_unchanged(commune.session, committee_id=commune.id, day=TODAY, member_id=station, now=NOW)
    assert standing(commune, duty).state is State.DONE
    assert standing(commune, duty, today=TODAY + timedelta(days=1)).state is State.OPEN
    later = standing(commune, duty, today=TODAY + timedelta(days=3))
    assert [one.first for one in later.missed] == [TODAY + timedelta(days=1), TODAY + timedelta(days=2)]


def test_the_bulletin_that_was_read_out_judges_the_radio(commune: Commune) -> None:
    secretary = commune.members["secretary"].id
    duty = recurring(commune, "daily", Judge.RADIO, Owner(member_id=secretary))
    broadcasts.note(commune.session, committee_id=commune.id, day=TODAY, by_member=secretary, now=NOW)
    assert standing(commune, duty).state is State.DONE
    broadcasts.take_back(commune.session, committee_id=commune.id, day=TODAY)
    assert standing(commune, duty).state is State.OPEN


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        (date(2021, 6, 14), date(2021, 6, 20), True),
        (date(2021, 6, 17), date(2021, 6, 17), True),
        (date(2021, 6, 21), date(2021, 6, 27), False),
        (date(2021, 6, 7), date(2021, 6, 13), False),
    ],
)
def test_a_plan_of_the_hamlets_leader_judges_its_weekly_plan(
    commune: Commune, first: date, last: date, counts: bool
) -> None:
    duty = recurring(commune, "weekly", Judge.PLANS, Owner(hamlet_id=commune.hamlets["Nam Thắng"].id))
    other = recurring(commune, "monthly", Judge.PLANS, Owner(hamlet_id=commune.hamlets["Hòa Bình"].id))
    plan = Plan(
        committee_id=commune.id, member_id=commune.members["leader"].id, first=first, last=last, text="x", at=NOW,
        network="local", chat_id=1, message_id=1,
    )  # fmt: skip
    plans.put(commune.session, plan=plan)
    assert (standing(commune, duty).state is State.DONE) is counts
    assert standing(commune, other).state is State.OPEN


def test_a_word_of_this_week_counts_for_this_week_only(commune: Commune) -> None:
    duty = recurring(commune, "weekly", None, Owner(member_id=commune.members["secretary"].id))
    say(commune, duty, State.DONE)
    assert standing(commune, duty).state is State.DONE
    later = standing(commune, duty, today=TODAY + timedelta(days=7))
    assert (later.state, later.missed, later.word) == (State.OPEN, (), None)
    later = standing(commune, duty, today=TODAY + timedelta(days=14))
    assert [one.first for one in later.missed] == [date(2021, 6, 21)]


def test_who_left_the_committee_owes_nothing(commune: Commune) -> None:
    commune.duty(commune.task("tax"), member="secretary")
    secretary = commune.members["secretary"]
    secretary.active = False
    commune.session.add(secretary)
    commune.session.flush()
    assert standings(commune.session, committee_id=commune.id, today=TODAY) == []


def test_a_quantity_that_was_signed_for_and_reached_is_done_without_a_word(commune: Commune) -> None:
    task = commune.task("roads")
    duty, road = commune.duty(task, hamlet="Nam Thắng"), commune.signed(task, "Nam Thắng", "đường", "10")
    row = say(commune, duty, State.DOING)
    row.commitment_id, row.quantity, row.state = road.id, Decimal(10), None
    commune.session.add(row)
    commune.session.flush()
    assert standing(commune, duty).state is State.DONE


def test_trouble_with_what_comes_back_stays_until_it_is_said_to_be_over(commune: Commune) -> None:
    duty = recurring(commune, "weekly", None, Owner(member_id=commune.members["secretary"].id))
    say(commune, duty, State.DOING)
    later = TODAY + timedelta(days=7)
    assert standing(commune, duty, today=later).state is State.OPEN
    say(commune, duty, State.STUCK)
    assert standing(commune, duty, today=later).state is State.STUCK
