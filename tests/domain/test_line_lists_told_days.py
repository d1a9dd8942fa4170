"""Days that a heading, a legend under a table, or a label tells: "Ngày mua hàng", "... là lần gặp duy nhất"."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Table, read_tables
from tests.domain.lists import HAMLETS, ON
from tests.domain.lists import people as read

TWO = "1. Thái Doãn Bá, 1980, Nam Thắng\n2. Đậu Thị Hòa, 1985, Trung Phú"


def table(heading: str, first: str, second: str) -> str:
    return (
        f"Danh sách F1 của BN9911\nSTT | Họ tên | NS | Thôn | {heading}\n"
        f"1 | Thái Doãn Bá | 1980 | Nam Thắng | {first}\n2 | Đậu Thị Hòa | 1985 | Trung Phú | {second}"
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Ngày mua hàng",
        "Hôm dự tiệc",
        "Ngày giao dịch",
        "Ngày cắt tóc",
        "Ca làm cuối cùng chung chuyền với ca bệnh",
        "Buổi học cuối cùng với cô",
        "Ngày cuối cùng làm chung",
    ],
)
def test_a_heading_of_what_people_did_tells_when_they_met(heading: str) -> None:
    people = read(table(heading, "8/6", "9/6"))
    assert [each.contact_date for each in people] == [date(2021, 6, 8), date(2021, 6, 9)]


def test_the_end_of_a_shift_is_told_in_its_cell() -> None:
    people = read(table("Ca làm cuối chung tổ với ca bệnh", "hết ca ngày 08/06", "ca đêm 9/6"))
    assert [each.contact_date for each in people] == [date(2021, 6, 8), date(2021, 6, 9)]


@pytest.mark.parametrize("heading", ["Ngày nhận quyết định", "Ngày tiêm", "Ngày khám sức khỏe", "Ngày khai báo"])
def test_a_heading_of_papers_tells_of_no_meeting(heading: str) -> None:
    assert [each.contact_date for each in read(table(heading, "12/6", "12/6"))] == [None, None]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("Nhập cơ sở", "Dự kiến rời cơ sở"),
        ("Ngày vào khu", "Ngày rời khu"),
        ("Nhập trung tâm", "Ra khỏi trung tâm"),
        ("Vào điểm cách ly", "Dự kiến ra điểm cách ly"),
    ],
)
def test_headings_of_coming_and_leaving(begins: str, ends: str) -> None:
    people = read(table(f"{begins} | {ends}", "05/6 | 26/6", "07/6 | 28/6"))
    assert [(each.quarantine_start, each.quarantine_end) for each in people] == [
        (date(2021, 6, 5), date(2021, 6, 26)),
        (date(2021, 6, 7), date(2021, 6, 28)),
    ]


@pytest.mark.parametrize(
    ("heading", "legend"),
    [
        ("Ngày ra khỏi buồng", "Ngày ra khỏi buồng cũng là ngày tiếp xúc cuối cùng với BN9911."),
        ("Ngày nhận thư trực tiếp từ tay bưu tá", "Ngày nhận thư là lần gặp duy nhất."),
        ("Ngày rời quán", 'Ghi chú: cột "Ngày rời quán" là lần gặp cuối cùng.'),
        ("Ngày giao nước", "Ngày giao nước được tính là ngày tiếp xúc cuối."),
    ],
)
@pytest.mark.parametrize("sheet", [False, True])
def test_a_legend_under_a_table_tells_what_its_days_are(heading: str, legend: str, sheet: bool) -> None:
    text = f"{table(heading, '8/6/2021', '9/6/2021')}\n\n{legend}"
    rows = tuple(tuple(line.split(" | ")) for line in text.split("\n"))
    people = read_tables([Table("DS", rows, 1)], on=ON, hamlets=HAMLETS).people if sheet else read(text)
    assert [(each.contact_date, each.quarantine_start, each.quarantine_end) for each in people] == [
        (date(2021, 6, 8), None, None),
        (date(2021, 6, 9), None, None),
    ]


def test_a_legend_tells_of_the_day_on_which_they_set_out() -> None:
    people = read(f"{table('Ngày lên đường', '12/6', '13/6')}\nNgày lên đường là ngày bắt đầu cách ly tập trung.")
    assert [(each.quarantine_start, each.place) for each in people] == [
        (date(2021, 6, 12), "centralised"),
        (date(2021, 6, 13), "centralised"),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Ngày cùng ca cuối cùng của anh Bá: 10/6. Ngày cùng ca cuối cùng của chị Hòa: 08/6, sau đó chị nghỉ phép.",
        "Lần gặp cuối của anh Bá là 10/6; lần gặp cuối của chị Hòa là 8/6",
    ],
)
def test_a_label_with_whose_day_it_tells(closing: str) -> None:
    people = read(f"F1 của BN9911\n{TWO}\n{closing}")
    assert [each.contact_date for each in people] == [date(2021, 6, 10), date(2021, 6, 8)]


def test_who_was_there_on_one_day_only() -> None:
    people = read(f"DS F1 gặp BN9911 ngày 10/6\n{TWO}, chỉ có mặt ngày 08/6")
    assert [each.contact_date for each in people] == [date(2021, 6, 10), date(2021, 6, 8)]


@pytest.mark.parametrize("label", ["THUYỀN VIÊN", "HÀNH KHÁCH", "Công nhân", "Xã viên", "Đoàn viên"])
def test_a_numbered_label_before_each_name_is_nobody(label: str) -> None:
    people = read(f"F1 BN9911\n{label} 1: THÁI DOÃN BÁ; sinh năm 1980\n{label} 2: ĐẬU THỊ HÒA; sinh năm 1985")
    assert [(each.full_name, each.birth_year) for each in people] == [("Thái Doãn Bá", 1980), ("Đậu Thị Hòa", 1985)]


@pytest.mark.parametrize(
    "told",
    [
        "do ngày 11/6 có đến chơi nhà chị Đào Thị Liễu là F1.",
        "hôm 11/6 sang nhà chị Đào Thị Liễu (F1) ăn giỗ.",
        "do qua nhà chị Đào Thị Liễu là F1 hôm 11/6.",
    ],
)
def test_whose_house_they_came_to(told: str) -> None:
    people = read(f"Báo 2 F2: bà Đậu Thị Hòa (sinh năm 1958) và ông Thái Doãn Bá (sinh năm 1955), {told}")
    assert [(each.full_name, each.level, each.source, each.contact_date) for each in people] == [
        ("Đậu Thị Hòa", "F2", "Đào Thị Liễu", date(2021, 6, 11)),
        ("Thái Doãn Bá", "F2", "Đào Thị Liễu", date(2021, 6, 11)),
    ]
