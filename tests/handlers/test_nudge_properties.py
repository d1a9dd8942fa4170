"""Whatever is given, moved, reported and taken back: who is nudged owes it, has not reported it, and hears it once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from bot.clock import COMMUNE_ZONE, MovableClock, local
from bot.domain.committee import CommitteeRules, Hours, is_quiet
from bot.domain.duties import Owner, Part, State
from bot.program import Program
from bot.schedule import Sweep
from bot.settings import Settings
from handlers.nudges import nudge, still_open
from storage import assignments, duty_events
from storage.assignments import Duty, Report
from storage.committees import Chat, Member
from storage.local_chat import seed_local_chats
from storage.migrate import upgrade
from storage.outbox import Outbox
from storage.session import Database
from tests.handlers.commune import TestNetwork
from tests.storage.commune import NOW, TODAY, Commune, make_commune

OWNERS = ["leader", "other_leader", "station", "secretary", "Nam Thắng", "Hòa Bình"]
STEP = timedelta(minutes=90)  # from 06:00 on it meets every slot below
STEPS = 16 * 5  # five days

tasks = st.tuples(
    st.integers(-2, 9),  # due so many days from the first
    st.sampled_from([None, time(7), time(10), time(16)]),
    st.sampled_from([None, None, None, "daily", "weekly"]),
    st.lists(st.sampled_from(OWNERS), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(OWNERS), max_size=1),
)
acts = st.tuples(
    st.integers(0, STEPS - 1),
    st.sampled_from(["done", "doing", "stuck", "back", "move", "drop", "restore"]),
    st.integers(0, 20),
    st.integers(1, 6),
)
hours = st.builds(
    lambda nudges, quiet: Hours(nudges=tuple(nudges), quiet_from=quiet[0], quiet_until=quiet[1]),
    st.lists(st.sampled_from([time(7, 30), time(9), time(15), time(19, 30)]), min_size=1, max_size=3, unique=True),
    st.sampled_from([(time(21), time(6, 30)), (time(20), time(6)), (time(0), time(5))]),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A migrated database in which no example commits anything."""
    path: Path = tmp_path_factory.mktemp("nudges")
    opened = Database(f"sqlite:///{(path / 'bot.db').as_posix()}")
    upgrade(opened)
    yield opened
    opened.dispose()


@dataclass
class World:
    """One committee with its duties, and what its people do in the course of days."""

    session: Session
    program: Program
    commune: Commune
    duties: list[Duty] = field(default_factory=list)
    members: dict[int, Member] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def give(self, number: int, task: tuple[int, time | None, str | None, list[str], list[str]]) -> None:
        days, at, recurring, owners, helpers = task
        row = assignments.create(
            self.session, committee_id=self.commune.id, key=f"task {number}", title=f"Việc {number}",
            due=TODAY + timedelta(days=days) if recurring is None else None, due_time=at, recurring=recurring,
            owners=[self.owner(one) for one in owners], collaborators=[self.owner(one) for one in helpers],
        )  # fmt: skip
        self.duties += self.session.exec(select(Duty).where(Duty.assignment_id == row.id)).all()

    def owner(self, name: str) -> Owner:
        if name in self.commune.hamlets:
            return Owner(hamlet_id=self.commune.hamlets[name].id)
        return Owner(member_id=self.commune.members[name].id)

    def act(self, what: str, number: int, days: int, now: datetime) -> None:
        duty = self.duties[number % len(self.duties)]
        chair = self.commune.members["chair"].id
        if what in ("done", "doing", "stuck"):
            self.session.add(
                Report(duty_id=duty.id, state=State(what), by_member=chair, at=now, network="local", chat_id=1,
                       message_id=1)
            )  # fmt: skip
        elif what == "back":
            for word in self.words(duty)[-1:]:
                word.withdrawn_at = now
                self.session.add(word)
        elif what == "move":
            due = local(now).date() + timedelta(days=days)
            duty_events.move(self.session, duty=duty, due=due, due_time=None, by_member=chair, reason="mưa", now=now)
        else:
            duty.active = what == "restore"
            self.session.add(duty)
        self.session.flush()

    def words(self, duty: Duty) -> list[Report]:
        rows = select(Report).where(Report.duty_id == duty.id, col(Report.withdrawn_at).is_(None))
        return list(self.session.exec(rows.order_by(col(Report.id))))

    def is_done(self, duty: Duty, recurring: str | None, day: date) -> bool:
        """Written anew and not as the program does it: the last word, or of what comes back one of its period."""
        words = self.words(duty)
        if recurring is None:
            return bool(words) and words[-1].state == State.DONE
        done = [local(word.at).date() for word in words if word.state == State.DONE]
        if recurring == "daily":
            return day in done
        return any(one.isocalendar()[:2] == day.isocalendar()[:2] for one in done)

    def sweep(self, now: datetime) -> list[Outbox]:
        nudge(Sweep(self.program, self.session, now, self.commune.committee))
        rows = self.session.exec(select(Outbox).where(col(Outbox.key).startswith("nudge:"))).all()
        new = [row for row in rows if row.id not in self.seen]
        self.seen |= {row.id for row in new}
        return new


def check(world: World, row: Outbox, now: datetime) -> None:
    """One nudge that was written at `now`."""
    assert row.about is not None
    member = world.members[row.chat_id]
    for duty_id in row.about["duties"]:
        duty = world.session.get_one(Duty, duty_id)
        assignment = world.session.get_one(assignments.Assignment, duty.assignment_id)
        assert duty.active
        assert duty.part == Part.OWNER
        assert duty.member_id == member.id or (duty.hamlet_id is not None and duty.hamlet_id == member.hamlet_id)
        assert not world.is_done(duty, assignment.recurring, local(now).date())
        assert not is_quiet(local(row.not_before).time(), world.commune.committee.rules.hours)
    assert still_open(world.session, row.about)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_tasks=st.lists(tasks, min_size=1, max_size=5), done=st.lists(acts, max_size=14), when=hours)
def test_a_nudge_goes_to_who_owes_it_once_in_a_slot_and_never_for_what_is_done(
    database: Database,
    given_tasks: list[tuple[int, time | None, str | None, list[str], list[str]]],
    done: list[tuple[int, str, int, int]],
    when: Hours,
) -> None:
    with Session(database.engine, expire_on_commit=False) as session, session.begin() as transaction:
        commune = make_commune(session)
        commune.committee.settings = CommitteeRules(hours=when).model_dump(mode="json")
        session.add(commune.committee)
        seed_local_chats(session, committee_id=commune.id)
        program = Program(
            Settings(database_url="sqlite://", data_dir=Path()), database, MovableClock(NOW, running=False)
        )
        program.networks["local"] = TestNetwork()
        world = World(session, program, commune)
        chats = session.exec(select(Chat).where(Chat.kind == "private", Chat.committee_id == commune.id))
        world.members = {chat.chat_id: session.get_one(Member, chat.member_id) for chat in chats}
        for number, task in enumerate(given_tasks):
            world.give(number, task)
        slots: set[tuple[int, str]] = set()
        for step in range(STEPS):
            now = datetime.combine(TODAY, time(6), tzinfo=COMMUNE_ZONE) + STEP * step
            for at, what, number, days in done:
                if at == step:
                    world.act(what, number, days, now)
            for row in world.sweep(now):
                check(world, row, now)
                slot = (row.chat_id, row.key.split(":member")[0])
                assert slot not in slots
                slots.add(slot)
            assert world.sweep(now) == []
        transaction.rollback()
