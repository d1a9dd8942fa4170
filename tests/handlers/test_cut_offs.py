"""The end of a registration: frozen, handed over as a workbook, confirmed; what comes later is late and not refused."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from sqlmodel import select

from storage.snapshots import Snapshot
from tests.handlers.commune import GROUP, Commune, Said

LEADER = "thon_nam_thang"


def handed(commune: Commune, who: str, sent: list[Said]) -> list[Said]:
    return [one for one in commune.to(who, sent) if "danh sách chốt số" in one.text]


async def last(commune: Commune, who: str, text: str) -> Said:
    return commune.to(who, await commune.says(who, text))[-1]


async def closed(commune: Commune) -> list[Said]:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1\nTrần Thị Hoa PA2")
    await commune.says("thon_hoa_binh", "/dangky 5 hộ PA1")
    return await commune.moves_to(21, 6, 7)


async def test_the_list_goes_to_both_officers_as_a_workbook_with_its_count(commune: Commune) -> None:
    sent = await closed(commune)
    for who in ("dia_chinh", "ntm"):
        (one,) = handed(commune, who, sent)
        assert "<b>7 hộ</b>" in one.text
        assert "thôn Nam Thắng: 2 hộ" in one.text
        assert one.labels[0] == "✅ Đã nhận 7 hộ"
        assert one.document is not None
        rows = list(load_workbook(io.BytesIO(one.document)).worksheets[0].iter_rows(values_only=True))
        assert [row[2] for row in rows[3:5]] == ["Nguyễn Văn Hùng", "Trần Thị Hoa"]
        assert len(rows) == 3 + 7 + 1
    assert handed(commune, "ke_toan", sent) == []
    group = [one for one in commune.to(GROUP, sent) if "đã chốt danh sách" in one.text]
    assert len(group) == 1
    assert "Hùng" not in group[0].text


async def test_nobody_is_woken_at_midnight_and_nothing_is_said_twice(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1")
    assert handed(commune, "ntm", await commune.moves_to(21, 6, 6, 29)) == []
    (told,) = handed(commune, "ntm", await commune.moves_to(21, 6, 6, 30))
    assert "Gửi muộn" not in told.text
    assert handed(commune, "ntm", await commune.moves_to(25, 6, 20)) == []


async def test_each_confirms_and_the_others_are_shown(commune: Commune) -> None:
    (one,) = handed(commune, "ntm", await closed(commune))
    await commune.presses("ntm", one, "Đã nhận 7 hộ")
    said = await last(commune, "truong_ban", "/dangky")
    assert "Đã nhận: Phạm Thanh Tâm" in said.text
    assert "Chưa xác nhận nhận danh sách: Đinh Như Ý" in said.text
    again = commune.to("ntm", await commune.presses("ntm", one, "Đã nhận"))[-1]
    assert "đã làm rồi" in again.text
    refused = (await commune.presses_data(LEADER, one, one.buttons[0][0][1]))[-1]
    assert "không phải của đồng chí" in refused.text


async def test_what_comes_later_is_marked_and_the_frozen_list_stays(commune: Commune) -> None:
    await closed(commune)
    with commune.session() as session:
        before = session.exec(select(Snapshot.content).where(Snapshot.kind == "programme")).one()
    said = await last(commune, LEADER, "/dangky Lê Văn Tám PA1")
    assert "muộn" in said.text
    assert "cần thêm 123 hộ." in said.text  # no day that is over
    listed = commune.to(LEADER, await commune.presses(LEADER, await last(commune, LEADER, "/dangky"), "Danh sách"))[-1]
    assert "Lê Văn Tám – PA1 – muộn" in listed.text
    seen = commune.to(LEADER, await commune.presses(LEADER, listed, "Hùng"))[-1]
    await commune.presses(LEADER, seen, "Đưa ra")
    with commune.session() as session:
        assert session.exec(select(Snapshot.content).where(Snapshot.kind == "programme")).one() == before
    assert [one["name"] for one in before["entries"]][:2] == ["Nguyễn Văn Hùng", "Trần Thị Hoa"]


async def test_a_list_is_sent_as_a_workbook_at_any_time(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1")
    sent = await commune.presses(LEADER, await last(commune, LEADER, "/dangky"), "Tải Excel")
    assert sent[-1].document is not None
