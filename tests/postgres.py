"""A PostgreSQL of the tests' own, from whatever binaries the machine has; it ends with the test session.

Import `postgres_server` and `postgres_url` in a conftest.py. Without PostgreSQL the tests that ask for it are
skipped, but where CI=true they fail.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL

if sys.platform != "win32":
    import pwd

# Runs until its standard input ends, so that it stops when the tests do, even if they are killed.
_RUN = """
"$1/initdb" -D "$2/data" -U bot -A trust -E UTF8 --no-locale --no-sync >"$2/log" 2>&1 &&
"$1/pg_ctl" start -w -t 60 -D "$2/data" -l "$2/log" -o "-k $2 -c listen_addresses='' -c fsync=off" >>"$2/log" 2>&1 &&
echo ready || cat "$2/log"
cat >/dev/null
"$1/pg_ctl" stop -m immediate -D "$2/data" >/dev/null 2>&1
rm -rf "$2"
"""
_numbers = itertools.count(1)


def find_binaries() -> Path | None:
    """The folder of `initdb`, `pg_ctl` and `postgres`, of the newest version that is there."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))[::-1]
    return next((folder for folder in folders if all((folder / name).exists() for name in ("initdb", "pg_ctl"))), None)


@contextmanager
def running_server() -> Iterator[URL]:
    """A server on a socket in a folder of its own, where the user `bot` may do anything."""
    binaries = find_binaries()
    if binaries is None:
        _give_up("PostgreSQL is not installed: no initdb in PATH or in /usr/lib/postgresql/*/bin")
    folder = Path(tempfile.mkdtemp(prefix="bot-pg-"))
    account = _account()
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    server = subprocess.Popen(
        ["/bin/sh", "-c", _RUN, "sh", str(binaries), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
        user=None if account is None else account.pw_uid,
        group=None if account is None else account.pw_gid,
        extra_groups=None if account is None else [],
    )
    with server:  # closes both pipes at the end, and waits
        assert server.stdout is not None
        said = server.stdout.readline()
        if said != "ready\n":
            assert server.stdin is not None
            server.stdin.close()
            pytest.fail(f"PostgreSQL did not start: {said}{server.stdout.read()}")
        yield URL.create("postgresql+psycopg", username="bot", database="postgres", query={"host": str(folder)})


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """The session's PostgreSQL server: the address of its `postgres` database."""
    with running_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """The address of an empty database for one test."""
    name = f"test_{next(_numbers)}"
    _run(postgres_server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield postgres_server.set(database=name).render_as_string(hide_password=False)
    _run(postgres_server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(server: URL, command: sql.Composed) -> None:
    with psycopg.connect(host=str(server.query["host"]), user="bot", dbname="postgres", autocommit=True) as connection:
        connection.execute(command)


def _account() -> pwd.struct_passwd | None:
    """Whom to run PostgreSQL as, since it refuses root; None: ourselves."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _give_up(why: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)
