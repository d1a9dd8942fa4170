"""Accounts in running prose: who is told of by his given name, whom he met, which hamlet it is all about."""

from __future__ import annotations

import pytest

from tests.domain.lists import by_name as read
from tests.domain.lists import june


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


@pytest.mark.parametrize(
    "label",
    [
        "Nguồn tiếp xúc: F1 Trần Bá Lộc (thôn Cao Thắng), ngày 11/6. CLTN hết 25/6.",
        "Lý do: tiếp xúc F1 Trần Bá Lộc ngày 11/6. Thời gian cách ly tại nhà đến hết 25/6",
        "Nguồn: Trần Bá Lộc (F1), tx 11/6\nCách ly tại nhà: đến 25/6",
        "Tiếp xúc: F1 Trần Bá Lộc 11/6\nHình thức: cltn đến hết 25/6",
    ],
)
def test_a_labelled_fact_under_a_list_holds_for_all_of_it(label: str) -> None:
    people = read(f"DS F2 THÔN HÒA BÌNH\n1. Lê Hòa Thuận - 1975\n2. Lê Thị Hoa - 1977\n3. Vũ Nam - 1990\n{label}")
    assert len(people) == 3
    for each in people.values():
        assert (each.level, each.hamlet, each.source) == ("F2", "Hòa Bình", "Trần Bá Lộc")
        assert (each.contact_date, each.place, each.quarantine_end) == (june(11), "home", june(25))


def test_labelled_facts_of_each_are_nobody_elses() -> None:
    people = read(
        "1. Lê Văn Anh, 1980, Nam Thắng\nDiện: F1\nNguồn: BN9950\nNgày tx: 10/6\n"
        "2. Lê Thị Bê, 1983, Hồng Lạc\nDiện: F2\nNguồn: F1 Lê Văn Anh\nNgày tx: 11/6"
    )
    assert [(each.level, each.source, each.contact_date) for each in people.values()] == [
        ("F1", "BN9950", june(10)), ("F2", "Lê Văn Anh", june(11)),
    ]  # fmt: skip


def test_who_was_visited_tells_of_himself_and_of_his_house() -> None:
    people = read(
        "Báo cáo trạm, tôi là Hùng thôn trưởng Nam Thắng. Sáng 14/6 tôi qua nhà ông Nguyễn Phi Khôi, sinh năm 1956, "
        "số 0945000412. Ông kể hôm 10/6 có ngồi uống nước với BN9966 ở quán, như vậy là F1, xã đã cho đi cách ly tập "
        "trung ngay trong sáng nay. Vợ ông là bà Trần Thị Thoa, sinh năm 1960, ở cùng nhà nên là F2 của ông Khôi. Cháu "
        "ngoại Lê Minh Triệu sinh năm 2012 cũng ở chung nhà, tiếp xúc với ông đến hôm qua, cũng F2."
    )
    assert [(name, each.level, each.source) for name, each in people.items()] == [
        ("Nguyễn Phi Khôi", "F1", "BN9966"), ("Trần Thị Thoa", "F2", "Nguyễn Phi Khôi"),
        ("Lê Minh Triệu", "F2", "Nguyễn Phi Khôi"),
    ]  # fmt: skip
    assert (people["Nguyễn Phi Khôi"].birth_year, people["Nguyễn Phi Khôi"].phone) == (1956, "0945000412")


def test_those_of_a_house_live_where_its_householder_does() -> None:
    people = read(
        "Tối qua trạm rà xong nhà bà Nguyễn Thị Sáu (F1 của BN9952, thôn Cao Thắng, sinh 1962, sđt 0986000611). Bà Sáu "
        "đi cách ly tập trung từ 12/6. Nhà bà còn 2 người là F2: chồng là ông Hồ Văn Được sinh năm 1960 và cháu ngoại "
        "Lê Hồ Anh sinh năm 2017, cả hai cách ly tại nhà từ 12/6."
    )
    assert [(each.level, each.birth_year, each.hamlet) for each in people.values()] == [
        ("F1", 1962, "Cao Thắng"), ("F2", 1960, "Cao Thắng"), ("F2", 2017, "Cao Thắng"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("5. Lê Công Ánh 1979 Cao Thắng, hạ xuống F2 (chỉ tx anh Vượng), cltn", "Dương Công Vượng"),
        ("Số 3 xác minh lại chỉ gặp ông Vượng 12/6 nên chuyển xuống F2, cltn", "Dương Công Vượng"),
        ("Số 3 chuyển xuống F2 vì chỉ tiếp xúc anh Vượng (số 1)", "Dương Công Vượng"),
    ],
)
def test_who_was_met_is_told_by_a_given_name_with_its_accents(line: str, source: str) -> None:
    people = read(
        "F1 của BN9956:\n1. Dương Công Vượng 1980 Hồng Lạc\n2. Dương Công Vương 1980 Hồng Lạc -> trùng số 1, gộp vào "
        f"số 1\n3. Lê Thị Mơ 1990 Nam Thắng\n{line}"
    )
    moved = people["Lê Công Ánh" if line.startswith("5") else "Lê Thị Mơ"]
    assert (moved.level, moved.source) == ("F2", source)
    assert people["Dương Công Vượng"].sex == "nam"


def test_a_household_in_a_heading_is_told_by_a_number() -> None:
    people = read(
        "F1 của BN9940, tx 8/6:\n1. Trần Hữu Dực, 1962\n2. Kiều Quang Sự, 1970\nNgười nhà của F1 số 2 là F2, cách ly "
        "tại nhà từ 13/6:\n3. Phan Thị Lệ, 1973"
    )
    assert (people["Phan Thị Lệ"].source, people["Phan Thị Lệ"].contact_date) == ("Kiều Quang Sự", None)


def test_two_of_a_house_share_what_is_said_last() -> None:
    people = read(
        "Hôm qua thôn Hồng Lạc có thêm 2 nhà. Nhà thứ nhất anh Đinh Văn Cương (sinh 1985) với cháu gái Đinh Ngọc Diệp "
        "sinh 2013, do gặp F1 Lê Đình Thám hôm 12/6. Nhà thứ hai có cụ bà Trần Thị Khương sinh 1938; cụ gặp Thám cùng "
        "ngày.\nCả 3 là F2, cách ly tại nhà từ hôm qua."
    )
    assert len(people) == 3
    for each in people.values():
        assert (each.level, each.source, each.contact_date) == ("F2", "Lê Đình Thám", june(12))
    spouses = read("F2: vợ chồng ông Tường Duy Kỷ 1962 - bà Thái Thị Sửu 1964 thôn Hòa Bình; chị Mục Thị Ngần 1988")
    assert [each.hamlet for each in spouses.values()] == ["Hòa Bình", "Hòa Bình", None]


def test_small_words_among_names_with_capitals_are_no_names() -> None:
    people = read(
        "bao cao tram y te, thon hong lac toi co nha ong Dang Huu Tuu sn 56, dt 0983000512 la F2 vi ngay 9/6 di dam "
        "gio ngoi voi F1 Bui Van Lam. o nha con ba vo ten Tran Thi Con sn 59 va con trai Dang Huu Tien sn 91, ca hai "
        "hom do khong di dam nen toi ghi F3. nha ben canh la chi Ho Thi Xoan 1979 cung di dam ngoi cung mam do, "
        "ghi F2, sdt 0374000513. toi Nguyen Dinh Thanh thon truong"
    )
    assert {name: (each.level, each.birth_year, each.place) for name, each in people.items()} == {
        "Dang Huu Tuu": ("F2", 1956, None), "Tran Thi Con": ("F3", 1959, None),
        "Dang Huu Tien": ("F3", 1991, None), "Ho Thi Xoan": ("F2", 1979, None),
    }  # fmt: skip
    assert (people["Ho Thi Xoan"].source, people["Ho Thi Xoan"].contact_date) == ("Bui Van Lam", june(9))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("hiện đang ở nhà mẹ đẻ", None),
        ("về ở nhà ngoại", None),
        ("ở nhà con gái", None),
        ("cách ly tại nhà mẹ đẻ", "home"),
        ("ở nhà từ 12/6", "home"),
        ("đang ở nhà", "home"),
    ],
)
def test_whose_house_somebody_is_in_is_no_quarantine(words: str, place: str | None) -> None:
    (person,) = read(f"F2 của F1 Bùi Văn Lam:\n1. Hồ Thị Xoan, 1979, {words}").values()
    assert person.place == place


@pytest.mark.parametrize(
    ("line", "hamlet"),
    [
        ("Còn vợ anh Toản là Đặng Thị Lý 1991, cùng nhà, là F2", "Nam Thắng"),
        ("Mẹ anh Danh là bà Đặng Thị Lý 1950, cùng nhà, F2", "Cao Thắng"),
        ("Đặng Thị Lý 1991, cùng thôn, F2", "Cao Thắng"),
    ],
)
def test_who_lives_with_somebody_lives_in_his_hamlet(line: str, hamlet: str) -> None:
    text = f"Thêm 2 F1 của BN9941:\nPhan Quốc Toản 1988 ở Nam Thắng\nBùi Công Danh 1979 thôn Cao Thắng\n{line}"
    assert read(text)["Đặng Thị Lý"].hamlet == hamlet
