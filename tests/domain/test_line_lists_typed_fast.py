"""Lists typed fast: days said again, stars and strokes between the facts, slips that the writer owns up to."""

from __future__ import annotations

import pytest

from tests.domain.lists import june, told


@pytest.mark.parametrize(
    "went", ["sang qua (13/6) da len khu cltt", "hôm qua (13/06) vào khu cltt", "chieu qua (13.6) di cltt"]
)
def test_brackets_only_say_the_day_again(went: str) -> None:
    text = f"2 F1 (lq BN9949):\na. Kieu Dat - sn 94\nb. Phung Le - sn 96\ntx 10/6, {went}"
    assert told(text, "contact_date", "quarantine_start") == [
        ("Kieu Dat", june(10), june(13)),
        ("Phung Le", june(10), june(13)),
    ]


def test_the_day_of_a_slip_is_no_contact() -> None:
    text = "Đính chính ds F1\n1. Kiều Hiền sn 1993, f1 BN9948, tx 8/6 (hqua e ghi nhầm 6/6), cltt 9/6-30/6"
    assert told(text, "contact_date") == [("Kiều Hiền", june(8))]


def test_stars_and_strokes_part_fields() -> None:
    stars = "F1/BN9974 - tx 12-6\nKieu Tuan Anh*1993*nam*Nam Thang*0843000261\nTa Chung*1959*nam*Trung Phu*ko co sdt"
    assert told(stars, "birth_year", "hamlet") == [
        ("Kieu Tuan Anh", 1993, "Nam Thắng"),
        ("Ta Chung", 1959, "Trung Phú"),
    ]
    strokes = "f2/KIỀU THỊ NGA/81/nữ/cao thắng/0911000327/tx F1 Tạ Dũng 12.06.21/cltn 13.06.21-27.06.21"
    assert told(strokes, "birth_year", "sex", "place") == [("Kiều Thị Nga", 1981, "nữ", "home")]


@pytest.mark.parametrize(
    "line", ["tong toan xa: F1 14, F2 52", "em Thuy YTT Hoa Bình đây, thôn em có F1", "tong ca xa co 3 f1"]
)
def test_who_counts_and_who_writes_is_nobody(line: str) -> None:
    assert told(f"{line}\nF1 BN9962:\n1. kieu thi hoa nu sn 71 cao thang", "level") == [("Kieu Thi Hoa", "F1")]


def test_those_of_one_house_go_the_same_way() -> None:
    text = "F2 (của Toàn): Kiều Linh sn 2007 em gái, Hà Bốn sn 1976 mẹ - cùng nhà, cltn 11/6"
    assert told(text, "place", "quarantine_start") == [("Kiều Linh", "home", june(11)), ("Hà Bốn", "home", june(11))]
