"""Sending to Telegram: how messages look there, and what each failure means."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import networks
from bot.networks import Button, Command, Document, Outgoing, telegram_texts
from bot.networks.telegram import TelegramNetwork
from tests.networks.telegram_bench import Bench
from tests.pretend_telegram import TOKEN, USERNAME, PretendTelegram, faults

CHAIR = 501
PNG = Document("bieu-do.png", "image/png", b"\x89PNG pretend")
SHEET = Document("Danh sách F0 - F3.xlsx", "application/vnd.ms-excel", b"PK pretend")
LONG = "Tổng hợp ngày 14/06/2021 <b>đ</b> &amp; 😷\n" * 40


@pytest.fixture
async def telegram() -> AsyncIterator[PretendTelegram]:
    async with PretendTelegram() as server:
        server.person(CHAIR, "Trưởng ban").says("chào")
        yield server


@pytest.fixture
async def network(tmp_path: Path, telegram: PretendTelegram) -> AsyncIterator[TelegramNetwork]:
    bench = Bench(tmp_path, telegram, answer_within=0.5)
    async with bench.started() as started:
        yield started
    bench.database.dispose()


async def test_a_message_is_shown_with_its_buttons_under_the_message_it_answers(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    rows = ((Button("Đúng", "yes"), Button("Sai", "no")), (Button("Để sau", "later"),))
    message_id = await network.send(Outgoing(CHAIR, "<b>F1</b>: 3 &lt; 5", buttons=rows, reply_to=1))

    (sent,) = telegram.sent_to(CHAIR)
    assert (sent.message_id, sent.text, sent.reply_to) == (message_id, "F1: 3 < 5", 1)
    assert [[button["text"] for button in row] for row in sent.buttons] == [["Đúng", "Sai"], ["Để sau"]]
    values = telegram.calls_of("sendMessage")[0].values
    assert values["link_preview_options"] == {"is_disabled": True}


async def test_an_answer_to_a_deleted_message_is_sent_all_the_same(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    await network.send(Outgoing(CHAIR, "Đã ghi", reply_to=99))
    assert telegram.sent_to(CHAIR)[0].reply_to is None


async def test_a_picture_goes_as_a_photo_and_a_file_under_its_own_name(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    buttons = ((Button("Xem", "see"),),)
    await network.send(Outgoing(CHAIR, "<i>Biểu đồ</i>", document=PNG, buttons=buttons))
    await network.send(Outgoing(CHAIR, "", document=SHEET))

    photo, sheet = telegram.sent_to(CHAIR)
    assert (photo.is_photo, photo.text) == (True, "Biểu đồ")
    assert photo.buttons[0][0]["text"] == "Xem"
    assert sheet.file is not None
    assert (sheet.is_photo, sheet.file.name, sheet.file.content) == (False, SHEET.name, SHEET.content)


async def test_a_picture_that_the_viewer_refuses_goes_as_a_file(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    telegram.fail("sendPhoto", faults.refused("PHOTO_INVALID_DIMENSIONS"))
    await network.send(Outgoing(CHAIR, "Biểu đồ", document=PNG))
    assert [(sent.is_photo, sent.text) for sent in telegram.sent_to(CHAIR)] == [(False, "Biểu đồ")]


async def test_a_text_too_long_for_a_caption_comes_whole_before_its_file(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    message_id = await network.send(Outgoing(CHAIR, LONG, document=SHEET, buttons=((Button("Đã rõ", "ok"),),)))

    text, file = telegram.sent_to(CHAIR)
    assert (text.html, text.message_id, bool(text.buttons)) == (LONG, message_id, True)
    assert (file.text, file.buttons) == ("", [])


async def test_a_caption_is_measured_without_its_tags(telegram: PretendTelegram, network: TelegramNetwork) -> None:
    text = "<b>😷</b>" * 512  # 1024 UTF-16 units
    await network.send(Outgoing(CHAIR, text, document=SHEET))
    await network.send(Outgoing(CHAIR, text + ".", document=SHEET))
    assert [bool(sent.text) for sent in telegram.sent_to(CHAIR)] == [True, True, False]


async def test_a_file_that_failed_after_its_text_is_tried_again_alone(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    message = Outgoing(CHAIR, LONG, document=SHEET)
    telegram.fail("sendDocument", faults.broken(), faults.too_many(3))
    with pytest.raises(networks.Trouble):
        await network.send(message)
    with pytest.raises(networks.RetryAfter):
        await network.send(message)
    message_id = await network.send(message)
    assert [sent.file is None for sent in telegram.sent_to(CHAIR)] == [True, False]
    assert message_id == telegram.sent_to(CHAIR)[0].message_id

    await network.send(message)  # another message of the same content is sent whole
    assert [sent.file is None for sent in telegram.sent_to(CHAIR)] == [True, False] * 2


async def test_an_edit_changes_the_text_and_takes_the_buttons_away(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    first = await network.send(Outgoing(CHAIR, "Xác nhận?", buttons=((Button("Đã rõ", "ok"),),)))
    assert await network.send(Outgoing(CHAIR, "Đã xác nhận", edits=first)) == first
    assert await network.send(Outgoing(CHAIR, "Đã xác nhận", edits=first)) == first  # not modified is no failure

    (sent,) = telegram.sent_to(CHAIR)
    assert (sent.text, sent.buttons, sent.edits) == ("Đã xác nhận", [], 1)


async def test_an_edit_of_a_file_changes_its_caption(telegram: PretendTelegram, network: TelegramNetwork) -> None:
    first = await network.send(Outgoing(CHAIR, "Bản 1", document=SHEET))
    for _ in range(2):
        assert await network.send(Outgoing(CHAIR, "Bản 2", edits=first)) == first
    assert telegram.sent_to(CHAIR)[0].text == "Bản 2"


async def test_an_edit_of_a_message_that_is_gone_is_refused(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    with pytest.raises(networks.Refused, match="essage to edit not found"):
        await network.send(Outgoing(CHAIR, "Đã xác nhận", edits=77))
    with pytest.raises(networks.Refused):
        await network.send(Outgoing(CHAIR, "Kèm tệp", edits=77, document=SHEET))
    assert len(telegram.calls_of("editMessageText")) == 1


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        (faults.blocked(), networks.Unreachable),
        (faults.refused("chat not found"), networks.Unreachable),
        (faults.refused("not enough rights to send text messages to the chat"), networks.Unreachable),
        (faults.migrated(-1009), networks.Migrated),
        (faults.too_many(7), networks.RetryAfter),
        (faults.refused("message is too long"), networks.Refused),
        (faults.broken(), networks.Trouble),
        (faults.gateway_page(), networks.Trouble),
        (faults.gateway_page(status=200), networks.Trouble),
        (faults.reset(), networks.Trouble),
        (faults.Fault(faults.Way.ANSWER, 401, "Unauthorized"), networks.Trouble),
        (faults.silence(), networks.Uncertain),
    ],
)
async def test_each_failure_has_its_meaning(
    fault: faults.Fault, meaning: type[networks.SendError], telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    telegram.fail("sendMessage", fault)
    with pytest.raises(networks.SendError) as raised:
        await network.send(Outgoing(CHAIR, "chào"))

    assert type(raised.value) is meaning
    assert TOKEN not in str(raised.value)
    if isinstance(raised.value, networks.Migrated):
        assert raised.value.new_chat_id == -1009
    if isinstance(raised.value, networks.RetryAfter):
        assert raised.value.seconds == 7
    assert await network.send(Outgoing(CHAIR, "chào lại")) > 0


async def test_a_refusal_does_not_repeat_what_a_person_wrote(
    telegram: PretendTelegram, network: TelegramNetwork
) -> None:
    telegram.fail("sendMessage", faults.refused('can\'t parse entities: unsupported start tag "Nguyễn" at offset 3'))
    with pytest.raises(networks.Refused) as raised:
        await network.send(Outgoing(CHAIR, "chào"))
    assert "Nguyễn" not in str(raised.value)
    assert "unsupported start tag" in str(raised.value)


async def test_a_stop_lets_what_is_on_its_way_arrive(telegram: PretendTelegram, tmp_path: Path) -> None:
    bench = Bench(tmp_path, telegram)
    async with bench.started() as network:
        telegram.fail("sendMessage", faults.held())
        sending = asyncio.create_task(network.send(Outgoing(CHAIR, "đang gửi")))
        await telegram.wait_for(lambda: telegram.sent_to(CHAIR))
        stopping = asyncio.create_task(network.stop())
        await asyncio.sleep(0)
        with pytest.raises(networks.Trouble):
            await network.send(Outgoing(CHAIR, "muộn rồi"))
        assert not stopping.done()
        telegram.let_go()
        assert await sending == telegram.sent_to(CHAIR)[0].message_id
        await stopping
    assert len(telegram.sent_to(CHAIR)) == 1
    bench.database.dispose()


async def test_no_connection_is_trouble(telegram: PretendTelegram, tmp_path: Path) -> None:
    bench = Bench(tmp_path, telegram)
    async with bench.started() as network:
        await telegram.close()
        with pytest.raises(networks.Trouble, match="ConnectError"):
            await network.send(Outgoing(CHAIR, "chào"))
        with pytest.raises(networks.Trouble):
            await network.download("FILE1", limit=10)
    bench.database.dispose()


async def test_a_file_is_fetched_within_its_limit(telegram: PretendTelegram, network: TelegramNetwork) -> None:
    honest = telegram.keep_file("documents/Danh sách.xlsx", b"0123456789")["file_id"]
    understated = telegram.keep_file("documents/file_2.xlsx", b"0" * 5000, said_size=5)["file_id"]

    file = await network.download(honest, limit=10)
    assert (file.name, file.content) == ("Danh sách.xlsx", b"0123456789")
    assert file.mime == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    with pytest.raises(networks.Refused, match="too large"):
        await network.download(honest, limit=9)
    with pytest.raises(networks.Refused, match="too large"):
        await network.download(understated, limit=4999)


async def test_a_file_that_cannot_be_had_says_why(telegram: PretendTelegram, network: TelegramNetwork) -> None:
    file_id = telegram.keep_file("documents/file_1.xlsx", b"01")["file_id"]
    telegram.fail("getFile", faults.refused("file is too big"), faults.broken())
    with pytest.raises(networks.Refused, match="too big"):
        await network.download(file_id, limit=10)
    with pytest.raises(networks.Trouble):
        await network.download(file_id, limit=10)
    telegram.lose_files()
    with pytest.raises(networks.Trouble, match="404"):
        await network.download(file_id, limit=10)


async def test_menus_are_offered_to_strangers_and_by_chat(telegram: PretendTelegram, network: TelegramNetwork) -> None:
    await network.show_menu(chat_id=CHAIR, commands=(Command("tonghop", "Tổng hợp trong ngày"),))
    assert telegram.menus == {None: ["batdau", "trogiup"], CHAIR: ["tonghop"]}

    telegram.fail("setMyCommands", faults.refused("chat not found"))
    with pytest.raises(networks.Unreachable):
        await network.show_menu(chat_id=9, commands=())


async def test_an_invitation_is_a_link_to_the_bot(network: TelegramNetwork) -> None:
    assert network.username == USERNAME
    assert network.invite_link("abc-DEF_1") == f"https://t.me/{USERNAME}?start=abc-DEF_1"


@pytest.mark.parametrize("token", ["7000000:another_bots_token", "not a token", "", "123:", "Mã của bot"])
async def test_a_bad_token_is_said_in_words(token: str, telegram: PretendTelegram, tmp_path: Path) -> None:
    bench = Bench(tmp_path, telegram, token=token)
    with pytest.raises(ValueError, match="TELEGRAM_TOKEN") as raised:
        await bench.network.start()
    assert str(raised.value) == telegram_texts.BAD_TOKEN
    await bench.network.stop()
    bench.database.dispose()


async def test_a_server_out_of_reach_is_tried_until_patience_ends(telegram: PretendTelegram, tmp_path: Path) -> None:
    telegram.fail("getMe", faults.broken(), faults.gateway_page(), faults.reset())
    patient = Bench(tmp_path, telegram, connect_within=20.0)
    async with patient.started() as network:
        assert network.username == USERNAME
    patient.database.dispose()

    telegram.fail_always("getMe", faults.broken())
    impatient = Bench(tmp_path, telegram)
    with pytest.raises(OSError, match="Chưa nối được tới Telegram"):
        await impatient.network.start()
    impatient.database.dispose()
