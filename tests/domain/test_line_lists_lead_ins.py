"""Prose over a list: whom its people met, on which day, and when they were handed over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.lists import people as read

TWO = "1. Thái Doãn Bá, 1980, Nam Thắng\n2. Đậu Thị Hòa, 1985, Trung Phú"
TABLE = "STT | Họ tên | NS | Thôn\n1 | Thái Doãn Bá | 1980 | Nam Thắng\n2 | Đậu Thị Hòa | 1985 | Trung Phú"


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("Trạm gửi danh sách 2 người ngồi ăn sáng cùng bàn với anh Lê Văn Hiệp (F1), sáng 9/6 tại quán bún:", "Hiệp"),
        ("Sáng 09/06 các chị sau đây đi gặt chung với bà Phạm Thị Lan (hiện là F1):", "Lan"),
        ("Những người đánh cờ cùng ông Hồ Sỹ Lâm, F1 của BN9911, chiều 9/6:", "Lâm"),
        ("Các cháu học nhóm tối 9/6 với em Vũ Thị Mơ, em Mơ nay đã là F1.", "Mơ"),
        ("Danh sach nhung nguoi an co toi 9/6 cung mam voi anh Dao Van Sau (F1)", "Sau"),
        ("Tối 9/6 tại nhà bà Cao Thị Mận (F1) có mấy người ngồi uống nước:", "Mận"),
        ("Chúng tôi lập danh sách những người hát cùng bè sáng Thứ Tư 9/6 với chị Trần Thị Phú (F1):", "Phú"),
        ("HTX báo cáo: chiều 09/06 có hai xã viên cùng bốc lúa với ông Hà Bá Tứ (F1 của BN9935) tại sân kho.", "Tứ"),
    ],
)
@pytest.mark.parametrize("people", [TWO, TABLE])
def test_prose_over_a_list_names_whom_its_people_met(lead: str, source: str, people: str) -> None:
    listed = read(f"{lead}\n{people}")
    assert [(each.full_name, each.level, each.contact_date) for each in listed] == [
        ("Thái Doãn Bá", "F2", date(2021, 6, 9)),
        ("Đậu Thị Hòa", "F2", date(2021, 6, 9)),
    ]
    assert {str(each.source).split(" ")[-1] for each in listed} == {source}


@pytest.mark.parametrize(
    "lead",
    [
        "Rà soát quanh F2 Nguyễn Thị Tần, tổ thấy có 2 người đã gặp bà Tần:",
        "Nội dung: Trong quá trình điều tra F2 Nguyễn Thị Tần (xã Thạch Bình), hai người đã gặp bà Tần:",
        "Điều tra F2 Nguyễn Thị Tần, phát hiện 2 người tiếp xúc:",
    ],
)
def test_whoever_was_looked_into_is_not_listed(lead: str) -> None:
    people = read(f"{lead}\n1. Thái Doãn Bá, 1980, Nam Thắng, gặp 10/6, F3\n2. Đậu Thị Hòa, 1985, gặp 11/6, F3")
    assert [(each.full_name, each.level, each.source, each.contact_date) for each in people] == [
        ("Thái Doãn Bá", "F3", "Nguyễn Thị Tần", date(2021, 6, 10)),
        ("Đậu Thị Hòa", "F3", "Nguyễn Thị Tần", date(2021, 6, 11)),
    ]


@pytest.mark.parametrize(
    ("lead", "met", "begins"),
    [
        (
            "Hồi 22h ngày 11/6/2021, tổ công tác đã bàn giao cho khu cách ly tập trung Trung đoàn 8 hai công dân sau, "
            "đều là F1 do cùng ăn bữa trưa 9/6 tại công trường với bệnh nhân BN9936:",
            date(2021, 6, 9),
            date(2021, 6, 11),
        ),
        (
            "Ngày 12/6, công an xã đã đưa đi cách ly tập trung các F1 sau (cùng dự đám giỗ 9/6 với BN9936):",
            date(2021, 6, 9),
            date(2021, 6, 12),
        ),
        (
            "Lúc 14h ngày 12/6, xe của huyện đã đón 2 công dân là F1 của BN9936 đi cách ly tập trung:",
            None,
            date(2021, 6, 12),
        ),
        (
            "Đang cách ly tập trung tại trường tiểu học, do ngồi chung xe ngày 10/6 với BN9936, F1:",
            date(2021, 6, 10),
            None,
        ),
        (
            "Quầy có khách mua hàng ngày 08/06 sau đó được công bố là BN9936. Nhân viên được xác định là F1:",
            date(2021, 6, 8),
            None,
        ),
        ("Khách chờ chung phòng siêu âm với BN9936, sáng thứ Năm 10/06, F1:", date(2021, 6, 10), None),
    ],
)
def test_days_of_meeting_and_of_handing_over(lead: str, met: date | None, begins: date | None) -> None:
    people = read(f"{lead}\n{TWO}")
    assert [(each.level, each.source, each.contact_date, each.quarantine_start) for each in people] == [
        ("F1", "BN9936", met, begins)
    ] * 2


@pytest.mark.parametrize(
    "closing",
    [
        "Nguyên nhân: trước khi ra khơi, ngày 08/6, hai người ăn cơm với chủ nậu là BN9936.",
        "Lý do: ngày 08/6, cả hai đi chợ cùng BN9936.",
        "Chiều 08/6 hai người đi chở lúa cùng ông chủ máy gặt là BN9936.",
    ],
)
def test_a_reason_under_a_list_tells_when_they_met(closing: str) -> None:
    people = read(f"DS F1\n{TWO}\n{closing}")
    assert [(each.source, each.contact_date, each.quarantine_end) for each in people] == [
        ("BN9936", date(2021, 6, 8), None)
    ] * 2


@pytest.mark.parametrize(
    "closing",
    [
        "Từ ngày 12/6 chợ đã tạm dừng họp. Chưa ai có quyết định cách ly.",
        "Từ 11/6 công ty cho cả xưởng nghỉ làm.",
        "Từ ngày 12/6 giáo xứ đã ngừng các sinh hoạt đông người.",
    ],
)
def test_what_was_closed_begins_nobodys_quarantine(closing: str) -> None:
    assert [each.quarantine_start for each in read(f"DS F1 của BN9911\n{TWO}\n{closing}")] == [None, None]


def test_words_to_those_who_keep_the_books_correct_nobody() -> None:
    people = read(
        f"DS F1 của BN9911\n{TABLE}\nĐã bàn giao cho khu cách ly tập trung ngày 13/6. Các thôn sửa lại sổ theo dõi."
    )
    assert [(each.place, each.quarantine_start, each.change) for each in people] == [
        ("centralised", date(2021, 6, 13), None)
    ] * 2


def test_the_house_of_a_case_is_no_place_of_quarantine() -> None:
    people = read("DS F1\n1. Thái Doãn Bá, 1980. Sửa điện tại nhà BN9946 ngày 10/6\n2. Đậu Thị Hòa, gặp BN9946 11/6")
    assert [(each.place, each.contact_date) for each in people] == [
        (None, date(2021, 6, 10)),
        (None, date(2021, 6, 11)),
    ]


@pytest.mark.parametrize("label", ["Mức độ", "Cấp độ", "Phân loại", "Diện"])
def test_brackets_behind_a_labelled_level_tell_whom_they_met(label: str) -> None:
    people = read(f"{label}: F2 (tiếp xúc với cô giáo Lê Thị Hà My, F1)\n{TABLE}")
    assert [(each.level, each.source) for each in people] == [("F2", "Lê Thị Hà My")] * 2


@pytest.mark.parametrize(
    "title",
    [
        "Về việc cách ly y tế tập trung đối với người tiếp xúc gần ca bệnh COVID-19",
        "Danh sách người tiếp xúc trực tiếp với ca mắc mới",
    ],
)
def test_a_title_of_those_near_a_case_heads_no_cases(title: str) -> None:
    assert {each.level for each in read(f"{title}\n{TABLE}\nCác trường hợp trên là F1 của BN9929.")} == {"F1"}


def test_the_case_is_told_under_the_list_with_who_announced_it() -> None:
    people = read(
        f"{TABLE.replace('Thôn', 'F').replace('Nam Thắng', 'F1').replace('Trung Phú', 'F1')}\n"
        "Ca bệnh nói trên đã được Bộ Y tế công bố là BN9934. Công ty đã cho hai người nghỉ việc."
    )
    assert [(each.level, each.source) for each in people] == [("F1", "BN9934")] * 2


def test_a_last_day_as_written_in_the_decision() -> None:
    people = read(f"DS F1\n{TWO}\nCả hai cách ly tập trung từ ngày 09/06, ngày kết thúc ghi trong quyết định là 30/06.")
    assert [(each.quarantine_start, each.quarantine_end) for each in people] == [
        (date(2021, 6, 9), date(2021, 6, 30))
    ] * 2


@pytest.mark.parametrize(
    "told",
    [
        "Tổng số: 03 người, trong đó F1: 01 (số thứ tự 1), F2: 02 (số thứ tự 2 và 3).",
        "Danh sách 3 người: số 1 là F1, số 2 và 3 là F2",
        "Gửi anh ds hôm nay, F1 gồm stt 1; F2 stt 2, 3",
        "DS 3 người (STT 1: F1; STT 2-3: F2)",
    ],
)
def test_levels_by_numbers_are_told_over_a_list(told: str) -> None:
    people = read(f"{told}\n{TWO}\n3. Lê Thị Mỹ, 2010")
    assert [each.level for each in people] == ["F1", "F2", "F2"]


@pytest.mark.parametrize(
    "account",
    [
        "Cô giáo Đinh Thị Hoa đã trở thành F1 từ hôm qua; buổi dạy cuối cùng của cô là ngày 11/6/2021. "
        "Hai em ngồi gần cô được Trạm xếp vào nhóm F2:",
        "Ông Đinh Văn Hoa nay là F1, làm ca cuối ngày 11/6. Các công nhân đứng cạnh ông là F2 gồm:",
    ],
)
def test_an_account_of_whom_they_met_stands_before_the_sentence_of_them(account: str) -> None:
    people = read(f"{account}\n{TWO}")
    assert [(each.level, each.contact_date) for each in people] == [("F2", date(2021, 6, 11))] * 2
    assert {str(each.source).split(" ")[-1] for each in people} == {"Hoa"}


@pytest.mark.parametrize(
    "phone", ["(liên lạc qua bố, số 0916000221)", "(liên hệ mẹ, sđt 0916000221)", "- gọi cho bố Nam, sđt: 0916000221"]
)
def test_a_phone_through_which_a_parent_is_reached(phone: str) -> None:
    (person,) = read(f"F1 BN9911\n1. Em Thái Doãn Bá, nam, 2012 {phone}")
    assert person.phone is None


@pytest.mark.parametrize(
    "lead",
    [
        "Xe tải chở gạch về thôn ngày 10/6, lái xe là BN9929:",
        "Hôm 10/6 thợ vào nhà BN9929 sửa điện 20 phút, gồm:",
        "xe em cho 2 khach tu Vinh ve hom 10/6, tren xe co BN9929:",
        "Tối 10/6 quán có BN9929 ngồi uống bia, 2 người bàn bên:",
        "KẾT QUẢ RÀ CAMERA: 2 CÔNG DÂN SAU ĐỨNG GẦN BN9929 LÚC 9H30 NGÀY 10/6",
    ],
)
def test_a_case_who_was_there_on_a_day_was_met_on_it(lead: str) -> None:
    listed = read(f"{lead}\n{TWO}\nTrạm xếp F1 cả hai.")
    told = [(each.level, each.source, each.contact_date) for each in listed]
    assert told == [("F1", "BN9929", date(2021, 6, 10))] * 2


@pytest.mark.parametrize(
    "lead",
    [
        "Ngày 10/6 xã có BN9929. Danh sách F1:",
        "Ngày 10/6 phát hiện thêm người mắc là BN9929, F1 gồm:",
        "Thợ xây về xã ngày 10/6 (làm cùng công trình với BN9929), F1:",
    ],
)
def test_the_day_of_a_report_is_not_that_of_a_meeting(lead: str) -> None:
    assert [(each.level, each.contact_date) for each in read(f"{lead}\n{TWO}")] == [("F1", None)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Dạ chị, chị Vi Thị Oanh (1994) và bà Vi Thị Xuyến (1968) có sang nhà F1 Lô Bá Bình chơi tối 10/6. Cả 2 là F2.",
        "Dạ, bà Vi Thị Oanh 1968 với cháu Vi Thị Na 2010 ghé nhà F1 Lô Bá Bình ăn cơm hôm 10/6. Cả 2 là F2.",
    ],
)
def test_those_who_visited_a_contact_are_not_of_his_level(text: str) -> None:
    told = [(each.level, each.source, each.contact_date) for each in read(text)]
    assert told == [("F2", "Lô Bá Bình", date(2021, 6, 10))] * 2


def test_a_name_over_a_list_may_sound_like_a_word_of_its_days() -> None:
    told = read(f"Khối 6 có 2 em học thêm cùng F1 Nguyễn Bùi Gia Hân hôm CN 6/6, y tế xếp F2:\n{TWO}")
    assert [(each.level, each.contact_date, each.quarantine_end) for each in told] == [
        ("F2", date(2021, 6, 6), None)
    ] * 2
