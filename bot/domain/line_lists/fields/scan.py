"""One piece of a list while it is read: the text, its folded twin, and what the recognisers have taken from it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.domain.cued import Cued
from bot.domain.folding import fold_aligned

TAKEN = "\x01"


@dataclass(frozen=True, slots=True)
class Mark:
    """A field found in a text. `value` depends on `kind`; see the recogniser that makes it."""

    start: int
    end: int
    kind: str
    value: Any = None
    extra: Any = None


@dataclass(slots=True)
class Scan:
    """`left` is the folded text in which everything already taken is blanked, so that no digit is read twice."""

    text: str
    folded: str = ""
    left: str = ""
    marks: list[Mark] = field(default_factory=list)
    level: str | None = None  # what the headings say of its people

    def __post_init__(self) -> None:
        self.folded = self.folded or fold_aligned(self.text)
        self.left = self.left or self.folded

    def take(self, marks: Iterable[Mark]) -> None:
        """Keep marks, and blank their places."""
        taken = list(marks)
        if not taken:
            return
        self.marks.extend(taken)
        self.blank((mark.start, mark.end) for mark in taken)

    def blank(self, spans: Iterable[tuple[int, int]]) -> None:
        """Hide places from the recognisers that follow."""
        pieces, at = [], 0
        for start, end in sorted(spans):
            if end <= at:
                continue
            start = max(start, at)
            pieces += [self.left[at:start], TAKEN * (end - start)]
            at = end
        if pieces:
            self.left = "".join(pieces) + self.left[at:]

    def find(self, pattern: re.Pattern[str] | Cued) -> Iterator[re.Match[str]]:
        """Matches of a pattern in what is left."""
        return pattern.finditer(self.left)

    def of(self, kind: str) -> list[Mark]:
        """The marks of one kind, in the order of the text."""
        return sorted((mark for mark in self.marks if mark.kind == kind), key=lambda mark: mark.start)

    def tells_behind(self, end: int, kinds: Container[str], *, within: int) -> bool:
        """Whether a mark of one of these kinds begins at most so many characters behind a place."""
        return any(mark.kind in kinds and 0 <= mark.start - end <= within for mark in self.marks)

    def ordered(self) -> list[Mark]:
        """All marks in the order of the text."""
        return sorted(self.marks, key=lambda mark: (mark.start, mark.end))
