"""When a name goes, and what of a saying stays without it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import Event, EventKind, fold
from bot.domain.retention import SIGN, erased_on, planned_on, without_names

END = date(2021, 6, 26)


@pytest.mark.parametrize(
    ("ended", "listed", "day"),
    [
        (END, date(2021, 6, 14), date(2021, 9, 24)),
        (END, None, date(2021, 9, 24)),
        (END, date(2021, 7, 1), date(2021, 9, 29)),  # a list named him after his end
        (None, date(2021, 6, 14), None),  # still under watch, or without a stated end
        (date(2024, 2, 29), None, date(2024, 5, 29)),
    ],
)
def test_a_name_goes_so_many_days_after_the_end_or_the_last_list(
    ended: date | None, listed: date | None, day: date | None
) -> None:
    assert erased_on(ended=ended, listed=listed, keep_days=90) == day


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2021, 9, 20), None),
        (date(2021, 9, 21), date(2021, 9, 24)),
        (date(2021, 9, 23), date(2021, 9, 26)),  # asleep on the day of the warning: three days all the same
        (date(2021, 12, 30), date(2022, 1, 2)),
    ],
)
def test_everybody_is_warned_of_for_three_days(today: date, day: date | None) -> None:
    assert planned_on(date(2021, 9, 24), today=today) == day


facts = st.fixed_dictionaries(
    {},
    optional={
        "full_name": st.sampled_from(["Đỗ Thị Mơ", "Vũ Đức Khoáng"]),
        "level": st.sampled_from(["F0", "F1", "F2"]),
        "birth_year": st.integers(1930, 2020),
        "hamlet": st.sampled_from(["Nam Thắng", None]),
        "phone": st.just("0912345678"),
        "address": st.just("xóm Giếng"),
        "source": st.just("Vũ Đức Khoáng"),
        "note": st.just("con chị Mơ"),
        "case_code": st.just("BN9901"),
        "quarantine_end": st.integers(0, 30).map(lambda n: (END + timedelta(days=n)).isoformat()),
        "test_outcome": st.sampled_from(["negative", "positive", "waiting"]),
        "test_day": st.just(END.isoformat()),
        "change": st.sampled_from(["released", "removed", "corrected"]),
        "something_new": st.just("Đỗ Thị Mơ"),
    },
)
sayings = st.lists(
    st.builds(Event, st.sampled_from(EventKind), st.integers(0, 40).map(lambda n: END + timedelta(days=n)), facts)
)
COUNTED = (
    "level", "hamlet", "sex", "contact_date", "place", "quarantine_start", "quarantine_end", "test_day",
    "test_outcome", "status", "first_day", "closed_on", "sample_day", "result_day",
)  # fmt: skip


@given(said=sayings)
def test_everything_that_is_counted_folds_the_same_without_names(said: list[Event]) -> None:
    before = fold(said)
    after = fold([Event(one.kind, one.day, without_names(one.stated), one.at) for one in said])
    assert [getattr(after, name) for name in COUNTED] == [getattr(before, name) for name in COUNTED]
    assert after.full_name in ("", SIGN)
    told = (after.birth_year, after.phone, after.address, after.source, after.note, after.case_code)
    assert told == (None,) * 6


@given(said=facts)
def test_what_is_not_known_to_be_harmless_goes(said: dict[str, object]) -> None:
    kept = without_names(said)
    assert "something_new" not in kept
    assert "Mơ" not in str(kept)
    assert without_names(kept) == kept
