"""What the chair and the secretary change of a duty: its date, its owner, or that it is owed; and undo it."""

from __future__ import annotations

from tests.handlers.commune import Commune, Said
from tests.handlers.test_duties import REGISTRATION, open_duty

LEADER = "thon_nam_thang"


async def card_for(commune: Commune, who: str, hamlet: str = "Nam Thắng") -> Said:
    (answer,) = await commune.says(who, "/nhiemvu")
    (task,) = await commune.presses(who, answer, REGISTRATION[:20])
    (card,) = await commune.presses(who, task, hamlet)
    return card


async def test_a_date_is_moved_with_a_reason_told_and_undone(commune: Commune) -> None:
    card = await card_for(commune, "van_phong")
    await commune.presses("van_phong", card, "Đổi hạn")
    (why,) = await commune.says("van_phong", "28/6")
    assert "Lý do?" in why.text
    sent = await commune.says("van_phong", "chờ xã cấp vật tư")
    assert "28/06/2021" in commune.to(LEADER, sent)[0].text
    (moved,) = commune.to("van_phong", sent)
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert "hạn 28/06/2021" in tasks.text
    sent = await commune.presses("van_phong", moved, "Hoàn tác")
    assert "đã hoàn tác" in commune.to(LEADER, sent)[0].text
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert "hạn 28/06/2021" not in tasks.text
    (again,) = await commune.presses_data("van_phong", moved, "changeback:1")
    assert "đã làm rồi" in again.text


async def test_a_duty_is_given_to_somebody_else_and_back(commune: Commune) -> None:
    card = await card_for(commune, "truong_ban")
    await commune.presses("truong_ban", card, "Đổi người")
    sent = await commune.says("truong_ban", "đồng chí Ý")
    assert "cho Đinh Như Ý" in commune.to(LEADER, sent)[0].text
    (given,) = commune.to("dia_chinh", sent)
    assert "giao đồng chí" in given.text
    (received,) = await commune.presses("dia_chinh", given, "Đã nhận")
    assert "đã nhận việc" in received.text
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert REGISTRATION not in tasks.text
    (old,) = await commune.presses_data(LEADER, card, card.buttons[0][0][1].replace("moveduty", "duty"))
    assert "thôi giao" in old.text
    (handed,) = commune.to("truong_ban", sent)
    sent = await commune.presses("truong_ban", handed, "Hoàn tác")
    assert REGISTRATION in commune.to(LEADER, sent)[0].text
    assert "không phải làm" in commune.to("dia_chinh", sent)[0].text
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert REGISTRATION in tasks.text


async def test_a_name_that_may_be_several_is_a_question(commune: Commune) -> None:
    card = await card_for(commune, "truong_ban")
    await commune.presses("truong_ban", card, "Đổi người")
    (which,) = await commune.says("truong_ban", "đồng chí Tâm")
    assert len([label for label in which.labels if "Tâm" in label]) == 2
    sent = await commune.presses("truong_ban", which, "NTM")
    assert len(commune.to("ntm", sent)) == 1
    (refused,) = await commune.says("truong_ban", "đồng chí Thủy")
    assert refused.text


async def test_who_is_unknown_or_has_it_already_is_refused(commune: Commune) -> None:
    card = await card_for(commune, "truong_ban")
    await commune.presses("truong_ban", card, "Đổi người")
    (refused,) = await commune.says("truong_ban", "đồng chí Thủy")
    assert "Không rõ «đồng chí Thủy»" in refused.text
    (refused,) = await commune.says("truong_ban", "thôn Trung Phú")
    assert "đã có việc này rồi" in refused.text


async def test_a_duty_is_dropped_for_a_reason_and_comes_back(commune: Commune) -> None:
    card = await card_for(commune, "van_phong")
    await commune.presses("van_phong", card, "Thôi giao")
    sent = await commune.says("van_phong", "đã có đơn vị khác làm")
    assert "không phải làm nữa" in commune.to(LEADER, sent)[0].text
    (dropped,) = commune.to("van_phong", sent)
    nudged = await commune.moves_to(17, 6, 7, 30)
    assert not any(REGISTRATION in one.text for one in commune.to(LEADER, nudged))
    await commune.presses("van_phong", dropped, "Hoàn tác")
    await open_duty(commune, LEADER)
