"""/nghiemthu: officers accept what was reported, in part or not, and everybody concerned hears of it."""

from __future__ import annotations

from decimal import Decimal

from sqlmodel import col, select

from storage import commitments
from storage.acceptances import Acceptance
from storage.assignments import Assignment, Commitment
from storage.committees import Hamlet
from tests.handlers.commune import Commune, Said
from tests.handlers.test_progress import LEADER, done

OFFICER = "ntm"


def accepted(commune: Commune, item: str = "đường bê tông", hamlet: str = "Nam Thắng") -> Decimal:
    with commune.session() as session:
        row = session.exec(
            select(Commitment, Assignment)
            .join(Assignment, col(Assignment.id) == col(Commitment.assignment_id))
            .join(Hamlet, col(Hamlet.id) == col(Commitment.hamlet_id))
            .where(Commitment.item == item, Hamlet.name == hamlet, Assignment.key == "ntm-thang-6")
        ).one()
        found = commitments.standing(session, committee_id=row[1].committee_id, commitment_id=row[0].id)
        assert found is not None
        return found.tally.accepted


async def opened(commune: Commune, who: str = OFFICER, number: str = "1") -> Said:
    """The card of one line of the list."""
    (listed,) = await commune.says(who, "/nghiemthu")
    (card,) = await commune.presses(who, listed, number)
    return card


async def test_nothing_waits_at_first(commune: Commune) -> None:
    for who in (OFFICER, "truong_ban", "van_phong"):
        (answer,) = await commune.says(who, "nghiệm thu")
        assert "Không có báo cáo nào chờ nghiệm thu" in answer.text


async def test_an_officer_accepts_and_the_leader_hears_of_it(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m, kênh 30m")
    await commune.says("thon_hoa_binh", "/tiendo đường 50m")
    (listed,) = await commune.says(OFFICER, "/nghiemthu")
    assert "<b>Nam Thắng</b>" in listed.text
    assert "<b>Hòa Bình</b>" in listed.text
    assert "1. đường bê tông: <b>120 m</b>" in listed.text
    (card,) = await commune.presses(OFFICER, listed, "1")
    assert "đã báo 120 m, trong đó đã nghiệm thu 0 m" in card.text
    sent = await commune.presses(OFFICER, card, "Nghiệm thu 120 m")
    (noted,) = commune.to(OFFICER, sent)
    assert "Tổng đã nghiệm thu: 120/320 m" in noted.text
    (told,) = commune.to(LEADER, sent)
    assert "Phạm Thanh Tâm (Cán bộ NTM)</b> đã nghiệm thu <b>120 m</b>" in told.text
    assert commune.to("thon_hoa_binh", sent) == []
    assert accepted(commune) == 120
    assert accepted(commune, "kênh") == 0


async def test_a_part_is_accepted_and_the_rest_does_not_count(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    card = await opened(commune)
    (ask,) = await commune.presses(OFFICER, card, "một phần")
    assert "trong 120 m" in ask.text
    (answer,) = await commune.says(OFFICER, "150")
    assert "chỉ có 120 m" in answer.text
    (answer,) = await commune.says(OFFICER, "-5")
    assert "lớn hơn 0" in answer.text
    sent = await commune.says(OFFICER, "100m, 20 m cuối mặt đường nứt")
    (told,) = commune.to(LEADER, sent)
    assert "100/120 m" in told.text
    assert "20 m cuối mặt đường nứt" in told.text
    assert accepted(commune) == done(commune, "đường bê tông") == 100


async def test_what_is_sent_back_counts_no_more_and_can_be_reported_anew(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    card = await opened(commune)
    await commune.presses(OFFICER, card, "Trả lại")
    sent = await commune.says(OFFICER, "chưa lu lèn")
    (told,) = commune.to(LEADER, sent)
    assert "Lý do: chưa lu lèn" in told.text
    assert done(commune, "đường bê tông") == 0
    (ask,) = await commune.presses(LEADER, told, "Báo lại")
    assert "bao nhiêu m" in ask.text
    (note,) = await commune.says(LEADER, "110")
    await commune.presses(LEADER, note, "Ghi luôn")
    assert done(commune, "đường bê tông") == 110
    await commune.presses(OFFICER, await opened(commune), "Nghiệm thu 110 m")
    assert accepted(commune) == 110


async def test_a_decision_is_taken_back_and_made_anew(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    card = await opened(commune)
    (ask, *_) = await commune.presses(OFFICER, card, "Trả lại")
    assert "gõ lý do" in ask.text
    result = commune.to(OFFICER, await commune.says(OFFICER, "thiếu biên bản"))[0]
    undo = next(data for row in result.buttons for label, data in row if "Hoàn tác" in label)
    sent = await commune.presses(OFFICER, result, "Hoàn tác")
    assert "lại chờ nghiệm thu" in commune.to(LEADER, sent)[0].text
    assert done(commune, "đường bê tông") == 120
    (again,) = await commune.presses_data(OFFICER, result, undo)
    assert "đã làm rồi" in again.text
    await commune.presses(OFFICER, await opened(commune), "Nghiệm thu 120 m")
    assert accepted(commune) == 120


async def test_two_officers_decide_once(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    first, second = await opened(commune, "ntm"), await opened(commune, "dia_chinh")
    await commune.presses("ntm", first, "Nghiệm thu 120 m")
    (answer,) = await commune.presses("dia_chinh", second, "Nghiệm thu 120 m")
    assert "Phạm Thanh Tâm đã nghiệm thu báo cáo này rồi" in answer.text
    with commune.session() as session:
        assert len(session.exec(select(Acceptance)).all()) == 1


async def test_only_the_officers_of_an_item_decide_on_it(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo vườn mẫu 1, đường 20m")
    (listed,) = await commune.says("dia_chinh", "/nghiemthu")
    assert "vườn mẫu" not in listed.text
    card = await opened(commune, "ntm", "2")
    data = {label: data for row in card.buttons for label, data in row}
    (answer,) = await commune.presses_data("ke_toan", card, next(d for label, d in data.items() if "Nghiệm" in label))
    assert "cán bộ khác nghiệm thu" in answer.text
    for who in (LEADER, "truong_ban", "cong_an"):
        for one in ("accyes", "accpart", "accback"):
            (answer,) = await commune.presses_data(who, card, f"{one}:1")
            assert "cán bộ khác" in answer.text or "dành cho" in answer.text
    for forged in ("accyes:999", "accundo:999", "acc:-1", "accphoto:1", "accyes:1:2"):
        (answer,) = await commune.presses_data("ntm", card, forged)
        assert "đã cũ" in answer.text
    assert accepted(commune) == 0


async def test_the_chair_and_the_secretary_see_what_waits_and_for_whom(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    (listed,) = await commune.says("truong_ban", "/nghiemthu")
    assert "Đinh Như Ý, Phạm Thanh Tâm" in listed.text
    (card,) = await commune.presses("truong_ban", listed, "1")
    assert card.labels == ["◀ Danh sách chờ"]
    (answer,) = await commune.says(LEADER, "/nghiemthu")
    assert "dành cho" in answer.text


async def test_what_was_decided_on_is_not_edited_undone_or_deleted(commune: Commune) -> None:
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m")
    message = commune.last_message
    await commune.presses(OFFICER, await opened(commune), "Nghiệm thu 120 m")
    answers = [
        *await commune.presses(LEADER, receipt, "Hoàn tác"),
        *await commune.presses(LEADER, receipt, "tổng cộng"),
        *await commune.says(LEADER, "/tiendo đường 90m", message_id=message),
        *await commune.deletes(LEADER, message),
    ]
    assert all("đã được xét nghiệm thu" in one.text for one in answers)
    assert len(answers) == 4
    assert accepted(commune) == done(commune, "đường bê tông") == 120


async def test_a_report_taken_back_before_the_tap_is_not_accepted(commune: Commune) -> None:
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m")
    card = await opened(commune)
    await commune.presses(LEADER, receipt, "Hoàn tác")
    (answer,) = await commune.presses(OFFICER, card, "Nghiệm thu 120 m")
    assert "đã rút hoặc sửa" in answer.text


async def test_the_photos_of_a_report_are_opened(commune: Commune) -> None:
    await commune.sends_photo(LEADER, b"one", caption="/tiendo đường 60m")
    await commune.sends_photo(LEADER, b"two")
    card = await opened(commune)
    photos = await commune.presses(OFFICER, card, "Xem ảnh (2)")
    assert [one.document for one in photos] == [b"one", b"two"]
    assert "ảnh 2/2" in photos[1].text


async def test_in_the_morning_officers_are_reminded_of_what_waits_for_them(commune: Commune) -> None:
    await commune.moves_to(14, 6, 9)
    await commune.says(LEADER, "/tiendo vườn mẫu 1")
    sent = await commune.moves_to(15, 6, 8)
    (told,) = [one for one in commune.to("ntm", sent) if "chờ đồng chí nghiệm thu" in one.text]
    assert [one for one in commune.to("dia_chinh", sent) if "nghiệm thu" in one.text] == []
    (card,) = await commune.presses("ntm", told, "1")
    await commune.presses("ntm", card, "Nghiệm thu 1 vườn")
    sent = await commune.moves_to(16, 6, 8)
    assert [one for one in commune.to("ntm", sent) if "chờ đồng chí nghiệm thu" in one.text] == []


async def test_a_long_list_is_turned_page_by_page(commune: Commune) -> None:
    for metres in range(1, 11):
        await commune.says(LEADER, f"/tiendo đường {metres}m")
    (listed,) = await commune.says(OFFICER, "/nghiemthu")
    assert "Trang 1/2" in listed.text
    await commune.presses(OFFICER, listed, "Trang sau")
    assert "10. đường bê tông" in listed.text
