"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.dates import find_days, find_ranges, year_of
from bot.domain.folding import clean, fold_aligned

ON = date(2021, 6, 14)


def folded(text: str) -> str:
    return fold_aligned(clean(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5/6", date(2021, 6, 5)),
        ("05/06/2021", date(2021, 6, 5)),
        ("5/6/21", date(2021, 6, 5)),
        ("05-06-2021", date(2021, 6, 5)),
        ("5.6.21", date(2021, 6, 5)),
        ("ngày 5-6", date(2021, 6, 5)),
        ("ngày 5 tháng 6", date(2021, 6, 5)),
        ("ngày 05 tháng 06 năm 2021", date(2021, 6, 5)),
        ("mồng 5/6", date(2021, 6, 5)),
        ("mùng 5 tháng 6", date(2021, 6, 5)),
        ("2021-06-05", date(2021, 6, 5)),
        ("17h00 ngày 12/06/2021", date(2021, 6, 12)),
        ("hôm qua", date(2021, 6, 13)),
        ("hôm kia", date(2021, 6, 12)),
        ("sáng nay", date(2021, 6, 14)),
        ("ngày 10", date(2021, 6, 10)),
        ("12/5", date(2021, 5, 12)),
    ],
)
def test_a_day_is_read_day_first(text: str, day: date) -> None:
    (mark,) = find_days(folded(text), on=ON)
    assert mark.day == day


@pytest.mark.parametrize("text", ["31/06", "30/2", "32/6", "13/25/2021", "ngày 31"])
def test_a_day_that_no_calendar_has_is_none_and_not_another(text: str) -> None:
    (mark,) = find_days(folded(text), on=ON)
    assert mark.day is None
    assert mark.bad


@pytest.mark.parametrize("text", ["0912.000.345", "BN9901", "21 ngày", "3 người", "lúc 3h", "1985"])
def test_other_numbers_are_no_days(text: str) -> None:
    assert find_days(folded(text), on=ON) == []


@pytest.mark.parametrize(
    "text",
    [
        "từ 06/06/2021 đến 27/06/2021",
        "6-27/6",
        "6/6 - 27/6",
        "6/6-27/6",
        "6/6 -> 27/6",
        "6/6=>27/6",
        "6.6.21 - 27.6.21",
        "06-06-2021 - 27-06-2021",
        "từ ngày 6 đến ngày 27/6",
        "từ 6/6 đến hết ngày 27/6",
        "từ 0h ngày 6/6 đến 24h ngày 27/6",
        "từ ngày 6 tháng 6 đến ngày 27 tháng 6",
        "6/6~27/6",
    ],
)
def test_a_range_has_two_ends(text: str) -> None:
    (mark,) = find_ranges(folded(text), on=ON)
    assert (mark.day, mark.until) == (date(2021, 6, 6), date(2021, 6, 27))


def test_two_days_side_by_side_are_no_range() -> None:
    assert find_ranges("5/6, 6/6", on=ON) == []
    assert len(find_days("5/6, 6/6", on=ON)) == 2


def test_a_range_that_no_calendar_has_keeps_what_is_sure() -> None:
    (mark,) = find_ranges("6/6 - 31/6", on=ON)
    assert (mark.day, mark.until, mark.bad) == (date(2021, 6, 6), None, "6/6 - 31/6")


@pytest.mark.parametrize(
    ("day", "month", "on", "year"),
    [
        (28, 12, date(2022, 1, 3), 2021),
        (5, 1, date(2021, 12, 28), 2022),
        (5, 6, ON, 2021),
        (20, 7, ON, 2021),
    ],
)
def test_the_year_left_out_is_this_one_but_around_new_year(day: int, month: int, on: date, year: int) -> None:
    assert year_of(day, month, on) == year
