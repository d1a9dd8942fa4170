"""What leads into a list: who reports it, days that began nobody's quarantine, headings with a title on their line."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON


def read(text: str) -> tuple[Person, ...]:
    return read_text(text, on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    "speaker",
    [
        "Em Ngô Văn Tải cộng tác viên Cao Thắng báo:",
        "Em Ngô Văn Tải cộng tác viên dân số thôn Cao Thắng báo cáo:",
        "Tôi Ngô Văn Tải, y tế thôn Cao Thắng xin báo",
        "Em Ngô Văn Tải, cán bộ thôn Cao Thắng, gửi trạm ds",
        "dạ chào các anh chị, em Ngô Thị Tải gửi danh sách thôn Cao Thắng",
        "Cháu Ngô Thị Tải (con bác Tư), báo hộ bác Tư thôn Cao Thắng",
    ],
)
def test_whoever_reports_a_list_is_not_in_it(speaker: str) -> None:
    (person,) = read(f"{speaker}\nF1 BN9959:\n1. Hoàng Thị Lụa, sn 1983, gặp BN ngày 10/6")
    assert (person.full_name, person.level, person.hamlet) == ("Hoàng Thị Lụa", "F1", "Cao Thắng")


def test_somebody_young_is_listed_although_he_is_called_em() -> None:
    (person,) = read("Em Ngô Thị Cúc 2004 Hồng Lạc F1 báo trạm sáng nay")
    assert (person.full_name, person.birth_year) == ("Ngô Thị Cúc", 2004)


@pytest.mark.parametrize(
    "title",
    [
        "Bsung F1 chiều 14/6 (đg chờ xe đi KCL):",
        "F1 mới 14/6 (chưa đi cách ly):",
        "F1 mới 14/6 - đang đợi xe vào khu CLTT:",
        "F1 mới (đến 17h ngày 14/6 vẫn chờ xe đi cách ly tập trung)",
        "gửi thêm F1 nhé, tối nay mới ra",
        "F1, kết quả chiều nay mới ra:",
    ],
)
def test_who_still_waits_for_the_car_has_no_day_of_quarantine(title: str) -> None:
    (person,) = read(f"{title}\n- Lưu Hồng Quân (nam/sn 1984/Nam Thắng) <- BN9956, tx cuối 13/6")
    assert (person.level, person.contact_date) == ("F1", date(2021, 6, 13))
    assert (person.quarantine_start, person.quarantine_end) == (None, None)


@pytest.mark.parametrize(
    "head",
    [
        "HỌ TÊN / NĂM SINH / THÔN / SĐT / NGÀY TX ---- F1 TỪ BN9958 (xưởng gỗ)",
        "F1 từ BN9958 ==== Họ tên / NS / Thôn / ĐT / Ngày tx",
    ],
)
def test_a_rule_sets_a_title_apart_from_the_headings_of_columns(head: str) -> None:
    people = read(f"{head}\nLưu Như Ý/1995/Nam Thắng/0355000826/8-6\nPhạm Công Dần/1982/Hồng Lạc/0355000827/7-6")
    assert [(each.level, each.source, each.birth_year, each.contact_date) for each in people] == [
        ("F1", "BN9958", 1995, date(2021, 6, 8)),
        ("F1", "BN9958", 1982, date(2021, 6, 7)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Bé Lưu Minh Khánh - 2016 - Hòa Bình - mẹ 0966000518",
        "Lưu Minh Khánh, 5 tuổi, Hòa Bình, mẹ 0966000518",
        "Lưu Minh Khánh (sn 15, bố: 0966000519)",
        "Lưu Minh Khánh, lớp 3, phụ huynh 0966000524",
        "Cháu Lưu Minh Khánh 2014 bà ngoại 0966000524",
        "Cụ Lưu Minh Khánh - 1935 - Trung Phú - con trai 0966000535",
    ],
)
def test_a_relative_before_a_childs_or_an_old_mans_phone_is_its_owner(line: str) -> None:
    (person,) = read(f"F2 của F1 Đỗ Thị Thắm:\n{line}")
    assert (person.full_name, person.phone, person.sex) == ("Lưu Minh Khánh", None, None)


@pytest.mark.parametrize("line", ["Lê Thị Lành 1960 vợ 0912000111", "Lê Thị Lành, 1960, con gái 0912000111"])
def test_kinship_before_a_grown_womans_phone_is_her_own(line: str) -> None:
    (person,) = read(f"F2 của F1 Đỗ Thị Thắm:\n{line}")
    assert (person.phone, person.sex) == ("0912000111", "nữ")


@pytest.mark.parametrize(
    "last",
    [
        "đã ký cam kết cách ly tại nhà từ 12/6",
        "ký giấy cam kết rồi, cltn từ 12/6",
        "Trạm đã ra quyết định cách ly tại nhà từ ngày 12/6",
        "Đang cách ly tại nhà từ 12/6 rồi ạ",
    ],
)
def test_a_pledge_that_was_signed_is_no_signature(last: str) -> None:
    people = read(f"F2 do tiếp xúc F1 Bùi Quang Hảo tối 11/6:\nÔng Bùi Văn Kỷ 1956\nvợ là Lê Thị Bính 1958\n{last}")
    assert {(each.place, each.quarantine_start) for each in people} == {("home", date(2021, 6, 12))}
