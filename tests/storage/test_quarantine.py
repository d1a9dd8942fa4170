"""Which index each list is read by: history must cost nothing, whatever its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bot.domain.quarantine import Standing
from storage import chains, contacts, quarantine
from storage.session import Database
from tests.prepared import migrated_database
from tests.storage.commune import TODAY, Commune, make_commune
from tests.storage.lists import Desk, person

Ask = Callable[[Session, int], object]
ASKED: dict[str, Ask] = {
    "watched": lambda session, key: contacts.watched(session, committee_id=key, on=TODAY),
    "watched in a hamlet": lambda session, key: contacts.watched(
        session, committee_id=key, on=TODAY, hamlet="Hòa Bình"
    ),
    "ended": lambda session, key: contacts.ended_on(session, committee_id=key, day=TODAY),
    "groups": lambda session, key: quarantine.groups(session, committee_id=key, on=TODAY),
    "page": lambda session, key: quarantine.page(session, committee_id=key, on=TODAY, hamlets=["Hòa Bình"], limit=12),
    "ends": lambda session, key: quarantine.ending_counts(session, committee_id=key, on=TODAY),
    "past": lambda session, key: quarantine.ending(session, committee_id=key, on=TODAY, where=Standing.PAST, limit=8),
    "name": lambda session, key: quarantine.search(session, committee_id=key, on=TODAY, text="kiên"),
    "phone": lambda session, key: quarantine.search(session, committee_id=key, on=TODAY, text="0912"),
    "balance": lambda session, key: quarantine.around(session, committee_id=key, day=TODAY),
    "tested": lambda session, key: quarantine.tested(session, committee_id=key, day=TODAY),
    "traceable": lambda session, key: chains.traceable(session, committee_id=key, on=TODAY),
}
BOUNDED = ("watched_until>", "closed_on=", "closed_on>", "name_key>", "name_reversed>", "phone>", "sample_day>")
BOUNDED_TOGETHER = ("status=? AND quarantine_end=", "status=? AND quarantine_end<")


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Database]:
    """A migrated SQLite database."""
    opened = migrated_database(tmp_path)
    yield opened
    opened.dispose()


@pytest.mark.parametrize("name", ASKED)
def test_each_list_is_read_by_a_bounded_range_of_an_index(plain: Database, name: str) -> None:
    asked: list[tuple[str, Any]] = []
    event.listen(plain.engine, "before_cursor_execute", lambda *args: asked.append((args[2], args[3])))
    with plain.transaction() as session:
        ASKED[name](session, 1)
    queries = [one for one in asked if "FROM contact" in one[0]]
    assert queries
    with plain.engine.connect() as connection:
        for query, values in queries:
            cursor = connection.connection.cursor()
            cursor.execute(f"EXPLAIN QUERY PLAN {query}", values)
            steps = [row[3] for row in cursor.fetchall() if "contact" in row[3]]
            assert steps
            for step in steps:
                assert any(bound in step for bound in (*BOUNDED, *BOUNDED_TOGETHER)), step


def desk_of(session: Session) -> tuple[Commune, Desk]:
    commune = make_commune(session)
    return commune, Desk(commune)


def found(session: Session, commune: Commune, text: str, **more: Any) -> list[str]:
    result = quarantine.search(session, committee_id=commune.id, on=TODAY, text=text, **more)
    return [one.full_name for one in result.people]


def test_people_are_found_by_parts_of_names_and_phones(session: Session) -> None:
    commune, desk = desk_of(session)
    desk.post(
        person("Nguyễn Văn Hùng", 1985, phone="0912000345"),
        person("Nguyễn Văn Hưng", 1990),
        person("Trần Thị Bưởi", 1991, hamlet="Hòa Bình", phone="0976000112"),
    )
    assert found(session, commune, "hưng") == ["Nguyễn Văn Hưng", "Nguyễn Văn Hùng"]  # as it was typed goes first
    assert found(session, commune, "hung") == ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"]
    assert found(session, commune, "ran th") == ["Trần Thị Bưởi"]
    assert found(session, commune, "0976 000") == ["Trần Thị Bưởi"]
    assert found(session, commune, "112") == ["Trần Thị Bưởi"]
    assert found(session, commune, "bưởi", hamlet="Nam Thắng") == []
    assert found(session, commune, "100%") == []
    assert quarantine.search(session, committee_id=commune.id, on=TODAY, text="nguyen", limit=1).more


@pytest.mark.parametrize("said", ["kiên", "văn kiên", "nguyễn văn", "Nguyễn Văn Kiên", "0912"])
def test_who_is_closed_is_found_by_the_beginning_of_a_name_or_phone(session: Session, said: str) -> None:
    commune, desk = desk_of(session)
    gone = person("Nguyễn Văn Kiên", 1985, phone="0912000345", change="released")
    desk.post(person("Nguyễn Văn Kiên", 1985, phone="0912000345"))
    desk.post(gone)
    assert found(session, commune, said) == ["Nguyễn Văn Kiên"]


def test_another_committees_people_are_not_found(session: Session) -> None:
    commune, desk = desk_of(session)
    desk.post(person("Nguyễn Văn Kiên"))
    assert found(session, make_commune(session, "xa-khac"), "kiên") == []
    assert found(session, commune, "kiên") == ["Nguyễn Văn Kiên"]


def test_who_has_no_level_or_hamlet_stands_last_on_every_database(session: Session) -> None:
    commune, desk = desk_of(session)
    desk.post(
        person("Vũ Văn An", level=None),
        person("Lê Thị Cúc", level="F1", hamlet=None, quarantine_end=TODAY),
        person("Bùi Thị Mơ", level="F1", hamlet="Nam Thắng", quarantine_end=TODAY),
        person("Trần Văn Bình", level="F0", hamlet="Hòa Bình"),
        person("Trần Văn Ánh", level="F1", hamlet="Hòa Bình", quarantine_end=TODAY),
    )
    assert desk.watched() == ["Trần Văn Bình", "Trần Văn Ánh", "Bùi Thị Mơ", "Lê Thị Cúc", "Vũ Văn An"]
    ended = [row.full_name for row in contacts.ended_on(session, committee_id=commune.id, day=TODAY)]
    assert ended == ["Trần Văn Ánh", "Bùi Thị Mơ", "Lê Thị Cúc"]


def test_a_release_on_the_morning_after_does_not_end_a_quarantine_twice(session: Session) -> None:
    commune, desk = desk_of(session)
    desk.post(person("Nguyễn Văn Kiên", quarantine_end=TODAY))
    desk.next_day()
    desk.post(person("Nguyễn Văn Kiên", quarantine_end=TODAY, change="released"))
    days = (TODAY, TODAY + timedelta(days=1))
    ended = [len(contacts.ended_on(session, committee_id=commune.id, day=day)) for day in days]
    assert ended == [1, 0]


def test_the_page_follows_the_committees_order_of_hamlets_and_puts_the_undated_last(session: Session) -> None:
    commune, desk = desk_of(session)
    desk.post(
        person("Vũ Văn An", 1991, hamlet="Nam Thắng", level="F2"),
        person("Lê Thị Cúc", 1970, hamlet="Nam Thắng", quarantine_end=date(2021, 6, 20)),
        person("Hồ Thị Lan", 1970, hamlet="Hòa Bình", quarantine_end=date(2021, 6, 18)),
        person("Bùi Văn Ba", 1970, hamlet=None, quarantine_end=date(2021, 6, 16)),
    )
    order = ["Hòa Bình", "Nam Thắng"]
    rows = quarantine.page(session, committee_id=commune.id, on=TODAY, hamlets=order)
    assert [row.full_name for row in rows] == ["Hồ Thị Lan", "Lê Thị Cúc", "Vũ Văn An", "Bùi Văn Ba"]


def test_twins_of_one_name_year_and_house_are_two_contacts_for_good(session: Session) -> None:
    commune, desk = desk_of(session)
    twins = [
        person("Nguyễn Văn An", 2010, address="số 5", quarantine_end=date(2021, 6, 20)),
        person("Nguyễn Văn An", 2010, address="số 5", quarantine_end=date(2021, 6, 20)),
    ]
    desk.post(*twins)
    rows = quarantine.page(session, committee_id=commune.id, on=TODAY, hamlets=[])
    assert [row.full_name for row in rows] == ["Nguyễn Văn An", "Nguyễn Văn An"]
    desk.next_day()
    desk.post(*twins)
    again = quarantine.page(session, committee_id=commune.id, on=TODAY, hamlets=[])
    assert [row.id for row in again] == [row.id for row in rows]
