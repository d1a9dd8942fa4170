"""Of whom a sentence tells: of those above, of a relative, of somebody's source, of who now has it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.lists import by_name as read
from tests.domain.lists import june

Told = dict[str, dict[str, Any]]


def tells(text: str, told: Told) -> None:
    people = read(text)
    assert list(people) == list(told)
    for name, fields in told.items():
        assert {field: getattr(people[name], field) for field in fields} == fields


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


@pytest.mark.parametrize(
    ("words", "level", "source"),
    [
        ("hôm qua báo F2, nay xác minh có ăn trưa với BN9976 nên là F1, đã đưa đi cltt", "F1", "BN9976"),
        ("ban đầu ghi F1 nhưng rà lại chỉ gặp người nhà của BN nên chỉ là F2", "F2", None),
        ("sáng nay xếp F2, chiều xác minh ngồi cùng mâm BN9976 nên thuộc F1", "F1", "BN9976"),
        ("trưa nay gửi là F2, tx trực tiếp BN9976 vậy là F1", "F1", "BN9976"),
        ("khai F3 nhưng có gặp F1 Lê Văn Tám, vậy thuộc diện F2", "F2", "Lê Văn Tám"),
        ("báo F1 nhưng xác minh lại không ngồi gần BN9976, chỉ gặp F1 Lê Văn Tám => F2, cltn", "F2", "Lê Văn Tám"),
    ],
)
def test_what_somebody_was_thought_to_be_is_not_what_he_is(words: str, level: str, source: str | None) -> None:
    (person,) = read(f"Cập nhật 13/6:\n- Nguyễn Khắc Viện, sn 1981, Hồng Lạc: {words}").values()
    assert (person.level, person.source) == (level, source)


@pytest.mark.parametrize(
    "line",
    [
        "- bé Cao Gia Khánh, 3 tuổi, Nam Thắng, mẹ Oanh 0917000811",
        "- Cao Gia Khánh, sinh 2018, Nam Thắng (bố Tuấn, sđt 0917000811)",
        "- bé Cao Gia Khánh, sinh 05/2019, Nam Thắng, bà Phan Thị Sâm 0917000814",
        "- cháu Cao Gia Khánh 2019, Nam Thắng, chị Phan Thị Sâm đt 0917000814",
        "- bé Cao Gia Khánh, 28 tháng, Nam Thắng, ông nội Lê Sỹ Tùng 0917000812",
    ],
)
def test_whoever_looks_after_a_child_is_not_listed(line: str) -> None:
    head = "F2 nhóm trẻ Hoa Sen (cô giáo Mẫn Thị Hậu là F1, dạy đến hết ngày 10/6)"
    (person,) = read(f"{head}\n{line}\nTất cả cách ly tại nhà từ 11/6.").values()
    assert (person.full_name, person.sex, person.phone, person.source) == ("Cao Gia Khánh", None, None, "Mẫn Thị Hậu")
    assert (person.quarantine_start, person.quarantine_end) == (june(11), None)


def test_a_sentence_goes_on_with_other_numbers() -> None:
    names = ["Thạch Kim Ngân", "Thạch Kim Tuyền", "Hồng Sến", "Tiết Đình Sang"]
    rows = "\n".join(f"{number}. {name} {1980 + number}" for number, name in enumerate(names, start=1))
    people = read(f"DS F1 BN9964:\n{rows}\nSố 1, 2 ở Nam Thắng; 3 ở Trung Phú; còn 4 ở Cao Thắng.")
    assert [person.hamlet for person in people.values()] == ["Nam Thắng", "Nam Thắng", "Trung Phú", "Cao Thắng"]


def test_whoever_stands_under_another_level_again_is_of_that_level() -> None:
    text = """I. F2 - cách ly tại nhà từ 10/6
1. Lê Cảnh Hưng, 1988, Nam Thắng, 0979000711, tx F1 Trần Thị Huệ
2. Nguyễn Đức Lộc, 1963, Trung Phú, tx F1 Trần Thị Huệ
II. F1 - CLTT từ 14/6
1. Lê Cảnh Hưng, 1988, F1 của BN9961, tx 12/6"""
    moved = {"level": "F1", "place": "centralised", "quarantine_start": june(14), "source": "BN9961"}
    tells(text, {"Lê Cảnh Hưng": moved | {"phone": "0979000711"}, "Nguyễn Đức Lộc": {"level": "F2", "place": "home"}})


@pytest.mark.parametrize(
    "line",
    [
        "Lê Cảnh Hưng, 1988, Nam Thắng, cltn 12/6 - sang Hòa Bình làm thợ",
        "Lê Cảnh Hưng, 1988, Nam Thắng, về Hòa Bình ăn giỗ, cltn 12/6",
        "Lê Cảnh Hưng (1988) Nam Thắng, qua Trung Phú mua hàng hôm 10/6, cltn 12/6",
    ],
)
def test_where_somebody_went_is_not_where_he_lives(line: str) -> None:
    (person,) = read(f"F2 của anh Phan Minh Tâm\n{line}").values()
    assert (person.hamlet, person.place) == ("Nam Thắng", "home")


@pytest.mark.parametrize("that", ["ngày đó", "hôm đó", "tối hôm ấy"])
def test_that_day_is_the_day_named_before(that: str) -> None:
    (person,) = read(f"F1 của BN9961\n(1) Hồ Sỹ Trọng, 1994: từ Nam về ngày 30/5, đi chung xe với BN {that}").values()
    assert person.contact_date == date(2021, 5, 30)


def test_who_brings_them_there_has_his_own_phone() -> None:
    text = """2 F1 của BN9967:
- Trương Công Sáng, 1979, thôn Cao Thắng, đt 0927000340
- Tống Thị Phận, 1984, thôn Cao Thắng
Người đưa đi: lái xe Nguyễn Văn Quyết 0927000555. Xuất phát 7h sáng 14/6 tới khu cách ly tập trung."""
    away = {"place": "centralised", "quarantine_start": june(14)}
    tells(text, {"Trương Công Sáng": away | {"phone": "0927000340"}, "Tống Thị Phận": away | {"phone": None}})


@pytest.mark.parametrize("sentence", [
    "Bàn 3 là F1 đi cltt 10/6, bàn 4 là F2 cltn từ 10/6.",
    "Bàn 3 thuộc diện F1, cách ly tập trung từ 10/6; bàn 4 xếp là F2 cách ly tại nhà từ 10/6",
])  # fmt: skip
def test_what_is_said_of_a_table_is_said_of_those_who_sat_there(sentence: str) -> None:
    text = f"""Ds ngồi cùng bàn cưới hôm 8/6 với BN9935:
bàn 3: Lê Văn Dũng 1985, Cao Thắng; Trần Quốc Toản 1991
bàn 4 (ngay cạnh): Hồ Thị Nhung 1970 Nam Thắng, Hồ Thị Nhạn 1972 Nam Thắng
{sentence}"""
    away = {"level": "F1", "place": "centralised", "quarantine_start": june(10), "contact_date": june(8)}
    home = {"level": "F2", "place": "home", "quarantine_start": june(10)}
    tells(text, {"Lê Văn Dũng": away, "Trần Quốc Toản": away, "Hồ Thị Nhung": home, "Hồ Thị Nhạn": home})


def test_two_of_a_house_are_told_by_what_they_are_to_each_other() -> None:
    text = """Nhà ông Khảm có: ông Đỗ Văn Khảm sinh 1954, bà Lý Thị Tằm sinh 1957, cháu nội Đỗ Gia Hân sinh 2014.
Bà Tằm đi chợ hôm 11/6 mua cá của F1 Trịnh Thị Rạng, vậy bà Tằm là F2, hai ông cháu là F3."""
    assert {name: person.level for name, person in read(text).items()} == {
        "Đỗ Văn Khảm": "F3", "Lý Thị Tằm": "F2", "Đỗ Gia Hân": "F3",
    }  # fmt: skip


def test_who_is_left_is_counted_without_those_taken_off() -> None:
    text = """F1 của BN9908:
1. Cao Xuân Đạt 1989 Cao Thắng
2. Cao Thị Lê 1991 Cao Thắng
3. Vũ Mạnh Cường 1984 Hồng Lạc
Số 3 Cường là ở Hòa Bình chứ không phải Hồng Lạc
Bỏ chị Cao Thị Lê ra khỏi danh sách
Hai người còn lại mai 15/6 xe đón đi tập trung"""
    people = read(text)
    assert people["Cao Thị Lê"].change == "removed"
    assert {people[name].place for name in ("Cao Xuân Đạt", "Vũ Mạnh Cường")} == {"centralised"}
    assert people["Vũ Mạnh Cường"].hamlet == "Hòa Bình"


def test_yesterday_evening_is_a_day_and_no_end() -> None:
    (person,) = read("F1 BN9915\nAnh Trịnh Công Hạnh, 1981. Xe đã đón đi khu cách ly tập trung tối hôm qua").values()
    assert (person.quarantine_start, person.quarantine_end) == (june(13), None)


@pytest.mark.parametrize("sentence", ["số 2 hạ xuống F2", "Số 2 xác định lại chỉ là F2"])
def test_whoever_is_only_an_f2_did_not_meet_the_case(sentence: str) -> None:
    people = read(f"F1 BN9961\n1. Quách Văn Kiên 1983\n2. Bế Văn Đàn 1972 Hồng Lạc\n{sentence}")
    assert (people["Bế Văn Đàn"].level, people["Bế Văn Đàn"].source) == ("F2", None)
    assert people["Quách Văn Kiên"].source == "BN9961"


@pytest.mark.parametrize("lead", ["hai F2 là ", "F2: ", "F2 ông ", "F2 gồm ", "F2\n- "])
@pytest.mark.parametrize("name", ["Cát Văn Tường", "Ngoan Thị Tơ", "Rơ Văn Sử"])
def test_a_family_that_no_list_has_is_told_by_the_word_behind_it(lead: str, name: str) -> None:
    assert list(read(f"{lead}{name} 1981")) == [name]


@pytest.mark.parametrize("word", ["Nhà", "Gặp", "Chợ", "Hộ", "Vợ"])
def test_other_words_before_a_name_are_no_family(word: str) -> None:
    assert not any(word in name for name in read(f"F1 BN9920:\n1. Lê Văn Tám 1980. {word} Văn Tường"))


@pytest.mark.parametrize("met", ["Tiếp xúc BN9945 - ", "Tx BN9945: ", "Liên quan BN9945, ", "Tiếp xúc gần BN9945 – "])
def test_those_behind_whom_they_met_are_listed(met: str) -> None:
    people = read(f"Mức F1:\n{met}Đồng Văn Bột 1985 Trung Phú, Đồng Thị Mạch 1988 Trung Phú")
    assert {(each.level, each.source, each.hamlet) for each in people.values()} == {("F1", "BN9945", "Trung Phú")}
    assert list(people) == ["Đồng Văn Bột", "Đồng Thị Mạch"]


@pytest.mark.parametrize(
    "lead", ["con hoa binh 2 f2: ", "còn Hòa Bình có 2 F2: ", "Riêng Hòa Bình 2 F2: ", "va hoa binh 2 f2: "]
)
def test_a_hamlet_behind_a_small_word_is_nobody(lead: str) -> None:
    people = read(
        f"trung phu co 1 f1: phan van lam 1983, tx bn9968 hom qua\n{lead}ha van dung 71 hoa binh, ha thi la 75 hoa binh"
    )
    assert [(each.level, each.hamlet) for each in people.values()] == [
        ("F1", "Trung Phú"),
        ("F2", "Hòa Bình"),
        ("F2", "Hòa Bình"),
    ]
