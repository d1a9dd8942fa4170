"""A quarantine rule typed in one line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.committee_file import read
from bot.domain.committee import QuarantineRule
from bot.domain.errors import UserError
from bot.domain.rule_lines import read_rule, with_rule

TODAY = date(2021, 6, 14)
RULES = read(None)[0].rules.quarantine_rules


def rule(level: str, days: int | None, document: str, since: date, **more: Any) -> QuarantineRule:
    return QuarantineRule.model_validate(
        {"level": level, "days": days, "document": document, "in_force_from": since, **more}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "F1 tập trung 21 ngày, theo dõi 7 ngày, CĐ 600/CĐ-BCĐ, từ 05/05/2021",
            rule("F1", 21, "CĐ 600/CĐ-BCĐ", date(2021, 5, 5), monitoring_days=7, place="centralised"),
        ),
        (
            "f1 14 ngay, theo doi tai nha 14 ngay, CV 5599/BYT-MT, tu ngay 14/07/2021",
            rule("F1", 14, "CV 5599/BYT-MT", date(2021, 7, 14), monitoring_days=14),
        ),
        ("F2 tại nhà 14 ngày theo công văn 123/UBND", rule("F2", 14, "công văn 123/UBND", TODAY, place="home")),
        (
            "F2 không quy định số ngày, QĐ 5053/QĐ-BYT, từ 3/12/2020",
            rule("F2", None, "QĐ 5053/QĐ-BYT", date(2020, 12, 3)),
        ),
        (
            "F1 21 ngày + 7 theo dõi, CĐ 600/CĐ-BCĐ, ngày tiếp xúc là ngày 1, áp dụng từ 20/06",
            rule("F1", 21, "CĐ 600/CĐ-BCĐ", date(2021, 6, 20), monitoring_days=7, first_day=1),
        ),
        ("F1 28 ngày, Chỉ thị số 05/CT-UBND", rule("F1", 28, "Chỉ thị số 05/CT-UBND", TODAY)),
    ],
)
def test_a_rule_is_read(text: str, expected: QuarantineRule) -> None:
    assert read_rule(text, today=TODAY) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("21 ngày, CĐ 600", "rule_no_level"),
        ("F1 21 ngày", "rule_no_document"),
        ("F1, CĐ 600/CĐ-BCĐ", "rule_no_days"),
        ("F1 99 ngày, CĐ 600/CĐ-BCĐ", "rule_bad_days"),
        ("F1 0 ngày, CĐ 600/CĐ-BCĐ", "rule_bad_days"),
        ("F1 21 ngày, CĐ 600/CĐ-BCĐ, từ 31/06/2021", "bad_date"),
    ],
)
def test_what_is_missing_is_said(text: str, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        read_rule(text, today=TODAY)
    assert refused.value.reason == reason


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_rule(f"F1 {text}", today=TODAY)
    except UserError:
        return


@given(st.integers(1, 60), st.integers(1, 60), st.dates(date(2020, 1, 1), date(2029, 12, 31)), st.sampled_from([0, 1]))
def test_a_written_rule_is_read_back(days: int, monitoring: int, since: date, first_day: int) -> None:
    text = (
        f"F1 tại nhà {days} ngày, theo dõi thêm {monitoring} ngày, QĐ 12/QĐ-UBND, ngày đầu là ngày {first_day}, "
        f"từ {since:%d/%m/%Y}"
    )
    assert read_rule(text, today=TODAY) == rule(
        "F1", days, "QĐ 12/QĐ-UBND", since, monitoring_days=monitoring, first_day=first_day, place="home"
    )


def test_a_rule_of_the_same_document_takes_the_place_of_the_old_one() -> None:
    new = rule("F1", 28, "CĐ 600/CĐ-BCĐ", date(2021, 6, 20))
    changed = with_rule(RULES, new)
    assert len(changed) == len(RULES)
    assert [one for one in changed if one.document == "CĐ 600/CĐ-BCĐ"] == [new]


def test_a_rule_for_another_place_stands_beside_it() -> None:
    new = rule("F1", 28, "CĐ 600/CĐ-BCĐ", date(2021, 5, 5), place="home")
    assert len(with_rule(RULES, new)) == len(RULES) + 1
