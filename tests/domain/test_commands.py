"""Commands as people type them: with and without accents, the slash, spaces and the right spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands import COMMANDS, Said, recognise

BOT = ("bcd_thach_thang_bot",)
NAMES = [name for spec in COMMANDS for name in (spec.name, *spec.aliases)]


def heard(text: str, *, private: bool = True) -> tuple[str | None, str] | None:
    said = recognise(text, private=private, usernames=BOT)
    return None if said is None else (said.name, said.args)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/tiendo đường 120m", ("tiendo", "đường 120m")),
        ("/tien do duong 120m", ("tiendo", "duong 120m")),
        ("/tiến độ đường 120m", ("tiendo", "đường 120m")),
        ("/Tiến Độ: đường 120m", ("tiendo", "đường 120m")),
        ("/tien_do đường 120m", ("tiendo", "đường 120m")),
        ("  /tiendo   đường 120m ", ("tiendo", "đường 120m")),
        ("/tiendo", ("tiendo", "")),
        ("/báo cáo tiến độ đường 120m", ("tiendo", "đường 120m")),
        ("/BATDAU", ("batdau", "")),
        ("/bắt đầu", ("batdau", "")),
        ("/start abc-DEF_1", ("batdau", "abc-DEF_1")),
        ("/danhsach@BCD_Thach_Thang_bot Nam Thắng", ("danhsach", "Nam Thắng")),
        ("/trợ giúp", ("trogiup", "")),
        ("/hướng dẫn", ("trogiup", "")),
        ("/nhiệm vụ", ("nhiemvu", "")),
        ("/tổng hợp 14/06", ("tonghop", "14/06")),
        ("/moi lãnh đạo thôn Nam Thắng", ("moi", "lãnh đạo thôn Nam Thắng")),
        ("/gắn", ("gan", "")),
        ("/danh sách thành viên", ("thanhvien", "")),
        ("/huỷ", ("huy", "")),
        ("/dangky hộ bà Hoa PA1", ("dangky", "bà Hoa PA1")),
        ("/dang ky ho ba Hoa", ("dangky", "ba Hoa")),
        ("/dangkyho 5 hộ", ("dangky", "5 hộ")),
        ("/dangky Hồ Văn Nam PA1", ("dangky", "Hồ Văn Nam PA1")),
        ("/dangky Ho Van Nam", ("dangky", "Ho Van Nam")),
        ("/đăng ký hố rác 80 hộ", ("dangky", "hố rác 80 hộ")),
    ],
)
def test_a_command_with_a_slash_is_heard_everywhere(text: str, expected: tuple[str, str]) -> None:
    assert heard(text) == expected
    assert heard(text, private=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tiến độ đường 120m", ("tiendo", "đường 120m")),
        ("Tien do duong 120m, kenh 20m va ranh 30m, da do xong be tong doan dau", ("tiendo", None)),
        ("trợ giúp", ("trogiup", "")),
        ("Danh sách", ("danhsach", "")),
        ("danh sach nam thang", ("danhsach", "nam thang")),
        ("nhiệm vụ", ("nhiemvu", "")),
        ("việc", ("nhiemvu", "")),
        ("tổng hợp hôm qua", ("tonghop", "hôm qua")),
        ("mời lãnh đạo thôn Nam Thắng", ("moi", "lãnh đạo thôn Nam Thắng")),
        ("moi lanh dao thon nam thang", ("moi", "lanh dao thon nam thang")),
        ("thôi", ("huy", "")),
        ("Huỷ", ("huy", "")),
        ("hủy.", ("huy", "")),
    ],
)
def test_in_private_a_command_needs_no_slash(text: str, expected: tuple[str, str | None]) -> None:
    found = heard(text)
    assert found is not None
    assert found[0] == expected[0]
    if expected[1] is not None:
        assert found[1] == expected[1]
    assert heard(text, private=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "Danh sách F1 ngày 14/06/2021:\nNguyễn Văn Kiên, 1985, thôn Nam Thắng",
        "Danh sách F1 của xã Thạch Thắng ngày 14/06/2021",
        "Danh sách\nF1 Nguyễn Văn Kiên 1985",
        "Mới: F1 Nguyễn Văn Kiên, 1985, thôn Nam Thắng",
        "Mới có 2 ca F1 ở Hòa Bình",
        "Mọi người đã ổn cả",
        "Gần chợ",
        "Thời tiết xấu",
        "Việt Nam",
        "",
        "   ",
        "chào đồng chí",
        "F1 Nguyễn Văn Kiên, 1985, Nam Thắng",
    ],
)
def test_what_people_write_otherwise_is_no_command(text: str) -> None:
    assert heard(text) is None
    assert heard(text, private=False) is None


@pytest.mark.parametrize("text", ["/", "/ tiendo", "//", "tiendo/"])
def test_a_lone_slash_is_no_command(text: str) -> None:
    found = recognise(text, private=False, usernames=BOT)
    assert found is None or found.name is None


@pytest.mark.parametrize("private", [True, False])
def test_a_command_for_another_bot_is_not_ours(private: bool) -> None:
    assert recognise("/danhsach@OtherBot", private=private, usernames=BOT) is None
    assert recognise("/khong_co@OtherBot", private=private, usernames=BOT) is None
    assert recognise("/danhsach@bcd_thach_thang_bot", private=private) is None  # we do not know our name yet


@pytest.mark.parametrize(
    ("text", "near"),
    [("/tiendoo", "tiendo"), ("/tidno", "tiendo"), ("/danhsah", "danhsach"), ("/trogip", "trogiup"),
     ("/nhiemvụ1", "nhiemvu"), ("/xyzt", None), ("/123", None)],
)  # fmt: skip
def test_a_misspelt_command_names_the_nearest(text: str, near: str | None) -> None:
    said = recognise(text, private=False, usernames=BOT)
    assert said is not None
    assert said.name is None
    assert said.near == near


def test_a_misspelt_command_keeps_what_followed() -> None:
    assert recognise("/tiendoo đường 120m", private=True) == Said(None, "đường 120m", "tiendoo", "tiendo")


def test_no_two_commands_share_a_name() -> None:
    assert len(NAMES) == len(set(NAMES))


def test_names_are_what_a_network_takes_as_a_command() -> None:
    assert all(name.isascii() and name.isalnum() and name == name.lower() and len(name) <= 32 for name in NAMES)


@given(st.sampled_from(NAMES), st.text("0123456789abc đườngkênh", max_size=20), st.booleans())
def test_a_name_with_its_slash_is_always_that_command(name: str, rest: str, private: bool) -> None:
    said = recognise(f"/{name} | {rest}", private=private)
    assert said is not None
    assert said.name is not None
    assert name in NAMES_OF[said.name]
    assert said.args == f"| {rest}".strip(" :,")


NAMES_OF = {spec.name: {spec.name, *spec.aliases} for spec in COMMANDS}


@given(st.text(), st.booleans())
def test_any_text_can_be_heard(text: str, private: bool) -> None:
    said = recognise(text, private=private, usernames=BOT)
    if said is not None and not private:
        assert text.strip().startswith("/")
