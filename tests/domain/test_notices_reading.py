"""A whole notice: its particulars, its order, what stands under what, and texts that nobody meant as one."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.folding import fold
from bot.domain.notices import Recurring, read_notice

HEAD = "UBND XÃ HÒA AN\nSố: 12/TB-UBND\nHòa An, ngày 14 tháng 6 năm 2021\nTHÔNG BÁO\nKết luận hội nghị\n\n"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/TB-UBND", "12/TB-UBND"),
        ("Số 62-TB/ĐU", "62-TB/ĐU"),
        ("Số: 07/TB-BCĐ", "07/TB-BCĐ"),
        ("Số: 66 /TB-UBND", "66/TB-UBND"),
        ("Số: 08/2021/TB–UBND", "08/2021/TB-UBND"),
        ("So: 09/TB-UBND", "09/TB-UBND"),
        ("UBND XÃ HÒA AN | Số: 3/KH-UBND", "3/KH-UBND"),
        ("Số:      /TB-UBND", None),
        ("Căn cứ Công văn số 123/UBND ngày 01/6/2021", None),
    ],
)
def test_the_number_is_read(line: str, number: str | None) -> None:
    assert read_notice(f"{line}\nHòa An, ngày 14/6/2021\nTHÔNG BÁO\n").notice.number == number


@pytest.mark.parametrize(
    "line",
    [
        "Hòa An, ngày 14 tháng 06 năm 2021",
        "Hòa An, ngày 14/6/2021",
        "Ngày 14 tháng 6 năm 2021",
        "Số: 1/TB-UBND      Hòa An, ngày 14 tháng 6 năm 2021",
        "Số: 1/TB-UBND | Hòa An, ngày 14 tháng 6 năm 2021",
        "Hòa An, ngày\n14 tháng 6 năm 2021",
        "HÒA AN, NGÀY 14 THÁNG 6 NĂM 2021",
    ],
)
def test_the_day_of_signing_is_read(line: str) -> None:
    assert read_notice(f"UBND XÃ\n{line}\nTHÔNG BÁO\nKết luận họp ngày 11/06/2021\n").notice.date == date(2021, 6, 14)


def test_a_notice_without_a_date_is_read_against_the_day_it_was_sent() -> None:
    reading = read_notice("Các thôn nộp báo cáo trước ngày 20/6", on=date(2021, 6, 14))
    assert reading.notice.date is None
    assert [duty.due for duty in reading.assignments] == [date(2021, 6, 20)]


@pytest.mark.parametrize("line", ["Hội Phụ nữ dọn vệ sinh trước ngày 22/6/2021.", "Hội nông dân họp ngày 22/6/2021"])
def test_a_society_does_not_date_a_notice(line: str) -> None:
    assert read_notice(f"THÔNG BÁO\nKết luận họp\n\n{line}\n").notice.date is None


def test_recipients_and_title_are_kept() -> None:
    notice = read_notice(HEAD + "1. Các thôn họp.\nNơi nhận:\n- Như trên;\n- 5 thôn;\n- Lưu VT.\nCHỦ TỊCH").notice
    assert notice.recipients == ("5 thôn",)
    assert notice.title == "THÔNG BÁO Kết luận hội nghị"


def test_an_owner_in_a_heading_is_inherited() -> None:
    text = HEAD + "1. Trạm Y tế xã:\n- Lấy mẫu F1 trước ngày 16/6;\n- Lập danh sách F2 xong trong ngày 17/6.\n"
    reading = read_notice(text)
    assert [duty.owners for duty in reading.assignments] == [("Trạm Y tế xã",)] * 2
    assert [duty.line for duty in reading.assignments] == [8, 9]


def test_a_field_of_work_in_a_heading_is_no_owner() -> None:
    reading = read_notice(HEAD + "1. Lĩnh vực An ninh – Tư pháp\n- Tuần tra, báo cáo trước ngày 16/6.\n")
    assert [duty.owners for duty in reading.assignments] == [()]


@pytest.mark.parametrize(
    "heading",
    ["2. PHÂN CÔNG NHIỆM VỤ CHO CÁC NGÀNH\n2.1. {}\n", "2. Nhiệm vụ\n2.1. Công an xã\na) Tuần tra.\n2.2. {}\n"],
)
@pytest.mark.parametrize("field", ["Tư pháp - Hộ tịch", "Lao động - TB&XH", "Văn hóa - Xã hội"])
def test_a_field_of_work_among_bodies_is_whoever_is_in_charge_of_it(heading: str, field: str) -> None:
    duties = read_notice(HEAD + heading.format(field) + "a) Số hóa sổ hộ tịch xong trước ngày 30/6.\n").assignments
    assert [duty.owners for duty in duties] == [(field,)]


def test_the_remark_behind_a_heading_may_name_the_owner() -> None:
    text = HEAD + "II. Lịch thời vụ (các thôn chỉ đạo nhân dân thực hiện)\n- Ngô: gieo xong trước ngày 30/6.\n"
    assert [duty.owners for duty in read_notice(text).assignments] == [("các thôn",)]


def test_what_somebody_asks_for_in_the_discussion_is_no_order() -> None:
    text = (
        HEAD
        + "II. Ý KIẾN THẢO LUẬN\n- Đ/c Tình: đề nghị cho lùi hạn nộp quỹ đến ngày 30/6.\n"
        + "III. KẾT LUẬN\n- Các thôn họp.\n"
    )
    assert read_notice(text).assignments == ()


def test_when_the_meeting_was_is_no_task() -> None:
    text = (
        "BIÊN BẢN\nHội nghị giao ban tháng 6 năm 2021\n\n"
        "Hôm nay, hồi 14h00 ngày 14 tháng 6 năm 2021, tại hội trường xã.\n"
        "Chủ trì: Đ/c Bùi Văn Đạt - Chủ tịch UBND xã.\n\nKẾT LUẬN\n1. Các thôn họp dân trước ngày 20/6.\n"
    )
    assert [duty.due for duty in read_notice(text).assignments] == [date(2021, 6, 20)]


def test_who_is_to_be_asked_is_not_the_owner() -> None:
    text = HEAD + "Yêu cầu các đơn vị báo cáo trước ngày 30/6. Đầu mối: đồng chí Vân, ĐT 0900 000 456.\n"
    assert [duty.owners for duty in read_notice(text).assignments] == [("các đơn vị",)]


def test_a_period_between_brackets_is_due_beside_what_follows_it() -> None:
    text = (
        HEAD
        + "1. Trưởng các thôn họp dân (từ ngày 21/6 đến ngày 25/6/2021); "
        + "nộp biên bản trước ngày 27/6/2021 (nộp tại Văn phòng).\n"
    )
    found = [(duty.start, duty.due) for duty in read_notice(text).assignments]
    assert found == [(date(2021, 6, 21), date(2021, 6, 25)), (None, date(2021, 6, 27))]


def test_days_counted_from_today_are_counted_from_the_notice() -> None:
    text = HEAD + "1. Giao đ/c Kỳ - Địa chính lập dự toán trong vòng 10 ngày kể từ hôm nay.\n"
    assert [duty.due for duty in read_notice(text).assignments] == [date(2021, 6, 24)]


def test_where_it_is_handed_in_is_not_the_owner() -> None:
    text = HEAD + "- Lãnh đạo thôn:\n+ Lập danh sách trước ngày 20/6 (Nộp tại đồng chí Ý - Công chức Địa chính xã)\n"
    assert [duty.owners for duty in read_notice(text).assignments] == [("Lãnh đạo thôn",)]


def test_a_deadline_in_an_introduction_holds_for_what_stands_under_it() -> None:
    text = HEAD + "1. Hoàn thành trước ngày 20/6:\n- Công an xã rà soát nhân khẩu;\n- Kế toán xã lập dự toán.\n"
    found = [(duty.owners, duty.due) for duty in read_notice(text).assignments]
    assert found == [(("Công an xã",), date(2021, 6, 20)), (("Kế toán xã",), date(2021, 6, 20))]


def test_lines_that_only_say_when_and_who_belong_to_the_duty_above() -> None:
    text = HEAD + "1. Ra quân tổng vệ sinh\n- Thời gian: 6h30 ngày 19/6\n- Đơn vị thực hiện: các thôn\n"
    (duty,) = read_notice(text).assignments
    assert (duty.due, duty.time, duty.owners) == (date(2021, 6, 19), time(6, 30), ("các thôn",))
    assert "Ra quân tổng vệ sinh" in duty.text


def test_each_deadline_of_a_sentence_is_a_duty() -> None:
    text = HEAD + "1. Các thôn họp dân trước ngày 18/6, nộp biên bản trước ngày 20/6; Kế toán xã thu xong trước 25/6.\n"
    found = [(duty.owners[0], duty.due.day if duty.due else None) for duty in read_notice(text).assignments]
    assert found == [("Các thôn", 18), ("Các thôn", 20), ("Kế toán xã", 25)]


def test_an_hour_under_a_daily_heading_is_daily() -> None:
    text = HEAD + "1. Chế độ báo cáo hằng ngày:\n- Các thôn báo cáo Trạm Y tế trước 15h00.\n"
    (duty,) = read_notice(text).assignments
    assert (duty.recurring, duty.time) == (Recurring.DAILY, time(15))


def test_what_was_is_not_what_is_to_be_done() -> None:
    text = HEAD + "I. KẾT QUẢ\n- Các thôn hoàn thành đường trước ngày 20/6.\nII. NHIỆM VỤ\n- Các thôn họp ngày 20/6.\n"
    assert [duty.line for duty in read_notice(text).assignments] == [10]


@pytest.mark.parametrize(
    "line",
    [
        "Yêu cầu các đồng chí nghiêm túc thực hiện./.",
        "Nhận được công văn này, đề nghị các đơn vị triển khai thực hiện.",
        "Nội dung:",
        "TRƯỞNG BAN",
        "CHỦ TỊCH",
    ],
)
def test_a_closing_word_is_no_undated_duty(line: str) -> None:
    assert read_notice(f"{HEAD}1. Các thôn họp dân bàn việc làm đường.\n{line}").undated[1:] == ()


def test_aims_are_no_duties() -> None:
    aims = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mọi nhà đều có Tết, hoàn thành trước 30/6.\n"
    text = f"{HEAD}{aims}II. NỘI DUNG\n1. Các thôn họp dân trước 20/6."
    assert [duty.owners for duty in read_notice(text).assignments] == [("Các thôn",)]


def test_undated_duties_stand_apart() -> None:
    reading = read_notice(HEAD + "1. Hội Phụ nữ tiếp tục vận động hội viên.\n2. Các thôn họp trước ngày 20/6.\n")
    assert [duty.owners for duty in reading.undated] == [("Hội Phụ nữ",)]
    assert len(reading.assignments) == 1


OWNERS = ("Trạm Y tế xã", "Công an xã", "Các thôn", "Kế toán xã", "Hội Phụ nữ xã", "Đồng chí Tâm - NTM")
ACTIONS = ("rà soát người về từ vùng dịch", "lập danh sách hộ nghèo", "báo cáo kết quả về UBND xã", "họp dân")
SHAPES = (
    ("trước ngày {d:%d/%m/%Y}", None),
    ("chậm nhất ngày {d.day}/{d.month}", None),
    ("xong trước 17h00 ngày {d:%d/%m}", time(17)),
    ("hoàn thành trong ngày {d.day} tháng {d.month} năm {d.year}", None),
)
DISTRACTIONS = (
    "theo Nghị định 117/2020/NĐ-CP ngày 28/9/2020",
    "theo Kế hoạch số 45/KH-UBND ngày 01/5/2021 của huyện",
    "nhiệm kỳ 2021-2026",
    "với kinh phí 53.566.000đ",
    "",
)
MARKERS = ("{n}. ", "- ", "+ ", "{n}) ")


@st.composite
def _notices(draw: st.DrawFn) -> tuple[str, list[tuple[str, date, time | None]]]:
    """A notice and what it asks for."""
    signed = draw(st.dates(date(2021, 1, 1), date(2021, 11, 1)))
    lines = ["Số: 5/TB-UBND", f"Hòa An, ngày {signed:%d} tháng {signed:%m} năm {signed:%Y}", "THÔNG BÁO", "Kết luận"]
    tasks = []
    marker = draw(st.sampled_from(MARKERS))
    lines.append("I. NHIỆM VỤ")
    for number in range(1, draw(st.integers(1, 5)) + 1):
        owner, action = draw(st.sampled_from(OWNERS)), draw(st.sampled_from(ACTIONS))
        due = signed + (date(2021, 1, 1 + draw(st.integers(1, 27))) - date(2021, 1, 1))
        shape, hour = draw(st.sampled_from(SHAPES))
        aside = draw(st.sampled_from(DISTRACTIONS))
        words = " ".join(part for part in (owner, action, aside) if part)
        lines.append(f"{marker.format(n=number)}{words}, {shape.format(d=due)}.")
        tasks.append((owner, due, hour))
    return "\n".join(lines), tasks


@given(_notices())
@settings(max_examples=150)
def test_what_is_written_into_a_notice_is_read_out_of_it(
    written: tuple[str, list[tuple[str, date, time | None]]],
) -> None:
    text, tasks = written
    found = [(fold("".join(duty.owners)), duty.due, duty.time) for duty in read_notice(text).assignments]
    assert found == [(fold(owner), due, hour) for owner, due, hour in tasks]


FRAGMENTS = st.sampled_from(
    [
        *("ngày ", "20/6", "31/2/2021", "99/99", "tháng ", "từ ", "đến ", "trước ", "16h", "hằng tuần", "thứ Hai"),
        *("quý III", "\n- ", "\n1. ", "\nII. ", "|", "\t", "(", ")", ";", ":", "Công an xã ", "giao ", "phối hợp "),
        *("Nơi nhận", "Kính gửi", "\n", " ", "STT | Nội dung | Đơn vị | Thời gian\n", "năm 0000", "tháng 13/2021"),
        *("24h00 ngày 31/12/9999", "29/2", "cùng ngày", "𝟏", "\u0301", "ngày mai", "tuần tới", "thứ Sáu tuần sau"),
        *("trong 90 ngày tới", "trong 30 ngày làm việc kể từ ngày ký", "tháng sau", "ngày 31 tới", "Số: ", "20/6 năm "),
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=8), max_size=60).map("".join), st.none() | st.dates())
@settings(max_examples=400)
def test_nothing_makes_the_reader_fail(text: str, on: date | None) -> None:
    reading = read_notice(text, on=on)
    lines = text.count("\n") + len(text.splitlines()) + 1
    for duty in (*reading.assignments, *reading.undated):
        assert 1 <= duty.line <= lines
        assert duty.text.strip()
        assert duty.start is None or duty.due is None or duty.start <= duty.due


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    ["thôn, " * 20_000, "trước ngày 20/6/2021, " * 5_000, "(" * 100_000, "1/" * 50_000, "1" * 100_000, "| " * 50_000,
     "từ 1/6 đến " * 8_000, "- Thời gian: 20/6\n" * 5_000, "hàng ngày, " * 8_000, "a\n" * 20_000],
    ids=lambda text: text[:12].strip(),
)  # fmt: skip
def test_a_long_text_takes_no_longer_than_its_length(text: str) -> None:
    read_notice(HEAD + text)
