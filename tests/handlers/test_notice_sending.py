"""A notice on its way: recipients, what they read, who confirmed, reminders, and who may see it."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from storage.committees import Identity, Member
from storage.notices import NoticeRecipient
from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.notice_text import NOTICE

SECRETARY = "van_phong"
STATION, LEADER, ACCOUNTS = "tram_y_te", "thon_nam_thang", "ke_toan"


def confirmed(commune: Commune) -> int:
    with commune.session() as session:
        return sum(row.confirmed_at is not None for row in session.exec(select(NoticeRecipient)))


def everybody(commune: Commune) -> int:
    """How many the notice names: all but the chair, who signed it, and a deputy."""
    return len(commune.users) - 2


async def ready(commune: Commune) -> Said:
    """A notice with two tasks given, at its recipients."""
    (draft,) = await commune.says(SECRETARY, NOTICE)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    await commune.presses(SECRETARY, draft, "Nơi nhận")
    return draft


async def sent(commune: Commune) -> list[Said]:
    draft = await ready(commune)
    return await commune.presses(SECRETARY, draft, "Gửi đến")


async def test_recipients_are_those_whom_the_notice_names_and_the_rest_is_said(commune: Commune) -> None:
    draft = await ready(commune)
    assert f"{everybody(commune)} người" in draft.text
    assert "Trịnh Thị Thơm" not in draft.text  # a deputy
    assert "Chưa rõ là ai: Ban liên lạc hưu trí" in draft.text


async def test_each_recipient_gets_his_own_tasks_and_confirms(commune: Commune) -> None:
    said = await sent(commune)
    (to_accounts,) = commune.to(ACCOUNTS, said)
    assert "Việc của đồng chí (1)" in to_accounts.text
    assert "hạn 25/06/2021: Kế toán xã hoàn thiện phương án thu" in to_accounts.text
    (to_police,) = commune.to("cong_an", said)
    assert "phối hợp" in to_police.text
    (to_station,) = commune.to(STATION, said)
    assert "không có việc giao riêng" in to_station.text
    assert commune.to(GROUP, said) == []
    await commune.presses(ACCOUNTS, to_accounts, "Đã nhận và sẽ thực hiện")
    assert "đã xác nhận lúc 07:00 14/06/2021" in to_accounts.text
    assert "Đã nhận và sẽ thực hiện" not in " ".join(to_accounts.labels)
    assert confirmed(commune) == 1


async def test_a_second_confirmation_changes_nothing(commune: Commune) -> None:
    (letter,) = commune.to(LEADER, await sent(commune))
    data = next(data for row in letter.buttons for _, data in row if data.startswith("ntyes"))
    await commune.presses_data(LEADER, letter, data)
    await commune.moves_to(14, 6, 9)
    await commune.presses_data(LEADER, letter, data)
    assert "07:00 14/06/2021" in letter.text


async def test_sending_twice_reaches_nobody_twice(commune: Commune) -> None:
    draft = await ready(commune)
    data = next(data for row in draft.buttons for _, data in row if data.startswith("ntsend"))
    await commune.presses_data(SECRETARY, draft, data)
    (answer,) = await commune.presses_data(SECRETARY, draft, data)
    assert "Chưa chọn ai" in answer.text


async def test_recipients_are_changed_by_buttons(commune: Commune) -> None:
    draft = await ready(commune)
    await commune.presses(SECRETARY, draft, "Sửa người nhận")
    await commune.presses(SECRETARY, draft, "Nguyễn Thị Minh Tâm")
    await commune.presses(SECRETARY, draft, "Xong")
    assert f"{everybody(commune) - 1} người" in draft.text
    said = await commune.presses(SECRETARY, draft, f"Gửi đến {everybody(commune) - 1} người")
    assert commune.to(STATION, said) == []
    await commune.presses_data(SECRETARY, draft, "ntto:1")
    await commune.presses(SECRETARY, draft, "Sửa người nhận")
    await commune.presses(SECRETARY, draft, "Nguyễn Bá Lâm")
    await commune.presses(SECRETARY, draft, "Xong")
    assert "Nguyễn Bá Lâm" in draft.text  # he has it already


async def test_who_has_not_confirmed_is_seen_and_sent_it_again(commune: Commune) -> None:
    (letter,) = commune.to(LEADER, await sent(commune))
    await commune.presses(LEADER, letter, "Đã nhận")
    (listed,) = await commune.says(SECRETARY, "/thongbao")
    assert f"1/{everybody(commune)} người đã xác nhận" in listed.text
    await commune.presses(SECRETARY, listed, "1")
    assert "Chưa xác nhận: " in listed.text
    assert "Nguyễn Bá Lâm" not in listed.text
    again = await commune.presses(SECRETARY, listed, f"Gửi lại cho {everybody(commune) - 1} người")
    assert commune.to(LEADER, again) == []
    assert len(commune.to(ACCOUNTS, again)) == 1
    assert "Đã gửi lại" in commune.to(SECRETARY, again)[-1].text


async def test_a_member_who_has_not_joined_is_named(commune: Commune) -> None:
    draft = await ready(commune)
    with commune.database.transaction() as session:
        member = session.exec(select(Member).where(Member.key == ACCOUNTS)).one()
        row = session.exec(select(Identity).where(Identity.member_id == member.id)).one()
        row.reachable = False
        session.add(row)
    said = await commune.presses(SECRETARY, draft, "Gửi đến")
    answer = commune.to(SECRETARY, said)[-1]
    assert f"đến {everybody(commune) - 1} người" in answer.text
    assert "Chưa gửi được cho Lưu Thị Hạnh" in answer.text


async def test_those_who_did_not_confirm_are_reminded_once_a_day_for_a_week(commune: Commune) -> None:
    (letter,) = commune.to(LEADER, await sent(commune))
    same_day = await commune.moves_to(14, 6, 20)
    assert not any("chưa xác nhận" in one.text for one in same_day)
    await commune.presses(LEADER, letter, "Đã nhận")
    for day in range(15, 22):
        said = await commune.moves_to(day, 6, 20)
        reminders = [one for one in said if "Đồng chí chưa xác nhận 1 thông báo" in one.text]
        assert len(commune.to(ACCOUNTS, reminders)) == 1, day
        assert commune.to(LEADER, reminders) == []
    said = await commune.moves_to(22, 6, 20)
    assert not any("Đồng chí chưa xác nhận" in one.text for one in said)


async def test_a_reminder_is_answered_by_its_button(commune: Commune) -> None:
    await sent(commune)
    said = await commune.moves_to(15, 6, 8)
    (reminder,) = [one for one in commune.to(ACCOUNTS, said) if "Đồng chí chưa xác nhận" in one.text]
    (answer,) = await commune.presses(ACCOUNTS, reminder, "Đã nhận: Thông báo số 15/TB-UBND")
    assert confirmed(commune) == 1
    assert "Đồng chí đã xác nhận" in answer.text


async def test_the_reminder_and_the_nudges_of_a_slot_are_one_message(commune: Commune) -> None:
    await sent(commune)
    for day in (15, 17):
        await commune.moves_to(day, 6, 7, 29)
        said = commune.to(LEADER, await commune.moves_to(day, 6, 7, 30))
        asked = [one for one in said if "chưa xác nhận" in one.text or "Nhắc việc" in one.text]
        assert len(asked) == 1, day
    assert "Nhắc việc" in asked[0].text
    assert "Đồng chí chưa xác nhận 1 thông báo" in asked[0].text
    assert "✅ Xong việc 1" in asked[0].labels
    before = asked[0].text
    await commune.presses(LEADER, asked[0], "Đã nhận: Thông báo số 15/TB-UBND")
    assert asked[0].text == before
    assert confirmed(commune) == 1


async def test_in_the_evening_a_notice_waits_for_the_morning(commune: Commune) -> None:
    await commune.moves_to(14, 6, 21, 30)
    draft = await ready(commune)
    said = await commune.presses(SECRETARY, draft, "Gửi đến")
    assert commune.to(ACCOUNTS, said) == []
    assert "lúc 06:30, sau giờ yên tĩnh" in commune.to(SECRETARY, said)[-1].text
    morning = await commune.moves_to(15, 6, 7)
    assert any("Việc của đồng chí" in one.text for one in commune.to(ACCOUNTS, morning))


async def test_the_sender_hears_when_everybody_has_confirmed(commune: Commune) -> None:
    said = await sent(commune)
    last: list[Any] = []
    for who in commune.users:
        for letter in [one for one in commune.to(who, said) if "Đã nhận và sẽ thực hiện" in " ".join(one.labels)]:
            last = await commune.presses(who, letter, "Đã nhận và sẽ thực hiện")
    assert confirmed(commune) == everybody(commune)
    assert any(f"Cả {everybody(commune)} người đã xác nhận" in one.text for one in commune.to(SECRETARY, last))


async def test_work_that_is_given_later_is_told_to_its_owners(commune: Commune) -> None:
    (letter,) = commune.to(STATION, await sent(commune))
    await commune.presses(STATION, letter, "Đã nhận")
    (status,) = await commune.says(SECRETARY, "/thongbao 15")
    await commune.presses(SECRETARY, status, "Các việc")
    await commune.presses(SECRETARY, status, "4")
    await commune.presses(SECRETARY, status, "Nguyễn Thị Minh Tâm")
    await commune.presses(SECRETARY, status, "Nhận")
    await commune.presses(SECRETARY, status, "Về danh sách")
    said = await commune.presses(SECRETARY, status, "Giao 1 việc")
    assert "báo cho 1 người" in status.text
    (told,) = commune.to(STATION, [one for one in said if not one.edited])
    assert "trồng cây" in told.text
    assert "Đã nhận và sẽ thực hiện" in " ".join(told.labels)


async def test_recipients_read_the_text_page_by_page_and_others_nothing(commune: Commune) -> None:
    draft = await ready(commune)
    await commune.presses(SECRETARY, draft, "Sửa người nhận")
    await commune.presses(SECRETARY, draft, "Nguyễn Thị Minh Tâm")
    await commune.presses(SECRETARY, draft, "Xong")
    (before,) = await commune.presses_data(LEADER, draft, "ntread:1")
    assert "cũ" in before.text  # not sent yet
    said = await commune.presses(SECRETARY, draft, "Gửi đến")
    (letter,) = commune.to(LEADER, said)
    (text,) = await commune.presses(LEADER, letter, "Đọc toàn văn")
    assert "THÔNG BÁO" in text.text
    (mine,) = await commune.says(LEADER, "/thongbao")
    assert "15/TB-UBND" in mine.text
    (none,) = await commune.says(STATION, "/thongbao")
    assert "Chưa có thông báo nào gửi cho đồng chí" in none.text
    for data in ("ntread:1", "ntopen:1", "ntyes:1", "ntfile:1", "ntturn:1:0"):
        (refusal,) = await commune.presses_data(STATION, letter, data)
        assert "cũ" in refusal.text
    for data in ("ntsend:1", "ntto:1", "ntagain:1", "ntgoes:1:1:0"):
        (refusal,) = await commune.presses_data(LEADER, letter, data)
        assert "dành cho" in refusal.text


async def test_a_notice_that_came_as_a_file_can_be_had_as_one(commune: Commune) -> None:
    (draft,) = await commune.sends_file(SECRETARY, "tb15.txt", NOTICE.encode())
    await commune.presses(SECRETARY, draft, "Nơi nhận")
    (letter,) = commune.to(LEADER, await commune.presses(SECRETARY, draft, "Gửi đến"))
    (file,) = await commune.presses(LEADER, letter, "Tệp gốc")
    assert file.document == NOTICE.encode()


async def test_a_notice_is_found_by_its_number_and_one_that_is_not_there_is_said(commune: Commune) -> None:
    await sent(commune)
    (found,) = await commune.says("truong_ban", "thông báo 15")
    assert f"0/{everybody(commune)} người đã xác nhận" in found.text
    (missing,) = await commune.says("truong_ban", "/thongbao 99")
    assert "Không có thông báo số «99»" in missing.text
    (private,) = await commune.says("truong_ban", "/thongbao", where=GROUP)
    assert "riêng" in private.text


async def test_notices_are_listed_in_pages(commune: Commune) -> None:
    for number in range(20, 30):
        await commune.says(SECRETARY, NOTICE.replace("15/TB-UBND", f"{number}/TB-UBND"))
    (listed,) = await commune.says(SECRETARY, "/thongbao")
    assert "Thông báo</b> (10)" in listed.text
    assert "Trang 1/2" in listed.text
    await commune.presses(SECRETARY, listed, "Trang sau")
    assert "10. <b>Thông báo số 20/TB-UBND" in listed.text
