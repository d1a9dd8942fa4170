"""The summary's lines about what hamlets and police reported: each number is the length of a list."""

from __future__ import annotations

from tests.handlers.commune import GROUP, Commune

LIST = """DANH SÁCH F2
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, cách ly tại nhà từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, nữ, thôn Nam Thắng, cách ly tại nhà từ 06/06/2021 đến 27/06/2021
3. Lê Thị Cúc, SN 1970, thôn Hòa Bình, cách ly tại nhà từ 10/06/2021 đến 24/06/2021"""


async def summary(commune: Commune, who: str = "truong_ban") -> str:
    (said,) = await commune.says(who, "/tonghop")
    return said.text


async def test_the_roll_is_counted_and_who_misses_is_named(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    assert "Điểm danh tại nhà: chưa có; chưa điểm danh: Hòa Bình (1 người), Nam Thắng (2 người)" in await summary(
        commune
    )
    (roll,) = await commune.says("thon_nam_thang", "/diemdanh")
    (asked,) = await commune.presses("thon_nam_thang", roll, "Kiên")
    await commune.presses("thon_nam_thang", asked, "vi phạm")
    text = await summary(commune)
    assert "Điểm danh tại nhà: vi phạm 1; chưa điểm danh: Hòa Bình (1 người), Nam Thắng (1 người)." in text
    assert "Kiên" not in text
    assert "Điểm danh tại nhà: chưa có; chưa điểm danh: Hòa Bình (1 người)." in await summary(commune, "thon_hoa_binh")


async def test_after_the_hour_a_hamlet_that_did_not_call_stands_out(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    await commune.moves_to(14, 6, 18)
    assert "❗ chưa điểm danh: Hòa Bình" in await summary(commune)


async def test_the_next_days_summary_names_who_never_called(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (roll,) = await commune.says("thon_hoa_binh", "/diemdanh")
    await commune.presses("thon_hoa_binh", roll, "Tất cả chấp hành")
    sent = await commune.moves_to(15, 6, 17)
    text = next(one.text for one in commune.to(GROUP, sent) if "TỔNG HỢP 15/06/2021" in one.text)
    assert "❗ Hôm qua (14/06) không điểm danh đủ: Nam Thắng (2 người)." in text


async def test_arrivals_are_counted_by_what_the_station_made_of_them(commune: Commune) -> None:
    assert "Từ nơi khác về hôm nay: không có" in await summary(commune)
    sent = await commune.says("thon_nam_thang", "/khaibao Nguyễn Văn An từ Hà Nội 12/6\nTrần Văn Tý từ Đà Nẵng 12/6")
    first = commune.to("tram_y_te", sent)[0]
    await commune.presses("tram_y_te", first, "F2")
    assert "Từ nơi khác về hôm nay: 2 người (F2 1, chờ phân loại 1)." in await summary(commune)
    assert "Từ nơi khác về hôm nay: không có" in await summary(commune, "thon_hoa_binh")
    await commune.moves_to(15, 6, 8)
    assert "Từ nơi khác về hôm nay: không có" in await summary(commune)


async def test_breaches_are_counted_for_the_day_and_the_month(commune: Commune) -> None:
    assert "Vi phạm hôm nay: không có; tháng 06/2021: không có." in await summary(commune)
    await commune.says("cong_an", "/vipham khẩu trang 2 người 2 triệu")
    await commune.says("cong_an", "/vipham tụ tập 4 người 4 triệu ngày 2/6")
    text = await summary(commune)
    assert "Vi phạm hôm nay: 1 vụ, 2 đối tượng, 2 triệu đồng; tháng 06/2021: 2 vụ, 6 đối tượng, 6 triệu đồng." in text


async def test_the_summary_of_a_past_day_counts_its_month_up_to_it(commune: Commune) -> None:
    await commune.says("cong_an", "/vipham tụ tập 4 người 4 triệu ngày 2/6")
    await commune.says("cong_an", "/vipham khẩu trang 2 người 2 triệu")
    (said,) = await commune.says("truong_ban", "/tonghop 2/6")
    assert "Vi phạm hôm nay: 1 vụ, 4 đối tượng, 4 triệu đồng; tháng 06/2021: 1 vụ, 4 đối tượng" in said.text
