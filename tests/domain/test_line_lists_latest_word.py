"""What is said last of somebody holds: a longer quarantine, a value put right, a case found behind a whole list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON, june
from tests.domain.lists import by_name as people_in

BINH, GAM = "Nguyễn Văn Bình", "Lê Thị Gấm"


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("cách ly tại nhà từ 31/5 đến 14/6, gia hạn đến hết 21/6", june(21)),
        ("CLTN 31/5-14/6 kéo dài thêm 7 ngày đến 21/6", june(21)),
        ("cltn từ 01/6 đến 15/6 nay lùi đến 22/6", june(22)),
        ("cltn từ 01/6; ngày kết thúc trước đây ghi 25/6 là nhầm, đúng là 15/6", june(15)),
        ("cltn từ 01/6, hết 25/6 (ghi sai, đúng là 15/6)", june(15)),
        ("cltn từ 01/6 đến 15/6, thực tế đến 20/6 mới hết", june(20)),
        ("cltn 01/6, hạn cũ 15/6, hạn mới 22/6", june(22)),
        ("cltn 01/6 đến 15/6, thêm 1 tuần (22/6)", june(22)),
        ("cltn 01/6 - 15/6 => 22/6", june(22)),
        ("cltn 01/6 - 15/6, đã gia hạn thêm tới 22/6 do F1 dương tính", june(22)),
        ("hết hạn 15/6 đổi thành 22/6", june(22)),
        ("cltn 01/6 - 15/6 (giữ nguyên)", june(15)),
    ],
)
def test_the_last_day_said_latest_holds(said: str, end: date) -> None:
    person = people_in(f"F2 của F1 Dương Công Thuận\n1. {BINH}, 1990, Hồng Lạc: {said}")[BINH]
    assert (person.level, person.quarantine_end) == ("F2", end)
    assert person.change in (None, "corrected")


@pytest.mark.parametrize(
    ("behind", "phone", "sex"),
    [
        ("0962000233 (em gái, tx BN9930, CLTT từ 14/6)", "0962000233", "nữ"),
        ("0962000233 (vợ ông Sừ, CLTN từ 14/6)", "0962000233", "nữ"),
        ("0962000233 (con gái ông Trần Văn Sừ)", "0962000233", "nữ"),
        ("0962000233 (con của BN9930)", "0962000233", None),
        ("0962000233 (vợ số 1)", "0962000233", "nữ"),
        ("0962000233 (vợ)", "0962000233", "nữ"),
        ("0962000233 (em trai)", "0962000233", "nam"),
        ("0962000233 (số vợ)", None, None),
        ("0962000233 (con trai nghe máy)", None, None),
        ("0962000233 (số của con gái)", None, None),
        ("0962000233 (mẹ cháu)", None, None),
    ],
)
def test_kin_behind_a_phone_tells_whose_it_is_or_whom_he_met(behind: str, phone: str | None, sex: str | None) -> None:
    person = people_in(f"F2\n1. Võ Kim Sừ, 1959\n2. Vũ Hoài An, 1980, Nam Thắng, {behind}")["Vũ Hoài An"]
    assert (person.level, person.phone, person.sex) == ("F2", phone, sex)


LIST = f"""F2 của một F1 ở xã bên:
1. {BINH}, 1990, Hồng Lạc
2. {GAM}, 1992, Hồng Lạc
3. Trần Sơn Hà, 1978, Nam Thắng"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Trưa nay CDC báo người F1 đó dương tính, mã BN9955. Do đó số 1 và số 2 chuyển từ F2 lên F1 của BN9955, chiều "
        "nay 14/6 đi cách ly tập trung.\nSố 3 không gặp BN9955 mà chỉ gặp anh Bình (số 1) ngày 13/6 nên vẫn là F2",
        "F1 đó nay dương tính. Vì vậy số 1, số 2 lên F1 của BN9955, cltt từ 14/6\n"
        "Số 3 chưa gặp BN9955, chỉ tx số 1 hôm 13/6, vẫn F2",
    ],
)
def test_a_source_that_became_a_case_lifts_those_who_met_it(sentence: str) -> None:
    people = people_in(f"{LIST}\n{sentence}")
    for name in (BINH, GAM):
        one = people[name]
        assert (one.level, one.source, one.place, one.quarantine_start) == ("F1", "BN9955", "centralised", june(14))
    other = people["Trần Sơn Hà"]
    assert (other.level, other.source, other.contact_date) == ("F2", BINH, june(13))


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("F3 tiếp xúc với chị Gấm nay là F2, cltn từ 14/6:", "F2"),
        ("F3 của chị Gấm lên F2:", "F2"),
        ("F2 tx với chị Gấm:", "F2"),
        ("Các F2 gặp cùng chị Gấm:", "F2"),
    ],
)
def test_a_heading_calls_the_source_by_a_given_name(heading: str, level: str) -> None:
    text = f"F1 của BN9940:\n+ {GAM}, nữ, 1992, Hồng Lạc\n+ {BINH}, nam, 1961\n{heading}\n+ Đào Công Tráng, 1965"
    person: Any = people_in(text)["Đào Công Tráng"]
    assert (person.level, person.source) == (level, GAM)


@pytest.mark.parametrize(
    ("told", "level", "source"),
    [
        ("trước là F2 nay lên F1 vì bạn cùng phòng dương tính (BN9750), đi CLTT 14/6", "F1", "BN9750"),
        ("F2 lên F1 do chồng có kết quả dương tính BN9751", "F1", "BN9751"),
        ("F1, vợ dương tính (BN9752), đi cltt 13/6", "F1", "BN9752"),
        ("F1 của chị Hoa (vừa dương tính, BN9750)", "F1", "BN9750"),
        ("chuyển từ F2 sang F1 do con gái là BN9755 dương tính sáng nay", "F1", "BN9755"),
        ("nâng lên F1 vì hàng xóm thành F0 (BN9756)", "F1", "BN9756"),
        ("F1, cùng phòng với người vừa dương tính BN9757", "F1", "BN9757"),
        ("F2 lên F1: mẹ chồng xét nghiệm dương tính hôm 13/6", "F1", None),
        ("f2 len f1 vi dong nghiep duong tinh (bn9758)", "F1", "BN9758"),
        ("trước F1 nay dương tính BN9753", "F0", None),
        ("(F1) xn lần 2 ngày 12/6 dương tính, mã BN9758", "F0", None),
        ("F1, tx với chị Hoa, nay dương tính BN9759", "F0", None),
    ],
)
def test_a_positive_test_of_somebody_else_makes_no_case(told: str, level: str, source: str | None) -> None:
    (person,) = read_text(f"1. Đặng Nhật Niên 1996, {told}", on=ON, hamlets=HAMLETS).people
    assert (person.level, person.source, person.sex) == (level, source, None)


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ("Trước đây: F1. Hiện nay: F0, nhập viện ngày 14/6", "F0"),
        ("trạng thái cũ: F2, trạng thái mới: F1", "F1"),
        ("(trước: F3, nay: F2)", "F2"),
        ("truoc do: F2, hien tai: F1", "F1"),
        ("mức cũ: F1; mức mới: F2", "F2"),
    ],
)
def test_labels_tell_which_of_two_levels_holds_now(told: str, level: str) -> None:
    (person,) = read_text(f"1. Lê Văn Na, 1980, Hồng Lạc. {told}", on=ON, hamlets=HAMLETS).people
    assert person.level == level


def test_whose_wife_somebody_is_whom_he_met() -> None:
    text = "1. Bùi Khắc Vũ, nam, 1983, Trung Phú, nay là F0\n"
    text += "2. Phan Thị Hiền, nữ, 1985, Trung Phú, F1 do là vợ Bùi Khắc Vũ, tiếp xúc đến ngày 13/6"
    first, second = read_text(text, on=ON, hamlets=HAMLETS).people
    assert (first.sex, first.contact_date) == ("nam", None)
    assert (second.level, second.source, second.contact_date) == ("F1", "Bùi Khắc Vũ", date(2021, 6, 13))


@pytest.mark.parametrize("label", ["Họ và tên người khai", "Họ tên người cách ly", "Họ tên công dân"])
def test_a_form_names_who_fills_it_in(label: str) -> None:
    text = f"HỒ SƠ F1\n{label}: Ngụy Như Na\nNăm sinh: 1999 – Giới tính: nữ\nThôn: Trung Phú\nLần gặp cuối: 13/06/2021"
    (person,) = read_text(text, on=ON, hamlets=HAMLETS).people
    told = person.full_name, person.level, person.birth_year, person.hamlet, person.contact_date
    assert told == ("Ngụy Như Na", "F1", 1999, "Trung Phú", date(2021, 6, 13))
