"""/kehoach: written, shown back, edited, undone, and read back in the morning."""

from __future__ import annotations

from tests.handlers.commune import GROUP, Commune, Said

LEADER = "thon_nam_thang"


def plans(sent: list[Said]) -> list[Said]:
    return [one for one in sent if one.text.startswith("📝 <b>Kế hoạch</b>")]


async def test_a_plan_for_tomorrow_is_shown_back_and_read_back_in_the_morning(commune: Commune) -> None:
    (noted,) = await commune.says(LEADER, "/kehoach mai: đổ bê tông ngõ 3, 20 người")
    assert "ngày 15/06/2021" in noted.text
    assert "đổ bê tông ngõ 3, 20 người" in noted.text
    sent = await commune.moves_to(15, 6, 6, 45)
    (read,) = plans(commune.to(LEADER, sent))
    assert "đổ bê tông ngõ 3" in read.text
    assert plans(commune.to("thon_trung_phu", sent)) == []
    assert plans(await commune.moves_to(16, 6, 8)) == []


async def test_without_slash_and_accents(commune: Commune) -> None:
    (noted,) = await commune.says(LEADER, "ke hoach mai: do be tong ngo 3")
    assert "do be tong ngo 3" in noted.text


async def test_an_officers_plan_for_a_hamlet_is_read_to_its_leader_too(commune: Commune) -> None:
    (noted,) = await commune.says("ntm", "/kehoach tuần: cùng thôn Hòa Bình chỉnh trang vườn hộ")
    assert "tuần 14/06-20/06" in noted.text
    assert "(thôn Hòa Bình)" in noted.text
    sent = await commune.moves_to(15, 6, 7)
    for who in ("ntm", "thon_hoa_binh"):
        (read,) = plans(commune.to(who, sent))
        assert "Phạm Thanh Tâm" in read.text
    assert plans(await commune.moves_to(20, 6, 20)) == []


async def test_an_edited_message_edits_the_plan_and_a_deleted_one_drops_it(commune: Commune) -> None:
    await commune.says(LEADER, "/kehoach mai: đổ bê tông ngõ 3")
    message = commune.last_message
    (noted,) = await commune.says(LEADER, "/kehoach mai: đổ bê tông ngõ 5", message_id=message)
    assert "ngõ 5" in noted.text
    (mine,) = await commune.says(LEADER, "/kehoach")
    assert "ngõ 5" in mine.text
    assert "ngõ 3" not in mine.text
    (gone,) = await commune.deletes(LEADER, message)
    assert "đã được bỏ" in gone.text
    (mine,) = await commune.says(LEADER, "/kehoach")
    assert "chọn kế hoạch cho ngày nào" in mine.text


async def test_a_second_plan_replaces_the_first_and_undo_brings_it_back(commune: Commune) -> None:
    await commune.says(LEADER, "/kehoach mai: đổ bê tông ngõ 3")
    (noted,) = await commune.says(LEADER, "/kehoach mai: nạo vét kênh")
    assert "đã được thay" in noted.text
    (undone,) = await commune.presses(LEADER, noted, "Hoàn tác")
    assert "Đã bỏ kế hoạch" in undone.text
    (mine,) = await commune.says(LEADER, "/kehoach")
    assert "ngõ 3" in mine.text
    (again,) = await commune.presses_data(LEADER, noted, "planundo:2")
    assert "đã làm rồi" in again.text
    (refused,) = await commune.presses_data("thon_trung_phu", noted, "planundo:1")
    assert "không phải của đồng chí" in refused.text


async def test_led_by_buttons_a_plan_may_have_several_lines(commune: Commune) -> None:
    (how,) = await commune.says(LEADER, "kế hoạch")
    (asked,) = await commune.presses(LEADER, how, "Tuần sau")
    assert "tuần sau" in asked.text
    (noted,) = await commune.says(LEADER, "1. Đổ bê tông ngõ 3\n2. Nạo vét kênh")
    assert "tuần 21/06-27/06" in noted.text
    assert "2. Nạo vét kênh" in noted.text


async def test_the_chair_sees_all_and_who_has_none(commune: Commune) -> None:
    await commune.says(LEADER, "/kehoach hôm nay: đổ bê tông ngõ 3")
    await commune.says("ntm", "/kehoach tuần: cùng thôn Hòa Bình chỉnh trang vườn")
    (seen,) = await commune.says("truong_ban", "/kehoach")
    missing = seen.text.split("Chưa có kế hoạch cho hôm nay:")[1]
    assert "thôn Trung Phú" in missing
    assert "Đinh Như Ý" in missing
    for there in ("thôn Nam Thắng", "thôn Hòa Bình", "Phạm Thanh Tâm"):
        assert there not in missing
    assert "đổ bê tông ngõ 3" in seen.text


async def test_an_empty_a_past_and_an_endless_plan_are_refused(commune: Commune) -> None:
    for said, why in (("mai:", "chưa có nội dung"), ("10/6: họp dân", "đã qua"), ("mai: " + "x" * 2000, "dài quá")):
        (refused,) = await commune.says(LEADER, f"/kehoach {said}")
        assert why in refused.text


async def test_in_the_group_a_plan_is_noted_there(commune: Commune) -> None:
    (noted,) = await commune.says(LEADER, "/kehoach mai: đổ bê tông", where=GROUP)
    assert noted.chat_id == commune.group
