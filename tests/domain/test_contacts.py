"""A contact as the fold of what was said of him: taking a saying back is as if it was never said."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import (
    STATED_FIELDS,
    ContactState,
    Event,
    EventKind,
    Status,
    differences,
    fold,
    is_watched,
    stated_of,
)
from bot.domain.line_lists.model import Person

DAY = date(2021, 6, 14)


def listed(day: int = 14, /, **stated: Any) -> Event:
    return Event(EventKind.LISTED, date(2021, 6, day), stated)


def changed(day: int = 14, /, **stated: Any) -> Event:
    return Event(EventKind.CHANGED, date(2021, 6, day), stated)


iso_days = st.dates(date(2021, 6, 1), date(2021, 7, 31)).map(date.isoformat)
sayings = st.fixed_dictionaries(
    {},
    optional={
        "full_name": st.sampled_from(["Nguyễn Văn Kiên", "Nguyễn Văn Kiện"]),
        "level": st.sampled_from(["F0", "F1", "F2", "F3"]),
        "birth_year": st.integers(1930, 2021),
        "hamlet": st.sampled_from(["Nam Thắng", "Hòa Bình"]),
        "contact_date": iso_days,
        "change": st.sampled_from(["released", "removed", "corrected", "promoted"]),
    },
)
events = st.builds(
    Event,
    kind=st.sampled_from([EventKind.LISTED, EventKind.CHANGED]),
    day=st.dates(DAY, DAY + timedelta(days=9)),
    stated=sayings,
)


def test_nothing_said_is_withdrawn() -> None:
    assert fold([]) == ContactState()
    assert fold([]).status is Status.WITHDRAWN


def test_a_later_saying_overrides_only_what_it_states() -> None:
    state = fold(
        [
            listed(14, full_name="Nguyễn Văn Kiên", level="F2", birth_year=1985, hamlet="Nam Thắng"),
            listed(15, full_name="Nguyễn Văn Kiên", level="F1", contact_date="2021-06-05"),
        ]
    )
    assert state == ContactState(
        level="F1", full_name="Nguyễn Văn Kiên", birth_year=1985, hamlet="Nam Thắng",
        contact_date=date(2021, 6, 5), status=Status.OPEN, first_day=date(2021, 6, 14),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "status", "closed_on"),
    [
        ([listed(14)], Status.OPEN, None),
        ([listed(14), listed(15, change="released")], Status.RELEASED, date(2021, 6, 15)),
        ([listed(14), listed(15, change="removed")], Status.REMOVED, date(2021, 6, 15)),
        ([listed(14), changed(15, change="released")], Status.RELEASED, date(2021, 6, 15)),
        ([listed(14), listed(15, change="removed"), listed(16)], Status.OPEN, None),
        ([listed(14), listed(15, change="released"), listed(16, change="removed")], Status.REMOVED,
         date(2021, 6, 16)),
        ([listed(14), listed(15, change="released"), changed(16, phone="0912000345")], Status.RELEASED,
         date(2021, 6, 15)),
        ([listed(14), listed(15, change="corrected")], Status.OPEN, None),
        ([listed(14), listed(15, change="promoted")], Status.OPEN, None),
        ([changed(14, phone="0912000345")], Status.WITHDRAWN, None),
    ],
)  # fmt: skip
def test_where_a_contact_stands_after(said: list[Event], status: Status, closed_on: date | None) -> None:
    state = fold(said)
    assert (state.status, state.closed_on) == (status, closed_on)


def test_the_first_day_is_that_of_the_first_saying_in_force() -> None:
    said = [listed(14), listed(15), listed(16)]
    assert [fold(said[start:]).first_day for start in range(3)] == [date(2021, 6, day) for day in (14, 15, 16)]


def test_fields_that_are_no_statement_change_nothing() -> None:
    plain = fold([listed(14, full_name="Nguyễn Văn Kiên")])
    assert fold([listed(14, full_name="Nguyễn Văn Kiên", status="removed", first_day="2020-01-01", x=1)]) == plain


@given(st.lists(st.tuples(events, st.booleans()), max_size=8))
def test_taking_sayings_back_leaves_the_fold_of_the_others(said: list[tuple[Event, bool]]) -> None:
    """Each field is what the last saying in force states of it, whatever was said and taken back in between."""
    kept = [event for event, withdrawn in said if not withdrawn]
    state = fold(event for event, withdrawn in said if not withdrawn)
    for name in STATED_FIELDS:
        values = [event.stated[name] for event in kept if name in event.stated]
        shown = getattr(state, name)
        assert (shown.isoformat() if isinstance(shown, date) else shown) == (
            values[-1] if values else getattr(ContactState(), name)
        )
    assert state.first_day == (kept[0].day if kept else None)
    decisive = [
        event for event in kept
        if event.stated.get("change") in {"released", "removed"} or event.kind is EventKind.LISTED
    ]  # fmt: skip
    if not decisive:
        assert (state.status, state.closed_on) == (Status.WITHDRAWN, None)
        return
    last = decisive[-1].stated.get("change")
    expected = {"released": Status.RELEASED, "removed": Status.REMOVED}.get(last or "", Status.OPEN)
    assert state.status is expected
    assert state.closed_on == (None if expected is Status.OPEN else decisive[-1].day)


@given(st.lists(events, min_size=1, max_size=5))
def test_saying_everything_again_on_the_same_days_changes_nothing(said: list[Event]) -> None:
    assert fold([*said, said[-1]]) == fold(said)


@pytest.mark.parametrize(
    ("on", "watched"),
    [(date(2021, 6, 13), False), (DAY, True), (date(2021, 6, 26), True), (date(2021, 6, 27), False)],
)
def test_watched_from_the_first_day_to_the_end_of_the_last(on: date, watched: bool) -> None:
    state = ContactState(status=Status.OPEN, first_day=DAY, quarantine_end=date(2021, 6, 26))
    assert is_watched(state, on=on) is watched


@pytest.mark.parametrize(
    ("status", "first_day", "watched"),
    [
        (Status.OPEN, DAY, True),
        (Status.OPEN, None, False),
        (Status.RELEASED, DAY, False),
        (Status.REMOVED, DAY, False),
        (Status.WITHDRAWN, DAY, False),
        (Status.WITHDRAWN, None, False),
    ],
)
def test_only_the_open_are_watched(status: Status, first_day: date | None, watched: bool) -> None:
    assert is_watched(ContactState(status=status, first_day=first_day), on=DAY) is watched


def test_without_a_stated_end_a_contact_is_watched_until_somebody_says_otherwise() -> None:
    state = fold([listed(14, level="F1", contact_date="2021-06-05")])
    assert is_watched(state, on=date(2022, 6, 14))


def test_what_a_line_states_is_what_it_says_and_no_more() -> None:
    person = Person(
        level="F1", full_name="Nguyễn Văn Kiên", birth_year=1985, quarantine_end=date(2021, 6, 26), change="corrected"
    )
    stated = stated_of(person)
    assert stated == {
        "level": "F1",
        "full_name": "Nguyễn Văn Kiên",
        "birth_year": 1985,
        "quarantine_end": "2021-06-26",
        "change": "corrected",
    }
    assert fold([Event(EventKind.LISTED, DAY, stated)]).quarantine_end == date(2021, 6, 26)


def test_every_field_of_a_line_that_a_contact_has_is_stated() -> None:
    """A field that is added to both must not be forgotten between them."""
    said_of_a_line = {f.name for f in dataclasses.fields(Person)}
    kept_elsewhere = {"line", "sheet", "questions", "change", "tests"}
    assert said_of_a_line - set(STATED_FIELDS) == kept_elsewhere


def test_differences_name_each_field_with_before_and_after() -> None:
    before = fold([listed(14, full_name="Nguyễn Văn Kiên", level="F2")])
    after = fold([listed(14, full_name="Nguyễn Văn Kiên", level="F2"), listed(15, level="F1", phone="0912000345")])
    assert differences(before, after) == {"level": ("F2", "F1"), "phone": (None, "0912000345")}
    assert differences(before, before) == {}
