"""Breaches as the police write them down in one line: kind, people, fine, day, and whom it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.domain import money
from bot.domain.dates import find_days
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.fields.births import take_births
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.names import find_names
from bot.domain.phones import find_phones

LARGEST_FINE = 1_000_000_000  # đồng
MOST_PEOPLE = 999


class Kind(StrEnum):
    """What was breached."""

    FIVE_K = "5k"
    ESCAPE = "escape"  # left the place of quarantine
    MASK = "mask"
    GATHERING = "gathering"
    OVERLOAD = "overload"  # a lorry above its weight
    OTHER = "other"


KINDS = tuple(Kind)
OF_THE_EPIDEMIC = frozenset({Kind.FIVE_K, Kind.ESCAPE, Kind.MASK, Kind.GATHERING})


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach as it was told. `kind` None: the line names none. `fine` in đồng, of all its people together."""

    kind: Kind | None
    cases: int
    people: int
    fine: int
    day: date
    hamlet: str | None = None
    names: tuple[str, ...] = ()
    birth_year: int | None = None
    phone: str | None = None


class Counted(Protocol):
    """What adding up reads of a breach."""

    @property
    def cases(self) -> int: ...
    @property
    def people(self) -> int: ...
    @property
    def fine(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Tally:
    """Breaches added up, as a notice states them: cases, people, fines in đồng."""

    cases: int = 0
    people: int = 0
    fine: int = 0

    @classmethod
    def of(cls, breaches: Iterable[Counted]) -> Tally:
        """The sums over these breaches."""
        rows = list(breaches)
        return cls(sum(one.cases for one in rows), sum(one.people for one in rows), sum(one.fine for one in rows))


_KINDS = (
    (Kind.FIVE_K, r"(?<![\d.,])5\s?k(?![a-z0-9])|khong khai bao|khai bao (?:gian|khong)|khoang cach|khu khuan"),
    (
        Kind.ESCAPE,
        r"(?:bo )?tron(?: khoi| ra)?(?: khu| noi)?(?: cach ly)?|(?:roi|ra)(?: khoi)?(?: noi| khu) cach ly|"
        r"(?:khong chap hanh|vi pham)(?: quy dinh)?(?: ve)? cach ly|ra khoi nha",
    ),
    (Kind.MASK, r"(?:khong )?(?:deo )?khau trang"),
    (Kind.GATHERING, r"(?:tu tap|tu hop)(?: dong nguoi)?|an nhau|dam (?:cuoi|tang|gio)|karaoke"),
    (Kind.OVERLOAD, r"(?:xe )?(?:cho )?qua tai|xe qua kho"),
    (Kind.OTHER, r"(?:vi pham |loi )?khac"),
)
_ANY_KIND = re.compile("|".join(f"(?P<k{n}>(?<![a-z])(?:{words})(?![a-z]))" for n, (_, words) in enumerate(_KINDS)))
_PER = r"(?:nguoi|doi tuong|truong hop|xe|vu)"
_MONEY = re.compile(
    rf"(?P<each>moi {_PER}\s{{0,2}}(?:phat |la |:)?\s?)?{money.with_unit(_PER)}"
    rf"(?P<per>\s?(?:/|moi|mot)\s?{_PER}(?![a-z]))?"
)
_PLAIN_MONEY = re.compile(
    rf"(?P<each>moi {_PER}\s{{0,2}})?{money.WITHOUT_UNIT}(?P<per>\s?(?:/|moi|mot)\s?{_PER}(?![a-z]))?"
)
_WORDS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_NUMBER = rf"(?P<n>\d{{1,4}}|{'|'.join(_WORDS)})"
_PEOPLE = re.compile(
    rf"(?<![\w.,/]){_NUMBER}\s{{0,2}}(?:nguoi|doi tuong|dt(?![a-z])|truong hop|thanh nien|hoc sinh|cong nhan|"
    r"(?:lai|tai) xe|chu xe)(?![a-z])"
)
_CASES = re.compile(rf"(?<![\w.,/]){_NUMBER}\s{{0,2}}(?:vu|xe)(?![a-z])")
_UNFINED = re.compile(r"(?<![a-z])(?:nhac nho|canh cao|khong phat|chua phat|phe binh|giao duc)(?![a-z])")


def read_breach(
    text: str, *, on: date, hamlets: HamletFinder, kind: Kind | None = None, otherwise: Kind | None = None
) -> Breach:
    """Read "khẩu trang 2 người phạt 2 triệu thôn Nam Thắng". `kind`: chosen by a button before.
    `otherwise`: what it is where the text names no kind.

    UserError: nothing of a breach in it, a day that is none or is to come, an absurd number.
    """
    scan = Scan(clean(text))
    scan.take(Mark(one.start, one.end, "phone", one.phone) for one in find_phones(scan.left))
    take_births(scan, on=on)
    found = _ANY_KIND.search(scan.left)
    if found is not None:
        kind = kind or next(each for n, (each, _) in enumerate(_KINDS) if found[f"k{n}"])
        scan.take(Mark(one.start(), one.end(), "kind") for one in scan.find(_ANY_KIND))
    kind = kind or otherwise
    scan.take(Mark(one.start, one.end, "hamlet", one.hamlet) for one in hamlets.find(scan.text, scan.left))
    fines = _fines(scan)
    day = _day(scan, on)
    cases, people = _number(scan, _CASES), _number(scan, _PEOPLE)
    names = tuple(dict.fromkeys(one.full_name for one in find_names(scan, slots=frozenset({_first_word(scan)}))))
    told = (cases, people, fines, _UNFINED.search(scan.folded))
    if kind is None and not names and not any(one is not None for one in told):
        raise UserError("violation_nothing", text=text)
    count = max(people or 1, cases or 1, len(names))
    fine = sum(amount * (count if each else 1) for amount, each in fines or [])
    if fine > LARGEST_FINE or count > MOST_PEOPLE:
        raise UserError("violation_too_much")
    places = [mark.value for mark in scan.of("hamlet") if mark.value is not None]
    births = [mark.value for mark in scan.of("birth")]
    phones = [mark.value for mark in scan.of("phone") if mark.value is not None]
    return Breach(
        kind=kind,
        cases=cases or 1,
        people=count,
        fine=fine,
        day=day,
        hamlet=places[0] if places else None,
        names=names,
        birth_year=births[0] if len(births) == 1 and len(names) == 1 else None,
        phone=phones[0] if len(phones) == 1 and len(names) == 1 else None,
    )


def _first_word(scan: Scan) -> int:
    """Where a name may stand without a known family name: at the beginning."""
    found = re.search(r"[^\W\d_]", scan.text)
    return found.start() if found else 0


def _fines(scan: Scan) -> list[tuple[int, bool]] | None:
    """The amounts, each with whether it is of every single person; None where the text names none."""
    found: list[tuple[int, bool]] = []
    for pattern in (_MONEY, _PLAIN_MONEY):
        marks = []
        for one in scan.find(pattern):
            amount = _amount(one.groupdict())
            found.append((amount, bool(one["each"] or one["per"])))
            marks.append(Mark(one.start(), one.end(), "fine", amount))
        scan.take(marks)
    return found or None


def _amount(parts: dict[str, str | None]) -> int:
    amount = money.value_of(parts)
    if amount is None:
        raise UserError("violation_bad_fine", text=parts["number"])
    return amount


def _day(scan: Scan, on: date) -> date:
    marks = [one for one in find_days(scan.left, on=on) if not one.loose]
    scan.take(Mark(one.start, one.end, "day", one.day) for one in marks)
    if not marks:
        return on
    if marks[0].day is None:
        raise UserError("bad_date", text=marks[0].bad)
    if marks[0].day > on:
        raise UserError("violation_future", day=f"{marks[0].day:%d/%m/%Y}")
    return marks[0].day


def _number(scan: Scan, pattern: re.Pattern[str]) -> int | None:
    found = list(scan.find(pattern))
    scan.take(Mark(one.start(), one.end(), "number") for one in found)
    counted = [int(one["n"]) if one["n"].isdecimal() else _WORDS.index(one["n"]) + 1 for one in found]
    return sum(counted) or None


_MONTH = re.compile(
    r"(?:tong(?: hop| ket| so)?\s?)?(?:cua\s|trong\s)?thang\s(?P<m>\d{1,2})(?:\s?[/.\-]\s?(?P<y>\d{4}))?"
)
_THIS_MONTH = ("tong", "tong hop", "tong so", "thang nay", "tong hop thang nay", "trong thang")


def read_month(text: str, *, on: date) -> date | None:
    """The first day of the month that is asked for ("tháng 5", "tháng 05/2021", "tháng trước"); None for none."""
    said = fold(text).strip(" ?.")
    if said in _THIS_MONTH:
        return on.replace(day=1)
    if said in ("thang truoc", "tong hop thang truoc"):
        return on.replace(year=on.year - (on.month == 1), month=on.month - 1 or 12, day=1)
    found = _MONTH.fullmatch(said)
    if found is None or not 1 <= int(found["m"]) <= 12:
        return None
    month = int(found["m"])
    year = int(found["y"]) if found["y"] else on.year - (month > on.month)
    return date(year, month, 1) if 2020 <= year <= on.year else None
