"""Throw odd texts at the reader of line lists: no exception, no line or row lost, bounded time.

uv run python benchmarks/fuzz_reader.py [--inputs 100000] [--seed 1]
"""

from __future__ import annotations

import argparse
import time
from datetime import date, datetime
from random import Random

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Cell, Reading, Table, read_tables, read_text
from bot.domain.line_lists.tabular.cells import text_of

ON = date(2021, 6, 14)
HAMLETS = tuple(Hamlet(name) for name in ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"))
PIECES = (
    "F1", "F2", "F0", "f3", "BN9901", "Nguyễn Văn Hùng", "Trần Thị Lan", "le thi trang", "Cao Thắng",
    "Hòa Bình", "thôn Nam Thắng", "sn 84", "SN 1985", "nam", "nữ", "0912000345", "+84 912 000 345", "5/6",
    "31/06", "6/6 - 27/6", "ngày 5 tháng 6", "hôm qua", "cltt", "CLTN", "cách ly tại nhà", "tiếp xúc", "của",
    "lên", "chứ không phải", "đính chính", "đưa ra khỏi danh sách", "hết cách ly", "số 3", "chị Lan", "riêng",
    "tất cả", "đều", "vợ", "con trai", "hộ ông", "STT", "Họ tên", "Năm sinh", "SĐT", "Thôn", "tổng cộng",
    "người lập", "âm tính", "XN lần 1", "1.", "2)", "-", "+", "*", "[13/06/2021 17:05]", ",", ";", ":", "|",
    "\t", "\n", "\n\n", " ", "(", ")", "/", "Nguyeenx", "Nguye6n4", "Ng.", "1️⃣", "\u200b", "\u00a0",
    "cả ba trường hợp trên", "Cả hai", "3 người này", "những người trên", "F1 nói trên", "em gái của", "mẹ", "như trên",
    "nt", "tx cùng ngày", "cùng nhà với", "└", "|--", "số 1 và số 2", "STT 1-3", "chồng chị Lan", "F1 của F1 trên",
    "Họ và tên:", "Năm sinh:", "Tiếp xúc với:", "SĐT đúng:", "Chỉ là F2", "F1 của\t", "Hộ ông", "12/6/2021",
    "e\u0301\u0302", "ð", "\x00", "\ud800", "\U0001f534", "İ", "ß", "١", "²", "9" * 40, "a" * 60,
)  # fmt: skip


def odd_text(chance: Random) -> str:
    """Pieces of lists in no order, with letters and bytes between."""
    parts = []
    for _ in range(chance.randint(1, 40)):
        parts.append(chance.choice(PIECES) if chance.random() < 0.85 else chr(chance.randrange(1, 0x3000)))
        parts.append(chance.choice((" ", "", ", ", "\n", "\t")))
    return "".join(parts)


def check_text(text: str) -> Reading:
    """Read a text; every line with something in it must be accounted for."""
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    kept = {line.line for line in reading.lines}
    if "\r" in text or any(mark in text for mark in "\u2028\u2029\x85"):
        return reading  # these part lines too
    for number, line in enumerate(text.split("\n"), start=1):
        if any(char.isalnum() for char in line) and number not in kept:
            raise AssertionError(f"line {number} is lost: {text!r}")
    return reading


HEADINGS = (
    "STT", "Họ và tên", "Tên", "Năm sinh", "Nam", "Nữ", "Thôn", "SĐT", "F1", "F2", "F0", "Diện", "Nguồn", "Ngày tx",
    "Từ ngày", "Đến ngày", "Tập trung", "Tại nhà", "Ghi chú", "Họ tên F1", "Số F1", "Quan hệ", "CL", "Ngày",
)  # fmt: skip
CELLS: tuple[Cell, ...] = (
    None, "", "x", "nt", '"', "#REF!", 1.0, 2.0, 1985.0, 44358.0, 912000345.0, 84912000345.0, 1e300, float("nan"), True,
    date(2021, 6, 10), date(2021, 10, 6), date(1985, 3, 2), datetime(2021, 6, 10, 8),  # noqa: DTZ001 - as a spreadsheet holds it
    "1", "I", "Tổng cộng", "Thôn",
)  # fmt: skip


def odd_rows(chance: Random) -> tuple[tuple[Cell, ...], ...]:
    """Rows of headings and cells in no order, some of them copied below themselves, some shifted."""
    width = chance.randint(1, 9)
    rows: list[tuple[Cell, ...]] = []
    for _ in range(chance.randint(1, 14)):
        odd = chance.random()
        if odd < 0.2:
            rows.append(tuple(chance.choice(HEADINGS) for _ in range(width)))
        elif odd < 0.3 and rows:
            rows.append(rows[-1])
        elif odd < 0.4:
            rows.append((odd_text(chance)[:80],))
        else:
            some = (*CELLS, *PIECES, *HEADINGS[:4])
            rows.append(tuple(chance.choice(some) for _ in range(max(0, width + chance.randint(-1, 1)))))
    return tuple(rows)


def pasted_rows(chance: Random) -> str:
    """Odd rows as a message has them, with text around them."""
    mark = chance.choice(("\t", " | ", "|", ";"))
    lines = [mark.join(text_of(cell) for cell in row) for row in odd_rows(chance)]
    return "\n".join((odd_text(chance)[:60], *lines, odd_text(chance)[:60]))


def check_rows(rows: tuple[tuple[Cell, ...], ...], name: str) -> Reading:
    """Read a sheet; every row with something in it must be accounted for, under its own number and no other."""
    reading = read_tables([Table(name, rows, first_row=5)], on=ON, hamlets=HAMLETS)
    kept = {line.line for line in reading.lines}
    for number, row in enumerate(rows, start=5):
        if number not in kept and any(char.isalnum() for cell in row for char in text_of(cell)):
            raise AssertionError(f"row {number} is lost: {rows!r}")
    strays = kept - set(range(5, 5 + len(rows)))
    if strays:
        raise AssertionError(f"rows {strays} are none of the sheet: {rows!r}")
    return reading


def main() -> None:
    """Run, and say what was tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = Random(arguments.seed)
    began, slowest, people, unread = time.perf_counter(), (0.0, ""), 0, 0
    for index in range(arguments.inputs):
        start = time.perf_counter()
        if index % 3 == 0:
            rows = odd_rows(chance)
            reading, tried = check_rows(rows, chance.choice(("F1", "Sheet1", "Nam Thắng"))), repr(rows)
        else:
            tried = odd_text(chance) if index % 3 == 1 else pasted_rows(chance)
            reading = check_text(tried)
        slowest = max(slowest, (time.perf_counter() - start, tried))
        people += len(reading.people)
        unread += len(reading.unread)
    seconds = time.perf_counter() - began
    print(f"{arguments.inputs} inputs in {seconds:.0f} s: {people} people, {unread} unread lines, no exception")
    print(f"slowest: {slowest[0] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
