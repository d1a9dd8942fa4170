"""Where a case or a contact was, told day after day, and who is named there and who is not."""

from __future__ import annotations

import pytest

from tests.domain.lists import by_name as read
from tests.domain.lists import june


@pytest.mark.parametrize(
    "line",
    [
        "1. Hồi 7h ngày 09/6, BN9971 vào cửa hàng xăng dầu Thạch Sơn. Người bán: chị Đặng Thị Lan, sinh 1991, F1.",
        "1. Ngày 09/6 BN9971 ghé quán, người bán là chị Đặng Thị Lan, sinh 1991. Xếp loại: F1",
        "- Sáng 9/6: BN9971 có đến mua hàng của chị Đặng Thị Lan (1991), F1",
    ],
)
def test_who_is_named_on_a_day_of_the_case_met_him_then(line: str) -> None:
    people = read(f"Xác minh lịch trình BN9971:\n{line}")
    assert {name: (each.level, each.source, each.contact_date) for name, each in people.items()} == {
        "Đặng Thị Lan": ("F1", "BN9971", june(9))
    }


@pytest.mark.parametrize(
    "head",
    [
        "F1 Lâm Văn Đạt (BN9974) chiều qua khai thêm:",
        "F1 Lâm Văn Đạt (BN9974) kể:",
        "F1 Lâm Văn Đạt, BN9974, khai báo:",
    ],
)
@pytest.mark.parametrize(
    "last",
    ["Vậy thêm 3 F2: Hòa, ông Nhân, bà Lý.", "Có 3 F2: chị Hòa, ông Nhân, bà Lý", "Xếp F2: bà Lý, ông Nhân, chị Hòa"],
)
def test_whom_a_contact_tells_of_met_him(head: str, last: str) -> None:
    text = f"""{head}
- 10/6 chở vợ là Tạ Thị Hòa (1986) đi khám ở phòng khám bác sĩ Lợi
- 11/6 sang nhà bố vợ Tạ Văn Nhân (1955) thôn Cao Thắng ăn cơm với ông Nhân, bà Mai Thị Lý
- 12/6 ở nhà
{last}"""
    met = {name: (each.level, each.source, each.contact_date, each.place) for name, each in read(text).items()}
    assert met == {
        "Tạ Thị Hòa": ("F2", "Lâm Văn Đạt", june(10), None),
        "Tạ Văn Nhân": ("F2", "Lâm Văn Đạt", june(11), None),
        "Mai Thị Lý": ("F2", "Lâm Văn Đạt", june(11), None),
    }


def test_the_evening_of_a_report_is_no_meeting() -> None:
    text = """Anh Cường ơi em đọc số liệu tối nay: F1 mới có hai người đều tiếp xúc BN9970 hôm 11/6 tại quán bún.
Một là Lê Quang Hạnh, nam, sinh 1982, thôn Hồng Lạc. Hai là Trần Thị Phú, sinh năm 1979, thôn Cao Thắng"""
    assert [(each.level, each.contact_date) for each in read(text).values()] == [("F1", june(11))] * 2


def test_all_of_a_line_live_where_its_end_says() -> None:
    text = "F1 BN9980: 1/ Bùi Đình Thi, 1961, bố; 2/ Hoàng Thị Nga, 1964, mẹ. Đều thôn Hòa Bình, cùng nhà, tx cuối 12/6"
    assert [(each.hamlet, each.contact_date) for each in read(text).values()] == [("Hòa Bình", june(12))] * 2


def test_a_childs_source_is_the_parent_whom_its_line_calls() -> None:
    text = """BN9971 đến địa bàn xã:
1. Chị Đặng Thị Lan, 1991, Nam Thắng, F1
2. Con gái chị Lan là cháu Trần Bảo Anh (2016) không gặp BN9971, F2"""
    assert read(text)["Trần Bảo Anh"].source == "Đặng Thị Lan"


def test_of_a_name_that_nobody_has_nothing_is_listed() -> None:
    text = """F2 của F1 Vũ Thị Sáu:
1. Vũ Thị Mười 1995, con ông Bảy - ông Bảy nghe máy 0913000115
Bản sáng có Lê Thị Mận là nhầm, không có ai tên đó."""
    people = read(text)
    assert people["Vũ Thị Mười"].phone is None
    assert people["Lê Thị Mận"].change == "removed"


def test_a_report_tells_phones_and_who_is_released_under_its_lists() -> None:
    text = """II. F1 của BN9982: 02
1. Trịnh Bá Sơn, 1967, Trung Phú, tx 12/6, đã đi tập trung 13/6
2. Ngô Thị Liễu, 1970, Trung Phú (mẹ), như trên
III. F2: 02 (của Trịnh Bá Sơn)
1. Đào Xuân Tùng, 1965, Hòa Bình, đánh cờ 11/6
2. Mạc Thị Bưởi, 1970, Hòa Bình, vợ ông Tùng
IV. Hết cách ly hôm nay: Lê Thị Nụ (F2), Phan Văn Đông (F2)
V. Số điện thoại các trường hợp: Sơn 0922000111, Tùng 0922000112, bà Bưởi không có."""
    people = read(text)
    assert {name: (each.phone, each.source) for name, each in people.items()} == {
        "Trịnh Bá Sơn": ("0922000111", "BN9982"), "Ngô Thị Liễu": (None, "BN9982"),
        "Đào Xuân Tùng": ("0922000112", "Trịnh Bá Sơn"), "Mạc Thị Bưởi": (None, "Trịnh Bá Sơn"),
        "Lê Thị Nụ": (None, None), "Phan Văn Đông": (None, None),
    }  # fmt: skip
    assert people["Đào Xuân Tùng"].contact_date == june(11)
    assert [name for name, each in people.items() if each.change == "released"] == ["Lê Thị Nụ", "Phan Văn Đông"]


@pytest.mark.parametrize("what", ["sửa điện", "sửa xe", "sửa mái nhà", "đánh cờ", "gặt lúa"])
def test_what_somebody_mends_is_no_correction(what: str) -> None:
    (person,) = read(f"F2 của F1 Đoàn Hữu Lợi:\n- Võ Thị Mùi, 1955, {what} cho bà chiều 10/6").values()
    assert (person.change, person.contact_date) == (None, june(10))


@pytest.mark.parametrize("last", ["bé Thảo tối nay đi tập trung", "chị Thảo thì đi cách ly tập trung tối nay"])
def test_one_of_whom_the_end_of_a_sentence_tells(last: str) -> None:
    text = f"""Nguyễn Thị Thu Thảo, sn 2000, Nam Thắng, F1 của BN9983.
F2 của Thảo: Cao Thị Thủy sn 1972 và Nguyễn Văn Bính sn 1970
Hai cô chú hôm nay em cho cách ly tại nhà tới 28/6, {last}."""
    assert [(each.full_name, each.place) for each in read(text).values()] == [
        ("Nguyễn Thị Thu Thảo", "centralised"), ("Cao Thị Thủy", "home"), ("Nguyễn Văn Bính", "home"),
    ]  # fmt: skip


@pytest.mark.parametrize("arrow", ["→ F1", "=> F1", "-> đều F1", "→ xếp F1"])
def test_a_level_behind_an_arrow_is_that_of_the_whole_line(arrow: str) -> None:
    text = f"""Rà soát đám giỗ nhà ông Lê Hồng Sơn (thôn Nam Thắng) ngày 10/6, có F0 BN9992 dự:
Mâm 1 (ngồi cùng BN9992): Trần Cao Sơn 1970; Phạm Văn Bách 1965 Nam Thắng; ông chủ nhà Lê Hồng Sơn 1958 {arrow}
Mâm 2: Vũ Thị Mận 1972 Hòa Bình; Vũ Thị Đào 1975 Hòa Bình → F2"""
    assert [(each.full_name, each.level) for each in read(text).values()] == [
        ("Trần Cao Sơn", "F1"), ("Phạm Văn Bách", "F1"), ("Lê Hồng Sơn", "F1"),
        ("Vũ Thị Mận", "F2"), ("Vũ Thị Đào", "F2"),
    ]  # fmt: skip
    assert {read(text)[name].source for name in ("Trần Cao Sơn", "Phạm Văn Bách")} == {"BN9992"}


@pytest.mark.parametrize("there", ["có F0 BN9992 dự", "có F0 BN9992 đến ăn", "có F0 là BN9992 đã tham dự"])
def test_where_a_case_was_its_people_are_contacts(there: str) -> None:
    text = f"F1 đám cưới ngày 10/6, {there}:\n1. Trần Cao Sơn, 1970, Trung Phú\n2. Vũ Thị Mận, 1972, Hòa Bình"
    assert [(each.level, each.source) for each in read(text).values()] == [("F1", "BN9992")] * 2
