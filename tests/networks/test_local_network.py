"""What the rest of the program gets from the try-out chat, and what the page gets from the program."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from telegram import Update

from bot.clock import MovableClock
from bot.networks import Button, Command, Document, Outgoing, Refused
from storage import local_chat
from tests.networks.try_out import GROUP, LEADER, START, STATION, TryOut, database_with_committee, new_network

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000003000000020802000000120f"
    "1a6b0000000c49444154789c6360a03100000026000159d3a8c40000000049454e44ae426082"
)


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[TryOut]:
    database, clock = database_with_committee(tmp_path), MovableClock(START, running=False)
    woken: list[bool] = []
    network = new_network(database, clock, woken)
    await network.start()
    async with aiohttp.ClientSession() as http:
        yield TryOut(database=database, clock=clock, network=network, http=http, woken=woken)
    await network.stop()
    database.dispose()


def update_of(chat: TryOut, index: int = -1) -> Update:
    update = Update.de_json(chat.received()[index].payload, None)
    assert update is not None
    return update


async def test_a_command_in_the_group_becomes_a_telegram_update(chat: TryOut) -> None:
    page = await chat.page(STATION)
    message_id = await page.says("/tiendo đường 120m")
    message = update_of(chat).effective_message
    assert message is not None
    assert (message.text, message.message_id) == ("/tiendo đường 120m", message_id)
    assert (message.chat.type, message.chat.title) == ("supergroup", "BCD covid-19 Thử")
    assert message.from_user is not None
    assert (message.from_user.id, message.from_user.full_name) == (STATION, "Nguyễn Thị Thử")
    assert message.date == START
    assert [(entity.type, message.parse_entity(entity)) for entity in message.entities] == [("bot_command", "/tiendo")]
    assert chat.woken == [True]


@pytest.mark.parametrize("text", ["/tiến độ", "tiendo", "a /tiendo", "//tiendo", "/14/06"])
async def test_what_telegram_would_not_mark_as_a_command_is_not_marked(chat: TryOut, text: str) -> None:
    page = await chat.page(STATION)
    await page.says(text)
    message = update_of(chat).effective_message
    assert message is not None
    assert message.entities == ()


async def test_a_text_that_is_sent_again_is_recorded_once(chat: TryOut) -> None:
    page = await chat.page(STATION)
    first = await page.says("một lần", nonce="abc")
    second = await (await chat.page(STATION)).says("một lần", nonce="abc")
    assert first == second
    assert len(chat.received()) == 1
    assert await page.says("lần khác", nonce="abd") != first


async def test_a_reply_carries_the_message_it_answers(chat: TryOut) -> None:
    page = await chat.page(LEADER)
    asked = await chat.network.send(Outgoing(chat_id=LEADER, text="<b>Bao nhiêu</b> mét &amp; hộ?"))
    await page.says("120", user_id=LEADER, chat=LEADER, reply_to=asked)
    message = update_of(chat).effective_message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "Bao nhiêu mét & hộ?"
    assert message.chat.type == "private"


async def test_a_press_an_edit_and_a_deletion_are_told_in_order(chat: TryOut) -> None:
    page = await chat.page(LEADER)
    sent = await chat.network.send(Outgoing(chat_id=LEADER, text="Đúng chưa?", buttons=((Button("Đúng", "ok:7"),),)))
    own = await page.says("được 320m", user_id=LEADER, chat=LEADER)
    base = {"as": LEADER, "chat": LEADER}
    await page.asks({"do": "press", **base, "nonce": "p", "message": sent, "data": "ok:7"})
    await page.asks({"do": "edit", **base, "nonce": "e", "message": own, "text": "được 330m"})
    await page.asks({"do": "delete", **base, "nonce": "d", "message": own})
    for _ in range(3):
        await page.hears("done")
    query = update_of(chat, 1).callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("ok:7", LEADER)
    assert query.message is not None
    assert query.message.message_id == sent
    edited = update_of(chat, 2).edited_message
    assert edited is not None
    assert (edited.message_id, edited.text, edited.edit_date) == (own, "được 330m", START)
    deleted = update_of(chat, 3).deleted_business_messages
    assert deleted is not None
    assert (deleted.chat.id, deleted.message_ids) == (LEADER, (own,))
    assert deleted.business_connection_id == f"local:{LEADER}"


async def test_only_ones_own_message_can_be_changed(chat: TryOut) -> None:
    own = await (await chat.page(STATION)).says("của Trạm")
    page = await chat.page(LEADER)
    for do in ("edit", "delete"):
        await page.asks(
            {"do": do, "as": LEADER, "chat": GROUP, "nonce": do, "message": own}
            | ({"text": "x"} if do == "edit" else {})
        )
        assert "của chính mình" in (await page.hears("refused"))["reason"]
    assert len(chat.received()) == 1


async def test_a_document_and_a_photo_can_be_downloaded_again(chat: TryOut) -> None:
    assert (await chat.upload(b"PK-xlsx", name="C:\\Danh sách.xlsx", nonce="a", caption="/danhsach")).status == 200
    assert (await chat.upload(PNG, name="anh.png", nonce="b")).status == 200
    assert (await chat.upload(b"MZ-exe", name="gia.png", nonce="c")).status == 200
    listed = update_of(chat, 0).effective_message
    assert listed is not None
    assert listed.document is not None
    assert (listed.document.file_name, listed.caption) == ("Danh sách.xlsx", "/danhsach")
    assert [entity.type for entity in listed.caption_entities] == ["bot_command"]
    picture = update_of(chat, 1).effective_message
    assert picture is not None
    assert [(size.width, size.height) for size in picture.photo] == [(3, 2)]
    false_picture = update_of(chat, 2).effective_message
    assert false_picture is not None
    assert false_picture.document is not None
    found = await chat.network.download(picture.photo[0].file_id, limit=1000)
    assert (found.content, found.mime) == (PNG, "image/png")
    with pytest.raises(Refused):
        await chat.network.download(picture.photo[0].file_id, limit=10)
    with pytest.raises(Refused):
        await chat.network.download("att:999", limit=1000)


async def test_a_file_that_is_sent_again_is_recorded_once(chat: TryOut) -> None:
    first = await (await chat.upload(b"abc")).json()
    second = await (await chat.upload(b"abc")).json()
    assert first == second
    assert len(chat.received()) == 1


@pytest.mark.parametrize(
    ("content", "fields", "said"),
    [
        (b"x" * (20 * 2**20 + 1), {}, "quá 20 MB"),
        (b"", {}, "rỗng"),
        (b"x", {"as": "77"}, "Không có người này"),
        (b"x", {"chat": "1002"}, "không ở trong"),
        (b"x", {"as": "ai"}, "không đọc được"),
    ],
)
async def test_an_upload_is_refused_in_words(chat: TryOut, content: bytes, fields: dict[str, str], said: str) -> None:
    answer = await chat.upload(content, **fields)
    assert answer.status in (400, 413)
    assert said in await answer.text()
    assert chat.received() == []


async def test_the_bots_message_its_edit_and_its_document_reach_the_page(chat: TryOut) -> None:
    page = await chat.page(LEADER)
    sent = await chat.network.send(Outgoing(chat_id=LEADER, text="Đang đọc", buttons=((Button("Thôi", "no"),),)))
    told = (await page.hears("message"))["message"]
    assert (told["text"], told["buttons"], told["from"]) == ("Đang đọc", [[["Thôi", "no"]]], None)
    report = Document(name="báo cáo.pdf", mime="application/pdf", content=b"%PDF")
    again = await chat.network.send(Outgoing(chat_id=LEADER, text="Xong", document=report, edits=sent))
    told = (await page.hears("message"))["message"]
    assert (again, told["id"], told["edited"], told["buttons"]) == (sent, sent, True, [])
    answer = await chat.http.get(f"{chat.network.address}/files/{told['file']['id']}")
    assert await answer.read() == b"%PDF"
    assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_the_bot_cannot_write_where_there_is_no_chat(chat: TryOut) -> None:
    with pytest.raises(Refused):
        await chat.network.send(Outgoing(chat_id=4, text="x"))
    own = await (await chat.page(STATION)).says("của Trạm")
    with pytest.raises(Refused):
        await chat.network.send(Outgoing(chat_id=GROUP, text="x", edits=own))


async def test_a_page_hears_only_the_chats_of_whom_it_plays(chat: TryOut) -> None:
    page = await chat.page(STATION)
    await chat.network.send(Outgoing(chat_id=LEADER, text="riêng"))
    await chat.network.send(Outgoing(chat_id=GROUP, text="chung"))
    assert (await page.hears("message"))["message"]["text"] == "chung"
    await page.asks({"do": "open", "as": STATION, "chat": LEADER})
    assert "không ở trong" in (await page.hears("refused"))["reason"]


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    database, clock = database_with_committee(tmp_path), MovableClock(START, running=False)
    async with aiohttp.ClientSession() as http:
        for _ in range(2):
            network = new_network(database, clock, [])
            await network.start()
            chat = TryOut(database=database, clock=clock, network=network, http=http)
            page = await chat.page(STATION)
            await page.says("còn đây")
            await network.show_menu(chat_id=GROUP, commands=(Command("trogiup", "Hướng dẫn"),))
            await network.stop()
        network = new_network(database_with_committee(tmp_path), clock, [])
        await network.start()
        page = await TryOut(database=database, clock=clock, network=network, http=http).page()
        await page.asks({"do": "become", "as": LEADER})
        group, private = (await page.hears("person"))["chats"]
        await network.stop()
    assert (group["last"]["text"], group["commands"]) == ("còn đây", [["trogiup", "Hướng dẫn"]])
    assert (private["id"], private["last"]) == (LEADER, None)
    database.dispose()


def test_seeding_twice_changes_nothing(tmp_path: Path) -> None:
    database = database_with_committee(tmp_path)
    with database.transaction() as session:
        before = local_chat.people(session)
        local_chat.seed_local_chats(session, committee_id=1)
        assert local_chat.people(session) == before
        assert [chat.chat_id for chat in local_chat.chats_of(session, user_id=STATION)] == [GROUP, STATION]
    database.dispose()
