"""How long the reader of line lists takes, beside what python-calamine alone needs for the same file.

uv run python benchmarks/read_list.py [--rows 10000]
"""

from __future__ import annotations

import argparse
import io
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random

import openpyxl
import python_calamine as calamine

from bot.documents import TableDocument, open_document
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import read_tables, read_text

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLES = ("Văn", "Thị", "Đình", "Xuân", "Hữu", "Ngọc", "Quốc", "Bá", "Minh", "Thị Kim")
GIVEN = ("Hùng", "Lan", "Sơn", "Thủy", "Bích", "Khánh", "Tình", "Khoa", "Hằng", "Mai", "Cúc", "Dũng", "Long", "Đức")


def rows(count: int) -> list[tuple[object, ...]]:
    """People whom nobody knows."""
    chance = Random(1)
    made: list[tuple[object, ...]] = []
    for index in range(1, count + 1):
        name = f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"
        contact = ON - timedelta(days=chance.randint(1, 20))
        hamlet = chance.choice(HAMLETS).name
        phone = f"09{chance.randrange(10**8):08d}"
        sex = chance.choice(("Nam", "Nữ"))
        made.append((index, name, chance.randint(1930, 2020), sex, hamlet, phone, "BN9901", contact, contact))
    return made


def workbook(people: list[tuple[object, ...]]) -> bytes:
    """The people as a station's sheet."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("F1")
    sheet.append(["DANH SÁCH F1 CÁCH LY TẬP TRUNG"])
    sheet.append(["STT", "Họ và tên", "Năm sinh", "Giới", "Thôn", "SĐT", "F1 của BN", "Ngày TX cuối", "Từ ngày"])
    for person in people:
        sheet.append(list(person))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def message(people: list[tuple[object, ...]]) -> str:
    """The people as a pasted message."""
    lines = ["DANH SÁCH F1 CÁCH LY TẬP TRUNG"]
    for index, name, year, sex, hamlet, phone, source, contact, start in people:
        assert isinstance(contact, date)
        assert isinstance(start, date)
        days = f"tiếp xúc lần cuối ngày {contact:%d/%m/%Y}, cách ly tập trung từ {start:%d/%m/%Y}"
        lines.append(f"{index}. {name}, SN {year}, {sex}, thôn {hamlet}, SĐT {phone}, F1 của {source}, {days}")
    return "\n".join(lines)


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of some runs, in seconds."""
    measured = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        measured.append(time.perf_counter() - began)
    return min(measured)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    count = parser.parse_args().rows
    people = rows(count)
    content = workbook(people)

    def read_file() -> int:
        opened = open_document("ds.xlsx", content)
        assert isinstance(opened, TableDocument)
        return len(read_tables(opened.tables, on=ON, hamlets=HAMLETS).people)

    def calamine_alone() -> None:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            book.get_sheet_by_index(0).to_python()

    for size in (1_000, 2_000, 4_000):
        text = message(people[:size])
        seconds = best(partial(read_text, text, on=ON, hamlets=HAMLETS))
        print(f"{size} pasted lines: {seconds:.2f} s")
    alone, whole = best(calamine_alone), best(read_file)
    print(f"{count} rows of .xlsx: {whole:.2f} s; python-calamine alone {alone:.2f} s ({whole / alone:.1f} times)")
    tracemalloc.start()
    read_file()
    print(f"most memory at once: {tracemalloc.get_traced_memory()[1] / 1024 / 1024:.0f} MB")


if __name__ == "__main__":
    main()
