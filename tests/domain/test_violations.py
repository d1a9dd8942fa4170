"""Breaches read from one line, and added up as a notice states them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.hamlets import Hamlet, HamletFinder
from bot.domain.violations import Kind, Tally, read_breach, read_month
from bot.render.violations import money, tally

ON = date(2021, 6, 14)
HAMLETS = HamletFinder((Hamlet("Nam Thắng", ("N.Thắng",)), Hamlet("Hòa Bình", ("Hoà Bình",))))


@pytest.mark.parametrize(
    ("text", "kind", "people", "fine"),
    [
        ("khẩu trang 2 người 2 triệu", Kind.MASK, 2, 2_000_000),
        ("không đeo khẩu trang, phạt 1.000.000đ", Kind.MASK, 1, 1_000_000),
        ("5K 3 đối tượng phạt 6 triệu", Kind.FIVE_K, 3, 6_000_000),
        ("vi phạm 5k, nhắc nhở 4 người", Kind.FIVE_K, 4, 0),
        ("tụ tập 5 người phạt 500k", Kind.GATHERING, 5, 500_000),
        ("TU TAP DONG NGUOI 12 DOI TUONG 15 TRIEU DONG", Kind.GATHERING, 12, 15_000_000),
        ("trốn cách ly phạt 7,5 triệu", Kind.ESCAPE, 1, 7_500_000),
        ("trốn cách ly, 7.500.000 đồng", Kind.ESCAPE, 1, 7_500_000),
        ("ra khỏi nơi cách ly 7500000", Kind.ESCAPE, 1, 7_500_000),
        ("xe quá tải 2 xe 4tr", Kind.OVERLOAD, 2, 4_000_000),
        ("xe quá tải 1tr5", Kind.OVERLOAD, 1, 1_500_000),
        ("khẩu trang 1 triệu rưỡi", Kind.MASK, 1, 1_500_000),
        ("khẩu trang 2 triệu 500 nghìn", Kind.MASK, 1, 2_500_000),
        ("khẩu trang phạt 2 triệu 3 người", Kind.MASK, 3, 2_000_000),
        ("khẩu trang 3 người, mỗi người 1 triệu", Kind.MASK, 3, 3_000_000),
        ("khẩu trang hai người, 1tr/người", Kind.MASK, 2, 2_000_000),
        ("khác: đánh bạc 3 người 3 triệu", Kind.OTHER, 3, 3_000_000),
        ("đánh bạc 3 người 3 triệu", None, 3, 3_000_000),
        ("không khai báo y tế 1 người", Kind.FIVE_K, 1, 0),
    ],
)
def test_one_line_tells_kind_people_and_fine(text: str, kind: Kind | None, people: int, fine: int) -> None:
    read = read_breach(text, on=ON, hamlets=HAMLETS)
    assert (read.kind, read.people, read.fine) == (kind, people, fine)


def test_several_cases_may_be_told_at_once() -> None:
    read = read_breach("khẩu trang 5 vụ, 6 đối tượng, 6 triệu đồng", on=ON, hamlets=HAMLETS)
    assert (read.cases, read.people, read.fine) == (5, 6, 6_000_000)


@pytest.mark.parametrize(
    ("text", "names", "hamlet", "day"),
    [
        ("Nguyễn Văn Kiên thôn Nam Thắng trốn cách ly 7,5tr", ("Nguyễn Văn Kiên",), "Nam Thắng", ON),
        ("trốn cách ly: Nguyễn Văn Kiên (Nam Thắng), hôm qua", ("Nguyễn Văn Kiên",), "Nam Thắng", date(2021, 6, 13)),
        ("12/6 khẩu trang 2 người Hoà Bình 2 triệu", (), "Hòa Bình", date(2021, 6, 12)),
        ("tụ tập Trần Văn Nam, Lê Thị Hoa phạt 2 triệu", ("Trần Văn Nam", "Lê Thị Hoa"), None, ON),
    ],
)
def test_one_line_tells_who_where_and_when(text: str, names: tuple[str, ...], hamlet: str | None, day: date) -> None:
    read = read_breach(text, on=ON, hamlets=HAMLETS)
    assert (read.names, read.hamlet, read.day) == (names, hamlet, day)


def test_a_chosen_kind_stands_and_a_supposed_one_gives_way() -> None:
    said = "không đeo khẩu trang, 1 triệu"
    assert read_breach(said, on=ON, hamlets=HAMLETS, kind=Kind.FIVE_K).kind is Kind.FIVE_K
    assert read_breach(said, on=ON, hamlets=HAMLETS, otherwise=Kind.ESCAPE).kind is Kind.MASK
    assert read_breach("phạt 1 triệu", on=ON, hamlets=HAMLETS, otherwise=Kind.ESCAPE).kind is Kind.ESCAPE


def test_each_named_person_counts() -> None:
    assert read_breach("tụ tập Trần Văn Nam, Lê Thị Hoa phạt 2 triệu", on=ON, hamlets=HAMLETS).people == 2


def test_year_and_phone_are_no_money() -> None:
    read = read_breach("khẩu trang Nguyễn Văn Kiên, SN 1985, 0912 000 345, 1 triệu", on=ON, hamlets=HAMLETS)
    assert (read.fine, read.birth_year, read.phone) == (1_000_000, 1985, "0912000345")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("abc xyz", "violation_nothing"),
        ("khẩu trang 31/06 1 người", "bad_date"),
        ("khẩu trang 20/6 1 người", "violation_future"),
        ("khẩu trang 5000 người", "violation_too_much"),
        ("khẩu trang 2000 triệu", "violation_too_much"),
    ],
)
def test_what_cannot_be_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        read_breach(text, on=ON, hamlets=HAMLETS)
    assert refused.value.reason == reason


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = read_breach(text, on=ON, hamlets=HAMLETS)
    except UserError:
        return
    assert read.people >= read.cases >= 1
    assert read.fine >= 0
    assert read.day <= ON


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=999))
def test_amounts_are_read_back_as_they_are_shown(people: int, thousands: int) -> None:
    fine = thousands * 10_000
    read = read_breach(f"tụ tập {people} đối tượng {money(fine)}", on=ON, hamlets=HAMLETS)
    assert (read.people, read.fine) == (people, fine)


@dataclass(frozen=True)
class Row:
    cases: int
    people: int
    fine: int


def test_the_month_is_stated_as_the_notice_states_it() -> None:
    rows = [Row(1, 2, 2_000_000), *(Row(1, 1, 1_000_000) for _ in range(4))]
    assert tally(Tally.of(rows)) == "5 vụ, 6 đối tượng, 6 triệu đồng"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (6_000_000, "6 triệu đồng"),
        (7_500_000, "7,5 triệu đồng"),
        (6_250_000, "6,25 triệu đồng"),
        (53_566_000, "53.566.000 đồng"),
        (500_000, "500.000 đồng"),
        (0, "0 đồng"),
    ],
)
def test_money_is_written_as_people_write_it(amount: int, shown: str) -> None:
    assert money(amount) == shown


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("tháng 5", date(2021, 5, 1)),
        ("tháng 05/2021", date(2021, 5, 1)),
        ("tổng hợp tháng 6", date(2021, 6, 1)),
        ("thang truoc", date(2021, 5, 1)),
        ("tổng", date(2021, 6, 1)),
        ("tháng 12", date(2020, 12, 1)),
        ("tháng 13", None),
        ("khẩu trang 2 người", None),
    ],
)
def test_a_month_is_asked_for_in_words(text: str, month: date | None) -> None:
    assert read_month(text, on=ON) == month


def test_the_month_before_january_is_december() -> None:
    assert read_month("tháng trước", on=date(2021, 1, 5)) == date(2020, 12, 1)
