"""/giao: work given in one line, shown before it is given, and asked about where it is not clear."""

from __future__ import annotations

import pytest

from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.test_deputies import leave

CHAIR = "truong_ban"


async def given(commune: Commune, line: str, who: str = CHAIR) -> list[Said]:
    (preview,) = await commune.says(who, line)
    assert "xem lại" in preview.text
    return await commune.presses(who, preview, "Giao")


async def test_one_line_is_shown_given_and_told_at_once(commune: Commune) -> None:
    (preview,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống thu gom trước 25/6")
    assert "<b>Sửa nắp ống thu gom</b>" in preview.text
    assert "Người làm: <b>thôn Nam Thắng</b>" in preview.text
    assert "Hạn: <b>25/06/2021</b> (còn 11 ngày)" in preview.text
    sent = await commune.presses(CHAIR, preview, "Giao")
    (told,) = commune.to("thon_nam_thang", sent)
    assert "Đặng Quốc Hưng giao đồng chí" in told.text
    (received,) = await commune.presses("thon_nam_thang", told, "Đã nhận")
    assert "đã nhận việc" in received.text
    (tasks,) = await commune.says("thon_nam_thang", "/nhiemvu")
    assert "Sửa nắp ống thu gom</b> – hạn 25/06/2021" in tasks.text
    (receipt,) = commune.to(CHAIR, sent)
    assert "Đã giao" in receipt.text
    nudged = await commune.moves_to(22, 6, 7, 30)
    assert any("Sửa nắp ống" in one.text for one in commune.to("thon_nam_thang", nudged) if "Nhắc việc" in one.text)


async def test_without_slash_and_accents_in_private(commune: Commune) -> None:
    (preview,) = await commune.says("van_phong", "giao thon nam thang sua nap ong thu gom truoc 25/6")
    assert "thôn Nam Thắng" in preview.text
    assert "25/06/2021" in preview.text


async def test_all_hamlets_and_an_hour(commune: Commune) -> None:
    sent = await given(commune, "/giao các thôn tổng vệ sinh trước 17h ngày 25/6", "van_phong")
    (receipt,) = commune.to("van_phong", sent)
    assert "hạn 17:00 25/06/2021" in receipt.text
    assert "các thôn" in receipt.text
    told = [one for one in sent if "giao đồng chí" in one.text]
    assert len(told) == 5  # a deputy is not told beside his leader
    assert commune.to("pho_cao_thang", sent) == []


async def test_what_comes_back_every_day_is_opened_one_day_at_a_time(commune: Commune) -> None:
    await given(commune, "/giao Kế toán hằng ngày báo cáo thu phí chợ")
    (tasks,) = await commune.says("ke_toan", "/nhiemvu")
    assert "Báo cáo thu phí chợ</b> – hằng ngày" in tasks.text
    (card,) = await commune.presses("ke_toan", tasks, "Báo cáo thu phí")
    (noted,) = await commune.presses("ke_toan", card, "Đã xong")
    assert "đã xong lượt này" in noted.text
    sent = await commune.moves_to(14, 6, 20)
    assert not any("thu phí chợ" in one.text for one in commune.to("ke_toan", sent))
    sent = await commune.moves_to(16, 6, 9)
    digests = [one for one in commune.to("ke_toan", sent) if "thu phí chợ" in one.text]
    assert [one.text.count("thu phí chợ") for one in digests] == [1]  # in the last slot of the 15th
    (summary,) = await commune.says(CHAIR, "/tonghop")
    assert "Báo cáo thu phí chợ – Lưu Thị Hạnh: 15/06" in summary.text


async def test_an_ambiguous_person_is_a_question(commune: Commune) -> None:
    (which,) = await commune.says(CHAIR, "/giao đồng chí Tâm kiểm tra số cây trước 25/6")
    assert "nhiều người" in which.text
    (preview,) = await commune.presses(CHAIR, which, "NTM")
    assert "Phạm Thanh Tâm" in preview.text
    sent = await commune.presses(CHAIR, preview, "Giao")
    assert len(commune.to("ntm", sent)) == 1
    assert commune.to("tram_y_te", sent) == []


async def test_an_owner_nobody_answers_to_is_a_question(commune: Commune) -> None:
    (who,) = await commune.says(CHAIR, "/giao đồng chí Thủy đôn đốc các thôn trước 25/6")
    assert "Không rõ «đồng chí Thủy»" in who.text
    (refused,) = await commune.says(CHAIR, "đồng chí Hoa")
    assert "Không rõ «đồng chí Hoa»" in refused.text
    (preview,) = await commune.says(CHAIR, "đồng chí Ý")
    assert "Đinh Như Ý" in preview.text


async def test_no_owner_and_no_date_are_asked_one_after_the_other(commune: Commune) -> None:
    (who,) = await commune.says(CHAIR, "/giao sửa cổng nhà văn hóa")
    assert "cho ai" in who.text
    (when,) = await commune.presses(CHAIR, who, "thôn Hòa Bình")
    assert "Khi nào xong" in when.text
    (preview,) = await commune.says(CHAIR, "thứ sáu")
    assert "18/06/2021" in preview.text
    (who,) = await commune.says(CHAIR, "/giao sửa cổng nhà văn hóa")
    (when,) = await commune.presses(CHAIR, who, "Các thôn")
    (preview,) = await commune.presses(CHAIR, when, "Không có hạn")
    assert "Hạn: không có" in preview.text


async def test_a_deadline_in_the_past_is_a_question(commune: Commune) -> None:
    (when,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống trước 10/6")
    assert "10/06/2021 đã qua" in when.text
    (when,) = await commune.says(CHAIR, "11/6")
    assert "11/06/2021 đã qua" in when.text
    (preview,) = await commune.presses(CHAIR, when, "Ngày mai")
    assert "15/06/2021" in preview.text


async def test_it_is_edited_before_it_is_given(commune: Commune) -> None:
    (preview,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống trước 25/6")
    (again,) = await commune.presses(CHAIR, preview, "Sửa")
    assert "thôn Nam Thắng sửa nắp ống" in again.text
    (preview,) = await commune.says(CHAIR, "28/6")
    assert "28/06/2021" in preview.text
    (again,) = await commune.presses(CHAIR, preview, "Sửa")
    (preview,) = await commune.says(CHAIR, "thôn Trung Phú dọn kênh trước 29/6")
    assert "Trung Phú" in preview.text
    (dropped,) = await commune.presses(CHAIR, preview, "Thôi")
    assert "Đã thôi" in dropped.text
    (old,) = await commune.presses_data(CHAIR, preview, "ordgive")
    assert "Nút này đã cũ" in old.text


async def test_pressing_twice_gives_once(commune: Commune) -> None:
    (preview,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống trước 25/6")
    await commune.presses_data(CHAIR, preview, "ordgive")
    sent = await commune.presses_data(CHAIR, preview, "ordgive")
    assert commune.to("thon_nam_thang", sent) == []


async def test_an_order_is_taken_back_and_given_again(commune: Commune) -> None:
    sent = await given(commune, "/giao thôn Nam Thắng sửa nắp ống trước 25/6")
    (receipt,) = commune.to(CHAIR, sent)
    sent = await commune.presses(CHAIR, receipt, "Hoàn tác")
    assert "đã rút việc" in commune.to("thon_nam_thang", sent)[0].text
    (tasks,) = await commune.says("thon_nam_thang", "/nhiemvu")
    assert "nắp ống" not in tasks.text
    (taken,) = commune.to(CHAIR, sent)
    sent = await commune.presses(CHAIR, taken, "Khôi phục")
    assert "nắp ống" in commune.to("thon_nam_thang", sent)[0].text
    (tasks,) = await commune.says("thon_nam_thang", "/nhiemvu")
    assert "nắp ống" in tasks.text


async def test_who_helps_is_told_so(commune: Commune) -> None:
    sent = await given(commune, "/giao Công an phối hợp với Trạm y tế kiểm tra chợ trước 20/6")
    assert "giao đồng chí" in commune.to("cong_an", sent)[0].text
    assert "đề nghị đồng chí phối hợp" in commune.to("tram_y_te", sent)[0].text


async def test_an_empty_line_says_how_and_a_line_without_work_is_refused(commune: Commune) -> None:
    (how,) = await commune.says(CHAIR, "/giao")
    assert "Ví dụ" in how.text
    (refused,) = await commune.says(CHAIR, "/giao thôn Nam Thắng")
    assert "Chưa rõ giao việc gì" in refused.text


@pytest.mark.parametrize("who", ["thon_nam_thang", "dia_chinh", "tram_y_te"])
async def test_nobody_else_gives_work(commune: Commune, who: str) -> None:
    (refused,) = await commune.says(who, "/giao thôn Trung Phú sửa nắp ống trước 25/6")
    assert "dành cho" in refused.text
    (preview,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống trước 25/6")
    for data in ("ordgive", "ordback:1", "ordall", "ordwhen:0"):
        (refused,) = await commune.presses_data(who, preview, data)
        assert "dành cho" in refused.text


async def test_in_the_group_it_is_asked_and_confirmed_there(commune: Commune) -> None:
    (preview,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống trước 25/6", where=GROUP)
    assert preview.chat_id == commune.group
    sent = await commune.presses(CHAIR, preview, "Giao")
    assert len(commune.to("thon_nam_thang", sent)) == 1


async def test_what_the_committees_file_gives_is_not_taken_by_an_orders_button(commune: Commune) -> None:
    (preview,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống trước 25/6")
    (refused,) = await commune.presses_data(CHAIR, preview, "ordback:2")
    assert "Nút này đã cũ" in refused.text


async def test_who_has_not_joined_is_named_to_whoever_gives_the_work(commune: Commune) -> None:
    leave(commune, "thon_trung_phu")
    sent = await given(commune, "/giao thôn Nam Thắng và Trung Phú sửa nắp ống trước 25/6")
    (receipt,) = commune.to(CHAIR, sent)
    assert "Chưa vào bot nên chưa nhận được tin: Trần Hữu Đạt" in receipt.text
    assert len(commune.to("thon_nam_thang", sent)) == 1


async def test_a_confirmation_that_waited_over_its_own_day_is_refused(commune: Commune) -> None:
    await commune.moves_to(14, 6, 20)
    (preview,) = await commune.says(CHAIR, "/giao thôn Nam Thắng sửa nắp ống hôm nay")
    assert "14/06/2021" in preview.text
    await commune.moves_to(15, 6, 7)
    (refused,) = await commune.presses(CHAIR, preview, "Giao")
    assert "14/06/2021 đã qua" in refused.text
