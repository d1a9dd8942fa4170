"""Progress: one line, led by buttons, with a photo; corrected, undone, and refused where it is not one's own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlmodel import col, select

from storage import commitments
from storage.assignments import Assignment, Commitment, Report
from storage.committees import Hamlet
from tests.handlers.commune import GROUP, Commune

LEADER = "thon_nam_thang"


def done(commune: Commune, item: str, hamlet: str = "Nam Thắng", task: str = "ntm-thang-6") -> Decimal:
    with commune.session() as session:
        commitment = session.exec(
            select(Commitment.id)
            .join(Assignment, col(Assignment.id) == col(Commitment.assignment_id))
            .join(Hamlet, col(Hamlet.id) == col(Commitment.hamlet_id))
            .where(Commitment.item == item, Hamlet.name == hamlet, Assignment.key == task)
        ).one()
        return commitments.totals(session, commitment_ids=[commitment])[commitment]


@pytest.mark.parametrize(
    "line", ["/tiendo đường 120m", "tiến độ đường 120m", "/tiến độ đường bê tông 120 m", "tien do duong 120 mét"]
)
async def test_one_line_is_recorded_and_the_receipt_shows_the_total(commune: Commune, line: str) -> None:
    (receipt,) = await commune.says(LEADER, line)
    assert "120/320 m</b> (37 %)" in receipt.text
    assert done(commune, "đường bê tông") == 120


async def test_several_works_in_one_line(commune: Commune) -> None:
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m, rãnh 80 m; kênh 0,05 km")
    assert receipt.text.count("•") == 3
    assert [done(commune, item) for item in ("đường bê tông", "rãnh thoát nước", "kênh")] == [120, 80, 50]


async def test_a_running_total_replaces_and_can_be_switched(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    (receipt,) = await commune.says(LEADER, "/tiendo đường được 200m")
    assert done(commune, "đường bê tông") == 200
    await commune.presses(LEADER, receipt, "làm thêm")
    assert done(commune, "đường bê tông") == 320
    assert "320/320 m</b> (100 %)" in receipt.text
    assert "đạt mức đã ký" in receipt.text


async def test_undo_takes_every_quantity_of_the_message_back_once(commune: Commune) -> None:
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m, rãnh 80m")
    data = receipt.buttons[-1][0][1]
    await commune.presses_data(LEADER, receipt, data)
    assert [done(commune, item) for item in ("đường bê tông", "rãnh thoát nước")] == [0, 0]
    (again,) = await commune.presses_data(LEADER, receipt, data)
    assert "đã làm rồi" in again.text


async def test_an_edited_report_replaces_the_first(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    await commune.says(LEADER, "/tiendo đường 150m", message_id=commune.last_message)
    assert done(commune, "đường bê tông") == 150


async def test_a_report_edited_into_nonsense_keeps_the_first(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    (answer,) = await commune.says(LEADER, "/tiendo đường abc", message_id=commune.last_message)
    assert "Chưa thấy số lượng" in answer.text
    assert done(commune, "đường bê tông") == 120


async def test_a_deleted_report_is_withdrawn(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    (answer,) = await commune.deletes(LEADER, commune.last_message)
    assert "đã bị xóa" in answer.text
    assert done(commune, "đường bê tông") == 0


async def test_the_form_leads_by_buttons_and_survives_a_restart(commune: Commune) -> None:
    (which,) = await commune.says(LEADER, "/tiendo")
    (amount,) = await commune.presses(LEADER, which, "đường bê tông")
    assert "bao nhiêu m?" in amount.text
    (note,) = await commune.says(LEADER, "120")
    assert "+120 m" in note.text
    (receipt,) = await commune.says(LEADER, "đoạn cổng làng")
    assert "120/320" in receipt.text
    assert "đoạn cổng làng" in receipt.text
    assert done(commune, "đường bê tông") == 120


async def test_the_form_takes_a_photo_as_evidence(commune: Commune) -> None:
    (which,) = await commune.says(LEADER, "/tiendo")
    await commune.presses(LEADER, which, "kênh")
    await commune.says(LEADER, "được 40m")
    (receipt,) = await commune.sends_photo(LEADER, b"jpeg")
    assert "Kèm 1 ảnh" in receipt.text
    with commune.session() as session:
        report = session.exec(select(Report)).one()
        assert report.attachment_id is not None
        assert report.quantity == 40


async def test_a_photo_with_the_command_in_its_caption_is_a_report(commune: Commune) -> None:
    (receipt,) = await commune.sends_photo(LEADER, b"jpeg", caption="/tiendo đường 60m")
    assert "60/320" in receipt.text
    assert "Kèm 1 ảnh" in receipt.text


async def test_a_form_given_up_records_nothing(commune: Commune) -> None:
    (which,) = await commune.says(LEADER, "/tiendo")
    await commune.presses(LEADER, which, "kênh")
    (answer,) = await commune.says(LEADER, "/huy")
    assert "không ghi gì" in answer.text
    (answer,) = await commune.says(LEADER, "120")
    assert "chưa hiểu" in answer.text
    assert done(commune, "kênh") == 0


async def test_a_wrong_answer_in_the_form_is_explained_and_asked_again(commune: Commune) -> None:
    (which,) = await commune.says(LEADER, "/tiendo")
    await commune.presses(LEADER, which, "kênh")
    (answer,) = await commune.says(LEADER, "nhiều lắm")
    assert "Chưa thấy số lượng" in answer.text
    (note,) = await commune.says(LEADER, "35m")
    await commune.presses(LEADER, note, "Ghi luôn")
    assert done(commune, "kênh") == 35


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/tiendo Trung Phú đường 120m", "chỉ xem và báo cáo được cho thôn Nam Thắng"),
        ("/tiendo đường -50m", "Không báo số âm"),
        ("/tiendo -50m", "Không báo số âm"),
        ("/tiendo đường", "Chưa thấy số lượng"),
        ("/tiendo vườn hồng 3", "Không rõ việc"),
        ("/tiendo 120m", "việc nào"),
        ("/tiendo đường 120 cây", "tính bằng m"),
        ("/tiendo đường 0m", "không phải một số lượng đúng"),
    ],
)
async def test_bad_input_is_one_clear_sentence_and_records_nothing(commune: Commune, line: str, answer: str) -> None:
    (said,) = await commune.says(LEADER, line)
    assert answer in said.text
    with commune.session() as session:
        assert session.exec(select(Report)).all() == []


async def test_nothing_of_a_line_is_recorded_when_a_part_is_wrong(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m, rãnh -5m")
    assert done(commune, "đường bê tông") == 0


async def test_the_secretary_reports_for_any_hamlet_by_name(commune: Commune) -> None:
    (receipt,) = await commune.says("van_phong", "/tiendo Hồng Lạc đường 50m")
    assert "50/200" in receipt.text
    (answer,) = await commune.says("van_phong", "/tiendo đường 50m")
    assert "tên thôn" in answer.text


async def test_others_may_not_report(commune: Commune) -> None:
    for who in ("tram_y_te", "truong_ban", "cong_an", "dai_truyen_thanh", "ntm"):
        (answer,) = await commune.says(who, "/tiendo đường 50m")
        assert "dành cho Lãnh đạo thôn" in answer.text


async def test_a_forged_button_of_another_hamlet_is_refused(commune: Commune) -> None:
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m")
    (answer,) = await commune.presses("thon_hoa_binh", receipt, "Hoàn tác")
    assert "không phải của đồng chí" in answer.text
    for data in ("pitem:1", "pmode:999", "preport:-1", "done:1", "undo:1", "nonsense", "pitem:1:2:3", ""):
        answers = await commune.presses_data("thon_hoa_binh", receipt, data)
        assert answers, data
    assert done(commune, "đường bê tông") == 120
    assert set(commune.inbox_statuses()) == {"done"}


async def test_in_july_a_report_counts_for_july(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    await commune.moves_to(1, 7, 8)
    (receipt,) = await commune.says(LEADER, "/tiendo đường 60m")
    assert "60/260" in receipt.text
    assert done(commune, "đường bê tông") == 120


async def test_a_report_in_the_group_needs_the_slash(commune: Commune) -> None:
    assert await commune.says(LEADER, "tiến độ đường 120m", where=GROUP) == []
    (receipt,) = await commune.says(LEADER, "/tiendo đường 120m", where=GROUP)
    assert "120/320" in receipt.text
