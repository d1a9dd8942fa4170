"""Chromium for the tests of the page: Debian's own. Without it they are skipped, but never where CI=true."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = (1280, 800), (390, 844)

OpenPage = Callable[[str, tuple[int, int]], Awaitable[Page]]


@pytest.fixture
def chromium() -> str:
    """Where the browser is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is not None:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("no Chromium on this machine; install Debian's package `chromium`")
    pytest.skip("no Chromium on this machine; install Debian's package `chromium`")


@pytest.fixture
async def open_page(chromium: str) -> AsyncIterator[OpenPage]:
    """Opens an address in a window of this size. The test fails when the page wrote an error to its console."""
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))

        async def open_address(address: str, size: tuple[int, int]) -> Page:
            context = await browser.new_context(
                viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", locale="vi-VN"
            )
            page = await context.new_page()
            page.set_default_timeout(10_000)
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
            await page.goto(address)
            await page.wait_for_selector(".chat-row")
            return page

        yield open_address
        await browser.close()
    # A server that is down is reported by the browser itself, whatever the page does about it.
    assert [error for error in errors if "ERR_CONNECTION_REFUSED" not in error] == []


def keep_picture(name: str) -> Path | None:
    """Where to put a screenshot, when SCREENSHOTS names a folder."""
    folder = os.environ.get("SCREENSHOTS")
    return Path(folder) / name if folder else None
