"""What titles, notes, forms and odd headings say of the people in a table."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Cell, read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.test_line_lists_tables import only, read


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("SĐT đúng: 0983001065", {"phone": "0983001065"}),
        ("sai số đt, số mới 0983 001 065", {"phone": "0983001065"}),
        ("Sinh năm 1969, nhập nhầm 1980", {"birth_year": 1969}),
        ("Năm sinh ghi nhầm, đúng là 1971", {"birth_year": 1971}),
        ("ở Trung Phú chứ không phải Nam Thắng", {"hamlet": "Trung Phú"}),
        ("Nguồn đúng là BN9902", {"source": "BN9902"}),
        ("Tên đúng: Lê Văn Ân", {"full_name": "Lê Văn Ân"}),
        ("Chỉ là F2 (tx F1 Tô Hiến Thanh)", {"level": "F2", "source": "Tô Hiến Thanh"}),
        ("Thực ra là F2", {"level": "F2", "source": "BN9901"}),
        ("Chấp hành đúng quy định", {"phone": "0912000111", "birth_year": 1980, "level": "F1"}),
        ("SĐT chồng 0983001065", {"phone": "0912000111"}),
    ],
)
def test_a_note_puts_right_what_the_columns_say(note: str, said: dict[str, Any]) -> None:
    row: tuple[Cell, ...] = ("Lê Văn An", 1980.0, "0912000111", "Nam Thắng", "F1", "BN9901", note)
    person = only(read(("Họ tên", "Năm sinh", "SĐT", "Thôn", "Diện", "Nguồn", "Ghi chú"), row))
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    "said", ["0913000232 (số con trai)", "0913000232 - mẹ", "Mẹ: 0913000232", "0913000232 (của chồng)"]
)
def test_a_carers_number_is_not_the_persons(said: str) -> None:
    assert only(read(("Họ tên", "Diện", "SĐT"), ("Lê Văn An", "F1", said))).phone is None


@pytest.mark.parametrize(
    ("title", "level", "place"),
    [
        ("DANH SÁCH CA BỆNH F0 CỦA XÃ", "F0", None),
        ("DANH SÁCH BỆNH NHÂN COVID-19", "F0", None),
        ("DANH SÁCH F2 THEO TỪNG F1 (CÁCH LY TẠI NHÀ)", "F2", "home"),
        ("DS F2 của các F1, cách ly tại nhà", "F2", "home"),
        ("DANH SÁCH F2 (NGƯỜI TIẾP XÚC VỚI F1)", "F2", None),
        ("DANH SÁCH NGƯỜI TIẾP XÚC GẦN (F1) (7 người)", "F1", None),
        ("F1 VÀ F2 CÁCH LY TẬP TRUNG", None, "centralised"),
        ("DANH SÁCH F1, F2 LIÊN QUAN BN9901", None, None),
    ],
)
def test_a_title_says_the_level_where_it_names_one(title: str, level: str | None, place: str | None) -> None:
    people: list[tuple[Cell, ...]] = [
        (1.0, "Lê Văn An", 1980.0, "0912000111"),
        (2.0, "Hồ Thị Ba", 1981.0, "0912000112"),
    ]
    reading = read((title,), ("TT", "Họ tên", "Năm sinh", "SĐT"), *people)
    assert [(person.level, person.place) for person in reading.people] == [(level, place)] * 2


def test_headings_say_the_level_and_the_place_of_everybody_under_them() -> None:
    reading = read(
        ("Người cách ly tại nhà", "Năm sinh", "F2 của", "Thôn"),
        ("Lê Văn An", 1980.0, "Trần Văn Mười", "Nam Thắng"),
        ("Hồ Thị Ba", 1981.0, "Trần Văn Mười", "Nam Thắng"),
    )
    assert {(person.level, person.place, person.source) for person in reading.people} == {
        ("F2", "home", "Trần Văn Mười")
    }


def test_names_are_found_where_no_heading_names_them() -> None:
    reading = read(
        ("TT", "Nguồn", "Người tiếp xúc gần", "Sinh năm", "Số máy", "Diện"),
        (1.0, "Trần Văn Mười", "Lê Văn An", 1980.0, "0912000111", "F2"),
        (2.0, "Trần Văn Mười", "Hồ Thị Ba", 1981.0, "0912000112", "F2"),
    )
    assert [person.full_name for person in reading.people] == ["Lê Văn An", "Hồ Thị Ba"]


def test_a_household_column_says_the_sex_of_its_head() -> None:
    reading = read(
        ("Hộ", "Thành viên", "Năm sinh", "Diện"),
        ("Hộ ông Lê Văn An", "Lê Văn An", 1950.0, "F2"),
        ("Hộ ông Lê Văn An", "Hồ Thị Ba", 1952.0, "F2"),
    )
    assert [person.sex for person in reading.people] == ["nam", None]


def test_day_month_and_year_of_birth_may_stand_in_three_columns() -> None:
    reading = read(
        ("Họ tên", "Ngày tháng năm sinh", "", "", "Diện"),
        ("", "Ngày", "Tháng", "Năm", ""),
        ("Lê Văn An", 19.0, 12.0, 1979.0, "F1"),
    )
    assert only(reading).birth_year == 1979


def test_days_over_temperatures_are_headings_still() -> None:
    day = date(2021, 6, 13)
    reading = read(
        ("TT", "Họ tên", "Năm sinh", "SĐT", "F1", day, day, "Triệu chứng"),
        (1.0, "Lê Văn An", 1980.0, "0912000111", "Trần Văn Mười", 36.5, 36.6, "Không"),
        name="F2",
    )
    assert (only(reading).level, only(reading).source) == ("F2", "Trần Văn Mười")


def test_forms_of_one_person_each_are_read() -> None:
    form: tuple[tuple[Cell, ...], ...] = (
        ("PHIẾU ĐIỀU TRA NGƯỜI TIẾP XÚC",),
        ("1. Họ và tên:", "Nguyễn Đức Hải"),
        ("2. Ngày sinh:", "14/02/1983", "Giới tính:", "Nam"),
        ("3. Nơi ở hiện nay:", "Thôn Hòa Bình, xã Thạch Thắng"),
        ("4. Số điện thoại:", None),
        ("5. Phân loại:", "F1"),
        ("6. Tiếp xúc với:", "BN9981"),
        (),
        ("Cán bộ điều tra:", "Lê Thị Phương", "ĐT:", "0912000199"),
    )
    reading = read(*form)
    person = only(reading)
    assert (person.full_name, person.birth_year, person.sex) == ("Nguyễn Đức Hải", 1983, "nam")
    assert (person.hamlet, person.phone, person.level, person.source) == ("Hòa Bình", None, "F1", "BN9981")
    assert sorted({line.line for line in reading.lines}) == [1, 2, 3, 4, 5, 6, 7, 9]
    assert reading.unread == ()


@pytest.mark.parametrize("mark", ["\t", "|", ";"])
def test_pasted_lists_side_by_side_are_read_apart(mark: str) -> None:
    rows = (
        ("F1", "", "", "F2", "", "", ""),
        ("STT", "Họ tên", "NS", "STT", "Họ tên", "NS", "Tiếp xúc với"),
        ("1", "Lê Văn An", "1980", "1", "Hồ Thị Ba", "1981", "Lê Văn An"),
        ("2", "Vũ Văn Tư", "1982", "", "", "", ""),
    )
    text = "\n\n".join(mark.join(row) for row in rows)
    reading = read_text(f"Kính gửi trạm\n\n{text}\n\nCảm ơn!", on=ON, hamlets=HAMLETS)
    assert [(person.full_name, person.level, person.line) for person in reading.people] == [
        ("Lê Văn An", "F1", 7),
        ("Vũ Văn Tư", "F1", 9),
        ("Hồ Thị Ba", "F2", 7),
    ]


def test_pasted_people_in_columns_are_read() -> None:
    text = "Họ tên\tLê Văn An\tHồ Thị Ba\n\nNăm sinh\t1980\t1981\n\nDiện\tF1\tF2\n\nThôn\tNam Thắng\tHòa Bình"
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert [(person.full_name, person.birth_year, person.level, person.hamlet) for person in reading.people] == [
        ("Lê Văn An", 1980, "F1", "Nam Thắng"),
        ("Hồ Thị Ba", 1981, "F2", "Hòa Bình"),
    ]
    assert sorted({line.line for line in reading.lines}) == [1, 3, 5, 7]


def test_the_column_of_the_source_says_the_level() -> None:
    reading = read(
        ("TT", "Họ tên", "NS", "F1 của", "F2 của"),
        (1.0, "Lê Văn An", 1980.0, "BN9901", None),
        (2.0, "Hồ Thị Ba", 1981.0, None, "Lê Văn An"),
    )
    assert [(person.level, person.source) for person in reading.people] == [("F1", "BN9901"), ("F2", "Lê Văn An")]


def test_of_two_columns_of_names_the_last_level_is_the_peoples() -> None:
    person = only(read(("TT", "Họ tên F1", "Họ tên F2", "Năm sinh"), (1.0, "Lê Văn An", "Hồ Thị Ba", 1981.0)))
    assert (person.full_name, person.level, person.source) == ("Hồ Thị Ba", "F2", "Lê Văn An")


def test_sections_may_be_numbered_and_counted_in_cells_of_their_own() -> None:
    reading = read(
        ("STT", "Họ và tên", "Sinh năm", "Điện thoại"),
        ("A", "F1", None, 1.0),
        ("I", "Thôn Nam Thắng", None, 1.0),
        (1.0, "Lê Văn An", 1980.0, "0912000041"),
        ("B", "F2", None, 1.0),
        ("I", "Thôn Hòa Bình", None, 1.0),
        (1.0, "Hồ Thị Ba", 1981.0, "0912000042"),
    )
    assert [(person.level, person.hamlet) for person in reading.people] == [("F1", "Nam Thắng"), ("F2", "Hòa Bình")]


def test_under_a_household_named_once_its_hamlet_and_source_are_everybodys() -> None:
    reading = read(
        ("Hộ", "Thành viên", "SN", "QH với chủ hộ", "Thôn", "F1"),
        ("Nguyễn Hữu Thọ", "Nguyễn Hữu Thọ", 1955.0, "Chủ hộ", "Hòa Bình", "Hồ Thị Phát"),
        ("", "Lê Thị Gái", 1958.0, "Vợ", "", ""),
        ("", "Nguyễn Hữu Tài", "", "Con trai", "", ""),
        ("Trần Thị Sâm", "Trần Thị Sâm", 1949.0, "Chủ hộ", "", "Hồ Thị Phát"),
        name="F2",
    )
    assert [(person.hamlet, person.source, person.sex) for person in reading.people] == [
        ("Hòa Bình", "Hồ Thị Phát", None),
        ("Hòa Bình", "Hồ Thị Phát", "nữ"),
        ("Hòa Bình", "Hồ Thị Phát", "nam"),
        (None, "Hồ Thị Phát", None),
    ]


def test_family_names_may_stand_behind_the_given_ones() -> None:
    reading = read(("Tên", "Họ và đệm", "Sinh", "Đối tượng", "Thôn"), ("Hùng", "Nguyễn Văn", "1990", "F1", "Cao Thắng"))
    assert only(reading).full_name == "Nguyễn Văn Hùng"


@pytest.mark.parametrize(
    "reason", ["Chồng thành F0", "vợ dương tính", "Con trai là F0", "Mẹ chồng (+) 13/6", "Do chồng chuyển thành F0"]
)
def test_what_became_of_kin_is_no_fate_of_the_person(reason: str) -> None:
    reading = read(
        ("Họ tên", "Năm sinh", "Thôn", "Diện", "Lý do"), ("Đào Thị Huệ", 1974.0, "Nam Thắng", "F2 -> F1", reason)
    )
    assert (only(reading).level, only(reading).sex) == ("F1", None)


@pytest.mark.parametrize("note", ["Nghỉ học từ 7/6", "Nghỉ làm từ ngày 7/6", "đóng cửa quán từ 7/6", "nghỉ bán 7/6"])
def test_a_day_off_is_no_quarantine(note: str) -> None:
    reading = read(("Họ tên", "Năm sinh", "Thôn", "Diện", "Ghi chú"), ("Đào Thị Huệ", 1974.0, "Nam Thắng", "F1", note))
    assert only(reading).quarantine_start is None


def test_whoever_is_above_the_others_has_not_met_himself() -> None:
    reading = read(
        ("DANH SÁCH HỌC SINH LỚP 5A LÀ F2 (tiếp xúc F1 Lê Hà My ngày 8/6)",),
        ("TT", "Họ và tên", "Năm sinh", "Thôn", "Ghi chú"),
        (1.0, "Trần Đức Anh", 2010.0, "Nam Thắng", ""),
        (2.0, "Lê Hà My", 2010.0, "Cao Thắng", "F1"),
        name="Lop 5A",
    )
    assert [(person.level, person.source) for person in reading.people] == [("F2", "Lê Hà My"), ("F1", None)]


def test_a_school_in_the_name_of_a_sheet_is_no_quarantine() -> None:
    reading = read(("Họ tên", "Năm sinh", "Diện"), ("Lê Hà My", 2010.0, "F1"), name="Trường THCS")
    assert only(reading).place is None
