"""Any order of posting, editing, undoing and restoring leaves every contact the fold of what is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlmodel import Session

from bot.domain.contacts import Status, fold, is_watched
from bot.domain.line_lists.model import Person
from bot.domain.quarantine import propose_end
from bot.domain.receipts import Outcome
from storage import contacts
from storage.contacts import Contact, as_event, events_of, state_of
from storage.session import Database
from tests.storage.commune import RULES, TODAY, make_commune
from tests.storage.lists import Desk, outcomes, person

_numbers = count(1)
DAYS = [TODAY + timedelta(days=n) for n in range(-1, 6)]
# A few people, told apart by name and year, of whom each list says something else.
people = st.builds(
    lambda who, said: person(who[0], who[1], **said),
    st.sampled_from(
        [("Nguyễn Văn Hùng", 1985), ("Nguyễn Văn Hưng", 1990), ("Nguyễn Văn Hùng", 1958), ("Trần Thị Bưởi", 1991)]
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "level": st.sampled_from(["F0", "F1", "F2"]),
            "hamlet": st.sampled_from(["Nam Thắng", "Hòa Bình", None]),
            "phone": st.sampled_from(["0912000345", "0976000112"]),
            "contact_date": st.sampled_from([TODAY - timedelta(days=9), TODAY - timedelta(days=2)]),
            "quarantine_end": st.sampled_from(DAYS),
            "change": st.sampled_from(["released", "removed", "corrected"]),
        },
    ),
)
lists = st.lists(people, max_size=4, unique_by=lambda one: (one.full_name, one.birth_year))


def whole(row: Contact) -> dict[str, Any]:
    return row.model_dump()


class Lists(RuleBasedStateMachine):
    """The station at work. Each run has a committee of its own in one transaction, rolled back at the end."""

    database: Database
    messages = Bundle("messages")

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.database.engine, expire_on_commit=False)
        self.session.begin()
        self.desk = Desk(make_commune(self.session, f"may-{next(_numbers)}"))

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    @rule(target=messages, said=lists)
    def post(self, said: list[Person]) -> int:
        self._record(said, None)
        return self.desk.last_message

    @rule(message=messages, said=lists)
    def edit(self, message: int, said: list[Person]) -> None:
        self._record(said, message)

    def _record(self, said: list[Person], message: int | None) -> None:
        receipt = self.desk.post(*said, message=message)
        assert len(receipt.lines) == len(said)
        for line in receipt.lines:
            assert (line.outcome is Outcome.CHANGED) == bool(line.changes)

    @precondition(lambda self: self.desk.lists())
    @rule(data=st.data())
    def undo_or_redo(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.desk.lists()))
        if row.withdrawn_at is None:
            assert self.desk.undo(row.id) is not None
            assert self.desk.undo(row.id) is None
        else:
            assert self.desk.redo(row.id) is not None
            assert self.desk.redo(row.id) is None

    @precondition(lambda self: any(row.withdrawn_at is None for row in self.desk.lists()))
    @rule(data=st.data())
    def undo_and_restore_at_once(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from([row for row in self.desk.lists() if row.withdrawn_at is None]))
        before = [whole(one) for one in self.desk.rows()]
        self.desk.undo(row.id)
        self.desk.redo(row.id)
        assert [whole(one) for one in self.desk.rows()] == before

    @rule(said=lists)
    def post_twice(self, said: list[Person]) -> None:
        """What was just said says nothing new."""
        self.desk.post(*said)
        again = self.desk.post(*said)
        assert set(outcomes(again)) <= {Outcome.KNOWN, Outcome.UNKNOWN}
        assert again.hamlets == ()
        for receipt in self.desk.lists()[-2:]:
            self.desk.undo(receipt.id)

    @rule()
    def sleep(self) -> None:
        self.desk.next_day()

    @invariant()
    def every_row_is_the_fold_of_its_events_in_force(self) -> None:
        rows = self.desk.rows()
        events = events_of(self.session, [row.id for row in rows])
        for row in rows:
            folded = fold(as_event(event) for event in events.get(row.id, []))
            if folded.status is Status.WITHDRAWN:
                assert row.status == Status.WITHDRAWN
                continue
            assert state_of(row) == folded
            proposal = propose_end(folded, RULES.quarantine_rules)
            assert row.proposed_end == (proposal.end if proposal else None)

    @invariant()
    def who_is_watched_in_the_database_is_watched_by_the_rule(self) -> None:
        rows = self.desk.rows()
        for day in DAYS:
            found = contacts.watched(self.session, committee_id=self.desk.commune.id, on=day)
            assert {row.id for row in found} == {row.id for row in rows if is_watched(state_of(row), on=day)}

    @invariant()
    def every_event_in_force_belongs_to_a_list_in_force(self) -> None:
        in_force = {row.id for row in self.desk.lists() if row.withdrawn_at is None}
        events = events_of(self.session, [row.id for row in self.desk.rows()])
        assert {event.line_list_id for said in events.values() for event in said} <= in_force


@pytest.fixture
def lists_machine(shared_database: Database) -> Iterator[type[Lists]]:
    Lists.database = shared_database
    yield Lists
    del Lists.database


def test_any_order_of_posting_editing_undoing_and_restoring(lists_machine: type[Lists]) -> None:
    run_state_machine_as_test(
        lists_machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.reuse, Phase.generate),  # shrinking runs for minutes, as each step asks the database
        ),
    )
