"""A 10,000-row workbook, read and matched against 100,000 stored contacts, beside what the bare libraries need.

Run: uv run --with openpyxl python -m benchmarks.record_list [ROWS] [STORED]
Prints seconds and peak memory: of python-calamine alone, of a bare executemany, and of the bot.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import python_calamine
from sqlalchemy import insert, text

from bot import runtime
from bot.clock import COMMUNE_ZONE
from bot.committee_file import read
from bot.domain.committee import CommitteeRules
from bot.domain.folding import name_key
from bot.domain.hamlets import Hamlet
from bot.reading import read_file
from bot.settings import Settings
from storage import line_lists
from storage.contacts import Contact
from storage.session import Database

HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Hữu", "Xuân", "Bá", "Đình", "Khắc")
GIVENS = ("Hùng", "Lan", "Bình", "Dũng", "Hạnh", "Sơn", "Tú", "Mai", "Quý", "Tâm", "Thảo", "Vinh", "Yến", "Khoa")
NOW = datetime(2021, 6, 14, 7, tzinfo=COMMUNE_ZONE).astimezone(UTC)
Row = tuple[str, int, str, str]


def invented(n: int, *, seed: int) -> list[Row]:
    """Name, year, hamlet and phone of `n` people, some of them twice."""
    chance = random.Random(seed)
    return [
        (
            f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(MIDDLES)} {chance.choice(GIVENS)}",
            chance.randint(1930, 2020),
            chance.choice(HAMLETS),
            f"09{chance.randint(0, 99_999_999):08d}",
        )
        for _ in range(n)
    ]


def workbook(people: Sequence[Row]) -> bytes:
    """The people as a station's workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("F2")
    sheet.append(["DANH SÁCH F2 CÁCH LY TẠI NHÀ"])
    sheet.append(["STT", "Họ và tên", "Năm sinh", "Thôn", "Điện thoại", "Từ ngày", "Đến ngày"])
    for number, (name, year, hamlet, phone) in enumerate(people, 1):
        sheet.append([number, name, year, hamlet, phone, date(2021, 6, 1), date(2021, 6, 15)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def store(database: Database, people: Sequence[Row]) -> None:
    """Put contacts in the database by a bare executemany."""
    rows = [
        {
            "committee_id": 1, "name_key": name_key(name), "full_name": name, "birth_year": year, "hamlet": hamlet,
            "phone": phone, "level": "F2", "status": "open", "first_day": date(2021, 6, 1),
        }
        for name, year, hamlet, phone in people
    ]  # fmt: skip
    with database.transaction() as session:
        session.execute(insert(Contact), rows)


def bare_insert(database: Database, people: Sequence[Row]) -> float:
    """Seconds that the driver alone needs to insert the people into a bare table."""
    raw = database.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("CREATE TABLE bare (name TEXT, year INTEGER, hamlet TEXT, phone TEXT)")
        begun = time.perf_counter()
        cursor.execute("BEGIN")
        cursor.executemany("INSERT INTO bare VALUES (?, ?, ?, ?)", people)
        cursor.execute("COMMIT")
        return time.perf_counter() - begun
    finally:
        raw.close()


def main(rows: int, stored: int) -> None:
    people = invented(rows, seed=1)
    content = workbook(people)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{Path(folder, 'bench.db').as_posix()}", data_dir=Path(folder))
        database = runtime.open_database(settings)
        file, sha256 = read(None)
        runtime.load_committee(database, file, sha256, local=False, now=NOW)
        store(database, [*invented(stored - rows // 2, seed=2), *people[: rows // 2]])
        with database.transaction() as session:
            session.execute(text("ANALYZE"))
        begun = time.perf_counter()
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        calamine = time.perf_counter() - begun
        bare = bare_insert(database, people)
        begun = time.perf_counter()
        reading = read_file("ds.xlsx", content, on=date(2021, 6, 14), hamlets=[Hamlet(name) for name in HAMLETS])
        read_in = time.perf_counter() - begun
        begun = time.perf_counter()
        with database.transaction() as session:
            post = line_lists.Post(network="local", chat_id=1, message_id=1, posted_by=1, text=None)
            receipt = line_lists.record(
                session,
                committee_id=1,
                rules=CommitteeRules(),
                post=post,
                reading=reading,
                day=date(2021, 6, 14),
                now=NOW,
            )
        recorded_in = time.perf_counter() - begun
        database.dispose()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = read_in + recorded_in
    print(f"rows {rows}, stored {stored}, people read {len(reading.people)}, lines in the receipt {len(receipt.lines)}")
    print(f"calamine alone {calamine:.3f} s, bare executemany {bare:.3f} s, together {calamine + bare:.3f} s")
    print(f"the bot: read {read_in:.3f} s, matched and recorded {recorded_in:.3f} s, together {total:.3f} s")
    print(f"ratio {total / (calamine + bare):.1f}, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    sizes = [int(one) for one in sys.argv[1:]] or [10_000, 100_000]
    main(sizes[0], sizes[1] if len(sizes) > 1 else 100_000)
