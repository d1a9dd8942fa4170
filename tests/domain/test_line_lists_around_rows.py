"""What stands over, between and under the rows of a table, and names in two columns."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Cell, Person, Table, read_tables
from tests.domain.lists import HAMLETS, ON

HEADS = ("STT", "Họ và tên", "Năm sinh", "SĐT")
ROW = (1.0, "Phạm Thị Cúc", 1980.0, "0988000111")


def read(*rows: tuple[Cell, ...], name: str = "") -> tuple[Person, ...]:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS).people


def only(*rows: tuple[Cell, ...], name: str = "") -> Person:
    (person,) = read(*rows, name=name)
    return person


@pytest.mark.parametrize(
    "heads", [("STT", "Họ và", "tên"), ("STT", "Họ", "Tên"), ("STT", "Họ, chữ lót", "Tên"), ("STT", "Họ và tên", None)]
)
def test_family_and_given_names_may_stand_apart(heads: tuple[Cell, ...]) -> None:
    people = read(
        ("DANH SÁCH F2",),
        (*heads, "Năm sinh", "Thôn"),
        (1.0, "Nguyễn Sỹ", "Quý", 1969.0, "Nam Thắng"),
        (2.0, "Trần Đình", "Nữ", 1972.0, "Nam Thắng"),
    )
    assert [person.full_name for person in people] == ["Nguyễn Sỹ Quý", "Trần Đình Nữ"]


def test_names_may_stand_in_three_columns() -> None:
    people = read(
        ("STT", "Họ", "Đệm", "Tên", "Diện", "Thôn"),
        (1.0, "Trần", "Thị Ngọc", "Nam", "F2", "Nam Thắng"),
        (2.0, "Hồ", None, "Nam", "F2", "Nam Thắng"),
    )
    assert [person.full_name for person in people] == ["Trần Thị Ngọc Nam", "Hồ Nam"]


def test_ong_is_a_family_name_before_no_other() -> None:
    people = read(("STT", "Họ tên", "Diện"), (1.0, "Ông Gia Linh", "F2"), (2.0, "Ông Lê Văn Sáu", "F2"))
    assert [(person.full_name, person.sex) for person in people] == [("Ông Gia Linh", None), ("Lê Văn Sáu", "nam")]


@pytest.mark.parametrize("section", ["F2 (cách ly tại nhà 14/6 - 28/6)", "DANH SÁCH F2 cách ly tại nhà 14/6 - 28/6"])
@pytest.mark.parametrize("order", ["II", "B.", None])
def test_a_section_says_the_level_the_place_and_the_days(section: str, order: str | None) -> None:
    heads = ("STT", "Họ tên", "Năm sinh", "Thôn", "Nguồn")
    people = read(
        ("I", "F1 (cách ly tập trung từ 14/6)"),
        heads,
        (1.0, "Kiều Anh Tú", 1983.0, "Trung Phú", "BN9950"),
        (order, section),
        heads,
        (1.0, "Vương Xuân Trường", 1955.0, "Hòa Bình", "Kiều Anh Tú"),
        ("III", "F3: 11 người, tự theo dõi sức khỏe"),
    )
    assert [(person.level, person.place) for person in people] == [("F1", "centralised"), ("F2", "home")]
    assert people[1].quarantine_end == date(2021, 6, 28)


@pytest.mark.parametrize(
    "title",
    [
        "Ca bệnh: BN9949 - Nguyễn Khắc Dũng, thôn Hòa Bình",
        "Bệnh nhân: Nguyễn Khắc Dũng (BN9949)",
        "BN9949 là ông Nguyễn Khắc Dũng ở thôn Hòa Bình",
    ],
)
def test_the_case_over_the_headings_is_everybodys_source_and_nobody_listed(title: str) -> None:
    person = only(("DANH SÁCH NGƯỜI TIẾP XÚC GẦN (F1)",), (title,), (None,), HEADS, ROW)
    assert (person.full_name, person.source, person.hamlet) == ("Phạm Thị Cúc", "BN9949", None)


@pytest.mark.parametrize(
    "line",
    [
        "Người điều tra: Hoàng Thị Mai - ĐT 0947000999",
        "Điều tra viên: Hoàng Thị Mai",
        "Cán bộ lập: Hoàng Thị Mai 0988000112",
        "Người lập: Hoàng Thị Mai",
    ],
)
def test_whoever_wrote_the_sheet_is_nobody(line: str) -> None:
    assert only(("DANH SÁCH F1 CỦA BN9949",), HEADS, ROW, (line,)).full_name == "Phạm Thị Cúc"
    assert only((line,), ("DANH SÁCH F1 CỦA BN9949",), HEADS, ROW).full_name == "Phạm Thị Cúc"


@pytest.mark.parametrize(
    ("title", "head", "source", "level"),
    [
        ("BIỂU 03: NGƯỜI TIẾP XÚC F2 PHẢI CÁCH LY TẠI NHÀ", "TÊN F1", "Lê Hoa", "F2"),
        (None, "F1 liên quan", "Lê Hoa", "F2"),
        (None, "F0 tiếp xúc", "BN9912", "F1"),
        ("THEO DÕI NGƯỜI TIẾP XÚC F1", "Tiếp xúc với", "Lê Hoa", "F2"),
        ("THEO DÕI NGƯỜI TIẾP XÚC F1", "Tiếp xúc với", "BN9912", "F1"),
        ("DANH SÁCH F1, F2", "Tiếp xúc với", "BN9912", None),
    ],
)
def test_the_sources_tell_the_level_where_nothing_else_does(
    title: str | None, head: str, source: str, level: str | None
) -> None:
    person = only((title,), (*HEADS, head), (*ROW, source), name="Sheet1")
    assert (person.level, person.source) == (level, source)


def test_a_title_of_two_levels_leaves_each_the_one_after_his_source() -> None:
    people = read(
        ("DANH SÁCH F1, F2",),
        (*HEADS, "Tiếp xúc với"),
        (*ROW, "BN9901"),
        (2.0, "Phạm Thị Lan", 1985.0, "0988000112", "Phạm Thị Cúc"),
        name="Sheet1",
    )
    assert [person.level for person in people] == ["F1", "F2"]


@pytest.mark.parametrize(
    ("note", "hamlet"),
    [
        ("thôn Trung Phú, nữ", "Trung Phú"),
        ("tạm trú thôn Trung Phú", "Trung Phú"),
        ("Nhà ở Trung Phú; tx ngày 9/6", "Trung Phú"),
        ("quê Hồng Lạc, đang ở thôn Trung Phú", "Trung Phú"),
        ("ăn cưới ở thôn Trung Phú", None),
        ("bán hàng tại thôn Trung Phú", None),
    ],
)
def test_a_note_may_say_where_somebody_lives(note: str, hamlet: str | None) -> None:
    assert only(("F2",), (*HEADS, "Thôn", "Ghi chú"), (*ROW, None, note)).hamlet == hamlet


@pytest.mark.parametrize("total", ["Tổng: 1 hộ, 5 khẩu. Cách ly y tế tại nhà.", "Tổng số: 01 người. Cách ly tại nhà"])
def test_what_follows_a_total_is_said_of_all(total: str) -> None:
    assert only(("F2",), HEADS, ROW, (total,)).place == "home"


def test_a_note_speaks_of_several_by_their_numbers() -> None:
    people = read(
        ("F1",),
        HEADS,
        ROW,
        (2.0, "Lê Hai", 1980.0, "0988000112"),
        (3.0, "Lê Ba", 1980.0, "0988000113"),
        ("Lưu ý: STT 1, 2 đã chuyển khu cách ly tập trung từ 12/6; STT 3 cách ly tại nhà do mang thai.",),
    )
    assert [person.place for person in people] == ["centralised", "centralised", "home"]


def test_a_label_with_its_value_in_the_next_cell_is_said_of_all_under_it() -> None:
    people = read(
        ("BÁO CÁO F1, F2 NGÀY 14/6",),
        ("Thôn:", "Nam Thắng"),
        ("F1 của BN9901",),
        HEADS,
        ROW,
        ("F2 của Phạm Thị Cúc",),
        HEADS,
        (1.0, "Lê Văn Hai", 1990.0, "0912000112"),
        ("Thôn:", "Cao Thắng"),
        (1.0, "Lê Văn Ba", 1991.0, "0912000113"),
    )
    assert [(person.full_name, person.hamlet) for person in people] == [
        ("Phạm Thị Cúc", "Nam Thắng"),
        ("Lê Văn Hai", "Nam Thắng"),
        ("Lê Văn Ba", "Cao Thắng"),
    ]


def test_ages_under_nam_and_nu_are_no_years() -> None:
    people = read(
        ("STT", "Họ và tên", "Tuổi", None, "Diện"),
        (None, None, "Nam", "Nữ", None),
        (1.0, "Lê Văn Một", 36.0, None, "F1"),
        (2.0, "Lê Thị Hai", None, 40.0, "F1"),
    )
    assert [(person.birth_year, person.sex) for person in people] == [(None, "nam"), (None, "nữ")]


@pytest.mark.parametrize("office", ["Cán bộ tổng hợp", "Người tổng hợp", "Lãnh đạo trạm", "NGƯỜI LẬP"])
def test_names_under_numbered_rows_that_tell_nothing_are_of_those_who_sign(office: str) -> None:
    person = only(
        ("DANH SÁCH F1 CỦA BN9949",),
        (*HEADS, "Thôn"),
        (*ROW, "Nam Thắng"),
        (None, office, None, "Trưởng trạm"),
        (None, None),
        (None, "Lê Thị Phương", None, "Nguyễn Thị Hiền"),
    )
    assert person.full_name == "Phạm Thị Cúc"


@pytest.mark.parametrize("title", ["BẢNG THEO DÕI NGƯỜI TIẾP XÚC - 13/06/2021", "DANH SÁCH NGƯỜI TIẾP XÚC: 13/06/2021"])
def test_the_day_of_a_list_of_contacts_is_no_contacts_day(title: str) -> None:
    assert only((title,), (*HEADS, "Diện"), (*ROW, "F1")).contact_date is None


def test_vao_and_ra_are_the_days_of_a_stay() -> None:
    person = only(("F1",), (*HEADS, "Vào", "Ra (dự kiến)"), (*ROW, "07/06/2021", "28/06/2021"))
    assert (person.quarantine_start, person.quarantine_end) == (date(2021, 6, 7), date(2021, 6, 28))


def test_a_source_may_be_of_the_family_ong() -> None:
    people = read(
        ("STT", "Họ tên", "Diện", "Tiếp xúc với"),
        (1.0, "Ông Thế Vinh", "F1", "BN9954"),
        (2.0, "Ông Thế Hưng", "F2", "Ông Thế Vinh"),
    )
    assert [person.source for person in people] == ["BN9954", "Ông Thế Vinh"]
