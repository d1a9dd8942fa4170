"""Regular expressions that are tried only where what they find can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern, and bits of text one of which is in all that it finds: where none is, it need not be tried."""

    cues: tuple[str, ...]
    pattern: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text, as of the pattern."""
        for cue in self.cues:
            if cue in text:
                return self.pattern.finditer(text)
        return iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, as of the pattern."""
        return next(self.finditer(text), None)


def cued(cues: str, pattern: str) -> Cued:
    """A regular expression with its cues, which have "|" between them."""
    return Cued(tuple(cues.split("|")), re.compile(pattern))


def by_initials(alternatives: str) -> str:
    """The alternatives of a regular expression, so that the first letter of each is looked at before anything else.

    Of several with one first letter the earlier one wins; those that begin with no plain letter are tried first.
    """
    others: list[str] = []
    initials: dict[str, list[str]] = {}
    for alternative in _split(alternatives):
        if alternative[:1].isalpha() and alternative[1:2] not in ("?", "*", "+", "{"):
            initials.setdefault(alternative[0], []).append(alternative[1:])
        else:
            others.append(alternative)
    return "|".join([*others, *(f"{first}(?:{'|'.join(rest)})" for first, rest in initials.items())])


_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|[()|]|[^\\\[()|]+", re.DOTALL)


def _split(alternatives: str) -> list[str]:
    """The alternatives of a regular expression, parted at the "|" that stand in no brackets."""
    parts, depth = [""], 0
    for piece in _PIECE.findall(alternatives):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts
