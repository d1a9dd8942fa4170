"""A list is read the same in whatever harmless way it was typed: marks, spaces, empty lines, signs of a quotation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.folding import fold
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text
from tests.domain import writing
from tests.domain.writing import HAMLET_NAMES, ON

HAMLETS = tuple(Hamlet(name) for name in HAMLET_NAMES)

LINES = """DS F1 của BN9931, cập nhật tối 13/6
1. Quách Thị Mơ, nữ, 1971, thôn Hòa Bình, 0977000231, tiếp xúc 9/6
2. Doãn Văn Thi, nam, 1998, thôn Cao Thắng, 0977000232, tiếp xúc 10/6
3. Bùi Trọng Nhã, nam, 2004, thôn Cao Thắng
F2 (F1 Quách Thị Mơ), cách ly tại nhà từ 11/6:
4. Đỗ Thị Ngát, nữ, 1950, thôn Hòa Bình
Các F1 trên cách ly tập trung từ 11/6 đến 02/7, riêng số 2 từ 12/6 đến 03/7."""
BLOCK = """F1 của BN9931
Họ tên: Quách Thị Mơ
Năm sinh: 1971
Thôn: Hòa Bình
SĐT: 0977000231

Họ tên: Doãn Văn Thi
Năm sinh: 1998
Thôn: Cao Thắng
Tiếp xúc: 10/6"""
CELLS = """F1 cách ly tập trung
STT
Họ và tên
Năm sinh
Thôn
Liên quan F0
Ngày TX
1
Quách Thị Mơ
1971
Hòa Bình
BN9931
9/6
2
Doãn Văn Thi
1998
Cao Thắng
BN9931
10/6"""
TABLE = """TT | Họ tên | NS | Thôn | Liên quan | TX cuối
1 | Quách Thị Mơ | 1971 | Hòa Bình | F1 Đỗ Thị Ngát | 9/6
2 | Doãn Văn Thi | 1998 | nt | nt | nt
(danh sách F2)"""


def read(text: str) -> list[Person]:
    """The people, without what only says how they were written."""
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    return [replace(person, line=1, note=None) for person in people]


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(change(line) if line else line for line in text.split("\n"))


HARMLESS: dict[str, Callable[[str], str]] = {
    "F-1": lambda text: text.replace("F1", "F-1").replace("F2", "F-2"),
    "F 1": lambda text: text.replace("F1", "F 1").replace("F2", "F 2"),
    "f.1": lambda text: text.replace("F1", "f.1").replace("F2", "f.2"),
    "BN-9931": lambda text: text.replace("BN9", "BN-9"),
    "BN. 9931": lambda text: text.replace("BN9", "BN. 9"),
    "quoted": each_line(lambda line: "> " + line),
    "quoted twice": each_line(lambda line: ">> " + line),
    "semicolons after lines": each_line(lambda line: line if line[-1] in ":." else line + ";"),
    "double spaced": lambda text: text.replace("\n", "\n\n"),
    "lines end twice": lambda text: text.replace("\n", "\r\r\n"),
    "months in words": lambda text: re.sub(r"(\d+)/0?(\d+)(?!\d)", r"\1 tháng \2", text),
    "days with hyphens": lambda text: re.sub(r"(\d+)/(\d+)", r"\1-\2", text),
    "T. Hòa Bình": lambda text: text.replace("thôn ", "T. "),
    "no space behind marks": lambda text: text.replace(", ", ",").replace(": ", ":"),
    "spaces before marks": lambda text: text.replace(", ", " , ").replace(":", " :"),
    "far apart": each_line(lambda line: "  " + line.replace(", ", "  ,  ") + "  "),
}
BETWEEN = {"bars": " | ", "strokes": " / ", "dashes": " - ", "glued strokes": "/", "stops": ". ", "semicolons": "; "}


@pytest.mark.parametrize("text", [LINES, BLOCK, CELLS, TABLE], ids=["lines", "block", "cells", "table"])
@pytest.mark.parametrize("change", HARMLESS)
def test_how_it_was_typed_changes_nothing(text: str, change: str) -> None:
    assert read(HARMLESS[change](text)) == read(text)


@pytest.mark.parametrize("mark", BETWEEN)
def test_any_mark_may_stand_between_the_facts_of_a_person(mark: str) -> None:
    people = "\n".join(("DS F1 của BN9931:", *LINES.split("\n")[1:3]))
    assert read(people.replace(", ", BETWEEN[mark])) == read(people)


@pytest.mark.parametrize("mark", [" | ", " / ", " - "])
def test_any_mark_may_stand_in_what_is_said_of_all(mark: str) -> None:
    *people, said = LINES.split("\n")
    assert read("\n".join((*people, said.replace(", ", mark)))) == read(LINES)


@pytest.mark.parametrize(
    "stamp", ["[08:15,13/6/2021] ", "[08:15 - 13/6/2021] ", "[13/06/2021,08:15] ", "08:15,13/6/2021 "]
)
def test_a_chat_stamp_may_be_typed_without_spaces(stamp: str) -> None:
    text = f"{stamp}Thoa TYT:F1 BN9931\n{stamp}Thoa TYT:Đỗ Thị Ngát 1950 Hòa Bình,tx hôm qua"
    (person,) = read(text)
    assert (person.full_name, person.hamlet, person.contact_date) == ("Đỗ Thị Ngát", "Hòa Bình", date(2021, 6, 12))


@pytest.mark.parametrize("mark", ["|", "; ", "\t"])
@pytest.mark.parametrize("title", ["THÔN HÒA BÌNH (2 người) - F1 nguồn: Đỗ Thị Ngát - cách ly 09/6 đến hết 23/6"])
def test_the_title_of_a_section_in_a_narrow_table_says_all_that_it_says(mark: str, title: str) -> None:
    rows = ("Họ tên,Năm sinh,SĐT", title, "Quách Thị Mơ,1971,0977000231", "Doãn Văn Thi,1998,0977000232")
    people = read("F2 CÁCH LY TẠI NHÀ\n" + "\n".join(row.replace(",", mark) for row in rows))
    assert [(person.hamlet, person.source, person.quarantine_end) for person in people] == [
        ("Hòa Bình", "Đỗ Thị Ngát", date(2021, 6, 23))
    ] * 2


PLAIN = """f1 cua bn9931 thon hoa binh
1. quach thi mo 1971 0977000231 tx 9/6
2. ho ba thi 1998 0977000232 tx toi 10/6
cach ly tap trung tu 11/6 den 2/7, rieng so 2 tu 12/6"""


@pytest.mark.parametrize(
    ("word", "accented"),
    [
        ("tx ", "tx ngày "),
        (" tu ", " từ ngày "),
        ("/6", " tháng 6"),
        ("cach ly tap trung", "cách ly tập trung"),
        ("f1 cua", "F1 của"),
    ],
)
def test_a_few_accents_make_no_message_one_with_accents(word: str, accented: str) -> None:
    assert read(PLAIN.replace(word, accented)) == read(PLAIN)
    assert [person.full_name for person in read(PLAIN)] == ["Quach Thi Mo", "Ho Ba Thi"]


@pytest.mark.parametrize(
    "head", ["C.Thắng gửi:", "c.thắng báo về:", "T. Cao Thắng gửi:", "- C.Thắng:", "Thôn C.Thắng có:"]
)
def test_a_shortened_hamlet_may_begin_a_line(head: str) -> None:
    (person,) = read(f"F2 của F1 Đỗ Thị Ngát, tx 10/6\n{head}\n1 Bùi Trọng Nhã 1985 0977000231")
    assert (person.hamlet, person.source) == ("Cao Thắng", "Đỗ Thị Ngát")


@pytest.mark.parametrize("title", ["F3 thôn Cao Thắng - 14 tháng 6", "F3 thôn Cao Thắng 14-6", "F3 Cao Thắng (14.6)"])
def test_a_day_in_a_title_counts_nobody(title: str) -> None:
    (person,) = read(f"{title}\n01) Bùi Trọng Nhã; nam; 1985")
    assert (person.level, person.hamlet) == ("F3", "Cao Thắng")


def test_the_lists_themselves_are_read() -> None:
    lines = read(LINES)
    assert [(person.level, person.quarantine_start and person.quarantine_start.day) for person in lines] == [
        ("F1", 11),
        ("F1", 12),
        ("F1", 11),
        ("F2", 11),
    ]
    for text in (BLOCK, CELLS, TABLE):
        assert [(person.full_name, person.birth_year, person.hamlet) for person in read(text)] == [
            ("Quách Thị Mơ", 1971, "Hòa Bình"),
            ("Doãn Văn Thi", 1998, "Hòa Bình" if text is TABLE else "Cao Thắng"),
        ]


@pytest.mark.parametrize("sign", ["- ", "+ ", "• ", "> ", ""])
def test_without_numbers_a_number_counts_the_people(sign: str) -> None:
    bare = LINES
    for number in range(1, 5):
        bare = bare.replace(f"{number}. ", sign)
    assert read(bare) == read(LINES)


@pytest.mark.parametrize("mark", [". ", "; ", " - ", " / ", " | "])
def test_a_full_stop_may_stand_behind_the_sex(mark: str) -> None:
    line = "F1 của BN9931:\n1. " + mark.join(("Đỗ Thị Ngát", "nữ", "1950", "thôn Hòa Bình", "0977000231"))
    (person,) = read(line)
    assert (person.full_name, person.sex, person.birth_year) == ("Đỗ Thị Ngát", "nữ", 1950)


@pytest.mark.parametrize("ending", ["nam.", "nam;", "Nam.", "giới tính nam."])
def test_a_line_may_end_with_the_sex(ending: str) -> None:
    (person,) = read(f"F1 của BN9931:\n1. Doãn Văn Thi, 1998, thôn Cao Thắng, {ending}")
    assert person.sex == "nam"


def test_an_item_of_a_list_is_no_part_of_the_one_above() -> None:
    text = "- F2: Đỗ Thị Ngát, 1950, thôn Hòa Bình\n- Kiểm tra 12 hộ F2 thôn Trung Phú: chấp hành tốt."
    (person,) = read(text)
    assert person.hamlet == "Hòa Bình"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Đỗ Đình Khôi nam sinh năm 1988 thôn Hòa Bình", {"sex": "nam", "birth_year": 1988, "hamlet": "Hòa Bình"}),
        ("Bùi Trọng Việt nam sn 1988 Hòa Bình", {"sex": "nam", "birth_year": 1988}),
        ("Đỗ Quang Điền nam 1988 Hòa Bình", {"sex": "nam", "birth_year": 1988}),
        ("Đỗ Thị Ngát sinh năm 1966 vợ SĐT 0977000232", {"sex": "nữ", "phone": "0977000232"}),
        ("Bùi Trọng Nhã sinh năm 1996 con trai ĐT 0977000232", {"sex": "nam", "phone": "0977000232"}),
        ("Đỗ Thị Ngát CMT 184000231 1966 Hòa Bình", {"birth_year": 1966, "hamlet": "Hòa Bình"}),
        ("Đỗ Thị Ngát cccd 042166000231 1966 Hòa Bình", {"birth_year": 1966}),
        ("Đỗ Thị Ngát 1966 F1 của Bùi Trọng Dũng cách ly tại nhà từ 11/6", {"source": "Bùi Trọng Dũng"}),
        (
            "Đỗ Thị Ngát 1966 vào khu cách ly 1/6 hết hạn cũ 15/6 gia hạn đến 22/6",
            {"quarantine_end": date(2021, 6, 22)},
        ),
    ],
)
def test_facts_may_stand_without_any_mark_between_them(line: str, said: dict[str, object]) -> None:
    (person,) = read(f"F1:\n1. {line}")
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize("apart", [", ", " ", "; ", ". "])
def test_who_is_different_may_follow_without_a_mark(apart: str) -> None:
    people = read(f"{PLAIN.rsplit(', ', 1)[0]}{apart}rieng so 2 tu 12/6")
    assert people == read(PLAIN)


@pytest.mark.parametrize("apart", [", ", " ", ": "])
def test_all_may_follow_their_sum_without_a_mark(apart: str) -> None:
    people = read(f"F1 BN9931\n1. Quách Thị Mơ 1971\n2. Doãn Văn Thi 1998\n=> tổng 2 F1{apart}tất cả tx 10/6")
    assert [person.contact_date for person in people] == [date(2021, 6, 10)] * 2


@settings(max_examples=40)
@given(st.integers(0, 2**48), st.sampled_from(sorted(HARMLESS)))
def test_people_written_by_chance_are_read_the_same_however_they_are_typed(seed: int, change: str) -> None:
    chance = Random(seed)
    cast = [writing.someone(chance, "BN9931") for _ in range(chance.randint(2, 5))]
    people = list({fold(who.full_name): who for who in cast}.values())
    lines = [
        f"{number}. {who.full_name}, {who.sex}, {who.birth_year}, thôn {who.hamlet}, {who.phone}, "
        f"tiếp xúc {who.contact.day}/{who.contact.month}"
        for number, who in enumerate(people, start=1)
    ]
    text = "\n".join(("DS F1 của BN9931, cách ly tập trung từ 13/6:", *lines))
    typed = read(HARMLESS[change](text))
    assert [(person.sex, person.birth_year, person.phone) for person in typed] == [
        (who.sex, who.birth_year, who.phone) for who in people
    ]
    assert typed == read(text)


@pytest.mark.parametrize(
    "signs", [("①", "②", "③"), ("❶ ", "❷ ", "❸ "), ("⑴", "⑵", "⑶"), ("⒈", "⒉", "⒊"), ("1️⃣ ", "2️⃣ ", "3️⃣ ")]
)
def test_numbers_that_are_one_sign_each_number_a_list(signs: tuple[str, ...]) -> None:
    text = "F1 - BN9962 - TX 11/06\n" + "\n".join(
        f"{sign}{name} • {year} • {sex} • 0867-000-15{year % 10}"
        for sign, name, year, sex in zip(
            signs,
            ("Tạ Đình Đài", "Ngô Bảo Chúc", "Vi Thị Thạch"),
            (1970, 1998, 1976),
            ("♂ nam", "♀", "♀ nữ"),
            strict=True,
        )
    )
    people = read_text(text, on=date(2021, 6, 14), hamlets=()).people
    assert [(each.full_name, each.birth_year, each.sex) for each in people] == [
        ("Tạ Đình Đài", 1970, "nam"),
        ("Ngô Bảo Chúc", 1998, "nữ"),
        ("Vi Thị Thạch", 1976, "nữ"),
    ]


def test_a_picture_of_somebody_tells_no_sex() -> None:
    (person,) = read_text("F1 của BN9962:\n- Ngô Bảo Chúc 1998 🙋‍♀️ dạ", on=date(2021, 6, 14), hamlets=()).people
    assert person.sex is None
