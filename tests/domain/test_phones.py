"""Mobile numbers in every spelling, and what is none."""

from __future__ import annotations

import pytest

from bot.domain.folding import clean, fold_aligned
from bot.domain.phones import find_phones, normalise


@pytest.mark.parametrize(
    "written",
    [
        "0912000345",
        "0912 000 345",
        "0912.000.345",
        "0912-000-345",
        "09120.00345",
        "+84912000345",
        "+84 912 000 345",
        "84912000345",
        "(084) 0912-000-345",
        "+84 (0) 912 000 345",
        "O912000345",
        "sđt: 912000345",
        "(0912) 000-345",
    ],
)
def test_a_phone_is_ten_digits_however_it_is_written(written: str) -> None:
    (mark,) = find_phones(fold_aligned(clean(written)))
    assert mark.phone == "0912000345"


def test_of_two_numbers_the_first_comes_first() -> None:
    found = find_phones("0912000345/0976000112")
    assert [mark.phone for mark in found] == ["0912000345", "0976000112"]


def test_a_year_before_a_phone_is_not_part_of_it() -> None:
    (mark,) = find_phones("1985 0912000345")
    assert mark.phone == "0912000345"


@pytest.mark.parametrize(
    "written", ["187654321", "042085000607", "0239.3000.115", "BN9901", "03-06-2021-24/6", "1985", "01234567890"]
)
def test_other_numbers_are_no_phones(written: str) -> None:
    assert [mark.phone for mark in find_phones(written.lower()) if mark.phone] == []


def test_a_labelled_number_that_is_none_is_kept_as_written() -> None:
    (mark,) = find_phones("dt: 091200034")
    assert (mark.phone, mark.written) == (None, "091200034")


@pytest.mark.parametrize(
    ("cell", "phone"),
    [("912000345", "0912000345"), ("0912 000 345", "0912000345"), ("84912000345", "0912000345"), ("12", None)],
)
def test_a_cell_is_normalised(cell: str, phone: str | None) -> None:
    assert normalise(cell) == phone
