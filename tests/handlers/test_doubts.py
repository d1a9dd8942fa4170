"""What is asked before a report is recorded, late reports, and photos that follow one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.handlers.commune import Commune
from tests.handlers.test_progress import LEADER
from tests.handlers.test_progress import done as reported


def done(commune: Commune, item: str = "đường bê tông") -> Decimal:
    return reported(commune, item)


async def test_a_lower_total_is_questioned_before_it_is_recorded(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    (question,) = await commune.says(LEADER, "/tiendo đường tổng 100m")
    assert "thấp hơn số đã báo trước (120 m)" in question.text
    assert done(commune) == 120
    (receipt,) = await commune.presses(LEADER, question, "Đúng, ghi như vậy")
    assert "100/320 m" in receipt.text
    assert done(commune) == 100


async def test_a_lower_total_may_be_meant_as_an_addition(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    (question,) = await commune.says(LEADER, "/tiendo đường được 100m")
    await commune.presses(LEADER, question, "làm thêm")
    assert done(commune) == 220


@pytest.mark.parametrize("answer", ["đúng", "Đúng rồi.", "ok", "vâng"])
async def test_far_more_than_was_signed_for_is_recorded_once_it_is_confirmed(commune: Commune, answer: str) -> None:
    (question,) = await commune.says(LEADER, "/tiendo đường 6,4km")
    assert "gấp 20 lần mức đăng ký</b> (320 m)" in question.text
    assert done(commune) == 0
    (receipt,) = await commune.says(LEADER, answer)
    assert "6.400/320 m" in receipt.text
    (again,) = await commune.presses(LEADER, question, "Đúng")
    assert "đã cũ" in again.text
    assert done(commune) == 6400


@pytest.mark.parametrize("answer", ["không", "/huy", "nhầm"])
async def test_far_more_that_is_not_meant_records_nothing(commune: Commune, answer: str) -> None:
    await commune.says(LEADER, "/tiendo đường 10km")
    (said,) = await commune.says(LEADER, answer)
    assert "không ghi gì" in said.text
    assert done(commune) == 0


async def test_the_right_number_may_be_typed_instead_of_a_yes(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 10km")
    (answer,) = await commune.says(LEADER, "hôm qua mưa")
    assert "đang chờ đồng chí xác nhận" in answer.text
    (receipt,) = await commune.says(LEADER, "10m")
    assert "10/320 m" in receipt.text
    assert done(commune) == 10


async def test_an_edit_of_what_waits_for_a_yes_takes_its_place(commune: Commune) -> None:
    (question,) = await commune.says(LEADER, "/tiendo đường 10km")
    (receipt,) = await commune.says(LEADER, "/tiendo đường 10m", message_id=commune.last_message)
    assert "10/320 m" in receipt.text
    (answer,) = await commune.presses(LEADER, question, "Đúng")
    assert "đã cũ" in answer.text
    assert done(commune) == 10


async def test_an_edit_into_far_more_keeps_the_first_until_it_is_confirmed(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    (question,) = await commune.says(LEADER, "/tiendo đường 12km", message_id=commune.last_message)
    assert done(commune) == 120
    await commune.presses(LEADER, question, "Đúng")
    assert done(commune) == 12000


async def test_a_deleted_message_takes_its_question_along(commune: Commune) -> None:
    (question,) = await commune.says(LEADER, "/tiendo đường 10km")
    await commune.deletes(LEADER, commune.last_message)
    (answer,) = await commune.presses(LEADER, question, "Đúng")
    assert "đã cũ" in answer.text
    assert done(commune) == 0


async def test_only_the_last_question_can_be_answered_and_only_by_whom_it_was_asked(commune: Commune) -> None:
    (first,) = await commune.says(LEADER, "/tiendo đường 10km")
    await commune.says(LEADER, "/tiendo kênh 20km")
    for who in (LEADER, "thon_trung_phu"):
        (answer,) = await commune.presses(who, first, "Đúng")
        assert "đã cũ" in answer.text
    assert [done(commune, item) for item in ("đường bê tông", "kênh")] == [0, 0]


async def test_an_amount_without_a_work_asks_which_and_takes_the_only_one_that_fits(commune: Commune) -> None:
    (question,) = await commune.says(LEADER, "/tiendo 120")
    assert "rãnh thoát nước: 120" in question.labels
    (receipt,) = await commune.presses(LEADER, question, "rãnh thoát nước")
    assert "120/200 m" in receipt.text
    (receipt,) = await commune.says(LEADER, "/tiendo 3 ống")
    assert "3/20 ống" in receipt.text
    await commune.says(LEADER, "/tiendo được 40m")
    (receipt,) = await commune.says(LEADER, "kênh")
    assert "40/150 m" in receipt.text


async def test_the_same_addition_once_more_is_asked_about_for_a_while(commune: Commune) -> None:
    line = "/tiendo đường 60m, kênh 10m"
    await commune.says(LEADER, line)
    (question,) = await commune.says(LEADER, line)
    assert "vừa báo đúng số này (thêm 60 m). Có làm thêm 60 m nữa, thành 120 m không?" in question.text
    assert "thêm 10 m" in question.text
    await commune.says(LEADER, "nhầm")
    assert done(commune) == 60
    await commune.says(LEADER, line)
    await commune.says(LEADER, "đúng")
    assert [done(commune, item) for item in ("đường bê tông", "kênh")] == [120, 20]
    await commune.moves_to(14, 6, 9)
    (receipt,) = await commune.says(LEADER, "/tiendo đường 60m")
    assert "180/320 m" in receipt.text


async def test_another_number_another_person_and_a_total_are_not_the_same_addition(commune: Commune) -> None:
    for line in ("/tiendo đường 60m", "/tiendo đường 61m", "/tiendo đường được 121m", "/tiendo đường được 121m"):
        await commune.says(LEADER, line)
    assert done(commune) == 121
    await commune.says(LEADER, "/tiendo đường 30m")
    await commune.says("van_phong", "/tiendo Nam Thắng đường 30m")
    assert done(commune) == 181
    message = commune.last_message
    await commune.says("van_phong", "/tiendo Nam Thắng đường 30m, đoạn cổng làng", message_id=message)
    assert done(commune) == 181


async def test_a_report_after_the_last_day_is_late_and_says_so(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 120m")
    await commune.moves_to(1, 7, 8)
    (receipt,) = await commune.says(LEADER, "/tiendo tháng 6 đường 60m")
    assert "Báo muộn: kỳ này hết hạn 30/06/2021, đã chốt ở Biên bản số" in receipt.text
    assert "120/320 m" in receipt.text
    assert done(commune) == 120
    await commune.presses(LEADER, receipt, "Hoàn tác")
    (answer,) = await commune.says(LEADER, "/tiendo tháng 5 đường 60m")
    assert "hạn trong tháng 5" in answer.text


async def test_several_photos_are_evidence_of_one_report(commune: Commune) -> None:
    (receipt,) = await commune.sends_photo(LEADER, b"one", caption="/tiendo đường 60m")
    assert "Kèm 1 ảnh" in receipt.text
    await commune.sends_photo(LEADER, b"two")
    await commune.sends_photo(LEADER, b"three")
    assert "Kèm 3 ảnh" in receipt.text
    await commune.moves_to(14, 6, 9)
    (answer,) = await commune.sends_photo(LEADER, b"four")
    assert "Kèm" not in answer.text
    assert "Kèm 3 ảnh" in receipt.text


async def test_a_photo_sent_while_a_question_waits_is_kept_with_the_report(commune: Commune) -> None:
    (question,) = await commune.sends_photo(LEADER, b"one", caption="/tiendo đường 10km")
    (answer,) = await commune.sends_photo(LEADER, b"two")
    assert "Đã giữ ảnh" in answer.text
    (receipt,) = await commune.presses(LEADER, question, "Đúng")
    assert "Kèm 2 ảnh" in receipt.text


async def test_an_edited_report_keeps_its_photos(commune: Commune) -> None:
    await commune.sends_photo(LEADER, b"one", caption="/tiendo đường 60m")
    (receipt,) = await commune.says(LEADER, "/tiendo đường 70m", message_id=commune.last_message)
    assert "70/320 m" in receipt.text
    assert "Kèm 1 ảnh" in receipt.text
