"""One task on its own, and which tasks mean the same."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notices.likeness import Known, known_as, likeness, paired
from bot.domain.notices.task_lines import LONGEST_TITLE, handed_in_at, is_over, read_task, says_never, title_of

DAY = date(2021, 6, 14)


def test_a_typed_line_is_read_as_a_notice_is() -> None:
    duty = read_task("Kế toán xã nộp báo cáo thu chi trước 16h ngày 25/6", on=DAY)
    assert (duty.owners, duty.due, duty.time) == (("Kế toán xã",), date(2021, 6, 25), time(16))


def test_a_line_without_owner_and_date_is_a_task_all_the_same() -> None:
    duty = read_task("  Sửa   nắp ống ", on=DAY)
    assert (duty.text, duty.owners, duty.due) == ("Sửa nắp ống", (), None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lập danh sách (Nộp tại đồng chí Ý - Công chức Địa chính xã hoặc đồng chí Tâm - NTM)",
         ("đồng chí Ý - Công chức Địa chính xã", "đồng chí Tâm - NTM")),
        ("Các thôn gửi danh sách cho Trạm y tế trước ngày 20/6", ("Trạm y tế",)),
        ("Các thôn nộp quỹ trước ngày 20/6", ()),
    ],
)  # fmt: skip
def test_to_whom_it_is_handed_in_is_found(text: str, names: tuple[str, ...]) -> None:
    assert handed_in_at(text) == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- lập danh sách các hộ làm (Nộp tại đồng chí Ý)", "Lập danh sách các hộ làm"),
        ("Nộp 2.8 triệu. Báo cáo sau.", "Nộp 2.8 triệu"),
        ("", ""),
    ],
)
def test_a_title_is_the_first_words(text: str, title: str) -> None:
    assert title_of(text) == title


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    title = title_of(text)
    assert "\n" not in title
    assert len(title) <= LONGEST_TITLE + 2  # a letter may become two as a capital


@pytest.mark.parametrize(
    ("text", "never"), [("không", True), ("Không có hạn", True), ("bỏ hạn", True), ("25/6", False)]
)
def test_no_deadline_can_be_said(text: str, never: bool) -> None:
    assert says_never(text) is never


@pytest.mark.parametrize(
    ("due", "at", "over"),
    [
        (None, None, False),
        (date(2021, 6, 13), None, True),
        (DAY, None, False),
        (DAY, time(7), True),
        (DAY, time(9), False),
        (date(2021, 6, 15), time(7), False),
    ],
)
def test_a_deadline_goes_by(due: date | None, at: time | None, over: bool) -> None:
    assert is_over(due, at, today=DAY, now=time(8)) is over


def test_tasks_of_two_versions_are_paired_by_their_words() -> None:
    before = ["Các thôn nộp danh sách trước ngày 20/6", "Kế toán xã lập phương án thu thuế trước ngày 25/6"]
    after = ["Kế toán xã lập phương án thu thuế trước ngày 28/6", "Trạm y tế tiêm phòng", before[0]]
    assert paired(before, after) == {0: 1, 2: 0}


@given(st.lists(st.text(alphabet="ab cdê", min_size=1), max_size=6), st.lists(st.text(alphabet="ab cdê"), max_size=6))
def test_each_task_is_paired_once(before: list[str], after: list[str]) -> None:
    pairs = paired(before, after)
    assert len(set(pairs.values())) == len(pairs)
    assert all(0 <= new < len(after) and 0 <= old < len(before) for new, old in pairs.items())


@given(st.text(), st.text())
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


LISTS = Known(
    1, "Cập nhật danh sách F0-F3 hằng ngày", "Trạm y tế hằng ngày cập nhật đầy đủ người F1, F2, F3", None, "daily"
)
WASTE = Known(2, "Lập danh sách hộ đăng ký làm hố xử lý rác", "đăng ký về UBND xã", date(2021, 6, 20), None)


@pytest.mark.parametrize(
    ("text", "due", "recurring", "known"),
    [
        ("Trạm y tế hằng ngày cập nhật đầy đủ người thuộc diện F1, F2, F3 lên nhóm Zalo", None, "daily", LISTS),
        ("Lập danh sách các hộ làm đăng ký về UBND xã", date(2021, 6, 20), None, WASTE),
        ("Lập danh sách các hộ làm đăng ký về UBND xã", date(2021, 6, 27), None, None),
        ("Kế toán xã báo cáo quyết toán năm 2020 với Hội đồng", date(2021, 6, 20), None, None),
    ],
)
def test_what_was_given_before_is_known_again(
    text: str, due: date | None, recurring: str | None, known: Known | None
) -> None:
    assert known_as(text, due=due, recurring=recurring, among=(LISTS, WASTE)) == known
