"""When an F1 becomes an F0: one message proposes whom to raise, and the station decides."""

from __future__ import annotations

import pytest
from sqlmodel import select

from storage import contacts
from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune, Said

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021
DANH SÁCH F2
1. Lê Thị Cúc, SN 1970, nữ, thôn Hòa Bình, F2 của Nguyễn Văn Kiên, tiếp xúc ngày 08/06/2021, cách ly tại nhà đến 20/06/2021
2. Vũ Văn An, SN 1991, nam, thôn Cao Thắng, F2 của Nguyễn Văn Kiên, tiếp xúc ngày 09/06/2021
DANH SÁCH F3
1. Phạm Văn Dũng, SN 1999, nam, thôn Trung Phú, F3 của Lê Thị Cúc, tiếp xúc ngày 10/06/2021"""  # noqa: E501
STATION = "tram_y_te"


def levels(commune: Commune) -> dict[str, str | None]:
    with commune.session() as session:
        return {row.full_name.split()[-1]: row.level for row in session.exec(select(Contact))}


async def to_f0(commune: Commune) -> Said:
    """The station makes Kiên an F0 by his card; the proposal."""
    await commune.says(STATION, LIST, where=GROUP)
    (found,) = await commune.says(STATION, "/tim Kiên")
    (card,) = await commune.presses(STATION, found, "Kiên")
    sent = await commune.presses(STATION, card, "Chuyển F0")
    return proposal(commune, sent)


def proposal(commune: Commune, sent: list[Said]) -> Said:
    (one,) = [said for said in commune.to(STATION, sent) if "Đề nghị nâng diện" in said.text]
    return one


async def test_one_message_proposes_the_chain_with_new_dates(commune: Commune) -> None:
    asked = await to_f0(commune)
    assert "<b>Nguyễn Văn Kiên</b> (Nam Thắng) đã chuyển từ F1 thành F0. Đề nghị nâng diện 3 người" in asked.text
    assert (
        "☑ Lê Thị Cúc, 1970, Hòa Bình: F2 → F1, 08/06 + 21 ngày = 29/06/2021, CĐ 600/CĐ-BCĐ, dự kiến"
        " (đã ghi 20/06/2021)" in asked.text
    )
    assert "☑ Phạm Văn Dũng, 1999, Trung Phú: F3 → F2, chưa có ngày hết hạn" in asked.text
    assert levels(commune) == {"Kiên": "F0", "Cúc": "F2", "An": "F2", "Dũng": "F3"}  # nobody rises by himself


async def test_all_are_raised_and_their_leaders_told(commune: Commune) -> None:
    asked = await to_f0(commune)
    sent = await commune.presses(STATION, asked, "Nâng cả 3 người")
    assert levels(commune) == {"Kiên": "F0", "Cúc": "F1", "An": "F1", "Dũng": "F2"}
    assert "đã nâng diện 3 người" in asked.text
    (told,) = commune.to("thon_hoa_binh", sent)
    assert "29/06/2021 (dự kiến)" in told.text


async def test_some_are_raised(commune: Commune) -> None:
    asked = await to_f0(commune)
    await commune.presses(STATION, asked, "An")
    assert "☐ Vũ Văn An" in asked.text
    await commune.presses(STATION, asked, "Nâng 2 người đã chọn")
    assert levels(commune) == {"Kiên": "F0", "Cúc": "F1", "An": "F2", "Dũng": "F2"}


async def test_nobody_is_raised(commune: Commune) -> None:
    asked = await to_f0(commune)
    await commune.presses(STATION, asked, "Không nâng ai")
    assert levels(commune) == {"Kiên": "F0", "Cúc": "F2", "An": "F2", "Dũng": "F3"}
    assert asked.buttons == ()


async def test_a_second_answer_changes_nothing(commune: Commune) -> None:
    asked = await to_f0(commune)
    every = {label: data for row in asked.buttons for label, data in row}
    await commune.presses(STATION, asked, "Không nâng ai")
    for data in every.values():
        (answer,) = await commune.presses_data(STATION, asked, data)
        assert "đã làm rồi" in answer.text
    assert levels(commune)["Cúc"] == "F2"


async def test_raising_is_taken_back_exactly_and_done_again(commune: Commune) -> None:
    asked = await to_f0(commune)
    with commune.session() as session:
        before = [contacts.state_of(row) for row in session.exec(select(Contact))]
    await commune.presses(STATION, asked, "Nâng cả 3 người")
    await commune.presses(STATION, asked, "Hoàn tác")
    with commune.session() as session:
        assert [contacts.state_of(row) for row in session.exec(select(Contact))] == before
    await commune.presses(STATION, asked, "Khôi phục")
    assert levels(commune) == {"Kiên": "F0", "Cúc": "F1", "An": "F1", "Dũng": "F2"}


async def test_a_list_that_says_so_proposes_the_chain_in_private_once(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    said = "Chuyển F0: Nguyễn Văn Kiên, SN 1985, thôn Nam Thắng, BN9955"
    sent = await commune.says(STATION, said, where=GROUP)
    assert "3 người" in proposal(commune, sent).text
    assert all("Cúc" not in one.text for one in commune.to(GROUP, sent))
    again = await commune.says(STATION, said, where=GROUP)
    assert [one for one in commune.to(STATION, again) if "Đề nghị" in one.text] == []


async def test_a_positive_test_proposes_and_changes_nothing_by_itself(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    (found,) = await commune.says(STATION, "/tim Kiên")
    (card,) = await commune.presses(STATION, found, "Kiên")
    (outcomes,) = await commune.presses(STATION, card, "Xét nghiệm")
    (days,) = await commune.presses(STATION, outcomes, "dương tính")
    (asked,) = await commune.presses(STATION, days, "Hôm nay")
    assert "Chuyển <b>Nguyễn Văn Kiên</b> thành F0?" in asked.text
    assert levels(commune)["Kiên"] == "F1"
    sent = await commune.presses(STATION, asked, "Chuyển F0")
    assert "3 người" in proposal(commune, sent).text


async def test_who_changed_meanwhile_is_passed_over_and_named(commune: Commune) -> None:
    asked = await to_f0(commune)
    await commune.says(
        STATION, "DANH SÁCH F2\n1. Vũ Văn An, SN 1991, thôn Cao Thắng, đưa ra khỏi danh sách", where=GROUP
    )
    await commune.presses(STATION, asked, "Nâng cả 3 người")
    assert "đã nâng diện 2 người" in asked.text
    assert "Không nâng vì đã thay đổi trong lúc chờ: Vũ Văn An" in asked.text


async def test_when_he_is_no_f0_after_all_nobody_rises(commune: Commune) -> None:
    asked = await to_f0(commune)
    (found,) = await commune.says(STATION, "/tim Kiên")
    (card,) = await commune.presses(STATION, found, "Kiên")
    await commune.presses(STATION, card, "Hoàn tác lần sửa cuối")
    (answer,) = await commune.presses(STATION, asked, "Nâng cả 3 người")
    assert "không còn là F0" in answer.text
    assert levels(commune) == {"Kiên": "F1", "Cúc": "F2", "An": "F2", "Dũng": "F3"}


@pytest.mark.parametrize("who", ["thon_nam_thang", "truong_ban", "cong_an"])
async def test_only_the_station_decides(commune: Commune, who: str) -> None:
    asked = await to_f0(commune)
    data = next(data for row in asked.buttons for label, data in row if "Nâng cả" in label)
    (answer,) = await commune.presses_data(who, asked, data)
    assert "dành cho Trạm y tế" in answer.text
    assert levels(commune)["Cúc"] == "F2"


async def test_namesakes_are_marked_and_not_chosen(commune: Commune) -> None:
    namesake = "F1 Nguyễn Văn Kiên, SN 1960, nam, thôn Hồng Lạc"
    await commune.says(STATION, namesake, where=GROUP)
    await commune.says(STATION, LIST, where=GROUP)
    (found,) = await commune.says(STATION, "/tim Kiên")
    younger = next(data for row in found.buttons for label, data in row if label.startswith(_number(found, "1985")))
    (card,) = await commune.presses_data(STATION, found, younger)
    asked = proposal(commune, await commune.presses(STATION, card, "Chuyển F0"))
    assert "☐ Lê Thị Cúc" in asked.text
    assert "nguồn lây ghi «Nguyễn Văn Kiên»: đồng chí kiểm tra" in asked.text


def _number(found: Said, year: str) -> str:
    return next(line.split(".")[0] + "." for line in found.text.split("\n") if year in line)


async def test_a_list_with_a_positive_test_asks_the_station_once(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    tested = "DANH SÁCH F1\n1. Nguyễn Văn Kiên, SN 1985, thôn Nam Thắng, xét nghiệm ngày 12/06 dương tính"
    sent = await commune.says(STATION, tested, where=GROUP)
    (asked,) = [one for one in commune.to(STATION, sent) if "thành F0?" in one.text]
    assert "<b>Nguyễn Văn Kiên</b> dương tính, ngày 12/06/2021" in asked.text
    assert levels(commune)["Kiên"] == "F1"
    again = await commune.says(STATION, tested, where=GROUP)
    assert [one for one in commune.to(STATION, again) if "thành F0?" in one.text] == []
    sent = await commune.presses(STATION, asked, "Chuyển F0")
    assert "3 người" in proposal(commune, sent).text


async def test_a_list_with_a_negative_test_asks_and_releases_nothing(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    tested = "DANH SÁCH F1\n1. Nguyễn Văn Kiên, SN 1985, thôn Nam Thắng, xét nghiệm ngày 12/06 âm tính"
    sent = await commune.says(STATION, tested, where=GROUP)
    assert commune.to(STATION, sent) == []
    with commune.session() as session:
        row = session.exec(select(Contact).where(Contact.full_name == "Nguyễn Văn Kiên")).one()
        assert (row.status, row.test_outcome, f"{row.proposed_end}") == ("open", "negative", "2021-06-26")
