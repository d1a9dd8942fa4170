"""Doubtful people are asked about once; today's list against yesterday's; changes said in words."""

from __future__ import annotations

from sqlmodel import col, select

from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune, Said

FIRST = "DANH SÁCH F1\n1. Nguyễn Văn Hùng, SN 1985, thôn Nam Thắng, 0912000345"
DOUBTFUL = "DANH SÁCH F1\n1. Nguyễn Văn Hùng, SN 1985, thôn Trung Phú"


def open_contacts(commune: Commune) -> list[Contact]:
    with commune.session() as session:
        return list(session.exec(select(Contact).where(Contact.status == "open").order_by(col(Contact.id))))


def questions(commune: Commune, sent: list[Said]) -> list[Said]:
    return [one for one in commune.to("tram_y_te", sent) if "có phải là" in one.text]


async def test_a_doubtful_person_is_asked_about_in_private(commune: Commune) -> None:
    await commune.says("tram_y_te", FIRST, where=GROUP)
    sent = await commune.says("tram_y_te", DOUBTFUL, where=GROUP)
    (question,) = questions(commune, sent)
    assert question.labels == ["Là một người", "Hai người khác nhau"]
    assert "bot hỏi riêng" in commune.to(GROUP, sent)[0].text
    assert len(open_contacts(commune)) == 2


async def test_one_person_is_merged_and_the_answer_is_remembered(commune: Commune) -> None:
    await commune.says("tram_y_te", FIRST, where=GROUP)
    (question,) = questions(commune, await commune.says("tram_y_te", DOUBTFUL, where=GROUP))
    await commune.presses("tram_y_te", question, "Là một người")
    (one,) = open_contacts(commune)
    assert (one.hamlet, one.phone) == ("Trung Phú", "0912000345")
    sent = await commune.says("tram_y_te", DOUBTFUL, where=GROUP)
    assert questions(commune, sent) == []
    assert "1 đã có" in commune.to(GROUP, sent)[0].text
    assert len(open_contacts(commune)) == 1


async def test_two_persons_stay_two_and_are_not_asked_about_again(commune: Commune) -> None:
    await commune.says("tram_y_te", FIRST, where=GROUP)
    (question,) = questions(commune, await commune.says("tram_y_te", DOUBTFUL, where=GROUP))
    await commune.presses("tram_y_te", question, "Hai người khác nhau")
    sent = await commune.says("tram_y_te", DOUBTFUL, where=GROUP)
    assert questions(commune, sent) == []
    assert len(open_contacts(commune)) == 2
    (again,) = await commune.presses_data("tram_y_te", question, "same:1")
    assert "đã làm rồi" in again.text
    assert len(open_contacts(commune)) == 2


async def test_undoing_the_list_after_a_merge_restores_the_first_person(commune: Commune) -> None:
    await commune.says("tram_y_te", FIRST, where=GROUP)
    sent = await commune.says("tram_y_te", DOUBTFUL, where=GROUP)
    (question,), (receipt,) = questions(commune, sent), commune.to(GROUP, sent)
    await commune.presses("tram_y_te", question, "Là một người")
    await commune.presses("tram_y_te", receipt, "Hoàn tác")
    (one,) = open_contacts(commune)
    assert (one.hamlet, one.phone) == ("Nam Thắng", "0912000345")


async def test_only_the_station_settles_a_doubt(commune: Commune) -> None:
    await commune.says("tram_y_te", FIRST, where=GROUP)
    (question,) = questions(commune, await commune.says("tram_y_te", DOUBTFUL, where=GROUP))
    (answer,) = await commune.presses_data("thon_nam_thang", question, "same:1")
    assert "dành cho" in answer.text
    assert len(open_contacts(commune)) == 2


async def test_hung_and_hung_with_another_accent_are_two(commune: Commune) -> None:
    await commune.says("tram_y_te", "F1 Nguyễn Văn Hùng, thôn Nam Thắng, BN9901", where=GROUP)
    await commune.says("tram_y_te", "F1 Nguyễn Văn Hưng, thôn Nam Thắng, BN9901", where=GROUP)
    assert len(open_contacts(commune)) == 2


async def test_who_is_missing_from_todays_list_is_named_and_not_released(commune: Commune) -> None:
    rows = [
        "1. Lê Thị Cúc, SN 1970, thôn Hòa Bình",
        "2. Trần Văn Mận, SN 1980, thôn Nam Thắng",
        "3. Hồ Thị Sen, SN 1990, thôn Trung Phú",
    ]
    await commune.says("tram_y_te", "\n".join(["DANH SÁCH F2", *rows]))
    await commune.moves_to(15, 6, 8)
    (receipt,) = [
        one for one in await commune.says("tram_y_te", "\n".join(["DANH SÁCH F2", *rows[:2]])) if "Nhận" in one.text
    ]
    assert "Vắng trong danh sách hôm nay, chưa kết thúc: 1 người (Hồ Thị Sen)" in receipt.text
    assert len(open_contacts(commune)) == 3


async def test_a_supplement_does_not_name_everybody_else_as_missing(commune: Commune) -> None:
    rows = [f"{n}. Lê Thị Cúc {chr(64 + n)}nh, SN 19{70 + n}, thôn Hòa Bình" for n in range(1, 6)]
    await commune.says("tram_y_te", "\n".join(["DANH SÁCH F2", *rows]))
    await commune.moves_to(15, 6, 8)
    sent = await commune.says("tram_y_te", "F2 bổ sung: Hồ Thị Sen, SN 1990, thôn Trung Phú")
    assert not any("Vắng trong danh sách" in one.text for one in sent)


async def test_a_person_taken_off_leaves_the_list(commune: Commune) -> None:
    await commune.says("tram_y_te", FIRST, where=GROUP)
    await commune.says("tram_y_te", "Đưa ra khỏi danh sách F1: Nguyễn Văn Hùng, SN 1985, thôn Nam Thắng", where=GROUP)
    assert open_contacts(commune) == []


async def test_a_person_raised_from_f2_to_f1_is_one_person(commune: Commune) -> None:
    await commune.says("tram_y_te", "F2 Lê Thị Cúc, SN 1970, thôn Hòa Bình", where=GROUP)
    sent = await commune.says("tram_y_te", "Lê Thị Cúc, SN 1970, thôn Hòa Bình: F2 lên F1", where=GROUP)
    (one,) = open_contacts(commune)
    assert one.level == "F1"
    assert "diện F2 → F1" in commune.to(GROUP, sent)[0].text


async def test_in_the_group_a_change_does_not_tell_what_was_known_before(commune: Commune) -> None:
    await commune.says("tram_y_te", f"{FIRST}, tiếp xúc lần cuối 05/06/2021")
    sent = await commune.says("tram_y_te", f"{FIRST}, tiếp xúc lần cuối 07/06/2021", where=GROUP)
    (receipt,) = commune.to(GROUP, sent)
    assert "N.V.H.: đổi ngày tiếp xúc" in receipt.text
    assert "05/06" not in receipt.text


async def test_taking_off_somebody_who_was_never_in_is_pointed_out(commune: Commune) -> None:
    sent = await commune.says(
        "tram_y_te", "Đưa ra khỏi danh sách F1: Nguyễn Văn Hùng, SN 1985, thôn Nam Thắng", where=GROUP
    )
    assert "không thấy Nguyễn Văn Hùng" in commune.to(GROUP, sent)[0].text
    assert open_contacts(commune) == []


async def test_an_earlier_list_edited_later_keeps_its_place_in_time(commune: Commune) -> None:
    await commune.says("tram_y_te", "F2 Lê Thị Cúc, SN 1970, thôn Hòa Bình", where=GROUP)
    first = commune.last_message
    await commune.moves_to(14, 6, 8)
    await commune.says("tram_y_te", "F1 Lê Thị Cúc, SN 1970, thôn Hòa Bình", where=GROUP)
    await commune.moves_to(14, 6, 9)
    await commune.says("tram_y_te", "F2 Lê Thị Cúc, SN 1970, thôn Hòa Bình, 0912000345", where=GROUP, message_id=first)
    (one,) = open_contacts(commune)
    assert (one.level, one.phone) == ("F1", "0912000345")


RELEASED = """DANH SÁCH F2 HẾT THỜI HẠN CÁCH LY TẠI NHÀ NGÀY 14/06/2021
1. Hồ Sỹ Kha, 1980, thôn Nam Thắng, cách ly từ 31/05/2021 đến {end}"""


async def test_a_released_person_who_was_never_listed_is_recorded_as_ended(commune: Commune) -> None:
    sent = await commune.says("tram_y_te", RELEASED.format(end="14/06/2021"), where=GROUP)
    assert "1 mới" in commune.to(GROUP, sent)[0].text
    assert open_contacts(commune) == []
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "kết thúc hôm nay 1" in summary.text


async def test_nobody_is_released_before_a_stated_end(commune: Commune) -> None:
    await commune.says("tram_y_te", RELEASED.format(end="16/06/2021"), where=GROUP)
    (one,) = open_contacts(commune)
    assert one.quarantine_end is not None
    await commune.moves_to(16, 6, 17)
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "kết thúc hôm nay 1" in summary.text
    await commune.moves_to(17, 6, 8)
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "<b>F2</b>: mới 0, đang theo dõi 0, kết thúc hôm nay 0" in summary.text


async def test_a_list_of_bare_names_posted_again_is_the_same_people_without_a_question(commune: Commune) -> None:
    text = "DANH SÁCH F3\n1. Nguyễn Văn Kiên\n2. Trần Thị Bưởi\n3. le van cam, nam thang"
    await commune.says("tram_y_te", text, where=GROUP)
    await commune.moves_to(15, 6, 8)
    sent = await commune.says("tram_y_te", text, where=GROUP)
    assert "3 đã có" in commune.to(GROUP, sent)[0].text
    assert questions(commune, sent) == []
    assert len(open_contacts(commune)) == 3


async def test_a_merge_is_undone_and_asked_about_again(commune: Commune) -> None:
    await commune.says("tram_y_te", FIRST, where=GROUP)
    (question,) = questions(commune, await commune.says("tram_y_te", DOUBTFUL, where=GROUP))
    merged = (await commune.presses("tram_y_te", question, "Là một người"))[-1]
    assert "Đã gộp" in merged.text
    sent = await commune.presses("tram_y_te", merged, "Hoàn tác")
    assert [(one.hamlet, one.phone) for one in open_contacts(commune)] == [
        ("Nam Thắng", "0912000345"),
        ("Trung Phú", None),
    ]
    again = sent[-1]
    assert again.labels == ["Là một người", "Hai người khác nhau"]
    assert len(commune.to("thon_trung_phu", sent)) == 1  # his list has somebody again
    (twice,) = await commune.presses_data("tram_y_te", again, "unsettle:1")
    assert "đã làm rồi" in twice.text
    (refused,) = await commune.presses_data("thon_nam_thang", again, "unsettle:1")
    assert "dành cho" in refused.text
