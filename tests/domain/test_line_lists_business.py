"""Lists of people who are no contacts, and lists that only speak of such business."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON


def people(text: str) -> list[tuple[str | None, str]]:
    read: tuple[Person, ...] = read_text(text, on=ON, hamlets=HAMLETS).people
    return [(person.level, person.full_name) for person in read]


@pytest.mark.parametrize(
    "title",
    [
        "LỊCH TRỰC CHỐT THÔN TRUNG PHÚ (phục vụ quản lý F1, F2)",
        "Phân công trực chốt, theo dõi các hộ F1:",
        "Tổ covid cộng đồng phụ trách các hộ F1, F2 thôn Hồng Lạc:",
        "ỦNG HỘ KHU CÁCH LY VÀ CÁC HỘ F1, F2 đợt 2",
        "Danh sách đăng ký tiêm vắc xin đợt 3",
        "Các hộ được hỗ trợ gạo trong thời gian có F1 cách ly:",
        "Danh sách tặng quà cho các hộ F1:",
        "Thành phần dự họp BCĐ về F1, F2:",
        "DS tình nguyện viên giúp F1 cách ly tại nhà",
    ],
)
def test_people_listed_for_other_business_are_no_contacts(title: str) -> None:
    listed = "1. Nguyễn Thế Kiên, 1980, 0912000001\n2. Đoàn Thị Ngân, 1992, 0912000002"
    assert people(f"{title}\n{listed}") == []


@pytest.mark.parametrize(
    "title",
    [
        "DS F1 dự họp cùng BN9930:",
        "Danh sách F1 liên quan điểm tiêm vắc xin:",
        "F1 là thành viên tổ thợ của BN9930:",
        "Gửi ds F1 để các đồng chí trực chốt nắm:",
        "Các F1 đi hội nghị đoàn viên ngày 8/6:",
    ],
)
def test_a_list_of_contacts_may_speak_of_other_business(title: str) -> None:
    assert people(f"{title}\n1. Nguyễn Thế Kiên, 1980, 0912000001") == [("F1", "Nguyễn Thế Kiên")]


def test_a_duty_roster_ends_where_the_next_list_begins() -> None:
    text = "Trực chốt tối nay:\n1. Lê Văn Hải, 1980\n2. Trần Thị Lý, 1990\n\nF1 của BN9930:\n1. Phạm Văn Tú, 1975"
    assert people(text) == [("F1", "Phạm Văn Tú")]


def test_a_list_of_contacts_ends_where_a_roster_begins() -> None:
    text = "F1 của BN9930:\n1. Phạm Văn Tú, 1975\n\nPhân công trực chốt:\n1. Lê Văn Hải, 1980\n2. Trần Thị Lý, 1990"
    assert people(text) == [("F1", "Phạm Văn Tú")]


def test_somebody_with_his_own_level_is_a_contact_in_any_list() -> None:
    text = "Phân công trực chốt:\n1. Lê Văn Hải, 1980\n2. Trần Thị Lý, 1990 (F1 của BN9930, thay người)"
    assert people(text) == [("F1", "Trần Thị Lý")]


@pytest.mark.parametrize(
    "before",
    [
        "Dạ báo cáo anh, em là Thảo trực đêm TYT. Có 2 người tự đến khai báo:",
        "KHẨN!!! GỬI TỔ TRUY VẾT, người bốc hàng gồm:",
        "Em Nga trực chốt số 2. Sáng nay 2 anh này về, khai ở chung dãy trọ với BN9936:",
        "Tổ truy vết báo nhanh, đoàn đi lễ chùa về:",
    ],
)
@pytest.mark.parametrize(
    "after",
    [
        "Em xếp F1, đã lấy mẫu, cho về nhà chờ xe sáng mai.", "Yêu cầu đưa hết vào diện F1.", "F1 nhé mọi người.",
        "Diện F1, nguồn BN9936. Nhiệt độ 36,5 và 36,8.", "Số 1 đến số 2 là F1 của BN9936.",
    ],
)  # fmt: skip
def test_who_is_on_duty_may_report_contacts(before: str, after: str) -> None:
    listed = "1. Nguyễn Thế Kiên, 1980, Hòa Bình\n2. Đoàn Thị Ngân, 1992, Hồng Lạc"
    assert people(f"{before}\n{listed}\n{after}") == [("F1", "Nguyễn Thế Kiên"), ("F1", "Đoàn Thị Ngân")]


@pytest.mark.parametrize(
    "after",
    [
        "Lưu ý: F1, F2 chưa được tiêm.", "Nếu là F1 thì báo lại.", "Các hộ F1 nhận tại nhà.", "Ai là F1 không đến.",
        "Phát cho cả người F1 đang cách ly.", "Hết danh sách.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["Danh sách đăng ký tiêm vắc xin đợt 3", "Lịch trực chốt tuần này", "DS ủng hộ gạo"])
def test_a_last_line_about_contacts_makes_none(title: str, after: str) -> None:
    assert people(f"{title}\n1. Nguyễn Thế Kiên, 1980\n2. Đoàn Thị Ngân, 1992\n{after}") == []
