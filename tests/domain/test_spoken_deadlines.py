"""Until when, as somebody says it in a line of a chat on Monday 14/06/2021, 08:00."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.spoken_deadlines import read_until

NOW = datetime(2021, 6, 14, 8, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("line", "due", "at", "rest"),
    [
        ("25/6 vì mưa", date(2021, 6, 25), None, "vì mưa"),
        ("xin lùi đến 28/6 do thiếu xi măng", date(2021, 6, 28), None, "do thiếu xi măng"),
        ("den 25/6 vi mua", date(2021, 6, 25), None, "vi mua"),
        ("sửa nắp ống thu gom trước 25/6", date(2021, 6, 25), None, "sửa nắp ống thu gom"),
        ("lập danh sách trước 17h ngày 25/6", date(2021, 6, 25), time(17), "lập danh sách"),
        ("tổ chức họp 25/6 tại nhà văn hóa", date(2021, 6, 25), None, "tổ chức họp 25/6 tại nhà văn hóa"),
        ("xong trước 30/6 phần kênh còn lại", date(2021, 6, 30), None, "phần kênh còn lại"),
        ("ngày mai", date(2021, 6, 15), None, ""),
        ("mai", date(2021, 6, 15), None, ""),
        ("sáng mai", date(2021, 6, 15), None, ""),
        ("thứ sáu", date(2021, 6, 18), None, ""),
        ("thứ hai", date(2021, 6, 14), None, ""),
        ("thứ hai tuần sau", date(2021, 6, 21), None, ""),
        ("3 ngày nữa", date(2021, 6, 17), None, ""),
        ("trong 2 tuần", date(2021, 6, 28), None, ""),
        ("dọn chợ trước 17h", date(2021, 6, 14), time(17), "dọn chợ"),
        ("cuối tuần", date(2021, 6, 20), None, ""),
    ],
)
def test_a_day_is_read_and_taken_out_of_the_words(line: str, due: date, at: time | None, rest: str) -> None:
    until = read_until(line, now=NOW)
    assert until is not None
    assert (until.due, until.due_time, until.rest, until.past) == (due, at, rest, False)


@pytest.mark.parametrize(
    ("line", "recurring", "rest"),
    [
        ("hằng ngày cập nhật danh sách F1", "daily", "cập nhật danh sách F1"),
        ("hàng tuần báo cáo tuần tra", "weekly", "báo cáo tuần tra"),
        ("báo cáo thu chi hằng tháng", "monthly", "báo cáo thu chi"),
    ],
)
def test_what_comes_back_is_read(line: str, recurring: str, rest: str) -> None:
    until = read_until(line, now=NOW)
    assert until is not None
    assert (until.due, until.recurring, until.rest) == (None, recurring, rest)


@pytest.mark.parametrize("line", ["20/5", "ngày 13/06/2021", "10/6 vì mưa", "trước 7h"])
def test_a_day_or_hour_that_is_over_is_said_to_be(line: str) -> None:
    until = read_until(line, now=NOW)
    assert until is not None
    assert until.past


@pytest.mark.parametrize("line", ["", "vì mưa", "31/6", "làm 2/3 số hộ", "hôm nào rảnh", "1/2/2050", "khu 5"])
def test_no_day_is_made_up(line: str) -> None:
    assert read_until(line, now=NOW) is None


@given(st.text(max_size=80))
def test_no_line_is_too_odd(line: str) -> None:
    until = read_until(line, now=NOW)
    assert until is None or until.past or until.due is None or until.due >= NOW.date()
