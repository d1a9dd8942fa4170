"""The month's evaluation opens as a Word document and says what was counted."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

from bot import docx
from bot.domain.reviews import Cause, Owed, Routine, Share, Task, Volume, Work
from bot.render.reviews import Epidemic, Review, paragraphs
from bot.word_documents import write

HAMLETS = ("Nam Thắng", "Trung Phú")
JUNE = date(2021, 6, 1)
END = date(2021, 6, 30)
DUE = date(2021, 6, 20)


NORMAL = Epidemic(new=(("F0", 0), ("F1", 12)), ended=3, watched=9, breaches="5 vụ, 6 đối tượng, 6 triệu đồng")


def review(work: Work, epidemic: Epidemic = NORMAL) -> Review:
    return Review("xã Thạch Thắng", JUNE, HAMLETS, work, epidemic)


def lines_of(told: Review) -> list[str]:
    """What somebody reads who opens the written file."""
    with zipfile.ZipFile(io.BytesIO(write(paragraphs(told)))) as package:
        return [block for block in docx.read(package) if isinstance(block, str)]


def test_an_empty_month_says_so_in_every_part() -> None:
    text = lines_of(review(Work(END), epidemic=Epidemic((), 0, 0, None)))
    assert "I. KẾT QUẢ THỰC HIỆN THÁNG 06/2021:" in text
    assert "- Chưa có nhiệm vụ nào được báo hoàn thành trong tháng." in text
    assert "- Không có: các nhiệm vụ trong tháng đều hoàn thành đúng hạn." in text
    assert "- Chưa có đơn vị nào nêu nguyên nhân; đề nghị bổ sung tại hội nghị." in text
    assert "+ Không ghi nhận vi phạm;" in text


def test_what_was_done_well_and_what_was_not_stand_apart() -> None:
    well = Task("Lập danh sách hộ", (Owed("Nam Thắng", DUE, DUE), Owed("Trung Phú", DUE, DUE)))
    poor = Task("Sửa nắp ống", (Owed("Nam Thắng", DUE, date(2021, 6, 22)), Owed("Trung Phú", DUE)))
    volume = Volume(
        "NTM tháng 6",
        "đường bê tông",
        "m",
        (Share("Nam Thắng", Decimal("320.5"), Decimal(320)), Share("Trung Phú", Decimal("70.5"), Decimal(280))),
    )
    routine = Routine("Phát thanh", "Đài truyền thanh", "daily", 30, (date(2021, 6, 3), date(2021, 6, 9)))
    cause = Cause("Trung Phú", "Sửa nắp ống", "thiếu <xi măng> & cát", date(2021, 6, 18))
    text = lines_of(review(Work(END, (well, poor), (volume,), (routine,), (cause,))))
    good, rest = (
        text.index("1. Những kết quả đạt được:"),
        text.index("2. Các nhiệm vụ đề ra chưa thực hiện hoặc thực hiện đạt kết quả thấp"),
    )
    causes = text.index("❖ Nguyên nhân của các tồn tại là:")
    assert text[good + 1 : rest] == [
        "- Công tác phòng, chống dịch covid-19:",
        "+ Trong tháng ghi nhận mới 12 F1; kết thúc theo dõi 3 trường hợp; đến 30/06/2021 đang theo dõi 9 trường hợp;",
        "+ Đã xử lý 5 vụ, 6 đối tượng, 6 triệu đồng vi phạm;",
        "- Lập danh sách hộ: cả 2 thôn hoàn thành đúng hạn (hạn 20/06/2021);",
        "- (Các đơn vị đạt toàn bộ khối lượng đăng ký: thôn Nam Thắng);",
    ]
    assert text[rest + 1 : causes] == [
        "- NTM tháng 6, đường bê tông: đạt 390,5/600 m (65 %);",
        "+ thôn Trung Phú: 70,5/280 m (25 %);",
        "- Sửa nắp ống (hạn 20/06/2021):",
        "+ Chưa hoàn thành: thôn Trung Phú;",
        "+ Hoàn thành chậm: thôn Nam Thắng (22/06/2021, chậm 2 ngày);",
        "- Phát thanh: Đài truyền thanh thực hiện 28/30 ngày; thiếu ngày 03/06, ngày 09/06;",
    ]
    assert text[causes + 1 :] == ["- thôn Trung Phú – Sửa nắp ống: thiếu <xi măng> & cát (18/06/2021);"]


def test_a_long_row_of_missed_days_is_cut_with_its_count() -> None:
    missed = tuple(date(2021, 6, number) for number in range(1, 15))
    routine = Routine("Phát thanh", "Đài truyền thanh", "daily", 30, missed)
    (line,) = [one for one in lines_of(review(Work(END, routines=(routine,)))) if one.startswith("- Phát thanh")]
    assert line.endswith("ngày 10/06, và 4 lần khác;")
    assert "16/30 ngày" in line
