"""Which deadlines are read out, and how the bulletin puts its numbers and dates into words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COMMUNE_ZONE
from bot.domain.bulletin import Task, concerns_households, for_households
from bot.domain.summary import LEVELS
from bot.render.bulletin import Bulletin, Place, text

DAY = date(2021, 6, 14)


def task(title: str, *, text: str = "", due: date = date(2021, 6, 20), units: frozenset[str] = frozenset()) -> Task:
    return Task(title, text, None, due, units)


@pytest.mark.parametrize(
    ("one", "concerns"),
    [
        (task("Lập danh sách hộ đăng ký", units=frozenset({"hộ"})), True),
        (task("Thu thuế và các khoản đóng góp"), True),
        (task("Phân loại rác", text="hướng dẫn hộ dân phân loại rác thải"), True),
        (task("Làm đường, kênh, rãnh", text="không nghiệm thu và không hỗ trợ", units=frozenset({"m"})), False),
        (task("Xây dựng văn bản báo cáo của UBND xã"), False),
    ],
)
def test_what_households_do_is_known_by_its_unit_or_its_words(one: Task, concerns: bool) -> None:
    assert concerns_households(one) is concerns


def test_only_near_deadlines_are_read_out_near_first() -> None:
    tasks = [task(f"hộ dân {day}", due=date(2021, 6, day)) for day in (29, 20, 14, 13, 28)]
    assert [one.due.day for one in for_households(tasks, day=DAY)] == [14, 20, 28]


@dataclass(frozen=True)
class Someone:
    level: str | None
    hamlet: str | None
    first_day: date | None


people = st.lists(
    st.builds(
        Someone,
        level=st.sampled_from([*LEVELS, None]),
        hamlet=st.just("Nam Thắng"),
        first_day=st.sampled_from([date(2021, 6, 13), DAY]),
    ),
    max_size=20,
)


def made(watched: list[Someone], ended: list[Someone]) -> str:
    place = Place(tuple(watched), tuple(ended), DAY)
    return text(
        Bulletin(
            moment=datetime(2021, 6, 14, 17, 15, tzinfo=COMMUNE_ZONE),
            commune="xã Thạch Thắng",
            hotline="0239 3000 115",
            people=place,
            by_hamlet=(("Nam Thắng", place), ("Hòa Bình", Place((), (), DAY))),
            arrivals=0,
            tasks=(),
            list_posted=True,
        )
    )


@given(people, people)
def test_every_number_that_is_read_out_is_a_lists_length(watched: list[Someone], ended: list[Someone]) -> None:
    said = made(watched, ended)
    cases = sum(one.level == "F0" for one in watched)
    assert (f"có {cases} người mắc covid-19" in said) is (cases > 0)
    rest = len(watched) - cases
    assert (f"cách ly là {rest} người" in said) is (rest > 0)
    shown = re.search(r"cách ly là \d+ người, gồm (.*)\.", said)
    if shown:
        assert sum(int(number) for number in re.findall(r"(\d+) người", shown[1])) == rest
    new = sum(one.first_day == DAY for one in (*watched, *ended))
    assert (f"có thêm {new} người" in said) is (new > 0)
    assert (f"có {len(ended)} người hết thời hạn" in said) is bool(ended)


def test_a_day_with_nobody_is_said_in_words() -> None:
    said = made([], [])
    assert "không có người mắc covid-19. Hiện không có ai phải theo dõi, cách ly." in said
    assert "Cụ thể" not in said
    assert not re.search(r"\b0 người", said)


def test_dates_are_words_and_numbers_are_numerals() -> None:
    said = made([Someone("F1", "Nam Thắng", DAY)], [])
    assert "Xã Thạch Thắng, ngày 14 tháng 6 năm 2021" in said
    assert "Tính đến 17 giờ 15 ngày 14 tháng 6, xã Thạch Thắng" in said
    assert "Thôn Nam Thắng: 1 người diện F1, trong ngày thêm 1 người." in said
    assert "Thôn Hòa Bình: không có ai phải theo dõi, cách ly." in said
    assert not re.search(r"\d/\d", said)
