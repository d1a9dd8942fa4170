"""What stands in the lines of people: where they live, what they are called in full, whose a phone is, in prose too."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON


def read(text: str) -> list[Person]:
    return list(read_text(f"F1 của BN9931:\n{text}", on=ON, hamlets=HAMLETS).people)


@pytest.mark.parametrize("second", [
    "2. Lê Thị Tư 1984 (vợ) cùng nhà 0912000444",
    "2. Lê Thị Tư sn 84 cùng thôn",
    "2. Lê Thị Tư 2k4 ở cùng nhà, không có đt",
    "2. Lê Thị Tư (1984, con gái) cùng hộ, cltt từ 8/6",
    "2. Lê Thị Tư 2010 (con), ở cùng bố mẹ",
    "vợ: Lê Thị Tư 1984 cùng thôn đt 0912000444",
])  # fmt: skip
def test_who_lives_in_the_same_house_or_hamlet(second: str) -> None:
    assert [each.hamlet for each in read(f"1. Lê Văn Ba 1980 thôn Cao Thắng\n{second}")] == ["Cao Thắng"] * 2


@pytest.mark.parametrize("second", ["2. Lê Thị Tư 1984 ở cùng nhà BN9931", "2. Lê Thị Tư 1984 tx cùng nhà"])
def test_the_house_of_a_case_is_another(second: str) -> None:
    assert [each.hamlet for each in read(f"1. Lê Văn Ba 1980 thôn Cao Thắng\n{second}")] == ["Cao Thắng", None]


@pytest.mark.parametrize("text", [
    "Thôn Nam Thắng: Kiều Văn Chín (1982, 0902000455), Kiều Thị Tuyết (1986). Thôn Cao Thắng: Lại Thế Vinh (1974)",
    "- thôn Nam Thắng có 2: Kiều Văn Chín 1982, Kiều Thị Tuyết 1986; thôn Cao Thắng có 1: Lại Thế Vinh 1974",
    "Nam Thắng (2 người): Kiều Văn Chín 1982, Kiều Thị Tuyết 1986; Cao Thắng (1): Lại Thế Vinh 1974",
    "Gồm ở Nam Thắng có anh Kiều Văn Chín 1982, chị Kiều Thị Tuyết 1986, ở Cao Thắng có ông Lại Thế Vinh 1974",
    "nam thắng: kiều văn chín 1982, kiều thị tuyết 1986; cao thắng: lại thế vinh 1974",
])  # fmt: skip
def test_a_hamlet_within_a_line_stands_over_those_behind_it(text: str) -> None:
    assert [(each.full_name, each.hamlet) for each in read(text)] == [
        ("Kiều Văn Chín", "Nam Thắng"), ("Kiều Thị Tuyết", "Nam Thắng"), ("Lại Thế Vinh", "Cao Thắng"),
    ]  # fmt: skip


def test_what_is_said_of_the_last_one_alone_is_not_said_of_the_others() -> None:
    text = """Gồm có chị Hà Thị Nhung sinh năm 1989 ở thôn Nam Thắng, anh Lưu Bằng sinh năm 1984 ở Trung Phú
và cháu Lưu Bảo Ngọc sinh năm 2013 cùng thôn Trung Phú"""
    assert [each.hamlet for each in read(text)] == ["Nam Thắng", "Trung Phú", "Trung Phú"]


@pytest.mark.parametrize("text", [
    "Tiếp xúc hôm 11/6 là chị Giáp Thị Thương sn 91 và anh Lê Xuân Thi sn 87, còn cô Lều Thị Bảy sn 72 tx hôm 12/6",
    "Giáp Thị Thương (1991) và Lê Xuân Thi (1987) tx ngày 11/6, riêng bà Lều Thị Bảy (1972) tiếp xúc ngày 12/6",
])  # fmt: skip
def test_whoever_is_set_apart_is_told_of_alone(text: str) -> None:
    assert [each.contact_date for each in read(text)] == [date(2021, 6, 11), date(2021, 6, 11), date(2021, 6, 12)]


def test_kinship_before_a_comma_is_of_the_one_before_it() -> None:
    text = "Trần Xuân Cao 1981 và hai con: Trần Hòa An 2011 con gái, Trần Hòa Khang 2014 con trai"
    assert [each.sex for each in read(text)] == [None, "nữ", "nam"]


@pytest.mark.parametrize("text", [
    "Ô. Lê Hữu Trác - 1957\nB. Hoàng Thị Loan - 1960\nA. Lê Hữu Đạt - 1985",
    "Ô. Lê Hữu Trác 1957 Nam Thắng\nB. Hoàng Thị Loan 1960\nA. Lê Hữu Đạt 1985",
])  # fmt: skip
def test_letters_out_of_their_order_are_words_of_address(text: str) -> None:
    assert [(each.full_name, each.sex) for each in read(text)] == [
        ("Lê Hữu Trác", "nam"), ("Hoàng Thị Loan", "nữ"), ("Lê Hữu Đạt", "nam"),
    ]  # fmt: skip


def test_letters_in_their_order_number_a_list() -> None:
    text = "a. Lê Hữu Trác - 1957\nb. Hoàng Thị Loan - 1960\nc. Lê Hữu Đạt - 1985"
    assert [each.sex for each in read(text)] == [None, None, None]


@pytest.mark.parametrize(("line", "name", "sex"), [
    ("Anh Cường (tên đầy đủ Mạc Văn Cường), sn 1991", "Mạc Văn Cường", "nam"),
    ("anh Hùng, họ tên đầy đủ: Vũ Mạnh Hùng, 1980", "Vũ Mạnh Hùng", "nam"),
    ("cô Lan, tên thật Phan Thị Lan, 1981", "Phan Thị Lan", "nữ"),
    ("Anh Tâm (tức là Lê Văn Tâm, 1970)", "Lê Văn Tâm", "nam"),
    ("bà Bảy (tên khai sinh: Cao Thị Lệ) 1950", "Cao Thị Lệ", "nữ"),
    ("1. Ông Ích Đường, 1990", "Ông Ích Đường", None),
    ("1. Ông Ích Khiêm (họ Ông), 1960", "Ông Ích Khiêm", None),
    ("Họ và tên: Ông Hồng Lạc; năm sinh: 1956; địa chỉ: Cao Thắng", "Ông Hồng Lạc", None),
    ("1. Ông Minh Trí 1950", "Minh Trí", "nam"),
    ("0901 000 673 - Lang Minh Nguyệt - 1996", "Lang Minh Nguyệt", None),
])  # fmt: skip
def test_what_somebody_is_called_in_full(line: str, name: str, sex: str | None) -> None:
    assert [(each.full_name, each.sex) for each in read(line)] == [(name, sex)]


@pytest.mark.parametrize(("line", "phone"), [
    ("1. Lê Bảo Châu 2015, Hồng Lạc, đt mẹ cháu 0906000539", None),
    ("1. Lê Bảo Châu 2015, Hồng Lạc, đt mẹ Châu 0906000539", None),
    ("1. Lê Bảo Châu 1991 ở cùng nhà đt 0906000539", "0906000539"),
])  # fmt: skip
def test_whose_a_phone_is(line: str, phone: str | None) -> None:
    assert [each.phone for each in read(line)] == [phone]


@pytest.mark.parametrize("text", [
    "gồm Lê Văn An (1980) và Lê Thị Thu (1982), điện thoại lần lượt 0912000111 và 0912000222",
    "1. Lê Văn An, 1980\n2. Lê Thị Thu, 1982\nĐiện thoại lần lượt là 0912000111, 0912000222",
    "Lê Văn An, 1980; Lê Thị Thu, 1982; cả hai cùng ở thôn Hồng Lạc, số đt lần lượt là 0912000111, 0912000222.",
])  # fmt: skip
def test_phones_are_told_in_turn(text: str) -> None:
    assert [each.phone for each in read(text)] == ["0912000111", "0912000222"]


def test_a_birthday_has_a_year_of_two_digits() -> None:
    assert [each.birth_year for each in read("Lê Trung 12/8/85 Hòa Bình\nLê Thị Hà 1/1/90\nLê Nam 5/6/15")] == [
        1985, 1990, 2015,
    ]  # fmt: skip
    (person,) = read("Lê Trung 1985, tx 5/6/21")
    assert (person.birth_year, person.contact_date) == (1985, date(2021, 6, 5))


def test_forms_may_shorten_their_labels() -> None:
    text = "ht: Tôn Thất Nam\nns: 1990\ndc: Nam Thắng\ndt: 0905000227\n\nht: Giáp Văn Lực\nns: 1976\ndt: 0905000229"
    assert [(each.full_name, each.birth_year, each.hamlet, each.phone) for each in read(text)] == [
        ("Tôn Thất Nam", 1990, "Nam Thắng", "0905000227"), ("Giáp Văn Lực", 1976, None, "0905000229"),
    ]  # fmt: skip


def test_the_day_on_which_somebody_went_follows_where_he_lives() -> None:
    (_, wife) = read("Lê Văn An sn 87 ở Hòa Bình, vợ Lê Thị Thu sn 91 cùng nhà đt 0916000439 vào sáng nay cũng cltt")
    assert (wife.contact_date, wife.quarantine_start, wife.place) == (None, ON, "centralised")


@pytest.mark.parametrize("forms", [
    "* Dương Công Danh\nSinh năm: 1987 - Nam\nNơi ở: thôn Hòa Bình",
    "Họ tên: Dương Công Danh\nNăm sinh 1987\nĐịa chỉ: Hòa Bình",
    "- Dương Công Danh\n  SN 1987, Hòa Bình",
])  # fmt: skip
def test_a_count_stands_over_forms_as_over_rows(forms: str) -> None:
    heading = "Công an xã báo cáo kết quả truy vết: 01 đối tượng F1, có tiếp xúc với BN9927 vào ngày 07/6/2021"
    (person,) = read_text(f"{heading}\n{forms}", on=ON, hamlets=HAMLETS).people
    assert (person.full_name, person.level, person.source, person.birth_year) == (
        "Dương Công Danh", "F1", "BN9927", 1987,
    )  # fmt: skip


@pytest.mark.parametrize("last", [
    "SĐT: Tý 0912111245, Sửu 0912111246",
    "đt bà Tý 0912111245, ông Sửu 0912111246",
    "Hai bà cùng ở Nam Thắng, đt bà Tý 0912111245, bà Sửu: 0912111246",
])  # fmt: skip
def test_phones_below_a_list_are_of_those_who_are_called_there(last: str) -> None:
    people = read(f"1. Phan Thị Tý - 1960\n2. Phan Thị Sửu - 1961\n{last}")
    assert [each.phone for each in people] == ["0912111245", "0912111246"]


@pytest.mark.parametrize("text", [
    "Nhà 1: ông Đặng Văn Lợi 1955, bà Bùi Thị Sang 1957 - Hồng Lạc",
    "1. Bùi Văn Ơn / 1977 / Nam / Hồng Lạc / 0912000777\n2. Bùi Ơn Nghĩa / 2003 / Nam / nt / ",
    "1. Bùi Văn Ơn - 1977\n2. Bùi Thị Nghĩa - 1979\nHai người cùng ở Hồng Lạc",
    "1. Bùi Thị Ơn - 1977\n2. Bùi Thị Nghĩa - 1979\nHai chị đều trú thôn Hồng Lạc",
])  # fmt: skip
def test_a_house_is_in_one_hamlet(text: str) -> None:
    assert [each.hamlet for each in read(text)] == ["Hồng Lạc", "Hồng Lạc"]


@pytest.mark.parametrize(("line", "name", "sex"), [
    ("1. Anh Kiên - con ông Bình: Phạm Trung Kiên, 1988", "Phạm Trung Kiên", "nam"),
    ("2. Chị Hoa - vợ anh Kiên: Đỗ Thị Hoa, 1990", "Đỗ Thị Hoa", "nữ"),
    ("3. Bà Hợi: Trần Thị Hợi 1955", "Trần Thị Hợi", "nữ"),
])  # fmt: skip
def test_who_somebody_is_may_stand_before_his_name(line: str, name: str, sex: str) -> None:
    assert [(each.full_name, each.sex) for each in read(line)] == [(name, sex)]


@pytest.mark.parametrize(("line", "told"), [
    ("1. Phan Thị Tý\nNữ, 1960\nNam Thắng", ("Phan Thị Tý", "nữ", "Nam Thắng")),
    ("1. Phan Thị Tý 1960, ở Nam Thắng, cách ly tại nhà con gái ở Hồng Lạc", ("Phan Thị Tý", None, "Nam Thắng")),
    ("1. Phan Tý 1960, Nam Thắng, về nhà con trai tại thôn Hồng Lạc ở", ("Phan Tý", None, "Nam Thắng")),
    ("Y Moan Niê - SN1987 - Thôn Hồng Lạc", ("Y Moan Niê", None, "Hồng Lạc")),
    ("Cụt Văn Phông - SN1990 - Thôn Hòa Bình", ("Cụt Văn Phông", None, "Hòa Bình")),
])  # fmt: skip
def test_one_persons_line(line: str, told: tuple[str, str | None, str]) -> None:
    for heading in ("F1 của BN9931:", "Danh sách F1:", "Hạn của các F2 này là 28/6 nha cả nhà:"):
        (person,) = read_text(f"{heading}\n{line}", on=ON, hamlets=HAMLETS).people
        assert (person.full_name, person.sex, person.hamlet) == told


def test_somebody_is_told_of_as_another_one_above() -> None:
    people = read("1. Phan Thị Tý 1960 => tx 8/6, cltt 9/6\n2. Lê Sửu 1963 tx 9/6\n3. Trần Dần 1980 => như chị Tý")
    assert [(each.contact_date, each.quarantine_start) for each in people] == [
        (date(2021, 6, 8), date(2021, 6, 9)), (date(2021, 6, 9), None), (date(2021, 6, 8), date(2021, 6, 9)),
    ]  # fmt: skip


def test_numbers_of_those_above_stand_before_their_phones() -> None:
    people = read("1. Phan Thị Tý - 1960\n2. Phan Thị Sửu - 1961\nĐT: 1. 0912111245; 2. 0912111246")
    assert [each.phone for each in people] == ["0912111245", "0912111246"]


TWO = "Phan Thị Tý - 1960\nPhan Văn Sửu - 1961"


@pytest.mark.parametrize("people", [
    "Ho ten: PHAN THI TY\nNam sinh: 1960\n---\nHo ten: PHAN VAN SUU\nNam sinh: 1961",
    "Phan Thị Tý\n1960 - Trung Phú\n0355.000.719\nPhan Văn Sửu\n1961 - Trung Phú\n0355.000.720",
    "HT: Phan Thị Tý, NS: 1960, GT: nữ\nHT: Phan Văn Sửu, NS: 1961, GT: nam",
    "Họ tên/NS/Giới/SĐT\nPhan Thị Tý/1960/Nữ/0358000426\nPhan Văn Sửu/1961/Nam/0358000428",
    "bà Phan Thị Tý 1960 (0985000713), ông Phan Văn Sửu 1961 (0985000714)",
    TWO,
])  # fmt: skip
@pytest.mark.parametrize("last", [
    "Thời gian tiếp xúc: 08/6/2021; bắt đầu cách ly: 12/6/2021; áp dụng chung cho 2 người.",
    "Kể từ 0h ngày 12/6, cả hai trường hợp thực hiện cách ly dưới sự giám sát của Tổ COVID cộng đồng.",
    "Ngày vào: 12/6. Sức khỏe khi vào: bình thường, cả 2.",
    "Bắt đầu cách ly đều là 0 giờ ngày 12/06/2021 nhé",
])  # fmt: skip
def test_what_is_said_below_of_several_is_no_line_of_the_last(people: str, last: str) -> None:
    assert [each.quarantine_start for each in read(f"{people}\n{last}")] == [date(2021, 6, 12)] * 2


def test_brothers_and_sisters_are_of_either_sex() -> None:
    assert [each.sex for each in read(f"{TWO}\n2 anh chị đều cách ly ở nhà từ 12/6")] == [None, None]


def test_a_line_of_many_headings_is_not_the_heading_of_one_column() -> None:
    text = """THÔNG TIN VỀ F2
F1 nguồn: Hoàng Thị Lụa
Stt. Họ tên - Tuổi - Thôn - Đt
1. Viên Đình Lợi - 38 tuổi - Nam Thắng - 0975000621
2. Nguyễn Thị Lợi - 35 tuổi - Nam Thắng - 0975000622
3. Tăng Thị Thúy Hằng - 27 tuổi - Cao Thắng - 0975000623"""
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [each.full_name for each in people] == ["Viên Đình Lợi", "Nguyễn Thị Lợi", "Tăng Thị Thúy Hằng"]
    assert {each.source for each in people} == {"Hoàng Thị Lụa"}


@pytest.mark.parametrize(("text", "told"), [
    ("Nam:\nPhan Văn Tý 1960\nNữ:\nTrần Thị Sửu 1962", [("nam", None), ("nữ", None)]),
    ("Gồm 2 người trong 1 nhà: Phan Tý (chủ hộ, 1960), Lê Sửu (vợ, 1962), Hồng Lạc", [
        (None, "Hồng Lạc"), ("nữ", "Hồng Lạc"),
    ]),
    ("Phan Văn Tý sn 1960 Hồng Lạc\nTrần Thị Sửu sn 1962 Hồng Lạc chồng là Tý", [
        (None, "Hồng Lạc"), (None, "Hồng Lạc"),
    ]),
    ("1. Phan Tý (bố), 1960\n2. Lê Sửu (mẹ), 1962\nCùng địa chỉ thôn Hồng Lạc, liên hệ qua số 0912111302", [
        ("nam", "Hồng Lạc"), ("nữ", "Hồng Lạc"),
    ]),
    ("Em chào anh, em gửi: Phan Văn Tý 60, Hồng Lạc. Còn Lê Văn Dần 70 thì ở Cao Thắng", [
        (None, "Hồng Lạc"), (None, "Cao Thắng"),
    ]),
])  # fmt: skip
def test_what_two_people_are_and_where_they_live(text: str, told: list[tuple[str | None, str | None]]) -> None:
    people = read(text)
    assert [(each.sex, each.hamlet) for each in people] == told
    assert all(each.birth_year and each.phone is None for each in people)
