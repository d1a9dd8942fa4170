"""Lists whose lines a page or a narrow screen cut, even inside a name or a number."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from bot.domain.line_lists.writing.wrapped import going_on
from tests.domain.lists import people as read

NARROW = """Danh sách F1 của BN9920 bổ
sung tối 13/6 ạ
1) Hồ Thị
Thanh Nhàn 1990 nữ thôn Nam
Thắng 0912 000
345 tx 10/6 cltt từ
12/6
2) Phan Đình
Giót 1988 nam thôn Hòa
Bình 0912000346 tx
11/6 cltt từ 12/6
Cả 2 nhập khu trường mầm non"""
CLOSED = """DS F2 thôn Cao Thắng
1. Lê Văn Tám 1980, nam,
0912000341, f1 Hồ Văn
Trọng, 11/6
2. Lê Thị Chín 1982, nữ,
f1 Hồ Văn Trọng, 11/6
Cả nhà cltn 12/6
đến 26/6"""


def test_a_name_and_a_number_cut_by_a_narrow_screen_are_one() -> None:
    assert [(each.full_name, each.hamlet, each.phone, each.quarantine_start) for each in read(NARROW)] == [
        ("Hồ Thị Thanh Nhàn", "Nam Thắng", "0912000345", date(2021, 6, 12)),
        ("Phan Đình Giót", "Hòa Bình", "0912000346", date(2021, 6, 12)),
    ]


def test_a_closing_sentence_goes_on_no_line() -> None:
    assert [(each.full_name, each.source, each.contact_date, each.quarantine_end) for each in read(CLOSED)] == [
        ("Lê Văn Tám", "Hồ Văn Trọng", date(2021, 6, 11), date(2021, 6, 26)),
        ("Lê Thị Chín", "Hồ Văn Trọng", date(2021, 6, 11), date(2021, 6, 26)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["A. F1", "Thôn Nam Thắng", "1. Lê Văn Tám, nam, 1970", "Thôn Trung Phú", "2. Lê Thị Chín", "B. F2"],
        ["1. Lê Văn Tám", "Sinh năm: 1970", "2. Lê Thị Chín", "Sinh năm: 1975"],
        ["1. Lê Văn Tám", "2. Lê Thị Chín", "Trần Văn Mười"],
        ["1. Lê Văn Tám 1970 tx", "2. Lê Thị Chín 1975 tx"],
    ],
)
def test_lines_that_nothing_cut_stand_alone(lines: list[str]) -> None:
    assert not any(going_on(lines))


def test_lines_that_reach_one_width_go_on() -> None:
    lines = [
        "1. Lê Văn Tám, nam, 1970, nhà",
        "cạnh chợ mới; làm nghề thợ nề",
        "gặp ca bệnh",
        "2. Lê Thị Chín, nữ, 1975, bán",
        "rau ngoài đường lớn",
    ]
    assert going_on(lines) == [False, True, True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "+\n+\nThôn\n;Thôn\nĐT\ncl\ntên\nx\nh\n1",
        "sinh\nvới\nế\n2/\n2/\nHộ ông\nĐT\ntên\ny\ny\ny",
        "F1 BN9907\n1. Lê Văn\nTám, 1972\nsđt 0912000111. Mai Thị\nHoa, 1980\n2. Lê Thị\nBa, 1990",
    ],
)
def test_lines_put_together_twice_are_all_accounted_for(text: str) -> None:
    reading = read_text(text, on=date(2021, 6, 14), hamlets=[])
    assert {line.line for line in reading.lines} == set(range(1, text.count("\n") + 2))
