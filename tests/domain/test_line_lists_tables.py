"""Rows of sheets, as stations lay them out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Cell, Person, Reading, Reason, Table, read_tables, read_text
from bot.domain.line_lists.tabular.columns import column_kind, join_headers
from tests.domain.lists import HAMLETS, ON


def read(*rows: tuple[Cell, ...], name: str = "Sheet1") -> Reading:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS)


def only(reading: Reading) -> Person:
    (person,) = reading.people
    return person


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("STT", "index"),
        ("HỌ VÀ TÊN", "name"),
        ("Họ, tên", "name"),
        ("Năm sinh", "birth"),
        ("NS", "birth"),
        ("Ngày tháng năm sinh", "birth"),
        ("Giới tính (Nam/Nữ)", "sex"),
        ("Địa chỉ\n(thôn)", "address"),
        ("Thôn/xóm", "hamlet"),
        ("Số ĐT liên hệ", "phone"),
        ("F1 của ca bệnh", "source"),
        ("Nguồn lây", "source"),
        ("Ngày tiếp xúc lần cuối", "contact"),
        ("Ngày TX", "contact"),
        ("Từ ngày", "start"),
        ("Ngày kết thúc", "end"),
        ("CL đến", "end"),
        ("Hình thức cách ly", "place"),
        ("Thời gian cách ly", "period"),
        ("Đối tượng", "level"),
        ("Kết quả XN", "test"),
        ("Ghi chú", "note"),
        ("Thôn Nam Thắng", None),
        ("Nguyễn Văn An", None),
    ],
)
def test_headings_in_any_wording_say_what_a_column_holds(heading: str, kind: str | None) -> None:
    assert column_kind(heading) == kind


def test_two_rows_of_headings_are_one() -> None:
    upper = ["STT", "Họ tên", "Năm sinh", "", "Thời gian cách ly", ""]
    lower = ["", "", "Nam", "Nữ", "Từ ngày", "Đến ngày"]
    assert join_headers(upper, lower) == ("index", "name", "birth_man", "birth_woman", "start", "end")


def test_a_year_under_nam_or_nu_says_both() -> None:
    reading = read(
        ("Danh sách F1",),
        ("STT", "Họ tên", "Năm sinh", "", "Thôn"),
        ("", "", "Nam", "Nữ", ""),
        (1.0, "Nguyễn Văn An", 1985.0, "", "Nam Thắng"),
        (2.0, "Trần Thị Bé", "", 1990.0, "Trung Phú"),
    )
    assert [(person.birth_year, person.sex) for person in reading.people] == [(1985, "nam"), (1990, "nữ")]


def test_a_lost_zero_comes_back() -> None:
    person = only(read(("Họ tên", "SĐT", "Diện"), ("Nguyễn Văn An", 912000801.0, "F1")))
    assert person.phone == "0912000801"


def test_the_sheet_says_the_level() -> None:
    assert only(read(("Họ tên", "NS"), ("Nguyễn Văn An", 1985.0), name="DS F2")).level == "F2"


def test_sections_set_the_hamlet_and_the_footer_is_nobody() -> None:
    reading = read(
        ("DANH SÁCH F2",),
        ("STT", "Họ tên", "NS"),
        ("Thôn Nam Thắng",),
        (1.0, "Nguyễn Văn An", 1985.0),
        ("Thôn Hòa Bình",),
        (2.0, "Lê Thị Hoa", 1990.0),
        ("Tổng cộng: 2 người",),
        ("", "Người lập biểu", "Trạm trưởng"),
        ("", "Lê Thị Phương", "Nguyễn Thị Hiền"),
    )
    assert [(person.full_name, person.hamlet) for person in reading.people] == [
        ("Nguyễn Văn An", "Nam Thắng"),
        ("Lê Thị Hoa", "Hòa Bình"),
    ]
    assert reading.unread == ()
    assert len(reading.lines) == 9


def test_text_in_the_wrong_column_is_still_read() -> None:
    person = only(
        read(
            ("Họ tên", "Diện", "Giới tính", "Năm sinh", "Nơi ở", "SĐT"),
            ("Nguyễn Văn An", "F1", 1985.0, "Nam", "0912000801", "Nam Thắng"),
        )
    )
    assert (person.birth_year, person.sex, person.phone, person.hamlet) == (1985, "nam", "0912000801", "Nam Thắng")


def test_cao_thang_in_the_name_column_is_a_person() -> None:
    person = only(read(("Họ tên", "NS", "Thôn", "Diện"), ("Cao Thắng", 2000.0, "Cao Thắng", "F3")))
    assert (person.full_name, person.hamlet, person.level) == ("Cao Thắng", "Cao Thắng", "F3")


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Chuyển thành F1 của BN9954", {"level": "F1", "change": "promoted", "source": "BN9954"}),
        ("Đưa ra khỏi danh sách", {"level": "F2", "change": "removed"}),
        ("Đã hết cách ly", {"change": "released"}),
        ("Vợ STT 1, đt chồng 0912000801", {"sex": "nữ", "phone": None}),
        ("cách ly tại nhà", {"place": "home"}),
    ],
)
def test_notes_are_read_for_what_no_column_says(note: str, said: dict[str, Any]) -> None:
    person = only(read(("Họ tên", "NS", "Diện", "Ghi chú"), ("Trần Thị Bé", 1990.0, "F2", note)))
    assert {name: getattr(person, name) for name in said} == said


HEADER: tuple[Cell, ...] = ("Họ tên", "Diện", "Tiếp xúc lần cuối", "Từ ngày", "Đến ngày")


def test_exchanged_day_and_month_are_put_right_and_asked() -> None:
    reading = read(
        HEADER,
        ("Trần Thị Bé", "F1", date(2021, 9, 6), date(2021, 10, 6), date(2021, 1, 7)),
        ("Lê Văn Bình", "F1", "13/06/2021", "14/06/2021", "05/07/2021"),
    )
    first = reading.people[0]
    assert (first.contact_date, first.quarantine_start, first.quarantine_end) == (
        date(2021, 6, 9),
        date(2021, 6, 10),
        date(2021, 7, 1),
    )
    assert {question.reason for question in first.questions} == {Reason.SWAPPED_DATE}


def test_an_end_before_its_start_is_exchanged_and_asked() -> None:
    reading = read(
        HEADER,
        ("Trần Thị Bé", "F1", "12/06/2021", "14/06/2021", date(2021, 6, 7)),
        ("Lê Văn Bình", "F1", "13/06/2021", "14/06/2021", "07/06/2021"),
    )
    assert [person.quarantine_end for person in reading.people] == [date(2021, 7, 6), date(2021, 6, 7)]
    assert [Reason.SWAPPED_DATE in {each.reason for each in person.questions} for person in reading.people] == [
        True,
        False,
    ]


def test_days_that_can_stand_are_left_alone() -> None:
    person = only(read(HEADER, ("Trần Thị Bé", "F1", date(2021, 6, 5), date(2021, 6, 6), date(2021, 6, 27))))
    assert (person.contact_date, person.quarantine_end) == (date(2021, 6, 5), date(2021, 6, 27))
    assert person.questions == ()


def test_a_failed_formula_leaves_its_row_unread() -> None:
    reading = read(("STT", "Họ tên", "NS", "Diện"), (1.0, "#REF!", 1991.0, "F1"), (2.0, "Lê Thị Hoa", 1990.0, "F1"))
    assert [(unread.line, unread.reason) for unread in reading.unread] == [(2, Reason.FORMULA_ERROR)]
    assert only(reading).full_name == "Lê Thị Hoa"


def test_rows_without_headings_are_read_as_lines() -> None:
    reading = read(("DS F1 của BN9953",), (1.0, "Nguyễn Văn An", 1985.0, "Nam", "Nam Thắng", 912000801.0))
    person = only(reading)
    assert (person.level, person.source, person.birth_year, person.phone) == ("F1", "BN9953", 1985, "0912000801")


def test_the_same_person_on_two_sheets_is_one() -> None:
    header: tuple[Cell, ...] = ("Họ tên", "NS", "SĐT")
    row: tuple[Cell, ...] = ("Nguyễn Văn An", 1985.0, "0912000801")
    reading = read_tables([Table("F1", (header, row)), Table("F1 (2)", (header, row))], on=ON, hamlets=HAMLETS)
    assert only(reading).sheet == "F1"


def test_a_level_in_the_notes_is_read_where_nothing_else_says_it() -> None:
    reading = read(
        ("STT", "Họ tên", "Năm sinh", "Ghi chú"),
        (1.0, "Nguyễn Bá Ngọc", 1990.0, "F1 BN9901, tx 8/6"),
        (2.0, "Y Blim Niê", 1995.0, "F2 của Nguyễn Bá Ngọc"),
        (3.0, "Tô Ánh", 2001.0, "F3"),
    )
    assert [(person.level, person.source) for person in reading.people] == [
        ("F1", "BN9901"),
        ("F2", "Nguyễn Bá Ngọc"),
        ("F3", None),
    ]


def test_a_level_in_the_notes_of_a_section_is_the_sources() -> None:
    reading = read(("DANH SÁCH F2",), ("Họ tên", "Năm sinh", "Ghi chú"), ("Lê Văn Tám", 1990.0, "F1 Nguyễn Bá Ngọc"))
    assert only(reading).level == "F2"


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "như trên", '"', "″", "//"])
def test_a_ditto_takes_the_value_above(ditto: str) -> None:
    reading = read(
        ("Họ tên", "Năm sinh", "Thôn", "F1 của", "Ngày TX", "Diện"),
        ("Lê Văn Tám", 1990.0, "Hồng Lạc", "BN9901", date(2021, 6, 8), "F1"),
        ("Lê Thị Chín", 1991.0, ditto, ditto, ditto, "F1"),
        ("Lê Văn Mười", 1992.0, ditto, ditto, ditto, "F1"),
    )
    assert {(person.hamlet, person.source, person.contact_date) for person in reading.people} == {
        ("Hồng Lạc", "BN9901", date(2021, 6, 8))
    }


def test_a_pasted_table_without_headings_has_dittos_and_lost_zeros() -> None:
    reading = read_text(
        "F2\nPhan Thi Lieu\t1966\tCao Thang\t976000333\ttiep xuc F1 Le Van Tam ngay 10/6\tCLTN 11/6-25/6\n"
        "Phan Van Loi\t1990\tCao Thang\t0976 000 334\tnt\tnt\n"
        "Lê Văn Tám\t1990\tCMND 187654321\t\tnt\tnt",
        on=ON,
        hamlets=HAMLETS,
    )
    assert [(person.phone, person.source, person.quarantine_end) for person in reading.people] == [
        ("0976000333", "Le Van Tam", date(2021, 6, 25)),
        ("0976000334", "Le Van Tam", date(2021, 6, 25)),
        (None, "Le Van Tam", date(2021, 6, 25)),
    ]


def test_a_day_beside_a_source_is_the_day_of_contact() -> None:
    person = only(
        read(("Họ tên", "Năm sinh", "Tiếp xúc F1", "Ngày", "Diện"), ("Lê Văn Tám", 1990.0, "Đào Duy Từ", "11/6", "F2"))
    )
    assert (person.source, person.contact_date) == ("Đào Duy Từ", date(2021, 6, 11))


def test_who_signed_beside_the_head_of_the_station_is_nobody() -> None:
    reading = read(
        ("DS F1",),
        ("TT", "Họ tên", "Năm sinh", "Liên quan BN"),
        (1.0, "Lê Văn Tám", 1990.0, "BN9901"),
        ("", "NGƯỜI LẬP", "", "TRẠM TRƯỞNG"),
        ("", "Lê Thị Phương", "", "Nguyễn Thị Hiền"),
    )
    assert only(reading).full_name == "Lê Văn Tám"


def test_a_case_of_the_level_before_in_the_notes_is_the_source() -> None:
    reading = read(
        ("STT", "Họ tên", "NS", "Ghi chú"), ("F2", "", "", ""), (1.0, "Đoàn Thị Thuỷ", 1999.0, "F1 Phạm Thị Hiền")
    )
    assert (only(reading).level, only(reading).source) == ("F2", "Phạm Thị Hiền")


def test_a_cross_under_a_level_is_the_level() -> None:
    reading = read(
        ("Họ tên", "F1", "F2", "Năm sinh"), ("Lê Văn Tám", "x", "", 1970.0), ("Lê Thị Chín", "", "X", 1972.0)
    )
    assert [person.level for person in reading.people] == ["F1", "F2"]


def test_a_name_in_two_columns_is_one() -> None:
    assert only(read(("Họ đệm", "Tên", "NS", "Diện"), ("Trần Thị", "Chín", 1972.0, "F1"))).full_name == "Trần Thị Chín"


def test_the_heading_of_the_names_may_say_the_level_and_the_source() -> None:
    person = only(
        read(("Họ tên F2", "Năm sinh", "Thôn", "Họ tên F1"), ("Lê Văn Tám", 1970.0, "Nam Thắng", "Trần Văn Mười"))
    )
    assert (person.full_name, person.level, person.source) == ("Lê Văn Tám", "F2", "Trần Văn Mười")


def test_the_day_of_contact_with_a_case_is_no_source() -> None:
    person = only(
        read(
            ("Họ và tên bệnh nhân/F", "Năm sinh", "Loại", "Ngày tiếp xúc gần nhất với ca bệnh", "Mã ca bệnh liên quan"),
            ("Lê Văn Tám", 1970.0, "F1", date(2021, 6, 8), "BN9901"),
        )
    )
    assert (person.contact_date, person.source) == (date(2021, 6, 8), "BN9901")
