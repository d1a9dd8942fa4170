"""One migrated database of each kind for all storage tests; what a test writes is rolled back after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import URL
from sqlmodel import Session

from storage.migrate import upgrade
from storage.session import Database
from tests.storage.commune import Commune, make_commune


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A migrated database in which no test commits anything."""
    if request.param == "sqlite":
        opened = Database(f"sqlite:///{(tmp_path_factory.mktemp('storage') / 'bot.db').as_posix()}")
    else:
        server: URL = request.getfixturevalue("postgres_server")
        opened = Database(server.render_as_string(hide_password=False))
    upgrade(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def session(shared_database: Database) -> Iterator[Session]:
    """A transaction of the test's own, rolled back at its end."""
    with Session(shared_database.engine, expire_on_commit=False) as opened, opened.begin() as transaction:
        yield opened
        transaction.rollback()


@pytest.fixture
def commune(session: Session) -> Commune:
    """A committee with two hamlets and a few members."""
    return make_commune(session)
