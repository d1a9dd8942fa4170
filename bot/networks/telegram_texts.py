"""What the Telegram network says to whoever runs the program."""

from __future__ import annotations

BAD_TOKEN = (
    "TELEGRAM_TOKEN không dùng được: Telegram không nhận mã này. "
    "Mời đồng chí mở @BotFather, chọn bot, chép lại mã (dạng 123456:ABC...) vào tệp .env."
)
NO_CONNECTION = (
    "Chưa nối được tới Telegram. Mời đồng chí kiểm tra mạng Internet của máy này"
    " (và TELEGRAM_API_URL, nếu có đặt), rồi chạy lại chương trình."
)
STILL_TRYING = "Chưa nối được tới Telegram (%s). Chương trình sẽ tự thử lại."
CONNECTED_AGAIN = "Đã nối lại được với Telegram."
SECOND_COPY = (
    "Có nơi khác cũng đang nhận tin bằng TELEGRAM_TOKEN này (một bản khác của chương trình hoặc một webhook). "
    "Mời đồng chí tắt nơi đó; chương trình sẽ tự thử lại."
)
TOKEN_REVOKED = "Telegram không còn nhận TELEGRAM_TOKEN này. Mời đồng chí lấy mã mới ở @BotFather, sửa tệp .env rồi chạy lại chương trình."  # noqa: E501
