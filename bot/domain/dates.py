"""Days as people in Vietnam write them: the day first, the year often left out, some of them relative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.cued import cued


@dataclass(frozen=True, slots=True)
class DateMark:
    """A day in a text, or the two ends of a range. `bad` is a piece that no calendar has, such as 31/06."""

    start: int
    end: int
    day: date | None
    until: date | None = None
    is_range: bool = False
    bad: str | None = None
    loose: bool = False  # could be something else: needs a word beside it that speaks of a day


_YEAR = r"(?:[./\-]\s?(?P<y{n}>(?:19|20)\d\d|\d\d)(?!\d))"
_NUMERIC = (
    r"(?P<d{n}>[0-3]?\d)\s?(?P<s{n}>[./\-])\s?(?P<m{n}>[01]?\d|"
    r"[2-9]\d)(?!\d)(?:(?:(?P=s{n})|\s/\s|/\s)(?P<y{n}>(?:19|20)\d\d|\d\d)(?!\d))?"
)
_WORDS = (
    r"(?P<wd{n}>[0-3]?\d)\s{{0,3}}(?:tay\s{{1,2}})?(?:thang|thg|th\.?|t)\s{{0,3}}(?P<wm{n}>[01]?\d)(?!\d)"
    r"(?:(?:[^\S\t]{{0,3}}nam[^\S\t]{{0,3}}|[./\-])(?P<wy{n}>20\d\d)(?!\d))?"
)
_LEAD = (
    r"(?:(?:(?<![a-z])(?:hom|sang|chieu|toi|trua|dem) (?:nay|qua|mai|kia),? {1,2}(?=ngay|\d))?"
    r"(?:(?<![a-z])(?:ngay|mong|mung|mùng|hom|sang|chieu|toi|trua|dem)\s{0,3}:?\s{0,2}){0,3})"
)
_CLOCK = r"(?:(?:luc\s?)?\d{1,2}\s?(?:h|g|gio)\s?(?:\d{2})?(?:\s?phut)?\s{0,2},?\s{0,2})?"


def _one(n: int) -> str:
    return rf"(?:{_NUMERIC.format(n=n)}|{_WORDS.format(n=n)})"


_NO_LEVEL = r"(?<!f)(?<!f )"  # "F2 - 07 người" is no day
_TO = r"\s{0,3}(?:-{1,3}>?|=+>|→|~|–|>|den het|den|toi het|toi|->)\s{0,3}"
_COUNTED = r"nguoi|ng|ong|ba|anh|chi|em|chau|ban|be|ca|truong hop|th|f\s?\d|co|chu|bac|ho|nha|khau|dua|me|bo|vo"
_STAY = r"(?:cl|clt[nt]|cach l[iy]|theo doi)(?![a-z])"
_RANGE = cued(
    "-|=|→|~|–|>|den|toi",
    rf"{_NO_LEVEL}(?<![\d/])(?P<lead>{_LEAD}){_CLOCK}(?:{_one(1)}|"
    rf"(?<![a-z])(?<!ca )(?P<only>[0-3]?\d)(?!\s?(?:h|g|gio|{_COUNTED})(?![a-z]))(?!\s?(?:da |cho |di |deu |dang |"
    rf"o )?{_STAY}))"
    rf"(?:\s?\(?(?!\s?(?:gia han|keo dai|lui|doi)(?![a-z]))[a-z ]{{0,12}}\)?)?{_TO}{_CLOCK}{_LEAD}{_one(2)}",
)
_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[ t]\d\d:\d\d(?::\d\d)?)?(?!\d)"
)
_DASHED = re.compile(r"[0-3]?\d-[01]?\d-\d\d(?!\d)")  # 9-6-21 is one day
_SINGLE = re.compile(rf"{_NO_LEVEL}(?<![\d/])(?P<lead>{_LEAD}){_CLOCK}{_one(1)}(?!\d|[./]\d|-\d{{3}})")
_ENUMERATED = re.compile(
    r"(?<![a-z])(?P<lead>(?:cac |nhung |trong |\d |hai |ba )?(?:ngay|hom|tx|gap) )"
    r"(?:[0-3]?\d(?:\s?[,&+]\s?|\s(?:va|roi)\s)){1,6}"
    rf"{_one(1)}(?!\d|[./]\d)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = cued(
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    rf"(?<!\d)(?P<d>[0-3]?\d)[-/ ](?P<m>{'|'.join(MONTHS)})[a-z]*(?:[-/ ,]{{1,2}}(?P<y>20\d\d|\d\d)(?!\d))?",
)
_DAY_ONLY = cued(
    "ngay|mong|mung|hom",
    r"(?<![a-z])(?:ngay|mong|mung|hom)\s{0,3}(?:mong |mung )?(?P<d>[0-3]?\d)(?![\d/.\-]|\s?(?:h|g|gio|nguoi|ca|"
    r"ngay)(?![a-z]))",
)
_PART_OF = r"(?:(?:sang|chieu|trua|toi|dem) (?=hom))?"
_RELATIVE = cued(
    "qua|nay|kia|mai|nua",
    rf"(?<![a-z])(?:(?P<before>hom kia|hom truoc nua)|(?P<yesterday>{_PART_OF}(?:ngay )?(?:hom|sang|chieu|trua|toi|dem|"
    r"h\.?) ?qua)"
    rf"|(?P<today>{_PART_OF}(?:ngay )?(?:hom|sang|chieu|trua|toi|h\.?) ?nay)|"
    r"(?P<tomorrow>(?:ngay |sang |chieu |toi )mai|(?<=^)mai(?= (?:la |het |se |thi )?"
    r"(?:(?:ca |cac |nhung |\d{1,2} |ba |hai |bon ){1,2}(?:nguoi|truong hop|f\d|bac|cong dan)|"
    r"(?:la )?het han)(?![a-z]))))"
    r"(?![a-z])",
)


def year_of(day: int, month: int, on: date) -> int:
    """The year that a day without one means: that of `on`, but for lists around New Year."""
    if month - on.month > 6:
        return on.year - 1
    if on.month - month > 6 and month <= 3:
        return on.year + 1
    return on.year


def make_date(day: str, month: str, year: str | None, on: date) -> date | None:
    """The day, day first; None where no calendar has it."""
    try:
        if year is None:
            return date(year_of(int(day), int(month), on), int(month), int(day))
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _parts(found: re.Match[str], n: int) -> tuple[str, str, str | None] | None:
    day = found.group(f"d{n}") or found.group(f"wd{n}")
    month = found.group(f"m{n}") or found.group(f"wm{n}")
    if day is None or month is None:
        return None
    return day, month, found.group(f"y{n}") or found.group(f"wy{n}")


def find_ranges(folded: str, *, on: date) -> list[DateMark]:
    """Ranges: "6/6-27/6", "6-27/6", "từ 6/6 đến 27/6"."""
    marks = []
    for found in _RANGE.finditer(folded):
        end_parts = _parts(found, 2)
        if end_parts is None or (found["only"] and _DASHED.match(folded, found.start("only"))):
            continue
        start_parts = _parts(found, 1) or (found.group("only"), end_parts[1], end_parts[2])
        if start_parts[2] is None and end_parts[2] is not None:
            start_parts = (start_parts[0], start_parts[1], end_parts[2])
            same_year = make_date(*start_parts, on)
            end = make_date(*end_parts, on)
            if same_year and end and same_year > end:
                start_parts = (start_parts[0], start_parts[1], str(end.year - 1))
        begin, end = make_date(*start_parts, on), make_date(*end_parts, on)
        bad = None if begin and end else found.group().strip()
        marks.append(DateMark(found.start(), found.end(), begin, end, is_range=True, bad=bad))
    return marks


def find_days(folded: str, *, on: date) -> list[DateMark]:
    """Single days, in the order of the text; ranges must have been blanked before."""
    marks: list[DateMark] = []
    taken = bytearray(len(folded) + 1)

    def add(
        found: re.Match[str], day: date | None, bad: str | None = None, loose: bool = False, start: int = -1
    ) -> None:
        start = start if start >= 0 else found.start()
        if not any(taken[start : found.end()]):
            taken[start : found.end()] = b"\x01" * (found.end() - start)
            marks.append(DateMark(start, found.end(), day, bad=bad, loose=loose))

    for found in _ISO.finditer(folded):
        day = make_date(found["d"], found["m"], found["y"], on)
        add(found, day, None if day else found.group())
    for found in _ENUMERATED.finditer(folded):
        parts = _parts(found, 1)
        day = make_date(*parts, on) if parts is not None else None
        if day is not None:
            add(found, day, start=found.end("lead"))
    for found in _SINGLE.finditer(folded):
        parts = _parts(found, 1)
        if parts is None:
            continue
        day = make_date(*parts, on)
        loose = found["s1"] in (".", "-") and parts[2] is None and not found["lead"].strip()
        add(found, day, None if day else found.group().strip(), loose)
    for found in _ENGLISH.finditer(folded):
        day = make_date(found["d"], str(MONTHS.index(found["m"]) + 1), found["y"], on)
        add(found, day, None if day else found.group())
    for found in _RELATIVE.finditer(folded):
        shift = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1}[found.lastgroup or "today"]
        add(found, on + timedelta(days=shift))
    for found in _DAY_ONLY.finditer(folded):
        day = make_date(found["d"], str(on.month), str(on.year), on)
        add(found, day if day and day <= on else None, None if day and day <= on else found.group())
    marks.sort(key=lambda mark: mark.start)
    return marks
