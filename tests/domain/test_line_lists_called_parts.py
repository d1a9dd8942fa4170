"""Parts of a list by what its writer calls them, and sentences that speak of these further down."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people as read


@pytest.mark.parametrize(
    ("first", "second", "closing"),
    [
        ("Toa 4:", "Toa 7:", "Toa 4 là F1 của BN9917, tập trung 10/6. Toa 7 là F2, ở nhà từ 11/6."),
        ("Thợ chính", "Phụ hồ", "Thợ chính: F1 BN9917, cltt 10/6; phụ hồ: F2, cltn 11/6"),
        (
            "Máy gặt số 1:",
            "Máy gặt số 2:",
            "Vậy máy số 1: F1 - BN9917, máy số 2: F2.\nMáy 1 cltt 10/6, máy 2 cltn 11/6",
        ),
        (
            "Điểm chốt 1 (nhà kho):",
            "Điểm chốt 2:",
            "Điểm 1 thuộc diện F1 BN9917 vào khu tập trung 10/6; điểm 2 thuộc F2 ở nhà từ 11/6",
        ),
        (
            "Xóm trên:",
            "Xóm dưới:",
            "Xóm dưới F2, cách ly tại nhà từ 11/6. Xóm trên F1 của BN9917, đi tập trung từ 10/6",
        ),
        (
            "---- camera 1 (quầy) ----",
            "---- camera 2 (kho) ----",
            "Kết luận: camera 1 là F1 BN9917, camera 2 nên là F2.\nCamera 1 cách ly tập trung từ 10/6, "
            "camera 2 cách ly tại nhà từ 11/6",
        ),
        (
            "Buổi sáng:",
            "Buổi chiều:",
            "Người buổi sáng là F1 của BN9917, tập trung từ 10/6. Người buổi chiều là F2, tại nhà từ 11/6.",
        ),
        ("Hộ thứ nhất:", "Hộ thứ hai:", "Hộ thứ nhất F1 của BN9917, cltt từ 10/6, hộ thứ hai F2, cltn từ 11/6."),
        ("Người bán hàng:", "Khách mua quen:", "=> bán hàng: F1 BN9917, cltt 10/6\n=> khách mua quen: F2, cltn 11/6"),
        (
            "QĐ 51/QĐ-UBND:",
            "QĐ 52/QĐ-UBND:",
            "QĐ 51 áp dụng cho F1 của BN9917, tập trung từ 10/6/2021. QĐ 52 áp dụng cho F2, tại nhà từ 11/6/2021.",
        ),
        (
            "Nhà bà Lựu (số nhà 7):",
            "Nhà ông Kha (số nhà 9):",
            "Nhà số 7: F1 BN9917, tập trung 10/6. Nhà số 9: F2, cách ly trong nhà từ 11/6.",
        ),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n  "])
def test_a_part_is_spoken_of_by_what_it_was_called(first: str, second: str, closing: str, between: str) -> None:
    first, second = (first, second) if between != " " else (f"{first.rstrip(':')}:", f"{second.rstrip(':')}:")
    text = (
        f"Tổ 3 báo trạm\n{first}{between}Phan Duy Mạnh, 1992, Nam Thắng\n"
        f"{second}{between}Tô Hiến Chương, 1958, Hồng Lạc\n{closing}"
    )
    assert [(each.full_name, each.level, each.place, each.quarantine_start) for each in read(text)] == [
        ("Phan Duy Mạnh", "F1", "centralised", date(2021, 6, 10)),
        ("Tô Hiến Chương", "F2", "home", date(2021, 6, 11)),
    ]


LISTED = "Nhóm thợ: Phan Duy Mạnh, 1992; Phan Duy Khoa, 1994\nNhóm bếp: Tô Thị Chương, 1958\n"


@pytest.mark.parametrize(
    ("closing", "told"),
    [
        ("Tất cả F1 của BN9917. Nhóm thợ ở Hồng Lạc, nhóm bếp ở Nam Thắng.", ["Hồng Lạc", "Hồng Lạc", "Nam Thắng"]),
        (
            "Tất cả F1 của BN9917; nhóm thợ: thôn Hồng Lạc; nhóm bếp: thôn Nam Thắng",
            ["Hồng Lạc", "Hồng Lạc", "Nam Thắng"],
        ),
        (
            "Đều F1 của BN9917\nNgười nhóm bếp: Nam Thắng. Người nhóm thợ: Cao Thắng.",
            ["Cao Thắng", "Cao Thắng", "Nam Thắng"],
        ),
    ],
)
def test_a_part_has_its_hamlet(closing: str, told: list[str]) -> None:
    people = read(LISTED + closing)
    assert [each.hamlet for each in people] == told
    assert {(each.level, each.source) for each in people} == {("F1", "BN9917")}


@pytest.mark.parametrize(
    ("closing", "days"),
    [
        ("Tất cả F1 BN9917. Ngày tiếp xúc: nhóm thợ 8/6, nhóm bếp 9/6", [(8, None), (8, None), (9, None)]),
        ("Tất cả F1 BN9917. Nhóm thợ tiếp xúc đến 8/6, nhóm bếp ghé 9/6", [(8, None), (8, None), (9, None)]),
        ("Tất cả F1 BN9917. Hết hạn của nhóm thợ 24/6, của nhóm bếp 26/6", [(None, 24), (None, 24), (None, 26)]),
        (
            "Tất cả F1 BN9917. Thời gian: nhóm thợ hết ngày 24/6, nhóm bếp hết ngày 26/6",
            [(None, 24), (None, 24), (None, 26)],
        ),
    ],
)
def test_a_part_has_its_days(closing: str, days: list[tuple[int | None, int | None]]) -> None:
    people = read(LISTED + closing)
    assert [
        (each.contact_date and each.contact_date.day, each.quarantine_end and each.quarantine_end.day)
        for each in people
    ] == days


def test_a_part_is_told_that_it_met_one_of_another() -> None:
    people = read(
        "Ca 2: Phan Duy Mạnh, 1992\nCa 3: Tô Thị Chương, 1958\n"
        "Ca 2 là F1 của BN9917, đi tập trung từ 11/6; ca 3 là F2 của anh Mạnh, ở nhà, cũng từ ngày đó."
    )
    assert [(each.level, each.source, each.sex, each.place, each.quarantine_start) for each in people] == [
        ("F1", "BN9917", "nam", "centralised", date(2021, 6, 11)),
        ("F2", "Phan Duy Mạnh", None, "home", date(2021, 6, 11)),
    ]


def test_seats_inside_a_coach_are_no_parts_of_their_own() -> None:
    people = read(
        "Hành khách tàu SE6\nToa 4\n  ghế 21: Phan Duy Mạnh, 1992\n  ghế 22: Phan Thị Khoa, 1994\n"
        "Toa 5\n  ghế 03: Tô Thị Chương, 1958\nToa 4 là F1 của BN9917. Toa 5 là F2."
    )
    assert [(each.full_name, each.level) for each in people] == [
        ("Phan Duy Mạnh", "F1"),
        ("Phan Thị Khoa", "F1"),
        ("Tô Thị Chương", "F2"),
    ]


@pytest.mark.parametrize("title", ["Danh sách nhận quà của Hội Phụ nữ", "Tổ tuần tra kiểm tra việc cách ly tối 13/6:"])
def test_a_list_for_something_else_whose_parts_are_said_to_be_contacts_lists_these(title: str) -> None:
    people = read(
        f"{title}\nPhần 1, quà bỉm sữa: Phan Thị Mận, sn 1992\nPhần 2, quà gạo: Tô Văn Chương, sn 1958\n"
        "Theo trạm: phần 1 là F1 BN9917, ở nhà từ 07/6; phần 2 là F2, nguồn là Phan Thị Mận ở phần 1."
    )
    assert [(each.full_name, each.level, each.source, each.change) for each in people] == [
        ("Phan Thị Mận", "F1", "BN9917", None),
        ("Tô Văn Chương", "F2", "Phan Thị Mận", None),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Tổ 3 (ngồi cùng chuyền với BN9917 ngày 10/06, xác định F1)",
            "Tổ 7 (ăn chung với {} ngày 11/06, xác định F2 của Mạnh)",
        ),
        ("Bàn 3 (F1, cùng bàn BN9917 ngày 10/6)", "Bàn 7 (F2, ngồi với {} ngày 11/6)"),
    ],
)
def test_brackets_behind_a_label_tell_of_its_part(first: str, second: str) -> None:
    people = read(
        f"{first}\n  Phan Duy Mạnh - 1992 - Nam Thắng\n{second.format('Phan Duy Mạnh')}\n"
        "  Tô Thị Chương - 1958 - Hồng Lạc\n"
        f"{first[:5]} đi tập trung từ 12/06. {second[:5]} cách ly tại nhà."
    )
    assert [(each.full_name, each.level, each.source, each.contact_date, each.place) for each in people] == [
        ("Phan Duy Mạnh", "F1", "BN9917", date(2021, 6, 10), "centralised"),
        ("Tô Thị Chương", "F2", "Phan Duy Mạnh", date(2021, 6, 11), "home"),
    ]


@pytest.mark.parametrize(
    "title",
    ["Em gửi ds nhóm thợ (thầu: anh Hợi, anh này không tiếp xúc, đừng ghi)", "3 người sau không được ra khỏi nhà:"],
)
def test_a_title_that_takes_off_somebody_else_takes_off_nobody_listed(title: str) -> None:
    people = read(
        f"{title}\nPhan Duy Mạnh, 1992, Nam Thắng\nTô Thị Chương, 1958, Hồng Lạc\nCả hai F1 BN9917, cltt từ 12/6"
    )
    assert [(each.full_name, each.level, each.change) for each in people] == [
        ("Phan Duy Mạnh", "F1", None),
        ("Tô Thị Chương", "F1", None),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Người thứ nhất F1 của BN9917, tập trung từ 10/6. Người thứ hai F2 của người thứ nhất, tại nhà từ 11/6.",
        "Dòng trên: F1 của BN9917, cltt từ 10/6\nDòng dưới: F2, cltn từ 11/6",
        "Người thứ 2 là F2, cltn 11/6; người thứ 1 là F1 BN9917 (Phúc đã thành F0), cltt 10/6",
    ],
)
def test_people_are_spoken_of_by_their_places(closing: str) -> None:
    people = read(f"Hai người xã mình\nPhan Duy Mạnh, 1992, Nam Thắng\nTô Thị Chương, 1958, Hồng Lạc\n{closing}")
    assert [(each.full_name, each.level, each.place, each.quarantine_start) for each in people] == [
        ("Phan Duy Mạnh", "F1", "centralised", date(2021, 6, 10)),
        ("Tô Thị Chương", "F2", "home", date(2021, 6, 11)),
    ]
