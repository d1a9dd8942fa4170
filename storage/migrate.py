"""Brings a database to the newest schema with Alembic, at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from storage.session import Database

HERE = Path(__file__).parent / "migrations"


class NewerSchema(Exception):
    """The database was made by a newer version of the program."""


def upgrade(database: Database) -> None:
    """Apply the migrations that are missing; NewerSchema when the database knows one that we do not."""
    config = configuration()
    try:
        with database.engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
            head = ScriptDirectory.from_config(config).get_current_head()
        if current == head:
            return
        with database.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise NewerSchema from error


def configuration() -> Config:
    """Alembic's configuration, without an ini file."""
    config = Config()
    config.set_main_option("script_location", HERE.as_posix())
    return config
