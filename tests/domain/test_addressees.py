"""Who is meant by a name, a title or a hamlet; the people are invented."""

from __future__ import annotations

import pytest

from bot.domain.addressees import Person, Place, longest_beginning, who_is_meant
from bot.domain.duties import Owner
from bot.domain.roles import Role

PLACES = (
    Place(1, "Nam Thắng", ("N.Thắng",)),
    Place(2, "Trung Phú", ("T.Phú",)),
    Place(3, "Hòa Bình", ("H.Bình",)),
)
PEOPLE = (
    Person(1, "Nguyễn Thị Minh Tâm", "Trạm trưởng Trạm y tế", Role.HEALTH_STATION),
    Person(2, "Phạm Thanh Tâm", "Cán bộ NTM", Role.OFFICER),
    Person(3, "Đinh Như Ý", "Công chức Địa chính xã", Role.OFFICER),
    Person(4, "Hoàng Văn Thái", "Trưởng Công an xã", Role.POLICE),
    Person(5, "Lưu Thị Hạnh", "Kế toán xã", Role.OFFICER),
    Person(6, "Nguyễn Bá Lâm", "Thôn trưởng Nam Thắng", Role.HAMLET_LEADER),
    Person(7, "Trần Văn Lâm", "Phó thôn Trung Phú", Role.HAMLET_LEADER, deputy=True),
    Person(8, "Mai Văn Sơn", "Đài truyền thanh xã", Role.BROADCASTER),
)


def shown(owners: tuple[Owner, ...]) -> list[str]:
    return [f"h{one.hamlet_id}" if one.hamlet_id is not None else f"m{one.member_id}" for one in owners]


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("các thôn", "h1 h2 h3"),
        ("5 thôn", "h1 h2 h3"),
        ("lãnh đạo các thôn", "h1 h2 h3"),
        ("lãnh đạo thôn", "h1 h2 h3"),
        ("thôn Nam Thắng", "h1"),
        ("lãnh đạo thôn Nam Thắng và Trung Phú", "h1 h2"),
        ("thôn trưởng H.Bình", "h3"),
        ("đồng chí Ý", "m3"),
        ("đồng chí Ý - Công chức Địa chính xã", "m3"),
        ("d/c Y", "m3"),
        ("Địa chính", "m3"),
        ("Tâm NTM", "m2"),
        ("đồng chí Tâm (Trạm y tế)", "m1"),
        ("Trạm y tế", "m1"),
        ("Công an xã", "m4"),
        ("Kế toán", "m5"),
        ("Trạm y tế và Công an xã", "m1 m4"),
        ("Ý, Tâm NTM", "m3 m2"),
        ("Nguyễn Bá Lâm", "m6"),
        ("đồng chí Lâm", "m6"),
        ("Văn hóa, đài truyền thanh xã", "m8"),
    ],
)
def test_who_is_meant(words: str, owners: str) -> None:
    meant = who_is_meant(words, places=PLACES, people=PEOPLE)
    assert meant.certain
    assert shown(meant.owners) == owners.split()


def test_a_name_of_two_people_is_a_question() -> None:
    meant = who_is_meant("đồng chí Tâm", places=PLACES, people=PEOPLE)
    assert not meant.certain
    assert shown(meant.candidates) == ["m1", "m2"]


@pytest.mark.parametrize(
    "words",
    ["", "đồng chí Thủy", "Hội Phụ nữ", "công chức", "xã", "đồng chí", "Kế toán xã, các HTX", "thôn Đông Sơn", "Ỷ"],
)
def test_nobody_is_guessed(words: str) -> None:
    meant = who_is_meant(words, places=PLACES, people=PEOPLE)
    assert (meant.owners, meant.candidates) == ((), ())


@pytest.mark.parametrize(
    ("line", "owners", "rest"),
    [
        ("thôn Nam Thắng sửa nắp ống thu gom", "h1", "sửa nắp ống thu gom"),
        ("Nam Thắng sửa nắp ống", "h1", "sửa nắp ống"),
        ("thon nam thang, trung phu sua duong", "h1 h2", "sua duong"),
        ("các thôn tổng vệ sinh", "h1 h2 h3", "tổng vệ sinh"),
        ("đồng chí Tâm (NTM) kiểm tra số cây", "m2", "kiểm tra số cây"),
        ("Ý, Tâm NTM đôn đốc các thôn", "m3 m2", "đôn đốc các thôn"),
        ("Trạm y tế: hằng ngày cập nhật F1", "m1", "hằng ngày cập nhật F1"),
    ],
)
def test_a_line_begins_with_whom_it_is_for(line: str, owners: str, rest: str) -> None:
    found = longest_beginning(line, places=PLACES, people=PEOPLE)
    assert found is not None
    assert (shown(found[0].owners), found[1]) == (owners.split(), rest)


def test_a_line_may_name_nobody() -> None:
    assert longest_beginning("đồng chí Thủy sửa nắp ống", places=PLACES, people=PEOPLE) is None
