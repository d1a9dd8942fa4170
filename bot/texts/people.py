"""Joining, members, groups and help."""

STRANGER = (
    "Chào đồng chí. Đây là bot nội bộ của Ban chỉ đạo phòng, chống dịch. "
    "Để sử dụng, đồng chí xin Văn phòng UBND xã một đường dẫn mời, rồi bấm vào đường dẫn đó."
)
WELCOME = (
    "Chào đồng chí <b>{name}</b> ({role}), {committee}.\n"
    "Đồng chí gõ lệnh có dấu hay không dấu đều được; ở đây không cần dấu gạch chéo. Các việc dành cho đồng chí:\n{commands}"
)
COMMAND_LINE = "/{name} – {description}"
HELP_HEAD = "<b>Các lệnh dành cho {role}</b>"
HELP_STATION = (
    "Danh sách F0-F3: đồng chí cứ dán hoặc gửi tệp Excel vào nhóm, mỗi người một dòng; bot trả lời đã nhận những ai."
)
HELP_FIX = "Sửa hay xóa tin danh sách đã gửi thì danh sách được sửa theo. Bấm «Hoàn tác» để bỏ cả danh sách."
HELP_LEADER = (
    "Danh sách của thôn được gửi vào đây mỗi sáng và mỗi khi có thay đổi; đồng chí bấm «Đã nhận» khi đã xem, và bấm "
    "«Tất cả chấp hành» hoặc «Điểm danh từng người» mỗi ngày. Có người từ nơi khác về thì gõ /khaibao."
)
HELP_GROUP = "Trong nhóm, bot chỉ trả lời lệnh có dấu gạch chéo và danh sách của Trạm y tế."
JOINED_NOTICE = "{name} đã vào bot với vai trò {role}."
NOT_UNDERSTOOD = "Tôi chưa hiểu. Đồng chí gõ /trogiup để xem các lệnh{suggestion}."
NOT_UNDERSTOOD_SUGGESTION = "; có phải đồng chí muốn gõ /{name}"
COMMAND_NEAR = "Không có lệnh /{typed}. Có phải đồng chí muốn gõ /{name}?"
COMMAND_UNKNOWN = "Không có lệnh /{typed}. Đồng chí gõ /trogiup để xem các lệnh."
EMPTY_MESSAGE = "Tin này không có chữ. Đồng chí gõ /trogiup để xem các lệnh, hoặc gửi chữ, tệp Excel."
PHOTO_NOT_READ = (
    "Đã nhận ảnh, nhưng bot không đọc được chữ trong ảnh. Nếu đây là danh sách, đồng chí dán chữ hoặc gửi tệp Excel; "
    "nếu là ảnh báo cáo công việc, gõ /tiendo rồi gửi ảnh khi được hỏi."
)
OTHER_KIND = "Bot chỉ đọc được chữ, ảnh, tệp Excel, Word và CSV. Đồng chí gửi lại bằng một trong các dạng đó."

INVITE_ROLE = "Mời ai? Đồng chí chọn vai trò."
INVITE_HAMLET = "Lãnh đạo thôn nào?"
INVITE_PERSON = "Mời vào vị trí của ai?"
INVITE_LINK = "Đường dẫn mời <b>{who}</b>, dùng một lần, đến hết {expires}:\n{link}\nĐồng chí gửi riêng cho người đó."
INVITE_WITHOUT_LINK = "Mã mời <b>{who}</b>, dùng một lần, đến hết {expires}. Người đó mở khung chat riêng với bot rồi gửi:\n<code>/batdau {code}</code>"
INVITE_ONE_LINE = "Cũng có thể gõ một dòng: <code>/moi lãnh đạo thôn Nam Thắng</code>."
GROUP_BOUND = "Nhóm này từ nay là nhóm của {committee}. Trạm y tế gửi danh sách vào đây; tổng hợp được gửi lúc {summary} hằng ngày."
GROUP_BOUND_ALREADY = "Nhóm này đã là nhóm của {committee} rồi."
MEMBERS_HEAD = "<b>Thành viên {committee}</b> ({joined}/{total} người đã vào bot)"
MEMBER_LINE = "{mark} {name} – {title}{networks}"
MEMBER_UNREACHABLE = " (đã chặn bot)"
FIRST_LINK = "Đường dẫn dùng một lần để trở thành Văn phòng (quản trị) trên Telegram: {link}"
UNREACHABLE_NOTICE = "Không gửi được tin cho {name}: người này đã chặn bot hoặc rời nhóm. Đồng chí liên hệ trực tiếp."
GROUP_UNREACHABLE_NOTICE = (
    "Không gửi được tin vào nhóm: bot không còn trong nhóm. Đồng chí thêm bot lại rồi gõ /gan trong nhóm."
)
