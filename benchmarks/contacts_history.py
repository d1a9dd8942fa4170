"""How long the station's lists take, with 3,000 people under watch and a growing history behind them.

uv run python benchmarks/contacts_history.py [--history 10000 100000 1000000] [--active 3000] [--runs 7]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import Session, select

from bot.clock import COMMUNE_ZONE, MovableClock
from bot.committee_file import read
from bot.committee_setup import load
from bot.domain.chains import chain
from bot.domain.contacts import Event, EventKind, fold
from bot.domain.quarantine import RuleSet, Standing, rule_set_of, touched_by
from bot.domain.summary import WHOLE, Course, Section, Term
from bot.program import Program
from bot.render.contacts import contact_list
from bot.render.quarantine import person_line
from bot.sending import Pen
from bot.settings import Settings
from bot.texts import fill
from handlers.day_book import day_book
from handlers.summary import summary_text
from handlers.summary_lists import shelf, summary_buttons
from storage import chains, contact_changes, contacts, line_lists, quarantine, quarantine_rules, reported
from storage.committees import Committee
from storage.contacts import Contact, ContactEvent
from storage.line_lists import LineList
from storage.migrate import upgrade
from storage.session import Database

TODAY = date(2021, 6, 14)
NOW = datetime(2021, 6, 14, 17, 0, tzinfo=COMMUNE_ZONE)
HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Phan")
MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Xuân", "Thu", "Bá", "Công", "Đình", "Kim")
GIVEN = (
    "Kiên", "Bưởi", "Cúc", "Hùng", "Hưng", "Lan", "Mai", "Dũng", "An", "Bình", "Chi", "Duy", "Giang", "Hà", "Hạnh",
    "Hòa", "Huệ", "Khánh", "Lâm", "Linh", "Long", "Mạnh", "Nam", "Nga", "Phong", "Phúc", "Quân", "Sơn", "Tâm", "Yến",
)  # fmt: skip
BATCH = 20_000
LIMIT_MS = 200


@dataclass(frozen=True)
class Spent:
    """Median milliseconds by the clock, and of the processor alone (what a busy machine does not blur)."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Scene:
    """A database, and what is asked of it."""

    session: Session
    pen: Pen
    committee: Committee


def people(number: int, chance: Random, *, active: bool) -> Iterator[dict[str, Any]]:
    """What was said of each person; of history, half was closed and half only ran out."""
    for index in range(number):
        back = chance.randrange(0, 20) if active else chance.randrange(60, 900)
        begin = TODAY - timedelta(days=back)
        level = chance.choices(("F0", "F1", "F2", "F3"), (1, 30, 50, 19))[0]
        stated = {
            "level": level,
            "full_name": f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}",
            "birth_year": chance.randrange(1930, 2020),
            "hamlet": chance.choice(HAMLETS),
            "phone": f"09{chance.randrange(10**8):08d}",
            "source": f"{chance.choice(FAMILY)} Văn {chance.choice(GIVEN)}",
            "contact_date": (begin - timedelta(days=1)).isoformat(),
            "place": chance.choice(("home", "centralised")),
            "quarantine_start": begin.isoformat(),
        }
        if not active or index % 2:
            stated["quarantine_end"] = (begin + timedelta(days=21)).isoformat()
        yield {"day": begin, "stated": stated, "released": not active and index % 2 == 0}


def fill_database(session: Session, committee: Committee, *, history: int, active: int, chance: Random) -> None:
    """The contacts as their events leave them, in bulk."""
    rules = quarantine_rules.sets(session, committee_id=committee.id)
    line_list = LineList(
        committee_id=committee.id, network="local", chat_id=-1, message_id=1, posted_by=1, posted_at=NOW, day=TODAY
    )
    session.add(line_list)
    session.flush()
    indexes = _without_indexes(session)
    next_id, rows, events = 1, [], []
    for one in (*people(active, chance, active=True), *people(history, chance, active=False)):
        said = [Event(EventKind.LISTED, one["day"], one["stated"], NOW)]
        if one["released"]:
            said.append(Event(EventKind.CHANGED, one["day"] + timedelta(days=22), {"change": "released"}, NOW))
        own: RuleSet | None = rule_set_of(said, rules)
        row = contacts.row_of(fold(said), (), rule_set=own)
        rows.append({"id": next_id, "committee_id": committee.id, **row})
        events += [
            {"contact_id": next_id, "kind": event.kind, "day": event.day, "stated": dict(event.stated), "at": NOW,
             "line_list_id": line_list.id if event.kind is EventKind.LISTED else None, "line": 1, "by_member": 1}
            for event in said
        ]  # fmt: skip
        next_id += 1
        if len(rows) == BATCH:
            _insert(session, rows, events)
            rows, events = [], []
    _insert(session, rows, events)
    for statement in indexes:
        session.execute(text(statement))


def _without_indexes(session: Session) -> list[str]:
    """Drop the indexes of the two big tables while they are filled; what makes them anew."""
    found = session.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'contact%' AND sql NOT NULL")
    ).all()
    for name, _ in found:
        session.execute(text(f"DROP INDEX {name}"))
    return [statement for _, statement in found]


def _insert(session: Session, rows: list[dict[str, Any]], events: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(Contact), rows)
        session.execute(insert(ContactEvent), events)


def questions(scene: Scene) -> dict[str, Callable[[], object]]:
    """What the station, the leaders and the chair ask."""
    session, committee_id = scene.session, scene.committee.id
    how: dict[str, Any] = {"committee_id": committee_id, "on": TODAY}

    def in_quarantine(hamlet: str | None, offset: int) -> list[str]:
        quarantine.groups(session, **how, hamlet=hamlet)
        rows = quarantine.page(session, **how, hamlets=HAMLETS, hamlet=hamlet, offset=offset, limit=12)
        return [person_line(number, row, today=TODAY, hamlet=True) for number, row in enumerate(rows)]

    def ending() -> list[str]:
        counts = quarantine.ending_counts(session, **how)
        rows = [row for where in counts for row in quarantine.ending(session, **how, where=where, limit=8)]
        return [person_line(number, row, today=TODAY, hamlet=True) for number, row in enumerate(rows)]

    def whole_list(hamlet: str | None) -> str:
        rows = contacts.watched(session, **how, hamlet=hamlet)
        return contact_list(rows, head=fill(""), today=TODAY, in_full=True, hamlets=True)

    def card() -> object:
        contact = session.exec(select(Contact).limit(1)).one()
        return contact_changes.history(session, contact=contact)

    def find_chain() -> object:
        others = chains.traceable(session, **how)
        case = next(row for row in others if row.level == "F1")
        return chain(case, level_before="F1", others=others)

    def whom_a_rule_touches() -> object:
        sets = {one.id: one.rules for one in quarantine_rules.sets(session, committee_id=committee_id)}
        rows = quarantine.page(session, **how, hamlets=[])
        return touched_by([(row.id, contacts.state_of(row), sets.get(row.rules_id, ())) for row in rows], ())

    def the_summary() -> object:
        found = day_book(session, scene.committee, day=TODAY)
        return summary_text(scene.pen, scene.committee, found, hamlet=None), summary_buttons(found, None)

    def a_list() -> list[str]:
        found = day_book(session, scene.committee, day=TODAY)
        rows = shelf(found, list(Section).index(Section.F2), None, {}).lists[-1]
        return [rows.line(number, row) for number, row in enumerate(rows.rows[:12])]

    return {
        "/cachly, first page": lambda: in_quarantine(None, 0),
        "/cachly, last page": lambda: in_quarantine(None, 2988),
        "/cachly of a hamlet": lambda: in_quarantine("Hòa Bình", 0),
        "/hethan": ending,
        "/tim kiên": lambda: quarantine.search(session, text="kiên", **how),
        "/tim nguyễn văn": lambda: quarantine.search(session, text="nguyễn văn", **how),
        "/tim 0912": lambda: quarantine.search(session, text="0912", **how),
        "/tim of nobody": lambda: quarantine.search(session, text="zzz", **how),
        "a card's history": card,
        "/danhsach, all 3,000": lambda: whole_list(None),
        "/danhsach of a hamlet": lambda: whole_list("Hòa Bình"),
        "the day's book": lambda: day_book(session, scene.committee, day=TODAY),
        "the summary": the_summary,
        "a list of the summary": a_list,
        "today's lists": lambda: line_lists.posted_on(session, committee_id=committee_id, day=TODAY),
        "an F0's chain": find_chain,
        "whom a rule touches": whom_a_rule_touches,
        "past their end, a page": lambda: quarantine.ending(session, **how, where=Standing.PAST, limit=12),
    }


def measure(history: int, *, active: int, runs: int) -> dict[str, Spent]:
    """The median milliseconds of each question."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{(Path(folder) / 'bot.db').as_posix()}")
        upgrade(database)
        file, sha256 = read(None)
        began = time.perf_counter()
        with database.transaction() as session:
            load(session, file, sha256=sha256, now=NOW)
            committee = session.exec(select(Committee)).one()
            fill_database(session, committee, history=history, active=active, chance=Random(1))
            yesterday = TODAY - timedelta(days=1)
            people = [one.person for one in _remaining(session, committee)]
            reported.keep(session, committee_id=committee.id, day=yesterday, people=people, now=NOW)
        print(f"  {history:,} contacts of history written in {time.perf_counter() - began:.0f} s", flush=True)
        found = {}
        for name in questions_of(database):
            timings = [_timed(database, name) for _ in range(runs)]
            found[name] = Spent(*(statistics.median(column) for column in zip(*timings, strict=True)))
        database.dispose()
        return found


def _remaining(session: Session, committee: Committee) -> list[Course[quarantine.Counted]]:
    """Whom today's summary counts, as if yesterday's had counted them: the longest book that can be."""
    book = day_book(session, committee, day=TODAY).book
    return [one for section in WHOLE for one in book.figures(section).of(Term.AFTER)]


def questions_of(database: Database) -> list[str]:
    """The names of the questions."""
    with database.transaction() as session:
        return list(questions(_scene(database, session)))


def _timed(database: Database, name: str) -> tuple[float, float]:
    """One asking in a session of its own, as a handler has it: by the clock, and of the processor."""
    with database.transaction() as session:
        ask = questions(_scene(database, session))[name]
        began, used = time.perf_counter(), time.process_time()
        ask()
        return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000


def _scene(database: Database, session: Session) -> Scene:
    committee = session.exec(select(Committee)).one()
    settings = Settings(database_url=str(database.url), data_dir=Path())
    pen = Pen(Program(settings=settings, database=database, clock=MovableClock(NOW, running=False)), session, NOW)
    return Scene(session, pen, committee)


def _shown(spent: Spent) -> str:
    return f"{spent.clock:.0f} ms ({spent.processor:.0f})"


def main() -> None:
    """Measure, print a table for docs/benchmarks.md, and say what is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--history", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--active", type=int, default=3_000)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    found = {n: measure(n, active=arguments.active, runs=arguments.runs) for n in arguments.history}
    print("| asked | " + " | ".join(f"{n:,}" for n in found) + " |")
    print("|---|" + "---:|" * len(found))
    for name in next(iter(found.values())):
        print(f"| {name} | " + " | ".join(_shown(times[name]) for times in found.values()) + " |")
    slow = [f"{name} at {n:,}" for n, times in found.items() for name, spent in times.items() if spent.clock > LIMIT_MS]
    print(f"over {LIMIT_MS} ms: {', '.join(slow) or 'nothing'}")


if __name__ == "__main__":
    main()
