"""Migrations make what the models say, on both databases, and are harmless twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import text

from storage import sweeps
from storage.migrate import NewerSchema, upgrade
from storage.session import Database
from storage.tables import metadata
from tests.prepared import sqlite_url
from tests.storage.commune import NOW


def test_a_migrated_database_is_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_constraints_and_indexes_are_what_the_models_say(database: Database) -> None:
    """What Alembic does not compare everywhere: unique constraints, primary keys and what may be null."""
    seen = inspect(database.engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in seen.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}, table.name
        keys = seen.get_pk_constraint(table.name)["constrained_columns"]
        assert set(keys) == {column.name for column in table.primary_key}, table.name
        foreign = {(tuple(key["constrained_columns"]), key["referred_table"])
                   for key in seen.get_foreign_keys(table.name)}  # fmt: skip
        assert foreign == {
            (tuple(key.column_keys), key.referred_table.name) for key in table.foreign_key_constraints
        }, table.name


def test_every_table_is_made_by_the_migrations(database: Database) -> None:
    assert set(inspect(database.engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_upgrading_twice_keeps_what_is_there(database: Database) -> None:
    with database.transaction() as session:
        sweeps.mark(session, key="kept", now=NOW)
    upgrade(database)
    with database.transaction() as session:
        assert not sweeps.mark(session, key="kept", now=NOW)


def test_a_database_of_a_newer_version_is_left_alone(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_from_the_future'"))
    with pytest.raises(NewerSchema):
        upgrade(database)
    with database.engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    assert version == "9999_from_the_future"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    url: str = request.getfixturevalue("postgres_url")
    return url


def test_an_upgrade_that_fails_leaves_nothing_half_made(database_url: str) -> None:
    database = Database(database_url)
    last = metadata.sorted_tables[-1].name
    with database.engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {last} (in_the_way INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(database)
    assert set(inspect(database.engine).get_table_names()) <= {last, "alembic_version"}
    database.dispose()
