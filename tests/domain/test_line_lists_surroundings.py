"""What stands around the people of a list: who posts it, up to when, for whom, and what is asked of others."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people

TWO = "1. Nguyễn Thế Kiên, 1980\n2. Đoàn Thị Ngân, 1992"


def levels(text: str) -> list[tuple[str | None, str]]:
    return [(person.level, person.full_name) for person in people(text)]


@pytest.mark.parametrize("head", ["ông Phan Công Bằng", "Phan Công Trực", "bà Phan Công Thị Lý"])
def test_the_name_of_a_house_is_no_duty(head: str) -> None:
    text = f"F2 cách ly tại nhà\nHộ 1: bà Lê Thị Chắt\n- Lê Thị Chắt, sinh 1952\nHộ 2: {head}\n- Hồ Thị Sen, sinh 1968"
    assert levels(text) == [("F2", "Lê Thị Chắt"), ("F2", "Hồ Thị Sen")]


@pytest.mark.parametrize(
    "title",
    [
        "F2 CÁCH LY TẠI NHÀ THEO HỘ (đến sáng 14/06/2021)", "DANH SÁCH F2 CÁCH LY TẠI NHÀ (đến chiều 13/6)",
        "Danh sách F2 cách ly tại nhà (đến 18h00 ngày 13/6)",
    ],
)  # fmt: skip
def test_a_list_made_up_to_an_hour_ends_nobodys_quarantine(title: str) -> None:
    assert [(one.level, one.quarantine_end) for one in people(f"{title}\n{TWO}")] == [("F2", None)] * 2


def test_the_hour_of_a_report_is_no_contact() -> None:
    text = f"BÁO CÁO CA BỆNH VÀ CÁC TRƯỜNG HỢP TIẾP XÚC (22h00 ngày 13/06/2021)\nF1:\n{TWO}"
    assert [one.contact_date for one in people(text)] == [None, None]


@pytest.mark.parametrize("office", ["Trạm Y tế thông báo", "Trạm y tế xã báo", "UBND xã thông báo", "TYT:"])
def test_what_an_office_says_heads_its_list(office: str) -> None:
    text = f"{office} 04 công dân diện F2 hoàn thành thời gian cách ly tại nhà vào ngày 15/06/2021:\n{TWO}"
    assert [(one.level, one.place, one.quarantine_end) for one in people(text)] == [
        ("F2", "home", date(2021, 6, 15))
    ] * 2


@pytest.mark.parametrize("title", ["Kế hoạch đưa đón F1 ngày 14/6", "Lịch đưa đón ngày 14/6 (chỉ đón người diện F1)"])
def test_the_day_of_a_ride_is_no_contact(title: str) -> None:
    assert [(one.level, one.contact_date) for one in people(f"{title}\n{TWO}")] == [("F1", None)] * 2


@pytest.mark.parametrize(
    "asked",
    [
        "Đề nghị Trạm Y tế tiếp tục truy vết F2 và báo cáo trước 08h00 ngày 15/06/2021.",
        "Yêu cầu các thôn rà soát F2, F3 trong ngày.",
        "Kính đề nghị BCĐ xã chỉ đạo truy vết F2.",
    ],
)
def test_what_is_asked_of_others_is_not_said_of_the_people(asked: str) -> None:
    closing = "Các trường hợp trên đã được đưa đến khu cách ly tập trung của huyện ngày 13/06/2021."
    read = people(f"F1 của BN9941:\n{TWO}\n{closing} {asked}")
    assert [(one.level, one.place, one.quarantine_start) for one in read] == [
        ("F1", "centralised", date(2021, 6, 13))
    ] * 2


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("F3 thôn hồng lạc nha c (học thêm nhà cô Thuý - F2)", "F3"),
        ("F3 thôn Hồng Lạc (tx chị Lan - F2)", "F3"),
        ("F2 Nam Thắng (bạn của em Tú - F1)", "F2"),
        ("F2 Nam Thắng (cùng mâm với anh Tú là F1)", "F2"),
        ("Thêm 2 F2 thôn Cao Thắng (bà Năm nhà bên là F1):", "F2"),
    ],
)
def test_brackets_tell_whom_the_people_met(title: str, level: str) -> None:
    assert [person.level for person in people(f"{title}\n{TWO}")] == [level] * 2


@pytest.mark.parametrize(
    "title",
    [
        "Phòng 204 nhận thêm 2 công dân Thạch Thắng (đều là F1 của BN9905)",
        "Người Thạch Thắng trên xe đều F1:",
        "Chuyến xe có BN9905, F1 là các người Thạch Thắng:",
    ],
)
def test_the_people_of_a_commune_are_nobody(title: str) -> None:
    assert levels(f"{title}\n{TWO}") == [("F1", "Nguyễn Thế Kiên"), ("F1", "Đoàn Thị Ngân")]


def test_a_commune_that_reports_is_nobody() -> None:
    text = f"F1:\n{TWO}\nĐã đưa cả 2 đi cltt tối 10/6 rồi nhé, hạn đến 1/7. Thạch Thắng báo lại"
    assert levels(text) == [("F1", "Nguyễn Thế Kiên"), ("F1", "Đoàn Thị Ngân")]


@pytest.mark.parametrize("listed", ["công dân Lê Văn Tám, 1980", "công dân Lê Tám, 1980, Nam Thắng"])
def test_a_citizen_with_his_birth_is_listed(listed: str) -> None:
    assert [level for level, _ in levels(f"F1 gồm {listed}")] == ["F1"]
