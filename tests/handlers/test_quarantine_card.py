"""A contact's card: what it shows, and what the station does with its buttons."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlmodel import select

from bot.domain.contacts import ContactState
from storage import contacts
from storage.audit import Audit
from storage.contacts import Contact, ContactEvent
from tests.handlers.commune import GROUP, Commune, Said

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, SĐT 0912000345, F1 của BN9901, cách ly tập trung từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, nữ, thôn Trung Phú, SĐT 0976000112, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021
3. Phạm Văn Đức, SN 1977, nam, thôn Nam Thắng, cách ly tập trung từ 24/05/2021 đến 14/06/2021
DANH SÁCH F2
1. Lê Thị Cúc, SN 1970, nữ, thôn Hòa Bình, F2 của Nguyễn Văn Kiên, tiếp xúc ngày 08/06/2021, cách ly tại nhà"""  # noqa: E501
STATION = "tram_y_te"


@dataclass
class Station:
    """The station at work on one person's card."""

    commune: Commune

    async def card(self, name: str, *, who: str = STATION) -> Said:
        (found,) = await self.commune.says(who, f"/tim {name}")
        return self.last(await self.commune.presses(who, found, f"1. {name.split()[-1]}"), who)

    async def press(self, said: Said, label: str) -> Said:
        return self.last(await self.commune.presses(STATION, said, label))

    async def say(self, text: str) -> Said:
        return self.last(await self.commune.says(STATION, text))

    def state(self, name: str) -> ContactState:
        with self.commune.session() as session:
            return contacts.state_of(session.exec(select(Contact).where(Contact.full_name == name)).one())

    def last(self, sent: list[Said], who: str = STATION) -> Said:
        return self.commune.to(who, sent)[-1]


@pytest.fixture
async def station(commune: Commune) -> Station:
    """The sample committee's station, with four people listed on 14/06/2021."""
    await commune.says(STATION, LIST, where=GROUP)
    return Station(commune)


async def test_a_card_shows_the_arithmetic_of_a_proposed_end(station: Station) -> None:
    card = await station.card("Bưởi")
    assert "Hết hạn: 05/06 + 21 ngày = 26/06/2021, CĐ 600/CĐ-BCĐ, dự kiến (còn 12 ngày)" in card.text
    assert "theo dõi sức khỏe tại nhà 7 ngày, đến 03/07/2021" in card.text


async def test_a_stated_end_wins_and_the_rule_is_shown_beside_it(station: Station) -> None:
    await station.commune.says(STATION, "F1 Vũ Văn Long, 1980, thôn Nam Thắng, tiếp xúc 05/06/2021, cách ly đến 30/06")
    card = await station.card("Long")
    assert "Hết hạn: <b>30/06/2021</b> (còn 16 ngày)" in card.text
    assert "theo quy tắc: 05/06 + 21 ngày = 26/06/2021, CĐ 600/CĐ-BCĐ, dự kiến" in card.text


async def test_an_end_is_changed_with_its_reason_and_kept_in_the_history(station: Station) -> None:
    asked = await station.press(await station.card("Bưởi"), "Đổi ngày hết hạn")
    assert "05/06 + 21 ngày = 26/06/2021, CĐ 600/CĐ-BCĐ, dự kiến" in asked.text
    card = await station.say("+7 có F0 cùng nhà")
    assert "→ <b>03/07/2021</b> (thêm 7 ngày): 26/06 + 7 ngày = 03/07/2021" in card.text
    assert "2. 07:00 14/06/2021, Nguyễn Thị Minh Tâm (Trạm y tế): ngày hết cách ly chưa rõ → 03/07/2021" in card.text
    assert "Lý do: có F0 cùng nhà" in card.text
    await station.press(card, "Đổi ngày hết hạn")
    again = await station.say("30/06 kết quả âm tính lần 2")
    assert "03/07/2021 → <b>30/06/2021</b> (bớt 3 ngày)" in again.text
    assert "Lý do: có F0 cùng nhà" in again.text
    assert "Lý do: kết quả âm tính lần 2" in again.text


async def test_a_reason_is_asked_for_where_there_is_none(station: Station) -> None:
    await station.press(await station.card("Bưởi"), "Đổi ngày hết hạn")
    asked = await station.say("28/06")
    assert "Ngày hết cách ly: 28/06/2021. Đồng chí gõ lý do." in asked.text
    assert station.state("Trần Thị Bưởi").quarantine_end is None
    await station.say("theo chỉ đạo của huyện")
    assert f"{station.state('Trần Thị Bưởi').quarantine_end:%d/%m/%Y}" == "28/06/2021"


async def test_the_station_sets_a_number_of_days_for_an_f2(station: Station) -> None:
    await station.press(await station.card("Cúc"), "Đổi ngày hết hạn")
    card = await station.say("14 ngày theo chỉ đạo của huyện")
    assert "<b>22/06/2021</b>: 08/06 + 14 ngày = 22/06/2021" in card.text


async def test_a_wrong_day_is_refused_and_the_form_waits_on(station: Station) -> None:
    await station.press(await station.card("Bưởi"), "Đổi ngày hết hạn")
    for wrong in ("31/06 gia hạn", "01/06 nhầm", "xong rồi"):
        assert "✅" not in (await station.say(wrong)).text
    assert "✅" in (await station.say("28/06 gia hạn")).text


async def test_a_list_is_not_taken_for_a_reason(station: Station) -> None:
    await station.press(await station.card("Kiên"), "Kết thúc cách ly")
    answer = await station.say("DANH SÁCH F1\n1. Vũ Văn Long, 1980, thôn Nam Thắng")
    assert "tin nhiều dòng này chưa được ghi" in answer.text
    assert station.state("Nguyễn Văn Kiên").status == "open"


async def test_on_the_last_day_a_release_needs_no_reason(station: Station) -> None:
    done = await station.press(await station.card("Đức"), "Kết thúc cách ly")
    assert "đã kết thúc cách ly ngày 14/06/2021" in done.text
    assert station.state("Phạm Văn Đức").status == "released"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Kiên", "chưa đến ngày hết hạn: 27/06/2021, còn 13 ngày"),
        ("Bưởi", "chưa đến ngày hết hạn: 05/06 + 21 ngày = 26/06/2021, CĐ 600/CĐ-BCĐ, dự kiến, còn 12 ngày"),
        ("Cúc", "chưa có ngày hết hạn"),
    ],
)
async def test_before_the_end_a_release_needs_a_reason(station: Station, name: str, asked: str) -> None:
    question = await station.press(await station.card(name), "Kết thúc cách ly")
    assert asked in question.text
    (found,) = await station.commune.says("truong_ban", f"/tim {name}")
    assert "hết cách ly từ" not in found.text
    done = await station.say("chuyển đi tỉnh khác theo công văn")
    assert "đã kết thúc cách ly" in done.text
    assert "Lý do: chuyển đi tỉnh khác theo công văn" in done.text


async def test_nobody_is_released_by_time_alone(station: Station) -> None:
    await station.commune.moves_to(10, 7, 8)
    for name in ("Nguyễn Văn Kiên", "Trần Thị Bưởi", "Lê Thị Cúc", "Phạm Văn Đức"):
        assert station.state(name).status == "open"


async def test_a_negative_test_releases_nobody(station: Station) -> None:
    asked = await station.press(await station.card("Đức"), "Xét nghiệm")
    when = await station.press(asked, "âm tính")
    card = await station.press(when, "Hôm qua (13/06)")
    assert "Kết quả âm tính không kết thúc cách ly" in card.text
    assert "Xét nghiệm: âm tính, ngày 13/06/2021" in card.text
    state = station.state("Phạm Văn Đức")
    assert (state.status, f"{state.quarantine_end}") == ("open", "2021-06-14")


async def test_the_day_of_a_test_may_be_typed(station: Station) -> None:
    asked = await station.press(await station.card("Bưởi"), "Xét nghiệm")
    await station.press(asked, "chờ kết quả")
    assert "ngày 12/06/2021" in (await station.say("ngày 12/6")).text


async def test_place_level_and_hamlet_are_changed_by_buttons(station: Station) -> None:
    card = await station.card("Bưởi")
    card = await station.press(await station.press(card, "Nơi cách ly"), "tập trung")
    assert "nơi cách ly tập trung" in card.text
    card = await station.press(await station.press(card, "Diện"), "F2")
    assert "diện F1 → F2" in card.text
    await station.press(await station.press(card, "Thôn"), "Hòa Bình")
    state = station.state("Trần Thị Bưởi")
    assert (state.place, state.level, state.hamlet) == ("centralised", "F2", "Hòa Bình")


async def test_both_leaders_hear_of_a_move_on_the_last_day(station: Station) -> None:
    question = await station.press(await station.card("Đức"), "Thôn")
    sent = await station.commune.presses(STATION, question, "Hòa Bình")
    (old,), (new,) = station.commune.to("thon_nam_thang", sent), station.commune.to("thon_hoa_binh", sent)
    assert "Phạm Văn Đức" not in old.text
    assert "🏁 Phạm Văn Đức" in new.text
    (ending,) = await station.commune.says("thon_hoa_binh", "/hethan")
    assert "Phạm Văn Đức" in ending.text


async def test_undo_restores_exactly_what_was_before(station: Station) -> None:
    before = station.state("Trần Thị Bưởi")
    await station.press(await station.card("Bưởi"), "Đổi ngày hết hạn")
    card = await station.say("+7 có F0 cùng nhà")
    after = station.state("Trần Thị Bưởi")
    undone = await station.press(card, "Hoàn tác lần sửa cuối")
    assert station.state("Trần Thị Bưởi") == before
    assert "đã rút lúc" in (await station.card("Bưởi")).text
    await station.press(undone, "Khôi phục")
    assert station.state("Trần Thị Bưởi") == after


async def test_a_second_press_on_undo_changes_nothing(station: Station) -> None:
    card = await station.press(await station.press(await station.card("Bưởi"), "Diện"), "F2")
    data = card.buttons[-1][0][1]
    await station.commune.presses_data(STATION, card, data)
    (answer,) = await station.commune.presses_data(STATION, card, data)
    assert "đã làm rồi" in answer.text
    assert station.state("Trần Thị Bưởi").level == "F1"


async def test_who_was_taken_off_the_list_comes_back_by_undo(station: Station) -> None:
    await station.press(await station.card("Cúc"), "Đưa ra khỏi danh sách")
    card = await station.say("xác minh lại không tiếp xúc")
    assert station.state("Lê Thị Cúc").status == "removed"
    assert "Lý do: xác minh lại không tiếp xúc" in card.text
    await station.press(card, "Hoàn tác lần sửa cuối")
    assert station.state("Lê Thị Cúc").status == "open"


async def test_a_list_that_names_him_again_adds_one_line_to_the_history(station: Station) -> None:
    for day in (15, 16, 17):
        await station.commune.moves_to(day, 6, 16)
        await station.commune.says(STATION, LIST, where=GROUP)
    card = await station.card("Bưởi")
    assert "… nêu lại trong 3 danh sách, lần cuối 16:00 17/06/2021" in card.text


async def test_a_leader_sees_his_own_peoples_cards_and_changes_nothing(station: Station) -> None:
    card = await station.card("Cúc", who="thon_hoa_binh")
    assert "Lê Thị Cúc" in card.text
    assert card.buttons == ()
    ids = {name: key for key, name in _ids(station.commune).items()}
    for data in (f"card:{ids['Nguyễn Văn Kiên']}", "card:99999"):
        (refused,) = await station.commune.presses_data("thon_hoa_binh", card, data)
        assert "Nút này đã cũ" in refused.text
    for action in ("cend", "crelease", "cremove", "ctest", "cplace"):
        (refused,) = await station.commune.presses_data("thon_hoa_binh", card, f"{action}:{ids['Lê Thị Cúc']}")
        assert "dành cho Trạm y tế" in refused.text


async def test_who_read_and_who_changed_is_audited(station: Station) -> None:
    await station.press(await station.press(await station.card("Bưởi"), "Diện"), "F2")
    with station.commune.session() as session:
        acts = [(row.action, row.subject.split()[0]) for row in session.exec(select(Audit))]
        event = session.exec(select(ContactEvent).where(ContactEvent.kind == "changed")).one()
    assert ("read", "contact") in acts
    assert ("change", "contact") in acts
    assert event.by_member is not None


def _ids(commune: Commune) -> dict[int, str]:
    with commune.session() as session:
        return {row.id: row.full_name for row in session.exec(select(Contact))}


async def test_a_sample_waits_for_its_result_and_both_keep_their_days(station: Station) -> None:
    asked = await station.press(await station.card("Đức"), "Xét nghiệm")
    when = await station.press(asked, "chờ kết quả")
    assert "lấy mẫu ngày nào" in when.text
    noted = await station.press(when, "Hôm qua")
    assert "đã lấy mẫu ngày 13/06/2021, chờ kết quả" in noted.text
    assert "chờ kết quả, lấy mẫu 13/06, đã 1 ngày" in noted.text
    asked = await station.press(noted, "Xét nghiệm")
    told = await station.press(await station.press(asked, "âm tính"), "Hôm nay")
    assert "Xét nghiệm: âm tính, ngày 14/06/2021 (lấy mẫu 13/06)" in told.text
    back = await station.press(told, "Hoàn tác lần sửa cuối")
    assert "chờ kết quả, lấy mẫu 13/06" in (await station.press(back, "Thẻ")).text
