"""Hamlets by their initials: where a message explains them ("HB: Hòa Bình"), or writes them beside its people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import clean, fold, fold_aligned
from bot.domain.hamlets import Hamlet

_PERSON = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{9}|(?<![a-z])(?:sn|ns|sinh|nam|nu|f\s?[0-3])(?![a-z])")
_LEAST = 2  # people beside whom initials stand
_AMBIGUOUS = frozenset(("nt", "tp", "tt", "ct", "bn", "tx", "cl", "gd", "dt", "nu"))
"""Initials that are also "as above", a town, or another short word: they count where others stand besides."""


def with_initials(text: str, hamlets: Sequence[Hamlet]) -> tuple[Hamlet, ...]:
    """The hamlets, with the initials that this message calls them by."""
    initials = _initials(hamlets)
    plain = clean(text)
    explained = {short: name for short, name in initials.items() if _is_explained(short, name, plain)}
    written = _written(initials, plain)
    if written - _AMBIGUOUS or explained:
        explained |= {short: initials[short] for short in written}
    if not explained:
        return tuple(hamlets)
    called = {name: short for short, name in explained.items()}
    return tuple(
        Hamlet(each.name, (*each.aliases, called[each.name])) if each.name in called else each for each in hamlets
    )


def _initials(hamlets: Sequence[Hamlet]) -> dict[str, str]:
    """The hamlets of two words and more by their first letters, where only one is called so."""
    found: dict[str, list[str]] = {}
    for hamlet in hamlets:
        short = "".join(word[0] for word in fold(hamlet.name).split())
        if len(short) > 1:
            found.setdefault(short, []).append(hamlet.name)
    return {short: names[0] for short, names in found.items() if len(names) == 1}


def _is_explained(short: str, name: str, plain: str) -> bool:
    words = r"\s".join(map(re.escape, fold(name).split()))
    told = re.compile(rf"(?<![a-z]){short}\s?(?::|=|la|-|->|\()\s?(?:thon\s)?{words}(?![a-z])")
    return told.search(fold_aligned(plain)) is not None


def _written(initials: dict[str, str], plain: str) -> set[str]:
    """The initials that stand in capitals beside people, in as many lines as tell that they are meant."""
    if not initials:
        return set()
    alone = re.compile(
        rf"(?<![\w.])(?P<short>{'|'.join(map(str.upper, initials))})(?=\s{{0,3}}(?:$|[^\w\s.]|\.\s*$|[a-z\d]))"
    )
    beside = [
        found["short"].lower()
        for line in plain.split("\n")
        if _PERSON.search(fold_aligned(line)) and not line.isupper() and (found := alone.search(line))
    ]
    return set(beside) if len(beside) >= _LEAST else set()
