"""Forms of one person each on a sheet: labels and what stands beside them, in several columns."""

from __future__ import annotations

from datetime import date

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Reading, Table, read_tables

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Cao Thắng"))


def read(*rows: tuple[Cell, ...], name: str = "Phieu") -> Reading:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS)


def told(reading: Reading) -> list[tuple[str, str | None, int | None, str | None, str | None, str | None]]:
    return [(p.full_name, p.level, p.birth_year, p.hamlet, p.phone, p.source) for p in reading.people]


LAN = ("Ngô Thị Lan", "F1", 1987, "Cao Thắng", "0378000301", "BN9974")
TAM = ("Lê Văn Tám", "F1", 1991, "Trung Phú", None, "BN9974")


def test_labels_without_colons_may_stand_in_two_columns() -> None:
    reading = read(
        ("PHIẾU ĐIỀU TRA NGƯỜI TIẾP XÚC GẦN - F1",),
        (),
        ("Phiếu số 01", "", "", ""),
        ("Họ và tên", "Ngô Thị Lan", "Giới tính", "Nữ"),
        ("Năm sinh", 1987.0, "Điện thoại", "0378000301"),
        ("Chỗ ở", "Thôn Cao Thắng", "Nghề nghiệp", "Công nhân"),
        ("Tiếp xúc với", "BN9974", "Ngày tiếp xúc cuối", "09/06/2021"),
        ("Cách ly", "Tập trung", "Từ ngày", "11/06/2021"),
        (),
        ("Phiếu số 02", "", "", ""),
        ("Họ và tên", "Lê Văn Tám", "Giới tính", "Nam"),
        ("Năm sinh", 1991.0, "Điện thoại", ""),
        ("Chỗ ở", "Thôn Trung Phú", "Nghề nghiệp", "Học sinh"),
        ("Tiếp xúc với", "BN9974", "Ngày tiếp xúc cuối", "10/06/2021"),
        ("Cách ly", "Tại nhà", "Từ ngày", "11/06/2021"),
    )
    assert told(reading) == [LAN, TAM]
    assert [person.contact_date for person in reading.people] == [date(2021, 6, 9), date(2021, 6, 10)]
    assert [person.place for person in reading.people] == ["centralised", "home"]
    assert not reading.unread


def test_a_label_and_its_answer_may_share_a_cell() -> None:
    reading = read(
        ("PHIẾU ĐIỀU TRA F1",),
        ("Họ và tên: Ngô Thị Lan", "Giới tính: Nữ"),
        ("Năm sinh: 1987", "Điện thoại: 0378000301"),
        ("Chỗ ở: thôn Cao Thắng", "Nghề nghiệp: thợ điện"),
        ("Tiếp xúc với: BN9974", "Ngày tiếp xúc cuối: 09/06/2021"),
        (),
        ("Họ và tên: Lê Văn Tám", "Giới tính: Nam"),
        ("Năm sinh: 1991", "Điện thoại:"),
        ("Chỗ ở: thôn Trung Phú", "Nghề nghiệp: giáo viên"),
        ("Tiếp xúc với: BN9974", "Ngày tiếp xúc cuối: 10/06/2021"),
    )
    assert told(reading) == [LAN, TAM]


def test_forms_may_stand_side_by_side() -> None:
    reading = read(
        ("Họ và tên", "Ngô Thị Lan", "", "Họ và tên", "Lê Văn Tám"),
        ("Năm sinh", 1987.0, "", "Năm sinh", 1991.0),
        ("Điện thoại", "0378000301", "", "Điện thoại", ""),
        ("Thôn", "Cao Thắng", "", "Thôn", "Trung Phú"),
        ("Nguồn", "BN9974", "", "Nguồn", "BN9974"),
        name="F1",
    )
    assert told(reading) == [LAN, TAM]


def test_a_form_has_titles_inside_and_labels_that_nobody_knows() -> None:
    reading = read(
        ("PHIẾU ĐIỀU TRA F1",),
        ("I. Thông tin cá nhân",),
        ("Họ tên", "", "Ngô Thị Lan", "Giới", "", "Nữ"),
        ("Năm sinh", "", 1987.0, "ĐT", "", "0378000301"),
        ("Thôn", "", "Cao Thắng", "Số CCCD", "", "040087000111"),
        ("Chiều cao", "", "1m60", "Cân nặng", "", 50.0),
        (),
        ("II. Yếu tố dịch tễ",),
        ("F0", "", "BN9974", "TX lần cuối", "", "9/6"),
        ("Cách ly", "", "Tập trung", "Từ ngày", "", "11/6"),
        (),
        ("Cán bộ điều tra", "", "Hồ Thị Bưởi", "ĐT", "", "0912000199"),
    )
    assert told(reading) == [LAN]
    assert (reading.people[0].contact_date, reading.people[0].place) == (date(2021, 6, 9), "centralised")
    assert not reading.unread


def test_headings_of_a_table_are_no_form() -> None:
    reading = read(
        ("Họ và tên", "Nghề nghiệp", "Năm sinh", "Thôn", "SĐT", "Diện", "Nguồn"),
        ("Ngô Thị Lan", "Công nhân", 1987.0, "Cao Thắng", "0378000301", "F1", "BN9974"),
        ("Lê Văn Tám", "Học sinh", 1991.0, "Trung Phú", "", "F1", "BN9974"),
    )
    assert told(reading) == [LAN, TAM]


def test_people_beside_one_another_are_no_forms_whatever_their_work_is() -> None:
    reading = read(
        ("Ngày 14 tháng 6 năm 2021",),
        ("Stt", 1.0, 2.0, 3.0),
        ("Họ tên ca", "Ngô Thị Lan", "Lê Văn Tám", "Hồ Thị Na"),
        ("Mã BN liên quan", "BN9974", "BN9974", "BN9974"),
        ("Sinh năm", "1987", "1991", "2003"),
        ("Diện", "F1", "F1", "F1"),
        ("Đơn vị thôn", "Cao Thắng", "Trung Phú", "Trung Phú"),
        ("Nghề nghiệp", "Làm ruộng", "Học sinh", "Buôn bán"),
        ("Ghi chú", "Bệnh nền tim mạch", "Đã ký cam kết", "Đã tiêm 1 mũi"),
    )
    assert [(p.full_name, p.level, p.birth_year) for p in reading.people] == [
        ("Ngô Thị Lan", "F1", 1987),
        ("Lê Văn Tám", "F1", 1991),
        ("Hồ Thị Na", "F1", 2003),
    ]
    assert reading.unread == ()
