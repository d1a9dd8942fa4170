"""Long pastes in several messages, corrections by reply, files, photos, and lists that take their time."""

from __future__ import annotations

import asyncio
import io
import random
from datetime import date
from typing import Any

import openpyxl
from sqlmodel import col, select

from storage.contacts import Contact
from storage.line_lists import LineList
from tests.handlers.commune import GROUP, Commune, Said

HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương")
GIVEN = ("Hùng", "Lan", "Bình", "Dũng", "Hạnh", "Sơn", "Tú", "Mai", "Quý", "Tâm", "Thảo", "Vinh", "Yến", "Khoa")


def people(n: int, *, seed: int = 1) -> list[str]:
    """Lines of invented people, all different."""
    chance = random.Random(seed)
    found: dict[str, str] = {}
    while len(found) < n:
        middle = chance.choice(("Văn", "Thị", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Hữu", "Xuân", "Bá"))
        name = f"{chance.choice(FAMILIES)} {middle} {chance.choice(GIVEN)}"
        year = chance.randint(1940, 2015)
        phone = f"09{10000000 + len(found)}"
        hamlet = chance.choice(HAMLETS)
        found[f"{name} {year}"] = f"{name}, SN {year}, thôn {hamlet}, SĐT {phone}, cách ly tại nhà từ 10/06/2021"
    return list(found.values())


def paste(n: int) -> str:
    rows = [f"{number}. {line}" for number, line in enumerate(people(n), 1)]
    return "\n".join(["DANH SÁCH F2 NGÀY 14/06/2021", *rows])


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def listed(commune: Commune) -> list[Contact]:
    with commune.session() as session:
        return list(session.exec(select(Contact).where(Contact.status == "open").order_by(col(Contact.id))))


def receipts(sent: list[Said]) -> list[Said]:
    return [one for one in sent if "Nhận" in one.text]


def quoted(said: Said) -> dict[str, Any]:
    """A message of the bot as a reply quotes it."""
    return {"message_id": said.message_id, "date": 0, "chat": {"id": said.chat_id, "type": "supergroup"}}


async def test_a_paste_cut_anywhere_is_one_list_with_one_receipt(commune: Commune) -> None:
    text = paste(100)
    cuts = [text[start : start + 4096] for start in range(0, len(text), 4096)]
    assert len(cuts) >= 2
    sent: list[Said] = []
    for cut in cuts:
        sent += await commune.says("tram_y_te", cut, where=GROUP)
    found = listed(commune)
    assert len(found) == 100
    assert {one.level for one in found} == {"F2"}
    assert len({id(one) for one in commune.to(GROUP, sent) if not one.edited}) <= 1
    (receipt,) = [one for one in commune.network.sent if one.chat_id == commune.group]
    assert "Nhận 100 dòng" in receipt.text
    assert f"gộp {len(cuts)} tin" in receipt.text


async def test_editing_one_part_changes_the_whole_list(commune: Commune) -> None:
    text = paste(60)
    head, tail = text[:4096], text[4096:]
    await commune.says("tram_y_te", head, where=GROUP)
    await commune.says("tram_y_te", tail, where=GROUP)
    second = commune.last_message
    shorter = "\n".join(tail.split("\n")[:-1])
    await commune.says("tram_y_te", shorter, where=GROUP, message_id=second)
    assert len(listed(commune)) == 59


async def test_deleting_one_part_withdraws_only_its_people(commune: Commune) -> None:
    text = paste(60)
    cut = text.rindex("\n", 0, 4096)
    await commune.says("tram_y_te", text[:cut], where=GROUP)
    kept = len(listed(commune))
    await commune.says("tram_y_te", text[cut + 1 :], where=GROUP)
    assert len(listed(commune)) == 60
    await commune.deletes("tram_y_te", commune.last_message, where=GROUP)
    assert len(listed(commune)) == kept


async def test_a_short_list_is_not_gone_on_with(commune: Commune) -> None:
    await commune.says("tram_y_te", paste(3), where=GROUP)
    await commune.says("tram_y_te", "F1: Lê Thị Cúc, SN 1970, thôn Hòa Bình", where=GROUP)
    assert sorted(one.level or "" for one in listed(commune)) == ["F1", "F2", "F2", "F2"]
    with commune.session() as session:
        assert len(session.exec(select(LineList)).all()) == 2


async def test_replying_to_the_receipt_with_the_corrected_line_is_enough(commune: Commune) -> None:
    text = "DANH SÁCH F2\n1. Lê Thị Cúc, SN 1970, thôn Hòa Bình\n2. 0912000777, SN 1980, thôn Nam Thắng"
    (receipt, *_) = commune.to(GROUP, await commune.says("tram_y_te", text, where=GROUP))
    assert "chưa đọc được (dòng 3)" in receipt.text
    reply: dict[str, Any] = {"reply_to_message": quoted(receipt)}
    sent = await commune.says("tram_y_te", "Trần Văn Mận, 0912000777, SN 1980, thôn Nam Thắng", where=GROUP, **reply)
    assert "1 mới" in commune.to(GROUP, sent)[0].text
    (_, second) = listed(commune)
    assert (second.full_name, second.level, second.hamlet) == ("Trần Văn Mận", "F2", "Nam Thắng")
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "chưa đọc được" not in summary.text


async def test_a_correction_may_name_the_line_by_number(commune: Commune) -> None:
    text = "DANH SÁCH F2\n1. 0912000776, SN 1970, thôn Hòa Bình\n2. 0912000777, SN 1980, thôn Nam Thắng"
    (receipt,) = commune.to(GROUP, await commune.says("tram_y_te", text, where=GROUP))
    reply: dict[str, Any] = {"reply_to_message": quoted(receipt)}
    await commune.says("tram_y_te", "dòng 3: Trần Văn Mận, SN 1980, thôn Nam Thắng", where=GROUP, **reply)
    (one,) = listed(commune)
    assert (one.full_name, one.level) == ("Trần Văn Mận", "F2")
    with commune.session() as session:
        first = session.get_one(LineList, 1)
        assert [row["line"] for row in first.unread] == [2]


async def test_an_excel_file_is_recorded_and_a_second_time_is_named(commune: Commune) -> None:
    content = workbook(
        [
            ["DANH SÁCH F1 CÁCH LY TẬP TRUNG"],
            ["STT", "Họ và tên", "Năm sinh", "Giới", "Thôn", "Điện thoại", "F1 của ca bệnh", "Ngày tiếp xúc lần cuối"],
            [1, "Trần Minh Quý", 1977, "Nam", "Trung Phú", "0977 000 631", "BN9910", date(2021, 6, 8)],
            [2, "Nguyễn Thị Yến", 1980, "Nữ", "Cao Thắng", 977000632, "BN9910", date(2021, 6, 8)],
        ]
    )
    sent = await commune.sends_file("tram_y_te", "ds.xlsx", content, where=GROUP)
    assert "Nhận 2 dòng: 2 mới" in commune.to(GROUP, sent)[0].text
    assert [(one.full_name, one.phone) for one in listed(commune)] == [
        ("Trần Minh Quý", "0977000631"),
        ("Nguyễn Thị Yến", "0977000632"),
    ]
    (again,) = await commune.sends_file("tram_y_te", "ds-gui-lai.xlsx", content, where=GROUP)
    assert "Đã nhận tệp này lúc" in again.text
    assert len(listed(commune)) == 2


async def test_files_that_cannot_be_used_get_one_sentence_each(commune: Commune) -> None:
    for name, content in (
        ("hong.xlsx", b"PK\x03\x04 this is no workbook"),
        ("virus.xlsx", b"MZ\x90\x00" + bytes(200)),
        ("trong.xlsx", workbook([])),
        ("rong.txt", b""),
    ):
        answers = await commune.sends_file("tram_y_te", name, content, where=GROUP)
        assert len(answers) == 1, name
    assert listed(commune) == []
    assert set(commune.inbox_statuses()) == {"done"}


async def test_a_photo_of_the_station_is_kept_and_named_as_not_read(commune: Commune) -> None:
    (answer,) = await commune.sends_photo("tram_y_te", b"jpeg", caption="DS F1 hôm nay")
    assert "không đọc được chữ trong ảnh" in answer.text
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "Còn 1 dòng chưa đọc được" in summary.text
    await commune.presses("tram_y_te", answer, "Không phải danh sách")
    (summary,) = await commune.says("truong_ban", "/tonghop")
    assert "chưa đọc được" not in summary.text


async def test_ten_thousand_lines_are_read_while_others_are_answered(commune: Commune) -> None:
    await asyncio.gather(
        commune.says("tram_y_te", paste(10_000), where=GROUP), commune.says("thon_hong_lac", "/trogiup")
    )
    assert len(listed(commune)) == 10_000
    order = [one.chat_id for one in commune.network.sent]
    assert commune.users["thon_hong_lac"] in order[: order.index(commune.users["thon_nam_thang"])]
    (receipt,) = [one for one in commune.network.sent if one.chat_id == commune.group]
    assert "Nhận 10.000 dòng" in receipt.text
    shown = [one.text for one in commune.network.edits if one.chat_id == commune.group]
    assert all("Đang đọc" in text for text in shown[:-1])


async def test_a_file_over_the_limit_is_refused_with_what_to_do(commune: Commune) -> None:
    (answer,) = await commune.sends_file("tram_y_te", "to.xlsx", b"PK" + bytes(30 * 2**20), where=GROUP)
    assert "lớn quá 20 MB" in answer.text
    assert set(commune.inbox_statuses()) == {"done"}


async def test_a_list_of_another_commune_is_pointed_out(commune: Commune) -> None:
    text = "DANH SÁCH F1\n1. Lê Thị Cúc, SN 1970, thôn Đông Hải\n2. Trần Văn Mận, SN 1980, thôn Tây Sơn"
    (receipt,) = commune.to(GROUP, await commune.says("tram_y_te", text, where=GROUP))
    assert "Không ai trong danh sách này thuộc các thôn của" in receipt.text
