"""Lists typed in one case: capitals are put where people's names stand, so that they are read as any other list.

In "1. nguyễn văn hùng 1985 nam thắng" and "1. NGUYỄN VĂN HÙNG 1985 NAM THẮNG" no letter tells where a name begins
and ends; what it is made of does (see `small_names`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from bot.domain.folding import accented_key, fold_aligned
from bot.domain.line_lists.writing.small_names import Span, ends_name, may_be_called, small_names

SHOUTED = 0.9  # of the letters of a message are capitals where somebody left the key down
SHORTEST_LIST = 3  # lines: fewer in capitals that name nobody are a title
SMALL_ROWS = 2  # names at least, in lines of small letters, where other lines are not so
OF_ANOTHER_CASE = 0.1  # of the names of a message may be, that was typed in one

_ADDRESS = r"(?:ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|cậu|dì|bé|ong|ba|chi|co|chau|chu|bac)"
_FIRST = re.compile(rf"(?:^[ \d.)/:*+\-•–]*(?!{_ADDRESS} )|(?<=[.!?\]] ))([^\W\d_])", re.MULTILINE)
_GREAT_BEFORE = re.compile(r"[A-ZĐÀ-Ỹ]{2,} {1,2}$")
_GREAT_BEHIND = re.compile(r" {1,2}[A-ZĐÀ-Ỹ]{2,}(?![\w/])")
_GIVEN = re.compile(
    r"(?<![^\W_])(?:(?P<address>ông|bà|anh|chị|chú|bác|cô|dì|cậu|cụ)|em|cháu|bé|ong|ba|chi|chau|chu|bac|co|di|"
    r"cau|cu|be|của|cua|"
    r"với|voi|tx|gặp|gap|vợ|chồng|chong|con|mẹ|me|bố|bo|nhà|a|c) (?=(?P<given>[^\W\d_]{2,7})(?![^\W_]))"
)


def with_capitals(lines: Sequence[str], places: Sequence[str]) -> list[str]:
    """The lines of a message, with capitals where names stand if it was typed in one case.

    `places` are folded names of hamlets. Every character stays where it is. In other messages a name in capitals among
    words in small letters is put in Title Case.
    """
    text = "\n".join(lines)
    shouted = _is_shouted(text)
    low = _small(text)
    hamlets = re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, places))})(?![a-z])") if places else None
    names = list(small_names(low, places=hamlets))
    if shouted and not names and len(lines) < SHORTEST_LIST:
        return list(lines)
    if not shouted and not _are_small(text, names):
        return _with_small_rows(_titled(text, low, names).split("\n"), names)
    called = list(_called(low, names))
    named = [*names, *called]
    if hamlets is not None:
        after = {end + 1 for _, end in called}  # "chị thủy cao thắng" is no Thủy Cao Thắng
        named += [found.span() for found in hamlets.finditer(fold_aligned(low)) if found.start() not in after]
    starts = {found.start(1) for found in _FIRST.finditer(low)}
    starts |= {at for begin, end in named for at in range(begin, end) if at == begin or low[at - 1] in " ."}
    spelt = list(low if shouted else text)
    for at in starts:
        spelt[at] = _great(spelt[at])
    return "".join(spelt).split("\n")


def _with_small_rows(lines: list[str], names: Iterable[Span]) -> list[str]:
    """The lines with capitals in the names of rows in small letters, that stand under a heading with capitals.

    So in those with a capital only in the family name: "Lê hữu tạo - 1975".
    """
    small: list[tuple[int, int, int]] = []
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    for start, end in names:
        at = bisect_right(begins, start) - 1
        if lines[at].islower() or _is_half_written(lines[at], start - begins[at], end - begins[at]):
            small.append((at, start - begins[at], end - begins[at]))
    if len(small) < SMALL_ROWS:
        return lines
    for at, start, end in small:
        name = " ".join(word[:1].upper() + word[1:] for word in lines[at][start:end].split(" "))
        lines[at] = lines[at][:start] + name + lines[at][end:]
    return lines


_BEFORE_HALF = re.compile(r"(?:^|[-–:;,|/\t.)(+*•]\s?|(?:F[0-3]|[Cc]ủa|[Cc]ua|[Tt]x|với|voi|gặp|gap)\s)\s{0,3}$")
_BEHIND_HALF = re.compile(r"\s{0,2}(?:[-–:;,|/\t(.]|\d{2}|[sn][sn]\b|sinh\b|(?:ngày|ngay|hôm|hom|tại|tai|ở)\b|\)?\s*$)")


def _is_half_written(line: str, start: int, end: int) -> bool:
    """Whether a name that stands alone between marks has only its first letter in capitals."""
    return (
        line[start].isupper()
        and line[start + 1 : end].islower()
        and _BEFORE_HALF.search(line, 0, start) is not None
        and _BEHIND_HALF.match(line, end) is not None
    )


def _titled(text: str, low: str, names: Iterable[Span]) -> str:
    """The text with those names in Title Case that alone are in capitals."""
    pieces, at = [], 0
    for start, end in names:
        if (
            text[start:end].isupper()
            and not _GREAT_BEFORE.search(text, 0, start)
            and not _GREAT_BEHIND.match(text, end)
        ):
            pieces += [text[at:start], " ".join(word[:1].upper() + word[1:] for word in low[start:end].split(" "))]
            at = end
    return "".join(pieces) + text[at:]


def _small(text: str) -> str:
    """The text in small letters, character for character: the small letter of a few takes two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_small_one, text))


def _small_one(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def _great(char: str) -> str:
    great = char.upper()
    return great if len(great) == 1 else char


def _is_shouted(text: str) -> bool:
    """Whether a message is in capitals throughout."""
    great, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return great > SHOUTED * (great + small)


def _are_small(text: str, names: Sequence[Span]) -> bool:
    """Whether the names of a message are in small letters."""
    small = sum(1 for start, end in names if text[start:end].islower())
    return small > 0 and len(names) - small <= OF_ANOTHER_CASE * len(names)


def _called(low: str, names: Sequence[Span]) -> Iterator[Span]:
    """Where people are called by their given names: "chồng bà liên", whom the text names in full, or "chị ngân"."""
    givens = {accented_key(low[start:end].split(" ")[-1]) for start, end in names}
    begun = {start for start, _ in names}
    for found in _GIVEN.finditer(low):
        key = accented_key(found["given"])
        known = key in givens and not ends_name(found["given"])
        if (known or (found["address"] and may_be_called(key))) and found.start("given") not in begun:
            yield found.span("given")
