"""Which days a plan is for, and on which morning it is read back; now is Wednesday 16/06/2021."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from bot.domain.errors import UserError
from bot.domain.occurrences import Period
from bot.domain.plans import is_read_back, read_plan

HERE = timezone(timedelta(hours=7))
NOW = datetime(2021, 6, 16, 8, 0, tzinfo=HERE)
WEEK = Period(date(2021, 6, 14), date(2021, 6, 20))


def day(number: int) -> Period:
    return Period(date(2021, 6, number), date(2021, 6, number))


@pytest.mark.parametrize(
    ("said", "days", "text"),
    [
        ("mai: đổ bê tông ngõ 3", day(17), "đổ bê tông ngõ 3"),
        ("ngày mai đổ bê tông", day(17), "đổ bê tông"),
        ("Mai\n1. Đổ bê tông\n2. Dọn kênh", day(17), "1. Đổ bê tông\n2. Dọn kênh"),
        ("hôm nay: họp dân", day(16), "họp dân"),
        ("tuần: nạo vét kênh 200m", WEEK, "nạo vét kênh 200m"),
        ("kế hoạch tuần này làm đường", WEEK, "làm đường"),
        ("tuan sau lam duong", Period(date(2021, 6, 21), date(2021, 6, 27)), "lam duong"),
        ("20/6: họp dân", day(20), "họp dân"),
        ("thứ năm tuần này họp dân", day(17), "họp dân"),
        ("Tuấn làm đường", day(16), "Tuấn làm đường"),
        ("đổ bê tông ngõ 3", day(16), "đổ bê tông ngõ 3"),
    ],
)
def test_the_days_of_a_plan(said: str, days: Period, text: str) -> None:
    planned = read_plan(said, now=NOW)
    assert (planned.days, planned.text) == (days, text)


def test_without_a_day_an_afternoons_plan_is_tomorrows_and_a_buttons_days_count() -> None:
    assert read_plan("đổ bê tông", now=NOW.replace(hour=15)).days == day(17)
    assert read_plan("đổ bê tông", now=NOW, otherwise=WEEK).days == WEEK
    assert read_plan("mai: đổ bê tông", now=NOW, otherwise=WEEK).days == day(17)


@pytest.mark.parametrize(
    ("said", "reason"),
    [("", "plan_empty"), ("mai:", "plan_empty"), ("10/6: họp dân", "plan_past"), ("x" * 1501, "plan_too_long")],
)
def test_what_is_no_plan(said: str, reason: str) -> None:
    with pytest.raises(UserError) as error:
        read_plan(said, now=NOW)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    ("days", "written", "mornings"),
    [
        (day(17), (16, 20), [17]),
        (day(17), (17, 5), [17]),
        (day(17), (17, 9), []),
        (WEEK, (16, 9), [17]),
        (WEEK, (13, 9), [14]),
        (WEEK, (20, 9), []),
    ],
)
def test_a_plan_is_read_back_on_one_morning_at_most(
    days: Period, written: tuple[int, int], mornings: list[int]
) -> None:
    at = datetime(2021, 6, written[0], written[1], tzinfo=HERE)
    found = [
        number
        for number in range(13, 25)
        if is_read_back(days, written=at, morning=datetime(2021, 6, number, 6, 45, tzinfo=HERE))
        and datetime(2021, 6, number, 6, 45, tzinfo=HERE) > at
    ]
    assert found == mornings
