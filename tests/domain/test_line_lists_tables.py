"""Rows of sheets, as stations lay them out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Person, Reading, Reason, Table, read_tables
from bot.domain.line_lists.columns import column_kind, join_headers

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


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
