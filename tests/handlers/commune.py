"""A whole committee in a test: the real program on a network of the test's own, and a clock that the test moves."""

from __future__ import annotations

import asyncio
import functools
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from bot import app, delivery, runtime
from bot.clock import COMMUNE_ZONE, MovableClock
from bot.committee_file import CommitteeFile, read
from bot.networks import Command, Outgoing, ReceivedFile, Refused, SendError, Unreachable
from bot.settings import Settings
from storage import inbox
from storage.committees import Chat, Identity, Member
from storage.inbox import Inbox
from storage.session import Database
from tests.prepared import FILE, made_file, sqlite_url

GROUP = "nhóm"
PATIENCE = 60.0  # seconds for the longest list, on a busy machine
NETWORK = "local"


@dataclass(slots=True)
class Said:
    """A message of the bot, as a network received it."""

    chat_id: int
    message_id: int
    text: str
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()
    document: bytes | None = None
    edited: bool = False

    @property
    def labels(self) -> list[str]:
        return [label for row in self.buttons for label, _ in row]


@dataclass(slots=True)
class TestNetwork:
    """A network in memory: keeps what was sent, and fails when it is told to."""

    __test__ = False

    name: str = NETWORK
    text_limit: int = 4096
    can_edit: bool = True
    sent: list[Said] = field(default_factory=list)
    edits: list[Said] = field(default_factory=list)
    files: dict[str, ReceivedFile] = field(default_factory=dict)
    failures: list[SendError] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    menus: dict[int, tuple[Command, ...]] = field(default_factory=dict)
    _next: int = 100_000

    async def start(self) -> None:
        return None

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def stop(self) -> None:
        return None

    async def send(self, message: Outgoing) -> int:
        if message.chat_id in self.blocked:
            raise Unreachable
        if self.failures:
            raise self.failures.pop(0)
        buttons = tuple(tuple((button.label, button.data) for button in row) for row in message.buttons)
        content = message.document.content if message.document is not None else None
        if message.edits is not None:
            old = next(one for one in self.sent if one.message_id == message.edits)
            old.text, old.buttons, old.edited = message.text, buttons, True
            self.edits.append(Said(message.chat_id, message.edits, message.text, buttons, content, edited=True))
            return message.edits
        self._next += 1
        self.sent.append(Said(message.chat_id, self._next, message.text, buttons, content))
        return self._next

    async def download(self, file_id: str, *, limit: int) -> ReceivedFile:
        if len(self.files[file_id].content) > limit:
            raise Refused("too large")
        return self.files[file_id]

    async def show_menu(self, *, chat_id: int, commands: tuple[Command, ...]) -> None:
        self.menus[chat_id] = commands


@functools.cache
def _founded_file(start: datetime) -> bytes:
    """A SQLite database in which the program has started once, with the sample committee."""
    return made_file(lambda folder: _open_founded(_settings(folder), start))


def _settings(folder: Path) -> Settings:
    return Settings(database_url=sqlite_url(folder), data_dir=folder)


def _open_founded(settings: Settings, now: datetime, committee: CommitteeFile | None = None) -> Database:
    database = runtime.open_database(settings)
    sample, sha256 = read(None)
    runtime.load_committee(database, committee or sample, sha256, local=True, now=now)
    return database


class Commune:
    """The program with the sample committee, or another; `says` and `presses` return what the bot answered to it."""

    def __init__(
        self, folder: Path, *, start: datetime = runtime.TRYOUT_START, committee: CommitteeFile | None = None
    ) -> None:
        self.folder = folder
        self.committee = committee
        self.settings = _settings(folder)
        self.clock = MovableClock(start, running=False)
        self.network = TestNetwork()
        self._message = 0

    async def start(self) -> None:
        if self.committee is None and not (self.folder / FILE).exists():
            (self.folder / FILE).write_bytes(_founded_file(self.clock.now()))
        self.database = _open_founded(self.settings, self.clock.now(), self.committee)
        self.running = app.build(self.settings, database=self.database, clock=self.clock, networks=[self.network])
        await self.running.application.initialize()  # no ticks: the test sweeps by moving the clock
        with self.session() as session:
            users = {row.member_id: row.user_id for row in session.exec(select(Identity))}
            self.users = {row.key: users[row.id] for row in session.exec(select(Member)) if row.id in users}
            self.group = session.exec(select(Chat.chat_id).where(Chat.kind == "group")).one()

    async def stop(self) -> None:
        await self.running.stop()

    def session(self) -> Session:
        """A session to look at the database with."""
        return Session(self.database.engine)

    async def says(
        self, who: str, text: str | None, *, where: str = "", message_id: int | None = None, **more: Any
    ) -> list[Said]:
        """A member (or a user id) writes; in private, or `where=GROUP`. `message_id` edits that message."""
        kind = "message" if message_id is None else "edited_message"
        return await self._receive(
            {kind: self._message_of(who, where, message_id, **({"text": text} if text is not None else {}), **more)}
        )

    async def sends_file(self, who: str, name: str, content: bytes, *, where: str = "") -> list[Said]:
        """A member sends a document."""
        file_id = hashlib.sha256(content).hexdigest()
        self.network.files[file_id] = ReceivedFile(name, "application/octet-stream", content)
        document = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(content)}
        return await self.says(who, None, where=where, document=document)

    async def sends_photo(self, who: str, content: bytes, *, caption: str | None = None) -> list[Said]:
        """A member sends a photo in private."""
        file_id = hashlib.sha256(content).hexdigest()
        self.network.files[file_id] = ReceivedFile("photo.jpg", "image/jpeg", content)
        photo = [{"file_id": file_id, "file_unique_id": file_id, "width": 10, "height": 10}]
        more: dict[str, Any] = {"caption": caption} if caption is not None else {}
        return await self.says(who, None, photo=photo, **more)

    async def presses(self, who: str, said: Said, label: str) -> list[Said]:
        """A member presses the first button whose label contains `label`."""
        data = next(data for row in said.buttons for text, data in row if label in text)
        return await self.presses_data(who, said, data)

    async def presses_data(self, who: str, said: Said, data: str) -> list[Said]:
        """A press with any data, forged too."""
        chat = self._chat(said.chat_id)
        query = {
            "id": f"q{self._message}",
            "from": self._user(who),
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": said.message_id, "date": int(self.clock.now().timestamp()), "chat": chat},
        }
        return await self._receive({"callback_query": query})

    async def deletes(self, who: str, message_id: int, *, where: str = "") -> list[Said]:
        """A member deletes a message of his own."""
        user = self._user(who)
        chat = self._chat(self.group if where == GROUP else user["id"])
        gone = {"business_connection_id": f"local:{user['id']}", "chat": chat, "message_ids": [message_id]}
        return await self._receive({"deleted_business_messages": gone})

    async def moves_to(self, day: int, month: int, hour: int, minute: int = 0, *, year: int = 2021) -> list[Said]:
        """The clock moves; what the bot said by itself meanwhile."""
        before = len(self.network.sent)
        await self.running.schedule.advance(datetime(year, month, day, hour, minute, tzinfo=COMMUNE_ZONE))
        return self.network.sent[before:]

    @property
    def last_message(self) -> int:
        """The id of the last message that a person sent."""
        return self._message

    def to(self, who: str, sent: list[Said]) -> list[Said]:
        """Of these, what went to a member in private, or to the group."""
        chat_id = self.group if who == GROUP else self.users[who]
        return [one for one in sent if one.chat_id == chat_id]

    def inbox_statuses(self) -> list[str]:
        with self.session() as session:
            return list(session.exec(select(Inbox.status).order_by(col(Inbox.id))))

    def _message_of(self, who: str, where: str, message_id: int | None, **content: Any) -> dict[str, Any]:
        user = self._user(who)
        if message_id is None:
            self._message += 1
        return {
            "message_id": message_id or self._message,
            "date": int(self.clock.now().timestamp()),
            "from": user,
            "chat": self._chat(self.group if where == GROUP else int(where) if where else user["id"]),
            **({"edit_date": int(self.clock.now().timestamp())} if message_id else {}),
            **content,
        }

    def _user(self, who: str) -> dict[str, Any]:
        return {"id": self.users[who] if who in self.users else int(who), "is_bot": False, "first_name": who}

    def _chat(self, chat_id: int) -> dict[str, Any]:
        kind = "private" if chat_id > 0 else "supergroup"
        return {"id": chat_id, "type": kind, **({"title": GROUP} if chat_id < 0 else {"first_name": "x"})}

    async def _receive(self, update: dict[str, Any]) -> list[Said]:
        before, edits = len(self.network.sent), len(self.network.edits)
        self._key = getattr(self, "_key", 0) + 1
        content = next(iter(update.values()))
        chat_id = (content.get("chat") or content["message"]["chat"])["id"]
        with self.database.transaction() as session:
            inbox.store(
                session,
                network=NETWORK,
                network_key=str(self._key),
                chat_id=chat_id,
                payload={"update_id": 0, **update},
                now=self.clock.now(),
            )
        await delivery.settle(self.running.program, self.running.inbox, self.running.outbox, seconds=PATIENCE)
        return [*self.network.sent[before:], *self.network.edits[edits:]]


@asynccontextmanager
async def running(commune: Commune) -> AsyncIterator[Commune]:
    """The commune with its program at work."""
    await commune.start()
    work = asyncio.create_task(commune.running.run())
    try:
        yield commune
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await commune.stop()
