"""Any history of listing, changing by hand, raising, releasing, undoing and waiting keeps the books straight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, product
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import Session

from bot.domain.chains import chain
from bot.domain.committee import QuarantineRule
from bot.domain.contacts import EventKind, Status
from bot.domain.leaving import counts_on, last_day
from bot.domain.line_lists.model import Person
from bot.domain.quarantine import Release, Standing, release_on, standing
from bot.domain.summary import CAME, COMMUNE, LEFT, WHOLE, Section, Term
from handlers.day_book import day_book
from storage import chains, contact_changes, contacts, quarantine, quarantine_rules, reported
from storage.contacts import Contact, ContactEvent, state_of
from storage.session import Database
from tests.storage.commune import NOW, RULES, TODAY, make_commune
from tests.storage.lists import Desk, person

_numbers = count(1)
NAMES = [("Nguyễn Văn Kiên", 1985), ("Nguyễn Văn Kiên", 1958), ("Lê Thị Cúc", 1970), ("Vũ Văn An", None)]
people = st.builds(
    lambda who, said: person(who[0], who[1], **said),
    st.sampled_from(NAMES),
    st.fixed_dictionaries(
        {"level": st.sampled_from(["F0", "F1", "F2", "F3"])},
        optional={
            "hamlet": st.sampled_from(["Nam Thắng", "Hòa Bình", None]),
            "source": st.sampled_from(["BN9901", "Nguyễn Văn Kiên", "Lê Thị Cúc"]),
            "contact_date": st.integers(-25, 0).map(lambda n: TODAY + timedelta(days=n)),
            "quarantine_end": st.integers(-2, 6).map(lambda n: TODAY + timedelta(days=n)),
            "change": st.sampled_from(["released", "removed", "corrected"]),
        },
    ),
)
by_hand = st.one_of(
    st.fixed_dictionaries({"quarantine_end": st.integers(0, 9)}),
    st.fixed_dictionaries({"place": st.sampled_from(["home", "centralised"])}),
    st.fixed_dictionaries({"level": st.sampled_from(["F1", "F2", "F3"])}),
    st.fixed_dictionaries({"hamlet": st.sampled_from(["Nam Thắng", "Hòa Bình", None])}),
    st.fixed_dictionaries({"test_outcome": st.sampled_from(["negative", "positive", "waiting"])}),
)
which = st.integers(0, 5)


class Station(RuleBasedStateMachine):
    """The station at work. Each run has a committee of its own in one transaction, rolled back at the end."""

    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.database.engine, expire_on_commit=False)
        self.session.begin()
        self.desk = Desk(make_commune(self.session, f"tram-{next(_numbers)}"))
        self.current = RULES.quarantine_rules
        quarantine_rules.add(
            self.session, committee_id=self.desk.commune.id, rules=self.current, by_member=None, now=NOW
        )
        self.undone: list[ContactEvent] = []
        self.sent: dict[date, set[int]] = {}  # whom each day's summary counted

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    def somebody(self, number: int, *, status: Status | None = Status.OPEN) -> Contact | None:
        rows = [row for row in self.desk.rows() if status is None or row.status == status]
        return rows[number % len(rows)] if rows else None

    def change(self, row: Contact, stated: dict[str, Any], why: str | None = None) -> None:
        """Change somebody by hand, and see that taking it back restores him exactly."""
        self.desk.now += timedelta(minutes=1)
        before = row.model_dump()
        done = contact_changes.record(
            self.session, contact_id=row.id, stated=stated, why=why, by_member=self.desk.commune.members["station"].id,
            rules=self.current, day=self.desk.day, now=self.desk.now,
        )  # fmt: skip
        after = self.whole(row.id)
        contact_changes.withdraw(self.session, events=[done.event], rules=self.current, now=self.desk.now)
        assert self.whole(row.id) == before
        contact_changes.restore(self.session, events=[done.event], rules=self.current)
        assert self.whole(row.id) == after

    def whole(self, contact_id: int) -> dict[str, Any]:
        self.session.expire_all()
        return self.session.get_one(Contact, contact_id).model_dump()

    @rule(said=st.lists(people, max_size=4, unique_by=lambda one: (one.full_name, one.birth_year)))
    def list_is_posted(self, said: list[Person]) -> None:
        self.desk.post(*said)

    @rule(number=which)
    def list_is_undone_or_restored(self, number: int) -> None:
        lists = self.desk.lists()
        if lists:
            chosen = lists[number % len(lists)]
            if self.desk.undo(chosen.id) is None:
                self.desk.redo(chosen.id)

    @rule(number=which, said=by_hand)
    def somebody_is_changed(self, number: int, said: dict[str, Any]) -> None:
        row = self.somebody(number)
        if row is None:
            return
        stated = dict(said)
        if "quarantine_end" in stated:
            stated["quarantine_end"] = (self.desk.day + timedelta(days=stated["quarantine_end"])).isoformat()
        if "test_outcome" in stated:
            stated["test_day"] = self.desk.day.isoformat()
        self.change(row, stated)

    @rule(number=which, why=st.sampled_from([None, "theo công văn"]))
    def somebody_is_released(self, number: int, why: str | None) -> None:
        row = self.somebody(number)
        if row is None:
            return
        what = release_on(state_of(row), proposed_end=row.proposed_end, on=self.desk.day)
        if what is Release.DUE or why is not None:
            self.change(row, {"change": "released"}, why)

    @rule(number=which)
    def somebody_is_taken_off(self, number: int) -> None:
        row = self.somebody(number)
        if row is not None:
            self.change(row, {"change": "removed"}, "không tiếp xúc")

    @rule(number=which)
    def an_f1_becomes_an_f0_and_his_chain_rises(self, number: int) -> None:
        row = self.somebody(number)
        if row is None or row.level != "F1":
            return
        self.change(row, {"level": "F0"})
        others = chains.traceable(self.session, committee_id=self.desk.commune.id, on=self.desk.day)
        for link in chain(row, level_before="F1", others=others):
            self.change(self.session.get_one(Contact, link.contact_id), {"level": link.level_to})

    @rule(number=which)
    def the_last_change_by_hand_is_taken_back(self, number: int) -> None:
        row = self.somebody(number, status=None)
        last = contact_changes.last_by_hand(self.session, contact_id=row.id) if row is not None else None
        if last is not None:
            contact_changes.withdraw(self.session, events=[last], rules=self.current, now=self.desk.now)
            self.undone.append(last)

    @rule()
    def it_is_put_back(self) -> None:
        if self.undone:
            contact_changes.restore(self.session, events=[self.undone.pop()], rules=self.current)

    @rule(days=st.integers(1, 60), apply=st.booleans())
    def a_rule_changes(self, days: int, apply: bool) -> None:
        self.desk.now += timedelta(minutes=1)
        before = {row.id: row.proposed_end for row in self.desk.rows()}
        self.current = (
            QuarantineRule(level="F1", days=days, document="QĐ 1", in_force_from=TODAY - timedelta(days=90)),
        )
        row = quarantine_rules.add(
            self.session, committee_id=self.desk.commune.id, rules=self.current, by_member=None, now=self.desk.now
        )
        contacts.refold(self.session, contact_ids=before, rules=self.current)
        assert {row.id: row.proposed_end for row in self.desk.rows()} == before  # nobody was changed silently
        watched = contacts.watched(self.session, committee_id=self.desk.commune.id, on=self.desk.day)
        if apply and watched:
            contact_changes.record_for_all(
                self.session, contact_ids=[one.id for one in watched], kind=EventKind.RULED,
                stated={"rule_set": row.id}, why="quy tắc mới",
                by_member=self.desk.commune.members["station"].id, rules=self.current, day=self.desk.day,
                now=self.desk.now,
            )  # fmt: skip

    @rule()
    def the_summary_is_sent(self) -> None:
        if self.desk.day in self.sent:
            return
        book = day_book(self.session, self.desk.commune.committee, day=self.desk.day).book
        people = [one.person for section in WHOLE for one in book.figures(section).of(Term.AFTER)]
        reported.keep(
            self.session, committee_id=self.desk.commune.id, day=self.desk.day, people=people, now=self.desk.now
        )
        self.sent[self.desk.day] = {one.id for one in people}

    @rule()
    def the_program_starts_again(self) -> None:
        """Nothing that counts lives in memory: every row is read anew."""
        self.session.flush()
        self.session.expire_all()

    @rule()
    def a_day_passes(self) -> None:
        self.desk.next_day()

    @invariant()
    def everybody_stands_in_exactly_one_place(self) -> None:
        rows, today, committee_id = self.desk.rows(), self.desk.day, self.desk.commune.id
        stands = Counter(standing(state_of(row), proposed_end=row.proposed_end, on=today) for row in rows)
        counted = quarantine.ending_counts(self.session, committee_id=committee_id, on=today)
        assert counted == {where: stands[where] for where in quarantine.ENDINGS}
        for where, n in counted.items():
            listed = quarantine.ending(self.session, committee_id=committee_id, on=today, where=where)
            assert len(listed) == n
            for row in listed:
                assert standing(state_of(row), proposed_end=row.proposed_end, on=today) is where

    @invariant()
    def numbers_are_the_lengths_of_lists(self) -> None:
        today, committee_id = self.desk.day, self.desk.commune.id
        watched = {row.id for row in contacts.watched(self.session, committee_id=committee_id, on=today)}
        for hamlet in (None, "Nam Thắng", "Hòa Bình"):
            groups = quarantine.groups(self.session, committee_id=committee_id, on=today, hamlet=hamlet)
            paged = quarantine.page(
                self.session, committee_id=committee_id, on=today, hamlets=["Nam Thắng", "Hòa Bình"], hamlet=hamlet
            )
            assert sum(one.n for one in groups) == len(paged)
            mine = {row.id for row in paged}
            assert mine == watched if hamlet is None else mine <= watched
        stands = {row.id: standing(state_of(row), proposed_end=row.proposed_end, on=today) for row in self.desk.rows()}
        closed = {Standing.WITHDRAWN, Standing.REMOVED, Standing.RELEASED, Standing.NOT_YET, Standing.PAST}
        assert watched == {key for key, where in stands.items() if where not in closed}

    @invariant()
    def yesterday_and_who_came_without_who_left_is_today(self) -> None:
        today, committee = self.desk.day, self.desk.commune.committee
        book = day_book(self.session, committee, day=today).book
        for section, hamlet in product(Section, (COMMUNE, "Nam Thắng", "Hòa Bình", None)):
            ids = {term: sorted(one.person.id for one in book.figures(section, hamlet).of(term)) for term in Term}
            came, left = ([key for term in terms for key in ids[term]] for terms in (CAME, LEFT))
            assert sorted([*ids[Term.BEFORE], *came]) == sorted([*left, *ids[Term.AFTER]])
        before, new, ended, after = (
            {one.person.id for section in WHOLE for one in book.figures(section).of(term)}
            for term in (Term.BEFORE, Term.NEW, Term.ENDED, Term.AFTER)
        )
        rows = self.desk.rows()
        assert after == {row.id for row in rows if counts_on(row, today) and last_day(row) != today}
        yesterday = today - timedelta(days=1)
        if yesterday in self.sent:  # exactly what was said then, whatever was put right since
            assert before == self.sent[yesterday]
        else:
            assert before == {row.id for row in rows if counts_on(row, yesterday) and last_day(row) != yesterday}
            removed = {one.person.id for section in WHOLE for one in book.figures(section).of(Term.REMOVED)}
            assert after == (before | new) - ended - removed
        last_days = {row.id for row in rows if row.id in ended and row.status == Status.OPEN}
        watched = contacts.watched(self.session, committee_id=committee.id, on=today)
        assert {row.id for row in watched} == after | last_days

    @invariant()
    def saying_everything_again_rebuilds_every_row(self) -> None:
        before = {row.id: row.model_dump() for row in self.desk.rows()}
        contacts.refold(self.session, contact_ids=before, rules=self.current)
        assert {row.id: row.model_dump() for row in self.desk.rows()} == before


@pytest.fixture
def station(shared_database: Database) -> Iterator[type[Station]]:
    Station.database = shared_database
    yield Station
    del Station.database


def test_any_history_keeps_the_books_straight(station: type[Station]) -> None:
    run_state_machine_as_test(
        station,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.reuse, Phase.generate),  # shrinking runs for minutes, as each step asks the database
        ),
    )
