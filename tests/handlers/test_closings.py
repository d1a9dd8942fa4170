"""The end of a period: frozen under a number, told to everybody concerned, and final."""

from __future__ import annotations

from decimal import Decimal

from sqlmodel import select

from storage.snapshots import Snapshot
from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.test_acceptance import accepted, opened
from tests.handlers.test_progress import LEADER, done

JUNE_WORKS = "Làm đường, kênh, rãnh đã đăng ký tháng 6"


def minutes(said: list[Said]) -> list[Said]:
    return [one for one in said if "Biên bản chốt số" in one.text and JUNE_WORKS in one.text]


async def test_what_is_not_reached_is_frozen_and_told_the_next_morning(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 320m, kênh 100m")
    assert minutes(await commune.moves_to(30, 6, 23)) == []
    sent = await commune.moves_to(1, 7, 8)
    for who in (GROUP, "truong_ban", "van_phong", "ntm", "dia_chinh"):
        (told,) = minutes(commune.to(who, sent))
        assert "Không đạt – không nghiệm thu, không hỗ trợ theo quy định" in told.text
        assert "• Nam Thắng, kênh: 100/150 m, thiếu 50 m" in told.text
        assert "• Hòa Bình, kênh: 0/100 m, thiếu 100 m" in told.text
        assert "• Nam Thắng, đường bê tông: 320/320 m (còn 320 m chờ nghiệm thu)" in told.text
    (own,) = minutes(commune.to(LEADER, sent))
    assert "Hòa Bình" not in own.text
    assert minutes(commune.to("pho_cao_thang", sent)) == []


async def test_closing_happens_once_and_catches_up_after_a_sleep(commune: Commune) -> None:
    commune.clock.move_to(commune.clock.now().replace(month=7, day=20, hour=3))  # asleep until then
    commune.running.schedule.sweep()
    commune.running.schedule.sweep()
    sent = await commune.moves_to(21, 7, 8)
    (told,) = minutes(commune.to(GROUP, sent))
    assert "10:00 20/07/2021" in told.text
    assert minutes(await commune.moves_to(22, 7, 8)) == []
    with commune.session() as session:
        rows = session.exec(select(Snapshot)).all()
    assert sorted(row.number for row in rows) == list(range(1, len(rows) + 1))
    assert len({row.subject for row in rows}) == len(rows)


async def test_what_was_frozen_is_not_edited_undone_or_deleted(commune: Commune) -> None:
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m")
    message = commune.last_message
    await commune.moves_to(1, 7, 8)
    answers = [
        *await commune.presses(LEADER, receipt, "Hoàn tác"),
        *await commune.presses(LEADER, receipt, "tổng cộng"),
        *await commune.says(LEADER, "/tiendo đường 320m", message_id=message),
        *await commune.deletes(LEADER, message),
    ]
    assert len(answers) == 4
    assert all("đã chốt ở Biên bản số" in one.text for one in answers)
    assert done(commune, "đường bê tông") == 120


async def test_after_the_closing_only_what_was_reached_in_time_is_accepted(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 320m, kênh 100m")
    card = await opened(commune, "ntm", "2")
    assert "kênh" in card.text
    await commune.moves_to(1, 7, 8)
    (answer,) = await commune.presses("ntm", card, "Nghiệm thu 100 m")
    assert "không đạt mức đăng ký khi chốt" in answer.text
    await commune.says(LEADER, "/tiendo tháng 6 kênh 50m")
    (listed,) = await commune.says("ntm", "/nghiemthu")
    assert "kênh" not in listed.text
    (card,) = await commune.presses("ntm", listed, "1")
    await commune.presses("ntm", card, "Nghiệm thu 320 m")
    assert (accepted(commune), accepted(commune, "kênh")) == (Decimal(320), Decimal(0))


async def test_a_decision_that_the_minutes_stand_on_is_not_taken_back(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 320m")
    card = await opened(commune)
    (noted,) = commune.to("ntm", await commune.presses("ntm", card, "Nghiệm thu 320 m"))
    await commune.moves_to(1, 7, 8)
    (answer,) = await commune.presses("ntm", noted, "Hoàn tác")
    assert "đã nằm trong Biên bản chốt số" in answer.text
    assert accepted(commune) == 320


async def test_a_closed_work_is_nudged_no_more(commune: Commune) -> None:
    await commune.moves_to(1, 7, 7)
    sent = commune.to(LEADER, await commune.moves_to(2, 7, 9))
    assert [one for one in sent if JUNE_WORKS in one.text and "Nhắc việc" in one.text] == []
