"""/sosanh: the hamlets side by side; and /camket: what one signed for, and how the secretary changes it."""

from __future__ import annotations

from decimal import Decimal

from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.test_progress import LEADER, done


def road_lines(said: Said) -> list[str]:
    text = said.text[said.text.index("<b>đường bê tông</b>") :].splitlines()[1:6]
    return [line.replace("<b>", "").replace("👉 ", "") for line in text]


async def test_hamlets_stand_side_by_side_the_one_that_misses_most_first(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 320m")
    await commune.says("thon_cao_thang", "/tiendo đường 100m")
    (answer,) = await commune.says("truong_ban", "/sosanh")
    while "đường bê tông" not in answer.text:
        await commune.presses("truong_ban", answer, "Trang sau")
    names = [line.split(". ")[1].split(":")[0] for line in road_lines(answer)]
    assert names == ["Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc", "Nam Thắng"]
    assert road_lines(answer)[0] == "1. Trung Phú: 0/280 (0 %), thiếu 280"
    assert road_lines(answer)[4] == "5. Nam Thắng: 320/320 (100 %) đạt"
    assert "cả xã 420/1.350 m (31 %)" in answer.text


async def test_progress_without_words_is_the_comparison_for_those_who_report_nothing(commune: Commune) -> None:
    for who in ("truong_ban", "ntm"):
        (answer,) = await commune.says(who, "/tiendo")
        assert "Xếp theo số còn thiếu" in answer.text
    (answer,) = await commune.says(LEADER, "/tiendo")
    assert "Báo tiến độ việc nào" in answer.text


async def test_a_leader_finds_his_own_line(commune: Commune) -> None:
    (answer,) = await commune.says(LEADER, "so sánh")
    assert "👉 <b>" in answer.text
    (answer,) = await commune.says("truong_ban", "/sosanh", where=GROUP)
    assert "👉" not in answer.text
    (answer,) = await commune.says("dai_truyen_thanh", "/sosanh")
    assert "dành cho" in answer.text


async def test_the_minutes_are_read_back_as_they_were_taken(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 100m")
    await commune.moves_to(1, 8, 8)
    (answer,) = await commune.says("truong_ban", "/sosanh")
    for _ in range(6):
        if "Biên bản chốt số" in "".join(answer.labels) and "tháng 6" in answer.text and "đường" in answer.text:
            break
        await commune.presses("truong_ban", answer, "Trang sau")
    (told,) = await commune.presses("truong_ban", answer, "Biên bản chốt số")
    assert "không nghiệm thu, không hỗ trợ" in told.text
    (old,) = await commune.presses_data("truong_ban", answer, "minutes:999")
    assert "đã cũ" in old.text


async def test_a_leader_reads_what_his_hamlet_signed_for(commune: Commune) -> None:
    await commune.says(LEADER, "/tiendo đường 100m")
    (answer,) = await commune.says(LEADER, "/camket")
    assert "đường bê tông: đã báo 100/320 m (31 %), nghiệm thu 0, chờ 100" in answer.text
    assert not any(label.isdecimal() for label in answer.labels)
    (refused,) = await commune.presses_data("thon_hoa_binh", answer, "signed:1:0")
    assert "không phải của đồng chí" in refused.text
    (refused,) = await commune.presses_data(LEADER, answer, "signedset:1")
    assert "dành cho Trưởng ban, Văn phòng" in refused.text


async def test_the_secretary_changes_a_target_with_its_reason(commune: Commune) -> None:
    (which,) = await commune.says("van_phong", "/camket")
    (listed,) = await commune.presses("van_phong", which, "Nam Thắng")
    number = next(line.split(".")[0] for line in listed.text.splitlines() if ". đường bê tông" in line)
    (card,) = await commune.presses("van_phong", listed, number)
    (ask,) = await commune.presses("van_phong", card, "Sửa mức đăng ký")
    assert "đang là 320 m" in ask.text
    (answer,) = await commune.says("van_phong", "300")
    assert "ghi thêm lý do" in answer.text
    sent = await commune.says("van_phong", "0,3 km đoàn công tác điều chỉnh")
    (told,) = commune.to(LEADER, sent)
    assert "320 → <b>300 m</b>. Lý do: đoàn công tác điều chỉnh" in told.text
    (receipt,) = await commune.says(LEADER, "/tiendo đường 150m")
    assert "150/300 m</b> (50 %)" in receipt.text
    (result,) = commune.to("van_phong", sent)
    await commune.presses("van_phong", result, "Hoàn tác")
    (receipt,) = await commune.says(LEADER, "/tiendo đường 10m")
    assert "160/320 m" in receipt.text
    (card,) = await commune.presses_data("van_phong", card, "signedone:1")
    assert "320 → 300 m, Võ Thị Ngọc: đoàn công tác điều chỉnh" in card.text
    assert done(commune, "đường bê tông") == Decimal(160)


async def test_a_closed_target_is_not_changed(commune: Commune) -> None:
    (which,) = await commune.says("van_phong", "/camket")
    await commune.moves_to(1, 7, 8)
    (listed,) = await commune.says("van_phong", "/camket Nam Thắng")
    number = next(line.split(".")[0] for line in listed.text.splitlines() if ". đường bê tông" in line)
    data = next(data for row in listed.buttons for label, data in row if label == number)
    (card,) = await commune.presses("van_phong", listed, number)
    assert "mức đăng ký không sửa được nữa" in card.text
    (answer,) = await commune.presses_data("van_phong", which, data.replace("signedone", "signedset"))
    assert "mức đăng ký không sửa được nữa" in answer.text
    (answer,) = await commune.says("van_phong", "/camket Thôn Lạ")
    assert "Không có thôn" in answer.text
