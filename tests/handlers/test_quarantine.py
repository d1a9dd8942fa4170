"""The station's lists of people in quarantine, as people ask for them and as far as each may see them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from sqlmodel import col, select

from storage.audit import Audit
from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune

LIST = """DANH SÁCH F1
1. Nguyễn Văn Kiên, SN 1985, nam, thôn Nam Thắng, SĐT 0912000345, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021, cách ly tập trung từ 06/06/2021 đến 27/06/2021
2. Trần Thị Bưởi, SN 1990, nữ, thôn Trung Phú, SĐT 0976000112, F1 của BN9901, tiếp xúc lần cuối ngày 05/06/2021
3. Phạm Văn Đức, SN 1977, nam, thôn Nam Thắng, cách ly tập trung từ 24/05/2021 đến 14/06/2021
4. Vũ Thị Hòa, SN 1988, nữ, thôn Nam Thắng, cách ly tập trung từ 25/05/2021 đến 15/06/2021
DANH SÁCH F2
1. Lê Thị Cúc, SN 1970, nữ, thôn Hòa Bình, F2 của Nguyễn Văn Kiên, tiếp xúc ngày 08/06/2021, cách ly tại nhà"""  # noqa: E501


@pytest.fixture
async def listed(commune: Commune) -> Commune:
    """The sample committee, with five people listed on 14/06/2021."""
    await commune.says("tram_y_te", LIST, where=GROUP)
    return commune


async def test_who_is_in_quarantine_is_listed_by_hamlet_place_and_end(listed: Commune) -> None:
    (answer,) = await listed.says("tram_y_te", "cách ly")
    assert "đang cách ly, theo dõi <b>5</b> người" in answer.text
    assert "<b>Nam Thắng</b>: 3 người (F1 3)" in answer.text
    assert "<b>Nam Thắng – tập trung</b>" in answer.text
    names = ("Phạm Văn Đức", "Vũ Thị Hòa", "Nguyễn Văn Kiên", "Trần Thị Bưởi", "Lê Thị Cúc")
    assert sorted(names, key=answer.text.index) == list(names)
    assert "dự kiến hết 26/06/2021 (còn 12 ngày)" in answer.text
    assert "Lê Thị Cúc, 1970 – chưa có ngày hết hạn" in answer.text


async def test_a_long_list_comes_in_pages_whose_numbers_go_on(commune: Commune) -> None:
    people = [f"{n}. Nguyễn Thị {chr(64 + n)}n, SN {1950 + n}, thôn Nam Thắng" for n in range(1, 15)]
    await commune.says("tram_y_te", "DANH SÁCH F1\n" + "\n".join(people), where=GROUP)
    (first,) = await commune.says("tram_y_te", "/cachly")
    assert "Trang 1/2" in first.text
    assert "<b>14</b> người" in first.text
    await commune.presses("tram_y_te", first, "Trang sau")
    assert "Trang 2/2" in first.text
    assert "13. F1" in first.text
    assert "14. F1" in first.text
    assert first.labels[-1] == "◀ Trang trước"


async def test_a_leader_sees_and_turns_only_his_own_hamlet(listed: Commune) -> None:
    (answer,) = await listed.says("thon_hoa_binh", "/cachly")
    assert "Lê Thị Cúc" in answer.text
    assert "Kiên" not in answer.text
    (forged,) = await listed.presses_data("thon_hoa_binh", answer, "clpage:0:0")
    assert "Kiên" not in forged.text
    (refused,) = await listed.says("thon_hoa_binh", "/cachly Nam Thắng")
    assert "chỉ xem và báo cáo được cho thôn Hòa Bình" in refused.text


async def test_the_group_gets_numbers_and_no_names(listed: Commune) -> None:
    (answer,) = await listed.says("truong_ban", "/cachly", where=GROUP)
    assert "<b>5</b> người" in answer.text
    assert "Nam Thắng</b>: 3 người" in answer.text
    assert "Kiên" not in answer.text
    assert answer.buttons == ()


async def test_the_ends_are_sorted_by_how_near_they_are(listed: Commune) -> None:
    (answer,) = await listed.says("tram_y_te", "hết hạn")
    parts = [part.split("\n") for part in answer.text.split("\n\n")]
    heads = {rows[0]: " ".join(rows[1:]) for rows in parts}
    assert "Phạm Văn Đức" in heads["<b>🏁 Hết hạn hôm nay (14/06)</b>: 1 người"]
    assert "Vũ Thị Hòa" in heads["<b>Hết hạn ngày mai (15/06)</b>: 1 người"]
    assert "Lê Thị Cúc" in heads["<b>❓ Chưa có ngày hết hạn</b>: 1 người"]
    assert "Nguyễn Văn Kiên" not in answer.text


async def test_who_is_past_his_end_is_named_until_somebody_decides(listed: Commune) -> None:
    await listed.moves_to(27, 6, 8)
    (answer,) = await listed.says("tram_y_te", "/hethan")
    assert "Đã quá ngày hết hạn, chưa ai ghi kết thúc</b>: 2 người" in answer.text
    assert "Quá ngày dự kiến, Trạm y tế chưa quyết định</b>: 1 người" in answer.text
    assert "Trần Thị Bưởi, 1990, Trung Phú, 0976 000 112 – dự kiến hết 26/06/2021 (quá 1 ngày)" in answer.text
    (in_quarantine,) = await listed.says("tram_y_te", "/cachly")
    assert "Trần Thị Bưởi" in in_quarantine.text  # a proposed end releases nobody


@pytest.mark.parametrize("said", ["kiên", "kien", "nguyen van kien", "Văn Kiên", "văn ki", "0912000", "345", "KIEN"])
async def test_a_person_is_found_by_part_of_his_name_or_phone(listed: Commune, said: str) -> None:
    (answer,) = await listed.says("tram_y_te", f"tìm {said}")
    assert "Nguyễn Văn Kiên, 1985, Nam Thắng, 0912 000 345 – hết 27/06/2021" in answer.text
    assert "Bưởi" not in answer.text


async def test_a_leader_does_not_learn_that_somebody_elsewhere_exists(listed: Commune) -> None:
    (answer,) = await listed.says("thon_hoa_binh", "/tim kiên")
    (nobody,) = await listed.says("thon_hoa_binh", "/tim zzz")
    assert "Không thấy ai" in answer.text
    assert answer.text.replace("kiên", "zzz") == nobody.text


@pytest.mark.parametrize("who", ["ntm", "dai_truyen_thanh"])
@pytest.mark.parametrize("said", ["/cachly", "/hethan", "/tim kien"])
async def test_names_are_not_for_everybody(listed: Commune, who: str, said: str) -> None:
    (answer,) = await listed.says(who, said)
    assert "dành cho" in answer.text
    assert "Kiên" not in answer.text


async def test_every_reading_of_names_is_audited(listed: Commune) -> None:
    for said in ("/cachly", "/hethan", "/tim kien"):
        await listed.says("truong_ban", said)
    with listed.session() as session:
        subjects = session.exec(select(Audit.subject).where(Audit.action == "read").order_by(col(Audit.id))).all()
    assert [subject.split()[0] for subject in subjects] == ["quarantine", "ending", "contacts"]


async def test_a_command_without_a_name_is_answered_with_an_example(listed: Commune) -> None:
    (answer,) = await listed.says("tram_y_te", "/tim")
    assert "/tim kiên" in answer.text


async def test_those_past_their_stated_end_are_closed_together_and_taken_back(listed: Commune) -> None:
    await listed.moves_to(28, 6, 8)
    (answer,) = await listed.says("tram_y_te", "/hethan")
    (question,) = await listed.presses("tram_y_te", answer, "Ghi kết thúc cho 3 người")
    assert statuses(listed) == {"open": 5}  # asked before anything is written
    await listed.presses("tram_y_te", question, "Ghi kết thúc 3 người")
    assert statuses(listed) == {"open": 2, "released": 3}
    (answer,) = await listed.says("tram_y_te", "/hethan")
    assert "chưa ai ghi kết thúc" not in answer.text
    assert "Trần Thị Bưởi" in answer.text  # only a proposed end: nobody decided yet
    data = question.buttons[0][0][1]
    await listed.presses("tram_y_te", question, "Hoàn tác")
    assert statuses(listed) == {"open": 5}
    (again,) = await listed.presses_data("tram_y_te", question, data)
    assert "đã làm rồi" in again.text


async def test_a_leader_has_no_button_to_close_and_a_forged_one_is_refused(listed: Commune) -> None:
    await listed.moves_to(28, 6, 8)
    (answer,) = await listed.says("thon_nam_thang", "/hethan")
    assert not any("Ghi kết thúc" in label for label in answer.labels)
    for data in ("hhclose", f"hhclosed:{date(2021, 6, 28).toordinal()}", "hhback:1:99"):
        (refused,) = await listed.presses_data("thon_nam_thang", answer, data)
        assert "dành cho Trạm y tế" in refused.text
    assert statuses(listed) == {"open": 5}


def statuses(commune: Commune) -> dict[str, int]:
    with commune.session() as session:
        return dict(Counter(session.exec(select(Contact.status))))
