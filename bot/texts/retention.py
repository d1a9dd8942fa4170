"""Names that go after their time: the warning, what is planned, and keeping somebody's longer."""

WARNING = (
    "🗂 Ngày <b>{day}</b> bot sẽ xóa họ tên, số máy, địa chỉ của <b>{n}</b> người đã kết thúc theo dõi "
    "{days} ngày ({hamlets}). Số liệu tổng hợp giữ nguyên.\n"
    "Nếu cần giữ lại ai (ví dụ đang có khiếu nại), đồng chí bấm nút dưới đây trước ngày đó."
)
HAMLET_COUNT = "{hamlet} {n}"
SEE = "👁 Xem {n} người"
DONE = (
    "🗂 Đã xóa họ tên, số máy, địa chỉ, tin và tệp gốc của <b>{n}</b> người đã kết thúc theo dõi quá {days} ngày. "
    "Số liệu tổng hợp giữ nguyên."
)

HEAD = "🗂 <b>Xóa họ tên sau {days} ngày kể từ khi kết thúc theo dõi</b> – {when}"
PLANNED_NONE = "Chưa có ai đến hạn xóa trong 3 ngày tới."
PLANNED = "Sắp xóa: <b>{n}</b> người ({days})"
ON_DAY = "{day}: {n}"
KEPT_NONE = "Không có ai được giữ lại."
KEPT = "Được giữ lại: <b>{n}</b> người"
SEE_KEPT = "👁 Xem {n} người được giữ lại"
SEE_PLANNED = "👁 Xem {n} người sắp xóa"
PLANNED_HEAD = "🗂 <b>Sắp xóa họ tên</b>: {n} người"
KEPT_HEAD = "🗂 <b>Được giữ lại họ tên</b>: {n} người"
PERSON = "{n}. {level} {name}, {hamlet} – kết thúc {ended}, xóa {day}"
PERSON_KEPT = "{n}. {level} {name}, {hamlet} – giữ đến {day}: {why} ({by}, {when})"
KEEP = "Giữ {n}. {name}"
KEEP_NO_LONGER = "Thôi giữ {n}. {name}"
ASK_WHY = "Đồng chí gõ lý do giữ lại họ tên của <b>{name}</b> thêm {days} ngày, ví dụ: đang giải quyết khiếu nại."
KEEPING = "✅ Giữ họ tên của <b>{name}</b> đến {day}. Lý do: {why}. Trước ngày đó bot báo lại."
UNDO_KEEPING = "↩️ Thôi giữ"
KEEPING_NO_LONGER = "↩️ Không giữ lại nữa: họ tên của <b>{name}</b> sẽ được xóa ngày {day}."
