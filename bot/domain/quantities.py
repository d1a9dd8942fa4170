"""Quantities as people type them: "120m", "2.8km", "53.566.000đ", and reports of several works in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.folding import fold

LARGEST = Decimal(10) ** 12


class Mode(StrEnum):
    """How a reported quantity counts: on top of what was reported before, or as the new running total."""

    ADD = "add"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Item:
    """A kind of countable work: its name, its unit and how else people call it."""

    name: str
    unit: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """So much of an item, in the item's unit."""

    item: Item
    quantity: Decimal
    mode: Mode


# How many of the base unit one of each is; keys are folded.
_UNITS: dict[str, tuple[str, Decimal]] = {
    "m": ("m", Decimal(1)), "met": ("m", Decimal(1)), "mét": ("m", Decimal(1)),
    "km": ("m", Decimal(1000)),
    "m2": ("m2", Decimal(1)), "m3": ("m3", Decimal(1)),
    "vuon": ("vườn", Decimal(1)), "mo hinh": ("mô hình", Decimal(1)),
    "cay": ("cây", Decimal(1)), "ong": ("ống", Decimal(1)), "ho": ("hộ", Decimal(1)), "nha": ("nhà", Decimal(1)),
    "d": ("đồng", Decimal(1)), "dong": ("đồng", Decimal(1)), "vnd": ("đồng", Decimal(1)),
    "nghin": ("đồng", Decimal(1000)), "ngan": ("đồng", Decimal(1000)), "k": ("đồng", Decimal(1000)),
    "trieu": ("đồng", Decimal(1_000_000)), "tr": ("đồng", Decimal(1_000_000)),
}  # fmt: skip
_TOTAL_WORDS = re.compile(r"\b(?:tong|tong cong|luy ke|dat|da duoc|duoc|tat ca)\b")
_ADD_WORDS = re.compile(r"\b(?:them|lam them|bo sung)\b|\+")
_AMOUNT = re.compile(
    r"(?P<sign>[-−–]\s?)?(?P<number>\d[\d.,]*\d|\d)\s*(?P<unit>[^\W\d_]+[23]?(?:\s+hình)?)?(?:\s+(?:nữa|nua))?"
)
_DONE_WORDS = frozenset({"", "nua", "roi", "xong"})  # that may end a report
_ENDS = re.compile(r"[\s,;.+:=]+|\bvà\b|\bva\b")


def parse_number(text: str) -> Decimal | None:
    """A number as written in Vietnam: "1.234,5", "53.566.000", "2.8", "1,5"; None when it is none.

    Dots before groups of exactly three digits separate thousands, unless the number begins with "0.".
    """
    text = text.strip()
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d+([.,]\d+)?", text):
        text = text.replace(",", ".")
    else:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def read_progress(text: str, items: Sequence[Item]) -> tuple[Measured, ...]:
    """Read "đường bê tông 120m, rãnh được 80 m, vườn mẫu 2".

    UserError: no amount at all, an unknown or ambiguous work, an amount without one, a wrong unit,
    a negative or absurd amount.
    """
    text = text.strip()
    found: list[Measured] = []
    start = 0
    for amount in _AMOUNT.finditer(text):
        words = text[start : amount.start()]
        unit, start = _unit_and_end(amount, items)
        found.append(_measured(words, amount["sign"], amount["number"], unit, items))
    if not found:
        raise UserError("progress_without_amount", text=text)
    rest = _ENDS.sub(" ", text[start:]).strip()
    if fold(rest) not in _DONE_WORDS:
        raise UserError("progress_unknown_rest", text=rest)
    return tuple(found)


def read_amount(text: str, item: Item) -> tuple[Measured, str]:
    """Read an amount of a known work and the words after it: "300m đoàn công tác điều chỉnh". UserError as above."""
    found = _AMOUNT.search(text)
    if found is None:
        raise UserError("amount_missing", text=text.strip()[:60], unit=item.unit)
    if found["sign"]:
        raise UserError("amount_negative", number=found["number"], unit=item.unit)
    unit, end = _unit_and_end(found, [item])
    measured = _measured(item.name, found["sign"], found["number"], unit, [item])
    return measured, text[end:].strip(" \t\n,;:.-–")


def fits_alone(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """The works of which an amount without a work's name ("120m", "thêm 120", "được 3 vườn") may be.

    None when the text says more than an amount, or when nothing has that unit.
    """
    found = list(_AMOUNT.finditer(text))
    if len(found) != 1 or found[0]["sign"] or parse_number(found[0]["number"]) is None:
        return ()
    amount = found[0]
    unit, end = _unit_and_end(amount, items)
    before, after = fold(text[: amount.start()]), fold(text[end:])
    if _ENDS.sub("", _ADD_WORDS.sub("", _TOTAL_WORDS.sub("", before))) or _ENDS.sub("", after) not in _DONE_WORDS:
        return ()
    return tuple(item for item in items if unit is None or in_unit(unit, item.unit) is not None)


def _unit_and_end(amount: re.Match[str], items: Iterable[Item]) -> tuple[str | None, int]:
    """The unit of an amount, where the word behind it is one of a known kind or of these works; and where it ends."""
    unit = amount["unit"]
    if unit is None or fold(unit) in _UNITS or any(fold(unit) == fold(item.unit) for item in items):
        return unit, amount.end()
    return None, amount.end("number")


def base_unit(unit: str) -> tuple[str, Decimal] | None:
    """The unit in which this one is counted, and how many of it one is: a km is 1000 m. None for an unknown one."""
    return _UNITS.get(fold(unit))


def in_unit(unit: str, wanted: str) -> Decimal | None:
    """How many of the wanted unit one of this unit is; None where it is another kind."""
    if fold(unit) == fold(wanted):
        return Decimal(1)
    base, factor = _UNITS.get(fold(unit), (unit, Decimal(1)))
    return factor if base == wanted else None


def _measured(words: str, sign: str | None, number: str, unit: str | None, items: Sequence[Item]) -> Measured:
    if sign and not _ENDS.sub("", words):
        raise UserError("progress_negative", number=number, item="số cũ")
    item, rest = _item_and_rest(words, items)
    quantity = parse_number(number)
    if quantity is None:
        raise UserError("progress_bad_number", number=number)
    if sign:
        raise UserError("progress_negative", number=number, item=item.name)
    if unit is not None:
        factor = in_unit(unit, item.unit)
        if factor is None:
            raise UserError("progress_wrong_unit", item=item.name, unit=unit, expected=item.unit)
        quantity *= factor
    if not 0 < quantity < LARGEST:
        raise UserError("progress_bad_number", number=number)
    total = _TOTAL_WORDS.search(rest) is not None and _ADD_WORDS.search(rest) is None
    return Measured(item, quantity, Mode.TOTAL if total else Mode.ADD)


def _item_and_rest(words: str, items: Sequence[Item]) -> tuple[Item, str]:
    """The work that these words name, and the folded words without its name; UserError when unclear.

    The name goes first: without accents the "tông" of "bê tông" is the "tổng" of a total.
    """
    said = " ".join(_ENDS.sub(" ", fold(words)).split())
    named = [(len(name), name, item) for item in items for name in _names(item) if f" {name} " in f" {said} "]
    best = max((length for length, _, _ in named), default=0)
    if best:
        item = _only([item for length, _, item in named if length == best], said)
        name = max((name for _, name, one in named if one == item), key=len)
        rest = f" {said} ".replace(f" {name} ", " ", 1)
        others = [one for _, name, one in named if one != item and f" {name} " in rest]
        return _only([item, *others], said), rest.strip()
    plain = " ".join(_ADD_WORDS.sub(" ", _TOTAL_WORDS.sub(" ", said)).split())
    begun = [item for item in items if plain and any(name.startswith(plain) for name in _names(item))]
    if begun:
        return _only(begun, plain), said.replace(plain, " ", 1)
    names = ", ".join(item.name for item in items)
    raise UserError("progress_unknown_item" if plain else "progress_which_item", text=words.strip(), items=names)


def _names(item: Item) -> Iterable[str]:
    return (fold(name) for name in (item.name, *item.aliases))


def _only(items: Sequence[Item], said: str) -> Item:
    if len(set(items)) > 1:
        raise UserError("progress_several_items", text=said, items=", ".join(item.name for item in items))
    return items[0]


def show(quantity: Decimal) -> str:
    """A number as written in Vietnam: 1.234,5."""
    whole, _, fraction = f"{quantity.normalize():f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    return f"{sign}{grouped}{',' + fraction if fraction else ''}"
