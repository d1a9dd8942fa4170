"""Names that stand in two columns: the family and middle names in one, the given name in the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.domain.folding import fold
from bot.domain.line_lists.naming import vocabulary
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.guessed import Rows

_MOST = 0.8  # of the cells of a column
_BESIDE = ("", "family")


def split_names(kinds: Sequence[str], headings: Sequence[str], rows: Rows) -> list[str]:
    """The kinds of the columns, with those of family and of given names told apart where the cells show them so."""
    found = list(kinds)
    if "name" not in found:
        return found
    at = found.index("name")
    names = _column(rows, at)
    if at and found[at - 1] in _BESIDE and _mostly(names, _is_given):
        if _mostly(_column(rows, at - 1), _is_family):
            found[at - 1] = "family"
    elif at + 1 < len(found) and found[at + 1] == "" and _mostly(names, _is_family):
        heading = headings[at + 1].strip() if at + 1 < len(headings) else ""
        given = _column(rows, at + 1)
        blank = heading in ("", headings[at].strip())
        if blank and len(given) >= _MOST * len(names) and _mostly(given, _is_given):
            found[at], found[at + 1] = "family", "name"
    return found


def _column(rows: Rows, at: int) -> list[str]:
    return [text for row in rows if at < len(row) and (text := text_of(row[at]))]


def _mostly(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(holds(text) for text in texts) >= _MOST * len(texts)


def _is_given(text: str) -> bool:
    """Whether a cell holds one word that may be a given name."""
    return text.isalpha() and text[0].isupper()


def _is_family(text: str) -> bool:
    """Whether a cell begins with a family name and has no more than middle names behind it."""
    words = text.split()
    family = words[0].lower()
    known = family in vocabulary.FAMILIES or fold(family) in vocabulary.FOLDED_COMMON
    return known and len(words) <= 4 and all(word.isalpha() for word in words)
