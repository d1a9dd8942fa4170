"""People back from elsewhere: the leader reports, the station classifies, and each can be taken back."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from storage.arrivals import Arrival
from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune, Said

LEADER, STATION = "thon_nam_thang", "tram_y_te"
LINE = "/khaibao Nguyễn Văn An về từ Bình Dương 12/6, 0912 000 345"


def contacts_of(commune: Commune) -> list[Contact]:
    with commune.session() as session:
        return list(session.exec(select(Contact).where(Contact.status == "open")))


async def reported(commune: Commune, line: str = LINE) -> tuple[Said, Said]:
    """The leader's receipt, and what the station got."""
    sent = await commune.says(LEADER, line)
    (receipt,) = commune.to(LEADER, sent)
    (asked,) = commune.to(STATION, sent)
    return receipt, asked


async def test_a_report_is_answered_and_sent_to_the_station(commune: Commune) -> None:
    receipt, asked = await reported(commune)
    assert "khai báo 1 người" in receipt.text
    assert "Nguyễn Văn An, từ Bình Dương, về ngày 12/06/2021, 0912 000 345" in receipt.text
    assert "Thôn <b>Nam Thắng</b>" in asked.text
    assert "từ Bình Dương" in asked.text
    assert asked.labels == ["F1", "F2", "F3", "Theo dõi", "Không"]


async def test_several_people_are_sent_one_by_one(commune: Commune) -> None:
    sent = await commune.says(LEADER, "/khaibao\nNguyễn Văn An Bình Dương 12/6\nLê Thị Hoa từ Hà Nội 31/6\nTrần Văn Tý")
    (receipt,) = commune.to(LEADER, sent)
    assert len(commune.to(STATION, sent)) == 2
    assert "Trần Văn Tý (còn thiếu: nơi về, ngày về, số máy)" in receipt.text
    assert "❓ Dòng 2: «Lê Thị Hoa từ Hà Nội 31/6»" in receipt.text
    assert "không có thật" in receipt.text


@pytest.mark.parametrize(("label", "level"), [("F1", "F1"), ("F2", "F2"), ("F3", "F3"), ("Theo dõi", None)])
async def test_a_classified_person_goes_on_the_list(commune: Commune, label: str, level: str | None) -> None:
    _, asked = await reported(commune)
    sent = await commune.presses(STATION, asked, label)
    (contact,) = contacts_of(commune)
    assert (contact.full_name, contact.level, contact.hamlet) == ("Nguyễn Văn An", level, "Nam Thắng")
    assert contact.phone == "0912000345"
    assert contact.note == "về từ Bình Dương ngày 12/06/2021"
    (told,) = commune.to(LEADER, sent)
    assert "Nguyễn Văn An" in told.text
    assert "Đã đưa vào danh sách" in told.text
    (answer,) = await commune.says(LEADER, "/danhsach")
    assert "Nguyễn Văn An" in answer.text


async def test_somebody_who_needs_no_watching_is_no_contact(commune: Commune) -> None:
    _, asked = await reported(commune)
    sent = await commune.presses(STATION, asked, "Không")
    assert contacts_of(commune) == []
    (told,) = commune.to(LEADER, sent)
    assert "không phải theo dõi" in told.text


async def test_a_second_press_changes_nothing(commune: Commune) -> None:
    _, asked = await reported(commune)
    buttons = asked.buttons
    await commune.presses(STATION, asked, "F1")
    (again,) = await commune.presses_data(STATION, asked, buttons[0][1][1])
    assert "đã làm rồi" in again.text
    assert [one.level for one in contacts_of(commune)] == ["F1"]


async def test_a_classification_is_taken_back_and_made_anew(commune: Commune) -> None:
    _, asked = await reported(commune)
    await commune.presses(STATION, asked, "F1")
    sent = await commune.presses(STATION, asked, "Phân loại lại")
    assert contacts_of(commune) == []
    assert "bỏ phân loại" in commune.to(LEADER, sent)[0].text
    await commune.presses(STATION, asked, "F3")
    assert [one.level for one in contacts_of(commune)] == ["F3"]


async def test_the_leader_takes_a_report_back_with_all_that_came_of_it(commune: Commune) -> None:
    receipt, asked = await reported(commune)
    await commune.presses(STATION, asked, "F2")
    sent = await commune.presses(LEADER, receipt, "Hoàn tác")
    assert contacts_of(commune) == []
    assert any("đã bỏ khai báo" in one.text for one in commune.to(STATION, sent))
    (refused,) = await commune.presses(STATION, asked, "Phân loại lại")
    assert "đã bỏ khai báo" in refused.text


async def test_somebody_on_the_list_is_joined_and_keeps_the_nearer_level(commune: Commune) -> None:
    await commune.says(STATION, "F1: Nguyễn Văn An, 1985, thôn Nam Thắng, 0912000345", where=GROUP)
    _, asked = await reported(commune)
    assert "có thể đã có trong danh sách: Nguyễn Văn An, 1985, Nam Thắng" in asked.text
    sent = await commune.presses(STATION, asked, "F3")
    (contact,) = contacts_of(commune)
    assert contact.level == "F1"
    assert contact.note == "về từ Bình Dương ngày 12/06/2021"
    assert any("giữ F1" in one.text for one in commune.to(STATION, sent))
    await commune.presses(STATION, asked, "Phân loại lại")
    (contact,) = contacts_of(commune)
    assert (contact.level, contact.note) == ("F1", None)


async def test_a_doubtful_person_is_asked_about(commune: Commune) -> None:
    await commune.says(STATION, "F1: Nguyễn Văn An, 1985, thôn Nam Thắng", where=GROUP)
    _, asked = await reported(commune, "/khaibao Nguyen Van An về từ Hà Nội 12/6")
    sent = await commune.presses(STATION, asked, "F2")
    (question,) = [one for one in commune.to(STATION, sent) if "có phải là" in one.text]
    await commune.presses(STATION, question, "Là một người")
    assert len(contacts_of(commune)) == 1


async def test_the_same_person_is_not_reported_twice(commune: Commune) -> None:
    await reported(commune)
    sent = await commune.says(LEADER, "/khaibao Nguyễn Văn An từ Bình Dương")
    assert commune.to(STATION, sent) == []
    assert "đã được khai báo lúc 07:00 14/06/2021" in commune.to(LEADER, sent)[0].text


async def test_without_words_the_people_are_asked_for(commune: Commune) -> None:
    (question,) = await commune.says(LEADER, "khai báo")
    assert "mỗi người một dòng" in question.text
    sent = await commune.says(LEADER, "Nguyễn Văn An về từ Bình Dương 12/6\nLê Thị Hoa từ Hà Nội 13/6")
    assert len(commune.to(STATION, sent)) == 2
    (after,) = await commune.says(LEADER, "cảm ơn")
    assert "chưa hiểu" in after.text


async def test_a_wrong_answer_leaves_the_form_open(commune: Commune) -> None:
    await commune.says(LEADER, "/khaibao")
    (refused,) = await commune.says(LEADER, "vâng, khai báo đây")
    assert "Không thấy ai" in refused.text
    (refused,) = await commune.says(LEADER, "có nhiều người về từ Bình Dương lắm")
    assert "không thấy họ tên" in refused.text
    assert len(commune.to(STATION, await commune.says(LEADER, "Nguyễn Văn An từ Bình Dương 12/6"))) == 1


async def test_an_edited_report_is_reported_anew(commune: Commune) -> None:
    await reported(commune)
    sent = await commune.says(LEADER, "/khaibao Nguyễn Văn Anh từ Hà Nội 13/6", message_id=commune.last_message)
    told = [one.text for one in commune.to(STATION, sent)]
    assert any("đã bỏ khai báo: <b>Nguyễn Văn An</b>" in text for text in told)
    assert any("khai báo: <b>Nguyễn Văn Anh</b>" in text for text in told)


async def test_an_edit_leaves_those_of_whom_it_says_the_same_as_they_are(commune: Commune) -> None:
    two = "/khaibao\nNguyễn Văn An từ Bình Dương 12/6\nTrần Thị Bé từ Hà Nội 12/6"
    sent = await commune.says(LEADER, two)
    message = commune.last_message
    asked = next(one for one in commune.to(STATION, sent) if "Nguyễn Văn An" in one.text)
    await commune.presses(STATION, asked, "F2")
    await commune.moves_to(15, 6, 8)
    sent = await commune.says(LEADER, two.replace("Hà Nội 12/6", "Hà Nội 13/6, 0912000345"), message_id=message)
    told = [one.text for one in commune.to(STATION, sent)]
    assert not any("Nguyễn Văn An" in text for text in told)
    assert any("đã bỏ khai báo: <b>Trần Thị Bé</b>" in text for text in told)
    assert any("khai báo: <b>Trần Thị Bé</b>, từ Hà Nội, về ngày 13/06/2021, 0912 000 345" in text for text in told)
    (contact,) = contacts_of(commune)
    assert (contact.full_name, contact.level) == ("Nguyễn Văn An", "F2")
    with commune.session() as session:
        rows = session.exec(select(Arrival).where(col(Arrival.withdrawn_at).is_(None))).all()
        assert {(row.full_name, f"{row.day}") for row in rows} == {
            ("Nguyễn Văn An", "2021-06-14"),
            ("Trần Thị Bé", "2021-06-14"),  # an edit keeps its place in time
        }


async def test_a_deleted_report_is_taken_back(commune: Commune) -> None:
    await reported(commune)
    sent = await commune.deletes(LEADER, commune.last_message)
    assert any("đã bỏ khai báo" in one.text for one in commune.to(STATION, sent))


async def test_at_night_the_station_is_not_woken(commune: Commune) -> None:
    await commune.moves_to(14, 6, 22)
    sent = await commune.says(LEADER, LINE)
    assert commune.to(STATION, sent) == []
    sent = await commune.moves_to(15, 6, 6, 30)
    assert len([one for one in commune.to(STATION, sent) if "Nguyễn Văn An" in one.text]) == 1


@pytest.mark.parametrize("who", ["cong_an", "dai_truyen_thanh", "tram_y_te"])
async def test_only_leaders_report(commune: Commune, who: str) -> None:
    (refused,) = await commune.says(who, LINE)
    assert "Lãnh đạo thôn" in refused.text


@pytest.mark.parametrize("who", [LEADER, "cong_an", "dai_truyen_thanh", "999"])
async def test_only_the_station_classifies(commune: Commune, who: str) -> None:
    _, asked = await reported(commune)
    sent = await commune.presses_data(who, asked, asked.buttons[0][0][1])
    assert contacts_of(commune) == []
    assert not any("An" in one.text.split() for one in sent)


async def test_another_hamlets_leader_cannot_take_it_back(commune: Commune) -> None:
    receipt, _ = await reported(commune)
    (refused,) = await commune.presses("thon_hoa_binh", receipt, "Hoàn tác")
    assert "cũ" in refused.text


async def test_in_the_group_a_receipt_names_nobody(commune: Commune) -> None:
    sent = await commune.says(LEADER, LINE, where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    assert "N.V.A." in receipt.text
    assert "Nguyễn" not in receipt.text
