"""The program against a server, a network and an office that fail."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.networks import telegram_texts
from storage.inbox import InboxStatus
from storage.outbox import OutboxStatus
from tests.pretend_telegram import PretendTelegram, faults
from tests.process.joining import SECRETARY, secretary_joins
from tests.process.program import Installation


@pytest.fixture
async def telegram() -> AsyncIterator[PretendTelegram]:
    async with PretendTelegram() as server:
        yield server


async def test_every_reply_arrives_once_and_in_order_through_every_fault(
    telegram: PretendTelegram, tmp_path: Path
) -> None:
    installation = Installation.on(telegram, tmp_path)
    met = [faults.too_many(1), faults.broken(), faults.gateway_page(), faults.reset(), faults.gateway_page(status=200)]
    async with installation.running() as process:
        secretary = await secretary_joins(telegram, process)
        seen = len(telegram.sent_to(SECRETARY))
        words = []
        for number, fault in enumerate(met):
            words += [f"lenhla{number}a", f"lenhla{number}b"]
            telegram.fail("sendMessage", fault)  # the first of the two meets it; the second must not overtake
            for word in words[-2:]:
                secretary.says(f"/{word}")
            await telegram.wait_for_message(SECRETARY, words[-1])
        assert await process.stop() == 0

    answers = [sent.text for sent in telegram.sent_to(SECRETARY)[seen:]]
    assert len(answers) == len(words)
    assert all(word in answer for word, answer in zip(words, answers, strict=True))
    assert telegram.faults_left == 0
    attempts = [call for call in telegram.calls_of("sendMessage") if call.values["chat_id"] == SECRETARY]
    assert len([call for call in attempts if not call.took_effect]) == len(met)


async def test_one_chat_s_trouble_does_not_hold_up_another(telegram: PretendTelegram, tmp_path: Path) -> None:
    installation = Installation.on(telegram, tmp_path)
    stranger = telegram.person(77, "Người lạ")
    async with installation.running() as process:
        secretary = await secretary_joins(telegram, process)
        telegram.fail_always("sendMessage", faults.broken(), chat_id=stranger.id)
        stranger.says("chào")
        await telegram.wait_for(
            lambda: [call for call in telegram.calls_of("sendMessage") if call.values["chat_id"] == stranger.id]
        )
        secretary.says("/thanhvien")
        await telegram.wait_for_message(SECRETARY, "người đã vào bot")
        assert telegram.sent_to(stranger.id) == []
        telegram.fail_always("sendMessage", None, chat_id=stranger.id)
        await telegram.wait_for_message(stranger.id, "đường dẫn mời")
        assert await process.stop() == 0
    assert len(telegram.sent_to(stranger.id)) == 1


async def test_a_poison_update_stops_nobody(telegram: PretendTelegram, tmp_path: Path) -> None:
    installation = Installation.on(telegram, tmp_path)
    async with installation.running() as process:
        secretary = await secretary_joins(telegram, process)
        telegram.tell({"message": {"text": "no chat, no date"}})
        telegram.tell_raw("not even an update")
        secretary.says("/thanhvien")
        await telegram.wait_for_message(SECRETARY, "người đã vào bot")
        assert await process.stop() == 0
    statuses = [row.status for row in installation.inbox()]
    assert statuses.count(InboxStatus.POISON) == 2
    assert statuses.count(InboxStatus.DONE) == len(statuses) - 2


async def test_a_menu_that_telegram_refuses_leaves_the_welcome_alone(telegram: PretendTelegram, tmp_path: Path) -> None:
    installation = Installation.on(telegram, tmp_path)
    telegram.fail_always("setMyCommands", faults.broken())
    async with installation.running() as process:
        secretary = await secretary_joins(telegram, process)
        secretary.says("/thanhvien")
        await telegram.wait_for_message(SECRETARY, "người đã vào bot")
        assert await process.stop() == 0
    assert len(telegram.sent_to(SECRETARY)) == 2


async def test_a_stop_in_the_middle_of_a_sending_says_nothing_twice(telegram: PretendTelegram, tmp_path: Path) -> None:
    installation = Installation.on(telegram, tmp_path)
    async with installation.running() as process:
        secretary = await secretary_joins(telegram, process)
        telegram.fail("sendMessage", faults.held())
        secretary.says("/thanhvien")
        await telegram.wait_for_message(SECRETARY, "người đã vào bot")
        stopping = asyncio.create_task(process.stop())
        await process.says("Đã dừng")
        telegram.let_go()
        assert await stopping == 0
    assert {row.status for row in installation.outbox()} == {OutboxStatus.SENT}

    async with installation.running() as process:
        secretary.says("/khongcolenhnay")
        await telegram.wait_for_message(SECRETARY, "Không có lệnh")
        assert await process.stop() == 0
    assert len([sent for sent in telegram.sent_to(SECRETARY) if "người đã vào bot" in sent.text]) == 1


async def test_a_token_never_stands_in_the_output(telegram: PretendTelegram, tmp_path: Path) -> None:
    installation = Installation.on(telegram, tmp_path, LOG_LEVEL="DEBUG")
    telegram.fail("getUpdates", faults.reset(), faults.gateway_page())
    async with installation.running() as process:
        await secretary_joins(telegram, process)
        assert await process.stop() == 0
    assert "PRETEND-token" not in process.output
    assert telegram_texts.CONNECTED_AGAIN in process.output


async def test_a_refused_token_is_one_sentence_and_exit_code_2(telegram: PretendTelegram, tmp_path: Path) -> None:
    installation = Installation.on(telegram, tmp_path, TELEGRAM_TOKEN="7000001:A-token-that-nobody-knows")
    async with installation.running() as process:
        assert await process.end() == 2
    assert process.output == telegram_texts.BAD_TOKEN


async def test_a_second_copy_is_one_sentence_and_exit_code_2(telegram: PretendTelegram, tmp_path: Path) -> None:
    installation = Installation.on(telegram, tmp_path)
    async with installation.running() as first:
        await first.says("đang chạy")
        async with installation.running() as second:
            assert await second.end() == 2
        assert len(second.output.splitlines()) == 1
        assert "Một bản khác của chương trình đang dùng cơ sở dữ liệu này" in second.output
        assert await first.stop() == 0


async def test_a_taken_port_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with Installation(tmp_path, LOCAL_PORT=str(port)).running() as process:
            assert await process.end() == 2
    assert len(process.output.splitlines()) == 1
    assert f"Cổng {port}" in process.output
