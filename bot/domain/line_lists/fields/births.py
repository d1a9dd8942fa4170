"""Years of birth: "SN 1985", "sn 84", "sinh ngày 5/6/1985", "(1985)". An age gives no year."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.cued import cued
from bot.domain.folding import has_accents
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.fields.short_years import take_short_years
from bot.domain.line_lists.naming.vocabulary import FOLDED_COMMON

_WORD = (
    r"(?:sinh nam|nam sinh|ngay(?:,? thang,? nam)? sinh|sinh ngay|s\.?\s?n\.?|n\.?\s?s\.?|n/s|s/n|"
    r"s\.(?=\s?(?:19|20)?\d\d(?!\d))|(?<!phat )(?<!hoc )sinh|(?<=hoc )sinh(?=\s{0,2}(?:nam\s)?(?:19|20)\d\d))"
)
_LABELLED = re.compile(
    rf"(?<![a-z0-9]){_WORD} {{0,2}}(?:la|nam)? {{0,2}}[:.=\-]? {{0,2}}'?"
    r"(?:(?P<day>[0-3]?\d ?[./\-] ?[01]?\d ?[./\-] ?)|(?P<my>[01]?\d ?/ ?)|"
    r"(?P<words>(?:ngay )?\d{1,2} thang \d{1,2} nam ))?"
    r"(?P<year>(?:19|20)\d\d|\d\d(?! ?(?:tuoi|nguoi|truong hop)(?![a-z])))(?![0-9/]|[.\-]\d|x{1,2}(?![a-z]))"
)
_FULL_DATE = re.compile(
    r"(?<![\d/.\-])[0-3]?\d\s?(?P<s>[./\-])\s?[01]?\d\s?(?P=s)\s?(?P<year>19\d\d|200\d|201[0-8])(?!\d|/\d)"
)
_SHORT_DATE = re.compile(
    r"(?<![\d/.\-])(?<!nha )(?<!so )(?<!ngo )(?<!ngach )(?<!hem )(?<!kiet )(?<!to )"
    r"(?:0?[1-9]|[12]\d|3[01])(?P<s>[./\-])(?:0?[1-9]|1[0-2])(?P=s)(?P<year>\d\d)(?![\d/a-z]|[.\-]\d)"
)
_BARE = re.compile(
    r"(?:(?<![\d/.a-z])|(?<=nam/)|(?<=nu/)|(?<=nam\.)|(?<=nu\.))(?<!\d-)(?P<year>19[0-9]\d|20[0-3]\d)(?![\d/]|"
    r"[.\-]\d|[a-z])"
)
_MILLENNIUM = cued("2k", r"(?<![a-z0-9])(?:sn|ns|sinh nam|sinh)?\s?:?\s?(?P<year>2k(?:\d|1\d|2[01])?)(?![a-z0-9])")
_APOSTROPHE = re.compile(r"(?<![\d\w])'(?P<year>\d\d)(?!\d)")
_AGE = cued(
    "tuoi|0t|1t|2t|3t|4t|5t|6t|7t|8t|9t",
    r"(?<![\d/.])\d{1,3} ?(?:thang |ngay )?tuoi(?![a-z])|(?<![\d/.])\d{1,3}t(?![a-z0-9.])|"
    r"(?<![a-z])tuoi ?[:.]? ?\d{1,3}(?!\d)",
)
_STREET = re.compile(
    r"\s?(?:[a-z]?\d*\s?)?(?:[/,]?\s?\d*[a-z]?\s?,?\s?)(?:duong|pho|ngo|ngach|hem|kiet|to(?!i)|ql|quoc lo|tl)(?![a-z])"
)
_HOUSE = re.compile(r"(?<![a-z0-9])(?:so nha|s\.?n\.?|nha so)\s?:?\s?(?P<number>\d{1,4}[a-z]?(?:/\d{1,4})*)(?!k?[0-9])")


def take_births(scan: Scan, *, on: date, short_years: bool = False) -> None:
    """Take years of birth and ages; "SN 12 đường Lê Lợi" is a house. `short_years`: "Lê Thị Lành 05" was born."""
    marks: list[Mark] = []
    for found in scan.find(_LABELLED):
        year, short = found["year"], len(found["year"]) == 2
        if _is_called_sinh(scan, found):
            continue
        begin = _after_called_nam(scan, found)
        is_sn = re.match(r"s\.?\s?n|s/n", found.group())
        if short and is_sn and not found["day"]:
            street = _STREET.match(scan.folded, found.end())
            if street or _explicit_years(scan, found):
                marks.append(Mark(found.start(), found.end(), "house", found["year"]))
                continue
        value = full_year(year, on=on)
        if value is None and not short:
            marks.append(Mark(begin, found.end(), "bad_year", found.group().strip()))
        elif value is not None:
            marks.append(Mark(begin, found.end(), "birth", value, "labelled"))
    scan.take(marks)
    scan.take([Mark(found.start(), found.end(), "house", found["number"]) for found in scan.find(_HOUSE)])
    scan.take(take_short_years(scan, on=on, settled=short_years))
    scan.take(
        [
            Mark(found.start(), found.end(), "birth", 2000 + int(found["year"][2:] or 0), "labelled")
            for found in scan.find(_MILLENNIUM)
        ]
    )
    scan.take([Mark(found.start(), found.end(), "age") for found in scan.find(_AGE)])


_MIDDLE_BEFORE = re.compile(r"(?<![a-z])(?:thi|van) $")
_TWO_WORDS = re.compile(r"(?:^|[^\w ])\s*([^\W\d_]+) [^\W\d_]+(?: [^\W\d_]+)? $")


def _is_called_sinh(scan: Scan, found: re.Match[str]) -> bool:
    """Whether "Sinh" before a year is the end of a name: "Nguyễn Bá Sinh 1963"."""
    if not re.fullmatch(r"sinh[\s,;:\-]{1,3}(?:s\.?n\.?|n\.?s\.?)?[\s:]{0,2}\d+", found.group()):
        return False
    name = _TWO_WORDS.search(scan.left[max(0, found.start() - 30) : found.start()])
    middle = _MIDDLE_BEFORE.search(scan.folded, max(0, found.start() - 5), found.start())
    return middle is not None or (name is not None and name.group(1) in FOLDED_COMMON)


_NAM_SINH = re.compile(
    r"(?:^|[^\w ]|(?<![a-z])(?:ong|ba|anh|chi|em|chau|be|f\s?[0-3])(?![a-z])) *"
    r"(?P<family>[^\W\d_]+) (?P<middle>[^\W\d_]+) $"
)


def _after_called_nam(scan: Scan, found: re.Match[str]) -> int:
    """Where the words of birth begin: "Lê Bảo Nam sinh 2015" is Nam, born; "Lê Thị Hoa năm sinh 1985" is not."""
    start = found.start()
    if not found.group().startswith("nam sinh"):
        return start
    if found.group().startswith("nam sinh nam"):
        return start + 4  # the sex, and "sinh năm 1975"
    if _MIDDLE_BEFORE.search(scan.folded, max(0, start - 5), start):
        return start + 4  # "Lê Thị Năm sinh 1985": nobody is called Lê Thị
    written = scan.text[start : start + 8]
    before = scan.text[:start].rstrip(" ")
    if written == "nam sinh" and before[-1:].isalpha() and has_accents(scan.text):
        return start + 4  # "Đình Khôi nam sinh 1988": with its accents the year would be "năm"
    if not written.startswith(("Nam ", "NAM ", "nam ")) or not before[-1:].isalpha():
        return start
    if written.startswith("Nam s"):
        return start + 4
    name = _NAM_SINH.search(scan.left[max(0, start - 40) : start])
    if name is not None and name["family"] in FOLDED_COMMON and (written[0].isupper() == before[-1].isupper()):
        return start + 4
    return start


def take_bare_years(scan: Scan, *, on: date) -> None:
    """Take years that stand alone, and full dates too old to be of the epidemic; after dates are taken."""
    marks = []
    for pattern in (_APOSTROPHE, _BARE):
        for found in scan.find(pattern):
            value = full_year(found["year"], on=on)
            if value is not None and not re.search(
                r"(?:covid|qd|so|cv|nq)[\s-]?$", scan.folded[max(0, found.start() - 7) : found.start()]
            ):
                marks.append(Mark(found.start(), found.end(), "birth", value, "bare"))
    scan.take(marks)


def take_birthdays(scan: Scan, *, on: date) -> None:
    """Take full dates that can only be a birthday, before the other dates are read."""
    marks = []
    for found in scan.find(_FULL_DATE):
        if int(found["year"]) <= on.year - 2:
            marks.append(Mark(found.start(), found.end(), "birth", int(found["year"]), "labelled"))
    for found in scan.find(_SHORT_DATE):
        year = full_year(found["year"], on=on)
        if year is not None and year <= on.year - 3:
            marks.append(Mark(found.start(), found.end(), "birth", year, "labelled"))
    scan.take(marks)


def full_year(written: str, *, on: date) -> int | None:
    """The year of birth that two or four digits mean on a day; None where nobody alive was born in it."""
    year = int(written)
    if len(written) == 2:
        year += 2000 if year <= on.year % 100 else 1900
    return year if 1900 <= year <= on.year else None


def _explicit_years(scan: Scan, short: re.Match[str]) -> bool:
    """Whether a four-digit year of birth stands in the same clause."""
    begin = max(scan.left.rfind(mark, 0, short.start()) for mark in ";\n") + 1
    ends = [at for at in (scan.left.find(mark, short.end()) for mark in ";\n") if at >= 0]
    clause = scan.left[begin : min(ends, default=len(scan.left))]
    return any(len(found["year"]) == 4 for found in _LABELLED.finditer(clause)) or _BARE.search(clause) is not None
