"""Words near days and places that were taken for others: shares, shifts, canteens, and who hands people over."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import Table, read_tables
from tests.domain.lists import HAMLETS, ON
from tests.domain.lists import people as read

TWO = "1. Kiều Lực, 1970, Cao Thắng\n2. Lê Hiếu, 1979, Hòa Bình"


@pytest.mark.parametrize("share", ["02/02 người", "2/2 trường hợp", "02/02 công nhân"])
def test_a_share_of_those_listed_is_no_day(share: str) -> None:
    people = read(f"F1 BN9935\n{TWO}\nĐã đưa đi cách ly tập trung {share}, thời gian từ 11/06/2021 đến 02/07/2021.")
    assert [(person.quarantine_start, person.quarantine_end) for person in people] == [
        (date(2021, 6, 11), date(2021, 7, 2))
    ] * 2


@pytest.mark.parametrize(
    "days", ["vào ngày 23/05/2021, ra ngày 13/06/2021", "vào 23/5 - ra 13/6", "ngày vào: 23/5; ra: 13/6"]
)
def test_days_of_entering_and_leaving_in_brackets(days: str) -> None:
    people = read(f"Các công dân là F1 của BN9896 sau đây đã hoàn thành cách ly tập trung ({days}):\n{TWO}")
    assert [(person.quarantine_start, person.quarantine_end) for person in people] == [
        (date(2021, 5, 23), date(2021, 6, 13))
    ] * 2


@pytest.mark.parametrize("place", ["tại nhà ăn", "ở nhà xe", "tại nhà xưởng"])
def test_a_canteen_is_no_home(place: str) -> None:
    people = read(
        f"F1 của BN9931. Tiếp xúc lần cuối: ca tối 11/6 {place}.\n{TWO}\nCả 2 người đã vào khu cách ly tập trung."
    )
    assert [person.place for person in people] == ["centralised"] * 2


def test_a_shift_to_its_end_and_people_handed_over() -> None:
    people = read(
        f"Danh sách công nhân là F1, làm cùng chuyền với BN9937 đến hết ca ngày 09/06/2021:\n{TWO}\n"
        "Công ty đã bàn giao cả 2 người cho khu cách ly tập trung ngày 10/06/2021."
    )
    assert [(person.contact_date, person.quarantine_start) for person in people] == [
        (date(2021, 6, 9), date(2021, 6, 10))
    ] * 2


@pytest.mark.parametrize("under", [
    "(F1 là cô giáo chủ nhiệm Hồ Thanh Bình, buổi dạy cuối cùng ngày 10/06/2021)",
    "(F1: Hồ Thanh Bình, tiếp xúc lần cuối 10/6)",
])  # fmt: skip
def test_brackets_under_a_title_name_whom_its_people_met(under: str) -> None:
    people = read(
        f"DANH SÁCH HỌC SINH DIỆN F2\n{under}\nTT\tHọ và tên\tNăm sinh\tThôn\n"
        "1\tKiều Bảo Châu\t2011\tNam Thắng\n2\tLê Đình Phong\t2011\tHòa Bình"
    )
    assert [(person.level, person.source, person.contact_date) for person in people] == [
        ("F2", "Hồ Thanh Bình", date(2021, 6, 10))
    ] * 2


@pytest.mark.parametrize(
    "sender", ["Tổ truy vết báo nhanh, đoàn đi lễ chùa về:", "Tổ covid thôn Nam Thắng xin báo cáo:"]
)
def test_a_team_that_reports_is_no_list_of_its_members(sender: str) -> None:
    people = read(f"{sender}\n{TWO}\nSố 1 là F1 của BN9974.\nSố 2 là F2 của số 1.")
    assert [(person.level, person.source) for person in people] == [("F1", "BN9974"), ("F2", "Kiều Lực")]


@pytest.mark.parametrize(
    "total", ["Tổng số: 2 em, cách ly tại nhà từ 13/06/2021 đến 27/06/2021.", "Cộng 2 cháu. CLTN 13/6-27/6"]
)
def test_a_total_may_tell_how_they_are_kept(total: str) -> None:
    rows = (
        ("STT", "Họ tên", "Năm sinh"),
        (1.0, "Kiều Hà Giang", 2007.0),
        (2.0, "Lê Trọng Khôi", 2007.0),
        (None, total, None),
    )
    people = read_tables([Table("F2", rows)], on=ON, hamlets=HAMLETS).people
    assert [(person.place, person.quarantine_end) for person in people] == [("home", date(2021, 6, 27))] * 2
