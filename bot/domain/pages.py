"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list of `total` rows, `size` to a page. A number past either end means the nearest page."""

    wanted: int  # counted from 0, as asked for: the list may have become shorter since
    size: int
    total: int

    @property
    def count(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def number(self) -> int:
        """This page, counted from 0."""
        return min(max(self.wanted, 0), self.count - 1)

    @property
    def first(self) -> int:
        """How many rows stand before this page."""
        return self.number * self.size

    def of(self, rows: Sequence[T]) -> Sequence[T]:
        """This page's rows of a whole list."""
        return rows[self.first : self.first + self.size]
