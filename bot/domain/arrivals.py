"""People back from elsewhere, as a hamlet leader types them: name, from where, day, phone, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from bot.domain.dates import find_days, find_ranges
from bot.domain.folding import accented_key, clean, fold
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.fields.births import take_bare_years, take_births
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.roles import take_names
from bot.domain.origins import find_origin
from bot.domain.phones import find_phones

_NUMBER = re.compile(r"\s*(?:\d{1,3}\s?[.)](?!\d)|[-+*•])\s*")

_FEW_WORDS = 3
_COURTESY = re.compile(
    r"\W*(?:kinh|bao cao|danh sach|cam on|xin|chao|da |vang|ok|gui|thon|xom|khai bao|nguoi (?:ve|tu)|hom nay|ngay|"
    r"tong|het)(?![a-z])"
)


class Verdict(StrEnum):
    """How the station classifies somebody who came back."""

    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    WATCH = "watch"
    NONE = "none"


VERDICTS = tuple(Verdict)
LEVELS = frozenset({Verdict.F1, Verdict.F2, Verdict.F3})


class Reason(StrEnum):
    """Why a line was not taken."""

    NO_NAME = "no_name"
    BAD_DATE = "bad_date"
    FUTURE = "future"
    OTHER_HAMLET = "other_hamlet"


@dataclass(frozen=True, slots=True)
class Arrived:
    """One person as reported. None is what the line does not say."""

    full_name: str
    text: str
    line: int = 1
    birth_year: int | None = None
    sex: str | None = None
    phone: str | None = None
    came_from: str | None = None
    came_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that was not taken; `what` is the piece that is wrong."""

    line: int
    text: str
    reason: Reason
    what: str = ""


@dataclass(frozen=True, slots=True)
class ArrivalReading:
    """Everybody whom a message reports, and the lines that have to be typed again."""

    people: tuple[Arrived, ...]
    unclear: tuple[Unclear, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    people: tuple[Arrived, ...] = ()
    unclear: Unclear | None = None
    came_from: str | None = None
    came_on: date | None = None


def read_arrivals(text: str, *, on: date, hamlets: HamletFinder, own: str) -> ArrivalReading:
    """Read a message of one person a line; a line without a name says something of those under it.

    `own` is the hamlet that reports; a line that names another one is not taken.
    """
    people: list[Arrived] = []
    unclear: list[Unclear] = []
    heading: tuple[_Line, int, str] | None = None
    used = True
    for number, written in enumerate(clean(text).split("\n"), 1):
        line = _read_line(written, number, on=on, hamlets=hamlets, own=own)
        if line.unclear is not None:
            unclear.append(line.unclear)
        elif line.people:
            came_from, came_on = (heading[0].came_from, heading[0].came_on) if heading is not None else (None, None)
            people += [
                replace(one, came_from=one.came_from or came_from, came_on=one.came_on or came_on)
                for one in line.people
            ]
            used = True
        elif line.came_from or line.came_on:
            if heading is not None and not used:
                unclear.append(Unclear(heading[1], heading[2], Reason.NO_NAME))
            heading, used = (line, number, written.strip()), False
    if heading is not None and not used:
        unclear.append(Unclear(heading[1], heading[2], Reason.NO_NAME))
    return ArrivalReading(tuple(people), tuple(unclear))


def _read_line(written: str, number: int, *, on: date, hamlets: HamletFinder, own: str) -> _Line:
    found = _NUMBER.match(written)
    text = written[found.end() :].strip() if found is not None else written.strip()
    scan = Scan(text)
    phones = find_phones(scan.left)
    scan.take(Mark(one.start, one.end, "phone", one.phone) for one in phones)
    take_births(scan, on=on)
    day, wrong = _take_days(scan, on)
    if wrong is not None:
        return _Line(unclear=Unclear(number, text, Reason.BAD_DATE, wrong))
    if day is not None and day > on:
        return _Line(unclear=Unclear(number, text, Reason.FUTURE, f"{day:%d/%m/%Y}"))
    take_bare_years(scan, on=on)
    places = [mark for mark in hamlets.find(scan.text, scan.left) if mark.hamlet is not None]
    scan.take(Mark(one.start, one.end, "hamlet", one.hamlet) for one in places)
    origin = find_origin(scan)
    if origin is not None:
        scan.blank([(origin.start, origin.end)])
    take_names(scan, slots=frozenset({_first_letter(text)}), level=None)
    came_from = origin.name if origin is not None else None
    names = [mark for mark in scan.of("name") if mark.extra == "person"]
    others = [one.hamlet for one in places if one.hamlet != own]
    if names and others and own not in [one.hamlet for one in places]:
        return _Line(unclear=Unclear(number, text, Reason.OTHER_HAMLET, str(others[0])))
    if not names and (scan.of("phone") or (origin is None and day is None and _says_something(scan))):
        return _Line(unclear=Unclear(number, text, Reason.NO_NAME))
    return _Line(
        people=tuple(
            _person(mark, scan, begin, end, text=text, line=number, came_from=came_from, came_on=day)
            for mark, (begin, end) in zip(names, _parts(names, len(text)), strict=True)
        ),
        came_from=came_from,
        came_on=day,
    )


def _says_something(scan: Scan) -> bool:
    """Whether a line without a name, a place or a day may still speak of somebody."""
    return len(re.findall(r"[^\W\d_]+", scan.text)) >= _FEW_WORDS and _COURTESY.match(scan.folded) is None


def _first_letter(text: str) -> int:
    found = re.search(r"[^\W\d_]", text)
    return found.start() if found is not None else 0


def _take_days(scan: Scan, on: date) -> tuple[date | None, str | None]:
    """The last day that a line names (a range's end), and a piece that no calendar has."""
    marks = find_ranges(scan.left, on=on)
    scan.take(Mark(one.start, one.end, "day", one.until) for one in marks)
    singles = [one for one in find_days(scan.left, on=on) if not one.loose]
    scan.take(Mark(one.start, one.end, "day", one.day) for one in singles)
    wrong = next((one.bad for one in (*marks, *singles) if one.bad), None)
    days = [day for one in (*marks, *singles) if (day := one.until or one.day) is not None]
    return max(days, default=None), wrong


def _parts(names: Sequence[Mark], length: int) -> list[tuple[int, int]]:
    """From each name to the next one."""
    starts = [mark.start for mark in names]
    return list(pairwise([*starts, length + 1]))


def _person(
    mark: Mark, scan: Scan, begin: int, end: int, *, text: str, line: int, came_from: str | None, came_on: date | None
) -> Arrived:
    name: Name = mark.value

    def own(kind: str) -> list[Mark]:
        alone = len(scan.of("name")) == 1
        return [one for one in scan.of(kind) if one.value is not None and (alone or begin <= one.start < end)]

    phones, births = own("phone"), own("birth")
    return Arrived(
        full_name=name.full_name,
        text=text,
        line=line,
        birth_year=births[0].value if births else None,
        sex=name.sex,
        phone=phones[0].value if phones else None,
        came_from=came_from,
        came_on=came_on,
    )


def is_same(one: Arrived, name: str, *, phone: str | None, birth_year: int | None) -> bool:
    """Whether somebody of this name who was reported before is the same person: nothing told of both differs."""
    if fold(one.full_name) != fold(name) or accented_key(one.full_name) != accented_key(name):
        return False
    pairs = ((one.phone, phone), (one.birth_year, birth_year))
    return not any(new is not None and old is not None and new != old for new, old in pairs)
