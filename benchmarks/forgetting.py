"""How long the going of names takes: one transaction of the night, beside a history whose names went before.

uv run python -m benchmarks.forgetting [--history 10000 100000 1000000] [--messages 20000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import insert, text, update
from sqlmodel import col, select

from benchmarks.contacts_history import FAMILY, GIVEN, HAMLETS, MIDDLE, NOW, TODAY, fill_database
from bot.committee_file import read
from bot.committee_setup import load
from bot.domain.retention import MESSAGE_MARGIN
from storage import forgetting, retention, texts
from storage.committees import Committee
from storage.contacts import Contact
from storage.migrate import upgrade
from storage.outbox import Outbox
from storage.session import Database

KEEP_DAYS = 90
AT_ONCE = 500


def messages(number: int, chance: Random) -> list[dict[str, object]]:
    """What the bot wrote in the last hundred days: lists of eight people."""
    found = []
    for n in range(number):
        lines = "\n".join(
            f"{i}. F1 {chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}, "
            f"{chance.choice(HAMLETS)}, 0912 {chance.randrange(1000):03d} {chance.randrange(1000):03d} – hết 26/06/2021"
            for i in range(8)
        )
        at = NOW - timedelta(days=chance.randrange(100))
        row = {"key": f"m{n}", "network": "local", "chat_id": -1, "text": f"<b>Danh sách</b>\n{lines}", "buttons": []}
        found.append({**row, "status": "sent", "attempts": 1, "planned_at": at, "not_before": at})
    return found


@contextmanager
def measured(what: str) -> Iterator[None]:
    """Say how long the processor worked on something."""
    begin = time.process_time()
    yield
    print(f"  {what}: {(time.process_time() - begin) * 1000:.0f} ms")


def scene(folder: Path, history: int, number: int) -> Database:
    """Contacts whose names went, those of the last hundred days, and messages."""
    chance = Random(1)
    database = Database(f"sqlite:///{(folder / 'bot.db').as_posix()}")
    upgrade(database)
    file, sha256 = read(None)
    with database.transaction() as session:
        load(session, file, sha256=sha256, now=NOW)
        committee = session.exec(select(Committee)).one()
        fill_database(session, committee, history=history, active=3000, chance=chance)
        gone = col(Contact.quarantine_end) < TODAY - timedelta(days=KEEP_DAYS + 3)
        session.execute(update(Contact).where(gone).values(anonymised_at=NOW, name_key="", name_reversed=""))
        session.execute(text("UPDATE contact_event SET line_list_id = NULL"))
        session.execute(insert(Outbox), messages(number, chance))
    return database


def measure(database: Database) -> None:
    """One morning's plan and one night's forgetting."""
    for what in ("plan", "plan when nobody is new"):
        with measured(what), database.transaction() as session:
            retention.plan(session, committee_id=1, today=TODAY, keep_days=KEEP_DAYS, limit=2000)
    later = TODAY + timedelta(days=3)
    with measured("whose day has come"), database.transaction() as session:
        ids = retention.due(session, committee_id=1, today=later, now=NOW, keep_days=KEEP_DAYS, limit=AT_ONCE)
    with measured(f"forget {len(ids)}"), database.transaction() as session:
        forgetting.forget(session, committee_id=1, contact_ids=ids, rules=(), now=NOW)
    before = NOW - timedelta(days=KEEP_DAYS) - MESSAGE_MARGIN
    with measured("empty what is old"), database.transaction() as session:
        texts.empty_old(session, committee_id=1, before=before, now=NOW, limit=1000)
    with measured("rewrite the files"):
        database.wipe()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--history", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--messages", type=int, default=20_000)
    given = parser.parse_args()
    for history in given.history:
        with tempfile.TemporaryDirectory() as folder:
            print(f"history {history}")
            database = scene(Path(folder), history, given.messages)
            measure(database)
            database.dispose()


if __name__ == "__main__":
    main()
