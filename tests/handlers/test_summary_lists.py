"""The lists behind the summary's numbers: who opens them, where they are shown, and that they are the numbers."""

from __future__ import annotations

import re

import pytest
from sqlmodel import col, select

from storage.audit import Audit
from storage.committees import all_committees
from tests.handlers.commune import GROUP, Commune, Said

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, cách ly tập trung từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, thôn Nam Thắng, cách ly tại nhà từ 24/05/2021 đến 14/06/2021
3. Phạm Văn Đức, SN 1991, thôn Hòa Bình, cách ly tại nhà từ 10/06/2021 đến 28/06/2021
DANH SÁCH F2
1. Lê Thị Cúc, SN 1970, thôn Hòa Bình, cách ly tại nhà từ 10/06/2021 đến 24/06/2021"""


async def summary(commune: Commune, who: str = "truong_ban") -> Said:
    (said,) = await commune.says(who, "/tonghop")
    return said


async def opened(commune: Commune, who: str, said: Said, *labels: str) -> Said:
    for label in labels:
        said = (await commune.presses(who, said, label))[-1]
    return said


def full_rows_in_the_group(commune: Commune) -> None:
    with commune.database.transaction() as session:
        (committee,) = all_committees(session)
        committee.settings = {**committee.settings, "group_view": "full"}
        session.add(committee)


async def of_the_day(commune: Commune) -> Said:
    """The summary that the group gets."""
    sent = await commune.moves_to(14, 6, 17)
    return next(one for one in commune.to(GROUP, sent) if "TỔNG HỢP" in one.text)


async def test_every_number_of_a_section_is_the_length_of_its_list(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    section = await opened(commune, "truong_ban", await summary(commune), "F1 (2)")
    assert "<b>F1</b>, xã Thạch Thắng, 14/06/2021" in section.text
    assert "hôm qua 0 + mới 3 − kết thúc 1 = 2" in section.text
    for label, n in (("mới: 3", 3), ("kết thúc: 1", 1), ("đang theo dõi: 2", 2)):
        assert f"• {label.split(':')[0]}: <b>{n}</b>" in section.text
        (listed,) = await commune.presses("truong_ban", section, label)
        assert len(re.findall(r"^\d+\. F1 ", listed.text, re.MULTILINE)) == n
        assert listed.text.split("\n")[0].endswith(f": {n}")
        section = await opened(commune, "truong_ban", listed, "◀ F1")


async def test_a_list_opens_cards_and_its_parts(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    section = await opened(commune, "truong_ban", await summary(commune), "F1 (2)", "F1 tại nhà")
    assert "<b>F1 tại nhà</b>" in section.text
    listed = await opened(commune, "truong_ban", section, "kết thúc: 1")
    assert "Trần Thị Bưởi, 1990, Nam Thắng – hết 14/06/2021" in listed.text
    card = await opened(commune, "truong_ban", listed, "1. Bưởi")
    assert "👤 <b>Trần Thị Bưởi</b>" in card.text


async def test_what_was_read_is_in_the_audit(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    await opened(commune, "truong_ban", await summary(commune), "F2 (1)", "mới: 1")
    with commune.session() as session:
        last = session.exec(select(Audit).order_by(col(Audit.id).desc())).first()
    assert last is not None
    assert (last.action, last.subject) == ("read", "summary 2021-06-14 F2 list 1 page 1")


async def test_a_leader_opens_his_own_hamlets_lists_whatever_the_button_says(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    mine = await summary(commune, "thon_hoa_binh")
    assert "thôn Hòa Bình" in mine.text
    listed = await opened(commune, "thon_hoa_binh", mine, "F1 (1)", "mới: 1")
    assert "Đức" in listed.text
    assert "Kiên" not in listed.text
    of_all = await summary(commune, "truong_ban")
    data = next(data for row in of_all.buttons for label, data in row if "F1" in label)
    forged = await commune.presses_data("thon_hoa_binh", mine, data)
    assert "Thôn Hòa Bình" in forged[-1].text
    listed = await opened(commune, "thon_hoa_binh", forged[-1], "mới: 1")
    assert "Kiên" not in listed.text


async def test_in_the_group_names_go_to_the_private_chat_of_who_may_read_them(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    said = await of_the_day(commune)
    sent = await commune.presses("truong_ban", said, "F1 (2)")
    assert commune.to(GROUP, sent) == []
    (section,) = commune.to("truong_ban", sent)
    assert "Kiên" in (await opened(commune, "truong_ban", section, "mới: 3")).text
    sent = await commune.presses("thon_hoa_binh", said, "F1 (2)")
    assert "Thôn Hòa Bình" in commune.to("thon_hoa_binh", sent)[0].text


@pytest.mark.parametrize("who", ["dia_chinh", "dai_truyen_thanh"])
async def test_in_the_group_who_may_not_read_names_is_refused_in_words(commune: Commune, who: str) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (refusal,) = await commune.presses(who, await of_the_day(commune), "F1 (2)")
    assert refusal.chat_id == commune.group
    assert "Danh sách có họ tên chỉ dành cho" in refusal.text
    assert "Kiên" not in refusal.text


async def test_a_stranger_who_presses_in_the_group_hears_nothing(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    assert await commune.presses("987654", await of_the_day(commune), "F1 (2)") == []


async def test_a_group_that_sees_full_rows_is_shown_them(commune: Commune) -> None:
    full_rows_in_the_group(commune)
    await commune.says("tram_y_te", LIST, where=GROUP)
    section = await opened(commune, "dia_chinh", await of_the_day(commune), "F1 (2)")
    assert section.chat_id == commune.group
    listed = await opened(commune, "thon_hoa_binh", section, "mới: 3")
    assert listed.chat_id == commune.group
    assert "Kiên" in listed.text
    assert not any("Kiên" in label for label in listed.labels)  # a card is a private thing


async def test_who_reads_no_names_has_no_buttons_for_them_and_forged_ones_are_refused(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    said = await summary(commune, "dai_truyen_thanh")
    assert said.labels == ["📍 Từng thôn"]
    data = next(data for row in (await summary(commune)).buttons for label, data in row if "F1" in label)
    (refusal,) = await commune.presses_data("dai_truyen_thanh", said, data)
    assert "Danh sách có họ tên chỉ dành cho" in refusal.text


async def test_each_hamlet_has_its_own_summary(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    which = await opened(commune, "truong_ban", await summary(commune), "Từng thôn")
    of_hamlet = await opened(commune, "truong_ban", which, "Hòa Bình")
    assert "thôn Hòa Bình" in of_hamlet.text
    assert "<b>F1</b>: mới 1, đang theo dõi 1, kết thúc hôm nay 0" in of_hamlet.text
    listed = await opened(commune, "truong_ban", of_hamlet, "F2 (1)", "mới: 1")
    assert "Cúc" in listed.text


@pytest.mark.parametrize(
    "data",
    ["sumopen:737955:0:99:0", "sumopen:0:0:1:0", "sumopen:999999999:0:1:0", "sumopen:737955:777:1:0",
     "sumlist:737955:0:1:99:0", "sumlist:737955:0:-1:0:0", "sumlist:737955:0:1:-1:0", "sumof:737955:777",
     "sumof:0:1", "sumwhich:999999999"],
)  # fmt: skip
async def test_forged_numbers_are_an_old_button(commune: Commune, data: str) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (answer,) = await commune.presses_data("truong_ban", await summary(commune), data)
    assert "Nút này đã cũ" in answer.text


async def test_a_long_list_comes_in_pages(commune: Commune) -> None:
    rows = [f"{n}. Vũ Văn Người{n}, SN 19{50 + n}, thôn Nam Thắng" for n in range(1, 31)]
    await commune.says("tram_y_te", "DANH SÁCH F3\n" + "\n".join(rows), where=GROUP)
    first = await opened(commune, "truong_ban", await summary(commune), "F3 (30)", "mới: 30")
    assert "Trang 1/3" in first.text
    last = await opened(commune, "truong_ban", first, "Trang sau", "Trang sau")
    assert "Trang 3/3" in last.text
    assert "30. F3" in last.text
    (beyond,) = await commune.presses_data("truong_ban", last, "sumlist:737955:0:6:1:1000")
    assert "Trang 3/3" in beyond.text


async def test_the_next_days_difference_is_explained_by_lists(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    first = commune.last_message
    await of_the_day(commune)
    await commune.says("tram_y_te", "DANH SÁCH F2\n1. Vũ Thị Lan, SN 1988, thôn Nam Thắng", where=GROUP)  # too late
    await commune.moves_to(15, 6, 8)
    edited = LIST.replace("3. Phạm Văn Đức, SN 1991, thôn Hòa Bình", "3. Phạm Văn Đức, SN 1991, thôn Nam Thắng")
    edited = edited[: edited.index("DANH SÁCH F2")]
    await commune.says("tram_y_te", edited, where=GROUP, message_id=first)
    sent = await commune.moves_to(15, 6, 17)
    (said,) = [one for one in commune.to("truong_ban", sent) if "TỔNG HỢP" in one.text]
    assert "hôm qua 1 + ghi thêm sau bản hôm qua 1 − bỏ ra, sửa lại sau bản hôm qua 1 = 1" in said.text
    section = await opened(commune, "truong_ban", said, "F2 (1)")
    assert "So với bản tổng hợp gửi lúc 17:00 14/06/2021." in section.text
    added = await opened(commune, "truong_ban", section, "ghi thêm")
    assert "Lan" in added.text
    assert "Cúc" in (await opened(commune, "truong_ban", added, "◀ F2", "bỏ ra")).text
    which = await opened(commune, "truong_ban", said, "F1 (2)", "đang theo dõi: 2")
    assert "Đức" in which.text
    (of_hamlet,) = await commune.says("thon_nam_thang", "/tonghop")
    moved = await opened(commune, "thon_nam_thang", of_hamlet, "F1 (2)", "từ thôn khác đến: 1")
    assert "[Hòa Bình → Nam Thắng]" in moved.text


async def test_tests_arrivals_and_breaches_open_too(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    (found,) = await commune.says("tram_y_te", "/tim kiên")
    card = await opened(commune, "tram_y_te", found, "Kiên")
    await opened(commune, "tram_y_te", card, "Xét nghiệm", "chờ kết quả", "Hôm nay")
    await commune.says("thon_nam_thang", "/khaibao Nguyễn Văn An từ Hà Nội 12/6")
    await commune.says("cong_an", "/vipham khẩu trang 2 người phạt 2 triệu thôn Hòa Bình")
    said = await summary(commune)
    assert "lấy mẫu 1, âm tính 0, dương tính 0; đang chờ kết quả 1" in said.text
    listed = await opened(commune, "truong_ban", said, "Xét nghiệm (1)", "đang chờ kết quả: 1")
    assert re.search(r"Nguyễn Văn Kiên.*; chờ kết quả, lấy mẫu 14/06", listed.text)
    listed = await opened(commune, "truong_ban", said, "Về từ nơi khác (1)", "chờ phân loại: 1")
    assert "Nguyễn Văn An, từ Hà Nội, về ngày 12/06/2021, thôn Nam Thắng – chờ phân loại" in listed.text
    listed = await opened(commune, "truong_ban", said, "Vi phạm (1)", "hôm nay")
    assert "không đeo khẩu trang, 1 vụ, 2 đối tượng, 2 triệu đồng, thôn Hòa Bình" in listed.text
    assert not any("Vi phạm" in label for label in (await summary(commune, "thon_nam_thang")).labels)


async def test_a_day_without_anybody_has_no_lists_to_open(commune: Commune) -> None:
    said = await summary(commune)
    assert said.labels == ["📍 Từng thôn"]
    (answer,) = await commune.presses_data("truong_ban", said, "sumopen:737955:0:1:0")
    assert "Không có ai." in answer.text
    (answer,) = await commune.presses_data("truong_ban", said, "sumlist:737955:0:1:1:0")
    assert "Danh sách này không có ai." in answer.text


async def test_a_summary_of_another_day_opens_that_days_lists(commune: Commune) -> None:
    await commune.says("tram_y_te", LIST, where=GROUP)
    await commune.moves_to(16, 6, 8)
    (said,) = await commune.says("truong_ban", "/tonghop 14/06")
    listed = await opened(commune, "truong_ban", said, "F1 (2)", "kết thúc: 1")
    assert "Bưởi" in listed.text
