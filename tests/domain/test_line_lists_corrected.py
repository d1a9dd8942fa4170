"""Messages that only put somebody right, with no list beside them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Person, Reason, read_text
from tests.domain.lists import HAMLETS, ON


def people_in(text: str) -> list[Person]:
    return [each for each in read_text(text, on=ON, hamlets=HAMLETS).people if each.change != "removed"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sửa lại giúp em sđt anh Hồ Văn Lực: 0912000418, số cũ 0912000481 em gõ nhầm ạ", {"phone": "0912000418"}),
        ("sđt anh Hồ Văn Lực sai 1 số, đúng phải là 0385 000 672", {"phone": "0385000672"}),
        ("Số 0977000924 là của anh Hồ Văn Lực chứ không phải của ông Sáu", {"phone": "0977000924"}),
        ("Số điện thoại 0977000924 của anh Hồ Văn Lực ạ, em ghi nhầm", {"phone": "0977000924"}),
        ("Năm sinh của ông Hồ Văn Lực là 1958, em đánh máy 1985", {"birth_year": 1958, "sex": "nam"}),
        ("Ông Hồ Văn Lực sinh 1958, lúc nãy em lỡ viết 1985", {"birth_year": 1958}),
        ("Hồ Văn Lực F2, 1958, à nhầm 1985", {"birth_year": 1985}),
        ("Hồ Văn Lực F2, 0912000418 nhầm 0912000481", {"phone": "0912000481"}),
        ("Hồ Văn Lực, F2, 1994, CLTN đến 22/6 (sửa: đến 24/6)", {"quarantine_end": date(2021, 6, 24)}),
        ("Anh Hồ Văn Lực F2, tin trước em báo F1 là nhầm", {"level": "F2"}),
        ("Anh Hồ Văn Lực là F2, sáng nay em lỡ ghi F1", {"level": "F2"}),
        ("Lúc nãy em nói anh Hồ Văn Lực lên F0 là sai, anh vẫn là F1", {"level": "F1", "sex": "nam"}),
        ("Hạn cách ly của anh Hồ Văn Lực là 30/6, em ghi nhầm 20/6", {"quarantine_end": date(2021, 6, 30)}),
        ("Anh Hồ Văn Lực (F2) thôi cách ly tại nhà, chuyển vào khu cách ly tập trung", {"place": "centralised"}),
        ("F1 Hồ Văn Lực không cách ly tập trung nữa, chuyển về cách ly tại nhà", {"place": "home"}),
        ("Chữa lại câu trên của em: cụ Hồ Văn Lực, sinh 1938, F2", {"level": "F2", "birth_year": 1938}),
        ("Anh Hồ Văn Lực bảo tiếp xúc F1 Tô Văn Bắc ngày 11/6. Vậy anh vẫn F2, chỉ thay ngày", {"level": "F2"}),
        ('lần trước "Hồ Văn Luật" → Hồ Văn Lực, F2', {"level": "F2"}),
        ("Sửa tên: Hồ Văn Luật thành Hồ Văn Lực, F2 Nam Thắng", {"hamlet": "Nam Thắng"}),
        ("Cháu Hồ Văn Lực (lần trước ghi Hồ Văn Luật), F2, sn 2012", {"birth_year": 2012}),
        ("Hồ Văn Luật đúng là Hồ Văn Lực, F2", {"level": "F2"}),
        ("Thay dòng ông Hồ Văn Luật trong file thành: Hồ Văn Lực, 1959, F2", {"birth_year": 1959, "sex": "nam"}),
        ("Xin rút anh Hồ Văn Luật khỏi danh sách F1. Người đúng là anh Hồ Văn Lực, 1990, F1", {"birth_year": 1990}),
        ("Bỏ F1 Hồ Văn Luật, thêm F1 Hồ Văn Lực sn 1980", {"level": "F1", "birth_year": 1980}),
        (
            "Đưa ra khỏi danh sách F2: Hồ Văn Luật (đã hoàn thành cách ly).\nBổ sung vào: Hồ Văn Lực, 1964",
            {"level": "F2"},
        ),
        ("Trực trạm đêm 13/6 bàn giao: F1 Hồ Văn Lực", {"level": "F1", "contact_date": None}),
    ],
)
def test_what_is_put_right_is_said_of_one(text: str, said: dict[str, Any]) -> None:
    (person,) = people_in(text)
    assert person.full_name == "Hồ Văn Lực"
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    "text", ["Hồ Văn Lực F2 → loại", "Hồ Văn Lực: F2 → bỏ khỏi ds", "Hồ Văn Lực: không phải F2, loại"]
)
def test_an_arrow_takes_somebody_off(text: str) -> None:
    assert people_in(text) == []


def test_of_several_what_is_put_right_holds() -> None:
    two = people_in("Nguồn của Hồ Thị Mơ và Hồ Văn Lực là BN9944, lúc nãy ghi nhầm BN9494. Hai đứa đều F1.")
    assert [(each.level, each.source) for each in two] == [("F1", "BN9944")] * 2
    years = people_in(
        "Hai anh em Hồ Văn Tý, Hồ Văn Sửu bị ghi ngược năm sinh. Tý 1984, Sửu 1985. Cả hai F2 ở Cao Thắng."
    )
    assert [(each.level, each.birth_year, each.hamlet) for each in years] == [
        ("F2", 1984, "Cao Thắng"),
        ("F2", 1985, "Cao Thắng"),
    ]


def test_dung_may_be_a_given_name() -> None:
    (person,) = people_in("Nhầm! Kim Ngọc Dũng là F3, không phải F2.")
    assert (person.full_name, person.level) == ("Kim Ngọc Dũng", "F3")


@pytest.mark.parametrize("text", [
    "Đính chính: STT 2 tên đúng là Lê Thị Hiền, STT 1 lên F0",
    "STT 1 lên F0",
    "Đính chính STT 2: năm sinh 1990",
    "Sửa giúp em stt 3 thành F2, bỏ stt 4",
])  # fmt: skip
def test_numbers_without_their_list_put_nobody_right(text: str) -> None:
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert (reading.people, [each.reason for each in reading.unread]) == ((), [Reason.NOBODY_TO_CORRECT])
