"""The day's numbers are lengths of lists of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.summary import LEVELS, count, places

DAY = date(2021, 6, 14)
HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình")


@dataclass(frozen=True)
class Someone:
    level: str | None
    hamlet: str | None
    first_day: date | None


people = st.lists(
    st.builds(
        Someone,
        level=st.sampled_from([*LEVELS, None]),
        hamlet=st.sampled_from([*HAMLETS, None, "Thạch Xuân"]),
        first_day=st.sampled_from([None, date(2021, 6, 13), DAY]),
    ),
    max_size=20,
)


def test_new_are_those_first_listed_on_the_day() -> None:
    old, new = Someone("F1", "Nam Thắng", date(2021, 6, 13)), Someone("F1", "Nam Thắng", DAY)
    numbers = count([old, new], [old], day=DAY, level="F1")
    assert (numbers.new, numbers.watched, numbers.ended) == ((new,), (old, new), (old,))
    assert not numbers.empty


def test_another_level_and_another_hamlet_do_not_count() -> None:
    one = Someone("F1", "Nam Thắng", DAY)
    assert count([one], [one], day=DAY, level="F2").empty
    assert count([one], [one], day=DAY, level=None).empty
    assert count([one], [one], day=DAY, level="F1", hamlet="Hòa Bình").empty
    assert count([one], [], day=DAY, level="F1", hamlet="Nam Thắng").watched == (one,)


@given(people, people)
def test_every_person_is_counted_once_by_level(watched: list[Someone], ended: list[Someone]) -> None:
    by_level = [count(watched, ended, day=DAY, level=level) for level in (*LEVELS, None)]
    assert sum(len(numbers.watched) for numbers in by_level) == len(watched)
    assert sum(len(numbers.ended) for numbers in by_level) == len(ended)
    assert all(set(numbers.new) <= set(numbers.watched) for numbers in by_level)


@given(people)
def test_the_hamlets_add_up_to_the_commune(watched: list[Someone]) -> None:
    """What the summary shows hamlet by hamlet, with those of elsewhere on a line of their own."""
    whole = count(watched, [], day=DAY, level="F1")
    shown = places(watched, HAMLETS)
    named = [count(watched, [], day=DAY, level="F1", hamlet=place) for place in shown if place is not None]
    elsewhere = [one for one in whole.watched if one.hamlet is None]
    assert sum(len(numbers.watched) for numbers in named) + len(elsewhere) == len(whole.watched)
    assert (None in shown) == any(one.hamlet is None for one in watched)


def test_places_keep_the_committees_order() -> None:
    assert places([Someone("F1", "Hòa Bình", DAY)], HAMLETS) == list(HAMLETS)
    assert places([Someone("F1", None, DAY)], HAMLETS) == [*HAMLETS, None]
    assert places([Someone("F1", None, DAY), Someone("F1", "Thạch Xuân", DAY)], HAMLETS) == [
        *HAMLETS,
        "Thạch Xuân",  # the committee's once, and not in its file any more
        None,
    ]
    assert places([], HAMLETS) == list(HAMLETS)
