"""The whole program as a newcomer meets it: started as a process, seen through the page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import NARROW, WIDE, OpenPage, keep_picture

LIST = """Trạm Y tế xã Thạch Thắng báo cáo danh sách F1 (cập nhật 07h00 ngày 14/06/2021)
1. Nguyễn Văn Thử, SN 1985, nam, thôn Nam Thắng, SĐT 0912000999, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021, \
cách ly tập trung từ 06/06/2021 đến 27/06/2021
2. Trần Thị Mẫu, SN 1990, nữ, thôn Trung Phú, SĐT 0976000998, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021, \
cách ly tập trung từ 06/06/2021 đến 27/06/2021"""


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path, port: int) -> Iterator[str]:
    """Where a fresh copy of the program listens."""
    with running(tmp_path, port) as where:
        yield where


@contextmanager
def running(folder: Path, port: int) -> Iterator[str]:
    """The program as a process, with its data in this folder."""
    given = {name: value for name, value in os.environ.items() if not name.endswith(("_TOKEN", "_URL"))}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--no-browser"],
        env=given | {"DATA_DIR": str(folder / "data"), "LOCAL_PORT": str(port), "PYTHONUNBUFFERED": "1"},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        said = ""
        assert program.stdout is not None
        for line in program.stdout:
            said += line
            if f"http://127.0.0.1:{port}" in line:
                break
        else:
            pytest.fail(f"the program ended before it listened:\n{said}")
        yield f"http://127.0.0.1:{port}"
        program.terminate()
        program.wait(timeout=20)


async def become(page: Page, position: str, kind: str) -> None:
    """Click a person, and the group or the private chat."""
    back = page.get_by_role("button", name="Về danh sách người")
    if await back.is_visible():
        await back.click()
    await page.locator(".person", has_text=position).click()
    await expect(page.locator(".is-me")).to_contain_text(position)
    await page.locator(f".chat-row[data-kind={kind}]").click()
    await expect(page.locator("#chat-note")).to_contain_text(position)


async def say(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.locator("#send").click()
    await expect(page.locator(".message.own[data-id]").last).to_contain_text(text.split("\n")[0])


def answer(page: Page, words: str) -> Locator:
    """The newest message of the bot with these words."""
    return page.locator(".message.by-bot", has_text=re.compile(words)).last


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
async def test_a_day_from_the_stations_list_to_the_summary(
    address: str, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = await open_page(address, size)
    await expect(page.locator("#clock-date")).to_have_text("Thứ Hai, 14/06/2021")
    await become(page, "Trạm trưởng", "group")
    await say(page, LIST)
    await expect(answer(page, "2 (người|mới)|[Mm]ới.{0,12}2")).to_be_visible()

    await become(page, "Thôn trưởng Nam Thắng", "private")
    await expect(answer(page, "Nguyễn Văn Thử")).to_be_visible()
    await expect(page.locator(".message.by-bot", has_text="Trần Thị Mẫu")).to_have_count(0)
    await page.locator(".key", has_text="Đã nhận").last.click()
    await expect(answer(page, "xác nhận lúc 07:")).to_be_visible()
    await say(page, "/tiendo đường 120m")
    await expect(answer(page, "120 ?m")).to_be_visible()
    await picture(page, f"tryout-leader-{size[0]}.png")

    await page.get_by_role("button", name="đến 17:00").click()
    await expect(page.locator("#clock-time")).to_have_text(re.compile("17:0"), timeout=30_000)
    await become(page, "Trưởng ban, Chủ tịch", "group")
    summary = answer(page, "TỔNG HỢP")
    await expect(summary).to_contain_text("14/06/2021", timeout=30_000)
    await expect(summary.locator("time").last).to_have_text("17:00")
    await picture(page, f"tryout-summary-{size[0]}.png")


async def test_a_newcomer_is_greeted_and_shown_the_commands(address: str, open_page: OpenPage) -> None:
    page = await open_page(address, WIDE)
    await become(page, "Trưởng ban, Chủ tịch", "private")
    await expect(page.locator("#empty")).to_contain_text("Chưa có tin nhắn")
    await page.get_by_role("button", name="Bắt đầu").click()
    await expect(answer(page, "/tonghop")).to_be_visible()
    await page.locator("#text").fill("/tong")
    await expect(page.get_by_role("option")).to_contain_text("/tonghop")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(answer(page, "TỔNG HỢP")).to_be_visible()


async def test_after_a_restart_everything_is_still_there(tmp_path: Path, port: int, open_page: OpenPage) -> None:
    with running(tmp_path, port) as where:
        page = await open_page(where, WIDE)
        await become(page, "Trạm trưởng", "group")
        await say(page, "Chào các đồng chí")
        await page.get_by_role("button", name="+1 ngày").click()
        await expect(page.locator("#clock-date")).to_have_text("Thứ Ba, 15/06/2021", timeout=30_000)
    await expect(page.locator("#offline")).to_be_visible()
    with running(tmp_path, port):
        await expect(page.locator("#offline")).to_be_hidden(timeout=20_000)
        await expect(page.locator("#clock-date")).to_have_text("Thứ Ba, 15/06/2021")
        await expect(page.locator(".message.own .words")).to_have_text("Chào các đồng chí")
        await page.reload()
        await expect(page.locator(".message.own .words")).to_have_text("Chào các đồng chí")


async def test_the_sample_day_plays_to_its_end(address: str, open_page: OpenPage) -> None:
    page = await open_page(address, WIDE)
    steps = page.locator(".steps > li")
    count = await steps.count()
    assert count >= 6
    for done in range(count):
        await expect(page.locator(".steps > li.done")).to_have_count(done)
        await expect(page.locator("[data-key=next][aria-disabled]")).to_have_count(0, timeout=60_000)
        await page.locator("[data-key=next]").click()
        await expect(page.locator(".steps > li.done")).to_have_count(done + 1, timeout=60_000)
        await picture(page, f"scenario-{done + 1}.png")
    await expect(page.locator(".scenario-end")).to_be_visible()
    await expect(answer(page, "TỔNG HỢP")).to_contain_text("19/06/2021", timeout=30_000)


async def picture(page: Page, name: str) -> None:
    path = keep_picture(name)
    if path is not None:
        await page.screenshot(path=path)


async def test_whoever_is_chosen_low_in_the_column_stays_where_he_was(address: str, open_page: OpenPage) -> None:
    page = await open_page(address, WIDE)
    column, people, rows = page.locator("#people"), page.locator(".person"), page.locator(".is-me .chat-row")
    await people.first.click()
    for number in (-5, -1):
        await column.evaluate("column => column.scrollTo(0, column.scrollHeight)")
        chosen = people.nth(number)
        title = await chosen.locator(".person-title").inner_text()
        before = await chosen.bounding_box()
        await chosen.click()
        await expect(page.locator(".is-me .person-title").first).to_have_text(title)
        await expect(rows).to_have_count(2)
        after, last = await chosen.bounding_box(), await rows.last.bounding_box()
        assert before is not None
        assert after is not None
        assert last is not None
        assert last["y"] + last["height"] <= WIDE[1]  # his chats are seen
        assert number != -5 or abs(after["y"] - before["y"]) < 10  # the frame around him is all that moves him
