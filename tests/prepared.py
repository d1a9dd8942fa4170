"""Databases that are made once and then copied: to migrate one takes most of a second, to copy it nothing."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

from storage.migrate import upgrade
from storage.session import Database

FILE = "bot.db"


def sqlite_url(folder: Path) -> str:
    """The address of a folder's SQLite database."""
    return f"sqlite:///{(folder / FILE).as_posix()}"


def made_file(make: Callable[[Path], Database]) -> bytes:
    """The bytes of the SQLite database that `make` fills in a folder, and returns open."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder)).dispose()  # the last connection empties the write-ahead log
        return (Path(folder) / FILE).read_bytes()


@functools.cache
def _migrated_file() -> bytes:
    return made_file(_migrated)


def _migrated(folder: Path) -> Database:
    database = Database(sqlite_url(folder))
    upgrade(database)
    return database


def migrated_database(folder: Path) -> Database:
    """An empty SQLite database of the newest schema, in a folder that has none yet."""
    (folder / FILE).write_bytes(_migrated_file())
    return Database(sqlite_url(folder))
