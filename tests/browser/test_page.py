"""The try-out chat's page by itself: the network runs in the test, and the test is the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import expect

from bot.clock import MovableClock
from bot.networks import Button, Command, Outgoing
from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.networks.try_out import GROUP, LEADER, START, TryOut, database_with_committee, new_network

PASTE = """([text, name]) => {
  const data = new DataTransfer();
  if (text) data.setData("text/plain", text);
  data.items.add(new File([new Uint8Array([137, 80, 78, 71])], name, {type: "image/png"}));
  const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.getElementById("text").dispatchEvent(paste);
}"""


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[TryOut]:
    database, clock = database_with_committee(tmp_path), MovableClock(START, running=False)
    network = new_network(database, clock, [])
    await network.start()
    async with aiohttp.ClientSession() as http:
        yield TryOut(database=database, clock=clock, network=network, http=http)
    await network.stop()
    database.dispose()


def texts(chat: TryOut) -> list[str]:
    return [row.payload["message"]["text"] for row in chat.received() if "message" in row.payload]


async def test_enter_sends_and_shift_enter_breaks_the_line(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, WIDE)
    await page.locator("#text").press_sequentially("dòng một")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.insert_text("dòng hai")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.own .words")).to_have_text("dòng một\ndòng hai")
    await expect(page.locator(".message.own time")).to_have_text("07:00")
    await expect(page.locator(".day")).to_have_text("Thứ Hai, 14/06/2021")
    await expect(page.locator("#text")).to_have_value("")
    assert texts(chat) == ["dòng một\ndòng hai"]


async def test_what_the_bot_says_is_shown_and_never_run(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, WIDE)
    await chat.network.send(
        Outgoing(
            chat_id=GROUP,
            text="<b>Đậm</b> &lt;i&gt; <img src=x onerror=alert(1)><script>alert(2)</script> "
            "<a href='javascript:alert(3)'>xấu</a> <a href='https://xa.example/?a=1&amp;b=2'>tốt</a>",
        )
    )
    words = page.locator(".by-bot .words")
    await expect(words).to_have_text("Đậm <i> <img src=x onerror=alert(1)><script>alert(2)</script> xấu tốt")
    await expect(words.locator("strong")).to_have_text("Đậm")
    assert await words.locator("img, script, i").count() == 0
    assert await words.locator("a").evaluate_all("all => all.map(one => one.href)") == ["https://xa.example/?a=1&b=2"]


async def test_the_commands_are_chosen_with_the_keyboard(chat: TryOut, open_page: OpenPage) -> None:
    await chat.network.show_menu(
        chat_id=GROUP,
        commands=(Command("tiendo", "Báo tiến độ"), Command("tonghop", "Tổng hợp"), Command("gan", "Gắn")),
    )
    page = await open_page(chat.network.address, WIDE)
    box = page.locator("#text")
    await box.press_sequentially("/t")
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(box).to_have_value("/tonghop ")
    await box.fill("/")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await box.fill("/moi")
    await chat.network.show_menu(chat_id=GROUP, commands=(Command("moi", "Mời"), Command("gan", "Gắn")))
    await expect(page.get_by_role("option")).to_have_text(["/moiMời"])
    await box.fill("/gan")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.own .words")).to_have_text("/gan")
    assert texts(chat) == ["/gan"]


async def test_ones_own_message_is_edited_and_deleted_by_keyboard_alone(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, WIDE)
    await page.locator("#text").fill("được 320m")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.own[data-id]")).to_have_count(1)
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#text")).to_have_value("được 320m")
    await page.locator("#text").fill("được 330m")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.own .meta")).to_contain_text("đã sửa")
    await page.locator("#log").focus()
    for key in ("ArrowUp", "Enter", "End", "Enter"):
        await page.keyboard.press(key)
    await expect(page.get_by_role("dialog")).to_contain_text("Xoá tin nhắn này?")
    await page.get_by_role("button", name="Xoá", exact=True).focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.own")).to_contain_text("Tin nhắn đã xoá")
    kinds = [next(kind for kind in row.payload if kind != "update_id") for row in chat.received()]
    assert kinds == ["message", "edited_message", "deleted_business_messages"]


async def test_texts_written_without_a_connection_arrive_once(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, WIDE)
    port = int(chat.network.address.rsplit(":", 1)[1])
    await chat.network.stop()
    await expect(page.locator("#offline")).to_be_visible()
    for text in ("tin một", "tin hai"):
        await page.locator("#text").fill(text)
        await page.keyboard.press("Enter")
    await expect(page.locator(".pending")).to_have_count(2)
    assert texts(chat) == []
    chat.network = new_network(chat.database, chat.clock, [], port=port)
    await chat.network.start()
    await expect(page.locator(".message.own[data-id] .words")).to_have_text(["tin một", "tin hai"], timeout=20_000)
    await expect(page.locator(".pending")).to_have_count(0)
    await page.reload()
    await expect(page.locator(".message.own[data-id]")).to_have_count(2)
    assert texts(chat) == ["tin một", "tin hai"]


async def test_a_press_goes_to_the_bot_and_its_edit_comes_back(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, WIDE)
    sent = await chat.network.send(
        Outgoing(chat_id=GROUP, text="Đúng chưa?", buttons=((Button("Đúng", "ok"), Button("Sửa", "fix")),))
    )
    await page.get_by_role("button", name="Đúng", exact=True).click()
    await expect(page.locator(".key.busy")).to_have_text("Đúng")
    await chat.network.send(Outgoing(chat_id=GROUP, text="Đã ghi.", edits=sent))
    await expect(page.locator(".by-bot .words")).to_have_text("Đã ghi.")
    await expect(page.locator(".key")).to_have_count(0)
    assert [row.payload["callback_query"]["data"] for row in chat.received()] == ["ok"]


async def test_unread_messages_are_counted_until_they_are_seen(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, WIDE)
    leader = page.locator(".person", has_text="Trần Văn Mẫu")
    for _ in range(3):
        await chat.network.send(Outgoing(chat_id=LEADER, text="riêng"))
    await expect(leader.locator(".badge")).to_contain_text("3")
    await leader.click()
    await page.locator(".chat-row[data-kind=private]").click()
    await expect(page.locator(".by-bot[data-id]")).to_have_count(3)
    await expect(page.locator(".chat-row[data-kind=private] .badge")).to_have_count(0)


async def test_cells_pasted_from_excel_are_text_and_a_lone_picture_is_a_file(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, WIDE)
    await page.evaluate(PASTE, ["1\tNguyễn Văn Mẫu", "o.png"])
    await expect(page.locator("#tray")).to_be_hidden()
    await page.evaluate(PASTE, ["", "anh.png"])
    await expect(page.locator("#tray li")).to_contain_text("anh.png")


async def test_a_file_is_sent_with_its_words_and_can_be_downloaded(
    chat: TryOut, open_page: OpenPage, tmp_path: Path
) -> None:
    path = tmp_path / "Danh sách F1.xlsx"
    path.write_bytes(b"PK-thu")
    page = await open_page(chat.network.address, WIDE)
    await page.locator("#file").set_input_files(path)
    await page.locator("#text").fill("Danh sách hôm nay")
    await page.keyboard.press("Enter")
    document = page.locator("a.document")
    await expect(document).to_contain_text("Danh sách F1.xlsx")
    async with page.expect_download() as downloading:
        await document.click()
    download = await downloading.value
    assert download.suggested_filename == "Danh sách F1.xlsx"
    assert (await download.path()).read_bytes() == b"PK-thu"
    assert chat.received()[0].payload["message"]["caption"] == "Danh sách hôm nay"


async def test_scrolling_up_brings_older_messages(chat: TryOut, open_page: OpenPage) -> None:
    for number in range(90):
        await chat.network.send(Outgoing(chat_id=GROUP, text=f"tin {number}"))
    page = await open_page(chat.network.address, WIDE)
    for shown in (40, 80):
        await expect(page.locator(".message")).to_have_count(shown)
        await page.locator("#scroller").evaluate("one => { one.scrollTop = 0; }")
    await expect(page.locator(".message")).to_have_count(90)
    await expect(page.locator(".message .words").first).to_have_text("tin 0")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_long_text_is_folded_and_nothing_is_wider_than_the_window(
    chat: TryOut, open_page: OpenPage, size: tuple[int, int]
) -> None:
    await chat.network.send(Outgoing(chat_id=GROUP, text="x" * 500 + "<pre>" + "y" * 500 + "</pre>"))
    page = await open_page(chat.network.address, size)
    await page.locator(".chat-row[data-kind=group]").click()
    await page.locator("#text").fill("\n".join(f"{number}. Nguyễn Văn Mẫu, SN 1985" for number in range(60)))
    await page.keyboard.press("Enter")
    unfold = page.locator(".unfold")
    await expect(unfold).to_have_text("Xem thêm (60 dòng)")
    await unfold.click()
    await expect(page.locator(".message.own .words")).to_contain_text("59. Nguyễn Văn Mẫu")
    assert await page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert await page.locator("#scroller").evaluate("one => one.scrollWidth <= one.clientWidth")


async def test_on_a_phone_one_pane_is_shown_at_a_time(chat: TryOut, open_page: OpenPage) -> None:
    page = await open_page(chat.network.address, NARROW)
    await expect(page.locator("#chat")).to_be_hidden()
    await page.locator(".person", has_text="Trần Văn Mẫu").click()
    await page.locator(".chat-row[data-kind=private]").click()
    await expect(page.locator("#people")).to_be_hidden()
    await expect(page.locator("#chat-note")).to_contain_text("Trần Văn Mẫu")
    await expect(page.locator("#empty")).to_contain_text("Chưa có tin nhắn")
    await page.get_by_role("button", name="Về danh sách người").click()
    await expect(page.locator("#chat")).to_be_hidden()
    await expect(page.locator("#people")).to_be_visible()
