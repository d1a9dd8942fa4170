"""Stages of a programme: built, accepted, paid; in order, by whom they are for, with money that adds up."""

from __future__ import annotations

import pytest

from tests.handlers.commune import Commune, Said

LEADER, OFFICER, ACCOUNTANT = "thon_nam_thang", "dia_chinh", "ke_toan"
PHOTO = b"\xff\xd8\xff photo"


async def one(commune: Commune, who: str, text: str) -> Said:
    """The last of what a person is answered."""
    return commune.to(who, await commune.says(who, text))[-1]


async def pressed(commune: Commune, who: str, said: Said, label: str) -> Said:
    return commune.to(who, await commune.presses(who, said, label))[-1]


async def card(commune: Commune, who: str, name: str) -> Said:
    """The card of a household, as somebody opens it."""
    view = await one(commune, who, "/dangky")
    if who != LEADER:
        view = await pressed(commune, who, view, "Nam Thắng (")
    listed = await pressed(commune, who, view, "Danh sách")
    return await pressed(commune, who, listed, name)


async def registered(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1\nTrần Thị Hoa PA2\nLê Văn Tám PA1")


async def built_and_accepted(commune: Commune) -> None:
    await registered(commune)
    await commune.says(LEADER, "/dangky tất cả đã xây")
    waiting = await pressed(commune, OFFICER, await one(commune, OFFICER, "/dangky"), "đã nghiệm thu: 3 chờ")
    await commune.presses(OFFICER, waiting, "Tất cả 3 hộ")


async def standing(commune: Commune) -> str:
    return (await one(commune, "truong_ban", "/dangky")).text


async def test_a_leader_says_built_with_a_photo_and_an_officer_accepts(commune: Commune) -> None:
    await registered(commune)
    marked = await pressed(commune, LEADER, await card(commune, LEADER, "Hùng"), "✔️ đã xây")
    assert "đã xây: Nguyễn Văn Hùng" in marked.text
    (kept,) = await commune.sends_photo(LEADER, PHOTO)
    assert "Đã kèm ảnh" in kept.text
    seen = await card(commune, OFFICER, "Hùng")
    assert "✔️ đã xây – 07:00 14/06/2021, Nguyễn Bá Lâm" in seen.text
    photos = await commune.presses(OFFICER, seen, "Xem 1 ảnh")
    assert photos[-1].document == PHOTO
    accepted = await pressed(commune, OFFICER, seen, "✔️ đã nghiệm thu")
    assert "đã nghiệm thu: Nguyễn Văn Hùng" in accepted.text
    assert "đã xây 1/3, đã nghiệm thu 1/3" in await standing(commune)


async def test_several_photos_of_one_stage_are_kept(commune: Commune) -> None:
    await registered(commune)
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng đã xây")
    await commune.sends_photo(LEADER, PHOTO)
    await commune.sends_photo(LEADER, PHOTO + b"2")
    assert "📷 Xem 2 ảnh" in (await card(commune, LEADER, "Hùng")).labels


async def test_all_are_built_by_one_line(commune: Commune) -> None:
    await registered(commune)
    assert "đã xây" in (await one(commune, LEADER, "/dangky tất cả đã xây")).text
    assert "đã xây 3/3" in await standing(commune)
    again = await one(commune, LEADER, "/dangky tất cả đã xây")
    assert "Không có hộ nào đang chờ «đã xây»" in again.text


async def test_so_many_are_built_and_more_than_there_are_is_refused(commune: Commune) -> None:
    await registered(commune)
    assert "Chỉ có 3 hộ" in (await one(commune, LEADER, "/dangky 5 hộ đã xây")).text
    await commune.says(LEADER, "/dangky 2 hộ đã xây xong")
    assert "đã xây 2/3" in await standing(commune)


async def test_a_stage_comes_only_after_the_one_before_it(commune: Commune) -> None:
    await registered(commune)
    refused = await one(commune, OFFICER, "/dangky thôn Nam Thắng Nguyễn Văn Hùng đã nghiệm thu")
    assert "Chưa ghi «đã nghiệm thu» được: trước đó cần «đã xây»" in refused.text
    assert "đã nghiệm thu 0/3" in await standing(commune)


async def test_the_usual_amount_is_paid_by_a_button_and_another_is_typed(commune: Commune) -> None:
    await built_and_accepted(commune)
    paid = await pressed(commune, ACCOUNTANT, await card(commune, ACCOUNTANT, "Hùng"), "đã chi hỗ trợ 400.000 đ")
    assert "Nguyễn Văn Hùng 400.000 đ" in paid.text
    asked = await pressed(commune, ACCOUNTANT, await card(commune, ACCOUNTANT, "Tám"), "Số tiền khác")
    assert "bao nhiêu tiền" in asked.text
    assert "không phải một số tiền" in (await one(commune, ACCOUNTANT, "chưa rõ")).text
    assert "350.000 đ" in (await one(commune, ACCOUNTANT, "350 nghìn")).text
    text = await standing(commune)
    assert "Hỗ trợ đã chi: <b>750.000 đ</b>" in text
    assert "Đối ứng đã thu: <b>0 đ</b>" in text


async def test_a_contribution_is_taken_for_the_option_that_pays_one(commune: Commune) -> None:
    await built_and_accepted(commune)
    seen = await card(commune, ACCOUNTANT, "Hoa")
    assert not any("hỗ trợ" in label for label in seen.labels)
    await commune.presses(ACCOUNTANT, seen, "đã nộp đối ứng 100.000 đ")
    assert "Đối ứng đã thu: <b>100.000 đ</b>" in await standing(commune)


async def test_paying_all_asks_once_more_with_the_sum_and_can_be_undone(commune: Commune) -> None:
    await built_and_accepted(commune)
    waiting = await pressed(commune, ACCOUNTANT, await one(commune, ACCOUNTANT, "/dangky"), "đã chi hỗ trợ: 2 chờ")
    asked = await pressed(commune, ACCOUNTANT, waiting, "Tất cả 2 hộ (800.000 đ)")
    assert "cho 2 hộ, tổng 800.000 đ?" in asked.text
    assert "Hỗ trợ đã chi: <b>0 đ</b>" in await standing(commune)
    paid = await pressed(commune, ACCOUNTANT, asked, "Đúng, ghi 800.000 đ")
    assert "Hỗ trợ đã chi: <b>800.000 đ</b>" in await standing(commune)
    await commune.presses(ACCOUNTANT, paid, "Hoàn tác")
    assert "Hỗ trợ đã chi: <b>0 đ</b>" in await standing(commune)


async def test_a_confirmation_holds_for_its_sum_only(commune: Commune) -> None:
    await built_and_accepted(commune)
    waiting = await pressed(commune, ACCOUNTANT, await one(commune, ACCOUNTANT, "/dangky"), "đã chi hỗ trợ: 2 chờ")
    asked = await pressed(commune, ACCOUNTANT, waiting, "Tất cả 2 hộ")
    await commune.presses(ACCOUNTANT, await card(commune, ACCOUNTANT, "Hùng"), "đã chi hỗ trợ 400.000 đ")
    again = await pressed(commune, ACCOUNTANT, asked, "Đúng, ghi 800.000 đ")
    assert "tổng 400.000 đ?" in again.text
    assert "Hỗ trợ đã chi: <b>400.000 đ</b>" in await standing(commune)


async def test_an_officer_sends_it_back_with_a_reason_and_the_leader_is_told(commune: Commune) -> None:
    await registered(commune)
    await commune.says(LEADER, "/dangky tất cả đã xây")
    await commune.presses(OFFICER, await card(commune, OFFICER, "Hùng"), "Trả lại «đã xây»")
    sent = await commune.says(OFFICER, "nắp chưa kín")
    (told,) = commune.to(LEADER, sent)
    assert "trả lại «đã xây» của <b>Nguyễn Văn Hùng</b>" in told.text
    assert "nắp chưa kín" in told.text
    assert "đã xây 2/3" in await standing(commune)
    again = await pressed(commune, LEADER, await pressed(commune, LEADER, told, "Mở thẻ"), "✔️ đã xây")
    assert "đã xây: Nguyễn Văn Hùng" in again.text
    assert "đã xây 3/3" in await standing(commune)


async def test_what_was_paid_for_cannot_be_taken_off_or_undone_before_the_money(commune: Commune) -> None:
    receipt = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng PA1")
    await commune.says(LEADER, "/dangky tất cả đã xây")
    assert "đã sang bước sau" in (await pressed(commune, LEADER, receipt, "Hoàn tác")).text
    await commune.presses(OFFICER, await card(commune, OFFICER, "Hùng"), "✔️ đã nghiệm thu")
    await commune.presses(ACCOUNTANT, await card(commune, ACCOUNTANT, "Hùng"), "400.000 đ")
    seen = await card(commune, LEADER, "Hùng")
    assert "Đã ghi 400.000 đ" in (await pressed(commune, LEADER, seen, "Đưa ra")).text
    assert "Đã ghi 400.000 đ" in (await pressed(commune, LEADER, seen, "PA2")).text


async def test_an_entry_is_renamed_given_another_option_taken_off_and_put_back(commune: Commune) -> None:
    await registered(commune)
    await commune.presses(LEADER, await card(commune, LEADER, "Hùng"), "Sửa tên")
    assert "Nguyễn Văn Hưng" in (await one(commune, LEADER, "Nguyễn Văn Hưng 0912 000 345")).text
    changed = await pressed(commune, LEADER, await card(commune, LEADER, "Hưng"), "PA2")
    assert "PA2" in changed.text
    assert "0912 000 345" in changed.text
    gone = await pressed(commune, LEADER, changed, "Đưa ra")
    assert "2/210 hộ" in gone.text
    back = await pressed(commune, LEADER, gone, "Hoàn tác")
    assert "3/210 hộ" in back.text


@pytest.mark.parametrize("who", ["thon_hoa_binh", "thon_nam_thang", "truong_ban", "van_phong", "999"])
async def test_only_those_whom_the_plan_names_accept_and_pay(commune: Commune, who: str) -> None:
    await registered(commune)
    await commune.says(LEADER, "/dangky tất cả đã xây")
    seen = await card(commune, OFFICER, "Hùng")
    data = next(data for row in seen.buttons for label, data in row if label == "✔️ đã nghiệm thu")
    await commune.presses_data(who, seen, data)
    assert "đã nghiệm thu 0/3" in await standing(commune)


async def test_a_second_press_changes_nothing(commune: Commune) -> None:
    await registered(commune)
    seen = await card(commune, LEADER, "Hùng")
    await commune.presses(LEADER, seen, "✔️ đã xây")
    assert "đã làm rồi" in (await pressed(commune, LEADER, seen, "✔️ đã xây")).text


async def test_somebody_else_cannot_undo(commune: Commune) -> None:
    receipt = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng PA1")
    await commune.presses_data("thon_hoa_binh", receipt, receipt.buttons[0][0][1])
    await commune.presses_data(OFFICER, receipt, receipt.buttons[0][0][1])
    assert "1/210" in await standing(commune)


async def test_a_forged_button_is_refused(commune: Commune) -> None:
    await registered(commune)
    seen = await card(commune, LEADER, "Hùng")
    for data in ("pgmark:1:99", "pgcard:9999", "pgopt:1:7", "pgstep:1:999:0:0", "pgopen:77", "pgundo:99999"):
        (said,) = await commune.presses_data(LEADER, seen, data)
        assert any(words in said.text for words in ("cũ", "đã làm rồi", "không phải của đồng chí"))
