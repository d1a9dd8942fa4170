"""A page of a list is always one that is there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pages import Page


@given(st.integers(0, 200), st.integers(1, 20))
def test_the_pages_together_are_the_list(total: int, size: int) -> None:
    rows = list(range(total))
    count = Page(0, size=size, total=total).count
    pages = [Page(number, size=size, total=total) for number in range(count)]
    assert [row for page in pages for row in page.of(rows)] == rows
    assert all(page.of(rows) for page in pages) or total == 0


@given(st.integers(-5, 500), st.integers(0, 200))
def test_a_page_that_is_gone_is_the_nearest_one(wanted: int, total: int) -> None:
    page = Page(wanted, size=7, total=total)
    assert 0 <= page.number < page.count
    assert page.first <= total
    assert page.number == wanted or wanted < 0 or wanted >= page.count
