"""One cell of a known column to a value; None is what the cell does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.domain.dates import MONTHS, find_days, find_ranges
from bot.domain.folding import clean, fold, fold_aligned
from bot.domain.line_lists.fields.births import full_year
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.model import Cell
from bot.domain.line_lists.naming.names import find_names
from bot.domain.line_lists.naming.plain_names import called_ong
from bot.domain.phones import find_phones, normalise

_EPOCH = date(1899, 12, 30)
_ERROR = re.compile(r"#(?:ref|value|name|div/0|n/a|null|num|getting_data|spill|calc)[!?]?", re.IGNORECASE)
_CODE = re.compile(r"(?:b\.?n|benh nhan|ca(?: benh)?)?\s?(?:so)?\s?[:.\-]?\s?(?P<number>\d{3,7})")
_YEAR = re.compile(r"(?<!\d)(?P<year>19\d\d|20[0-2]\d)(?!\d)")
_TWO_DIGITS = re.compile(r"\d{2}")
_ONLY_NUMBER = re.compile(r"[\d\s.,+()'\-]+")
_TICKS = frozenset(("x", "v", "1", "co", "✓", "✔", "+", "*"))


def text_of(cell: Cell) -> str:
    """What a person sees in a cell: 1985.0 is 1985, a day is dd/mm/yyyy."""
    if isinstance(cell, str):
        return (cell if cell.isascii() and cell.isprintable() else clean(cell)).strip()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else str(cell)
    if cell is None or isinstance(cell, bool):
        return ""
    return _day_text(cell) if isinstance(cell, date) else str(cell)


@lru_cache(maxsize=1024)
def _day_text(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def is_error(cell: Cell) -> bool:
    """Whether a formula failed in this cell."""
    return isinstance(cell, str) and _ERROR.fullmatch(cell.strip()) is not None


def day_of(cell: Cell) -> date | None:
    """The day in a true date cell, or in the number that a spreadsheet keeps for one."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 36526 <= cell <= 55153:
        return _EPOCH + timedelta(days=int(cell))
    return None


def days_in(text: str, *, on: date) -> tuple[list[date], str | None]:
    """The days that a cell of text names, and a piece that no calendar has. A range gives both of its ends."""
    folded = fold_aligned(clean(text)).strip()
    exported = _EXPORTED.fullmatch(folded)
    if exported is not None:
        day = _exported_day(exported)
        return ([day], None) if day is not None else ([], text)
    marks = find_ranges(folded, on=on) or find_days(folded, on=on)
    days = [day for mark in marks for day in (mark.day, mark.until) if day is not None]
    return days, next((mark.bad for mark in marks if mark.bad), None)


_EXPORTED = re.compile(
    r"(?P<serial>4[34]\d{3})|(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)|"
    r"(?P<day>[0-3]?\d)(?P<month>[01]\d)(?P<year>20\d\d)|"
    r"(?P<iso>20\d\d-\d\d-\d\d)t\d\d:.*|(?P<name>[a-z]{3})[a-z]*\.? (?P<of>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<in>20\d\d)"
)
"""A day as programs write it: 44356, 20210609, 09062021, 2021-06-09T00:00:00, "Jun 9, 2021"."""


def _exported_day(found: re.Match[str]) -> date | None:
    try:
        if found["serial"]:
            return _EPOCH + timedelta(days=int(found["serial"]))
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["name"]:
            return date(int(found["in"]), MONTHS.index(found["name"]) + 1, int(found["of"]))
        year, month, day = (
            found[name] or found[other] for name, other in (("y", "year"), ("m", "month"), ("d", "day"))
        )
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def birth_of(cell: Cell, *, on: date) -> int | None:
    """The year of birth."""
    day = cell if isinstance(cell, date) else None
    if day is not None:
        return day.year if 1900 <= day.year <= on.year else None
    if isinstance(cell, float) and 1900 <= cell <= on.year:
        return int(cell)
    text = text_of(cell)
    year = _YEAR.search(text)
    if year is not None:
        return full_year(year["year"], on=on)
    serial = _serial_of_birth(cell, text, on=on)
    if serial is not None:
        return serial
    folded = fold(text)
    short = re.fullmatch(r"(?:sn|ns|sinh(?: nam)?)?\s?'?(?P<year>\d\d)", folded)
    if short is not None:
        return full_year(short["year"], on=on)
    ending = re.fullmatch(r"\d{1,2}[/.\-]\d{1,2}[/.\-](?P<year>\d\d)", folded)
    return full_year(ending["year"], on=on) if ending else None


_OLDEST = 3654  # the first of January 1910, as a spreadsheet counts days


def _serial_of_birth(cell: Cell, text: str, *, on: date) -> int | None:
    """The year of the number that a spreadsheet keeps for a day of birth, where it was pasted as a number."""
    if not text.isdecimal() or not 4 <= len(text) <= 5 or (len(text) == 4 and isinstance(cell, str)):
        return None
    day = _EPOCH + timedelta(days=int(text)) if int(text) >= _OLDEST else None
    return day.year if day is not None and day <= on else None


@lru_cache(maxsize=1024)
def sex_of(text: str) -> str | None:
    """nam or nữ."""
    folded = fold(text).strip(" .")
    if folded in ("nam", "m", "male", "trai", "ong", "anh", "nam gioi"):
        return "nam"
    return "nữ" if folded in ("nu", "f", "female", "gai", "ba", "chi", "nu gioi") else None


@dataclass(frozen=True, slots=True)
class SexBesideYear:
    """What a cell of years says that has the sex in it too."""

    sex: str
    year: str


_SEX_BESIDE = re.compile(r"(?<![^\W_])(?P<sex>[Nn]am|NAM|nữ|Nữ|NỮ|nu|Nu|NU)(?![^\W_])")


def sex_beside_year(text: str) -> SexBesideYear | None:
    """The sex and the rest of "Nam, 1978", "1982 (nữ)"; "nam 1978" in small letters is a year only."""
    found = _SEX_BESIDE.search(text)
    if found is None or not any(map(str.isdigit, text)):
        return None
    before, after = text[: found.start()].strip(" ,;/-–()."), text[found.end() :]
    year = before or after.strip(" ,;/-–().:")
    if found["sex"] == "nam" and not before and after[:1] == " " and after[1:2].isdigit():
        return None
    return SexBesideYear("nam" if found["sex"].lower() == "nam" else "nữ", year)


def is_tick(text: str) -> bool:
    """Whether a cell is crossed, as under a column that is itself the answer."""
    return fold(text) in _TICKS


def phone_of(text: str) -> tuple[str | None, str | None]:
    """The mobile number of a cell, and what stands there if it is not one."""
    if not _TWO_DIGITS.search(text):
        return None, None
    whole = normalise(text) if _ONLY_NUMBER.fullmatch(text) else None
    if whole is not None:
        return whole, None
    found = [mark.phone for mark in find_phones(fold_aligned("sdt " + text)) if mark.phone]
    if found:
        return found[0], None
    digits = re.sub(r"\D", "", text)
    return (None, text) if len(digits) >= 8 and not digits.startswith("02") else (None, None)


_LETTER_O = re.compile(r"(?<=\d)o(?=[\do]|[^\w]|$)|(?<=bn)o(?=\d)")  # in "BN993O"
_ADDRESSED = frozenset(("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cháu"))


def source_of(text: str) -> str | None:
    """The upstream case of a source column: a BN code, or a person without his level or form of address."""
    folded = _LETTER_O.sub("0", fold_aligned(text))
    named = called_ong(text.strip())
    if named is not None:
        return named
    code = re.search(r"(?<![a-z0-9])b\.?n\s?(?:so)?\s?[:.\-]?\s?(?P<number>\d{3,7})(?!\d)", folded) or _CODE.fullmatch(
        folded.strip()
    )
    if code is not None:
        return "BN" + code["number"]
    scan = Scan(text)
    scan.blank(
        found.span()
        for found in re.finditer(
            r"(?<![a-z0-9])f\s?[0-3](?![0-9a-z])|(?<![a-z])(?:cua|ca|tx|tiep xuc|voi|la)(?![a-z])", folded
        )
    )
    lead = re.match(r"[\s\x01:.,\-(]*", scan.left)
    names = find_names(scan, slots=frozenset({lead.end() if lead else 0}))
    if not names:
        return None
    called, _, given = names[0].full_name.partition(" ")
    return given if called.lower() in _ADDRESSED and " " not in given else names[0].full_name


_WITH_LEVEL = re.compile(r"f\s?(?P<n>[0-3])(?P<of> cua)?[\s:.\-(]{1,3}(?:(?P<code>b\.?n|ca |benh nhan)|[a-z])")


def level_by_source(text: str) -> str | None:
    """The level of whoever has this source: "F1 BN9901" and "F1 của BN9901" are an F1, "F1 Lê Văn Tám" makes an F2."""
    found = _WITH_LEVEL.match(fold(text))
    if found is None or (found["code"] and found["n"] == "0"):
        return "F1" if found is not None else None
    level = int(found["n"]) + (not found["of"] and not found["code"])
    return f"F{level}" if level <= 3 else None
