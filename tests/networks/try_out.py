"""A small committee and a page without a browser, for the tests of the try-out chat."""

from __future__ import annotations

import io
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
from sqlmodel import SQLModel, col, select

from bot.clock import COMMUNE_ZONE, MovableClock
from bot.networks.local.network import LocalNetwork
from storage import committees, local_chat
from storage.inbox import Inbox
from storage.session import Database

START = datetime(2021, 6, 14, 7, 0, tzinfo=COMMUNE_ZONE)
GROUP, STATION, LEADER = -1001, 1001, 1002

Json = dict[str, Any]


def database_with_committee(folder: Path) -> Database:
    """A database in this folder; a station and a hamlet leader in it when it is new."""
    return with_committee(Database(f"sqlite:///{folder / 'bot.db'}"))


def with_committee(database: Database) -> Database:
    """The same database, with its tables, and with a station and a hamlet leader when it is new."""
    SQLModel.metadata.create_all(database.engine)
    with database.transaction() as session:
        if committees.all_committees(session):
            return database
        committee = committees.Committee(
            key="thu", commune="Thử", group_title="BCD covid-19 Thử", settings={}, since=START
        )
        session.add(committee)
        session.flush()
        hamlet = committees.Hamlet(committee_id=committee.id, name="Nam Thắng")
        session.add(hamlet)
        session.flush()
        for key, name, role, home in (
            ("tram_y_te", "Nguyễn Thị Thử", "health_station", None),
            ("thon_nam_thang", "Trần Văn Mẫu", "hamlet_leader", hamlet.id),
        ):
            member = committees.Member(committee_id=committee.id, key=key, full_name=name, role=role, hamlet_id=home)
            session.add(member)
            session.flush()
        local_chat.seed_local_chats(session, committee_id=committee.id)
    return database


@dataclass
class TryOut:
    """A running try-out chat, with what a test looks at."""

    database: Database
    clock: MovableClock
    network: LocalNetwork
    http: aiohttp.ClientSession
    woken: list[bool] = field(default_factory=list)

    def received(self) -> list[Inbox]:
        """What the program was told, in order."""
        with self.database.transaction() as session:
            return list(session.exec(select(Inbox).order_by(col(Inbox.id))))

    async def page(self, user_id: int | None = None) -> Page:
        """A page that plays this person."""
        socket = await self.http.ws_connect(f"{self.network.address}/chat", headers={"Origin": self.network.address})
        page = Page(socket)
        await page.hears("state")
        if user_id is not None:
            await page.asks({"do": "become", "as": user_id})
            await page.hears("person")
        return page

    async def upload(self, content: bytes, **fields: str) -> aiohttp.ClientResponse:
        """Send a file as the page does."""
        known = {"as": str(STATION), "chat": str(GROUP), "nonce": "f1", "name": "tep.xlsx"}
        form = aiohttp.FormData(known | fields)
        form.add_field("file", io.BytesIO(content), filename="tep", content_type="application/octet-stream")
        return await self.http.post(
            f"{self.network.address}/files",
            data=form,
            headers={"Origin": self.network.address},
        )


@dataclass
class Page:
    """One open WebSocket."""

    socket: aiohttp.ClientWebSocketResponse

    async def asks(self, frame: Json | str) -> None:
        """Send a frame."""
        await self.socket.send_str(frame if isinstance(frame, str) else json.dumps(frame))

    async def hears(self, event: str) -> Json:
        """The next event of this kind; what comes before it is passed over."""
        while True:
            told: Json = await self.socket.receive_json(timeout=5)
            if told["event"] == event:
                return told

    async def says(
        self, text: str, *, user_id: int = STATION, chat: int = GROUP, nonce: str = "n1", **more: Any
    ) -> int:
        """Send a text and return its id once the program has it."""
        await self.asks({"do": "say", "as": user_id, "chat": chat, "nonce": nonce, "text": text, **more})
        answer = await self.hears("done")
        return int(answer["message"])


def new_network(
    database: Database,
    clock: MovableClock,
    woken: list[bool],
    *,
    port: int = 0,
    on_clock_moved: Callable[[datetime], Awaitable[None]] | None = None,
) -> LocalNetwork:
    """A try-out chat that has not been started."""
    return LocalNetwork(
        database=database,
        clock=clock,
        wake=lambda: woken.append(True),
        host="127.0.0.1",
        port=port,
        on_clock_moved=on_clock_moved,
    )
