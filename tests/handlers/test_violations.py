"""Breaches: one line or buttons, linked to contacts, undone, and added up by month."""

from __future__ import annotations

import pytest
from sqlmodel import select

from storage.violations import Violation, ViolationContact
from tests.handlers.commune import GROUP, Commune

POLICE = "cong_an"
LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, 0912000345, cách ly tại nhà từ 06/06/2021 đến 27/06/2021
2. Nguyễn Văn Kiên, SN 1999, nam, thôn Hòa Bình, cách ly tại nhà từ 06/06/2021 đến 27/06/2021"""


def stored(commune: Commune) -> list[Violation]:
    with commune.session() as session:
        return [row for row in session.exec(select(Violation)) if row.withdrawn_at is None]


def linked(commune: Commune) -> list[int]:
    with commune.session() as session:
        return [row.contact_id for row in session.exec(select(ViolationContact))]


async def test_a_breach_is_told_in_one_line(commune: Commune) -> None:
    (receipt,) = await commune.says(POLICE, "/vipham khẩu trang 2 người phạt 2 triệu thôn Nam Thắng")
    assert "không đeo khẩu trang" in receipt.text
    assert "1 vụ, 2 đối tượng, 2 triệu đồng" in receipt.text
    assert "ngày 14/06/2021, thôn Nam Thắng" in receipt.text


async def test_the_month_is_stated_as_the_notice_states_it(commune: Commune) -> None:
    await commune.says(POLICE, "/vipham khẩu trang 2 người 2 triệu")
    await commune.says(POLICE, "vi phạm 5K 1 người phạt 1 triệu")
    await commune.says("van_phong", "/vipham tụ tập 1 người 1.000.000đ ngày 1/6")
    await commune.says(POLICE, "/vipham trốn cách ly 1 người 1tr")
    (receipt,) = await commune.says(POLICE, "/vipham xe quá tải phạt 1.000.000 đồng 13/6")
    assert "Tháng 06/2021: <b>5 vụ, 6 đối tượng, 6 triệu đồng</b>" in receipt.text
    await commune.says(POLICE, "/vipham khẩu trang 1 người 31/5")
    (month,) = await commune.says(POLICE, "/vipham tháng 6")
    assert "<b>5 vụ, 6 đối tượng, 6 triệu đồng</b>" in month.text
    assert "phòng, chống covid-19: 4 vụ, 5 đối tượng, 5 triệu đồng" in month.text
    (may,) = await commune.says(POLICE, "/vipham tháng trước")
    assert "1 vụ, 1 đối tượng, 0 đồng" in may.text
    (none,) = await commune.says(POLICE, "/vipham tháng 2")
    assert "chưa ghi vi phạm nào" in none.text


async def test_an_undone_breach_counts_no_more_and_can_be_restored(commune: Commune) -> None:
    (receipt,) = await commune.says(POLICE, "/vipham khẩu trang 2 người 2 triệu")
    await commune.presses(POLICE, receipt, "Hoàn tác")
    assert stored(commune) == []
    (month,) = await commune.says(POLICE, "/vipham tháng 6")
    assert "chưa ghi" in month.text
    (restored,) = await commune.presses(POLICE, receipt, "Khôi phục")
    assert "<b>1 vụ, 2 đối tượng, 2 triệu đồng</b>" in restored.text
    assert len(stored(commune)) == 1


async def test_a_breach_is_led_by_buttons(commune: Commune) -> None:
    (which,) = await commune.says(POLICE, "/vipham")
    assert which.labels == ["5K", "Trốn cách ly", "Khẩu trang", "Tụ tập", "Xe quá tải", "Khác", "Thôi"]
    (question,) = await commune.presses(POLICE, which, "Tụ tập")
    assert "tụ tập đông người" in question.text
    (receipt,) = await commune.says(POLICE, "4 người, 6 triệu, Hòa Bình")
    assert "tụ tập đông người" in receipt.text
    assert "1 vụ, 4 đối tượng, 6 triệu đồng" in receipt.text


async def test_a_breach_of_no_named_kind_asks_for_it(commune: Commune) -> None:
    (receipt,) = await commune.says(POLICE, "/vipham đánh bạc 3 người 3 triệu")
    assert "vi phạm khác" in receipt.text
    (changed,) = await commune.presses(POLICE, receipt, "Tụ tập")
    assert "tụ tập đông người" in changed.text
    assert [row.kind for row in stored(commune)] == ["gathering"]


async def test_a_person_known_for_sure_is_linked(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (receipt,) = await commune.says(POLICE, "/vipham Nguyễn Văn Kiên, thôn Nam Thắng trốn cách ly phạt 7,5 triệu")
    assert "Gắn với: Nguyễn Văn Kiên, 1985, Nam Thắng" in receipt.text
    assert len(linked(commune)) == 1


async def test_a_doubtful_person_is_asked_about(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    receipt, question = await commune.says(POLICE, "/vipham Nguyễn Văn Kiên trốn cách ly phạt 7,5 triệu")
    assert "Gắn với" not in receipt.text
    assert question.labels[:2] == ["Nguyễn Văn Kiên, 1985, Nam Thắng", "Nguyễn Văn Kiên, 1999, Hòa Bình"]
    assert linked(commune) == []
    (answer,) = await commune.presses(POLICE, question, "1999")
    assert "Đã gắn vi phạm" in answer.text
    assert len(linked(commune)) == 1


async def test_nobody_of_these_is_an_answer_too(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    _, question = await commune.says(POLICE, "/vipham Nguyễn Văn Kiên trốn cách ly phạt 7,5 triệu")
    (answer,) = await commune.presses(POLICE, question, "Không phải ai")
    assert "không gắn" in answer.text
    assert linked(commune) == []


async def test_a_breach_that_a_leader_saw_is_taken_up_from_the_alert(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (roll,) = await commune.says("thon_nam_thang", "/diemdanh")
    (asked,) = await commune.presses("thon_nam_thang", roll, "Kiên")
    sent = await commune.presses("thon_nam_thang", asked, "vi phạm")
    (alert,) = commune.to(POLICE, sent)
    (question,) = await commune.presses(POLICE, alert, "Ghi vi phạm")
    assert "Nguyễn Văn Kiên" in question.text
    (receipt,) = await commune.says(POLICE, "phạt 7,5 triệu")
    assert "trốn cách ly" in receipt.text
    assert "thôn Nam Thắng" in receipt.text
    assert "Gắn với: Nguyễn Văn Kiên, 1985, Nam Thắng" in receipt.text
    (station,) = commune.to("tram_y_te", sent)
    assert station.labels == []


async def test_in_the_group_nobody_is_named(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.says(POLICE, "/vipham Nguyễn Văn Kiên, thôn Nam Thắng trốn cách ly phạt 1tr", where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    assert "Kiên" not in receipt.text
    sent = await commune.says(POLICE, "/vipham Nguyễn Văn Kiên trốn cách ly phạt 1tr", where=GROUP)
    assert not any("Kiên" in one.text for one in commune.to(GROUP, sent))
    assert any("Kiên" in one.text for one in commune.to(POLICE, sent))


@pytest.mark.parametrize("who", ["thon_nam_thang", "tram_y_te", "dai_truyen_thanh", "truong_ban"])
async def test_only_the_police_and_the_secretary_record(commune: Commune, who: str) -> None:
    (refused,) = await commune.says(who, "/vipham khẩu trang 2 người")
    assert "Công an xã" in refused.text
    (receipt,) = await commune.says(POLICE, "/vipham khẩu trang 2 người")
    await commune.presses(who, receipt, "Hoàn tác")
    assert len(stored(commune)) == 1


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("/vipham abc", "Chưa rõ vi phạm gì"),
        ("/vipham khẩu trang 31/6", "không phải một ngày có thật"),
        ("/vipham khẩu trang 20/6", "chưa đến"),
        ("/vipham khẩu trang 9999 người", "lớn quá mức"),
    ],
)
async def test_what_cannot_be_is_refused_with_an_example(commune: Commune, said: str, answered: str) -> None:
    (refused,) = await commune.says(POLICE, said)
    assert answered in refused.text
    assert stored(commune) == []


async def test_an_edited_message_puts_its_breach_right(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    await commune.says(POLICE, "/vipham trốn cách ly Nguyễn Văn Kiên 1985 phạt 2 triệu thôn Nam Thắng")
    (before,) = stored(commune)
    assert len(linked(commune)) == 1
    await commune.moves_to(15, 6, 8)
    said = "/vipham khẩu trang 2 người phạt 4 triệu thôn Hòa Bình"
    (receipt,) = await commune.says(POLICE, said, message_id=commune.last_message)
    (row,) = stored(commune)
    assert (row.id, row.kind, row.people, row.fine, row.hamlet) == (before.id, "mask", 2, 4_000_000, "Hòa Bình")
    assert f"{row.day}" == "2021-06-14"  # an edit keeps its place in time
    assert linked(commune) == []
    assert "Tháng 06/2021: <b>1 vụ, 2 đối tượng, 4 triệu đồng</b>" in receipt.text
    assert await commune.says(POLICE, said, message_id=commune.last_message) == []  # nothing new
    await commune.presses(POLICE, receipt, "Hoàn tác")
    assert stored(commune) == []


async def test_an_edit_that_cannot_be_read_leaves_the_breach_as_it_was(commune: Commune) -> None:
    await commune.says(POLICE, "/vipham khẩu trang 2 người 2 triệu")
    (refused,) = await commune.says(POLICE, "/vipham nghe nói thế", message_id=commune.last_message)
    assert "Chưa rõ vi phạm gì" in refused.text
    assert stored(commune)[0].fine == 2_000_000


async def test_a_breach_that_was_refused_is_recorded_when_its_message_is_put_right(commune: Commune) -> None:
    await commune.says(POLICE, "/vipham nghe nói thế")
    (receipt,) = await commune.says(POLICE, "/vipham khẩu trang 1 người", message_id=commune.last_message)
    assert "không đeo khẩu trang" in receipt.text
    await commune.says(POLICE, "/vipham tháng 6")
    assert await commune.says(POLICE, "/vipham tháng 5", message_id=commune.last_message) == []
    assert len(stored(commune)) == 1


async def test_the_rest_of_a_chosen_kind_may_be_edited_too(commune: Commune) -> None:
    (which,) = await commune.says(POLICE, "/vipham")
    await commune.presses(POLICE, which, "Tụ tập")
    await commune.says(POLICE, "2 người, 2 triệu, thôn Nam Thắng")
    await commune.says(POLICE, "3 người, 6 triệu", message_id=commune.last_message)
    (row,) = stored(commune)
    assert (row.kind, row.people, row.fine, row.hamlet) == ("gathering", 3, 6_000_000, "Nam Thắng")


async def test_a_deleted_message_takes_its_breach_back_and_that_can_be_undone(commune: Commune) -> None:
    await commune.says(POLICE, "/vipham khẩu trang 2 người 2 triệu")
    (gone,) = await commune.deletes(POLICE, commune.last_message)
    assert "Đã bỏ vi phạm" in gone.text
    assert stored(commune) == []
    assert await commune.deletes(POLICE, commune.last_message) == []
    await commune.presses(POLICE, gone, "Khôi phục")
    assert len(stored(commune)) == 1
