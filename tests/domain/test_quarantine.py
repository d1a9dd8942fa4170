"""The proposed end of a quarantine, by the rules of the sample committee."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.committee_file import read
from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState, Status
from bot.domain.quarantine import propose_end, rule_for

RULES = read(None)[0].rules.quarantine_rules
F1 = ContactState(level="F1", full_name="Nguyễn Văn Kiên", status=Status.OPEN, contact_date=date(2021, 6, 5))
MAY_2021 = next(rule for rule in RULES if rule.level == "F1" and rule.in_force_from == date(2021, 5, 5))


def rule(days: int | None, since: date, *, place: str | None = None, first_day: int = 0, level: str = "F1",
         document: str = "QĐ 1") -> QuarantineRule:  # fmt: skip
    return QuarantineRule.model_validate(
        {"level": level, "days": days, "place": place, "document": document, "in_force_from": since,
         "first_day": first_day}
    )  # fmt: skip


def test_21_days_from_the_5th_of_june_end_on_the_26th() -> None:
    proposal = propose_end(F1, RULES)
    assert proposal is not None
    assert (proposal.counted_from, proposal.days, proposal.end) == (date(2021, 6, 5), 21, date(2021, 6, 26))
    assert proposal.document == MAY_2021.document


def test_where_the_day_of_contact_is_day_1_the_end_is_a_day_earlier() -> None:
    proposal = propose_end(F1, [MAY_2021.model_copy(update={"first_day": 1})])
    assert proposal is not None
    assert proposal.end == date(2021, 6, 25)


@pytest.mark.parametrize(
    ("contact", "days"),
    [
        (date(2020, 3, 11), None),  # before any rule
        (date(2020, 3, 12), 14),
        (date(2021, 5, 4), 14),
        (date(2021, 5, 5), 21),
        (date(2021, 7, 13), 21),
        (date(2021, 7, 14), 14),
    ],
)
def test_the_rule_in_force_on_the_day_counts(contact: date, days: int | None) -> None:
    proposal = propose_end(replace(F1, contact_date=contact), RULES)
    assert (proposal.days if proposal else None) == days


def test_a_stated_end_wins_over_every_rule() -> None:
    assert propose_end(replace(F1, quarantine_end=date(2021, 6, 19)), RULES) is None


@pytest.mark.parametrize("level", ["F0", "F2", "F3", None])
@pytest.mark.parametrize("place", ["home", "centralised", None])
def test_levels_without_a_stated_number_of_days_get_no_proposal(level: str | None, place: str | None) -> None:
    assert propose_end(replace(F1, level=level, place=place), RULES) is None


@pytest.mark.parametrize(
    ("place", "contact", "start", "counted"),
    [
        ("centralised", date(2021, 6, 5), date(2021, 6, 7), date(2021, 6, 7)),
        ("centralised", date(2021, 6, 5), None, date(2021, 6, 5)),
        ("centralised", None, date(2021, 6, 7), date(2021, 6, 7)),
        ("home", date(2021, 6, 5), date(2021, 6, 7), date(2021, 6, 5)),
        ("home", None, date(2021, 6, 7), date(2021, 6, 7)),
        (None, date(2021, 6, 5), date(2021, 6, 7), date(2021, 6, 5)),
    ],
)
def test_counted_from_entering_a_site_and_otherwise_from_the_last_contact(
    place: str | None, contact: date | None, start: date | None, counted: date
) -> None:
    proposal = propose_end(replace(F1, place=place, contact_date=contact, quarantine_start=start), RULES)
    assert proposal is not None
    assert proposal.counted_from == counted


def test_without_any_first_day_nothing_is_proposed() -> None:
    assert propose_end(replace(F1, contact_date=None), RULES) is None


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2024, 2, 8), 21, date(2024, 2, 29)),
        (date(2023, 2, 8), 21, date(2023, 3, 1)),
        (date(2024, 2, 29), 14, date(2024, 3, 14)),
        (date(2021, 12, 31), 21, date(2022, 1, 21)),
        (date(2021, 6, 30), 1, date(2021, 7, 1)),
    ],
)
def test_months_and_leap_years_are_the_calendars(start: date, days: int, end: date) -> None:
    proposal = propose_end(replace(F1, contact_date=start), [rule(days, date(2020, 1, 1))])
    assert proposal is not None
    assert proposal.end == end


def test_a_rule_for_the_very_place_goes_before_one_for_any_place() -> None:
    anywhere, at_home = rule(21, date(2021, 5, 5)), rule(28, date(2021, 5, 5), place="home")
    at_site = rule(14, date(2021, 5, 5), place="centralised")
    for rules in ([anywhere, at_home, at_site], [at_site, at_home, anywhere]):
        on = date(2021, 6, 1)
        assert rule_for(rules, level="F1", place="home", on=on) is at_home
        assert rule_for(rules, level="F1", place="centralised", on=on) is at_site
        assert rule_for(rules, level="F1", place=None, on=on) is anywhere


def test_a_rule_for_another_place_does_not_count() -> None:
    assert rule_for([rule(28, date(2021, 5, 5), place="home")], level="F1", place="centralised",
                    on=date(2021, 6, 1)) is None  # fmt: skip


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60), st.sampled_from([0, 1]))
def test_a_quarantine_of_n_days_has_n_days_after_day_0_or_from_day_1(start: date, days: int, first_day: int) -> None:
    proposal = propose_end(replace(F1, contact_date=start), [rule(days, date(2000, 1, 1), first_day=first_day)])
    assert proposal is not None
    held = [start + timedelta(days=n) for n in range((proposal.end - start).days + 1)]
    assert len(held) == (days if first_day == 1 else days + 1)
