"""Shortened words that begin lines, and that the other lines explain: "Ô.", "B." and "A.", or "ht:" over "ns:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.folding import fold_aligned, has_accents
from bot.domain.line_lists.naming.vocabulary import may_be_family

_LETTER = re.compile(r"\s*(?:[-+*•]\s?)?(?P<letter>[AÔOBCaôobc])[./]\s?(?=(?P<family>[^\W\d_]{2,7}) [^\W\d_]+)")
_ADDRESSES = {
    "a": ("Anh ", "Anh "),
    "b": ("Bà ", "Ba "),
    "c": ("Chị ", "Chi "),
    "ô": ("Ông ", "Ong "),
    "o": ("Ông ", "Ong "),
}
_NAME = re.compile(r"\s*(?P<label>h/?\.?t\.?|hvt|h & t|h va t)\s?[:=]\s?(?=[^\W\d_])")
_BIRTH = re.compile(r"\s*(?:n/?\.?s\.?|s/?\.?n\.?|nam sinh|sinh nam)\s?[:=]")


def written_out(lines: Sequence[str]) -> list[str]:
    """The lines of a message with such words written out."""
    return _with_labels(_with_addresses(lines))


def _with_addresses(lines: Sequence[str]) -> list[str]:
    """The lines with "Ông" for "Ô.", where the letters do not follow one another as those of a list do."""
    found = {at: mark for at, line in enumerate(lines) if (mark := _LETTER.match(line)) and _is_named(mark)}
    letters = [mark["letter"].lower() for mark in found.values()]
    if len(letters) < 2 or _follow_one_another(letters):
        return list(lines)
    plain = not any(map(has_accents, lines))
    return [
        line[: found[at].start("letter")] + _ADDRESSES[found[at]["letter"].lower()][plain] + line[found[at].end() :]
        if at in found
        else line
        for at, line in enumerate(lines)
    ]


def _follow_one_another(letters: Sequence[str]) -> bool:
    """Whether the letters are those of lists: a, b, c, and under the next title a, b again."""
    goes_on = all(letter in ("a", chr(ord(before) + 1)) for before, letter in pairwise(["`", *letters]))
    return goes_on and "b" in letters


def _is_named(mark: re.Match[str]) -> bool:
    return may_be_family(mark["family"].lower()) and mark["family"][0].isupper() == mark["letter"].isupper()


def _with_labels(lines: Sequence[str]) -> list[str]:
    """The lines with "Họ tên:" for "ht:", where as many begin with "ns:"."""
    named = {at: mark for at, line in enumerate(lines) if ":" in line[:8] and (mark := _NAME.match(fold_aligned(line)))}
    if not named or sum(1 for line in lines if ":" in line[:12] and _BIRTH.match(fold_aligned(line))) < len(named):
        return list(lines)
    return [f"Họ tên: {line[named[at].end() :]}" if at in named else line for at, line in enumerate(lines)]
