"""Amounts of money as people write them: "2.500.000đ", "1,2 triệu", "1tr2", "500k"; whole đồng."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned
from bot.domain.quantities import parse_number

LARGEST = 10**12  # đồng
_UNITS = {
    "ty": 1_000_000_000,
    "trieu": 1_000_000,
    "tr": 1_000_000,
    "cu": 1_000_000,
    "nghin": 1_000,
    "ngan": 1_000,
    "k": 1_000,
}


def with_unit(not_before: str = "") -> str:
    """The pattern of an amount with its unit, in folded text. `not_before`: "1 triệu 200" is none before this."""
    unless = rf"(?!\d|\s?{not_before})" if not_before else r"(?!\d)"
    return (
        r"(?<![\d.,/])(?P<number>\d[\d.,]*\d|\d)\s?"
        r"(?P<unit>ty|trieu|tr|cu|nghin|ngan|k|dong|d|vnd)(?![a-z])\.?"
        rf"(?:(?P<tail>\d{{1,3}})(?!\d)|\s(?P<more>\d{{3}}){unless}|\s(?P<half>ruoi)(?![a-z]))?"
        r"(?:\s?(?:nghin|ngan|k)(?![a-z]))?(?:\s?(?:dong|d|vnd)(?![a-z]))?"
    )


WITHOUT_UNIT = r"(?<![\d.,/])(?P<number>\d{1,3}(?:[.,]\d{3}){1,3}|\d{5,12})(?![\d.,]*\d)"


def value_of(parts: Mapping[str, str | None]) -> int | None:
    """What a match of these patterns is worth, in đồng; None where its number is none."""
    number = parse_number(parts["number"] or "")
    if number is None:
        return None
    unit = _UNITS.get(parts.get("unit") or "", 1)
    amount = number * unit
    if parts.get("tail"):
        amount += Decimal(f"0.{parts['tail']}") * unit
    elif parts.get("more"):
        amount += Decimal(parts["more"] or 0) * unit / 1_000
    elif parts.get("half"):
        amount += Decimal(unit) / 2
    return int(amount)


_AMOUNT = re.compile(with_unit())
_PLAIN = re.compile(WITHOUT_UNIT)
_SIGN = re.compile(r"[-−–]\s?$")


def split_amount(text: str) -> tuple[int | None, str]:
    """The one amount in a text, and the text without it; None where it has none. UserError: several, or a bad one."""
    plain = clean(text)
    folded = fold_aligned(plain)
    found = list(_AMOUNT.finditer(folded)) or list(_PLAIN.finditer(folded))
    if not found:
        return None, plain
    said = plain[found[0].start() : found[0].end()].strip()
    amount = value_of(found[0].groupdict())
    if len(found) > 1 or amount is None or not 0 < amount <= LARGEST or _SIGN.search(folded[: found[0].start()]):
        raise UserError("bad_amount", text=said if len(found) == 1 else plain.strip()[:60])
    return amount, f"{plain[: found[0].start()]} {plain[found[0].end() :]}"


def read_amount(text: str) -> int:
    """The amount that a text says, and nothing else of importance; UserError where there is none."""
    amount, _ = split_amount(text)
    if amount is None:
        raise UserError("bad_amount", text=text.strip()[:60])
    return amount
