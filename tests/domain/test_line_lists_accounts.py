"""Accounts in running prose: who is told of by his given name, whom he met, which hamlet it is all about."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


def read(text: str) -> dict[str, Person]:
    return {person.full_name: person for person in read_text(text, on=ON, hamlets=HAMLETS).people}


def june(day: int) -> date:
    return date(2021, 6, day)


def test_an_account_of_a_hamlet_leader_names_its_people_by_and_by() -> None:
    people = read(
        "Kính gửi trạm. Tôi là Lê Đức Thành, trưởng thôn Trung Phú xin báo: nhà ông Nguyễn Bá Tước (sinh 1955) có ông "
        "Tước và bà vợ Trần Thị Loan sinh 1958, hai ông bà ăn giỗ cùng F1 Phạm Văn Hoạt hôm 9/6 nên thuộc diện F2. Nhà "
        "kế bên có chị Vũ Thị Lành sinh 1983 cũng đi ăn giỗ đó nên cũng là F2, số 0975111222. Cả 3 người đã ký cam "
        "kết ở nhà từ 12/6. Con trai ông Tước ở Sài Gòn không về. Bà con mong trạm lên phun thuốc."
    )
    assert [(name, each.birth_year, each.sex) for name, each in people.items()] == [
        ("Nguyễn Bá Tước", 1955, "nam"), ("Trần Thị Loan", 1958, "nữ"), ("Vũ Thị Lành", 1983, "nữ"),
    ]  # fmt: skip
    for each in people.values():
        assert (each.level, each.source, each.contact_date) == ("F2", "Phạm Văn Hoạt", june(9))
        assert (each.hamlet, each.place, each.quarantine_start) == ("Trung Phú", "home", june(12))


@pytest.mark.parametrize("accents", [True, False])
def test_those_of_an_account_are_of_the_hamlet_that_tells_it(accents: bool) -> None:
    if accents:
        text = (
            "Anh chị ơi, thôn Hòa Bình báo thế này: chiều qua có ông Đinh Công Trực, sinh năm 1963, số 0975000211, "
            "khai là hôm 10/6 ngồi uống nước với BN9959, vậy ông ấy là F1, đã đưa vào khu cách ly tối 13/6. Ở nhà còn "
            "bà Lê Thị Khanh vợ ông Trực, sinh 1965, và cậu con trai tên Đinh Công Tuấn, sinh 1992, số 0975000213, "
            "hai người này ăn cơm với ông Trực đến trưa 13/6 nên là F2, cách ly tại nhà từ 13/6."
        )
        source, wife, son = "Đinh Công Trực", "Lê Thị Khanh", "Đinh Công Tuấn"
    else:
        text = (
            "chi oi thon hoa binh bao: chieu qua co ong dinh cong truc sn 1963 sdt 0975000211 khai hom 10/6 ngoi uong "
            "nuoc voi bn9959, ong la f1 da dua vao khu cach ly toi 13/6. o nha con ba le thi khanh vo ong truc sn 1965 "
            "va con trai la dinh cong tuan sn 1992 sdt 0975000213, hai nguoi nay an com voi ong truc den 13/6 nen la "
            "f2, o nha cach ly tu 13/6."
        )
        source, wife, son = "Dinh Cong Truc", "Le Thi Khanh", "Dinh Cong Tuan"
    people = read(text)
    assert [(name, each.birth_year, each.sex, each.phone) for name, each in people.items()] == [
        (source, 1963, "nam", "0975000211"), (wife, 1965, "nữ", None), (son, 1992, "nam", "0975000213"),
    ]  # fmt: skip
    assert {each.hamlet for each in people.values()} == {"Hòa Bình"}
    assert (people[source].level, people[source].source) == ("F1", "BN9959")
    for name in (wife, son):
        one = people[name]
        assert (one.level, one.source, one.contact_date, one.place) == ("F2", source, june(13), "home")


def test_who_came_to_see_somebody_is_whom_he_met() -> None:
    people = read(
        "Em ở thôn Hồng Lạc báo nhanh: anh Võ Tiến Tâm sinh 1990 làm cùng tổ với BN9950 đến 10/6, là F1. Hôm 11/6 anh "
        "Tâm qua ăn cơm nhà mẹ vợ là bà Ngô Thị Sen sinh 1962, bà Sen là F2. Bà Sen hôm sau lại đi chợ chung xe với "
        "chị Kiều Thị Mơ 1985, chị Mơ là F3. Anh Tâm đã đưa đi khu cách ly trưa 13/6."
    )
    assert [(name, each.level, each.source) for name, each in people.items()] == [
        ("Võ Tiến Tâm", "F1", "BN9950"), ("Ngô Thị Sen", "F2", "Võ Tiến Tâm"), ("Kiều Thị Mơ", "F3", "Ngô Thị Sen"),
    ]  # fmt: skip
    assert people["Võ Tiến Tâm"].place == "centralised"
    assert {each.hamlet for each in people.values()} == {"Hồng Lạc"}


@pytest.mark.parametrize(
    "line", ["1. Lê Văn Tiếp, 1945", "1. LÊ VĂN TIẾP - 1945", "1. Trần Thị Quê 1945", "1. Lê Đình Tiếp (1945)"]
)
def test_words_that_stand_after_names_are_names_themselves(line: str) -> None:
    (name,) = read(f"F2 cltn:\n{line}")
    assert name == line[3:].split(",")[0].split(" -")[0].split(" (")[0].removesuffix(" 1945").title()
