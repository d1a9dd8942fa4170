"""What the program says to whoever starts it, and to the secretary about its own health."""

TRYOUT_AT = "Bản dùng thử: mở {url} (dừng chương trình: Ctrl+C)"
RUNNING_TELEGRAM = "Bot Telegram @{username} đang chạy (dừng chương trình: Ctrl+C)"
STOPPED = "Đã dừng. Mọi dữ liệu được giữ nguyên."
SECOND_COPY = "Một bản khác của chương trình đang dùng cơ sở dữ liệu này: hãy dừng bản đó trước."
DATABASE_UNUSABLE = "Không ghi được vào cơ sở dữ liệu {where}: kiểm tra ổ đĩa còn chỗ và có quyền ghi không."
DATABASE_NEWER = "Cơ sở dữ liệu này do phiên bản mới hơn của chương trình tạo ra: hãy dùng phiên bản mới nhất."
FRESH_ONLY_TRYOUT = "--fresh chỉ dùng cho bản dùng thử; dữ liệu thật (TELEGRAM_TOKEN) không bị xóa."
SETTING_BAD = "{where}: {name} có giá trị không đúng; {expected}."
DOTENV_LINE = "Tệp .env, dòng {line}: không đọc được «{text}». Mỗi dòng có dạng TEN=giá trị."
DOTENV_NAME = "Tệp .env, dòng {line}: không có tham số {name}; có phải là {near}?"
DOTENV_NOT_UTF8 = (
    "Tệp .env, dòng {line}: không phải mã UTF-8. Hãy lưu lại tệp ở dạng UTF-8, mỗi dòng có dạng TEN=giá trị."
)
FAILED_NOTICE = "⚠️ Một tin chưa xử lý được (mã {inbox}, lỗi {kind}). Tin được giữ lại để xử lý sau khi sửa lỗi."
BACKUP_FAILED = "⚠️ Hôm nay chưa sao lưu được dữ liệu. {reason} Bot sẽ thử lại mỗi giờ."
BAD_ON = "--on {text}: cần một ngày có thật, dạng 2021-06-14."
FILE_UNREADABLE = "Không đọc được tệp {name}: kiểm tra lại đường dẫn."
