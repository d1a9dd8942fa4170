"""Lists whose level is told by a sentence of its own, beside the levels of other people."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text
from bot.domain.line_lists.above.subject import subjects

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Hòa Bình"))
PEOPLE = """
1. Cao Xuân Trường - SN 1968 - Nam - Hòa Bình - 0943000571 - cách ly từ 31/05/2021
2. Đậu Thị Hoài - SN 1972 - Nữ - Hòa Bình - 0943000572 - cách ly từ 31/05/2021
"""


def people_of(text: str) -> tuple[Person, ...]:
    return read_text(text, on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Do F1 Cao Xuân Thưởng chưa có kết quả, gia hạn cách ly của các F2 sau:", {"F2"}),
        ("THÔNG BÁO GIA HẠN ĐỐI VỚI F2", {"F2"}),
        ("KÍNH GỬI CÁC THÔN DS F2 LQ F1 TỐNG THỊ LÀNH (BN9917)", {"F2"}),
        ("F1 Lê Thị Lành (BN9917) khai ra các F2 dưới đây", {"F2"}),
        ("Tiếp xúc với F0 BN9901, tất cả xếp F1", {"F1"}),
        ("Vì F1 đi chợ nên thêm mấy F2", {"F2"}),
        ("không phải F2 mà là F3", {"F3"}),
        ("F1 và F2 của thôn", {"F1", "F2"}),
        ("liên quan F1 Nguyễn Thị Lành", set()),
        ("F10, F1/2021, F2% không phải mức", set()),
        ("hôm nay nắng", set()),
    ],
)
def test_levels_of_other_people_are_set_aside(text: str, levels: set[str]) -> None:
    assert subjects(text) == levels


@pytest.mark.parametrize(
    ("head", "level"),
    [
        ("Do F1 Cao Xuân Thưởng chưa có kết quả xét nghiệm lần 2, Trạm gia hạn cách ly tại nhà của các F2 sau:", "F2"),
        ("KÍNH GỬI CÁC THÔN DS F2 LQ F1 TỐNG THỊ LÀNH (BN9917)", "F2"),
        ("Báo cáo ngày 14/6: mấy người dưới đây là F3 do gặp F2 Tống Thị Lành", "F3"),
    ],
)
def test_the_one_level_left_is_that_of_everybody_below(head: str, level: str) -> None:
    people = people_of(head + PEOPLE)
    assert [(one.full_name, one.level) for one in people] == [("Cao Xuân Trường", level), ("Đậu Thị Hoài", level)]


def test_the_level_may_be_told_below_all_of_them() -> None:
    people = people_of(PEOPLE + "mấy người trên trạm đã xếp diện F2 rồi nhé, F1 Tống Thị Lành")
    assert [one.level for one in people] == ["F2", "F2"]


@pytest.mark.parametrize("head", ["F1 và F2 của hai thôn hôm nay", "Gửi các đồng chí", "Liên quan F1 Tống Thị Lành"])
def test_where_two_levels_or_none_are_left_it_is_asked(head: str) -> None:
    assert {one.level for one in people_of(head + PEOPLE)} == {None}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("4. Trần Trọng Cảnh, 1968, thôn Nam Thắng, 0335000484", "Trần Trọng Cảnh"),
        ("- Trần Trọng Kính, sn 1971, Nam Thắng", "Trần Trọng Kính"),
        ("vo la ba ho thi nam sinh nam 1960", "Ho Thi Nam"),
        ("con trai la pham dinh chien sinh nam 1988", "Pham Dinh Chien"),
        ("chu ho la ong le van bon 1950", "Le Van Bon"),
        ("1. La Thi Bon, 1950", "La Thi Bon"),
    ],
)
def test_a_name_is_told_from_the_words_around_it(line: str, name: str) -> None:
    assert [one.full_name for one in people_of(f"F2 của F1 Lê Văn Tám:\n{line}\n")] == [name]


@pytest.mark.parametrize("words", ["các bác lưu lại giúp em", "Trân trọng!", "Trân trọng cảm ơn", "lưu giữ sổ này nhé"])
def test_words_like_names_are_nobody(words: str) -> None:
    assert [one.full_name for one in people_of(f"F2 tx BN9901 {words}\n1. Lê Văn Bốn, 1950\n{words}")] == ["Lê Văn Bốn"]


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH F3 TỰ THEO DÕI SỨC KHỎE (13/06/2021)",
        "DANH SÁCH F1 VÀ NGƯỜI TIẾP XÚC NGÀY 13/06/2021",
        "BÁO CÁO F1, CÁC TRƯỜNG HỢP TIẾP XÚC NGÀY 13/6:",
    ],
)
def test_the_day_in_a_title_is_that_of_the_list(title: str) -> None:
    (one,) = people_of(f"{title}\n1. Lê Văn Bốn, 1950, Nam Thắng")
    assert (one.contact_date, one.quarantine_start, one.quarantine_end) == (None, None, None)


@pytest.mark.parametrize("words", ["tx hết ngày 11/6", "tiếp xúc cả ngày 11/6", "gặp hết hôm 11/6", "tx 11/6"])
def test_all_of_them_met_the_case_on_one_day(words: str) -> None:
    (first, second) = people_of(f"F1 của BN9938:\n- Lê Thị Thảo, 1976\n- Trần Hữu Thước, 1973\n{words}, cltt 13/6")
    assert first.contact_date == second.contact_date == date(2021, 6, 11)
    assert first.quarantine_end is None


@pytest.mark.parametrize(
    ("heading", "level", "place"),
    [
        ("I. F1 (cách ly tập trung tại Trung đoàn 841)", "F1", "centralised"),
        ("F1 cách ly tập trung tại Trung đoàn 841", "F1", "centralised"),
        ("F2 lên F1:", "F1", None),
        ("Các trường hợp F3 chuyển lên F2", "F2", None),
        ("DANH SÁCH F2", "F2", None),
    ],
)
def test_a_number_in_a_heading_counts_nobody(heading: str, level: str, place: str | None) -> None:
    people = people_of(f"{heading}\n1. Lê Văn Bốn, 1950, Nam Thắng\n2. Lê Thị Sáu, 1952, Nam Thắng")
    assert [(one.level, one.place) for one in people] == [(level, place)] * 2


@pytest.mark.parametrize("text", ["F1: 12, F2 30", "F2 đang cách ly 14", "F1 tăng 2 người", "F0: 1; F1: 14 (tăng 2)"])
def test_counts_are_still_no_people(text: str) -> None:
    assert people_of(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "- F2 -> F1: Võ Kim Sừ, nam, SN 1959, thôn Hòa Bình",
        "F2 lên F1: Võ Kim Sừ, nam, SN 1959, thôn Hòa Bình",
        "- F2 => F1 Võ Kim Sừ, nam, SN 1959, thôn Hòa Bình",
        "Võ Kim Sừ, nam, s.1959, thôn Hòa Bình: F2 lên F1",
    ],
)
def test_who_stands_behind_a_change_of_level_is_the_changed(line: str) -> None:
    (one,) = people_of(line)
    assert (one.full_name, one.level, one.change) == ("Võ Kim Sừ", "F1", "promoted")
    assert (one.birth_year, one.sex, one.hamlet) == (1959, "nam", "Hòa Bình")


@pytest.mark.parametrize("lead", ["Ghi chú: toàn bộ F2", "Lưu ý: tất cả F2", "Ghi chú - các F2", "Toàn bộ F2"])
def test_a_remark_below_all_sections_holds_for_all(lead: str) -> None:
    people = people_of(
        "1. F2 của F1 Cao Xuân Bách:\n1.1. Cao Xuân Trường, 1962\n2. F2 của F1 Nguyễn Thị Chi:\n"
        f"2.1. Phạm Bá Hưng, 1991\n\n{lead} cách ly tại nhà từ ngày 12/06/2021."
    )
    assert [(one.place, one.quarantine_start) for one in people] == [("home", date(2021, 6, 12))] * 2


@pytest.mark.parametrize("commune", ["x.Thạch Thắng", "x. Thạch Thắng", "xã Thạch Thắng"])
def test_a_commune_is_nobody(commune: str) -> None:
    (one,) = people_of(f"F1 BN9901:\n1, Nguyễn Phúc Lâm, s.1993, thôn Nam Thắng, {commune}, đt 0901000991, tx 03/6/21")
    assert (one.birth_year, one.hamlet, one.phone, one.contact_date) == (
        1993,
        "Nam Thắng",
        "0901000991",
        date(2021, 6, 3),
    )
