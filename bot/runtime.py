"""Starts and stops the program: database, lock, clock, networks; every refusal is one sentence."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import webbrowser
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import create_engine, func, make_url, select, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot import app, committee_setup
from bot.clock import COMMUNE_ZONE, Clock, MovableClock, RealClock
from bot.committee_file import CommitteeFile
from bot.committee_file import read as read_committee
from bot.domain.roles import Role
from bot.networks.local.network import LocalNetwork
from bot.networks.telegram import TelegramNetwork
from bot.settings import Settings
from bot.texts import people, system
from storage import clocks, committees
from storage.local_chat import seed_local_chats
from storage.migrate import NewerSchema, upgrade
from storage.session import Database

TRYOUT_START = datetime(2021, 6, 14, 7, 0, tzinfo=COMMUNE_ZONE)
POSTGRES_LOCK = 1906202120062021  # any number of our own


class CannotStart(Exception):
    """The program cannot start; the text is one Vietnamese sentence."""


def open_database(settings: Settings) -> Database:
    """Open and upgrade the database; CannotStart when that is not possible."""
    database = Database(settings.database_url)
    where = database.url.database if database.is_sqlite else database.url.host
    try:
        if database.is_sqlite and database.url.database:
            Path(database.url.database).parent.mkdir(parents=True, exist_ok=True)
        upgrade(database)
        with database.transaction() as session:  # a read-only disk shows here at the latest
            session.execute(text("CREATE TABLE IF NOT EXISTS write_check (id INTEGER)"))
            session.execute(text("DROP TABLE write_check"))
    except NewerSchema as error:
        raise CannotStart(system.DATABASE_NEWER) from error
    except (OSError, SQLAlchemyError) as error:
        raise CannotStart(system.DATABASE_UNUSABLE.format(where=where)) from error
    return database


@contextlib.contextmanager
def only_copy(settings: Settings) -> Iterator[None]:
    """Hold the database for this process; CannotStart when another copy runs on it."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        with _locked_file(Path(url.database or "bot.db")):
            yield
    else:
        with _locked_server(settings.database_url):
            yield


@contextlib.contextmanager
def _locked_file(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{path}.lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise CannotStart(system.SECOND_COPY) from error
    except OSError as error:
        raise CannotStart(system.DATABASE_UNUSABLE.format(where=path)) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _locked_server(url: str) -> Iterator[None]:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            if not connection.scalar(select(func.pg_try_advisory_lock(POSTGRES_LOCK))):
                raise CannotStart(system.SECOND_COPY)
            yield
    except OperationalError as error:
        raise CannotStart(system.DATABASE_UNUSABLE.format(where=make_url(url).host)) from error
    finally:
        engine.dispose()


def put_aside(settings: Settings) -> None:
    """Rename the try-out's database, so that the next start begins anew; the one put aside before goes."""
    path = Path(make_url(settings.database_url).database or "")
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.replace(path.with_name(f"{path.stem}.truoc{path.suffix}{suffix}"))


def load_committee(database: Database, file: CommitteeFile, sha256: str, *, local: bool, now: datetime) -> None:
    """Bring the committee up to its file, and seat its members in the try-out chat."""
    with database.transaction() as session:
        committee_setup.load(session, file, sha256=sha256, now=now)
        if local:
            for committee in committees.all_committees(session):
                seed_local_chats(session, committee_id=committee.id)


def choose_clock(settings: Settings, database: Database) -> Clock:
    """Real time, or in the try-out the sample's day, going on where it stopped."""
    if not settings.is_tryout:
        return RealClock()
    with database.transaction() as session:
        saved = clocks.read(session)
    return MovableClock(saved or TRYOUT_START)


def first_links(running: app.Running) -> list[str]:
    """For each network with links and no secretary yet: a one-time link that makes one."""
    links = []
    program = running.program
    with program.database.transaction() as session:
        for committee in committees.all_committees(session):
            joined = committees.networks_of(session, committee_id=committee.id)
            secretaries = committees.secretaries(session, committee_id=committee.id)
            for name, network in program.networks.items():
                if not isinstance(network, TelegramNetwork):
                    continue
                if any(name in joined.get(secretary.id, {}) for secretary in secretaries):
                    continue
                code = committees.invite(
                    session,
                    committee_id=committee.id,
                    role=Role.SECRETARY,
                    member_id=secretaries[0].id if secretaries else None,
                    now=program.clock.now(),
                )
                links.append(people.FIRST_LINK.format(link=network.invite_link(code)))
    return links


def run(settings: Settings, *, open_browser: bool, say: Callable[[str], None]) -> None:
    """Run until Ctrl+C or SIGTERM; CannotStart when it cannot begin. CommitteeFileError passes through."""
    file, sha256 = read_committee(settings.committee_file)
    with only_copy(settings):
        database = open_database(settings)
        clock = choose_clock(settings, database)
        load_committee(database, file, sha256, local=settings.local_chat, now=clock.now())
        running = app.build(settings, database=database, clock=clock)
        asyncio.run(_run(running, open_browser=open_browser, say=say))


async def _run(running: app.Running, *, open_browser: bool, say: Callable[[str], None]) -> None:
    try:
        await running.start()
    except (OSError, ValueError) as error:
        await running.stop()
        raise CannotStart(str(error)) from error
    for network in running.program.networks.values():
        if isinstance(network, LocalNetwork):
            say(system.TRYOUT_AT.format(url=network.address))
            if open_browser:
                _open_browser(network.address)
        elif isinstance(network, TelegramNetwork):
            say(system.RUNNING_TELEGRAM.format(username=network.username))
    for link in first_links(running):
        say(link)
    work = asyncio.create_task(running.run())
    _on_stop_signal(work.cancel)
    try:
        await work
    except asyncio.CancelledError:
        say(system.STOPPED)
    finally:
        await running.stop()


def _on_stop_signal(stop: Callable[[], object]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, stop)
        except NotImplementedError:  # Windows: Ctrl+C cancels the main task by itself
            return


def _open_browser(address: str) -> None:
    """Open the page where there is a desktop; never in the way of the program."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)
