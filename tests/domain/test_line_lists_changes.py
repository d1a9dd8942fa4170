"""Changes said in one line, and what headings say of whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Person, Reading, read_text
from tests.domain.lists import HAMLETS, ON


def read(text: str) -> Reading:
    return read_text(text, on=ON, hamlets=HAMLETS)


def only(text: str) -> Person:
    (person,) = read(text).people
    return person


@pytest.mark.parametrize(
    ("text", "level", "change"),
    [
        ("Đưa ra khỏi danh sách F1: Nguyễn Văn Hùng, SN 1985, thôn Nam Thắng", "F1", "removed"),
        ("Đề nghị đưa ra khỏi danh sách: Nguyễn Văn Hùng, SN 1985, thôn Nam Thắng", None, "removed"),
        ("Cho ra khỏi ds: Nguyễn Văn Hùng 1985", None, "removed"),
        ("Hết cách ly: Nguyễn Văn Hùng", None, "released"),
        ("Nguyễn Văn Hùng 1985 Nam Thắng đã hết cách ly", None, "released"),
        ("Đính chính: Nguyễn Văn Hùng sinh 1985 chứ không phải 1958", None, "corrected"),
    ],
)
def test_a_change_in_one_line_is_read_and_its_level_is_not_asked(text: str, level: str | None, change: str) -> None:
    reading = read(text)
    (person,) = reading.people
    assert (reading.is_list, person.full_name, person.level, person.change) == (True, "Nguyễn Văn Hùng", level, change)
    assert person.questions == ()


def test_a_correction_of_something_else_is_no_list() -> None:
    assert not read("Anh Nguyễn Văn Hùng sửa lại lịch họp giúp em").is_list


def test_what_one_line_takes_off_does_not_take_off_the_next() -> None:
    reading = read(
        "Đưa ra khỏi danh sách F2: Lê Văn Tám 1970, Hồ Thị Mười 1972 (nhầm người)\nF2 mới: Võ Thị Giang 1988"
    )
    assert [(person.full_name, person.change) for person in reading.people] == [
        ("Lê Văn Tám", "removed"),
        ("Hồ Thị Mười", "removed"),
        ("Võ Thị Giang", None),
    ]


def test_a_list_that_begins_beside_its_heading_is_taken_off_whole() -> None:
    reading = read("Đưa ra khỏi danh sách F2: 1. Lê Văn Tám 1970\n2. Hồ Thị Mười 1972")
    assert [person.change for person in reading.people] == ["removed", "removed"]


def test_a_source_before_the_colon_is_that_of_all_after_it() -> None:
    reading = read("- F2 lên F1 (do tiếp xúc Trần Quang Hải ngày 11/6): Lê Thị Ngoan 1991; Phan Đức Thịnh 1985")
    assert [(person.level, person.source, person.change, person.contact_date) for person in reading.people] == [
        ("F1", "Trần Quang Hải", "promoted", date(2021, 6, 11))
    ] * 2


def test_a_heading_of_another_level_says_nothing_of_a_person_but_where() -> None:
    reading = read(
        "1. F1: Trần Hữu Đạt, 1986, F1 của BN9947, CLTT từ 10/06\n"
        "F2 của Trần Hữu Đạt (thôn Nam Thắng, cách ly tại nhà từ 10/06 đến 24/06):\n- Nguyễn Thị Hà, 1988\n"
        "2. F1: Lê Thị Hảo, 1979, thôn Hồng Lạc, F1 của BN9947, CLTT từ 11/06"
    )
    last = reading.people[-1]
    assert (last.place, last.quarantine_start, last.quarantine_end, last.source) == (
        "centralised",
        date(2021, 6, 11),
        None,
        "BN9947",
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("DANH SÁCH F3 - TỰ THEO DÕI SỨC KHỎE (ngày 12/6/2021)", {"quarantine_start": None}),
        ("DANH SÁCH F3 cách ly tại nhà từ ngày 12/6", {"quarantine_start": date(2021, 6, 12), "place": "home"}),
        ("Trạm Y tế xã Thạch Thắng báo cáo F3", {"address": None}),
        ("BÁO CÁO CA F3 MỚI - TYT THẠCH THẮNG", {"address": None}),
        ("F3 xóm 5", {"address": "xóm 5"}),
    ],
)
def test_a_title_says_of_people_only_what_is_theirs(title: str, said: dict[str, Any]) -> None:
    person = only(f"{title}\n1. Võ Tá Hưng (1963)")
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("là F1 của bệnh nhân BN9940", {"source": "BN9940"}),
        ("F1 của ca bệnh số BN9940", {"source": "BN9940"}),
        ("dương tính -> chuyển F0 BN9960", {"level": "F0", "source": None, "case_code": "BN9960"}),
        ("chuyển thành F0 (mã BN9960)", {"level": "F0", "source": None, "case_code": "BN9960"}),
        ("vợ BN9960, lên F1", {"level": "F1", "source": "BN9960"}),
        ("đt 0 3 8 6 0 0 0 7 1 7", {"phone": "0386000717"}),
    ],
)
def test_codes_and_phones(line: str, said: dict[str, Any]) -> None:
    person = only(f"DS F1\n1. Hồ Sỹ Dũng 1978, {line}")
    assert {name: getattr(person, name) for name in said} == said


def test_ho_after_a_number_is_a_family_name_or_a_household() -> None:
    reading = read("F1\n1 tran thi mai sn 92\n2 ho sy dung sn 78\n3 chau thi sau sn 70")
    assert [person.full_name for person in reading.people] == ["Tran Thi Mai", "Ho Sy Dung", "Chau Thi Sau"]


def test_vni_with_three_keys_in_a_word() -> None:
    reading = read("F1\n1 D9a85ng D9u71c Long, 1999\n2 Nguye64n Va8n Ha2, 1975")
    assert [person.full_name for person in reading.people] == ["Đặng Đức Long", "Nguyễn Văn Hà"]


def test_a_source_may_be_called_by_his_given_name() -> None:
    reading = read(
        "F1 (BN9959)\nTrần Đình Phùng - 1961\nF2 (của ông Phùng)\nTrần Đình Khải - 1989\n"
        "F3\nĐoàn Mạnh Cường - 1992 - TX: 6/6 với Khải\nLê Văn Tám 1990 tx với hàng xóm"
    )
    assert [person.source for person in reading.people] == ["BN9959", "Trần Đình Phùng", "Trần Đình Khải", None]


def test_of_two_who_are_called_so_none_is_the_source() -> None:
    reading = read("F1\nTrần Đình Khải - 1961\nLê Khải - 1970\nF2\nĐoàn Mạnh Cường - 1992 - TX: 6/6 với Khải")
    assert reading.people[-1].source is None


def test_the_household_of_a_case_is_the_source_of_its_members() -> None:
    reading = read("nhà F1 Lê Đức Thọ còn các f2 sau ở nhà\nvợ: Nguyễn Thị Cúc Hoa 86\nbố: Lê Đức Toàn 1955")
    assert [(person.level, person.source, person.birth_year, person.sex) for person in reading.people] == [
        ("F2", "Lê Đức Thọ", 1986, "nữ"),
        ("F2", "Lê Đức Thọ", 1955, "nam"),
    ]


def test_brackets_may_give_the_whole_name() -> None:
    assert only("F1\nKiều Oanh (Trần Thị Kiều Oanh) sn 96").full_name == "Trần Thị Kiều Oanh"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Phan T. Loan, NS 1990, Hồng Lạc", {"full_name": "Phan Thị Loan"}),
        ("PHAN T. LOAN, NS 1990", {"full_name": "Phan Thi Loan"}),
        ("cháu Lê Bảo Nam sinh 2015", {"full_name": "Lê Bảo Nam", "birth_year": 2015, "sex": None}),
        ("TRAN DINH NAM SINH 1988", {"full_name": "Tran Dinh Nam", "birth_year": 1988}),
        ("Nguyễn Thị Hoa năm sinh 1985", {"full_name": "Nguyễn Thị Hoa", "birth_year": 1985}),
        ("Lê Ngọc Hân 1990, sang chơi hôm kia", {"contact_date": date(2021, 6, 12), "quarantine_end": None}),
        ("sang chơi hôm kia: Hoàng Xuân Hãn 79", {"contact_date": date(2021, 6, 12), "birth_year": 1979}),
        ("Lê Văn Tám 1990, dính BN9957 đi chợ hôm 10/6", {"contact_date": date(2021, 6, 10), "source": "BN9957"}),
        ("Lê Văn Tám 1990 (liên quan Đào Duy Từ)", {"source": "Đào Duy Từ"}),
        ("Bà Lê Thị Tám 86 tuổi", {"birth_year": None}),
        ("Lê Thị Tám 35, Nam Thắng", {"birth_year": None}),
    ],
)
def test_names_and_what_stands_beside_them(line: str, said: dict[str, Any]) -> None:
    person = only(f"F2\n- {line}")
    assert {name: getattr(person, name) for name in said} == said


def test_nhu_tren_in_a_line_repeats_what_the_one_above_has() -> None:
    reading = read(
        "F1 BN9971\n1/ Lê Văn Tám_ sn 1979_ thôn N.Thắng_ txg 11/6_ cltt\n2/ Bùi Thị Xuân_ sn 1983_ như trên"
    )
    assert [(person.hamlet, person.contact_date, person.place) for person in reading.people] == [
        ("Nam Thắng", date(2021, 6, 11), "centralised")
    ] * 2


def test_the_same_name_and_year_with_another_phone_is_another_person() -> None:
    reading = read("F1\n1. Lê Văn Tám, 1979, 0912000111\n2. Lê Văn Tám, 1979, 0912000222\n3. Lê Văn Tám, 1979")
    assert [person.phone for person in reading.people] == ["0912000111", "0912000222"]


def test_hoa_binh_in_a_sentence_is_a_person_where_a_family_name_leads() -> None:
    reading = read(
        "F2 gồm chồng là anh Lê Văn Quyết (1990), con Lê Gia Bảo (2016), mẹ chồng bà Ngô Thị Lài (1960)\n"
        "Thôn Hòa Bình: F2 có ông Trần Hòa Bình sn 1965"
    )
    assert [(person.level, person.full_name, person.birth_year, person.hamlet) for person in reading.people] == [
        ("F2", "Lê Văn Quyết", 1990, None),
        ("F2", "Lê Gia Bảo", 2016, None),
        ("F2", "Ngô Thị Lài", 1960, None),
        ("F2", "Trần Hòa Bình", 1965, "Hòa Bình"),
    ]


def test_dau_is_a_family_and_a_school_is_nobody() -> None:
    person = only("F1 mới: cháu Đậu Nhật Minh (SN 2013; học lớp 2A trường TH Thạch Thắng; con anh Đậu Văn Hải)")
    assert (person.full_name, person.birth_year, person.sex) == ("Đậu Nhật Minh", 2013, None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("bỏ Trần Thị Lý 1970 Hòa Bình vì trùng", {"full_name": "Trần Thị Lý", "change": "removed"}),
        ("bố Trần Văn Lý 1970", {"full_name": "Trần Văn Lý", "change": None, "sex": "nam"}),
        ("Hồ Văn Tư F2 nay lên F1 do tx BN9987", {"full_name": "Hồ Văn Tư", "level": "F1", "change": "promoted"}),
        ("Hồ Văn Tám từ F2 lên F1", {"full_name": "Hồ Văn Tám", "level": "F1", "change": "promoted"}),
        ("Trần Thị Nữ - sn: 1955 - Hồng Lạc", {"full_name": "Trần Thị Nữ", "birth_year": 1955}),
        ("Trần Thị Lý nữ 1955", {"full_name": "Trần Thị Lý", "sex": "nữ"}),
    ],
)
def test_small_words_and_given_names(line: str, said: dict[str, Any]) -> None:
    person = only(f"Danh sách F2\n- {line}")
    assert {name: getattr(person, name) for name in said} == said
