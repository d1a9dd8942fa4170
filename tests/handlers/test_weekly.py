"""The week's summary: when it comes, to whom, and what it says."""

from __future__ import annotations

from datetime import datetime

from bot.clock import COMMUNE_ZONE
from tests.handlers.commune import GROUP, Commune, Said

F1 = "DANH SÁCH F1\n1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, tiếp xúc 12/6, cách ly tập trung"


def weeks(sent: list[Said]) -> list[Said]:
    return [one for one in sent if "TỔNG HỢP TUẦN" in one.text]


async def test_on_monday_morning_the_group_the_chair_and_each_leader_look_back(commune: Commune) -> None:
    assert weeks(await commune.moves_to(21, 6, 6, 59)) == []
    sent = await commune.moves_to(21, 6, 7)
    for who in (GROUP, "truong_ban"):
        (told,) = weeks(commune.to(who, sent))
        assert "14/06 – 20/06/2021" in told.text
        assert "xã Thạch Thắng" in told.text
    (own,) = weeks(commune.to("thon_nam_thang", sent))
    assert "thôn Nam Thắng" in own.text
    assert weeks(commune.to("pho_cao_thang", sent)) == []
    assert weeks(commune.to("tram_y_te", sent)) == []
    assert weeks(await commune.moves_to(27, 6, 23)) == []


async def test_a_bot_that_slept_over_monday_says_it_late_and_once(commune: Commune) -> None:
    commune.clock.move_to(datetime(2021, 6, 23, 7, 55, tzinfo=COMMUNE_ZONE))
    sent = await commune.moves_to(23, 6, 8)
    assert len(weeks(commune.to(GROUP, sent))) == 1
    assert "gửi muộn" in weeks(commune.to(GROUP, sent))[0].text.lower()
    assert weeks(await commune.moves_to(24, 6, 8)) == []


async def test_the_week_counts_people_lists_breaches_and_work(commune: Commune) -> None:
    await commune.says("tram_y_te", F1, where=GROUP)
    await commune.says("cong_an", "/vipham khẩu trang 2 người phạt 2 triệu thôn Nam Thắng")
    await commune.moves_to(16, 6, 9)
    await commune.says("tram_y_te", F1.replace("Kiên", "Khoa"), where=GROUP)
    (told,) = await commune.says("truong_ban", "/tonghop tuần")
    assert "14/06 – 16/06/2021" in told.text
    assert "mới 2, kết thúc 0, đang theo dõi 2 người" in told.text
    assert "Mới theo diện: F1 2." in told.text
    assert "2/3 ngày; thiếu 15/06" in told.text
    assert "1 vụ, 2 đối tượng, 2 triệu đồng" in told.text
    assert "Kiên" not in told.text
    assert "chưa có việc nào báo xong" in told.text


async def test_a_leader_sees_his_own_hamlets_week(commune: Commune) -> None:
    await commune.says("tram_y_te", F1, where=GROUP)
    (own,) = await commune.says("thon_nam_thang", "/tonghop tuần này")
    (other,) = await commune.says("thon_hoa_binh", "/tonghop tuan nay")
    assert "mới 1," in own.text
    assert "mới 0," in other.text
    assert "Trạm y tế gửi" not in own.text


async def test_last_week_can_be_asked_for(commune: Commune) -> None:
    await commune.says("tram_y_te", F1, where=GROUP)
    await commune.moves_to(22, 6, 9)
    (told,) = await commune.says("van_phong", "/tonghop tuần trước")
    assert "14/06 – 20/06/2021" in told.text
    assert "mới 1," in told.text
    (told,) = await commune.says("van_phong", "/tonghop tuần")
    assert "21/06 – 22/06/2021" in told.text
    assert "mới 0," in told.text


async def test_what_was_done_within_the_week_is_told_with_who_did_it(commune: Commune) -> None:
    (given,) = await commune.says("truong_ban", "/giao thôn Nam Thắng sửa nắp ống thu gom trước 25/6")
    await commune.presses("truong_ban", given, "Giao")
    (mine,) = await commune.says("thon_nam_thang", "/nhiemvu")
    (card,) = await commune.presses("thon_nam_thang", mine, "nắp ống")
    (asked,) = await commune.presses("thon_nam_thang", card, "Đã xong")
    assert "đã xong" in asked.text.lower()
    (told,) = await commune.says("truong_ban", "/tonghop tuần")
    done = told.text.split("Xong trong tuần")[1].split("\n")[1]
    assert "nắp ống thu gom" in done
    assert "Nam Thắng" in done
