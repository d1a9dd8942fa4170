"""/ungho: gifts of money by hamlet and body, from the opening on, and what they add up to."""

from __future__ import annotations

import pytest

from tests.handlers.commune import GROUP, Commune, Said

ACCOUNTANT, LEADER = "ke_toan", "thon_nam_thang"


async def last(commune: Commune, who: str, text: str, *, where: str = "") -> Said:
    return commune.to(GROUP if where else who, await commune.says(who, text, where=where))[-1]


async def total(commune: Commune) -> str:
    return (await last(commune, "truong_ban", "/ungho")).text.splitlines()[0]


async def test_the_opening_is_there_before_any_gift(commune: Commune) -> None:
    said = await last(commune, "truong_ban", "/ungho")
    assert "53.566.000 đ" in said.text
    assert "10/06/2021" in said.text
    assert "Chưa ghi thêm" in said.text


async def test_gifts_of_hamlets_and_bodies_are_added_up(commune: Commune) -> None:
    said = await last(commune, ACCOUNTANT, "/ungho thôn Nam Thắng 2.500.000\nHội Phụ nữ 1,2 triệu\nHòa Bình 500k")
    assert "ghi 3 lượt, cộng <b>4.200.000 đ</b>" in said.text
    assert "57.766.000 đ" in await total(commune)
    whole = await last(commune, "truong_ban", "/ungho")
    assert "• Nam Thắng: 2.500.000 đ" in whole.text
    assert "• Hội Phụ nữ: 1.200.000 đ" in whole.text


async def test_undo_edit_and_deletion_change_the_total(commune: Commune) -> None:
    said = await last(commune, ACCOUNTANT, "/ungho Hội Phụ nữ 1,2 triệu")
    await commune.says(ACCOUNTANT, "/ungho Hội Phụ nữ 1,5 triệu", message_id=commune.last_message)
    assert "55.066.000 đ" in await total(commune)
    await commune.presses(ACCOUNTANT, said, "Hoàn tác")
    assert "55.066.000 đ" in await total(commune)
    await last(commune, ACCOUNTANT, "/ungho Đoàn Thanh niên 434.000")
    await commune.deletes(ACCOUNTANT, commune.last_message)
    assert "55.066.000 đ" in await total(commune)


async def test_the_same_gift_again_is_pointed_out(commune: Commune) -> None:
    await commune.says(ACCOUNTANT, "/ungho Hội Phụ nữ 1,2 triệu")
    assert "trước đó đã ghi lúc 07:00" in (await last(commune, ACCOUNTANT, "/ungho Hội Phụ nữ 1.200.000")).text


async def test_a_gift_is_taken_off_from_the_list_and_put_back(commune: Commune) -> None:
    await commune.says(ACCOUNTANT, "/ungho Hội Phụ nữ 1,2 triệu")
    view = await last(commune, ACCOUNTANT, "/ungho")
    listed = (await commune.presses(ACCOUNTANT, view, "Từng lượt"))[-1]
    gone = commune.to(ACCOUNTANT, await commune.presses(ACCOUNTANT, listed, "Hội Phụ nữ"))[-1]
    assert "53.566.000 đ" in await total(commune)
    await commune.presses(ACCOUNTANT, gone, "Hoàn tác")
    assert "54.766.000 đ" in await total(commune)


async def test_a_leader_records_for_his_own_hamlet_only(commune: Commune) -> None:
    assert "Thôn Nam Thắng: 2.500.000 đ" in (await last(commune, LEADER, "/ungho 2.500.000")).text
    assert "Nguyễn Văn An (thôn Nam Thắng)" in (await last(commune, LEADER, "/ungho Nguyễn Văn An 300 nghìn")).text
    assert "không phải thôn Hòa Bình" in (await last(commune, LEADER, "/ungho thôn Hòa Bình 1 triệu")).text


@pytest.mark.parametrize("who", ["dia_chinh", "truong_ban", "cong_an"])
async def test_others_do_not_record(commune: Commune, who: str) -> None:
    assert "không phải người ghi" in (await last(commune, who, "/ungho Hội Phụ nữ 1 triệu")).text
    assert "53.566.000 đ" in await total(commune)


@pytest.mark.parametrize("line", ["Hội Phụ nữ", "Hội Phụ nữ -500.000", "1 triệu", "Hội Phụ nữ 1 triệu 2 triệu"])
async def test_a_gift_that_cannot_be_is_refused_with_an_example(commune: Commune, line: str) -> None:
    assert "Ví dụ" in (await last(commune, ACCOUNTANT, f"/ungho {line}")).text
    assert "53.566.000 đ" in await total(commune)


async def test_in_the_group_givers_are_not_named(commune: Commune) -> None:
    said = await last(commune, LEADER, "/ungho Nguyễn Văn An 300 nghìn", where=GROUP)
    assert "300.000 đ" in said.text
    assert "Văn An" not in said.text


async def opened(commune: Commune, who: str) -> Said:
    listed = await last(commune, who, "/chuongtrinh")
    return commune.to(who, await commune.presses(who, listed, "quỹ vắc xin"))[-1]


async def test_a_fund_opens_from_the_list_of_programmes(commune: Commune) -> None:
    said = await opened(commune, ACCOUNTANT)
    assert "53.566.000 đ" in said.text
    assert "Chưa ghi thêm lượt ủng hộ nào" in said.text
    assert "/ungho thôn" in said.text
    assert said.labels == ["➕ Ghi ủng hộ"]
    asked = commune.to(ACCOUNTANT, await commune.presses(ACCOUNTANT, said, "Ghi ủng hộ"))[-1]
    assert "mỗi nơi một dòng" in asked.text
    await commune.says(ACCOUNTANT, "thôn Nam Thắng 2.500.000\nHội Phụ nữ 1,2 triệu")
    said = await opened(commune, ACCOUNTANT)
    assert "57.266.000 đ" in said.text
    assert "• Nam Thắng: 2.500.000 đ" in said.text
    assert "Hội Phụ nữ, 1.200.000 đ" in said.text.partition("Mới nhất:")[2]
    assert "📋 Từng lượt (2)" in said.labels


async def test_who_reads_gifts_but_does_not_record_them_takes_none_off(commune: Commune) -> None:
    await commune.says(ACCOUNTANT, "/ungho Hội Phụ nữ 1,2 triệu")
    said = await opened(commune, "truong_ban")
    assert said.labels == ["📋 Từng lượt (1)"]
    listed = (await commune.presses("truong_ban", said, "Từng lượt"))[-1]
    assert "Hội Phụ nữ: 1.200.000 đ" in listed.text
    assert listed.labels == []
    refused = (await commune.presses_data("truong_ban", listed, "gioff:1"))[-1]
    assert "không phải người ghi" in refused.text
    assert "54.766.000 đ" in await total(commune)


async def test_a_leader_sees_the_latest_gifts_of_his_hamlet_and_the_police_none(commune: Commune) -> None:
    await commune.says(LEADER, "/ungho Nguyễn Văn An 300 nghìn")
    assert "Nguyễn Văn An" in (await opened(commune, LEADER)).text
    other = await opened(commune, "thon_hoa_binh")
    police = await opened(commune, "cong_an")
    assert "• Nam Thắng: 300.000 đ" in other.text
    for said in (other, police):
        assert "Văn An" not in said.text
        assert "Mới nhất" not in said.text
    assert "Từng lượt" not in " ".join(police.labels)


async def test_a_fund_opened_in_the_group_names_nobody(commune: Commune) -> None:
    await commune.says(ACCOUNTANT, "/ungho Hội Phụ nữ 1,2 triệu")
    listed = await last(commune, "truong_ban", "/chuongtrinh", where=GROUP)
    said = commune.to(GROUP, await commune.presses("truong_ban", listed, "quỹ vắc xin"))[-1]
    assert "54.766.000 đ" in said.text
    assert "Phụ nữ" not in said.text
    assert said.labels == []
