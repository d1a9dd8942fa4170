"""The try-out chat as a network: to the rest of the program no different from Telegram or Zalo."""

from __future__ import annotations

import errno
import ipaddress
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.clock import Clock
from bot.networks import Command, Document, Outgoing, ReceivedFile, Refused, Wake
from bot.networks.local import scenario, texts
from bot.networks.local.actions import PICTURES, new_attachment, picture_size
from bot.networks.local.clock_bar import ClockBar
from bot.networks.local.desk import Desk
from bot.networks.local.hub import Hub
from bot.networks.local.server import Server
from storage import committees, local_chat
from storage.attachments import Attachment
from storage.local_chat import NETWORK, LocalMessage
from storage.session import Database

log = logging.getLogger(__name__)

TIME_SHOWN_EVERY = 30.0  # seconds
FILE_ID = "att:"


class LocalNetwork:
    """A chat page on the loopback address. Port 0 takes any free one; `address` says which, once started."""

    name = NETWORK
    text_limit = 1_000_000
    can_edit = True

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        wake: Wake,
        host: str,
        port: int,
        on_clock_moved: Callable[[datetime], Awaitable[None]] | None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._host, self._port = host, port
        self._hub = Hub(database=database, clock=clock)
        self._clock_bar = ClockBar(clock=clock, hub=self._hub, on_moved=on_clock_moved)
        self._desk = Desk(database=database, hub=self._hub, clock_bar=self._clock_bar, wake=wake, day=scenario.load())
        self._runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        """Where the page is."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    async def start(self) -> None:
        """Open the port. ValueError for an address that others could reach, OSError when the port is taken."""
        if not _is_loopback(self._host):
            raise ValueError(texts.NOT_LOOPBACK.format(host=self._host))
        server = Server(desk=self._desk, hosts=self._hosts)
        runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, self._host, self._port)
        try:
            await site.start()
        except OSError as error:
            await runner.cleanup()
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise OSError(texts.PORT_TAKEN.format(port=self._port)) from error
            raise
        self._runner = runner
        self._port = runner.addresses[0][1]

    async def run(self) -> None:
        """Show the time now and then until cancelled; messages come through the server by themselves."""
        await self._clock_bar.pulse(TIME_SHOWN_EVERY)

    async def stop(self) -> None:
        """Close the pages' connections and the port."""
        await self._clock_bar.stop()
        await self._hub.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def send(self, message: Outgoing) -> int:
        """Show the bot's message, or its new form; Refused for a chat or an earlier message that is not there."""
        with self._database.transaction() as session:
            if committees.chat_by_id(session, network=NETWORK, chat_id=message.chat_id) is None:
                raise Refused("no such chat")
            row = self._store(session, message)
        try:
            self._hub.changed(chat_id=row.chat_id, message_id=row.id, fresh=message.edits is None)
        except SQLAlchemyError:  # it is sent: were this an error, it would be sent again
            log.exception("the open pages were not told of message %s", row.id)
        return row.id

    async def download(self, file_id: str, *, limit: int) -> ReceivedFile:
        """The bytes of a file that a person sent."""
        number = file_id.removeprefix(FILE_ID)
        with self._database.transaction() as session:
            found = session.get(Attachment, int(number)) if number.isdecimal() else None
        if found is None:
            raise Refused("no such file")
        if len(found.content) > limit:
            raise Refused("file too large")
        return ReceivedFile(name=found.name, mime=found.mime, content=found.content)

    async def show_menu(self, *, chat_id: int, commands: tuple[Command, ...]) -> None:
        """Offer these commands when someone types a slash in that chat."""
        listed = [[command.name, command.description] for command in commands]
        with self._database.transaction() as session:
            is_new = local_chat.set_menu(session, chat_id=chat_id, commands=listed)
        if is_new:
            self._hub.menu(chat_id=chat_id, commands=listed)

    def _store(self, session: Session, message: Outgoing) -> LocalMessage:
        if message.edits is None:
            row = LocalMessage(chat_id=message.chat_id, reply_to=message.reply_to, sent_at=self._clock.now())
        else:
            earlier = local_chat.message_in(session, chat_id=message.chat_id, message_id=message.edits)
            if earlier is None or earlier.sender_id is not None:
                raise Refused("no such message to edit")
            row = earlier
            row.edited_at = self._clock.now()
        row.text = message.text
        row.buttons = [[[button.label, button.data] for button in line] for line in message.buttons]
        if message.document is not None:
            self._attach(session, row, message.document)
        session.add(row)
        session.flush()
        return row

    def _attach(self, session: Session, row: LocalMessage, document: Document) -> None:
        attachment = new_attachment(document.name, document.mime, document.content, now=self._clock.now())
        session.add(attachment)
        session.flush()
        size = picture_size(document.content) if document.mime in PICTURES.values() else None
        row.attachment_id = attachment.id
        row.photo_width, row.photo_height = size or (None, None)

    def _hosts(self) -> frozenset[str]:
        return frozenset(f"{name}:{self._port}" for name in ("127.0.0.1", "localhost", "[::1]", self._host.lower()))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
