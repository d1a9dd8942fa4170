"""Lists told in running prose: who is named in passing and told of later, and what is said of each."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))


def listed(text: str) -> list[Person]:
    return [person for person in read_text(text, on=ON, hamlets=HAMLETS).people if person.change != "removed"]


@pytest.mark.parametrize(
    "text",
    [
        "Chiều 13/6 tôi cùng công an viên Nguyễn Văn Tám và chị Lê Thị Hà (y tế thôn) đến nhà ông Trần Đình Khoát ở "
        "thôn Cao Thắng. Ông Khoát sinh năm 1960, số máy 0912000186, hôm 10/6 ngồi cùng mâm với BN9932 nên là F1.",
        "Báo cáo các anh, tối qua tôi vào nhà ông Trần Đình Khoát, sinh năm 1960, ở thôn Cao Thắng cùng anh công an "
        "viên. Ông Khoát là F1 vì hôm 10/6 ngồi cùng mâm với BN9932. Số ông Khoát 0912000186, cần gì các anh gọi.",
        "Cập nhật nhà ông Trần Đình Khoát, thôn Cao Thắng (14/6):\n"
        "Ông Khoát (1960, 0912000186) là F1 của BN9932, tiếp xúc ngày 10/6",
    ],
)
def test_somebody_named_in_passing_is_listed_once_more_is_told(text: str) -> None:
    (person,) = listed(text)
    assert (person.full_name, person.level, person.birth_year, person.sex) == ("Trần Đình Khoát", "F1", 1960, "nam")
    assert (person.hamlet, person.source, person.contact_date) == ("Cao Thắng", "BN9932", date(2021, 6, 10))


@pytest.mark.parametrize(
    ("also", "met"),
    [
        ("Con trai ông là Trần Phú Quý, 22 tuổi, cũng ngồi mâm đó nên cũng là F2.", True),
        ("Anh Trần Phú Quý sinh 1990 cũng là F2.", True),
        ("Vợ ông là bà Nguyễn Thị Định, sinh năm 1961, không đi đám nên chỉ là F3.", False),
    ],
)
def test_who_is_so_too_met_the_same(also: str, met: bool) -> None:
    text = f"Ông Trần Phú Cường sinh 1959 là F2 vì hôm 9/6 ngồi cùng mâm với F1 Lê Thị Riêng ở đám ma nhà bên. {also}"
    first, second = listed(text)
    assert (first.source, first.contact_date) == ("Lê Thị Riêng", date(2021, 6, 9))
    assert ((second.source, second.contact_date) == ("Lê Thị Riêng", date(2021, 6, 9))) == met


@pytest.mark.parametrize(
    "line",
    [
        "Lê Quang Điện, nam, sn 1973: là F1 của BN9935, nay dương tính, CDC cấp mã BN9941.",
        "Lê Quang Điện (1973, F1 của BN9935) sáng nay có kết quả dương tính, mã BN9941",
        "Lê Quang Điện sn 1973, F1 BN9935, xn 13/6 dương tính, mã số BN9941",
        "Lê Quang Điện 1973 F1 BN9935 đã dương tính, mã bệnh nhân BN9941",
        "Anh Lê Quang Điện sinh 1973, F1 của BN9935, kết quả dương tính, được cấp mã: BN9941",
    ],
)
def test_who_tests_positive_and_gets_a_code_is_a_case(line: str) -> None:
    (person,) = listed(f"Diễn biến ca bệnh đến 10h ngày 14/6\n- {line}")
    assert (person.level, person.full_name, person.case_code) == ("F0", "Lê Quang Điện", "BN9941")


@pytest.mark.parametrize(
    ("exception", "homes"),
    [
        ("Tất cả cách ly tập trung từ 12/6, trừ số 2 (có thai) được cách ly tại nhà từ 13/6.", {2}),
        ("Tất cả cách ly tập trung từ 12/6; riêng số 3 cách ly tại nhà từ 13/6", {3}),
        ("Số 1 cách ly tại nhà từ 13/6. Những người còn lại cách ly tập trung từ 12/6", {1}),
        ("Lưu ý: chị Mơ (số 2) cách ly tại nhà từ 13/6. Hai người còn lại cách ly tập trung từ 12/6.", {2}),
    ],
)
def test_an_exception_is_said_of_that_one_only(exception: str, homes: set[int]) -> None:
    people = listed(f"F1 của BN9936\n1. Lê Văn Bá, 1968\n2. Lê Thị Mơ, 1996\n3. Hồ Sỹ Tạo, 1994\n{exception}")
    said = [(person.place, person.quarantine_start) for person in people]
    home, camp = ("home", date(2021, 6, 13)), ("centralised", date(2021, 6, 12))
    assert said == [home if number in homes else camp for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("sentences", "levels", "sources"),
    [
        ("Từ số 1 đến số 2 là F1 của BN9968. Số 3 là F2 do ở với số 1.", "112", ("BN9968", "BN9968", "Lê Văn Bá")),
        ("Số 1, 2 là F1 của BN9968; số 3 là F2 của số 2", "112", ("BN9968", "BN9968", "Lê Thị Mơ")),
        ("Số 1 đến 3 là F1 của BN9968", "111", ("BN9968", "BN9968", "BN9968")),
        ("Số 2 và 3 là F2 do tiếp xúc với số 1. Số 1 là F1 của BN9968", "122", ("BN9968", "Lê Văn Bá", "Lê Văn Bá")),
        ("Số 1 là F1 của BN9968, số 2, 3 là F2 của số 1", "122", ("BN9968", "Lê Văn Bá", "Lê Văn Bá")),
    ],
)
def test_levels_and_sources_are_told_by_number(sentences: str, levels: str, sources: tuple[str, ...]) -> None:
    people = listed(f"Danh sách cách ly thôn Nam Thắng:\n1) Lê Văn Bá, 1968\n2) Lê Thị Mơ, 1996\n3) Hồ Sỹ Tạo, 1994\n"
                    f"{sentences}")  # fmt: skip
    assert "".join(str(person.level)[1] for person in people) == levels
    assert tuple(person.source for person in people) == sources


@pytest.mark.parametrize(
    "line",
    [
        "21h10: Qua kiểm tra camera quán phở, anh số 2 không gặp BN9966, đưa ra khỏi danh sách F1",
        "Lưu ý: số 2 trùng tên với người xã bên, ghi nhầm, đề nghị xóa.",
        "Công an vừa xác minh, số 2 ở xã khác, loại khỏi danh sách",
        "Đính chính: anh Bá (số 2) không tiếp xúc, đưa ra khỏi danh sách",
    ],
)
def test_somebody_is_taken_off_by_number(line: str) -> None:
    people = listed(f"DS F1 BN9966\n1. Lê Thị Mơ, 1996\n2. Lê Văn Bá, 1968\n3. Hồ Sỹ Tạo, 1994\n{line}")
    assert [person.full_name for person in people] == ["Lê Thị Mơ", "Hồ Sỹ Tạo"]
