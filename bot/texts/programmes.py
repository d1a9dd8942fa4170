"""Programmes: registering, stages, money, and the list that is handed over at the cut-off."""

LIST_HEAD = "<b>Các chương trình của xã</b> ({n})"
LIST_NONE = "Xã chưa khai chương trình nào trong tệp khai báo."
LIST_LINE = "• <b>{name}</b>: {standing}"
HEAD = "<b>{name}</b>{due}"
HEAD_DUE = " – chốt danh sách hết ngày {day}{left}"
HEAD_CLOSED = " – đã chốt danh sách ngày {day}, đăng ký thêm ghi là muộn"
PLACE = "<b>{name}</b> – thôn {hamlet}{due}"
LINE = "{mark} {hamlet} {standing}"
OF_HOUSEHOLDS = "{n}/{households} {unit} ({percent} %)"
OF_GOAL = "{n}/{goal} {unit} ({percent} %)"
PLAIN = "{n} {unit}"
MISSING = ", cần thêm {n} {unit}{before}"
MISSING_BEFORE = " trước {day}"
REACHED = ", đạt chỉ tiêu {goal} {unit}"
SUM = "Cộng: {standing}"
UNNAMED = "Chưa có tên: {n} {unit}."
LATE_ONES = "Đăng ký muộn: {n} {unit}."
OPTIONS = "Phương án: {options}."
OPTION_COUNT = "{option}: {n}"
OPTION = "PA{number} ({name})"
OPTION_SHORT = "PA{number}"
OPTION_NOT_SAID = "chưa chọn: {n}"
STAGES = "Các bước: {stages}."
STAGE_COUNT = "{stage} {n}/{of}"
SUPPORT = "Hỗ trợ đã chi: <b>{sum}</b>."
CONTRIBUTION = "Đối ứng đã thu: <b>{sum}</b>."
MONEY = "{amount} đ"
NOBODY_YET = "Chưa có {unit} nào đăng ký."
NO_HAMLET = "không thuộc thôn nào"
NOT_CHOSEN = "thôn không thuộc diện làm"

ADD_BUTTON = "➕ Đăng ký thêm"
LIST_BUTTON = "📋 Danh sách ({n})"
STEP_BUTTON = "{stage}: {n} chờ"
EXCEL_BUTTON = "📄 Tải Excel"
BACK_BUTTON = "⬅️ Về chương trình"
TO_LIST = "📋 Về danh sách"
OPEN_BUTTON = "📋 Xem trong bot"
CARD_BUTTON = "📋 Mở thẻ"
GO_ON = "⏭ {stage}: tiếp"
NO_HAMLET_BUTTON = "Không thuộc thôn nào"
PHOTOS_BUTTON = "📷 Xem {n} ảnh"

ASK_LINES = (
    "Đăng ký <b>{name}</b>, <b>{hamlet}</b>. Đồng chí gửi mỗi {unit} một dòng, dán danh sách, gửi tệp Excel, "
    "hoặc gửi trước số lượng:\n<code>{example}</code>\n<code>{count}</code>"
)
EXAMPLE = "Nguyễn Văn Hùng{option}"
EXAMPLE_OPTION = ", PA1"
EXAMPLE_COUNT = "30 {unit}{option}"
EXAMPLE_COUNT_OPTION = " phương án 1"
WHICH_PROGRAMME = "Đăng ký vào chương trình nào?"
WHICH_HAMLET = "Đăng ký <b>{name}</b> cho thôn nào?"
RECEIPT = "✅ <b>{name}</b>, <b>{hamlet}</b>: ghi thêm {n} {unit}{late}."
RECEIPT_NONE = "<b>{name}</b>, <b>{hamlet}</b>: không có {unit} nào mới."
RECEIPT_LATE = " (muộn, sau ngày chốt {day})"
RECEIPT_NAMES = "Gồm: {names}."
RECEIPT_FILLED = "Đã điền tên cho {n} {unit} đăng ký bằng số trước đó."
RECEIPT_KNOWN = "Đã có từ trước, không ghi thêm: {names}."
RECEIPT_KNOWN_COUNT = "Đã có từ trước, không ghi thêm: {n} {unit}."
RECEIPT_TAKEN = "Đã bỏ {n} {unit} không còn trong tin."
RECEIPT_ASKED = "Trùng tên, đang hỏi lại: {n} {unit} (chưa tính)."
RECEIPT_NO_OPTION = "Chưa rõ phương án của {n} {unit}, đồng chí bấm chọn:"
RECEIPT_UNCLEAR = "❓ Dòng {line}: «{text}» chưa đọc được. Ví dụ: <code>{example}</code>"
RECEIPT_UNCLEAR_COUNT = "❓ {n} dòng chưa đọc được; đồng chí sửa tin hoặc gửi lại các dòng đó."
RECEIPT_STANDING = "{place} {standing}."
UNDONE = "↩️ Đã bỏ. {standing}"
DELETED = "🗑 Tin đã bị xóa nên các đăng ký của tin đó đã được rút. {standing}"
OPTION_SET = "✅ Đã ghi phương án {number} cho {n} {unit}."
TOO_MANY = "Ghi thêm {n} {unit} thì thôn {hamlet} có {total} {unit}, nhiều hơn {households} hộ của thôn. Có đúng không?"
TOO_MANY_YES = "Đúng, ghi {n} {unit}"

ASK_SAME = "«{name}»{details} và «{other}»{other_details} ({hamlet}, {programme}): là một {unit} hay hai {unit}?{more}"
ASK_SAME_MORE = "\nCòn {n} tên trùng nữa sẽ hỏi tiếp."
SAME_BUTTON = "Là một {unit}"
APART_BUTTON = "Hai {unit} khác nhau"
ALL_SAME_BUTTON = "Cả {n} tên là {unit} đã có"
ASKED_DONE = "✅ Đã rõ các tên trùng. {standing}"

PAGE_HEAD = "<b>{name}</b> – {hamlet}: {n} {unit}"
HAMLET = "thôn {hamlet}"
PAGE_LINE = "{number}. {name}{option}{stage}{late}"
PAGE_STAGE = " – {stage}"
PAGE_LATE = " – muộn"
UNNAMED_ENTRY = "(chưa có tên)"
CARD_HEAD = "<b>{name}</b>"
CARD_PLACE = "{programme}, {hamlet}"
CARD_OPTION = "Phương án: {option}"
CARD_PHONE = "Số máy: {phone}"
CARD_NOTE = "Ghi chú: {note}"
CARD_OUT = "⚪ Đã đưa ra khỏi danh sách."
CARD_LATE = "Đăng ký muộn."
CARD_STAGE = "✔️ {stage}{amount} – {when}, {who}"
CARD_NEXT = "▫️ Tiếp theo: {stage}{amount}"
CARD_HISTORY = "Lịch sử:"
CARD_EVENT = "• {when} {who}: {what}"
AMOUNT = " {amount}"
MARK_BUTTON = "✔️ {stage}{amount}"
OTHER_AMOUNT = "Số tiền khác"
RETURN_BUTTON = "↩️ Trả lại «{stage}»"
RENAME_BUTTON = "✏️ Sửa tên"
REMOVE_BUTTON = "🗑 Đưa ra"
ACTS = {
    "registered": "đăng ký",
    "named": "ghi tên {value}",
    "changed": "sửa {value}",
    "stage": "{stage}{amount}",
    "returned": "trả lại «{stage}»: {value}",
    "removed": "đưa ra khỏi danh sách",
    "same": "trùng với tên đã có",
    "apart": "khác với tên đã có",
}
FIELDS = {"name": "tên", "option": "phương án", "phone": "số máy", "note": "ghi chú", "amount": "số tiền"}
PHOTO_ADDED = "ảnh kèm theo"
ASK_NAME = "Đồng chí gõ họ tên, ví dụ <code>Nguyễn Văn Hùng</code> (kèm số máy nếu có)."
ASK_AMOUNT = "{stage} cho <b>{name}</b>: bao nhiêu tiền? Ví dụ <code>{example}</code>."
ASK_REASON = "Trả lại «{stage}» của <b>{name}</b>: đồng chí gõ lý do, ví dụ <code>nắp chưa kín</code>."
ASK_PHOTO = "Đồng chí gửi ảnh kèm theo nếu có."
NOTE_KEPT = "📝 Đã kèm ghi chú cho {n} {unit}."
PHOTO_OF = "📷 {name} – {stage}"
PHOTO_KEPT = "📷 Đã kèm ảnh cho {n} {unit}."

STEP_HEAD = "<b>{name}</b>{hamlet}: chờ «{stage}» {n} {unit}. Bấm tên để ghi."
STEP_NONE = "Không có {unit} nào đang chờ «{stage}»."
STEP_ALL = "✔️ Tất cả {n} {unit}"
STEP_ALL_MONEY = "✔️ Tất cả {n} {unit} ({sum})"
STEP_CONFIRM = "Ghi «{stage}» cho {n} {unit}, tổng {sum}?"
STEP_CONFIRM_YES = "Đúng, ghi {sum}"
STEP_HAMLET = ", thôn {hamlet}"
MARKED = "✅ {stage}: {names}{amount}."
MARKED_COUNT = "{n} {unit}"
MARKED_SKIPPED = "Bỏ qua {n} {unit} chưa đến bước này hoặc đã ghi rồi."
RETURNED_TELL = (
    "↩️ <b>{name}</b> – thôn {hamlet}: {who} trả lại «{stage}» của <b>{entry}</b>. Lý do: {reason}. "
    "Làm lại xong thì đồng chí ghi «{stage}» lần nữa."
)
RETURNED = "↩️ Đã trả lại «{stage}» của <b>{entry}</b>, đã báo thôn {hamlet}."
REMOVED = "🗑 Đã đưa <b>{entry}</b> ra khỏi danh sách. {standing}"
RENAMED = "✅ Đã ghi tên <b>{entry}</b>."

CUT_OFF_OFFICER = (
    "📌 <b>{name}</b>: danh sách chốt số {number}, hết ngày {day}: <b>{n} {unit}</b>{hamlets}\n"
    "Đăng ký sau ngày này vẫn nhận nhưng ghi là muộn. Đồng chí xem tệp rồi bấm xác nhận."
)
CUT_OFF_GROUP = "📌 <b>{name}</b>: đã chốt danh sách số {number}, hết ngày {day}: {n} {unit}.{hamlets}"
CUT_OFF_HAMLET = "\n• {hamlet}: {n} {unit}"
GOT_BUTTON = "✅ Đã nhận {n} {unit}"
GOT = "✅ Đồng chí đã xác nhận nhận {n} {unit} của <b>{name}</b> lúc {when}."
FROZEN = "📌 Danh sách chốt số {number}: {n} {unit}."
FROZEN_GOT = "Đã nhận: {who}."
FROZEN_WAITING = "Chưa xác nhận nhận danh sách: {who}."
SHEET_COLUMNS = (
    "STT",
    "Thôn",
    "Họ tên",
    "Phương án",
    "Số máy",
    "Ghi chú",
    "Ngày đăng ký",
    "Bước",
    "Hỗ trợ",
    "Đối ứng",
)
SHEET_LATE = "muộn"
SHEET_TITLE = "{name}{hamlet}, lúc {when}"
SHEET_NAME = "Danh sách"
SHEET_TOTAL = "Cộng"
FILE_NAME = "{key}-{day}.xlsx"
FILE_SENT = "📄 <b>{name}</b>{hamlet}: {n} {unit}, lúc {when}."
