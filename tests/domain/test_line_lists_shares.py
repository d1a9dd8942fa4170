"""Sentences that tell some of those above by their names, and the others beside them; names that are put right."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON

LIST = """F2 mới:
1. Tạ Bá Quyết, sinh 1994, Trung Phú, liên quan F1 Mạc Thị Bích
2. Vi Thu Giáng, sinh 1996, Trung Phú, liên quan F1 Mạc Thị Bích
3. Lại Thế Sửu, sinh 1961, Nam Thắng, liên quan F1 Hà Huy Giám
"""
NAMES = ["Tạ Bá Quyết", "Vi Thu Giáng", "Lại Thế Sửu"]


@pytest.mark.parametrize(
    ("closing", "starts", "places"),
    [
        ("CLTN từ 11/6 (bác Sửu từ 12/6)", (11, 11, 12), ("home",) * 3),
        ("CLTN từ 11/6 (riêng bác Sửu 12/6)", (11, 11, 12), ("home",) * 3),
        ("CLTN từ 11/6, bác Sửu 12/6", (11, 11, 12), ("home",) * 3),
        ("(cách ly ở nhà, ngày bắt đầu 11.06, riêng bác Sửu 12.06)", (11, 11, 12), ("home",) * 3),
        ("Đã ở nhà cách ly: anh Quyết từ 11/6, hai người còn lại từ 12/6", (11, 12, 12), ("home",) * 3),
        ("ở nhà: anh Quyết 11/6, 2 người còn lại 12/6", (11, 12, 12), ("home",) * 3),
        ("anh Quyết cltt 11/6; chị Giáng, bác Sửu cltn 12/6", (11, 12, 12), ("centralised", "home", "home")),
        ("Hai anh đi cltt từ 11/6 còn chị Giáng cltn từ 12/6", (11, 12, 11), ("centralised", "home", "centralised")),
        ("2 anh đi cltt từ 11/6, chị Giáng ở nhà", (11, None, 11), ("centralised", "home", "centralised")),
        ("chị Giáng và bác Sửu vào khu cách ly tập trung 12/6, anh Quyết ở nhà", (None, 12, 12),
         ("home", "centralised", "centralised")),
        ("Anh Quyết cách ly từ 11/6, hai người kia từ 12/6", (11, 12, 12), (None,) * 3),
        ("Anh Quyết: cách ly từ 11/6, hai người kia: từ 12/6", (11, 12, 12), (None,) * 3),
        ("Anh Quyết cách ly từ 11/6", (11, None, None), (None,) * 3),
    ],
)  # fmt: skip
def test_everybody_gets_the_share_that_a_sentence_gives_him(
    closing: str, starts: tuple[int | None, ...], places: tuple[str | None, ...]
) -> None:
    people = read_text(LIST + closing, on=ON, hamlets=HAMLETS).people
    assert [person.full_name for person in people] == NAMES
    assert tuple(each.quarantine_start and each.quarantine_start.day for each in people) == starts
    assert tuple(each.place for each in people) == places


def test_a_count_that_fits_nobody_is_left_to_a_person() -> None:
    reading = read_text(LIST + "2 chị đi cltt từ 11/6, anh Quyết và bác Sửu ở nhà", on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == NAMES
    assert all(person.quarantine_start is None for person in reading.people)
    assert [each.line for each in reading.unread] == [5]


@pytest.mark.parametrize(
    ("closing", "contacts"),
    [
        ("tx ngày 10/6, chị Giáng 9/6, cltn từ 11/6", (10, 9, 10)),
        ("Ngày tx: anh Quyết 9/6, chị Giáng và ông Sửu 10/6", (9, 10, 10)),
        ("Riêng chị Giáng 10/6 mới gặp, còn lại 9/6", (9, 10, 9)),
        ("tx: 2 anh 9/6, chị Giáng 10/6", (9, 10, 9)),
        ("Chị Giáng: tx 9/6", (None, 9, None)),
    ],
)
def test_days_of_contact_are_shared_out_likewise(closing: str, contacts: tuple[int | None, ...]) -> None:
    people = read_text(LIST + closing, on=ON, hamlets=HAMLETS).people
    assert tuple(each.contact_date and each.contact_date.day for each in people) == contacts


@pytest.mark.parametrize(
    "line",
    [
        "Cù Đình Cận -> đúng là Cù Đình Cẩn, sn 1991",
        "Cù Đình Cận => Cù Đình Cẩn, sn 1991",
        "Cù Đình Cận sửa thành Cù Đình Cẩn, sn 1991",
        "Cù Đình Cận đúng ra là Cù Đình Cẩn, sn 1991",
        "Sửa tên Cù Đình Cận thành Cù Đình Cẩn, sn 1991",
        "Cù Đình Cận (đúng tên là Cù Đình Cẩn), sn 1991",
        "Cù Đình Cận viết đúng là Cù Đình Cẩn, sn 1991",
        "Cù Đình Cận, tên đúng Cù Đình Cẩn, sn 1991",
        "Cù Đình Cận nay sửa lại Cù Đình Cẩn sn 1991",
        "1. anh Cù Đình Cận - đổi lại tên là Cù Đình Cẩn, sn 1991",
    ],
)
def test_a_name_put_right_is_the_only_one(line: str) -> None:
    reading = read_text(f"F1 BN9968 ở Cao Thắng, đính chính:\n{line}\nMai Trọng Đại, sn 1985", on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Cù Đình Cẩn", "Mai Trọng Đại"]
    assert [person.birth_year for person in reading.people] == [1991, 1985]


def test_an_arrow_between_two_people_puts_no_name_right() -> None:
    reading = read_text("F1: Lưu Văn An, sn 1960 -> Lưu Văn Bính, sn 1991", on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Lưu Văn An", "Lưu Văn Bính"]


FAMILY = """nhà e: chồng e là F1 (tiếp xúc BN9982 hôm 9/6), tên Kim Văn Sự, sn 1988, thôn Trung Phú. \
E là Lục Thị Diễm 1990 với 2 đứa nhỏ Kim Bảo An 2014, Kim Bảo Vy 2018 là F2. """


@pytest.mark.parametrize(
    ("last", "others"),
    [
        ("Chồng đi tập trung hôm 13/6, 3 mẹ con ở nhà.", "home"),
        ("Chồng đã đi cltt hôm 13/6.", None),
        ("Chồng em đi cltt từ 13/6, mẹ con em chờ trạm.", None),
    ],
)
def test_where_a_husband_went_is_said_of_him_alone(last: str, others: str | None) -> None:
    people = read_text(FAMILY + last, on=ON, hamlets=HAMLETS).people
    assert [(each.level, each.place, each.quarantine_start) for each in people] == [
        ("F1", "centralised", date(2021, 6, 13)),
        *[("F2", others, None)] * 3,
    ]


def test_kin_named_together_met_each_his_own() -> None:
    people = read_text(
        "F1 của BN9987:\n1. Khúc Văn Trọng 1984\n2. Lộc Văn Sáng 1986\n"
        "Tất cả F1 đi cách ly tập trung ngày 12/6. F2 gồm vợ anh Trọng là Uông Thị Nga 1987 và mẹ anh Sáng là "
        "bà Mai Thị Ấm 1958, cách ly tại nhà.",
        on=ON,
        hamlets=HAMLETS,
    ).people
    assert [(each.level, each.source, each.place, each.quarantine_start) for each in people] == [
        ("F1", "BN9987", "centralised", date(2021, 6, 12)),
        ("F1", "BN9987", "centralised", date(2021, 6, 12)),
        ("F2", "Khúc Văn Trọng", "home", None),
        ("F2", "Lộc Văn Sáng", "home", None),
    ]


@pytest.mark.parametrize("owner", ["anh Tâm", "số anh Tâm", "Tâm", "của anh Tâm"])
def test_brackets_behind_a_phone_tell_whose_it_is(owner: str) -> None:
    line = f"1. Quản Văn Tâm (1981) và vợ Âu Thị Thảo (1983), cltn từ 7/6, đt 0904000993 ({owner})"
    people = read_text(f"F2 của F1 Cấn Thị Vui:\n{line}", on=ON, hamlets=HAMLETS).people
    assert [(each.full_name, each.phone) for each in people] == [("Quản Văn Tâm", "0904000993"), ("Âu Thị Thảo", None)]


def test_a_day_before_an_arrow_is_none_of_what_stands_behind_it() -> None:
    (person,) = read_text(
        "F1 BN9981:\n+ Mạc Thị Ngân, 1994, cùng chuyền 11/6 -> CLTT từ 13/6", on=ON, hamlets=HAMLETS
    ).people
    assert (person.contact_date, person.quarantine_start) == (date(2021, 6, 11), date(2021, 6, 13))
