"""A notice's number and the day it was signed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.notices.passages import Passage

_NUMBER = re.compile(
    r"(?:^|[|\t]|\s{3,})\s*so\s*:?\s*(?P<number>\d{1,5}[a-z]?(?:\s?/\s?(?:19|20)\d\d)?\s?[/\-]\s?[a-z][a-z0-9.&]*"
    r"(?:\s?[-/.]\s?[a-z][a-z0-9&]*){0,4})"
)
_PLACE_AND_DAY = re.compile(
    r"(?<![a-z])ngay\s{0,3}(?P<d>\d{1,2})\s{0,3}(?:thang\s{0,3}|[/.\-]\s?)(?P<m>\d{1,2})\s{0,3}"
    r"(?:,?\s?nam\s{0,3}|[/.\-]\s?)(?P<y>(?:19|20)\d\d)(?!\d)"
)
_YEAR = re.compile(r"(?<![\d/\-])(?:\d{1,2}/)?(?:\d{1,2}/)?(20[1-4]\d)(?![\d/])")
_HOUR = re.compile(r"\d{1,2}\s?(?:h|g|gio)\s?\d{0,2}\s?(?:phut)?,?\s{0,2}$")
_TODAY = re.compile(r"^\W{0,5}(?:hom nay|vao hoi|hoi(?=\s?\d))(?![a-z])")
_BROKEN = re.compile(r"(?:ngay|thang|nam|ngay\s{1,3}\d{1,2}|thang\s{1,3}\d{1,2})\s*$")
LONGEST_PLACE = 60
HEAD_LINES = 30
TAIL_LINES = 25


def find_number(lines: Sequence[Passage]) -> str | None:
    """ "12/TB-UBND" from "Số: 12/TB-UBND"; None where the head has none."""
    for line in lines[:HEAD_LINES]:
        found = _NUMBER.search(line.folded)
        if found:
            return _tidy(line.text[found.start("number") : found.end("number")])
    return None


def _tidy(number: str) -> str:
    return re.sub(r"\s*([/\-.])\s*", r"\1", number).strip(" .-/")


def find_date(lines: Sequence[Passage]) -> date | None:
    """The day of signing: beside the place's name at the head or above the signature, or the day of the minutes."""
    head, tail = lines[:HEAD_LINES], lines[HEAD_LINES:][-TAIL_LINES:]
    for part in (head, tail):
        for line in _with_broken(part):
            for found in _PLACE_AND_DAY.finditer(line.folded):
                if _is_signing(line, found):
                    return _day(found)
    for line in head:
        today = _PLACE_AND_DAY.search(line.folded)
        if today and _TODAY.match(line.folded):
            return _day(today)
    return None


def _with_broken(lines: Sequence[Passage]) -> Iterator[Passage]:
    """The lines, and a line that stops within a date together with the next."""
    for index, line in enumerate(lines):
        yield line
        if _BROKEN.search(line.folded) and index + 1 < len(lines) and len(line.text) < LONGEST_PLACE:
            yield Passage(f"{line.text} {lines[index + 1].text}")


def _is_signing(line: Passage, found: re.Match[str]) -> bool:
    """Whether nothing but a place stands before the day, and nothing after it, in its column."""
    if re.split(r"[|\t]|\s{3,}", line.folded[found.end() :])[0].strip(" ./_-)*"):
        return False
    head = _HOUR.sub("", line.folded[: found.start()])
    before = re.split(r"[|\t]|\s{3,}", _NUMBER.sub(" ", head))[-1].strip(" *_(")
    place = line.text[: found.start()].rstrip()[-len(before) :] if before else ""
    return not before or (
        len(before) < LONGEST_PLACE and (before.endswith(",") or all(word[:1].isupper() for word in place.split()))
    )


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def most_named_year(lines: Sequence[Passage]) -> int | None:
    """The year that a notice without a date speaks of most."""
    years = Counter(int(year) for line in lines for year in _YEAR.findall(line.folded))
    return years.most_common(1)[0][0] if years else None
