"""What comes back on a day of the week or month, from the notice or the order to the nudge; and where it ends."""

from __future__ import annotations

from tests.handlers.commune import Commune, Said
from tests.handlers.notice_text import NOTICE

SECRETARY = "van_phong"
MONTHLY = NOTICE.replace(
    "- Kế toán xã hoàn thiện phương án thu các khoản đóng góp trước ngày 25/6/2021, phối hợp Công an xã.",
    "- Kế toán xã nộp báo cáo thu chi trước ngày 25 hằng tháng.\n- Kế toán xã đối chiếu công nợ vào thứ Sáu hằng tuần.",
)


def nudges(commune: Commune, who: str, sent: list[Said], words: str) -> list[Said]:
    return [one for one in commune.to(who, sent) if "Nhắc việc" in one.text and words in one.text]


async def given(commune: Commune) -> Said:
    (draft,) = await commune.says(SECRETARY, MONTHLY)
    assert "<b>ngày 25 hằng tháng</b>" in draft.text
    assert "<b>thứ Sáu hằng tuần</b>" in draft.text
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 3 việc")
    return draft


async def test_the_day_of_a_notice_is_shown_and_nudged_on(commune: Commune) -> None:
    await given(commune)
    (mine,) = await commune.says("ke_toan", "/nhiemvu")
    assert "báo cáo thu chi trước ngày 25 hằng tháng</b> – ngày 25 hằng tháng" in mine.text
    assert "– thứ Sáu hằng tuần" in mine.text
    for day, weekly, monthly in ((17, 0, 0), (18, 1, 0), (20, 0, 0), (24, 0, 1), (25, 1, 1), (26, 0, 1), (30, 0, 0)):
        await commune.moves_to(day, 6, 7, 29)
        sent = await commune.moves_to(day, 6, 7, 30)
        assert len(nudges(commune, "ke_toan", sent, "công nợ")) == weekly, day
        assert len(nudges(commune, "ke_toan", sent, "thu chi")) == monthly, day


async def test_what_is_done_for_the_month_is_not_nudged_before_the_next(commune: Commune) -> None:
    await given(commune)
    (mine,) = await commune.says("ke_toan", "/nhiemvu")
    (card,) = await commune.presses("ke_toan", mine, "Kế toán xã nộp")
    assert "Ngày 25 hằng tháng; lượt này: 01/06-30/06" in card.text
    await commune.presses("ke_toan", card, "Đã xong")
    assert nudges(commune, "ke_toan", await commune.moves_to(25, 6, 7, 30), "thu chi") == []
    assert nudges(commune, "ke_toan", await commune.moves_to(25, 7, 7, 30), "thu chi") != []


async def test_an_order_for_a_weekday_keeps_it(commune: Commune) -> None:
    (preview,) = await commune.says(SECRETARY, "/giao Kế toán thứ Năm hằng tuần báo cáo thu phí chợ")
    assert "Thứ Năm hằng tuần" in preview.text
    sent = await commune.presses(SECRETARY, preview, "Giao")
    assert "– thứ Năm hằng tuần" in commune.to("ke_toan", sent)[0].text
    assert nudges(commune, "ke_toan", await commune.moves_to(16, 6, 7, 30), "phí chợ") == []
    assert nudges(commune, "ke_toan", await commune.moves_to(17, 6, 7, 30), "phí chợ") != []


async def test_a_deadline_that_is_typed_may_name_the_day(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    await commune.presses(SECRETARY, draft, "1")
    await commune.presses(SECRETARY, draft, "Đổi thời hạn")
    (card,) = await commune.says(SECRETARY, "ngày 5 hằng tháng")
    assert "🗓 ngày 5 hằng tháng" in card.text


async def test_what_comes_back_until_a_day_ends_with_it(commune: Commune) -> None:
    (preview,) = await commune.says(SECRETARY, "/giao Kế toán hằng ngày báo cáo thu phí chợ đến hết ngày 16/6")
    assert "Hằng ngày đến 16/06/2021" in preview.text
    await commune.presses(SECRETARY, preview, "Giao")
    await commune.moves_to(14, 6, 20)
    for day, heard in ((15, 1), (16, 1), (17, 0), (18, 0)):
        sent = await commune.moves_to(day, 6, 15)
        assert len(nudges(commune, "ke_toan", sent, "phí chợ")) == heard, day
    (mine,) = await commune.says("ke_toan", "/nhiemvu")
    assert "phí chợ" not in mine.text
