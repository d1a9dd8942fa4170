"""Prose under a list that explains it: whom its people met, when, and what he is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON

PLAIN = "1. Lê Thị Mận, 1970, nữ, thôn Nam Thắng\n2. Trần Văn Ổi, 1966, nam, thôn Nam Thắng\n"
TABLE = "Họ tên | NS | Thôn | Buổi học chung với cô Hồ Thị Lụa\n"
TABLE += "Lê Thị Mận | 1970 | Nam Thắng | 10/6\nTrần Văn Ổi | 1966 | Trung Phú | 10/6\n"
MET = {"level": "F2", "source": "Phạm Thị Quýt", "contact_date": date(2021, 6, 10)}
HOME = {"place": "home", "quarantine_start": date(2021, 6, 12)}
CASE = {"level": "F1", "source": "BN9990", "contact_date": date(2021, 6, 10), "place": "centralised"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLAIN + "Lý do: sáng 10/6 hai ông bà sang chơi nhà chị Phạm Thị Quýt, chị Quýt nay đã là F1. "
         "Hai ông bà diện F2, cách ly tại nhà từ 12/6.", MET | HOME),
        (PLAIN + "3. Lý do: ngày 10/6 ông bà đón con gái là Phạm Thị Quýt về chơi, sau đó Thị Quýt được xác định là F1 "
         "và đã đi cách ly theo danh sách khác; ông bà diện F2.", MET | {"place": None}),
        (PLAIN + "Trong bữa giỗ chiều 10/6 có bà Phạm Thị Quýt cùng ăn, hôm qua bà được xác định là F1 nên các "
         "trường hợp trên là F2.", MET),
        (PLAIN + "Giải trình: lễ ngày 10/6 có cháu Phạm Thị Quýt về dự. Ngày 12/6 cháu được xác định là F1. "
         "Trạm Y tế đã ghi nhận hai người nói trên là F2.", MET),
        ("Danh sách F2:\n" + PLAIN + "Ghi chú: ngày 10/6 hai người đi chợ cùng chị Phạm Thị Quýt, chị Quýt hiện là F1",
         MET),
        (PLAIN + "Sáng 10/6 cả hai lên xe đi chợ. Phụ xe của chuyến này là F1, tên Phạm Thị Quýt. Các khách này là F2.",
         MET),
        ("Danh sách F2:\n" + PLAIN + "Căn cứ: F1 Phạm Thị Quýt (nguồn tiếp xúc của cả hai) đã có kết quả xét nghiệm "
         "âm tính lần 2.", MET | {"contact_date": None}),
        (TABLE + "Cô Lụa hiện là F1. Theo đó các bạn có tên trong bảng là F2.", MET | {"source": "Hồ Thị Lụa"}),
        ("Ten | NS | Thon\nLe Thi Man | 1970 | Nam Thang\nTran Van Oi | 1966 | Nam Thang\nCa hai di cho ngay 10/6 voi "
         "chi Pham Thi Quyt, chi Quyt hien la F1 nen hai nguoi tren la F2", MET | {"source": "Pham Thi Quyt"}),
        (PLAIN + "Ngày 10/6 hai người này tập văn nghệ cùng chị Phạm Thị Quýt. Đến 12/6 chị Quýt có kết quả dương tính "
         "(BN9990). Như vậy cả hai là F1, chuyển khu cách ly tập trung ngày 13/6.", CASE),
        ("HỘI CỰU CHIẾN BINH\nBáo cáo thông tin hội viên liên quan dịch:\n" + PLAIN + "Ngày 10/6 hai hội viên đi thăm "
         "đồng đội cũ Phạm Văn Quýt; ông Quýt nay là bệnh nhân BN9990, hai hội viên trở thành F1. Đã đưa hai hội viên "
         "đến khu cách ly tập trung.", CASE),
    ],
)  # fmt: skip
def test_prose_under_a_list_tells_whom_its_people_met(text: str, said: dict[str, Any]) -> None:
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [person.full_name.replace("Man", "Mận").replace("Oi", "Ổi").split()[-1] for person in people] == [
        "Mận",
        "Ổi",
    ]
    for person in people:
        assert {name: getattr(person, name) for name in said} == said, person


@pytest.mark.parametrize(
    "detail",
    [
        "gặp anh trai là Phạm Văn Na, hiện là F1, ngày 8/6",
        "ngày 8/6 ăn cơm với ông Phạm Văn Na, nay được xác định là F1",
        "sang chơi nhà bác Phạm Văn Na (nay là F1) hôm 8/6",
    ],
)
def test_whom_one_of_a_list_met_is_his_source_alone(detail: str) -> None:
    text = f"1. Lê Thị Mận, 1970, F2, thôn Nam Thắng\n2. Trần Văn Ổi, 1966, F2, thôn Nam Thắng, {detail}"
    first, second = read_text(text, on=ON, hamlets=HAMLETS).people
    assert (first.source, first.contact_date) == (None, None)
    assert (second.level, second.source, second.contact_date) == ("F2", "Phạm Văn Na", date(2021, 6, 8))


@pytest.mark.parametrize(
    "line",
    [
        "Ông Phạm Văn Na ở thôn Trung Phú, sinh 1959, đã chuyển thành F0, mã BN9990.",
        "Anh Phạm Văn Na, thôn Trung Phú, từ nay là F1.",
    ],
)
def test_somebody_more_who_is_listed_under_a_list_is_nobodys_source(line: str) -> None:
    text = "1. Lê Thị Mận, 1970, nữ, thôn Nam Thắng, F1\n2. Trần Văn Ổi, 1966, nam, thôn Nam Thắng, F2\n"
    first, second, third = read_text(text + line, on=ON, hamlets=HAMLETS).people
    assert third.full_name == "Phạm Văn Na"
    assert "Phạm Văn Na" not in (first.source, second.source)
