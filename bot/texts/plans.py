"""Plans for a day or a week: /kehoach."""

HOW = "Đồng chí chọn kế hoạch cho ngày nào, hoặc gõ luôn, ví dụ <code>/kehoach mai: đổ bê tông ngõ 3, 20 người</code>."
ASK = "Kế hoạch {days}: đồng chí gõ nội dung."
WHENS = {
    "today": "Hôm nay",
    "tomorrow": "Ngày mai",
    "week": "Tuần này",
    "next_week": "Tuần sau",
}
DAY = "ngày {day}"
WEEK = "tuần {first}-{last}"
NOTED = "📝 Đã ghi kế hoạch {days} của <b>{who}</b>{hamlet}:\n{text}\n<i>Sửa tin vừa gửi thì kế hoạch sửa theo. Bot nhắc lại vào buổi sáng.</i>"
HAMLET = " (thôn {hamlet})"
IN_HAMLET = "thôn {hamlet}"
REPLACED = "Kế hoạch trước của {days} đã được thay."
TAKEN_BACK = "↩️ Đã bỏ kế hoạch {days}."
DELETED = "🗑 Tin kế hoạch đã bị xóa nên kế hoạch {days} đã được bỏ."
MINE = "📝 <b>Kế hoạch của đồng chí</b>"
NONE_MINE = "Đồng chí chưa có kế hoạch nào từ hôm nay."
ONE = "<b>{who}</b>{hamlet}, {days}:\n{text}"
MINE_ONE = "<b>{days}</b>{hamlet}:\n{text}"
ALL = "📝 <b>Kế hoạch từ hôm nay</b> ({n})"
NONE_ALL = "Chưa ai có kế hoạch từ hôm nay."
MISSING = "❗ Chưa có kế hoạch cho hôm nay: {who}."
MISSING_NONE = "Thôn và cán bộ nào cũng đã có kế hoạch cho hôm nay."
MORNING = "📝 <b>Kế hoạch</b> {day}"
