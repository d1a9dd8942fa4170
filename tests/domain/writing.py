"""A writer of lists: random people in random formats that a station really uses, with what is to be read in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

ON = date(2021, 6, 14)
HAMLET_NAMES = ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc")


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


_FAMILIES = words(
    """Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lâm Mai Tô Trịnh
    Đoàn Trương Cao Thái Hà Phùng"""
)
_MIDDLES = ("Văn", "Thị", "Đình", "Xuân", "Hữu", "Thị Kim", "Ngọc", "Quốc", "Bá", "Minh")
_GIVEN = words(
    """Hùng Lan Sơn Thủy Bích Khánh Tình Trang Khoa Hằng Mai Cúc Dũng Tám Long Phụng Đức Hiền
    Trường Thắng Bình Nam Anh Sinh Hạnh Lộc Thêm"""
)


@dataclass(frozen=True)
class Someone:
    """A person to be written, and to be read back."""

    full_name: str
    birth_year: int
    sex: str
    hamlet: str
    phone: str
    source: str
    contact: date
    start: date
    end: date
    place: str


def someone(chance: Random, source: str) -> Someone:
    """A person whom nobody knows."""
    name = f"{chance.choice(_FAMILIES)} {chance.choice(_MIDDLES)} {chance.choice(_GIVEN)}"
    contact = ON - timedelta(days=chance.randint(1, 12))
    start = contact + timedelta(days=chance.randint(0, 2))
    return Someone(
        name,
        chance.randint(1935, 2020),
        chance.choice(("nam", "nữ")),
        chance.choice(HAMLET_NAMES),
        chance.choice(("091", "097", "036", "081", "058")) + f"{chance.randrange(10**7):07d}",
        source,
        contact,
        min(start, ON),
        start + timedelta(days=21),
        chance.choice(("home", "centralised")),
    )


def day(chance: Random, value: date) -> str:
    """A day in one of its spellings."""
    return chance.choice(
        (
            f"{value:%d/%m/%Y}",
            f"{value.day}/{value.month}",
            f"{value.day}/{value.month}/{value.year}",
            f"{value.day}.{value.month}.{value:%y}",
            f"{value:%d-%m-%Y}",
            f"ngày {value.day} tháng {value.month}",
            f"ngày {value.day}/{value.month}",
        )
    )


def phone(chance: Random, digits: str) -> str:
    """A phone in one of its spellings."""
    a, b, c = digits[:4], digits[4:7], digits[7:]
    return chance.choice(
        (
            digits,
            f"{a} {b} {c}",
            f"{a}.{b}.{c}",
            f"{a}-{b}-{c}",
            f"+84{digits[1:]}",
            f"+84 {a[1:]} {b} {c}",
            f"84{digits[1:]}",
        )
    )


def birth(chance: Random, year: int) -> str:
    """A year of birth in one of its spellings."""
    return chance.choice(
        (f"SN {year}", f"sn {year}", f"sinh năm {year}", f"NS {year}", f"ns: {year}", str(year), f"sn {year % 100:02d}")
    )


def hamlet(chance: Random, name: str) -> str:
    """A hamlet in one of its spellings."""
    first, last = name.split()
    return chance.choice((f"thôn {name}", name, f"Thôn {name}", f"{first[0]}.{last}", f"thôn {first[0]}. {last}"))


def cause(chance: Random, source: str, level: str) -> str:
    """Whom he caught it from."""
    if source.startswith("BN"):
        return chance.choice(
            (f"{level} của {source}", f"{level} {source}", f"tiếp xúc {source}", f"tx {source}", f"liên quan {source}")
        )
    upper = f"F{int(level[1]) - 1}"
    return chance.choice(
        (
            f"tiếp xúc {upper} {source}",
            f"tx {upper} {source}",
            f"liên quan {upper} {source}",
            f"{level} của {upper} {source}",
        )
    )


def contact(chance: Random, value: date) -> str:
    """The last contact."""
    return chance.choice(("tiếp xúc lần cuối ngày ", "tx ", "TX cuối ", "tiếp xúc ngày ")) + day(
        chance, value
    ).removeprefix("ngày ")


def quarantine(chance: Random, who: Someone) -> str:
    """Where and how long."""
    words = {
        "home": ("cách ly tại nhà", "CLTN", "cltn", "tự cách ly tại nhà"),
        "centralised": ("cách ly tập trung", "CLTT", "cltt"),
    }
    spelt = chance.choice(words[who.place])
    start, end = (day(chance, value).removeprefix("ngày ") for value in (who.start, who.end))
    if "tháng" in start or "tháng" in end:
        return f"{spelt} từ ngày {start} đến ngày {end}"
    return spelt + chance.choice(
        (
            f" từ {start} đến {end}",
            f" {start} - {end}",
            f" {start}-{end}",
            f" từ ngày {start} đến hết ngày {end}",
            f" {start} -> {end}",
        )
    )


Slip = Callable[[str], str]
_KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}


def telex(text: str) -> str:
    """What comes out when the input method was off: Nguyeenx."""
    words = []
    for word in text.split(" "):
        tone, typed = "", ""
        for char in word:
            parts = unicodedata.normalize("NFD", char)
            tones = [part for part in parts if part in _KEYS]
            bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _KEYS))
            tone = _KEYS[tones[0]] if tones else tone
            keys = _SHAPES.get(bare.lower(), bare.lower())
            typed += keys.capitalize() if bare.isupper() else keys
        words.append(typed + tone)
    return " ".join(words)


def separators(chance: Random) -> str:
    """What stands between fields."""
    return chance.choice((", ", " - ", "; ", " – ", ",", "\t", " | "))
