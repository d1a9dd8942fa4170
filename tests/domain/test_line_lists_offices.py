"""Who is named and not listed: officers, whom to call for somebody, places that are called like a person."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import ON
from tests.domain.lists import by_name as read

LIST = "F1 của BN9950:\n1. Phan Văn Sáu, 1950, Nam Thắng, 0912000345\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thôn đã cử ông Hồ Hữu Đài, công an viên, số 0928000499, giám sát.",
        "Giao ông Hồ Hữu Đài, trưởng thôn Nam Thắng và bà Lê Thị Bảy, chi hội trưởng phụ nữ giám sát hàng ngày.",
        "Điều 2. Các ông (bà): Hồ Thị Bích - Trạm trưởng, Lê Quốc Khải - Trưởng Công an xã chịu trách nhiệm thi hành.",
        "Bố trí chị Hồ Thị Bích hàng ngày đến đo nhiệt độ",
        "Đồng chí Hồ Hữu Đài (công an viên) theo dõi",
    ],
)
def test_officers_are_not_listed(sentence: str) -> None:
    assert list(read(f"{LIST}\n{sentence}")) == ["Phan Văn Sáu"]


@pytest.mark.parametrize("line", [
    "2. Hồ Hữu Đài, công an viên, 1980, Nam Thắng",
    "2. Hồ Hữu Đài, trưởng thôn Nam Thắng, 0928000499",
    "Anh Hồ Hữu Đài, công an viên, sn 1980",
])  # fmt: skip
def test_an_officer_may_be_listed_himself(line: str) -> None:
    assert list(read(LIST + line)) == ["Phan Văn Sáu", "Hồ Hữu Đài"]


@pytest.mark.parametrize(
    "how",
    [
        "điện thoại không dùng, gọi qua con gái Phan Thị Hạ 0946000447",
        "không có điện thoại, liên hệ con dâu Hồ Thị Tám 0946000447",
        "dùng chung số với con trai Phan Văn Chín 0946000447",
        "sđt của con gái (Phan Thị Hạ) 0946000447",
        "đt liên hệ: cháu ruột Phan Văn Năm, 0946000447",
        "đt nhờ hàng xóm Hồ Thị Tám 0946000447",
        "SĐT: của con trai 0946000447",
    ],
)
def test_through_whom_somebody_is_called_is_not_listed(how: str) -> None:
    (person,) = read(f"F1 của BN9950:\n1. Phan Văn Sáu, 1950, Nam Thắng, {how}").values()
    assert (person.full_name, person.phone) == ("Phan Văn Sáu", None)


def test_places_are_nobody() -> None:
    text = """Các địa điểm liên quan BN9967, ai đến liên hệ trạm:
1. Chợ Vườn Ươm, từ 6h đến 7h ngày 08/6/2021
2. Quán Bún Hương Sơn, số 45 đường Nguyễn Công Trứ, 7h30 ngày 09/6/2021
3. Siêu Thị Mai Linh Thạch Hà 10/6
4. Nhà Hàng Sông Quê, trưa 10/6
5. Xe khách Hoàng Long 11/6
6. Karaoke Hoàng Gia tối 11/6
7. Tiệm tóc Kim Oanh, 0912000345"""
    assert read(text) == {}


def test_a_commune_where_somebody_stays_is_nobody() -> None:
    text = "F1 của BN9950:\n1. Phan Văn Sáu 1980 Nam Thắng, hiện ở với con gái tại Thạch Khê\n2. Hồ Thị Lý 1985"
    assert list(read(text)) == ["Phan Văn Sáu", "Hồ Thị Lý"]


@pytest.mark.parametrize(
    "line",
    [
        "- Bỏ bạn Hồ Quốc Cường vì thuộc xã khác quản lý",
        "- Loại cháu Hồ Quốc Cường, ở xã bên",
        "Cháu Hồ Quốc Cường con anh Sáu ở bên Thạch Khê, không thuộc diện nào, bác đừng ghi.",
        "2. Hồ Quốc Cường 1990 không gặp ai, khỏi ghi nhé",
        "Cho cháu Hồ Quốc Cường khỏi danh sách",
    ],
)
def test_whoever_is_not_to_be_written_down_is_taken_off(line: str) -> None:
    people = read(LIST + line)
    assert [name for name, person in people.items() if person.change == "removed"] == ["Hồ Quốc Cường"]
    assert people["Phan Văn Sáu"].change is None


@pytest.mark.parametrize("said", ["xếp loại F1", "phân loại: F1", "thuộc loại F1"])
def test_a_kind_of_contact_is_no_removal(said: str) -> None:
    (person,) = read(f"Anh Phan Văn Sáu (1950, Nam Thắng), {said}, tiếp xúc BN9950 ngày 10/6").values()
    assert (person.level, person.change) == ("F1", None)


def test_a_decision_lists_those_it_names() -> None:
    text = """Điều 1. Áp dụng cách ly y tế tại nhà đối với các ông, bà có tên sau, là F2 tiếp xúc với F1 Đoàn Văn Kính:
1. Ông: PHAN VĂN SÁU, sinh năm 1950, thường trú: thôn Hồng Lạc
2. Bà: HỒ THỊ LÝ, sinh năm 1966, thường trú: thôn Hồng Lạc
Thời gian cách ly: từ 18 giờ 00 ngày 12 tháng 6 năm 2021 đến 18 giờ 00 ngày 26 tháng 6 năm 2021.
Điều 2. Ông Lê Quốc Khải - Trưởng Công an xã và các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành."""
    people = read(text)
    assert [(each.full_name, each.sex) for each in people.values()] == [("Phan Văn Sáu", "nam"), ("Hồ Thị Lý", "nữ")]
    for each in people.values():
        assert (each.level, each.source, each.place, each.change) == ("F2", "Đoàn Văn Kính", "home", None)
        assert (each.quarantine_start, each.quarantine_end) == (date(2021, 6, 12), date(2021, 6, 26))


def test_what_a_sentence_begins_with_is_said_of_both() -> None:
    text = """Qua rà soát có 2 người trùng giờ với BN9967 ngày 09/6, xếp loại F1, là ông Phan Văn Sáu (1963, Cao Thắng)
 và chị Hồ Thị Lý (1990, Hòa Bình). Sáng nay cả hai đã đi cách ly tập trung.""".replace("\n", "")
    for each in read(text).values():
        assert (each.source, each.contact_date, each.quarantine_start) == ("BN9967", date(2021, 6, 9), ON)


@pytest.mark.parametrize("last", ["Hiệu trưởng: Hồ Thị Nhung", "Giám đốc: ông Hồ Văn Nhung", "GVCN: cô Hồ Thị Nhung"])
def test_whose_school_or_firm_it_is_signs(last: str) -> None:
    assert list(read(LIST + last)) == ["Phan Văn Sáu"]


@pytest.mark.parametrize("word", ["Vắng", "Nghỉ học", "Vắng mặt hôm đó"])
def test_who_was_not_there_is_not_listed(word: str) -> None:
    people = read(f"{LIST}{word}: Lê Minh Đức, Trần Bảo Châu.")
    assert [name for name, each in people.items() if each.change is None] == ["Phan Văn Sáu"]


@pytest.mark.parametrize(
    "sentence", ["Trạm xếp cả hai F1.", "Đã ghi cả 2 người là F1", "Các đồng chí xếp cho cả hai diện F1 nhé"]
)
def test_both_are_said_to_be_of_one_level(sentence: str) -> None:
    people = read(f"BN9987 đi chuyến xe đó cùng:\n- chị Hồ Thị Thủy (1989), 0932000111\n- Lê Văn Tú, 2013\n{sentence}")
    assert [each.level for each in people.values()] == ["F1", "F1"]


@pytest.mark.parametrize("behind", [": F2", " -> F2", " đều là F2"])
def test_a_level_behind_brackets_is_that_of_all_in_them(behind: str) -> None:
    people = read(f"F1 BN9987: Lê Văn Tú, 1990\nÔng bà nội cháu (ông Lê Văn Quý 1960, bà Hồ Thị Ngọ 1962){behind}")
    assert {name: each.level for name, each in people.items()} == {
        "Lê Văn Tú": "F1", "Lê Văn Quý": "F2", "Hồ Thị Ngọ": "F2"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name", "born"),
    [
        ("1. Đồng chí Lê Thị Lụa, công chức Văn hóa, sinh năm 1984, nữ, thôn Cao Thắng", "Lê Thị Lụa", 1984),
        ("1. Lái xe Phan Khắc Na (nam, 1979), thôn Cao Thắng", "Phan Khắc Na", 1979),
        ("1. Đ/c Phan Văn Sáu, Phó trưởng Công an xã, sn 1990, Trung Phú", "Phan Văn Sáu", 1990),
        ("1. Đ/c Phan Văn Sáu 1990, Trung Phú", "Phan Văn Sáu", 1990),
        ("1. Trưởng thôn Đào Công Bảy, 1965, Trung Phú, 0912000111", "Đào Công Bảy", 1965),
        ("1. Công an viên Bùi Văn Chín sn 88 Hòa Bình", "Bùi Văn Chín", 1988),
        ("1. Dieu duong Ho Thi Muoi, 1991, Hoa Binh", "Ho Thi Muoi", 1991),
        ("1. Lái xe: Phan Khắc Tư, sinh năm 1975, Trung Phú", "Phan Khắc Tư", 1975),
    ],
)
def test_an_office_before_the_name_of_somebody_listed(line: str, name: str, born: int) -> None:
    (person,) = read(f"F1 của BN9950:\n{line}\nNgười lập: bác sĩ Lê Thị Hai").values()
    assert (person.full_name, person.level, person.birth_year) == (name, "F1", born)
    assert person.sex in (None, "nữ" if "nữ" in line else "nam")


@pytest.mark.parametrize(
    "offices",
    [
        ("đồng chí", "đồng chí"),
        ("công an viên", "dân quân"),
        ("điều dưỡng", "bác sĩ"),
    ],
)
def test_officers_of_a_sentence_are_listed_with_their_years(offices: tuple[str, str]) -> None:
    one, other = offices
    people = read(f"Thuộc diện F2 gồm {one} Lê Huy Ngàn (1962) và {other} Võ Thị Lam, sinh 1978, thôn Cao Thắng")
    assert {name: person.birth_year for name, person in people.items()} == {"Lê Huy Ngàn": 1962, "Võ Thị Lam": 1978}
    assert {person.level for person in people.values()} == {"F2"}
