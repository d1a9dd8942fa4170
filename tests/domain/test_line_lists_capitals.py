"""Lists typed in capitals or in small letters throughout are read as any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.folding import fold
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import read_text
from bot.domain.line_lists.writing.capitals import with_capitals
from tests.domain import writing
from tests.domain.writing import HAMLET_NAMES

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in HAMLET_NAMES)
PLACES = tuple(fold(name) for name in HAMLET_NAMES)


@pytest.mark.parametrize(
    ("small", "named"),
    [
        ("1. đường thị bích nhung, 1988, nữ", ["Đường Thị Bích Nhung"]),
        ("2. cao xuân trường (1990), thôn nam thắng", ["Cao Xuân Trường"]),
        ("- lưu tất đồng hôm 9/6 có gặp bn9911", ["Lưu Tất Đồng"]),
        ("f2 của f1 bành như ý, tx 7/6", ["Bành Như Ý"]),
        ("tx f1 phí công thành ngày 8/6", ["Phí Công Thành"]),
        ("gồm ông quản văn phòng 1961 và bà từ thị mới 1966", ["Quản Văn Phòng", "Từ Thị Mới"]),
        ("a) khúc đình chinh sinh 1979 trung phú", ["Khúc Đình Chinh"]),
        ("lò thị nữ, 1951, quê cao thắng", ["Lò Thị Nữ"]),
        ("0912000345 trần mạnh hà nam 1980", ["Trần Mạnh Hà"]),
        ("3. lê nguyễn hoài nam, 2009, nam", ["Lê Nguyễn Hoài Nam"]),
        ("ng. thị thơm sn 81 h.bình", ["Ng. Thị Thơm"]),
        ("vợ là kha thị năm sinh năm 1972", ["Kha Thị Năm"]),
        ("tran huu nam sinh 1988, pham thi hoa nam sinh 1985", ["Tran Huu Nam", "Pham Thi Hoa"]),
        ("nguyễn hòa bình, phạm thị hồng lạc cùng ở nam thắng", ["Nguyễn Hòa Bình", "Phạm Thị Hồng Lạc"]),
        ("lương thế vinh hòa bình 1975", ["Lương Thế Vinh"]),
        ("tiếp xúc f1 đặng thị mai trong đám giỗ", ["Đặng Thị Mai"]),
        ("1 vo minh sat 1964 nam thang", ["Vo Minh Sat"]),
        ("f2 tx f1 dau trong hieu ngay 6/6", ["Dau Trong Hieu"]),
        ("ho ten: dang hai dang; sinh nam 1987", ["Dang Hai Dang"]),
        ("chi ton thi thu hien, 1990, nu", ["Ton Thi Thu Hien"]),
        ("3) mai hắc đằng, 1990, nam", ["Mai Hắc Đằng"]),
        ("* nguyễn trãn (1960), hòa bình", ["Nguyễn Trãn"]),
        ("5. la tu hai, 1977, trung phu", ["La Tu Hai"]),
        ("1. doan chuan 2k tx 6/6, cung mam voi bn9921", ["Doan Chuan"]),
        ("ho ten: bien quoc toan", ["Bien Quoc Toan"]),
        ("cao thang - chu dinh thi - 1972", ["Chu Dinh Thi"]),
        ("f2 cua f1 khong minh tu ngay 8/6", ["Khong Minh Tu"]),
        ("tx f2 lai hong quang 13/6, lai xe tu bac giang ve", ["Lai Hong Quang"]),
        ("nguyen do hai dang, sn 2011, vo anh thuan", ["Nguyen Do Hai Dang"]),
        ("vi cung phong voi so 3, rieng so 4 do nha chat, tu nguyen", []),
        ("lý do đi lại: mai em gửi thêm, hồ sơ của người cao tuổi", []),
        ("đề nghị các đồng chí nghiêm túc thực hiện, hoàn thành trước 15/6", []),
        ("theo phương án riêng cho trẻ em, đồng nghiệp cùng phòng", []),
        ("khong phai f2, dang dieu tri, chua co trieu chung ho sot", []),
        ("can cu de nghi cua tram, du kien het han 24/6", []),
    ],
)
def test_names_are_found_by_what_they_are_made_of(small: str, named: list[str]) -> None:
    (line,) = with_capitals([small.upper()], PLACES) if named else [small]
    assert [name for name in named if name in line] == named
    beyond = line
    for name in (*named, *HAMLET_NAMES, *(place.title() for place in PLACES)):
        beyond = beyond.replace(name, "")
    assert not any(word[:1].isupper() for word in beyond.strip("0123456789.-() ").split(" ")[1:]), line
    assert with_capitals([small], PLACES)[0].lower() == small


LIST = """Danh sách F2 liên quan F1 Nghiêm Xuân Trường (BN9917), cách ly tại nhà từ 10/6 đến 24/6
1. Hạ Thị Hồng Nhung, 1988, nữ, thôn Nam Thắng, 0912000345, tiếp xúc ngày 8/6
2. Biện Như Ý, 1997, Trung Phú, tiếp xúc ngày 9/6
3. Ông Văn Thời (1955), Hòa Bình, chồng bà Mận, tx 8/6
4. Từ Thị Mận - 1958 - Hòa Bình - 0977000346 - tx 8/6
Lý do: cùng dự đám cưới. Đề nghị thôn trưởng nhắc nhở bà con."""


@pytest.mark.parametrize("typed", [str.upper, str.lower])
def test_a_list_in_one_case_is_read_as_with_capitals(typed: Callable[[str], str]) -> None:
    as_meant = read_text(LIST, on=ON, hamlets=HAMLETS)
    reading = read_text(typed(LIST), on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == [person.full_name for person in as_meant.people]
    for person, meant in zip(reading.people, as_meant.people, strict=True):
        assert (person.sex, person.birth_year, person.hamlet) == (meant.sex, meant.birth_year, meant.hamlet)
        assert (person.source, person.contact_date, person.place) == (meant.source, meant.contact_date, meant.place)
        assert person.quarantine_end == date(2021, 6, 24)


def test_somebody_called_by_his_given_name_gets_a_capital_too() -> None:
    lines = ["1. đoàn văn khải, 1980, f1 của bn9912", "2. thái thị lụa 1984 f2 tx 7/6 với khải, vợ anh khải"]
    assert with_capitals(lines, PLACES)[1] == "2. Thái Thị Lụa 1984 f2 tx 7/6 với Khải, vợ anh Khải"


def test_somebody_called_by_a_given_name_alone_is_not_the_next_word() -> None:
    (line,) = with_capitals(["nhà bà lương thị tỵ 1950 là f2, còn chị ngân hàng xóm thì không"], PLACES)
    assert line == "Nhà bà Lương Thị Tỵ 1950 là f2, còn chị Ngân hàng xóm thì không"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("- KHÚC NHƯ Ý - SN 1984 - Nam Thắng", "- Khúc Như Ý - SN 1984 - Nam Thắng"),
        ("F2 (tx với F1 BIỆN SĨ NAM ngày 9/6)", "F2 (tx với F1 Biện Sĩ Nam ngày 9/6)"),
        ("LỖ VĂN THỜI, 1969, nam, F1/BN9931", "Lỗ Văn Thời, 1969, nam, F1/BN9931"),
        ("DANH SÁCH NGƯỜI CÁCH LY TẠI TRƯỜNG LÊ HỒNG PHONG", "DANH SÁCH NGƯỜI CÁCH LY TẠI TRƯỜNG LÊ HỒNG PHONG"),
    ],
)
def test_names_alone_in_capitals_are_put_in_title_case(typed: str, read: str) -> None:
    assert with_capitals([typed, "Các trường hợp trên ở nhà, Trần Thị Ngọ báo"], PLACES)[0] == read


def test_where_names_have_capitals_nothing_is_changed() -> None:
    lines = ["Em gửi ds, mai võ tá gửi tiếp", *LIST.split("\n")]
    assert with_capitals(lines, PLACES) == lines


def test_a_title_in_capitals_without_names_stays_as_it_is() -> None:
    assert with_capitals(["PHIẾU ĐIỀU TRA NGƯỜI TIẾP XÚC GẦN"], PLACES) == ["PHIẾU ĐIỀU TRA NGƯỜI TIẾP XÚC GẦN"]


@settings(max_examples=100)
@given(st.lists(st.text(alphabet="nguyễn thịVĂN.\n 1,đİßAŉ"), min_size=1, max_size=4))
def test_every_character_stays_where_it_is(lines: list[str]) -> None:
    lines = [line.replace("\n", " ") for line in lines]
    changed = with_capitals(lines, PLACES)
    assert [len(line) for line in changed] == [len(line) for line in lines]
    assert [line.casefold() for line in changed] == [line.casefold() for line in lines]


@settings(max_examples=200)
@given(
    st.integers(0, 2**48),
    st.sampled_from(["{}. {}, {}", "{} {} (sn {})", "- stt {}: {} - {}", "{}) tx f1 {}; sn {}"]),
)
def test_written_names_get_their_capitals_back(seed: int, shape: str) -> None:
    chance = Random(seed)
    names = [writing.someone(chance, "BN9901").full_name for _ in range(4)]
    lines = [shape.format(at, name, chance.randint(1940, 2019)) for at, name in enumerate(names, start=1)]
    for typed in (str.lower, str.upper):
        changed = with_capitals([typed(line) for line in lines], PLACES)
        assert [name for name, line in zip(names, changed, strict=True) if name in line] == names


@pytest.mark.parametrize(
    "line",
    [
        "1. vo ba khoa, 1980, nam thang",
        "+ vo ba khoa | 1944 | nu",
        "- vo ba khoa,sinh nam 2015",
        "2)vo ba khoa; nam; 1970",
    ],
)
def test_vo_ba_at_the_head_of_an_entry_is_a_name_and_nobodys_wife(line: str) -> None:
    people = read_text(f"f2\n{line}\n- le thi hoa, 1990", on=ON, hamlets=[]).people
    assert [each.full_name for each in people] == ["Vo Ba Khoa", "Le Thi Hoa"]


@pytest.mark.parametrize("family", ["truong", "to", "mai", "ho", "vo"])
@pytest.mark.parametrize("mark", [",", ";", " |", " -"])
def test_a_family_name_ba_and_any_word_alone_are_a_name(family: str, mark: str) -> None:
    text = f"f1 bn9979\n4) {family} ba them{mark} tiep xuc ngay 2/6{mark} nam\n5) le thi hoa{mark} nu"
    assert read_text(text, on=ON, hamlets=[]).people[0].full_name == f"{family.title()} Ba Them"


@pytest.mark.parametrize("rows", [
    "hồ thị mai, 1979, nữ\nhồ nữ mai phương, 2006, nữ, đt dùng chung của mẹ",
    "ho thi mai 1979\nho nu mai phuong 2006 ko dt",
    "- hồ thị mai sn 79, cltn từ 10/6\n- hồ nữ mai phương 2k6",
])  # fmt: skip
def test_rows_in_small_letters_stand_under_a_heading_that_somebody_else_wrote(rows: str) -> None:
    text = f"Tiếp xúc trực tiếp với F0 Nguyễn Khánh Toàn, xếp F1 gồm:\n{rows}"
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [fold(person.full_name) for person in people] == ["ho thi mai", "ho nu mai phuong"]
    assert {person.source for person in people} == {"Nguyễn Khánh Toàn"}
