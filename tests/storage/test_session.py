"""Transactions and the column types that every table shares."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import Session, select, text

from storage import sweeps
from storage.committees import Hamlet
from storage.inbox import Inbox
from storage.migrate import upgrade
from storage.session import Database
from storage.sweeps import SweepMark
from tests.storage.commune import NOW, Commune

within_one_rollback = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def test_a_transaction_is_kept_as_a_whole_or_not_at_all(database: Database) -> None:
    with database.transaction() as session:
        sweeps.mark(session, key="kept", now=NOW)
    with pytest.raises(IntegrityError):
        _mark_two(database, "dropped", "kept")
    with database.transaction() as session:
        assert list(session.exec(select(SweepMark.key))) == ["kept"]


def _mark_two(database: Database, first: str, second: str) -> None:
    with database.transaction() as session:
        sweeps.mark(session, key=first, now=NOW)
        session.execute(insert(SweepMark).values(key=second, at=NOW))


def test_rows_can_be_read_after_their_transaction(database: Database) -> None:
    with database.transaction() as session:
        row = SweepMark(key="a", at=NOW)
        session.add(row)
    assert (row.key, row.at) == ("a", NOW)


def test_foreign_keys_hold(session: Session) -> None:
    session.add(Hamlet(committee_id=987_654, name="Nam Thắng"))
    with pytest.raises(IntegrityError), session.begin_nested():
        session.flush()


def test_sqlite_is_durable_and_allows_readers(tmp_path: Any) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    with database.transaction() as session:
        found = [session.connection().execute(text(f"PRAGMA {name}")).scalar()
                 for name in ("journal_mode", "synchronous", "foreign_keys")]  # fmt: skip
    assert found == ["wal", 2, 1]
    database.dispose()


moments = st.datetimes(
    datetime(1990, 1, 1), datetime(2100, 1, 1),  # noqa: DTZ001  Hypothesis adds the zone
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-11, minutes=-30))]),
)  # fmt: skip


@given(moment=moments)
@within_one_rollback
def test_a_moment_comes_back_as_the_same_moment_in_utc(session: Session, moment: datetime) -> None:
    with session.begin_nested() as nested:
        session.add(SweepMark(key="x", at=moment))
        session.flush()
        session.expire_all()
        found = session.get_one(SweepMark, "x").at
        nested.rollback()
    assert found == moment
    assert found.utcoffset() == timedelta(0)


def test_moments_compare_in_queries_whatever_their_zone(session: Session) -> None:
    session.add(SweepMark(key="at eight in Hanoi", at=datetime(2021, 6, 14, 8, tzinfo=timezone(timedelta(hours=7)))))
    session.flush()
    for hour, found in ((0, []), (1, ["at eight in Hanoi"])):
        until = datetime(2021, 6, 14, hour, tzinfo=UTC)
        assert list(session.exec(select(SweepMark.key).where(SweepMark.at <= until))) == found


def test_a_naive_moment_is_refused(session: Session) -> None:
    session.add(SweepMark(key="x", at=datetime(2021, 6, 14)))  # noqa: DTZ001  that is the point
    with pytest.raises(StatementError, match="naive"), session.begin_nested():
        session.flush()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["thôn", "đường", "a"]), inner),
    max_leaves=8,
)  # fmt: skip


@given(value=st.dictionaries(st.sampled_from(["thôn", "đ"]), json_values))
@within_one_rollback
def test_json_comes_back_as_it_was(session: Session, value: dict[str, Any]) -> None:
    with session.begin_nested() as nested:
        row = Inbox(network="x", network_key="x", chat_id=1, payload=value, received_at=NOW)
        session.add(row)
        session.flush()
        session.expire(row)
        found = row.payload
        nested.rollback()
    assert found == value


def test_json_keeps_vietnamese_letters_readable(commune: Commune) -> None:
    commune.hamlets["Hòa Bình"].aliases = ["Hoà Bình"]
    commune.session.flush()
    raw = commune.session.connection().execute(text("SELECT aliases FROM hamlet WHERE name = 'Hòa Bình'")).scalar()
    assert raw == '["Hoà Bình"]'


def test_rewriting_the_files_keeps_every_row(database: Database) -> None:
    with database.transaction() as session:
        sweeps.mark(session, key="kept", now=NOW)
    assert database.wipe()
    with database.transaction() as session:
        assert sweeps.is_marked(session, key="kept")


def test_while_somebody_reads_the_log_of_writes_is_not_emptied(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    database = Database(f"sqlite:///{file.as_posix()}")
    upgrade(database)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM contact").fetchone()
        with database.transaction() as session:
            sweeps.mark(session, key="a", now=NOW)
        assert not database.wipe()
    assert database.wipe()
    log = file.with_name("bot.db-wal")
    assert not log.exists() or not log.stat().st_size
    database.dispose()
