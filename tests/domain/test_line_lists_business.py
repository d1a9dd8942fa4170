"""Lists of people who are no contacts, and lists that only speak of such business."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


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
