"""Facts that one line tells of some of a list: by bare numbers, in brackets, and by given names in one line."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists.writing.numbered import told_by_numbers
from tests.domain.lists import people as read

FOUR = "F1 BN9936:\n1, Lê Văn Trọng, ns 93\n2, Lê Văn Tấn, ns 95\n3, Trịnh Thị Nhị, ns 69\n4, Đỗ Thị Ba, ns 71\n"


@pytest.mark.parametrize(
    "last",
    [
        "Tx : 1,2 ngày 11/6 ; 3,4 ngày 12/6 . Chưa đưa đi, chờ xe",
        "tx: 1+2 ngày 11/6; 3+4 ngày 12/6",
        "1,2 tx 11/6; 3,4 tx 12/6",
        "Tiếp xúc: số 1, 2 hôm 11/6; 3, 4 hôm 12/6",
    ],
)
def test_bare_numbers_behind_a_label_are_those_of_the_list(last: str) -> None:
    assert [each.contact_date and each.contact_date.day for each in read(FOUR + last)] == [11, 11, 12, 12]


@pytest.mark.parametrize("line", ["Tx: 5, 6, 8/6", "1, 2 và 3/6 tx BN9936", "Tổng: 4 F1; 3 F2", "12,5 triệu; 3 suất"])
def test_other_numbers_are_left_as_they_are(line: str) -> None:
    assert told_by_numbers(line) == line


def test_an_exception_in_brackets_is_told_of_him_alone() -> None:
    people = read("F1 BN9936\nTrần Phước Nguyên 1992\nMạc Thị Tiên 1990\n--> cltt 8.6 đến 29.6 (Tiên: 9.6 đến 30.6)")
    assert [(each.quarantine_start, each.quarantine_end) for each in people] == [
        (date(2021, 6, 8), date(2021, 6, 29)),
        (date(2021, 6, 9), date(2021, 6, 30)),
    ]


def test_those_of_one_line_may_be_called_by_their_given_names() -> None:
    people = read(
        "Thôn Trung Phú: Lê Hải Đăng (F1 BN9922, 1996, nam); Nguyễn Thị Lý (F2 của Đăng, 1999); "
        "Lê Sỹ Nguyên (F1 BN9922, 1988); Trần Thị Hạ (F2 của Nguyên, 1990)"
    )
    assert [each.source for each in people] == ["BN9922", "Lê Hải Đăng", "BN9922", "Lê Sỹ Nguyên"]


@pytest.mark.parametrize(
    "head",
    [
        "Hôm nay 14/06/2021, các F1 sau đây kết thúc 21 ngày cách ly tập trung (vào khu ngày 24/05/2021):",
        "Ngày 14/6 các F1 sau hết thời hạn cách ly tập trung, vào khu ngày 24/05/2021:",
    ],
)
def test_the_day_a_heading_begins_with_may_end_the_quarantine(head: str) -> None:
    (person,) = read(f"{head}\n- Lê Văn Tám (1970)")
    assert (person.quarantine_start, person.quarantine_end) == (date(2021, 5, 24), date(2021, 6, 14))


def test_the_report_of_a_team_is_no_other_business() -> None:
    people = read("BÁO CÁO NGÀY 13/6 – TỔ COVID CỘNG ĐỒNG THÔN TRUNG PHÚ\nPHẦN MỘT: F1 của thôn\n+ Lê Văn Tám, 1973")
    assert [(each.level, each.hamlet) for each in people] == [("F1", "Trung Phú")]
