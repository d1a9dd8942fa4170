"""The names that most rows hold, read word by word: a family name and one to three words that can be nothing else."""

from __future__ import annotations

from functools import lru_cache

from bot.domain.folding import fold_aligned
from bot.domain.line_lists import names, vocabulary

_Word = tuple[str, str]
"""One word of a name: folded, and in Title Case."""


def plain_name(text: str) -> str | None:
    """The name that a whole text is, as `names.find_names` would give it; None where only that can tell."""
    first, *others = text.split(" ")
    if not 1 <= len(others) <= 3:
        return None
    words = [_family(first), *map(_given, others)]
    known = [word for word in words if word is not None]
    if len(known) < len(words) or (len(known) == 2 and known[1][0] in ("van", "thi")):
        return None
    if vocabulary.NO_NAME.search(" ".join([folded for folded, _ in known])):
        return None
    return " ".join([titled for _, titled in known])


@lru_cache(maxsize=1 << 12)
def _given(word: str) -> _Word | None:
    """A word that goes on with a name wherever it stands in it."""
    folded = fold_aligned(word)
    if not (len(word) > 1 and word.isalpha() and word[0].isupper() and folded.isascii() and folded.isalpha()):
        return None
    if names.stops(names.Token(0, len(word), folded, word)):
        return None
    return folded, names.title(word)


@lru_cache(maxsize=1 << 10)
def _family(word: str) -> _Word | None:
    """A word that begins a name and is no form of address."""
    bare = word.lower()
    if bare not in vocabulary.COMMON or bare in names.SEX_OF:
        return None
    return _given(word)
