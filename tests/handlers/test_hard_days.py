"""The days on which counting goes wrong: twins, and somebody who moves on his last day."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from bot.clock import COMMUNE_ZONE
from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune

TWINS = (
    "DANH SÁCH F2\n"
    "1. Nguyễn Gia Bảo, SN 2012, nam, thôn Nam Thắng, nhà ông Lợi, đt 0912000111, cách ly tại nhà đến 20/6\n"
    "2. Nguyễn Gia Bảo, SN 2012, nam, thôn Nam Thắng, nhà ông Lợi, đt 0912000222, cách ly tại nhà đến 20/6"
)
MOVER = (
    "DANH SÁCH F2\n1. Trần Văn Khoa, SN 1990, nam, đt 0912000333, thôn Nam Thắng, cách ly tại nhà từ 1/6 đến hết 15/6"
)


def people(commune: Commune) -> list[tuple[int, str | None, str | None, str]]:
    with commune.session() as session:
        rows = session.exec(select(Contact).where(Contact.status != "withdrawn"))
        return [(row.id, row.phone, row.hamlet, row.status) for row in rows]


async def test_twins_of_one_house_stay_two_however_often_they_are_listed(commune: Commune) -> None:
    await commune.says("tram_y_te", TWINS, where=GROUP)
    first = people(commune)
    assert sorted(phone or "" for _, phone, _, _ in first) == ["0912000111", "0912000222"]
    await commune.moves_to(15, 6, 9)
    await commune.says("tram_y_te", TWINS.replace("20/6", "22/6"), where=GROUP)
    assert people(commune) == first
    (own,) = await commune.says("thon_nam_thang", "/danhsach")
    assert own.text.count("Nguyễn Gia Bảo") == 2
    (counts,) = await commune.says("truong_ban", "/tonghop")
    assert "F2" in counts.text
    assert "đang theo dõi 2" in next(line for line in counts.text.splitlines() if "F2" in line)


async def test_who_moves_on_his_last_day_ends_in_the_new_hamlet_and_nowhere_else(commune: Commune) -> None:
    await commune.says("tram_y_te", MOVER, where=GROUP)
    await commune.moves_to(15, 6, 9)
    sent = await commune.says("tram_y_te", MOVER.replace("Nam Thắng", "Hòa Bình"), where=GROUP)
    (asked,) = [one for one in commune.to("tram_y_te", sent) if "Là một người" in one.labels]
    await commune.presses("tram_y_te", asked, "Là một người")
    assert [hamlet for _, _, hamlet, _ in people(commune)] == ["Hòa Bình"]
    (old,) = await commune.says("thon_nam_thang", "/danhsach")
    assert "Trần Văn Khoa" not in old.text
    (new,) = await commune.says("thon_hoa_binh", "/danhsach")
    assert "Trần Văn Khoa" in new.text
    await commune.moves_to(16, 6, 9)
    for leader in ("thon_nam_thang", "thon_hoa_binh"):
        (after,) = await commune.says(leader, "/danhsach")
        assert "Trần Văn Khoa" not in after.text


async def test_a_bot_asleep_over_the_morning_of_a_release_catches_up_and_says_that_it_is_late(commune: Commune) -> None:
    await commune.says("tram_y_te", MOVER, where=GROUP)
    await commune.moves_to(14, 6, 22)
    commune.clock.move_to(datetime(2021, 6, 15, 11, 30, tzinfo=COMMUNE_ZONE))  # asleep until then
    sent = await commune.moves_to(15, 6, 12)
    releases = [one for one in commune.to("thon_nam_thang", sent) if "HẾT THỜI HẠN CÁCH LY" in one.text]
    assert len(releases) == 1
    assert "Trần Văn Khoa" in releases[0].text
    assert "gửi muộn" in releases[0].text.lower()
    later = await commune.moves_to(15, 6, 20)
    assert [one for one in commune.to("thon_nam_thang", later) if "HẾT THỜI HẠN CÁCH LY" in one.text] == []
