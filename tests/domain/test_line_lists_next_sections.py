"""Sections one after another: which line begins the next one, and what an arrow concludes of those above it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


def read(text: str) -> list[Person]:
    return list(read_text(text, on=ON, hamlets=HAMLETS).people)


@pytest.mark.parametrize("call", ["Đợt {} - đi", ">> ĐỢT {} - vào khu", "Chuyến {}: đưa đi", "Đoàn số {} đi cách ly"])
def test_the_next_section_of_its_kind_says_nothing_of_those_above(call: str) -> None:
    first, second = call.format(1), call.format(2)
    people = read(
        f"F1 của BN9929, cltt\n{first} ngày 10/6\n1. Kiều Văn Lực 1971\n2. Kiều Thị Nga 1974\n"
        f"{second} ngày 12/6\n3. Phùng Thị Mỵ 2003"
    )
    assert [person.quarantine_start for person in people] == [date(2021, 6, 10)] * 2 + [date(2021, 6, 12)]


@pytest.mark.parametrize("venue", ["Quán bún, trưa {}:", "Tiệm tạp hóa chị Lý - sáng {}", "Phòng khám tư, chiều {}:"])
def test_a_day_at_a_place_is_that_of_the_contact(venue: str) -> None:
    people = read(
        f"Hàng quán BN9952 ghé (đều F1)\n{venue.format('10/6')}\n- Kiều Văn Lực – 1986\n- Kiều Thị Nga – 2000\n"
        f"Quán cà phê, tối 11/6:\n- Phùng Nhật Hào – 1999"
    )
    assert [person.contact_date for person in people] == [date(2021, 6, 10)] * 2 + [date(2021, 6, 11)]


@pytest.mark.parametrize("arrow", ["=>", "->", "→", "-->"])
def test_an_arrow_concludes_of_each_house_by_itself(arrow: str) -> None:
    people = read(
        f"Gia đình ông Kiều Lực, Nam Thắng:\n1/ Kiều Lực 1957\n2/ Hồ Thị Nga (vợ) 1959\n3/ Kiều Khang 1985\n"
        f"{arrow} F2, tx với F1 Phùng Thị Mỵ ngày 12/6\n"
        f"Gia đình ông Lê Tý, thôn Cao Thắng:\n1/ Lê Tý 1960\n{arrow} F2, tx với F1 Lại Văn Hòe ngày 11/6"
    )
    assert [(person.level, person.source, person.contact_date) for person in people] == [
        *[("F2", "Phùng Thị Mỵ", date(2021, 6, 12))] * 3,
        ("F2", "Lại Văn Hòe", date(2021, 6, 11)),
    ]


def test_several_arrows_tell_one_thing_each() -> None:
    people = read(
        "Mẹ con chị Kiều Loan (sn 1989) và cháu Lê An (sn 2015), thôn Hòa Bình\n -> F2\n -> nguồn: F1 Lê Tường\n"
        "Vợ chồng anh Phùng Sỹ Bằng (sn 1982), chị Lại Thị Sương (sn 1985)\n -> F2\n -> nguồn: F1 Võ Thị Đường"
    )
    assert [(person.level, person.source) for person in people] == [
        *[("F2", "Lê Tường")] * 2,
        *[("F2", "Võ Thị Đường")] * 2,
    ]


@pytest.mark.parametrize(
    "under", ["F2 - F1 Kiều Lực", "Những người ở nhà (F2, tiếp xúc F1 Kiều Lực):", "F2 (F1 Kiều Lực)"]
)
def test_a_heading_with_the_level_of_whom_they_met(under: str) -> None:
    people = read(f"F1 BN9936\n1. Kiều Lực 1976\n2. Kiều Lương 1980\n{under}\n3. Lê Bách 2004\n4. Lê Thị Khánh 2008")
    assert [(person.level, person.source) for person in people] == [
        *[("F1", "BN9936")] * 2,
        *[("F2", "Kiều Lực")] * 2,
    ]


@pytest.mark.parametrize(
    "heading", ["CỤM DÂN CƯ SỐ 1 (Trung Phú)", "Tổ liên gia 4 (Trung Phú)", "KHU DÂN CƯ 2 - TRUNG PHÚ"]
)
def test_a_part_of_a_hamlet_is_nobody(heading: str) -> None:
    (person,) = read(f"Danh sách F2\n{heading}\nLê Thị Vẽ (1953) từ 5/6 đến 19/6")
    assert (person.hamlet, person.quarantine_start, person.quarantine_end) == (
        "Trung Phú",
        date(2021, 6, 5),
        date(2021, 6, 19),
    )


def test_those_with_a_level_are_listed_under_the_name_of_a_team_too() -> None:
    text = "TỔ COVID CỘNG ĐỒNG THÔN HÒA BÌNH\nTổ 1:\nCao Thái (1963) - F2\nTổ 2:\nLê Minh Khôi (1990) - F2"
    assert [(person.full_name, person.level) for person in read(text)] == [
        ("Cao Thái", "F2"),
        ("Lê Minh Khôi", "F2"),
    ]


@pytest.mark.parametrize("aside", ["chủ quán", "đi làm rẫy, chiều lấy mẫu", "bán hàng ở chợ"])
def test_what_somebody_does_takes_no_phone_from_him(aside: str) -> None:
    (person,) = read(f"F1 BN9950\n1. Trần Ngọc Hiệp, 1995, Cao Thắng, 0337000671 ({aside})")
    assert person.phone == "0337000671"


@pytest.mark.parametrize("text", [
    "Bên Nam Thắng hai F1 của BN9931 là Kiều Lực (1980) và Lê Bé (1985); "
    "bên Cao Thắng hai F2 là Lại Sáu (1970), Hồ Bảy (1975).",
    "Nam Thắng có 2 F1 của BN9931: Kiều Lực (1980), Lê Bé (1985); Cao Thắng có 2 F2: Lại Sáu (1970), Hồ Bảy (1975).",
])  # fmt: skip
def test_a_sentence_of_another_hamlet_begins_behind_a_semicolon(text: str) -> None:
    assert [(person.level, person.hamlet, person.source) for person in read(text)] == [
        *[("F1", "Nam Thắng", "BN9931")] * 2,
        *[("F2", "Cao Thắng", None)] * 2,
    ]
