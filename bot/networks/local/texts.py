"""The sentences with which the try-out chat's server answers its page."""

from __future__ import annotations

PORT_TAKEN = (
    "Cổng {port} trên máy này đang có chương trình khác dùng. "
    "Đồng chí đóng chương trình đó lại, hoặc đặt LOCAL_PORT là một số khác rồi chạy lại."
)
NOT_LOOPBACK = "Trang trò chuyện thử chỉ mở trên chính máy này (127.0.0.1), không mở ra mạng: {host}."

MALFORMED = "Trang gửi lên một yêu cầu không đọc được. Mời đồng chí tải lại trang rồi làm lại."
BROKEN = "Chưa làm được việc này, đã báo quản trị. Mời đồng chí thử lại sau."
TOO_FAST = "Thao tác nhanh quá, mời đồng chí chờ vài giây rồi làm lại."
TOO_LONG = "Tin nhắn dài quá {limit} ký tự. Mời đồng chí chia nhỏ, hoặc gửi bằng tệp Excel."
EMPTY = "Tin nhắn chưa có chữ nào."
STRANGER = "Không có người này trong Ban chỉ đạo. Mời đồng chí chọn lại ở danh sách bên trái."
NO_SUCH_CHAT = "Đồng chí này không ở trong nhóm chat đó."
NO_SUCH_MESSAGE = "Không còn tin nhắn này nữa."
NOT_YOURS = "Chỉ sửa, xoá được tin nhắn của chính mình."
NOT_A_BUTTON = "Nút này không còn dùng được."

FILE_TOO_LARGE = "Tệp lớn quá {limit} MB. Mời đồng chí gửi tệp nhỏ hơn, hoặc chia thành nhiều tệp."
FILE_EMPTY = "Tệp rỗng, không có gì để gửi. Mời đồng chí kiểm tra lại tệp."
NO_SUCH_FILE = "Không còn tệp này nữa."

CLOCK_FIXED = "Đồng hồ này chạy theo giờ thật, không chuyển được."
CLOCK_BACK = "Đồng hồ chỉ đi tới, không quay lại được."
CLOCK_TOO_FAR = "Mỗi lần chỉ chuyển đồng hồ đi được nhiều nhất {days} ngày."
CLOCK_BUSY = "Đồng hồ đang chuyển, mời đồng chí chờ xong rồi bấm lại."
CLOCK_FAILED = "Chưa chuyển được đồng hồ đến nơi, đã báo quản trị."

OUTSIDE = "Trang này chỉ mở được trên chính máy đang chạy chương trình."
NOT_FOUND = "Không có trang này."
