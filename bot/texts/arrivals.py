"""People back from elsewhere: the leader's report, the station's classification."""

from bot.domain.arrivals import Reason, Verdict

VERDICTS = {
    Verdict.F1: "F1",
    Verdict.F2: "F2",
    Verdict.F3: "F3",
    Verdict.WATCH: "theo dõi sức khỏe",
    Verdict.NONE: "không phải theo dõi",
}
BUTTONS = {Verdict.F1: "F1", Verdict.F2: "F2", Verdict.F3: "F3", Verdict.WATCH: "Theo dõi", Verdict.NONE: "Không"}
REASONS = {
    Reason.NO_NAME: "không thấy họ tên",
    Reason.BAD_DATE: "ngày «{what}» không có thật",
    Reason.FUTURE: "ngày về {what} chưa đến",
    Reason.OTHER_HAMLET: "ghi thôn {what}, không phải thôn của đồng chí",
}
MISSING = {"came_from": "nơi về", "came_on": "ngày về", "phone": "số máy"}

ASK = (
    "Đồng chí gõ người từ nơi khác về, mỗi người một dòng: họ tên, về từ đâu, ngày về, số máy, ví dụ:\n"
    "<code>Nguyễn Văn A về từ Bình Dương 12/6, 0912 000 345</code>"
)
RECORDED = "✅ Thôn <b>{hamlet}</b> khai báo {n} người từ nơi khác về, đã gửi Trạm y tế phân loại:"
PERSON = "{n}. {name}{details}{missing}"
FROM = "từ {place}"
DAY = "về ngày {day}"
LACKS = " (còn thiếu: {fields})"
AGAIN = "ℹ️ {name} đã được khai báo lúc {when}, không ghi lại."
UNCLEAR = "❓ Dòng {line}: «{text}»\n   {reason}. Đồng chí gửi lại riêng dòng này."
UNDONE = "↩️ Đã bỏ khai báo này ({n} người)."
UNDONE_STATION = "↩️ Thôn {hamlet} đã bỏ khai báo: <b>{name}</b>."

FOR_STATION = "🧳 Thôn <b>{hamlet}</b> khai báo: <b>{name}</b>{details}. {who} báo. Đề nghị Trạm y tế phân loại."
KNOWN = "\nℹ️ Người này có thể đã có trong danh sách: {people}."
SETTLED = "✅ Đã phân loại: <b>{verdict}</b> (lúc {time})."
KEPT_LEVEL = " Đã có trong danh sách là {level} nên giữ {level}."
CHANGE_VERDICT = "✏️ Phân loại lại"
TAKEN_BACK = "↩️ Đã bỏ phân loại, đồng chí chọn lại."
FOR_LEADER = "🧳 Trạm y tế phân loại <b>{name}</b>{details}: <b>{verdict}</b>.{follow}"
ON_LIST = " Đã đưa vào danh sách theo dõi của thôn."
TAKEN_BACK_LEADER = "↩️ Trạm y tế đã bỏ phân loại của <b>{name}</b> để phân loại lại."
NOTE = "về từ {place}{day}"
WHY = "khai báo từ nơi khác về"
UNKNOWN_PLACE = "nơi khác"
ON_DAY = " ngày {day}"
