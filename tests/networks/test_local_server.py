"""The try-out chat's server: whom it lets in, what it bears, its clock and its counts."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.networks import Outgoing
from bot.networks.local import scenario
from bot.networks.local.clock_bar import moves
from bot.networks.local.frames import parse
from bot.networks.local.network import LocalNetwork
from tests.networks.try_out import GROUP, LEADER, START, STATION, TryOut, database_with_committee, new_network


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[TryOut]:
    database, clock = database_with_committee(tmp_path), MovableClock(START, running=False)

    async def move(target: datetime) -> None:
        clock.move_to(target)

    network = new_network(database, clock, [], on_clock_moved=move)
    await network.start()
    async with aiohttp.ClientSession() as http:
        yield TryOut(database=database, clock=clock, network=network, http=http)
    await network.stop()
    database.dispose()


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"Host": "evil.example"}),
        ("/", {"Host": "127.0.0.1"}),
        ("/", {"Origin": "http://evil.example"}),
        ("/files/1", {"Sec-Fetch-Site": "cross-site"}),
        ("/chat", {}),
        ("/chat", {"Origin": "http://evil.example"}),
        ("/chat", {"Origin": "null"}),
    ],
)
async def test_other_sites_and_other_names_are_shut_out(chat: TryOut, path: str, headers: dict[str, str]) -> None:
    answer = await chat.http.get(chat.network.address + path, headers=headers)
    assert answer.status == 403
    assert "chính máy" in await answer.text()


async def test_an_upload_from_another_site_is_shut_out(chat: TryOut) -> None:
    answer = await chat.http.post(f"{chat.network.address}/files", data=b"x")
    assert answer.status == 403


async def test_the_page_may_load_nothing_from_elsewhere(chat: TryOut) -> None:
    answer = await chat.http.get(chat.network.address)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for path in ("/app/main.js", "/style/base.css", "/icon.svg"):
        assert (await chat.http.get(chat.network.address + path)).status == 200
    for path in ("/network.py", "/app/%2e%2e/%2e%2e/network.py", "/scenario/scenario.toml", "/files/77"):
        answer = await chat.http.get(chat.network.address + path)
        assert answer.status == 404
        assert (await answer.text()).startswith("Không")


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "[]",
        "1",
        '{"do":"say"}',
        '{"do":"dance","as":1}',
        '{"do":"become","as":1e400}',
        '{"do":"become","as":99999999999999999999}',
        '{"do":"say","as":1001,"chat":-1001,"nonce":"n","text":"\\ud800"}',
    ],
)
async def test_a_malformed_request_gets_a_sentence_and_the_talk_goes_on(chat: TryOut, raw: str) -> None:
    page = await chat.page(STATION)
    await page.asks(raw)
    assert "không đọc được" in (await page.hears("refused"))["reason"]
    assert await page.says("vẫn nói được") > 0


async def test_unknown_people_chats_and_messages_get_a_sentence(chat: TryOut) -> None:
    page = await chat.page(STATION)
    for frame, said in (
        ({"do": "become", "as": 77}, "Không có người này"),
        ({"do": "say", "as": 77, "chat": GROUP, "nonce": "a", "text": "x"}, "Không có người này"),
        ({"do": "say", "as": STATION, "chat": LEADER, "nonce": "b", "text": "x"}, "không ở trong"),
        ({"do": "say", "as": STATION, "chat": GROUP, "nonce": "c", "text": " \n"}, "chưa có chữ"),
        ({"do": "edit", "as": STATION, "chat": GROUP, "nonce": "d", "message": 9, "text": "x"}, "Không còn tin"),
        ({"do": "press", "as": STATION, "chat": GROUP, "nonce": "e", "message": 9, "data": "x"}, "không còn dùng"),
        ({"do": "read", "as": STATION, "chat": LEADER, "upto": 1}, "không ở trong"),
    ):
        await page.asks(frame)
        assert said in (await page.hears("refused"))["reason"]
    assert chat.received() == []


async def test_a_page_that_asks_too_fast_is_told_so(chat: TryOut) -> None:
    page = await chat.page(STATION)
    for number in range(100):
        await page.asks({"do": "say", "as": STATION, "chat": GROUP, "nonce": f"n{number}", "text": "x"})
    assert "nhanh quá" in (await page.hears("refused"))["reason"]
    assert 50 < len(chat.received()) < 100


async def test_ten_thousand_lines_arrive_whole(chat: TryOut) -> None:
    text = "\n".join(f"{number}. Nguyễn Văn Mẫu, SN 1985, thôn Nam Thắng" for number in range(10_000))
    page = await chat.page(STATION)
    await page.says(text)
    assert chat.received()[0].payload["message"]["text"] == text


async def test_unread_counts_follow_messages_and_reading(chat: TryOut) -> None:
    page = await chat.page(LEADER)
    last = 0
    for nonce in ("1", "2"):
        last = await (await chat.page(STATION)).says("tin", nonce=nonce)
    await chat.network.send(Outgoing(chat_id=LEADER, text="riêng"))
    counts: dict[tuple[int, int], int] = {}
    while counts.get((LEADER, LEADER)) != 1:
        counts |= {(user, at): count for user, at, count in (await page.hears("unread"))["counts"]}
    assert counts[LEADER, GROUP] == 2
    assert counts[STATION, GROUP] == 0
    await page.asks({"do": "read", "as": LEADER, "chat": GROUP, "upto": last})
    after = {(user, at): count for user, at, count in (await page.hears("unread"))["counts"]}
    assert after == {(LEADER, GROUP): 0, (LEADER, LEADER): 1}


async def test_older_messages_come_page_by_page(chat: TryOut) -> None:
    for number in range(95):
        await chat.network.send(Outgoing(chat_id=GROUP, text=str(number)))
    page = await chat.page(STATION)
    seen: list[str] = []
    before: int | None = None
    while True:
        await page.asks({"do": "open", "as": STATION, "chat": GROUP, "before": before})
        told = await page.hears("history")
        seen = [one["text"] for one in told["messages"]] + seen
        before = told["messages"][0]["id"]
        if not told["more"]:
            break
    assert seen == [str(number) for number in range(95)]


async def test_the_clock_goes_forward_and_never_back(chat: TryOut) -> None:
    page = await chat.page(STATION)
    target = START + timedelta(hours=10)
    await page.asks({"do": "clock", "to": target.isoformat()})
    told = await page.hears("clock")
    while told["moving"]:
        told = await page.hears("clock")
    assert chat.clock.now() == target
    assert told["now"] == target.timestamp() * 1000
    await page.asks({"do": "clock", "to": START.isoformat()})
    assert "không quay lại" in (await page.hears("refused"))["reason"]
    await page.asks({"do": "clock", "to": (target + timedelta(days=900)).isoformat()})
    assert "nhiều nhất" in (await page.hears("refused"))["reason"]
    assert chat.clock.now() == target


async def test_a_clock_that_fails_to_move_says_so_and_can_be_tried_again(tmp_path: Path) -> None:
    database, clock = database_with_committee(tmp_path), MovableClock(START, running=False)

    async def move(target: datetime) -> None:
        raise RuntimeError("a handler's bug")

    network = new_network(database, clock, [], on_clock_moved=move)
    await network.start()
    async with aiohttp.ClientSession() as http:
        page = await TryOut(database=database, clock=clock, network=network, http=http).page(STATION)
        for _ in range(2):
            await page.asks({"do": "clock", "to": (START + timedelta(hours=1)).isoformat()})
            assert "Chưa chuyển được" in (await page.hears("refused"))["reason"]
    await network.stop()
    database.dispose()


def test_the_clocks_buttons_lie_ahead() -> None:
    assert [label for label, _ in moves(START)] == ["→ 17:00", "+1 ngày", "→ 20/06"]
    late = START.replace(day=20, hour=17, minute=30)
    assert [(label, target.isoformat()[:16]) for label, target in moves(late)] == [
        ("→ 17:00", "2021-06-21T17:00"),
        ("+1 ngày", "2021-06-21T17:30"),
        ("→ 20/07", "2021-07-20T07:00"),
    ]
    assert moves(late.replace(month=12))[2][1].isoformat()[:10] == "2022-01-20"


async def test_a_taken_port_and_an_open_address_are_refused_in_a_sentence(tmp_path: Path) -> None:
    database, clock = database_with_committee(tmp_path), MovableClock(START)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=f"Cổng {port} .* chương trình khác"):
            await new_network(database, clock, [], port=port).start()
    outside = LocalNetwork(
        database=database, clock=clock, wake=lambda: None, host="0.0.0.0", port=0, on_clock_moved=None
    )
    with pytest.raises(ValueError, match="không mở ra mạng"):
        await outside.start()
    database.dispose()


def test_the_scenario_is_not_offered_to_a_committee_without_its_people(tmp_path: Path) -> None:
    database = database_with_committee(tmp_path)
    with database.transaction() as session:
        assert scenario.view(session, scenario.load(), now=START) == []
    database.dispose()


def test_a_step_has_exactly_one_deed() -> None:
    base = {"id": "a", "who": "tram_y_te", "chat": "group", "title": "t", "explain": "e"}
    assert scenario.Step.model_validate(base | {"text": "x"}).text == "x"
    for deeds in ({}, {"text": "x", "press": "y"}):
        with pytest.raises(ValueError, match="exactly one"):
            scenario.Step.model_validate(base | deeds)


async def test_a_step_is_done_once_its_message_was_received(chat: TryOut, tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(
        '[[step]]\nid="mot"\nwho="tram_y_te"\nchat="group"\ntitle="t"\nexplain="e"\ntext="x"\n'
        '[[step]]\nid="hai"\nwho="thon_nam_thang"\nchat="private"\ntitle="t"\nexplain="e"\nclock=2021-06-14T17:00:00\n',
        "utf-8",
    )
    day = scenario.load(path)
    await (await chat.page(STATION)).says("x", nonce=scenario.NONCE + "mot")
    with chat.database.transaction() as session:
        steps = scenario.view(session, day, now=START)
        later = scenario.view(session, day, now=START + timedelta(hours=10))
    assert [(step["done"], step["as"], step["chat"]) for step in steps] == [
        (True, STATION, GROUP),
        (False, LEADER, LEADER),
    ]
    assert all(step["done"] for step in later)


def test_a_frame_that_names_more_than_it_should_is_not_read() -> None:
    assert parse('{"do":"become","as":1}') is not None
    assert parse('{"do":"become","as":1,"admin":true}') is None
