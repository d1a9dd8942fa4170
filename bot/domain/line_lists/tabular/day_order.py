"""In which order the columns of days of a table have day and month: the true date cells, and the days that are text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.line_lists.model import Cell, Question, Reason
from bot.domain.line_lists.tabular.cells import day_of, days_in
from bot.domain.line_lists.tabular.guessed import SEEN
from bot.domain.line_lists.tabular.row import Row
from bot.domain.line_lists.tabular.swapped import WRITTEN, day_first, exchanged, is_swapped, last_day, plausible

_DATED = ("contact", "start", "end", "tested")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DayOrder:
    """`swapped`: true date cells have day and month exchanged. `month_first`: what is written is so, "6/13/2021"."""

    swapped: bool = False
    month_first: bool = False


AS_WRITTEN = DayOrder()


def day_order(rows: Sequence[Sequence[Cell]], kinds: Sequence[str], *, on: date) -> DayOrder:
    """The order in the rows under the headings of these kinds."""
    dated = [(at, kind) for at, kind in enumerate(kinds) if kind in _DATED]
    found = {(kind, cells[at]) for cells in rows for at, kind in dated if at < len(cells) and cells[at]}
    texts = [(kind, cell) for kind, cell in found if isinstance(cell, str)]
    month_first = any(map(WRITTEN.search, {text for _, text in texts})) and _is_month_first(texts, on=on)
    held = {(kind, day) for kind, cell in found if (day := day_of(cell)) is not None}
    written = {day for _, text in texts for day in days_in(day_first(text) if month_first else text, on=on)[0]}
    by_row = (_days(row, dated, on, month_first=month_first) for row in rows[:SEEN])
    return DayOrder(is_swapped(held, written, by_row, on=on), month_first)


def _is_month_first(texts: Sequence[tuple[str, str]], *, on: date) -> bool:
    """Whether written days have the month first: one can be nothing else, or all could not be what they seem."""
    pairs = {
        (kind, int(day["first"]), int(day["second"]), text) for kind, text in texts for day in WRITTEN.finditer(text)
    }
    if any(first > _MONTHS for _, first, _, _ in pairs):
        return False
    if any(second > _MONTHS for _, _, second, _ in pairs):
        return True
    days = [(kind, day) for kind, _, _, text in pairs for day in days_in(text, on=on)[0]]
    return len(pairs) > 1 and all(_could_only_be_turned(kind, day, on) for kind, day in days)


def _could_only_be_turned(kind: str, day: date, on: date) -> bool:
    other = exchanged(day)
    return other is not None and plausible(kind, other, on=on) and not plausible(kind, day, on=on)


def _days(
    row: Sequence[Cell], dated: Sequence[tuple[int, str]], on: date, *, month_first: bool
) -> dict[str, tuple[date, bool]]:
    """The days in a row by the kind of their columns, and whether each is a true date cell."""
    found: dict[str, tuple[date, bool]] = {}
    for at, kind in dated:
        cell = row[at] if at < len(row) else None
        day = day_of(cell)
        text = (day_first(cell) if month_first else cell) if isinstance(cell, str) else ""
        written = [day] if day else days_in(text, on=on)[0] if text else []
        if written:
            found[kind] = (written[-1], day is not None)
    return found


def turn_end(row: Row, start: date, end: date, cell: Cell) -> None:
    """Exchange day and month of an end before its start, if its cell is a true date and comes after it then."""
    right = last_day(start, end) if isinstance(cell, date) else end
    if right != end:
        row.said["quarantine_end"] = right
        told = f"{end:%d/%m/%Y} -> {right:%d/%m/%Y}"
        row.questions.append(Question("quarantine_end", Reason.SWAPPED_DATE, told))
