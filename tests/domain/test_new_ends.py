"""How the station types a new last day, and what cannot be one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.committee_file import read
from bot.domain.contacts import ContactState, Status
from bot.domain.errors import UserError
from bot.domain.new_ends import read_new_end

RULES = read(None)[0].rules.quarantine_rules
TODAY = date(2021, 6, 14)
F2 = ContactState(level="F2", full_name="Lê Thị Cúc", status=Status.OPEN, contact_date=date(2021, 6, 8), place="home")


@pytest.mark.parametrize(
    ("text", "end", "why"),
    [
        ("28/06 gia hạn do cùng phòng có F0", date(2021, 6, 28), "gia hạn do cùng phòng có F0"),
        ("đến hết ngày 28/6/2021, lý do: chờ kết quả", date(2021, 6, 28), "chờ kết quả"),
        ("Ngày 28 tháng 6 vì có thêm ca bệnh", date(2021, 6, 28), "vì có thêm ca bệnh"),
        ("28/06", date(2021, 6, 28), ""),
        ("chờ xét nghiệm, đến 30-06-2021", date(2021, 6, 30), "chờ xét nghiệm"),
        ("+7 có F0 cùng nhà", date(2021, 7, 4), "có F0 cùng nhà"),
        ("thêm 7 ngày, có F0 cùng nhà", date(2021, 7, 4), "có F0 cùng nhà"),
        ("gia hạn thêm 7 ngày", date(2021, 7, 4), ""),
        ("14 ngày theo chỉ đạo của huyện", date(2021, 6, 22), "theo chỉ đạo của huyện"),
        ("14 NGÀY", date(2021, 6, 22), ""),
    ],
)
def test_a_new_end_is_read_with_its_reason(text: str, end: date, why: str) -> None:
    found = read_new_end(text, F2, proposed_end=date(2021, 6, 27), rules=RULES, today=TODAY)
    assert (found.end, found.why) == (end, why)


def test_what_was_counted_is_kept_for_showing() -> None:
    found = read_new_end("14 ngày theo huyện", F2, proposed_end=None, rules=RULES, today=TODAY)
    assert (found.first, found.days) == (date(2021, 6, 8), 14)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/06 gia hạn", "end_not_understood"),
        ("chưa biết", "end_not_understood"),
        ("", "end_not_understood"),
        ("10/06 xong rồi", "end_is_over"),
        ("01/06 nhầm", "end_before_begin"),
        ("28/06/2022", "end_too_far"),
        ("+7", "end_nothing_to_extend"),
    ],
)
def test_what_cannot_be_an_end_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        read_new_end(text, F2, proposed_end=None, rules=RULES, today=TODAY)
    assert refused.value.reason == reason


def test_days_need_a_first_day() -> None:
    nothing = ContactState(level="F2", full_name="A", status=Status.OPEN)
    with pytest.raises(UserError) as refused:
        read_new_end("14 ngày", nothing, proposed_end=None, rules=RULES, today=TODAY)
    assert refused.value.reason == "end_no_first_day"


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_new_end(text, F2, proposed_end=date(2021, 6, 27), rules=RULES, today=TODAY)
    except UserError:
        return
    assert found.end >= TODAY


@given(st.dates(date(2021, 6, 14), date(2021, 12, 1)), st.sampled_from(["vì F0 cùng nhà", "chờ kết quả", ""]))
def test_a_written_day_is_read_back(end: date, why: str) -> None:
    found = read_new_end(f"{end:%d/%m/%Y} {why}", F2, proposed_end=None, rules=RULES, today=TODAY)
    assert (found.end, found.why) == (end, why)
