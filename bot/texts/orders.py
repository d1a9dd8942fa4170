"""Orders given in one line: /giao."""

HOW = (
    "Đồng chí gõ một dòng: ai, làm gì, khi nào. Ví dụ:\n"
    "<code>/giao thôn Nam Thắng sửa nắp ống thu gom trước 25/6</code>\n"
    "<code>/giao các thôn tổng vệ sinh trước 17h ngày 25/6</code>\n"
    "<code>/giao đồng chí Ý hằng tuần báo cáo đo đạc</code>"
)
PREVIEW = "📌 <b>Giao việc</b>, đồng chí xem lại:\n<b>{title}</b>"
OWNERS = "Người làm: <b>{who}</b>"
HELPERS = "Phối hợp: {who}"
DUE = "Hạn: <b>{due}</b>{left}"
NO_DUE = "Hạn: không có"
EVERY = {
    "daily": "Hằng ngày{at}",
    "weekly": "Hằng tuần{at}",
    "monthly": "Hằng tháng{at}",
}
AT = ", trước {time}"
GIVE = "✅ Giao"
EDIT = "✏️ Sửa"
ALL_HAMLETS = "Các thôn"
ASK_WHO = "Giao việc này cho ai? Đồng chí chọn, hoặc gõ tên người.\n<b>{title}</b>"
ASK_WHO_UNKNOWN = "Không rõ «{words}» là ai trong Ban chỉ đạo. Đồng chí chọn, hoặc gõ tên người.\n<b>{title}</b>"
ASK_WHICH = "Trong Ban chỉ đạo có nhiều người như vậy. Đồng chí chọn giúp:\n<b>{title}</b>"
ASK_WHEN = "Khi nào xong? Đồng chí chọn, hoặc gõ ngày, ví dụ <code>25/6</code>.\n<b>{title}</b>"
ASK_WHEN_PAST = "Ngày {day} đã qua. Đồng chí chọn hạn khác, hoặc gõ ngày, ví dụ <code>25/6</code>.\n<b>{title}</b>"
ASK_AGAIN = "Đồng chí gõ lại cả dòng, hoặc chỉ gõ hạn mới. Dòng vừa rồi:\n<code>{line}</code>"
TODAY = "Hôm nay"
TOMORROW = "Ngày mai"
IN_A_WEEK = "Sau 7 ngày ({day})"
WITHOUT_DUE = "Không có hạn"
GIVEN = "✅ Đã giao: <b>{title}</b>{due}\nNgười làm: {who}"
HELP_TOLD = "🤝 {who} đề nghị đồng chí phối hợp: <b>{title}</b>{due}"
NOT_JOINED = "⚠️ Chưa vào bot nên chưa nhận được tin: {who}."
TAKEN_BACK = "↩️ Đã rút việc vừa giao: <b>{title}</b>."
TAKEN_BACK_TOLD = "↩️ {who} đã rút việc <b>{title}</b>. Đồng chí không phải làm."
GIVEN_AGAIN = "↪️ Đã giao lại: <b>{title}</b>."
