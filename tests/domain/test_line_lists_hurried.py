"""Lists typed in haste on a phone: facts beside each other without the words that say what they are."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import june, told


@pytest.mark.parametrize(
    "beside",
    [
        "F1 Hồ Văn Trọng (hàng xóm) hôm 11/6",
        "F1 Hồ Văn Trọng (anh vợ), 11/6",
        "f1 Hồ Văn Trọng, 11/6",
        "F1 Hồ Văn Trọng (11/6)",
        "của Hồ Văn Trọng 11.6",
        "tx F1 Hồ Văn Trọng - 11/6",
    ],
)
def test_the_day_after_whom_they_met_is_that_of_the_meeting(beside: str) -> None:
    assert told(f"F2 thôn Nam Thắng\n1. Lê Văn Tám 1980 nam {beside}", "source", "contact_date") == [
        ("Lê Văn Tám", "Hồ Văn Trọng", june(11))
    ]


@pytest.mark.parametrize(
    "days", ["các ngày 5, 6, 8/6", "ngày 5,6 và 8/6", "5/6, 6/6, 8/6", "hôm 5 và 8/6", "trong 3 ngày 6-7-8/6"]
)
def test_of_several_days_of_contact_the_last_counts(days: str) -> None:
    assert told(f"F1 BN9920\nLê Văn Tám 1980, tx {days}", "contact_date") == [("Lê Văn Tám", june(8))]


@pytest.mark.parametrize(
    "heading",
    ["F2 LQ F1 Tống Thị Lành (BN9917)", "F2 của Tống Thị Lành - BN9917:", "DS F2 LIÊN QUAN F1 TỐNG THỊ LÀNH (BN9917)"],
)
def test_an_f2_met_the_person_and_not_the_code(heading: str) -> None:
    assert told(f"{heading}\n1. Lê Văn Tám 1980 nam", "level", "source") == [("Lê Văn Tám", "F2", "Tống Thị Lành")]


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("sn 1980 - 912000345", "0912000345"),
        ("1980, 378.000.345", None),
        ("CMND 382000345", None),
        ("cccd: 382000345 nam", None),
        ("1980 0912000346 382000345", "0912000346"),
    ],
)
def test_nine_digits_in_one_piece_are_a_phone_without_its_nought(written: str, phone: str | None) -> None:
    assert told(f"F1 BN9920\n1. Lê Văn Tám - {written}", "phone") == [("Lê Văn Tám", phone)]


@pytest.mark.parametrize(
    ("met", "level"),
    [("F1 BN9912", "F1"), ("F0 BN9912", "F1"), ("F1 của BN9912", "F1"), ("F1 Trần Thị Mận", "F2"), ("BN9912", None)],
)
def test_the_level_of_whom_they_met_tells_their_own(met: str, level: str | None) -> None:
    table = f"TT\tHvt\tNS\tĐC\tLQ\n1\tLê Văn Tám\t1980\tNam Thắng\t{met}\n2\tLê Thị Chín\t1980\tNam Thắng\t{met}"
    assert told(table, "level") == [("Lê Văn Tám", level), ("Lê Thị Chín", level)]


@pytest.mark.parametrize(
    "headings",
    [
        "Ho_ten;Nam_sinh;Thon;Dien_thoai;Loai;Nguon;Ngay_tiep_xuc;Bat_dau",
        "HoTen;NamSinh;Thon;SoDienThoai;Loai;Nguon;NgayTiepXuc;NgayBatDau",
        "Họ tên;Sinh;Thôn;Liên hệ;Diện;Tiếp xúc ai;Hôm nào;Vào khu",
    ],
)
def test_headings_of_an_export_or_as_people_ask(headings: str) -> None:
    row = "Lê Văn Tám;1980;Hồng Lạc;0912000345;F1;BN9949;2021-06-06;2021-06-07"
    assert told(f"{headings}\n{row}\n{row.replace('Tám', 'Chín')}", "phone", "source", "contact_date") == [
        ("Lê Văn Tám", "0912000345", "BN9949", june(6)),
        ("Lê Văn Chín", "0912000345", "BN9949", june(6)),
    ]


SHORT = "F2 của Hồ Văn Trọng\nLê Văn Tám 45 nam thắng\nlê thị chín 05\nCù Thị Hai, 92, hòa bình\nÔng Mai Văn Ba (88)"
AGES = "F2 của Hồ Văn Trọng\nLê Văn Tám 45 nam thắng\nlê thị chín 25\nCù Thị Hai, 62, hòa bình\nMai Văn Ba (12)"


@pytest.mark.parametrize(("text", "years"), [(SHORT, [1945, 2005, 1992, 1988]), (AGES, [None] * 4)])
def test_low_numbers_after_names_are_years_where_the_others_are(text: str, years: list[int | None]) -> None:
    assert [year for _, year in told(text, "birth_year")] == years


@pytest.mark.parametrize("name", ["Cù Thị Hảo", "Bàn Thị Lăng", "Lăng Thị Hảo", "Lê Thị Ca", "Ông Thị Phượng"])
@pytest.mark.parametrize("line", ["F1 {} 1980 nữ BN9912", "F1 BN9912:\n1. {}, sn 1980", "F1 BN9912: {} (1980)"])
def test_names_that_look_like_other_words_are_names(name: str, line: str) -> None:
    assert told(line.format(name), "level") == [(name, "F1")]


@pytest.mark.parametrize(
    ("who", "sex"),
    [
        ("Lê Thị Diệp vợ 1988", "nữ"),
        ("lê thị diệp vợ 1988", "nữ"),
        ("Lê Văn Diệp con trai, 0987000843", "nam"),
        ("vợ Lâm Thị Khoan (60t)", "nữ"),
        ("Le thi Hanh sn1969, vo ong Luan", "nữ"),
        ("Lê Thị Diệp vợ anh Khoan 1988", None),
    ],
)
def test_kinship_beside_a_name_tells_the_sex(who: str, sex: str | None) -> None:
    assert [each[1] for each in told(f"F2 của F1 Hồ Văn Trọng\n1. {who}", "sex")] == [sex]


@pytest.mark.parametrize("written", ["o39800o933", "0398 ooo 933", "(0398)-000-933", "0398ooo933"])
def test_letters_for_noughts_and_brackets_are_in_phones(written: str) -> None:
    assert told(f"F1 BN9920\nLê Văn Tám / 1980 / {written}", "phone") == [("Lê Văn Tám", "0398000933")]


def test_kinship_after_phones_is_said_of_the_person_where_others_have_it_without_one() -> None:
    text = "F1 của BN9940:\n1. Lê Văn Tám, 1957, 0971000334 (bố)\n2. Lê Thị Hoa, sinh năm 2013 (con)"
    assert told(text, "phone") == [("Lê Văn Tám", "0971000334"), ("Lê Thị Hoa", None)]


@pytest.mark.parametrize("own", ["F2 (LÊ VĂN CHÍN)", "F2 - (F1 LÊ VĂN CHÍN)", "F2 của LÊ VĂN CHÍN"])
def test_the_level_before_the_source_in_brackets_is_the_persons_own(own: str) -> None:
    text = f"1.LÊ VĂN CHÍN(1980)-HỒNG LẠC-F1 BN9966\n2.HỒ THỊ MƯỜI(1984)-HỒNG LẠC-{own}-TX 9/6"
    assert told(text, "level", "source")[1] == ("Hồ Thị Mười", "F2", "Lê Văn Chín")


def test_a_small_hamlet_after_a_name_in_capitals_is_no_part_of_it() -> None:
    assert told("F1 BN9969:\n- Dang Binh cao thang 1985 tx 10.6", "hamlet") == [("Dang Binh", "Cao Thắng")]


CAMP = ("centralised", june(10))


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Đề nghị Trạm Y tế đưa đi cách ly tập trung trong ngày 10/06/2021 và báo cáo trước 17h00.", CAMP),
        ("(cả 2 đi cltt 10/6)", CAMP),
        ("** cả 2 người vào khu cltt 10/6 **", CAMP),
    ],
)
def test_a_last_line_says_of_all_where_they_go(last: str, said: tuple[str, date]) -> None:
    text = (
        f"F1\n1) Lê Văn Tám; giới tính: nam; F1 của BN9944; tx 06/06\n2) Lê Thị Chín; nữ; F1 của BN9944; tx 7/6\n{last}"
    )
    assert [each[1:] for each in told(text, "place", "quarantine_start")] == [said, said]


def test_the_day_of_a_report_in_brackets_begins_no_quarantine() -> None:
    text = "Thôn Cao Thắng báo cáo các hộ F2 đang cách ly tại nhà (14/06/2021)\n- Lê Văn Tám, 1965"
    assert told(text, "place", "quarantine_start") == [("Lê Văn Tám", "home", None)]


HOMES = ["Hòa Bình", "Cao Thắng", "Hòa Bình"]


@pytest.mark.parametrize(
    ("first", "second", "legend", "homes"),
    [
        ("HB", "CT", "(HB: Hòa Bình, CT: Cao Thắng)", HOMES),
        ("HB", "CT", "HB = thôn Hòa Bình; CT = thôn Cao Thắng", HOMES),
        ("hb", "ct", "hb là hòa bình, ct là cao thắng", HOMES),
        ("HB", "CT", "", HOMES),
        ("HB", "C.Thắng", "", HOMES),
        ("TT", "CT", "", [None, None, None]),
    ],
)
def test_initials_of_hamlets_are_read_where_they_are_explained_or_repeated(
    first: str, second: str, legend: str, homes: list[str | None]
) -> None:
    rows = [
        f"- Lê Văn {name} sn 84 {short} tx 12/6"
        for name, short in zip(("Tám", "Hai", "Ba"), (first, second, first), strict=True)
    ]
    assert [home for _, home in told("\n".join(["F1 bn9954", *rows, legend]), "hamlet")] == homes


@pytest.mark.parametrize("day", ["ngồi ăn sáng 12/6", "(quán cafe 12/6)", "đám cưới nhà bác Tư 12/6", "chợ Mới 12/6"])
def test_the_day_beside_where_they_met_is_that_of_the_contact(day: str) -> None:
    assert told(f"F1 BN9954\n1. Lê Văn Tám 1980 {day}", "contact_date") == [("Lê Văn Tám", june(12))]


def test_also_on_a_day_means_what_the_day_before_it_meant() -> None:
    text = (
        "F1 của BN9959 gồm anh Đồng Văn Cống sn 85 ngồi ăn cùng 12/6; chị Đồng Thị Hương sn 91 bán phở, cũng ngày 11/6"
    )
    assert told(text, "contact_date") == [("Đồng Văn Cống", june(12)), ("Đồng Thị Hương", june(11))]


def test_a_ride_with_a_case_is_a_contact() -> None:
    text = (
        "Người đi chuyến xe khách 38B-000.12 ngày 05/6 cùng BN9956, đề nghị đưa vào diện F1:\n- Lê Văn Tám - nữ - 1996"
    )
    assert told(text, "source", "contact_date") == [("Lê Văn Tám", "BN9956", june(5))]


@pytest.mark.parametrize(("men", "women"), [("Nam:", "Nữ:"), ("NAM", "NỮ (1 người):"), ("a. Nam:", "b. Nữ:")])
def test_a_sex_alone_stands_over_those_under_it(men: str, women: str) -> None:
    text = f"F2 thôn Hồng Lạc\n{men}\n1. Lê Văn Tám, 1966\n{women}\n1. Mai Phương Thảo, 1998\n"
    text += "Thôn Nam Thắng:\n1. Lê Văn Ba 1980"
    assert told(text, "sex", "hamlet") == [
        ("Lê Văn Tám", "nam", "Hồng Lạc"),
        ("Mai Phương Thảo", "nữ", "Hồng Lạc"),
        ("Lê Văn Ba", None, "Nam Thắng"),
    ]


@pytest.mark.parametrize("last", ["tất cả nữ, cltt 13/6", "cả 2 đều là nữ, cltt 13/6", "đều nữ; cltt từ 13/6"])
def test_a_last_line_tells_the_sex_of_all(last: str) -> None:
    text = f"F1 của BN9943\n1. Lê Thị An 90\n2. Cù Thị Quý 99\n{last}"
    assert told(text, "birth_year", "sex", "quarantine_start") == [
        ("Lê Thị An", 1990, "nữ", june(13)),
        ("Cù Thị Quý", 1999, "nữ", june(13)),
    ]


@pytest.mark.parametrize(
    ("who", "sex"),
    [
        ("c Nhàn - Lê Thị Nhàn sn 1981", "nữ"),
        ("anh Đông: Hoàng Văn Đông sn 1978", "nam"),
        ("ô. Lê Văn Tý sn 1949", "nam"),
        ("Tăng Duy Khánh 2000 con trai Nho 0933000705", "nam"),
    ],
)
def test_the_short_form_before_a_name_tells_the_sex(who: str, sex: str) -> None:
    assert [each[1] for each in told(f"F2 của F1 Hồ Văn Trọng\n{who}", "sex")] == [sex]


@pytest.mark.parametrize("heading", ["F1/ BN9916/ cltt 12.06", "F1: BN9916, cltt 12/6", "F1 | BN9916 | cltt 12/6"])
def test_a_code_beside_a_level_is_the_source(heading: str) -> None:
    assert told(f"{heading}\n1. Lê Văn Tám 1980", "source", "quarantine_start") == [("Lê Văn Tám", "BN9916", june(12))]


def test_the_code_beside_an_f0_is_his_own() -> None:
    text = "1. F0: BN9935 - Lê Quang Hòa, nam, 1982\n2. F1: Lê Thị Ngọc, nữ, 1985, F1 của BN9935"
    assert told(text, "level", "source", "case_code") == [
        ("Lê Quang Hòa", "F0", None, "BN9935"),
        ("Lê Thị Ngọc", "F1", "BN9935", None),
    ]


def test_urgently_is_no_meeting() -> None:
    text = "các thôn gửi gấp F2 của chị Võ Thị Đào nhé\n1. Nguyễn Cảnh Toàn 1988"
    assert told(text, "level", "source") == [("Nguyễn Cảnh Toàn", "F2", "Võ Thị Đào")]


def test_a_leader_of_a_hamlet_is_no_hamlet() -> None:
    text = "F2 (F1 Lương Thị Hạ)\n*Cao Văn Linh ns 1996\n*Cao Thị Oanh ns 1998\n"
    text += "Cltn 11/6 hết 25/6. Trưởng thôn Cao Viết Sơn."
    assert told(text, "hamlet", "quarantine_start") == [
        ("Cao Văn Linh", None, june(11)),
        ("Cao Thị Oanh", None, june(11)),
    ]


def test_the_whole_family_may_be_told_after_a_correction() -> None:
    text = "ds f1 bn9902 thon trung phu\n1 le van sang 1984\n2 tran thi hue 1986\n3 le tran bao an 2015\n"
    text += "so 3 con 2 nguoi tren, ca nha di cltt 11/6"
    assert [each[1:] for each in told(text, "place", "quarantine_start")] == [("centralised", june(11))] * 3


@pytest.mark.parametrize(
    "title",
    [
        "Thôn Cao Thắng báo: hôm nay phát sinh 02 F1 của BN9931",
        "thon cao thang phat sinh 03 f1 cua bn9931",
        "Cao Thắng: phát sinh 02 trường hợp F1 BN9931",
    ],
)
def test_a_count_behind_phat_sinh_is_no_year_of_birth(title: str) -> None:
    assert told(f"{title}\n1 bà Trần Thị Bảy 1960\n2 cháu Lê Thị Na 2007", "level", "hamlet", "source") == [
        ("Trần Thị Bảy", "F1", "Cao Thắng", "BN9931"),
        ("Lê Thị Na", "F1", "Cao Thắng", "BN9931"),
    ]


@pytest.mark.parametrize("age", ["61t", "61t,", "61t 0912000345", "học sinh 12 tuổi", "61 tuổi", "(72t)"])
def test_an_age_gives_no_year(age: str) -> None:
    assert told(f"F1 BN9931\n1. bà Trần Thị Bảy {age}", "birth_year") == [("Trần Thị Bảy", None)]


@pytest.mark.parametrize("name", ["Lê Thị Năm", "Hồ Văn Năm"])
@pytest.mark.parametrize("born", ["sinh 85", "sinh năm 1985", "sn 85"])
def test_who_is_called_nam_was_born_too(name: str, born: str) -> None:
    assert told(f"F1 BN9931\n1. {name} {born}", "birth_year") == [(name, 1985)]


def test_the_owner_of_a_place_is_not_listed() -> None:
    text = "F1 BN9940\n* Phan Thị Hoài (1985) làm cùng xưởng 8/6\nChủ xưởng Trần Văn Phú đã khai báo bên huyện"
    assert told(text) == [("Phan Thị Hoài",)]


def test_as_above_between_strokes_is_no_hamlet_of_such_initials() -> None:
    text = """DANH SÁCH F1 CỦA BN9933
STT/Họ tên/NS/Thôn/Ngày TX/SĐT
1/Trần Thị Kim/1990/Hồng Lạc/7-6/0912 000 347
2/Trần Văn Ngân/1988/Hồng Lạc/nt/-
3/Trần Gia Bảo/2015/nt/nt/ĐT mẹ 0912000347"""
    assert told(text, "hamlet", "contact_date", "phone") == [
        ("Trần Thị Kim", "Hồng Lạc", june(7), "0912000347"),
        ("Trần Văn Ngân", "Hồng Lạc", june(7), None),
        ("Trần Gia Bảo", "Hồng Lạc", june(7), None),
    ]
