"""When a deadline is nudged, who else hears of it, and the moments of a day's slots."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.committee import CommitteeRules, Hours, is_quiet
from bot.domain.deadlines import Deadline, Tone, chair_hears, group_hears, moments, nudge_for

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
RULES = CommitteeRules()
DUE = date(2021, 6, 20)
HOUSES = Deadline(1, "Danh sách hộ đăng ký", DUE)
FIRST, SECOND = time(7, 30), time(15, 0)

days = st.dates(date(2021, 1, 1), date(2022, 12, 31))
slots = st.lists(st.times(), min_size=1, max_size=4, unique=True).map(tuple)


@pytest.mark.parametrize(
    ("days_left", "slot", "tone", "days"),
    [
        (8, FIRST, None, 0),
        (7, FIRST, Tone.AHEAD, 7),
        (7, SECOND, None, 0),
        (6, FIRST, None, 0),
        (3, FIRST, Tone.AHEAD, 3),
        (2, FIRST, None, 0),
        (1, FIRST, Tone.AHEAD, 1),
        (1, SECOND, None, 0),
        (0, FIRST, Tone.TODAY, 0),
        (0, SECOND, Tone.TODAY, 0),
        (-1, FIRST, Tone.LATE, 1),
        (-1, SECOND, None, 0),
        (-2, FIRST, Tone.LATE, 2),
        (-40, FIRST, Tone.LATE, 40),
    ],
)
def test_the_slots_in_which_a_deadline_is_nudged(days_left: int, slot: time, tone: Tone | None, days: int) -> None:
    nudge = nudge_for(HOUSES, RULES, day=DUE - timedelta(days=days_left), slot=slot)
    if tone is None:
        assert nudge is None
    else:
        assert nudge is not None
        assert (nudge.deadline, nudge.tone, nudge.days) == (HOUSES, tone, days)


def test_before_a_deadline_of_notice_12_the_leader_hears_five_times() -> None:
    heard = [
        (day, slot)
        for day in (date(2021, 6, 1) + timedelta(days=n) for n in range(20))
        for slot in RULES.hours.nudges
        if nudge_for(HOUSES, RULES, day=day, slot=slot) is not None
    ]
    assert heard == [
        (date(2021, 6, 13), FIRST),
        (date(2021, 6, 17), FIRST),
        (date(2021, 6, 19), FIRST),
        (DUE, FIRST),
        (DUE, SECOND),
    ]


def test_the_first_slot_is_the_earliest_in_whatever_order_they_are_set() -> None:
    rules = CommitteeRules(hours=Hours(nudges=(SECOND, FIRST)))
    assert nudge_for(HOUSES, rules, day=DUE - timedelta(days=1), slot=FIRST) is not None
    assert nudge_for(HOUSES, rules, day=DUE - timedelta(days=1), slot=SECOND) is None


@pytest.mark.parametrize(
    ("days_left", "slot", "heard"),
    [(2, FIRST, False), (1, FIRST, True), (1, SECOND, False), (0, FIRST, True), (0, SECOND, False), (-1, FIRST, False)],
)
def test_the_group_hears_who_is_missing_on_the_last_days(days_left: int, slot: time, heard: bool) -> None:
    assert group_hears(HOUSES, RULES, day=DUE - timedelta(days=days_left), slot=slot) is heard


@pytest.mark.parametrize(("late", "slot", "heard"), [(0, FIRST, False), (1, FIRST, True), (1, SECOND, False),
                                                     (2, FIRST, True)])  # fmt: skip
def test_the_chair_is_to_know_from_the_first_late_day_on(late: int, slot: time, heard: bool) -> None:
    assert chair_hears(HOUSES, RULES, day=DUE + timedelta(days=late), slot=slot) is heard


@pytest.mark.parametrize(
    ("at", "slot", "tone"),
    [
        (time(7), FIRST, Tone.LATE),
        (time(7, 30), FIRST, Tone.LATE),
        (time(10), FIRST, Tone.TODAY),
        (time(10), SECOND, Tone.LATE),
        (time(17), SECOND, Tone.TODAY),
    ],
)
def test_an_hour_that_has_passed_on_the_day_is_late(at: time, slot: time, tone: Tone) -> None:
    nudge = nudge_for(replace(HOUSES, due_time=at), RULES, day=DUE, slot=slot)
    assert nudge is not None
    assert (nudge.tone, nudge.days) == (tone, 0)


@pytest.mark.parametrize(
    ("recurring", "slot", "days_left", "heard"),
    [
        ("daily", FIRST, 0, False),
        ("daily", SECOND, 0, True),
        ("weekly", FIRST, 0, True),
        ("weekly", SECOND, 0, True),
        ("weekly", FIRST, 1, False),
        ("weekly", FIRST, -1, False),
        ("monthly", FIRST, 3, False),
        ("monthly", FIRST, 1, True),
        ("monthly", SECOND, 1, False),
        ("monthly", FIRST, -1, True),
        ("monthly", SECOND, -1, False),
        ("monthly", FIRST, -2, False),
    ],
)
def test_what_comes_back_is_nudged_on_its_day_and_beside_it_where_it_is_rare(
    recurring: str, slot: time, days_left: int, heard: bool
) -> None:
    often = replace(HOUSES, recurring=recurring)
    day = DUE - timedelta(days=days_left)
    assert (nudge_for(often, RULES, day=day, slot=slot) is not None) is heard
    assert not group_hears(often, RULES, day=day, slot=slot)
    assert not chair_hears(often, RULES, day=day, slot=slot)


@given(due=days, day=days, nudge_days=st.frozensets(st.integers(1, 60)))
def test_each_day_has_at_most_one_nudge_but_the_day_itself(due: date, day: date, nudge_days: frozenset[int]) -> None:
    rules = CommitteeRules(nudge_days=tuple(nudge_days))
    deadline = Deadline(1, "x", due)
    count = sum(nudge_for(deadline, rules, day=day, slot=slot) is not None for slot in rules.hours.nudges)
    left = (due - day).days
    assert count == (len(rules.hours.nudges) if left == 0 else 1 if left < 0 or left in nudge_days else 0)


@given(nudges=slots, morning=st.times(), summary=st.times(), quiet_from=st.times(), quiet_until=st.times())
def test_hours_that_disturb_the_quiet_are_refused(
    nudges: tuple[time, ...], morning: time, summary: time, quiet_from: time, quiet_until: time
) -> None:
    """Either no moment of the day lies in the quiet hours, or the hours cannot be made at all."""
    try:
        hours = Hours(
            nudges=nudges, list_reminders=(), morning=morning, summary=summary, follow_up=summary, bulletin=summary,
            weekly=summary, quiet_from=quiet_from, quiet_until=quiet_until,
        )  # fmt: skip
    except ValidationError:
        reference = Hours().model_copy(update={"quiet_from": quiet_from, "quiet_until": quiet_until})
        assert any(is_quiet(moment, reference) for moment in (morning, summary, *nudges))
        return
    for moment in (morning, summary, *nudges):
        assert not is_quiet(moment, hours)
        if quiet_from <= quiet_until:
            assert moment < quiet_from or moment >= quiet_until
        else:
            assert quiet_until <= moment < quiet_from


def test_hours_without_a_slot_for_nudges_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        Hours(nudges=())


@given(
    times=st.lists(st.times(), max_size=4, unique=True),
    minutes=st.lists(st.integers(0, 30 * 24 * 60), min_size=2, max_size=6),
)
def test_moments_of_adjoining_spans_leave_no_gap_and_count_nothing_twice(times: list[time], minutes: list[int]) -> None:
    cuts = [datetime(2021, 6, 1, tzinfo=UTC) + timedelta(minutes=n) for n in sorted(minutes)]
    pieces = [
        moment for after, until in pairwise(cuts) for moment in moments(times, after=after, until=until, zone=ZONE)
    ]
    whole = list(moments(times, after=cuts[0], until=cuts[-1], zone=ZONE))
    assert pieces == whole
    assert whole == sorted(set(whole))
    day = timedelta(days=1)
    first = cuts[0].astimezone(ZONE).date() - day
    expected = {
        moment
        for n in range(33)
        for slot in times
        if cuts[0] < (moment := datetime.combine(first + n * day, slot, tzinfo=ZONE)) <= cuts[-1]
    }
    assert set(whole) == expected


def test_a_moment_belongs_to_the_span_that_it_ends() -> None:
    morning = datetime(2021, 6, 14, 7, 30, tzinfo=ZONE)
    assert list(moments([FIRST], after=morning - timedelta(hours=1), until=morning, zone=ZONE)) == [morning]
    assert list(moments([FIRST], after=morning, until=morning + timedelta(hours=1), zone=ZONE)) == []
