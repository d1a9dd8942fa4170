"""Who a sentence of a notice gives something to, and who is to help."""

from __future__ import annotations

import pytest

from bot.domain.notices.conditions import find_condition
from bot.domain.notices.owners import find_parties, guess_subject, owner_in_brackets
from bot.domain.notices.passages import passage


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Lãnh đạo 5 thôn rà soát người về từ Bình Dương", ("Lãnh đạo 5 thôn",)),
        ("Giao Kế toán xã tham mưu kinh phí", ("Kế toán xã",)),
        ("Ban Chỉ huy Quân sự xã bố trí lực lượng", ("Ban Chỉ huy Quân sự xã",)),
        ("Hằng ngày, trước 16h00, các thôn báo cáo về Trạm Y tế", ("các thôn",)),
        ("Đồng chí phụ trách Văn hóa tăng thời lượng phát thanh", ("Đồng chí phụ trách Văn hóa",)),
        ("Về sinh hoạt chi bộ: Do dịch, các chi bộ lùi sinh hoạt", ("các chi bộ",)),
        ("đ/c Bí thư các chi bộ thôn gửi biên bản về Văn phòng Đảng ủy", ("đ/c Bí thư các chi bộ thôn",)),
        ("Trách nhiệm lãnh đạo thôn:", ("lãnh đạo thôn",)),
        ("Cán bộ Nông nghiệp xã, HTX :", ("Cán bộ Nông nghiệp xã", "HTX")),
        ("Kế toán xã, các HTX, lãnh đạo các thôn hoàn thiện", ("Kế toán xã", "các HTX", "lãnh đạo các thôn")),
        ("Căn cứ sự ổn định của dịch bệnh xã sẽ tổ chức thu thuế", ("xã",)),
        ("Tổ chức phun khử khuẩn, giao Trạm Y tế thực hiện", ("Trạm Y tế",)),
        ("Kiểm điểm 2 đảng viên (UBKT Đảng ủy chủ trì)", ("UBKT Đảng ủy",)),
        ("UBND xã yêu cầu Trưởng các thôn nộp báo cáo", ("Trưởng các thôn",)),
        ("Chủ tịch UBND xã yêu cầu:", ()),
        ("Lập danh sách các hộ đăng ký về UBND xã", ()),
        ("Đôn đốc các thôn chỉ đạo đội thủy nông", ()),
        ("Lập danh sách (Nộp tại đồng chí Ý - Công chức Địa chính xã)", ()),
        ("Hướng dẫn các hộ, các cơ sở kinh doanh ký cam kết", ()),
        ("bàn giao phòng thi cho Hội đồng thi", ()),
        ("lập biên bản giao trách nhiệm cho các hộ làm hư hỏng", ()),
        ("Đồng chí Tâm - NTM tham mưu thành lập tổ công tác", ("Đồng chí Tâm - NTM",)),
        ("Bộ phận Lao động - Thương binh và Xã hội trao quà", ("Bộ phận Lao động - Thương binh và Xã hội",)),
        ("giao cong an xa chu tri", ("cong an xa",)),
        ("TRẠM Y TẾ XÃ LẤY MẪU", ("TRẠM Y TẾ XÃ",)),
        ("Các ông (bà) trưởng thôn họp dân", ("Các ông (bà) trưởng thôn",)),
        ("Trưởng các thôn Mai Hạ, Đồng Cao và Bãi Sậy sơ tán dân", ("Trưởng các thôn Mai Hạ, Đồng Cao và Bãi Sậy",)),
        ("Ba tổ dân phố 4, 7, 11 lắp xong camera", ("Ba tổ dân phố 4, 7, 11",)),
        ("thôn Nam Thắng, UBND xã họp dân", ("thôn Nam Thắng", "UBND xã")),
        ("Hai Ban của HĐND xã:", ("Hai Ban của HĐND xã",)),
        ("Lãnh đạo các thôn thông qua quy chế trước ngày 10/8", ("Lãnh đạo các thôn",)),
        ("Công an xã mỗi đêm bố trí 02 đồng chí trực chốt", ("Công an xã",)),
        ("Đoàn công tác số 2 mỗi tuần dự sinh hoạt với thôn", ("Đoàn công tác số 2",)),
        ("Kế toán tạm ứng 30% kinh phí", ("Kế toán",)),
        ("Các Tổ bầu cử:", ("Các Tổ bầu cử",)),
        ("Phòng Kinh tế", ("Phòng Kinh tế",)),
        ("Về thu quỹ: Đồng ý gia hạn cho thôn 2, nộp xong trước 15/4", ("thôn 2",)),
    ],
)
def test_the_owner_is_who_is_to_do_it(text: str, owners: tuple[str, ...]) -> None:
    assert find_parties(passage(text)).owners == owners


@pytest.mark.parametrize(
    ("text", "collaborators"),
    [
        ("Giao Trạm Y tế xã chủ trì, phối hợp với Công an xã truy vết", ("Công an xã",)),
        ("Trạm y tế và Công an xã phối hợp lãnh đạo thôn giám sát", ("lãnh đạo thôn",)),
        ("giao UBMTTQ xã chủ trì, các đoàn thể phối hợp, huy động ngày công", ("các đoàn thể",)),
        ("đ/c Phó Bí thư Thường trực cùng Đoàn Thanh niên rà soát nguồn", ("Đoàn Thanh niên",)),
        ("Lãnh đạo thôn phối hợp đoàn công tác kiểm tra vỉa hè", ("đoàn công tác",)),
        ("Phối hợp với các thôn huy động trẻ ra lớp", ("các thôn",)),
        ("Công an - Tư pháp xã phối hợp tốt việc hướng dẫn", ()),
        ("Địa chính xã chủ trì, phối hợp với các thôn xóa các điểm rác tự phát", ("các thôn",)),
    ],
)
def test_whoever_is_to_help_is_a_collaborator(text: str, collaborators: tuple[str, ...]) -> None:
    assert find_parties(passage(text)).collaborators == collaborators


def test_a_body_that_is_not_known_is_guessed_from_where_it_stands() -> None:
    assert guess_subject(passage("Chợ Cầu Đình lắp biển báo")) == "Chợ Cầu Đình"
    assert guess_subject(passage("Danh sách gửi về Trạm Y tế")) is None
    assert guess_subject(passage("Rà soát người về từ vùng dịch")) is None


def test_brackets_may_hold_the_owner_but_not_who_receives() -> None:
    assert owner_in_brackets(passage("Nghiệm thu đường thôn Cự Phú (Ban QLDA)")) == "Ban QLDA"
    assert owner_in_brackets(passage("Gửi báo cáo về Văn phòng (đồng chí Linh)")) is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("triển khai tập huấn ngay sau khi có văn bản kết luận này.", "ngay sau khi có văn bản kết luận này"),
        ("Căn cứ vào sự ổn định tình hình dịch bệnh xã sẽ thu", "Căn cứ vào sự ổn định tình hình dịch bệnh"),
        ("tiêm khi có phân bổ của huyện; giữ lạnh", "khi có phân bổ của huyện"),
        ("nêu gương người tốt", None),
        ("trước ngày 20/6", None),
    ],
)
def test_what_a_duty_waits_for_is_kept(text: str, condition: str | None) -> None:
    assert find_condition(passage(text)) == condition
