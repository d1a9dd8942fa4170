"""`bot doctor`: what is set, what is missing, and whether the token, the database and the disk are fine."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func
from sqlmodel import col, select

from bot import backups, runtime
from bot.clock import RealClock
from bot.committee_file import CommitteeFileError, read
from bot.networks.telegram import TelegramNetwork
from bot.render import when
from bot.settings import Settings
from bot.texts import doctor as words
from storage import committees
from storage.committees import Chat
from storage.contacts import Contact
from storage.inbox import Inbox, InboxStatus
from storage.session import Database

LEAST_FREE = 2**30
OLD_BACKUP = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. `good` none: neither good nor bad, only worth knowing."""

    good: bool | None
    sentence: str

    @property
    def line(self) -> str:
        return f"{ {True: '✓', False: '✗', None: '•'}[self.good] } {self.sentence}"


def examine(settings: Settings, dotenv: Path) -> Iterator[Check]:
    """Look at everything, one finding at a time; nothing is changed but that the database is made."""
    yield Check(None, words.ENV_FOUND if dotenv.exists() else words.ENV_NONE)
    yield _committee(settings)
    yield from _database(settings)
    yield _disk(settings)
    yield _backups(settings)
    if settings.telegram_token is None:
        yield Check(None, words.TOKEN_NONE)
    else:
        yield from asyncio.run(_telegram(settings, settings.telegram_token))
    if settings.local_chat:
        yield _port(settings.local_port)


def _committee(settings: Settings) -> Check:
    try:
        file, _ = read(settings.committee_file)
    except CommitteeFileError as error:
        return Check(False, words.COMMITTEE_BAD.format(reason=error))
    if settings.committee_file is None:
        return Check(True if settings.is_tryout else None, words.COMMITTEE_SAMPLE.format(commune=file.xa))
    sentence = words.COMMITTEE_FILE.format(
        commune=file.xa,
        hamlets=len(file.thon),
        members=len(file.nguoi),
        tasks=len(file.nhiem_vu),
        name=settings.committee_file.name,
    )
    return Check(True, sentence)


def _database(settings: Settings) -> Iterator[Check]:
    try:
        database = runtime.open_database(settings)
    except runtime.CannotStart as error:
        yield Check(False, words.DATABASE_BAD.format(reason=error))
        return
    try:
        yield from _contents(settings, database)
    finally:
        database.dispose()


def _contents(settings: Settings, database: Database) -> Iterator[Check]:
    with database.transaction() as session:
        contacts = session.exec(select(func.count(col(Contact.id)))).one()
        failed = session.exec(select(func.count(col(Inbox.id))).where(Inbox.status == InboxStatus.FAILED)).one()
        groups = len(session.exec(select(Chat).where(Chat.kind == "group", Chat.network == "telegram")).all())
        roll = [
            (
                len(committees.networks_of(session, committee_id=row.id)),
                len(committees.members_of(session, committee_id=row.id)),
            )
            for row in committees.all_committees(session)
        ]
    where = database.url.database if database.is_sqlite else f"PostgreSQL {database.url.host}"
    yield Check(True, words.DATABASE_GOOD.format(where=where, contacts=contacts))
    try:
        with runtime.only_copy(settings):
            pass
    except runtime.CannotStart:
        yield Check(None, words.DATABASE_BUSY)
    if failed:
        yield Check(False, words.FAILED_ROWS.format(n=failed))
    for joined, total in roll:
        yield Check(None, words.MEMBERS.format(joined=joined, total=total))
    if settings.telegram_token is not None:
        yield Check(True, words.GROUP_BOUND.format(n=groups)) if groups else Check(False, words.GROUP_NONE)


def _disk(settings: Settings) -> Check:
    folder = settings.data_dir
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder if folder.exists() else Path()).free
    shown = f"{free / 2**30:.1f}".replace(".", ",")
    return Check(free >= LEAST_FREE, (words.DISK_GOOD if free >= LEAST_FREE else words.DISK_LOW).format(free=shown))


def _backups(settings: Settings) -> Check:
    newest = next(iter(backups.existing(settings)), None)
    if newest is None:
        nothing = words.BACKUPS_NONE if settings.backups_keep else words.BACKUPS_OFF
        return Check(None, nothing.format(folder=settings.backup_folder))
    old = RealClock().now() - newest.made_at > OLD_BACKUP
    sentence = words.BACKUPS_OLD if old else words.BACKUPS_GOOD
    good = None if old and not settings.backups_keep else not old
    return Check(good, sentence.format(when=when(newest.made_at), folder=settings.backup_folder))


async def _telegram(settings: Settings, token: str) -> list[Check]:
    """Ask Telegram who the bot is; nothing is received."""
    network = TelegramNetwork(
        token=token,
        api_url=settings.telegram_api_url,
        database=Database("sqlite://"),
        clock=RealClock(),
        wake=lambda: None,
    )
    try:
        await network.start()
    except (ValueError, OSError) as error:
        return [Check(False, words.TOKEN_BAD.format(reason=error))]
    finally:
        await network.stop()
    return [Check(True, words.TOKEN_WORKS.format(username=network.username))]


def _port(port: int) -> Check:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return Check(None, words.PORT_TAKEN.format(port=port))
    return Check(True, words.PORT_FREE.format(port=port))
