"""Two sessions of a database at the same moment: nothing is lost, nobody is there twice, nobody hears of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from sqlmodel import Session, col, select

from bot.clock import MovableClock
from bot.domain.contacts import fold
from bot.domain.follow_ups import Outcome
from bot.domain.line_lists.model import Person, Reading
from bot.domain.receipts import Receipt
from bot.program import Program
from bot.sending import Pen
from bot.settings import Settings
from storage import contact_changes, contacts, follow_ups, hamlet_lists, inbox, line_lists, sweeps
from storage.contacts import Contact, ContactEvent, state_of
from storage.inbox import Inbox
from storage.line_lists import Post
from storage.session import Database
from tests.storage.commune import NOW, RULES, TODAY, make_commune
from tests.storage.lists import person

T = TypeVar("T")
TOGETHER = 4
PATIENCE = 60.0  # seconds


def together(database: Database, work: Callable[[Session, int], T], *, number: int = TOGETHER) -> list[T]:
    """What each of so many sessions makes of the work, all begun at the same moment."""
    start = Barrier(number, timeout=PATIENCE)

    def one(index: int) -> T:
        start.wait()
        with database.transaction() as session:
            return work(session, index)

    with ThreadPoolExecutor(number) as pool:
        return [done.result(timeout=PATIENCE) for done in [pool.submit(one, index) for index in range(number)]]


def with_commune(database: Database) -> tuple[int, dict[str, int], dict[str, int]]:
    """A committed committee: its id, and its members' and hamlets' ids."""
    with database.transaction() as session:
        commune = make_commune(session)
        members = {name: row.id for name, row in commune.members.items()}
        return commune.id, members, {name: row.id for name, row in commune.hamlets.items()}


def post(session: Session, committee_id: int, member_id: int, message: int, people: list[Person]) -> Receipt:
    lines = tuple(
        Person(**{name: getattr(one, name) for name in one.__dataclass_fields__ if name != "line"}, line=number)
        for number, one in enumerate(people, 1)
    )
    return line_lists.record(
        session,
        committee_id=committee_id,
        rules=RULES,
        post=Post("telegram", -1, message, member_id, text="x"),
        reading=Reading(people=lines, is_list=True),
        day=TODAY,
        now=NOW + timedelta(seconds=message),
    )


NAMES = [
    f"{family} Văn {given}" for family in ("Nguyễn", "Trần", "Lê") for given in ("An", "Bình", "Chi", "Dũng", "Em")
]


def test_stations_that_post_the_same_people_at_once_make_one_contact_of_each(database: Database) -> None:
    committee_id, members, _ = with_commune(database)
    for round_ in range(5):  # the later rounds meet contacts that are there already
        people = [person(name, 1960 + round_) for name in NAMES]

        def work(session: Session, index: int, round_: int = round_, people: list[Person] = people) -> Receipt:
            ordered = people if index % 2 else people[::-1]
            return post(session, committee_id, members["station"], 10 * round_ + index + 1, ordered)

        receipts = together(database, work)
        assert [len(receipt.lines) for receipt in receipts] == [len(people)] * TOGETHER
    with database.transaction() as session:
        rows = session.exec(select(Contact)).all()
        counted = Counter((row.full_name, row.birth_year) for row in rows)
        assert set(counted.values()) == {1}
        assert len(counted) == 5 * len(NAMES)
        events = session.exec(select(ContactEvent)).all()
        assert len(events) == 5 * TOGETHER * len(NAMES)  # no line is lost
        said = contacts.events_of(session, [row.id for row in rows])
        for row in rows:
            assert state_of(row) == fold(contacts.as_event(one) for one in said[row.id])


def test_changes_by_hand_at_once_are_all_in_force(database: Database) -> None:
    committee_id, members, _ = with_commune(database)
    with database.transaction() as session:
        receipt = post(session, committee_id, members["station"], 1, [person("Nguyễn Văn Kiên")])
        contact_id = receipt.lines[0].contact_id
    assert contact_id is not None
    changes = [{"place": "home"}, {"phone": "0912000345"}, {"level": "F2"}, {"hamlet": "Hòa Bình"}]

    def work(session: Session, index: int) -> int:
        done = contact_changes.record(
            session, contact_id=contact_id, stated=changes[index], why=None, by_member=members["station"],
            rules=RULES.quarantine_rules, day=TODAY, now=NOW + timedelta(minutes=1),
        )  # fmt: skip
        return done.event.id

    together(database, work)
    with database.transaction() as session:
        row = session.get_one(Contact, contact_id)
        assert (row.place, row.phone, row.level, row.hamlet) == ("home", "0912000345", "F2", "Hòa Bình")


def test_a_list_that_is_undone_while_it_is_edited_leaves_every_contact_as_his_events_say(database: Database) -> None:
    committee_id, members, _ = with_commune(database)
    people = [person(name, 1960) for name in NAMES]
    with database.transaction() as session:
        first = post(session, committee_id, members["station"], 1, people).line_list_id

    def work(session: Session, index: int) -> object:
        if index % 2:
            return line_lists.withdraw(session, line_list_id=first, rules=RULES, now=NOW + timedelta(minutes=2))
        return post(session, committee_id, members["station"], 1, people[: 5 + index])

    together(database, work)
    with database.transaction() as session:
        rows = session.exec(select(Contact)).all()
        said = contacts.events_of(session, [row.id for row in rows])
        for row in rows:
            folded = fold(contacts.as_event(one) for one in said.get(row.id, []))
            assert row.status == folded.status
            assert folded.full_name in ("", row.full_name)


def test_what_must_happen_once_happens_once(database: Database) -> None:
    committee_id, members, hamlets = with_commune(database)
    with database.transaction() as session:
        receipt = post(session, committee_id, members["station"], 1, [person("Nguyễn Văn Kiên")])
        contact_id = receipt.lines[0].contact_id or 0

    def receive(session: Session, index: int) -> bool:
        return inbox.store(session, network="telegram", network_key="7", chat_id=1, payload={}, now=NOW)

    def sweep(session: Session, index: int) -> bool:
        return sweeps.mark(session, key="summary:2021-06-14", now=NOW)

    def unchanged(session: Session, index: int) -> bool:
        return hamlet_lists.note_unchanged(
            session, committee_id=committee_id, day=TODAY, member_id=members["station"], now=NOW
        )

    settings = Settings(database_url=str(database.url), data_dir=Path())
    program = Program(settings=settings, database=database, clock=MovableClock(NOW, running=False))

    def say(session: Session, index: int) -> bool:
        pen = Pen(program, session, NOW)
        return pen.send(network="telegram", chat_id=1, key="nudge:1", text="Nhắc việc") is not None

    for work in (receive, sweep, unchanged, say):
        assert sorted(together(database, work)) == [False, False, False, True], work.__name__

    def call(session: Session, index: int) -> object:
        return follow_ups.answer(
            session, committee_id=committee_id, hamlet_id=hamlets["Nam Thắng"], contact_id=contact_id, day=TODAY,
            outcome=Outcome.KEPT, by_member=members["leader"], now=NOW,
        )  # fmt: skip

    together(database, call)
    with database.transaction() as session:
        assert len(session.exec(select(Inbox).where(col(Inbox.network_key) == "7")).all()) == 1
        assert len(follow_ups.of_day(session, committee_id=committee_id, day=TODAY)) == 1
