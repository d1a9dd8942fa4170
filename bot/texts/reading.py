"""Why a line of a list was not read, or what is asked about it; keys are the reader's reasons."""

from bot.domain.line_lists.model import Reason

REASONS = {
    Reason.NO_NAME: "không thấy họ tên",
    Reason.NO_LEVEL: "chưa rõ diện: ghi thêm F0, F1, F2 hay F3",
    Reason.NOT_UNDERSTOOD: "chưa hiểu dòng này",
    Reason.FORMULA_ERROR: "ô công thức bị lỗi",
    Reason.NOBODY_TO_CORRECT: "không có người mang số thứ tự này để sửa",
    Reason.BAD_DATE: "ngày «{what}» không có thật, đồng chí ghi lại ngày/tháng",
    Reason.FUTURE_CONTACT: "ngày tiếp xúc {what} chưa đến, đồng chí kiểm tra lại",
    Reason.END_BEFORE_START: "ngày hết cách ly trước ngày bắt đầu ({what})",
    Reason.DATE_WITHOUT_MEANING: "chưa rõ ngày {what} là ngày gì",
    Reason.SWAPPED_DATE: "Excel ghi {what}, có thể đã đảo ngày và tháng",
    Reason.BAD_PHONE: "số máy «{what}» không đúng",
    Reason.BAD_BIRTH_YEAR: "năm sinh «{what}» không đúng",
    Reason.SEVERAL_HAMLETS: "có nhiều thôn ({what}), đồng chí ghi rõ một thôn",
    Reason.UNKNOWN_HAMLET: "không có thôn «{what}» trong xã",
    Reason.SEVERAL_SOURCES: "có nhiều nguồn lây ({what})",
    Reason.PHOTO: "ảnh, bot không đọc được chữ trong ảnh",
    Reason.SEVERAL_LEVELS: "có nhiều diện ({what}), đồng chí ghi rõ một diện",
}

FOUND = "Đọc được {people} người, {unread} dòng chưa đọc được."
NOTHING = "Không thấy ai trong tệp này."
PERSON = "Dòng {line}: {level} {name} – {known}"
UNREAD = "Dòng {line} chưa đọc được: «{text}» – {reason}"
