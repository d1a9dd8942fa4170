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
