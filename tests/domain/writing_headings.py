"""The words that stations write over their columns, and into some of them: between bars, any may be written."""

from __future__ import annotations

from datetime import date

from bot.domain.line_lists import Cell

NAME = (
    "Họ và tên|Họ tên|HỌ VÀ TÊN|Họ, tên|Họ tên đối tượng|Tên người cách ly|Họ và tên công dân|Tên|Họ và Tên F|"
    "Họ & tên|Họ và tên người được cách ly|Họ tên (viết hoa)|Đối tượng cách ly|Họ tên người tiếp xúc|Danh tính|"
    "Tên đầy đủ|Người tiếp xúc gần|Họ tên ca|Tên đối tượng F"
)
BIRTH = "Năm sinh|NS|Sinh năm|N.sinh|Năm|SN|Năm sinh (tuổi)|Năm sinh\n(hoặc tuổi)|NĂM SINH|Năm sinh/Tuổi|Nsinh"
BIRTHDAY = "Ngày sinh|Ngày tháng năm sinh|Ngày, tháng, năm sinh|NTNS|Ngày/tháng/năm sinh|Sinh ngày|DOB"
SEX = "Giới tính|Giới|GT|Nam/Nữ|Phái|G.tính|Giới tính (Nam/Nữ)|Nam, nữ"
PHONE = "SĐT|Số điện thoại|Điện thoại|ĐT|Số ĐT|SĐT liên hệ|Điện thoại liên lạc|Số đt|Di động|Số Zalo|ĐTDĐ|Đt lh"
HAMLET = "Thôn|Thôn/xóm|Xóm|Thôn, xóm|Tên thôn|Thôn (xóm)|Thôn/TDP|Đơn vị thôn|Xóm/Thôn|Khu dân cư"
ADDRESS = (
    "Địa chỉ|Nơi ở|Chỗ ở hiện nay|Nơi ở hiện tại|Địa chỉ (thôn, xã)|Địa chỉ cư trú|Nơi cư trú|Thường trú|Đ/c|"
    "Địa chỉ thường trú|Nơi đăng ký HKTT|Địa chỉ hiện tại|Quê quán/nơi ở"
)
LEVEL = (
    "Đối tượng|Phân loại|Diện|Loại|F mấy|F|Đối tượng (F1, F2)|Loại F|Diện F|Phân loại F|"
    "Cấp|Đối tượng F1/F2|Thuộc diện|Diện tiếp xúc"
)
SOURCE = (
    "Nguồn lây|Tiếp xúc với|Tiếp xúc với ca bệnh|Liên quan BN|Liên quan|F0 liên quan|Ca bệnh liên quan|Nguồn|"
    "Nguồn tiếp xúc|Tiếp xúc với ai|Mã BN liên quan|Lây từ|Tiếp xúc ca|Liên quan ca bệnh|Tiếp xúc với F0/F1|TX với|"
    "Tiếp xúc với (BN, F1)|Yếu tố dịch tễ (tiếp xúc với)|Trường hợp liên quan|Ca bệnh chỉ điểm|Ca nguồn"
)
CONTACT = (
    "Ngày tiếp xúc|Ngày TX|Ngày tiếp xúc lần cuối|Tiếp xúc lần cuối|Ngày TX cuối|TX cuối|Thời gian tiếp xúc|"
    "Ngày tiếp xúc cuối cùng|Lần cuối tiếp xúc|Ngày cuối TX|Thời điểm tiếp xúc lần cuối|Ngày gặp F0|Hôm gặp|"
    "Ngày tiếp xúc gần nhất|Ngày phơi nhiễm|Ngày tiếp xúc với nguồn"
)
START = (
    "Ngày bắt đầu|Từ ngày|Bắt đầu cách ly|Ngày cách ly|Ngày vào|Ngày bắt đầu cách ly|CL từ|"
    "Cách ly từ|Ngày bắt đầu CL|Ngày BĐ|Từ|Ngày áp dụng cách ly|Ngày vào CL|Bắt đầu"
)
END = (
    "Ngày kết thúc|Đến ngày|Kết thúc cách ly|Ngày hết cách ly|Ngày ra|Ngày hoàn thành cách ly|CL đến|Dự kiến hết CL|"
    "Đến|Ngày KT|Ngày kết thúc CL|Hết hạn|Đến hết ngày|Ngày hết CL (dự kiến)|Kết thúc"
)
PERIOD = "Thời gian cách ly|Cách ly từ - đến|Thời gian CL|Cách ly (từ ngày - đến ngày)|Từ ngày - đến ngày|TG cách ly"
PLACE = (
    "Hình thức cách ly|Nơi cách ly|Hình thức|HT cách ly|Địa điểm cách ly|Cách ly tại|Cách ly ở đâu|Hình thức CL|Nơi CL|"
    "Nơi theo dõi|Loại hình cách ly|Biện pháp cách ly|Biện pháp|Đang cách ly tại|Cách ly"
)
NOTE = "Ghi chú|GC|Ghi chú khác|Ghi chú của trạm|Chú thích"
STT = "STT|TT|Số TT|Stt|S.TT|#|Số thứ tự|No"
HOME = "Tại nhà|Cách ly tại nhà|CLTN|nhà|TN|CL tại nhà|tại gia đình|Tự cách ly tại nhà|Cách ly y tế tại nhà"
CENTRAL = (
    "Tập trung|Cách ly tập trung|CLTT|TT|Khu cách ly tập trung|KCL tập trung Trường Quân sự|KCL huyện|CL tập trung|"
    "Trường Mầm non (tập trung)"
)
OTHERS: tuple[tuple[str, tuple[Cell, ...]], ...] = (
    ("Nghề nghiệp", ("Làm ruộng", "Học sinh", "Công nhân", "Buôn bán", "Giáo viên")),
    ("CMND/CCCD", ("184000123456", "042085001234", "")),
    ("Số CCCD", ("042185009999",)),
    ("Quốc tịch", ("Việt Nam",)),
    ("Dân tộc", ("Kinh",)),
    ("Triệu chứng", ("Không", "Ho nhẹ", "Bình thường")),
    ("Tình trạng sức khỏe", ("Bình thường", "Ổn định")),
    ("Người giám sát", ("Trần Thị Hoa", "Lê Văn Trạm")),
    ("Quan hệ với F0", ("Bạn", "Đồng nghiệp", "Hàng xóm")),
    ("Ngày lấy mẫu", (date(2021, 6, 12),)),
    ("KQXN", ("Âm tính", "Chờ KQ")),
    ("Kết quả xét nghiệm", ("Âm tính", "âm tính lần 1")),
    ("Hoàn cảnh tiếp xúc", ("Ngồi cùng mâm cưới", "Làm cùng phòng", "Họp chung")),
    ("Nơi làm việc", ("Công ty may", "Trường THCS")),
    ("Thân nhiệt", (36.5, 36.8)),
    ("Ngày điều tra", (date(2021, 6, 13),)),
    ("Số BHYT", ("HT4424220012345",)),
    ("Cán bộ phụ trách", ("Nguyễn Thị Trạm",)),
)
