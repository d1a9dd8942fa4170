"""Quantities that hamlets sign for: read from a line, matched to the works that are known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.hamlets import Hamlet, finder
from bot.domain.quantities import Item, show
from bot.domain.signing import following, item_meant, items_near, last_day, read_signings

TODAY = date(2021, 6, 14)
JUNE, JULY = date(2021, 6, 1), date(2021, 7, 1)
HAMLETS = finder((Hamlet("Nam Thắng", ("N.Thắng",)), Hamlet("Hòa Bình", ())))
ROAD = Item("đường bê tông", "m", ("đường", "bê tông"))
DRAIN = Item("rãnh thoát nước", "m", ("rãnh",))
GARDEN = Item("vườn mẫu", "vườn")
NEAT = Item("vườn chỉnh trang", "vườn")
LAMP = Item("đèn đường", "bóng")
ITEMS = (ROAD, DRAIN, GARDEN, NEAT, LAMP)


def read(text: str) -> list[tuple[str | None, str, str, str | None, date | None]]:
    found = read_signings(text, hamlets=HAMLETS, today=TODAY, units=[one.unit for one in ITEMS])
    return [(one.hamlet, one.words, show(one.quantity), one.unit, one.month) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nam Thắng đường bê tông 500m tháng 6", [("Nam Thắng", "đường bê tông", "500", "m", JUNE)]),
        ("nam thang duong be tong 500 m thang 7", [("Nam Thắng", "duong be tong", "500", "m", JULY)]),
        ("thôn Nam Thắng đăng ký đường 0,5km tháng này", [("Nam Thắng", "đường", "500", "m", JUNE)]),
        ("tháng sau Nam Thắng: đường 500", [("Nam Thắng", "đường", "500", None, JULY)]),
        (
            "Nam Thắng đường 500m, rãnh 80 m và vườn mẫu 2 vườn tháng 6",
            [
                ("Nam Thắng", "đường", "500", "m", JUNE),
                ("Nam Thắng", "rãnh", "80", "m", JUNE),
                ("Nam Thắng", "vườn mẫu", "2", "vườn", JUNE),
            ],
        ),
        (
            "Tháng 7/2021\nNam Thắng:\n- đường 500m\n- đèn đường 20 bóng\nHòa Bình: rãnh 80",
            [
                ("Nam Thắng", "đường", "500", "m", JULY),
                ("Nam Thắng", "đèn đường", "20", "bóng", JULY),
                ("Hòa Bình", "rãnh", "80", None, JULY),
            ],
        ),
        (
            "Nam Thắng đường 500m tháng 6; Hòa Bình đường 300m",
            [("Nam Thắng", "đường", "500", "m", JUNE), ("Hòa Bình", "đường", "300", "m", JUNE)],
        ),
        ("cụm loa 3 cụm", [(None, "cụm loa", "3", "cụm", None)]),
        ("đường vào Nam Thắng 200m", [(None, "đường vào Nam Thắng", "200", "m", None)]),
        ("đường 500 rãnh 80", [(None, "đường", "500", None, None), (None, "rãnh", "80", None, None)]),
        ("Nam Thắng đường 500m tháng 1/2022", [("Nam Thắng", "đường", "500", "m", date(2022, 1, 1))]),
    ],
)
def test_a_line_is_read(text: str, found: list[tuple[str | None, str, str, str | None, date | None]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nam Thắng đường bê tông tháng 6", "signing_nothing"),
        ("Nam Thắng 500m tháng 6", "signing_which"),
        ("Nam Thắng đường -50m tháng 6", "signing_negative"),
        ("Nam Thắng đường 0m tháng 6", "progress_bad_number"),
        ("Nam Thắng đường 500m tháng 6, rãnh 80m tháng 7", "signing_two_months"),
        ("Nam Thắng đường 500m tháng 6 theo biên bản họp", "signing_unknown_rest"),
        (f"Nam Thắng {'đ' * 61} 5m", "signing_too_long"),
        ("\n".join(f"việc số {chr(97 + n % 26)} 5m" for n in range(41)), "signing_too_many"),
    ],
)
def test_what_cannot_be_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("words", "item"),
    [("Đường", ROAD), ("duong be tong", ROAD), ("rãnh thoát", DRAIN), ("vườn", None), ("đường nội đồng", None)],
)
def test_a_known_work_is_meant_by_its_names_only(words: str, item: Item | None) -> None:
    assert item_meant(words, ITEMS) == item


@pytest.mark.parametrize(
    ("words", "unit", "near"),
    [
        ("đường bê tôg", "m", {ROAD}),
        ("vườn", None, {GARDEN, NEAT}),
        ("đường nội đồng", "m", {ROAD}),
        ("đường bê tôg", "vườn", set()),
        ("nhà văn hóa", None, set()),
    ],
)
def test_works_that_are_spelt_alike_are_offered(words: str, unit: str | None, near: set[Item]) -> None:
    assert set(items_near(words, unit, ITEMS)) == near


@given(st.sampled_from(["Nam Thắng", "Hòa Bình"]), st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_every_quantity_that_is_written_is_read(hamlet: str, quantities: list[int]) -> None:
    names = [f"việc {chr(97 + index)}" for index in range(len(quantities))]
    text = f"{hamlet} " + ", ".join(f"{name} {n} m" for name, n in zip(names, quantities, strict=True)) + " tháng 7"
    found = read_signings(text, hamlets=HAMLETS, today=TODAY)
    assert [(one.words, one.quantity) for one in found] == [
        (name, Decimal(n)) for name, n in zip(names, quantities, strict=True)
    ]
    assert {(one.hamlet, one.unit, one.month) for one in found} == {(hamlet, "m", JULY)}


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_months_follow_each_other(day: date) -> None:
    assert (following(day) - last_day(day)).days == 1
