"""Lists typed in a hurry, without accents or capitals: words of offices and talk are nobody's name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people as read

LISTED = "f1 bn9912\nvo thi sam 1998 cao thang\ntran ba nam 1970 cao thang\n"


@pytest.mark.parametrize(
    "line",
    [
        "chau da bao tram, sang 14/6 ca hai len khu cach ly roi a",
        "em dang ghi them",
        "khong ai ho, sot",
        "to thuy nong: nghi",
        "to truy vet so 2 gui",
        "vu viec dang xu ly",
        "phan xuong 1 nghi lam",
        "xe don do xa bo tri, nguoi nha khong len don",
    ],
)
def test_talk_without_accents_names_nobody(line: str) -> None:
    for text in (LISTED + line, LISTED.title().replace("Bn", "BN") + line.capitalize()):
        assert [(each.full_name, each.level, each.change) for each in read(text)] == [
            ("Vo Thi Sam", "F1", None),
            ("Tran Ba Nam", "F1", None),
        ]


@pytest.mark.parametrize("title", ["TO KE KHAI CUA CA BENH BN9920", "To trinh F1 cua BN9920", "to khai f1 bn9920"])
def test_a_paper_is_nobody(title: str) -> None:
    people = read(f"{title}\nNhung nguoi da gap (F1):\n1. Vo Thi Sam 1998\n2. Tran Ba Nam 1970")
    assert [(each.full_name, each.source) for each in people] == [("Vo Thi Sam", "BN9920"), ("Tran Ba Nam", "BN9920")]


@pytest.mark.parametrize("heading", ["Nguon | Ho ten | Nam | Vao khu CLTT", "Nguồn | Họ tên | Năm | Vào khu CLTT"])
def test_years_under_a_bare_nam_are_years_of_birth(heading: str) -> None:
    people = read(f"F1 thon Trung Phu\n{heading}\nBN9916 | Vo Thi Sam | 1982 | 9/6\nBN9916 | Tran Thi Tra | 1986 | 9/6")
    assert [(each.birth_year, each.sex) for each in people] == [(1982, None), (1986, None)]


@pytest.mark.parametrize(
    "text",
    [
        "nhóm a / F1 BN9926\nhà trung kiệt_1987_trung phú_0983000331\nhà thị phương mai_1990_trung phú_0983000332",
        "F1 BN9926\nHà Trung Kiệt_1987_Trung Phú_0983000331\nHà Thị Phương Mai_1990_Trung Phú_0983000332",
    ],
)
def test_underscores_part_what_is_told(text: str) -> None:
    assert [(each.full_name, each.birth_year, each.hamlet, each.phone) for each in read(text)] == [
        ("Hà Trung Kiệt", 1987, "Trung Phú", "0983000331"),
        ("Hà Thị Phương Mai", 1990, "Trung Phú", "0983000332"),
    ]


@pytest.mark.parametrize("colon", [":", ""])
def test_a_numbered_title_stands_over_lines_with_their_hours(colon: str) -> None:
    text = (
        f"BÁO CÁO CA TRỰC (đêm 13 rạng 14/6)\n1) Tiếp nhận F1 vào khu cách ly tập trung ngày 13/6{colon}\n"
        "22h10: Võ Thị Sâm, nữ, 1995, Trung Phú, BN9981\n22h40: Trần Bá Nam, nam, 1993, Trung Phú, BN9981\n"
        "2) Sức khỏe chung: ổn định\nNgười trực: Nguyễn Thị Lý"
    )
    assert [(each.full_name, each.level, each.source, each.quarantine_start) for each in read(text)] == [
        ("Võ Thị Sâm", "F1", "BN9981", date(2021, 6, 13)),
        ("Trần Bá Nam", "F1", "BN9981", date(2021, 6, 13)),
    ]


@pytest.mark.parametrize("day", ["18/6", "18.6", "18-6", "ngày 18/06/2021", "→ 18.6"])
def test_a_day_alone_stands_over_people_sorted_by_days(day: str) -> None:
    people = read(f"Tổng hợp F2, xếp theo ngày hết hạn cách ly tại nhà\n{day}\nVõ Thị Sâm | Nam Thắng | 1980")
    assert [each.quarantine_end for each in people] == [date(2021, 6, 18)]


@pytest.mark.parametrize(
    "letters", [("a", "b", "a"), ("a", "b", "c"), ("A", "B", "A")], ids=lambda letters: "".join(letters)
)
def test_letters_of_a_list_are_no_words_of_address(letters: tuple[str, str, str]) -> None:
    names = ["nguyễn thị nhi", "phạm thị hậu", "trần thị vỵ"]
    names = [name.title() for name in names] if letters[0].isupper() else names
    one, two, three = (f" {letter}. {name} - 1990" for letter, name in zip(letters, names, strict=True))
    people = read(f"1. tổ giáo viên (f2, tiếp xúc f1 chu thị lành)\n{one}\n{two}\n2. tổ cấp dưỡng (f3)\n{three}")
    assert [(each.full_name, each.level, each.sex) for each in people] == [
        ("Nguyễn Thị Nhi", "F2", None),
        ("Phạm Thị Hậu", "F2", None),
        ("Trần Thị Vỵ", "F3", None),
    ]


def test_co_behind_a_level_is_no_woman() -> None:
    people = read(
        "Nguon thu 1 BN9972: F1 co Cao Tien Luc (1976, Hong Lac)\nNguon thu 2 BN9973: F1 co Tran Ba Nam (1980)"
    )
    assert [(each.full_name, each.sex) for each in people] == [("Cao Tien Luc", None), ("Tran Ba Nam", None)]


@pytest.mark.parametrize("colon", [":", ""])
def test_titles_with_a_level_in_brackets_need_no_colon(colon: str) -> None:
    text = (
        f"Những người cách ly tập trung (F1 BN9940){colon}\nVõ Thị Sâm 1969 vào khu CL 12/6"
        "\nLê Thị Lý 1972 vào khu CL 13/6\n"
        f"Những người cách ly tại nhà (F2, tiếp xúc F1 Võ Thị Sâm){colon}\nTrần Bá Nam 1997 cách ly từ 12/6"
    )
    assert [(each.level, each.source, each.place) for each in read(text)] == [
        ("F1", "BN9940", "centralised"),
        ("F1", "BN9940", "centralised"),
        ("F2", "Võ Thị Sâm", "home"),
    ]


@pytest.mark.parametrize("colon", [":", ""])
def test_a_numbered_title_of_those_taken_off_needs_no_colon(colon: str) -> None:
    text = (
        f"1. F2 giữ nguyên{colon}\n - Võ Thị Sâm, 1984, Cao Thắng\n2. Đưa ra khỏi danh sách{colon}\n"
        " - Hồ Viết Tuân, 1979, Cao Thắng"
    )
    assert [each.full_name for each in read(text) if each.change != "removed"] == ["Võ Thị Sâm"]


def test_a_head_of_a_hamlet_speaks_for_it() -> None:
    people = read("Thon truong Cao Thang: Le Minh Duong\nF1 cua BN9911\nTran Ba Nam 1976\nTat ca o thon Cao Thang")
    assert [(each.full_name, each.hamlet) for each in people] == [("Tran Ba Nam", "Cao Thắng")]
