"""Finding people in texts by their names and phones, however they are written, and taking those lines out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from bot.domain.folding import clean, fold_aligned, name_key
from bot.domain.retention import SIGN

_WORD = re.compile(r"\w+")
_NOT_DIGITS = re.compile(r"\D+")
LEAST_WORDS = 2  # one word alone is a word of the language more often than a person
LEAST_ADDRESS_WORDS = 3
LEAST_DIGITS = 9
FIRST_WORDS = 3  # by which a name is looked for: "Nguyễn Văn" alone would be found everywhere


class Traces:
    """What some people are known by. A line that mentions one of them is replaced as a whole."""

    def __init__(self, *, names: Iterable[str] = (), phones: Iterable[str] = (), addresses: Iterable[str] = ()) -> None:
        self._runs: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)  # by their first words
        self._given: set[str] = set()
        for name in names:
            words = tuple(name_key(name).split())
            if len(words) >= LEAST_WORDS:
                self._runs[words[:FIRST_WORDS]].add(words)
                self._given.add(words[-1])
        for address in addresses:
            words = tuple(_WORD.findall(_folded(address)))
            if len(words) >= LEAST_ADDRESS_WORDS:
                self._runs[words[:FIRST_WORDS]].add(words)
        self._numbers = {
            digits[-LEAST_DIGITS:]
            for digits in (_NOT_DIGITS.sub("", phone) for phone in phones)
            if len(digits) >= LEAST_DIGITS
        }

    def __bool__(self) -> bool:
        return bool(self._runs or self._numbers)

    def in_text(self, text: str) -> bool:
        """Whether a text mentions one of them."""
        return bool(self._lines(text))

    def cleared(self, text: str) -> str:
        """The text with the lines that mention one of them replaced; the same where none does."""
        return _without(text, self._lines(text))

    def cleared_message(self, text: str) -> str:
        """Like `cleared`; a message of the bot's that begins with one of them is about him as a whole."""
        found = self._lines(text)
        return SIGN if 0 in found else _without(text, found)

    def cleared_label(self, label: str) -> str:
        """A button's label: there the given name alone is enough."""
        return SIGN if self._given.intersection(_WORD.findall(_folded(label))) or self.in_text(label) else label

    def cleared_value(self, value: Any) -> Any:
        """A JSON value with every text in it cleared."""
        if isinstance(value, str):
            return self.cleared(value)
        if isinstance(value, list):
            return [self.cleared_value(one) for one in value]
        if isinstance(value, dict):
            return {key: self.cleared_value(one) for key, one in value.items()}
        return value

    def _lines(self, text: str) -> set[int]:
        """The lines that mention one of them; a name that goes on in the next line takes both."""
        folded = _folded(text)
        words = _WORD.findall(folded)
        begins = self._runs.keys()
        threes, twos = zip(words, words[1:], words[2:], strict=False), pairwise(words)
        if begins.isdisjoint(threes) and begins.isdisjoint(twos) and not self._has_number(folded):
            return set()  # nearly every text
        lines = folded.split("\n")
        found = {at for at, line in enumerate(lines) if self._has_number(line)}
        line_of = [at for at, line in enumerate(lines) for _ in _WORD.findall(line)]
        for at in range(len(words) - 1):
            for length in (2, FIRST_WORDS):
                for run in self._runs.get(tuple(words[at : at + length]), ()):
                    if tuple(words[at : at + len(run)]) == run:
                        found.update(line_of[at : at + len(run)])
        return found

    def _has_number(self, folded: str) -> bool:
        digits = _NOT_DIGITS.sub("", folded)
        last = len(digits) - LEAST_DIGITS + 1
        return not self._numbers.isdisjoint(digits[at : at + LEAST_DIGITS] for at in range(last))


def _without(text: str, lines: set[int]) -> str:
    if not lines:
        return text
    return "\n".join(SIGN if at in lines else line for at, line in enumerate(text.split("\n")))


def _folded(text: str) -> str:
    """Folded as names are; the lines stay the same ones."""
    return fold_aligned(clean(text))
