"""Which columns of a table are read in which order, and what their cells told before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.model import Cell
from bot.domain.line_lists.tabular.row import Row

if TYPE_CHECKING:
    from bot.domain.line_lists.tabular.rows import RowReader

Reading = Callable[["RowReader", Row, str, Cell, str, str | None], None]
_FIRST = frozenset(("name", "family", "level"))
_REPEATED = frozenset(("source", "birth", "sex", "hamlet", "address", "contact", "start", "end"))
UNREAD = ("", None)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read. `told`: the one field that a cell tells of anybody of a level, or None if it is more."""

    at: int
    kind: str
    reading: Reading
    repeats: bool  # what its cells say does not depend on the rest of the row
    told: dict[tuple[Cell, str | None], tuple[str, Any] | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns that are read first, which say who it is, and the others."""

    first: tuple[tuple[int, str], ...]
    later: tuple[Column, ...]


def plan_of(kinds: tuple[str, ...], width: int, readings: Mapping[str, Reading]) -> Plan:
    """How a row of so many cells is read."""
    held = [*kinds, *[""] * width][:width]
    telling = [(at, kind) for at, kind in enumerate(held) if kind in _FIRST or kind.startswith("ticked_")]
    first = tuple(sorted(telling, key=lambda column: column[1] != "family"))
    later = ((at, kind, readings[kind]) for at, kind in enumerate(held) if kind in readings)
    return Plan(first, tuple(Column(at, kind, reading, kind in _REPEATED) for at, kind, reading in later))
