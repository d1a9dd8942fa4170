"""What one cell of a table says of the person in its row, in people's own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Cell, Person, Table, read_tables
from bot.domain.line_lists.tabular.columns import column_kind
from tests.domain.lists import HAMLETS, ON


def read(*rows: tuple[Cell, ...], name: str = "") -> tuple[Person, ...]:
    return read_tables([Table(name, rows)], on=ON, hamlets=HAMLETS).people


def beside(heading: str, text: str, *, level: str = "F2") -> Person:
    """The person in a row whose last cell is this one."""
    (person,) = read(
        ("STT", "Họ và tên", "Thôn", "SĐT", "Diện", heading),
        (1.0, "Phạm An Bình", "Nam Thắng", "0912000345", level, text),
    )
    return person


@pytest.mark.parametrize(
    "name",
    [
        "Phùng Thế Tại",
        "Trần Thị Quê",
        "Đoàn Thị Với",
        "Lê Văn Là",
        "Vũ Đình Tổ",
        "Phạm Ngọc Khánh Huyện",
        "Hồ Thị Nữ",
        "Lê Công Nhân",
        "Bùi Hồng Thôn",
    ],
)
def test_a_name_may_end_as_other_words_begin(name: str) -> None:
    (person,) = read(("STT", "Họ và tên", "Năm sinh", "Diện"), (1.0, name, 1980.0, "F1"))
    assert person.full_name == name


@pytest.mark.parametrize(
    ("text", "year", "sex"),
    [
        ("Nam, 1980", 1980, "nam"),
        ("Nữ - 1981", 1981, "nữ"),
        ("1982 (nữ)", 1982, "nữ"),
        ("1983 nữ", 1983, "nữ"),
        ("nữ 1984", 1984, "nữ"),
        ("Năm 1985", 1985, None),
        ("nam 1985", 1985, None),
        ("Nam 12/3/1987", 1987, "nam"),
        ("12/3/1988 - nam", 1988, "nam"),
        ("(Nam) 89", 1989, "nam"),
        ("32 tuổi", None, None),
    ],
)
def test_the_year_of_birth_may_have_the_sex_beside_it(text: str, year: int | None, sex: str | None) -> None:
    person = beside("Năm sinh", text)
    assert (person.birth_year, person.sex) == (year, sex)


@pytest.mark.parametrize(
    ("text", "level", "source"),
    [
        ("F1 - BN9933", "F1", "BN9933"),
        ("F1/BN9933", "F1", "BN9933"),
        ("F1 (BN9933)", "F1", "BN9933"),
        ("F2 - Ngô Văn Rằm", "F2", "Ngô Văn Rằm"),
        ("F2: Ngô Văn Rằm", "F2", "Ngô Văn Rằm"),
        ("F2 (Ngô Văn Rằm)", "F2", "Ngô Văn Rằm"),
        ("F2 / Ngô Văn Rằm", "F2", "Ngô Văn Rằm"),
        ("F3 của F2 Ngô Thị Tết", "F3", "Ngô Thị Tết"),
        ("F2, tiếp xúc Ngô Văn Sang", "F2", "Ngô Văn Sang"),
    ],
)
def test_one_cell_may_tell_the_level_and_whose(text: str, level: str, source: str) -> None:
    (person,) = read(("STT", "Họ tên", "NS", "Thôn", "F mấy - của ai"), (1.0, "Đỗ Thị Na", 1990.0, "Hồng Lạc", text))
    assert (person.level, person.source) == (level, source)


@pytest.mark.parametrize(
    ("note", "sex"),
    [
        ("Bố của Nụ", "nam"),
        ("Bố của Nụ, ở cùng nhà", "nam"),
        ("vợ anh Hùng", "nữ"),
        ("Con trai của số 1", "nam"),
        ("con gái TT 1", "nữ"),
        ("Mẹ chồng F1", "nữ"),
        ("Chồng chị Chi (số 2)", "nam"),
        ("con dâu bà Hòe, đang có bầu", "nữ"),
        ("Em trai ông Hai.", "nam"),
        ("Mẹ Nguyễn Thị Lan", None),
        ("Bố là F1", None),
        ("Vợ mới sinh, không đi được", None),
        ("mẹ đơn thân", None),
        ("Bỏ Lan", None),
        ("Con của bà Hòe", None),
    ],
)
def test_whose_kin_somebody_is_tells_the_sex(note: str, sex: str | None) -> None:
    person = beside("Ghi chú", note)
    assert (person.sex, person.level) == (sex, "F2")


@pytest.mark.parametrize(("relation", "sex"), [("Con trai F1", "nam"), ("Em gái của F1", "nữ"), ("Hàng xóm F1", None)])
def test_a_relation_to_somebody_is_not_his_level(relation: str, sex: str | None) -> None:
    person = beside("Quan hệ với F1", relation)
    assert (person.sex, person.level) == (sex, "F2")


@pytest.mark.parametrize(
    ("note", "phone"),
    [
        ("Số ĐT của bố", None),
        ("SĐT mẹ", None),
        ("số điện thoại của mẹ là chị Hạnh", None),
        ("liên hệ qua cháu nội", None),
        ("ĐT nhờ con dâu", None),
        ("SĐT này là của hàng xóm", None),
        ("ĐT mẹ: 0977000345", "0912000345"),
        ("con trai bà Tý", "0912000345"),
        ("số nhà 12", "0912000345"),
    ],
)
def test_a_note_may_say_that_the_phone_is_anothers(note: str, phone: str | None) -> None:
    assert beside("Ghi chú", note).phone == phone


@pytest.mark.parametrize(
    ("cell", "hamlet"), [("Thôn Trung Phú\nĐT mẹ: 0945000834", "Trung Phú"), ("Hồng Lạc - 0945000834 (bố)", "Hồng Lạc")]
)
def test_a_carers_number_beside_the_address_leaves_the_address(cell: str, hamlet: str) -> None:
    (person,) = read(("STT", "Họ tên", "Năm sinh", "Nơi ở - điện thoại", "Diện"), (1.0, "Đỗ Na", 2015.0, cell, "F2"))
    assert (person.phone, person.hamlet) == (None, hamlet)


@pytest.mark.parametrize(
    ("heading", "text", "said"),
    [
        ("Trạng thái", "Đã thành BN9960", {"level": "F0", "case_code": "BN9960"}),
        ("Ghi chú", "Nay là BN9961", {"level": "F0", "case_code": "BN9961"}),
        ("Diễn biến", "Chuyển thành ca bệnh BN9962", {"level": "F0", "case_code": "BN9962"}),
        ("Kết quả XN", "Dương tính (BN9964)", {"level": "F0", "case_code": "BN9964"}),
        ("Trạng thái", "F0 từ 13/6", {"level": "F0", "quarantine_start": None}),
        ("Ghi chú", "Tiếp xúc với Hồ Văn Quý nay là BN9960", {"level": "F1", "case_code": None}),
        ("Ghi chú", "F1 từ 13/6", {"level": "F1"}),
        ("Kết quả XN", "Âm tính", {"level": "F1"}),
    ],
)
def test_the_latest_level_is_told_beside_the_person(heading: str, text: str, said: dict[str, Any]) -> None:
    person = beside(heading, text, level="F1")
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Họ tên, năm sinh", "name"),
        ("Họ và tên - Ngày sinh - Địa chỉ", "name"),
        ("Họ tên & SĐT", "name"),
        ("Thông tin đối tượng", "name"),
        ("Tên người/ca tiếp xúc", "source"),
        ("Bao giờ xong", "end"),
    ],
)
def test_a_heading_may_name_several_things(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind


def test_days_without_headings_may_be_written_out() -> None:
    people = read(
        (1.0, "Phạm Thanh Lam", 1982.0, "Hồng Lạc", "F2", "Lê Thị Hồng Vân", "10/6", "tại nhà", "12/6", "26/6"),
        (2.0, "Hà Thị Nga", 1985.0, "Hồng Lạc", "F2", "Lê Thị Hồng Vân", "10/6", "tại nhà", "12/6", "26/6"),
    )
    for person in people:
        assert (person.contact_date, person.quarantine_start) == (date(2021, 6, 10), date(2021, 6, 12))
        assert (person.quarantine_end, person.source) == (date(2021, 6, 26), "Lê Thị Hồng Vân")


def test_a_ditto_may_stand_in_the_first_column() -> None:
    people = read(
        ("Nơi CL", "Nguồn", "Diện", "Họ tên", "Thôn"),
        ("CLTT", "BN9950", "F1", "Lê Văn Chín", "Hòa Bình"),
        ('"', '"', '"', "Lê Thị Mười", '"'),
    )
    assert [(person.place, person.source) for person in people] == [("centralised", "BN9950")] * 2


def test_a_hamlets_section_may_name_its_leader() -> None:
    people = read(
        ("STT", "Họ tên", "Năm sinh", "SĐT", "F1 tiếp xúc"),
        ("I", "Thôn Nam Thắng (Trưởng thôn: Nguyễn Hữu Cảnh, 0912000900)", None, None, None),
        (1.0, "Tô Văn Xuân", 1980.0, "0912000901", "Tô Thị Hạ"),
        ("II", "Thôn Cao Thắng (Trưởng thôn: ông Đậu Văn Thu - 0912000910)", None, None, None),
        (2.0, "Tô Văn Đông", 1985.0, "0912000911", "Tô Thị Hạ"),
        name="F2",
    )
    assert [(person.full_name, person.hamlet) for person in people] == [
        ("Tô Văn Xuân", "Nam Thắng"),
        ("Tô Văn Đông", "Cao Thắng"),
    ]


def test_who_watches_over_numbers_by_hamlet_is_nobody() -> None:
    assert not read(
        ("STT", "Tên thôn", "Số F1", "Số F2", "Cán bộ phụ trách", "SĐT"),
        (1.0, "Nam Thắng", 3.0, 10.0, "Nguyễn Văn Thôn", "0912000631"),
        (2.0, "Trung Phú", 1.0, 4.0, "Lê Thị Tổ", "0912000632"),
    )
