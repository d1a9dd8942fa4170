"""The bulletin: on demand, and every day after the summary to the broadcaster; nobody's name is in it."""

from __future__ import annotations

import pytest

from storage.committees import all_committees
from tests.handlers.commune import GROUP, Commune

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, 0912000345, cách ly tập trung từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, thôn Nam Thắng, cách ly tập trung từ 24/05/2021 đến 14/06/2021
DANH SÁCH F2
1. Lê Thị Cúc, SN 1970, thôn Hòa Bình, cách ly tại nhà từ 10/06/2021 đến 24/06/2021"""
BROADCASTER = "dai_truyen_thanh"


async def test_it_is_ready_to_be_read_aloud(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    await commune.says("thon_nam_thang", "/khaibao Nguyễn Văn An từ Hà Nội 12/6")
    (said,) = await commune.says(BROADCASTER, "bản tin")
    for sentence in (
        "Xã Thạch Thắng, ngày 14 tháng 6 năm 2021",
        "Tính đến 7 giờ ngày 14 tháng 6, xã Thạch Thắng không có người mắc covid-19.",
        "cách ly là 2 người, gồm 1 người diện F1, 1 người diện F2.",
        "có thêm 3 người phải theo dõi, gồm 2 người diện F1, 1 người diện F2; có 1 người hết thời hạn",
        "Thôn Nam Thắng: 1 người diện F1, trong ngày thêm 2 người, 1 người hết thời hạn hôm nay.",
        "Thôn Trung Phú, Cao Thắng, Hồng Lạc: không có ai",
        "Hôm nay có 1 người từ nơi khác về",
        "thực hiện nghiêm 5K",
        "Lập danh sách hộ đăng ký làm hố xử lý rác hữu cơ, hạn đến hết ngày 20 tháng 6.",
        "Đường dây nóng của xã: 0239 3000 115.",
    ):
        assert sentence in said.text
    for name in ("Kiên", "Bưởi", "Cúc", "Nguyễn", "0912"):
        assert name not in said.text
    assert "Làm đường" not in said.text


async def test_a_day_without_a_list_says_so_to_the_broadcaster_only_beside_the_text(commune: Commune) -> None:
    (said,) = await commune.says(BROADCASTER, "/bantin")
    assert said.text.startswith("<i>Ghi chú cho Đài, không đọc: hôm nay Trạm y tế chưa gửi danh sách")


async def test_it_is_sent_every_day_after_the_summary_once(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    sent = await commune.moves_to(14, 6, 17)
    assert commune.to(BROADCASTER, sent) == []
    sent = await commune.moves_to(14, 6, 20)
    (said,) = commune.to(BROADCASTER, sent)
    assert "Tính đến 17 giờ 15 ngày 14 tháng 6" in said.text
    assert len(commune.to(BROADCASTER, await commune.moves_to(15, 6, 20))) == 1


async def test_a_committee_may_do_without(commune: Commune) -> None:
    with commune.database.transaction() as session:
        (committee,) = all_committees(session)
        committee.settings = {**committee.settings, "send_bulletin": False}
        session.add(committee)
    assert commune.to(BROADCASTER, await commune.moves_to(14, 6, 20)) == []


@pytest.mark.parametrize(("who", "may"), [("truong_ban", True), ("van_phong", True), ("thon_nam_thang", False)])
async def test_who_may_ask_for_it(commune: Commune, who: str, may: bool) -> None:
    (said,) = await commune.says(who, "/bantin")
    assert ("BẢN TIN" in said.text) is may


async def test_the_broadcaster_says_that_it_was_read_out_and_takes_that_back(commune: Commune) -> None:
    sent = await commune.moves_to(14, 6, 17, 15)
    bulletin = commune.to("dai_truyen_thanh", sent)[-1]
    (noted,) = await commune.presses("dai_truyen_thanh", bulletin, "Đã phát")
    assert "bản tin ngày 14/06/2021 đã phát" in noted.text
    (again,) = await commune.presses("dai_truyen_thanh", bulletin, "Đã phát")
    assert "đã làm rồi" in again.text
    (tasks,) = await commune.says("dai_truyen_thanh", "/nhiemvu")
    assert "không có việc" in tasks.text
    (undone,) = await commune.presses("dai_truyen_thanh", noted, "Hoàn tác")
    assert "chưa phát" in undone.text
    (tasks,) = await commune.says("dai_truyen_thanh", "/nhiemvu")
    assert "Phát thanh" in tasks.text
    (refused,) = await commune.presses_data("thon_nam_thang", bulletin, "aired:737955")
    assert "dành cho" in refused.text
    (old,) = await commune.presses_data("dai_truyen_thanh", bulletin, "aired:700000")
    assert "Nút này đã cũ" in old.text


async def test_a_day_that_was_not_read_out_stays_visible_and_is_not_nudged(commune: Commune) -> None:
    sent = await commune.moves_to(16, 6, 16)
    assert not any("Nhắc việc" in one.text for one in commune.to("dai_truyen_thanh", sent))
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "Phát thanh phòng, chống dịch hằng ngày – Mai Văn Sơn: 14/06, 15/06" in summary.text
