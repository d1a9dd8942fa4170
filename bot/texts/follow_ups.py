"""The daily roll call, the list of those who are released today, and hamlets that stay silent."""

from bot.domain.follow_ups import Outcome

OUTCOMES = {
    Outcome.KEPT: "chấp hành",
    Outcome.BREACH: "vi phạm",
    Outcome.SYMPTOMS: "có triệu chứng",
    Outcome.ABSENT: "vắng mặt",
}
MARKS = {Outcome.KEPT: "✅", Outcome.BREACH: "⛔", Outcome.SYMPTOMS: "🌡", Outcome.ABSENT: "❔"}
OUTCOME_BUTTON = "{mark} {outcome}"

ALL_KEPT = "✅ Tất cả chấp hành"
REST_KEPT = "✅ Còn lại chấp hành"
ONE_BY_ONE = "📋 Điểm danh từng người"
CORRECT = "✏️ Xem, sửa điểm danh"
PERSON_BUTTON = "{mark}{n}. {name}"
BACK = "◀ Danh sách"
ADD_NOTE = "📝 Ghi chú thêm"

HEAD = "📋 <b>Điểm danh thôn {hamlet}</b>, {day}: {n} người ở nhà"
COUNTS = "Đã ghi: {counts}."
COUNT = "{outcome} {n}"
LEFT = "Còn {n} người chưa điểm danh."
DONE = "✅ Đã điểm danh đủ."
HOW = "Đồng chí bấm vào người vi phạm, có triệu chứng hoặc vắng mặt; những người còn lại bấm nút cuối. Sửa được đến hết ngày."
ANSWERED = "{mark} {name}: {outcome}{note}"
NOTE = " – «{note}»"
NOBODY = "Hôm nay thôn {hamlet} không có ai đang theo dõi tại nhà để điểm danh."
NOTED_IN_LIST = "✅ Điểm danh {time}: {counts}."

PERSON = "<b>{name}</b>{details}\nHôm nay ({day}) đồng chí thấy thế nào?"
PERSON_SAID = "<b>{name}</b>{details}\n{mark} Đã ghi: <b>{outcome}</b>{note}.{told}"
TOLD = " Đã báo ngay cho {roles}."
ASK_NOTE = "Đồng chí gõ ghi chú về <b>{name}</b>, ví dụ: <code>ra chợ lúc 9 giờ</code> hoặc <code>sốt 38,5 độ từ tối qua</code>."
NOTE_KEPT = "📝 Đã ghi chú về <b>{name}</b>: «{note}».{told}"

ALERT = "🚨 <b>Thôn {hamlet}</b>, {when}: <b>{name}</b>{details} – <b>{outcome}</b>. {who} báo khi điểm danh."
ALERT_CORRECTED = "↩️ <b>Đính chính, thôn {hamlet}</b>, {when}: <b>{name}</b>{details} – <b>{outcome}</b>, không phải {before}. {who} sửa lại."
ALERT_NOTE = "📝 <b>Thôn {hamlet}</b>, {when}: <b>{name}</b>{details} – {outcome}: «{note}»."
RECORD_BREACH = "🚔 Ghi vi phạm"

REMINDER = (
    "⏰ Thôn {hamlet} chưa điểm danh {n} người theo dõi tại nhà hôm nay ({day}). Đồng chí bấm một nút dưới đây là xong."
)

RELEASE_TITLE = "📄 <b>DANH SÁCH NGƯỜI HẾT THỜI HẠN CÁCH LY</b>"
RELEASE_WHERE = "Thôn {hamlet}, {commune}, ngày {day}"
RELEASE_PERSON = "{n}. {name}{details}: {level}, cách ly {dates}."
RELEASE_DATES = "{place}từ {start} đến hết {end}"
RELEASE_UNTIL = "{place}đến hết {end}"
RELEASE_BORN = ", sinh năm {year}"
RELEASE_MONITORED = " Tiếp tục theo dõi sức khỏe đến hết {until} ({document})."
RELEASE_TOTAL = "Tổng số: {n} người. Đề nghị thôn tiếp tục quản lý, theo dõi theo hướng dẫn của Trạm y tế."

SILENT_DEPUTY = "✋ Thôn {hamlet}: danh sách gửi lúc {sent} chưa ai xác nhận. Đồng chí là cấp phó, đề nghị xem và bấm «Đã nhận» thay."
SILENT_CHAIR = "✋ <b>Thôn {hamlet}</b> chưa xác nhận danh sách F0-F3 gửi lúc {sent}.{deputy}"
SILENT_DEPUTY_TOO = " Cấp phó ({names}) đã được báo lúc {told} nhưng cũng chưa xác nhận."
SILENT_NO_DEPUTY = " Thôn không có cấp phó trong bot."
