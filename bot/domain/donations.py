"""Gifts of money as people write them down: a line for each, "thôn Nam Thắng 2.500.000", "Hội Phụ nữ 1,2 triệu"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.errors import UserError
from bot.domain.folding import clean, fold, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.money import split_amount
from bot.domain.registrations import Unclear

LONGEST_NAME = 80  # characters
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s+|[-+*•–]\s+)")
_SAID = re.compile(r"(?<![a-z])(?:ung ho|dong gop|nop|so tien|tien|duoc|vnd|dong)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Gift:
    """So many đồng from a hamlet, or from somebody; a household's or a group's own name within its hamlet."""

    amount: int
    hamlet: str | None = None
    giver: str | None = None
    line: int = 1


def read_gifts(text: str, hamlets: HamletFinder, *, own: str | None = None) -> tuple[list[Gift], list[Unclear]]:
    """Every gift of a message. `own`: the hamlet that is meant where a line names none.

    UserError: an amount that is none, or two in one line.
    """
    gifts: list[Gift] = []
    unclear: list[Unclear] = []
    for number, raw in enumerate(clean(text).splitlines(), 1):
        for part in re.split(r";|,(?!\d)", raw):
            plain = _NUMBERING.sub("", part).strip()
            if not plain:
                continue
            amount, rest = split_amount(plain)
            found = _gift(amount, rest, hamlets, own, number) if amount is not None else None
            if found is None:
                unclear.append(Unclear(number, plain))
            else:
                gifts.append(found)
    return gifts, unclear


def _gift(amount: int, rest: str, hamlets: HamletFinder, own: str | None, line: int) -> Gift | None:
    marks = [one for one in hamlets.find(rest, fold_aligned(rest)) if one.hamlet is not None]
    place = marks[0].hamlet if marks else own
    for mark in reversed(marks):
        rest = f"{rest[: mark.start]} {rest[mark.end :]}"
    giver = _without_said(rest)
    if len(giver) > LONGEST_NAME:
        raise UserError("giver_too_long", most=LONGEST_NAME)
    if not giver and place is None:
        return None
    return Gift(amount, place, giver or None, line)


def _without_said(rest: str) -> str:
    """What is left of a line is the giver's name, without the words that only tell of giving."""
    folded = fold_aligned(rest)
    for found in reversed(list(_SAID.finditer(folded))):
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    words = rest.strip(" :,.-–=+()")
    words = " ".join(words.split())
    return words[:1].upper() + words[1:] if fold(words) else ""
