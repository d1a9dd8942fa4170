"""Years of birth of two digits without a word: "Hoàng Xuân Hãn 79"; "Lê Thị Lành, nữ, 05" where others are so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bot.domain.cued import cued
from bot.domain.folding import fold_aligned
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.vocabulary import FOLDED_COMMON, FOLDED_FAMILIES

_NO_OTHER_NUMBER = (
    r"(?![\d%]|\s?(?:tuoi|thang|ngay|nguoi|kg|phut|gio|khau|ca|f\d|truong hop|cong dan|doi tuong|hoc sinh|"
    r"cong nhan|lao dong|"
    r"giao vien|nhan vien|hanh khach|khach|thanh vien|gia dinh|th|ho|nha|lan|mui|h|t|tr)(?![a-z])|"
    r"\s?[/.\-:]\s?\d)"
)
_HIGH = cued(
    " 6| 7| 8| 9",
    r"(?<![^\W\d_])(?:(?:con|va|voi|rieng|them|gom|la|co) )?"
    r"(?:(?:a|c|o|b|ong|ba|anh|chi|em|chau|co|bac|be|chu(?! thi| van)) )?"
    r"(?P<named>(?P<family>[^\W\d_]+)(?: [^\W\d_]+){1,3})\)? (?P<year>[6-9]\d)(?!t(?![a-z.]))"
    r"(?=\s{0,2}(?:$|[,;\n\t|\x01]|\.(?!\d)|[()]|(?:dt|sdt|o|nam|nu|tx|thon|t)(?![a-z])|(?!tuoi|kg|ngay|nam|thang|"
    r"phut|gio|t |nguoi)[a-z]))",
)
"""A year that is too high to be an age, straight after a name."""
_BESIDE_SEX = re.compile(
    r"(?<=[(,;\-–/|\t ])(?:nam|nu)\s?[,\-–/|]\s?(?P<year>[4-9]\d)(?=\s?(?:[),;\-–/|\t]|$))(?![/\-]\d)"
)
_LEAD = (
    r"(?:^|[\n;,:.)(+*\x01\-]|(?<![a-z])(?:f\s?[0-3]|ong|ba|anh|chi|em|chau|be|co|chu|bac|vo|chong|con|bo|me|a|c|va|la|"
    r"noi|ngoai|trai|gai|dau|re|them|gom)(?= ))\s{0,3}"
)
_ANY = re.compile(
    rf"{_LEAD}(?P<named>(?P<family>[a-z]+)(?: [a-z]+){{1,4}})\)?(?:\s?[,(/\-–\t|]\s?|\s{{1,3}})"
    rf"(?:(?:nam|nu)(?:\s?[,(/\-–\t|]\s?|\s))?'?(?P<year>\d\d){_NO_OTHER_NUMBER}"
)
_NUMBERED = re.compile(
    r"(?<![a-z])(?<!van )(?<!thi )(?:xom|to|doi|so|nha|ngo|khu|thon|cum|lop|phong|tang|duong|km|lan|ngay|thang|"
    r"mui|toa|xe|dot|stt|hom|den|tu|khoa|f|ca|co|them|tong|cong|bn|mau|luc)$"
)
_HIGHEST_AGE, _LATEST_OLD = 60, 30
_LEAST = 0.6  # of the numbers after names are too high to be ages


def written_short(texts: Iterable[str]) -> bool:
    """Whether the numbers of two digits after the names of a list are years: most are too high to be ages."""
    years = [found["year"] for text in texts for found in _after_names(fold_aligned(text))]
    if any(year.startswith("0") for year in years):
        return True
    ages = [year for year in years if int(year) < _HIGHEST_AGE]
    impossible = any(21 < int(year) < _LATEST_OLD for year in ages)
    return bool(years) and not impossible and len(ages) <= (1 - _LEAST) * len(years)


def take_short_years(scan: Scan, *, on: date, settled: bool) -> list[Mark]:
    """The years of two digits in a text. `settled`: its list writes them so, and a low number is one too."""
    found = [each for each in scan.find(_HIGH) if each["family"] in FOLDED_COMMON | {"ng", "tr"}]
    found += list(scan.find(_BESIDE_SEX))
    years = {each.span("year"): 1900 + int(each["year"]) for each in found}
    if settled:
        years |= {each.span("year"): _whole(each["year"], on) for each in _after_names(scan.left)}
    return [Mark(start, end, "birth", year, "bare") for (start, end), year in years.items()]


def _after_names(folded: str) -> Iterable[re.Match[str]]:
    for found in _ANY.finditer(folded):
        apart = folded[found.end("named") : found.start("year")].strip()  # "Trần Tuấn Tú, 93" is no "từ 93"
        if found["family"] in FOLDED_FAMILIES | {"ng", "tr"} and (apart or not _NUMBERED.search(found["named"])):
            yield found


def _whole(year: str, on: date) -> int:
    return (2000 if int(year) <= on.year % 100 else 1900) + int(year)
