"""Titles that sum up a list: they set its level, and the day up to which they count is nobody's last day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Table, read_tables, read_text

ON = date(2021, 6, 14)
LINE = "1. Phan Trung Kiên, 1990, thôn Trung Phú"


@pytest.mark.parametrize(
    ("title", "end", "change"),
    [
        ("TỔNG HỢP F2 CÁCH LY TẠI NHÀ", None, None),
        ("TỔNG HỢP F2 CÁCH LY TẠI NHÀ ĐẾN 14/6/2021", None, None),
        ("Tổng hợp F2 xã Thạch Thắng đến ngày 13/06", None, None),
        ("DANH SÁCH F2 CÁCH LY TẠI NHÀ ĐẾN 24/6/2021", date(2021, 6, 24), None),
        ("DANH SÁCH F2 HẾT HẠN CÁCH LY ĐẾN NGÀY 14/6/2021", date(2021, 6, 14), "released"),
    ],
)
def test_a_title_sets_the_level_and_only_a_real_end(title: str, end: date | None, change: str | None) -> None:
    reading = read_text(f"{title}\n{LINE}", on=ON, hamlets=[Hamlet("Trung Phú")])
    (person,) = reading.people
    assert (person.level, person.full_name) == ("F2", "Phan Trung Kiên")
    assert (person.quarantine_end, person.change) == (end, change)


@pytest.mark.parametrize("total", ["Tổng cộng: 12 người", "Tổng: 4 ca", "TỔNG SỐ F2: 47", "Tổng F1: 5"])
def test_a_total_is_nobody(total: str) -> None:
    reading = read_text(f"DANH SÁCH F2\n{LINE}\n{total}", on=ON, hamlets=[Hamlet("Trung Phú")])
    assert [person.full_name for person in reading.people] == ["Phan Trung Kiên"]
    assert reading.unread == ()


def test_a_shortened_hamlet_at_a_lines_beginning_is_no_letter_of_a_list() -> None:
    hamlets = [Hamlet("Nam Thắng"), Hamlet("Trung Phú"), Hamlet("Hòa Bình"), Hamlet("Cao Thắng")]
    text = "F1\nN.Thắng: Nguyễn Hồng Phong 1977\nT.Phú: ko có\nH.Bình: Lê Danh Đức 1993\nC.Thắng: Phùng Thị Hương 1965"
    reading = read_text(text, on=ON, hamlets=hamlets)
    assert [(person.full_name, person.hamlet) for person in reading.people] == [
        ("Nguyễn Hồng Phong", "Nam Thắng"),
        ("Lê Danh Đức", "Hòa Bình"),
        ("Phùng Thị Hương", "Cao Thắng"),
    ]


@pytest.mark.parametrize("marker", ["a. ", "b) ", "a.", "c/"])
def test_a_letter_before_a_name_is_its_place_in_the_list(marker: str) -> None:
    reading = read_text(f"F1\n{marker}Lê Danh Đức, 1993", on=ON, hamlets=[Hamlet("Hòa Bình")])
    assert [person.full_name for person in reading.people] == ["Lê Danh Đức"]


def test_who_keeps_watch_is_no_contact() -> None:
    text = "Phân công trực chốt\nChốt Cao Thắng: Lê Bá Hạnh 0977000873\nChốt Hồng Lạc: Phan Thị Thắm 0977000874"
    assert not read_text(text, on=ON, hamlets=[Hamlet("Cao Thắng"), Hamlet("Hồng Lạc")]).is_list
    listed = read_text(f"F1 tại chốt:\n{LINE}\nTrực ban: 0239.3000.115", on=ON, hamlets=[Hamlet("Trung Phú")])
    assert [person.full_name for person in listed.people] == ["Phan Trung Kiên"]


def test_a_count_above_the_people_it_counts_is_their_heading() -> None:
    text = (
        "BÁO CÁO NGÀY 13/6 – TỔ COVID CỘNG ĐỒNG\nPHẦN MỘT: F1 của thôn (1 người)\n+ Mã Thị Hạnh, nữ, 1974\n"
        "PHẦN HAI: F2 của thôn (2 người) – cách ly tại nhà\n+ Phan Hai, nam, 1970\n+ Vương Thị Diễm, nữ, 1999"
    )
    people = read_text(text, on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert [(one.level, one.full_name) for one in people] == [
        ("F1", "Mã Thị Hạnh"),
        ("F2", "Phan Hai"),
        ("F2", "Vương Thị Diễm"),
    ]


@pytest.mark.parametrize("office", ["CHỦ TỊCH", "TRƯỞNG BAN", "TRẠM TRƯỞNG", "Người lập biểu"])
@pytest.mark.parametrize("stamp", ["(đã ký)\n", "\n", ""])
def test_whoever_signs_is_nobody(office: str, stamp: str) -> None:
    reading = read_text(
        f"DANH SÁCH F2\n{LINE}\n\n{office}\n{stamp}Phan Đình Lương", on=ON, hamlets=[Hamlet("Trung Phú")]
    )
    assert [person.full_name for person in reading.people] == ["Phan Trung Kiên"]


@pytest.mark.parametrize(
    "title",
    [
        "F2 ĐÁM CƯỚI NHÀ ÔNG QUẾ (F1 NGUYỄN THÀNH CHUNG)",
        "TỔNG F2 ĐÁM CƯỚI NHÀ ÔNG QUẾ (F1 NGUYỄN THÀNH CHUNG), TX 06/6",
        "Học sinh diện F2 (F1 là cô giáo Nguyễn Thành Chung) - Trường Tiểu học",
        "F2 liên quan F1 Nguyễn Thành Chung (ai cần tiếp tế gọi Đoàn TN 0988000111)",
        "ds f2 di an cuoi nha ong que, f1 nguyễn thành chung",
        "DANH SÁCH F2 TIẾP XÚC VỚI CÔ GIÁO NGUYỄN THÀNH CHUNG (F1)",
    ],
)
def test_a_title_names_whom_they_met_and_nobody_listed(title: str) -> None:
    reading = read_text(f"{title}\nLê Văn Bá, 1980, 0912000345\nLê Thị Mơ, 1983", on=ON, hamlets=())
    assert [(person.level, person.full_name) for person in reading.people] == [("F2", "Lê Văn Bá"), ("F2", "Lê Thị Mơ")]
    assert {person.source for person in reading.people} == {"Nguyễn Thành Chung"}


@pytest.mark.parametrize(
    "signature",
    [
        "Người lập: YS. Phan Thị Thắm",
        "TRƯỞNG KHOA\nBs. Phan Thị Thắm",
        "Thôn trưởng: Phan Thị Thắm - 0916000500",
        "Đầu mối CDC: BS Phan Thị Thắm, 0913000650",
        "Cần gì gọi chị Phan Thị Thắm 0913000650",
    ],
)
def test_whoever_signs_is_nobody_listed(signature: str) -> None:
    reading = read_text(f"DANH SÁCH F2\n{LINE}\n{signature}", on=ON, hamlets=[Hamlet("Trung Phú")])
    assert [person.full_name for person in reading.people] == ["Phan Trung Kiên"]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("F1 LIÊN QUAN BN9923, XẾP THEO NGÀY TIẾP XÚC LẦN CUỐI", "contact_date"),
        ("DS F1 xếp theo ngày tx", "contact_date"),
        ("F1 theo ngày vào khu cách ly", "quarantine_start"),
        ("Danh sách F1 theo ngày kết thúc cách ly", "quarantine_end"),
        ("F1 theo từng ngày hết hạn", "quarantine_end"),
    ],
)
def test_days_alone_on_lines_mean_what_the_title_says(title: str, field: str) -> None:
    text = f"{title}\nNgày 07/06/2021:\n- Lê Văn Bá, 1980\nThứ Ba 8/6:\n- Lê Thị Mơ, 1983\n- Hồ Sỹ Tạo, 1971"
    people = read_text(text, on=ON, hamlets=()).people
    assert [getattr(person, field) for person in people] == [date(2021, 6, 7), date(2021, 6, 8), date(2021, 6, 8)]


def test_the_commune_behind_a_hamlet_is_no_person() -> None:
    text = "DS F1\n1. Trần Đình Quý - nam - 1990 - Trung Phú, Thạch Thắng - 0967.000.551"
    (person,) = read_text(text, on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert (person.full_name, person.hamlet, person.phone) == ("Trần Đình Quý", "Trung Phú", "0967000551")


@pytest.mark.parametrize(
    "title",
    [
        "F1/BN9936/TX 10.06.21/CLTT 11.06.21",
        "F1 / BN9936 / tx 10-6 / cltt 11-6",
        "f1/bn9936 tx 10/6, cltt 11/6",
        "Đề nghị các thôn (đ/c Nguyễn Thị Hiền trực, 0912000881) quản lý F1 của BN9936, tx 10/6, cltt 11/6:",
    ],
)
def test_a_title_with_a_code_between_strokes_tells_the_source(title: str) -> None:
    (person,) = read_text(f"{title}\n1. Trương Công Minh, 1988, Trung Phú", on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert (person.level, person.source, person.contact_date, person.quarantine_start) == (
        "F1", "BN9936", date(2021, 6, 10), date(2021, 6, 11)
    )  # fmt: skip


@pytest.mark.parametrize("words", ["trong tuần (14/06 - 20/06/2021)", "tháng 6 (01/6 - 30/6)", "tuần này: 14/6 - 20/6"])
def test_the_days_of_a_week_in_a_title_are_nobodys_quarantine(words: str) -> None:
    text = f"DANH SÁCH F1 hoàn thành cách ly tập trung {words}\n1. Lê Văn Tám, 1972: hết cách ly ngày 15/06/2021"
    (person,) = read_text(text, on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert (person.quarantine_start, person.quarantine_end) == (None, date(2021, 6, 15))


@pytest.mark.parametrize("sign", ["*", "-", "+", "•"])
def test_a_bullet_with_whom_those_below_met_lists_nobody(sign: str) -> None:
    text = (
        f"DS F2 CLTN THEO F1\n{sign} F1 Lại Thế Phong:\n Lại Thế Hiển 1964\n Bùi Thị Soan 1966\n"
        f"{sign} F1 Tống Thị Duyên:\n Tống Văn Khang 1972"
    )
    people = read_text(text, on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert [(each.full_name, each.level, each.source) for each in people] == [
        ("Lại Thế Hiển", "F2", "Lại Thế Phong"),
        ("Bùi Thị Soan", "F2", "Lại Thế Phong"),
        ("Tống Văn Khang", "F2", "Tống Thị Duyên"),
    ]


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("DANH SÁCH F1 CHUYỂN ĐẾN KHU CÁCH LY TẬP TRUNG TRƯỜNG MẦM NON, NGÀY 12/6/2021", date(2021, 6, 12), None),
        ("Danh sách F1 đưa vào khu cách ly tập trung ngày 12/6/2021", date(2021, 6, 12), None),
        ("CA BỆNH F0 TRÊN ĐỊA BÀN XÃ (đến ngày 14/06/2021)", None, None),
        ("DSF2 LQ F1 VO THI HONG LIEN", None, None),
    ],
)
def test_whom_a_title_moves_began_on_its_day(title: str, start: date | None, end: date | None) -> None:
    text = f"{title}\n1. Lê Văn Tám, 1972, Trung Phú\n2. Mai Thị Hoa, 1980, Trung Phú"
    people = read_text(text, on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert [(each.quarantine_start, each.quarantine_end) for each in people] == [(start, end)] * 2
    assert all(each.level for each in people)


def test_cases_under_a_heading_of_columns_make_first_contacts() -> None:
    text = "STT\tHọ tên\tSN\tF1 BN\tTX\n1\tMã Thị Lý\t1987\t9987\t8/6\n2\tSầm Văn Nghĩa\t1990\t9987\t8/6"
    people = read_text(text, on=ON, hamlets=[]).people
    assert [(each.level, each.source) for each in people] == [("F1", "BN9987")] * 2


def test_a_sum_under_a_sheet_tells_the_level_that_nothing_else_does() -> None:
    rows = (("stt", "ho va ten", "ns", "nguon"), (1.0, "Mai Xuan Truong", "1976", "bn 9971"), ("", "F1 tong: 1"))
    (person,) = read_tables([Table("Sheet2", rows)], on=ON, hamlets=[]).people
    assert (person.level, person.source) == ("F1", "BN9971")


@pytest.mark.parametrize(
    "heading", ["Thông tin người tiếp xúc", "Thông tin các ca tiếp xúc", "Thông tin về đối tượng tiếp xúc"]
)
def test_a_column_may_hold_all_that_is_known_of_a_person(heading: str) -> None:
    rows = (
        ("STT", heading, "Phân loại", "Tiếp xúc với"),
        (1.0, "Võ Minh Tâm, SN 1982, thôn Trung Phú, ĐT 0971000591", "F1", "BN9920"),
        (2.0, "Võ Tấn Phát, SN 1954, thôn Trung Phú", "F2", "Võ Minh Tâm"),
    )
    people = read_tables([Table("Sheet1", rows)], on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert [(each.full_name, each.level, each.birth_year, each.phone, each.source) for each in people] == [
        ("Võ Minh Tâm", "F1", 1982, "0971000591", "BN9920"),
        ("Võ Tấn Phát", "F2", 1954, None, "Võ Minh Tâm"),
    ]


@pytest.mark.parametrize(
    ("title", "contact"),
    [
        ("F1 mới chiều 13/6 (tx với BN9950 ngày 10/6, cách ly tại nhà 11/6-25/6)", date(2021, 6, 10)),
        ("Danh sách F1 tối 12/6 (tiếp xúc BN9950 sáng 10/6):", date(2021, 6, 10)),
        ("F1 gặp BN9950 tối 12/6 (ngồi cùng bàn)", date(2021, 6, 12)),
        ("F1 của BN9950: danh sách rà soát quán cà phê Mộc chiều 09/6/2021:", date(2021, 6, 9)),
        ("Tổng F1 đang cách ly: 14, tăng 02 so với ngày 13/6. F1 mới của BN9950:", None),
    ],
)
def test_the_day_of_a_title_is_that_of_the_meeting_it_tells_of(title: str, contact: date | None) -> None:
    (person,) = read_text(f"{title}\n1. Trần Văn Nam, 1986, Trung Phú", on=ON, hamlets=[Hamlet("Trung Phú")]).people
    assert (person.level, person.source, person.contact_date) == ("F1", "BN9950", contact)
    assert person.change is None
