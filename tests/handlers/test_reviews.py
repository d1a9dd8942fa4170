"""/danhgia: the month's evaluation as a Word document, and who may have it."""

from __future__ import annotations

import io
import zipfile

from bot import docx
from tests.handlers.commune import GROUP, Commune, Said


def text_of(said: Said) -> str:
    """What somebody reads who opens the document of a message."""
    assert said.document is not None
    with zipfile.ZipFile(io.BytesIO(said.document)) as package:
        return "\n".join(block for block in docx.read(package) if isinstance(block, str))


async def test_the_chair_gets_the_running_month_as_it_stands(commune: Commune) -> None:
    await commune.says("cong_an", "/vipham khẩu trang 2 người phạt 2 triệu thôn Nam Thắng")
    (said,) = await commune.says("truong_ban", "/danhgia")
    assert "tháng 06/2021" in said.text
    assert "tháng chưa kết thúc" in said.text
    text = text_of(said)
    assert "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 06/2021" in text
    assert "1 vụ, 2 đối tượng, 2 triệu đồng" in text
    assert "đường bê tông: đạt 0/1.350 m (0 %)" in text
    assert "53.566.000" in text


async def test_what_was_done_stands_in_the_first_part_and_the_rest_with_who(commune: Commune) -> None:
    for hamlet, metres in (("nam_thang", 320), ("trung_phu", 280), ("hoa_binh", 100)):
        await commune.says(f"thon_{hamlet}", f"/tiendo đường {metres}m")
    await commune.moves_to(2, 7, 9)
    (said,) = await commune.says("truong_ban", "danh gia thang 6")
    assert "tháng chưa kết thúc" not in said.text
    assert "30/06/2021" in said.text
    good, poor = text_of(said).split("2. Các nhiệm vụ đề ra chưa thực hiện")
    assert "đường bê tông: đạt 700/1.350 m" in poor
    assert "thôn Hòa Bình: 100/250 m (40 %)" in poor
    assert "thôn Nam Thắng: 320/320" not in poor
    assert "đường bê tông" not in good
    assert "Làm đường, kênh, rãnh đã đăng ký tháng 7" not in good + poor


async def test_what_is_owed_since_an_earlier_month_is_named_until_it_is_done(commune: Commune) -> None:
    await commune.says("thon_nam_thang", "/tiendo đăng ký 126 hộ")
    await commune.moves_to(2, 7, 9)
    await commune.says("thon_trung_phu", "/tiendo đăng ký 111 hộ")
    (said,) = await commune.says("truong_ban", "/danhgia 7")
    below = text_of(said).split("Lập danh sách hộ đăng ký làm hố xử lý rác hữu cơ (hạn 20/06/2021):\n")[1]
    assert below.split("\n")[:2] == [
        "+ Chưa hoàn thành: thôn Hòa Bình;",
        "+ Hoàn thành chậm: thôn Trung Phú (02/07/2021, chậm 12 ngày);",
    ]
    assert "thôn Nam Thắng" not in below.split("\n- ")[0]
    assert "tháng 6" not in text_of(said)  # closed with its month
    (june,) = await commune.says("truong_ban", "/danhgia 6")
    assert "Chưa hoàn thành: thôn Trung Phú, thôn Hòa Bình;" in text_of(june)


async def test_a_cause_that_an_owner_gave_is_told(commune: Commune) -> None:
    (mine,) = await commune.says("thon_hoa_binh", "/nhiemvu")
    (card, *_) = await commune.presses("thon_hoa_binh", mine, "tháng 6")
    (asked, *_) = await commune.presses("thon_hoa_binh", card, "Vướng")
    assert asked.text
    await commune.says("thon_hoa_binh", "thiếu xi măng")
    (said,) = await commune.says("van_phong", "/danhgia tháng này")
    causes = text_of(said).split("Nguyên nhân của các tồn tại")[1]
    assert "thôn Hòa Bình" in causes
    assert "thiếu xi măng (14/06/2021)" in causes


async def test_a_month_that_is_none_or_not_yet_is_refused_in_words(commune: Commune) -> None:
    for typed in ("/danhgia 13", "/danhgia abc", "/danhgia 0"):
        (said,) = await commune.says("truong_ban", typed)
        assert "không phải một tháng" in said.text
        assert said.document is None
    (said,) = await commune.says("truong_ban", "/danhgia 07/2021")
    assert "chưa đến" in said.text
    (said,) = await commune.says("truong_ban", "/danhgia 12")  # the last December
    assert "12/2020" in said.text


async def test_only_the_chair_and_the_secretary_get_it_and_only_in_private(commune: Commune) -> None:
    for who in ("thon_nam_thang", "tram_y_te", "dia_chinh"):
        (said,) = await commune.says(who, "/danhgia")
        assert said.document is None
    (said,) = await commune.says("truong_ban", "/danhgia", where=GROUP)
    assert said.document is None
    assert "riêng" in said.text
