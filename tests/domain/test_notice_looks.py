"""Which texts are notices, and notices that came in several messages put together again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notices import read_notice
from bot.domain.notices.looks import is_whole, looks_like_a_notice
from bot.domain.notices.parts import goes_on, join_parts

HERE = Path(__file__).parent
NOTICES = sorted((HERE / "notice_corpus").glob("*.txt"))
LISTS = sorted((HERE / "corpus").glob("*.txt"))
HEAD = "Số: 12/TB-UBND\nThạch Thắng, ngày 14 tháng 06 năm 2021\nTHÔNG BÁO\nKết luận của Chủ tịch UBND xã tại Hội nghị\n"


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice_is_known_by_its_look(path: Path) -> None:
    assert looks_like_a_notice(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_of_people_is_no_notice(path: Path) -> None:
    assert not looks_like_a_notice(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Cảm ơn đồng chí",
        "Thông báo số 12 đã gửi chưa?",
        "Kế toán xã nộp báo cáo trước ngày 25/6",
        "THÔNG BÁO\nNgày mai nghỉ họp",
        "DANH SÁCH F1\nKèm Thông báo số 12/TB-UBND\n1. Nguyễn Văn A, SN 1990, thôn Nam Thắng",
    ],
)
def test_talk_is_no_notice(text: str) -> None:
    assert not looks_like_a_notice(text)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("Trạm y tế phối hợp", "Công an xã kiểm tra", "Trạm y tế phối hợp Công an xã kiểm tra"),
        (
            "- Các thôn nộp báo cáo;",
            "- Kế toán xã lập phương án",
            "- Các thôn nộp báo cáo;\n- Kế toán xã lập phương án",
        ),
        ("Các thôn họp dân.", "Kế toán xã báo cáo", "Các thôn họp dân.\nKế toán xã báo cáo"),
        ("nộp trước ngày 20/0", "6/2021", "nộp trước ngày 20/06/2021"),
        ("nộp trước ngày 20", "/06/2021", "nộp trước ngày 20/06/2021"),
        ("công tác phòng chố", "ng dịch", "công tác phòng chống dịch"),
        ("Kế hoạch đã có, lập kế ho", "ạch mới", "Kế hoạch đã có, lập kế hoạch mới"),
        ("1. Việc một\n", "2. Việc hai", "1. Việc một\n2. Việc hai"),
    ],
)
def test_a_cut_is_mended(before: str, after: str, whole: str) -> None:
    assert join_parts([before, after]) == whole


@given(st.lists(st.text(max_size=40), max_size=5))
def test_joining_loses_nothing_of_the_parts(parts: list[str]) -> None:
    joined = join_parts(parts)
    at = 0
    for part in parts:
        at = joined.index(part, at) + len(part)
    assert len(joined) <= sum(map(len, parts)) + max(len(parts) - 1, 0)


def test_a_long_notice_goes_on_in_the_next_message() -> None:
    first = HEAD + "- Các thôn họp dân trước ngày 20/6.\n" * 110
    assert goes_on([first], "- Kế toán xã lập phương án thu trước ngày 25/6.")
    assert not goes_on([first], "Số: 13/TB-UBND\nTHÔNG BÁO\nKết luận hội nghị\n- Các thôn họp dân")


def test_a_notice_that_is_not_signed_goes_on_and_one_that_is_does_not() -> None:
    more = (
        "- Kế toán xã lập phương án thu trước ngày 25/6 trình Chủ tịch UBND xã phê duyệt rồi triển khai đến các thôn."
    )
    assert goes_on([HEAD + "- Các thôn họp dân trước ngày 20/6."], more)
    assert not goes_on([HEAD + "- Các thôn họp dân.\nNơi nhận:\n- 5 thôn."], more)
    assert goes_on([HEAD + "- Các thôn họp dân.\nNơi nhận:\n- 5 thôn."], "- Lưu VP.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    assert not goes_on([HEAD + "- Các thôn họp dân trước ngày 20/6."], "Cảm ơn")


def test_a_signature_or_recipients_make_a_notice_whole() -> None:
    assert is_whole(f"{HEAD}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    assert is_whole(f"{HEAD}Nơi nhận:\n- 5 thôn")
    assert not is_whole(HEAD)


def test_cut_in_four_a_notice_is_read_as_in_one() -> None:
    lines = [
        f"{number}. Thôn {number} nộp báo cáo kết quả tháng trước ngày {number:02}/07/2021;" for number in range(1, 29)
    ]
    text = HEAD + "\n".join(lines)
    parts = [text[at : at + 450].strip() for at in range(0, len(text), 450)]
    assert len(parts) >= 4
    assert [duty.due for duty in read_notice(join_parts(parts)).assignments] == [
        date(2021, 7, number) for number in range(1, 29)
    ]
