"""What `bot export` writes and says."""

PEOPLE = "Người theo dõi"
VOLUMES = "Khối lượng"
ENTRIES = "Chương trình"
GIFTS = "Ủng hộ"
TITLE = "{list} – {commune}, lúc {when}"
NOTHING = "(chưa có)"
PEOPLE_COLUMNS = (
    "STT", "Diện", "Họ và tên", "Năm sinh", "Giới tính", "Số máy", "Thôn", "Địa chỉ", "Nguồn lây", "Ngày tiếp xúc",
    "Nơi cách ly", "Từ ngày", "Đến ngày", "Tình trạng", "Ghi chú",
)  # fmt: skip
VOLUME_COLUMNS = (
    "STT", "Thôn", "Việc", "Hạn", "Mục", "Đơn vị", "Đăng ký", "Đã báo", "Nghiệm thu", "Còn thiếu", "Biên bản chốt",
)  # fmt: skip
ENTRY_COLUMNS = (
    "STT", "Chương trình", "Thôn", "Họ tên", "Phương án", "Số máy", "Ghi chú", "Bước", "Hỗ trợ", "Đối ứng",
)  # fmt: skip
GIFT_COLUMNS = ("STT", "Quỹ", "Thôn", "Người, đơn vị ủng hộ", "Số tiền", "Lúc ghi")
OPENING = "Số đến ngày {day}"
OPENING_NO_DAY = "Số ban đầu"
MADE = "Đã xuất: {path} ({counts})."
COUNT = "{list}: {n}"
KEEP_SAFE = "Tệp có họ tên, số máy: giữ kín, dùng xong thì xóa. Bot không tự xóa tệp này khi hết thời hạn lưu."
NO_DATABASE = "Chưa có cơ sở dữ liệu {path} để xuất. Chạy bot trước đã."
NO_COMMITTEE = "Cơ sở dữ liệu chưa có Ban chỉ đạo nào. Chạy bot trước đã."
UNKNOWN_LIST = "Không có danh sách «{name}». Các danh sách: {known}. Ví dụ: bot export khoi-luong"
CANNOT_WRITE = "Không ghi được vào {folder}: kiểm tra ổ đĩa còn chỗ và có quyền ghi không."
EXISTS = "Tệp {path} đã có, không ghi đè. Đợi một giây rồi thử lại."
