"""Hamlets in what people type."""

from __future__ import annotations

import pytest

from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import Hamlet, HamletMark, finder

HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


def find(text: str, hamlets: tuple[Hamlet, ...] = HAMLETS) -> list[HamletMark]:
    cleaned = clean(text)
    return finder(hamlets).find(cleaned, fold_aligned(cleaned))


@pytest.mark.parametrize(
    ("text", "hamlet"),
    [
        ("thôn Nam Thắng", "Nam Thắng"),
        ("nam thang", "Nam Thắng"),
        ("namthang", "Nam Thắng"),
        ("N.Thắng", "Nam Thắng"),
        ("T.Phú", "Trung Phú"),
        ("THÔN HOÀ BÌNH", "Hòa Bình"),
        ("thôn H. Lạc", "Hồng Lạc"),
        ("xóm Trung Phú", "Trung Phú"),
        ("thôn NT", "Nam Thắng"),
        ("Thôn: Cao Thắng", "Cao Thắng"),
    ],
)
def test_a_hamlet_is_found_in_its_spellings(text: str, hamlet: str) -> None:
    (mark,) = find(text)
    assert mark.hamlet == hamlet


def test_an_abbreviation_of_two_hamlets_is_left_open() -> None:
    (mark,) = find("thôn Thắng")
    assert mark.hamlet is None
    assert mark.candidates == ("Nam Thắng", "Cao Thắng")


@pytest.mark.parametrize("text", ["tỉnh Hòa Bình", "từ Hòa Bình về", "bệnh viện Hòa Bình"])
def test_a_province_of_the_same_name_is_no_hamlet(text: str) -> None:
    assert [mark.hamlet for mark in find(text)] == [None]


def test_a_word_with_other_accents_than_a_hamlets_is_none() -> None:
    assert find("Danh sách này chỉ để thôn nắm") == []
    assert [mark.hamlet for mark in find("thôn phú")] == ["Trung Phú"]


def test_the_name_tinh_before_a_hamlet_is_not_the_word_for_province() -> None:
    assert [mark.hamlet for mark in find("Lê Xuân Tình Hòa Bình")] == ["Hòa Bình"]


def test_a_hamlet_of_another_commune_is_kept_as_written() -> None:
    (mark,) = find("thôn Đông Sơn")
    assert (mark.hamlet, mark.written) == (None, "thôn Đông Sơn")


def test_aliases_count() -> None:
    (mark,) = find("xóm Chợ", (Hamlet("Nam Thắng", ("xóm Chợ", "Chợ")),))
    assert mark.hamlet == "Nam Thắng"


def test_a_cell_is_resolved_as_a_whole() -> None:
    assert finder(HAMLETS).resolve("Thôn N. Thắng") == ("Nam Thắng",)
    assert finder(HAMLETS).resolve("Thắng") == ("Nam Thắng", "Cao Thắng")
    assert finder(HAMLETS).resolve("Đông Sơn") == ()
