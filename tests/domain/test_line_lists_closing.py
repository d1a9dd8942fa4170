"""Sentences under a list that speak of the people above it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Table, read_tables, read_text
from tests.domain.lists import HAMLETS, ON

LIST = "DS F2 liên quan F1 Thái Thị Hương\nThôn Nam Thắng:\n1. Lê Văn Bá, 1980\n2. Lê Thị Mơ, 1983\nThôn Hồng Lạc:\n"
LIST += "1. Hồ Sỹ Tạo, 1971\n"
HOME = {"place": "home", "quarantine_start": date(2021, 6, 12)}
CAMP = {"place": "centralised", "quarantine_start": date(2021, 6, 12), "quarantine_end": date(2021, 7, 3)}


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        ("Tất cả các trường hợp trên cách ly tại nhà từ 12/6.", HOME),
        ("Cả ba người cách ly tại nhà từ 12/6", HOME),
        ("Cả 3 nhà đều cách ly ở nhà tính từ 12/6", HOME),
        ("Cả hai thôn trên cách ly tại nhà từ 12/6", HOME),
        ("Cả ba hộ thực hiện cách ly tại nhà từ 12/6", HOME),
        ("Ba F2 nói trên cách ly tại nhà từ 12/6", HOME),
        ("3 trường hợp vừa nêu cách ly tại nhà từ 12/6", HOME),
        ("Các F2 cách ly tại nhà từ 12/6", HOME),
        ("Những F2 này đều cltn từ 12/6", HOME),
        ("Toàn bộ F2 đã được cho cách ly tại nhà từ 12/6", HOME),
        ("Thời gian cách ly tính từ 12/06/2021. Hình thức: cách ly tại nhà.", HOME),
        ("Thực hiện cách ly tại nhà từ ngày 12/6/2021. Đề nghị thôn giám sát chặt chẽ.", HOME),
        ("Tổng: 2 thôn, 3 người. Cả 3 người cách ly tại nhà từ 12/6", HOME),
        ("\nCách ly tại nhà từ 12/6", HOME),
        ("(cách ly tại nhà từ 12/6)", HOME),
        ("F2 cách ly tại nhà từ 12/6, F3 tự theo dõi", HOME),
        ("Đề nghị các thôn tổ chức cách ly tập trung 12/6 - 3/7", CAMP),
        ("\n\nCách ly tập trung : 12/6 – 3/7\nNgười lập: Trần Thị Bốn", CAMP),
        ("Các F2 tiếp xúc lần cuối ngày 11/06/2021, đưa đi cách ly tập trung ngày 12/06", {
            "contact_date": date(2021, 6, 11), "place": "centralised", "quarantine_start": date(2021, 6, 12)}),
    ],
)  # fmt: skip
def test_a_closing_sentence_is_said_of_everybody_above(closing: str, said: dict[str, Any]) -> None:
    reading = read_text(LIST + closing, on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Lê Văn Bá", "Lê Thị Mơ", "Hồ Sỹ Tạo"]
    for person in reading.people:
        assert {name: getattr(person, name) for name in said} == said, person


@pytest.mark.parametrize(
    "line",
    [
        "F3: 41 người (toàn xã)",
        "Đề nghị các thôn giám sát chặt chẽ",
        "Các F1 cách ly tập trung từ 12/6",
        "Các F2 sau cách ly tập trung từ 12/6:\n1. Bùi Văn Tám, 1990",
        "Riêng F1 cách ly tập trung từ 12/6",
        "F1: đi cách ly tập trung từ 12/6\n1. Bùi Văn Tám, 1990",
    ],
)
def test_words_about_others_say_nothing_of_those_above(line: str) -> None:
    reading = read_text(LIST + line, on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people[:3]] == ["Lê Văn Bá", "Lê Thị Mơ", "Hồ Sỹ Tạo"]
    assert {(person.place, person.quarantine_start) for person in reading.people[:3]} == {(None, None)}


@pytest.mark.parametrize(
    "line",
    [
        "Lý do: tiếp xúc với F1 Đồng Sỹ Tiến ngày 11/06/2021.",
        "Nguồn: F1 Đồng Sỹ Tiến, tiếp xúc ngày 11/6",
        "Đều do tiếp xúc F1 Đồng Sỹ Tiến ngày 11/6",
        "Yếu tố dịch tễ: cùng tiếp xúc với F1 Đồng Sỹ Tiến hôm 11/6",
        "Tất cả tx F1 Đồng Sỹ Tiến 11/6",
        "Những người này liên quan đến F1 Đồng Sỹ Tiến, tiếp xúc lần cuối 11/6",
    ],
)
def test_a_closing_sentence_says_whom_they_met(line: str) -> None:
    text = f"DS F2 thôn Nam Thắng\n1. Lê Văn Bá, sinh 1980\n2. Lê Thị Mơ, sinh 1983\n{line}"
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Lê Văn Bá", "Lê Thị Mơ"]
    assert {(person.source, person.contact_date) for person in reading.people} == {("Đồng Sỹ Tiến", date(2021, 6, 11))}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Em báo F2 thôn Trung Phú 1 tin cho tiện: Nguyễn Phi Long 1985 0962000140; Cao Thị Trang 1988 (vợ anh "
            "Long); đều tx với F1 Hoàng Kim Ngân hôm 11/6. Nhà anh Long còn cháu Nguyễn Phi Hùng đi học ở Hà Nội ko "
            "về nên em ko tính ạ",
            {"Nguyễn Phi Long": "Hoàng Kim Ngân", "Cao Thị Trang": "Hoàng Kim Ngân"},
        ),
        (
            "F1 mới: anh Lê Văn Bá sinh 1980 ở Nam Thắng, chị Lê Thị Mơ sinh 1983 ở Nam Thắng, đều tx BN9901 ngày "
            "10/6. Ông Hồ Sỹ Tạo sinh 1971 ở Hồng Lạc, gặp BN9902 ngày 11/6. Trạm đã phun khử khuẩn.",
            {"Lê Văn Bá": "BN9901", "Lê Thị Mơ": "BN9901", "Hồ Sỹ Tạo": "BN9902"},
        ),
    ],
)
def test_each_sentence_of_prose_speaks_of_its_own_people(text: str, who: dict[str, str]) -> None:
    people = [person for person in read_text(text, on=ON, hamlets=HAMLETS).people if person.change != "removed"]
    assert {person.full_name: person.source for person in people} == who


@pytest.mark.parametrize(
    "line",
    [
        "F1 Nguyễn Thị Chung lây sang, gặp nhau bữa 10/6. Ở nhà từ 12/6, cltn",
        "2 ng này tx F1 Nguyễn Thị Chung hôm 10/6, cltn từ 12/6",
        "ok e chốt cả 2 là F2 của F1 Nguyễn Thị Chung tx 10/6, cách ly tại nhà từ 12/6 nhé",
        "các hộ trên ký cam kết cltn từ 12/6, do gặp F1 Nguyễn Thị Chung hôm 10/6",
        "(cltn từ 12/6, tx F1 Nguyễn Thị Chung 10/6)",
        "tx F1 Nguyễn Thị Chung 10/6 cả, cltn từ 12/6",
    ],
)
def test_closing_words_of_a_chat_are_said_of_everybody_above(line: str) -> None:
    reading = read_text(f"Thôn Trung Phú báo F2\n- Lê Văn Bá, 1966\n- Lê Thị Mơ, 1969\n{line}", on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Lê Văn Bá", "Lê Thị Mơ"]
    for person in reading.people:
        assert (person.level, person.source) == ("F2", "Nguyễn Thị Chung")
        assert (person.contact_date, person.place) == (date(2021, 6, 10), "home")
        assert person.quarantine_start == date(2021, 6, 12)


def test_a_sheets_title_is_no_closing_of_the_sheet_before() -> None:
    heads = ("TT", "Họ tên", "Năm sinh")
    tables = [
        Table(hamlet, ((f"F2 CÁCH LY TẠI NHÀ THÔN {hamlet.upper()}", "", ""), heads, (1.0, name, 1975.0)))
        for hamlet, name in (("Nam Thắng", "Lê Văn Bá"), ("Hòa Bình", "Hồ Sỹ Tạo"))
    ]
    people = read_tables(tables, on=ON, hamlets=HAMLETS).people
    assert [(person.level, person.hamlet, person.place) for person in people] == [
        ("F2", "Nam Thắng", "home"),
        ("F2", "Hòa Bình", "home"),
    ]


HOUSE = "F2 thôn Hồng Lạc\n1. Lê Văn Tám 1970 {}\n2. Lê Thị Lý 1972, vợ ông Tám\n3. Lê Văn Cả 2000 con trai\n"


@pytest.mark.parametrize(
    "last",
    [
        "--> cả 3 đều tx bà Mai cùng ngày",
        "Cả 3 người gặp bà Mai cùng một ngày",
        "Tất cả đều tx với bà Mai trong ngày đó",
    ],
)
def test_the_last_line_may_call_the_source_and_the_day_as_known(last: str) -> None:
    people = read_text(HOUSE.format("tx bà Trần Thị Mai (F1) hồi 10/6") + last, on=ON, hamlets=HAMLETS).people
    assert [(each.source, each.contact_date) for each in people] == [("Trần Thị Mai", date(2021, 6, 10))] * 3


def test_one_household_lives_in_one_hamlet() -> None:
    text = "F1 của BN9951\nLê Văn Tám sn 1969 thôn Hòa Bình\nvợ: Trần Thị Lựu sn 1972\ncả 2 cùng hộ, chờ xe đón đi cltt"
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [(each.hamlet, each.place) for each in people] == [("Hòa Bình", "centralised")] * 2


def test_what_nobody_says_of_himself_may_be_said_under_the_last_household() -> None:
    text = """Thôn Cao Thắng báo cáo các hộ F2
Hộ ông Lê Văn Tám:
- Lê Văn Tám, 1970
- Trần Thị Lý, 1972 (vợ)
Hộ bà Lê Thị Mão:
- Lê Thị Mão, 1957
Nguồn: F1 Trần Thị Mai, tiếp xúc ngày 09/06/2021. Thời gian cách ly: 10/06/2021 - 24/06/2021."""
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    told = {(each.source, each.contact_date, each.quarantine_start, each.quarantine_end) for each in people}
    assert told == {("Trần Thị Mai", date(2021, 6, 9), date(2021, 6, 10), date(2021, 6, 24))}


@pytest.mark.parametrize(
    "closing",
    [
        "Nguồn: F1 Trần Thị Minh Nguyệt, tiếp xúc ngày 09/06/2021. Thời gian cách ly: 10/06/2021 - 24/06/2021.",
        "Nguồn tiếp xúc: F1 Trần Thị Minh Nguyệt, ngày 9/6; cách ly 10/6 - 24/6",
        "Các hộ trên đều tiếp xúc F1 Trần Thị Minh Nguyệt ngày 9/6, cách ly từ 10/6 đến 24/6",
    ],
)
def test_what_closes_a_list_of_households_is_said_of_every_house(closing: str) -> None:
    text = (
        "Các hộ F2 đang cách ly tại nhà\nHộ ông Trần Quang Diệm:\n- Trần Quang Diệm, 1965\n- Hoàng Thị Lam, 1967 (vợ)\n"
        f"Hộ bà Lê Thị Mão:\n- Lê Thị Mão, 1957\n- Nguyễn Thị Thảo, 1986 (con gái)\n{closing}"
    )
    people = read_text(text, on=date(2021, 6, 14), hamlets=[]).people
    assert [(each.source, each.contact_date, each.quarantine_start, each.quarantine_end) for each in people] == [
        ("Trần Thị Minh Nguyệt", date(2021, 6, 9), date(2021, 6, 10), date(2021, 6, 24))
    ] * 4


def test_a_household_with_such_words_of_its_own_keeps_them() -> None:
    text = (
        "F2 cách ly tại nhà\nHộ ông Trần Quang Diệm:\n- Trần Quang Diệm, 1965\n- Hoàng Thị Lam, 1967 (vợ)\n"
        "Nguồn: F1 Lê Văn Ba, tiếp xúc 8/6\n"
        "Hộ bà Lê Thị Mão:\n- Lê Thị Mão, 1957\n- Nguyễn Thị Thảo, 1986\nNguồn: F1 Mai Văn Tư, tiếp xúc 9/6"
    )
    people = read_text(text, on=date(2021, 6, 14), hamlets=[]).people
    assert [each.source for each in people] == ["Lê Văn Ba"] * 2 + ["Mai Văn Tư"] * 2


def test_a_line_with_a_label_that_each_person_has_is_his_own() -> None:
    text = (
        "F1 bổ sung của BN9957:\n1) Nguyễn Minh Triết (nam, 1983) - Trung Phú\n   Tiếp xúc lần cuối: 08/06/2021\n"
        "   Cách ly: Trường Mầm non xã (tập trung), từ 10/06/2021\n2) Tăng Bá Lộc (nam, 1955) - Hòa Bình\n"
        "   Tiếp xúc lần cuối: 07/06/2021\n   Cách ly: tại nhà (có bệnh nền), từ 11/06/2021"
    )
    people = read_text(text, on=date(2021, 6, 14), hamlets=[]).people
    assert [(each.contact_date, each.place, each.quarantine_start) for each in people] == [
        (date(2021, 6, 8), "centralised", date(2021, 6, 10)),
        (date(2021, 6, 7), "home", date(2021, 6, 11)),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Hôm qua 13/6 cả 3 vào khu cách ly tập trung trường nghề.",
        "Sau phiên 7/6 ko ai gặp lại BN. Hôm qua 13/6 cả 3 vào khu tập trung trường nghề. Chợ đóng cửa rồi.",
        "chiều qua xe huyện đón cả 3 vào khu cách ly rồi",
        "Từ hôm đó mọi người không gặp ai khác. Hôm 13/6 xe đưa cả 3 người đi cách ly tập trung dưới huyện. Hết ạ.",
        "Ngày 13/6 toàn bộ được chuyển vào khu cách ly tập trung",
    ],
)
def test_what_all_did_on_a_day_is_told_in_any_sentence_under_a_list(closing: str) -> None:
    text = (
        "Mấy người bán gần quầy của BN9917 phiên sáng 7/6, huyện bảo là F1 cả:\nchị Hà Thị Lựu - 1975\n"
        f"chị Võ Thị Tám, sinh 82\nanh Kiều Văn Lợi 1979 0386000744\n{closing}"
    )
    people = read_text(text, on=date(2021, 6, 14), hamlets=[]).people
    assert [(each.contact_date, each.place, each.quarantine_start) for each in people] == [
        (date(2021, 6, 7), "centralised", date(2021, 6, 13))
    ] * 3


@pytest.mark.parametrize(
    "told",
    [
        "hết hạn cltn hôm nay 14/6 (bđ từ 31/5)",
        "cltn từ 31/5, đủ 14 ngày hôm nay 14/6",
        "hoàn thành CLTN 14/6 (bắt đầu 31/5)",
        "kết thúc cách ly tại nhà ngày 14/6, vào ngày 31/5",
    ],
)
def test_a_title_tells_when_the_quarantine_of_its_people_ends(told: str) -> None:
    people = read_text(f"F2 {told}\nNguyễn Trọng Khôi sn72\nLê Na sn 2001", on=date(2021, 6, 14), hamlets=[]).people
    assert [(each.quarantine_start, each.quarantine_end) for each in people] == [
        (date(2021, 5, 31), date(2021, 6, 14))
    ] * 2


@pytest.mark.parametrize(
    "closing",
    [
        "Khách các bàn khác là F2, gửi sau. Hai người này F1, cách ly tập trung 12/6, mốc cuối 3/7",
        "Đứng giữa hai người này là BN9929 nên cả 2 F1. Cách ly tập trung mốc đầu 12/6, mốc cuối 3/7",
        "Những người khác trong quán thì xếp F2. Cả 2 F1 cách ly tập trung từ 12/6, dự kiến ra: 3/7",
    ],
)
def test_what_others_are_is_not_said_of_those_listed(closing: str) -> None:
    text = f"Ngồi cạnh BN9929 ở quán:\n1. Lê Văn Bá, 1980\n2. Lê Thị Mơ, 1983\n{closing}"
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [person.level for person in people] == ["F1", "F1"]
    for person in people:
        assert {name: getattr(person, name) for name in CAMP} == CAMP


@pytest.mark.parametrize(
    "closing",
    [
        "Cách ly tập trung từ 12/6, dự kiến 3/7 về.",
        "ca 2 cltt tu 12/6, dk ngay 3/7 se ra",
        "Cách ly tập trung từ 12/6 đến 3/7. Mọi người tạm không tiếp xúc nhé.",
        "Cách ly tập trung từ 12/6 đến 3/7.\nĐề nghị bà con không tiếp xúc với hai nhà này.",
        "Cách ly tập trung từ 12/6 đến 3/7.\nCác đ/c còn lại ngồi cách trên 2m, không thuộc diện nào.",
        "Cách ly tập trung từ 12/6 đến 3/7.\nBà Bá không dự giỗ, không lập danh sách.",
    ],
)
def test_words_to_others_take_nobody_off_the_list(closing: str) -> None:
    text = f"F1 BN9929:\n1. Ông Lê Văn Bá, 1980\n2. Chị Lê Thị Mơ, 1983\n{closing}"
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [(person.full_name, person.level, person.change) for person in people] == [
        ("Lê Văn Bá", "F1", None),
        ("Lê Thị Mơ", "F1", None),
    ]
    for person in people:
        assert {name: getattr(person, name) for name in CAMP} == CAMP


def test_a_camp_tells_when_it_took_people_in() -> None:
    text = "KHU CÁCH LY KÝ TÚC XÁ\nNgày 12/6 tiếp nhận công dân xã ta:\n1. Lê Văn Bá, 1980\n2. Lê Thị Mơ, 1983\n"
    for person in read_text(f"{text}Diện: F1/BN9928. Dự kiến ra: 03/07.", on=ON, hamlets=HAMLETS).people:
        assert person.contact_date is None
        assert {name: getattr(person, name) for name in CAMP} == CAMP
