"""What columns hold: by headings in people's own words, and by the cells where no heading tells."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Cell, Person, Reading, Table, read_tables, read_text
from bot.domain.line_lists.fields.places import place_in_cell
from bot.domain.line_lists.tabular.columns import column_kind
from tests.domain.lists import HAMLETS, ON

HEADINGS = {
    "index": "S.TT | Số TT | #",
    "name": "Tên đối tượng | Họ và tên đối tượng | Tên người dân | Đối tượng cách ly | Công dân | Họ & tên | "
    "Người được lấy mẫu | Người phải cách ly | Công dân đang theo dõi",
    "birth": "N.sinh | Sinh năm | Năm đẻ | Sinh ngày | NTNS | Năm | Tuổi/Năm sinh",
    "sex": "Nam hay nữ | G/T | Nam/Nữ",
    "hamlet": "Tên thôn | Đơn vị thôn | Thôn, xóm",
    "address": "Đ/c | Nhà ở thôn | Ở thôn nào | Chỗ ở hiện nay",
    "phone": "Đ/thoại | Alo | Liên lạc | Số máy",
    "level": "F mấy | F? | Mức độ (F?) | Thuộc F | Là F mấy | F",
    "source": "LQ đến | Người nhiễm | Lây từ ai | Đầu mối | Ai lây | BN tiếp xúc | Liên quan ca bệnh/người nào",
    "contact": "Hôm gặp | Gặp ngày | Ngày gặp F0 | Tiếp xúc hôm nào | Tx ngày | Lần cuối gặp | NTX | NTXLC",
    "start": "Vào ngày | Ngày đưa đi | Ngày BĐ | Ngày thực hiện cách ly | Ngày vào KCL | BĐ | Ngày vào khu | "
    "Đưa đi cách ly TT | Chuyển đi CLTT | Ngày đi cách ly tập trung | Ngày tiếp nhận | Ngày nhập khu CLTT | "
    "Ngày bàn giao",
    "end": "Hết ngày | Ngày KT | Hạn CL | Ra ngày | Ngày ra khu | KT | Hết | Đủ 14 ngày | Ngày đủ 21 ngày | "
    "Ngày rời khu CLTT | Ngày đủ thời gian cách ly",
    "period": "Từ ngày - đến ngày | TG cách ly | Cách ly từ ... đến ... | Thời gian CL",
    "place": "CL tại | Đang ở đâu | HTCL | Biện pháp | Chỗ cách ly | CL ở đâu | Cách ly TT/TN | Nơi đến | "
    "Nơi tiếp nhận",
    "case_code": "Mã ca bệnh | Mã bệnh nhân",
    "ticked_centralised": "Tập trung | CLTT",
    "ticked_home": "Tại nhà | Cách ly tại nhà",
    "overseer": "Người giám sát | Cán bộ phụ trách | Người báo",
    "relation": "Quan hệ | QH với chủ hộ | Mối QH với F1",
    "others_phone": "ĐT PH | SĐT PHHS | Điện thoại bố/mẹ",
    "carer": "Người liên hệ | Người giám hộ | Họ tên phụ huynh",
    "meeting": "Ngày ăn tại quán | Ngày nhận hàng | Ngày họp tổ | Ngày đến quán | Ngày đi chung xe | Hôm dự đám cưới",
    "other_day": "Ngày báo | Ngày cập nhật | Ngày nhập | Ngày nhập liệu | Ngày nhập viện",
}


@pytest.mark.parametrize(
    ("heading", "kind"), [(each, kind) for kind in HEADINGS for each in HEADINGS[kind].split(" | ")]
)
def test_a_heading_in_peoples_own_words_says_what_a_column_holds(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind


def read(*rows: tuple[Cell, ...]) -> Reading:
    return read_tables([Table("Sheet1", rows)], on=ON, hamlets=HAMLETS)


def by_given(reading: Reading) -> dict[str, Person]:
    return {person.full_name.split(" ")[-1]: person for person in reading.people}


ROWS: tuple[tuple[Cell, ...], ...] = (
    (1.0, "Phan Đăng Lưu", 1984.0, "Nam", "Trung Phú", "0912000171", "F1", "BN9808"),
    (2.0, "Nguyễn Thị Minh Khai", 1986.0, "Nữ", "Trung Phú", "0912000172", "F1", "BN9808"),
    (3.0, "Võ Quang Nam", 1999.0, "Nam", "Hòa Bình", 977000173.0, "F2", "Phan Đăng Lưu"),
    (4.0, "Lê Thị Hòa", 1964.0, "Nữ", "Hòa Bình", "", "F2", "Phan Đăng Lưu"),
)


def test_rows_without_any_heading_are_read_by_what_stands_in_their_columns() -> None:
    people = read(*ROWS).people
    assert [(person.level, person.source) for person in people] == [
        ("F1", "BN9808"),
        ("F1", "BN9808"),
        ("F2", "Phan Đăng Lưu"),
        ("F2", "Phan Đăng Lưu"),
    ]
    assert [person.birth_year for person in people] == [1984, 1986, 1999, 1964]
    assert [person.phone for person in people] == ["0912000171", "0912000172", "0977000173", None]


@pytest.mark.parametrize("separator", ["\t", " | ", ";"])
def test_pasted_rows_without_any_heading_are_read_so_too(separator: str) -> None:
    text = "\n".join(separator.join(str(cell).removesuffix(".0") for cell in row) for row in ROWS)
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert [(person.level, person.source, person.hamlet) for person in reading.people] == [
        ("F1", "BN9808", "Trung Phú"),
        ("F1", "BN9808", "Trung Phú"),
        ("F2", "Phan Đăng Lưu", "Hòa Bình"),
        ("F2", "Phan Đăng Lưu", "Hòa Bình"),
    ]
    assert reading.unread == ()


def test_days_without_a_heading_are_a_quarantine_when_weeks_lie_between() -> None:
    days = (date(2021, 6, 8), date(2021, 6, 9), date(2021, 6, 30))
    reading = read(("Lê Văn An", 1984.0, "Trung Phú", *days), ("Hồ Thị Ba", 1990.0, "Hòa Bình", *days))
    for person in reading.people:
        assert (person.contact_date, person.quarantine_start, person.quarantine_end) == days


def test_one_column_of_days_without_a_heading_means_nothing() -> None:
    reading = read(*((name, 1984.0, "Trung Phú", date(2021, 6, 8)) for name in ("Lê Văn An", "Hồ Thị Ba")))
    assert {(person.contact_date, person.quarantine_start) for person in reading.people} == {(None, None)}


def test_crosses_under_sex_level_and_place_say_each() -> None:
    reading = read(
        ("STT", "Họ và tên", "Năm sinh", "Giới tính", "", "Phân loại", "", "Cách ly", ""),
        ("STT", "Họ và tên", "Năm sinh", "Nam", "Nữ", "F1", "F2", "Tập trung", "Tại nhà"),
        (1.0, "Lương Thế Vinh", 1980.0, "x", "", "x", "", "x", ""),
        (2.0, "Hồ Xuân Hương", 1995.0, "", "X", "", "x", "", "v"),
        ("", "Tổng", "", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    )
    assert [(person.sex, person.level, person.place) for person in reading.people] == [
        ("nam", "F1", "centralised"),
        ("nữ", "F2", "home"),
    ]


def test_cells_tell_what_an_unknown_heading_holds() -> None:
    reading = read(
        ("Diện", "Họ tên", "Hỏi thêm", "Xử lý", "Sinh hoạt", "Bị lây bởi"),
        ("F1", "Bùi Thị Cúc", "0912000151", "Khu cách ly huyện", "Nam Thắng", "BN9807"),
        ("F2", "Lê Quý Đôn", "0977000154", "Cách ly tại nhà", "Trung Phú", "Bùi Thị Cúc"),
    )
    assert [(person.phone, person.place, person.hamlet, person.source) for person in reading.people] == [
        ("0912000151", "centralised", "Nam Thắng", "BN9807"),
        ("0977000154", "home", "Trung Phú", "Bùi Thị Cúc"),
    ]


def test_names_under_tiep_xuc_are_sources_and_no_days() -> None:
    reading = read(("Họ tên", "Diện", "Tiếp xúc"), ("Lê Văn An", "F1", "BN9807"), ("Hồ Thị Ba", "F2", "Lê Văn An"))
    assert [person.source for person in reading.people] == ["BN9807", "Lê Văn An"]


def test_a_second_column_of_names_is_nobody_on_the_list() -> None:
    reading = read(
        ("Họ tên", "NS", "Diện", "Tên người ghi sổ"),
        ("Lê Văn An", 1980.0, "F1", "Trần Thị Hoa"),
        ("Hồ Thị Ba", 1985.0, "F1", "Trần Thị Hoa"),
    )
    assert [(person.full_name, person.source) for person in reading.people] == [
        ("Lê Văn An", None),
        ("Hồ Thị Ba", None),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("TT từ 8/6", "centralised"),
        ("TN từ 9/6", "home"),
        ("Khu CL huyện", "centralised"),
        ("Trường THCS", "centralised"),
        ("Nhà", "home"),
        ("Nhà văn hóa thôn", "centralised"),
        ("ở nhà", "home"),
        ("Tại hộ", "home"),
        ("t/nhà", "home"),
        ("phòng trọ", "home"),
        ("nhà hàng xóm", "home"),
        ("Nhà nghỉ Hoa Sen", "centralised"),
        ("Nhà khách huyện", "centralised"),
        ("Ban CHQS huyện", "centralised"),
        ("Tiểu học xã", "centralised"),
        ("T.trung", "centralised"),
        ("Cách ly tại nhà, chờ đi tập trung", "home"),
        ("Nam Thắng", None),
        ("Trần Thị Tuyết", None),
    ],
)
def test_few_words_say_the_place_in_a_column_of_places(text: str, place: str | None) -> None:
    assert place_in_cell(text) == place


def test_a_ditto_with_nothing_above_is_accounted_for() -> None:
    reading = read(("", "nt"), ("Nguyễn Văn Hùng", "F1"), ("Lê Thị Lan", "F1"))
    assert [line.line for line in reading.lines] == [1, 2, 3]


def test_counts_by_hamlet_name_nobody() -> None:
    reading = read(
        ("STT", "Tên thôn", "Số F1", "Số F2", "Cán bộ phụ trách"),
        (1.0, "Nam Thắng", 3.0, 10.0, "Nguyễn Văn Thôn"),
        (2.0, "Trung Phú", 1.0, 4.0, "Lê Thị Tổ"),
    )
    assert reading.people == ()
