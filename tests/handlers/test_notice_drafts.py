"""A notice's draft: accepting, dropping, changing who and until when, adding, undoing, and giving."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from storage.assignments import Assignment, Duty
from storage.notices import Notice, NoticeTask
from tests.handlers.commune import Commune, Said
from tests.handlers.notice_text import NOTICE

SECRETARY = "van_phong"
MANY = NOTICE.replace(
    "Nơi nhận:",
    "\n".join(f"- Công an xã tuần tra đợt {n} trước ngày {n:02}/7/2021." for n in range(1, 13)) + "\nNơi nhận:",
)


def tasks(commune: Commune) -> list[NoticeTask]:
    with commune.session() as session:
        return list(session.exec(select(NoticeTask).order_by(col(NoticeTask.position))))


def given(commune: Commune) -> list[Assignment]:
    with commune.session() as session:
        found = session.exec(
            select(Assignment).where(col(Assignment.notice_id).is_not(None)).order_by(col(Assignment.id))
        )
        return [one for one in found if one.active]


def owners(commune: Commune, assignment: Assignment) -> set[tuple[int | None, int | None]]:
    with commune.session() as session:
        rows = session.exec(select(Duty).where(Duty.assignment_id == assignment.id, Duty.part == "owner"))
        return {(row.hamlet_id, row.member_id) for row in rows if row.active}


async def opened(commune: Commune, text: str = NOTICE) -> Said:
    (draft,) = await commune.says(SECRETARY, text)
    return draft


async def test_what_is_clear_is_accepted_at_once_and_the_rest_is_left_to_look_at(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    assert "Đã nhận 2 việc" in draft.text
    assert "2 việc cần đồng chí mở xem" in draft.text
    assert [row.state for row in tasks(commune)] == ["accepted", "accepted", "proposed", "proposed", "proposed"]
    assert "✅ Giao 2 việc" in draft.labels


async def test_accepted_tasks_become_assignments_of_their_owners(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    assert "Đã giao 2 việc" in draft.text
    accounts, hamlets = given(commune)
    assert (str(accounts.due), accounts.line) == ("2021-06-25", 13)
    assert len(owners(commune, accounts)) == 1
    assert len(owners(commune, hamlets)) == 5
    (mine,) = await commune.says("thon_nam_thang", "/nhiemvu")
    assert "bàn phương án thu" in mine.text
    (again,) = await commune.presses_data(SECRETARY, draft, f"ntgive:{accounts.notice_id}")
    assert "đã làm rồi" in again.text
    assert len(given(commune)) == 2


async def test_a_doubtful_owner_is_chosen_among_those_who_may_be_meant(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "4")
    assert "Đồng chí Tâm báo cáo kết quả trồng cây" in draft.text
    assert "⬜ Phạm Thanh Tâm (Cán bộ NTM)" in draft.labels
    assert "⬜ Nguyễn Thị Minh Tâm (Trạm trưởng Trạm y tế)" in draft.labels
    await commune.presses(SECRETARY, draft, "Phạm Thanh Tâm")
    assert "👤 Người làm: Phạm Thanh Tâm (Cán bộ NTM)" in draft.text
    await commune.presses(SECRETARY, draft, "Nhận")
    assert tasks(commune)[3].state == "accepted"


async def test_nobody_is_asked_for_and_chosen_by_buttons(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "3")
    assert not any("Nhận" in label for label in draft.labels)
    (refusal,) = await commune.presses_data(SECRETARY, draft, f"ntok:{tasks(commune)[2].id}")
    assert "Đổi người làm" in refusal.text
    await commune.presses(SECRETARY, draft, "Đổi người làm")
    await commune.presses(SECRETARY, draft, "Tất cả các thôn")
    assert "Đang chọn: 5 thôn" in draft.text
    await commune.presses(SECRETARY, draft, "thôn Hòa Bình")
    await commune.presses(SECRETARY, draft, "Trang sau")
    await commune.presses(SECRETARY, draft, "Lưu Thị Hạnh")
    await commune.presses(SECRETARY, draft, "Xong")
    assert "thôn Nam Thắng, thôn Trung Phú, thôn Cao Thắng, thôn Hồng Lạc, Lưu Thị Hạnh (Kế toán xã)" in draft.text
    assert "Chưa rõ là ai" not in draft.text


async def test_nobody_has_two_parts_in_a_task(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "1")
    assert "🤝 Phối hợp: Hoàng Văn Thái (Trưởng Công an xã)" in draft.text
    await commune.presses(SECRETARY, draft, "Đổi người làm")
    await commune.presses(SECRETARY, draft, "Trang sau")
    await commune.presses(SECRETARY, draft, "Hoàng Văn Thái")
    row = tasks(commune)[0]
    assert len(row.owners) == 2
    assert row.helpers == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("28/6", "hạn 28/06/2021"),
        ("16h ngày 28/6", "hạn 16h00 28/06/2021"),
        ("hằng tuần", "hằng tuần"),
        ("không có hạn", "không ghi thời hạn"),
    ],
)
async def test_a_deadline_is_typed(commune: Commune, said: str, shown: str) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "1")
    (ask,) = await commune.presses(SECRETARY, draft, "Đổi thời hạn")
    assert "25/6" in ask.text
    (card,) = await commune.says(SECRETARY, said)
    assert f"🗓 {shown}" in card.text


async def test_a_deadline_that_is_not_understood_is_asked_for_again(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "1")
    await commune.presses(SECRETARY, draft, "Đổi thời hạn")
    (refusal,) = await commune.says(SECRETARY, "sớm nhất có thể")
    assert "Ví dụ: 25/6" in refusal.text
    (card,) = await commune.says(SECRETARY, "26/6")
    assert "hạn 26/06/2021" in card.text


async def test_a_deadline_that_is_over_is_marked_and_accepted_only_by_itself(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.moves_to(26, 6, 8)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    assert "3 việc cần đồng chí mở xem" in draft.text
    await commune.presses(SECRETARY, draft, "1")
    assert "Hạn đã qua" in draft.text
    await commune.presses(SECRETARY, draft, "Vẫn nhận dù hạn đã qua")
    assert tasks(commune)[0].state == "accepted"


async def test_a_task_is_dropped_and_taken_again(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "1")
    await commune.presses(SECRETARY, draft, "Bỏ việc này")
    assert "🚫 đã bỏ" in draft.text
    await commune.presses(SECRETARY, draft, "Lấy lại")
    assert "chưa nhận" in draft.text


async def test_a_task_is_added_by_a_line(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Thêm việc")
    (short,) = await commune.says(SECRETARY, "họp")
    assert "Chưa rõ việc gì" in short.text
    (added,) = await commune.says(SECRETARY, "Trạm y tế phun khử khuẩn trường học trước ngày 24/6")
    assert "☑️ <b>hạn 24/06/2021</b> – Nguyễn Thị Minh Tâm" in added.text
    await commune.presses(SECRETARY, added, "Hoàn tác")
    assert len(tasks(commune)) == 5


async def test_each_change_is_undone_in_turn(commune: Commune) -> None:
    draft = await opened(commune)
    before = [(row.state, row.owners, row.due) for row in tasks(commune)]
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "1")
    await commune.presses(SECRETARY, draft, "Bỏ việc này")
    await commune.presses(SECRETARY, draft, "Về danh sách")
    await commune.presses(SECRETARY, draft, "Hoàn tác")
    assert tasks(commune)[0].state == "accepted"
    await commune.presses(SECRETARY, draft, "Hoàn tác")
    assert [(row.state, row.owners, row.due) for row in tasks(commune)] == before
    assert "Hoàn tác" not in " ".join(draft.labels)


async def test_giving_is_undone_and_can_be_done_again(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    await commune.presses(SECRETARY, draft, "Hoàn tác")
    assert given(commune) == []
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    assert len(given(commune)) == 2


async def test_what_somebody_reported_on_is_not_taken_back(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    with commune.session() as session:
        first = given(commune)[0].id
        duty = session.exec(select(Duty).where(Duty.assignment_id == first, Duty.part == "owner")).one()
    (listed,) = await commune.says("ke_toan", "/nhiemvu")
    await commune.presses_data("ke_toan", listed, f"doing:{duty.id}")
    (refusal,) = await commune.presses(SECRETARY, draft, "Hoàn tác")
    assert "đã có báo cáo" in refusal.text
    assert len(given(commune)) == 2


async def test_a_given_task_that_is_changed_is_given_anew(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    await commune.presses(SECRETARY, draft, "1")
    await commune.presses(SECRETARY, draft, "Đổi thời hạn")
    (card,) = await commune.says(SECRETARY, "27/6")
    await commune.presses(SECRETARY, card, "Về danh sách")
    await commune.presses(SECRETARY, card, "Giao 1 việc")
    assert sorted(str(one.due) for one in given(commune)) == ["2021-06-27", "2021-06-30"]


async def test_what_was_given_before_is_linked_and_not_given_twice(commune: Commune) -> None:
    text = NOTICE.replace(
        "2. Văn hóa", "- Trạm y tế hằng ngày cập nhật đầy đủ người thuộc diện F1, F2, F3 lên nhóm Zalo.\n2. Văn hóa"
    )
    draft = await opened(commune, text)
    assert "Đã có việc này: «Cập nhật danh sách F0-F3 hằng ngày»" in draft.text
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 3 việc")
    assert "1 việc gắn vào việc đã có" in draft.text
    assert [one.key for one in given(commune) if one.recurring] == ["danh-sach-f-hang-ngay"]
    await commune.presses(SECRETARY, draft, "Hoàn tác")
    with commune.session() as session:
        kept = session.exec(select(Assignment).where(Assignment.key == "danh-sach-f-hang-ngay")).one()
        assert kept.active
        assert kept.notice_id is None


async def test_what_is_like_a_known_task_can_be_given_apart(commune: Commune) -> None:
    text = NOTICE.replace(
        "2. Văn hóa", "- Trạm y tế hằng ngày cập nhật đầy đủ người thuộc diện F1, F2, F3 lên nhóm Zalo.\n2. Văn hóa"
    )
    draft = await opened(commune, text)
    await commune.presses(SECRETARY, draft, "3")
    await commune.presses(SECRETARY, draft, "Giao thành việc riêng")
    assert "sẽ giao thành việc riêng" in draft.text
    await commune.presses(SECRETARY, draft, "Nhận")
    await commune.presses(SECRETARY, draft, "Về danh sách")
    await commune.presses(SECRETARY, draft, "Giao 1 việc")
    assert [one.key.startswith("notice-task-") for one in given(commune)] == [True]


async def test_undated_tasks_stand_apart_and_are_given_only_when_chosen(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Việc không ghi thời hạn (1)")
    assert "chuẩn bị nội dung kỳ họp" in draft.text
    await commune.presses(SECRETARY, draft, "Nhận cả trang")
    await commune.presses(SECRETARY, draft, "Giao 1 việc")
    (one,) = given(commune)
    assert one.due is None


async def test_many_tasks_are_paged(commune: Commune) -> None:
    draft = await opened(commune, MANY)
    assert "16 việc có thời hạn" in draft.text
    assert "Trang 1/4" in draft.text
    for _ in range(3):
        await commune.presses(SECRETARY, draft, "Trang sau")
    assert "Trang 4/4" in draft.text
    assert draft.labels[0] == "16"
    await commune.presses(SECRETARY, draft, "Nhận cả trang")
    assert sum(row.state == "accepted" for row in tasks(commune)) == 1


async def test_two_people_work_on_one_draft(commune: Commune) -> None:
    draft = await opened(commune)
    (listed,) = await commune.says("truong_ban", "/thongbao")
    await commune.presses("truong_ban", listed, "1")
    await commune.presses("truong_ban", listed, "Nhận tất cả")
    await commune.presses_data(SECRETARY, draft, f"ntpage:{tasks(commune)[0].notice_id}:1:0")
    assert "✅ Giao 2 việc" in draft.labels


async def test_others_cannot_work_on_a_draft_by_forged_buttons(commune: Commune) -> None:
    draft = await opened(commune)
    row = tasks(commune)[0]
    for data in (
        f"ntpage:{row.notice_id}:1:0",
        f"nttask:{row.id}",
        f"ntgive:{row.notice_id}",
        f"ntall:{row.notice_id}",
    ):
        (answer,) = await commune.presses_data("thon_nam_thang", draft, data)
        assert "dành cho" in answer.text
    for data in ("ntpage:999:1:0", "nttask:999", f"ntwho:{row.id}:7:0", f"ntset:{row.id}:0:0:0:999"):
        (answer,) = await commune.presses_data(SECRETARY, draft, data)
        assert "cũ" in answer.text
    assert [row.state for row in tasks(commune)] == ["proposed"] * 5


async def test_a_draft_is_put_away_and_had_back(commune: Commune) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Bỏ bản nháp này")
    assert "Đã bỏ bản nháp" in draft.text
    (listed,) = await commune.says(SECRETARY, "/thongbao")
    assert "Chưa có thông báo nào" in listed.text
    await commune.presses(SECRETARY, draft, "Khôi phục")
    with commune.session() as session:
        assert [one.state for one in session.exec(select(Notice))] == ["draft"]


NEXT_MONTH = """Số: 18/TB-UBND
Thạch Thắng, ngày 14 tháng 6 năm 2021
THÔNG BÁO
Kết luận hội nghị giao ban
- Kế toán xã hoàn thiện phương án thu các khoản đóng góp trước ngày 25/6/2021.
- Trạm y tế tiêm phòng cho trẻ em trước ngày 29/6/2021.
Nơi nhận:
- 5 thôn."""


async def test_what_another_notice_gave_is_linked_and_lasts_as_long_as_one_of_them_asks_for_it(
    commune: Commune,
) -> None:
    draft = await opened(commune)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    (later,) = await commune.says(SECRETARY, NEXT_MONTH)
    assert "Đã có việc này: «Kế toán xã hoàn thiện phương án thu" in later.text
    await commune.presses(SECRETARY, later, "Nhận tất cả")
    await commune.presses(SECRETARY, later, "Giao 2 việc")
    assert len(given(commune)) == 3
    await commune.presses(SECRETARY, draft, "1")
    await commune.presses(SECRETARY, draft, "Bỏ việc này")
    assert len(given(commune)) == 3
    await commune.presses(SECRETARY, later, "1")
    await commune.presses(SECRETARY, later, "Bỏ việc này")
    assert "🚫 đã bỏ" in later.text


async def test_a_linked_task_shows_who_owes_it_already(commune: Commune) -> None:
    text = NOTICE.replace(
        "2. Văn hóa",
        "- Căn cứ vào sự ổn định tình hình dịch bệnh xã sẽ tổ chức triển khai thu thuế và các khoản đóng góp vào cuối "
        "tháng 06 hoặc đầu tháng 07/2021.\n2. Văn hóa",
    )
    draft = await opened(commune, text)
    assert "từ 21/06/2021 đến 10/07/2021</b> – 5 thôn, Lưu Thị Hạnh (Kế toán xã)" in draft.text
