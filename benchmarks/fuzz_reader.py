"""Throw odd texts at the reader of line lists: no exception, no line lost, bounded time.

uv run python benchmarks/fuzz_reader.py [--inputs 100000] [--seed 1]
"""

from __future__ import annotations

import argparse
import time
from datetime import date
from random import Random

from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Reading, Table, read_tables, read_text

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


def main() -> None:
    """Run, and say what was tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = Random(arguments.seed)
    began, slowest, people, unread = time.perf_counter(), (0.0, ""), 0, 0
    for index in range(arguments.inputs):
        text = odd_text(chance)
        start = time.perf_counter()
        if index % 10 == 0:
            rows = tuple(tuple(line.split("\t")) for line in text.split("\n"))
            reading = read_tables([Table("F1", rows)], on=ON, hamlets=HAMLETS)
        else:
            reading = check_text(text)
        slowest = max(slowest, (time.perf_counter() - start, text))
        people += len(reading.people)
        unread += len(reading.unread)
    seconds = time.perf_counter() - began
    print(f"{arguments.inputs} inputs in {seconds:.0f} s: {people} people, {unread} unread lines, no exception")
    print(f"slowest: {slowest[0] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
