"""What an owner says of his duty: done with evidence, being done, stuck; each noted, told and taken back."""

from __future__ import annotations

from sqlmodel import Session, col, select

from bot.domain.traces import Traces
from storage import evidence
from storage.assignments import Report
from storage.committees import Committee
from storage.duty_events import DutyEvent
from storage.plans import Plan
from storage.texts import clear_traces
from tests.handlers.commune import GROUP, Commune
from tests.handlers.test_duties import REGISTRATION, give, open_duty

LEADER = "thon_nam_thang"


def last_report(session: Session) -> Report:
    return session.exec(select(Report).order_by(col(Report.id).desc())).all()[0]


async def test_done_counts_at_once_and_takes_photos_files_and_words_as_evidence(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    (noted,) = await commune.presses(LEADER, card, "Đã xong")
    assert "đã xong" in noted.text
    assert "Không cần minh chứng" in noted.labels
    (taken,) = await commune.sends_photo(LEADER, b"one", caption="trước nhà văn hóa")
    assert "1 tệp, ghi chú" in taken.text
    (taken,) = await commune.sends_photo(LEADER, b"two")
    assert "2 tệp" in taken.text
    (taken,) = await commune.sends_file(LEADER, "bien-ban.pdf", b"%PDF three")
    assert "3 tệp" in taken.text
    (closed,) = await commune.presses(LEADER, taken, "Đủ rồi")
    assert "kèm 3 tệp, ghi chú" in closed.text
    with commune.session() as session:
        report = last_report(session)
        assert len(evidence.attachments_of(session, report=report)) == 3
        assert report.note == "trước nhà văn hóa"
    (shown,) = await commune.presses(LEADER, closed, "Mở việc này")
    assert "📎 3 tệp minh chứng" in shown.text
    files = await commune.presses(LEADER, shown, "Xem minh chứng")
    assert [one.document for one in files] == [b"one", b"two", b"%PDF three"]
    (answer,) = await commune.says(LEADER, "xin chào các đồng chí")
    assert "minh chứng" not in answer.text


async def test_done_without_evidence_and_undone(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    (noted,) = await commune.presses(LEADER, card, "Đã xong")
    (closed,) = await commune.presses(LEADER, noted, "Không cần minh chứng")
    assert "đã xong." in closed.text
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert REGISTRATION not in tasks.text
    (undone,) = await commune.presses(LEADER, closed, "Hoàn tác")
    assert "Đã bỏ ghi «đã xong»" in undone.text
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert REGISTRATION in tasks.text
    (again,) = await commune.presses_data(LEADER, noted, closed.buttons[0][0][1])
    assert "đã làm rồi" in again.text


async def test_done_twice_is_said_to_be_done(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    await commune.presses(LEADER, card, "Đã xong")
    (again,) = await commune.presses(LEADER, card, "Đã xong")
    assert "đã làm rồi" in again.text


async def test_being_done_is_shown_and_taken_back(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    (noted,) = await commune.presses(LEADER, card, "Đang làm")
    assert "đang làm" in noted.text
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert "– đang làm" in tasks.text
    await commune.presses(LEADER, noted, "Hoàn tác")
    (tasks,) = await commune.says(LEADER, "/nhiemvu")
    assert "– đang làm" not in tasks.text


async def test_the_chair_hears_at_once_what_somebody_is_stuck_with_until_it_is_solved(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    (asked,) = await commune.presses(LEADER, card, "Vướng mắc")
    assert "vướng gì" in asked.text
    sent = await commune.says(LEADER, "thiếu nắp ống, chờ xã cấp")
    (told,) = commune.to("truong_ban", sent)
    assert "Nam Thắng" in told.text
    assert "thiếu nắp ống, chờ xã cấp" in told.text
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert f"• {REGISTRATION}" in summary.text.split("Đang vướng mắc")[1]
    solve = told.buttons[0][0][1]
    sent = await commune.presses("truong_ban", told, "Đã gỡ vướng")
    (heard,) = commune.to(LEADER, sent)
    assert "gỡ vướng mắc" in heard.text
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "Đang vướng mắc" not in summary.text
    (again,) = await commune.presses_data("truong_ban", told, solve)
    assert "không vướng mắc" in again.text
    card = await open_duty(commune, LEADER)
    history = card.text.split("Đã diễn ra")[1]
    assert "vướng mắc: thiếu nắp ống" in history
    assert "đã gỡ vướng mắc" in history


async def test_trouble_taken_back_edited_or_deleted_is_no_trouble(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    await commune.presses(LEADER, card, "Vướng mắc")
    await commune.says(LEADER, "thiếu nắp ống")
    message = commune.last_message
    (edited,) = await commune.says(LEADER, "thiếu nắp ống loại to", message_id=message)
    assert "thiếu nắp ống loại to" in edited.text
    sent = await commune.deletes(LEADER, message)
    assert any("đã rút báo vướng mắc" in one.text for one in commune.to("truong_ban", sent))
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "Đang vướng mắc" not in summary.text


async def test_an_empty_or_endless_trouble_is_asked_again(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    await commune.presses(LEADER, card, "Vướng mắc")
    (refused,) = await commune.says(LEADER, "?")
    assert "Đồng chí gõ vài chữ" in refused.text
    (refused,) = await commune.says(LEADER, "rất dài " * 100)
    assert "dài quá 500" in refused.text
    sent = await commune.says(LEADER, "thiếu người làm")
    assert "Đã ghi và báo Trưởng ban" in commune.to(LEADER, sent)[0].text


async def test_the_stations_list_is_a_list_though_evidence_is_awaited(commune: Commune) -> None:
    give(commune, who="tram_y_te")
    card = await open_duty(commune, "tram_y_te", "Việc thứ")
    await commune.presses("tram_y_te", card, "Đã xong")
    sent = await commune.says("tram_y_te", "DANH SÁCH F1\n1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng")
    assert any("F1" in one.text for one in sent)
    with commune.session() as session:
        assert last_report(session).note == ""


async def test_the_secretary_may_say_it_for_somebody(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    done = next(data for row in card.buttons for _, data in row if data.startswith("done:"))
    (noted,) = await commune.presses_data("van_phong", card, done)
    assert "Võ Thị Ngọc" in noted.text


async def test_in_the_group_no_talk_becomes_evidence(commune: Commune) -> None:
    (tasks,) = await commune.says(LEADER, "/nhiemvu", where=GROUP)
    (card,) = await commune.presses(LEADER, tasks, REGISTRATION[:20])
    (noted,) = await commune.presses(LEADER, card, "Đã xong")
    assert "khung chat riêng" in noted.text
    assert await commune.says(LEADER, "chào các đồng chí", where=GROUP) == []
    with commune.session() as session:
        assert last_report(session).note == ""


async def test_evidence_is_not_waited_for_all_day(commune: Commune) -> None:
    card = await open_duty(commune, LEADER)
    await commune.presses(LEADER, card, "Đã xong")
    await commune.moves_to(14, 6, 9)
    (answer,) = await commune.says(LEADER, "chiều nay họp ở đâu vậy")
    assert "minh chứng" not in answer.text


async def test_names_of_the_forgotten_leave_reasons_and_plans(commune: Commune) -> None:
    traces = Traces(names=["Bùi Thị Mận"])
    card = await open_duty(commune, LEADER)
    await commune.presses(LEADER, card, "Xin lùi hạn")
    await commune.says(LEADER, "25/6 vì Bùi Thị Mận chưa ký")
    await commune.says(LEADER, "/kehoach mai: gặp Bùi Thị Mận")
    with commune.database.transaction() as session:
        committee = session.exec(select(Committee)).one()
        clear_traces(session, committee_id=committee.id, traces=traces)
    with commune.session() as session:
        assert "Mận" not in session.exec(select(DutyEvent)).one().reason
        assert "Mận" not in session.exec(select(Plan)).one().text
