"""What whole sentences and items of a notice of 14/06/2021, a Monday, ask for, in the ways in which offices write."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.notices import Duty, read_notice

NOTICE = date(2021, 6, 14)


def _told(duty: Duty) -> str:
    """ "20/6 các thôn", "15/6-20/6 16:00 Trạm Y tế", "weekly 5 Văn phòng"."""
    days = [f"{day.day}/{day.month}" for day in (duty.start, duty.due) if day is not None]
    pace = [str(part) for part in (duty.recurring, duty.due_day) if part is not None]
    hour = [f"{duty.time:%H:%M}"] if duty.time is not None else []
    return " ".join(["-".join(days)] * bool(days) + pace + hour + [", ".join(duty.owners) or "?"])


def _read(text: str) -> list[str]:
    return [_told(duty) for duty in read_notice(text, on=NOTICE).assignments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Từ nay đến 20/8, Công an xã tuần tra mỗi đêm tại các chốt.", ["14/6-20/8 daily Công an xã"]),
        ("1. Công an xã tuần tra mỗi đêm từ nay đến hết ngày 20/8.", ["14/6-20/8 daily Công an xã"]),
        ("1. Hằng ngày, từ 15/6 đến 30/6, Trạm Y tế đo thân nhiệt.", ["15/6-30/6 daily Trạm Y tế"]),
        ("1. Đến hết 31/7, hằng tuần các thôn nộp báo cáo.", ["31/7 weekly các thôn"]),
        ("1. Trong thời gian từ 20/6 đến 10/7 mỗi ngày các thôn phát thanh.", ["20/6-10/7 daily các thôn"]),
        ("1. Thứ Bảy hằng tuần, các thôn tổng vệ sinh từ 19/6 đến hết 31/7.", ["19/6-31/7 weekly 6 các thôn"]),
    ],
)
def test_what_comes_back_until_a_day_keeps_its_end(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Các thôn báo cáo trước ngày 25 hằng tháng về Văn phòng.", ["monthly 25 Các thôn"]),
        ("1. Hằng tháng, trước ngày 25, các thôn báo cáo về Văn phòng.", ["monthly 25 các thôn"]),
        ("1. Hằng tháng các thôn tổng hợp, gửi Văn phòng chậm nhất ngày 20.", ["monthly 20 các thôn"]),
        ("1. Từ ngày 20 đến ngày 25 hằng tháng, Kế toán xã đối chiếu.", ["monthly 25 Kế toán xã"]),
        ("1. Ngày mùng 5 hằng tháng các thôn quyết toán quỹ.", ["monthly 5 các thôn"]),
        ("1. Thủ quỹ Đảng ủy thu, nộp đảng phí trước ngày 10 của mỗi tháng.", ["monthly 10 Thủ quỹ Đảng ủy"]),
        ("1. Các thôn gửi báo cáo vào thứ Hai hằng tuần.", ["weekly 1 Các thôn"]),
        ("1. Hằng tuần Văn phòng báo cáo trước 16h00 thứ Sáu.", ["weekly 5 16:00 Văn phòng"]),
        ("1. Hằng tuần, chậm nhất 16h00 thứ Sáu, Trạm Y tế báo cáo.", ["weekly 5 16:00 Trạm Y tế"]),
        ("1. Mỗi thứ Năm, Đài truyền thanh phát bản tin.", ["weekly 4 Đài truyền thanh"]),
        ("1. Thứ Hai, thứ Năm hằng tuần Trạm Y tế tiêm chủng.", ["weekly Trạm Y tế"]),
        ("1. Chủ nhật hằng tuần các thôn tổng vệ sinh.", ["weekly 7 các thôn"]),
        ("1. Công an xã báo cáo hằng tháng.", ["monthly Công an xã"]),
    ],
)
def test_the_day_on_which_a_duty_comes_back_is_kept(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Công an xã cấp căn cước 500 hồ sơ trong tháng 7 và 700 trong tháng 8.",
            ["1/7-31/7 Công an xã", "1/8-31/8 Công an xã"],
        ),
        (
            "1. Công chức Địa chính hoàn thành 500 hồ sơ trong tháng 7 và 700 hồ sơ trong tháng 8.",
            ["1/7-31/7 Công chức Địa chính", "1/8-31/8 Công chức Địa chính"],
        ),
        ("1. Các thôn giải ngân 50% kinh phí trước 30/6, số còn lại trước 31/8.", ["30/6 Các thôn", "31/8 Các thôn"]),
        ("1. Trạm Y tế tiêm 300 liều trước 20/6; 450 liều trước 10/7.", ["20/6 Trạm Y tế", "10/7 Trạm Y tế"]),
        (
            "1. Các thôn xây 120 hố rác xong trước 30/6, 80 hố còn lại xong trước 31/7.",
            ["30/6 Các thôn", "31/7 Các thôn"],
        ),
        ("1. Các thôn làm 500m đường trong tháng 6 và tháng 7.", ["1/6-31/7 Các thôn"]),
    ],
)
def test_shares_with_their_own_time_are_duties_of_their_own(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. MTTQ và các đoàn thể: Hội LHPN xã vận động hội viên nộp quỹ trước ngày 25/6.", ["25/6 Hội LHPN xã"]),
        ("3. Khối Văn hóa - Xã hội: Trạm Y tế lấy mẫu xong trước 18/6.", ["18/6 Trạm Y tế"]),
        (
            "3. Các ngành: Kế toán xã trình dự toán trước 20/6; Tư pháp báo cáo trước 22/6.",
            ["20/6 Kế toán xã", "22/6 Tư pháp"],
        ),
        (
            "3. MTTQ và các đoàn thể:\n- Hội LHPN xã nộp quỹ trước ngày 25/6.\n- Rà soát danh sách xong trước 30/6.",
            ["25/6 Hội LHPN xã", "30/6 MTTQ, các đoàn thể"],
        ),
        ("3. Các thôn: lập danh sách hộ nghèo gửi UBND xã trước 20/6.", ["20/6 Các thôn"]),
    ],
)
def test_a_body_behind_the_colon_of_a_heading_is_the_owner(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Trước ngày 20/6 các trường phải vệ sinh lớp học xong.", ["20/6 các trường"]),
        ("1. Chậm nhất ngày 25 Kế toán xã trình dự toán.", ["25/6 Kế toán xã"]),
        ("1. Sáng 19/6 Trạm Y tế phun khử khuẩn chợ.", ["19/6 Trạm Y tế"]),
        ("1. Trong tháng 7 Hội Nông dân tập huấn cho hội viên.", ["1/7-31/7 Hội Nông dân"]),
        ("1. Từ ngày 15/6 đến ngày 20/6 các thôn tổng vệ sinh.", ["15/6-20/6 các thôn"]),
        (
            "1. Trước ngày 20/6, các thôn lập danh sách gửi Trạm Y tế, Trạm Y tế tổng hợp trước ngày 22/6.",
            ["20/6 các thôn", "22/6 Trạm Y tế"],
        ),
        ("1. Sáng ngày 20/6, Trạm Y tế lấy mẫu, chiều ngày 21/6 trả kết quả.", ["20/6 Trạm Y tế", "21/6 Trạm Y tế"]),
        (
            "1. Ngày 20/6 Trạm Y tế khử khuẩn trường, sáng 22/6 các trường đón học sinh.",
            ["20/6 Trạm Y tế", "22/6 các trường"],
        ),
    ],
)
def test_the_time_may_come_first(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Việc học tập Nghị quyết phải hoàn thành trước 20/8. Bí thư các chi bộ chịu trách nhiệm về việc này.",
            ["20/8 Bí thư các chi bộ"],
        ),
        ("1. Danh sách phải gửi huyện trước 20/6. Giao đồng chí Ý thực hiện nội dung này.", ["20/6 đồng chí Ý"]),
        ("1. Lát xong vỉa hè trước 30/6. Thôn trưởng chịu trách nhiệm về công việc này.", ["30/6 Thôn trưởng"]),
        (
            "1. Đợt vận động: từ ngày 15/6 đến hết ngày 20/6. Trưởng các thôn đến từng hộ.",
            ["15/6-20/6 Trưởng các thôn"],
        ),
        ("1. Đợt cao điểm: từ 15/6 đến 25/6. Công an xã huy động lực lượng tuần tra.", ["15/6-25/6 Công an xã"]),
    ],
)
def test_the_next_sentence_may_say_who_answers_for_it(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a) Các thôn báo cáo trước 07h00 ngày 15/6;\nb) Văn phòng tổng hợp, gửi huyện trước 09h00 cùng ngày;",
            ["15/6 07:00 Các thôn", "15/6 09:00 Văn phòng"],
        ),
        (
            "1. Trạm Y tế hoàn tất danh sách F1 trong sáng 15/6, danh sách F2 trước 22h00 cùng ngày.",
            ["15/6 Trạm Y tế", "15/6 22:00 Trạm Y tế"],
        ),
        (
            "- Sáng 16/6: các thôn tập kết rác.\n- HTX thu gom xong trước 17h00 cùng ngày.",
            ["16/6 các thôn", "16/6 17:00 HTX"],
        ),
    ],
)
def test_the_same_day_may_stand_in_the_item_above(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Giao ban tuần sau tổ chức lúc 07h30 ngày 21/6/2021 tại phòng họp số 2.",
        "Hội nghị tiếp theo dự kiến vào cuối tháng 10/2021.",
        "Phiên họp tới của Ban chỉ đạo vào 14h00 ngày 28/6/2021.",
        "1. Lễ phát động: 07h00 ngày 20/6/2021, tại sân UBND xã.",
        "Tết Trung thu năm nay vào ngày 21/9, các thôn chú ý bố trí lịch họp cho phù hợp.",
        "Biên bản kết thúc hồi 10h15 cùng ngày, mọi người nhất trí ký tên.",
        "Kính mời các đồng chí dự họp:\n1. Thời gian: 14h00 ngày 29/6/2021.\n2. Chủ trì: Chủ tịch UBND xã.",
        "Theo dự báo, ngày 16/6 bão đi vào đất liền.",
    ],
)
def test_what_takes_place_is_no_duty(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bước 1: Thành lập tổ điều tra.\nThời gian: trước ngày 20/6. Đơn vị thực hiện: Công chức Chính sách.\n\n"
            "Bước 2: Điều tra tại hộ.\nThời gian: từ ngày 21/6 đến ngày 30/6. Đơn vị thực hiện: Các thôn.",
            ["20/6 Công chức Chính sách", "21/6-30/6 Các thôn"],
        ),
        (
            "Giai đoạn 1. Rà soát: từ 15/6 đến 20/6\nThực hiện: Các thôn.\n"
            "Giai đoạn 2. Tổng hợp: xong trước 25/6\nThực hiện: Văn phòng xã.",
            ["15/6-20/6 Các thôn", "25/6 Văn phòng xã"],
        ),
        (
            "1. Sơ tuyển sức khỏe: ngày 15 và 16/7/2021\n   Thực hiện: Trạm Y tế xã. Phối hợp: Công an xã.",
            ["15/7-16/7 Trạm Y tế xã"],
        ),
        (
            "Lập danh sách hộ khó khăn.\nThời hạn: trước 20/6.\nĐơn vị thực hiện: Các thôn.",
            ["20/6 Các thôn"],
        ),
        (
            "A. Việc đã làm\n- Niêm yết danh sách ngày 10/6/2021.\nB. Việc phải làm\n"
            "1. Công an xã trình phương án trước ngày 28/6.\n2. Trạm Y tế phun khử khuẩn vào chiều ngày 22/6.",
            ["28/6 Công an xã", "22/6 Trạm Y tế"],
        ),
    ],
)
def test_steps_and_parts_hold_what_stands_under_them(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Đoàn Thanh niên ra quân dọn vệ sinh ngày 27/6.", ["27/6 Đoàn Thanh niên"]),
        ("1. Các trường tổ chức tuyển sinh ngày 05/7.", ["5/7 Các trường"]),
        ("1. Tổ công nghệ ra mắt ngày 20/6.", ["20/6 Tổ công nghệ"]),
        ("1. Các thôn họp khẩn cấp ngày 16/6.", ["16/6 Các thôn"]),
        ("1. Biên bản gửi về Văn phòng xã trước ngày 22/6.", ["22/6 ?"]),
        ("1. Giao đ/c Quang trình UBND xã trong vòng 10 ngày kể từ ngày họp.", ["24/6 đ/c Quang"]),
        ("1. Lịch thời vụ: dùng giống ngắn ngày, các thôn bắc mạ từ 22/6 đến 28/6.", ["22/6-28/6 các thôn"]),
    ],
)
def test_words_that_look_like_others(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Việc thẩm tra do hai Ban của HĐND xã tiến hành trước ngày 20/6.", ["20/6 hai Ban của HĐND xã"]),
        ("1. Tờ trình do UBND xã soạn thảo, gửi chậm nhất ngày 18/6.", ["18/6 UBND xã"]),
        ("1. Việc tổng hợp ý kiến cử tri giao Văn phòng xã thực hiện, xong trong ngày 22/6.", ["22/6 Văn phòng xã"]),
        ("1. Thu bảo hiểm y tế xong trước 15/7 (Giáo viên chủ nhiệm thu).", ["15/7 Giáo viên chủ nhiệm"]),
        ("4. Giáo viên chủ nhiệm\n4.1. Thống kê học sinh, nộp trước 25/6;", ["25/6 Giáo viên chủ nhiệm"]),
        ("A. CÁC CHỦ RỪNG\n1. Làm đường băng cản lửa xong trước 20/6.", ["20/6 CÁC CHỦ RỪNG"]),
        ("1. Chi hội nào còn nợ thì chi hội trưởng thu xong nợ trước 30/6.", ["30/6 chi hội trưởng"]),
        ("2. Đối với chi hội trưởng\n2.1. Chỉ đạo hội viên phun rầy từ 15/6 đến 18/6.", ["15/6-18/6 chi hội trưởng"]),
        ("1. Bộ phận NTM xã dự thảo báo cáo, trình Trưởng Ban trước ngày 30/6.", ["30/6 Bộ phận NTM xã"]),
        ("1. Làm đất: các hộ dân cày lật gốc rạ, xong trước ngày 30/6.", ["30/6 các hộ dân"]),
        ("1. Báo cáo tài chính: Kế toán HTX nộp cho Chi cục Thuế trước 30/6.", ["30/6 Kế toán HTX"]),
        (
            "II. Tiêu chí môi trường (công chức Địa chính)\n1. Rà soát các hộ, xong trước 30/6.",
            ["30/6 công chức Địa chính"],
        ),
        ("II. Việc cần làm của khu dân cư\n1. Bình xét gia đình văn hóa trước 30/6.", ["30/6 khu dân cư"]),
        ("1. Các thôn duyệt danh sách, nộp trước 20/6.", ["20/6 Các thôn"]),
        ("1. Việc sửa cống giao thôn Hồng Lạc, xong trước 25/6.", ["25/6 thôn Hồng Lạc"]),
        ("1. Cho phép thôn Trung Phú thi công, bàn giao trước 02/9.", ["2/9 thôn Trung Phú"]),
        ("1. Xóa nhà tạm: mỗi hộ 40 triệu, xong trong tháng 7, đồng chí Hạnh theo dõi.", ["1/7-31/7 đồng chí Hạnh"]),
        (
            "1. Thu nốt tiền khoán ao. Thời hạn cuối là 30/6/2021. Kế toán chịu trách nhiệm.",
            ["30/6 Kế toán"],
        ),
        ("1. Hội Người cao tuổi rà soát xong trong 2 tuần tới.", ["28/6 Hội Người cao tuổi"]),
    ],
)
def test_who_does_it_may_stand_anywhere(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Tổ bảo vệ canh gác hằng ngày, cả ngày nghỉ, cho tới 31/8.", ["31/8 daily Tổ bảo vệ"]),
        ("1. Các thôn tổng vệ sinh thứ Bảy hằng tuần, bắt đầu từ ngày 19/6.", ["19/6 weekly 6 Các thôn"]),
        ("1. Công an xã tuần tra vào các tối thứ Sáu, thứ Bảy.", ["weekly Công an xã"]),
        ("1. Mỗi sáng thứ Hai, trước 09h00, các trường báo sĩ số.", ["weekly 1 09:00 các trường"]),
        ("1. Các thôn tập luyện tối thứ Ba và tối thứ Sáu hằng tuần.", ["weekly Các thôn"]),
        ("1. Tổ Covid ngày nào cũng nộp phiếu trước 17h.", ["daily 17:00 Tổ Covid"]),
        (
            "1. Tư pháp số hóa sổ hộ tịch, mỗi tuần ít nhất 200 trường hợp, xong toàn bộ trước 15/12.",
            ["weekly Tư pháp", "15/12 Tư pháp"],
        ),
        ("1. Đoàn xã làm cỏ nghĩa trang. Bắt đầu: 15/6/2021. Kết thúc: 17/6/2021.", ["15/6-17/6 Đoàn xã"]),
        ("1. HTX cày xong chân ruộng cao trước 10-7.", ["10/7 HTX"]),
        ("1. Các thôn gặt xong 70% trước 20/6, 30/6 kết thúc thu hoạch.", ["20/6 Các thôn", "30/6 Các thôn"]),
        ("1. Khởi công trước 20/6, hoàn thành đưa vào sử dụng quý IV/2021.", ["20/6 ?", "1/10-31/12 ?"]),
        (
            "1. UBND xã tổ chức thu tập trung tại các thôn, cụ thể:\n+ Nam Thắng: ngày 17/7;\n+ Hòa Bình: ngày 24/7.",
            ["17/7 UBND xã", "24/7 UBND xã"],
        ),
        (
            "STT  Công việc                 Ai làm           Khi nào xong\n"
            "01   In thông báo nộp thuế     Đội thuế         20/6\n"
            "02   Lập bảng kê nợ đọng       Kế toán 5 thôn   11h30 ngày 19/6",
            ["20/6 Đội thuế", "19/6 11:30 Kế toán 5 thôn"],
        ),
        (
            "Lực lượng          Thời gian               Phụ trách\n"
            "Dân quân cơ động   Từ 15/6 đến 18/6/2021   Chỉ huy trưởng\n"
            "Dân quân tại chỗ   Từ 21/6 đến 22/6/2021   Chỉ huy phó",
            ["15/6-18/6 Chỉ huy trưởng", "21/6-22/6 Chỉ huy phó"],
        ),
    ],
)
def test_when_it_is_due_may_be_said_in_many_ways(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kể từ 01/10/2021, hồ sơ chứng thực không nhận bản giấy nếu công dân đã nộp trực tuyến.",
        "Để chuẩn bị cho đợt kiểm tra vào ngày 25/6/2021, UBND xã đề nghị:\n1. Giữ vệ sinh chung.",
        "Tiền thu được nộp vào Kho bạc. Tiến độ năm ngoái đến 31/7 đạt 79%.",
        "Dự kiến lúa trỗ khoảng 05/8 - 10/8, thu hoạch trước mùa mưa lũ.",
        "1. Thời gian tổ chức kỳ họp: 01 ngày, dự kiến ngày 30/6/2021, tại Hội trường số 1.",
        "BIÊN BẢN\nHọp Tổ công tác giải phóng mặt bằng\n\n- Thời gian: 14h30 ngày 16/6/2021.\n- Địa điểm: UBND xã.",
        "1. Kế toán chi trả trong vòng 02 ngày làm việc kể từ ngày có quyết định của UBND huyện.",
    ],
)
def test_what_is_only_told_is_no_duty(text: str) -> None:
    assert _read(text) == []
