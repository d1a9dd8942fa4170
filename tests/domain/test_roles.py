"""What each role may see and do."""

from __future__ import annotations

import pytest

from bot.domain.commands import COMMANDS, commands_for
from bot.domain.roles import (
    INVITES,
    POSTS_LISTS,
    REPORTS_FOR_ANY_HAMLET,
    SEES_ALL_NAMES,
    SEES_ALL_WORK,
    Role,
)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.BROADCASTER, Role.HAMLET_LEADER])
def test_who_needs_no_names_of_every_hamlet_sees_none(role: Role) -> None:
    assert role not in SEES_ALL_NAMES


def test_only_the_station_and_the_secretary_post_lists() -> None:
    assert {Role.HEALTH_STATION, Role.SECRETARY} == POSTS_LISTS


def test_only_the_secretary_runs_the_bot() -> None:
    assert INVITES == REPORTS_FOR_ANY_HAMLET == {Role.SECRETARY}


def test_a_hamlet_leader_sees_his_own_work_only() -> None:
    assert Role.HAMLET_LEADER not in SEES_ALL_WORK


def test_a_strangers_menu_has_no_more_than_a_greeting_and_help() -> None:
    assert [spec.name for spec in commands_for(None)] == ["batdau", "trogiup"]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_help_its_work_and_a_way_out(role: Role) -> None:
    names = {spec.name for spec in commands_for(role)}
    assert {"batdau", "trogiup", "nhiemvu", "tonghop", "huy"} <= names


def test_a_menu_holds_exactly_what_its_role_may_do() -> None:
    for role in Role:
        assert set(commands_for(role)) == {spec for spec in COMMANDS if role in spec.roles}
    assert "moi" not in {spec.name for spec in commands_for(Role.HAMLET_LEADER)}
    assert "tiendo" in {spec.name for spec in commands_for(Role.HAMLET_LEADER)}
    assert "danhsach" not in {spec.name for spec in commands_for(Role.BROADCASTER)}
