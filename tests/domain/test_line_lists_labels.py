"""Households, sections and people that a line under them speaks of by their labels."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people as read


@pytest.mark.parametrize(
    "text",
    [
        "HỘ 1 (F2). Chủ hộ: Nguyễn Đức Cảnh, 1961. Thành viên: Hồ Thị Luy, 1964.\nThôn Hồng Lạc. Đt chủ hộ 0935000961."
        "\nHỘ 2 (F2). Chủ hộ: Lê Thị Hòe, 1949.\nThôn Cao Thắng. Đt chủ hộ 0935000962.\n"
        "Nguồn lây của cả hai hộ: F1 Hồ Sỹ Tấn.\nCách ly: tại nhà.",
        "F2 của F1 Hồ Sỹ Tấn, cách ly tại nhà\nHộ 1: chủ hộ Nguyễn Đức Cảnh 1961, vợ Hồ Thị Luyến 1964\n"
        "Thôn Hồng Lạc, sđt chủ hộ 0935000961\nHộ 2: Lê Thị Hòe, 1949\nThôn Cao Thắng, sđt 0935000962",
        "Hộ số 1 - Chủ hộ ông Nguyễn Đức Cảnh, 1961; vợ Hồ Thị Luyến, 1964\nThôn Hồng Lạc. Điện thoại chủ hộ 0935000961"
        "\nHộ số 2 - Chủ hộ bà Lê Thị Hòe, 1949\nThôn Cao Thắng. Số chủ hộ: 0935000962\n"
        "2 hộ trên F2 của F1 Hồ Sỹ Tấn, cách ly tại nhà",
    ],
)
def test_a_line_under_a_household_is_told_of_its_members(text: str) -> None:
    assert [(each.hamlet, each.phone, each.source, each.place) for each in read(text)] == [
        ("Hồng Lạc", "0935000961", "Hồ Sỹ Tấn", "home"),
        ("Hồng Lạc", None, "Hồ Sỹ Tấn", "home"),
        ("Cao Thắng", "0935000962", "Hồ Sỹ Tấn", "home"),
    ]


LABELLED = (
    "Xe 1 - F1 BN9901\n1. Võ Thị Sâm, 1998\n2. Trần Bá Nam, 1970\n"
    "Xe 2 - F2 (tiếp xúc F1 Võ Thị Sâm)\n3. Lê Văn Tý, 1981\n"
)


@pytest.mark.parametrize(
    "closing",
    [
        "Ngày tx: hai F1 là 11/6, F2 là 12/6",
        "Ngày tiếp xúc: F1: 11/6; F2: 12/6.",
        "Tiếp xúc: xe 1 ngày 11/6, xe 2 ngày 12/6",
        "Ngày tx của 2 F1: 11/6\nNgày tx của F2: 12/6",
        "Ngay tx: F1 la 11/6, F2 la 12/6",
    ],
)
def test_a_label_holds_for_each_level_or_section_behind_it(closing: str) -> None:
    assert [each.contact_date for each in read(LABELLED + closing)] == [
        date(2021, 6, 11),
        date(2021, 6, 11),
        date(2021, 6, 12),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Nơi cách ly: F1 khu tập trung; F2 tại nhà",
        "Hình thức cách ly: xe 1 tập trung, xe 2 tại nhà",
        "Biện pháp: xe 1 cách ly tập trung, xe 2 cách ly tại nhà",
    ],
)
def test_a_place_is_told_of_each_level_or_section(closing: str) -> None:
    assert [each.place for each in read(LABELLED + closing)] == ["centralised", "centralised", "home"]


@pytest.mark.parametrize(
    "text",
    [
        "F1 của BN9909\n  a1) Võ Thị Sâm [nữ/1998]\n  a2) Trần Bá Nam [nam/1970]\n"
        "F1 của BN9908\n  b1) Lê Văn Tý [nam/1981]\n"
        "  b2) Lê Văn Tám [nam/1982]\nCách ly: a1, a2 vào khu tập trung 12/6; b1 vào khu tập trung 13/6; b2 chưa.",
        "1. F1 BN9909\n - Võ Thị Sâm, 1998\n - Trần Bá Nam, 1970\n"
        "2. F1 BN9908\n - Lê Văn Tý, 1981\n3. F2\n - Lê Văn Tám, 1982\n"
        "4. Biện pháp: mục 1 cách ly tập trung từ 12/6, mục 2 cách ly tập trung từ 13/6",
    ],
)
def test_people_and_sections_are_spoken_of_by_their_labels(text: str) -> None:
    assert [(each.birth_year, each.place, each.quarantine_start) for each in read(text)] == [
        (1998, "centralised", date(2021, 6, 12)),
        (1970, "centralised", date(2021, 6, 12)),
        (1981, "centralised", date(2021, 6, 13)),
        (1982, None, None),
    ]


@pytest.mark.parametrize("label", ["{n}/ Nguồn: BN{c}", "Nguồn BN{c}:", "Ca nguồn: BN{c}", "{n}. BN{c}"])
def test_the_next_source_stands_over_levels_of_their_own(label: str) -> None:
    one, two = label.format(n=1, c=9921), label.format(n=2, c=9922)
    text = (
        f"{one}\n- F1: Hồ Xuân Hùng, 1981\n- F2: Nguyễn Thị Bé, 1984, tiếp xúc Hồ Xuân Hùng\n"
        f"{two}\n- F1: Lê Thị Ánh, 1999\n- F2: Lê Ngọc Hân, 2001, tiếp xúc Lê Thị Ánh"
    )
    assert [(each.level, each.source) for each in read(text)] == [
        ("F1", "BN9921"),
        ("F2", "Hồ Xuân Hùng"),
        ("F1", "BN9922"),
        ("F2", "Lê Thị Ánh"),
    ]


@pytest.mark.parametrize("source", ["Y Phượng Hồng", "Inh Ra Sơn", "Lo Mo Phi"])
def test_whoever_is_named_behind_a_level_is_the_source(source: str) -> None:
    text = f"F1 có 1:\n {source} 1980 / BN9935\nF2 có 2, đều nguồn F1 {source}:\n Dư Thị Hoàn 1958\n Lê Vĩnh Tài 2005"
    assert [each.source for each in read(text)] == ["BN9935", source, source]


def test_those_of_a_level_in_the_list_met_a_case() -> None:
    text = "BN9987 (sơ đồ)\nNhánh trái\nF1: Võ Thị Sâm, 1984\nNhánh phải\nF1: Mai Văn Sơn, 1977\n"
    people = read(text + "F1 trong sơ đồ đều là F1 của BN9987")
    assert [each.source for each in people] == ["BN9987", "BN9987"]


@pytest.mark.parametrize("title", ["F2 (Phạm Văn Chiến):", "F2 (Phạm Văn Chiến, 10/6):", "F2 (F1 Phạm Văn Chiến)"])
def test_a_name_in_brackets_behind_a_level_is_whom_those_under_it_met(title: str) -> None:
    people = read(f"F1 (BN9965):\nHồng Lạc: Phạm Văn Chiến 1980\n{title}\nHồng Lạc: Lê Thị Sen 1983\nTrung Phú: 0")
    assert [(each.full_name, each.level, each.source) for each in people] == [
        ("Phạm Văn Chiến", "F1", "BN9965"),
        ("Lê Thị Sen", "F2", "Phạm Văn Chiến"),
    ]


@pytest.mark.parametrize(
    "closing", ["Nguồn của F1 là BN9964 (10/6).", "Nguồn: F1 là BN9964 (10/6), F2 là F1 Lê Công Vinh"]
)
def test_the_source_of_one_level_is_not_that_of_the_others(closing: str) -> None:
    text = "Xóm Đông: F1 Lê Công Vinh, 1985\nXóm Tây: F2 Bùi Văn Hòa, 1970, tiếp xúc với anh Vinh.\n"
    assert [(each.source, each.contact_date) for each in read(text + closing)] == [
        ("BN9964", date(2021, 6, 10)),
        ("Lê Công Vinh", None),
    ]


def test_titles_between_strokes_name_whom_those_under_them_met() -> None:
    people = read(
        "F1/BN9974/11.6\n+ Lê Quang Hải 90 Trung Phú\n+ Võ Văn Kiệt 85\nF2/Lê Quang Hải/12.6\n+ Lê Văn Năm 60"
    )
    assert [(each.full_name, each.level, each.source) for each in people] == [
        ("Lê Quang Hải", "F1", "BN9974"),
        ("Võ Văn Kiệt", "F1", "BN9974"),
        ("Lê Văn Năm", "F2", "Lê Quang Hải"),
    ]
    assert people[0].contact_date == date(2021, 6, 11)


def test_a_label_over_one_case_is_of_one_person() -> None:
    people = read(
        "F1: Võ Thị Sâm\nNS: 1990\nTX: F0 BN9970 - 9/6/2021\nF1: Trần Bá Nam\nNS: 1988\nTX: F0 BN9971 - 8/6/2021"
    )
    assert [(each.level, each.source) for each in people] == [("F1", "BN9970"), ("F1", "BN9971")]


def test_rows_between_strokes_are_people_of_their_own() -> None:
    people = read("F2/Lê Quang Hải\nF2/Lê Quang Anh\nF2/Lê Quang Em")
    assert [each.full_name for each in people] == ["Lê Quang Hải", "Lê Quang Anh", "Lê Quang Em"]
