"""The try-out chat's queries on the other database."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.networks import Command, Document, Outgoing
from storage import local_chat
from storage.session import Database
from tests.networks.try_out import GROUP, LEADER, START, STATION, TryOut, new_network, with_committee
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]  # fixtures, found by their names


@pytest.fixture
async def chat(request: pytest.FixtureRequest) -> AsyncIterator[TryOut]:
    database = with_committee(Database(request.getfixturevalue("postgres_url")))
    clock = MovableClock(START, running=False)
    network = new_network(database, clock, [])
    await network.start()
    async with aiohttp.ClientSession() as http:
        yield TryOut(database=database, clock=clock, network=network, http=http)
    await network.stop()
    database.dispose()


async def test_talking_counting_and_files_work_on_postgresql(chat: TryOut) -> None:
    page = await chat.page(STATION)
    first = await page.says("/tiendo đường 120m", nonce="a")
    assert await page.says("/tiendo đường 120m", nonce="a") == first
    await (await chat.upload(b"PK", name="Danh sách.xlsx")).json()
    report = Document(name="b.pdf", mime="application/pdf", content=b"%PDF")
    sent = await chat.network.send(Outgoing(chat_id=GROUP, text="Đã nhận", document=report, reply_to=first))
    await chat.network.send(Outgoing(chat_id=GROUP, text="Đã nhận 1 dòng", edits=sent))
    await chat.network.show_menu(chat_id=GROUP, commands=(Command("gan", "Gắn"),))
    await page.asks({"do": "open", "as": STATION, "chat": GROUP})
    told = (await page.hears("history"))["messages"]
    assert [one["text"] for one in told] == ["/tiendo đường 120m", "", "Đã nhận 1 dòng"]
    assert [one["file"] and one["file"]["size"] for one in told] == [None, 2, 4]
    assert told[2]["answers"]["text"] == "/tiendo đường 120m"
    with chat.database.transaction() as session:
        local_chat.seed_local_chats(session, committee_id=1)
        local_chat.mark_read(session, user_id=LEADER, chat_id=GROUP, upto=first)
        counts = {(row.user_id, row.chat_id): row.count for row in local_chat.unread(session)}
    assert counts == {(STATION, GROUP): 1, (STATION, STATION): 0, (LEADER, GROUP): 2, (LEADER, LEADER): 0}
    assert len(chat.received()) == 2
