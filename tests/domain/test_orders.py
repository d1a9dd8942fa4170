"""An order in one line; the people are invented, and now is Monday 14/06/2021."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.orders import LONGEST_TITLE, Order, read_order
from tests.domain.test_addressees import PEOPLE, PLACES, shown

NOW = datetime(2021, 6, 14, 8, 0, tzinfo=timezone(timedelta(hours=7)))


def read(line: str) -> Order:
    return read_order(line, places=PLACES, people=PEOPLE, now=NOW)


@pytest.mark.parametrize(
    ("line", "owners", "title", "due", "at"),
    [
        ("thôn Nam Thắng sửa nắp ống thu gom trước 25/6", "h1", "Sửa nắp ống thu gom", date(2021, 6, 25), None),
        ("thon nam thang sua nap ong truoc 25/6", "h1", "Sua nap ong", date(2021, 6, 25), None),
        ("cho các thôn tổng vệ sinh trước 17h ngày 25/6", "h1 h2 h3", "Tổng vệ sinh", date(2021, 6, 25), time(17)),
        ("đồng chí Ý lập danh sách hộ trước thứ sáu", "m3", "Lập danh sách hộ", date(2021, 6, 18), None),
        ("thôn Hòa Bình phải dọn kênh xong trước 30/6", "h3", "Dọn kênh", date(2021, 6, 30), None),
        ("giao đồng chí Ý đo đất từ 15/6 đến 20/6", "m3", "Đo đất", date(2021, 6, 20), None),
    ],
)
def test_who_what_and_by_when(line: str, owners: str, title: str, due: date, at: time | None) -> None:
    order = read(line)
    assert order.until is not None
    assert (shown(order.meant.owners), order.title) == (owners.split(), title)
    assert (order.until.due, order.until.due_time, order.until.past) == (due, at, False)


@pytest.mark.parametrize("line", ["Trạm y tế hằng ngày cập nhật F1, F2", "hằng ngày Trạm y tế cập nhật F1, F2"])
def test_what_comes_back(line: str) -> None:
    order = read(line)
    assert order.until is not None
    assert (order.until.recurring, order.title, shown(order.meant.owners)) == ("daily", "Cập nhật F1, F2", ["m1"])


def test_what_is_not_said_is_left_open() -> None:
    assert read("thôn Nam Thắng sửa nắp ống").until is None
    assert read("sửa nắp ống trước 25/6").meant.owners == ()
    unknown = read("đồng chí Thủy sửa cổng trước 25/6")
    assert (unknown.unknown, unknown.title) == ("đồng chí Thủy", "Sửa cổng")
    past = read("thôn Nam Thắng sửa nắp ống trước 10/6").until
    assert past is not None
    assert past.past


def test_who_helps_is_no_owner() -> None:
    order = read("Công an phối hợp với Trạm y tế kiểm tra chợ trước 20/6")
    assert (shown(order.meant.owners), shown(order.helpers)) == (["m4"], ["m1"])


def test_long_work_keeps_its_words_and_gets_a_short_title() -> None:
    order = read(f"thôn Nam Thắng {'dọn vệ sinh đường làng ' * 20}trước 25/6")
    assert len(order.title) <= LONGEST_TITLE + 1
    assert order.text.count("đường làng") == 20


@given(st.text(max_size=120))
def test_no_line_is_too_odd(line: str) -> None:
    order = read(line)
    assert len(order.title) <= LONGEST_TITLE + 1
