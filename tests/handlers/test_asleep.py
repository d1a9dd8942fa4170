"""A program that slept over the end of a list or a period: what is frozen is what stood at the end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from bot.clock import COMMUNE_ZONE
from storage import inbox
from storage.programmes import Entry
from storage.snapshots import Snapshot
from tests.handlers.commune import GROUP, NETWORK, Commune, Said
from tests.handlers.test_closings import JUNE_WORKS
from tests.handlers.test_progress import LEADER, done

OFFICER, SECRETARY = "ntm", "van_phong"
CUT_OFF, PERIOD = datetime(2021, 6, 20, 20, tzinfo=COMMUNE_ZONE), datetime(2021, 6, 30, 20, tzinfo=COMMUNE_ZONE)


def sleeps_until(commune: Commune, day: int, month: int, hour: int, minute: int = 0) -> None:
    commune.clock.move_to(datetime(2021, month, day, hour, minute, tzinfo=COMMUNE_ZONE))


def frozen(commune: Commune, kind: str) -> Mapping[str, Any]:
    with commune.session() as session:
        rows = session.exec(select(Snapshot.content).where(Snapshot.kind == kind)).all()
    contents = [row for row in rows if kind == "programme" or row["title"] == JUNE_WORKS]
    assert len(contents) == 1
    return contents[0]


def names(commune: Commune) -> list[tuple[str | None, int | None]]:
    return [(one["name"], one["option"]) for one in frozen(commune, "programme")["entries"]]


def counted(commune: Commune, item: str = "đường bê tông") -> tuple[int, int]:
    rows = frozen(commune, "commitments")["rows"].values()
    (row,) = [one for one in rows if one["hamlet"] == "Nam Thắng" and one["item"] == item]
    return int(Decimal(row["counted"])), int(Decimal(row["target"]))


async def card(commune: Commune) -> Said:
    standing = commune.to(LEADER, await commune.says(LEADER, "/dangky"))[-1]
    listed = commune.to(LEADER, await commune.presses(LEADER, standing, "Danh sách"))[-1]
    return commune.to(LEADER, await commune.presses(LEADER, listed, "Hùng"))[-1]


async def take_off(commune: Commune, seen: Said, message: int) -> None:
    await commune.presses(LEADER, seen, "Đưa ra")


async def take_the_other_option(commune: Commune, seen: Said, message: int) -> None:
    await commune.presses(LEADER, seen, "PA2")


async def edit(commune: Commune, seen: Said, message: int) -> None:
    await commune.says(LEADER, "/dangky Bùi Văn Khác PA2", message_id=message)


async def delete(commune: Commune, seen: Said, message: int) -> None:
    await commune.deletes(LEADER, message)


async def register_more(commune: Commune, seen: Said, message: int) -> None:
    await commune.says(LEADER, "/dangky Lê Văn Tám PA1\nBùi Thị Chín PA2")


@pytest.mark.parametrize("change", [take_off, take_the_other_option, edit, delete, register_more])
@pytest.mark.parametrize("hour", [0, 5, 10])
async def test_a_list_is_frozen_as_it_stood_at_midnight(
    commune: Commune, change: Callable[[Commune, Said, int], Awaitable[None]], hour: int
) -> None:
    commune.clock.move_to(CUT_OFF)
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1\nTrần Thị Hoa PA2")
    message = commune.last_message
    seen = await card(commune)
    sleeps_until(commune, 21, 6, hour, 1)
    await change(commune, seen, message)
    sent = await commune.moves_to(21, 6, 11)
    assert names(commune) == [("Nguyễn Văn Hùng", 1), ("Trần Thị Hoa", 2)]
    (told,) = [one for one in commune.to(OFFICER, sent) if "danh sách chốt số" in one.text]
    assert told.labels[0] == "✅ Đã nhận 2 hộ"
    assert ("lẽ ra gửi lúc 06:30 21/06/2021" in told.text) is (hour == 10)
    assert told.document is not None


async def test_what_was_written_in_time_counts_though_it_is_read_after_midnight(commune: Commune) -> None:
    sleeps_until(commune, 21, 6, 10)
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1", date=int(CUT_OFF.timestamp()))
    await commune.says(LEADER, "/dangky Trần Thị Hoa PA2")
    assert names(commune) == [("Nguyễn Văn Hùng", 1)]
    with commune.session() as session:
        assert {one.name: one.late for one in session.exec(select(Entry))} == {
            "Nguyễn Văn Hùng": False,
            "Trần Thị Hoa": True,
        }


async def test_what_is_read_once_the_list_is_handed_over_is_late(commune: Commune) -> None:
    await commune.moves_to(21, 6, 10)
    said = (await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1", date=int(CUT_OFF.timestamp())))[-1]
    assert "muộn" in said.text
    assert names(commune) == []


async def test_a_program_that_has_just_woken_hears_first_what_was_written_while_it_slept(commune: Commune) -> None:
    schedule = commune.running.schedule
    commune.clock.move_to(CUT_OFF)
    await schedule.tick()
    sleeps_until(commune, 21, 6, 10)
    await schedule.tick()
    assert commune.running.program.woke_at == commune.clock.now()
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1", date=int(CUT_OFF.timestamp()))
    for second in range(5, 70, 5):
        commune.clock.move_to(datetime(2021, 6, 21, 10, second // 60, second % 60, tzinfo=COMMUNE_ZONE))
        await schedule.tick()
    assert names(commune) == [("Nguyễn Văn Hùng", 1)]


async def test_what_waits_its_turn_at_midnight_is_handled_before_the_list_is_frozen(commune: Commune) -> None:
    sleeps_until(commune, 21, 6, 0)
    user = commune.users[LEADER]
    person = {"id": user, "is_bot": False, "first_name": "x"}
    message = {
        "message_id": 9001,
        "date": int(CUT_OFF.timestamp()),
        "from": person,
        "chat": {"id": user, "type": "private", "first_name": "x"},
        "text": "/dangky Nguyễn Văn Hùng PA1",
    }
    with commune.database.transaction() as session:
        payload = {"update_id": 0, "message": message}
        inbox.store(
            session, network=NETWORK, network_key="w", chat_id=user, payload=payload, now=commune.clock.now()
        )  # fmt: skip
    commune.running.schedule.sweep()
    await commune.moves_to(21, 6, 7)
    assert names(commune) == [("Nguyễn Văn Hùng", 1)]


async def undo(commune: Commune, receipt: Said, message: int) -> Said:
    return (await commune.presses(LEADER, receipt, "Hoàn tác"))[-1]


async def read_as_total(commune: Commune, receipt: Said, message: int) -> Said:
    return (await commune.presses(LEADER, receipt, "tổng cộng"))[-1]


async def edit_report(commune: Commune, receipt: Said, message: int) -> Said:
    return (await commune.says(LEADER, "/tiendo đường 320m", message_id=message))[-1]


async def delete_report(commune: Commune, receipt: Said, message: int) -> Said:
    return (await commune.deletes(LEADER, message))[-1]


@pytest.mark.parametrize("change", [undo, read_as_total, edit_report, delete_report])
@pytest.mark.parametrize("day", [1, 3])
async def test_a_period_is_frozen_before_a_change_that_comes_after_it(
    commune: Commune, change: Callable[[Commune, Said, int], Awaitable[Said]], day: int
) -> None:
    commune.clock.move_to(PERIOD)
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m")
    message = commune.last_message
    sleeps_until(commune, day, 7, 0, 1)
    answer = await change(commune, receipt, message)
    assert "đã chốt ở Biên bản số" in answer.text
    assert done(commune, "đường bê tông") == 120
    sent = await commune.moves_to(day, 7, 12)
    assert counted(commune) == (120, 320)
    assert len([one for one in commune.to(GROUP, sent) if JUNE_WORKS in one.text and "Biên bản" in one.text]) == 1


async def test_a_target_is_not_changed_once_its_period_is_over(commune: Commune) -> None:
    commune.clock.move_to(PERIOD)
    (listed,) = await commune.says(SECRETARY, "/camket Nam Thắng")
    (seen,) = await commune.presses(SECRETARY, listed, "1")
    (asked,) = await commune.presses(SECRETARY, seen, "Sửa mức")
    assert "Mức đăng ký mới" in asked.text
    sleeps_until(commune, 1, 7, 0, 30)
    (answer,) = await commune.says(SECRETARY, "100m đoàn công tác điều chỉnh")
    assert "Biên bản" in answer.text
    await commune.moves_to(2, 7, 12)
    assert counted(commune) == (0, 320)


async def test_nothing_is_sent_back_once_its_period_is_over(commune: Commune) -> None:
    commune.clock.move_to(PERIOD)
    await commune.says(LEADER, "/tiendo đường 320m")
    (listed,) = await commune.says(OFFICER, "/nghiemthu")
    (seen,) = await commune.presses(OFFICER, listed, "1")
    await commune.presses(OFFICER, seen, "Trả lại")
    sleeps_until(commune, 1, 7, 0, 30)
    await commune.says(OFFICER, "chưa đủ chiều dày")
    await commune.moves_to(2, 7, 12)
    assert counted(commune) == (320, 320)


async def test_a_report_written_in_time_counts_though_it_is_read_after_the_end(commune: Commune) -> None:
    sleeps_until(commune, 2, 7, 9)
    await commune.says(LEADER, "/tiendo tháng 6 đường 120m", date=int(PERIOD.timestamp()))
    await commune.says(LEADER, "/tiendo tháng 6 kênh 50m")
    await commune.moves_to(2, 7, 12)
    assert counted(commune) == (120, 320)
    assert counted(commune, "kênh") == (0, 150)
