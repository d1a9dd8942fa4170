"""Sections one after another: which line begins the next one, and what an arrow concludes of those above it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people as read


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


@pytest.mark.parametrize("text", [
    "Nguồn thứ 1 BN9972: F1 có Kiều Lực (1976, Hồng Lạc) và Kiều Sỹ (1980, Hồng Lạc).",
    "Nguồn BN9972: F1 gồm Kiều Lực (1976, 0906000881) và Kiều Sỹ (1980).",
    "BN9972 có F1 là Kiều Lực (1976, Hồng Lạc) và Kiều Sỹ (1980, Hồng Lạc).",
    "BN9972 gồm các F1: Kiều Lực (1976), Kiều Sỹ (1980).",
])  # fmt: skip
def test_a_case_before_several_is_whom_all_of_them_met(text: str) -> None:
    assert [(person.full_name, person.source) for person in read(text)] == [
        ("Kiều Lực", "BN9972"),
        ("Kiều Sỹ", "BN9972"),
    ]


def test_the_next_class_is_no_detail_of_the_last_pupil() -> None:
    people = read(
        "Lớp 3A (F2, liên quan F1 là cô giáo Hồ Kim Ngân, tiếp xúc 11/6)\nSTT 1: Kiều Kiệt, 2012\nSTT 2: Lê Vy, 2012\n"
        "Lớp 3B (F2, liên quan F1 là cô giáo Hồ Kim Ngân, tiếp xúc 10/6)\nSTT 3: em Lại Long, 2012\n"
        "Nhà trường đã cho học sinh nghỉ học, cách ly tại nhà."
    )
    assert [(person.contact_date, person.place) for person in people] == [
        *[(date(2021, 6, 11), "home")] * 2,
        (date(2021, 6, 10), "home"),
    ]


@pytest.mark.parametrize("title", ["PHẦN 3. TỰ THEO DÕI SỨC KHỎE", "Phần III: người tự theo dõi sức khỏe"])
def test_the_place_of_a_part_ends_with_it(title: str) -> None:
    people = read(
        "PHẦN 1. ĐANG CÁCH LY TẬP TRUNG\nF1 Kiều Lực (1978)\nPHẦN 2. ĐANG CÁCH LY TẠI NHÀ\nF2 Lê Ninh (1955)\n"
        f"{title}\nF3 Lại Thị Vi (1993)"
    )
    assert [person.place for person in people] == ["centralised", "home", None]


@pytest.mark.parametrize(("told", "days"), [
    ("Tx lần cuối lần lượt là 7/6, 7/6, 9/6.", [7, 7, 9]),
    ("Ngày tiếp xúc lần lượt: 07/6, 08/6 và 9/6", [7, 8, 9]),
    ("Tiếp xúc lần cuối lần lượt ngày 7/6, 9/6", [None, None, None]),  # two days for three
])  # fmt: skip
def test_days_told_in_turn(told: str, days: list[int | None]) -> None:
    people = read(f"F1 BN9931\n- Kiều Hùng, 1968\n- Kiều Dũng, 1971\nF1 BN9932\n- Lê Uyên, 1994\n{told}")
    assert [person.contact_date and person.contact_date.day for person in people] == days


@pytest.mark.parametrize("closing", [
    "Đề nghị lập hồ sơ F1 đối với 2 hành khách này.",
    "Trạm xếp F1 cho cả 2 người trên",
    "Đề nghị quản lý diện F1 đối với 2 trường hợp nêu trên.",
])  # fmt: skip
def test_a_level_asked_for_at_the_end(closing: str) -> None:
    people = read(f"Hành khách cùng xe với BN9967 (chuyến 9/6)\nGhế 3: Kiều Tài, 1988\nGhế 4: Lê Duy, 1992\n{closing}")
    assert [person.level for person in people] == ["F1", "F1"]


@pytest.mark.parametrize("closing", [
    "Hai hộ liền kề, thôn Cao Thắng, F2 do tiếp xúc F1 Phan Thị Bình chiều 12/6.",
    "Cả hai nhà ở thôn Cao Thắng, tiếp xúc F1 Phan Thị Bình ngày 12/6",
    "Các gia đình này ở thôn Cao Thắng, tiếp xúc F1 Phan Thị Bình hôm 12/6",
])  # fmt: skip
def test_what_is_said_of_all_houses(closing: str) -> None:
    people = read(
        f"F2\nHộ ông Kiều Chính gồm:\n- ông Kiều Chính 64t\nHộ anh Kiều Trực gồm:\n- anh Kiều Trực sn 84\n{closing}"
    )
    assert [(person.source, person.contact_date) for person in people] == [("Phan Thị Bình", date(2021, 6, 12))] * 2


def test_the_line_after_a_closing_one_goes_on_with_it() -> None:
    people = read(
        "nhà thứ nhất: chị Kiều Ánh 1986 và con gái Lê Linh 2011\nnhà thứ hai: anh Phạm Phúc 1983\n"
        "họ đều là F2 của F1 Trần Lực ạ\ncách ly ở nhà từ hôm 12/6, đo thân nhiệt ngày 2 lần"
    )
    assert [(person.place, person.quarantine_start) for person in people] == [("home", date(2021, 6, 12))] * 3


def test_the_day_of_an_answer_about_a_contact() -> None:
    people = read(
        "13/06 20:14 - An: có thêm 2 F2\n13/06 20:15 - An: Lê Đồng sinh 1970\n13/06 20:15 - An: Lê Chín sinh 1972\n"
        "13/06 20:20 - TYT: tiếp xúc với F1 nào vậy bác?\n13/06 20:22 - An: F1 Ngô Thị Tuyết, ngày 11/6"
    )
    assert [(person.source, person.contact_date) for person in people] == [("Ngô Thị Tuyết", date(2021, 6, 11))] * 2


@pytest.mark.parametrize("office", ["TL. GIÁM ĐỐC", "TUQ. CHỦ TỊCH\n(đã ký)", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"])
def test_who_signs_for_another_is_nobody(office: str) -> None:
    people = read(
        f"F1 BN9944\n1. Kiều Thu 1977\n2. Lê Tuấn 1989\nĐề nghị cách ly tập trung từ 14/6.\n{office}\nPhan Đình Tài"
    )
    assert [(person.full_name, person.place) for person in people] == [
        ("Kiều Thu", "centralised"),
        ("Lê Tuấn", "centralised"),
    ]


@pytest.mark.parametrize("greeting", ["Tối qua họp xong, em tóm tắt lại:", "Hôm qua họp về em gửi các bác"])
def test_the_evening_of_a_meeting_is_no_contact(greeting: str) -> None:
    (person,) = read(f"{greeting}\nF1 mới (BN9955)\nKiều Văn Hạnh nam 1980 Trung Phú")
    assert person.contact_date is None


def test_what_is_said_of_years_of_birth_is_none() -> None:
    people = read("F1 BN9970\nKiều Công, nam, 91\nLê Thị Lệ, nữ, 93\n(số sau giới tính là năm sinh 19xx)")
    assert [person.birth_year for person in people] == [1991, 1993]
