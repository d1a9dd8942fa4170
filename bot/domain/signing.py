"""What hamlets sign for, as people write it: "Nam Thắng đường bê tông 500m, rãnh 80m tháng 6"."""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.errors import UserError
from bot.domain.folding import clean, fold, fold_aligned
from bot.domain.hamlets import HamletFinder, HamletMark
from bot.domain.quantities import LARGEST, Item, base_unit, in_unit, parse_number

LONGEST_ITEM = 60  # characters
LONGEST_UNIT = 15
MOST = 40  # quantities in one message
MOST_NEAR = 3
ALIKE = 0.75  # of difflib's ratio: "duong be tong" and "đường bê tôg"

_AMOUNT = re.compile(r"(?P<sign>[-−–]\s?)?(?<![\w.,/])(?P<number>\d[\d.,]*\d|\d)\s*(?P<unit>[^\W\d_]+[23]?)?")
_MONTH = re.compile(
    r"(?:(?:trong|kỳ|ky|hạn|han|của|cua)\s+)*(?:tháng|thang)\s*"
    r"(?:(?P<month>1[0-2]|0?[1-9])(?!\d)(?:\s*[/-]\s*(?P<year>20\d\d)(?!\d))?|(?P<this>này|nay)|(?P<next>sau|tới|toi))",
    re.IGNORECASE,
)
_SAID = re.compile(r"^(?:(?:dang ky|khoi luong|cam ket|ky|muc|lam|them)(?![a-z])\s*)+")
_BREAK = re.compile(r"\s*(?:$|[,;.:+)]|\bvà\b|\bva\b)", re.IGNORECASE)
_EDGES = " \t,;:.+=-–()•*"


@dataclass(frozen=True, slots=True)
class Signing:
    """So much of a work that is named as somebody wrote it. What the message does not say is None."""

    hamlet: str | None
    words: str
    quantity: Decimal
    unit: str | None
    month: date | None  # its first day


def read_signings(text: str, *, hamlets: HamletFinder, today: date, units: Iterable[str] = ()) -> tuple[Signing, ...]:
    """Every quantity of a message; `units` of the known works. A month holds for its line; said once, for all lines.

    UserError: no amount, an amount without a work, a negative or absurd one, two months in a line.
    """
    known = {fold(unit) for unit in units}
    found: list[Signing] = []
    place: str | None = None
    months: set[date] = set()
    for line in clean(text).splitlines():
        month, rest = _month(line, today)
        months |= {month} if month is not None else set()
        for hamlet, part in _parts(rest, hamlets):
            place = hamlet or place
            found += [_with(place, month, told) for told in _amounts(part, known)]
    if not found:
        raise UserError("signing_nothing", text=text.strip()[:60])
    if len(found) > MOST:
        raise UserError("signing_too_many", most=MOST)
    only = next(iter(months)) if len(months) == 1 else None
    return tuple(
        Signing(one.hamlet, one.words, one.quantity, one.unit, one.month or only) for one in found
    )  # fmt: skip


def _with(hamlet: str | None, month: date | None, told: Signing) -> Signing:
    return Signing(hamlet, told.words, told.quantity, told.unit, month)


def _month(line: str, today: date) -> tuple[date | None, str]:
    """The month that a line names, and the line without it."""
    every = list(_MONTH.finditer(line))
    days = {_first_day(one, today) for one in every}
    if len(days) > 1:
        raise UserError("signing_two_months", text=line.strip()[:60])
    for one in reversed(every):
        line = f"{line[: one.start()]} {line[one.end() :]}"
    return (next(iter(days)) if days else None), line


def _first_day(found: re.Match[str], today: date) -> date:
    if found["this"]:
        return today.replace(day=1)
    if found["next"]:
        return following(today)
    month = int(found["month"])
    year = int(found["year"]) if found["year"] else today.year + (1 if month < today.month - 6 else 0)
    return date(year, month, 1)


def following(day: date) -> date:
    """The first day of the month after a day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _parts(line: str, hamlets: HamletFinder) -> Iterator[tuple[str | None, str]]:
    """A line cut where a hamlet is named at the beginning of something; what stands before the first is of none."""
    cuts = [one for one in hamlets.find(line, fold_aligned(line)) if one.hamlet is not None and _begins(line, one)]
    start, place = 0, None
    for cut in cuts:
        yield place, line[start : cut.start]
        start, place = cut.end, cut.hamlet
    yield place, line[start:]


def _begins(line: str, mark: HamletMark) -> bool:
    before = line[: mark.start].rstrip(" -–•*")
    return mark.prefixed or not before or before[-1] in ",;.:" or before.endswith((" và", " cho"))


def _amounts(part: str, known: set[str]) -> Iterator[Signing]:
    start = 0
    for amount in _AMOUNT.finditer(part):
        words = _name(part[start : amount.start()])
        unit, start = amount["unit"], amount.end()
        if unit is not None and not _is_unit(unit, part[start:], known):
            unit, start = None, amount.end("number")
        quantity = parse_number(amount["number"])
        if amount["sign"]:
            raise UserError("signing_negative", number=amount["number"])
        if not words:
            raise UserError("signing_which", number=amount["number"])
        if len(words) > LONGEST_ITEM:
            raise UserError("signing_too_long", most=LONGEST_ITEM)
        if quantity is None or not 0 < quantity < LARGEST:
            raise UserError("progress_bad_number", number=amount["number"])
        base = base_unit(unit) if unit is not None and fold(unit) not in known else None
        if base is not None:
            unit, quantity = base[0], quantity * base[1]
        yield Signing(None, words, quantity, unit.lower() if unit is not None else None, None)
    rest = _name(part[start:])
    if start and rest:
        raise UserError("signing_unknown_rest", text=rest[:60])


def _is_unit(word: str, after: str, known: set[str]) -> bool:
    """Whether the word behind a number is its unit: a known one, or one with which the quantity ends."""
    if fold(word) in known or base_unit(word) is not None:
        return True
    return len(word) <= LONGEST_UNIT and _BREAK.match(after) is not None and fold(word) not in ("va", "cho")


def _name(words: str) -> str:
    """A work's name without what only joins it to the others."""
    words = " ".join(words.split()).strip(_EDGES)
    words = re.sub(r"^(?:và|va|cho)\s+", "", words, flags=re.IGNORECASE).strip(_EDGES)
    said = _SAID.match(fold_aligned(words))
    return words[said.end() :].strip(_EDGES) if said is not None and said.end() < len(words) else words


def item_meant(words: str, items: Sequence[Item]) -> Item | None:
    """The known work that these words name, by one of its names or the beginning of just one work's; else None."""
    said = fold(words)
    exact = {item.name: item for item in items for name in (item.name, *item.aliases) if fold(name) == said}
    if len(exact) == 1:
        return next(iter(exact.values()))
    begun = {item.name: item for item in items if fold(item.name).startswith(f"{said} ")}
    return next(iter(begun.values())) if len(begun) == 1 and not exact else None


def items_near(words: str, unit: str | None, items: Sequence[Item]) -> tuple[Item, ...]:
    """The known works that these words may be meant for, the likest first: spelt alike, or one within the other."""
    said = fold(words)
    rated: dict[str, tuple[float, Item]] = {}
    for item in items:
        if unit is not None and in_unit(unit, item.unit) is None:
            continue
        for name in map(fold, (item.name, *item.aliases)):
            likeness = difflib.SequenceMatcher(None, said, name).ratio()
            if f" {name} " in f" {said} " or f" {said} " in f" {name} ":
                likeness = max(likeness, ALIKE)
            if likeness >= ALIKE and likeness > rated.get(item.name, (0.0, item))[0]:
                rated[item.name] = likeness, item
    ranked = sorted(rated.values(), key=lambda one: (-one[0], one[1].name))
    return tuple(item for _, item in ranked[:MOST_NEAR])
