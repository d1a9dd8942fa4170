"""What the name of a sheet, and the titles over its rows, say of everybody under them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Cell, Person, read_tables
from bot.domain.line_lists.model import Table
from bot.domain.line_lists.tabular.columns import column_kind
from tests.domain.lists import HAMLETS, ON

HEADS = ("STT", "Họ và tên", "Năm sinh", "SĐT")
ROW = (1.0, "Lê Văn Hải", 1980.0, "0912345678")


def read(*rows: tuple[Cell, ...], name: str = "Sheet1") -> tuple[Person, ...]:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS).people


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("F2 Nam Thắng", {"level": "F2", "hamlet": "Nam Thắng"}),
        ("Nam Thắng - F2", {"level": "F2", "hamlet": "Nam Thắng"}),
        ("F2_TrungPhu", {"level": "F2", "hamlet": "Trung Phú"}),
        ("DS F2 CAO THẮNG 14-6", {"level": "F2", "hamlet": "Cao Thắng"}),
        ("F1-F2 Nam Thắng", {"hamlet": "Nam Thắng"}),
        ("F1 BN9934", {"level": "F1", "source": "BN9934"}),
        ("F1 cua BN 9934", {"level": "F1", "source": "BN9934"}),
        ("F2 của F1 Lê Văn Tám", {"level": "F2", "source": "Lê Văn Tám"}),
        ("F2 cltn", {"level": "F2", "place": "home", "hamlet": None}),
        ("F1 tập trung", {"level": "F1", "place": "centralised"}),
        ("F2 13.6", {"level": "F2", "contact_date": None, "quarantine_end": None}),
    ],
)
def test_a_sheets_name_says_who_is_in_it(name: str, said: dict[str, Any]) -> None:
    (person,) = read(HEADS, ROW, name=name)
    assert {field: getattr(person, field) for field in said} == said


@pytest.mark.parametrize(
    ("titles", "source", "day"),
    [
        (("DANH SÁCH F1 NGỒI CÙNG MÂM VỚI BN9950", "(tiệc cưới tại thôn Cao Thắng, trưa ngày 06/6/2021)"), "BN9950", 6),
        (("DANH SÁCH F1 LIÊN QUAN BN9950", "Đám giỗ nhà ông Hồ Văn Ý, tối 06/6, thôn Cao Thắng"), "BN9950", 6),
        (("HÀNH KHÁCH XE KHÁCH CHUYẾN VINH - HÀ TĨNH NGÀY 08/6", "(Cùng xe với BN9940 - xác định là F1)"), "BN9940", 8),
        (("DANH SÁCH HÀNH KHÁCH XE KHÁCH NGÀY 08/6/2021", "(Đi cùng xe với BN9940, xếp F1)"), "BN9940", 8),
        (("DANH SÁCH F1 CỦA BN9931", "(Buổi học chiều ngày 10/6/2021)"), "BN9931", 10),
        (("DANH SÁCH F1 CỦA BN9931 DỰ LIÊN HOAN NGÀY 06/6/2021",), "BN9931", 6),
        (("TỔNG HỢP F1 CỦA BN9931 ĐẾN 17H NGÀY 13/6/2021",), "BN9931", None),
        (("DANH SÁCH CA BỆNH VÀ NGƯỜI TIẾP XÚC ĐẾN 17H NGÀY 13/6/2021", "F1 của BN9931"), "BN9931", None),
        (("F1 CỦA BN9931 ĐANG CÁCH LY TẬP TRUNG (đến 18h00 ngày 12/6/2021)",), "BN9931", None),
    ],
)
def test_a_title_of_what_they_came_together_for_says_when_they_met(
    titles: tuple[str, ...], source: str, day: int | None
) -> None:
    (person,) = read(*((title,) for title in titles), HEADS, ROW)
    met = date(2021, 6, day) if day else None
    assert (person.level, person.source, person.contact_date) == ("F1", source, met)
    assert (person.hamlet, person.quarantine_end) == (None, None)


@pytest.mark.parametrize(
    "title",
    [
        "Bảng 2. Học sinh thuộc diện F2 (do học với cô Trần Thị Mơ)",
        "DANH SÁCH F2 CÙNG PHÒNG TRỌ VỚI CHỊ TRẦN THỊ MƠ",
        "F2 (ăn cơm với Trần Thị Mơ)",
        "F2 là công nhân cùng chuyền với F1 Trần Thị Mơ",
    ],
)
def test_with_whom_people_were_by_their_title_is_their_source(title: str) -> None:
    (person,) = read((title,), HEADS, ROW)
    assert (person.full_name, person.level, person.source) == ("Lê Văn Hải", "F2", "Trần Thị Mơ")


@pytest.mark.parametrize(
    "heading",
    [
        "Ngày học cuối với cô Linh",
        "Ngày làm cùng BN9932 lần cuối",
        "Ngày ngồi cùng xe",
        "Hôm cuối gặp nhau",
        "Gặp lần cuối",
    ],
)
def test_a_column_may_tell_the_last_day_together_in_any_words(heading: str) -> None:
    assert column_kind(heading) == "contact"
    (person,) = read(("DANH SÁCH F1 CỦA BN9932",), (*HEADS, heading), (*ROW, "09/06/2021"))
    assert person.contact_date == date(2021, 6, 9)


def test_a_case_has_his_own_code_where_his_contacts_have_whom_they_met() -> None:
    people = read(
        (*HEADS, "Mã BN / Tiếp xúc với"),
        ("I", "Ca dương tính (F0)"),
        (*ROW, "BN9942"),
        ("II", "Tiếp xúc gần (F1)"),
        (1.0, "Phạm Thị Cúc", 1985.0, None, "BN9942"),
    )
    assert [(person.level, person.case_code, person.source) for person in people] == [
        ("F0", "BN9942", None),
        ("F1", None, "BN9942"),
    ]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        (
            "DANH SÁCH F2 HẾT THỜI HẠN CÁCH LY TỪ NGÀY 14/6 ĐẾN NGÀY 16/6",
            "Hết hạn ngày 14/6 (02 người)",
            "Hết hạn ngày 15/6",
        ),
        ("DANH SÁCH F2 HẾT HẠN", "Ngày 14/6", "Ngày 15/6"),
        ("DANH SÁCH F2", "Đợt 1: vào ngày 31/5, ra ngày 14/6", "Đợt 2: vào ngày 31/5, ra ngày 15/6"),
        (
            "F2 HẾT CÁCH LY",
            "I. Hết thời gian cách ly ngày 14/6/2021",
            "II. Kết thúc thời gian cách ly vào ngày 15/6/2021",
        ),
    ],
)
def test_a_row_between_others_says_when_those_under_it_end(title: str, first: str, second: str) -> None:
    heads = ("STT", "Họ và tên", "Năm sinh", "Bắt đầu cách ly")
    rows = ((1.0, "Lê Văn Hải", 1980.0, "31/5/2021"), (2.0, "Phạm Thị Cúc", 1985.0, "31/5/2021"))
    people = read((title,), heads, (first,), rows[0], (second,), rows[1])
    assert [person.quarantine_start for person in people] == [date(2021, 5, 31)] * 2
    assert [person.quarantine_end for person in people] == [date(2021, 6, 14), date(2021, 6, 15)]


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("F2 CT", (("TỔ COVID CỘNG ĐỒNG THÔN CAO THẮNG",), ("Các hộ trong thôn đang cách ly tại nhà",))),
        ("Theo dõi F2", (("SỔ TAY TỔ COVID CỘNG ĐỒNG",),)),
        ("Bản sao", (("Đoàn xã tổng hợp",), ("Đoàn viên, thanh niên đang là F2",))),
        ("DSF2", (("Đội lấy mẫu lưu động",), ("Ngày lấy: 13/6",))),
        ("Data", (("Cấp: F2", "Xã: Thạch Thắng", "Người xuất: nthien_tyt"),)),
        ("", (("SỔ QUẢN LÝ F2",), ("Xã: Thạch Thắng", None, "Huyện: Thạch Hà", None, "Tỉnh: Hà Tĩnh"))),
    ],
)
def test_whoever_made_a_list_and_where_are_not_in_it(name: str, titles: tuple[tuple[Cell, ...], ...]) -> None:
    heads = ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Thôn", "SĐT")
    (person,) = read(*titles, heads, (1.0, "Lê Văn Hải", 1980.0, "Nam", "Nam Thắng", "0912345678"), name=name)
    assert (person.full_name, person.level, person.hamlet) == ("Lê Văn Hải", "F2", "Nam Thắng")


@pytest.mark.parametrize(
    "below",
    [
        (("Ghi chú:",), ("CLTT: cách ly tập trung",), ("CLTN: cách ly tại nhà",), ("TX: tiếp xúc",)),
        (("CLTT", "cách ly tập trung"),),
        (("CLTT: cách ly tập trung; CLTN: cách ly tại nhà.",),),
        (("SUM", None, None, "3"),),
        (("Người gửi mẫu: Hồ Thị Lan", None, "Người nhận mẫu: Lê Thị Phương", "Nhiệt độ thùng: 4°C"),),
        (("Nguồn: Trạm Y tế xã Thạch Thắng, số liệu đến 6h00 ngày 14/06/2021",),),
    ],
)
def test_what_letters_stand_for_and_when_it_was_counted_is_said_of_nobody(below: tuple[tuple[Cell, ...], ...]) -> None:
    (person,) = read(("DANH SÁCH F2",), HEADS, ROW, *below)
    assert (person.place, person.quarantine_end, person.contact_date) == (None, None, None)


def test_a_table_of_days_of_quarantine_is_a_list() -> None:
    heads = ("STT", "Họ và tên", "Tuổi", "Thôn", "Hình thức", "Ngày BĐ", "Nhân viên y tế thôn", "SĐT NVYT")
    rows = [(n, name, 51.0, "Trung Phú", "tại nhà", "10-6", "Hồ Thị Đào", "0335000716") for n, name in _NUMBERED]
    assert [(each.full_name, each.phone) for each in read(heads, *rows)] == [
        ("Lê Thị Rành", None),
        ("Hồ Văn Nghi", None),
    ]


_NUMBERED = ((1.0, "Lê Thị Rành"), (2.0, "Hồ Văn Nghi"))


@pytest.mark.parametrize(
    ("title", "under", "level", "source"),
    [
        ("DANH SÁCH F2", "Do cháu Lê Hà Vi (lớp 4A) được xác định là F1 ngày 10/06/2021", "F2", "Lê Hà Vi"),
        ("DANH SÁCH F2", "Cô Lê Thị Tám được xác định là F1 của BN9901", "F2", "Lê Thị Tám"),
        ("Danh sách F2 trường tiểu học", "Nguồn: cô Lê Thị Tám, F1, đã đi cách ly tập trung 10/6", "F2", "Lê Thị Tám"),
        ("DANH SÁCH F2 CỦA F1 LÊ THỊ TÁM", "(bà Tám thôn Cao Thắng, đi cách ly tập trung 10/6)", "F2", "Lê Thị Tám"),
        ("BẢNG KÊ TIẾP XÚC GẦN (F1)", "Ca bệnh chỉ điểm: Võ Văn Tý, thôn Cao Thắng, đang điều trị", "F1", "Võ Văn Tý"),
        ("BẢNG KÊ TIẾP XÚC GẦN (F1)", "Bệnh nhân: Võ Văn Tý, 45 tuổi, thôn Cao Thắng", "F1", "Võ Văn Tý"),
        ("Danh sách F1", "Do anh Võ Văn Tý (công nhân, BN9901) dương tính ngày 10/6", "F1", "BN9901"),
        ("HTX SAO MAI", "Danh sách xã viên họp cùng bà Lê Thị Mơ (bà Mơ nay là F1)", "F2", "Lê Thị Mơ"),
        ("LỚP 4A", "Danh sách học sinh học cùng lớp với cháu Lê Văn Tám (F1)", "F2", "Lê Văn Tám"),
        ("XE 12", "Danh sách khách đi xe cùng anh Võ Văn Tý ngày 9/6, anh Tý nay đã là F0", "F1", "Võ Văn Tý"),
    ],
)
def test_what_is_told_of_whom_they_met_over_a_table_is_told_of_nobody_in_it(
    title: str, under: str, level: str, source: str
) -> None:
    (person,) = read((title,), (under,), HEADS, ROW)
    assert (person.full_name, person.level, person.source) == ("Lê Văn Hải", level, source)
    assert (person.place, person.quarantine_start, person.hamlet) == (None, None, None)


def test_a_later_sentence_beside_the_source_tells_of_the_people() -> None:
    (person,) = read(
        ("DANH SÁCH F2",), ("F1 liên quan: Lê Thị Tám. Cách ly tại nhà từ 10/06/2021 đến 24/06/2021",), HEADS, ROW
    )
    assert (person.source, person.place) == ("Lê Thị Tám", "home")
    assert (person.quarantine_start, person.quarantine_end) == (date(2021, 6, 10), date(2021, 6, 24))


def test_a_note_tells_a_later_last_contact_than_the_column_of_what_all_did() -> None:
    (person,) = read(
        ("DANH SÁCH F1 CỦA BN9932",),
        (*HEADS, "Ngày ăn tại quán", "Ghi chú"),
        (*ROW, "06/06/2021", "tiếp xúc BN9932 ngày 07/06/2021 khi dọn quán (lần cuối)"),
    )
    assert person.contact_date == date(2021, 6, 7)


def test_a_sentence_on_numbers_lists_nobody_anew() -> None:
    (person,) = read(("DANH SÁCH F2",), HEADS, ROW, ("F1 số 1, số 2 là số thứ tự trong danh sách của huyện.",))
    assert person.level == "F2"
