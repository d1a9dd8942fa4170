"""Lines under a list that put it right: names, removals, levels and facts, whoever they are told of and however."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON

LIST = """F1 của BN9930, cltt từ 12/6:
1. Lê Trọng Tuấn, 1978, Nam Thắng, 0985000611
2. Nguyễn Thị Chắt, 1987, Hồng Lạc, 0985000612
3. Hoàng Đoan, 1969, Cao Thắng
4. Hoàng Phương Chi, 2003, Cao Thắng"""


def after(sentence: str) -> tuple[Person, ...]:
    """Those of the list, who stay as many and in their order."""
    people = read_text(f"{LIST}\n{sentence}", on=ON, hamlets=HAMLETS).people
    assert len(people) == 4
    return people


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Số 2 tên đúng là Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Đính chính: STT 2 tên là Nguyễn Thị Chắc, không phải Chắt", "Nguyễn Thị Chắc"),
        ("STT 2: sửa tên thành Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Sửa tên số 2: Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Tên đúng của số 2 là Nguyễn Thị Chắc ạ", "Nguyễn Thị Chắc"),
        ("Chị Chắt tên đúng là Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Đính chính tên: Nguyễn Thị Chắt sửa thành Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Nguyễn Thị Chắt → Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Nguyễn Thị Chắc chứ không phải Nguyễn Thị Chắt", "Nguyễn Thị Chắc"),
        ("Người thứ hai tên đúng là Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Xin lỗi em viết sai tên chị Chắt, đúng phải là Nguyễn Thị Chắc", "Nguyễn Thị Chắc"),
        ("Em nhầm tên một bà, tên đúng là Nguyễn Thị Chắc ạ", "Nguyễn Thị Chắc"),
        ("sua lai so 2 ten dung la Nguyen Thi Chac", "Nguyen Thi Chac"),
        ("Nhờ chị sửa số 2 thành Nguyễn Thị Chắt Em", "Nguyễn Thị Chắt Em"),
        ("Thay số 2 bằng: Lê Thị Chắn, 1987, Hồng Lạc", "Lê Thị Chắn"),
    ],
)
def test_a_name_is_put_right(sentence: str, name: str) -> None:
    people = after(sentence)
    assert [person.full_name for person in people] == ["Lê Trọng Tuấn", name, "Hoàng Đoan", "Hoàng Phương Chi"]
    assert (people[1].birth_year, people[1].phone) == (1987, "0985000612")


@pytest.mark.parametrize(
    ("sentence", "removed"),
    [
        ("Bỏ STT 3, 4", [3, 4]),
        ("Loại số 3 và số 4 ra khỏi danh sách", [3, 4]),
        ("Hủy số 4", [4]),
        ("Hủy tên Hoàng Phương Chi, trùng danh sách xã bạn", [4]),
        ("Xóa chị Chi giúp em", [4]),
        ("Chị Chi đưa ra khỏi danh sách nhé", [4]),
        ("Số 2 trùng số 1, bỏ số 2", [2]),
        ("Số 4 đã hoàn thành cách ly, đưa ra khỏi danh sách", [4]),
        ("Người cuối cùng bỏ ra nhé, nhầm người", [4]),
        ("bo so 4 nhe em ghi nham", [4]),
        ("con so 3 bo di, da hoan thanh cach ly", [3]),
        ("Sửa: 1 sinh 1987, 2 bỏ, 3 giữ nguyên", [2]),
        ("Qua camera, anh số 1 và chị số 4 không gặp BN9930, đưa ra khỏi danh sách", [1, 4]),
    ],
)
def test_whoever_is_taken_off_is(sentence: str, removed: list[int]) -> None:
    assert [at for at, person in enumerate(after(sentence), start=1) if person.change == "removed"] == removed


@pytest.mark.parametrize(
    ("sentence", "at", "said"),
    [
        ("Năm sinh của số 1 là 1987, em ghi nhầm 1978", 1, {"birth_year": 1987}),
        ("Cho em sửa lại năm sinh chị Chi là 2004", 4, {"birth_year": 2004, "sex": "nữ"}),
        ("Sửa chị Chắt: sn 1978, đt 0985000699", 2, {"birth_year": 1978, "phone": "0985000699", "sex": "nữ"}),
        ("ủa quên chị Chắt mới đổi số 0985000699", 2, {"phone": "0985000699"}),
        ("sđt chị Chắt thừa số, đúng là 0985000662", 2, {"phone": "0985000662"}),
        ("Số đt anh Tuấn: 0985000661, số cũ em gõ nhầm", 1, {"phone": "0985000661", "sex": "nam"}),
        ("ĐC: anh Tuấn ở Hồng Lạc chứ không phải Nam Thắng", 1, {"hamlet": "Hồng Lạc", "full_name": "Lê Trọng Tuấn"}),
        ("Anh Tuấn sửa thôn thành Hòa Bình", 1, {"hamlet": "Hòa Bình", "full_name": "Lê Trọng Tuấn"}),
        ("Người số 1 sửa thôn: Hòa Bình", 1, {"hamlet": "Hòa Bình"}),
        ("Đính chính giới tính STT 3: nữ", 3, {"sex": "nữ"}),
        ("À quên, anh Tuấn lên F0 rồi nhé", 1, {"level": "F0", "change": "promoted", "place": None}),
        ("Rà soát lại số 3 không phải F1, là F2 của Lê Trọng Tuấn", 3, {"level": "F2", "source": "Lê Trọng Tuấn"}),
        ("Cập nhật 11h: dòng 3 hạ xuống F2, dòng 1 và 2 giữ nguyên", 3, {"level": "F2", "source": None}),
        ("Ngày cách ly của số 3 là 13/6, không phải 12/6", 3, {"quarantine_start": date(2021, 6, 13)}),
        ("(*) STT 1 sửa tiếp xúc thành 10/6", 1, {"contact_date": date(2021, 6, 10)}),
        ("STT 3: F1 của BN9952, đánh nhầm số", 3, {"level": "F1", "source": "BN9952"}),
        ("Mọi người sửa giúp: chị Chi sn 2004", 4, {"birth_year": 2004}),
    ],
)
def test_a_fact_is_put_right_of_whom_it_is_told(sentence: str, at: int, said: dict[str, Any]) -> None:
    before, people = after(""), after(sentence)
    assert {name: getattr(people[at - 1], name) for name in said} == said
    assert [one for one in people if one is not people[at - 1]] == [one for one in before if one is not before[at - 1]]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Ghi nhầm nguồn rồi, cả 4 người là F1 của BN9931", {"source": "BN9931", "level": "F1"}),
        ("Tất cả là F2 chứ không phải F1, em ghi nhầm tiêu đề", {"source": None, "level": "F2"}),
        ("Sửa lại ngày cách ly cả 4 người: từ 13/6", {"quarantine_start": date(2021, 6, 13)}),
        ("Đính chính: cách ly từ 13/6 chứ không phải 12/6", {"quarantine_start": date(2021, 6, 13)}),
        ("Ghi nhầm ngày, cltt từ 13/6, sửa cho cả 4 người", {"quarantine_start": date(2021, 6, 13)}),
    ],
)
def test_what_was_wrong_for_all_is_put_right_for_all(sentence: str, said: dict[str, Any]) -> None:
    for person in after(sentence):
        assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Số 1 và số 2 bị đảo số điện thoại cho nhau",
        "Số điện thoại của số 1 và số 2 đảo ngược nhau ạ",
        "Hai số điện thoại trên bị đảo cho nhau, sửa giúp em",
        "anh Tuấn và chị Chắt bị ghi ngược số điện thoại",
    ],
)
def test_exchanged_phones_are_given_back(sentence: str) -> None:
    assert [person.phone for person in after(sentence)][:2] == ["0985000612", "0985000611"]


def test_letters_before_the_people_are_their_places() -> None:
    text = "F2 thôn Hòa Bình:\na) Mông Thị Xoan, 1960\nb) Mông Văn Tuất, 1958\nc) Mông Văn Hợi, 1990\n"
    people = read_text(f"{text}Mục b đưa ra khỏi danh sách. Mục c sn 1991", on=ON, hamlets=HAMLETS).people
    assert [(person.birth_year, person.change) for person in people] == [
        (1960, None),
        (1958, "removed"),
        (1991, "corrected"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sửa lại giờ họp giúp em, anh Đoàn",
    ],
)
def test_talk_of_somebody_else_changes_nobody(sentence: str) -> None:
    assert after(sentence) == after("")


@pytest.mark.parametrize(
    ("sentence", "at", "said"),
    [
        ("Đính chính STT 2: sinh năm 1978.", 2, {"birth_year": 1978}),
        ("Sửa: số 2 tên là Nguyễn Thị Chắc, số 1 giữ nguyên.", 2, {"full_name": "Nguyễn Thị Chắc"}),
        ("Em sửa lại số 3 lên F0 nhé, còn lại giữ nguyên:", 3, {"level": "F0"}),
        ("Bỏ STT 4 trong danh sách dưới đây", 4, {"change": "removed"}),
        ("ĐC: số 2 sn 1978, ở Hòa Bình", 2, {"birth_year": 1978, "hamlet": "Hòa Bình"}),
        ("Đính chính: chị Nguyễn Thị Chắt sinh 1978, không phải 1987. Danh sách cũ:", 2, {"birth_year": 1978}),
        ("Số 2 sai sđt, đúng là 0985000699\nDanh sách:", 2, {"phone": "0985000699"}),
        ("Lưu ý STT 3 chuyển F0", 3, {"level": "F0"}),
        ("Anh Tuấn đổi số 0985000661 nhé mọi người. Ds cũ đây ạ", 1, {"phone": "0985000661", "sex": "nam"}),
        ("Dòng 3 đưa ra khỏi danh sách vì không tiếp xúc:", 3, {"change": "removed"}),
    ],
)
def test_a_correction_may_stand_above_its_list(sentence: str, at: int, said: dict[str, Any]) -> None:
    before, people = after(""), read_text(f"{sentence}\n{LIST}", on=ON, hamlets=HAMLETS).people
    assert len(people) == 4
    assert {name: getattr(people[at - 1], name) for name in said} == said
    others = [one for one in people if one is not people[at - 1]]
    assert [(one.full_name, one.level, one.birth_year, one.phone, one.change) for one in others] == [
        (one.full_name, one.level, one.birth_year, one.phone, one.change) for one in before if one is not before[at - 1]
    ]


def test_a_list_said_to_be_put_right_is_not_changed_again() -> None:
    people = read_text(f"Em đã bỏ số 4 cũ, danh sách mới:\n{LIST}", on=ON, hamlets=HAMLETS).people
    assert [person.change for person in people] == [None] * 4


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Tuấn tx 10/6, Chắt tx 11/6, Đoan và Chi tx 9/6", (10, 11, 9, 9)),
        ("anh Tuấn tx 10/6, chị Chắt và em Chi tx 11/6", (10, 11, None, 11)),
    ],
)
def test_several_are_called_in_one_line(sentence: str, days: tuple[int | None, ...]) -> None:
    assert tuple(one.contact_date.day if one.contact_date else None for one in after(sentence)) == days


@pytest.mark.parametrize(
    ("sentence", "at", "said"),
    [
        ("Người đầu tiên trong danh sách sinh năm 1987", 1, {"birth_year": 1987}),
        ("Sửa dòng 2 thành: Nguyễn Thị Chắc, 1978, Hồng Lạc", 2, {"full_name": "Nguyễn Thị Chắc", "birth_year": 1978}),
        ("3 -> F0", 3, {"level": "F0"}),
        ("2 bỏ", 2, {"change": "removed"}),
        ("STT 2 -> bỏ", 2, {"change": "removed"}),
    ],
)
def test_bare_numbers_and_places_in_the_list_are_understood(sentence: str, at: int, said: dict[str, Any]) -> None:
    person = after(sentence)[at - 1]
    assert {name: getattr(person, name) for name in said} == said


@pytest.mark.parametrize("given", ["Dũng", "Nhâm", "Thầy", "Bộ", "Loại", "Đôi"])
@pytest.mark.parametrize("lead", ["", "- ", "1045. ", "* "])
def test_a_namesake_whose_name_is_like_a_word_of_correcting_is_listed(given: str, lead: str) -> None:
    lines = [
        f"{lead}Phan Xuân {given}, SN 1941, thôn Trung Phú, SĐT 0910001044, cách ly tại nhà từ 10/06/2021",
        f"{lead}Hồ Quang {given}, SN 1957, thôn Cao Thắng, SĐT 0910001091, cách ly tại nhà từ 10/06/2021",
        f"{lead}Võ Thị {given}, SN 1993, thôn Nam Thắng, SĐT 0910001249, cách ly tại nhà từ 10/06/2021",
    ]
    reading = read_text("DANH SÁCH F2\n" + "\n".join(lines), on=ON, hamlets=HAMLETS)
    assert [person.birth_year for person in reading.people] == [1941, 1957, 1993]
