"""Parts of lists: brackets under people, lines that name nobody, and titles of those added or taken off."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people as read


def levels(text: str) -> list[tuple[str, str | None]]:
    return [(each.full_name, each.level) for each in read(text) if each.change != "removed"]


@pytest.mark.parametrize(
    "text",
    [
        "Cách ly tập trung gồm có\nTRẦN BÁ NAM 1970, LÊ THỊ HOA 1975\n(F1 BN9912)\n"
        "Cách ly tại nhà gồm có\nHỒ VĂN TÁM 1968\n(F2, tiếp xúc F1 TRẦN BÁ NAM)",
        "Danh sách giao ca chốt cách ly\nNhà số 1: Trần Bá Nam; Lê Thị Hoa\n(F1, thôn Hòa Bình)\n"
        "Nhà số 2: Hồ Văn Tám\n(F2 của F1 Trần Bá Nam)",
        "Cách ly tập trung\n- Trần Bá Nam 1970 Hòa Bình\n- Lê Thị Hoa 1990 Hòa Bình\n(F1 BN9912)\n"
        "Cách ly tại nhà\n- Hồ Văn Tám 1960 Trung Phú\n(F2, tx Trần Bá Nam ngày 10/6)",
        "Tập trung\n1. Trần Bá Nam 1970\n2. Lê Thị Hoa 1990\n[F1 của BN9912]\nTại nhà\n3. Hồ Văn Tám 1960\n[F2]",
        "Hộ 1: Trần Bá Nam 1980, Lê Thị Hoa 1985\n(đều F1 BN9912)\nHộ 2: Hồ Văn Tám 1990\n(F2)",
    ],
)
def test_a_line_in_brackets_tells_the_level_of_those_above_it(text: str) -> None:
    assert levels(text) == [("Trần Bá Nam", "F1"), ("Lê Thị Hoa", "F1"), ("Hồ Văn Tám", "F2")]


@pytest.mark.parametrize(
    "line",
    [
        "Tổ 3: không ai",
        "Tổ 3: (trống)",
        "Mặt trận: vắng cả buổi nên không tính",
        "Văn phòng: không có ai",
        "+ Văn phòng: không có ai",
        "Thôn Hồng Lạc: chưa có",
        "(không)",
        "B2. (phòng trống)",
        "Nha 3: ko co ai",
        "Tổ 5: vắng hết, không kể",
    ],
)
def test_a_line_that_names_nobody_takes_nobody_off_and_adds_nobody(line: str) -> None:
    text = f"F1 của BN9912\nTổ 1: Võ Thị Sâm, 1998, Cao Thắng\nTổ 2: Trần Bá Nam, 1970, Cao Thắng\n{line}"
    assert [(each.full_name, each.hamlet, each.change) for each in read(text)] == [
        ("Võ Thị Sâm", "Cao Thắng", None),
        ("Trần Bá Nam", "Cao Thắng", None),
    ]


@pytest.mark.parametrize("line", ["SĐT: không có", "- Liên hệ: không", "  Tiền sử: không", "Ghi chú: không"])
def test_a_detail_that_somebody_does_not_have_ends_no_entry(line: str) -> None:
    people = read(f"1. Võ Thị Sâm\nNS: 1998\n{line}\nPhân loại: F1 của BN9912\n2. Lê Thị Lý\nNS: 1990\nPhân loại: F2")
    assert [(each.level, each.birth_year) for each in people] == [("F1", 1998), ("F2", 1990)]


@pytest.mark.parametrize(
    ("out", "kept", "unchanged"),
    [
        ("PHẦN BỎ", "PHẦN THÊM", "PHẦN GIỮ NGUYÊN"),
        ("PHẦN BỎ (không phải F2)", "PHẦN THÊM MỚI", "PHẦN KHÔNG ĐỔI"),
        ("* Bỏ ra:", "* Thêm vào:", "* Giữ nguyên:"),
        ("Nhóm đưa ra khỏi danh sách", "Nhóm bổ sung", "Nhóm giữ nguyên"),
        ("Xóa tên:", "Bổ sung:", "Tiếp tục theo dõi:"),
        ("LOẠI KHỎI DANH SÁCH", "MỚI", "CÒN LẠI"),
        ("Rút khỏi ds:", "Thêm:", "Giữ lại:"),
        ("Bo ra:", "Them moi:", "Con lai:"),
    ],
)
def test_titles_tell_who_is_taken_off_and_who_is_not(out: str, kept: str, unchanged: str) -> None:
    off, new, old = "- Võ Nguyên Phúc, 1970", "- Võ Thị Sâm, 1998, F2", "- Võ Nguyên Hiến, 1972, F2"
    for order in ([unchanged, old, kept, new, out, off], [out, off, kept, new, unchanged, old]):
        assert sorted(levels("\n".join(["Trạm đính chính danh sách F2 chiều 13/6:", *order]))) == [
            ("Võ Nguyên Hiến", "F2"),
            ("Võ Thị Sâm", "F2"),
        ]


@pytest.mark.parametrize(
    "parts", [("Dãy A", "Dãy B"), ("Nhánh trái", "Nhánh phải"), ("bàn 1", "bàn 2"), ("Tầng 1:", "Tầng 2:")]
)
def test_the_label_of_a_part_is_nobody(parts: tuple[str, str]) -> None:
    text = f"F1 của BN9912\n{parts[0]}\nVõ Thị Sâm, 1998\n{parts[1]}\nTrần Bá Nam, 1970"
    assert levels(text) == [("Võ Thị Sâm", "F1"), ("Trần Bá Nam", "F1")]


def test_somebody_is_called_as_a_part_may_be() -> None:
    assert levels("Danh sách F2\nPhan Thêm\n1970\nPhan Bội\n1980") == [("Phan Thêm", "F2"), ("Phan Bội", "F2")]


@pytest.mark.parametrize(
    "text",
    [
        "Mục 1: F1 có quyết định\nQĐ số 101: Bùi Công Danh, 1983, từ 10/6 đến hết 1/7\n"
        "Mục 2: F2 có quyết định\nQĐ số 103: Bùi Công Lập, 1957, từ 11/6 đến hết 25/6",
        "F1:\nQuyết định số 15/QĐ-UBND: Bùi Công Danh, 1983, từ 10/6 đến hết 1/7\n"
        "F2:\nQĐ 17 - Bùi Công Lập, 1957, từ 11/6 đến hết 25/6",
        "Mục 1 - F1\n1. Bùi Công Danh, 1983, từ 10/6 đến 1/7\nMục 2 - F2\n1. Bùi Công Lập, 1957, từ 11/6 đến 25/6",
    ],
)
def test_numbers_of_orders_and_sections_are_nobodys(text: str) -> None:
    assert [(each.full_name, each.level, each.quarantine_end) for each in read(text)] == [
        ("Bùi Công Danh", "F1", date(2021, 7, 1)),
        ("Bùi Công Lập", "F2", date(2021, 6, 25)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "F1 ( của BN9990 )\nTrung phú - Lê hữu tạo - 1975\nTrung phú - Trần quốc mai - 2003",
        "1. Lê hữu tạo - 1975 - Trung phú\n2. Trần quốc mai - 2003 - Trung phú\nF1 bn9990",
        "F1 BN9990\n- Trung phú: Lê hữu tạo, 1975\n- Trung phú: Trần quốc mai, 2003",
        "F1 BN9990: Lê hữu tạo (1975, Trung phú), Trần quốc mai (2003, Trung phú)",
    ],
)
def test_names_with_one_capital_are_names(text: str) -> None:
    assert [(each.full_name, each.level, each.hamlet, each.source) for each in read(text)] == [
        ("Lê Hữu Tạo", "F1", "Trung Phú", "BN9990"),
        ("Trần Quốc Mai", "F1", "Trung Phú", "BN9990"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Phân công lấy mẫu ngày 14/6\nĐội 1 đi Hòa Bình: Võ Thị Sâm (1978)\nĐội 2 đi Cao Thắng lấy: Lê Văn Tý (1981)"
        "\n2 người này là F2 của F1 Hồ Văn Tám, đang cách ly tại nhà",
        "Phân công lấy mẫu chiều nay:\nTổ 1: Võ Thị Sâm 1978\nTổ 2: Lê Văn Tý 1981\nCả 2 đều là F2 của F1 Hồ Văn Tám",
        "Tối 13/6, tổ Covid Cao Thắng ghi nhận người cách ly tại nhà:\nCÓ MẶT\n- Võ Thị Sâm, F2, 1978\nVẮNG MẶT\n"
        "- Lê Văn Tý, F2, 1981 (đi chợ)\nCả 2 cùng nguồn F1 Hồ Văn Tám",
    ],
)
def test_duties_that_name_contacts_list_them(text: str) -> None:
    assert [(each.full_name, each.level, each.source) for each in read(text)] == [
        ("Võ Thị Sâm", "F2", "Hồ Văn Tám"),
        ("Lê Văn Tý", "F2", "Hồ Văn Tám"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "THEO DÕI SỨC KHỎE F1 TẠI KHU CÁCH LY TẬP TRUNG, SÁNG 14/6",
        "Điểm danh F1 ở khu cách ly tập trung chiều 13/6",
        "Kiểm tra F1 cách ly tập trung tối 13/6:",
        "Số liệu F1 đang cách ly tập trung tính tới sáng 14/6:",
    ],
)
def test_the_day_of_a_check_begins_and_ends_no_quarantine(title: str) -> None:
    people = read(f"{title}\nDãy A\nA1. Võ Thị Sâm - 36.6 độ - SN 1987\nA2. Trần Bá Nam - 36.8 độ - SN 1990")
    assert [(each.level, each.place, each.quarantine_start, each.quarantine_end) for each in people] == [
        ("F1", "centralised", None, None)
    ] * 2


@pytest.mark.parametrize(
    "heading", ["Về ngày {1} (vào {0}):", "Vào {0}, về {1}:", "Đợt ra ngày {1} (vào {0})", "Ra khu {1} - vào {0}:"]
)
def test_the_day_of_going_home_ends_a_quarantine(heading: str) -> None:
    text = (
        f"Công dân khu cách ly tập trung sắp về\n{heading.format('28/5', '18/6')}\n- Võ Thị Sâm, 1998, F1\n"
        f"{heading.format('30/5', '20/6')}\n- Trần Bá Nam, 1970, F1\nCHT Phan Văn Lợi, 0913000251"
    )
    assert [(each.full_name, each.quarantine_start, each.quarantine_end) for each in read(text)] == [
        ("Võ Thị Sâm", date(2021, 5, 28), date(2021, 6, 18)),
        ("Trần Bá Nam", date(2021, 5, 30), date(2021, 6, 20)),
    ]


@pytest.mark.parametrize(
    ("area", "names"),
    [
        ("Thôn: {0}. Số lượng: {1}", ("\tTên\t", "\tNS\t", "\tF1 của\t")),
        ("Thôn: {0}", ("Tên: ", "NS: ", "F1 của: ")),
        ("Thôn: {0}\nSố lượng: {1}", ("Họ tên: ", "Giới: nữ\nSinh: ", "F1 của: ")),
    ],
)
def test_a_hamlet_between_forms_is_that_of_those_under_it(area: str, names: tuple[str, str, str]) -> None:
    def form(*values: str) -> str:
        return "\n".join(f"{label}{value}" for label, value in zip(names, values, strict=True))

    text = "\n".join(
        [
            area.format("Hồng Lạc", 2),
            form("Nguyễn Xuân Lan", "1994", "BN9903"),
            form("Nguyễn Thị Bích", "1991", "BN9903"),
            area.format("Hòa Bình", 1),
            form("Đoàn Phú Tú", "1963", "BN9902"),
        ]
    )
    assert [(each.birth_year, each.hamlet, each.source) for each in read(text)] == [
        (1994, "Hồng Lạc", "BN9903"),
        (1991, "Hồng Lạc", "BN9903"),
        (1963, "Hòa Bình", "BN9902"),
    ]


@pytest.mark.parametrize(
    "common",
    [
        "(3) CHUNG\nF1 của BN9993, tiếp xúc 9/6",
        "Thông tin chung:\nF1 của BN9993\nTx 9/6",
        "CHUNG CHO CẢ HAI THÔN\nF1 BN9993, tx 09/6",
    ],
)
def test_what_stands_under_common_is_told_of_everybody(common: str) -> None:
    people = read(f"(1) THÔN CAO THẮNG\nLưu Quang Vịnh\n1981\n(2) THÔN NAM THẮNG\nChế Lan Chi\n1990\n{common}")
    assert [(each.level, each.hamlet, each.source, each.contact_date) for each in people] == [
        ("F1", "Cao Thắng", "BN9993", date(2021, 6, 9)),
        ("F1", "Nam Thắng", "BN9993", date(2021, 6, 9)),
    ]


@pytest.mark.parametrize("home", ["Cao Thắng", "(thôn Cao Thắng)", "Thôn Cao Thắng."])
def test_a_hamlet_under_several_people_is_that_of_all(home: str) -> None:
    people = read(f"F1 BN9976\nVõ Thị Sâm 1991\nTrần Bá Nam 1993\n{home}\nF1 BN9977\nLê Thị Tân 1987\nHòa Bình")
    assert [each.hamlet for each in people] == ["Cao Thắng", "Cao Thắng", "Hòa Bình"]


def test_a_hamlet_under_each_is_his_own() -> None:
    people = read("F1 BN9976\nVõ Thị Sâm 1991\nCao Thắng\nTrần Bá Nam 1993\nHòa Bình\nLê Thị Tân 1987\nCao Thắng")
    assert [each.hamlet for each in people] == ["Cao Thắng", "Hòa Bình", "Cao Thắng"]


@pytest.mark.parametrize(
    "title",
    [
        "Bệnh nhân BN9980 khai có gặp mấy người sau (tất cả F1):",
        "TỜ KÊ KHAI CỦA CA BỆNH BN9980\nNhững người tôi đã gặp (y tế xếp F1):",
        "F1 của BN9980, bệnh nhân nhớ lại đã tiếp xúc:",
    ],
)
def test_a_day_over_people_is_that_of_the_meeting(title: str) -> None:
    people = read(
        f"{title}\ntối 8/6 ở nhà: Lê Đăng Quang (1960), Võ Thị Sâm (1962)\nngày 09/06/2021: Trần Bá Nam, 1958"
    )
    assert [(each.contact_date, each.place) for each in people] == [
        (date(2021, 6, 8), None),
        (date(2021, 6, 8), None),
        (date(2021, 6, 9), None),
    ]


@pytest.mark.parametrize("name", ["Trúc Thông Thái", "Cụt Bá Phình", "Lo Mo Phi"])
def test_three_capitals_with_a_year_of_birth_are_a_name(name: str) -> None:
    people = read(f"Nam Thắng có hai F2 của F1 Hồ Văn Tám: {name}, sn 1969 và Lê Thị Giang, sn 1973.")
    assert [(each.full_name, each.level) for each in people] == [(name, "F2"), ("Lê Thị Giang", "F2")]
