"""The days of those who came back, were let go early, or were only seen again; and rides home."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON, june


def read(text: str) -> tuple[Person, ...]:
    return read_text(text, on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("vào khu Trường Quân sự ngày 01/6/2021, về thôn ngày 13/6/2021", june(1), june(13)),
        ("nhập khu cách ly 01/6, đã về nhà 13/6", june(1), june(13)),
        ("vao khu ngay 01/6, ve dia phuong ngay 13/6", june(1), june(13)),
        ("vào khu cách ly ngày 01/6, trên giấy hẹn ngày về là 22/6", june(1), june(22)),
        ("cách ly tại nhà từ ngày 01/6, dừng ngày 13/6", june(1), june(13)),
        ("cách ly tại nhà, thời gian trong quyết định ghi từ ngày 01/6/2021 đến ngày 15/6/2021", june(1), june(15)),
        ("cách ly tại nhà, quyết định ghi rõ từ 01/6 đến 15/6", june(1), june(15)),
    ],
)
def test_the_day_of_coming_back_ends_a_quarantine(told: str, start: date, end: date) -> None:
    (person,) = read(f"F1 của BN9950\n1. Đoàn Thục Na, 1994, Hòa Bình, {told}")
    assert (person.quarantine_start, person.quarantine_end) == (start, end)


@pytest.mark.parametrize(
    "told",
    [
        "về quê ngày 01/6, cách ly tại nhà từ 02/6",
        "đi làm về ngày 01/6, cách ly tại nhà từ 02/6",
    ],
)
def test_coming_home_before_a_quarantine_does_not_end_it(told: str) -> None:
    (person,) = read(f"F2 của Lê Văn Tám\n1. Đoàn Thục Na, 1994, Hòa Bình, {told}")
    assert (person.quarantine_start, person.quarantine_end) == (june(2), None)


def test_a_ride_home_is_a_meeting() -> None:
    text = "1. HOÀNG KIM NA\n   - Năm sinh 1990, thôn Hòa Bình\n   - Xếp: F1\n2. HOÀNG VĂN TƯ\n"
    text += "   - Năm sinh 1995, thôn Hòa Bình\n   - Tiếp xúc: đi chung xe máy với Hoàng Kim Na về nhà chiều 12/6\n"
    text += "   - Xếp: F2"
    first, second = read(text)
    assert (first.level, first.contact_date) == ("F1", None)
    assert (second.level, second.source, second.contact_date) == ("F2", "Hoàng Kim Na", june(12))


@pytest.mark.parametrize(
    "seen",
    [
        "Sáng 13/6, ông Từ chỉ ra sân phơi trong khuôn viên nhà, không vi phạm.",
        "Chiều 13/6 ông Từ được đo thân nhiệt, bình thường.",
    ],
)
def test_somebody_seen_at_home_met_nobody_that_day(seen: str) -> None:
    text = "Ông Đào Duy Từ (sinh năm 1965, thôn Hồng Lạc) là F2 vì ngày 10/6/2021 đã mua tôm của F1 Nguyễn Hồng Na.\n"
    (person,) = read(text + seen)
    assert (person.level, person.contact_date) == ("F2", june(10))
