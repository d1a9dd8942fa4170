"""The committee's work over Telegram, as a process: joining, binding the group, a list, its receipt, and a report."""

from __future__ import annotations

import socket
from pathlib import Path

import aiohttp

from tests.pretend_telegram import PretendTelegram
from tests.process.joining import joins, secretary_joins
from tests.process.program import Installation

GROUP = -1_001_234_567_890
LIST = """DANH SÁCH F1 (14/06/2021)
1. Nguyễn Văn Kiên, SN 1985, thôn Nam Thắng, SĐT 0912000345, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021
2. Trần Thị Bưởi, SN 1990, thôn Trung Phú, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021"""


async def test_the_group_is_bound_and_a_list_reaches_the_leader_concerned(tmp_path: Path) -> None:
    async with PretendTelegram() as telegram:
        installation = Installation.on(telegram, tmp_path)
        async with installation.running() as process:
            secretary = await secretary_joins(telegram, process)
            group = telegram.group(GROUP, "BCD covid-19")
            station, leader = telegram.person(901, "Trạm"), telegram.person(902, "Thôn")
            await joins(telegram, secretary, station, role="trạm y tế")
            await joins(telegram, secretary, leader, role="lãnh đạo thôn Trung Phú")

            station.posts_in(group, LIST)
            secretary.posts_in(group, "/gan")
            await telegram.wait_for_message(GROUP, "từ nay là nhóm của")
            assert len(telegram.sent_to(GROUP)) == 1, "a list in a group that is not bound is nobody's business"

            station.posts_in(group, LIST)
            receipt = await telegram.wait_for_message(GROUP, "Nhận 2 dòng: 2 mới")
            assert receipt.reply_to is not None
            mine = await telegram.wait_for_message(leader.id, "Trần Thị Bưởi")
            assert "Kiên" not in mine.text
            leader.presses(mine, "Đã nhận")
            await telegram.wait_for(lambda: "đã xác nhận" in mine.text or None)

            leader.says("tiến độ đường 120m")
            told = await telegram.wait_for_message(leader.id, "thêm 120 m")
            assert "muộn" in told.text, "the sample's periods ended long before today"
            station.presses(receipt, "Hoàn tác")
            await telegram.wait_for(lambda: "Đã hoàn tác" in receipt.text or None)
            assert await process.stop() == 0
        assert {row.status for row in installation.inbox()} == {"done"}


async def test_telegram_and_the_try_out_page_run_at_once(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with PretendTelegram() as telegram:
        installation = Installation.on(telegram, tmp_path, LOCAL_CHAT="yes", LOCAL_PORT=str(port))
        async with installation.running() as process:
            await secretary_joins(telegram, process)
            async with aiohttp.ClientSession() as browser, browser.get(f"http://127.0.0.1:{port}/") as page:
                assert page.status == 200
            assert await process.stop() == 0
