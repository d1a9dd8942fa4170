"""What the last line of a list says of all above it, of each level by itself, or of them all together."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import june
from tests.domain.lists import people as read

TWO_LEVELS = "F1 của BN9948\n1. Phạm Thị Dưỡng 1994\nF2\n2. Lê Thị Ái 1966 (F1 Phạm Thị Dưỡng)\n"


@pytest.mark.parametrize(
    "last",
    [
        "F1 cltt, F2 cltn, đều tính từ 12/6 ạ",
        "F1 đi cltt, còn F2 cltn, tất cả từ 12/6",
        "F1 CLTT; F2 CLTN; cả 2 nhóm đều bắt đầu 12/6",
        "F1 vào khu tập trung, F2 cách ly tại nhà, cùng từ ngày 12/6",
        "Các F1 đưa đi cltt, F2 ở nhà hết. Tất cả từ 12/6",
        "F1 cltt. F2 cltn. Tất cả từ 12/6",
        "f1 cltt, f2 cltn, ca 2 nhom deu tu 12/6",
        "f1 di cltt 12/6 f2 cltn tu 12/6",
    ],
)
def test_the_end_of_a_sentence_about_each_level_may_speak_of_all(last: str) -> None:
    assert [(each.place, each.quarantine_start) for each in read(TWO_LEVELS + last)] == [
        ("centralised", june(12)),
        ("home", june(12)),
    ]


def test_each_level_has_its_own_day_where_each_is_told() -> None:
    people = read(TWO_LEVELS + "F1 CLTT từ 11/6; F2 CLTN từ 13/6")
    assert [(each.place, each.quarantine_start) for each in people] == [("centralised", june(11)), ("home", june(13))]


@pytest.mark.parametrize(
    "last",
    [
        "=> cả 3 vào khu cách ly tập trung của huyện lúc 22h ngày 13/6, e đi cùng xe",
        "cả 3 được đưa đi cltt hôm qua",
        "cả ba chuyển lên khu cách ly tập trung 13/6 rồi ạ",
        "cả 3 sẽ vào khu cách ly 13/6",
        "di cltt het hom qua roi c nhe",
        "đi CLTT hết từ hôm qua rồi ạ",
        "vào khu cách ly hết hôm 13/6",
        "cltt hết hôm qua rồi c nhé",
        "cách ly tập trung hết từ tối qua",
    ],
)
def test_all_went_however_it_is_said(last: str) -> None:
    people = read(f"F1 BN9948\n- Phạm Thị Dưỡng 1994\n- Lê Thị Ái 1966\n- Bùi Văn Tư 1970, quê gốc Can Lộc\n{last}")
    assert [each.full_name for each in people] == ["Phạm Thị Dưỡng", "Lê Thị Ái", "Bùi Văn Tư"]
    assert {(each.place, each.quarantine_start, each.quarantine_end) for each in people} == {
        ("centralised", june(13), None)
    }


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("F2 hết hạn cltn hôm nay 14/6 có mấy ng này", (None, june(14))),
        ("F2 kết thúc cách ly tại nhà 14/6:", (None, june(14))),
        ("F2 hoàn thành thời gian cách ly y tế tại nhà ngày 14/6", (None, june(14))),
        ("F2 cltn hết 20/6", (None, june(20))),
        ("F2 đi cách ly hết 20/6", (None, june(20))),
    ],
)
def test_the_day_on_which_quarantine_ends(text: str, days: tuple[date | None, date | None]) -> None:
    (person,) = read(f"{text}\nBiện Thanh Tú , 1979 , t.phú")
    assert (person.quarantine_start, person.quarantine_end) == days


@pytest.mark.parametrize("ditto", ["nt nt nt", '" " "', "n/t n/t n/t", "// // //", "nt", "thôn nt, tx nt, cltn nt"])
def test_dittos_stand_between_spaces_too(ditto: str) -> None:
    people = read(
        "F2 bổ sung (F1 Lê Thị Linh), nt = như trên\n"
        "1 Nguyễn Hữu Cương 82 nam Hồng Lạc tx 11/6 cltn 12/6-26/6 0977 000 761\n"
        f"2 Nguyễn Thị Xuyến 84 nữ {ditto} 0977 000 762"
    )
    told = {(each.hamlet, each.contact_date, each.place, each.quarantine_start, each.quarantine_end) for each in people}
    assert told == {("Hồng Lạc", june(11), "home", june(12), june(26))}
    assert [each.phone for each in people] == ["0977000761", "0977000762"]


@pytest.mark.parametrize(
    "row",
    ["VƯƠNG ĐÌNH TÙNG    Nam    20/8/1976", "Vương Đình Tùng   Nam    1976    Hồng Lạc", "Vương Đình  Tùng nam 1976"],
)
def test_wide_gaps_stand_between_columns(row: str) -> None:
    (person,) = read(f"F1 BN9948\n01. {row}")
    assert (person.full_name, person.sex, person.birth_year) == ("Vương Đình Tùng", "nam", 1976)


@pytest.mark.parametrize(
    "told", ["(quê gốc Can Lộc) 0919000721", ", quê Thạch Hà Hà Tĩnh, 0919000721", "0919000721, đang làm ở Vũ Quang"]
)
def test_where_somebody_comes_from_is_nobody(told: str) -> None:
    (person,) = read(f"F1 BN9948\n1. Cao Tiến Đạo 1997 nam Hồng Lạc {told}")
    assert (person.full_name, person.hamlet, person.phone) == ("Cao Tiến Đạo", "Hồng Lạc", "0919000721")


FAMILY = "Nhà a Hùng (F1) e liệt kê luôn F2 nhé cả nhà:\nvợ: Lê Thị Nết 1985, 0944111222\nmẹ: Cao Thị Xuyến 1955\n"


@pytest.mark.parametrize(
    "home",
    [
        "nhà ở Trung Phú, cltn từ 12/6",
        "Cả nhà đều ở thôn Trung Phú. Cltn từ 12/6",
        "ở Trung Phú hết ạ, cltn từ 12/6",
        "Địa chỉ: thôn Trung Phú, cách ly tại nhà từ 12/6",
        "gia đình ở Trung Phú, cả nhà cltn từ 12/6",
    ],
)
def test_where_a_family_lives_may_be_told_under_it(home: str) -> None:
    people = read(f"{FAMILY}{home}")
    told = [(each.full_name, each.level, each.hamlet, each.place) for each in people]
    assert told == [
        ("Lê Thị Nết", "F2", "Trung Phú", "home"),
        ("Cao Thị Xuyến", "F2", "Trung Phú", "home"),
    ]


def test_who_is_called_over_a_list_may_be_named_in_full_under_it() -> None:
    people = read(f"{FAMILY}nhà ở Trung Phú, cltn từ 12/6\na Hùng là Phạm Văn Hùng, F1 của BN9921")
    assert [(each.full_name, each.level, each.source, each.hamlet) for each in people] == [
        ("Lê Thị Nết", "F2", "Phạm Văn Hùng", "Trung Phú"),
        ("Cao Thị Xuyến", "F2", "Phạm Văn Hùng", "Trung Phú"),
        ("Phạm Văn Hùng", "F1", "BN9921", None),
    ]


def test_an_earlier_list_is_taken_back_and_nobody_off_it() -> None:
    text = "E lập lại ds cho gọn, bỏ ds lúc chiều nhé\nF1 (BN9933):\n+ Lương Xuân Trương 1991 N.Thắng 0909 123 451\n"
    people = read(f"{text}+ Lương Văn Tấn 1960 N.Thắng 0909 123 453 (bố Trương)")
    assert [(each.full_name, each.change, each.phone) for each in people] == [
        ("Lương Xuân Trương", None, "0909123451"),
        ("Lương Văn Tấn", None, "0909123453"),
    ]


@pytest.mark.parametrize("kin", ["mẹ Trương", "(mẹ anh Trương)", "con dâu ông Trương", "vợ a Trương"])
def test_a_relative_of_an_f1_met_him(kin: str) -> None:
    text = "F1 (BN9933):\n1. Lương Xuân Trương 1961\n2. Hồ Văn Tám 1970\nF2:\n3. Đào Thị Miện 1963 "
    assert [each.source for each in read(f"{text}{kin}")] == ["BN9933", "BN9933", "Lương Xuân Trương"]


@pytest.mark.parametrize("label", ["F1 là:", "F1:", "F1 là", "F1 liên quan:"])
def test_whom_each_met_may_stand_behind_a_label(label: str) -> None:
    people = read(f"F2 mới\nTên: Lê Văn Kiện, tuổi: 34, thôn: H.Lạc, {label} Trương Mỹ Nhan, ngày TX: 10/6")
    assert [(each.full_name, each.level, each.source) for each in people] == [("Lê Văn Kiện", "F2", "Trương Mỹ Nhan")]
