"""Rows that repeat what stands above them, and rows of people who are listed twice or elsewhere."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON


def listed(text: str) -> list[Person]:
    return [person for person in read_text(text, on=ON, hamlets=HAMLETS).people if person.change != "removed"]


@pytest.mark.parametrize(
    ("rows", "sources"),
    [
        ("A1, F1, nam, 1981, Hòa Bình, BN9965, tx 7/6\nA2, nt, nữ, 1984, nt, nt, nt", ("BN9965", "BN9965")),
        ('A1, F1, nam, 1981, Hòa Bình, BN9965, tx 7/6\nA2, ", nữ, 1984, ", ", "', ("BN9965", "BN9965")),
        ("1 / A1 / 1981 / Nam / Hòa Bình / F1 / BN9965\n2 / A2 / 1984 / Nữ / nt / nt / nt", ("BN9965", "BN9965")),
        ("A1, F1, nam, 1981, Hòa Bình, BN9965, tx 7/6\nA2, -nt-, nữ, 1984, -nt-, -nt-, -nt-", ("BN9965", "BN9965")),
        ("A1, F1, nam, 1981, Hòa Bình, BN9965, 7/6\nA2, F2, nữ, 1984, nt, A1, 8/6", ("BN9965", "Nông Quốc Chẩn")),
    ],
)
def test_ditto_marks_between_commas_and_strokes(rows: str, sources: tuple[str, str]) -> None:
    named = rows.replace("A1", "Nông Quốc Chẩn").replace("A2", "Nông Thị Hiến")
    people = listed(f"Danh sách ngày 13/6 (nt = như trên)\n{named}")
    assert [person.full_name for person in people] == ["Nông Quốc Chẩn", "Nông Thị Hiến"]
    assert [person.hamlet for person in people] == ["Hòa Bình", "Hòa Bình"]
    assert tuple(person.source for person in people) == sources


@pytest.mark.parametrize(
    "reason",
    [
        "trùng số 1, gõ thiếu dấu, gộp vào số 1",
        "trùng ds xã Thạch Hội, họ quản lý",
        "trùng với danh sách xã bên",
        "xác minh không tiếp xúc, đưa ra khỏi danh sách",
        "ở tỉnh khác chưa về nên em không tính",
    ],
)
def test_who_is_listed_twice_or_elsewhere_is_taken_off(reason: str) -> None:
    people = listed(f"F1 (nguồn BN9956):\n1. Dương Công Vượng 1980, đang cltt\n2. Hồ Viết Thuần 1965 -> {reason}")
    assert [person.full_name for person in people] == ["Dương Công Vượng"]
