"""What each command does, as menus, help and README's table say it."""

DESCRIPTIONS = {
    "batdau": "Bắt đầu, xem mình có thể làm gì",
    "trogiup": "Các lệnh và cách dùng",
    "danhsach": "Danh sách F0-F3 đang theo dõi",
    "cachly": "Ai đang cách ly, theo thôn và nơi cách ly",
    "hethan": "Ai sắp hết hạn cách ly, quá hạn, chưa có ngày",
    "tim": "Tìm một người theo tên hoặc số máy, ví dụ /tim kiên",
    "khaibao": "Khai báo người từ nơi khác về",
    "vipham": "Ghi vi phạm phòng, chống dịch; /vipham tháng 6 để xem cả tháng",
    "bantin": "Bản tin phát thanh trong ngày",
    "diemdanh": "Điểm danh người theo dõi tại nhà của thôn",
    "quytac": "Quy tắc đề xuất ngày hết hạn cách ly",
    "xoaten": "Ai sắp được xóa họ tên sau khi hết theo dõi, ai được giữ lại",
    "tiendo": "Báo tiến độ công việc, ví dụ /tiendo đường 120m",
    "nhiemvu": "Việc của tôi và thời hạn",
    "tonghop": "Tổng hợp trong ngày",
    "thanhvien": "Ai đã vào bot, ai chưa",
    "moi": "Mời một người vào bot",
    "gan": "Gắn nhóm này với Ban chỉ đạo (gõ trong nhóm)",
    "huy": "Bỏ việc đang làm dở",
}
