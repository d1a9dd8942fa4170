"""Who signs under a table is nobody listed, whatever he signs as."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import Cell, read_tables
from bot.domain.line_lists.model import Table
from tests.domain.lists import HAMLETS, ON

Rows = tuple[tuple[Cell, ...], ...]

WIDE: Rows = (
    ("DANH SÁCH F2",),
    ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Thôn", "SĐT", "Tiếp xúc với"),
    (1.0, "Lê Văn Hải", 1980.0, "Nam", "Nam Thắng", "0912345678", "Trần Thị Bích"),
    (2.0, "Phạm Thị Cúc", 1985.0, "Nữ", "Trung Phú", None, "Trần Thị Bích"),
)
NARROW: Rows = (
    ("DANH SÁCH F2",),
    ("Họ và tên", "Năm sinh", "Thôn", "SĐT"),
    ("Lê Văn Hải", 1980.0, "Nam Thắng", "0912345678"),
    ("Phạm Thị Cúc", 1985.0, "Trung Phú", None),
)


def names(rows: Rows) -> list[str]:
    return [person.full_name for person in read_tables([Table("Sheet1", rows)], on=ON, hamlets=HAMLETS).people]


@pytest.mark.parametrize("table", [WIDE, NARROW])
@pytest.mark.parametrize(
    "signing",
    [
        ((), (None, "Người lập", None, "Phụ trách trạm"), (), (None, "Nguyễn Thị Lan", None, "BS. Hoàng Văn Nam")),
        ((None, None, "Ngày 13 tháng 6 năm 2021"), (None, None, "PHỤ TRÁCH TRẠM"), (), (None, None, "Hoàng Văn Nam")),
        ((None, None, "Y tế thôn bản"), (None, None, "Hoàng Văn Nam")),
        (("NGƯỜI LẬP\n(Ký, ghi rõ họ tên)\n\nNguyễn Thị Lan", None, "TRẠM TRƯỞNG\n(ký)\nBS Hoàng Văn Nam"),),
        ((None, "XÁC NHẬN CỦA THÔN"), (), (None, "(Đã ký) Nguyễn Thị Lan")),
        (("Bên giao", None, "Bên nhận"), (), (), ("Nguyễn Thị Lan", None, "Trần Quốc Đạt")),
        ((None, "Giáo viên chủ nhiệm"), (None, "Nguyễn Thị Lan - 0912000333")),
        ((None, None, "Tổ trưởng tổ COVID cộng đồng số 3"), (None, None, "Trần Quốc Đạt")),
        ((None, "Điều tra viên", None, "Kiểm soát"), (), (None, "NGUYỄN THỊ LAN", None, "TRẦN QUỐC ĐẠT")),
        (("Thư ký tổng hợp", None, "Đại diện gia đình"), ("Nguyễn Thị Lan", None, "Lê Văn Hải")),
        ((None, "Đã đối chiếu"), (None, "Trưởng Công an xã"), (None, "Trung tá Trần Quốc Đạt")),
        (("Người lấy mẫu", None, "Người bàn giao", "Người nhận mẫu"), (), ("CN. Hồ Thị Lan", None, "Lê Thị Phương")),
        ((None, None, "PHÓ HIỆU TRƯỞNG"), ()),
        ((None, None, "NGƯỜI THEO DÕI"), (None, None, "(ký tên)"), (), (None, None, "Nguyễn Thị Lan")),
    ],
)
def test_who_signs_a_table_is_not_listed(table: Rows, signing: Rows) -> None:
    assert names((*table, *signing)) == ["Lê Văn Hải", "Phạm Thị Cúc"]


@pytest.mark.parametrize(
    "rows",
    [
        ((None, "Bổ sung"), (3.0, "Vũ Văn Tài", 1990.0)),
        ((None, "Người cùng nhà"), (None, "Vũ Văn Tài")),
        ((None, "Thôn Nam Thắng"), (), (None, "Vũ Văn Tài")),
        ((None, "Trưởng thôn báo thêm"), (), (3.0, "Vũ Văn Tài", 1990.0)),
    ],
)
def test_whoever_is_added_under_a_table_is_listed(rows: Rows) -> None:
    assert names((*WIDE, *rows)) == ["Lê Văn Hải", "Phạm Thị Cúc", "Vũ Văn Tài"]


def test_the_next_list_goes_on_behind_who_signed() -> None:
    signing: Rows = ((None, "Quản đốc phân xưởng", None, "Công đoàn"), (), (None, "Nguyễn Thị Lan", None, "Hồ Văn Đạt"))
    more = (("DANH SÁCH F1",), WIDE[1], (1.0, "Vũ Văn Tài", 1990.0, "Nam", "Nam Thắng", None, "BN9901"))
    assert names((*WIDE, *signing, (), *more)) == ["Lê Văn Hải", "Phạm Thị Cúc", "Vũ Văn Tài"]
