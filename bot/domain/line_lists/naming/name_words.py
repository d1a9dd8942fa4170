"""The words of a name as they stand in a text, and how the name is spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.line_lists.fields.scan import Scan

ABBREVIATED = {"ng": "Nguyễn", "ngn": "Nguyễn", "ngt": "Nguyễn Thị", "tr": "Trần", "ngv": "Nguyễn Văn"}
_SHORT_MIDDLES = {"v": "Văn", "th": "Thị", "t": "Thị"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word where a name could be."""

    start: int
    end: int
    folded: str
    written: str

    @property
    def bare(self) -> str:
        return self.written.rstrip(".").lower()

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()

    @property
    def abbreviated(self) -> bool:
        return self.written.endswith(".") or len(self.written) == 1


def spell(tokens: list[Token], *, accented: bool) -> str:
    """The name in Title Case with the accents as typed; the usual abbreviations are written out.

    `accented`: the text around has accents, so that "PHAN T. LOAN" is Phan Thị Loan.
    """
    spelt = []
    for index, token in enumerate(tokens):
        bare = token.written.rstrip(".")
        full = None
        if index == 0 and (token.written.endswith(".") or len(bare) <= 3):
            full = ABBREVIATED.get(bare.lower())
        elif 0 < index < len(tokens) - 1 and (token.written.endswith(".") or len(bare) == 1):
            full = _SHORT_MIDDLES.get(bare.lower())
        if full is not None and not accented and len(tokens) > 2:
            full = _plain(full)
        spelt.append(full or title(bare))
    return " ".join(spelt)


def _plain(word: str) -> str:
    return {"Nguyễn": "Nguyen", "Văn": "Van", "Thị": "Thi", "Trần": "Tran"}.get(word, word)


def title(word: str) -> str:
    """One word with capital initials: H'Hen, Nguyễn."""
    return "'".join(part[:1].upper() + part[1:].lower() for part in word.split("'"))


_VOWEL = re.compile(r"[aeiouy]")


def has_vowel(folded: str) -> bool:
    """Whether a folded word could be said aloud."""
    return _VOWEL.search(folded) is not None


_SYLLABLE = re.compile(r"[aeiou]|y$")


def is_shortening(token: Token) -> bool:
    """Whether a word that is no syllable stands for others: "Đoàn TN", "Hà TTYT", "Hoa YTT"."""
    spoken = _SYLLABLE.search(token.folded) is not None and token.folded not in ("cax", "cav")
    return len(token.folded) > 1 and token.written.isupper() and not spoken


def looks_like_name(tokens: list[Token]) -> bool:
    """Whether words without a known family name could be one: all capitalised, none very long."""
    return 2 <= len(tokens) <= 6 and all(
        token.capital and len(token.folded) <= 8 and (token.abbreviated or has_vowel(token.folded)) for token in tokens
    )


_BEFORE_THI = frozenset(
    ("sieu", "do", "chi", "thanh", "hien", "dan", "tiep", "ba", "nha", "phong", "xa", "thon", "huyen")
)


def is_womans(words: Sequence[Token], at: int) -> bool:
    """Whether a word of no known family begins a woman's name: "Mục Thị Ngần"."""
    three = words[at : at + 3]
    if len(three) < 3 or three[1].bare != "thị" or three[0].folded in _BEFORE_THI or len(three[0].folded) > 6:
        return False
    return all(word.capital and not word.written.isupper() for word in three)


def born_after(end: int, scan: Scan) -> bool:
    """Whether a year of birth or an age follows at once: "hoàng gia linh (2014)"."""
    return scan.tells_behind(end, ("birth", "age"), within=3)
