"""Sentences that speak of a section by its label: "Mục I tiếp xúc 8/6", "Nhóm A cltt, A1 từ 06/6"."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.lists import people as read

LISTED = "{0} F1 của BN9917\n- Phan Duy Mạnh, 1992, Nam Thắng\n{1} F1 của BN9919\n- Tô Hiến Chương, 1958, Hồng Lạc\n"


@pytest.mark.parametrize(
    ("labels", "closing"),
    [
        (("I.", "II."), "Mục I tiếp xúc ngày 8/6, mục II tiếp xúc ngày 10/6."),
        (("I.", "II."), "(mục I tx 8/6; mục II tx 10/6)"),
        (("A.", "B."), "Nhóm A gặp BN ngày 8/6, nhóm B gặp BN ngày 10/6"),
        (("A/", "B/"), "Lưu ý: những người ở mục A tx 8/6, còn mục B tx 10/6"),
        (("Nhóm 1:", "Nhóm 2:"), "Nhóm 2 tx 10/6, nhóm 1 tx 8/6"),
        (("Phần I -", "Phần II -"), "Phần I tiếp xúc lần cuối 8/6. Phần II tiếp xúc lần cuối 10/6"),
        (("A1.", "A2."), "A1 tiếp xúc 8/6, A2 tiếp xúc 10/6"),
    ],
)
def test_a_section_is_spoken_of_by_its_label(labels: tuple[str, str], closing: str) -> None:
    people = read(LISTED.format(*labels) + closing)
    assert [(each.full_name, each.source, each.contact_date) for each in people] == [
        ("Phan Duy Mạnh", "BN9917", date(2021, 6, 8)),
        ("Tô Hiến Chương", "BN9919", date(2021, 6, 10)),
    ]


@pytest.mark.parametrize("words", ["Cả hai mục đều", "Cả 2 nhóm", "Tất cả các mục trên"])
def test_all_sections_are_everybody(words: str) -> None:
    people = read(LISTED.format("I.", "II.") + f"{words} cách ly tập trung từ 12/6")
    assert [each.quarantine_start for each in people] == [date(2021, 6, 12)] * 2


def test_a_section_within_another_is_in_both() -> None:
    text = (
        "A. F1\nA1. Nguồn BN9901\n1. Trương Quang Thọ, 1980\nA2. Nguồn BN9911\n2. Đoàn Thị Bé, 1954\n"
        "Nhóm A cách ly tập trung, A1 từ 06/6 đến 27/6, A2 từ 11/6 đến 02/7.\nB. F2\n3. Hà Thị Ngọc, 1994"
    )
    assert [(each.level, each.place, each.quarantine_start, each.quarantine_end) for each in read(text)] == [
        ("F1", "centralised", date(2021, 6, 6), date(2021, 6, 27)),
        ("F1", "centralised", date(2021, 6, 11), date(2021, 7, 2)),
        ("F2", None, None, None),
    ]


def test_what_a_person_says_himself_wins() -> None:
    people = read(LISTED.format("I.", "II.").replace("Nam Thắng", "Nam Thắng, tx 5/6") + "Mục I tx 8/6, mục II tx 10/6")
    assert [each.contact_date for each in people] == [date(2021, 6, 5), date(2021, 6, 10)]


def test_people_under_a_source_of_a_counted_section_have_its_level() -> None:
    text = (
        "A. F1 - 01 người\n1. Trương Quang Thọ, 1980, Nam Thắng\nB. F2 - 02 người, cách ly tại nhà\n"
        "B1. Của Trương Quang Thọ (06/6 - 20/6): Trương Thị Na, nữ, 2004; Trương Quang Phát, nam, 2009"
    )
    assert [(each.level, each.source, each.quarantine_end) for each in read(text)[1:]] == [
        ("F2", "Trương Quang Thọ", date(2021, 6, 20))
    ] * 2


@pytest.mark.parametrize(
    "line", ["Nhóm máu A: 2 người", "Mục đích: truy vết", "Danh sách 3 hộ nghèo", "A3 là phòng trực"]
)
def test_a_label_that_heads_nobody_says_nothing(line: str) -> None:
    people = read(LISTED.format("I.", "II.") + line)
    assert [(each.contact_date, each.place) for each in people] == [(None, None)] * 2


def test_a_section_is_left_to_its_own_sentence_after_an_exception_by_number() -> None:
    people = read(
        "I. F1 CỦA BN9917\n1. Phan Duy Mạnh, 1992\n2. Phan Thị Lài, 1965\nII. F2 của Phan Duy Mạnh\n"
        "1. Hà Thị Ngọc, 1994\nMục I tx 8/6, cltt 10/6, trừ số 2 già yếu cách ly tại nhà. Mục II tự cách ly tại nhà."
    )
    assert [each.place for each in people] == ["centralised", "home", "home"]


@pytest.mark.parametrize(
    ("titles", "closing"),
    [
        (("F1 BN9995", "F1 BN9996"), "Nhóm trên tx 8/6, nhóm dưới tx 10/6"),
        (("F1 BN9995", "F1 BN9996"), "Nhóm đầu tiếp xúc ngày 8/6. Nhóm sau tiếp xúc ngày 10/6"),
        (("F1 quán cắt tóc (BN9995)", "F1 đám cưới (BN9996)"), "Nhóm đám cưới tx 10/6, nhóm quán cắt tóc tx 8/6"),
        (("F1 sáng nay, BN9995", "F1 chiều nay, BN9996"), "Nhóm chiều tx 10/6 còn nhóm sáng tx 8/6"),
        (("F1 Hòa Bình, BN9995", "F1 Hồng Lạc, BN9996"), "Bên Hồng Lạc tx 10/6, bên Hòa Bình tx 8/6"),
        (("Vòng 1 của BN9995 là F1", "Vòng 2 của BN9996 là F1"), "Vòng 1 tx 8/6, vòng 2 tx 10/6"),
        (("F1 đợt 1 BN9995", "F1 đợt 2 BN9996"), "Đợt 1 tx 8/6; đợt 2 tx 10/6"),
    ],
)
@pytest.mark.parametrize("several", [True, False])
def test_a_section_is_spoken_of_by_a_word_of_its_title(titles: tuple[str, str], closing: str, several: bool) -> None:
    more = "- Phan Thị Lài, 1965\n" if several else ""
    people = read(f"{titles[0]}:\n- Phan Duy Mạnh, 1992\n{more}{titles[1]}:\n- Tô Hiến Chương, 1958\n{closing}")
    assert [each.contact_date for each in people] == [
        *[date(2021, 6, 8)] * (2 if several else 1),
        date(2021, 6, 10),
    ]


def test_the_hamlets_of_sections_are_told_under_them() -> None:
    people = read(
        LISTED.replace(", Nam Thắng", "").replace(", Hồng Lạc", "").format("", "")
        + "Nhóm trên ở thôn Hòa Bình, nhóm dưới ở thôn Trung Phú"
    )
    assert [each.hamlet for each in people] == ["Hòa Bình", "Trung Phú"]


@pytest.mark.parametrize(
    "closing",
    [
        "Cả F1 và F2 đều tính cách ly từ ngày 12/06/2021.",
        "F1, F2 đều cách ly từ 12/6",
        "Toàn bộ F1 + F2 đã cách ly từ 12/6",
        "Cả F1 lẫn F2 bắt đầu cách ly 12/6",
        "F1 với F2 cùng bắt đầu cách ly 12/6",
        "F1/F2 trên đều cách ly từ 12/6",
    ],
)
def test_what_is_said_of_two_levels_together_changes_nobodys_level(closing: str) -> None:
    people = read(f"-- F1 --\nKhúc Văn Thừa; 1981; Cao Thắng\n-- F2 --\nHạ Bá Lâm; 1979; Nam Thắng\n{closing}")
    assert [(each.level, each.quarantine_start) for each in people] == [
        ("F1", date(2021, 6, 12)),
        ("F2", date(2021, 6, 12)),
    ]


@pytest.mark.parametrize(
    "title", ["1. Giáo viên là F1 (dạy cùng buổi với BN9964 ngày 8/6)", "1. F1 là giáo viên, BN9964 tx 8/6"]
)
def test_a_numbered_line_of_a_level_stands_over_items(title: str) -> None:
    people = read(
        f"Trường gửi trạm\n{title}\n   - Cô Hoàng Thị Dương, 1987\n   - Thầy Phan Trọng Nghĩa, sinh 1980\n"
        "2. Học sinh xếp loại F2\n   - Em Nguyễn Quốc Bảo, 2012"
    )
    assert [(each.full_name, each.sex, each.level, each.source, each.change) for each in people] == [
        ("Hoàng Thị Dương", "nữ", "F1", "BN9964", None),
        ("Phan Trọng Nghĩa", "nam", "F1", "BN9964", None),
        ("Nguyễn Quốc Bảo", None, "F2", None, None),
    ]
    assert people[1].contact_date == date(2021, 6, 8)


@pytest.mark.parametrize("who", ["2 lao động F1", "Hai công nhân F1", "Các học sinh F1", "2 F1"])
def test_whoever_stands_behind_the_case_of_his_level_is_listed(who: str) -> None:
    people = read(f"{who} của BN9997 là Đỗ Văn Thức (1993, thôn Nam Thắng) và Đỗ Thị Tỉnh (1995, thôn Nam Thắng)")
    assert [(each.full_name, each.level, each.source) for each in people] == [
        ("Đỗ Văn Thức", "F1", "BN9997"),
        ("Đỗ Thị Tỉnh", "F1", "BN9997"),
    ]


@pytest.mark.parametrize("words", ["ở cùng nhà với F1", "sống cùng nhà F1", "chung hộ với F1", "cùng nhà với họ"])
def test_who_lives_with_a_case_above_lives_in_his_hamlet(words: str) -> None:
    people = read(
        "F1: Lương Thị Nhung sn 95 Hòa Bình - tx BN9929 ngày 6/6\n   F2: Trần Văn Hiếu sn 93 (chồng)\n"
        f"F1: Hồ Phi Long sn 87 Nam Thắng - tx BN9929 ngày 7/6\n   F2: Hồ Phi Hổ sn 55\nCác F2 trên {words}, CLTN 8/6"
    )
    assert [each.hamlet for each in people] == ["Hòa Bình", "Hòa Bình", "Nam Thắng", "Nam Thắng"]


HOUSES = (
    "F2 các hộ thôn Nam Thắng\n{0} (F2 của F1 Dương Đình Hà)\n- Dương Đình Hội 1955 nam\n- Nguyễn Thị Lý 1957 nữ\n"
    "{1} (F2 của F1 Phạm Thị Tiền)\n- Trần Thị Tám 1949 nữ\n- Lê Thị Oánh 1980 con dâu, ở cùng bố mẹ chồng\n"
)
BY_HEADS = HOUSES.format("Hộ ông Hội", "Hộ bà Tám")


@pytest.mark.parametrize(
    "text",
    [
        f"{BY_HEADS}Các hộ trên cách ly tại nhà, hộ ông Hội từ 12/6, hộ bà Tám từ 13/6\nTrưởng thôn đã ký",
        f"{BY_HEADS}hộ ông Hội cltn từ 12/6, hộ bà Tám từ 13/6",
        f"{BY_HEADS}Nhà ông Hội cách ly tại nhà từ 12/6 còn nhà bà Tám từ 13/6",
        f"{BY_HEADS}gia đình ông Hội từ 12/6, gia đình bà Tám từ 13/6 đều cltn",
        HOUSES.format("Nhà ông Dương Đình Hội", "Nhà bà Trần Thị Tám")
        + "Tất cả cách ly tại nhà. Nhà ông Hội từ 12/6; nhà bà Tám từ 13/6",
        HOUSES.format("Hộ 1: ông Hội", "Hộ 2: bà Tám") + "Hộ 1 cltn từ 12/6, hộ 2 từ 13/6",
    ],
)
def test_a_household_is_spoken_of_by_its_head(text: str) -> None:
    people = read(text)
    assert [(each.full_name, each.source, each.sex) for each in people] == [
        ("Dương Đình Hội", "Dương Đình Hà", "nam"),
        ("Nguyễn Thị Lý", "Dương Đình Hà", "nữ"),
        ("Trần Thị Tám", "Phạm Thị Tiền", "nữ"),
        ("Lê Thị Oánh", "Phạm Thị Tiền", "nữ"),
    ]
    assert [(each.place, each.quarantine_start) for each in people] == [
        *[("home", date(2021, 6, 12))] * 2,
        *[("home", date(2021, 6, 13))] * 2,
    ]
    assert not read_text(text, on=ON, hamlets=HAMLETS).unread


def test_only_the_household_that_is_spoken_of_is_meant() -> None:
    people = read(f"{BY_HEADS}Hộ bà Tám đi cltt 14/6")
    assert [each.place for each in people] == [None, None, "centralised", "centralised"]


@pytest.mark.parametrize(
    "text",
    [
        "F1 BN9925 (cltt 7/6): Trần Ích Phong 1980; Trần Thị Ái 1983. F2 (F1 Trần Ích Phong, cltn 8/6-21/6): "
        "Trần Ích Vinh 1956; Hồ Thị Bé 1959 0917000925. Hết ạ",
        "Chốt: F1 của BN9925, cltt từ 7/6: anh Trần Ích Phong 1980; chị Trần Thị Ái 1983. Còn F2 của Trần Ích Phong, "
        "cltn từ 8/6: ông Trần Ích Vinh 1956; bà Hồ Thị Bé 1959.",
    ],
)
def test_sections_of_one_line_have_a_level_each(text: str) -> None:
    assert [(each.level, each.source, each.place, each.quarantine_start) for each in read(text)] == [
        *[("F1", "BN9925", "centralised", date(2021, 6, 7))] * 2,
        *[("F2", "Trần Ích Phong", "home", date(2021, 6, 8))] * 2,
    ]


@pytest.mark.parametrize("sign", ["*", "+", "a)", "1."])
def test_a_section_stands_over_those_moved_in_under_it(sign: str) -> None:
    text = (
        "Danh sách F2 của F1 Trần Đình Lương\n"
        f"{sign} Thôn Nam Thắng - tiếp xúc ngày 10/06/2021, cách ly tại nhà từ 11/06/2021 đến 25/06/2021\n"
        "  - Mai Văn Chính, SN 1970\n  - Mai Thị Hoa, SN 1994\n"
        f"{sign.replace('a', 'b').replace('1', '2')} Thôn Trung Phú - tiếp xúc ngày 11/06/2021, cách ly tại nhà từ "
        "12/06/2021 đến 26/06/2021\n  - Hoàng Đức Trí, SN 1987"
    )
    assert [(each.hamlet, each.contact_date, each.quarantine_end) for each in read(text)] == [
        ("Nam Thắng", date(2021, 6, 10), date(2021, 6, 25)),
        ("Nam Thắng", date(2021, 6, 10), date(2021, 6, 25)),
        ("Trung Phú", date(2021, 6, 11), date(2021, 6, 26)),
    ]


@pytest.mark.parametrize("house", ["hộ 1: Trần Hậu Tuyên (nam, 82)", "Hộ số 1 - Trần Hậu Tuyên (1982)"])
def test_the_head_of_a_numbered_house_is_listed(house: str) -> None:
    people = read(f"F2 của F1 Đậu Thị Nga\n* {house} - 0971000551, vợ Đậu Thị Liễu 84, con gái Trần Yến Nhi 2010")
    assert [each.full_name for each in people] == ["Trần Hậu Tuyên", "Đậu Thị Liễu", "Trần Yến Nhi"]


def test_a_number_with_nothing_behind_it_is_accounted_for_in_a_form() -> None:
    text = "Họ và tên:\tHồ Thị Tư\nNăm sinh:\t1971\nĐịa chỉ:\tHồng Lạc\nPhân loại:\tF1\nĐiện thoại:\t0912000101\n7."
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert {line.line for line in reading.lines} == {1, 2, 3, 4, 5, 6}
