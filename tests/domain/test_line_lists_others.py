"""Columns, groups of columns and rows that tell of somebody else than the person in the row."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import Cell, Person, read_tables
from bot.domain.line_lists.model import Table
from bot.domain.line_lists.tabular.columns import column_kind
from tests.domain.lists import HAMLETS, ON


def read(*rows: tuple[Cell, ...]) -> tuple[Person, ...]:
    return read_tables([Table("Sheet1", rows)], on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Điện thoại bố (mẹ)", "others_phone"),
        ("ĐT tổ Covid", "others_phone"),
        ("SĐT trưởng xóm", "others_phone"),
        ("Điện thoại (phụ huynh)", "others_phone"),
        ("SĐT GVCN", "others_phone"),
        ("Số máy bố mẹ", "others_phone"),
        ("SĐT vợ/chồng", "others_phone"),
        ("SĐT liên hệ khẩn cấp", "others_phone"),
        ("SĐT chủ hộ", "head_phone"),
        ("Điện thoại (chủ hộ)", "head_phone"),
        ("Điện thoại liên hệ", "phone"),
        ("SĐT người được cách ly", "phone"),
        ("SĐT bổ sung", "phone"),
        ("SĐT học sinh", "phone"),
        ("SĐT bản thân/gia đình", "phone"),
        ("Họ tên bố (mẹ)", "carer"),
        ("Phụ huynh", "carer"),
        ("Bố/mẹ", "carer"),
        ("Con ông (bà)", "carer"),
        ("Cán bộ theo dõi, SĐT", "overseer"),
        ("SĐT điều tra viên", "others_phone"),
        ("SĐT NVYT", "others_phone"),
        ("Người lấy mẫu", "overseer"),
        ("Người giao", "overseer"),
        ("Học sinh", "name"),
        ("Hành khách", "name"),
        ("Công nhân", "name"),
    ],
)
def test_a_heading_says_of_whom_it_speaks(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind


@pytest.mark.parametrize("carer", ["Phụ huynh", "Người giám hộ", "Bố/mẹ", "Cán bộ theo dõi", "GVCN"])
def test_the_phone_behind_whoever_looks_after_somebody_is_not_his(carer: str) -> None:
    heads = ("STT", "Học sinh", "Ngày sinh", "Thôn", carer, "SĐT")
    row = ("Lê Văn Hải", "12/3/2012", "Nam Thắng", "Lê Văn Ba", "0912345678")
    people = read(("DANH SÁCH F2",), heads, (1.0, *row), (2.0, "Phạm Thị Cúc", *row[1:]))
    assert [(person.full_name, person.phone) for person in people] == [("Lê Văn Hải", None), ("Phạm Thị Cúc", None)]


@pytest.mark.parametrize("carer", ["Cán bộ theo dõi", "Giáo viên chủ nhiệm"])
def test_one_who_looks_after_several_has_not_several_phones(carer: str) -> None:
    heads = ("STT", "Họ tên", "Năm sinh", "Thôn", carer, "SĐT")
    row = (1.0, "Lê Văn Hải", 1980.0, "Nam Thắng", "Lê Văn Ba", "0912345678")
    people = read(("DANH SÁCH F2",), heads, row, (2.0, "Phạm Thị Cúc", *row[2:5], "0912345679"))
    assert [person.phone for person in people] == ["0912345678", "0912345679"]


@pytest.mark.parametrize(
    ("upper", "lower", "cells", "source"),
    [
        (("Người giám hộ", None), ("Họ tên", "SĐT"), ("Lê Văn Ba", "0988111222"), None),
        (("Cán bộ theo dõi", None), ("Họ tên", "Số điện thoại"), ("Lê Văn Ba", "0988111222"), None),
        (("F1 liên quan", None), ("Họ tên", "Thôn"), ("Lê Văn Ba", "Hồng Lạc"), "Lê Văn Ba"),
        (("Nguồn lây", None), ("Họ tên", "Năm sinh"), ("Lê Văn Ba", 1970.0), "Lê Văn Ba"),
        (("Thông tin F1", None), ("Họ tên", "SĐT"), ("Lê Văn Ba", "0988111222"), "Lê Văn Ba"),
    ],
)
@pytest.mark.parametrize("first", [False, True])
def test_a_group_of_columns_may_tell_of_somebody_else(
    upper: tuple[Cell, ...], lower: tuple[Cell, ...], cells: tuple[Cell, ...], source: str | None, first: bool
) -> None:
    own: tuple[tuple[Cell, ...], ...] = (
        ("Thông tin F2", None, None, None),
        ("Họ tên", "Năm sinh", "Thôn", "SĐT"),
        ("Phạm Thị Cúc", 1985.0, "Nam Thắng", "0912345678"),
    )
    pairs = zip(own, (upper, lower, cells), strict=True)
    rows = [(*his, *mine) if first else (*mine, *his) for mine, his in pairs]
    numbers: tuple[Cell, ...] = ("STT", None, 1.0)
    (person,) = read(("DANH SÁCH F2",), *((number, *row) for number, row in zip(numbers, rows, strict=True)))
    assert (person.full_name, person.birth_year, person.hamlet) == ("Phạm Thị Cúc", 1985, "Nam Thắng")
    assert (person.phone, person.source, person.level) == ("0912345678", source, "F2")


def test_groups_of_columns_that_are_no_headings_by_themselves_are_read_with_those_under_them() -> None:
    people = read(
        ("DANH SÁCH F2",),
        ("STT", "Người tiếp xúc", None, None, "Ca bệnh (F1)", None),
        (None, "Họ tên", "SĐT", "Thôn", "Họ tên", "Ngày tiếp xúc"),
        (1.0, "Lê Văn Hải", "0912345678", "Nam Thắng", "Lê Văn Ba", "10/6"),
        (2.0, "Phạm Thị Cúc", None, "Hồng Lạc", "Hồ Thị Na", "11/6"),
    )
    assert [(person.full_name, person.level, person.source) for person in people] == [
        ("Lê Văn Hải", "F2", "Lê Văn Ba"),
        ("Phạm Thị Cúc", "F2", "Hồ Thị Na"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Hộ ông Lê Văn Hải - thôn Nam Thắng - ĐT chủ hộ 0988111222",),
        ("Hộ 1: ông Lê Văn Hải (0988111222), thôn Nam Thắng",),
        ("Chủ hộ: Lê Văn Hải, Nam Thắng, SĐT: 0988111222",),
        ("I", "Hộ gia đình ông Lê Văn Hải, Nam Thắng (đt 0988111222)"),
    ],
)
def test_the_phone_in_the_title_of_a_household_is_its_heads(head: tuple[Cell, ...]) -> None:
    people = read(
        ("DANH SÁCH F2",),
        ("STT", "Họ và tên", "Năm sinh", "Tiếp xúc với"),
        head,
        (1.0, "Lê Văn Hải", 1980.0, "Trần Thị Mơ"),
        (2.0, "Phạm Thị Cúc", 1985.0, "Trần Thị Mơ"),
    )
    assert [(person.full_name, person.phone, person.hamlet) for person in people] == [
        ("Lê Văn Hải", "0988111222", "Nam Thắng"),
        ("Phạm Thị Cúc", None, "Nam Thắng"),
    ]


@pytest.mark.parametrize(
    ("heading", "head", "member"),
    [("Quan hệ với chủ hộ", "Chủ hộ", "Vợ"), ("Quan hệ", "Bản thân", "Vợ"), ("Chủ hộ", "Lê Văn Hải", "Ông Lê Văn Hải")],
)
def test_the_phone_of_the_head_of_a_household_is_his_alone(heading: str, head: str, member: str) -> None:
    people = read(
        ("DANH SÁCH F2",),
        ("STT", "Họ và tên", "Năm sinh", heading, "SĐT chủ hộ"),
        (1.0, "Lê Văn Hải", 1980.0, head, "0988111222"),
        (2.0, "Phạm Thị Cúc", 1985.0, member, "0988111222"),
    )
    assert [person.phone for person in people] == ["0988111222", None]
