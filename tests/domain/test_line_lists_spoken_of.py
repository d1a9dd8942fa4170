"""Prose that names people once and goes on with "ông", "chị ấy", "cả hai", and names of families of no list."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import by_name as read


def day(number: int) -> date:
    return date(2021, 6, number)


@pytest.mark.parametrize(
    ("text", "name", "level", "source", "met", "place", "since"),
    [
        ("Hôm nay em xác minh được cô Tiêu Ngọc Bích ở Hồng Lạc, sinh 1979. Cô là F2 của F1 Trần Văn Huấn, gặp ngày "
         "9/6. Hiện cô cách ly tại nhà từ 10/6.", "Tiêu Ngọc Bích", "F2", "Trần Văn Huấn", 9, "home", 10),
        ("Em họ tên Mục Đình Thi, sinh 2001, thôn Trung Phú. Em là F2 của F1 Lưu Bá Ôn, gặp hôm 11/6. Em đang cách ly "
         "tại nhà từ 12/6.", "Mục Đình Thi", "F2", "Lưu Bá Ôn", 11, "home", 12),
        ("Sáng nay trạm gọi bà Đới Thị Nhàn (Trung Phú, 1966). Bà cho biết bán rau cho F1 Phan Hữu Lực hôm 11/6. Trạm "
         "xếp bà F2, cho bà cách ly tại nhà từ 12/6.", "Đới Thị Nhàn", "F2", "Phan Hữu Lực", 11, "home", 12),
        ("Điều dưỡng Cam Thị Thủy, sinh 1990, thôn Nam Thắng, lấy mẫu cho BN9941 hôm 11/6. Chị là F1, cách ly tập "
         "trung tại bệnh viện từ 12/6.", "Cam Thị Thủy", "F1", "BN9941", 11, "centralised", 12),
        ("Ai đã gặp chị Bàng Thị Lệ (sinh 1985, Cao Thắng) từ 9/6 thì gọi trạm. Chị là F1 của BN9911, đi cách ly tập "
         "trung 11/6.", "Bàng Thị Lệ", "F1", "BN9911", None, "centralised", 11),
        ("Đề nghị bà con không đến nhà chị Trần Ngọc Lan Vy, Nam Thắng. Chị này 1993, F2 của F1 Phạm Bá Quát, đang "
         "cách ly tại nhà từ 10/6.", "Trần Ngọc Lan Vy", "F2", "Phạm Bá Quát", None, "home", 10),
        ("Em xin gửi lịch trình. Ngày 6/6 ông Vạn Bá Trường, 1960, thôn Hòa Bình, ở nhà. Ngày 7/6 ông ngồi uống nước "
         "với BN9986. Ông được xác định là F1, đi cách ly tập trung 9/6.", "Vạn Bá Trường", "F1", "BN9986", 7,
         "centralised", 9),
    ],
)  # fmt: skip
def test_a_later_sentence_tells_of_whom_it_calls_by_a_word_of_address(
    text: str, name: str, level: str, source: str, met: int | None, place: str, since: int
) -> None:
    people = read(text)
    assert list(people) == [name]
    person = people[name]
    assert (person.level, person.source, person.place) == (level, source, place)
    assert person.contact_date == (day(met) if met else None)
    assert person.quarantine_start == day(since)


@pytest.mark.parametrize(
    "text",
    [
        "Vợ chồng ông Nhan Công Lý (1960) và bà Hồ Thị Mận (1962), thôn Hòa Bình. Ông thuộc diện F1 do ngồi cạnh "
        "BN9921 hôm 8/6, còn bà là F2 của Nhan Công Lý. Ông đi khu tập trung 10/6, bà cách ly tại nhà từ 11/6.",
        "Ông Nhan Công Lý và bà Hồ Thị Mận là hai vợ chồng, nhà thôn Hòa Bình, chồng sinh 1960, vợ sinh 1962. Ông là "
        "F1 của BN9921, gặp hôm 8/6, cách ly tập trung từ 10/6. Bà là F2 của ông Nhan Công Lý, ở nhà cách ly từ 11/6.",
        "Ông Nhan Công Lý và bà Hồ Thị Mận là hai vợ chồng, thôn Hòa Bình, ông sn 1960, bà sn 1962. Ông F1 của "
        "BN9921, gặp hôm 8/6, cách ly tập trung từ 10/6. Bà thì là F2 của Nhan Công Lý, ở nhà cách ly từ 11/6.",
    ],
)
def test_each_of_a_couple_is_told_of_by_his_own_word_of_address(text: str) -> None:
    people = read(text)
    assert list(people) == ["Nhan Công Lý", "Hồ Thị Mận"]
    he, she = people.values()
    assert (he.level, he.source, he.birth_year, he.place) == ("F1", "BN9921", 1960, "centralised")
    assert (she.level, she.source, she.birth_year, she.place) == ("F2", "Nhan Công Lý", 1962, "home")
    assert (he.quarantine_start, she.quarantine_start) == (day(10), day(11))
    assert he.contact_date == day(8)
    assert {he.hamlet, she.hamlet} == {"Hòa Bình"}


@pytest.mark.parametrize(
    "both", ["Chú thím đều là F1, đã", "Cả hai thành F1 và", "Hai người đều F1,", "Chú thím cùng là F1,"]
)
def test_a_sentence_of_both_tells_both(both: str) -> None:
    people = read(
        "Chú Tòng Văn Hặc (nam, 1977, Hồng Lạc) và thím Lò Thị Ín (1980, Hồng Lạc) cùng ăn cưới với BN9950 hôm 6/6. "
        f"{both} vào khu cách ly tập trung từ 9/6."
    )
    assert list(people) == ["Tòng Văn Hặc", "Lò Thị Ín"]
    assert {(each.level, each.source, each.place, each.quarantine_start) for each in people.values()} == {
        ("F1", "BN9950", "centralised", day(9))
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("anh Tiếp Sĩ Trường, sinh 1984, Trung Phú, F1 của BN9996", "Tiếp Sĩ Trường"),
        ("Cháu Phó Minh Tâm, sinh 2010, ở Nam Thắng, F1 của BN9966", "Phó Minh Tâm"),
        ("Trạm báo bé Thẩm Gia Hân, sinh 2011, Hòa Bình, F1 của BN9966", "Thẩm Gia Hân"),
        ("Báo nhanh: ông Bồ Xuân Hổ (Hồng Lạc, 1972), F1 của BN9984", "Bồ Xuân Hổ"),
        ("Em tên Mục Anh Khoa, sinh 1987, Nam Thắng, F1 của BN9966", "Mục Anh Khoa"),
        ("Có chị Thị Kiều Oanh, sinh 1991, Trung Phú, F1 của BN9966", "Thị Kiều Oanh"),
        ("họ tên Vi Văn Thoong, giới tính nam, sinh năm 1991, thôn Nam Thắng, F1 của BN9978", "Vi Văn Thoong"),
        (
            "Đã làm việc với anh Công Tằng Vĩnh Lộc, sinh năm 1990, Cao Thắng. Anh là F1 của BN9997",
            "Công Tằng Vĩnh Lộc",
        ),
    ],
)
def test_whoever_is_called_by_a_word_of_address_has_that_name(text: str, name: str) -> None:
    people = read(text)
    assert list(people) == [name]
    assert people[name].level == "F1"


@pytest.mark.parametrize(
    "text",
    [
        "Phụ huynh báo: cháu Hoắc Nhất Lâm sinh 2018, thôn Cao Thắng, lúc đầu bị gọi F2. Hôm nay trạm gọi lại báo cháu "
        "là F3, vì cháu chỉ gặp F2 Nguyễn Hoàng Bách ngày 10/6.",
        "Hôm qua em báo cháu Hoắc Nhất Lâm (2018, Cao Thắng) là F2, nay xin sửa lại: cháu là F3 thôi, vì cháu chỉ gặp "
        "F2 Nguyễn Hoàng Bách hôm 10/6.",
        "Cháu Hoắc Nhất Lâm (2018, Cao Thắng) hôm trước xếp F2, giờ xác định lại cháu là F3, gặp F2 Nguyễn Hoàng Bách "
        "10/6.",
    ],
)
def test_the_level_told_last_holds_where_the_words_take_back_the_former(text: str) -> None:
    (person,) = read(text).values()
    assert (person.full_name, person.level, person.source) == ("Hoắc Nhất Lâm", "F3", "Nguyễn Hoàng Bách")


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 10/6, F1 Thi Ngọc Sơn ghé trả tiền nhà anh Kha Đình Tú. Anh Tú sinh 1983, thôn Cao Thắng, là F2, cách "
        "ly tại nhà từ 11/6.",
        "Báo chị, F1 Thi Ngọc Sơn bên xã khác có sang làm vườn nhà anh Kha Đình Tú thôn Cao Thắng hôm 10/6. Em xếp anh "
        "Kha Đình Tú (1983) là F2, dặn anh ở nhà cách ly từ 11/6.",
    ],
)
def test_a_source_who_comes_to_a_house_is_not_listed(text: str) -> None:
    people = read(text)
    assert list(people) == ["Kha Đình Tú"]
    person = people["Kha Đình Tú"]
    assert (person.level, person.source, person.contact_date) == ("F2", "Thi Ngọc Sơn", day(10))
    assert (person.hamlet, person.birth_year) == ("Cao Thắng", 1983)


def test_whom_a_message_says_not_to_list_is_not_listed() -> None:
    people = read(
        "F1 ở thôn Trung Phú: chị Hạ Thị Thu Trang, sinh năm 1992, gặp BN9981 hôm 11/6.\n"
        "Chồng chị, anh Tôn Đức Mạnh, đi biển từ tháng 5 chưa về nên không lập danh sách."
    )
    assert [name for name, person in people.items() if person.change != "removed"] == ["Hạ Thị Thu Trang"]
