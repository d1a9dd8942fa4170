"""Forms in a message: a name behind its label, and lines under it that each tell one thing of him."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON


@pytest.mark.parametrize(
    "lines",
    [
        ("Họ và tên: {name}", "Ngày sinh: 23/11/{year}", "Phân loại: F1. Tiếp xúc lần cuối: 0{day}/6/2021 (cắt tóc)",
         "Nơi cách ly: khu cách ly tập trung Trung đoàn 841, vào ngày {start}/6/2021"),
        ("1. Họ và tên: {name}", "2. Năm sinh: {year}", "3. Thuộc diện: F1", "4. Tiếp xúc lần cuối ngày 0{day}/6/2021",
         "5. Cách ly tập trung từ {start}/6/2021"),
        ("Họ tên: {name}", "Sinh năm {year}", "Diện F1, tiếp xúc ngày {day}/6", "Vào khu cách ly tập trung {start}/6"),
        ("- Họ và tên: {name}, sinh năm {year}", "- Phân loại: F1 của BN9950",
         "- Ngày tiếp xúc: 0{day}/6/2021; vào khu cách ly tập trung {start}/6"),
        ("Ho ten: {name}", "Nam sinh: {year}", "Doi tuong: F1", "Ngay tx: {day}/6", "Cach ly: tap trung tu {start}/6"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_each_form_tells_of_its_own_person(lines: tuple[str, ...], between: str) -> None:
    forms = [("TÔN ĐỨC KHANG", 1975, 7, 10), ("HỒ THỊ TUYẾT", 1983, 6, 11)]
    text = between.join(
        "\n".join(lines).format(name=name, year=year, day=day, start=start) for name, year, day, start in forms
    )
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [(each.full_name, each.birth_year, each.level, each.place) for each in people] == [
        (name.title(), year, "F1", "centralised") for name, year, _, _ in forms
    ]
    assert [(each.contact_date, each.quarantine_start) for each in people] == [
        (date(2021, 6, day), date(2021, 6, start)) for _, _, day, start in forms
    ]


def test_a_line_under_forms_of_one_line_each_is_said_of_all() -> None:
    text = """F1 cua BN9960
Ho ten: Dang Van Nam - Nam - 1976 - SDT 0869001001 - TX ngay 08-06
Ho ten: Ly Thi Hoa - Nu - 1997 - SDT 0869001003 - TX ngay 09-06
Cach ly tai truong MN Thach Thang (tap trung) 10-06 den 01-07"""
    for each in read_text(text, on=ON, hamlets=HAMLETS).people:
        assert (each.place, each.quarantine_start) == ("centralised", date(2021, 6, 10))
