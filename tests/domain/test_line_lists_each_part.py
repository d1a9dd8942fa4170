"""Sentences that tell of one part of a list after the other: "Mâm 2 là F1, mâm 5 xếp F2 của anh Thành"."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.lists import people as read

LISTED = (
    "Danh sách gửi trạm\n{0}\nPhan Duy Thành, 1990, Trung Phú\nTô Thị Gấm, 1992, Trung Phú\n"
    "{1}\nMạc Văn Lý, 1960, Hồng Lạc\n"
)


@pytest.mark.parametrize(
    ("labels", "closing"),
    [
        (("Mâm 2:", "Mâm 5:"), "Mâm 2 là F1 của BN9926. Mâm 5 không gặp BN9926 mà về ở cùng anh Thành nên xếp F2."),
        (("Nhóm I", "Nhóm II"), "Nhóm I: F1 của BN9926. Nhóm II: F2 của anh Thành"),
        (("Ca 2:", "Ca 3:"), "Người ca 2 tính F1 của BN9926, ca 3 tính F2, gặp anh Thành."),
        (("Xe số 1:", "Xe số 2:"), "Xe số 1 là F1 BN9926; xe số 2 là F2 của Thành"),
        (("Bàn 1", "Bàn 4"), "Bàn 1: F1 của BN9926; bàn 4: F2 của anh Thành"),
        (("Tổ A:", "Tổ B:"), "Anh em tổ A xếp F1 của BN9926, tổ B xếp F2 của anh Thành"),
        (("Nhà ông Thành:", "Nhà ông Lý:"), "Nhà ông Thành là F1 của BN9926. Nhà ông Lý là F2 của ông Thành."),
        (("- Hộ 1", "- Hộ 2"), "Hai người Trung Phú là F1 của BN9926, người Hồng Lạc là F2 của anh Thành"),
        (
            ("- Hộ 1", "- Hộ 2"),
            "Trong đó 2 người thôn Trung Phú ngồi cùng BN9926 (F1), người Hồng Lạc ở cùng anh Thành từ hôm sau (F2)",
        ),
        (("- Hộ 1", "- Hộ 2"), "Ông Lý là F2 của anh Thành. Hai bạn trẻ kia thì BN9926 đến nhà nên là F1."),
    ],
)
def test_each_part_is_told_its_level_and_source(labels: tuple[str, str], closing: str) -> None:
    assert [(each.full_name, each.level, each.source) for each in read(LISTED.format(*labels) + closing)] == [
        ("Phan Duy Thành", "F1", "BN9926"),
        ("Tô Thị Gấm", "F1", "BN9926"),
        ("Mạc Văn Lý", "F2", "Phan Duy Thành"),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Ca 2 cltt từ 11/6; ca 3 thì tại nhà, cũng từ ngày đó.",
        "Ca 2 đi tập trung ngày 11/6, ca 3 ở nhà cùng ngày",
        "Hai người Trung Phú đi tập trung 11/6, người Hồng Lạc cách ly tại nhà cùng ngày 11/6",
        "Anh em ca 2 vào khu cách ly tập trung từ 11/6. Riêng ca 3 cách ly tại nhà từ 11/6.",
    ],
)
def test_the_same_day_is_that_of_the_part_before(closing: str) -> None:
    people = read(LISTED.format("Ca 2 (F1 của BN9926):", "Ca 3 (F2 của Phan Duy Thành):") + closing)
    assert [(each.place, each.quarantine_start) for each in people] == [
        *[("centralised", date(2021, 6, 11))] * 2,
        ("home", date(2021, 6, 11)),
    ]


def test_a_day_told_of_a_part_is_no_more_that_of_the_title() -> None:
    title = "THÔN CAO THẮNG - CÁCH LY NGÀY 13/6"
    text = f"{title}\nI. TẬP TRUNG (F1)\n1) Sầm Văn Tú, 1988\nII. TẠI NHÀ (F2)\n1) Sầm Thị Na, 1960\n"
    people = read(f"{text}Mục I cách ly từ 08/6 đến 29/6. Mục II là F2 của anh Tú, từ 09/6 đến 23/6.")
    assert [(each.level, each.quarantine_start, each.quarantine_end) for each in people] == [
        ("F1", date(2021, 6, 8), date(2021, 6, 29)),
        ("F2", date(2021, 6, 9), date(2021, 6, 23)),
    ]


def test_several_letters_are_told_one_thing() -> None:
    text = "DANH SÁCH ĐIỀU CHỈNH\na) Lê Đức Hoan (1977)\nb) Lê Đức Anh (2007)\nc) Vũ Thị Mão (1979)\n"
    people = read(f"{text}Mục a nay chuyển F0.\nMục b, c trước là F2 nay nâng lên F1 của a, cách ly tập trung từ 12/6.")
    assert [(each.level, each.quarantine_start) for each in people] == [
        ("F0", None),
        ("F1", date(2021, 6, 12)),
        ("F1", date(2021, 6, 12)),
    ]


def test_two_lines_are_told_of_by_their_places() -> None:
    text = "F1 BN9938, thôn Trung Phú\nĐặng Sỹ Hồng 0971660321\nĐặng Thị Hiền 0971660322\n"
    people = read(f"{text}Người dòng trên sinh 1969, người dòng dưới sinh 1972.")
    assert [each.birth_year for each in people] == [1969, 1972]


@pytest.mark.parametrize(
    "title",
    ["Tổ Covid cộng đồng số 4 (thôn Nam Thắng) báo", "Em Vinh dân quân trực chốt 2 xin báo: tối 12/6 có ba người"],
)
def test_who_keeps_watch_may_send_a_list(title: str) -> None:
    people = read(f"{title}\n- Lê Khắc Hoan - 1966\n- Lê Khắc Biên - 1995\nCả hai đi cùng thuyền với BN9922 nên là F1.")
    assert [each.level for each in people] == ["F1", "F1"]


NUMBERED = "Bác ơi cháu gửi lại\n1 Hà Huy Cận 1954\n2 Hà Huy Hoan 1981\n3 Tăng Thị Sen 1983\n"


@pytest.mark.parametrize(
    "closing",
    [
        "1 ở Hồng Lạc, 2 với 3 ở Nam Thắng\n2, 3: F1 BN9942. 1: F2 của số 2\n2, 3 cltt 12/6; 1 cltn 13/6",
        "2, 3: F1 BN9942; 1: F2 của số 2\n2 và 3 ở Nam Thắng, 1 ở Hồng Lạc\n2,3 cltt 12/6; 1 cltn 13/6",
    ],
)
def test_numbers_alone_begin_what_is_told_of_them(closing: str) -> None:
    assert [
        (each.level, each.hamlet, each.source, each.place, each.quarantine_start) for each in read(NUMBERED + closing)
    ] == [
        ("F2", "Hồng Lạc", "Hà Huy Hoan", "home", date(2021, 6, 13)),
        ("F1", "Nam Thắng", "BN9942", "centralised", date(2021, 6, 12)),
        ("F1", "Nam Thắng", "BN9942", "centralised", date(2021, 6, 12)),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Số 2 vào khu cách ly tập trung 09/6, số 1 và 3 cách ly tại nhà cùng ngày.",
        "Số 2 đi tập trung ngày 9/6, số 1, 3 cách ly tại nhà cùng ngày đó",
    ],
)
def test_the_same_day_is_that_of_the_number_before(closing: str) -> None:
    assert [each.quarantine_start for each in read(f"F1 BN9942\n{NUMBERED}{closing}")] == [date(2021, 6, 9)] * 3


@pytest.mark.parametrize(
    "left_out",
    [
        "Xe số 2 chạy sau, không có bệnh nhân, không lập danh sách.",
        "Dãy D - cách xa trên 20m, không tính.",
        "Mâm 7 về trước, không tiếp xúc nên không ghi",
        "Sân 2 (không có): miễn",
    ],
)
def test_a_part_may_be_left_out(left_out: str) -> None:
    text = f"F1 của BN9940:\n- Hoàng Đình Lực, 1975, Trung Phú\n- Cù Thị Nhàn, 1982, Trung Phú\n{left_out}\n"
    reading = read_text(f"{text}Người nhà, là F2 của ông Lực:\n- Hoàng Minh Trí, 2000", on=ON, hamlets=HAMLETS)
    assert [(each.level, each.change) for each in reading.people] == [("F1", None), ("F1", None), ("F2", None)]
    assert not reading.unread


@pytest.mark.parametrize("met", ["ăn chung bàn với", "ngồi xe cùng", "hay gặp"])
def test_a_label_may_tell_whom_of_those_above_its_people_met(met: str) -> None:
    people = read(
        "Tổ 3 (ngồi cùng chuyền với BN9935 ngày 10/06, xác định F1)\n  Mạc Thị Quyên - 1993 - Nam Thắng\n"
        f"Tổ 7 (khác chuyền, {met} Mạc Thị Quyên ngày 11/06, xác định F2)\n  Lò Thị Ánh - 1996 - Cao Thắng\n"
    )
    assert [(each.level, each.source, each.contact_date) for each in people] == [
        ("F1", "BN9935", date(2021, 6, 10)),
        ("F2", "Mạc Thị Quyên", date(2021, 6, 11)),
    ]


@pytest.mark.parametrize(
    ("closing", "field", "days"),
    [
        ("Anh Hoan nhận phòng sáng 12/6, chị Sen nhận phòng chiều 13/6", "quarantine_start", (12, 13)),
        ("Anh Hoan đi từ 08/6 đến 28/6, chị Sen đi từ 09/6 đến 29/6", "quarantine_end", (28, 29)),
    ],
)
def test_words_of_quarantine_tell_what_a_day_is(closing: str, field: str, days: tuple[int, int]) -> None:
    people = read(f"F1 BN9942\n1. Hà Huy Hoan 1981\n2. Tăng Thị Sen 1983\n{closing}")
    assert [getattr(each, field) for each in people] == [date(2021, 6, day) for day in days]


@pytest.mark.parametrize("place", ["Trường THCS Thạch Thắng", "Khu cách ly huyện", "trung đoàn 841"])
def test_a_label_of_the_place_tells_where_they_are_kept(place: str) -> None:
    people = read(f"Đối tượng: F1 của BN9944 | Nơi cách ly: {place} | Vào khu: 12/06/2021\n1. Lê Văn Hoan 1968 nam")
    assert [each.place for each in people] == ["centralised"]


def test_levels_alone_are_told_their_places() -> None:
    people = read("Lê Văn Hoan 1968 F1 BN9944\nLê Thị Sen 1970 F2\nF1: tập trung, F2: tại nhà ạ.")
    assert [each.place for each in people] == ["centralised", "home"]
