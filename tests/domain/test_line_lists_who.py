"""Of whom a sentence tells: of those above, of a relative, of somebody's source, of who now has it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))
Told = dict[str, dict[str, Any]]


def read(text: str) -> dict[str, Person]:
    return {person.full_name: person for person in read_text(text, on=ON, hamlets=HAMLETS).people}


def tells(text: str, told: Told) -> None:
    people = read(text)
    assert list(people) == list(told)
    for name, fields in told.items():
        assert {field: getattr(people[name], field) for field in fields} == fields


def june(day: int) -> date:
    return date(2021, 6, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "Người F1 của ca BN9943 là chị Phạm Thị Sen, sn 1990, Trung Phú, đang cltt, hôm nay dương tính, mã số BN9960",
        "F1 của BN9943: chị Phạm Thị Sen, 1990, thôn Trung Phú, đt 0949000111, nay dương tính, là BN9960",
        "1 trường hợp F1 của BN9943 (Phạm Thị Sen, nữ, 1990, Trung Phú) dương tính sáng 13/6, được cấp mã BN9960.",
        "Sáng 13/6 có 01 F1 của BN9943 dương tính: Phạm Thị Sen, nữ, 1990, thôn Trung Phú -> BN9960",
        "Truong hop F1 cua BN9943 la Pham Thi Sen, nu, sn 1990, thon Trung Phu, nay duong tinh, cong bo la BN9960.",
        "BN9960 là Phạm Thị Sen (F1 của BN9943), nữ, 1990, thôn Trung Phú",
    ],
)
def test_a_contact_who_is_said_to_have_it_is_listed_as_a_case(sentence: str) -> None:
    (person,) = read(sentence).values()
    assert (person.level, person.source, person.case_code) == ("F0", "BN9943", "BN9960")
    assert (person.birth_year, person.sex, person.hamlet) == (1990, "nữ", "Trung Phú")


F1, F2 = ("Lê Bá Tuất", "Hồ Thị Lý"), ("Đỗ Văn Cảnh", "Mai Thị Thơm")
OF_TWO_LEVELS = """F1 BN9921:
1. Lê Bá Tuất, 1988, Trung Phú
2. Hồ Thị Lý, 1990, Trung Phú
F2:
3. Đỗ Văn Cảnh, 1971, Nam Thắng, F2 của anh Tuất
4. Mai Thị Thơm, 1975, Nam Thắng, chỉ tiếp xúc với chị Lý
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai F1 đi cách ly tập trung ngay trong đêm 13/6, F2 cách ly tại nhà.",
        "Cả 2 F1 đưa đi cltt tối 13/6, còn các F2 cltn",
        "Toàn bộ F1 trên cltt từ 13/6; F2 cltn",
        "Các F1 cltt từ 13/6. 2 F2 tự cách ly ở nhà",
        "toàn bộ f1 vào khu cách ly từ 13/6, toàn bộ f2 cách ly ở nhà",
    ],
)
def test_levels_are_told_apart_in_one_closing_sentence(sentence: str) -> None:
    away = {"place": "centralised", "quarantine_start": june(13), "source": "BN9921", "change": None}
    home = {"place": "home", "quarantine_start": None, "change": None}
    tells(OF_TWO_LEVELS + sentence, {
        **dict.fromkeys(F1, away), F2[0]: home | {"source": F1[0]}, F2[1]: home | {"source": F1[1]},
    })  # fmt: skip


GUESTS = """DS những người ngồi cùng quán với F1 Hà Thị Xuyến tối 11/6:
- Trương Hữu Đạt, SN 1997, thôn Nam Thắng
- Đặng Trần Nam, SN 1995, thôn Cao Thắng
"""


@pytest.mark.parametrize(
    ("sentence", "sex"),
    [
        ("Xếp 2 anh này là F2 của chị Xuyến, cách ly tại nhà từ 12/6", "nam"),
        ("Trạm đã đưa 2 anh trên vào diện F2, cách ly tại nhà từ 12/6\nNgười cung cấp tin: Nguyễn Chí Công", "nam"),
        ("Hiện cả hai người này đang cách ly tại nhà từ 12/6, là F2.", None),
        ("Đã vận động các anh trên tự cách ly ở nhà từ tối 12/6, tất cả là F2\nNgười trực: Lê Thị Hòa", None),
        ("Chị Xuyến là F1 nên 2 anh này là F2, cách ly ở nhà từ 12/6", "nam"),
        (
            "Đề nghị cho 2 ông này cltn từ 12/6 (F2)\nNgười báo: Nguyễn Chí Công (CA viên), người nhận: BS Lê Hòa.",
            "nam",
        ),
    ],
)
def test_these_people_are_meant_wherever_a_sentence_names_them(sentence: str, sex: str | None) -> None:
    told = {"level": "F2", "sex": sex, "source": "Hà Thị Xuyến", "contact_date": june(11), "place": "home"}
    told |= {"quarantine_start": june(12)}
    tells(GUESTS + sentence, {"Trương Hữu Đạt": told, "Đặng Trần Nam": told})


def test_brackets_behind_a_source_tell_of_it() -> None:
    text = "Theo tin của chị Hà Thị Xuyến (chủ quán, F1 do xã bên quản lý, không tính vào danh sách xã ta), ngày 11/6 "
    text += "có 1 khách ngồi cùng quán với chị:\n+ Trương Hữu Đạt, SN 1997\nXếp anh này là F2, cltn đến hết 27/6"
    told = {"level": "F2", "source": "Hà Thị Xuyến", "contact_date": june(11), "quarantine_end": june(27)}
    tells(text, {"Trương Hữu Đạt": told | {"change": None}})


OF_A_HOUSE = """F2 của ông Phan Văn Tịnh:
1. Cao Đăng Quát sinh năm 1979, số 0978000744, Nam Thắng
2. Lê Thị Hòe, 1990, Nam Thắng
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Vợ anh Quát đang đi làm ở Bình Dương, không liên quan.",
        "Các con của anh Quát ở với ông bà ngoại từ 1/6 nên không phải F2",
        "Con anh Quát gửi bên ngoại ở Thạch Hội từ đầu tháng nên không liên quan.",
        "Chồng chị Hòe cũng là F2 nhưng đã khai báo ở xã khác",
        "Mẹ chị Hòe đi vắng từ trước, không thuộc danh sách",
    ],
)
def test_what_is_told_of_a_relative_without_a_name_is_not_told_of_the_person(sentence: str) -> None:
    told = {"level": "F2", "change": None, "quarantine_start": None}
    tells(OF_A_HOUSE + sentence, {"Cao Đăng Quát": told, "Lê Thị Hòe": told})


@pytest.mark.parametrize(
    ("sentence", "name", "source", "sex"),
    [
        ("Vợ anh Quát là Lê Thị Mận, 1982, F3 của anh", "Lê Thị Mận", "Cao Đăng Quát", "nữ"),
        ("3. Phan Văn Ái, 1989, F3, chồng chị Hòe", "Phan Văn Ái", "Lê Thị Hòe", "nam"),
        ("3. Phan Văn Ái, 1989, F3, chở anh Quát đi chợ hôm 10/6", "Phan Văn Ái", "Cao Đăng Quát", None),
        ("F3: Phan Văn Ái 1989, ăn cơm cùng chị Hòe", "Phan Văn Ái", "Lê Thị Hòe", None),
        ("3. Phan Văn Ái, 1989, F3, không gặp anh Quát, chỉ gặp chị Hòe", "Phan Văn Ái", "Lê Thị Hòe", None),
    ],
)
def test_whom_a_line_names_by_his_given_name_was_met(sentence: str, name: str, source: str, sex: str | None) -> None:
    person = read(OF_A_HOUSE + sentence)[name]
    assert (person.level, person.source, person.sex) == ("F3", source, sex)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Riêng số 2 đến 09/6 mới đưa vào khu, cách ly đến 30/6.", (june(9), june(30), None, "centralised")),
        ("Riêng số 2 đến ngày 10/6 mới vào khu, hết cách ly 01/7", (june(10), date(2021, 7, 1), None, "centralised")),
        ("Số 2 mãi 12/6 mới tiếp xúc", (june(7), None, june(12), "centralised")),
        ("Trừ số 2 (đang mang thai tháng thứ 1) được cách ly tại nhà", (june(7), None, None, "home")),
        ("Riêng người thứ 2 tiêm mũi thứ 1 ngày 01/6 nên cách ly tại nhà", (june(7), None, None, "home")),
    ],
)
def test_what_holds_for_one_by_his_number(
    sentence: str, told: tuple[date | None, date | None, date | None, str]
) -> None:
    people = read(
        f"DS F1 BN9927, cltt từ 07/6\n1. Lưu Thị Phin, 1990, thôn Trung Phú\n2. Tạ Đức Hải, 1987, Cao Thắng\n{sentence}"
    )
    first, second = people["Lưu Thị Phin"], people["Tạ Đức Hải"]
    assert (second.quarantine_start, second.quarantine_end, second.contact_date, second.place) == told
    assert (first.quarantine_start, first.quarantine_end, first.place) == (june(7), None, "centralised")
