"""Prose that goes on with somebody by a word of address, and what part names play in it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import ON
from tests.domain.lists import people as read


@pytest.mark.parametrize("sentence", [
    "Công ty đã bố trí xe đưa chị đi cách ly tập trung ngày 11/6.",
    "Chị vào khu cách ly tập trung hôm 11/6 rồi ạ.",
    "Sáng 11/6 chị Thu đã được đưa đi cách ly tập trung.",
    "Gia đình đã cho chị đi cách ly tập trung từ ngày 11/6.",
])  # fmt: skip
def test_a_sentence_goes_on_with_the_one_person(sentence: str) -> None:
    (person,) = read(
        "Công ty có một công nhân ở thôn Nam Thắng là Kiều Thị Thu, sinh năm 1998, số điện thoại 0385000649. "
        f"Chị Thu ngồi cùng chuyền với BN9944, nên là F1. {sentence}"
    )
    assert (person.level, person.place, person.quarantine_start) == ("F1", "centralised", date(2021, 6, 11))


def test_each_word_of_address_has_its_own_person() -> None:
    grandmother, child = read(
        "Chị ơi, bà Kiều Thị Mão sinh 1957 thôn Hồng Lạc là F1 của BN9936. Còn cháu ngoại của bà tên Lê Khánh Vy 2012 "
        "thì là F2 của bà Kiều Thị Mão. Bà vào khu cách ly tập trung 9/6, cháu cách ly ở nhà."
    )
    assert (grandmother.place, grandmother.quarantine_start) == ("centralised", date(2021, 6, 9))
    assert (child.place, child.quarantine_start) == ("home", None)


def test_where_two_may_be_meant_nothing_is_taken_for_one() -> None:
    people = read(
        "Nam Thắng có F1 của BN9936: chị Kiều Thị Mão sinh 1957, chị Lê Thị Vy 1980 cùng làm ở xưởng may. "
        "Chị đã đi cách ly tập trung từ 9/6."
    )
    assert len({(person.place, person.quarantine_start) for person in people}) == 1


@pytest.mark.parametrize("day", ["tối 10/6", "chiều 10/6", "hôm 10/6"])
@pytest.mark.parametrize("met", ["sang uống nước với BN9941", "ăn giỗ cùng mâm với BN9941", "bốc hàng cùng BN9941"])
def test_the_day_before_a_meeting_is_its_day(day: str, met: str) -> None:
    (person,) = read(f"Báo cáo trạm, {day} ông Kiều Văn Lợi (sn 1962, thôn Nam Thắng) có {met}, xác định là F1.")
    assert (person.level, person.source, person.contact_date) == ("F1", "BN9941", date(2021, 6, 10))


@pytest.mark.parametrize("text", [
    "Cháu Kiều Thư, sinh 2015, thôn Hòa Bình. Cô giáo cháu là F1 Lại Thị Lam nên cháu được xếp F2.",
    "Em là Kiều Thư sinh 2015 ở Hòa Bình, tối 10/6 em đi hát với F1 tên Lại Thị Lam, trưởng thôn báo em là F2.",
    "Con gái F1 Lại Thị Lam là Kiều Thư (2015), thôn Hòa Bình, nay đưa vào diện F2 của mẹ.",
    "họ tên đầy đủ Kiều Thư, 2015, Hòa Bình, cháu là F2, người cháu gặp là F1 Lại Thị Lam",
])  # fmt: skip
def test_an_f1_beside_whom_others_are_f2_is_whom_they_met(text: str) -> None:
    assert [(person.full_name, person.level, person.source) for person in read(text)] == [
        ("Kiều Thư", "F2", "Lại Thị Lam")
    ]


def test_levels_with_a_name_each_are_listed() -> None:
    people = read("F1 Lại Thị Lam, F2 Kiều Văn Thư")
    assert [(person.full_name, person.level) for person in people] == [("Lại Thị Lam", "F1"), ("Kiều Văn Thư", "F2")]


@pytest.mark.parametrize("text", [
    "Trưởng thôn Nam Thắng Lại Văn Tuyên xin báo: ông Kiều Lực, 1970, là F1 của BN9947",
    "Phòng nhân sự xin gửi: anh Kiều Lực, tổ cơ điện, sinh năm 1970, cùng ca với BN9947, là F1",
    "Hôm nay hết thời hạn cách ly tại nhà của anh Kiều Lực (1970, Cao Thắng, F1)",
    "Tôi xin báo: trong thôn có ông Kiều Lực, năm sinh 1970, hôm 9/6 tiếp xúc với BN9947",
])  # fmt: skip
def test_who_is_told_of_and_who_tells(text: str) -> None:
    assert [(person.full_name, person.birth_year) for person in read(text)] == [("Kiều Lực", 1970)]


def test_who_is_visited_is_told_of_by_his_given_name() -> None:
    (person,) = read(
        "Ngày 12/6 BN9956 ghé tiệm cắt tóc của anh Kiều Văn Tới ở thôn Hồng Lạc. "
        "Anh Tới sinh năm 1985, xác định là F1, đã cách ly tập trung từ 13/6."
    )
    assert (person.full_name, person.level, person.birth_year) == ("Kiều Văn Tới", "F1", 1985)


@pytest.mark.parametrize("closing", [
    "về việc hai em là F2 của F1 Lại Thị Hạnh", "hai em đều là F2 của F1 Lại Thị Hạnh",
])  # fmt: skip
def test_the_level_of_two_children(closing: str) -> None:
    people = read(f"Trường báo phụ huynh hai em Kiều Nhi (thôn Nam Thắng) và Lê Phát (thôn Cao Thắng), {closing}.")
    assert [(person.level, person.source) for person in people] == [("F2", "Lại Thị Hạnh")] * 2


def test_who_is_taken_out_to_quarantine_begins_it() -> None:
    (person,) = read("F1 BN9963: thầy Kiều Thịnh, 1990. Nhà trường đã đưa thầy ra khu cách ly tập trung ngày 12/6.")
    assert (person.quarantine_start, person.quarantine_end) == (date(2021, 6, 12), None)


def test_a_clause_of_its_own_tells_the_day_of_leaving() -> None:
    (person,) = read(
        "Trường báo: cô giáo Kiều Oanh (1986) ngày 9/6 họp cùng phòng với BN9950 nên thuộc F1, "
        "sáng nay xe đã chở cô đi cách ly tập trung."
    )
    assert (person.contact_date, person.quarantine_start, person.place) == (date(2021, 6, 9), ON, "centralised")


@pytest.mark.parametrize(
    "last", ["Chiều 13/6 bà đã vào khu cách ly tập trung.", "Hôm qua bà vào khu cách ly tập trung."]
)
def test_a_day_may_stand_before_the_word_of_address(last: str) -> None:
    (person,) = read(f"Có bà Kiều Thoa, sinh năm 1963, Cao Thắng. Bà ngồi sau BN9957, thuộc diện F1. {last}")
    assert (person.place, person.quarantine_start) == ("centralised", date(2021, 6, 13))


def test_two_of_a_pair_are_told_apart_behind_a_colon() -> None:
    people = read(
        "Anh Kiều Khánh (F1 của BN9942, 1980) và em trai Kiều Toàn (F2 của Kiều Khánh, 1986): "
        "anh đi cách ly tập trung ngày 10/6, em cách ly tại nhà từ 10/6 đến 24/6."
    )
    assert [(person.place, person.quarantine_end) for person in people] == [
        ("centralised", None),
        ("home", date(2021, 6, 24)),
    ]


@pytest.mark.parametrize("met", ["tiếp xúc gần với ca dương tính BN9947", "tiếp xúc gần (bắt tay) với BN9947"])
def test_a_close_contact_of_a_case_is_an_f1(met: str) -> None:
    (person,) = read(f"Trong thôn có ông Kiều Thiện, năm sinh 1970, hôm 9/6 có {met} ở quán cà phê.")
    assert (person.level, person.source, person.contact_date) == ("F1", "BN9947", date(2021, 6, 9))


def test_a_relative_whom_somebody_was_with_is_not_listed() -> None:
    (person,) = read("Thêm một cháu: Kiều Hào, nam, 2013, do ngủ cùng bà ngoại là F1 Cù Thị Đoan đêm 9/6. Cháu là F2.")
    assert (person.full_name, person.level, person.source) == ("Kiều Hào", "F2", "Cù Thị Đoan")


def test_the_head_of_a_house_may_be_meant_himself() -> None:
    (person,) = read(
        "Thông báo đến gia đình bà Kiều Nhàn, thôn Cao Thắng, sinh năm 1974: bà là F2 liên quan F1 Chu Tuân."
    )
    assert (person.full_name, person.level, person.source) == ("Kiều Nhàn", "F2", "Chu Tuân")


@pytest.mark.parametrize("head", [
    "Cô Thắm lớp em là F1 rồi nên các cháu bên trạm xếp F2 hết:", "Thầy Tú thành F1 nên cả lớp thuộc diện F2:",
])  # fmt: skip
def test_what_follows_from_a_level_is_that_of_those_below(head: str) -> None:
    people = read(f"{head}\nBé Kiều Khang - 2016 - Hòa Bình\nBé Lê Hân - 2016 - Hòa Bình")
    assert [(person.full_name, person.level) for person in people] == [("Kiều Khang", "F2"), ("Lê Hân", "F2")]
