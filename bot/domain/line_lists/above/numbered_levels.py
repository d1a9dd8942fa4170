"""Levels that a line over a list tells by the numbers of its people: "F1: 01 (số thứ tự 1), F2: 02 (số 2 và 3)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile

from bot.domain.line_lists.entries.merging import Gathered
from bot.domain.line_lists.mending.references import numbers_of
from bot.domain.line_lists.writing.lines import Line

_NUMBERS = r"\d{1,3}(?!\d)(?:\s?(?:,|va|&|\+|den|toi|-)\s?(?:(?:so thu tu|so|stt|tt) )?\d{1,3}(?![\d/.]\d)){0,30}"
_OF = r"(?<!cua )(?<!voi )(?<!tx )(?<!xuc )(?<!gap )"
_LEVEL_FIRST = re.compile(
    rf"{_OF}(?<![a-z0-9])f\s?(?P<n>[0-3])(?!\d)\s?[:=(,\-]?\s?(?:(?:co|gom|la|\d{{1,3}}|nguoi|truong hop|ca)\s?){{0,4}}"
    rf"[:(]?\s?(?:la |gom )?(?:cac )?(?:so thu tu|stt|so|tt) ?:? ?(?P<numbers>{_NUMBERS})"
)
_NUMBER_FIRST = re.compile(
    rf"(?<![a-z])(?:so thu tu|stt|so|tt) ?:? ?(?P<numbers>{_NUMBERS})\s?"
    r"(?::|(?:(?:deu|la|thuoc|dien|xep|duoc|loai|vao) ){1,4}|=|-)\s?f\s?(?P<n>[0-3])(?!\d)"
)


def fill_by_number(people: Sequence[Gathered], lines: Iterable[Line]) -> None:
    """Give those without a level of their own the one that a line over the list tells by their numbers.

    Only a line that tells of several levels, and of each number once, speaks of the list so.
    """
    if not people or all(each.draft.said.get("level") for each in people):
        return
    first = min(each.draft.line for each in people)
    over = takewhile(lambda line: line.number < first, lines)
    for _, sentences in groupby(over, key=lambda line: line.number):
        folded = "; ".join(sentence.folded for sentence in sentences)
        told = _told(folded) if "f" in folded and _BOTH.search(folded) else {}
        for each in people if told else ():
            level = told.get(each.draft.number or 0)
            if level is not None and not each.draft.said.get("level"):
                each.heard["level"] = level


_BOTH = re.compile(r"(?<![a-z])(?:so|stt|tt|so thu tu) ?:? ?\d.*(?<![a-z])(?:so|stt|tt|so thu tu) ?:? ?\d")


def _told(folded: str) -> dict[int, str]:
    """The level of each number; nothing where one has two of them, or all have the same."""
    for pattern in (_NUMBER_FIRST, _LEVEL_FIRST):
        pairs = [
            (number, f"F{found['n']}") for found in pattern.finditer(folded) for number in numbers_of(found["numbers"])
        ]
        told = dict(pairs)
        if len(told) == len(pairs) and len(set(told.values())) > 1:
            return told
    return {}
