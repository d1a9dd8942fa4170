"""Duties one by one: lists, cards, what their owners say, and what the chair decides."""

HEAD_MINE = "<b>Việc của đồng chí</b> ({n} việc chưa xong{late})"
HEAD_OF = "<b>Việc của {owner}</b> ({n} việc chưa xong{late})"
HEAD_ALL = "<b>Việc của cả xã</b> ({n} việc chưa xong{late})"
HEAD_OWNERS = "<b>Ai đang có việc</b> ({n} người, thôn)"
HEAD_LATE = ", {late} quá hạn"
NONE_MINE = "Đồng chí không có việc nào đang chờ."
NONE_ALL = "Cả xã không có việc nào đang chờ."
PAGE = "Trang {page}/{pages}. Bấm vào một việc để mở."
OPEN_ONE = "Bấm vào một việc để mở."
OPEN_OWNER = "Bấm vào một người để xem việc."
UNDATED = "⚪ <i>Không có thời hạn</i>"
LINE = "{n}. {mark} <b>{title}</b>{due}{state}"
HELPS = " <i>(phối hợp)</i>"
OWNER_LINE = "• {owner}: {n} việc{late}"
OWNER_LATE = ", <b>{late} quá hạn</b>"
PERIOD = "{first}-{last}"
NEXT = "Trang sau ▸"
PREVIOUS = "◂ Trang trước"
BY_OWNER = "👥 Theo người"
BY_TASK = "📋 Theo việc"
OPEN = "{n}. {title}"
OPEN_CARD = "📋 Mở việc này"
STATES = {"open": "chưa bắt đầu", "doing": "đang làm", "stuck": "đang vướng mắc", "done": "đã xong"}
MARKS = {"open": "⬜", "doing": "🔨", "stuck": "🆘", "done": "✅"}
STATE_IN_LINE = " – {state}"
EVERY = {"daily": " – hằng ngày", "weekly": " – hằng tuần", "monthly": " – hằng tháng"}
DUE = " – hạn {due}{left}"
DUE_AT = "{time} {day}"

TASK_HEAD = "📋 <b>{title}</b>"
TASK_OWNER = "{mark} {owner}{due}"
CARD_HEAD = "📋 <b>{title}</b>"
CARD_TEXT = "<i>{text}</i>"
CARD_OWNER = "Người làm: <b>{owner}</b>"
CARD_HELPER = "Phối hợp: <b>{owner}</b> (người làm chính: {owners})"
CARD_HELPERS = "Phối hợp: {who}"
CARD_DUE = "Hạn: <b>{due}</b>{left}"
CARD_MOVED = " – lùi từ {before}"
CARD_EVERY = {
    "daily": "Hằng ngày{at}; lượt này: {period}",
    "weekly": "Hằng tuần{at}; lượt này: {period}",
    "monthly": "Hằng tháng{at}; lượt này: {period}",
}
CARD_AT = ", trước {time}"
CARD_NO_DUE = "Không có thời hạn"
HAMLET_OWNER = "thôn {hamlet}"
MEMBER_OWNER = "{name} ({title})"
NO_DUE = "chưa có"
SOMEBODY = "người đã rời Ban chỉ đạo"
CARD_STATE = "Tình trạng: {mark} <b>{state}</b>{note}"
CARD_NOTE = " – {note}"
CARD_EVIDENCE = "📎 {n} tệp minh chứng"
CARD_MISSED = "Đã bỏ lỡ: {days}"
CARD_GIVEN = "Giao bởi: {who}, {when}"
CARD_WAITING = "⏳ Đang xin lùi đến {due}: {reason}"
CARD_HISTORY = "<b>Đã diễn ra</b>"
CARD_EVENT = "• {when} {who}: {what}"
CARD_EARLIER = "… và {n} lần trước đó"
EVENTS = {
    "received": "đã nhận",
    "asked": "xin lùi đến {due}: {reason}",
    "refused": "không đồng ý lùi hạn",
    "moved": "chuyển hạn sang {due}{reason}",
    "handed_over": "chuyển việc cho {other}",
    "dropped": "thôi giao: {reason}",
    "doing": "đang làm{reason}",
    "stuck": "vướng mắc{reason}",
    "done": "đã xong{reason}",
    "quantity": "báo số lượng{reason}",
}
WITH_REASON = ": {reason}"

DONE = "✅ Đã xong"
DOING = "🔨 Đang làm"
STUCK = "🆘 Vướng mắc"
LATER = "📅 Xin lùi hạn"
MORE_EVIDENCE = "📎 Thêm minh chứng"
SHOW_EVIDENCE = "🖼 Xem minh chứng"
TAKE_BACK_DONE = "↩️ Chưa xong"
TAKE_BACK_REQUEST = "↩️ Rút lại lời xin lùi hạn"
SOLVED = "✔️ Đã gỡ vướng"
MOVE = "📅 Đổi hạn"
HAND_OVER = "👤 Đổi người"
DROP = "🗑 Thôi giao"

NOTED_DONE = "✅ Đã ghi: <b>{title}</b> đã xong ({who}). Bot không nhắc việc này nữa."
NOTED_DONE_ONCE = "✅ Đã ghi: <b>{title}</b> đã xong lượt này ({who})."
ASK_EVIDENCE = "Đồng chí gửi ảnh, tệp hoặc vài chữ làm minh chứng, hoặc bấm «Không cần minh chứng»."
EVIDENCE_IN_PRIVATE = (
    "Ảnh, tệp minh chứng đồng chí gửi trong khung chat riêng với bot: mở việc này rồi bấm «Thêm minh chứng»."
)
NO_EVIDENCE = "Không cần minh chứng"
ENOUGH = "Đủ rồi"
EVIDENCE_TAKEN = "📎 Đã nhận minh chứng cho <b>{title}</b> ({what}). Đồng chí gửi thêm, hoặc bấm «Đủ rồi»."
EVIDENCE_FILES = "{n} tệp"
EVIDENCE_NOTE = "ghi chú"
EVIDENCE_CLOSED = "✅ <b>{title}</b>: đã xong{what}."
EVIDENCE_WITH = ", kèm {what}"
EVIDENCE_NONE_YET = "Việc này chưa có tệp minh chứng nào."
NOTED_DOING = "🔨 Đã ghi: đang làm <b>{title}</b>."
ASK_STUCK = "<b>{title}</b>: đồng chí đang vướng gì? Gõ vài chữ, Trưởng ban sẽ được báo ngay. Ví dụ: <code>thiếu nắp ống, chờ xã cấp</code>."
NOTED_STUCK = "🆘 Đã ghi và báo Trưởng ban: <b>{title}</b> vướng mắc: {why}"
STUCK_TOLD = "🆘 <b>{owner}</b> vướng mắc: <b>{title}</b>{due}\n{why}"
STUCK_WITHDRAWN = "↩️ <b>{owner}</b> đã rút báo vướng mắc: {title}."
SOLVED_NOTE = "đã gỡ vướng mắc"
SOLVED_NOTED = "✔️ Đã ghi gỡ vướng mắc: <b>{title}</b> ({owner})."
SOLVED_TOLD = "✔️ {who} ghi đã gỡ vướng mắc việc <b>{title}</b>. Đồng chí làm tiếp giúp."
NOT_STUCK = "Việc này hiện không vướng mắc."
WORD_TAKEN_BACK = "↩️ Đã bỏ ghi «{state}»: {title}."
WORD_EDITED = "📝 Đã sửa theo tin của đồng chí: <b>{title}</b>: {note}"

ASK_LATER = (
    "<b>{title}</b> (hạn {due}): đồng chí xin lùi đến khi nào, vì sao? Ví dụ: <code>25/6 vì mưa, đường chưa khô</code>."
)
ASK_LATER_WHY = "Xin lùi đến <b>{due}</b>. Vì lý do gì?"
LATER_SENT = "⏳ Đã gửi Trưởng ban: xin lùi <b>{title}</b> đến <b>{due}</b>. Lý do: {reason}"
LATER_TOLD = (
    "📅 <b>{owner}</b> xin lùi hạn: <b>{title}</b>\nHạn hiện tại: {now}\nXin lùi đến: <b>{due}</b>\nLý do: {reason}"
)
LATER_WITHDRAWN = "↩️ Đã rút lời xin lùi hạn: {title}."
LATER_WITHDRAWN_TOLD = "↩️ <b>{owner}</b> đã rút lời xin lùi hạn: {title}."
WAITING = "⏳ Xin lùi hạn ({n})"
WAITING_NONE = "Không có lời xin lùi hạn nào đang chờ."
TROUBLES = "🆘 Vướng mắc ({n})"
TROUBLES_HEAD = "🆘 <b>Đang vướng mắc</b> ({n})"
TROUBLES_NONE = "Không có việc nào đang vướng mắc."
TROUBLE = "{n}. <b>{owner}</b>: {title} – {why}"
AGREE = "✅ Đồng ý"
REFUSE = "⛔ Không"
OTHER_DAY = "📅 Chọn ngày khác"
AGREED = "✅ Đã đồng ý: <b>{title}</b> ({owner}) lùi đến <b>{due}</b>."
AGREED_TOLD = "✅ {who} đồng ý lùi hạn <b>{title}</b> đến <b>{due}</b>."
REFUSED = "⛔ Đã trả lời không lùi hạn: <b>{title}</b> ({owner})."
REFUSED_TOLD = "⛔ {who} không đồng ý lùi hạn <b>{title}</b>. Hạn vẫn là <b>{due}</b>."
ASK_OTHER_DAY = "<b>{title}</b> ({owner}): đồng chí cho lùi đến khi nào? Ví dụ: <code>23/6</code>."
ANSWER_TAKEN_BACK = "↩️ Đã rút câu trả lời. Lời xin lùi hạn <b>{title}</b> ({owner}) lại chờ đồng chí."
ANSWER_TAKEN_BACK_TOLD = "↩️ {who} đã rút câu trả lời về lùi hạn <b>{title}</b>. Hạn hiện tại: <b>{due}</b>."

ASK_MOVE = "<b>{title}</b> ({owner}, hạn {due}): hạn mới và lý do? Ví dụ: <code>28/6 chờ xã cấp vật tư</code>."
ASK_MOVE_WHY = "Hạn mới <b>{due}</b>. Lý do?"
MOVED = "📅 Đã chuyển hạn <b>{title}</b> ({owner}) sang <b>{due}</b>. Lý do: {reason}"
MOVED_TOLD = "📅 {who} chuyển hạn việc <b>{title}</b> sang <b>{due}</b>. Lý do: {reason}"
ASK_WHO = "<b>{title}</b> (hiện là {owner}): giao lại cho ai? Đồng chí chọn thôn, hoặc gõ tên người, ví dụ <code>đồng chí Ý</code>."
ASK_WHICH = "«{text}» có thể là nhiều người. Đồng chí chọn giúp:"
HANDED = "👤 Đã chuyển <b>{title}</b> từ {before} sang <b>{after}</b>."
HANDED_AWAY_TOLD = "👤 {who} đã chuyển việc <b>{title}</b> cho {after}. Đồng chí không phải làm việc này nữa."
GIVEN_TOLD = "📌 {who} giao đồng chí: <b>{title}</b>{due}"
RECEIVED = "👌 Đã nhận"
RECEIVED_NOTED = "👌 Đồng chí đã nhận việc: <b>{title}</b>{due}."
ASK_DROP = "<b>{title}</b> ({owner}): vì sao thôi giao? Ví dụ: <code>đã có đơn vị khác làm</code>."
DROPPED = "🗑 Đã thôi giao <b>{title}</b> cho {owner}. Lý do: {reason}"
DROPPED_TOLD = "🗑 {who} thôi giao việc <b>{title}</b>. Lý do: {reason}. Đồng chí không phải làm nữa."
CHANGE_TAKEN_BACK = "↩️ Đã hoàn tác: <b>{title}</b> lại của {owner}{due}."
CHANGE_TAKEN_BACK_TOLD = "↩️ {who} đã hoàn tác. Việc <b>{title}</b> là của đồng chí{due}."
