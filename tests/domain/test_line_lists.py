"""What a message says of people: traps, changes, questions, and what is no list."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Person, Reading, Reason, TestResult, read_text
from bot.reading_cli import to_json
from tests.domain.lists import HAMLETS, ON


def read(text: str) -> Reading:
    return read_text(text, on=ON, hamlets=HAMLETS)


def only(text: str) -> Person:
    (person,) = read(text).people
    return person


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sn 84", {"birth_year": 1984}),
        ("SN 84 đường Trần Phú, sinh 1979", {"birth_year": 1979, "address": "đường Trần Phú, số nhà 84"}),
        ("36 tuổi", {"birth_year": None}),
        ("sinh ngày 5/6/1985", {"birth_year": 1985, "contact_date": None}),
        ("nam", {"sex": "nam"}),
        ("Nam Thắng", {"sex": None, "hamlet": "Nam Thắng"}),
        ("người Việt Nam", {"sex": None}),
        ("vợ", {"sex": "nữ"}),
        ("cháu", {"sex": None}),
        ("đt con 0912000345", {"phone": None}),
        ("đt 0912000345 (số của chồng)", {"phone": None}),
        ("CMND 187654321", {"phone": None, "birth_year": None}),
        ("CCCD 042085000607", {"phone": None}),
        ("0239.3000.115", {"phone": None}),
        ("từ Hòa Bình về", {"hamlet": None}),
        ("tỉnh Hòa Bình", {"hamlet": None}),
        ("F1 của BN9901", {"source": "BN9901", "level": "F1"}),
        ("tx BN 9901 ngày 5/6", {"source": "BN9901", "contact_date": date(2021, 6, 5)}),
        ("bệnh nhân 9901", {"source": "BN9901"}),
        ("tx anh Nguyễn Bá Phúc", {"source": "Nguyễn Bá Phúc"}),
        ("F1 BN9901 (5/6)", {"contact_date": date(2021, 6, 5)}),
        ("tiếp xúc từ 5/6 đến 7/6", {"contact_date": date(2021, 6, 7), "quarantine_start": None}),
        ("cách ly 21 ngày từ 6/6", {"quarantine_start": date(2021, 6, 6), "quarantine_end": None}),
        ("cltt 13/6", {"quarantine_start": date(2021, 6, 13), "place": "centralised"}),
        ("hết hạn cách ly ngày 27/6", {"quarantine_end": date(2021, 6, 27), "change": None}),
        ("đã hết cách ly ngày 12/6", {"quarantine_end": date(2021, 6, 12), "change": "released"}),
        ("chưa cách ly", {"place": None, "change": None}),
        ("CLTN từ 5/6, nay chuyển CLTT", {"place": "centralised"}),
        ("XN lần 1 ngày 6/6: âm tính", {"quarantine_start": None, "contact_date": None}),
        ("lấy mẫu 12/6 chờ KQ", {"tests": (TestResult(date(2021, 6, 12), "waiting"),)}),
        ("từ F2 lên F1", {"level": "F1", "change": "promoted"}),
        ("chuyển thành F0", {"level": "F0", "change": "promoted"}),
        ("đưa ra khỏi danh sách", {"change": "removed"}),
        ("đã đưa đi cách ly tập trung", {"change": None, "place": "centralised"}),
    ],
)
def test_a_detail_is_read_for_what_it_says(line: str, said: dict[str, Any]) -> None:
    person = only(f"DS F2\n1. Nguyễn Thị Lụa, {line}")
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("tx ngày 31/06", "contact_date", Reason.BAD_DATE),
        ("tx 20/7", "contact_date", Reason.FUTURE_CONTACT),
        ("cltt 27/6 - 6/6", "quarantine_end", Reason.END_BEFORE_START),
        ("đt 091200034", "phone", Reason.BAD_PHONE),
        ("thôn Thắng", "hamlet", Reason.SEVERAL_HAMLETS),
        ("thôn Đông Sơn", "hamlet", Reason.UNKNOWN_HAMLET),
        ("Nam Thắng, Trung Phú", "hamlet", Reason.SEVERAL_HAMLETS),
        ("12/6", "contact_date", Reason.DATE_WITHOUT_MEANING),
        ("tx BN9901, BN9902", "source", Reason.SEVERAL_SOURCES),
    ],
)
def test_what_is_doubtful_is_asked(line: str, field: str, reason: Reason) -> None:
    person = only(f"DS F1\n1. Nguyễn Thị Lụa, {line}")
    assert [(question.field, question.reason) for question in person.questions] == [(field, reason)]
    if reason not in (Reason.END_BEFORE_START, Reason.SEVERAL_SOURCES):
        assert getattr(person, field) is None


def test_nobody_is_given_a_level_that_the_text_does_not_say() -> None:
    reading = read("Nguyễn Thị Lụa, 1985, Nam Thắng\nTrần Văn Bảy, 1980, Nam Thắng")
    assert [person.level for person in reading.people] == [None, None]
    assert reading.people[0].questions[0].reason is Reason.NO_LEVEL


@pytest.mark.parametrize(
    "text",
    [
        "Chào các bác, mai 14h họp giao ban tại UBND xã.",
        "Đồng chí Nguyễn Văn Hùng mai trực thay tôi nhé",
        "F0: 0; F1: 12; F2: 47",
        "Báo cáo: F1 12 (tập trung 10, tại nhà 2), F2 47, mẫu xét nghiệm 12",
        "ok",
        "",
        "👍👍",
        "0912000345",
    ],
)
def test_chatter_and_statistics_are_no_list(text: str) -> None:
    reading = read(text)
    assert (reading.is_list, reading.people, reading.unread) == (False, (), ())


def test_a_list_whose_lines_cannot_be_read_is_still_a_list() -> None:
    reading = read("DANH SÁCH F1\n1. ..., sn 1985, 0912000345\n2. ???, sn 1990, 0912000346")
    assert reading.is_list
    assert [unread.line for unread in reading.unread] == [2, 3]


def test_a_line_that_is_not_understood_is_shown() -> None:
    reading = read("DS F1\n1. Nguyễn Thị Lụa, 1985\nxyz abc 123 gì đó")
    assert [(unread.line, unread.text) for unread in reading.unread] == [(3, "xyz abc 123 gì đó")]


def test_a_correction_changes_the_person_above() -> None:
    person = only("DS F1\n1. Nguyễn Văn Lực, SN 1958\nĐính chính: Nguyễn Văn Lực SN 1985 chứ không phải 1958")
    assert (person.birth_year, person.change, person.line) == (1985, "corrected", 2)


def test_a_corrected_name_is_the_same_person() -> None:
    person = only("DS F1\n1. Nguyễn Văn Hùng, 1985\nĐính chính: Nguyễn Văn Hưng chứ không phải Nguyễn Văn Hùng, 1985")
    assert person.full_name == "Nguyễn Văn Hưng"


def test_somebody_is_spoken_of_by_his_number() -> None:
    reading = read("DS F2\n1. Nguyễn Văn Lực, 1958\n2. Trần Thị Bé, 1960\nSố 2 chuyển thành F1 của BN9901")
    assert [(person.level, person.source) for person in reading.people] == [("F2", None), ("F1", "BN9901")]


def test_a_number_that_the_list_does_not_have_is_unread() -> None:
    reading = read("DS F2\n1. Nguyễn Văn Lực, 1958\nSố 9 đưa ra khỏi danh sách")
    assert [unread.reason for unread in reading.unread] == [Reason.NOBODY_TO_CORRECT]


def test_hom_qua_counts_from_the_chat_stamp() -> None:
    person = only("[12/06/2021 21:40] Trạm Y tế: DS F1\n1. Nguyễn Văn Lực, 1958, tx BN9901 hôm qua")
    assert person.contact_date == date(2021, 6, 11)


def test_the_sender_of_a_chat_line_is_nobody() -> None:
    reading = read("[12/06/2021 21:40] Nguyễn Thị Hiền: DS F1\n[12/06/2021 21:41] Nguyễn Thị Hiền: Lê Văn Tám, 1960")
    assert [person.full_name for person in reading.people] == ["Lê Văn Tám"]


def test_a_second_part_goes_on_under_the_headings_of_the_first() -> None:
    first = read("DS F2 thôn Nam Thắng, tx F1 Nguyễn Bá Phúc\n1. Lê Văn Tám, 1960")
    second = read_text("2. Lê Thị Chín, 1965", on=ON, hamlets=HAMLETS, carry=first.carry)
    (person,) = second.people
    assert (person.level, person.hamlet, person.source) == ("F2", "Nam Thắng", "Nguyễn Bá Phúc")


def test_a_second_part_of_a_table_goes_on_with_its_columns() -> None:
    first = read("DS F2\nSTT\tHọ tên\tNăm sinh\tThôn\n1\tLê Văn Tám\t1960\tNam Thắng")
    second = read_text("2\tLê Thị Chín\t1965\tHòa Bình", on=ON, hamlets=HAMLETS, carry=first.carry)
    (person,) = second.people
    assert (person.level, person.birth_year, person.hamlet) == ("F2", 1965, "Hòa Bình")


def test_an_f0s_own_code_is_not_his_source() -> None:
    person = only("CA F0\n1. Trần Văn Bảo (BN9930), 1980, lây từ BN9901")
    assert (person.case_code, person.source) == ("BN9930", "BN9901")


def test_accents_are_kept_from_the_better_spelling() -> None:
    person = only("DS F1\n1. le thi trang, sn 1991\n2. Lê Thị Trang, 1991, nam thang")
    assert (person.full_name, person.hamlet) == ("Lê Thị Trang", "Nam Thắng")


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    text = "DS F1\n" + "\n".join(f"{n}. Lê Văn Tám, {1900 + n % 100}" for n in range(1, 500))
    read_text(text, on=ON, hamlets=HAMLETS, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 500), (200, 500), (400, 500)]


def test_the_printed_form_keeps_the_removed_apart() -> None:
    printed = to_json(read("DS F1\n1. Lê Văn Tám, 1960, tx 5/6\n2. Lê Thị Chín, 1965, đưa ra khỏi danh sách"))
    assert [person["full_name"] for person in printed["people"]] == ["Lê Văn Tám"]
    assert printed["people"][0]["contact_date"] == "2021-06-05"
    assert [person["full_name"] for person in printed["removed"]] == ["Lê Thị Chín"]


@pytest.mark.parametrize(
    "piece",
    ["1", " ", "a,", "Nguyễn Văn Hùng ", "F1 ", "|", "0912 ", "tx 5/6 ", "xn ", "da ", "ngày ", "(", "BN1 ", "1/"],
)
def test_a_long_single_line_takes_time_in_proportion(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = time.perf_counter()
        read(text)
        return time.perf_counter() - began

    seconds(2_000)
    assert seconds(80_000) < 40 * seconds(8_000) + 0.5
