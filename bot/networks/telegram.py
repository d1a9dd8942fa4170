"""Telegram as a network: long polling in, python-telegram-bot's Bot out."""

from __future__ import annotations

import asyncio
import logging
import mimetypes
import os
import re
from pathlib import PurePosixPath

import httpx
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.constants import MessageLimit
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.clock import Clock
from bot.networks import Command, Outgoing, ReceivedFile, Refused, Trouble, Wake, telegram_texts
from bot.networks.telegram_errors import reason, send_error
from bot.networks.telegram_polling import Pace, Polling
from bot.networks.telegram_sending import Sender
from bot.networks.telegram_updates import NETWORK
from storage.session import Database

log = logging.getLogger(__name__)

TELEGRAM = "https://api.telegram.org"
# httpx's pool slows down beyond some 35 connections: 26 to send, 2 to receive, 4 for files.
SENDING_CONNECTIONS, FILE_CONNECTIONS = 26, 4
PATIENCE = 30.0  # seconds; an answer that comes later leaves a message's fate unknown, so be patient

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


class TelegramNetwork:
    """A Telegram bot. `api_url` is the Bot API server, Telegram's own when None."""

    name = NETWORK
    text_limit = int(MessageLimit.MAX_TEXT_LENGTH)
    can_edit = True

    def __init__(
        self,
        *,
        token: str,
        api_url: str | None,
        database: Database,
        clock: Clock,
        wake: Wake,
        stranger_menu: tuple[Command, ...] = (),
        connect_within: float = 60.0,
        answer_within: float = PATIENCE,
        pace: Pace | None = None,
    ) -> None:
        """`stranger_menu` is shown where no other is set. `start` gives a connection `connect_within` seconds."""
        os.environ["PTB_TIMEDELTA"] = "true"  # the library's own opt-in; without it every RetryAfter warns
        self._token = token.strip()
        self._stranger_menu = stranger_menu
        self._connect_within = connect_within
        self._pace = pace or Pace()
        server = (api_url or TELEGRAM).rstrip("/")
        updates = HTTPXRequest(connection_pool_size=2, connect_timeout=10.0, pool_timeout=10.0)
        self._bot = Bot(
            self._token or "-",  # `start` says in words that this is no token
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=_sending_request(answer_within),
            get_updates_request=updates,
        )
        self._files = httpx.AsyncClient(
            limits=httpx.Limits(max_connections=FILE_CONNECTIONS),
            timeout=httpx.Timeout(answer_within, pool=10 * answer_within),
        )
        self._sender = Sender(self._bot)
        self._polling = Polling(
            bot=self._bot,
            request=updates,
            database=database,
            clock=clock,
            wake=wake,
            pace=self._pace,
            on_press=self._answer_press,
        )
        self.username = ""  # the bot's own name, without @; known once `start` has returned
        self._answer_within = answer_within
        self._stopping = False
        self._sending: set[asyncio.Task[object]] = set()
        self._answers: set[asyncio.Task[None]] = set()

    def invite_link(self, code: str) -> str:
        """The link that opens the bot's private chat and gives it this code."""
        return f"https://t.me/{self.username}?start={code}"

    async def start(self) -> None:
        """Check the token. ValueError when Telegram refuses it, OSError when Telegram is out of reach."""
        if _TOKEN.fullmatch(self._token) is None:
            raise ValueError(telegram_texts.BAD_TOKEN)
        await self._connect()
        try:
            await self._bot.set_my_commands(_listed(self._stranger_menu), scope=BotCommandScopeDefault())
        except TelegramError as error:  # strangers can do without a menu
            log.warning("The menu for strangers was not set: %s", reason(error))

    async def run(self) -> None:
        """Receive until cancelled."""
        await self._polling.run()

    async def stop(self) -> None:
        """Send nothing more, let what is on its way arrive, and close connections.

        A press not yet answered stops spinning by itself in the person's app.
        """
        self._stopping = True
        if self._sending:
            await asyncio.wait(self._sending, timeout=self._answer_within)
        for answer in self._answers:
            answer.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)
        await self._files.aclose()
        await self._bot.shutdown()

    async def send(self, message: Outgoing) -> int:
        """Send, and return the id of the message that carries the text; SendError when it cannot be sent."""
        task = asyncio.current_task()
        if self._stopping or task is None:
            raise Trouble("stopping")
        self._sending.add(task)
        try:
            return await self._sender.send(message)
        finally:
            self._sending.discard(task)

    async def show_menu(self, *, chat_id: int, commands: tuple[Command, ...]) -> None:
        """Offer these commands in that chat; SendError when Telegram does not take them."""
        try:
            await self._bot.set_my_commands(_listed(commands), scope=BotCommandScopeChat(chat_id))
        except TelegramError as error:
            raise send_error(error) from error

    async def download(self, file_id: str, *, limit: int) -> ReceivedFile:
        """Fetch a file; Refused when larger than `limit` bytes, Trouble when it fails.

        Telegram tells neither the file's own name nor its type here: the message that it came with does.
        """
        try:
            file = await self._bot.get_file(file_id)
        except TelegramError as error:
            raise send_error(error) from error
        if file.file_path is None or (file.file_size or 0) > limit:
            raise Refused("file too large")
        content = await self._fetch(file.file_path, limit=limit)
        name = PurePosixPath(httpx.URL(file.file_path).path).name
        return ReceivedFile(name, mimetypes.guess_type(name)[0] or "application/octet-stream", content)

    async def _fetch(self, url: str, *, limit: int) -> bytes:
        content = bytearray()
        try:
            async with self._files.stream("GET", url) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise Trouble(f"the file server answered {answer.status_code}")
                async for piece in answer.aiter_bytes():
                    content += piece
                    if len(content) > limit:  # whatever was said about its size
                        raise Refused("file too large")
        except httpx.HTTPError as error:
            raise Trouble(type(error).__name__) from error
        return bytes(content)

    async def _connect(self) -> None:
        deadline = asyncio.get_running_loop().time() + self._connect_within
        while True:
            try:
                await self._bot.initialize()
            except InvalidToken:
                await self.stop()
                raise ValueError(telegram_texts.BAD_TOKEN) from None  # the cause's text has the token
            except TelegramError as error:
                if asyncio.get_running_loop().time() >= deadline:
                    await self.stop()
                    raise OSError(telegram_texts.NO_CONNECTION) from error
                log.warning(telegram_texts.STILL_TRYING, reason(error))
            else:
                self.username = self._bot.username
                return
            await asyncio.sleep(self._pace.first_pause)

    def _answer_press(self, query_id: str) -> None:
        """Stop the spinner on a pressed button, beside everything else: it may fail, and nothing waits for it."""
        task = asyncio.get_running_loop().create_task(self._answer(query_id))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _answer(self, query_id: str) -> None:
        try:
            await self._bot.answer_callback_query(query_id)
        except TelegramError as error:
            log.info("A press was not answered: %s", reason(error))


def _sending_request(answer_within: float) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=SENDING_CONNECTIONS,
        connect_timeout=10.0,
        read_timeout=answer_within,
        write_timeout=answer_within,
        media_write_timeout=2 * answer_within,
        pool_timeout=answer_within,
    )


def _listed(commands: tuple[Command, ...]) -> list[BotCommand]:
    return [BotCommand(command.name, command.description) for command in commands]
