"""Lists typed in haste on a phone: facts beside each other without the words that say what they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


def june(day: int) -> date:
    return date(2021, 6, day)


def told(text: str, *fields: str) -> list[tuple[Any, ...]]:
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    return [tuple(getattr(person, name) for name in ("full_name", *fields)) for person in people]


@pytest.mark.parametrize(
    "beside", ["f1 Hồ Văn Trọng, 11/6", "F1 Hồ Văn Trọng (11/6)", "của Hồ Văn Trọng 11.6", "tx F1 Hồ Văn Trọng - 11/6"]
)
def test_the_day_after_whom_they_met_is_that_of_the_meeting(beside: str) -> None:
    assert told(f"F2 thôn Nam Thắng\n1. Lê Văn Tám 1980 nam {beside}", "source", "contact_date") == [
        ("Lê Văn Tám", "Hồ Văn Trọng", june(11))
    ]


@pytest.mark.parametrize(
    "days", ["các ngày 5, 6, 8/6", "ngày 5,6 và 8/6", "5/6, 6/6, 8/6", "hôm 5 và 8/6", "trong 3 ngày 6-7-8/6"]
)
def test_of_several_days_of_contact_the_last_counts(days: str) -> None:
    assert told(f"F1 BN9920\nLê Văn Tám 1980, tx {days}", "contact_date") == [("Lê Văn Tám", june(8))]


@pytest.mark.parametrize(
    "heading",
    ["F2 LQ F1 Tống Thị Lành (BN9917)", "F2 của Tống Thị Lành - BN9917:", "DS F2 LIÊN QUAN F1 TỐNG THỊ LÀNH (BN9917)"],
)
def test_an_f2_met_the_person_and_not_the_code(heading: str) -> None:
    assert told(f"{heading}\n1. Lê Văn Tám 1980 nam", "level", "source") == [("Lê Văn Tám", "F2", "Tống Thị Lành")]


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("sn 1980 - 912000345", "0912000345"),
        ("1980, 378.000.345", None),
        ("CMND 382000345", None),
        ("cccd: 382000345 nam", None),
        ("1980 0912000346 382000345", "0912000346"),
    ],
)
def test_nine_digits_in_one_piece_are_a_phone_without_its_nought(written: str, phone: str | None) -> None:
    assert told(f"F1 BN9920\n1. Lê Văn Tám - {written}", "phone") == [("Lê Văn Tám", phone)]


@pytest.mark.parametrize(
    ("met", "level"),
    [("F1 BN9912", "F1"), ("F0 BN9912", "F1"), ("F1 của BN9912", "F1"), ("F1 Trần Thị Mận", "F2"), ("BN9912", None)],
)
def test_the_level_of_whom_they_met_tells_their_own(met: str, level: str | None) -> None:
    table = f"TT\tHvt\tNS\tĐC\tLQ\n1\tLê Văn Tám\t1980\tNam Thắng\t{met}\n2\tLê Thị Chín\t1980\tNam Thắng\t{met}"
    assert told(table, "level") == [("Lê Văn Tám", level), ("Lê Thị Chín", level)]


@pytest.mark.parametrize(
    "headings",
    [
        "Ho_ten;Nam_sinh;Thon;Dien_thoai;Loai;Nguon;Ngay_tiep_xuc;Bat_dau",
        "HoTen;NamSinh;Thon;SoDienThoai;Loai;Nguon;NgayTiepXuc;NgayBatDau",
        "Họ tên;Sinh;Thôn;Liên hệ;Diện;Tiếp xúc ai;Hôm nào;Vào khu",
    ],
)
def test_headings_of_an_export_or_as_people_ask(headings: str) -> None:
    row = "Lê Văn Tám;1980;Hồng Lạc;0912000345;F1;BN9949;2021-06-06;2021-06-07"
    assert told(f"{headings}\n{row}\n{row.replace('Tám', 'Chín')}", "phone", "source", "contact_date") == [
        ("Lê Văn Tám", "0912000345", "BN9949", june(6)),
        ("Lê Văn Chín", "0912000345", "BN9949", june(6)),
    ]
