"""What short cells say of levels, sources, notes and places, in the wordings of many hands."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Person, Table, read_tables, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Cao Thắng"))


def beside(heading: str, cell: Cell, level: str = "F2") -> Person:
    rows = (
        ("Họ tên", "Thôn", "Diện", heading),
        ("Lê Văn Tám", "Nam Thắng", level, cell),
        ("Hồ Thị Bưởi", "Cao Thắng", "F2", ""),
    )
    return read_tables([Table("S", rows)], on=ON, hamlets=HAMLETS).people[0]


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("F1 (cũ F2)", "F1"),
        ("F1, trước là F2", "F1"),
        ("F0 (trước đây F1)", "F0"),
        ("F2 cũ, nay F1", "F1"),
        ("F1/F2", None),
        ("F1 hoặc F2", None),
        ("Ca bệnh", "F0"),
        ("Bệnh nhân", "F0"),
        ("Tiếp xúc của F1 (F2)", "F2"),
    ],
)
def test_a_cell_of_levels_tells_the_latest(cell: str, level: str | None) -> None:
    rows = (("Họ tên", "Năm sinh", "Diện"), ("Lê Văn Tám", 1980.0, cell), ("Hồ Thị Bưởi", 1990.0, "F2"))
    assert read_tables([Table("S", rows)], on=ON, hamlets=HAMLETS).people[0].level == level


@pytest.mark.parametrize("note", ["xóa tên", "Đã xóa", "rút tên", "đã gạch tên", "loại", "hủy", "Bỏ khỏi danh sách"])
def test_a_note_of_one_word_takes_somebody_off(note: str) -> None:
    person = beside("Ghi chú", note)
    assert (person.full_name, person.change) == ("Lê Văn Tám", "removed")


@pytest.mark.parametrize("note", ["người xã khác", "tên thật là Tám", "người nhà F1", "nguồn ở chợ"])
def test_a_row_of_words_is_no_heading(note: str) -> None:
    assert beside("Ghi chú", note).full_name == "Lê Văn Tám"


@pytest.mark.parametrize("note", ["nâng F1 từ 12/6", "nâng lên F1", "đã chuyển F1"])
def test_somebody_is_raised(note: str) -> None:
    person = beside("Ghi chú", note)
    assert (person.level, person.change, person.quarantine_start) == ("F1", "promoted", None)


@pytest.mark.parametrize("note", ["gỡ cách ly 12/6", "dỡ bỏ cách ly 12/6", "giải tỏa cách ly 12/6"])
def test_a_quarantine_is_lifted(note: str) -> None:
    person = beside("Ghi chú", note)
    assert (person.change, person.quarantine_start) == ("released", None)


@pytest.mark.parametrize(
    ("cell", "source"),
    [
        ("BN993O", "BN9930"),
        ("bnO993", "BN0993"),
        ("vợ chồng anh Khải", "Khải"),
        ("Khải (con ông Ba)", "Khải"),
        ("ô Khải", "Khải"),
        ("gia đình chị Hà", "Hà"),
    ],
)
def test_a_source_in_few_words(cell: str, source: str) -> None:
    person = beside("Nguồn", cell)
    assert (person.source, person.sex) == (source, None)


def test_a_letter_o_in_a_code_of_a_message_is_a_nought() -> None:
    (person,) = read_text("F1 BN993O:\n1. Lê Văn Tám 1980", on=ON, hamlets=HAMLETS).people
    assert person.source == "BN9930"


@pytest.mark.parametrize(
    ("cell", "place", "start"),
    [
        ("TT 9/6-30/6", "centralised", 9),
        ("TN-9/6", "home", 9),
        ("Chuyển từ nhà vào TT 12/6", "centralised", 12),
        ("vào TT", "centralised", None),
    ],
)
def test_a_place_in_few_words(cell: str, place: str, start: int | None) -> None:
    person = beside("Cách ly", cell)
    assert person.place == place
    assert person.quarantine_start == (date(2021, 6, start) if start else None)


def under(title: str) -> list[tuple[str, str | None, str | None]]:
    """Those of a table under a title, and of a message under the same line."""
    rows = (
        (title,),
        ("STT", "Họ tên", "Năm sinh", "Thôn", "SĐT"),
        (1.0, "Lê Văn Tám", 1980.0, "Nam Thắng", "0912000345"),
        (2.0, "Hồ Thị Bưởi", 1985.0, "Cao Thắng", ""),
    )
    table = read_tables([Table("Sheet1", rows)], on=ON, hamlets=HAMLETS).people
    lines = f"{title}\n1. Lê Văn Tám 1980 Nam Thắng 0912000345\n2. Hồ Thị Bưởi 1985 Cao Thắng"
    message = read_text(lines, on=ON, hamlets=HAMLETS).people
    told: list[tuple[str, str | None, str | None]] = [(each.full_name, each.level, each.source) for each in table]
    assert told == [(person.full_name, person.level, person.source) for person in message]
    return told


@pytest.mark.parametrize(
    "title",
    [
        "F1 của BN9930 (Trần Thị Cúc, sn 1970, Hòa Bình)",
        "F1 BN9930 (chị Trần Thị Cúc, 1970, thôn Hòa Bình):",
        "Danh sách F1 liên quan BN9930 (Trần Thị Cúc, 0912000777)",
        "Học sinh lớp 5A là F1 (GVCN: cô Hoàng Thị Lam dương tính BN9930)",
    ],
)
def test_what_a_title_tells_of_the_case_lists_nobody(title: str) -> None:
    assert under(title) == [("Lê Văn Tám", "F1", "BN9930"), ("Hồ Thị Bưởi", "F1", "BN9930")]


def test_contacts_of_a_case_are_no_cases() -> None:
    assert {level for _, level, _ in under("Người tiếp xúc gần với ca bệnh (F1)")} == {"F1"}


def test_a_title_of_two_levels_in_brackets_tells_neither() -> None:
    title = "Tiếp xúc gần với ca bệnh (F1) và tiếp xúc với F1 (F2)"
    assert {level for _, level, _ in under(title)} == {None}


def test_a_period_may_follow_giam_sat() -> None:
    title = "Danh sách người được giám sát y tế tại nhà (F2) từ 9/6-23/6/2021"
    rows = ((title,), ("Họ tên", "Năm sinh", "Thôn"), ("Lê Văn Tám", 1980.0, "Nam Thắng"))
    (person,) = read_tables([Table("Sheet1", rows)], on=ON, hamlets=HAMLETS).people
    assert (person.quarantine_start, person.quarantine_end) == (date(2021, 6, 9), date(2021, 6, 23))


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("1. Hồ Thị Na 1982, vợ Lê Văn Khải", None),
        ("1. Hồ Thị Na - 1982 - con gái Lê Văn Khải - Nam Thắng", None),
        ("1. Hồ Thị Na 1982, vợ Lê Văn Khải (F1), tx 8/6", "Lê Văn Khải"),
        ("1. Hồ Thị Na 1982, là vợ của Lê Văn Khải (F1)", "Lê Văn Khải"),
        ("1. Hồ Thị Na 1982, con dâu Lê Văn Khải, F1", "Lê Văn Khải"),
    ],
)
def test_whose_wife_somebody_is_lists_no_husband(line: str, source: str | None) -> None:
    people = read_text(f"F2 thôn Nam Thắng:\n{line}\n2. Lê Thị Yến 1985", on=ON, hamlets=HAMLETS).people
    assert [(person.full_name, person.level) for person in people] == [("Hồ Thị Na", "F2"), ("Lê Thị Yến", "F2")]
    assert people[0].source == source


@pytest.mark.parametrize(
    "line",
    [
        "1. Lê Văn Khải 1980, vợ Hồ Thị Na 1982, con trai Lê Văn Bảo 2010",
        "1. Lê Văn Khải 1980 cùng vợ Hồ Thị Na và con trai Lê Văn Bảo",
    ],
)
def test_a_wife_named_beside_her_husband_is_listed(line: str) -> None:
    people = read_text(f"F2 thôn Nam Thắng:\n{line}", on=ON, hamlets=HAMLETS).people
    assert [person.full_name for person in people] == ["Lê Văn Khải", "Hồ Thị Na", "Lê Văn Bảo"]
