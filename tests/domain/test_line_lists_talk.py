"""Lines between those of a list that speak of something else: offices, the weather, requests, what is to come."""

from __future__ import annotations

import pytest

from bot.domain.line_lists import read_text
from tests.domain.lists import HAMLETS, ON

LIST = (
    "F1 của BN9931:",
    "1. Nguyễn Văn Quế, 1971, nam, 0912000101",
    "2. Lê Thị Mơ, 1984, nữ, 0912000102",
    "3. Phạm Đức Hải, 2003, nam",
)


@pytest.mark.parametrize("place", [0, 2, 4])
@pytest.mark.parametrize(
    "line",
    [
        "Phó Trưởng trạm: YS Nguyễn Thị Hà",
        "Thượng úy Nguyễn Văn Nam - Công an xã",
        "Chủ tịch Hội Nông dân: ông Lê Quang Hợp",
        "Trưởng ban công tác mặt trận thôn - Nguyễn Văn Bảy",
        "Giám đốc công ty: Trần Văn Tài",
        "GVCN lớp 9A: cô Hà Thị Mai",
        "Y sĩ trực: Lê Thị Hằng, 0239 3000 119",
        "F2 chưa rà soát xong, mai gửi",
        "Danh sách F3 em gửi sau",
        "ds f2 dang lap, toi gui",
        "Các F3 của các trường hợp này đang truy vết",
        "F2, F3 cập nhật sau ạ",
        "Hôm nay xã không có ca mắc mới",
        "Tỉnh ta hôm nay ghi nhận thêm 7 ca",
        "Toàn huyện đến nay có 38 ca dương tính",
        "Xã mình chưa có F0 nào",
        "Chưa phát hiện thêm ca dương tính nào khác",
        "Viết tắt: CLTT: cách ly tập trung, CLTN: cách ly tại nhà",
        "(tx: tiếp xúc, sn: sinh năm, nt: như trên)",
        "TX= tiếp xúc; NT = như trên",
        "Khu cách ly trường tiểu học còn 12 giường",
        "Theo CĐ 600 thì F1 phải cách ly tập trung 21 ngày",
        "Theo hướng dẫn mới F2 cách ly tại nhà",
        "Quy định là F1 cách ly tập trung 21 ngày các bác nhé",
        "Nhắc lại: F1 đi tập trung, F2 ở nhà nhé",
        "Chiều nay lấy mẫu ở nhà văn hóa thôn Hồng Lạc",
        "Thôn Hồng Lạc ngập hết rồi",
        "Sáng mai 15/6 phun khử khuẩn thôn Nam Thắng",
        "Tối qua trực ở chốt Cao Thắng mệt quá",
        "Thôn Nam Thắng không có trường hợp nào",
        "Hồng Lạc chưa thấy báo gì",
        "Đoàn kiểm tra của huyện về thôn Trung Phú lúc 9h sáng nay",
        "Các thôn Nam Thắng, Hồng Lạc nộp danh sách trước 17h",
        "Bác nào ở Hồng Lạc xác minh giúp em",
        "em mới về tới nhà, mai làm tiếp",
        "Tối nay họp trực tuyến lúc 20h",
        "Hôm qua cả trạm đi lấy mẫu tới khuya",
        "Em gửi trước 3 người, còn lại mai gửi",
        "đã báo anh Cường trạm trưởng",
        "Anh Dũng công an xã đã nhận danh sách",
        "Chị Thủy trạm y tế gọi xác minh rồi",
        "Nhờ anh Tuấn chở đồ ăn cho các hộ cách ly",
        "Gia đình tự lo ăn uống",
        "Đ/c Lê Văn Bình phụ trách địa bàn",
        "Ai tiếp xúc thì tự giác khai báo",
        "Bà con hạn chế ra ngoài",
        "Hạn chót gửi báo cáo: 17h ngày 15/6",
        "Mời bác Hợi chiều nay lên trạm họp",
        "Giấy xác nhận hết cách ly em ký sau",
        "Tin này gửi lúc 22h ngày 13/6",
        "Cập nhật lúc 7h30 ngày 14/6",
        "Nguồn: Trạm Y tế xã",
        "Danh sách gồm 3 người",
        "Tổng số: 3 F1",
        "Ds này thay ds hôm qua",
        "Số liệu tính đến 17h ngày 13/6/2021",
        "Lưu ý các bác giữ bí mật thông tin công dân",
        "KT. TRƯỞNG TRẠM\nPHÓ TRƯỞNG TRẠM\n(Đã ký)\nLê Thị Thu",
        "Q. Trưởng trạm\nBS CKI Lê Văn Bình",
    ],
)
def test_a_line_of_something_else_changes_nothing(line: str, place: int) -> None:
    reading = read_text("\n".join([*LIST[:place], line, *LIST[place:]]), on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == ["Nguyễn Văn Quế", "Lê Thị Mơ", "Phạm Đức Hải"]
    for person in reading.people:
        assert (person.level, person.source, person.hamlet) == ("F1", "BN9931", None)
        assert (person.place, person.contact_date, person.quarantine_start, person.quarantine_end) == (None,) * 4


@pytest.mark.parametrize(
    "line",
    [
        "Em cảm ơn các bác ạ!",
        "mn kiem tra giup e nhe",
        "------- Tin nhắn được chuyển tiếp -------",
        "[Hình ảnh]",
        "Đề nghị bà con bình tĩnh, khai báo y tế trung thực",
        "Máy em lỗi bộ gõ, các bác thông cảm",
        "còn nữa mai em gửi tiếp",
        "@Chị Hòa nhận tin giúp em",
        "Xin hết ạ.",
        "👍 12 ❤️ 3",
        "Bản này thay bản gửi lúc sáng ạ",
    ],
)
def test_talk_between_colleagues_is_not_asked_about(line: str) -> None:
    reading = read_text("\n".join([*LIST, line]), on=ON, hamlets=HAMLETS)
    assert len(reading.people) == 3
    assert reading.unread == ()


@pytest.mark.parametrize(
    "line",
    [
        "bui thi cam tu",
        "Bùi Thị Cẩm Tú ở với ngoại",
        "bà Thành 71t",
        "số 9 đi cùng xe",
        "Lò A Páo, lái máy cày nhà ông Tý",
    ],
)
def test_what_may_be_somebody_is_never_taken_for_talk(line: str) -> None:
    reading = read_text("\n".join(["Kính gửi các bác", *LIST, "Tổng: 3", "", line]), on=ON, hamlets=HAMLETS)
    assert reading.unread or len(reading.people) > 3
