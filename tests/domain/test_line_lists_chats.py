"""Lists told in a chat: who writes, and messages that go on with the one before them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON
from tests.domain.lists import people as read

MET = ("Hồ Văn Trọng", date(2021, 6, 11))


@pytest.mark.parametrize(
    ("sender", "hamlet"),
    [
        ("Y tế thôn Hòa Bình", "Hòa Bình"),
        ("CA thôn H.Bình", "Hòa Bình"),
        ("Trưởng thôn Hồng Lạc", "Hồng Lạc"),
        ("Bác Bình TT Cao Thắng", "Cao Thắng"),
        ("Thủy YTTB Hồng Lạc", "Hồng Lạc"),
        ("Nguyễn Hòa Bình", None),
        ("Cúc TYT", None),
    ],
)
@pytest.mark.parametrize(
    "stamp", ["[20:42, 13/06/2021] {}: {}", "[13/06/2021 20:42] {}: {}", "{0}, [13/06/2021 20:42]\n{1}"]
)
def test_who_writes_for_a_hamlet_tells_where_his_people_live(stamp: str, sender: str, hamlet: str | None) -> None:
    text = "\n".join(
        stamp.format(sender, said) for said in ("F2 Lê Văn Tám 1980", "F2 Lê Thị Lý 1985 ở Nam Thắng", "ok")
    )
    assert [each.hamlet for each in read(text)] == [hamlet, "Nam Thắng"]


def test_a_message_of_facts_goes_on_with_the_person_of_the_same_sender() -> None:
    text = """[20:41, 13/06/2021] Cúc TYT: F2 nhà F1 Hồ Văn Trọng ạ
[20:42, 13/06/2021] Cúc TYT: Lê Văn Tám
[20:43, 13/06/2021] Cúc TYT: sn 1980 đt 0912000345, tx 11/6
[20:43, 13/06/2021] Trạm trưởng: ok em
[20:44, 13/06/2021] Cúc TYT: Lê Thị Lan 1987, cùng tx
[20:45, 13/06/2021] Cúc TYT: nữ, ko có đt
[20:46, 13/06/2021] Cúc TYT: cltn từ 13/6 cả 2 ạ"""
    assert [(each.full_name, each.birth_year, each.phone, each.quarantine_start) for each in read(text)] == [
        ("Lê Văn Tám", 1980, "0912000345", date(2021, 6, 13)),
        ("Lê Thị Lan", 1987, None, date(2021, 6, 13)),
    ]
    assert [(each.source, each.contact_date) for each in read(text)] == [MET, MET]


@pytest.mark.parametrize(
    "last", ["sáng mai đưa đi cltt cả 2", "mai 15/6 đi cltt cả 2 người nhé", "cltt cả hai luôn ạ", "cả 2 cltt"]
)
def test_all_may_be_counted_at_the_end_of_the_sentence(last: str) -> None:
    people = read(f"F1 BN9920\nLê Văn Tám 1980\nLê Thị Lan 1987 tx 11/6\n{last}")
    assert [each.place for each in people] == ["centralised", "centralised"]


QUESTIONS = """[14/06 19:10] Bác Tuyên thôn trưởng Hòa Bình: F1 là Cao Xuân Hợi 1987, F2: Lê Thị Na vợ Hợi
[14/06 19:14] Hiền TYT: anh Hợi gặp ca đó ngày nào hả bác, số điện thoại nữa
[14/06 19:20] Bác Tuyên thôn trưởng Hòa Bình: {told}
[14/06 19:21] Hiền TYT: {asked}
[14/06 19:22] Bác Tuyên thôn trưởng Hòa Bình: {answer}
[14/06 19:25] Hiền TYT: {case}"""


@pytest.mark.parametrize(
    "told", ["hôm qua, số nó 0915000633", "13/6, 0915 000 633", "tối 13/6 bác ạ. Sđt 0915.000.633"]
)
@pytest.mark.parametrize(
    ("asked", "answer"),
    [("chị Na sinh năm bao nhiêu ạ?", "1990"), ("Còn năm sinh chị Na", "sinh 1990"), ("Na mấy tuổi bác", "sn 90")],
)
@pytest.mark.parametrize("case", ["Dạ ca đó là BN9961.", "ca này mã BN9961 nhé", "F0 đó là BN9961 ạ"])
def test_an_answer_is_told_of_whom_the_question_was(told: str, asked: str, answer: str, case: str) -> None:
    reading = read_text(QUESTIONS.format(told=told, asked=asked, answer=answer, case=case), on=ON, hamlets=HAMLETS)
    hoi, na = reading.people
    assert (hoi.sex, hoi.phone, hoi.contact_date, hoi.source) == ("nam", "0915000633", date(2021, 6, 13), "BN9961")
    assert (na.birth_year, na.phone, na.contact_date) == (1990, None, None)
    assert reading.unread == ()


def test_a_question_without_a_name_is_of_the_last_one() -> None:
    (person,) = read("""19:10 Bác Tuyên thôn Hòa Bình: em báo 1 F1 tx BN9961 ngày 11/6 là Cao Xuân Hợi
19:14 Hiền TYT: sinh năm bao nhiêu bác ơi
19:15 Bác Tuyên thôn Hòa Bình: 1987
19:16 Hiền TYT: đi cách ly tập trung chưa ạ? từ hôm nào?
19:17 Bác Tuyên thôn Hòa Bình: sáng nay""")
    assert (person.birth_year, person.contact_date, person.quarantine_start) == (1987, date(2021, 6, 11), ON)


def test_who_asks_gives_no_answer_himself() -> None:
    (person,) = read("""19:10 Bác Tuyên thôn Hòa Bình: em báo 1 F1 tx BN9961 ngày 11/6 là Cao Xuân Hợi
19:14 Hiền TYT: anh Hợi sinh năm bao nhiêu bác ơi
19:15 Hiền TYT: số trực của trạm 0912000111""")
    assert (person.birth_year, person.phone) == (None, None)


def test_those_there_are_the_rest() -> None:
    people = read("""F2: Cao Xuân Sửu 1958, Nguyễn Thị Đào 1961, Cao Xuân Hợi 1987 đều của BN9961
Hợi đi cách ly tập trung, 2 người kia cách ly tại nhà""")
    assert [each.place for each in people] == ["home", "home", "centralised"]


@pytest.mark.parametrize("sender", ["[Chị Hà TYT]", "[Bác Thìn]", "[YTT Na]:", "[Trưởng thôn Thìn]"])
def test_who_writes_may_be_named_in_brackets_without_a_time(sender: str) -> None:
    people = read(f"{sender} F1 mới: Nguyễn Cảnh Toàn 1980, tx BN9944\n{sender} thêm F1 Lê Thị Lý 1985, tx BN9944 ạ")
    assert [(each.full_name, each.level, each.source) for each in people] == [
        ("Nguyễn Cảnh Toàn", "F1", "BN9944"),
        ("Lê Thị Lý", "F1", "BN9944"),
    ]
