"""/camket with quantities: signed for in a line or by buttons, changed, withdrawn, refused once a period is over."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from bot import runtime
from bot.committee_file import read
from storage.assignments import Assignment, Commitment
from storage.audit import Audit
from storage.committees import Hamlet
from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.notice_text import NOTICE
from tests.handlers.test_progress import LEADER

OFFICER, CHAIR, SECRETARY = "dia_chinh", "truong_ban", "van_phong"
MAY = [OFFICER, CHAIR, SECRETARY]
ROADS = "Làm đường, kênh, rãnh đã đăng ký tháng 6"


async def says(commune: Commune, who: str, text: str, *, where: str = "") -> Said:
    return commune.to(where or who, await commune.says(who, text, where=where))[-1]


async def presses(commune: Commune, who: str, said: Said, label: str) -> Said:
    return commune.to(who, await commune.presses(who, said, label))[-1]


def signed(commune: Commune, item: str, hamlet: str = "Nam Thắng", month: int = 6) -> list[tuple[str, int, str]]:
    """What a hamlet signed for of a work in a month: under which key, how much, of what."""
    with commune.session() as session:
        rows = session.exec(
            select(Assignment, Commitment)
            .join(Commitment, col(Commitment.assignment_id) == col(Assignment.id))
            .join(Hamlet, col(Hamlet.id) == col(Commitment.hamlet_id))
            .where(Commitment.item == item, Hamlet.name == hamlet, col(Commitment.active).is_(True))
        )
        return [
            (task.key, int(row.target), row.unit)
            for task, row in rows
            if task.due is not None and task.due.month == month
        ]


@pytest.mark.parametrize("who", MAY)
async def test_a_new_work_is_asked_about_once_and_then_known(commune: Commune, who: str) -> None:
    asked = await says(commune, who, "/camket Nam Thắng đèn đường 20 bóng tháng 6")
    assert "Mục mới: <b>đèn đường</b>, đơn vị <b>bóng</b>?" in asked.text
    assert signed(commune, "đèn đường") == []
    sent = await commune.presses(who, asked, "việc riêng tháng 6")
    assert "đèn đường: <b>20 bóng</b>" in commune.to(who, sent)[-1].text
    (told,) = commune.to(LEADER, sent)
    assert "Nam Thắng, đèn đường: <b>20 bóng</b>" in told.text
    assert signed(commune, "đèn đường") == [("khoi-luong:2021-06", 20, "bóng")]
    again = await says(commune, who, "/camket Hòa Bình đèn đường 15 tháng 6")
    assert "Khối lượng đăng ký thêm tháng 6/2021" in again.text
    assert "Hòa Bình, đèn đường: <b>15 bóng</b>" in again.text
    receipt = await says(commune, LEADER, "/tiendo đèn đường 5 bóng")
    assert "5/20 bóng" in receipt.text


async def test_several_hamlets_and_works_are_signed_for_by_one_message(commune: Commune) -> None:
    said = await says(
        commune, OFFICER, "/camket tháng 6\nNam Thắng: cây sống 50 cây, ống thu gom 5\nHòa Bình: cây sống 40"
    )
    for _ in range(2):  # the works are known, and nobody signed for them in June yet
        assert "tháng 6 vào việc nào?" in said.text
        said = await presses(commune, OFFICER, said, "Việc riêng tháng 6")
    assert "Hòa Bình, cây sống: <b>40 cây</b>" in said.text
    assert signed(commune, "cây sống") == [("khoi-luong:2021-06", 50, "cây")]
    assert signed(commune, "ống thu gom") == [("khoi-luong:2021-06", 5, "ống")]
    undone = await presses(commune, OFFICER, said, "Hoàn tác")
    assert undone.text.count("không còn đăng ký") == 3
    assert signed(commune, "cây sống") == signed(commune, "ống thu gom") == []
    restored = await presses(commune, OFFICER, undone, "Khôi phục")
    assert "Đã khôi phục" in restored.text
    assert restored.labels == ["↩️ Hoàn tác"]
    assert signed(commune, "cây sống", "Hòa Bình") == [("khoi-luong:2021-06", 40, "cây")]


async def test_quantities_are_signed_for_in_the_work_that_a_notice_gives_the_hamlets(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đường 20 bóng tháng 6")
    offered = " ".join(asked.labels)
    assert "Kế toán xã hoàn thiện" not in offered  # an officer's own
    assert "Lập danh sách hộ đăng ký" not in offered  # a programme's list
    await presses(commune, OFFICER, asked, "ghi vào: Lãnh đạo các thôn tổ chức hội nghị")
    ((key, target, _),) = signed(commune, "đèn đường")
    assert (key.startswith("notice-task-"), target) == (True, 20)
    receipt = await says(commune, LEADER, "/tiendo đèn đường 20 bóng")
    assert "20/20 bóng" in receipt.text
    sent = await commune.moves_to(23, 6, 8)  # seven days before
    nudged = {who: [one.text for one in commune.to(who, sent) if "Nhắc việc" in one.text] for who in commune.users}
    assert not any("tổ chức hội nghị" in text for text in nudged[LEADER])
    assert any("tổ chức hội nghị" in text for text in nudged["thon_hoa_binh"])


async def test_what_is_spelt_nearly_so_is_offered(commune: Commune) -> None:
    asked = await says(commune, SECRETARY, "/camket Nam Thắng đường bê tôgn 500m tháng 6")
    assert "Là «đường bê tông» (m)" in asked.labels
    sure = await presses(commune, SECRETARY, asked, "Là «đường bê tông»")
    assert "đang là 320 m, đồng chí ghi <b>500 m</b>" in sure.text
    sent = await commune.presses(SECRETARY, sure, "Sửa thành mức mới")
    assert "320 → <b>500 m</b>" in commune.to(SECRETARY, sent)[-1].text
    assert "320 → <b>500 m</b>" in commune.to(LEADER, sent)[-1].text
    assert signed(commune, "đường bê tông") == [("ntm-thang-6", 500, "m")]


async def test_a_change_is_kept_with_its_history_and_undone_once(commune: Commune) -> None:
    sure = await says(commune, CHAIR, "/camket Nam Thắng đường 0,5km tháng 6")
    assert signed(commune, "đường bê tông") == [("ntm-thang-6", 320, "m")]
    done = await presses(commune, CHAIR, sure, "Sửa thành")
    listed = await says(commune, CHAIR, "/camket Nam Thắng")
    seen = await presses(commune, CHAIR, listed, "1")
    assert "320 → 500 m, Đặng Quốc Hưng: ghi lại" in seen.text
    await presses(commune, CHAIR, done, "Hoàn tác")
    assert signed(commune, "đường bê tông") == [("ntm-thang-6", 320, "m")]
    again = (await commune.presses_data(CHAIR, done, f"signback:{_batch(done)}"))[-1]
    assert "đã làm rồi" in again.text
    with commune.session() as session:
        assert len([row for row in session.exec(select(Audit)) if row.subject.startswith("targets of batch")]) == 2


def _batch(said: Said) -> str:
    return next(data for row in said.buttons for _, data in row if data.startswith("signback")).split(":")[1]


async def test_the_same_again_changes_nothing(commune: Commune) -> None:
    sent = await commune.says(SECRETARY, "/camket Nam Thắng đường 320m tháng 6")
    assert "đã ghi từ trước" in commune.to(SECRETARY, sent)[-1].text
    assert commune.to(LEADER, sent) == []


async def test_a_quantity_is_withdrawn_before_anything_is_reported(commune: Commune) -> None:
    listed = await says(commune, SECRETARY, "/camket Nam Thắng")
    seen = await presses(commune, SECRETARY, listed, "1")
    assert "Rút mục này" in "".join(seen.labels)
    sent = await commune.presses(SECRETARY, seen, "Rút mục này")
    assert "rút khối lượng đăng ký" in commune.to(LEADER, sent)[-1].text
    assert signed(commune, "đường bê tông") == []
    assert "Không rõ việc" in (await says(commune, LEADER, "/tiendo đường bê tông 20m tháng 6")).text
    await presses(commune, SECRETARY, commune.to(SECRETARY, sent)[-1], "Hoàn tác")
    assert signed(commune, "đường bê tông") == [("ntm-thang-6", 320, "m")]
    await commune.says(LEADER, "/tiendo đường 20m")
    refused = (await commune.presses_data(SECRETARY, seen, "signoff:1"))[-1]
    assert "đã có báo cáo nên không rút được" in refused.text


async def test_a_work_that_was_a_slip_is_forgotten_once_it_is_undone(commune: Commune) -> None:
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đừng 20 bóng tháng 6")
    await presses(commune, OFFICER, await presses(commune, OFFICER, asked, "việc riêng"), "Hoàn tác")
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đừng 3 cột tháng 6")
    assert "Mục mới: <b>đèn đừng</b>, đơn vị <b>cột</b>?" in asked.text
    await presses(commune, OFFICER, asked, "việc riêng")
    assert signed(commune, "đèn đừng") == [("khoi-luong:2021-06", 3, "cột")]


async def test_undoing_what_was_reported_on_since_is_refused(commune: Commune) -> None:
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đường 20 bóng tháng 6")
    done = await presses(commune, OFFICER, asked, "việc riêng")
    await commune.says(LEADER, "/tiendo đèn đường 5 bóng")
    refused = await presses(commune, OFFICER, done, "Hoàn tác")
    assert "đã có báo cáo" in refused.text
    assert signed(commune, "đèn đường") == [("khoi-luong:2021-06", 20, "bóng")]


async def test_nobody_signs_for_a_period_that_is_over(commune: Commune) -> None:
    await commune.moves_to(30, 6, 20)
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đường 20 bóng tháng 6")
    await commune.moves_to(1, 7, 0, 30)
    late = await presses(commune, OFFICER, asked, "việc riêng")
    assert "Kỳ tháng 6 đã hết hạn ngày 30/06/2021" in late.text
    for line in ("đường bê tông 500m tháng 6", "đèn đường 20 bóng tháng 5"):
        assert "đã hết hạn" in (await says(commune, SECRETARY, f"/camket Nam Thắng {line}")).text
    assert signed(commune, "đèn đường") == []
    assert signed(commune, "đường bê tông") == [("ntm-thang-6", 320, "m")]


async def test_buttons_lead_from_the_hamlet_to_the_amount(commune: Commune) -> None:
    which = await says(commune, OFFICER, "/camket")
    listed = await presses(commune, OFFICER, which, "Hồng Lạc")
    month = await presses(commune, OFFICER, listed, "Đăng ký thêm")
    assert month.labels[:2] == ["Tháng 6 (đến hết 30/06/2021)", "Tháng 7 (đến hết 31/07/2021)"]
    works = await presses(commune, OFFICER, month, "Tháng 7")
    amount = await presses(commune, OFFICER, works, "kênh (m)")
    assert "bao nhiêu m" in amount.text
    assert "không phải vườn" in (await says(commune, OFFICER, "20 vườn")).text
    sure = await says(commune, OFFICER, "0,25 km")
    done = await presses(commune, OFFICER, sure, "Sửa thành") if "đang là" in sure.text else sure
    assert "250 m" in done.text
    assert signed(commune, "kênh", "Hồng Lạc", 7) == [("ntm-thang-7", 250, "m")]


async def test_typed_lines_answer_the_form(commune: Commune) -> None:
    listed = await says(commune, OFFICER, "/camket Hồng Lạc")
    month = await presses(commune, OFFICER, listed, "Đăng ký thêm")
    await presses(commune, OFFICER, month, "Tháng 6")
    asked = await says(commune, OFFICER, "cột cờ 3, cột điện 12 cột")
    assert "Mục mới: <b>cột cờ</b>?" in asked.text
    asked = await presses(commune, OFFICER, asked, "việc riêng")
    assert "Mục mới: <b>cột điện</b>, đơn vị <b>cột</b>?" in asked.text
    unit = await presses(commune, OFFICER, asked, "việc riêng")
    assert "<b>cột cờ</b> tính bằng gì" in unit.text
    assert "không phải một đơn vị" in (await says(commune, OFFICER, "12 3")).text
    done = await says(commune, OFFICER, "Cột")
    assert "Hồng Lạc, cột cờ: <b>3 cột</b>" in done.text
    assert signed(commune, "cột điện", "Hồng Lạc") == [("khoi-luong:2021-06", 12, "cột")]


async def test_a_line_without_hamlet_or_month_is_asked_about(commune: Commune) -> None:
    hamlet = await says(commune, SECRETARY, "/camket cây sống 150")
    month = await presses(commune, SECRETARY, hamlet, "Cao Thắng")
    sure = await presses(commune, SECRETARY, month, "Tháng 7")
    assert "đang là 140 cây, đồng chí ghi <b>150 cây</b>" in sure.text
    await presses(commune, SECRETARY, sure, "Sửa")
    assert signed(commune, "cây sống", "Cao Thắng", 7) == [("cay-ong-thang-7", 150, "cây")]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Nam Thắng đường -50m tháng 6", "Không đăng ký số âm"),
        ("Nam Thắng đường 5 vườn tháng 6", "tính bằng m, không phải vườn"),
        ("Nam Thắng 120 tháng 6", "của việc nào"),
        ("Nam Thắng đường 500m, đường 300m tháng 6", "hai số trong một tin"),
        ("Nam Thắng đường 500m tháng 6 theo họp dân", "Không hiểu phần"),
        ("Nam Thắng tháng 6", "Chưa thấy khối lượng"),
    ],
)
async def test_what_cannot_be_is_refused_with_an_example(commune: Commune, line: str, answer: str) -> None:
    said = await says(commune, SECRETARY, f"/camket {line}")
    assert answer in said.text
    assert "ví dụ" in said.text.lower()
    assert signed(commune, "đường bê tông") == [("ntm-thang-6", 320, "m")]


async def test_leaders_and_others_sign_for_nothing(commune: Commune) -> None:
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đường 20 bóng tháng 6")
    for who in (LEADER, "cong_an", "dai_truyen_thanh"):
        said = await says(commune, who, "/camket Nam Thắng đường 500m tháng 6")
        assert ("cán bộ ghi" if who == LEADER else "dành cho") in said.text
        for data in ("signnew:0", "signoff:1", "signadd:1", "signback:1", "signredo:1"):
            assert "dành cho" in (await commune.presses_data(who, asked, data))[-1].text
    assert "mời" in (await commune.says("999", "/camket Nam Thắng đường 500m tháng 6"))[-1].text
    assert signed(commune, "đèn đường") == []


async def test_old_and_forged_buttons_do_nothing(commune: Commune) -> None:
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đường 20 bóng tháng 6")
    for data in ("signnear:7", "signnew:9999", "signhamlet:1", "signmonth:202106", "signunit:0", "signsure"):
        assert "đã cũ" in (await commune.presses_data(OFFICER, asked, data))[-1].text
    await commune.says(OFFICER, "/huy")
    assert "đã cũ" in (await commune.presses(OFFICER, asked, "việc riêng"))[-1].text
    assert "đã cũ" in (await commune.presses_data(OFFICER, asked, "signback:424242"))[-1].text
    assert "đã cũ" in (await commune.presses_data(SECRETARY, asked, "signedundo:1"))[-1].text
    assert signed(commune, "đèn đường") == []


async def test_the_group_hears_the_receipt_too(commune: Commune) -> None:
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đường 20 bóng tháng 6", where=GROUP)
    sent = await commune.presses(OFFICER, asked, "việc riêng")
    assert "đèn đường: <b>20 bóng</b>" in commune.to(GROUP, sent)[-1].text


async def test_an_edited_line_changes_nothing_and_says_how(commune: Commune) -> None:
    await commune.says(SECRETARY, "/camket Nam Thắng cây sống 150 tháng 7")
    said = await commune.says(SECRETARY, "/camket Nam Thắng cây sống 155 tháng 7", message_id=commune.last_message)
    assert "Sửa tin không đổi mức đã đăng ký" in said[-1].text


async def test_what_was_signed_in_the_chat_outlives_a_new_committee_file(commune: Commune) -> None:
    asked = await says(commune, OFFICER, "/camket Nam Thắng đèn đường 20 bóng tháng 6")
    await presses(commune, OFFICER, asked, ROADS)
    assert signed(commune, "đèn đường") == [("ntm-thang-6", 20, "bóng")]
    listed = await says(commune, SECRETARY, "/camket Nam Thắng")
    seen = await presses(commune, SECRETARY, listed, "1")
    await commune.presses(SECRETARY, seen, "Rút mục này")
    file, _ = read(None)
    runtime.load_committee(commune.database, file, "another", local=True, now=commune.clock.now())
    assert signed(commune, "đèn đường") == [("ntm-thang-6", 20, "bóng")]
    assert signed(commune, "đường bê tông") == []
    receipt = await says(commune, LEADER, "/tiendo đèn đường 5")
    assert "5/20 bóng" in receipt.text
