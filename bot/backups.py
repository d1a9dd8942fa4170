"""Copies of the database: made while the bot runs, checked, kept so many, and put back; nothing is lost by that."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import func, select

from bot.clock import COMMUNE_ZONE, local
from bot.settings import Settings
from bot.texts import backups as words
from storage.contacts import Contact
from storage.migrate import NewerSchema, upgrade
from storage.session import Database

_STAMP = "%Y%m%d-%H%M%S"
ASIDE = "truoc-khi-khoi-phuc"
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is open."""


class BackupError(Exception):
    """It cannot be done; the text is one Vietnamese sentence. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy, and when it was made (commune time)."""

    path: Path
    made_at: datetime

    @property
    def megabytes(self) -> str:
        return f"{self.path.stat().st_size / 1e6:.1f}".replace(".", ",")


def existing(settings: Settings) -> list[Backup]:
    """The copies of this database, the newest first."""
    stem, suffix = _naming(make_url(settings.database_url))
    pattern = re.compile(rf"{re.escape(stem)}-(\d{{8}}-\d{{6}})(?:-{ASIDE})?{re.escape(suffix)}")
    found = []
    for path in settings.backup_folder.glob(f"{stem}-*{suffix}"):
        match = pattern.fullmatch(path.name)
        if match is not None:
            with contextlib.suppress(ValueError):  # digits that are no moment
                found.append(Backup(path, datetime.strptime(match[1], _STAMP).replace(tzinfo=COMMUNE_ZONE)))
    return sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True)


def make(settings: Settings, *, now: datetime, name: str = "") -> Backup:
    """Copy the database as it stands, also while the bot works on it. BackupError when that is not possible."""
    url = make_url(settings.database_url)
    stem, suffix = _naming(url)
    path = settings.backup_folder / f"{stem}-{local(now):{_STAMP}}{f'-{name}' if name else ''}{suffix}"
    unfinished = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # names of the sick are in it
        unfinished.unlink(missing_ok=True)
        if url.get_backend_name() == "sqlite":
            _copy(_file_of(url), unfinished)
        else:
            _dump(url, unfinished)
        os.replace(unfinished, path)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(words.FAILED.format(folder=path.parent)) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return Backup(path, local(now).replace(microsecond=0))


def rotate(settings: Settings, *, keep: int) -> None:
    """Delete all but the newest so many copies, and what an interrupted copying left."""
    for old in existing(settings)[keep:]:
        old.path.unlink(missing_ok=True)
    for left in settings.backup_folder.glob(f"{_naming(make_url(settings.database_url))[0]}-*.tmp*"):
        left.unlink(missing_ok=True)


def restore(settings: Settings, path: Path, *, now: datetime) -> tuple[Backup | None, int]:
    """Put a copy in the database's place: what was there as a copy of its own, and the contacts there are now.

    Nobody may work on the database meanwhile. BackupError when the copy cannot be used; then nothing has changed.
    """
    target = _file_of(make_url(settings.database_url))
    target.parent.mkdir(parents=True, exist_ok=True)
    incoming = target.with_name(f"{target.name}.restored.tmp")
    try:
        contacts = _prepare(path, incoming)
        aside = _put_aside(settings, target, now)
        for suffix in BESIDE:
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        os.replace(incoming, target)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(words.FAILED.format(folder=settings.backup_folder)) from error
    finally:
        for suffix in ("", *BESIDE):
            incoming.with_name(incoming.name + suffix).unlink(missing_ok=True)
    return aside, contacts


def find(settings: Settings, name: str) -> Path:
    """A copy by its path, or by its name in the folder of copies. BackupError when there is none."""
    for path in (Path(name), settings.backup_folder / name):
        if path.is_file():
            return path
    raise BackupError(words.NOT_FOUND.format(name=name))


def count_contacts(path: Path) -> int:
    """How many contacts a copy holds; 0 where it is older than they are."""
    with contextlib.closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as connection:
        try:
            row = connection.execute("SELECT count(*) FROM contact").fetchone()
        except sqlite3.OperationalError:
            return 0
    return int(row[0])


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Database]:
    """A copy as a database of the newest schema; at the end one closed file again."""
    database = Database(f"sqlite:///{path.as_posix()}")
    try:
        upgrade(database)
        yield database
    finally:
        database.dispose()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _prepare(path: Path, incoming: Path) -> int:
    """Make a checked copy of the newest schema of a copy; how many contacts it holds."""
    if not _is_sound(path):
        raise BackupError(words.NOT_A_BACKUP.format(name=path.name))
    try:
        shutil.copyfile(path, incoming)
        with opened(incoming) as database, database.transaction() as session:
            return session.exec(select(func.count()).select_from(Contact)).one()
    except NewerSchema as error:
        raise BackupError(words.NEWER.format(name=path.name)) from error
    except SQLAlchemyError as error:
        raise BackupError(words.NOT_A_BACKUP.format(name=path.name)) from error


def _put_aside(settings: Settings, target: Path, now: datetime) -> Backup | None:
    """Keep what is there now as a copy; one that cannot be read is kept as it is. None: there is nothing."""
    if not target.exists():
        return None
    try:
        aside = make(settings, now=now, name=ASIDE)
    except BackupError:
        stem, suffix = _naming(make_url(settings.database_url))
        path = settings.backup_folder / f"{stem}-{local(now):{_STAMP}}-{ASIDE}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        for beside in ("", *BESIDE):
            file = target.with_name(target.name + beside)
            if file.exists():
                shutil.copyfile(file, path.with_name(path.name + beside))
        return Backup(path, local(now))
    with contextlib.closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return aside


def _copy(source: Path, target: Path) -> None:
    """A compact copy in which nothing of deleted rows is left, checked and on the disk before it is named."""
    if not source.exists():
        raise BackupError(words.NO_DATABASE.format(path=source))
    with contextlib.closing(sqlite3.connect(source, timeout=30)) as connection:
        connection.execute("VACUUM INTO ?", (target.as_posix(),))
    if not _is_sound(target):
        raise OSError(f"the copy {target} is damaged")
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _is_sound(path: Path) -> bool:
    """Whether a file is a database of the program that can be read to its end."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as connection:
            checked = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
    except sqlite3.DatabaseError:
        return False
    return checked and bool(made)


def _dump(url: URL, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupError(words.NO_PG_DUMP)
    plain = url.set(drivername="postgresql", password=None)
    secret = {"PGPASSWORD": url.password} if url.password else {}
    done = subprocess.run(
        [program, "--format=custom", "--no-owner", f"--file={target}", f"--dbname={plain.render_as_string()}"],
        env={**os.environ, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(words.PG_DUMP_FAILED.format(reason=" ".join(done.stderr.split())))


def _naming(url: URL) -> tuple[str, str]:
    """How the names of a database's copies begin and end."""
    if url.get_backend_name() == "sqlite":
        return _file_of(url).stem, ".db"
    return f"postgresql-{url.database or 'bot'}", ".dump"


def _file_of(url: URL) -> Path:
    return Path(url.database or "bot.db")
