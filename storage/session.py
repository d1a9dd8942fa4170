"""The database: engine, transactions and the column types that every table shares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Engine, Integer, Text, event
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import DateTime, TypeDecorator
from sqlmodel import Session, create_engine

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit key; SQLite autoincrements only a column declared INTEGER."""


WIPE_WAITS = 500
"""Milliseconds for which rewriting the files waits for others."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite drops zones, so it is put back on reading. Naive values are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class JsonText(TypeDecorator[Any]):
    """A JSON value kept as text with its Vietnamese letters readable; the same on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else _encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


_TRY_AGAIN = frozenset({"40P01", "40001"})  # PostgreSQL: a deadlock, two transactions that cannot be put in order
_SQLITE_BUSY = 5


def is_collision(error: BaseException) -> bool:
    """Whether a transaction was only in another one's way, so that the same work again will do."""
    cause = error.orig if isinstance(error, OperationalError) else None
    if cause is None:
        return False
    return getattr(cause, "sqlstate", None) in _TRY_AGAIN or getattr(cause, "sqlite_errorcode", None) == _SQLITE_BUSY


class Database:
    """One database of the program, SQLite or PostgreSQL. Opens transactions; the only place that commits."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = _engine(url)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed as a whole at the end, or rolled back when the block raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def wipe(self) -> bool:
        """Rewrite the files so that nothing of what was taken out of the rows is left in them, outside a transaction.

        False when somebody read at the time, and the log of writes could not be emptied: to be tried again.
        OperationalError when somebody else wrote, or the disk is full. On PostgreSQL old rows are given back to the
        server, which overwrites them in its own time.
        """
        if not self.is_sqlite:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as server:
                server.exec_driver_sql("VACUUM")
            return True
        connection = self.engine.raw_connection()  # no transaction: VACUUM makes its own
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={WIPE_WAITS}")
            cursor.execute("VACUUM")
            busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
        finally:
            connection.invalidate()  # no other transaction is to wait so short
            connection.close()

    def dispose(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 10, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        # Autocommit at the driver, so that BEGIN is ours and reads do not hold stale snapshots.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute("PRAGMA cache_size=-16000")  # KiB: what a long list touches of the indexes
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
