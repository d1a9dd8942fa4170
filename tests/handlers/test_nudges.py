"""Nudges: who is told, when, how often, and who is left in peace."""

from __future__ import annotations

from datetime import date

from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.test_duties import give

REGISTRATION = "Lập danh sách hộ đăng ký"


def nudges(sent: list[Said]) -> list[Said]:
    return [one for one in sent if "Nhắc việc" in one.text]


async def test_three_days_before_each_hamlet_is_nudged_once_in_one_digest(commune: Commune) -> None:
    sent = await commune.moves_to(17, 6, 7, 29)
    assert nudges(sent) == []
    sent = await commune.moves_to(17, 6, 7, 30)
    for leader in ("thon_nam_thang", "thon_trung_phu", "thon_hoa_binh"):
        (digest,) = nudges(commune.to(leader, sent))
        assert "Còn 3 ngày" in digest.text
        assert REGISTRATION in digest.text
    assert nudges(await commune.moves_to(17, 6, 23)) == []


async def test_whoever_has_reported_it_done_is_left_in_peace(commune: Commune) -> None:
    (tasks,) = await commune.says("thon_nam_thang", "/nhiemvu")
    (card,) = await commune.presses("thon_nam_thang", tasks, REGISTRATION[:20])
    (noted,) = await commune.presses("thon_nam_thang", card, "Đã xong")
    assert "đã xong" in noted.text
    sent = await commune.moves_to(17, 6, 7, 30)
    assert nudges(commune.to("thon_nam_thang", sent)) == []
    assert nudges(commune.to("thon_trung_phu", sent)) != []
    await commune.presses("thon_nam_thang", noted, "Hoàn tác")
    sent = await commune.moves_to(19, 6, 7, 30)
    assert nudges(commune.to("thon_nam_thang", sent)) != []


async def test_reaching_what_was_signed_for_ends_the_nudges(commune: Commune) -> None:
    await commune.says("thon_nam_thang", "/tiendo hộ đăng ký được 126 hộ")
    sent = await commune.moves_to(17, 6, 7, 30)
    assert nudges(commune.to("thon_nam_thang", sent)) == []


async def test_on_the_last_days_the_group_hears_who_is_missing(commune: Commune) -> None:
    await commune.says("thon_nam_thang", "/tiendo đăng ký 126 hộ")
    sent = await commune.moves_to(19, 6, 7, 30)
    group = [one for one in commune.to(GROUP, sent) if "Sắp đến hạn" in one.text and "Chưa xong" in one.text]
    assert "Trung Phú" in group[-1].text
    assert "Nam Thắng" not in group[-1].text.split("Chưa xong:")[1].split("\n")[0]


async def test_on_the_day_both_slots_nudge_and_later_every_day_while_late(commune: Commune) -> None:
    await commune.moves_to(20, 6, 7)
    assert "HÔM NAY" in nudges(commune.to("thon_hoa_binh", await commune.moves_to(20, 6, 7, 30)))[0].text
    assert "HÔM NAY" in nudges(commune.to("thon_hoa_binh", await commune.moves_to(20, 6, 15)))[0].text
    for day, late in ((21, 1), (22, 2), (23, 3)):
        (digest,) = nudges(commune.to("thon_hoa_binh", await commune.moves_to(day, 6, 20)))
        assert f"Quá hạn {late} ngày" in digest.text


async def test_the_chair_is_told_on_the_first_late_day_only(commune: Commune) -> None:
    await commune.moves_to(20, 6, 20)
    told = [one for one in commune.to("truong_ban", await commune.moves_to(21, 6, 20)) if "vừa quá hạn" in one.text]
    assert len(told) == 1
    assert REGISTRATION in told[0].text
    told = [one for one in commune.to("truong_ban", await commune.moves_to(22, 6, 20)) if "vừa quá hạn" in one.text]
    assert told == []


async def test_no_nudge_is_sent_twice_however_often_the_sweep_runs(commune: Commune) -> None:
    await commune.moves_to(17, 6, 7, 30)
    for _ in range(5):
        assert commune.running.schedule.sweep() == 0


async def test_a_nudge_that_no_longer_matters_is_dropped(commune: Commune) -> None:
    await commune.moves_to(17, 6, 7)
    commune.clock.move_to(commune.clock.now().replace(hour=0, minute=30))  # 07:30 in Vietnam
    commune.running.schedule.sweep()  # written, not sent: nothing has been let go yet
    (tasks,) = [one for one in await commune.says("thon_nam_thang", "/nhiemvu") if "Việc của" in one.text]
    assert tasks
    before = len(commune.network.sent)
    await commune.running.settle()
    assert len(commune.network.sent) == before


async def test_a_line_of_the_digest_is_answered_by_its_buttons(commune: Commune) -> None:
    sent = await commune.moves_to(19, 6, 7, 30)
    digest = nudges(commune.to("thon_nam_thang", sent))[-1]
    (card,) = await commune.presses("thon_nam_thang", digest, "Mở việc 1")
    assert REGISTRATION in card.text
    (noted,) = await commune.presses("thon_nam_thang", digest, "Xong việc 1")
    assert "đã xong" in noted.text
    (again,) = await commune.presses("thon_nam_thang", digest, "Xong việc 1")
    assert "đã làm rồi" in again.text
    (refused,) = await commune.presses("thon_hoa_binh", digest, "Xong việc 1")
    assert "không phải của đồng chí" in refused.text


async def test_very_many_lines_are_cut_and_said_to_be_more(commune: Commune) -> None:
    give(commune, count=50, who="ke_toan", due=date(2021, 6, 15))
    sent = await commune.moves_to(14, 6, 7, 30)
    (digest,) = nudges(commune.to("ke_toan", sent))
    assert digest.text.count("Còn 1 ngày") == 20
    assert "và 30 việc khác" in digest.text
    assert len(digest.buttons) == 10
    (group,) = [one for one in commune.to(GROUP, sent) if "Sắp đến hạn" in one.text]
    assert "và 30 việc khác" in group.text
