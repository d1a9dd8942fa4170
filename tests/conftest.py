"""What tests of every kind share: a migrated database, once in SQLite and once in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from storage.migrate import upgrade
from storage.session import Database
from tests.postgres import postgres_server, postgres_url
from tests.prepared import migrated_database

__all__ = ["postgres_server", "postgres_url"]  # fixtures, found by their names

settings.register_profile("shared machine", deadline=None)  # another process may take the processor at any moment
settings.load_profile("shared machine")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of each kind, brought to the newest schema by the migrations."""
    if request.param == "sqlite":
        opened = migrated_database(tmp_path)
    else:
        opened = Database(request.getfixturevalue("postgres_url"))
        upgrade(opened)
    yield opened
    opened.dispose()
