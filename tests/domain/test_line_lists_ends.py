"""What the ends of lists and of their lines say, of whom, and what they say that nobody is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Cell, Person, Table, read_tables, read_text
from bot.domain.line_lists.tabular.columns import column_kind
from tests.domain.lists import HAMLETS, ON

LIST = """gửi lại ds f2 thôn Hồng Lạc nguồn f1 Bùi Thị Mến:
Bùi Văn Sáu - 1971 - nam
Bùi Thị Bảy - 1974 - nữ
Bùi Quốc Tám - 2000 - nam
"""
TRAVELLERS = """Danh sách người về từ vùng dịch:
1. Lê Đăng Khải, 1990, Nam Thắng, về từ Bình Dương 9/6, cách ly tại nhà đến 23/6
2. Cao Hoài Đức, 1986, Hòa Bình, về từ Bắc Ninh 10/6, cltt đến 1/7
"""


def read(text: str) -> tuple[Person, ...]:
    return read_text(text, on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    "last",
    [
        "cl tại nhà đến 22/6, bắt đầu từ 8/6. Hồng Lạc hết người mới",
        "F2 thôn Hồng Lạc cách ly tại nhà từ 8/6 đến 22/6 nhé",
        "Cách ly tại nhà từ 8/6 đến 22/6, thôn Hồng Lạc không còn ai",
        "cltn 8/6-22/6 tại thôn Hồng Lạc",
        "Tại thôn Hồng Lạc, các hộ cách ly tại nhà từ 8/6 đến hết 22/6",
        "cách ly ở nhà 14 ngày từ 8/6 - 22/6. thôn Hồng Lạc đã giám sát. Hòa Bình chưa có",
        "Đã cltn từ 8/6, hạn 22/6 (Hồng Lạc giám sát)",
    ],
)
def test_a_last_line_may_name_the_hamlet_in_which_all_live(last: str) -> None:
    people = read(LIST + last)
    assert [(each.hamlet, each.place) for each in people] == [("Hồng Lạc", "home")] * 3
    assert {(each.quarantine_start, each.quarantine_end) for each in people} == {(date(2021, 6, 8), date(2021, 6, 22))}


def test_a_last_line_about_another_hamlet_is_not_said_of_these() -> None:
    assert all(each.place is None for each in read(LIST + "thôn Trung Phú: cách ly tại nhà từ 8/6"))


@pytest.mark.parametrize(
    "last",
    [
        "Ghi chú: những người trên về từ vùng dịch, không phải F1, F2",
        "Các trường hợp trên chưa xếp F1, F2",
        "Lưu ý: danh sách này không phải F1/F2, chỉ là người về từ vùng dịch",
        "(chưa phải F1 hay F2)",
        "Không ai là F1, F2",
        "Tất cả chưa xếp loại F1",
        "không thuộc diện F1, F2, F3",
    ],
)
def test_levels_that_are_denied_are_nobodys(last: str) -> None:
    assert [(each.full_name, each.level, each.change) for each in read(TRAVELLERS + last)] == [
        ("Lê Đăng Khải", None, None),
        ("Cao Hoài Đức", None, None),
    ]


def test_levels_denied_in_a_sheet_are_nobodys() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("THỐNG KÊ NGƯỜI TRỞ VỀ TỪ TỈNH NGOÀI",),
        ("Thôn", "Họ và tên", "Năm sinh", "Nơi về", "Ngày về", "Cách ly"),
        ("Nam Thắng", "Lê Đăng Khải", 1990.0, "Bình Dương", date(2021, 6, 9), "Tại nhà"),
        ("Hòa Bình", "Cao Hoài Đức", 1986.0, "Bắc Ninh", date(2021, 6, 10), "Tập trung"),
        ("Ghi chú: những người trên về từ vùng dịch, không phải F1, F2",),
    )
    people = read_tables([Table("Sheet1", rows)], on=ON, hamlets=HAMLETS).people
    assert [(each.full_name, each.level) for each in people] == [("Lê Đăng Khải", None), ("Cao Hoài Đức", None)]


@pytest.mark.parametrize(
    "line",
    [
        "Bố mẹ đẻ: ông Trần Phúc Điền 1960, bà Vũ Thị Nhạn 1963 - cùng nhà, F1, CLTT từ 12/6",
        "ông Trần Phúc Điền 1960, bà Vũ Thị Nhạn 1963, F1, CLTT từ 12/6",
        "Vợ chồng ông Trần Phúc Điền (1960), bà Vũ Thị Nhạn (1963): F1, CLTT từ 12/6",
        "ông Trần Phúc Điền 1960; cùng bà Vũ Thị Nhạn 1963 không nhớ số, đều F1. Đi tập trung hết từ 12/6 rồi",
    ],
)
def test_what_ends_a_line_of_two_is_said_of_both(line: str) -> None:
    people = read(f"Liên quan BN9966:\n{line}")
    assert [each.full_name for each in people] == ["Trần Phúc Điền", "Vũ Thị Nhạn"]
    assert {(each.level, each.place, each.quarantine_start) for each in people} == {
        ("F1", "centralised", date(2021, 6, 12))
    }


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("hết hạn rút từ 25/06 xuống 22/06 theo quyết định của huyện", date(2021, 6, 22)),
        ("hạn đổi từ 25/6 sang 22/6", date(2021, 6, 22)),
        ("gia hạn từ 14/6 đến 22/6", date(2021, 6, 22)),
        ("điều chỉnh ngày hết hạn từ 25/06 thành 22/06", date(2021, 6, 22)),
    ],
)
def test_of_an_end_that_was_moved_the_new_one_holds(said: str, end: date) -> None:
    (person,) = read(f"- F1 Lưu Xuân Mai (nữ, 1990, Hòa Bình): cách ly tập trung 01/06, {said}")
    assert (person.quarantine_start, person.quarantine_end) == (date(2021, 6, 1), end)


def test_a_level_with_a_reservation_about_something_else_holds() -> None:
    (person,) = read("Bà Lê Thị Vượng sinh năm 1959, ngày 10/6 có ngồi ăn cỗ với BN9964 nên trạm đã cho là F1, "
                     "nhưng bà chưa đi tập trung vì đợi xe.")  # fmt: skip
    assert (person.level, person.source, person.contact_date) == ("F1", "BN9964", date(2021, 6, 10))


def test_the_day_of_a_feast_in_a_heading_is_not_that_of_the_report() -> None:
    people = read("Ghi giúp thôn Cao Thắng nhé, đi đám hỏi hôm chủ nhật 6/6 về giờ thành F1 của BN9954 cả:\n"
                  "- Phùng Quang Thoan (1985), đi tập trung từ 10/6")  # fmt: skip
    assert [(each.contact_date, each.quarantine_start) for each in people] == [(date(2021, 6, 6), date(2021, 6, 10))]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Do F1 nào", "source"),
        ("Do ai", "source"),
        ("Từ F1", "source"),
        ("F1 là ai", "source"),
        ("Ca nào", "source"),
        ("F nào", "level"),
        ("Mức", "level"),
        ("Nhà/TT", "place"),
        ("Lên khu ngày", "start"),
        ("Ca làm chung gần nhất", "contact"),
    ],
)
def test_a_heading_may_be_a_question(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind


@pytest.mark.parametrize("note", ["cột ngày là ngày tiếp xúc lần cuối", "Ghi chú: ngày ở trên là ngày tx"])
def test_a_note_tells_what_the_days_of_a_bare_table_are(note: str) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("F1 BN9974 thôn Cao Thắng, em gửi chị",),
        ("Võ Đình Chinh", 1980.0, "nam", "0822000391", date(2021, 6, 11), "CLTT"),
        ("Võ Thị Hà", 1983.0, "nữ", "0822000392", date(2021, 6, 12), "CLTT"),
        (note,),
    )
    people = read_tables([Table("Sheet1", rows)], on=ON, hamlets=HAMLETS).people
    assert [each.contact_date for each in people] == [date(2021, 6, 11), date(2021, 6, 12)]


def test_what_somebody_sews_is_no_relatives_phone() -> None:
    (person,) = read("F1 của BN9939:\nHọ tên: Lưu Thị Thu\nNăm sinh: 1998\nĐiện thoại: 0397 000 552\nVị trí: may cổ áo")
    assert person.phone == "0397000552"
