"""What running words tell of people: whose a phone is, who is related to whom, who is nobody of the list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.lists import by_name as read


@pytest.mark.parametrize(
    "line",
    [
        "1. Trần Đình Quý - nam - 1990 - Cao Thắng, Thạch Thắng - 0967000551",
        "1. Trần Đình Quý, 1990, Cao Thắng - Vạn Thắng, 0967000551",
        "1. Trần Đình Quý (1990), thôn Cao Thắng, Thạch Thắng, sđt 0967000551",
        "1. Trần Đình Quý, sn 1990, Cao Thắng (Thạch Thắng), 0967000551",
        "1. Trần Đình Quý 1990, Cao Thắng, Đông Thắng, đt 0967000551",
    ],
)
def test_the_commune_after_a_hamlet_is_nobody(line: str) -> None:
    people = read(f"F1 của BN9962:\n{line}\n2. Khổng Thị Lam, 1994, Trung Phú")
    assert list(people) == ["Trần Đình Quý", "Khổng Thị Lam"]
    assert people["Trần Đình Quý"].hamlet == "Cao Thắng"
    assert people["Trần Đình Quý"].phone == "0967000551"


@pytest.mark.parametrize(
    ("line", "phones"),
    [
        ("1. Vợ chồng anh Phạm Tiến Lãng 1980 và chị Tào Thị Phương 1982, đt anh 0961000431, đt chị 0961000432",
         ["0961000431", "0961000432"]),
        ("1. Anh Phạm Tiến Lãng 1980 và chị Tào Thị Phương 1982, sđt chị: 0961000432, sđt anh: 0961000431",
         ["0961000431", "0961000432"]),
        ("1. Anh Phạm Tiến Lãng 1980 và vợ là Tào Thị Phương 1982, đt chồng 0961000431, đt vợ 0961000432",
         ["0961000431", "0961000432"]),
        ("1. Anh Phạm Tiến Lãng 1980 và chị Tào Thị Phương 1982, đt anh Lãng 0961000431", ["0961000431", None]),
        ("1. Anh Phạm Tiến Lãng 1980, số anh là 0961000431, vợ là Tào Thị Phương 1982", ["0961000431", None]),
    ],
)  # fmt: skip
def test_a_phone_is_given_to_whom_the_words_before_it_call(line: str, phones: list[str | None]) -> None:
    people = read(f"F2 của F1 Ngô Sỹ Hoàn:\n{line}")
    assert {name: person.phone for name, person in people.items()} == dict(
        zip(["Phạm Tiến Lãng", "Tào Thị Phương"], phones, strict=True)
    )


def test_the_phone_of_a_wife_who_is_not_listed_is_not_her_husbands() -> None:
    (person,) = read("F1:\n1. Phạm Tiến Lãng, nam, 1980, đt vợ 0961000432, tx BN9962 9/6").values()
    assert person.phone is None


@pytest.mark.parametrize(
    "line",
    [
        "2. Hai mẹ con bà Trương Thị Khởi (1954), Dương Hải Sơn (con trai, 1979)",
        "2. Mẹ con bà Trương Thị Khởi (1954) và Dương Hải Sơn (1979)",
        "2. Hai bà cháu bà Trương Thị Khởi (1954), Dương Hải Sơn (2009)",
        "2. Hai vợ chồng bà Trương Thị Khởi (1954), Dương Hải Sơn (chồng, 1949)",
        "2. Bà Trương Thị Khởi (1954), Dương Hải Sơn (con trai, 1979)",
    ],
)
def test_two_of_a_family_in_one_line_are_both_listed(line: str) -> None:
    assert list(read(f"F2 của F1 Ngô Sỹ Hoàn:\n1. Kim Thị Ngát, 1990\n{line}")) == [
        "Kim Thị Ngát", "Trương Thị Khởi", "Dương Hải Sơn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("vợ cháu là Võ Ngọc Thu", "nữ"),
        ("vợ là Võ Ngọc Thu", "nữ"),
        ("chồng tên Võ Ngọc Thu", "nam"),
        ("thằng út Võ Ngọc Thu", "nam"),
        ("con gái tên là Võ Ngọc Thu", "nữ"),
        ("chị Thi Thị Mây", "nữ"),
    ],
)
def test_kinship_before_a_name_tells_the_sex(words: str, sex: str) -> None:
    people = read(f"F1 của BN9962:\n1. Anh Lê Bá Lâm, 1980 và {words}, sinh 1984, cùng tx ngày 10/6")
    assert [person.sex for person in people.values()] == ["nam", sex]


@pytest.mark.parametrize(
    "words", ["cùng thôn", "ở cùng thôn", "1990, cùng thôn, không có ĐT", "1990 - cùng thôn - 0961000432", "cùng xóm"]
)
def test_of_the_same_hamlet_is_of_that_of_the_one_before(words: str) -> None:
    people = read(f"F1 của BN9962:\n1. Nghiêm Xuân Đông, 1983, thôn Hồng Lạc\n2. Nghiêm Thu Trà, {words}")
    assert people["Nghiêm Thu Trà"].hamlet == "Hồng Lạc"


def test_of_the_same_hamlet_as_nobody_is_not_known() -> None:
    (person,) = read("F1 của BN9962:\n1. Nghiêm Thu Trà, 1990, cùng thôn").values()
    assert person.hamlet is None


@pytest.mark.parametrize(
    "sentence",
    [
        "17h xe chở hai người vào khu cách ly tập trung huyện.",
        "Tối qua công an đã đưa 2 người này đi cltt rồi ạ",
        "Xe huyện đón cả 2 người đi cách ly tập trung",
        "Đã chuyển hai người trên vào khu cách ly tập trung",
        "Em mời 2 ng lên cltt huyện",
    ],
)
def test_how_many_were_taken_away_says_where_the_last_are(sentence: str) -> None:
    text = "F1 của BN9962:\n1. Lê Văn Tám, 1972\n2. Trần Thị Mơ, 1976\n3. Lê Bá Lâm, 1980\n"
    people = read(text + sentence)
    assert [person.place for person in people.values()] == [None, "centralised", "centralised"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Còn bà Đào Thị Lý, 1959, là F2 của BN9962",
        "còn bà Đào Thị Lý (1959) là F2",
        "Còn chị Đào Thị Lý 1959 là F2",
        "Còn cụ Đào Thị Lý sinh 1959 thì là F2",
        "Còn cô Đào Thị Lý, 1959, F2",
    ],
)
def test_whoever_is_left_is_nobodys_child(sentence: str) -> None:
    people = read(f"F1 của BN9962:\nAnh Lê Bá Lâm, 1980, Cao Thắng\n{sentence}")
    assert {name: person.level for name, person in people.items()} == {"Lê Bá Lâm": "F1", "Đào Thị Lý": "F2"}


@pytest.mark.parametrize(
    "head", ["V/v xác minh người cùng xe với BN9962 ngày 7/6/2021", "V/v: các F1 của BN9962, tx 7/6"]
)
def test_a_forwarded_letter_says_what_its_people_met(head: str) -> None:
    letter = f"---- Tin chuyển tiếp ----\n> {head}\n> Kính gửi TYT các xã, đề nghị cách ly tập trung các F1 sau:\n"
    people: dict[str, Any] = read(
        letter + "> 1. Trần Đình Quý - nam - 1990\n> 2. Khổng Thị Lam - nữ - 1994\n> Trân trọng!"
    )
    assert {(each.level, each.source, each.contact_date, each.place) for each in people.values()} == {
        ("F1", "BN9962", date(2021, 6, 7), "centralised")
    }


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2- Dau Thi Phuong Anh, 2006, 0368-000-713", "Dau Thi Phuong Anh"),
        ("- Phan Phuong Nam, 2001, Cao Thang, quoc tich Viet Nam", "Phan Phuong Nam"),
        ("3. Nguyen Thi Huyen Trang - nu - 1999", "Nguyen Thi Huyen Trang"),
        ("Ma mau 01: Duong Duc Tinh – 1985 – Hong Lac", "Duong Duc Tinh"),
        ("4. Phuong Thi Hue, 1990, Nam Thang", "Phuong Thi Hue"),
        ("3 Khong Minh Tuoc (1966) Hoa Binh", "Khong Minh Tuoc"),
        ("+ Leu Tho Xuong - ns 71 - 0382000121", "Leu Tho Xuong"),
        ("a Trinh Quoc Dat 94 H.Binh 0373000613", "Trinh Quoc Dat"),
    ],
)
def test_a_name_without_accents_is_no_street_or_ward(line: str, name: str) -> None:
    assert list(read(f"F1 BN9956\n{line}")) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "(cach ly tap trung tai Truong Quan su tinh)",
        "Noi cach ly: Truong Cao dang Nguyen Du",
        "Hoc sinh Truong Tieu hoc Thach Thang",
        "Tong F1 Dang Quan Ly: 15",
        "Phan Theo Hinh Thuc Cach Ly",
        "Ho Co F1 Cach Ly Tai Nha",
        "Dam Cuoi nha ong Loc",
        "Thu Hai 14/06/2021 het cach ly",
    ],
)
def test_words_without_accents_are_nobodys_name(words: str) -> None:
    assert list(read(f"DANH SACH F1 CUA BN9956\n{words}\n1. Le Thi Sen, 1990, thon Nam Thang")) == ["Le Thi Sen"]


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("(vo anh Long)", "nữ"),
        ("(vo a Long)", "nữ"),
        ("vo so 3", "nữ"),
        ("(bo chi Hoa)", "nam"),
        ("(vo ong Luong Van Can)", "nữ"),
        ("nam nay 61 tuoi", None),
        ("2 nam nay lam o mien Nam", None),
        ("nam sinh khong ro", None),
    ],
)
def test_kin_and_years_without_accents(words: str, sex: str | None) -> None:
    (person,) = read(f"F2 cua F1 Mai Thi Toan\n1. Ho Ngoc Lan, thon Nam Thang, {words}").values()
    assert person.sex == sex


def test_toi_before_a_day_to_come_is_its_end() -> None:
    people = read("F2:\n1. Ho Ngoc Lan, 1975\n2. Le Van Tam, 1990\nCach ly tai nha toi ngay 23/6.")
    assert [(each.quarantine_start, each.quarantine_end) for each in people.values()] == [(None, date(2021, 6, 23))] * 2


@pytest.mark.parametrize("title", ["TONG HOP NHANH 16h 14/6", "02 truong hop F1 sang nay 14/6", "Cong an xa bao 14/6"])
def test_the_day_of_a_report_without_accents_is_no_contact(title: str) -> None:
    people = read(
        f"{title}\nF1 cua BN9953:\n1. Duong Dinh Tri, 1981, Nam Thang, tx 12/6\n2. Le Thi Sen, 1990, Hoa Binh"
    )
    assert [each.contact_date for each in people.values()] == [date(2021, 6, 12), None]


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("Phụ xe Đoàn Văn Giỏi và lái xe Ngô Bá Khá ở Nghi Xuân, huyện bạn đã xử lý", False),
        ("17h lái xe Đoàn Văn Giỏi (0918000400) chở hai người vào khu cách ly", False),
        ("3. Lái xe Đoàn Văn Giỏi, 1980, Nam Thắng, 0912000111", True),
        ("3. Phụ xe: Đoàn Văn Giỏi (1990), Hòa Bình", True),
    ],
)
def test_a_driver_is_listed_where_he_is_told_of_as_the_others_are(line: str, listed: bool) -> None:
    people = read(f"F1 của BN9978\n1. Khổng Minh Tuệ, 1987, Nam Thắng\n2. Lâm Bảo Quốc, 2001, Hồng Lạc\n{line}")
    assert ("Đoàn Văn Giỏi" in people) is listed


def test_who_is_called_as_his_source_keeps_his_own_level() -> None:
    people = read("F2 CỦA F1 NGUYỄN PHI HÙNG\n1) Nguyễn Phi Hùng - 2012 - Cao Thắng (trùng tên F1, là học sinh)")
    assert people["Nguyễn Phi Hùng"].level == "F2"


@pytest.mark.parametrize("seat", ["Ghế A3", "Ghế số 12", "Ghế B1"])
def test_a_seat_is_nobody(seat: str) -> None:
    assert list(read(f"F1 của BN9978\n+ {seat}: Khổng Minh Tuệ, 1987, thôn Nam Thắng")) == ["Khổng Minh Tuệ"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Trần Thị Bưowri", "Trần Thị Bưởi"), ("Lê Văn Thơmf", "Lê Văn Thờm"), ("Võ Văn Hâuj", "Võ Văn Hậu")],
)
def test_a_word_that_the_input_method_left_half_typed_is_spelt_out(typed: str, name: str) -> None:
    assert list(read(f"F2:\n1. {typed}, 1958")) == [name]


def test_a_rare_family_name_after_a_word_of_address_is_one() -> None:
    assert read("3. F3 phát sinh 1: chị Tần Thị Oanh (1988), gặp ông Tước 13/6")["Tần Thị Oanh"].level == "F3"


@pytest.mark.parametrize(
    "written", ["Tạ Thị Kiều -1970- 0977.002.255", "Tạ Thị Kiều-1970", "Tạ Thị Kiều (58t) 0977002255"]
)
def test_a_year_between_dashes_is_one(written: str) -> None:
    (person,) = read(f"F3 thôn Hồng Lạc\n1-{written}").values()
    assert person.full_name == "Tạ Thị Kiều"
    assert person.birth_year == (1970 if "1970" in written else None)


def test_a_source_between_strokes_is_not_listed_again() -> None:
    people = read(
        "F1/BN9988/ Nguyễn Mạnh Cường/ nam/ 5-3-1972/ T.Phú\nF1/BN9988/ Trịnh Thị Khôi/ nữ/ 20-11-1975/ T.Phú\n"
        "F2/Nguyễn Mạnh Cường/ Võ Chí Bảo/ nam/ 2-1-1999/ N.Thắng"
    )
    assert {name: (each.level, each.birth_year) for name, each in people.items()} == {
        "Nguyễn Mạnh Cường": ("F1", 1972), "Trịnh Thị Khôi": ("F1", 1975), "Võ Chí Bảo": ("F2", 1999)
    }  # fmt: skip
    assert people["Võ Chí Bảo"].source == "Nguyễn Mạnh Cường"


@pytest.mark.parametrize("name", ["Bá Thị Sinh", "Lê Thị Sinh", "Nông Văn Sinh"])
def test_who_is_called_sinh_was_born_all_the_same(name: str) -> None:
    (person,) = (
        read(f"F2 thôn Hòa Bình\nbà {name} 1961").values() if "Thị" in name else read(f"F2:\n1. {name} 1961").values()
    )
    assert (person.full_name, person.birth_year) == (name, 1961)


@pytest.mark.parametrize("words", ["số của Chế Thị Lụa là", "sđt Chế Thị Lụa là", "số điện thoại của Chế Thị Lụa là"])
def test_whose_number_is_put_right_is_nobodys_source(words: str) -> None:
    people = read(
        "F1 BN9948, Trung Phú\n1. Chế Thị Lụa sn 1985 đt 0926000542\n2. Ngụy Đình Khải sn 1999 đt 0926000543\n\n"
        f"Xin lỗi, em gõ nhầm: {words} 0926000548 không phải 0926000542, Ngụy Đình Khải sn 1989 chứ không phải 1999 ạ"
    )
    assert [(each.phone, each.birth_year, each.source) for each in people.values()] == [
        ("0926000548", 1985, "BN9948"),
        ("0926000543", 1989, "BN9948"),
    ]


@pytest.mark.parametrize("visit", ["con rể về chơi hôm 9/6", "lên chơi tối 9/6", "học cùng cháu 9/6", "gặp 9/6"])
@pytest.mark.parametrize("born", ["sinh 1955", "sn 1955", "(1955)", "1955"])
def test_the_head_of_a_house_is_listed_where_his_year_is_told(visit: str, born: str) -> None:
    people = read(
        f"Nhà ông Lê Đình Thụ thôn Trung Phú (đt nhà 0972000290) cả nhà là F2 của F1 Nguyễn Sỹ Cương, {visit}. Trong "
        f"nhà có ông Thụ {born}, vợ là Phạm Thị Luân 1958, cháu nội Lê Đình Phú 2014. Cả nhà cách ly tại nhà từ 10/6."
    )
    assert list(people) == ["Lê Đình Thụ", "Phạm Thị Luân", "Lê Đình Phú"]
    assert {(each.source, each.contact_date, each.hamlet, each.place) for each in people.values()} == {
        ("Nguyễn Sỹ Cương", date(2021, 6, 9), "Trung Phú", "home")
    }
    assert (people["Lê Đình Thụ"].birth_year, people["Lê Đình Thụ"].phone) == (1955, None)


@pytest.mark.parametrize("end", ["Xoan. Het. Thon truong Luc", "Xoan. Bao cao tram", "Xoan.\nHet a", "Xoan. Tram biet"])
def test_a_full_stop_ends_a_name(end: str) -> None:
    (person,) = read(
        f"F2 thon Hoa Binh cltn tu 11/6: Le Van Ninh 1975 0368000501. Lien quan F1 Pham Thi {end}"
    ).values()
    assert person.source == "Pham Thi Xoan"


@pytest.mark.parametrize("count", ["có 2 F1 với 1 F2 mới nha", "báo: 02 F1, 01 F2", "hôm nay thêm 2 F1 và 1 F2 ạ:"])
def test_a_hamlet_that_counts_its_people_lists_them_below(count: str) -> None:
    people = read(
        f"báo cáo trạm thôn trung phú {count}\nF1 a Lê Quang Thành sn 87, tx BN9959 11/6\nF2 bà Hà Thị Na sn 58"
    )
    assert [(each.level, each.hamlet) for each in people.values()] == [("F1", "Trung Phú"), ("F2", "Trung Phú")]
