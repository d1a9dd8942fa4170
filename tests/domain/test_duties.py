"""By what a recurring duty is judged."""

from __future__ import annotations

import pytest

from bot.domain.duties import Judge, judge_of


@pytest.mark.parametrize(
    ("title", "judge"),
    [
        ("Trạm y tế hằng ngày cập nhật đầy đủ người thuộc diện F1, F2, F3 lên nhóm", Judge.LISTS),
        ("Cập nhật danh sách F0-F3 hằng ngày", Judge.LISTS),
        ("Đài truyền thanh xã cập nhật thông tin hằng ngày về diễn biến dịch bệnh", Judge.RADIO),
        ("phát thanh bản tin mỗi ngày", Judge.RADIO),
        ("Các đoàn công tác lên kế hoạch công việc làm hàng ngày, hàng tuần", Judge.PLANS),
        ("hằng tuần báo cáo kết quả tuần tra", None),
        ("cập nhật sổ sách thu chi hằng tháng", None),
    ],
)
def test_what_is_posted_anyway_judges_a_recurring_duty(title: str, judge: Judge | None) -> None:
    assert judge_of(title) == judge
