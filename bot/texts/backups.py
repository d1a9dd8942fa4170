"""What `bot backup` and `bot restore` say."""

MADE = "Đã sao lưu: {path} ({size} MB, {contacts} người trong danh sách)."
MADE_SERVER = "Đã sao lưu: {path} ({size} MB)."
FAILED = "Không sao lưu được vào {folder}: kiểm tra ổ đĩa còn chỗ và có quyền ghi không."
NO_DATABASE = "Chưa có cơ sở dữ liệu {path} để sao lưu. Chạy bot trước đã."
NO_PG_DUMP = (
    "Sao lưu PostgreSQL cần chương trình pg_dump: cài gói postgresql-client, hoặc nhờ người quản trị máy chủ sao lưu."
)
PG_DUMP_FAILED = "pg_dump không sao lưu được: {reason}"
LIST_HEAD = "Các bản sao lưu trong {folder}, mới nhất trước:"
LIST_ROW = "  {name}  ({when}, {size} MB)"
LIST_HOW = "Khôi phục một bản: dừng bot rồi gõ: bot restore {name}"
LIST_NONE = "Chưa có bản sao lưu nào trong {folder}. Sao lưu ngay: bot backup"
NOT_FOUND = "Không thấy bản sao lưu {name}. Gõ bot restore để xem các bản đang có."
NOT_A_BACKUP = "Tệp {name} không phải bản sao lưu của bot, hoặc đã hỏng. Cơ sở dữ liệu hiện tại được giữ nguyên."
NEWER = "Bản sao lưu {name} do phiên bản mới hơn của chương trình tạo ra. Cơ sở dữ liệu hiện tại được giữ nguyên."
RESTORED = "Đã khôi phục từ {name}: {contacts} người trong danh sách. Những gì ghi sau bản đó không còn."
PUT_ASIDE = "Cơ sở dữ liệu trước khi khôi phục được giữ ở {path}; muốn trở lại như cũ: bot restore {name}"
SERVER_RESTORE = (
    "Cơ sở dữ liệu PostgreSQL do máy chủ khôi phục. Dừng bot, tạo một cơ sở dữ liệu trống, gõ: "
    "pg_restore --no-owner --dbname=TÊN_MỚI {name} rồi sửa DATABASE_URL sang cơ sở dữ liệu đó."
)
