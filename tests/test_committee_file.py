"""The committee file: the sample loads, and every kind of mistake names its line and what is expected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest

from bot.committee_file import SAMPLE, CommitteeFileError, parse, read
from bot.domain.roles import Role

TEXT = resources.files("bot.sample").joinpath(SAMPLE).read_text(encoding="utf-8")


def refused(text: str) -> str:
    with pytest.raises(CommitteeFileError) as error:
        parse(text, name="xa.toml")
    sentence = str(error.value)
    assert "\n" not in sentence
    return sentence


def line_with(text: str, part: str, *, occurrence: int = 1) -> int:
    """The line on which a text has its first (or another) occurrence of a part."""
    found = [number for number, line in enumerate(text.splitlines(), 1) if part in line]
    return found[occurrence - 1]


def test_the_sample_is_thach_thang_as_the_notice_names_it() -> None:
    file, sha256 = read(None)
    assert file.xa == "xã Thạch Thắng"
    assert [hamlet.ten for hamlet in file.thon] == ["Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"]
    leaders = [member.thon for member in file.nguoi if member.role is Role.HAMLET_LEADER and member.pho_cua is None]
    assert leaders == [hamlet.ten for hamlet in file.thon]
    assert {member.role for member in file.nguoi} == set(Role)
    due = {task.khoa: task.han for task in file.nhiem_vu}
    assert due["dang-ky-ho-xu-ly-rac"] == date(2021, 6, 20)
    assert len(sha256) == 64


def test_the_samples_hours_and_rules_are_those_of_the_design() -> None:
    rules = read(None)[0].rules
    assert (rules.nudge_days, rules.hours.nudges) == ((7, 3, 1), (time(7, 30), time(15, 0)))
    assert (rules.hours.quiet_from, rules.hours.quiet_until) == (time(21, 0), time(6, 30))
    assert rules.anonymise_after_days == 90


def test_what_is_left_out_takes_the_designs_defaults() -> None:
    small = """
        khoa = "a"
        xa = "xã A"
        ten_nhom = "A"
        [[thon]]
        ten = "B"
        [[nguoi]]
        khoa = "c"
        ho_ten = "C"
        vai_tro = "van_phong"
    """
    file = parse(small, name="xa.toml")
    assert file.rules.hours.summary == time(17, 0)
    assert file.rules.quarantine_rules == ()
    assert file.nhiem_vu == ()


# Each: what is replaced in the sample, by what, where the fault then stands (a part of its line), and what is said.
MISTAKES: list[tuple[str, str, str, str]] = [
    ('xa = "xã Thạch Thắng"', "xa = xã Thạch Thắng", "xa = xã Thạch Thắng", "không đọc được"),
    ('ten = "Hòa Bình"', 'ten = "Hòa Bình', 'ten = "Hòa Bình', "không đọc được"),
    ("[gio]", "[gio", "[gio", "không đọc được"),
    ("[quy_dinh]", "[gio]", "duong_day_nong", ""),  # said at the second one; see below
    ('xa = "xã Thạch Thắng"', "", "# Tệp khai báo", "mục xa: thiếu mục này"),
    ('xa = "xã Thạch Thắng"', "xa = 5", "xa = 5", "dấu nháy kép"),
    ('xa = "xã Thạch Thắng"', 'xa = ""', 'xa = ""', "không được để trống"),
    ('khoa = "thach-thang"', 'khoa = "Thạch Thắng"', 'khoa = "Thạch Thắng"', "chữ thường không dấu"),
    ("tong_hop = 17:00:00", "tong_hop = 17", "tong_hop = 17", "07:30:00"),
    ("tong_hop = 17:00:00", 'tong_hop = "năm giờ chiều"', "tong_hop =", "07:30:00"),
    ("tong_hop = 17:00:00", "tong_hop = 2021-06-14", "tong_hop =", "07:30:00"),
    ("tong_hop = 17:00:00", "tong_hopp = 17:00:00", "tong_hopp", "chính tả"),
    ("tong_hop = 17:00:00", "tong_hop = 22:00:00", "[gio]", "giờ 22:00 nằm trong khoảng yên tĩnh"),
    ("yen_tinh_tu = 21:00:00", "yen_tinh_tu = 21", "yen_tinh_tu = 21", "07:30:00"),
    ('yen_tinh_tu = 21:00:00', 'yen_tinh_tu = "21:00+07:00"', "yen_tinh_tu", "07:30:00"),
    ("nhac_viec = [07:30:00, 15:00:00]", "nhac_viec = []", "nhac_viec", "không được để trống"),
    ("nhac_viec = [07:30:00, 15:00:00]", "nhac_viec = [07:30:00, 15]", "nhac_viec", "07:30:00"),
    ("nhac_truoc_ngay = [7, 3, 1]", "nhac_truoc_ngay = [7, 0]", "nhac_truoc_ngay", "từ 1 trở lên"),
    ("nhac_truoc_ngay = [7, 3, 1]", "nhac_truoc_ngay = [99]", "nhac_truoc_ngay", "không quá 60"),
    ("nhac_truoc_ngay = [7, 3, 1]", 'nhac_truoc_ngay = ["bảy"]', "nhac_truoc_ngay", "cần một số"),
    ('nhom_xem = "viet_tat"', 'nhom_xem = "tất cả"', "nhom_xem", "'day_du', 'viet_tat'"),
    ("tu_ngay = 2021-05-05", "tu_ngay = 2021-06-31", "2021-06-31", "không đọc được"),
    ("tu_ngay = 2021-05-05", 'tu_ngay = "05/05/2021"', '"05/05/2021"', "2021-06-20"),
    ("tu_ngay = 2021-05-05", "tu_ngay = 20210505", "tu_ngay = 20210505", "2021-06-20"),
    ("tu_ngay = 2021-05-05", "tu_ngay = 0", "tu_ngay = 0", "2021-06-20"),
    ("so_ngay = 21", "so_ngay = 61", "so_ngay = 61", "không quá 60"),
    ("so_ngay = 21", "so_ngay = 21.5", "so_ngay = 21.5", "cần một số"),
    ("ngay_dau = 0", "ngay_dau = 2", "ngay_dau = 2", "0, 1"),
    ("so_ho = 185", 'so_ho = "nhiều"', 'so_ho = "nhiều"', "cần một số"),
    ("so_ho = 185", "so_ho = -1", "so_ho = -1", "từ 0 trở lên"),
    ('ten = "Trung Phú"', 'ten = "Nam Thắng"', "", "«Nam Thắng» đã có"),
    ('khoa = "cong_an"', 'khoa = "van_phong"', "", "«van_phong» đã có"),
    ('vai_tro = "cong_an"', 'vai_tro = "cong_an_vien"', "cong_an_vien", "'cong_an'"),
    ('vai_tro = "truong_ban"', "", "", "vai_tro: thiếu mục này"),
    ('thon = "Cao Thắng"', 'thon = "Thắng Cao"', 'thon = "Thắng Cao"', "không có thôn «Thắng Cao»"),
    ('thon = "Cao Thắng"', "", "", "cần có mục thon"),
    ('nguoi_lam = ["tram_y_te"]', 'nguoi_lam = ["tram_yte"]', "tram_yte", "không có người nào mang khoa «tram_yte»"),
    ('nguoi_lam = ["tram_y_te"]', "nguoi_lam = []", "nguoi_lam = []", "không được để trống"),
    ('nop_tai = ["dia_chinh", "ntm"]', 'nop_tai = ["cac_thon"]', "nop_tai", "không có người nào mang khoa «cac_thon»"),
    ("han = 2021-06-20", "", "", "cần có han hoặc lap_lai"),
    ("han = 2021-07-31", 'han = "cuối tháng"', 'han = "cuối tháng"', "2021-06-20"),
    ('lap_lai = "hang_ngay"', 'lap_lai = "hang_gio"', "hang_gio", "'hang_ngay'"),
    ('don_vi = "m"', 'don_vi = "cái"', 'don_vi = "cái"', "cần một trong"),
    ('"Cao Thắng" = 250', '"Cao Thắng" = 0', '"Cao Thắng" = 0', "từ 0 trở lên"),
    ('"Cao Thắng" = 250', '"Cao Thắg" = 250', "Cao Thắg", "không có thôn «Cao Thắg»"),
    ('"Cao Thắng" = 250', '"Cao Thắng" = "nhiều"', '"Cao Thắng" = "nhiều"', "cần một số"),
]  # fmt: skip
# Faults of absence and of doubling stand where the table, or the second of the two, stands.
PLACES: dict[str, Callable[[str], int]] = {
    'ten = "Trung Phú"': lambda text: line_with(text, 'ten = "Nam Thắng"', occurrence=2),
    'khoa = "cong_an"': lambda text: line_with(text, 'khoa = "van_phong"', occurrence=2),
    'vai_tro = "truong_ban"': lambda text: line_with(text, 'khoa = "truong_ban"') - 1,
    'thon = "Cao Thắng"': lambda text: line_with(text, 'khoa = "thon_cao_thang"') - 1,
    "han = 2021-06-20": lambda text: line_with(text, 'khoa = "dang-ky-ho-xu-ly-rac"') - 1,
}


@pytest.mark.parametrize(("old", "new", "place", "said"), [one for one in MISTAKES if one[3]])
def test_a_mistake_names_its_line_and_what_is_expected(old: str, new: str, place: str, said: str) -> None:
    assert TEXT.count(old) >= 1
    text = TEXT.replace(old, new, 1)
    line = line_with(text, place) if place else PLACES[old](text)
    sentence = refused(text)
    assert sentence.startswith(f"xa.toml, dòng {line}")
    assert said in sentence


def test_a_table_that_stands_twice_is_named_at_its_second_place() -> None:
    text = TEXT.replace("[quy_dinh]", "[gio]", 1)
    assert refused(text).startswith(f"xa.toml, dòng {line_with(text, '[gio]', occurrence=2)}")


@pytest.mark.parametrize(
    "text", ["", "\n", "# chỉ có lời\n", 'khoa = "a"\nxa = [\n', 'xa = """\n\n', "[[thon]]\n", "\0"]
)
def test_a_file_that_is_cut_or_empty_is_refused_with_a_line(text: str) -> None:
    assert refused(text).startswith("xa.toml, dòng ")


@pytest.mark.parametrize("at", [at for at in range(0, len(TEXT), 97) if TEXT[:at].count("[[nguoi]]") == 0])
def test_a_file_cut_anywhere_is_refused_in_one_sentence(at: int) -> None:
    assert refused(TEXT[:at]).startswith("xa.toml, dòng ")


def test_quantities_may_have_decimals() -> None:
    file = parse(TEXT.replace('"Cao Thắng" = 250', '"Cao Thắng" = 250.5', 1), name="xa.toml")
    found = [volume.chi_tieu["Cao Thắng"] for task in file.nhiem_vu for volume in task.khoi_luong]
    assert Decimal("250.5") in found


def test_hours_may_be_written_as_text() -> None:
    file = parse(TEXT.replace("tong_hop = 17:00:00", 'tong_hop = "16:45"', 1), name="xa.toml")
    assert file.rules.hours.summary == time(16, 45)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "xa.toml"
    path.write_bytes("\ufeff".encode() + TEXT.encode())
    assert read(path)[0] == read(None)[0]


@pytest.mark.parametrize("content", ["xã".encode("cp1258", errors="replace") + b"\xe3", TEXT.encode("utf-16")])
def test_a_file_in_another_encoding_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "xa.toml"
    path.write_bytes(content)
    with pytest.raises(CommitteeFileError, match="UTF-8"):
        read(path)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.toml", tmp_path):
        with pytest.raises(CommitteeFileError, match="COMMITTEE_FILE"):
            read(path)


def test_a_change_of_the_file_changes_its_sum(tmp_path: Path) -> None:
    path = tmp_path / "xa.toml"
    path.write_text(TEXT + "\n", encoding="utf-8")
    assert read(path)[1] != read(None)[1]
