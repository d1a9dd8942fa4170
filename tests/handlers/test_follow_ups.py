"""The daily roll call: what the leader presses, who hears of it at once, and what he forgets."""

from __future__ import annotations

import pytest

from tests.handlers.commune import GROUP, Commune, Said

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, 0912000345, cách ly tại nhà từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, nữ, thôn Nam Thắng, cách ly tại nhà từ 25/05/2021 đến 15/06/2021
3. Lê Văn Mít, SN 1975, nam, thôn Nam Thắng, cách ly tập trung từ 06/06/2021 đến 27/06/2021
DANH SÁCH F2
1. Lê Thị Cúc, SN 1970, thôn Hòa Bình, cách ly tại nhà từ 10/06/2021 đến 24/06/2021"""
LEADER = "thon_nam_thang"


async def morning(commune: Commune) -> Said:
    """Tomorrow's morning list of Nam Thắng."""
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.moves_to(15, 6, 6, 45)
    (said,) = [one for one in commune.to(LEADER, sent) if "Danh sách buổi sáng" in one.text]
    return said


async def roll(commune: Commune) -> Said:
    said = await morning(commune)
    (opened,) = await commune.presses(LEADER, said, "Điểm danh")
    return opened


async def test_all_kept_is_one_press_and_confirms_the_list(commune: Commune) -> None:
    said = await morning(commune)
    assert said.labels == ["✅ Đã nhận", "✅ Tất cả chấp hành", "📋 Điểm danh từng người"]
    (changed,) = await commune.presses(LEADER, said, "Tất cả chấp hành")
    assert "Điểm danh 06:45: chấp hành 2." in changed.text
    assert "đã xác nhận lúc 06:45" in changed.text
    assert "Nguyễn Văn Kiên" in changed.text
    (again,) = await commune.presses_data(LEADER, said, next(d for row in said.buttons for _, d in row))
    assert "chấp hành 2" in again.text
    sent = await commune.moves_to(15, 6, 18)
    assert [one for one in commune.to(LEADER, sent) if "chưa điểm danh" in one.text] == []


async def test_confirming_the_list_leaves_the_roll_to_be_called(commune: Commune) -> None:
    said = await morning(commune)
    (changed,) = await commune.presses(LEADER, said, "Đã nhận")
    assert changed.labels == ["✅ Tất cả chấp hành", "📋 Điểm danh từng người"]
    (changed,) = await commune.presses(LEADER, changed, "Tất cả chấp hành")
    assert "đã xác nhận" in changed.text
    assert "chấp hành 2" in changed.text
    assert changed.labels == ["✏️ Xem, sửa điểm danh"]


async def test_the_centralised_are_not_called(commune: Commune) -> None:
    opened = await roll(commune)
    assert "2 người ở nhà" in opened.text
    assert not any("Mít" in label for label in opened.labels)


async def test_a_breach_is_told_to_the_station_and_the_police_at_once(commune: Commune) -> None:
    opened = await roll(commune)
    (asked,) = await commune.presses(LEADER, opened, "Nguyễn Văn Kiên")
    sent = await commune.presses(LEADER, asked, "vi phạm")
    for who in ("tram_y_te", "cong_an"):
        (alert,) = commune.to(who, sent)
        assert "Nguyễn Văn Kiên" in alert.text
        assert "vi phạm" in alert.text
        assert "Thôn Nam Thắng" in alert.text
        assert "0912 000 345" in alert.text
    (back,) = commune.to(LEADER, sent)
    assert "Đã báo ngay cho Trạm y tế, Công an xã" in back.text
    assert commune.to(GROUP, sent) == []


async def test_symptoms_and_absence_are_told_to_the_station_only(commune: Commune) -> None:
    opened = await roll(commune)
    (asked,) = await commune.presses(LEADER, opened, "Trần Thị Bưởi")
    for label in ("có triệu chứng", "vắng mặt"):
        sent = await commune.presses(LEADER, asked, label)
        (alert,) = commune.to("tram_y_te", sent)
        assert label in alert.text
        assert commune.to("cong_an", sent) == []


async def test_a_second_press_tells_nothing_twice(commune: Commune) -> None:
    opened = await roll(commune)
    (asked,) = await commune.presses(LEADER, opened, "Nguyễn Văn Kiên")
    data = next(d for row in asked.buttons for label, d in row if "vi phạm" in label)
    await commune.presses_data(LEADER, asked, data)
    sent = await commune.presses_data(LEADER, asked, data)
    assert commune.to("tram_y_te", sent) == commune.to("cong_an", sent) == []


async def test_a_correction_reaches_those_who_heard_the_mistake(commune: Commune) -> None:
    opened = await roll(commune)
    (asked,) = await commune.presses(LEADER, opened, "Nguyễn Văn Kiên")
    await commune.presses(LEADER, asked, "vi phạm")
    sent = await commune.presses(LEADER, asked, "chấp hành")
    for who in ("tram_y_te", "cong_an"):
        (told,) = commune.to(who, sent)
        assert "Đính chính" in told.text
        assert "chấp hành" in told.text
        assert "không phải vi phạm" in told.text


async def test_the_rest_kept_to_it_leaves_what_was_said_of_one(commune: Commune) -> None:
    opened = await roll(commune)
    (asked,) = await commune.presses(LEADER, opened, "Nguyễn Văn Kiên")
    await commune.presses(LEADER, asked, "vắng mặt")
    (back,) = await commune.presses(LEADER, asked, "Danh sách")
    assert "Còn 1 người chưa điểm danh" in back.text
    (done,) = await commune.presses(LEADER, back, "Còn lại chấp hành")
    assert "chấp hành 1, vắng mặt 1" in done.text
    assert "Đã điểm danh đủ" in done.text


async def test_a_note_follows_the_alert(commune: Commune) -> None:
    opened = await roll(commune)
    (asked,) = await commune.presses(LEADER, opened, "Trần Thị Bưởi")
    await commune.presses(LEADER, asked, "có triệu chứng")
    (question,) = await commune.presses(LEADER, opened, "Ghi chú")
    assert "Trần Thị Bưởi" in question.text
    sent = await commune.says(LEADER, "sốt 38,5 độ <từ> tối qua")
    (told,) = commune.to("tram_y_te", sent)
    assert "sốt 38,5 độ &lt;từ&gt; tối qua" in told.text
    (reply,) = commune.to(LEADER, sent)
    assert "Đã báo ngay cho Trạm y tế" in reply.text


async def test_a_roll_not_called_by_six_is_reminded_once(commune: Commune) -> None:
    await morning(commune)
    sent = await commune.moves_to(15, 6, 17, 59)
    assert [one for one in sent if "chưa điểm danh" in one.text and "⏰" in one.text] == []
    sent = await commune.moves_to(15, 6, 20, 59)
    (reminder,) = [one for one in commune.to(LEADER, sent) if "chưa điểm danh 2 người" in one.text]
    assert "Kiên" not in reminder.text
    (changed,) = await commune.presses(LEADER, reminder, "Tất cả chấp hành")
    assert "chấp hành 2" in changed.text


async def test_whoever_is_listed_after_the_hour_is_not_owed(commune: Commune) -> None:
    await commune.moves_to(14, 6, 19)
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.moves_to(14, 6, 20, 59)
    assert [one for one in sent if "chưa điểm danh" in one.text] == []


async def test_yesterdays_roll_is_closed(commune: Commune) -> None:
    opened = await roll(commune)
    await commune.moves_to(16, 6, 7)
    (answer,) = await commune.presses(LEADER, opened, "Tất cả chấp hành")
    assert "chỉ ghi và sửa được trong ngày" in answer.text


@pytest.mark.parametrize("who", ["thon_hoa_binh", "dai_truyen_thanh", "tram_y_te", "999"])
async def test_nobody_else_may_press_a_hamlets_buttons(commune: Commune, who: str) -> None:
    opened = await roll(commune)
    forged = [data for row in opened.buttons for _, data in row]
    (asked,) = await commune.presses(LEADER, opened, "Nguyễn Văn Kiên")
    forged += [data for row in asked.buttons for _, data in row]
    for data in forged:
        sent = await commune.presses_data(who, asked, data)
        assert not any("Kiên" in one.text for one in sent)
        assert commune.to("cong_an", sent) == []
    (unchanged,) = await commune.says(LEADER, "/diemdanh")
    assert "Còn 2 người chưa điểm danh" in unchanged.text


async def test_the_roll_can_be_asked_for(commune: Commune) -> None:
    (nobody,) = await commune.says(LEADER, "điểm danh")
    assert "không có ai" in nobody.text
    await commune.says("tram_y_te", LIST, where=GROUP)
    (opened,) = await commune.says(LEADER, "/diemdanh")
    assert "2 người ở nhà" in opened.text
    (refused,) = await commune.says(LEADER, "/diemdanh", where=GROUP)
    assert "chat riêng" in refused.text


async def test_a_long_roll_has_pages(commune: Commune) -> None:
    rows = "\n".join(
        f"{n}. Nguyễn Văn Số{chr(96 + n)}, SN {1960 + n}, nam, thôn Cao Thắng, cách ly tại nhà" for n in range(1, 12)
    )
    await commune.says("tram_y_te", f"DANH SÁCH F2\n{rows}", where=GROUP)
    (first,) = await commune.says("thon_cao_thang", "/diemdanh")
    assert "Trang 1/2" in first.text
    (second,) = await commune.presses("thon_cao_thang", first, "Trang sau")
    assert "Trang 2/2" in second.text
    assert sum("." in label for label in second.labels) == 3


async def test_who_ends_today_is_on_a_formal_list_in_the_morning(commune: Commune) -> None:
    said = await morning(commune)
    assert "DANH SÁCH NGƯỜI HẾT THỜI HẠN CÁCH LY" in said.text
    assert (
        "1. Trần Thị Bưởi, sinh năm 1990, nữ: F1, cách ly tại nhà từ 25/05/2021 đến hết 15/06/2021. "
        "Tiếp tục theo dõi sức khỏe đến hết 22/06/2021 (CĐ 600/CĐ-BCĐ)."
    ) in said.text
    assert "Tổng số: 1 người" in said.text
