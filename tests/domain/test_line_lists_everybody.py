"""Sentences that speak of everybody above in their midst or at their end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON

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
        ("Thôn đã yêu cầu gia đình 3 người này khóa cổng, cách ly tại nhà tới 26/6", told(place="home", end=26)),
        ("sáng nay xe cấp cứu chở hết 3 người lên khu cách ly tập trung huyện", told(place="centralised", start=14)),
        ("hết 26/6 là cả 3 xong cách ly", told(end=26)),
        ("Đến 26/6 cả 3 mới hết hạn", told(end=26)),
        ("3 ng này cùng ăn giỗ với bà Lê Thị Thìn trưa 10/6", told(source="Lê Thị Thìn", met=10)),
        ("Lần tiếp xúc cuối của cả 3 với bà Lê Thị Thìn là 10/6", told(source="Lê Thị Thìn", met=10)),
        (
            "cả 3 tx bà Lê Thị Thìn 10/6, chưa đi tập trung, đang ở nhà",
            told(source="Lê Thị Thìn", met=10, place="home"),
        ),
        ("Tất cả cách ly tại nhà. Bắt đầu 12/6. Kết thúc 26/6.", told(place="home", start=12, end=26)),
        ("=> CLTN cả 3 (12/6 -> 26/6)", told(place="home", start=12, end=26)),
        (
            "* Cả 3 trường hợp trên hiện cách ly tại nhà, từ ngày 12/6 đến hết ngày 26/6.",
            told(place="home", start=12, end=26),
        ),
        ("NB: cả 3 cltn 12/6-26/6", told(place="home", start=12, end=26)),
        ("Ghi chú: các đối tượng trên cách ly tại nhà từ 12/6.", told(place="home", start=12)),
        ("P/s: 3 bác đều người Hồng Lạc", told(hamlet="Hồng Lạc")),
        ("Cả ba cùng ở xóm 2 thôn Hồng Lạc", told(hamlet="Hồng Lạc")),
        ("ca 3 nguoi o thon hong lac, dang cltn den 26/6", told(hamlet="Hồng Lạc", place="home", end=26)),
        ("tat ca deu o hong lac", told(hamlet="Hồng Lạc")),
        (
            "ba nguoi nay tx ba Le Thi Thin ngay 10/6, cltn tu 12/6",
            told(source="Le Thi Thin", met=10, place="home", start=12),
        ),
        ("toan bo cltn tu 12/6 den het 26/6", told(place="home", start=12, end=26)),
        ("Hình thức cách ly: tại nhà (cả 3)", told(place="home")),
        (
            "Cả 3 được trạm cấp giấy cách ly tại nhà từ 12/6, đến 26/6 nhận giấy hoàn thành",
            told(place="home", start=12, end=26),
        ),
        ("Tổ covid giám sát cả 3 tại nhà, hạn 26/6", told(place="home", end=26)),
        ("Thời gian cách ly của 3 công dân nêu trên là 14 ngày tính từ 12/6/2021", told(start=12)),
        ("Ngày 12/6 cả 3 đã vào khu cách ly tập trung của huyện", told(place="centralised", start=12)),
        ("Cả 3 vào KCL tập trung từ tối qua, dự kiến ra 4/7", told(place="centralised", start=13, end=34)),
        ("Cả 3 xin cách ly tại nhà, xã chưa đồng ý", told()),
        ("3 người đều âm tính lần 1, tiếp tục cltn đến 26/6", told(place="home", end=26)),
        ("Xin lỗi các bác: cả 3 tx 10/6 chứ không phải 9/6", told(met=10)),
        ("ba người này đi chung xe ngày 10/6 với anh Lê Văn Thìn", told(source="Lê Văn Thìn", met=10)),
        ("Họ cùng dự đám cưới nhà ông Hợi ngày 10/6", told(met=10)),
        ("tất cả tiếp xúc tại đám cưới nhà ông Lê Văn Hợi ngày 10/6", told(met=10)),
        ("Mấy chú này cách ly tập trung rồi, khỏi theo dõi ở thôn", told(place="centralised")),
        ("Các F2 trên gia hạn đến hết 30/6", told(end=30)),
        (
            "Những trường hợp trên đều do CDC huyện quản lý, cách ly tập trung từ 12/6",
            told(place="centralised", start=12),
        ),
        ("Cả 3 mới từ nhà lên khu cách ly tập trung hôm qua", told(place="centralised", start=13)),
        ("kể cả 3 bác này luôn, cách ly tại nhà tới 26/6", told(place="home", end=26)),
        ("Trạm trưởng Nguyễn Văn Bình đã ký quyết định cách ly tại nhà cho cả 3 từ 12/6", told(place="home", start=12)),
        ("Đ/c Sáu thôn đội giám sát cả 3, cách ly tại nhà đến 26/6", told(place="home", end=26)),
        ("Cả 3 chưa tiêm vắc xin, chưa có triệu chứng", told()),
        ("Cả 3 lấy mẫu ngày 13/6", told()),
        ("Cả 3 khai báo y tế ngày 13/6, sức khỏe ổn", told()),
        ("Cả 3 từ Bắc Giang về ngày 8/6", told()),
    ],
)
def test_what_is_said_of_everybody_is_told_of_each(sentence: str, said: dict[str, Any]) -> None:
    reading = read_text(LIST + sentence, on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Nguyễn Văn Quế", "Lê Thị Mơ", "Phạm Đức Hải"]
    for person in reading.people:
        assert {name: getattr(person, name) for name in said} == said, person
        assert person.level == "F2"


FORMS = """F2 của F1 Vũ Đình Nghĩa
* Dương Công Danh
Sinh năm: 1987 - Nam
Liên hệ: 0931 00 05 61
* Chu Thị Lanh
Sinh năm: 1990 - Nữ
Liên hệ: không có số riêng
"""
LABELLED = """em báo cáo 2 f2 tiếp xúc f1 Dương Thị Lý ạ
ht: Tôn Thất Nam
ns: 1990
dc: Nam Thắng
dt: 0905000227

ht: Kiều Thị Nữ
ns: 1994
dc: Hồng Lạc
dt: 0905000228
"""


@pytest.mark.parametrize("written", [FORMS, LABELLED])
@pytest.mark.parametrize(
    "sentence",
    [
        "Thời gian cách ly tại nhà áp dụng chung cho 02 trường hợp: từ 12/06/2021 đến hết 26/06/2021.",
        "Cả 2 cho CLTN từ 12/6 đến hết 26.6 nha mn",
        "Trạm đã hướng dẫn cho 2 người cách ly tại nhà từ 12/6, hết hạn 26/6",
        "Tình trạng chung: khỏe; cách ly tại nhà 12/6 - 26/6",
        "cltn hết rồi ạ, từ 12/6 đến 26/6",
        "đang cltn cả nhóm, từ 12/6 đến 26/6",
    ],
)
def test_a_sentence_under_forms_is_no_detail_of_the_last_one(written: str, sentence: str) -> None:
    reading = read_text(written + sentence, on=ON, hamlets=HAMLETS)
    assert len(reading.people) == 2
    for person in reading.people:
        said = person.place, person.quarantine_start, person.quarantine_end
        assert said == ("home", date(2021, 6, 12), date(2021, 6, 26))
        assert person.sex != "nam" or person.full_name != "Chu Thị Lanh"


@pytest.mark.parametrize(
    ("sentence", "level", "source"),
    [
        ("Cả 2 tx gần BN9944 lúc đi khám sáng 10/6", "F1", "BN9944"),
        ("Hai người trên tiếp xúc gần với ca dương tính BN9944 tối 10/6", "F1", "BN9944"),
        ("Những người trên có tiếp xúc với F1 Võ Thị Bảy hôm 10/6", "F2", "Võ Thị Bảy"),
        ("Cả hai tiếp xúc F2 Võ Thị Bảy hôm 10/6", "F3", "Võ Thị Bảy"),
        ("Cả hai đều gặp chị Võ Thị Bảy hôm 10/6", None, "Võ Thị Bảy"),
    ],
)
def test_whom_they_all_met_tells_their_level_where_nothing_else_does(
    sentence: str, level: str | None, source: str
) -> None:
    people = read_text(
        f"1. Nguyễn Văn Quế, 1971, nam\n2. Lê Thị Mơ, 1984, nữ\n{sentence}", on=ON, hamlets=HAMLETS
    ).people
    assert [(each.level, each.source, each.contact_date) for each in people] == [(level, source, date(2021, 6, 10))] * 2
