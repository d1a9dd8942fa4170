"""A committee's own settings: what they default to, and what cannot be."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.committee import CommitteeRules, Hours, is_quiet


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (time(20, 59, 59), False),
        (time(21, 0), True),
        (time(23, 59), True),
        (time(0, 0), True),
        (time(6, 29, 59), True),
        (time(6, 30), False),
        (time(12, 0), False),
    ],
)
def test_quiet_hours_run_over_midnight(moment: time, quiet: bool) -> None:
    assert is_quiet(moment, Hours()) is quiet


def test_quiet_hours_may_lie_within_a_day() -> None:
    hours = Hours(quiet_from=time(11, 30), quiet_until=time(13, 0))
    assert [is_quiet(time(hour), hours) for hour in (11, 12, 13, 23)] == [False, True, False, False]


def test_equal_ends_mean_no_quiet_hours() -> None:
    hours = Hours(quiet_from=time(0, 0), quiet_until=time(0, 0))
    assert not any(is_quiet(time(hour), hours) for hour in range(24))


@pytest.mark.parametrize(
    "hours",
    [
        {"morning": time(6, 0)},
        {"summary": time(21, 0)},
        {"nudges": (time(7, 30), time(22, 0))},
        {"list_reminders": (time(5, 0),)},
        {"quiet_until": time(7, 0)},  # the morning's lists would fall into it
    ],
)
def test_hours_that_disturb_the_night_are_refused(hours: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="yên tĩnh"):
        Hours(**hours)


@pytest.mark.parametrize(
    "rules",
    [
        {"nudge_days": (0,)},
        {"nudge_days": (61,)},
        {"group_nudge_days": -1},
        {"group_view": "everything"},
        {"anonymise_after_days": 0},
        {"unheard_of": 1},
    ],
)
def test_rules_out_of_range_are_refused(rules: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CommitteeRules.model_validate(rules)


def test_a_group_sees_initials_until_its_committee_says_otherwise() -> None:
    assert CommitteeRules().group_view == "initials"


def test_rules_survive_their_row_in_the_database() -> None:
    rules = CommitteeRules(hours=Hours(summary=time(16, 45)), nudge_days=(5, 2), group_view="full", hotline="115")
    assert CommitteeRules.model_validate(rules.model_dump(mode="json")) == rules


def test_rules_never_change_once_made() -> None:
    rules = CommitteeRules()
    with pytest.raises(ValidationError):
        rules.hotline = "115"
