"""Forms in a message: one labelled fact in each line, one person after the other."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON, june


def read(text: str) -> tuple[Person, ...]:
    return read_text(text, on=ON, hamlets=HAMLETS).people


LABELS = [
    "Họ và tên|Năm sinh|Giới tính|Thôn|Số điện thoại|Phân loại|Tiếp xúc với|Ngày tiếp xúc cuối|Hình thức|Từ|Đến",
    "HT|NS|GT|ĐC|SĐT|Diện|Liên quan|Ngày tx|Hình thức CL|Ngày bắt đầu|Ngày kết thúc",
    "Tên|Sinh năm|Giới|Nơi ở|ĐT|Diện F|Nguồn|Tx cuối|Nơi cách ly|Cách ly từ|Đến ngày",
    "1. Họ tên|2. Sinh|3. Giới tính|4. Chỗ ở|5. Điện thoại|6. Đối tượng|7. F1 liên quan|8. Ngày tiếp xúc|"
    "9. Hình thức cách ly|10. Từ ngày|11. Đến ngày",
]
SEPARATORS = [": ", " : ", " = ", " - "]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("between", ["\n\n", "\n-----\n", "\n"])
def test_each_line_of_a_form_tells_of_the_one_named_at_its_top(labels: str, separator: str, between: str) -> None:
    forms = [
        "Đậu Thị Sen|1990|Nữ|Trung Phú|0912000345|F2|F1 Võ Minh Lực|12/06/2021|tại nhà|13/06/2021|27/06/2021",
        "Kiều Văn Mão|1988|Nam|Hồng Lạc|không có|F2|F1 Võ Minh Lực|11/06/2021|tại nhà|13/06/2021|27/06/2021",
    ]
    rows = [
        "\n".join(label + separator + value for label, value in zip(labels.split("|"), form.split("|"), strict=True))
        for form in forms
    ]
    sen, mao = read(between.join(rows))
    assert (sen.full_name, sen.birth_year, sen.sex, sen.hamlet) == ("Đậu Thị Sen", 1990, "nữ", "Trung Phú")
    assert (sen.phone, sen.level, sen.source) == ("0912000345", "F2", "Võ Minh Lực")
    assert (sen.contact_date, sen.place) == (june(12), "home")
    assert (sen.quarantine_start, sen.quarantine_end) == (june(13), june(27))
    assert (mao.full_name, mao.phone, mao.source, mao.contact_date) == ("Kiều Văn Mão", None, "Võ Minh Lực", june(11))


def test_several_labels_of_a_form_stand_in_one_line() -> None:
    text = """F1 mới của xã:
Họ tên: Đậu Thị Sen
Sn: 1990, giới tính: nữ
Đ/c: thôn Cao Thắng; sđt: 0912000345
BN9968 tx ngày 9/6 cltt từ ngày 10/6

Họ tên: Kiều Văn Mão
Sn: 1988, giới tính: nam
Đ/c: thôn Hòa Bình; sđt: gọi qua vợ 0912000346
BN9968 tx ngày 8/6 cltt từ ngày 11/6"""
    sen, mao = read(text)
    assert (sen.level, sen.source, sen.contact_date, sen.quarantine_start) == ("F1", "BN9968", june(9), june(10))
    assert (mao.birth_year, mao.sex, mao.hamlet, mao.phone) == (1988, "nam", "Hòa Bình", None)
    assert (mao.source, mao.contact_date, mao.quarantine_start) == ("BN9968", june(8), june(11))


@pytest.mark.parametrize(
    "label", ["Người giám hộ", "Người khai báo", "Người liên hệ", "Cán bộ điều tra", "Người thân", "Chủ hộ"]
)
def test_whoever_else_a_form_names_is_not_listed(label: str) -> None:
    text = f"""Họ tên: Đậu Gia Bảo
Năm sinh: 2015
Thôn: Cao Thắng
Diện: F1
Nguồn: BN9968, ngày 7/6
{label}: Kiều Thị Lan 0912000345"""
    (child,) = read(text)
    assert (child.full_name, child.phone) == ("Đậu Gia Bảo", None)
    assert (child.source, child.contact_date) == ("BN9968", june(7))


def test_what_is_said_of_all_under_the_forms_is_no_part_of_the_last() -> None:
    text = """Họ tên: Đậu Thị Sen
Năm sinh: 1990
Thôn: Cao Thắng
Diện: F2 của Võ Minh Lực
Họ tên: Kiều Văn Mão
Năm sinh: 1988
Thôn: Cao Thắng
Diện: F2 của Võ Minh Lực
Cả 2 cách ly tại nhà từ 13/6"""
    assert {(each.place, each.quarantine_start) for each in read(text)} == {("home", june(13))}


def test_a_list_begins_behind_a_form() -> None:
    reading = read_text(
        "THÔNG TIN CA BỆNH\nHọ tên: Trương Hán Siêu\nNăm sinh: 1977\nMã BN: BN9955\nĐịa chỉ: thôn Hòa Bình\n"
        "DANH SÁCH F1:\n1. Lê Văn Tám 1980 Hòa Bình",
        on=ON,
        hamlets=HAMLETS,
    )
    assert [(person.full_name, person.level) for person in reading.people] == [
        ("Trương Hán Siêu", "F0"),
        ("Lê Văn Tám", "F1"),
    ]
