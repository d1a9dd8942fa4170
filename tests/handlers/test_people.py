"""Joining, help, invitations, groups, and what a stranger is told."""

from __future__ import annotations

import pytest

from bot.networks import Unreachable
from storage import committees
from tests.handlers.commune import GROUP, Commune

STRANGER = "4242"


def code_in(text: str) -> str:
    return text.split("/batdau ")[1].split("<")[0]


async def test_start_greets_by_name_role_and_commands(commune: Commune) -> None:
    for said in ("/batdau", "/start", "bắt đầu", "Bat dau"):
        (answer,) = await commune.says("thon_nam_thang", said)
        assert "Nguyễn Bá Lâm" in answer.text
        assert "Lãnh đạo thôn Nam Thắng" in answer.text
        assert "/tiendo" in answer.text
        assert "/moi" not in answer.text
    assert [one.name for one in commune.network.menus[commune.users["thon_nam_thang"]]][:2] == ["batdau", "trogiup"]


async def test_a_stranger_is_told_how_to_be_invited_and_nothing_else(commune: Commune) -> None:
    for said in ("/batdau", "/trogiup", "/danhsach", "/tonghop", "xin chào", "/nhiemvu", "/batdau saimã"):
        (answer,) = await commune.says(STRANGER, said)
        assert "mời" in answer.text
        assert "Thạch Thắng" not in answer.text


async def test_an_unknown_group_hears_nothing_at_all(commune: Commune) -> None:
    for said in ("/batdau", "/danhsach", "/gan", "/tonghop", "F1 Nguyễn Văn A, 1985, thôn Nam Thắng"):
        assert await commune.says(STRANGER, said, where="-999") == []
    assert await commune.says("tram_y_te", "/danhsach", where="-999") == []


async def test_an_invitation_lets_one_person_in_once(commune: Commune) -> None:
    (offer,) = await commune.says("van_phong", "/moi cán bộ ngành")
    code = code_in(offer.text)
    sent = await commune.says(STRANGER, f"/batdau {code}")
    assert "Cán bộ ngành" in sent[0].text
    assert any("đã vào bot" in one.text for one in commune.to("van_phong", sent))
    (refused,) = await commune.says("4343", f"/start {code}")
    assert "đã được dùng" in refused.text


async def test_the_same_person_opening_his_link_again_is_greeted(commune: Commune) -> None:
    (offer,) = await commune.says("van_phong", "/moi cán bộ ngành")
    await commune.says(STRANGER, f"/batdau {code_in(offer.text)}")
    sent = await commune.says(STRANGER, f"/batdau {code_in(offer.text)}")
    assert "Chào đồng chí" in sent[0].text


async def test_an_invitation_expires(commune: Commune) -> None:
    (offer,) = await commune.says("van_phong", "/moi công an xã")
    await commune.moves_to(22, 6, 8)
    (answer,) = await commune.says(STRANGER, f"/batdau {code_in(offer.text)}")
    assert "quá hạn" in answer.text


async def test_the_invitation_is_led_by_buttons(commune: Commune) -> None:
    (roles,) = await commune.says("van_phong", "/moi")
    (hamlets,) = await commune.presses("van_phong", roles, "Lãnh đạo thôn")
    (offer,) = await commune.presses("van_phong", hamlets, "Hồng Lạc")
    assert "Lãnh đạo thôn Hồng Lạc" in offer.text


@pytest.mark.parametrize("who", ["tram_y_te", "truong_ban", "thon_nam_thang", "ntm"])
async def test_only_the_secretary_invites_and_binds(commune: Commune, who: str) -> None:
    (answer,) = await commune.says(who, "/moi trạm y tế")
    assert "dành cho Văn phòng" in answer.text
    (answer,) = await commune.says(who, "/gan", where="-777")
    assert "dành cho Văn phòng" in answer.text


async def test_a_bad_role_or_hamlet_is_answered_with_an_example(commune: Commune) -> None:
    (answer,) = await commune.says("van_phong", "/moi giám đốc")
    assert "Ví dụ" in answer.text
    (answer,) = await commune.says("van_phong", "/moi lãnh đạo thôn Đông Hải")
    assert "Các thôn là" in answer.text


async def test_binding_a_group_makes_it_the_committees(commune: Commune) -> None:
    (answer,) = await commune.says("van_phong", "/gan", where="-777")
    assert "từ nay là nhóm của" in answer.text
    (answer,) = await commune.says("van_phong", "/gan", where="-777")
    assert "rồi" in answer.text
    sent = await commune.moves_to(14, 6, 17)
    assert [one for one in sent if one.chat_id == -777 and "TỔNG HỢP" in one.text]


async def test_a_misspelt_command_suggests_the_nearest(commune: Commune) -> None:
    (answer,) = await commune.says("thon_nam_thang", "/tiendoo đường 5m")
    assert "/tiendo?" in answer.text
    (answer,) = await commune.says("thon_nam_thang", "/xyzzy")
    assert "/trogiup" in answer.text
    assert await commune.says("thon_nam_thang", "/xyzzy", where=GROUP) == []


async def test_help_says_what_each_role_can_do(commune: Commune) -> None:
    for who in commune.users:
        (answer,) = await commune.says(who, "trợ giúp")
        assert "/tonghop" in answer.text


async def test_the_roster_shows_who_has_joined(commune: Commune) -> None:
    (answer,) = await commune.says("van_phong", "/thanhvien")
    assert "17/17" in answer.text


async def test_somebody_who_blocked_the_bot_is_reported_to_the_secretary_once(commune: Commune) -> None:
    commune.network.blocked.add(commune.users["thon_hong_lac"])
    sent = await commune.moves_to(17, 6, 7, 30)
    told = [one for one in commune.to("van_phong", sent) if "đã chặn bot" in one.text]
    assert len(told) == 1
    assert "Bùi Xuân Mạnh" in told[0].text
    assert not [one for one in await commune.moves_to(20, 6, 20) if "chặn bot" in one.text]
    commune.network.blocked.clear()
    await commune.says("thon_hong_lac", "/batdau")
    with commune.session() as session:
        roll = committees.networks_of(session, committee_id=1)
        assert all(reachable for networks in roll.values() for reachable in networks.values())


async def test_a_network_failure_is_tried_again_and_said_once(commune: Commune) -> None:
    commune.network.failures.append(Unreachable())
    sent = await commune.says("thon_nam_thang", "/trogiup")
    assert commune.to("thon_nam_thang", sent) == []
    assert commune.inbox_statuses()[-1] == "done"


@pytest.mark.parametrize("text", [None, "", "   ", "\u200b", "🙂", "a" * 5000])
async def test_empty_and_odd_messages_get_a_clear_answer(commune: Commune, text: str | None) -> None:
    (answer, *_) = await commune.says("thon_nam_thang", text)
    assert "/trogiup" in answer.text
    assert set(commune.inbox_statuses()) == {"done"}
