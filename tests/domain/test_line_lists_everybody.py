"""Sentences that speak of everybody above in their midst or at their end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))
LIST = """DS F2:
1. Nguyễn Văn Quế, 1971, nam, 0912000101
2. Lê Thị Mơ, 1984, nữ, 0912000102
3. Phạm Đức Hải, 2003, nam
"""


def told(**said: Any) -> dict[str, Any]:
    """All facts that can be said of many; days are counted from the last of May."""
    days = {"met": "contact_date", "start": "quarantine_start", "end": "quarantine_end"}
    facts: dict[str, Any] = dict.fromkeys(("source", "place", "hamlet", *days.values()))
    for name, value in said.items():
        facts[days.get(name, name)] = date(2021, 5, 31) + timedelta(value) if name in days else value
    return facts


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Trạm đã phát quyết định cho cả ba hộ, cách ly tại nhà 12/6 - 26/6", told(place="home", start=12, end=26)),
        ("Đề nghị mấy anh chị trên ở yên trong nhà cách ly đến hết 26/6", told(place="home", end=26)),
        ("ca ba bac nay cltn het roi, tu 12/6", told(place="home", start=12)),
        ("Hạn của cả 3 trường hợp: hết ngày 26/6.", told(end=26)),
        ("Ngày mai cả 3 hết hạn cách ly", told(end=15)),
        ("mai thì 3 người trên hết hạn cách ly tại nhà", told(place="home", end=15)),
        ("Thôn Hồng Lạc xác nhận: mấy bác này đều là dân trong thôn", told(hamlet="Hồng Lạc")),
        ("CẢ BA NGƯỜI ĐỀU Ở THÔN HỒNG LẠC", told(hamlet="Hồng Lạc")),
        ("TẤT CẢ THUỘC THÔN HỒNG LẠC.", told(hamlet="Hồng Lạc")),
        ("Xe của huyện đón cả 3 vào khu cách ly tập trung tối 13/6", told(place="centralised", start=13)),
        ("DA CHUYEN CA BA VAO KHU CACH LY TAP TRUNG NGAY 12/6", told(place="centralised", start=12)),
        ("DA DON CA 3 NGUOI DI CLTT TOI 12/6", told(place="centralised", start=12)),
        ("Cả 3 ngồi cùng mâm với bà Lê Thị Thìn, lần cuối 10/6", told(source="Lê Thị Thìn", met=10)),
        ("Mấy người này làm cùng chuyền với chị Lê Thị Thìn (F1) đến 10/6", told(source="Lê Thị Thìn", met=10)),
        ("Nguồn của cả 3: Lê Văn Thìn, tiếp xúc 10/6", told(source="Lê Văn Thìn", met=10)),
        ("Người tiếp xúc chung: F1 Lê Văn Thìn, ngày 10/6", told(source="Lê Văn Thìn", met=10)),
        ("Thời hạn: 14 ngày tính từ 12/6, áp dụng cho cả ba", told(start=12)),
        ("Thời gian cách ly: 14 ngày kể từ hôm nay (cả 3)", told(start=14)),
        ("Cách ly tại nhà 14 ngày tính từ ngày 12/06/2021 đối với cả 03 trường hợp.", told(place="home", start=12)),
        ("Cả 3 xét nghiệm 12/6 âm tính, 26/6 hết cách ly", told(end=26)),
        ("Cả 3 lấy mẫu lần 2 ngày 20/6, đến 26/6 thì hết hạn cách ly.", told(end=26)),
        ("ba bác hết hạn cltn ngày 26/6", told(place="home", end=26)),
        ("kết thúc cách ly tập trung ngày 4/7 với cả 3", told(place="centralised", end=34)),
        ("cltt cả rồi, hôm 10/6 có tx anh Lê Văn Thìn", told(place="centralised", source="Lê Văn Thìn", met=10)),
        ("Cả ba cách ly từ mùng 12 tây tháng 6", told(start=12)),
        ("Cả 3 gặp nhau ở nhà hàng hôm 10/6", told(met=10)),
        ("Cả 3 tiếp xúc ngày 10/6 tại nhà thờ", told(met=10)),
        ("Cả 3 đi chợ, về ghé nhà nghỉ Hoa Mai hôm 10/6", told()),
        ("Ban quản lý chợ đã cho mấy người trên nghỉ bán, cách ly tại nhà từ 12/6", told(place="home", start=12)),
        ("Phòng Tổ chức công ty cho 3 người này nghỉ từ 12/6 để cách ly tại nhà", told(place="home", start=12)),
        ("Phòng Giáo dục đề nghị cả 3 em học sinh cách ly tại nhà đến 26/6", told(place="home", end=26)),
        ("Anh Nguyễn Văn Tuấn đã đưa cả 3 người trên đi cách ly tập trung", told(place="centralised")),
        ("Công an viên Bùi Văn Sáu đã đưa cả 3 đi cách ly tập trung tối 13/6", told(place="centralised", start=13)),
        ("Cả 3 do đồng chí Bùi Văn Sáu đưa đi cách ly tập trung tối 13/6", told(place="centralised", start=13)),
        (
            "Đề nghị thôn yêu cầu cả 3 công dân\nchấp hành cách ly tại nhà từ ngày\n12/6 đến 26/6.",
            told(place="home", start=12, end=26),
        ),
        ("3 anh chị này cách ly ở nhà từ thứ bảy 12/6", told(place="home", start=12)),
        ("3 công dân trên đã ký cam kết cách ly tại nhà đến 26/6", told(place="home", end=26)),
        ("Trường hợp cả 3 là như nhau: tx 10/6, CLTN 12/6 đến 26/6", told(met=10, place="home", start=12, end=26)),
        ("ai cũng ở Hồng Lạc hết", told(hamlet="Hồng Lạc")),
        (
            "Danh sách trên cách ly tại nhà từ 12/6, không ra khỏi nhà, không tiếp xúc với người ngoài",
            told(place="home", start=12),
        ),
        ("Yêu cầu cả 3 ở trong nhà, không tiếp xúc với ai, hết hạn 26/6", told(end=26)),
        ("Vợ chồng, con cái cả 3 đều ở Hồng Lạc", told(hamlet="Hồng Lạc")),
        ("Cả 3 thôn đều chưa có ca mới", told()),
        ("Cả 3 lần lấy mẫu đều âm tính", told()),
        ("Chiều nay 3 bác ấy vào khu rồi, khu cách ly tập trung Trường Quân sự", told(place="centralised", start=14)),
        ("họ đều cách ly ở nhà, từ 12/6 đến hết ngày 26/6", told(place="home", start=12, end=26)),
        ("(tất cả cùng thôn Hồng Lạc, CLTN 12-26/6)", told(hamlet="Hồng Lạc", place="home", start=12, end=26)),
        ("Cho tất cả CLTN nhé, hết ngày 26/6 thì thôi", told(place="home", end=26)),
    ],
)
def test_what_is_said_of_everybody_is_told_of_each(sentence: str, said: dict[str, Any]) -> None:
    reading = read_text(LIST + sentence, on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Nguyễn Văn Quế", "Lê Thị Mơ", "Phạm Đức Hải"]
    for person in reading.people:
        assert {name: getattr(person, name) for name in said} == said, person
        assert person.level == "F2"
