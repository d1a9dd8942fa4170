"""The whole of Notice 12, from the document itself, played from 14/06 to 31/07/2021 by five leaders who differ.

The period is played once; every test reads what was really sent in it, and compares it with the plain model of
the rules in `period_model` and with the sums of the test's own book.
"""

from __future__ import annotations

import asyncio
import io
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.handlers import period_model as model
from tests.handlers.commune import GROUP, Commune
from tests.handlers.period_book import (
    BUDGET,
    CHAIR,
    HOA,
    HONG,
    LEADERS,
    NAM,
    REGISTRATION,
    ROAD,
    SECRETARY,
    SIGNED,
    TAX,
    TRUNG,
    UNITS,
    WORKS,
    committee,
)  # fmt: skip
from tests.handlers.period_model import shown
from tests.handlers.period_outcome import Period, Sent, named, nudged, played

pytestmark = pytest.mark.timeout(600)  # the first test plays the whole period
FIRST, LAST = model.at(14, 6, 7), model.at(1, 8, 9)
OFFICERS = {"dia_chinh", "ntm", "ke_toan", "csxh", "phu_nu", "mat_tran"}
HANDED_TO = {"dia_chinh", "ntm"}
MORNING_AFTER = {6: model.at(1, 7, 6, 30), 7: model.at(1, 8, 6, 30)}
BEST = {
    6: "thôn Nam Thắng, thôn Cao Thắng, thôn Hồng Lạc",
    7: "thôn Nam Thắng, thôn Trung Phú, thôn Cao Thắng, thôn Hồng Lạc",
}


@pytest.fixture(scope="module")
def period(tmp_path_factory: pytest.TempPathFactory) -> Period:
    """The period, played once."""
    return asyncio.run(played(Commune(tmp_path_factory.mktemp("period"), committee=committee())))


def test_everybody_is_nudged_of_exactly_what_he_owes_in_exactly_the_slots_of_the_rules(period: Period) -> None:
    wanted, found = model.nudges(period.book.parts, FIRST, LAST), nudged(period)
    missing = {slot: works for slot, works in wanted.items() if found.get(slot) != works}
    extra = {slot: works for slot, works in found.items() if wanted.get(slot) != works}
    assert (missing, extra) == ({}, {})


def test_the_silent_leader_hears_of_each_work_on_the_days_before_on_the_day_twice_and_daily_while_late(
    period: Period,
) -> None:
    heard: dict[str, list[str]] = defaultdict(list)
    for (at, who), works in nudged(period).items():
        for work in works if who == LEADERS[HOA] else ():
            heard[work].append(f"{at:%d/%m %H:%M}")
    late = [f"{date(2021, 6, 21) + timedelta(days=n):%d/%m} 07:30" for n in range(42)]  # to 01/08
    assert heard == {
        REGISTRATION: ["17/06 07:30", "19/06 07:30", "20/06 07:30", "20/06 15:00", *late],
        WORKS[6]: ["23/06 07:30", "27/06 07:30", "29/06 07:30", "30/06 07:30", "30/06 15:00"],
        TAX: ["03/07 07:30", "07/07 07:30", "09/07 07:30", "10/07 07:30", "10/07 15:00", *late[20:]],
        WORKS[7]: ["24/07 07:30", "28/07 07:30", "30/07 07:30", "31/07 07:30", "31/07 15:00"],
    }


def test_the_diligent_leader_is_never_nudged(period: Period) -> None:
    assert [slot for slot in nudged(period) if slot[1] == LEADERS[NAM]] == []


def test_the_group_hears_on_the_last_two_days_who_is_missing(period: Period) -> None:
    sent = period.saying("<b>Sắp đến hạn</b> ")
    assert {one.to for one in sent} == {GROUP}
    assert named(sent) == model.in_group(period.book.parts, FIRST, LAST)


def test_the_chair_hears_of_what_is_late_on_its_first_late_day_only(period: Period) -> None:
    sent = period.saying("<b>Việc vừa quá hạn</b>")
    assert {one.to for one in sent} == {CHAIR}
    assert named(sent) == model.to_chair(period.book.parts, FIRST, LAST)


@pytest.mark.parametrize("who", [GROUP, CHAIR])
def test_what_is_late_stands_in_the_summary_of_every_day_until_it_is_done(period: Period, who: str) -> None:
    sent = [one for one in period.sent if one.to == who and one.at.time() == model.SUMMARY]
    assert [one.at.date() for one in sent] == [date(2021, 6, 14) + timedelta(days=n) for n in range(48)]
    assert named(sent, r"• .*\(quá hạn \d+ ngày\).*") == model.in_summaries(period.book.parts, FIRST, LAST)


def test_the_chair_hears_at_once_who_is_stuck_and_who_asks_for_more_time(period: Period) -> None:
    stuck = [one.at for one in period.saying("vướng mắc: <b>") if "thiếu xi măng" in one.text and one.to == CHAIR]
    assert stuck == [model.at(22, 6, 9)]
    asked = [one.at for one in period.saying("chờ chi bộ họp") if one.to == CHAIR]
    answered = [(one.at, one.to) for one in period.saying("đồng ý lùi hạn")]
    assert asked == [model.at(9, 7, 10)]
    assert (model.at(9, 7, 10), LEADERS[TRUNG]) in answered


def test_every_monday_the_group_the_chair_and_each_leader_look_back(period: Period) -> None:
    mondays = [model.at(*day, 7) for day in ((21, 6), (28, 6), (5, 7), (12, 7), (19, 7), (26, 7))]
    sent = Counter((one.at, one.to) for one in period.saying("TỔNG HỢP TUẦN"))
    assert sent == Counter((at, who) for at in mondays for who in (GROUP, CHAIR, *LEADERS.values()))


def test_nobody_is_disturbed_in_the_quiet_hours(period: Period) -> None:
    assert [one for one in period.sent if model.is_quiet(one.at)] == []


def test_whoever_has_not_confirmed_the_notice_is_reminded_every_morning_for_a_week(period: Period) -> None:
    reminded: dict[str, list[str]] = defaultdict(list)
    for one in period.saying("Đồng chí chưa xác nhận"):
        reminded[one.to].append(f"{one.at:%d/%m %H:%M}")
    assert reminded == {
        LEADERS[TRUNG]: ["15/06 07:30"],
        LEADERS[HOA]: [f"{day}/06 07:30" for day in range(15, 22)],
    }
    assert period.unconfirmed == {LEADERS[HOA]}
    assert period.told.letters == len(period.book.commune.users) - 1  # all but a deputy


def test_the_registration_is_frozen_after_its_last_day_and_handed_to_both_who_take_it(period: Period) -> None:
    sent = [one for one in period.sent if "danh sách chốt số" in one.text]
    assert {one.to for one in sent} == HANDED_TO
    assert len(sent) == len(HANDED_TO)
    for one in sent:
        assert one.at == model.at(21, 6, 6, 30)
        assert "<b>126 hộ</b>" in one.text
        assert "thôn Nam Thắng: 126 hộ" in one.text
        assert one.file is not None
        rows = list(load_workbook(io.BytesIO(one.file)).worksheets[0].iter_rows(values_only=True))
        assert Counter((row[1], row[3]) for row in rows[3:-1]) == {
            (NAM, "PA1 (thôn và hộ tự làm)"): 80,
            (NAM, "PA2 (xã thuê làm, lắp đặt)"): 46,
        }
    assert len(period.frozen[1].content["entries"]) == 126  # of what came on 22/06 nothing


def signed(month: int) -> list[tuple[str, str, int]]:
    """What was signed for in a month: the item, the hamlet, how much."""
    return [(item, one, n) for (of, item), targets in SIGNED.items() if of == month for one, n in targets.items()]


def minutes(period: Period, month: int) -> list[Sent]:
    return [one for one in period.saying("<b>Biên bản chốt số") if WORKS[month] in one.text]


@pytest.mark.parametrize(("month", "number"), [(6, 2), (7, 3)])
def test_a_month_is_frozen_under_its_number_and_told_to_everybody_concerned_once(
    period: Period, month: int, number: int
) -> None:
    sent = minutes(period, month)
    assert Counter(one.to for one in sent) == Counter([GROUP, CHAIR, SECRETARY, *OFFICERS, *LEADERS.values()])
    assert {one.at for one in sent} == {MORNING_AFTER[month]}
    assert all(f"<b>Biên bản chốt số {number}</b>" in one.text for one in sent)


@pytest.mark.parametrize("month", WORKS)
def test_the_minutes_say_of_each_hamlet_what_is_missing_and_what_is_reached(period: Period, month: int) -> None:
    hamlet_of = {who: hamlet for hamlet, who in LEADERS.items()}
    for one in minutes(period, month):
        missed, _, reached = one.text.partition("<b>Đạt:</b>")
        own = hamlet_of.get(one.to)
        for item, hamlet, target in signed(month):
            line = f"• {hamlet}, {item}: {period.book.stand(month, item, hamlet)} {UNITS[item]}"
            done = period.book.sums[month, item, hamlet]
            told = own in (None, hamlet)
            short = f"{line}, thiếu {shown(target - done)} {UNITS[item]}"
            assert (short in missed) == (told and done < target), (one, line)
            assert (line in reached) == (told and done >= target), (one, line)


def test_the_totals_are_the_sums_that_the_test_kept(period: Period) -> None:
    wanted = {
        (month, item, hamlet): period.book.sums[month, item, hamlet]
        for month in WORKS
        for item, hamlet, _ in signed(month)
    }
    assert {key: one.counted for key, one in period.counted.items()} == wanted
    frozen = {
        (month, row["item"], row["hamlet"]): Decimal(row["counted"])
        for month, number in ((6, 2), (7, 3))
        for row in period.frozen[number].content["rows"].values()
    }
    assert frozen == wanted
    assert {key: one.late for key, one in period.counted.items() if one.late} == {(6, ROAD, TRUNG): 80}
    assert {key: one.returned for key, one in period.counted.items() if one.returned} == {(6, ROAD, HONG): 250}


def part(text: str, number: int) -> str:
    """What was done well (0), what was not (1), or why not (2)."""
    good, rest = text.split("2. Các nhiệm vụ đề ra chưa thực hiện")
    poor, causes = rest.split("Nguyên nhân của các tồn tại")
    return (good, poor, causes)[number]


@pytest.mark.parametrize("month", WORKS)
def test_an_evaluation_names_with_figures_who_reached_what_he_signed_for_and_who_did_not(
    period: Period, month: int
) -> None:
    text, sums = {6: period.told.june, 7: period.told.july}[month], period.book.sums
    for (of, item), targets in SIGNED.items():
        if of != month:
            continue
        target = sum(targets.values())
        done = sum((min(sums[of, item, one], Decimal(targets[one])) for one in targets), Decimal(0))
        percent = int(done * 100 / target)
        assert f"{item}: đạt {shown(done)}/{shown(Decimal(target))} {UNITS[item]} ({percent} %);" in part(text, 1)
        assert percent < 100
    for item, hamlet, target in signed(month):
        line = f"+ thôn {hamlet}: {period.book.stand(month, item, hamlet)} {UNITS[item]} ("
        assert (line in part(text, 1)) == (sums[month, item, hamlet] < target), line
    assert f"đạt toàn bộ khối lượng đăng ký: {BEST[month]})" in part(text, 0)


def owed(text: str, work: str) -> dict[str, str]:
    """Of a work that was not done well: who has not done it, who did it late, and who in time."""
    below = re.split(rf"\n- {re.escape(work)}[^\n]*hạn [^\n]*\n", part(text, 1))[1].split("\n- ")[0]
    return dict(line.removeprefix("+ ").rstrip(";").split(": ", 1) for line in below.splitlines() if line)


def test_the_evaluation_of_june_names_who_did_a_work_late_or_not_at_all(period: Period) -> None:
    june = period.told.june
    assert "hộ đăng ký: đạt 126/333 hộ (37 %)" in part(june, 1)
    assert "thôn Trung Phú: 0/111 hộ (0 %)" in part(june, 1)
    assert owed(june, REGISTRATION) == {
        "Chưa hoàn thành": "thôn Hòa Bình",
        "Hoàn thành chậm": "thôn Trung Phú (22/06/2021, chậm 2 ngày)",
        "Hoàn thành đúng hạn": "thôn Nam Thắng",
    }
    assert owed(june, WORKS[6]) == {
        "Chưa hoàn thành": "thôn Trung Phú, thôn Hòa Bình",
        "Hoàn thành đúng hạn": "thôn Nam Thắng, thôn Cao Thắng, thôn Hồng Lạc",
    }
    assert owed(june, BUDGET) == {"Chưa hoàn thành": "Lưu Thị Hạnh"}
    assert f"thôn Cao Thắng – {WORKS[6]}: thiếu xi măng (22/06/2021);" in part(june, 2)
    assert period.told.june_later == june  # what came in July does not change June


def test_the_evaluation_of_july_names_who_did_a_work_late_or_not_at_all(period: Period) -> None:
    july = period.told.july
    assert owed(july, TAX) == {
        "Chưa hoàn thành": "thôn Hòa Bình",
        "Hoàn thành chậm": "thôn Cao Thắng (12/07/2021, chậm 2 ngày)",
        "Hoàn thành đúng hạn": "thôn Nam Thắng, thôn Hồng Lạc, Lưu Thị Hạnh, thôn Trung Phú",
    }
    assert owed(july, REGISTRATION) == {"Chưa hoàn thành": "thôn Hòa Bình"}  # owed since June
    assert owed(july, BUDGET) == {"Hoàn thành chậm": "Lưu Thị Hạnh (01/07/2021, chậm 1 ngày)"}
    assert WORKS[6] not in july  # closed with June
    assert owed(july, WORKS[7]) == {
        "Chưa hoàn thành": "thôn Hòa Bình",
        "Hoàn thành đúng hạn": "thôn Nam Thắng, thôn Trung Phú, thôn Cao Thắng, thôn Hồng Lạc",
    }
    assert "thôn Trung Phú – Căn cứ" in part(july, 2)
    assert "chờ chi bộ họp (09/07/2021);" in part(july, 2)
