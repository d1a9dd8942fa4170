"""Breaches of the epidemic's rules: recording them, whom they concern, and what a month adds up to."""

from bot.domain.violations import Kind

KINDS = {
    Kind.FIVE_K: "không thực hiện 5K",
    Kind.ESCAPE: "trốn cách ly",
    Kind.MASK: "không đeo khẩu trang",
    Kind.GATHERING: "tụ tập đông người",
    Kind.OVERLOAD: "xe quá tải",
    Kind.OTHER: "vi phạm khác",
}
BUTTONS = {
    Kind.FIVE_K: "5K",
    Kind.ESCAPE: "Trốn cách ly",
    Kind.MASK: "Khẩu trang",
    Kind.GATHERING: "Tụ tập",
    Kind.OVERLOAD: "Xe quá tải",
    Kind.OTHER: "Khác",
}
TALLY = "{cases} vụ, {people} đối tượng, {fine}"
MILLIONS = "{number} triệu đồng"
DONG = "{number} đồng"

WHICH = "🚔 Ghi vi phạm gì? Đồng chí chọn, hoặc gõ một dòng, ví dụ <code>/vipham khẩu trang 2 người phạt 2 triệu thôn Nam Thắng</code>."
REST = "<b>{kind}</b>: đồng chí gõ số người, mức phạt, và họ tên, thôn nếu có, ví dụ <code>2 người, 2 triệu, thôn Nam Thắng</code>. Chỉ nhắc nhở thì gõ <code>nhắc nhở</code>."
REST_OF_PERSON = (
    "<b>{name}</b>, {kind}: đồng chí gõ mức phạt, ví dụ <code>phạt 7,5 triệu</code>, hoặc <code>nhắc nhở</code>."
)
RECORDED = "✅ Đã ghi: <b>{kind}</b>, {counts}, ngày {day}{hamlet}."
IN_HAMLET = ", thôn {hamlet}"
LINKED = "👤 Gắn với: {names}."
KIND_ASSUMED = "Bot chưa rõ loại vi phạm nên ghi là «vi phạm khác»; nếu khác đi, đồng chí chọn loại bên dưới."
MONTH = "Tháng {month}: <b>{counts}</b>."
UNDONE = "↩️ Đã bỏ vi phạm vừa ghi ({kind}, {counts})."
DOUBT = "❓ <b>{name}</b> trong vi phạm vừa ghi có phải người đang theo dõi này không?"
NOBODY_OF_THESE = "Không phải ai trong số này"
LINKED_ONE = "✅ Đã gắn vi phạm với <b>{name}</b>."
NOT_LINKED = "✅ Đã ghi: vi phạm này không gắn với ai đang theo dõi."

MONTH_HEAD = "🚔 <b>Tháng {month}</b> đã xử lý <b>{counts}</b>."
MONTH_EPIDEMIC = "Trong đó vi phạm phòng, chống covid-19: {counts}."
MONTH_KIND = "• {kind}: {counts}"
MONTH_NONE = "🚔 Tháng {month} chưa ghi vi phạm nào."
