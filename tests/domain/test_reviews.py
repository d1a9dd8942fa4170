"""What a month is judged by."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reviews import Owed, Result, Routine, Share, Task, Volume, Work, best_hamlets

END = date(2021, 6, 30)
DUE = date(2021, 6, 20)
HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình")


@pytest.mark.parametrize(
    ("done_on", "result"),
    [
        (None, Result.NOT_DONE),
        (date(2021, 6, 20), Result.ON_TIME),
        (date(2021, 6, 1), Result.ON_TIME),
        (date(2021, 6, 21), Result.LATE),
        (END, Result.LATE),
        (date(2021, 7, 1), Result.NOT_DONE),  # done after the day that is looked back from
    ],
)
def test_a_part_is_judged_by_the_day_it_was_done(done_on: date | None, result: Result) -> None:
    assert Owed("Nam Thắng", DUE, done_on).result(until=END) is result


def test_a_task_is_done_well_only_when_everybody_was_in_time() -> None:
    prompt, slow = Owed("Nam Thắng", DUE, DUE), Owed("Hòa Bình", DUE, DUE + timedelta(days=1))
    assert Task("a", (prompt, prompt)).done_well(until=END)
    assert not Task("a", (prompt, slow)).done_well(until=END)
    assert not Task("a", ()).done_well(until=END)


def test_a_postponed_part_is_judged_by_its_own_day() -> None:
    postponed = Owed("Hòa Bình", DUE + timedelta(days=5), DUE + timedelta(days=4))
    assert Task("a", (Owed("Nam Thắng", DUE, DUE), postponed)).done_well(until=END)


def test_one_hamlets_surplus_does_not_make_up_for_another() -> None:
    volume = Volume(
        "NTM tháng 6",
        "đường bê tông",
        "m",
        (Share("Nam Thắng", Decimal(900), Decimal(320)), Share("Hòa Bình", Decimal(200), Decimal(250))),
    )
    work = Work(END, volumes=(volume,))
    assert volume.done > volume.target
    assert volume.within == 520
    assert (work.good_volumes, work.poor_volumes) == ((), (volume,))
    assert [one.hamlet for one in volume.missing] == ["Hòa Bình"]


def test_the_hamlets_furthest_behind_come_first() -> None:
    shares = [
        Share("Nam Thắng", Decimal(300), Decimal(320)),
        Share("Trung Phú", Decimal(10), Decimal(280)),
        Share("Hòa Bình", Decimal(125), Decimal(250)),
    ]
    volume = Volume("NTM tháng 6", "đường bê tông", "m", tuple(shares))
    assert [one.hamlet for one in volume.missing] == ["Trung Phú", "Hòa Bình", "Nam Thắng"]


def test_the_best_hamlets_reached_everything_that_they_signed_for() -> None:
    road = Volume(
        "t", "đường", "m", (Share("Nam Thắng", Decimal(5), Decimal(5)), Share("Hòa Bình", Decimal(5), Decimal(5)))
    )
    ditch = Volume(
        "t", "rãnh", "m", (Share("Nam Thắng", Decimal(5), Decimal(5)), Share("Hòa Bình", Decimal(4), Decimal(5)))
    )
    assert best_hamlets([road, ditch], HAMLETS) == ("Nam Thắng",)


def test_a_routine_is_good_only_when_no_occurrence_was_missed() -> None:
    kept = Routine("Danh sách hằng ngày", "Trạm y tế", "daily", 30, ())
    missed = Routine("Phát thanh", "Đài truyền thanh", "daily", 30, (DUE,))
    empty = Routine("Kế hoạch tuần", "Nam Thắng", "weekly", 0, ())
    work = Work(END, routines=(kept, missed, empty))
    assert work.good_routines == (kept,)
    assert work.poor_routines == (missed,)
    assert missed.kept == 29


owed = st.builds(
    Owed,
    st.sampled_from(HAMLETS),
    st.dates(date(2021, 6, 1), END),
    st.none() | st.dates(date(2021, 6, 1), date(2021, 7, 31)),
)


@given(st.lists(st.builds(Task, st.text(max_size=5), st.lists(owed, max_size=4).map(tuple)), max_size=6))
def test_every_task_that_somebody_owed_is_told_once(tasks: list[Task]) -> None:
    work = Work(END, tasks=tuple(tasks))
    assert len(work.good_tasks) + len(work.poor_tasks) == sum(bool(task.owed) for task in tasks)
    for task in tasks:
        parts = [part for result in Result for part in task.of(result, until=END)]
        assert sorted(parts, key=repr) == sorted(task.owed, key=repr)
