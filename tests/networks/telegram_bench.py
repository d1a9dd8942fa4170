"""A TelegramNetwork with a database of its own, talking to the pretend Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel, col, select

from bot.clock import RealClock
from bot.networks import Command
from bot.networks.telegram import TelegramNetwork
from bot.networks.telegram_polling import Pace
from storage.inbox import Inbox
from storage.session import Database
from tests.pretend_telegram import TOKEN, PretendTelegram

QUICK = Pace(poll=5, first_pause=0.01, longest_pause=0.05, conflict_pause=0.02)


class Bench:
    """The network under test, its inbox, and how often it woke delivery."""

    def __init__(self, folder: Path, telegram: PretendTelegram, *, url: str | None = None, **settings: Any) -> None:
        self.wakes = 0
        self.database = Database(f"sqlite:///{folder / 'bench.db'}")
        SQLModel.metadata.create_all(self.database.engine, tables=[SQLModel.metadata.tables["inbox"]])
        self.network = TelegramNetwork(
            **{
                "token": TOKEN,
                "api_url": url or telegram.url,
                "database": self.database,
                "clock": RealClock(),
                "wake": self._wake,
                "stranger_menu": (Command("batdau", "Bắt đầu"), Command("trogiup", "Trợ giúp")),
                "connect_within": 0.0,
                "pace": QUICK,
                **settings,
            }
        )

    def _wake(self) -> None:
        self.wakes += 1

    def inbox(self) -> Sequence[Inbox]:
        """Every row, in the order of arrival."""
        with self.database.transaction() as session:
            return session.exec(select(Inbox).order_by(col(Inbox.id))).all()

    def texts(self) -> list[str]:
        """The texts of the messages received."""
        return [row.payload["message"]["text"] for row in self.inbox() if "message" in row.payload]

    @asynccontextmanager
    async def started(self) -> AsyncIterator[TelegramNetwork]:
        """The network between start and stop, not receiving."""
        await self.network.start()
        try:
            yield self.network
        finally:
            await self.network.stop()

    @asynccontextmanager
    async def receiving(self) -> AsyncIterator[TelegramNetwork]:
        """The network between start and stop, receiving."""
        async with self.started() as network:
            loop = asyncio.create_task(network.run())
            try:
                yield network
            finally:
                assert not loop.done(), "the receiving loop ended by itself"
                loop.cancel()
                with suppress(asyncio.CancelledError):
                    await loop
