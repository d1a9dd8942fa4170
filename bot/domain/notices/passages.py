"""A stretch of a notice beside its folded form, so that one position means the same in both."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.folding import accented_key, clean, fold_aligned, has_accents


@dataclass(frozen=True, slots=True)
class Passage:
    """Cleaned text, and the same in small letters without accents."""

    text: str
    folded: str = field(init=False)
    accented: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold_aligned(self.text))
        object.__setattr__(self, "accented", has_accents(self.text))

    def says(self, start: int, end: int, *words: str) -> bool:
        """Whether this slice is one of `words` with its accents; text typed without accents always agrees."""
        return not self.accented or accented_key(self.text[start:end]) in words

    def cut(self, start: int, end: int) -> Passage:
        """A part of it, on its own."""
        return Passage(self.text[start:end])


def passage(text: str) -> Passage:
    """A passage of text as it was typed."""
    return Passage(clean(text))
