"""The summary: at 17:00 to the group and the chair, and whenever somebody asks."""

from __future__ import annotations

import pytest

from tests.handlers.commune import GROUP, Commune

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, cách ly tập trung từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, thôn Nam Thắng, cách ly tập trung từ 24/05/2021 đến 14/06/2021
DANH SÁCH F2
1. Lê Thị Cúc, SN 1970, thôn Hòa Bình, cách ly tại nhà từ 10/06/2021 đến 24/06/2021"""


async def test_at_five_the_group_and_the_chair_get_the_summary_once(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.moves_to(14, 6, 17)
    for who in (GROUP, "truong_ban"):
        (summary,) = [one for one in commune.to(who, sent) if "TỔNG HỢP" in one.text]
        assert "<b>F1</b>: mới 2, đang theo dõi 1, kết thúc hôm nay 1" in summary.text
        assert "– tập trung: mới 2, đang theo dõi 1, kết thúc 1" in summary.text
        assert "hôm qua 0 + mới 2 − kết thúc 1 = 1" in summary.text
        assert "không gồm 1 người kết thúc hôm nay" in summary.text
        assert "<b>F2</b>: mới 1, đang theo dõi 1, kết thúc hôm nay 0" in summary.text
        assert "• Nam Thắng: F1 tập trung 1 (mới 2, kết thúc 1)" in summary.text
        assert "• Hòa Bình: F2 1 (mới 1)" in summary.text
        assert "Kiên" not in summary.text
    assert [one for one in await commune.moves_to(14, 6, 23) if "TỔNG HỢP" in one.text] == []


async def test_who_left_yesterday_is_not_watched_today(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    await commune.moves_to(15, 6, 8)
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "<b>F1</b>: mới 0, đang theo dõi 1, kết thúc hôm nay 0" in summary.text


async def test_a_day_without_a_list_is_reminded_and_named(commune: Commune) -> None:
    sent = await commune.moves_to(14, 6, 17)
    reminders = [one for one in commune.to("tram_y_te", sent) if "chưa có danh sách" in one.text]
    assert len(reminders) == 2
    (summary,) = commune.to("truong_ban", sent)
    assert "Trạm y tế chưa gửi" in summary.text


async def test_the_station_may_say_that_nothing_changed(commune: Commune) -> None:
    sent = await commune.moves_to(14, 6, 15, 30)
    (reminder,) = [one for one in commune.to("tram_y_te", sent) if "chưa có danh sách" in one.text]
    await commune.presses("tram_y_te", reminder, "không có thay đổi")
    sent = await commune.moves_to(14, 6, 17)
    assert commune.to("tram_y_te", sent) == []
    assert "báo không thay đổi" in commune.to("truong_ban", sent)[0].text


async def test_reports_still_missing_are_named_by_hamlet(commune: Commune) -> None:
    await commune.says("thon_nam_thang", "/tiendo đường 20m")
    sent = await commune.moves_to(14, 6, 17)
    line = next(line for line in commune.to("truong_ban", sent)[0].text.split("\n") if "chưa báo tiến độ" in line)
    assert "Nam Thắng" not in line
    assert "Hồng Lạc" in line


async def test_a_leader_asks_for_his_own_hamlet(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (summary,) = await commune.says("thon_hoa_binh", "tổng hợp")
    assert "thôn Hòa Bình" in summary.text
    assert "<b>F1</b>: mới 0, đang theo dõi 0" in summary.text
    assert "Nam Thắng" not in summary.text


@pytest.mark.parametrize("said", ["31/06", "45", "abc", "30/02/2021", "12345678"])
async def test_what_is_no_date_is_answered_with_an_example(commune: Commune, said: str) -> None:
    (answer,) = await commune.says("truong_ban", f"/tonghop {said}")
    assert "không phải một ngày có thật" in answer.text


async def test_a_day_to_come_has_no_numbers(commune: Commune) -> None:
    (answer,) = await commune.says("truong_ban", "/tonghop 20/06")
    assert "chưa đến" in answer.text


async def test_a_summary_that_was_slept_through_says_that_it_is_late(commune: Commune) -> None:
    commune.clock.move_to(commune.clock.now().replace(hour=13))  # 20:00 in Vietnam, no sweep ran
    commune.running.schedule.sweep()
    await commune.running.settle()
    (summary,) = commune.to("truong_ban", commune.network.sent)
    assert "Gửi muộn: lẽ ra gửi lúc 17:00 14/06/2021" in summary.text


async def test_what_falls_into_the_quiet_hours_waits_for_the_morning(commune: Commune) -> None:
    commune.clock.move_to(commune.clock.now().replace(hour=15))  # 22:00 in Vietnam
    commune.running.schedule.sweep()
    await commune.running.settle()
    assert commune.network.sent == []
    sent = await commune.moves_to(15, 6, 6, 30)
    assert [one for one in commune.to("truong_ban", sent) if "TỔNG HỢP 14/06/2021" in one.text]


async def test_a_day_begins_at_midnight_in_the_commune(commune: Commune) -> None:
    await commune.moves_to(15, 6, 0, 30)  # 17:30 of the 14th in UTC
    await commune.says("tram_y_te", LIST, where=GROUP)
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "TỔNG HỢP 15/06/2021" in summary.text
    assert "<b>F1</b>: mới 1, đang theo dõi 1, kết thúc hôm nay 0" in summary.text  # Bưởi's time was over at midnight
    (before,) = await commune.says("truong_ban", "/tonghop 14/06")
    assert "<b>F1</b>: mới 0, đang theo dõi 0, kết thúc hôm nay 0" in before.text
