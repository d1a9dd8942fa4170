"""Finding people in texts by their names and phones, however they are written, and taking those lines out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bot.domain.folding import clean, fold_aligned, name_key
from bot.domain.retention import SIGN

_WORD = re.compile(r"\w+")
_NOT_DIGITS = re.compile(r"\D+")
LEAST_WORDS = 2  # one word alone is a word of the language more often than a person
LEAST_ADDRESS_WORDS = 3
LEAST_DIGITS = 9


class Traces:
    """What some people are known by. A line that mentions one of them is replaced as a whole."""

    def __init__(self, *, names: Iterable[str] = (), phones: Iterable[str] = (), addresses: Iterable[str] = ()) -> None:
        self._runs: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._given: set[str] = set()
        for name in names:
            words = tuple(name_key(name).split())
            if len(words) >= LEAST_WORDS:
                self._runs[words[0]].add(words)
                self._given.add(words[-1])
        for address in addresses:
            words = tuple(_WORD.findall(_folded(address)))
            if len(words) >= LEAST_ADDRESS_WORDS:
                self._runs[words[0]].add(words)
        self._numbers = tuple(
            digits[-LEAST_DIGITS:]
            for digits in (_NOT_DIGITS.sub("", phone) for phone in phones)
            if len(digits) >= LEAST_DIGITS
        )

    def __bool__(self) -> bool:
        return bool(self._runs or self._numbers)

    def in_text(self, text: str) -> bool:
        """Whether a text mentions one of them."""
        return bool(self._lines(text))

    def cleared(self, text: str) -> str:
        """The text with the lines that mention one of them replaced; the same where none does."""
        found = self._lines(text)
        if not found:
            return text
        return "\n".join(SIGN if at in found else line for at, line in enumerate(text.split("\n")))

    def cleared_message(self, text: str) -> str:
        """Like `cleared`; a message of the bot's that begins with one of them is about him as a whole."""
        found = self._lines(text)
        return SIGN if 0 in found else self.cleared(text)

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
        found: set[int] = set()
        words: list[str] = []
        line_of: list[int] = []
        for at, line in enumerate(text.split("\n")):
            folded = _folded(line)
            own = _WORD.findall(folded)
            words += own
            line_of += [at] * len(own)
            if self._numbers and self._has_number(folded):
                found.add(at)
        for at, word in enumerate(words):
            for run in self._runs.get(word, ()):
                if tuple(words[at : at + len(run)]) == run:
                    found.update(line_of[at : at + len(run)])
        return found

    def _has_number(self, folded: str) -> bool:
        digits = _NOT_DIGITS.sub("", folded)
        return len(digits) >= LEAST_DIGITS and any(number in digits for number in self._numbers)


def _folded(text: str) -> str:
    """Folded as names are, character for character."""
    return fold_aligned(clean(text))
