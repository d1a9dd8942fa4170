"""A deputy in the chat: his place is offered after the leader's, and he is left in peace while the leader answers."""

from __future__ import annotations

from sqlmodel import col, select

from storage.committees import Identity, Member
from tests.handlers.commune import GROUP, Commune

LIST = "DANH SÁCH F2\n1. Bùi Thị Mận, SN 1985, nữ, thôn Cao Thắng, cách ly tại nhà từ 06/06/2021 đến 27/06/2021"


def leave(commune: Commune, *keys: str) -> None:
    """These members have no account any more."""
    with commune.database.transaction() as session:
        members = select(Member.id).where(col(Member.key).in_(keys))
        for row in session.exec(select(Identity).where(col(Identity.member_id).in_(members))):
            session.delete(row)


async def test_the_leaders_place_is_offered_before_the_deputys(commune: Commune) -> None:
    leave(commune, "thon_cao_thang", "pho_cao_thang")
    (offer,) = await commune.says("van_phong", "/moi lãnh đạo thôn Cao Thắng")
    assert "Phan Thị Hiền" in offer.text


async def test_once_the_leader_has_joined_the_deputys_place_is_offered(commune: Commune) -> None:
    leave(commune, "pho_cao_thang")
    (offer,) = await commune.says("van_phong", "/moi lãnh đạo thôn Cao Thắng")
    assert "Trịnh Thị Thơm" in offer.text


async def test_lists_go_to_the_leader_and_a_deputy_may_look(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    assert len(commune.to("thon_cao_thang", sent)) == 1
    assert commune.to("pho_cao_thang", sent) == []
    (seen,) = await commune.says("pho_cao_thang", "/danhsach")
    assert "Bùi Thị Mận" in seen.text
    sent = await commune.moves_to(15, 6, 6, 45)
    assert not any("Danh sách buổi sáng" in one.text for one in commune.to("pho_cao_thang", sent))


async def test_only_the_leader_is_nudged_and_a_deputy_may_still_answer(commune: Commune) -> None:
    sent = await commune.moves_to(23, 6, 7, 30)
    assert any("Nhắc việc" in one.text for one in commune.to("thon_cao_thang", sent))
    assert not any("Nhắc việc" in one.text for one in commune.to("pho_cao_thang", sent))
    (tasks,) = await commune.says("pho_cao_thang", "/nhiemvu")
    (card,) = await commune.presses("pho_cao_thang", tasks, "Làm đường, kênh")
    (noted,) = await commune.presses("pho_cao_thang", card, "Đã xong")
    assert "đã xong" in noted.text


async def test_a_deputy_whose_leader_has_gone_is_nudged(commune: Commune) -> None:
    with commune.database.transaction() as session:
        leader = session.exec(select(Member).where(Member.key == "thon_cao_thang")).one()
        leader.active = False
        session.add(leader)
    sent = await commune.moves_to(23, 6, 7, 30)
    assert any("Nhắc việc" in one.text for one in commune.to("pho_cao_thang", sent))
