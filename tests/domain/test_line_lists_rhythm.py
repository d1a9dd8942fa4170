"""Items that go on for some lines: whose the lines under a name are, and which of them stand over the next ones."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.lists import by_name as read


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Phùng Văn Kiên, sinh năm 1979,\nthôn Hòa Bình, 0974000330, F1 của BN9907",
         "2. Kiều Thị Lụa, sinh năm 1982,\nthôn Cao Thắng, 0974000331, F1 của BN9908"),
        ("1. Phùng Văn Kiên, sinh năm 1979\nthôn Hòa Bình, 0974000330, F1 của BN9907",
         "2. Kiều Thị Lụa, sinh năm 1982\nthôn Cao Thắng, 0974000331, F1 của BN9908"),
        ("1. Phùng Văn Kiên\n1979, Hòa Bình, 0974000330, F1 BN9907",
         "2. Kiều Thị Lụa\n1982, Cao Thắng, 0974000331, F1 BN9908"),
        ("1) Phùng Văn Kiên 1979\nHòa Bình - 0974000330\nF1 BN9907",
         "2) Kiều Thị Lụa 1982\nCao Thắng - 0974000331\nF1 BN9908"),
        ("- Phùng Văn Kiên, 1979\n  thôn Hòa Bình\n  đt 0974000330, tx BN9907",
         "- Kiều Thị Lụa, 1982\n  thôn Cao Thắng\n  đt 0974000331, tx BN9908"),
        ("1/ Phung Van Kien, sn 1979\nhoa binh, 0974000330, tx BN9907",
         "2/ Kieu Thi Lua, sn 1982\ncao thang, 0974000331, tx BN9908"),
        ("1. Phùng Văn Kiên (1979)\n  - thôn Hòa Bình, 0974000330\n  - F1 BN9907",
         "2. Kiều Thị Lụa (1982)\n  - thôn Cao Thắng, 0974000331\n  - F1 BN9908"),
    ],
)  # fmt: skip
def test_lines_of_details_belong_to_the_item_above(first: str, second: str) -> None:
    one, other = read(f"DS F1 ngày 14/6\n{first}\n{second}\nTrân trọng.").values()
    assert (one.birth_year, one.hamlet, one.phone, one.source) == (1979, "Hòa Bình", "0974000330", "BN9907")
    assert (other.birth_year, other.hamlet, other.phone, other.source) == (1982, "Cao Thắng", "0974000331", "BN9908")


@pytest.mark.parametrize(
    "text",
    [
        "Thôn Hòa Bình\n1. Phùng Văn Kiên, 1979\n0974000330\nThôn Cao Thắng\n2. Kiều Thị Lụa, 1982\n0974000331",
        "* Thôn Hòa Bình\n1. Phùng Văn Kiên, 1979, 0974000330\n* Thôn Cao Thắng\n2. Kiều Thị Lụa, 1982, 0974000331",
        "Hòa Bình:\n1. Phùng Văn Kiên, 1979\n0974000330\nCao Thắng:\n1. Kiều Thị Lụa, 1982\n0974000331",
    ],
)
def test_a_hamlet_over_the_first_item_stands_over_the_others_too(text: str) -> None:
    assert [person.hamlet for person in read(f"F2 ngày 14/6\n{text}").values()] == ["Hòa Bình", "Cao Thắng"]


def test_what_follows_the_last_item_alone_is_said_of_all() -> None:
    text = "F1 BN9907\n1. Phùng Văn Kiên, 1979, Hòa Bình\n2. Kiều Thị Lụa, 1982, Cao Thắng\ntx 9/6, cltt từ 11/6"
    assert [person.contact_date for person in read(text).values()] == [date(2021, 6, 9)] * 2


def test_a_remark_on_all_does_not_go_to_the_last_item() -> None:
    text = (
        "F1 BN9907\n1. Phùng Văn Kiên, 1979\nHòa Bình, 0974000330\n2. Kiều Thị Lụa, 1982\nCao Thắng, 0974000331\n"
        "Cả 2 cách ly tập trung từ 11/6"
    )
    assert [person.quarantine_start for person in read(text).values()] == [date(2021, 6, 11)] * 2


def test_the_lines_put_together_are_all_accounted_for() -> None:
    text = "F1 BN9907\n1. Phùng Văn Kiên, 1979\nHòa Bình, 0974000330\n2. Kiều Thị Lụa, 1982\nCao Thắng, 0974000331"
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert [line.line for line in reading.lines] == [1, 2, 3, 4, 5]
    assert [person.line for person in reading.people] == [2, 4]


def test_the_number_of_a_house_on_a_line_of_its_own_is_no_item() -> None:
    text = "F1\n1. Phùng Văn Kiên\n1979, nam\n91, Cao Thắng\n0974000330\n2. Kiều Thị Lụa\n1982, nữ\n12, Hòa Bình"
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert [(person.full_name, person.hamlet) for person in reading.people] == [
        ("Phùng Văn Kiên", "Cao Thắng"),
        ("Kiều Thị Lụa", "Hòa Bình"),
    ]
    assert reading.unread == ()
