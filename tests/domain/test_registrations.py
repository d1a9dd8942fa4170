"""Registrations as people type them: names, options, phones, numbers, and what was done."""

from __future__ import annotations

import pytest

from bot.domain.errors import UserError
from bot.domain.line_lists.model import Table
from bot.domain.money import read_amount
from bot.domain.programmes import Option, Plan, Stage
from bot.domain.registration_tables import read_tables
from bot.domain.registrations import Line, read_done, read_registration

PLAN = Plan(
    options=(Option(number=1, name="thôn và hộ tự làm", aliases=("tự làm",)), Option(number=2, name="xã thuê làm")),
    stages=(Stage(key="built", name="đã xây", aliases=("xây", "xây xong"), by=("hamlet_leader",)),),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn Văn Hùng, PA1", [("Nguyễn Văn Hùng", 1, 1, None, None)]),
        ("hộ bà Hoa PA2", [("Hoa", 1, 2, None, None)]),
        ("ông Hùng tự làm", [("Hùng", 1, 1, None, None)]),
        ("1. TRẦN THỊ HOA 0912000345 p.a 1", [("Trần Thị Hoa", 1, 1, "0912000345", None)]),
        ("Lê Văn Tám, xóm 3, phương án 2", [("Lê Văn Tám", 1, 2, None, "xóm 3")]),
        ("Chu Văn An", [("Chu Văn An", 1, None, None, None)]),
        ("Lê An, Lê Bình PA1", [("Lê An", 1, 1, None, None), ("Lê Bình", 1, 1, None, None)]),
        ("30 hộ phương án 1", [(None, 30, 1, None, None)]),
        ("30 hộ PA1, 12 hộ PA2", [(None, 30, 1, None, None), (None, 12, 2, None, None)]),
        ("Phương án 2:\n- Lê Văn Tám", [("Lê Văn Tám", 1, 2, None, None)]),
    ],
)  # fmt: skip
def test_a_line_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    found = read_registration(text, PLAN)
    assert [(one.name, one.count, one.option, one.phone, one.note) for one in found.lines] == expected
    assert found.unclear == ()


def test_a_line_that_names_nobody_is_told_with_its_number() -> None:
    found = read_registration("Lê Văn Tám PA1\nlàm ơn cho tôi hỏi việc này thế nào ạ", PLAN)
    assert [one.line for one in found.unclear] == [2]


def test_an_option_that_the_programme_has_not_is_refused() -> None:
    with pytest.raises(UserError):
        read_registration("Lê Văn Tám PA7", PLAN)


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("tất cả đã xây", None, None),
        ("20 hộ đã xây xong", None, 20),
        ("Nguyễn Văn Hùng đã xây", "Nguyễn Văn Hùng", None),
    ],
)
def test_what_was_done_is_read(text: str, name: str | None, count: int | None) -> None:
    done = read_done(text, PLAN)
    assert done is not None
    assert (done.stage.key, done.name, done.count) == ("built", name, count)


def test_a_name_that_ends_like_a_stage_is_a_name() -> None:
    assert read_done("Nguyễn Văn Xây", PLAN) is None


def test_columns_stand_in_any_order_and_options_may_be_ticked() -> None:
    rows = (
        ("DANH SÁCH", None, None, None),
        ("PA2", "Số điện thoại", "Họ và tên chủ hộ", "PA1"),
        ("x", 912000345.0, "Nguyễn Văn Hùng", None),
        (None, None, "Trần Thị Hoa", "x"),
        (None, None, "Tổng cộng", None),
    )
    found = read_tables([Table("", rows)], PLAN)
    assert found.lines == (
        Line("Nguyễn Văn Hùng", option=2, phone="0912000345", line=3),
        Line("Trần Thị Hoa", option=1, line=4),
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2.500.000đ", 2_500_000),
        ("1,2 triệu", 1_200_000),
        ("1tr2", 1_200_000),
        ("350 nghìn", 350_000),
        ("53.566.000", 53_566_000),
        ("1 triệu 200", 1_200_000),
        ("2 triệu rưỡi", 2_500_000),
    ],
)
def test_an_amount_is_read_to_the_dong(text: str, amount: int) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["", "chưa rõ", "-500.000", "1 triệu và 2 triệu", "0 triệu"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_amount(text)
