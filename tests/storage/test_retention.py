"""Whose name is planned to go, whose day has come, and who is left alone. All names invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.contacts import Status
from storage import retention
from storage.contacts import Contact
from tests.storage.commune import NOW, TODAY, Commune
from tests.storage.lists import Desk, person
from tests.storage.test_forgetting import MO, desk

__all__ = ["desk"]  # a fixture, found by its name


def names_of(commune: Commune, ids: Sequence[int]) -> list[str]:
    return [commune.session.get_one(Contact, one).full_name for one in ids]


def due_after(commune: Commune, days: int) -> list[str]:
    day = TODAY + timedelta(days=days)
    ids = retention.plan(commune.session, committee_id=commune.id, today=day, keep_days=90, limit=100)
    return names_of(commune, ids)


def going(commune: Commune, days: int) -> list[str]:
    ids = retention.due(
        commune.session, committee_id=commune.id, today=TODAY + timedelta(days=days),
        now=NOW + timedelta(days=days), keep_days=90, limit=100,
    )  # fmt: skip
    return names_of(commune, ids)


def test_only_those_whose_watch_has_ended_are_planned(desk: Desk) -> None:
    end = TODAY + timedelta(days=10)
    desk.post(
        person("Lò Văn A", 1981, quarantine_end=end),
        person("Lò Văn B", 1982),
        person("Lò Văn C", 1983, change="released"),
    )
    assert [due_after(desk.commune, n) for n in (86, 87, 96, 97, 400)] == [[], ["Lò Văn C"], [], ["Lò Văn A"], []]


def test_a_list_that_still_names_somebody_keeps_his_name(desk: Desk) -> None:
    end = TODAY + timedelta(days=1)
    desk.post(person(MO, 1985, quarantine_end=end))
    for _ in range(30):
        desk.next_day()
    desk.post(person(MO, 1985, quarantine_end=end))
    assert [due_after(desk.commune, n) for n in (88, 116, 117)] == [[], [], [MO]]


def test_whoever_was_undone_goes_without_a_warning(desk: Desk) -> None:
    receipt = desk.post(person(MO, 1985))
    desk.undo(receipt.line_list_id)
    assert desk.rows()[0].status == Status.WITHDRAWN
    assert [going(desk.commune, n) for n in (89, 91)] == [[], [MO]]
    assert due_after(desk.commune, 91) == []


def test_a_plan_holds_no_more_than_so_many(desk: Desk) -> None:
    desk.post(*(person(f"Lò Văn {name}", 1980, change="released") for name in "ABCDE"))
    day = TODAY + timedelta(days=100)
    planned = [
        retention.plan(desk.session, committee_id=desk.commune.id, today=day, keep_days=90, limit=2) for _ in range(4)
    ]
    assert [len(one) for one in planned] == [2, 2, 1, 0]
    assert going(desk.commune, 102) == []
    assert len(going(desk.commune, 103)) == 5
