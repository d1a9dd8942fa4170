"""Names that end in, or hold, a word that usually is none of a name."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON


def named(text: str) -> list[str]:
    return [person.full_name for person in read_text(text, on=ON, hamlets=HAMLETS).people]


@pytest.mark.parametrize(("line", "name"), [
    ("1. Mạc Đăng Thôn sn 81, Trung Phú", "Mạc Đăng Thôn"),
    ("- Lê Xuân Thôn (1987)", "Lê Xuân Thôn"),
    ("1. Lương Đình Của 1987 ở Hòa Bình", "Lương Đình Của"),
    ("1. Trần Thị Thanh Nữ - 1980 - thôn Hồng Lạc", "Trần Thị Thanh Nữ"),
    ("1. Bùi Hạnh Nữ, nữ, 1993", "Bùi Hạnh Nữ"),
    ("+ Hồ Xuân Nữ, 1990, 0975000386", "Hồ Xuân Nữ"),
    ("1. Lều Thị Thanh Nữ / 1987 / Nữ", "Lều Thị Thanh Nữ"),
    ("1. Lê Thị Hồng Nữ (1977)", "Lê Thị Hồng Nữ"),
    ("1. MAC THI XUAN NU (NU, SN 2002)", "Mac Thi Xuan Nu"),
    ("1. Doãn Từ Minh An, 2017", "Doãn Từ Minh An"),
    ("1. Lê Hữu Trí 1980", "Lê Hữu Trí"),
    ("1. Le Huu Tri 1980", "Le Huu Tri"),
    ("1. le huu tri, 1980", "Le Huu Tri"),
    ("Anh Bùi Công An 1988, Cao Thắng", "Bùi Công An"),
    ("1. bui cong an 1988 nam", "Bui Cong An"),
    ("chú Hồ Phi Hải 1973 ở Hòa Bình", "Hồ Phi Hải"),
    ("nguyen thon, sn 1949, o trung phu", "Nguyen Thon"),
    ("tran huu thon, nam sinh: 1961", "Tran Huu Thon"),
    ("đậu văn thôn 82 0395000741", "Đậu Văn Thôn"),
])  # fmt: skip
def test_a_word_that_usually_is_none_of_a_name_belongs_to_one(line: str, name: str) -> None:
    assert named(f"F1 của BN9931:\n{line}") == [name]


@pytest.mark.parametrize(("line", "name", "sex"), [
    ("1. Lê Thị Mai Nữ 1980 Nam Thắng", "Lê Thị Mai", "nữ"),
    ("1. Lê Thị Mai thôn Nam Thắng", "Lê Thị Mai", None),
    ("1. Chủ hộ Phan Hải 1973", "Phan Hải", None),
])  # fmt: skip
def test_it_ends_a_name_where_something_else_is_said(line: str, name: str, sex: str | None) -> None:
    (person,) = read_text(f"F1 của BN9931:\n{line}", on=ON, hamlets=HAMLETS).people
    assert (person.full_name, person.sex) == (name, sex)
