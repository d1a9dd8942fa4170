"""The station's lists: what is recorded, who is answered, and what editing, deleting and undoing do."""

from __future__ import annotations

from sqlmodel import select

from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune

LIST = """Trạm Y tế xã báo cáo danh sách F1 (cập nhật 17h00 ngày 13/06/2021)
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, SĐT 0912000345, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021, cách ly tập trung từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, nữ, thôn Trung Phú, SĐT 0976000112, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021"""  # noqa: E501


def names(commune: Commune, status: str = "open") -> list[str]:
    with commune.session() as session:
        return sorted(session.exec(select(Contact.full_name).where(Contact.status == status)))


async def test_a_list_of_the_station_in_the_group_is_recorded_and_receipted(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    assert receipt.text.startswith("✅ Nhận 2 dòng: 2 mới")
    assert names(commune) == ["Nguyễn Văn Kiên", "Trần Thị Bưởi"]


async def test_each_leader_gets_only_his_own_hamlets_people(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (mine,) = commune.to("thon_nam_thang", sent)
    assert "Nguyễn Văn Kiên" in mine.text
    assert "27/06/2021" in mine.text
    assert "Bưởi" not in mine.text
    assert commune.to("thon_hoa_binh", sent) == []


async def test_an_end_that_is_not_stated_is_proposed_by_rule(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (mine,) = commune.to("thon_trung_phu", sent)
    assert "26/06/2021 (dự kiến)" in mine.text


async def test_the_list_of_somebody_else_in_the_group_is_not_recorded(commune: Commune) -> None:
    for who in ("thon_nam_thang", "truong_ban", "cong_an", "ntm", "123456"):
        assert await commune.says(who, LIST, where=GROUP) == []
    assert names(commune) == []


async def test_the_same_list_again_changes_nothing(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (receipt,) = await commune.says("tram_y_te", LIST, where=GROUP)
    assert "2 đã có" in receipt.text
    assert len(names(commune)) == 2


async def test_undo_withdraws_the_list_and_redo_restores_it(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    await commune.presses("tram_y_te", receipt, "Hoàn tác")
    assert names(commune) == []
    assert receipt.text.startswith("↩️ Đã hoàn tác")
    await commune.presses("tram_y_te", receipt, "Khôi phục")
    assert len(names(commune)) == 2


async def test_a_second_press_on_undo_changes_nothing(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    data = receipt.buttons[0][0][1]
    await commune.presses_data("tram_y_te", receipt, data)
    (answer,) = await commune.presses_data("tram_y_te", receipt, data)
    assert "đã làm rồi" in answer.text
    assert names(commune) == []


async def test_undo_by_somebody_without_the_right_is_refused(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    answer = await commune.presses("thon_nam_thang", receipt, "Hoàn tác")
    assert "dành cho" in answer[0].text
    assert len(names(commune)) == 2


async def test_undo_is_refused_after_two_days(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    await commune.moves_to(21, 6, 8)
    answer = await commune.presses("tram_y_te", receipt, "Hoàn tác")
    assert "quá 2 ngày" in answer[0].text
    assert len(names(commune)) == 2


async def test_an_edit_is_applied_as_the_difference(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    message_id = commune.last_message
    changed = LIST.replace("Trần Thị Bưởi, SN 1990", "Trần Thị Bưởi, SN 1991").replace("SN 1985", "SN 1986")
    changed = "\n".join(changed.splitlines()[:2])
    sent = await commune.says("tram_y_te", changed, where=GROUP, message_id=message_id)
    assert names(commune) == ["Nguyễn Văn Kiên"]
    assert "1 rút khỏi danh sách" in commune.to(GROUP, sent)[0].text
    with commune.session() as session:
        (contact,) = session.exec(select(Contact).where(Contact.status == "open"))
        assert contact.birth_year == 1986
        assert contact.id == 1


async def test_deleting_the_message_withdraws_what_only_it_said(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.deletes("tram_y_te", commune.last_message, where=GROUP)
    assert names(commune) == []
    assert "đã bị xóa" in commune.to(GROUP, sent)[0].text


async def test_a_line_that_cannot_be_read_is_shown_with_its_reason(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", f"{LIST}\n3. 0912 000 999, SN 1970, thôn Hòa Bình", where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    assert "1 chưa đọc được (dòng 4)" in receipt.text
    assert "0912 000 999" in receipt.text


async def test_chatter_of_the_station_is_left_alone(commune: Commune) -> None:
    for text in ("Chào các đồng chí, chiều nay họp lúc 15h nhé", "Cảm ơn đồng chí", "👍", "ok"):
        assert await commune.says("tram_y_te", text, where=GROUP) == []
    assert set(commune.inbox_statuses()) == {"done"}


async def test_a_stranger_learns_nothing_of_anybody(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (answer,) = await commune.says("777", "/danhsach")
    assert "đường dẫn mời" in answer.text
    assert "Kiên" not in answer.text
    assert await commune.says("777", "/danhsach", where=GROUP) == []
    assert await commune.says("777", "/danhsach", where="-555") == []


async def test_the_group_sees_initials_only(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (answer,) = await commune.says("tram_y_te", "/danhsach", where=GROUP)
    assert "N.V.K." in answer.text
    assert "Kiên" not in answer.text
    assert "0912" not in answer.text


async def test_a_leader_asking_for_another_hamlet_is_refused(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (answer,) = await commune.says("thon_hoa_binh", "/danhsach Nam Thắng")
    assert "Hòa Bình" in answer.text
    assert "Kiên" not in answer.text


async def test_a_list_pasted_in_private_by_the_station_is_recorded_too(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST)
    assert commune.to("tram_y_te", sent)[0].text.startswith("✅ Nhận 2 dòng")


async def test_a_leaders_confirmation_is_noted_once(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", LIST, where=GROUP)
    (mine,) = commune.to("thon_nam_thang", sent)
    await commune.presses("thon_nam_thang", mine, "Đã nhận")
    assert "đã xác nhận lúc 07:00" in mine.text
    assert mine.buttons == ()
    sent = await commune.moves_to(14, 6, 17)
    (summary,) = [one for one in commune.to("truong_ban", sent) if "TỔNG HỢP" in one.text]
    assert "Chưa xác nhận danh sách: Trung Phú." in summary.text
