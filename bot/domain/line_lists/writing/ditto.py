"""Pasted columns put right: "nt" and the ditto mark take the value above, and a phone gets its lost zero back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from string import ascii_letters, digits

from bot.domain.cued import cued
from bot.domain.folding import fold

_DITTO = re.compile(
    r"[-–(]{0,2}\s?(?:n\.?t\.?|n/t|nhu tren|giong tren|tuong tu(?: tren)?|cung tren)\s?[-–)]{0,2}|"
    r"[\"'〃]{1,3}|,,|-?\s?//\s?-?"
)
_NO_BEGINNING = {"", *ascii_letters, *digits} - {*"nNgGtTcC"}
_SECOND_LETTERS = frozenset("t./hiuưù")  # of "nt", "n.t", "n/t", "như", "giống", "tương tự", "cùng"
_MAY_BE_DITTO = re.compile(rf"\t(?:[^a-z0-9\t]|[ngtc][{''.join(_SECOND_LETTERS)}])", re.IGNORECASE)
_IN_WORDS = cued(
    "nt|n/t|tuong tu|tren",
    r"(?:(?:^|[,;_(/–-])\s{0,2}(?:nt|n/t|tuong tu(?: tren)?)|(?<![a-z])(?:nhu tren|giong tren|"
    r"cung tren|nhu (?:anh|chi|ong|ba|nguoi) tren))"
    r"\s{0,2}(?=$|[,;_)./–-])",
)
_LOST_ZERO = re.compile(r"\s*[35789]\d{8}\s*")
_PHONE = re.compile(r"\s*0[35789]\d{2}[ .\-]?\d{3}[ .\-]?\d{3}\s*")


def dittos_in(texts: Sequence[str]) -> list[int]:
    """Where a row says "as above"; in its first cell only where others of the row say something."""
    if not _MAY_BE_DITTO.search("\t" + "\t".join(texts)):
        return []
    return [
        at
        for at, text in enumerate(texts)
        if text[:1] not in _NO_BEGINNING and is_ditto(text) and (at or sum(map(bool, texts)) > 2)
    ]


def is_ditto(text: str) -> bool:
    """Whether a cell says "as above"."""
    if text[:1] in _NO_BEGINNING or len(text) > 40 or (text[0].isalpha() and text[1:2].lower() not in _SECOND_LETTERS):
        return False  # as nearly every name
    said = text.partition("(")[0].strip() or text if text.endswith(")") else text  # "Như trên (đi cùng mẹ)"
    return len(said) <= 20 and _DITTO.fullmatch(fold(said)) is not None


_SAME_DAY = cued(
    "cung ",
    r"(?<![a-z])(?:tx|t/x|tiep xuc|gap)(?: lan cuoi)?(?: (?!cung)[a-z]{2,7}){0,4} (?:vao )?cung (?:ngay|hom|thoi gian|"
    r"buoi)(?![a-z]| \d| voi)",
)


def says_same_day(folded: str) -> bool:
    """Whether an entry says "tx cùng ngày": on the day of the one above."""
    return _SAME_DAY.search(folded) is not None


_ALSO = cued(
    "cung |do co|ay co|day co",
    r"(?<![a-z])cung (?:la |thuoc |dien |thanh ){0,2}f\s?[0-3]|"
    r"(?<![a-z])cung (?:nguon|f0|dien)(?: luon| nhe| a| day| het){0,2}\s*(?:$|[,;.)\n])|"
    r"(?<![a-z])cung (?:ngoi|di|an|tx|tiep xuc|gap|du|o|sang|qua|den) (?:[a-z]+ ){0,2}(?:do|day|ay)(?![a-z])|"
    r"(?<![a-z])cung (?:co )?(?:tx|tiep xuc|gap|ngoi|an|uong|tiep chuyen|noi chuyen|di|du|choi)(?! (?:lam|hoc|cach|"
    r"lay|lai))"
    r"(?![a-z])|(?<![a-z])(?:hom|bua|luc|ngay|toi|khi|buoi) (?:do|ay|day) (?:cung|co) ",
)


def says_also(folded: str) -> bool:
    """Whether an entry says "cũng là F2", "cũng ngồi mâm đó": he met whom the one above met."""
    return _ALSO.search(folded) is not None


_AMONG_WORDS = cued('nt|n.t|n/t|//|"|〃', r"(?<![^\s,;(])(?:n\.?t\.?|n/t|-nt-|//|[\"〃])(?=$|[\s,;)(])")


def says_as_above(folded: str) -> bool:
    """Whether a part of an entry says "như trên": what the one above has besides his own is his too."""
    return _IN_WORDS.search(folded) is not None or _AMONG_WORDS.search(folded) is not None


_EXPLAINED = re.compile(
    r"(?<!\w)n\.?t\.?\s?(?:=|:|là|la|\(|nghĩa là|nghia la)\s?(?:như|nhu) (?:trên|tren)", re.IGNORECASE
)
_OF_HAMLET = re.compile(r"(?<!\w)(?:thôn|thon|xóm|xom) (?=nt(?!\w))", re.IGNORECASE)
"""In "thôn nt" nothing is left of a hamlet's initials where the message says that "nt" is "như trên"."""


_AS_ANOTHER = re.compile(
    r"(?<![a-z])(?:nhu|giong|tuong tu) (?:ong|ba|anh|chi|em|co|chu|bac|chau|cu) (?P<given>[a-z]{2,7})\s*(?:$|[,;.)\n])"
)


def says_as_another(folded: str) -> str | None:
    """The given name, folded, of whom an entry says that it is with him as with her: "như chị Tý"."""
    found = _AS_ANOTHER.search(folded)
    return found["given"] if found is not None else None


def mend_columns(lines: Sequence[str]) -> list[str]:
    """The lines of a message, where rows of as many cells as the row above them repeat its values."""
    if any(map(_EXPLAINED.search, lines)):
        lines = [_OF_HAMLET.sub("", line) for line in lines]
    mended: list[str] = []
    for (separator, width), rows in groupby(lines, key=_shape):
        if width < 3:
            mended.extend(rows)
            continue
        cells = [
            f"{row} ".split(separator) if row.endswith(separator.rstrip()) else row.split(separator) for row in rows
        ]
        phones = {at for row in cells for at, cell in enumerate(row) if _PHONE.fullmatch(cell)}
        for above, row in zip([None, *cells], cells, strict=False):
            _mend(row, above, phones)
        mended.extend(separator.join(row) for row in cells)
    return mended


def _shape(line: str) -> tuple[str, int]:
    for separator in ("\t", "|", ";"):
        count = line.count(separator)
        if count >= 2:
            return separator, count + 1
    for separator in (" / ", "/", ","):
        count = line.count(separator) + (separator == " / " and line.endswith(" /"))
        if count >= 4:
            return separator, count + 1
    return "", 0


def _mend(row: list[str], above: list[str] | None, phones: set[int]) -> None:
    for at, cell in enumerate(row):
        if above is not None and at and is_ditto(cell.rstrip(" .") if at == len(row) - 1 else cell):
            row[at] = above[at]
        elif _LOST_ZERO.fullmatch(cell) and (at in phones or (not phones and cell.strip()[0] != "3")):
            row[at] = " 0" + cell.strip()
