"""Recording in bulk gives what recording one by one would: rows are folds, keys are unused, questions are few."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.committee import QuarantineRule
from bot.domain.line_lists.model import Person
from bot.domain.receipts import Outcome
from storage import contact_changes, contacts, quarantine_rules
from storage.contact_questions import ContactAlias, ContactQuestion
from storage.contacts import CONTACT
from storage.keys import reserve
from storage.namesakes import namesakes
from storage.session import Database
from tests.storage.commune import RULES, TODAY, Commune, make_commune
from tests.storage.lists import Desk, outcomes, person

_numbers = count(1)
LATER_RULE = QuarantineRule(level="F1", days=14, document="CV 5599/BYT-MT", in_force_from=date(2021, 6, 1))
people = st.builds(
    lambda who, said: person(who[0], who[1], **said),
    st.sampled_from(
        [("Nguyễn Văn Kiên", 1985), ("Nguyễn Văn Kiên", None), ("NGUYEN VAN KIEN", 1958), ("Lê Cúc", 1970)]
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "level": st.sampled_from(["F1", "F2"]),
            "hamlet": st.sampled_from(["Nam Thắng", "Hòa Bình", None]),
            "phone": st.sampled_from(["0912000345", "0976000112"]),
            "contact_date": st.sampled_from([TODAY - timedelta(days=9), TODAY - timedelta(days=2)]),
            "place": st.sampled_from(["home", "centralised"]),
            "quarantine_end": st.sampled_from([TODAY, TODAY + timedelta(days=9)]),
            "change": st.sampled_from(["released", "removed", "corrected"]),
        },
    ),
)
posts = st.tuples(st.sampled_from(["post", "edit", "undo", "redo"]), st.integers(1, 3), st.lists(people, max_size=4))
by_hand = st.tuples(st.just("change"), st.integers(0, 3), st.sampled_from([{"level": "F0"}, {"phone": "0912000999"}]))
rule = st.tuples(st.just("rule"), st.just(0), st.just(None))


def do(desk: Desk, what: str, which: int, said: Any) -> None:
    """One thing that the station does, a minute after the one before; what is not possible is left out."""
    desk.now += timedelta(minutes=1)
    if what == "post":
        desk.post(*said)
    elif what == "edit":
        desk.post(*said, message=which)
    elif what in ("undo", "redo") and which <= len(desk.lists()):
        (desk.undo if what == "undo" else desk.redo)(desk.lists()[which - 1].id)
    elif what == "change" and which < len(desk.rows()):
        contact_changes.record(
            desk.session, contact_id=desk.rows()[which].id, stated=said, why=None, rules=RULES.quarantine_rules,
            by_member=desk.commune.members["station"].id, day=desk.day, now=desk.now,
        )  # fmt: skip
    elif what == "rule":
        quarantine_rules.add(
            desk.session, committee_id=desk.commune.id, rules=[LATER_RULE], by_member=None, now=desk.now
        )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(has_rules=st.booleans(), deeds=st.lists(posts | by_hand | rule, max_size=9))
def test_whatever_is_recorded_leaves_the_rows_that_refolding_all_events_gives(
    shared_database: Database, has_rules: bool, deeds: list[tuple[str, int, Any]]
) -> None:
    with Session(shared_database.engine, expire_on_commit=False) as session, session.begin() as transaction:
        desk = Desk(make_commune(session, f"xa-{next(_numbers)}"))
        if has_rules:
            quarantine_rules.add(
                session, committee_id=desk.commune.id, rules=RULES.quarantine_rules, by_member=None, now=desk.now
            )
        for deed in deeds:
            if has_rules or deed[0] != "rule":  # a committee has rules from its first day, or none
                do(desk, *deed)
        recorded = [row.model_dump() for row in desk.rows()]
        for row in desk.rows():  # so that nothing is taken for unchanged
            if row.status != "withdrawn":
                row.level, row.first_day, row.proposed_end = "F9", None, None
                session.add(row)
        contacts.refold(session, contact_ids=[row.id for row in desk.rows()], rules=RULES.quarantine_rules)
        assert [row.model_dump() for row in desk.rows()] == recorded
        transaction.rollback()


@pytest.fixture
def desk(commune: Commune) -> Desk:
    """The station of a committee that has rules, as every real one has."""
    desk = Desk(commune)
    quarantine_rules.add(
        commune.session, committee_id=commune.id, rules=RULES.quarantine_rules, by_member=None, now=desk.now
    )
    return desk


def test_an_edit_of_an_old_list_does_not_overrule_what_was_said_since(desk: Desk) -> None:
    desk.post(person("Lê Cúc", 1970))
    desk.post(person(quarantine_end=date(2021, 6, 27)))
    desk.post(person(quarantine_end=date(2021, 6, 20), source="BN9901"), message=1)
    (row,) = [row for row in desk.rows() if row.birth_year == 1985]
    assert (row.quarantine_end, row.source) == (date(2021, 6, 27), "BN9901")


def test_a_new_contact_date_is_counted_by_the_rules_of_that_day(desk: Desk) -> None:
    desk.post(person(contact_date=date(2021, 6, 5)))
    (old,) = [row.rules_id for row in desk.rows()]
    do(desk, "rule", 0, None)
    desk.post(person(phone="0912000345"))
    assert [row.rules_id for row in desk.rows()] == [old]
    desk.post(person(contact_date=date(2021, 6, 10)))
    (row,) = desk.rows()
    assert row.rules_id != old
    assert row.proposed_end == date(2021, 6, 24)


def test_who_is_listed_again_after_an_undo_keeps_nothing_of_what_was_undone(desk: Desk) -> None:
    desk.post(person(phone="0912000345"))
    desk.undo(desk.lists()[0].id)
    desk.post(person())
    assert [(row.status, row.phone) for row in desk.rows()] == [("open", None)]


def test_an_object_that_the_session_holds_shows_what_was_recorded(desk: Desk) -> None:
    desk.post(person())
    (row,) = desk.rows()
    desk.post(person(phone="0912000345"))
    assert row.phone == "0912000345"


def test_keys_are_unused_and_ascend(commune: Commune) -> None:
    desk = Desk(commune)
    desk.post(person())
    (used,) = desk.rows()
    keys = list(reserve(commune.session, table=CONTACT, count=3))
    assert keys == sorted(set(keys))
    assert len(keys) == 3
    assert used.id not in keys
    assert list(reserve(commune.session, table=CONTACT, count=0)) == []


def test_after_reserved_keys_other_rows_are_still_inserted(commune: Commune) -> None:
    desk = Desk(commune)
    desk.post(person(), person("Trần Thị Bưởi", 1990))
    row = desk.rows()[0].model_dump(exclude={"id"})
    inserted = commune.session.scalar(sa.insert(CONTACT).values(**row).returning(CONTACT.c.id))
    assert inserted not in [one.id for one in desk.rows()[:2]]


@pytest.mark.parametrize(
    ("year", "found"), [(1985, [1985, None]), (None, [1985, 1958, None]), (1990, [None])], ids=["one", "any", "other"]
)
def test_namesakes_are_those_of_the_year_and_of_none(commune: Commune, year: int | None, found: list[int]) -> None:
    desk = Desk(commune)
    desk.post(person(), person("Nguyen Van Kien", 1958), person("Nguyễn Văn Kiến", None), person("Lê Cúc", 1985))
    desk.undo(desk.lists()[0].id)
    other = make_commune(commune.session, "xa-khac")
    Desk(other).post(person())
    rows = namesakes(commune.session, committee_id=commune.id, sought={("nguyen van kien", year)})
    assert [row.state.birth_year for row in rows["nguyen van kien"]] == found


def test_a_long_list_needs_no_more_statements_than_a_short_one_for_each_five_hundred(commune: Commune) -> None:
    desk = Desk(commune)
    desk.post(*crowd(600, end=None))
    assert len(desk.rows()) == 600
    with Statements(commune.session) as few:
        desk.post(*crowd(20, end=TODAY))
    with Statements(commune.session) as many:
        receipt = desk.post(*crowd(600, end=TODAY + timedelta(days=1)))
    assert set(outcomes(receipt)) == {Outcome.CHANGED}
    assert many.number <= 2 * few.number


def test_many_doubts_are_put_down_at_once(commune: Commune) -> None:
    desk = Desk(commune)
    desk.post(*crowd(40, end=None))
    with Statements(commune.session) as asked:
        receipt = desk.post(*[person(one.full_name, None, hamlet=None) for one in crowd(40, end=None)])
    assert all(line.doubtful for line in receipt.lines)
    session = commune.session
    assert session.scalar(sa.select(sa.func.count()).select_from(ContactQuestion)) == 40
    assert session.scalar(sa.select(sa.func.count()).select_from(ContactAlias)) == 40
    assert asked.number < 30


def crowd(size: int, *, end: date | None) -> list[Person]:
    """People of different names."""
    syllables = ("An", "Bách", "Cường", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Mai", "Nga")
    names = [f"{syllables[n // 100]} {syllables[n // 10 % 10]} {syllables[n % 10]}" for n in range(size)]
    return [person(f"Lê {name}", 1950 + at % 50, quarantine_end=end) for at, name in enumerate(names)]


class Statements:
    """Counts the statements that a session's database gets."""

    def __init__(self, session: Session) -> None:
        self.connection, self.number = session.connection(), 0

    def _count(self, *_: object) -> None:
        self.number += 1

    def __enter__(self) -> Statements:
        sa.event.listen(self.connection, "before_cursor_execute", self._count)
        return self

    def __exit__(self, *_: object) -> None:
        sa.event.remove(self.connection, "before_cursor_execute", self._count)
