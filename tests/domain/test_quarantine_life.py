"""From the first day to the last: where an end lies, what a release would be, and by which rules a day is proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.clock import local
from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState, Event, EventKind, Status, fold
from bot.domain.errors import UserError
from bot.domain.quarantine import (
    Release,
    RuleSet,
    Standing,
    check_new_end,
    propose_end,
    release_on,
    rule_set_of,
    standing,
    touched_by,
)

TODAY = date(2021, 6, 14)
F1 = ContactState(level="F1", full_name="Nguyễn Văn Kiên", status=Status.OPEN, first_day=date(2021, 6, 1))
AT = datetime(2021, 6, 14, 2, 0, tzinfo=UTC)


def days_on(number: int) -> date:
    return TODAY + timedelta(days=number)


def rule_set(number: int, days: int, since: datetime) -> RuleSet:
    rule = QuarantineRule(level="F1", days=days, document=f"QĐ {number}", in_force_from=date(2020, 1, 1))
    return RuleSet(number, (rule,), since)


def event(kind: EventKind, at: datetime, **stated: Any) -> Event:
    return Event(kind, local(at).date(), stated, at)


@pytest.mark.parametrize(
    ("stated", "proposed", "expected"),
    [
        (None, None, Standing.UNDATED),
        (days_on(-1), None, Standing.PAST),
        (None, days_on(-1), Standing.PAST_PROPOSED),
        (TODAY, None, Standing.TODAY),
        (None, TODAY, Standing.TODAY),
        (days_on(1), None, Standing.TOMORROW),
        (days_on(2), None, Standing.SOON),
        (days_on(3), None, Standing.SOON),
        (days_on(4), None, Standing.LATER),
    ],
)
def test_an_end_lies_in_exactly_one_place(stated: date | None, proposed: date | None, expected: Standing) -> None:
    assert standing(replace(F1, quarantine_end=stated), proposed_end=proposed, on=TODAY) is expected


def test_who_is_closed_or_not_yet_listed_stands_nowhere_else() -> None:
    assert standing(replace(F1, status=Status.RELEASED), proposed_end=TODAY, on=TODAY) is Standing.RELEASED
    assert standing(replace(F1, status=Status.REMOVED), proposed_end=TODAY, on=TODAY) is Standing.REMOVED
    assert standing(replace(F1, first_day=days_on(1)), proposed_end=TODAY, on=TODAY) is Standing.NOT_YET


def test_an_f0_without_an_end_is_treated_and_not_missing_a_date() -> None:
    assert standing(replace(F1, level="F0"), proposed_end=None, on=TODAY) is Standing.TREATED


@pytest.mark.parametrize(
    ("stated", "proposed", "expected"),
    [
        (days_on(1), None, Release.BEFORE_STATED),
        (TODAY, None, Release.DUE),  # people leave at the end of their last day
        (days_on(-1), None, Release.DUE),
        (None, days_on(1), Release.BEFORE_PROPOSED),
        (None, TODAY, Release.DUE),
        (None, None, Release.UNDATED),
    ],
)
def test_a_release_before_the_end_is_told_apart(stated: date | None, proposed: date | None, expected: Release) -> None:
    assert release_on(replace(F1, quarantine_end=stated), proposed_end=proposed, on=TODAY) is expected


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (days_on(-1), "end_is_over"),
        (date(2021, 5, 1), "end_before_begin"),
        (date(2022, 6, 14), "end_too_far"),
        (TODAY, None),
        (days_on(14), None),
    ],
)
def test_a_new_end_must_be_one_that_can_be_meant(end: date, reason: str | None) -> None:
    state = replace(F1, quarantine_start=date(2021, 6, 2))
    if reason is None:
        check_new_end(state, end, today=TODAY)
        return
    with pytest.raises(UserError) as refused:
        check_new_end(state, end, today=TODAY)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("utc_hour", "utc_minute", "expected"),
    [(16, 59, Standing.TODAY), (17, 0, Standing.PAST)],  # midnight in Vietnam is 17:00 UTC
)
def test_the_last_day_ends_at_midnight_of_the_commune(utc_hour: int, utc_minute: int, expected: Standing) -> None:
    now = datetime(2021, 6, 14, utc_hour, utc_minute, tzinfo=UTC)
    assert standing(replace(F1, quarantine_end=TODAY), proposed_end=None, on=local(now).date()) is expected


def test_an_end_stated_for_an_f2_does_not_hold_for_the_f1_he_becomes() -> None:
    listed = event(EventKind.LISTED, AT, level="F2", full_name="Lê Thị Cúc", quarantine_end="2021-06-20")
    raised = event(EventKind.LISTED, AT, level="F1", full_name="Lê Thị Cúc")
    corrected = event(EventKind.LISTED, AT, level="F3", full_name="Lê Thị Cúc")
    assert fold([listed, raised]).quarantine_end is None
    assert fold([listed, corrected]).quarantine_end == date(2021, 6, 20)
    restated = event(EventKind.LISTED, AT, level="F1", quarantine_end="2021-07-01")
    assert fold([listed, restated]).quarantine_end == date(2021, 7, 1)


OLD, NEW = rule_set(1, 21, AT - timedelta(days=30)), rule_set(2, 14, AT)
LISTED = event(EventKind.LISTED, AT - timedelta(days=5), level="F1", full_name="A", contact_date="2021-06-05")


def test_a_changed_rule_touches_nobody_who_is_there_already() -> None:
    assert rule_set_of([LISTED], [OLD, NEW]) is OLD


def test_telling_a_phone_after_the_rule_changed_does_not_change_the_rule() -> None:
    phone = event(EventKind.CHANGED, AT + timedelta(days=1), phone="0912000345")
    assert rule_set_of([LISTED, phone], [OLD, NEW]) is OLD


def test_what_the_end_is_counted_from_is_counted_by_the_rules_of_its_day() -> None:
    contact = event(EventKind.CHANGED, AT + timedelta(days=1), contact_date="2021-06-07")
    assert rule_set_of([LISTED, contact], [OLD, NEW]) is NEW


def test_a_rule_that_was_applied_by_hand_holds() -> None:
    applied = event(EventKind.RULED, AT + timedelta(hours=1), rule_set=2)
    assert rule_set_of([LISTED, applied], [OLD, NEW]) is NEW


def test_whom_another_rule_would_touch() -> None:
    listed = fold([LISTED])
    stated = replace(listed, quarantine_end=date(2021, 6, 30))
    closed = replace(listed, status=Status.RELEASED)
    found = touched_by([(1, listed, OLD.rules), (2, stated, OLD.rules), (3, closed, OLD.rules)], NEW.rules)
    assert [one.contact_id for one in found] == [1]
    assert found[0].before is not None
    assert found[0].before.end == date(2021, 6, 26)
    assert found[0].after is not None
    assert found[0].after.end == date(2021, 6, 19)


def test_monitoring_follows_the_proposed_end() -> None:
    rule = QuarantineRule(
        level="F1", days=21, monitoring_days=7, document="CĐ 600/CĐ-BCĐ", in_force_from=date(2021, 5, 5)
    )
    proposal = propose_end(replace(F1, contact_date=date(2021, 6, 5)), [rule])
    assert proposal is not None
    assert proposal.monitored_until == date(2021, 7, 3)
