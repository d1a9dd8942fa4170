"""The steps of `benchmarks.record_list`, each a process of its own that prints its measures as JSON."""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import python_calamine
from sqlalchemy import func
from sqlmodel import Session, select

from bot import runtime
from bot.committee_file import read as read_committee
from bot.domain.collector import collector_at_rest
from bot.domain.committee import CommitteeRules
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists.model import Reading
from bot.domain.receipts import Outcome, Receipt
from bot.reading import read_file
from bot.settings import Settings
from storage import line_lists
from storage.contact_questions import wording_of
from storage.contacts import Contact, ContactEvent
from storage.list_matching import ListMatcher
from storage.session import Database

DAY = date(2021, 6, 14)
NOW = datetime(2021, 6, 14, 1, 0, tzinfo=UTC)
LIST_LENGTH = 10_000  # of the lists in which the stored contacts came
FILE, DATABASE = "list.xlsx", "bot.db"


def settings(folder: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{(folder / DATABASE).as_posix()}", data_dir=folder)


def record(session: Session, reading: Reading, *, day: date, message_id: int, now: datetime) -> Receipt:
    """Record a reading as a post of the station's."""
    post = line_lists.Post(network="local", chat_id=1, message_id=message_id, posted_by=1, text=None)
    return line_lists.record(
        session, committee_id=1, rules=CommitteeRules(), post=post, reading=reading, day=day, now=now
    )


def prepare(folder: Path, rows: int, stored: int) -> dict[str, float]:
    """Store contacts as the lists of earlier days; half of the workbook's people are among them."""
    from benchmarks.station_lists import invented, next_day, workbook  # openpyxl is no part of what is measured

    known, new = invented(rows // 2, seed=1), invented(rows - rows // 2, seed=2)
    pairs = zip(next_day(known, seed=3), new, strict=False)
    (folder / FILE).write_bytes(workbook([one for pair in pairs for one in pair] + new[len(known) :], seed=4))
    database = runtime.open_database(settings(folder))
    file, sha256 = read_committee(None)
    runtime.load_committee(database, file, sha256, local=False, now=NOW - timedelta(days=60))
    people = [*known, *invented(stored - len(known), seed=5)]
    for number, begin in enumerate(range(0, len(people), LIST_LENGTH)):
        part = people[begin : begin + LIST_LENGTH]
        said = tuple(one.as_person(line) for line, one in enumerate(part, 1))
        ago = timedelta(days=12 - number % 12)
        with database.transaction() as session:
            record(session, Reading(said, is_list=True), day=DAY - ago, message_id=number + 2, now=NOW - ago)
    with database.transaction() as session:
        counts = {
            "contacts": session.scalar(select(func.count()).select_from(Contact)),
            "events": session.scalar(select(func.count()).select_from(ContactEvent)),
        }
    database.dispose()
    return {name: float(count or 0) for name, count in counts.items()}


def bare(folder: Path) -> dict[str, float]:
    """What the libraries need for the same file and rows by themselves."""
    begun, cpu = time.perf_counter(), time.process_time()
    rows = python_calamine.CalamineWorkbook.from_path(str(folder / FILE)).get_sheet_by_index(0).to_python()
    calamine, spent = time.perf_counter() - begun, time.process_time() - cpu
    values = [tuple(str(cell) if isinstance(cell, date) else cell for cell in row) for row in rows]
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"CREATE TABLE bare ({', '.join(f'c{at}' for at in range(len(values[0])))})")
    begun, cpu = time.perf_counter(), time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(values[0]))})", values)
    connection.execute("COMMIT")
    inserted, spent = time.perf_counter() - begun, spent + time.process_time() - cpu
    connection.close()
    return {"calamine": calamine, "executemany": inserted, "cpu": spent}


def opened(folder: Path) -> tuple[Database, list[Hamlet]]:
    """The prepared database, and the commune's hamlets."""
    database = Database(settings(folder).database_url)
    with database.transaction() as session:
        return database, [Hamlet(name) for name in session.exec(select(Contact.hamlet).distinct()) if name]


def match(folder: Path) -> dict[str, float]:
    """The part of `bot` that finds whom each line means."""
    database, hamlets = opened(folder)
    reading = read_file(FILE, (folder / FILE).read_bytes(), on=DAY, hamlets=hamlets)
    with collector_at_rest(), database.transaction() as session:
        begun = time.perf_counter()
        wordings = [wording_of(person) for person in reading.people]
        ListMatcher(session, committee_id=1, former={}).match(reading.people, wordings)
        matched_in = time.perf_counter() - begun
    database.dispose()
    return {"match": matched_in}


def bot(folder: Path) -> dict[str, float]:
    """What the bot needs: `record` is also how long its write transaction is held, the commit included."""
    database, hamlets = opened(folder)
    content = (folder / FILE).read_bytes()
    begun, cpu = time.perf_counter(), time.process_time()
    reading = read_file(FILE, content, on=DAY, hamlets=hamlets)
    read_at = time.perf_counter()
    with database.transaction() as session:
        receipt = record(session, reading, day=DAY, message_id=1, now=NOW)
    recorded_at, spent = time.perf_counter(), time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    database.dispose()
    outcomes = {str(outcome): float(receipt.count(outcome)) for outcome in Outcome}
    return {
        "read": read_at - begun,
        "record": recorded_at - read_at,
        "cpu": spent,
        "peak_mb": peak,
        "unread": float(len(receipt.unread)),
        **outcomes,
    }


def main(name: str, folder: str, *numbers: str) -> None:
    if name == "prepare":
        measured = prepare(Path(folder), *map(int, numbers))
    else:
        measured = {"bare": bare, "match": match, "bot": bot}[name](Path(folder))
    print(json.dumps(measured))


if __name__ == "__main__":
    main(*sys.argv[1:])
