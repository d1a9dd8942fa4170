"""Whom a notice's words for an owner mean: hamlets and members, and nobody by a guess."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.domain.addressees import Person, Place
from bot.domain.duties import Owner
from bot.domain.notices.owner_matching import match_owners, match_recipients
from bot.domain.roles import Role

PLACES = (Place(1, "Nam Thắng", ("N.Thắng",)), Place(2, "Trung Phú"), Place(3, "Hòa Bình", ("Hoà Bình",)))
PEOPLE = (
    Person(1, "Nguyễn Thị Minh Tâm", "Trạm trưởng Trạm y tế", Role.HEALTH_STATION),
    Person(2, "Nguyễn Bá Lâm", "Thôn trưởng Nam Thắng", Role.HAMLET_LEADER),
    Person(3, "Trịnh Thị Thơm", "Phó thôn Nam Thắng", Role.HAMLET_LEADER, deputy=True),
    Person(4, "Đặng Quốc Hưng", "Trưởng ban, Chủ tịch UBND xã", Role.CHAIR),
    Person(5, "Võ Thị Ngọc", "Văn phòng UBND xã", Role.SECRETARY),
    Person(6, "Hoàng Văn Thái", "Trưởng Công an xã", Role.POLICE),
    Person(7, "Phan Văn Bình", "Công an viên", Role.POLICE),
    Person(8, "Đinh Như Ý", "Công chức Địa chính xã", Role.OFFICER),
    Person(9, "Phạm Thanh Tâm", "Cán bộ NTM", Role.OFFICER),
    Person(10, "Lưu Thị Hạnh", "Kế toán xã", Role.OFFICER),
    Person(11, "Mai Văn Sơn", "Đài truyền thanh xã", Role.BROADCASTER),
)
ALL = ("Nam Thắng", "Trung Phú", "Hòa Bình")


def named(words: str) -> tuple[list[str], list[str]]:
    """The certain owners, and those who may be meant."""
    match = match_owners((words,), places=PLACES, people=PEOPLE)
    names = {("h", place.id): place.name for place in PLACES} | {("m", one.id): one.full_name for one in PEOPLE}

    def of(owners: Sequence[Owner]) -> list[str]:
        return [names[("h", one.hamlet_id or 0) if one.hamlet_id else ("m", one.member_id or 0)] for one in owners]

    return of(match.owners), of(match.candidates)


@pytest.mark.parametrize(
    "words",
    ["lãnh đạo thôn", "Lãnh đạo các thôn", "Các thôn", "3 thôn", "03 thôn", "thôn", "Thôn trưởng các thôn",
     "các đồng chí trưởng thôn", "Bí thư, thôn trưởng 3 thôn", "LÃNH ĐẠO CÁC THÔN", "lanh dao cac thon"],
)  # fmt: skip
def test_the_hamlets_together_are_all_of_them(words: str) -> None:
    assert named(words) == (list(ALL), [])


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("thôn Nam Thắng", "Nam Thắng"),
        ("Lãnh đạo thôn Hòa Bình", "Hòa Bình"),
        ("Trạm y tế", "Nguyễn Thị Minh Tâm"),
        ("Trạm trưởng Trạm y tế xã", "Nguyễn Thị Minh Tâm"),
        ("Kế toán xã", "Lưu Thị Hạnh"),
        ("Công chức Tài chính - Kế toán", "Lưu Thị Hạnh"),
        ("Văn phòng xã", "Võ Thị Ngọc"),
        ("Công chức Văn phòng - Thống kê", "Võ Thị Ngọc"),
        ("Chủ tịch UBND xã", "Đặng Quốc Hưng"),
        ("Đài truyền thanh", "Mai Văn Sơn"),
        ("đồng chí Ý - Công chức Địa chính xã", "Đinh Như Ý"),
        ("Công chức TNMT", "Đinh Như Ý"),
        ("đồng chí Tâm - NTM", "Phạm Thanh Tâm"),
        ("đ/c Hạnh", "Lưu Thị Hạnh"),
        ("Trưởng Công an xã", "Hoàng Văn Thái"),
    ],
)
def test_one_who_answers_to_the_words_is_certain(words: str, owner: str) -> None:
    assert named(words) == ([owner], [])


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        ("đồng chí Tâm", ["Nguyễn Thị Minh Tâm", "Phạm Thanh Tâm"]),
        ("2 thôn", list(ALL)),
        ("Công an - Tư pháp xã", ["Hoàng Văn Thái"]),
        ("đồng chí Lý - Kế toán", ["Lưu Thị Hạnh"]),
    ],
)
def test_what_is_not_certain_is_asked(words: str, candidates: list[str]) -> None:
    assert named(words) == ([], candidates)


@pytest.mark.parametrize(
    "words",
    ["Hội Phụ nữ", "đồng chí Kiều", "các ngành", "UBND xã", "xã", "các hộ dân", "Chủ tịch Hội Phụ nữ",
     "Chi hội phụ nữ thôn Nam Thắng", "Ông Lưu Văn Tèo"],
)  # fmt: skip
def test_nobody_is_guessed(words: str) -> None:
    assert named(words) == ([], [])


def test_several_owners_are_matched_one_by_one() -> None:
    match = match_owners(("Kế toán xã", "Hội Phụ nữ", "đồng chí Tâm"), places=PLACES, people=PEOPLE)
    assert match.owners == (Owner(member_id=10),)
    assert match.unclear == ("Hội Phụ nữ", "đồng chí Tâm")
    assert match.candidates == (Owner(member_id=1), Owner(member_id=9))


def test_the_bodies_of_the_commune_receive_a_notice() -> None:
    words = ("TT Đảng ủy, HĐND xã", "Chủ tịch, Phó chủ tịch UBND xã", "Các ban, ngành cấp xã", "3 thôn")
    match = match_recipients(words, places=PLACES, people=PEOPLE)
    assert {one.member_id for one in match.owners if one.member_id} == {1, 4, 5, 6, 7, 8, 9, 10, 11}
    assert {one.hamlet_id for one in match.owners if one.hamlet_id} == {1, 2, 3}
    assert match.unclear == ("TT Đảng ủy, HĐND xã",)


def test_the_members_of_the_committee_are_everybody() -> None:
    match = match_recipients(("Các thành viên Ban Chỉ đạo",), places=PLACES, people=PEOPLE)
    assert len(match.owners) == len(PEOPLE)
