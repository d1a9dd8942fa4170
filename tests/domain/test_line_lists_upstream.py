"""Whom contacts met where only the whole message tells it: its one case, or the days of his that it goes through."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.lists import by_name as read


def sources(text: str) -> dict[str, str | None]:
    return {name: person.source for name, person in read(text).items()}


CASE = "F0 Lưu Đức Hoa (BN9984) 1988 thôn Cao Thắng đi viện tỉnh tối qua."


@pytest.mark.parametrize(
    "text",
    [
        f"Trạm báo: {CASE} Truy vết được:\nF1: Trịnh Văn Cấn 1987 Hòa Bình 0912000954",
        f"{CASE}\nF1\n1. Trịnh Văn Cấn, 1987, Hòa Bình",
        "I. F0\n1. Lưu Đức Hoa, 1988, Cao Thắng, BN9984\nII. F1\n1. Trịnh Văn Cấn, 1987, Hòa Bình",
    ],
)
def test_contacts_met_the_one_case_of_the_message(text: str) -> None:
    assert sources(text) == {"Lưu Đức Hoa": None, "Trịnh Văn Cấn": "BN9984"}


def test_contacts_of_a_case_without_a_code_met_him_by_his_name() -> None:
    text = "F0: Lưu Đức Hoa, 1988, Cao Thắng\nF1: Trịnh Văn Cấn 1987\nF2: Phạm Thị Xuân Quỳnh 1990"
    assert sources(text) == {
        "Lưu Đức Hoa": None, "Trịnh Văn Cấn": "Lưu Đức Hoa", "Phạm Thị Xuân Quỳnh": "Trịnh Văn Cấn",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "F0: Lưu Đức Hoa, 1988; Lê Thị Na, 1990\nF1: Trịnh Văn Cấn 1987",
        "F0: Lưu Đức Hoa, 1988\nF1:\n1. Lê Thị Na, 1990, tx BN9911\n2. Trịnh Văn Cấn 1987",
        "F1: Trịnh Văn Cấn 1987\nF0: Lưu Đức Hoa, 1988",
    ],
)
def test_nobody_is_guessed_where_it_may_be_another(text: str) -> None:
    assert sources(text)["Trịnh Văn Cấn"] is None


@pytest.mark.parametrize(
    "text",
    [
        """LỊCH TRÌNH CỦA F0 Lê Thanh Chất (BN9944), nam, sn 1987, thôn Nam Thắng
- 19h ngày 09/6: sang chơi nhà ông Phan Văn Kình, sn 1960, thôn Nam Thắng
- Chiều 10/6: bà Trương Thị Hồng, sn 1964, thôn Cao Thắng, đến nhà mua lúa
- Tối 12/6: lại sang nhà ông Kình
- 13/6: lấy mẫu, dương tính
Hai người trên (ông Kình, bà Hồng) là F1, đều đi cách ly tập trung từ 14/6.""",
        """Lịch trình di chuyển của BN9944 Lê Thanh Chất (nam, sn 1987, thôn Nam Thắng):
- 9/6: ăn sáng quán ông Phan Văn Kình (1960, Nam Thắng)
- Ngày 10/6: đi làm cùng bà Trương Thị Hồng, 1964, Cao Thắng
- 12/6: gặp lại ông Kình ở xưởng
- 13/6: xét nghiệm dương tính
2 người trên là F1, cltt từ 14/6""",
        """QUÁ TRÌNH DỊCH TỄ CA BỆNH BN9944 (Lê Thanh Chất, nam, 1987, Nam Thắng)
7h 09/6: uống cà phê với ông Phan Văn Kình (1960, Nam Thắng)
14h 10/6: họp tổ với bà Trương Thị Hồng - sn 1964 - Cao Thắng
18h 12/6: ăn cơm nhà ông Kình
F1: ông Kình, bà Hồng - đã đưa đi cách ly tập trung 14/6""",
        """F0 Lê Thanh Chất, nam, sn 1987, Nam Thắng, mã BN9944, khai:
+ ngày 9/6 đến nhà ông Phan Văn Kình, 1960, Nam Thắng chơi
+ ngày 10/6 đi chợ mua cá của bà Trương Thị Hồng, 1964, Cao Thắng
+ ngày 12/6 lại gặp ông Kình
Hai người này là F1, cltt từ 14/6""",
    ],
)
def test_a_case_tells_day_after_day_whom_he_met(text: str) -> None:
    people = read(text)
    assert list(people) == ["Lê Thanh Chất", "Phan Văn Kình", "Trương Thị Hồng"]
    case, first, second = people.values()
    assert (case.level, case.case_code, case.source, case.birth_year, case.hamlet) == (
        "F0", "BN9944", None, 1987, "Nam Thắng",
    )  # fmt: skip
    assert (first.contact_date, second.contact_date) == (date(2021, 6, 12), date(2021, 6, 10))
    assert (first.sex, second.sex) == ("nam", "nữ")
    for contact in (first, second):
        assert (contact.level, contact.source, contact.place) == ("F1", "BN9944", "centralised")
        assert contact.quarantine_start == date(2021, 6, 14)


def test_a_day_over_people_of_a_level_is_not_taken_for_their_contact() -> None:
    people = read("Danh sách F1 đi cách ly\nNgày 9/6: Lê Thị Tám (1965, Cao Thắng)\nNgày 10/6: Trần Bá Lộc, sn 1950")
    assert [person.contact_date for person in people.values()] == [None, None]


@pytest.mark.parametrize("words", ["của cả hai BN", "tx cả 2 ca trên", "tiếp xúc với hai bệnh nhân này"])
def test_whoever_met_both_cases_has_the_first_for_his_source(words: str) -> None:
    cases = "* BN9960: Hồ Sĩ Thản, nam, 1972, thôn Trung Phú\n* BN9961: Hồ Thị Thắm, nữ, 2000, thôn Trung Phú"
    people = read(f"2 ca dương tính mới:\n{cases}\nF1:\n- Hồ Sĩ Thỏa, nam, 1968, {words}, tx 12/6")
    assert people["Hồ Sĩ Thỏa"].source == "BN9960"


def test_what_a_case_did_is_not_whom_he_met() -> None:
    people = read(
        "BN9965, Nguyễn Hữu Huân, nam, 1990, Cao Thắng. Dịch tễ: ngày 8/6 chở hàng từ Bắc Giang về; ngày 11/6 ho"
    )
    assert people["Nguyễn Hữu Huân"].contact_date is None


def test_a_sentence_of_one_level_stands_behind_its_people() -> None:
    people = read(
        "Truy vết ca BN9965:\n"
        "F1: bà Hồ Thị Kỷ (mẹ, 1964); anh Nguyễn Văn Tố (1996). Các F1 đã chuyển cách ly tập trung ngày 13/6.\n"
        "F2: chị Trịnh Thị Minh Hà (vợ anh Tố, 1998), cách ly tại nhà."
    )
    assert [(person.level, person.place, person.quarantine_start) for person in people.values()] == [
        ("F1", "centralised", date(2021, 6, 13)), ("F1", "centralised", date(2021, 6, 13)), ("F2", "home", None),
    ]  # fmt: skip


def test_two_cases_in_one_line_are_both_listed() -> None:
    text = """2 F0 mới: BN9971 Lương Thế Vinh 1988 Nam Thắng và BN9972 Lương Thế Hiển 1990 Nam Thắng
F1 của BN9972:
Hà Thị Cầu 1991 (vợ)
F1 của cả 2: Lương Thế Đạt 1958"""
    people = read(text)
    assert [(person.level, person.case_code, person.source) for person in people.values()] == [
        ("F0", "BN9971", None), ("F0", "BN9972", None), ("F1", None, "BN9972"), ("F1", None, "BN9971"),
    ]  # fmt: skip


def test_one_of_the_contacts_who_falls_ill_is_not_whom_the_others_met() -> None:
    text = """Cập nhật F1 đang ở khu cách ly:
1. Đặng Quang Huy (1985): xét nghiệm lần 2 ngày 13/6 dương tính => F0 BN9985
2. Lê Thị Mây (1990): âm tính lần 2 (nằm phòng 3), hết hạn 26/6"""
    people = read(text)
    assert people["Đặng Quang Huy"].case_code == "BN9985"
    assert (people["Lê Thị Mây"].source, people["Lê Thị Mây"].sex) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "F1: Nguyễn Thị Lan Anh sinh 92, tx BN9933. Còn F2 của chị Lan Anh là chồng Phạm Đức Cường sinh 1989",
        "Hộ chị Nguyễn Thị Lan Anh (F1 BN9929, đi cltt 09/6):\n- F2: chồng Phạm Đức Cường sinh 1989, ở nhà",
    ],
)
def test_whom_a_house_met_is_told_by_its_head(text: str) -> None:
    person = read(text)["Phạm Đức Cường"]
    assert (person.level, person.source, person.sex) == ("F2", "Nguyễn Thị Lan Anh", "nam")


def test_namesakes_of_one_sentence_are_two_people() -> None:
    text = "Xin đính chính F1 của BN9938: Trần Thị Lan sinh 1980 ở Hòa Bình và Trần Thị Lan sinh 1986 ở Nam Thắng"
    people = read_text(text, on=ON, hamlets=HAMLETS).people
    assert [(person.birth_year, person.hamlet) for person in people] == [(1980, "Hòa Bình"), (1986, "Nam Thắng")]


def test_evening_is_no_end_of_a_range() -> None:
    (person,) = read("F1 BN9945\n1. Trương Mỹ Lan, 1999 (phục vụ phòng 3 tối 9/6)").values()
    assert (person.contact_date, person.quarantine_start) == (date(2021, 6, 9), None)


def test_the_head_of_a_hamlet_has_his_own_phone() -> None:
    text = "Cho ra khỏi diện F2: Lưu Thị Hòa (1988), khai nhầm\nTrưởng thôn: Bùi Văn Sáu 0912000999"
    (person,) = read(text).values()
    assert (person.full_name, person.phone, person.change) == ("Lưu Thị Hòa", None, "removed")


@pytest.mark.parametrize(
    "met", ["ăn cơm cùng F1", "cắt tóc cho F1", "t.x F1", "ngồi sau xe F1", "cùng tổ F1", "thăm F1"]
)
@pytest.mark.parametrize("title", ["F2 liên quan F1 Đoàn Xuân Bách:", "F2 (F1 Đoàn Xuân Bách) thôn Hòa Bình"])
def test_the_level_of_whom_somebody_met_is_not_his_own(title: str, met: str) -> None:
    people = read(f"{title}\n1. Mai Thị Sen (1986; nữ; 0904000377) {met} 11.06\n2. Cao Xuân Trường (1984; nam), nt")
    assert [(each.level, each.source, each.contact_date) for each in people.values()] == [
        ("F2", "Đoàn Xuân Bách", date(2021, 6, 11))
    ] * 2


@pytest.mark.parametrize("own", ["là F1", "cũng F1", "F1", "diện F1", "xếp F1"])
def test_a_level_of_his_own_differs_from_that_of_the_title(own: str) -> None:
    assert read(f"F2 thôn Hòa Bình\n1. Mai Thị Sen, 1986, nữ, {own}, tx BN9920")["Mai Thị Sen"].level == "F1"


@pytest.mark.parametrize("columns", ["tên/ns/giới/thôn/tx/đt", "YTTB báo: tên/ns/giới/thôn/tx/đt"])
def test_a_title_tells_in_brackets_how_its_list_is_written(columns: str) -> None:
    people = read(
        f"F2 - Trung Phú ({columns})\n-Lê Thị Bưởi/62/nữ/N.Thắng/thợ xây cho F1 Mai Văn Hiệp 8.6/đt chung chồng"
    )
    (person,) = people.values()
    assert (person.level, person.birth_year, person.hamlet) == ("F2", 1962, "Nam Thắng")
    assert (person.source, person.contact_date, person.phone) == ("Mai Văn Hiệp", date(2021, 6, 8), None)


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Ca bệnh: BN9950, L.T.D.H, nữ, sinh năm 1993, trú phường Nam Hà, bán hàng tại chợ tỉnh.", "BN9950"),
        ("Ca dương tính mới là BN9950, đang điều trị tại bệnh viện tỉnh.", "BN9950"),
        ("Bệnh nhân 9950 (nam, 34 tuổi, lái xe) làm việc ở thành phố.", "BN9950"),
        ("Ca bệnh BN9950 đã khỏi bệnh, ra viện. Các chốt giữ nguyên.", None),
    ],
)
def test_contacts_met_the_one_case_that_an_announcement_tells_of(told: str, source: str | None) -> None:
    text = f"THÔNG BÁO\n{told}\n\nNgười tiếp xúc gần (F1) thuộc xã Thạch Thắng:\n1. Ông Lê Khắc Uyên (1959), Hòa Bình"
    assert sources(text) == {"Lê Khắc Uyên": source}


def test_a_son_who_was_a_contact_beside_his_father_did_not_meet_him_as_a_case() -> None:
    text = """KẾT QUẢ XN CÁC F1 (mẫu lấy 12/6)
1. Trần Đình Vượng, 1970, Hòa Bình: DƯƠNG TÍNH, mã BN9963
2. Trần Đình Phát, 2003, Hòa Bình, con trai ông Vượng: âm tính
Các F1 trên (trừ ông Vượng nay là F0) đều liên quan BN9939, vào khu từ 06/6."""
    assert sources(text)["Trần Đình Phát"] == "BN9939"


@pytest.mark.parametrize("heading", ["Còn F3 theo anh Sơn thì nâng lên F2:", "F2 theo anh Sơn:", "F2 của anh Sơn:"])
def test_whom_a_heading_calls_by_his_given_name_was_met(heading: str) -> None:
    people = read(f"F1 BN9952:\n- Bạch Ngọc Sơn, 1983, Hồng Lạc\n{heading}\n- Đinh Thị Ái, 1986, Hồng Lạc, vợ Sơn")
    assert (people["Đinh Thị Ái"].level, people["Đinh Thị Ái"].source) == ("F2", "Bạch Ngọc Sơn")
    assert people["Bạch Ngọc Sơn"].sex == "nam"
