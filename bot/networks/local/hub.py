"""The pages that are open, and what each of them is told when something changes."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.clock import Clock
from bot.networks.local import view
from storage import local_chat
from storage.session import Database

Json = dict[str, Any]

MOST_WAITING = 2000  # events that a page may lag behind before it is cut off, to load everything anew
BURST, PER_SECOND = 60, 20  # requests of one page


class Page:
    """One open page: whom it plays, what it is yet to be told, and how much more it may ask."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self.user_id: int | None = None
        self._waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self._allowance = float(BURST)
        self._since = time.monotonic()
        self._lost = False

    def tell(self, event: str, **values: Any) -> None:
        """Have this event sent; a page that does not keep up is cut off, and loads everything when it is back."""
        try:
            self._waiting.put_nowait(json.dumps({"event": event, **values}, ensure_ascii=False))
        except asyncio.QueueFull:
            self._lost = True

    def may_ask(self) -> bool:
        """Whether one more request is within bounds; counts it."""
        now = time.monotonic()
        self._allowance = min(BURST, self._allowance + (now - self._since) * PER_SECOND)
        self._since = now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        return True

    async def write(self) -> None:
        """Send what is waiting until the page is gone."""
        while not self._lost:
            try:
                await self.socket.send_str(await self._waiting.get())
            except ConnectionError:
                return
        await self.socket.close(code=1013)


class Hub:
    """All open pages. Every method reads the database in its own transaction, after the change was committed."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.pages: set[Page] = set()
        self._database = database
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now()

    def tell_all(self, event: str, **values: Any) -> None:
        """Tell every page."""
        for page in self.pages:
            page.tell(event, **values)

    def changed(self, *, chat_id: int, message_id: int, fresh: bool) -> None:
        """Show a new (`fresh`) or changed message to whoever plays one of the chat's people, and all new counts."""
        if not self.pages:
            return
        with self._database.transaction() as session:
            unread = local_chat.unread(session, chat_id=chat_id)
            row = local_chat.messages_by_id(session, [message_id])[message_id]
            message = view.messages(session, [row])[0]
        seeing = {one.user_id for one in unread}
        for page in self.pages:
            if page.user_id in seeing:
                page.tell("message", message=message, fresh=fresh)
            page.tell("unread", counts=view.counts(unread))

    def read(self, *, user_id: int) -> None:
        """Tell every page what this person has left to read."""
        with self._database.transaction() as session:
            unread = local_chat.unread(session, user_id=user_id)
        self.tell_all("unread", counts=view.counts(unread))

    def menu(self, *, chat_id: int, commands: list[list[str]]) -> None:
        """Tell every page the chat's new menu."""
        self.tell_all("menu", chat=chat_id, commands=commands)

    async def close(self) -> None:
        """Say goodbye to every page."""
        for page in list(self.pages):
            await page.socket.close(code=1001)
