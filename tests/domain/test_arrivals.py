"""People back from elsewhere, as leaders type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.arrivals import ArrivalReading, Arrived, Reason, is_same, read_arrivals
from bot.domain.hamlets import Hamlet, HamletFinder

ON = date(2021, 6, 14)
HAMLETS = HamletFinder((Hamlet("Nam Thắng", ("N.Thắng",)), Hamlet("Hòa Bình", ("Hoà Bình",)), Hamlet("Trung Phú")))


def read(text: str) -> ArrivalReading:
    return read_arrivals(text, on=ON, hamlets=HAMLETS, own="Nam Thắng")


@pytest.mark.parametrize(
    ("text", "name", "came_from", "day", "phone"),
    [
        ("Nguyễn Văn An về từ Bình Dương 12/6, 0912 000 345", "Nguyễn Văn An", "Bình Dương", 12, "0912000345"),
        ("1. Lê Văn Cường - Đà Nẵng - 13/6 - 0987000111", "Lê Văn Cường", "Đà Nẵng", 13, "0987000111"),
        ("Trần Thị Bình, SN 1990, ở Bắc Giang về hôm qua, sđt 0912000345", "Trần Thị Bình", "Bắc Giang", 13,
         "0912000345"),
        ("anh Phạm Văn Dũng từ Sài Gòn về sáng nay 0912.000.345", "Phạm Văn Dũng", "TP. Hồ Chí Minh", 14,
         "0912000345"),
        ("nguyen van an ve tu binh duong ngay 12/6", "Nguyen Van An", "Bình Dương", 12, None),
        ("Hồ Thị Sen về từ TP HCM ngày 10/06/2021", "Hồ Thị Sen", "TP. Hồ Chí Minh", 10, None),
        ("12/6 Nguyễn Văn An đi làm ở KCN Vân Trung về", "Nguyễn Văn An", "KCN Vân Trung", 12, None),
        ("Nguyễn Bình Dương về từ Hà Nội 12/6", "Nguyễn Bình Dương", "Hà Nội", 12, None),
        ("Nguyễn Thị Huệ, Bắc Ninh, 11/6", "Nguyễn Thị Huệ", "Bắc Ninh", 11, None),
        ("Trần Văn Thái Bình về từ Thái Bình 11/6", "Trần Văn Thái Bình", "Thái Bình", 11, None),
        ("Nguyễn Văn An (thôn Nam Thắng) về từ Hòa Bình 12/6", "Nguyễn Văn An", "Hòa Bình", 12, None),
        ("Nguyễn Văn An về từ Thuận An, tỉnh Bình Dương ngày 12/6", "Nguyễn Văn An", "Thuận An, tỉnh Bình Dương", 12,
         None),
        ("Phạm Văn Tú về từ KCN Vân Trung, Bắc Giang hôm qua", "Phạm Văn Tú", "KCN Vân Trung, Bắc Giang", 13, None),
        ("phạm văn tư về từ đà nẵng 12/6", "Phạm Văn Tư", "Đà Nẵng", 12, None),
        ("pham van tu ve tu da nang 12/6", "Pham Van Tu", "Đà Nẵng", 12, None),
        ("Nguyễn Văn An về từ quận 12 TP.HCM 12/6", "Nguyễn Văn An", "quận 12 TP.HCM", 12, None),
        ("Nguyễn Văn An từ 1/6 đến 12/6 ở Đồng Nai", "Nguyễn Văn An", "Đồng Nai", 12, None),
        ("Nguyễn Văn An 0912000345 Bình Dương 12-06-2021", "Nguyễn Văn An", "Bình Dương", 12, "0912000345"),
    ],
)  # fmt: skip
def test_one_person_in_one_line(text: str, name: str, came_from: str, day: int, phone: str | None) -> None:
    (one,) = read(text).people
    assert (one.full_name, one.came_from, one.came_on, one.phone) == (name, came_from, date(2021, 6, day), phone)


def test_several_people_in_several_lines() -> None:
    people = read(
        "Nguyễn Văn An về từ Bình Dương 12/6\n2) Lê Thị Hoa, 1990, từ Hà Nội 13/6\n\nTrần Văn Tý Đà Nẵng 11/6"
    ).people
    assert [(one.full_name, one.came_from, one.line) for one in people] == [
        ("Nguyễn Văn An", "Bình Dương", 1),
        ("Lê Thị Hoa", "Hà Nội", 2),
        ("Trần Văn Tý", "Đà Nẵng", 4),
    ]
    assert people[1].birth_year == 1990


def test_a_heading_holds_for_those_under_it() -> None:
    people = read("Về từ Bình Dương ngày 12/6:\n1. Nguyễn Văn An, 0912000345\n2. Lê Thị Hoa, từ Hà Nội").people
    assert [(one.came_from, one.came_on) for one in people] == [
        ("Bình Dương", date(2021, 6, 12)),
        ("Hà Nội", date(2021, 6, 12)),
    ]


def test_two_people_of_one_line_share_where_and_when() -> None:
    people = read("Nguyễn Văn An 0912000345 và vợ Lê Thị Hoa 0987000111 về từ Bình Dương 12/6").people
    assert people[0].full_name == "Nguyễn Văn An"
    assert people[0].phone == "0912000345"
    assert all(one.came_from == "Bình Dương" for one in people)


def test_what_is_not_said_stays_unknown() -> None:
    (one,) = read("Nguyễn Văn An").people
    assert (one.came_from, one.came_on, one.phone, one.birth_year) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nguyễn Văn An về từ Bình Dương 31/6", Reason.BAD_DATE),
        ("Nguyễn Văn An sẽ về từ Bình Dương 20/6", Reason.FUTURE),
        ("Nguyễn Văn An thôn Trung Phú về từ Bình Dương 12/6", Reason.OTHER_HAMLET),
        ("về từ Bình Dương 12/6, 0912000345", Reason.NO_NAME),
        ("về từ Bình Dương 12/6", Reason.NO_NAME),
        ("cháu bé nhà chị Liên", Reason.NO_NAME),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(text: str, reason: Reason) -> None:
    reading = read(text)
    assert reading.people == ()
    assert [one.reason for one in reading.unclear] == [reason]


@pytest.mark.parametrize("text", ["", "cảm ơn đồng chí", "Kính gửi trạm y tế xã", "Thôn Nam Thắng báo cáo như sau:"])
def test_chatter_is_nobody(text: str) -> None:
    assert read(text) == ArrivalReading((), ())


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for one in read(text).people:
        assert one.full_name.strip()
        assert one.came_on is None or one.came_on <= ON


def test_the_same_person_is_known_by_what_does_not_differ() -> None:
    one = Arrived("Nguyễn Văn Hùng", "", phone="0912000345", birth_year=None)
    assert is_same(one, "Nguyễn Văn Hùng", phone=None, birth_year=1985)
    assert not is_same(one, "Nguyễn Văn Hưng", phone="0912000345", birth_year=None)
    assert not is_same(one, "Nguyễn Văn Hùng", phone="0987000111", birth_year=None)
