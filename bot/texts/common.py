"""Words that every subject uses: roles, levels, places, days."""

from bot.domain.roles import Role

ROLES = {
    Role.HEALTH_STATION: "Trạm y tế",
    Role.HAMLET_LEADER: "Lãnh đạo thôn",
    Role.CHAIR: "Trưởng ban",
    Role.SECRETARY: "Văn phòng",
    Role.POLICE: "Công an xã",
    Role.OFFICER: "Cán bộ ngành",
    Role.BROADCASTER: "Đài truyền thanh",
}
PLACES = {"home": "tại nhà", "centralised": "tập trung"}
STATUSES = {
    "open": "đang theo dõi",
    "released": "hết cách ly",
    "removed": "đưa ra khỏi danh sách",
    "withdrawn": "đã rút",
}
FIELDS = {
    "level": "diện",
    "full_name": "họ tên",
    "birth_year": "năm sinh",
    "sex": "giới tính",
    "hamlet": "thôn",
    "address": "địa chỉ",
    "phone": "số máy",
    "source": "nguồn lây",
    "case_code": "mã ca bệnh",
    "contact_date": "ngày tiếp xúc",
    "place": "nơi cách ly",
    "quarantine_start": "ngày bắt đầu cách ly",
    "quarantine_end": "ngày hết cách ly",
    "note": "ghi chú",
    "test_day": "ngày xét nghiệm",
    "test_outcome": "kết quả xét nghiệm",
    "status": "tình trạng",
    "first_day": "ngày vào danh sách",
    "closed_on": "ngày kết thúc",
}
TESTS = {"negative": "âm tính", "positive": "dương tính", "waiting": "chờ kết quả"}
NOT_SAID = "chưa rõ"
NO_LEVEL = "Theo dõi khác"  # watched without being a contact of a case
NO_HAMLET = "Chưa rõ thôn / nơi khác"
LATE = "⏱ <i>Gửi muộn: lẽ ra gửi lúc {planned}.</i>"
ALREADY_DONE = "Việc này đã làm rồi, đồng chí không cần bấm lại."
UNDO = "↩️ Hoàn tác"
RESTORE = "↪️ Khôi phục"
CANCEL = "Thôi"
PAGE = "Trang {page}/{pages}"
PREVIOUS = "◀ Trang trước"
NEXT = "Trang sau ▶"

EVERY = {"daily": "hằng ngày", "weekly": "hằng tuần", "monthly": "hằng tháng"}
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ON_WEEKDAY = "{weekday} {every}"
ON_DAY = "ngày {day} {every}"
EVERY_UNTIL = "{every} đến {day}"
