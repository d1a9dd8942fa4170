"""Sentences after a list about those on it: by number, by given name, several in one line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON

LIST = """F1 của BN9930, cltt từ 12/6:
1. Lê Trọng Tuấn, 1978, Nam Thắng, 0985000611
2. Nguyễn Thị Chắt, 1987, Hồng Lạc, 0985000612
3. Hoàng Đoan, 1969, Cao Thắng
4. Hoàng Phương Chi, 2003, Cao Thắng"""


def after(sentence: str) -> dict[str, Person]:
    people = read_text(f"{LIST}\n\n{sentence}", on=ON, hamlets=HAMLETS).people
    return {person.full_name: person for person in people}


TUAN, CHAT, DOAN, CHI = "Lê Trọng Tuấn", "Nguyễn Thị Chắt", "Hoàng Đoan", "Hoàng Phương Chi"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Số 2 sinh 1978 chứ không phải 1987", {CHAT: {"birth_year": 1978}}),
        (
            "ĐÍNH CHÍNH (22h10): số 2 sinh 1978; số 3 ở thôn Hòa Bình; sđt số 1 đúng là 0985000661. Còn lại giữ nguyên",
            {CHAT: {"birth_year": 1978}, DOAN: {"hamlet": "Hòa Bình"}, TUAN: {"phone": "0985000661"}},
        ),
        ("STT 3 có sđt rồi: 0985000613", {DOAN: {"phone": "0985000613"}}),
        (
            "Số 3 và số 4 được cách ly tại nhà",
            {DOAN: {"place": "home"}, CHI: {"place": "home"}, TUAN: {"place": "centralised"}},
        ),
        ("Trừ số 4 được cltn", {CHI: {"place": "home"}, DOAN: {"place": "centralised"}}),
        ("Số 3 cũng xóa giúp em, trạm nhập nhầm", {DOAN: {"change": "removed"}, CHI: {"change": None}}),
        ("Bỏ số 4 ra giúp em nhé", {CHI: {"change": "removed"}}),
        ("anh Tuấn chuyển thành F0, chị Chắt sn 1978", {TUAN: {"level": "F0"}, CHAT: {"birth_year": 1978}}),
        ("Sđt Đoan 0985000613", {DOAN: {"phone": "0985000613"}}),
        ("Số của chị Chi là 0985000614 ạ", {CHI: {"phone": "0985000614"}}),
        ("Đoan sinh 1970 nhé, tôi xem sổ hộ khẩu rồi", {DOAN: {"birth_year": 1970}}),
        ("Bà Chắt ở thôn Hòa Bình em nhé", {CHAT: {"hamlet": "Hòa Bình"}}),
        ("Riêng số 1 tx 11/6", {TUAN: {"contact_date": date(2021, 6, 11)}, CHAT: {"contact_date": None}}),
    ],
)
def test_a_sentence_says_something_of_those_it_speaks_of(sentence: str, said: dict[str, dict[str, Any]]) -> None:
    people = after(sentence)
    assert set(people) == {TUAN, CHAT, DOAN, CHI}
    for name, fields in said.items():
        assert {field: getattr(people[name], field) for field in fields} == fields


@pytest.mark.parametrize("sentence", ["Số 9 chuyển thành F0", "Số 12 sinh 1980"])
def test_a_number_that_nobody_has_is_shown_as_unread(sentence: str) -> None:
    reading = read_text(f"{LIST}\n\n{sentence}", on=ON, hamlets=HAMLETS)
    assert [each.text for each in reading.unread] == [sentence]


@pytest.mark.parametrize(
    "sentence", ["Anh Hoàng trực trạm 0912000999", "Số 12 đường Lê Lợi", "Bác Phúc nhớ gọi 0912000999 giúp em"]
)
def test_somebody_else_is_nobody_of_the_list(sentence: str) -> None:
    assert after(sentence) == after("")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Có 2 ca dương tính mới, đều là F1 của BN9903:\n* BN9960: Hồ Sĩ Thản, nam, 1972", ["F0"]),
        ("F1, cltt 14/6:\n- của BN9960: Trần Ngọc Giao, nam, 1965\n- của BN9961: Quản Thị Mây, nữ, 2000", ["F1", "F1"]),
        ("Xác minh:\n1) Lê Thị Mận, 1983: không phải F1, chỉ là F2, cltn 13/6", ["F2"]),
    ],
)
def test_a_level_is_that_of_whom_it_is_said(text: str, levels: list[str]) -> None:
    assert [person.level for person in read_text(text, on=ON, hamlets=HAMLETS).people] == levels


def test_the_same_day_is_that_of_the_one_above() -> None:
    text = "F1 của BN9938:\n1. Lê Văn Hải, sn 2k2, tx 12/6\n2. Lê Thị Thu, 1991, tx cùng ngày"
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [(person.birth_year, person.contact_date) for person in people] == [
        (2002, date(2021, 6, 12)),
        (1991, date(2021, 6, 12)),
    ]


@pytest.mark.parametrize(
    "remark",
    ["số 2 trùng tên, ghi nhầm, đề nghị xóa", "Lưu ý: số 2 trùng tên với người xã bên, ghi nhầm, đề nghị xóa."],
)
def test_a_remark_between_commas_is_no_row_of_headings(remark: str) -> None:
    text = f"F2:\n1. Hoàng Tăng Bí, 1958\n2. Ngô Đức Kế, 1977\n{remark}"
    people = read_text(text, on=date(2021, 6, 14), hamlets=[]).people
    assert [each.change for each in people] == [None, "removed"]
