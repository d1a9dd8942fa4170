"""Quarantine rules in the chat and in the committee's file: a change touches nobody silently."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest
from sqlmodel import select

from bot.committee_file import SAMPLE, parse
from bot.committee_setup import load
from storage import contacts
from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune, Said

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, tiếp xúc lần cuối ngày 05/06/2021
2. Trần Thị Bưởi, SN 1990, nữ, thôn Trung Phú, tiếp xúc lần cuối ngày 07/06/2021
3. Phạm Văn Đức, SN 1977, nam, thôn Nam Thắng, cách ly tập trung đến 30/06/2021"""
STATION = "tram_y_te"
RULE = "/quytac F1 14 ngày, theo dõi 14 ngày, CĐ 600/CĐ-BCĐ, từ 05/05/2021"


def ends(commune: Commune) -> dict[str, str]:
    """Each one's proposed last day."""
    with commune.session() as session:
        return {
            row.full_name.split()[-1]: f"{row.proposed_end:%d/%m}" if row.proposed_end else ""
            for row in session.exec(select(Contact))
        }


async def asked(commune: Commune) -> Said:
    """The list of 07:00, and the question about the rule of 07:30."""
    await commune.says(STATION, LIST, where=GROUP)
    await commune.moves_to(14, 6, 7, 30)
    (question,) = await commune.says(STATION, RULE)
    return question


async def test_the_rules_are_shown_with_their_documents(commune: Commune) -> None:
    (answer,) = await commune.says(STATION, "quy tắc")
    assert (
        "<b>F1</b>: 21 ngày, rồi theo dõi tại nhà 7 ngày (ngày tiếp xúc là ngày 0), CĐ 600/CĐ-BCĐ, từ 05/05/2021"
        in answer.text
    )
    assert "<b>F2</b> tại nhà: không đề xuất ngày hết hạn" in answer.text


async def test_a_change_lists_whom_it_would_touch_and_changes_nothing_yet(commune: Commune) -> None:
    question = await asked(commune)
    assert "2 người đang cách ly sẽ có ngày dự kiến khác" in question.text
    assert "• Nguyễn Văn Kiên, Nam Thắng: 26/06/2021 → 19/06/2021" in question.text
    assert "Đức" not in question.text  # his end was stated
    assert ends(commune) == {"Kiên": "26/06", "Bưởi": "28/06", "Đức": ""}
    (rules,) = await commune.says(STATION, "/quytac")
    assert "21 ngày" in rules.text


async def test_applied_to_all_it_changes_them_and_is_taken_back(commune: Commune) -> None:
    question = await asked(commune)
    sent = await commune.presses(STATION, question, "áp dụng cả cho 2 người")
    assert ends(commune) == {"Kiên": "19/06", "Bưởi": "21/06", "Đức": ""}
    assert "19/06/2021 (dự kiến)" in commune.to("thon_nam_thang", sent)[0].text
    (found,) = await commune.says(STATION, "/tim Kiên")
    (card,) = await commune.presses(STATION, found, "Kiên")
    assert "áp dụng quy tắc mới; 05/06 + 14 ngày = 19/06/2021, CĐ 600/CĐ-BCĐ, dự kiến" in card.text
    await commune.presses(STATION, question, "Hoàn tác")
    assert ends(commune) == {"Kiên": "26/06", "Bưởi": "28/06", "Đức": ""}


async def test_kept_it_counts_for_new_people_only(commune: Commune) -> None:
    question = await asked(commune)
    await commune.presses(STATION, question, "Dùng cho người mới")
    await commune.moves_to(14, 6, 8)
    new = "F1 Vũ Thị Hòa, SN 1988, thôn Nam Thắng, tiếp xúc lần cuối ngày 05/06/2021"
    await commune.says(STATION, new, where=GROUP)
    assert ends(commune) == {"Kiên": "26/06", "Bưởi": "28/06", "Đức": "", "Hòa": "19/06"}


async def test_neither_a_phone_nor_an_edited_list_brings_the_new_rule_to_an_old_contact(commune: Commune) -> None:
    question = await asked(commune)
    listed = commune.last_message - 2
    await commune.presses(STATION, question, "Dùng cho người mới")
    await commune.moves_to(15, 6, 8)
    told = LIST.replace("nam, thôn Nam Thắng, tiếp", "nam, thôn Nam Thắng, SĐT 0912000345, tiếp")
    await commune.says(STATION, told, where=GROUP, message_id=listed)
    await commune.says(STATION, told, where=GROUP)
    assert ends(commune)["Kiên"] == "26/06"
    corrected = "F1 Nguyễn Văn Kiên, SN 1985, thôn Nam Thắng, tiếp xúc lần cuối ngày 06/06/2021"
    await commune.says(STATION, corrected, where=GROUP)
    assert ends(commune)["Kiên"] == "20/06"  # counted anew, by the rule of the day


async def test_a_second_press_and_an_old_question_change_nothing(commune: Commune) -> None:
    question = await asked(commune)
    data = question.buttons[0][0][1]
    await commune.presses(STATION, question, "Dùng cho người mới")
    (answer,) = await commune.presses_data(STATION, question, data)
    assert "Nút này đã cũ" in answer.text
    assert ends(commune)["Kiên"] == "26/06"


async def test_a_rule_may_be_dropped(commune: Commune) -> None:
    (shown,) = await commune.says(STATION, "/quytac")
    (question,) = await commune.presses(STATION, shown, "Bỏ quy tắc 4")
    assert "QĐ 5053/QĐ-BYT" in question.text
    await commune.presses(STATION, question, "Dùng")
    (shown,) = await commune.says(STATION, "/quytac")
    assert "QĐ 5053" not in shown.text


def changed_file(commune: Commune, days: int) -> None:
    """The committee's file is read again, with other days for F1."""
    sample = resources.files("bot.sample").joinpath(SAMPLE).read_text("utf-8")
    text = sample.replace("so_ngay = 21", f"so_ngay = {days}")
    with commune.database.transaction() as session:
        load(session, parse(text, name=SAMPLE), sha256=str(days), now=commune.clock.now())


async def test_a_changed_file_asks_the_station_and_the_secretary_once(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    changed_file(commune, 28)
    sent = await commune.moves_to(14, 6, 7, 5)
    (question,) = commune.to(STATION, sent)
    assert len(commune.to("van_phong", sent)) == 1
    assert "Quy tắc cách ly trong tệp khai báo đã thay đổi" in question.text
    assert "Nguyễn Văn Kiên, Nam Thắng: 26/06/2021 → 03/07/2021" in question.text
    assert ends(commune)["Kiên"] == "26/06"
    assert [one for one in await commune.moves_to(14, 6, 7, 10) if "Quy tắc" in one.text] == []
    await commune.presses(STATION, question, "Áp dụng cho cả 2 người")
    assert ends(commune) == {"Kiên": "03/07", "Bưởi": "05/07", "Đức": ""}
    (late,) = [one for one in sent if one.chat_id == commune.users["van_phong"]]
    (answer,) = await commune.presses("van_phong", late, "Giữ nguyên")
    assert "đã làm rồi" in answer.text


async def test_rules_of_the_chat_outlive_a_file_that_says_nothing_new_about_them(commune: Commune) -> None:
    question = await asked(commune)
    await commune.presses(STATION, question, "Dùng cho người mới")
    changed_file(commune, 21)  # another hash, the same rules
    (rules,) = await commune.says(STATION, "/quytac")
    assert "14 ngày, rồi theo dõi tại nhà 14 ngày (ngày tiếp xúc là ngày 0), CĐ 600/CĐ-BCĐ" in rules.text


async def test_each_contact_remembers_the_rules_that_proposed_his_end(commune: Commune) -> None:
    question = await asked(commune)
    await commune.presses(STATION, question, "Dùng cho người mới")
    await commune.moves_to(14, 6, 8)
    await commune.says(STATION, "F1 Vũ Thị Hòa, SN 1988, thôn Nam Thắng, tiếp xúc 05/06/2021", where=GROUP)
    with commune.session() as session:
        rows = {row.full_name.split()[-1]: row for row in session.exec(select(Contact))}
        assert rows["Kiên"].rules_id != rows["Hòa"].rules_id
        assert rows["Kiên"].proposed_end == date(2021, 6, 26)
        before = {row.id: row.rules_id for row in rows.values()}
        contacts.refold(session, contact_ids=before, rules=())
        assert {row.id: row.rules_id for row in session.exec(select(Contact))} == before


@pytest.mark.parametrize("who", ["thon_nam_thang", "truong_ban", "cong_an"])
async def test_rules_are_the_stations_and_the_secretarys(commune: Commune, who: str) -> None:
    (answer,) = await commune.says(who, RULE)
    assert "dành cho Trạm y tế, Văn phòng" in answer.text
