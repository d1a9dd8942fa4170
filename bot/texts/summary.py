"""The daily summary, and the lists behind its numbers."""

from bot.domain.sampling import TestList
from bot.domain.summary import Section, Term

HEAD = "📊 <b>TỔNG HỢP {day}</b> (lúc {time}), {commune}"
HEAD_HAMLET = "📊 <b>TỔNG HỢP {day}</b> (lúc {time}), thôn {hamlet}"
SECTIONS = {
    Section.F0: "F0",
    Section.F1: "F1",
    Section.F1_CENTRALISED: "F1 tập trung",
    Section.F1_HOME: "F1 tại nhà",
    Section.F1_UNKNOWN: "F1 chưa rõ nơi",
    Section.F2: "F2",
    Section.F3: "F3",
    Section.OTHER: "Theo dõi khác",
}
LEVEL = "<b>{level}</b>: mới {new}, đang theo dõi {watched}, kết thúc hôm nay {ended}"
PART = "   – {part}: mới {new}, đang theo dõi {watched}, kết thúc {ended}"
PARTS = {Section.F1_CENTRALISED: "tập trung", Section.F1_HOME: "tại nhà", Section.F1_UNKNOWN: "chưa rõ nơi"}
EXPLAINED = "   <i>{sum}</i>"
SUM_BEFORE = "hôm qua {n}"
SUM_CAME = " + {term} {n}"
SUM_LEFT = " − {term} {n}"
SUM_AFTER = " = {n}"
TERMS = {
    Term.BEFORE: "hôm qua",
    Term.NEW: "mới",
    Term.LEVEL_IN: "từ diện khác sang",
    Term.PLACE_IN: "từ nơi cách ly khác đến",
    Term.HAMLET_IN: "từ thôn khác đến",
    Term.ADDED: "ghi thêm sau bản hôm qua",
    Term.ENDED: "kết thúc",
    Term.REMOVED: "đưa ra khỏi danh sách",
    Term.LEVEL_OUT: "sang diện khác",
    Term.PLACE_OUT: "sang nơi cách ly khác",
    Term.HAMLET_OUT: "sang thôn khác",
    Term.DROPPED: "bỏ ra, sửa lại sau bản hôm qua",
    Term.AFTER: "đang theo dõi",
}
ENDED_NOT_WATCHED = "ℹ️ «Đang theo dõi» tính đến hết ngày, không gồm {n} người kết thúc hôm nay."
BY_HAMLET = "<b>Theo thôn</b>"
HAMLET = "• {hamlet}: {levels}"
HAMLET_NONE = "• {hamlet}: không có"
HAMLET_LEVEL = "{level} {watched}{extra}"
EXTRA_NEW = "mới {n}"
EXTRA_ENDED = "kết thúc {n}"
TESTS = "🧪 Xét nghiệm hôm nay: lấy mẫu {taken}, âm tính {negative}, dương tính {positive}; đang chờ kết quả {waiting}."
TESTS_NONE = "🧪 Xét nghiệm hôm nay: không có."
LIST_POSTED = "📥 Danh sách hôm nay: đã có {n} lần gửi, lần cuối {time}."
LIST_NO_CHANGE = "📥 Danh sách hôm nay: Trạm y tế báo không thay đổi."
LIST_MISSING = "📥 Danh sách hôm nay: ❗ <b>Trạm y tế chưa gửi</b>."
UNREAD_LINES = "❓ Còn {n} dòng chưa đọc được trong danh sách hôm nay."
NOT_ACKNOWLEDGED = "✋ Chưa xác nhận danh sách: {hamlets}."
REPORTS_MISSING = "📝 Hôm nay chưa báo tiến độ: {hamlets}."
REPORTS_ALL = "📝 Cả {n} thôn đã báo tiến độ hôm nay."
LATE_HEAD = "🔴 <b>Quá hạn</b>"
NEAR_HEAD = "🟡 <b>Sắp đến hạn</b>"
DEADLINE = "• {title} – hạn {due}{left}. Chưa xong: {who}"
NO_DEADLINES = "Không có việc nào quá hạn hoặc đến hạn trong 7 ngày tới."
STUCK_HEAD = "🆘 <b>Đang vướng mắc</b>"
STUCK = "• {title} – {who}: {why}"
MISSED_HEAD = "⚪ <b>Việc định kỳ đã bỏ lỡ</b>"
MISSED = "• {title} – {who}: {days}"
PROGRESS_HEAD = "🚧 <b>{title}</b> (hạn {due})"
PROGRESS_HAMLET = "• {hamlet}: {items}"
PROGRESS_ITEM = "{item} {done}/{target} {unit} ({percent} %)"
ROLL = "📋 Điểm danh tại nhà: {counts}{missing}."
ROLL_NOT_YET = "chưa có"
ROLL_MISSING = "; chưa điểm danh: {hamlets}"
ROLL_MISSING_LATE = "; ❗ chưa điểm danh: {hamlets}"
ROLL_YESTERDAY = "❗ Hôm qua ({day}) không điểm danh đủ: {hamlets}."
HAMLET_PEOPLE = "{hamlet} ({n} người)"
ARRIVALS = "🧳 Từ nơi khác về hôm nay: {n} người ({verdicts})."
ARRIVALS_NONE = "🧳 Từ nơi khác về hôm nay: không có."
ARRIVALS_VERDICT = "{verdict} {n}"
ARRIVALS_WAITING = "chờ phân loại {n}"
BREACHES = "🚔 Vi phạm hôm nay: {today}; tháng {month}: {all}."
BREACHES_NONE = "không có"

SECTION_BUTTON = "{section} ({n})"
TESTS_BUTTON = "🧪 Xét nghiệm ({n})"
ARRIVALS_BUTTON = "🧳 Về từ nơi khác ({n})"
BREACHES_BUTTON = "🚔 Vi phạm ({n})"
HAMLETS_BUTTON = "📍 Từng thôn"
WHICH_HAMLET = "Đồng chí chọn thôn để xem tổng hợp {day}:"
LIST_BUTTON = "{list}: {n}"
BACK_BUTTON = "◀ {section}"

SHELF_HEAD = "📊 <b>{section}</b>, {where}, {day} (lúc {time})"
COMPARED = "So với bản tổng hợp gửi lúc {when}."
COMPARED_KNOWN_NOW = "Hôm qua không có bản tổng hợp nên số hôm qua tính theo dữ liệu hiện nay."
SHELF_LINE = "• {list}: <b>{n}</b>"
SHELF_EMPTY = "Không có ai."
NO_ROWS = "Danh sách này không có ai."
LIST_HEAD = "<b>{section} – {list}</b>, {where}, {day} (lúc {time}): {n}"
MOVED = "{line} [{was} → {now}]"
TEST_LISTS = {
    TestList.TAKEN: "lấy mẫu hôm nay",
    TestList.NEGATIVE: "âm tính",
    TestList.POSITIVE: "dương tính",
    TestList.WAITING: "đang chờ kết quả",
}
TESTS_SECTION = "Xét nghiệm"
ARRIVALS_SECTION = "Từ nơi khác về"
ARRIVALS_ALL = "khai báo hôm nay"
BREACHES_SECTION = "Vi phạm"
BREACHES_TODAY = "hôm nay"
BREACHES_MONTH = "tháng {month}"
TEST_LINE = "{line}; {test}"
ARRIVAL_LINE = "{n}. {name}{details}, thôn {hamlet} – {verdict}"
ARRIVAL_WAITING = "chờ phân loại"
BREACH_LINE = "{n}. {day}: {kind}, {counts}{hamlet} – «{text}»"
