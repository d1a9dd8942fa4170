"""Tables copied without the marks between their cells."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from bot.domain.hamlets import finder
from bot.domain.line_lists import Person, read_text
from bot.domain.line_lists.tabular.spaced import cells_of, columns_of
from tests.domain.lists import HAMLETS, ON


def read(text: str) -> tuple[Person, ...]:
    return read_text(text, on=ON, hamlets=HAMLETS).people


def test_cells_are_told_by_what_their_columns_hold() -> None:
    people = read(
        "STT Họ tên NS Thôn Mức TX với CL từ đến\n"
        "1 Vũ Tá Hân 1990 Nam Thắng F1 BN9961 TT 9/6 30/6\n"
        "2 Vũ Tá Hoàn 1993 Nam Thắng F1 BN9961 TT 9/6 30/6\n"
        "3 Lê Thị Huệ 1994 Hòa Bình F2 Vũ Tá Hoàn nhà 10/6 24/6\n"
        "(e copy từ excel qua bị mất kẻ ô, c thông cảm)"
    )
    assert [(each.level, each.full_name, each.source, each.hamlet, each.place) for each in people] == [
        ("F1", "Vũ Tá Hân", "BN9961", "Nam Thắng", "centralised"),
        ("F1", "Vũ Tá Hoàn", "BN9961", "Nam Thắng", "centralised"),
        ("F2", "Lê Thị Huệ", "Vũ Tá Hoàn", "Hòa Bình", "home"),
    ]
    assert [(each.contact_date, each.quarantine_start, each.quarantine_end) for each in people] == [
        (None, date(2021, 6, 9), date(2021, 6, 30)),
        (None, date(2021, 6, 9), date(2021, 6, 30)),
        (None, date(2021, 6, 10), date(2021, 6, 24)),
    ]


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        (
            "TT Họ và tên Năm sinh Giới tính Địa chỉ SĐT Ngày TX",
            ("1 Vũ Tá Hân 1990 Nam thôn Nam Thắng 0912000111 9/6",
             "2 Lê Thị Huệ 1994 Nữ thôn Hòa Bình 0912 000 112 10/6"),
        ),
        (
            "Họ tên NS Thôn ĐT Tiếp xúc Ghi chú",
            ("Vũ Tá Hân 1990 NThắng 0912000111 9/6", "Lê Thị Huệ 1994 Hòa Bình 0912000112 10/6 có thai"),
        ),
        (
            "STT Ho ten Ngay sinh Thon Dien thoai Ngay tiep xuc",
            ("1. Vũ Tá Hân 12/3/1990 Nam Thắng 0912000111 9/6/2021",
             "2. Lê Thị Huệ 1/2/1994 Hòa Bình 0912.000.112 10/06/2021"),
        ),
    ],
)  # fmt: skip
def test_any_order_of_columns_is_read(heading: str, rows: tuple[str, ...]) -> None:
    people = read("F1 của BN9961\n" + "\n".join((heading, *rows)))
    told = [(each.full_name, each.birth_year, each.hamlet, each.phone, each.contact_date) for each in people]
    assert told == [
        ("Vũ Tá Hân", 1990, "Nam Thắng", "0912000111", date(2021, 6, 9)),
        ("Lê Thị Huệ", 1994, "Hòa Bình", "0912000112", date(2021, 6, 10)),
    ]


def test_a_row_may_lack_a_phone() -> None:
    rows = ("Vũ Tá Hân 1990 Hòa Bình 0912000111 9/6", "Lê Thị Huệ 1994 Hòa Bình 10/6", "Lê Thị Mơ 1999 Hòa Bình - 11/6")
    people = read("F1 của BN9961\nHọ tên NS Thôn ĐT Ngày tx\n" + "\n".join(rows))
    assert [(each.phone, each.contact_date and each.contact_date.day) for each in people] == [
        ("0912000111", 9),
        (None, 10),
        (None, 11),
    ]


def test_a_sentence_heads_no_columns() -> None:
    found = finder(HAMLETS)
    assert columns_of("Họ tên và năm sinh thôn nào chưa rõ", ("1 Vũ Tá Hân 1990", "2 Lê Thị Huệ 1994"), found) is None
    assert columns_of("Họ tên NS Thôn ĐT", ("Chiều nay trạm gửi thêm", "Lê Thị Huệ 1994"), found) is None


def test_words_that_fit_in_many_ways_take_no_time() -> None:
    kinds = ("name", "note", "job", "address", "test", "relation", "birth")
    began = perf_counter()
    assert cells_of("Lê Văn An " + "xa " * 36, kinds, finder(HAMLETS)) is None
    assert perf_counter() - began < 1
