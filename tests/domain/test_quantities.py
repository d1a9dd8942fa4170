"""Quantities as leaders type them, how they add up, and how they are shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.quantities import Item, Mode, parse_number, read_progress, show

ROAD = Item("đường bê tông", "m", ("đường", "bê tông", "đường bt"))
CANAL = Item("kênh", "m", ("kênh mương", "mương"))
DRAIN = Item("rãnh thoát nước", "m", ("rãnh",))
GARDEN = Item("vườn mẫu", "vườn")
HOUSES = Item("hộ đăng ký", "hộ", ("đăng ký", "hộ", "hố rác"))
FUND = Item("quỹ vắc-xin", "đồng", ("quỹ",))
ITEMS = (ROAD, CANAL, DRAIN, GARDEN, HOUSES, FUND)

amounts = st.decimals(min_value="0.001", max_value="999999999.999", places=3)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("120", "120"),
        ("2.8", "2.8"),
        ("1,5", "1.5"),
        ("1.200", "1200"),
        ("12.345", "12345"),
        ("0.250", "0.250"),
        ("1.234,5", "1234.5"),
        ("53.566.000", "53566000"),
        ("53,566,000", "53566000"),
        ("53,566,000.5", "53566000.5"),
        (" 7 ", "7"),
    ],
)
def test_numbers_are_read_as_they_are_written_in_vietnam(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "m", "1.2.3", "1,2,3", "1.23.456", "12.34,5,6", "--5", "1e5", ".", "1.234.56"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "item", "quantity", "mode"),
    [
        ("đường 120m", ROAD, "120", Mode.ADD),
        ("duong 120 m", ROAD, "120", Mode.ADD),
        ("Đường: 120 mét", ROAD, "120", Mode.ADD),
        ("đường 120", ROAD, "120", Mode.ADD),
        ("đường 2.8km", ROAD, "2800", Mode.ADD),
        ("đường 1,5km", ROAD, "1500", Mode.ADD),
        ("đường 1.200m", ROAD, "1200", Mode.ADD),
        ("đường thêm 120m", ROAD, "120", Mode.ADD),
        ("đường 120m nữa", ROAD, "120", Mode.ADD),
        ("đường +120m", ROAD, "120", Mode.ADD),
        ("đường được 320m", ROAD, "320", Mode.TOTAL),
        ("bê tông 320m", ROAD, "320", Mode.ADD),
        ("đường bê tông tổng 320m", ROAD, "320", Mode.TOTAL),
        ("đường đạt 320m", ROAD, "320", Mode.TOTAL),
        ("đường làm được thêm 20m", ROAD, "20", Mode.ADD),
        ("tổng cộng kênh 90m", CANAL, "90", Mode.TOTAL),
        ("rãnh lũy kế 80m", DRAIN, "80", Mode.TOTAL),
        ("vườn mẫu 2", GARDEN, "2", Mode.ADD),
        ("vườn mẫu 2 vườn", GARDEN, "2", Mode.ADD),
        ("vườn 2", GARDEN, "2", Mode.ADD),
        ("hộ đăng ký 12 hộ", HOUSES, "12", Mode.ADD),
        ("quỹ 53.566.000đ", FUND, "53566000", Mode.ADD),
        ("quỹ 500 nghìn", FUND, "500000", Mode.ADD),
        ("quỹ 1,5 triệu", FUND, "1500000", Mode.ADD),
    ],
)
def test_one_work_in_one_line(text: str, item: Item, quantity: str, mode: Mode) -> None:
    (measured,) = read_progress(text, ITEMS)
    assert (measured.item, measured.quantity, measured.mode) == (item, Decimal(quantity), mode)


def test_several_works_in_one_line() -> None:
    found = read_progress("đường bê tông 120m, rãnh được 80 m và vườn mẫu 2", ITEMS)
    assert [(one.item, one.quantity, one.mode) for one in found] == [
        (ROAD, Decimal(120), Mode.ADD),
        (DRAIN, Decimal(80), Mode.TOTAL),
        (GARDEN, Decimal(2), Mode.ADD),
    ]


def test_a_total_of_one_work_does_not_make_the_next_a_total() -> None:
    first, second = read_progress("đường được 320m; kênh 40m", ITEMS)
    assert (first.mode, second.mode) == (Mode.TOTAL, Mode.ADD)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "progress_without_amount"),
        ("đường xong rồi", "progress_without_amount"),
        ("120m", "progress_which_item"),
        ("thêm 120m", "progress_which_item"),
        ("cầu 120m", "progress_unknown_item"),
        ("đường -50m", "progress_negative"),
        ("đường – 50m", "progress_negative"),
        ("đường 0m", "progress_bad_number"),
        ("đường 0,0 km", "progress_bad_number"),
        ("đường 1.2.3m", "progress_bad_number"),
        ("đường 9999999999999m", "progress_bad_number"),
        ("đường 999999999999km", "progress_bad_number"),
        ("đường 3 vườn", "progress_wrong_unit"),
        ("vườn mẫu 2km", "progress_wrong_unit"),
        ("quỹ 120m", "progress_wrong_unit"),
        ("đường 120m đang đổ bê", "progress_unknown_rest"),
        ("đường kênh 20m", "progress_several_items"),
        ("rãnh dọc đường 80m", "progress_several_items"),
        ("đường bê tông và kênh mương 20m", "progress_several_items"),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        read_progress(text, ITEMS)
    assert refused.value.reason == reason


def test_a_beginning_that_several_works_share_is_ambiguous() -> None:
    with pytest.raises(UserError) as refused:
        read_progress("đường 20m", [Item("đường bê tông", "m"), Item("đường nội đồng", "m")])
    assert refused.value.reason == "progress_several_items"
    assert refused.value.values["items"] == "đường bê tông, đường nội đồng"


@given(amounts)
def test_what_is_shown_reads_back_as_the_same_number(quantity: Decimal) -> None:
    shown = show(quantity)
    assert parse_number(shown) == quantity
    (measured,) = read_progress(f"đường {shown} m", ITEMS)
    assert measured.quantity == quantity


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [("0", "0"), ("120.000", "120"), ("1234.5", "1.234,5"), ("53566000", "53.566.000"), ("-1234", "-1.234"),
     ("1E+3", "1.000"), ("0.05", "0,05")],
)  # fmt: skip
def test_numbers_are_shown_as_they_are_written_in_vietnam(quantity: str, shown: str) -> None:
    assert show(Decimal(quantity)) == shown


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        found = read_progress(text, ITEMS)
    except UserError:
        return
    assert found
    assert all(one.item in ITEMS and one.quantity > 0 for one in found)
