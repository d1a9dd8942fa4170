"""A hamlet that does not confirm its list: the deputy is told, then the chair, each once."""

from __future__ import annotations

from tests.handlers.commune import GROUP, Commune, Said

LIST = """DANH SÁCH F2
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Cao Thắng, cách ly tại nhà từ 06/06/2021 đến 27/06/2021
2. Lê Thị Cúc, SN 1970, thôn Hòa Bình, cách ly tại nhà từ 10/06/2021 đến 24/06/2021"""


def silent(sent: list[Said]) -> list[str]:
    return [one.text for one in sent if "✋" in one.text and "TỔNG HỢP" not in one.text]


async def test_the_deputy_gets_the_list_after_four_hours_and_the_chair_after_eight(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)  # at 07:00
    assert commune.to("pho_cao_thang", sent) == []
    sent = await commune.moves_to(14, 6, 10, 59)
    assert silent(sent) == []
    sent = await commune.moves_to(14, 6, 11)
    (told,) = silent(commune.to("pho_cao_thang", sent))
    assert "gửi lúc 07:00 14/06/2021" in told
    assert "Nguyễn Văn Kiên" in told
    (chair,) = silent(commune.to("truong_ban", sent))
    assert "Hòa Bình" in chair  # it has no deputy
    assert "Cúc" not in chair
    sent = await commune.moves_to(14, 6, 15)
    (chair,) = silent(commune.to("truong_ban", sent))
    assert "Cao Thắng" in chair
    assert "Trịnh Thị Thơm" in chair
    assert "11:00 14/06/2021" in chair
    assert "Kiên" not in chair
    assert silent(await commune.moves_to(15, 6, 6, 30)) == []


async def test_each_is_told_at_its_own_moment_and_not_late(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.moves_to(14, 6, 20)
    assert len(silent(sent)) == 3
    assert not any("Gửi muộn" in text for text in silent(sent))


async def test_a_list_that_the_leader_confirms_is_told_to_nobody(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    for leader in ("thon_cao_thang", "thon_hoa_binh"):
        (got,) = commune.to(leader, sent)
        await commune.presses(leader, got, "Đã nhận")
    assert silent(await commune.moves_to(14, 6, 20)) == []


async def test_the_deputy_may_confirm_and_call_the_roll_in_the_leaders_place(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.moves_to(14, 6, 11)
    (told,) = commune.to("pho_cao_thang", sent)
    (changed,) = await commune.presses("pho_cao_thang", told, "Đã nhận")
    assert "đã xác nhận" in changed.text
    (changed,) = await commune.presses("pho_cao_thang", told, "Tất cả chấp hành")
    assert "chấp hành 1" in changed.text
    later = silent(await commune.moves_to(14, 6, 20))
    assert later == []


async def test_a_silence_of_the_evening_is_told_in_the_morning(commune: Commune) -> None:
    await commune.moves_to(14, 6, 19)
    await commune.says("tram_y_te", LIST, where=GROUP)
    assert silent(await commune.moves_to(15, 6, 8, 29)) == []
    (told,) = silent(commune.to("pho_cao_thang", await commune.moves_to(15, 6, 8, 30)))
    assert "gửi lúc 19:00 14/06/2021" in told


async def test_the_next_days_silence_is_told_anew(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    await commune.moves_to(15, 6, 6, 45)
    sent = await commune.moves_to(15, 6, 20)
    assert len(silent(commune.to("pho_cao_thang", sent))) == 1
    assert len(silent(commune.to("truong_ban", sent))) == 2
