"""Lists whose level is told by a sentence of its own, beside the levels of other people."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text
from bot.domain.line_lists.subject import subjects

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Hòa Bình"))
PEOPLE = """
1. Cao Xuân Trường - SN 1968 - Nam - Hòa Bình - 0943000571 - cách ly từ 31/05/2021
2. Đậu Thị Hoài - SN 1972 - Nữ - Hòa Bình - 0943000572 - cách ly từ 31/05/2021
"""


def people_of(text: str) -> tuple[Person, ...]:
    return read_text(text, on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Do F1 Cao Xuân Thưởng chưa có kết quả, gia hạn cách ly của các F2 sau:", {"F2"}),
        ("THÔNG BÁO GIA HẠN ĐỐI VỚI F2", {"F2"}),
        ("KÍNH GỬI CÁC THÔN DS F2 LQ F1 TỐNG THỊ LÀNH (BN9917)", {"F2"}),
        ("F1 Lê Thị Lành (BN9917) khai ra các F2 dưới đây", {"F2"}),
        ("Tiếp xúc với F0 BN9901, tất cả xếp F1", {"F1"}),
        ("Vì F1 đi chợ nên thêm mấy F2", {"F2"}),
        ("không phải F2 mà là F3", {"F3"}),
        ("F1 và F2 của thôn", {"F1", "F2"}),
        ("liên quan F1 Nguyễn Thị Lành", set()),
        ("F10, F1/2021, F2% không phải mức", set()),
        ("hôm nay nắng", set()),
    ],
)
def test_levels_of_other_people_are_set_aside(text: str, levels: set[str]) -> None:
    assert subjects(text) == levels


@pytest.mark.parametrize(
    ("head", "level"),
    [
        ("Do F1 Cao Xuân Thưởng chưa có kết quả xét nghiệm lần 2, Trạm gia hạn cách ly tại nhà của các F2 sau:", "F2"),
        ("KÍNH GỬI CÁC THÔN DS F2 LQ F1 TỐNG THỊ LÀNH (BN9917)", "F2"),
        ("Báo cáo ngày 14/6: mấy người dưới đây là F3 do gặp F2 Tống Thị Lành", "F3"),
    ],
)
def test_the_one_level_left_is_that_of_everybody_below(head: str, level: str) -> None:
    people = people_of(head + PEOPLE)
    assert [(one.full_name, one.level) for one in people] == [("Cao Xuân Trường", level), ("Đậu Thị Hoài", level)]


def test_the_level_may_be_told_below_all_of_them() -> None:
    people = people_of(PEOPLE + "mấy người trên trạm đã xếp diện F2 rồi nhé, F1 Tống Thị Lành")
    assert [one.level for one in people] == ["F2", "F2"]


@pytest.mark.parametrize("head", ["F1 và F2 của hai thôn hôm nay", "Gửi các đồng chí", "Liên quan F1 Tống Thị Lành"])
def test_where_two_levels_or_none_are_left_it_is_asked(head: str) -> None:
    assert {one.level for one in people_of(head + PEOPLE)} == {None}
