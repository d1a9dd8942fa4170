"""Who is in quarantine, whose end is near, and finding a person."""

IN_QUARANTINE = "🏠 <b>{where}</b>, {when}: đang cách ly, theo dõi <b>{n}</b> người"
WHERE_COMMUNE = "{commune}"
WHERE_HAMLET = "Thôn {hamlet}"
NOBODY = "Hiện không có ai đang cách ly, theo dõi."
HAMLET_TOTAL = "<b>{hamlet}</b>: {n} người ({levels})"
LEVEL_COUNT = "{level} {n}"
PLACE_HEAD = "<b>{hamlet} – {place}</b>"
PLACE_NOT_SAID = "chưa rõ nơi cách ly"
PERSON = "{n}. {level} {name}{details} – {end}"
LEVEL_UNKNOWN = "F?"
END = "hết {end}{left}"
END_PROPOSED = "dự kiến hết {end}{left}"
END_NONE = "chưa có ngày hết hạn"
END_TREATED = "đang điều trị"
LEFT = " (còn {days} ngày)"
LEFT_TODAY = " (hôm nay)"
LEFT_OVER = " (quá {days} ngày)"
CLOSED_RELEASED = "hết cách ly từ {day}"
CLOSED_REMOVED = "đưa ra khỏi danh sách {day}"
PICK_BUTTON = "{n}. {name}"
GROUP_ONLY_COUNTS = "Danh sách có họ tên: đồng chí gõ /cachly trong khung chat riêng với bot."

ENDING = "📆 <b>{where}</b>, {when}: hết hạn cách ly"
ENDING_NONE = "Không có ai hết hạn trong 3 ngày tới, không có ai quá hạn hay thiếu ngày hết hạn."
ENDING_HEADS = {
    "past": "🔴 Đã quá ngày hết hạn, chưa ai ghi kết thúc",
    "past_proposed": "🟠 Quá ngày dự kiến, Trạm y tế chưa quyết định",
    "today": "🏁 Hết hạn hôm nay ({day})",
    "tomorrow": "Hết hạn ngày mai ({day})",
    "soon": "Trong 3 ngày tới (đến {day})",
    "undated": "❓ Chưa có ngày hết hạn",
}
ENDING_HEAD = "<b>{head}</b>: {n} người"
ENDING_MORE = "   … và {n} người nữa"
ENDING_ALL = "{head} ({n})"
ENDING_SHORT = {
    "past": "Quá hạn",
    "past_proposed": "Quá ngày dự kiến",
    "today": "Hôm nay",
    "tomorrow": "Ngày mai",
    "soon": "3 ngày tới",
    "undated": "Chưa có ngày",
}
NOT_RELEASED_BY_ITSELF = "Bot không tự kết thúc cách ly cho ai: Trạm y tế mở thẻ từng người rồi bấm «Kết thúc cách ly»."

CLOSE_ALL = "✅ Ghi kết thúc cho {n} người đã quá ngày hết hạn"
CLOSE_ASK = "Ghi kết thúc cách ly cho {n} người có ngày hết hạn trong danh sách đã qua? Người mới chỉ có ngày dự kiến không nằm trong số này."
CLOSE_YES = "✅ Ghi kết thúc {n} người"
CLOSE_WHY = "Đã qua ngày hết hạn"
CLOSED_ALL = "✅ Đã ghi kết thúc cách ly cho {n} người."
CLOSED_BACK = "↩️ Đã bỏ ghi kết thúc cho {n} người."

FOUND = "🔎 «{text}»: {n} người"
FOUND_MORE = "🔎 «{text}»: nhiều hơn {n} người, dưới đây là {n} người đầu. Đồng chí gõ thêm họ, tên đệm hoặc số máy."
FOUND_NOBODY = "Không thấy ai có tên hoặc số máy «{text}»{where}. Đồng chí gõ tên không dấu cũng được, ví dụ /tim kien."
FOUND_WHERE = " trong thôn {hamlet}"
