"""Totals of a programme equal the sum of what stands, whatever is paid, undone, returned and taken off."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.errors import UserError
from bot.domain.programmes import Act, Money, Option, Plan, Stage, Standing, amount_due, check_stage
from bot.domain.registrations import Line
from storage import programme_standings, programmes, registrations
from storage.programmes import Entry, Programme, Source
from tests.storage.commune import NOW, Commune, make_commune

PLAN = Plan(
    options=(Option(number=1, name="tự làm", support=400_000), Option(number=2, name="xã làm", contribution=100_000)),
    stages=(
        Stage(key="built", name="đã xây", by=("hamlet_leader",)),
        Stage(key="given", name="đã chi", by=("accountant",), money=Money.SUPPORT),
        Stage(key="taken", name="đã nộp", by=("accountant",), money=Money.CONTRIBUTION),
    ),
    goal_percent=60,
)


def make(commune: Commune) -> tuple[Programme, Source]:
    row = Programme(committee_id=commune.id, key="p", name="P", settings=PLAN.model_dump(mode="json"))
    commune.session.add(row)
    commune.session.flush()
    member = commune.members["leader"]
    return row, Source(member.id, NOW, batch=1, network="local", chat_id=1, message_id=1)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_totals_add_up_to_the_dong_through_payments_undo_and_edits(session: Session, chance: random.Random) -> None:
    with session.begin_nested() as nested:
        _pays_and_takes_back(make_commune(session, "dong"), chance)
        nested.rollback()


def _pays_and_takes_back(commune: Commune, chance: random.Random) -> None:
    session = commune.session
    programme, source = make(commune)
    hamlet = commune.hamlets["Nam Thắng"]
    lines = [Line(f"Trần Thị {letter}", option=chance.choice((1, 2))) for letter in "ABCDEFGH"]
    made = registrations.register(
        session, programme=programme, hamlet_id=hamlet.id, lines=lines, source=source, late=False
    ).added
    standing: dict[tuple[int, str], int] = {}  # (entry, stage) -> đồng, kept beside
    batches: dict[int, tuple[int, str]] = {}
    for batch in range(2, 80):
        here = replace(source, batch=batch)
        entry = chance.choice(made)
        state = programmes.state_of(session, entry=entry)
        if chance.random() < 0.25 and batches:
            undone = chance.choice(list(batches))
            try:
                registrations.withdraw(session, events=programmes.in_batch(session, batch=undone), now=NOW)
            except UserError:
                continue
            standing.pop(batches.pop(undone), None)
            continue
        stage = chance.choice(PLAN.stages)
        try:
            check_stage(PLAN, state, stage)
        except UserError:
            continue
        usual = amount_due(PLAN, state, stage)
        amount = chance.choice((usual, chance.randint(1, 10**9))) if stage.money is not None else None
        programmes.act(
            session, entries=[entry], kind=Act.STAGE, source=here, stage=stage.key, amounts={entry.id: amount}
        )
        batches[batch] = entry.id, stage.key
        standing[entry.id, stage.key] = amount or 0
    found = programme_standings.standing(session, programme=programme, hamlet=hamlet)
    assert found.support == sum(amount for (_, key), amount in standing.items() if key == "given")
    assert found.contribution == sum(amount for (_, key), amount in standing.items() if key == "taken")
    assert found.stages["built"] == sum(1 for _, key in standing if key == "built")
    assert found.registered == len(made)


def test_names_take_the_places_of_numbers_and_give_them_back(commune: Commune) -> None:
    session = commune.session
    programme, source = make(commune)
    hamlet_id = commune.hamlets["Nam Thắng"].id

    def register(batch: int, *lines: Line) -> registrations.Registered:
        return registrations.register(
            session,
            programme=programme,
            hamlet_id=hamlet_id,
            lines=lines,
            source=replace(source, batch=batch),
            late=False,
        )

    register(1, Line(None, 2, 1), Line(None, 1, 2))
    filled = register(2, Line("Nguyễn Văn Hùng", option=2), Line("Trần Thị Hoa", option=2)).filled
    assert [one.name for one in filled] == ["Nguyễn Văn Hùng"]
    assert programmes.how_many(session, programme_id=programme.id) == 4
    registrations.withdraw(session, events=programmes.in_batch(session, batch=2), now=NOW)
    assert programmes.how_many(session, programme_id=programme.id) == 3
    rows = programmes.entries_of(session, programme_id=programme.id)
    assert [one.name for one in rows] == [None, None, None]


def test_a_doubtful_entry_counts_once_it_stands_apart(commune: Commune) -> None:
    session = commune.session
    programme, source = make(commune)
    lines = [Line("Nguyễn Văn Hùng", option=1), Line("Nguyễn Văn Hưng", option=1)]
    what = registrations.register(session, programme=programme, hamlet_id=None, lines=lines, source=source, late=False)
    (asked,) = what.doubtful
    assert asked.standing == Standing.ASKED
    registrations.settle(session, entries=[asked], same=False, source=replace(source, batch=2))
    assert session.get_one(Entry, asked.id).standing == Standing.IN
