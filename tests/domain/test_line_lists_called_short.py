"""Remarks that call those above by the end of their names, or as "bạn"; and titles of a team in two lines."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people as read

TWO = "1. Thái Anh Đức, nam, 1989, Trung Phú\n2. Đậu Thị Mai Hương, nữ, 1992, Hồng Lạc"


@pytest.mark.parametrize(
    "remark",
    [
        "Bạn Đức và bạn Mai Hương như vậy là F2, đã xin nghỉ để cách ly tại nhà từ 11/6.",
        "Anh Đức, chị Mai Hương là F2, cách ly tại nhà từ 11/6",
        "Bạn Đức và bạn Hương cách ly tại nhà từ 11/6",
        "Anh Anh Đức và chị Mai Hương cltn từ 11/6",
    ],
)
def test_people_are_called_by_the_end_of_their_names(remark: str) -> None:
    people = read(f"DS F2 của F1 Lê Thị Nga\n{TWO}\n{remark}")
    assert [(each.full_name, each.level, each.place, each.quarantine_start) for each in people] == [
        ("Thái Anh Đức", "F2", "home", date(2021, 6, 11)),
        ("Đậu Thị Mai Hương", "F2", "home", date(2021, 6, 11)),
    ]


@pytest.mark.parametrize(
    "remark",
    ["Anh Mai Hướng sinh 1990, Hòa Bình", "Thêm chị Mai Hương, 1995, Cao Thắng", "- Lê Hương 1988 nữ Nam Thắng"],
)
def test_who_has_facts_of_his_own_is_another(remark: str) -> None:
    assert len(read(f"DS F2 của F1 Lê Thị Nga\n{TWO}\n{remark}")) == 3


def test_the_hamlet_of_a_team_holds_behind_a_second_line_of_its_title() -> None:
    people = read(
        "BÁO CÁO CỦA TỔ GIÁM SÁT CỘNG ĐỒNG SỐ 4, THÔN HỒNG LẠC\n(gửi qua Zalo nhóm BCĐ, 7h30 ngày 14/6)\n"
        "1. Đậu Thị Lệ (F2) – sinh 1987 – làm tóc cho F1 Vũ Thị Nga ngày 10/6"
    )
    assert [(each.hamlet, each.source) for each in people] == [("Hồng Lạc", "Vũ Thị Nga")]
