"""Invented lists as a station's workbook has them: eleven columns, two rows of headings, a title and a footer."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import openpyxl

from bot.domain.line_lists.model import Person, Sex

HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Hữu", "Xuân", "Bá", "Đình", "Khắc")
GIVENS = ("Hùng", "Lan", "Bình", "Dũng", "Hạnh", "Sơn", "Tú", "Mai", "Quý", "Tâm", "Thảo", "Vinh", "Yến", "Khoa")
NOTES = (
    "Không có điện thoại", "Vợ STT {n}", "Con STT {n}", "Đã test nhanh âm tính", "Làm tổ {n} chợ Đón", "Sống một mình",
)  # fmt: skip
HEADINGS = (
    "STT", "Họ và tên", "Năm sinh", "Giới", "Địa chỉ (thôn)", "Điện thoại", "F1 của ca bệnh",
    "Ngày tiếp xúc lần cuối", "Thời gian cách ly", "", "Ghi chú",
)  # fmt: skip
WIDTH = len(HEADINGS)
Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on a list."""

    full_name: str
    birth_year: int
    sex: Sex
    hamlet: str
    phone: str | None
    source: str
    contact_date: date
    end: date | None

    @property
    def start(self) -> date:
        """The first day of his quarantine."""
        return self.contact_date + timedelta(days=1)

    def as_person(self, line: int) -> Person:
        """As the reader gives him."""
        return Person(
            level="F1",
            full_name=self.full_name,
            birth_year=self.birth_year,
            sex=self.sex,
            hamlet=self.hamlet,
            phone=self.phone,
            source=self.source,
            contact_date=self.contact_date,
            place="centralised",
            quarantine_start=self.start,
            quarantine_end=self.end,
            line=line,
        )


def invented(n: int, *, seed: int) -> list[Named]:
    """`n` people; in a list this long some share a name, and a few name and year."""
    chance = random.Random(seed)
    return [_person(chance) for _ in range(n)]


def _person(chance: random.Random) -> Named:
    name = (chance.choice(FAMILIES), chance.choice(MIDDLES), chance.choice(MIDDLES), chance.choice(GIVENS))
    met = date(2021, 6, 1) + timedelta(days=chance.randrange(12))
    return Named(
        full_name=" ".join(name),
        birth_year=chance.randint(1930, 2020),
        sex="nữ" if "Thị" in name else "nam",
        hamlet=chance.choice(HAMLETS),
        phone=None if chance.random() < 0.05 else f"09{chance.randint(0, 99_999_999):08d}",
        source=f"BN{chance.randint(9900, 9960)}",
        contact_date=met,
        end=met + timedelta(days=22) if chance.random() < 0.8 else None,
    )


def next_day(people: Sequence[Named], *, seed: int) -> list[Named]:
    """The same people as the next day's list names them: every fifth has a later end."""
    chance = random.Random(seed)
    return [replace(one, end=one.start + timedelta(days=28)) if chance.random() < 0.2 else one for one in people]


def rows(people: Sequence[Named], *, seed: int) -> Iterator[tuple[Cell, ...]]:
    """One row each; a few in capitals, with a birthday for a year, a phone that lost its zero, or a note."""
    chance = random.Random(seed)
    for number, one in enumerate(people, 1):
        odd = chance.random()
        year: Cell = f"12/05/{one.birth_year}" if odd < 0.04 else one.birth_year
        yield (
            number,
            one.full_name.upper() if 0.04 <= odd < 0.08 else one.full_name,
            year,
            one.sex.capitalize(),
            f"Thôn {one.hamlet}" if 0.08 <= odd < 0.12 else one.hamlet,
            _written(one.phone, chance),
            one.source,
            one.contact_date,
            one.start,
            one.end,
            chance.choice(NOTES).format(n=max(1, number - chance.randint(1, 40))) if chance.random() < 0.1 else None,
        )


def _written(phone: str | None, chance: random.Random) -> Cell:
    if phone is None:
        return None
    return chance.choice((f"{phone[:4]} {phone[4:7]} {phone[7:]}", f"{phone[:4]}.{phone[4:7]}.{phone[7:]}", int(phone)))


def workbook(people: Sequence[Named], *, seed: int) -> bytes:
    """The people as a station's workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for title in ("TRẠM Y TẾ XÃ THẠCH THẮNG", "DANH SÁCH F1 CÁCH LY TẬP TRUNG", "(Tính đến 17h00 ngày 13/6/2021)"):
        sheet.append([title])
    sheet.append(HEADINGS)
    sheet.append([*[None] * 8, "Từ ngày", "Đến ngày"])
    for row in rows(people, seed=seed):
        sheet.append(row)
    sheet.append([f"Tổng cộng: {len(people)} người"])
    sheet.append([None, "Người lập biểu"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
