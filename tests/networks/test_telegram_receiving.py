"""Receiving from Telegram: nothing lost, nothing twice, and no update or failure that makes the bot deaf."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from telegram import Update

from bot.networks import Button, Outgoing, telegram_texts
from storage.inbox import InboxStatus
from tests.networks.telegram_bench import QUICK, Bench
from tests.pretend_telegram import PretendTelegram, faults

CHAIR = 501
STATION = 502
IMPATIENT = replace(QUICK, poll=0)


@pytest.fixture
async def telegram() -> AsyncIterator[PretendTelegram]:
    async with PretendTelegram() as server:
        yield server


@pytest.fixture
def bench(tmp_path: Path, telegram: PretendTelegram) -> Iterator[Bench]:
    built = Bench(tmp_path, telegram)
    yield built
    built.database.dispose()


async def test_an_update_is_stored_before_it_is_acknowledged(telegram: PretendTelegram, bench: Bench) -> None:
    station = telegram.person(STATION, "Trạm y tế")
    group = telegram.group(-1001, "BCD covid-19 Thạch Thắng")
    station.says("chào")
    station.posts_in(group, "/tonghop")
    seen: list[tuple[int, int]] = []

    def acknowledged() -> bool:
        seen.append((telegram.unconfirmed, len(bench.inbox())))
        return telegram.unconfirmed == 0

    async with bench.receiving():
        await telegram.wait_for(acknowledged)

    assert all(unconfirmed == 2 or stored == 2 for unconfirmed, stored in seen)
    rows = bench.inbox()
    assert [row.chat_id for row in rows] == [STATION, -1001]
    assert [row.status for row in rows] == [InboxStatus.NEW] * 2
    commanded = Update.de_json(rows[1].payload, None).effective_message
    assert commanded is not None
    assert [entity.type for entity in commanded.entities] == ["bot_command"]
    assert bench.wakes == 1


async def test_updates_that_come_again_are_stored_once(telegram: PretendTelegram, bench: Bench) -> None:
    chair = telegram.person(CHAIR, "Trưởng ban")
    numbers = [chair.says(f"tin {number}") for number in range(150)]
    async with bench.receiving():
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)
    chair.says("tin mới")
    for row in bench.inbox()[:3]:  # the server had not noted the acknowledgement
        telegram.tell_raw(row.payload)
    async with bench.receiving():
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert bench.texts() == [f"tin {number}" for number in range(150)] + ["tin mới"]
    assert len(set(numbers)) == 150


async def test_numbers_that_jump_back_after_a_quiet_week_lose_nothing(
    telegram: PretendTelegram, tmp_path: Path
) -> None:
    """Once to a lower number, and once to a number that has been used."""
    bench = Bench(tmp_path, telegram, pace=IMPATIENT)
    chair = telegram.person(CHAIR, "Trưởng ban")
    async with bench.receiving():
        for text in ("trước", "sau", "tuần sau nữa"):
            chair.says(text)
            await telegram.wait_for(lambda: telegram.unconfirmed == 0)
            polls = len(telegram.calls_of("getUpdates"))
            await telegram.wait_for(lambda: len(telegram.calls_of("getUpdates")) >= polls + 2)  # noqa: B023
            telegram.number_updates_from(1000)

    assert bench.texts() == ["trước", "sau", "tuần sau nữa"]
    bench.database.dispose()


@pytest.mark.parametrize(
    "malformed",
    [
        {"message": {"text": "no chat, no date"}},
        {"message": "not a message"},
        {"message": {"message_id": 1, "date": 10**30, "chat": {"id": 1, "type": "private"}}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 2**70, "type": "private"}}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "\ud83d"}},
        {"callback_query": {"id": 5}},
    ],
)
async def test_an_update_that_cannot_be_read_is_put_aside_and_the_others_go_on(
    malformed: dict[str, object], telegram: PretendTelegram, bench: Bench
) -> None:
    chair = telegram.person(CHAIR, "Trưởng ban")
    chair.says("trước")
    telegram.tell(malformed)
    chair.says("sau")
    async with bench.receiving():
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert bench.texts() == ["trước", "sau"]
    assert [row.status for row in bench.inbox()] == [InboxStatus.NEW, InboxStatus.POISON, InboxStatus.NEW]
    assert len(telegram.calls_of("getUpdates")) < 5


@pytest.mark.parametrize("rubbish", ["text", None, 7, [], {}, {"update_id": "seven"}])
async def test_what_is_no_update_at_all_is_put_aside(rubbish: object, telegram: PretendTelegram, bench: Bench) -> None:
    telegram.tell_raw(rubbish)
    telegram.person(CHAIR, "Trưởng ban").says("sau")
    async with bench.receiving():
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert [row.status for row in bench.inbox()] == [InboxStatus.POISON, InboxStatus.NEW]


async def test_what_cannot_be_acknowledged_does_not_make_the_loop_spin(
    telegram: PretendTelegram, tmp_path: Path
) -> None:
    slow = Bench(tmp_path, telegram, pace=replace(QUICK, first_pause=60.0))
    telegram.tell_raw({"message": "without a number"})
    async with slow.receiving():
        await telegram.wait_for(lambda: slow.inbox())
        with pytest.raises(AssertionError, match="not seen"):
            await telegram.wait_for(lambda: len(telegram.calls_of("getUpdates")) > 2, within=0.3)
    slow.database.dispose()


async def test_a_press_is_answered_once_it_is_stored(telegram: PretendTelegram, bench: Bench) -> None:
    chair = telegram.person(CHAIR, "Trưởng ban")
    chair.says("chào")
    async with bench.receiving() as network:
        question = Outgoing(CHAIR, "Đồng chí xác nhận?", buttons=((Button("Đã rõ", "ok"),),))
        await telegram.wait_for(lambda: bench.inbox())
        await network.send(question)
        telegram.fail("answerCallbackQuery", faults.refused("query is too old and response timeout expired"))
        chair.presses(telegram.sent_to(CHAIR)[0], "Đã rõ")
        chair.presses(telegram.sent_to(CHAIR)[0], "Đã rõ")
        await telegram.wait_for(lambda: telegram.answered and telegram.faults_left == 0)

    presses = [row for row in bench.inbox() if "callback_query" in row.payload]
    assert [row.chat_id for row in presses] == [CHAIR, CHAIR]
    assert telegram.answered[0] in [row.payload["callback_query"]["id"] for row in presses]
    assert len(telegram.calls_of("answerCallbackQuery")) == 2


@pytest.mark.parametrize(
    "fault",
    [
        faults.too_many(0),
        faults.broken(),
        faults.gateway_page(),
        faults.gateway_page(status=200),
        faults.reset(),
        faults.second_poller(),
        faults.refused("something new"),
        faults.Fault(faults.Way.ANSWER, 401, "Unauthorized"),
    ],
)
async def test_the_loop_outlives_every_fault(fault: faults.Fault, telegram: PretendTelegram, bench: Bench) -> None:
    telegram.fail("getUpdates", fault, fault)
    telegram.person(CHAIR, "Trưởng ban").says("chào")
    async with bench.receiving():
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert bench.texts() == ["chào"]
    assert telegram.faults_left == 0


async def test_a_batch_whose_answer_was_lost_comes_again(telegram: PretendTelegram, bench: Bench) -> None:
    telegram.fail("getUpdates", faults.reset(takes_effect=True))
    telegram.person(CHAIR, "Trưởng ban").says("chào")
    async with bench.receiving():
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert bench.texts() == ["chào"]


async def test_a_second_copy_is_named_once_in_the_log(
    telegram: PretendTelegram, bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail("getUpdates", *[faults.second_poller()] * 5)
    telegram.person(CHAIR, "Trưởng ban").says("chào")
    with caplog.at_level(logging.WARNING):
        async with bench.receiving():
            await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert [record.message for record in caplog.records] == [
        telegram_texts.SECOND_COPY,
        telegram_texts.CONNECTED_AGAIN,
    ]


async def test_a_webhook_is_taken_away_and_what_waited_for_it_is_received(
    telegram: PretendTelegram, bench: Bench
) -> None:
    telegram.webhook = "https://example.org/old"
    chair = telegram.person(CHAIR, "Trưởng ban")
    chair.says("chờ từ trước")
    async with bench.receiving():
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)
        telegram.webhook = "https://example.org/again"
        chair.says("đặt lại")
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert bench.texts() == ["chờ từ trước", "đặt lại"]


async def test_a_database_that_fails_for_a_while_loses_nothing(
    telegram: PretendTelegram, bench: Bench, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    connection = sqlite3.connect(tmp_path / "bench.db")
    connection.execute("ALTER TABLE inbox RENAME TO away")
    telegram.person(CHAIR, "Trưởng ban").says("chào")
    async with bench.receiving():
        await telegram.wait_for(lambda: len(telegram.calls_of("getUpdates")) >= 3)
        assert telegram.unconfirmed == 1
        connection.execute("ALTER TABLE away RENAME TO inbox")
        connection.close()
        await telegram.wait_for(lambda: telegram.unconfirmed == 0)

    assert bench.texts() == ["chào"]
    assert "Receiving failed: OperationalError" in caplog.text
