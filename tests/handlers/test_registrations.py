"""/dangky: leaders register households by name, by number and by file, and the counts follow."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from sqlmodel import col, select

from storage.programmes import EntryEvent
from tests.handlers.commune import GROUP, Commune, Said

LEADER, OTHER = "thon_nam_thang", "thon_hoa_binh"


async def one(commune: Commune, who: str, text: str, *, where: str = "") -> Said:
    """The last of what a person is answered."""
    chat = GROUP if where else who
    return commune.to(chat, await commune.says(who, text, where=where))[-1]


async def standing(commune: Commune, who: str = LEADER) -> str:
    return (await one(commune, who, "/dangky")).text


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


async def test_the_standing_says_how_many_are_missing_until_when(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky 87 hộ PA1")
    assert "Nam Thắng 87/210 hộ (41 %), cần thêm 39 hộ trước 20/06" in await standing(commune)


async def test_before_anybody_registers_the_standing_says_so(commune: Commune) -> None:
    said = await one(commune, LEADER, "/dangky")
    assert "0/210 hộ (0 %), cần thêm 126 hộ" in said.text
    assert "Chưa có hộ nào đăng ký" in said.text
    assert said.labels == ["➕ Đăng ký thêm"]


async def test_one_household_is_registered_with_its_option(commune: Commune) -> None:
    said = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng, PA1")
    assert "ghi thêm 1 hộ" in said.text
    assert "Nguyễn Văn Hùng" in said.text
    assert "1/210 hộ" in said.text


async def test_several_lines_with_and_without_options_are_read(commune: Commune) -> None:
    said = await one(
        commune, LEADER, "/dangky Phương án 1:\nNguyễn Văn Hùng 0912000345\nhộ bà Trần Thị Hoa\nPA2\nLê Văn Tám"
    )
    assert "ghi thêm 3 hộ" in said.text
    listed = await one(commune, LEADER, "/dangky")
    assert "PA1 (thôn và hộ tự làm): 2, PA2 (xã thuê làm, lắp đặt): 1" in listed.text


async def test_an_option_that_is_not_said_is_asked_for_and_set_by_a_button(commune: Commune) -> None:
    said = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng\nTrần Thị Hoa")
    assert "Chưa rõ phương án của 2 hộ" in said.text
    await commune.presses(LEADER, said, "PA2")
    assert "PA2 (xã thuê làm, lắp đặt): 2" in await standing(commune)


async def test_an_option_that_is_none_is_refused(commune: Commune) -> None:
    said = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng, PA3")
    assert "Không có phương án 3" in said.text


async def test_names_take_the_places_of_numbers_of_their_option_first(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky 3 hộ phương án 1, 2 hộ phương án 2")
    said = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng PA2\nTrần Thị Hoa PA1\nLê Văn Tám PA2\nVõ Văn Tư PA2")
    assert "Đã điền tên cho 3 hộ" in said.text
    text = await standing(commune)
    assert "6/210 hộ" in text
    assert "Chưa có tên: 2 hộ" in text
    assert "PA1 (thôn và hộ tự làm): 3, PA2 (xã thuê làm, lắp đặt): 3" in text


async def test_undoing_names_leaves_the_numbers(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky 3 hộ PA1")
    named = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng PA1\nTrần Thị Hoa PA1")
    await commune.presses(LEADER, named, "Hoàn tác")
    text = await standing(commune)
    assert "3/210 hộ" in text
    assert "Chưa có tên: 3 hộ" in text


async def test_undoing_a_number_leaves_those_who_were_named(commune: Commune) -> None:
    number = await one(commune, LEADER, "/dangky 3 hộ PA1")
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1")
    await commune.presses(LEADER, number, "Hoàn tác")
    assert "1/210 hộ" in await standing(commune)
    again = commune.to(LEADER, await commune.presses_data(LEADER, number, f"pgundo:{number_of(commune)}"))
    assert "đã làm rồi" in again[-1].text


def number_of(commune: Commune) -> int:
    """The number of the first message that registered anybody."""
    with commune.session() as session:
        return session.exec(select(EntryEvent.batch).order_by(col(EntryEvent.id))).first() or 0


@pytest.mark.parametrize("again", ["Nguyễn Văn Hùng", "nguyen van hung", "Nguyễn Văn Hưng"])
async def test_a_name_that_is_there_already_is_asked_about_and_not_counted_before(commune: Commune, again: str) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng, PA1")
    receipt, question = commune.to(LEADER, await commune.says(LEADER, f"/dangky {again} PA1"))
    assert "Trùng tên" in receipt.text
    assert "1/210 hộ" in receipt.text
    assert question.labels == ["Là một hộ", "Hai hộ khác nhau"]
    await commune.presses(LEADER, question, "Hai hộ khác nhau")
    assert "2/210 hộ" in await standing(commune)


async def test_two_names_that_are_one_household_stay_one_and_are_not_asked_about_again(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng, PA1")
    _, question = commune.to(LEADER, await commune.says(LEADER, "/dangky nguyen van hung PA1"))
    await commune.presses(LEADER, question, "Là một hộ")
    assert "1/210 hộ" in await standing(commune)
    (said,) = commune.to(LEADER, await commune.says(LEADER, "/dangky nguyen van hung PA1"))
    assert "Đã có từ trước" in said.text
    assert "1/210 hộ" in said.text


async def test_a_list_that_is_sent_again_is_settled_by_one_press(commune: Commune) -> None:
    names = "\n".join(f"Trần Thị {name} PA1" for name in ("Hoa", "Lan", "Cúc", "Mai"))
    await commune.says(LEADER, f"/dangky {names}")
    receipt, question = commune.to(LEADER, await commune.says(LEADER, f"/dangky {names}\nLê Văn Tám PA1"))
    assert "đang hỏi lại: 4 hộ" in receipt.text
    await commune.presses(LEADER, question, "Cả 4 tên là hộ đã có")
    assert "5/210 hộ" in await standing(commune)


async def test_more_households_than_the_hamlet_has_are_questioned(commune: Commune) -> None:
    said = await one(commune, LEADER, "/dangky 300 hộ PA1")
    assert "nhiều hơn 210 hộ của thôn" in said.text
    assert "0/210" in await standing(commune)
    await commune.says(LEADER, "/dangky 200 hộ PA1")
    asked = await one(commune, LEADER, "/dangky 20 hộ PA1")
    assert "có 220 hộ" in asked.text
    await commune.presses(LEADER, asked, "Đúng, ghi 20 hộ")
    assert "220/210 hộ" in await standing(commune)


async def test_a_workbook_is_read_by_its_headings_in_any_order(commune: Commune) -> None:
    content = workbook(
        ["DANH SÁCH HỘ ĐĂNG KÝ"],
        ["TT", "Ghi chú", "Phương án", "Họ tên chủ hộ", "SĐT"],
        [1, "xóm 1", 1, "NGUYỄN VĂN HÙNG", 912000345],
        [2, None, "PA2", "Trần Thị Hoa", "0912 000 346"],
        [None, None, None, "Cộng: 2 hộ", None],
    )
    said = commune.to(LEADER, await commune.sends_file(LEADER, "ds.xlsx", content))[-1]
    assert "ghi thêm 2 hộ" in said.text
    assert "Nguyễn Văn Hùng, Trần Thị Hoa" in said.text
    listed = await commune.presses(LEADER, await one(commune, LEADER, "/dangky"), "Danh sách")
    card = commune.to(LEADER, await commune.presses(LEADER, listed[-1], "1. Nguyễn Văn Hùng"))[-1]
    assert "0912 000 345" in card.text
    assert "xóm 1" in card.text


async def test_what_is_pasted_from_a_workbook_is_a_table(commune: Commune) -> None:
    said = await one(
        commune, LEADER, "/dangky STT\tHọ tên chủ hộ\tPA1\tPA2\n1\tNguyễn Văn Hùng\tx\t\n2\tTrần Thị Hoa\t\tx"
    )
    assert "ghi thêm 2 hộ" in said.text
    text = await standing(commune)
    assert "PA1 (thôn và hộ tự làm): 1, PA2 (xã thuê làm, lắp đặt): 1" in text


async def test_lines_that_name_nobody_are_told(commune: Commune) -> None:
    said = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng PA1\n??? 123 abc")
    assert "❓ Dòng 2" in said.text
    refused = await one(commune, LEADER, "/dangky hôm nay trời mưa to quá các bác nhỉ")
    assert "Ví dụ: /dangky" in refused.text


async def test_an_edited_message_changes_what_it_registered(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1\nTrần Thị Hoa PA1")
    sent = await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1\nLê Văn Tám PA2", message_id=commune.last_message)
    assert "Đã bỏ 1 hộ" in commune.to(LEADER, sent)[-1].text
    text = await standing(commune)
    assert "2/210 hộ" in text
    assert "PA1 (thôn và hộ tự làm): 1, PA2 (xã thuê làm, lắp đặt): 1" in text


async def test_an_edited_number_changes_the_count(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky 30 hộ PA1")
    await commune.says(LEADER, "/dangky 25 hộ PA1", message_id=commune.last_message)
    assert "25/210 hộ" in await standing(commune)


async def test_a_deleted_message_takes_back_what_it_registered(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky 30 hộ PA1")
    sent = await commune.deletes(LEADER, commune.last_message)
    assert "đã được rút" in commune.to(LEADER, sent)[-1].text
    assert "0/210 hộ" in await standing(commune)


async def test_the_form_asks_and_takes_lines(commune: Commune) -> None:
    asked = (await commune.presses(LEADER, await one(commune, LEADER, "/dangky"), "Đăng ký thêm"))[-1]
    assert "mỗi hộ một dòng" in asked.text
    said = await one(commune, LEADER, "Nguyễn Văn Hùng PA1\nTrần Thị Hoa PA2")
    assert "ghi thêm 2 hộ" in said.text


async def test_progress_told_by_number_registers_by_number(commune: Commune) -> None:
    said = await one(commune, LEADER, "/tiendo đăng ký 12 hộ")
    assert "ghi thêm 12 hộ" in said.text
    said = await one(commune, LEADER, "/tiendo hộ đăng ký được 20 hộ")
    assert "ghi thêm 8 hộ" in said.text
    refused = await one(commune, LEADER, "/tiendo hộ đăng ký được 5 hộ")
    assert "Đã đăng ký 20 hộ" in refused.text


async def test_a_hamlet_that_was_not_chosen_is_told_so(commune: Commune) -> None:
    said = await one(commune, "thon_cao_thang", "/dangky Nguyễn Văn Hùng PA1")
    assert "Thôn Cao Thắng không thuộc các thôn được chọn" in said.text
    assert "Nam Thắng, Trung Phú, Hòa Bình" in said.text


async def test_the_office_registers_for_a_hamlet_that_it_names_or_chooses(commune: Commune) -> None:
    said = await one(commune, "van_phong", "/dangky thôn Nam Thắng Nguyễn Văn Hùng PA1")
    assert "thôn Nam Thắng" in said.text
    assert "ghi thêm 1 hộ" in said.text
    asked = await one(commune, "van_phong", "/dangky Lê Văn Tám PA2")
    assert "cho thôn nào" in asked.text
    said = (await commune.presses("van_phong", asked, "Hòa Bình"))[-1]
    assert "thôn Hòa Bình" in said.text
    assert "ghi thêm 1 hộ" in said.text


async def test_the_chair_sees_the_hamlets_side_by_side_with_who_misses_most_first(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky 126 hộ PA1")
    text = await standing(commune, "truong_ban")
    places = [text.index(name) for name in ("Trung Phú", "Hòa Bình", "Nam Thắng")]
    assert places == sorted(places)
    assert "✅ Nam Thắng 126/210 hộ (60 %), đạt chỉ tiêu 126 hộ" in text
    assert "Cao Thắng" not in text


async def test_a_leader_cannot_open_another_hamlets_list(commune: Commune) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1")
    listed = (await commune.presses(LEADER, await one(commune, LEADER, "/dangky"), "Danh sách"))[-1]
    card = next(data for row in listed.buttons for label, data in row if "Hùng" in label)
    for data in (card, listed.buttons[-1][0][1].replace("pgplace", "pglist") + ":0"):
        (refused,) = await commune.presses_data(OTHER, listed, data)
        assert "Hùng" not in refused.text
        assert "không phải của đồng chí" in refused.text


@pytest.mark.parametrize("who", ["999", "dai_truyen_thanh"])
async def test_strangers_and_others_get_nothing(commune: Commune, who: str) -> None:
    await commune.says(LEADER, "/dangky Nguyễn Văn Hùng PA1")
    for text in ("/dangky", "/chuongtrinh", "/ungho"):
        for said in await commune.says(who, text):
            assert "210" not in said.text
            assert "Hùng" not in said.text


async def test_in_the_group_names_are_not_repeated(commune: Commune) -> None:
    said = await one(commune, LEADER, "/dangky Nguyễn Văn Hùng PA1", where=GROUP)
    assert "ghi thêm 1 hộ" in said.text
    assert "Hùng" not in said.text
    asked = commune.to(LEADER, await commune.says(LEADER, "/dangky nguyen van hung PA1", where=GROUP))
    assert "là một hộ hay hai hộ" in asked[-1].text


async def test_a_long_list_has_pages(commune: Commune) -> None:
    names = "\n".join(f"Trần Thị {first}{second} PA1" for first in "ABCDEFGHIK" for second in "abcdefghik")
    await commune.says(LEADER, f"/dangky {names}")
    listed = (await commune.presses(LEADER, await one(commune, LEADER, "/dangky"), "Danh sách (100)"))[-1]
    assert "Trang 1/10" in listed.text
    turned = (await commune.presses(LEADER, listed, "Trang sau"))[-1]
    assert "Trang 2/10" in turned.text
    assert "11. Trần Thị Ba" in turned.text
