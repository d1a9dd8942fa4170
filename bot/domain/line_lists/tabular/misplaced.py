"""Cells that stand in each other's columns: a phone under "Hết hạn", and the day under "Điện thoại"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.domain.line_lists.model import Cell
from bot.domain.line_lists.tabular.cells import phone_of

_ONE_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d")
_DAYS = ("contact", "start", "end")


def in_place(
    kinds: tuple[str, ...], cells: Sequence[Cell], texts: Sequence[str]
) -> tuple[Sequence[Cell], Sequence[str]]:
    """The cells of a row, with a day and a phone exchanged where each stands in the other's column."""
    phone, days = _phone_and_days(kinds)
    if phone is None or phone >= len(texts) or not _ONE_DAY.fullmatch(texts[phone]):
        return cells, texts
    for at in days:
        if at < len(texts) and phone_of(texts[at])[0] is not None:
            order = list(range(len(texts)))
            order[at], order[phone] = phone, at
            return [cells[each] for each in order], [texts[each] for each in order]
    return cells, texts


@lru_cache(maxsize=256)
def _phone_and_days(kinds: tuple[str, ...]) -> tuple[int | None, tuple[int, ...]]:
    """The column of the phones, and those of days."""
    phone = kinds.index("phone") if "phone" in kinds else None
    return phone, tuple(at for at, kind in enumerate(kinds) if kind in _DAYS)
