"""A later date: asked by the owner, answered by the chair, and everybody told."""

from __future__ import annotations

import pytest

from tests.handlers.commune import Commune, Said
from tests.handlers.test_duties import REGISTRATION, open_duty

LEADER = "thon_nam_thang"
CHAIR = "truong_ban"


async def ask(commune: Commune, text: str = "25/6 vì mưa, đường chưa khô") -> list[Said]:
    card = await open_duty(commune, LEADER)
    await commune.presses(LEADER, card, "Xin lùi hạn")
    return await commune.says(LEADER, text)


async def due_of(commune: Commune, who: str) -> str:
    (tasks,) = await commune.says(who, "/nhiemvu")
    return next(line for line in tasks.text.splitlines() if REGISTRATION in line)


async def test_the_chair_agrees_and_that_dutys_date_alone_moves(commune: Commune) -> None:
    sent = await ask(commune)
    assert "xin lùi" in commune.to(LEADER, sent)[0].text
    (told,) = commune.to(CHAIR, sent)
    assert "Lý do: mưa, đường chưa khô" in told.text
    sent = await commune.presses(CHAIR, told, "Đồng ý")
    (heard,) = commune.to(LEADER, sent)
    assert "đồng ý lùi hạn" in heard.text
    assert "hạn 25/06/2021" in await due_of(commune, LEADER)
    assert "hạn 20/06/2021" in await due_of(commune, "thon_trung_phu")
    (card,) = await commune.presses(LEADER, heard, "Mở việc này")
    assert "lùi từ 20/06" in card.text
    assert "xin lùi đến 25/06/2021: mưa, đường chưa khô" in card.text
    (again,) = await commune.presses_data(CHAIR, told, "lateryes:1")
    assert "đã làm rồi" in again.text


async def test_nudges_follow_the_new_date(commune: Commune) -> None:
    (told,) = commune.to(CHAIR, await ask(commune))
    await commune.presses(CHAIR, told, "Đồng ý")
    sent = await commune.moves_to(21, 6, 16)
    nudges = [one.text for one in commune.to(LEADER, sent) if "Nhắc việc" in one.text and REGISTRATION in one.text]
    assert len(nudges) == 1
    assert f"Còn 7 ngày: <b>{REGISTRATION}" in nudges[0]
    sent = await commune.moves_to(22, 6, 8)
    assert any(f"Còn 3 ngày: <b>{REGISTRATION}" in one.text for one in commune.to(LEADER, sent))


async def test_the_chair_refuses_and_takes_that_back(commune: Commune) -> None:
    (told,) = commune.to(CHAIR, await ask(commune))
    sent = await commune.presses(CHAIR, told, "Không")
    assert "Hạn vẫn là <b>20/06/2021</b>" in commune.to(LEADER, sent)[0].text
    (answered,) = commune.to(CHAIR, sent)
    sent = await commune.presses(CHAIR, answered, "Hoàn tác")
    assert "đã rút câu trả lời" in commune.to(LEADER, sent)[0].text
    (waiting,) = commune.to(CHAIR, sent)
    await commune.presses(CHAIR, waiting, "Đồng ý")
    assert "hạn 25/06/2021" in await due_of(commune, LEADER)


async def test_the_chair_names_another_day_and_undoes_it(commune: Commune) -> None:
    (told,) = commune.to(CHAIR, await ask(commune))
    await commune.presses(CHAIR, told, "Chọn ngày khác")
    (refused,) = await commune.says(CHAIR, "hôm nào cũng được")
    assert "Chưa rõ ngày" in refused.text
    sent = await commune.says(CHAIR, "17h ngày 23/6")
    assert "17:00 23/06/2021" in commune.to(LEADER, sent)[0].text
    assert "17:00 23/06/2021" in await due_of(commune, LEADER)
    (answered,) = commune.to(CHAIR, sent)
    await commune.presses(CHAIR, answered, "Hoàn tác")
    assert "hạn 20/06/2021" in await due_of(commune, LEADER)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hôm nào rảnh", "Chưa rõ ngày"),
        ("10/6 vì mưa", "10/06/2021 đã qua"),
        ("18/6 vì mưa", "Hạn hiện tại đã là 20/06/2021"),
        ("31/6 vì mưa", "Chưa rõ ngày"),
    ],
)
async def test_a_date_that_cannot_be_is_asked_again(commune: Commune, typed: str, said: str) -> None:
    (refused,) = await ask(commune, typed)
    assert said in refused.text
    sent = await commune.says(LEADER, "25/6 do mưa")
    assert len(commune.to(CHAIR, sent)) == 1


async def test_a_date_without_a_reason_is_asked_why(commune: Commune) -> None:
    (why,) = await ask(commune, "đến 25/6")
    assert "Vì lý do gì" in why.text
    sent = await commune.says(LEADER, "chờ xã cấp vật tư")
    assert "Lý do: chờ xã cấp vật tư" in commune.to(CHAIR, sent)[0].text


async def test_the_owner_takes_his_request_back(commune: Commune) -> None:
    sent = await ask(commune)
    (told,) = commune.to(CHAIR, sent)
    sent = await commune.presses(LEADER, commune.to(LEADER, sent)[0], "Rút lại")
    assert "đã rút" in commune.to(CHAIR, sent)[0].text
    (late,) = await commune.presses(CHAIR, told, "Đồng ý")
    assert "đã làm rồi" in late.text
    assert "hạn 20/06/2021" in await due_of(commune, LEADER)


async def test_nobody_but_the_chair_and_the_secretary_answers(commune: Commune) -> None:
    (told,) = commune.to(CHAIR, await ask(commune))
    for row in told.buttons:
        for label, data in row:
            if not label.startswith("📋"):
                (refused,) = await commune.presses_data(LEADER, told, data)
                assert "dành cho" in refused.text


async def test_what_waits_for_the_chair_is_found_again_in_his_list(commune: Commune) -> None:
    await ask(commune)
    card = await open_duty(commune, LEADER)
    await commune.presses(LEADER, card, "Vướng mắc")
    await commune.says(LEADER, "thiếu ống bi")
    (answer,) = await commune.says(CHAIR, "/nhiemvu")
    (waiting,) = await commune.presses(CHAIR, answer, "Xin lùi hạn (1)")
    assert "Thôn Nam Thắng</b> xin lùi hạn" in waiting.text
    (troubles,) = await commune.presses(CHAIR, answer, "Vướng mắc (1)")
    assert "thiếu ống bi" in troubles.text
    await commune.presses(CHAIR, waiting, "Đồng ý")
    (none,) = await commune.presses(CHAIR, answer, "Xin lùi hạn (1)")
    assert "Không có lời xin lùi hạn" in none.text
    (answer,) = await commune.says(CHAIR, "/nhiemvu")
    assert not any("Xin lùi hạn" in label for label in answer.labels)
