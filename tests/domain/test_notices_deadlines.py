"""When a sentence of a notice of 14/06/2021, a Monday, says that something is due."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.notices.deadlines import find_deadlines
from bot.domain.notices.mentions import Calendar
from bot.domain.notices.model import Recurring, Timing
from bot.domain.notices.passages import passage

CALENDAR = Calendar(date(2021, 6, 14))


def _timings(text: str) -> list[Timing]:
    return [one.timing for one in find_deadlines(passage(text), CALENDAR)]


def _due(month: int, day: int, hour: time | None = None, *, start: date | None = None) -> Timing:
    return Timing(start, date(2021, month, day), hour)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nộp về Văn phòng trước ngày 20/06/2021", _due(6, 20)),
        ("nộp về Văn phòng trước 20/6", _due(6, 20)),
        ("NỘP VỀ VĂN PHÒNG TRƯỚC NGÀY 20/6", _due(6, 20)),
        ("nop ve van phong truoc ngay 20/6", _due(6, 20)),
        ("trước ngày 20 tháng 6", _due(6, 20)),
        ("trước ngày 20.6.2021", _due(6, 20)),
        ("trước ngày 20-6-2021", _due(6, 20)),
        ("chậm nhất là ngày 22/6", _due(6, 22)),
        ("muộn nhất 22/6/21", _due(6, 22)),
        ("không quá ngày 22/6", _due(6, 22)),
        ("hạn cuối: 22/6", _due(6, 22)),
        ("đến hết ngày 30/6 phải xong", _due(6, 30)),
        ("xong trước 17h00 ngày 18/6", _due(6, 18, time(17))),
        ("trước 17 giờ 30 phút, ngày 18/6/2021", _due(6, 18, time(17, 30))),
        ("trước 10 giờ ngày 18/6", _due(6, 18, time(10))),
        ("ngày 18/6/2021 (trước 17h00)", _due(6, 18, time(17))),
        ("ngày 18/6, Trạm Y tế báo cáo trước 17h00", _due(6, 18, time(17))),
        ("trước 5 giờ chiều ngày 18/6", _due(6, 18, time(17))),
        ("báo cáo trước 17h thứ Sáu (18/6)", _due(6, 18, time(17))),
        ("trong ngày 15/6", _due(6, 15)),
        ("ra quân vào sáng chủ nhật ngày 20/6", _due(6, 20)),
        ("trước ngày 20 tháng này", _due(6, 20)),
        ("gửi trước ngày 25", _due(6, 25)),
        ("trong hôm nay gửi danh sách", _due(6, 14)),
        ("gửi trước 9h sáng mai", _due(6, 15, time(9))),
        ("trước thứ Sáu", _due(6, 18)),
        ("chậm nhất thứ Tư tuần sau", _due(6, 23)),
        ("trong vòng 05 ngày kể từ ngày ban hành thông báo này", _due(6, 19)),
        ("trong 5 ngày làm việc kể từ ngày ký", _due(6, 21)),
        ("trước tháng 8", _due(7, 31)),
        ("hết tháng 6", _due(6, 30)),
        ("chậm nhất trong tháng 7", _due(7, 31)),
    ],
)
def test_a_day_is_due(text: str, expected: Timing) -> None:
    assert _timings(text) == [expected]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("xong trong tháng 6", (6, 1), (6, 30)),
        ("hoàn thành trong tháng 06 và tháng 07", (6, 1), (7, 31)),
        ("trong 2 tháng 6 và 7", (6, 1), (7, 31)),
        ("trong tháng 6, tháng 7/2021", (6, 1), (7, 31)),
        ("thu vào cuối tháng 06 hoặc đầu tháng 07/2021", (6, 21), (7, 10)),
        ("đầu tháng 7 tổ chức tập huấn", (7, 1), (7, 10)),
        ("giữa tháng 7/2021 nghiệm thu", (7, 11), (7, 20)),
        ("tuần thứ 3 của tháng 6", (6, 15), (6, 21)),
        ("từ 20/6 đến 25/6", (6, 20), (6, 25)),
        ("từ ngày 20 đến hết ngày 25 tháng 6 năm 2021", (6, 20), (6, 25)),
        ("từ ngày 28/6 - 02/7", (6, 28), (7, 2)),
        ("20-25/6/2021", (6, 20), (6, 25)),
        ("trong các ngày 20, 21 và 22/6", (6, 20), (6, 22)),
        ("bắt đầu ngày 26/6, kết thúc trước ngày 10/7", (6, 26), (7, 10)),
        ("từ ngày 15/6 rà soát các hộ, hoàn thành trước ngày 25/6", (6, 15), (6, 25)),
        ("trong tuần này", (6, 14), (6, 20)),
        ("hoàn thành trong quý III/2021", (7, 1), (9, 30)),
        ("từ nay đến hết tháng 7", (6, 14), (7, 31)),
    ],
)
def test_a_period_has_both_ends(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert _timings(text) == [_due(*last, start=date(2021, *first))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hằng ngày cập nhật danh sách", Timing(recurring=Recurring.DAILY)),
        ("Hằng ngày, trước 16h00, các thôn báo cáo", Timing(time=time(16), recurring=Recurring.DAILY)),
        ("báo cáo trước 16 giờ hàng ngày", Timing(time=time(16), recurring=Recurring.DAILY)),
        ("mỗi ngày báo cáo một lần", Timing(recurring=Recurring.DAILY)),
        ("họp vào thứ Hai hằng tuần", Timing(recurring=Recurring.WEEKLY, due_day=1)),
        ("chiều thứ 6 hàng tuần báo cáo", Timing(recurring=Recurring.WEEKLY, due_day=5)),
        ("mỗi thứ Bảy tổng vệ sinh", Timing(recurring=Recurring.WEEKLY, due_day=6)),
        ("báo cáo trước ngày 25 hằng tháng", Timing(recurring=Recurring.MONTHLY, due_day=25)),
        ("kiểm tra định kỳ 1 lần/tuần", Timing(recurring=Recurring.WEEKLY)),
        ("Công an xã mỗi đêm bố trí 02 đồng chí trực chốt", Timing(recurring=Recurring.DAILY)),
        ("tuần tra hằng đêm", Timing(recurring=Recurring.DAILY)),
    ],
)
def test_what_comes_back_is_recurring(text: str, expected: Timing) -> None:
    assert _timings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành xong trước ngày 10/6",
        "theo Nghị định 117/2020/NĐ-CP ngày 28/9/2020 của Chính phủ",
        "thực hiện Kế hoạch số 45/KH-UBND ngày 20/6/2021 của UBND huyện",
        "theo Công văn số 100/UBND-VX của UBND huyện ngày 14/6/2021",
        "nhiệm kỳ 2021-2026",
        "nhiệm kỳ 2021 – 2026",
        "tuyên truyền kỷ niệm Ngày Thương binh - Liệt sỹ 27/7",
        "chào mừng kỷ niệm 76 năm Quốc khánh 2/9",
        "ủng hộ 53.566.000đ",
        "số liệu tính đến ngày 30/6/2021",
        "có hiệu lực từ ngày 01/7/2021",
        "sau ngày 20/6 không nhận hồ sơ",
        "quá ngày 20/6 thôn nào chưa nộp thì chịu trách nhiệm",
        "phát thanh 3 lần/ngày",
        "trực chốt 24/24 giờ",
        "trực 24/7",
        "Lấy mẫu lần 2 cho các F1 vào ngày thứ 7 cách ly",
        "phát thông báo ngày 3 lần",
        "đạt 3/5 thôn",
        "thôn Nam Thắng 6 hộ, thôn Nam 5 hộ",
        "kế hoạch công việc làm hàng ngày, hàng tuần thật cụ thể",
        "chi trả trợ cấp hằng tháng",
        "báo cáo kết quả thu chi 6 tháng đầu năm, kế hoạch 6 tháng cuối năm 2021",
        "khẩu độ 75-60",
        "từ ngày 20/5/2021 đến nay",
        "tập trung các nhiệm vụ trong tháng 6",
        "công dân sinh từ ngày 01/7/2003",
        'Công văn của huyện nêu: "các xã hoàn thành trước ngày 30/9/2021"',
        "Công văn của huyện ghi rõ “xong trước ngày 30/9/2021”, xã đã phổ biến",
        "trao 15 suất quà nhân Ngày vì người nghèo 17/10",
        "hợp đồng thời hạn thầu đến ngày 31/12/2025 ký không qua đấu giá",
        "chi trả trong vòng 02 ngày làm việc kể từ ngày nhận được kinh phí huyện cấp",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert _timings(text) == []


def test_the_same_day_is_the_one_before_it() -> None:
    text = "lấy mẫu xong trong ngày 15/6, báo cáo trước 17h00 cùng ngày"
    assert _timings(text) == [_due(6, 15), _due(6, 15, time(17))]


def test_january_in_a_notice_of_december_is_the_next_year() -> None:
    found = find_deadlines(passage("nộp trước ngày 10/01"), Calendar(date(2021, 12, 20)))
    assert [one.timing.due for one in found] == [date(2022, 1, 10)]


def test_without_a_date_of_its_own_a_notice_takes_years_as_written() -> None:
    found = find_deadlines(passage("nộp trước ngày 20/6/2021"), Calendar(None))
    assert [one.timing.due for one in found] == [date(2021, 6, 20)]
