"""Where the people of a list live: a hamlet before their names, or the one for which the sender speaks."""

from __future__ import annotations

import pytest

from tests.domain.lists import people as read


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (
            "Hòa Bình Lê Quang Vĩnh 1979 nam 0919000731\nTrung Phú Ngô Thị Tuyết 1983",
            [("Lê Quang Vĩnh", "Hòa Bình"), ("Ngô Thị Tuyết", "Trung Phú")],
        ),
        (
            "hòa bình lê quang vĩnh 1979 nam\ntrung phú ngô thị tuyết 1983 nữ",
            [("Lê Quang Vĩnh", "Hòa Bình"), ("Ngô Thị Tuyết", "Trung Phú")],
        ),
        (
            "Hoa Binh le quang vinh 1979 nam\nCao Thang ngo thi tuyet 1983 nu",
            [("Le Quang Vinh", "Hòa Bình"), ("Ngo Thi Tuyet", "Cao Thắng")],
        ),
        (
            "1. CAO THẮNG LÊ QUANG VĨNH 1979 NAM\n2. HÒA BÌNH NGÔ THỊ TUYẾT 1983",
            [("Lê Quang Vĩnh", "Cao Thắng"), ("Ngô Thị Tuyết", "Hòa Bình")],
        ),
        ("1. Cao Thắng Hà, 1990\n2. Lê Hòa Bình, 1980", [("Cao Thắng Hà", None), ("Lê Hòa Bình", None)]),
    ],
)
def test_a_hamlet_may_stand_before_a_name(rows: str, people: list[tuple[str, str | None]]) -> None:
    assert [(each.full_name, each.hamlet) for each in read(f"F1 BN9959\n{rows}")] == people


@pytest.mark.parametrize(
    "opening",
    [
        "Cô Hiền à, tôi Bình CTV Trung Phú báo cô mấy người F2 trong thôn, t/x F1 Võ Tá Sơn",
        "Em Hoa YTT Trung Phú báo F2 của thôn em ạ, tx F1 Võ Tá Sơn",
        "Tôi là Bình trưởng thôn Trung Phú, báo trạm mấy trường hợp F2 của F1 Võ Tá Sơn:",
        "e Lan cộng tác viên dân số thôn Trung Phú gửi trạm F2 của F1 Võ Tá Sơn ạ",
        "Bên Trung Phú có 2 trường hợp F2 của F1 Võ Tá Sơn nhé",
        "Thôn mình (Trung Phú) có 2 F2 liên quan F1 Võ Tá Sơn",
        "Tổ covid Trung Phú báo: F2 của F1 Võ Tá Sơn",
        "a Hùng CAX báo F2 của F1 Võ Tá Sơn ở Trung Phú",
    ],
)
def test_who_writes_for_a_hamlet_says_so_in_his_first_words(opening: str) -> None:
    people = read(f"{opening}\n- ô. Nguyễn Doãn Cẩn s.n 1963 đ/t 0977.000.761\n- b. Phan Thị Tựu s.n 1965")
    assert [(each.full_name, each.level, each.hamlet, each.source) for each in people] == [
        ("Nguyễn Doãn Cẩn", "F2", "Trung Phú", "Võ Tá Sơn"),
        ("Phan Thị Tựu", "F2", "Trung Phú", "Võ Tá Sơn"),
    ]


@pytest.mark.parametrize(
    "phone",
    ["(đ/t con gái 0977.000.763)", "Đ/T chồng: 0977000763", "đ.t con trai 0977 000 763", "- đ/t: mẹ 0977000763"],
)
def test_the_phone_of_another_is_his_however_it_is_shortened(phone: str) -> None:
    (person,) = read(f"F2 của F1 Võ Tá Sơn\n1. Phan Thị Tựu s.n 1965 {phone}")
    assert (person.full_name, person.phone) == ("Phan Thị Tựu", None)


@pytest.mark.parametrize(
    ("beside", "hamlet"),
    [
        ("em trai, cùng nhà Linh", "Cao Thắng"),
        ("cùng thôn số 1", "Cao Thắng"),
        ("ở chung nhà với chị Linh", "Cao Thắng"),
        ("cùng nhà trọ", None),
        ("cùng nhà Hoa", None),
    ],
)
def test_who_lives_with_another_lives_in_his_hamlet(beside: str, hamlet: str | None) -> None:
    people = read(f"F2 của F1 Võ Tá Sơn\n1. Bùi Khánh Linh, nữ, 1999, Cao Thắng\n2. Bùi Gia Huân 2004 {beside}")
    assert [(each.full_name, each.hamlet) for each in people] == [
        ("Bùi Khánh Linh", "Cao Thắng"),
        ("Bùi Gia Huân", hamlet),
    ]
