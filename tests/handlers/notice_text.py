"""A notice for dialogue tests; everything in it is invented, but for the committee's own names."""

from __future__ import annotations

NOTICE = """UBND XÃ THẠCH THẮNG
Số: 15/TB-UBND
Thạch Thắng, ngày 14 tháng 6 năm 2021

THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại Hội nghị giao ban tháng 6 năm 2021

I. KẾT QUẢ THÁNG 5
- Đã hoàn thành thu hoạch lúa vụ Xuân trước ngày 31/5/2021.

II. NHIỆM VỤ TRỌNG TÂM
1. Tài chính
- Kế toán xã hoàn thiện phương án thu các khoản đóng góp trước ngày 25/6/2021, phối hợp Công an xã.
- Lãnh đạo các thôn tổ chức hội nghị nhân dân bàn phương án thu trước ngày 30/6/2021.
2. Văn hóa
- Hội Nông dân phát động ra quân dọn vệ sinh đường làng trước ngày 22/6/2021.
- Đồng chí Tâm báo cáo kết quả trồng cây trước 16h00 ngày 23/6/2021.
- Văn phòng xã chuẩn bị nội dung kỳ họp HĐND xã.

Nơi nhận:
- Các ban, ngành cấp xã;
- 5 thôn;
- Ban liên lạc hưu trí;
- Lưu VP.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Đặng Quốc Hưng"""

SECOND = NOTICE.replace("trước ngày 25/6/2021", "trước ngày 28/6/2021").replace(
    "- Hội Nông dân phát động ra quân dọn vệ sinh đường làng trước ngày 22/6/2021.\n",
    "- Đài truyền thanh phát bản tin tuyên truyền bầu trưởng thôn trước ngày 20/6/2021.\n",
)
"""The same notice, corrected: one date later, one task less, one more."""
