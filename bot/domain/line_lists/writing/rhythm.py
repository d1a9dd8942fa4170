"""Lists whose items go on for some lines: a name under each number, and beneath it what is said of him.

One such line could be a heading, or a remark on everybody above. Where most items are followed by lines of details,
these belong to their items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.folding import fold_aligned
from bot.domain.hamlets import HamletFinder, HamletMark
from bot.domain.line_lists.above.households import begins_household
from bot.domain.line_lists.below.bracketed import tells_level
from bot.domain.line_lists.naming.names import SEX_OF
from bot.domain.line_lists.naming.vocabulary import may_be_family
from bot.domain.line_lists.writing.lines import Line
from bot.domain.line_lists.writing.wrapped import begins_anew

MOST_LINES = 12  # of one item
_LONGEST = 160  # characters of a line of details
_LEAST = 2  # items
_TOLD = re.compile(
    r"(?<!\d)0\d[\d .\-]{7,12}\d|(?<!\d)\+84|(?<![\d/.\-])(?:19|20)\d\d(?![\d/.\-])|(?<![a-z])(?:sn|ns|sinh|tx|"
    r"tiep xuc|cltt|cltn|cach ly|nam|nu|gioi tinh|sdt|dt|dien thoai)(?![a-z])|"
    r"f\s?[0-3] (?:cua |(?:lien quan )?(?:b\.?n|f\d))|"
    r"(?<![a-z])b\.?n\s?\d{3,}|(?<!\d)\d{1,2}/\d{1,2}(?!\d)"
)
_OWN = re.compile(
    r"(?<!\d)0\d[\d .\-]{7,12}\d|(?<!\d)\+84|(?<![\d/.\-])(?:19|20)\d\d(?![\d/.\-])|"
    r"(?<![a-z])(?:sn|ns|sinh|nam|nu|gioi tinh|sdt|dt|dien thoai)(?![a-z])"
)
_LEVEL = re.compile(r"f\s?[0-3](?!\d)")
_HEADS = re.compile(r"f\s?[0-3]\s?(?:[:(]|$)")
_CALLED = re.compile(r"(?:BN|bn|Bn|F|f|ca|Ca)\s?\d{1,7}\s?[:.\-–]\s?")
_GOES_ON = re.compile(r" [A-ZĐÀ-Ỹ]")
_NUMBERS = re.compile(r"\d+[a-z]?(?![a-z])|\d+|(?<![a-z])(?:i{1,3}|iv|vi{0,3})(?![a-z])")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class _Item:
    """A numbered line with a name, and how many of the lines under it are details."""

    at: int
    under: int


def with_details(lines: Sequence[Line], finder: HamletFinder) -> list[Line]:
    """The lines, each item with its own lines of details, where the list is written so."""
    items = list(_items(lines, finder))
    if items:
        items = [_Item(item.at, _before_like(lines, item, lines[max(0, items[0].at - 1)])) for item in items]
    if items and _is_under_hamlet(lines, items[0], finder):
        items = [_Item(item.at, _before_hamlet(lines, item, finder)) for item in items]
    if any(not item.under for item in items[:-1]):
        items = [_Item(item.at, _before_arrow(lines, item)) for item in items]
    told = [item for item in items if item.under]
    least = _LEAST if len(items) > 1 or not told else _alone(lines, told[0])
    if len(told) < least or len(told) * 2 < len(items) or _stand_last(lines, items):
        return list(lines)
    usual = max(item.under for item in items[:-1] or items)
    taken = {item.at: min(item.under, usual) for item in told}
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        under = taken.get(at, 0)
        joined.append(_joined(lines[at : at + under + 1]))
        at += under + 1
    return joined


def _stand_last(lines: Sequence[Line], items: Sequence[_Item]) -> bool:
    """Whether lines in brackets stand only under the last of several items each: they are told of all of these."""
    last = False
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if not item.under:
            continue
        follows = after is not None and after.at == item.at + item.under + 1
        beside = before is not None and before.at == item.at - 1 and not before.under
        if follows or item.under > 1 or not tells_level(lines[item.at + 1]):
            return False
        last = last or beside
    return last


def _items(lines: Sequence[Line], finder: HamletFinder) -> Iterator[_Item]:
    """The items of a list, with the lines under each that can be nothing but details."""
    for at, line in enumerate(lines):
        if line.marker not in ("number", "bullet") or not _names(line.body, finder):
            continue
        end = at + 1
        while end < len(lines) and end - at <= MOST_LINES and _is_detail(lines[end], line, finder):
            if lines[end].depth < lines[at + 1].depth or _heads_others(lines, end, line):
                break
            end += 1
        yield _Item(at, end - at - 1)


def _is_detail(line: Line, item: Line, finder: HamletFinder) -> bool:
    """Whether a line under an item may say something of him."""
    if line.stamped or line.gap or line.spoken or line.begins_part:
        return False
    if not line.body or len(line.body) > _LONGEST or line.body.rstrip().endswith(":"):
        return False
    if _is_house(line, item, finder):
        return True
    if line.marker and not (line.marker == "bullet" and item.marker == "number"):
        return False
    folded = line.folded
    if begins_anew(folded) or begins_household(line) or _HEADS.match(folded) or _names(line.body, finder):
        return False
    if line.depth > item.depth and not line.marker:
        return True
    return _TOLD.search(folded) is not None or (
        not line.marker and _hamlet_at_begin(line.body, folded, finder) is not None
    )


def _is_house(line: Line, item: Line, finder: HamletFinder) -> bool:
    """Whether the number before a hamlet is that of a house, since it is not the next of the list: "91, Cao Thắng"."""
    if line.marker != "number" or line.index is None or item.index is None or line.index <= item.index + 1:
        return False
    hamlet = _hamlet_at_begin(line.body, line.folded, finder)
    return hamlet is not None and not line.body[hamlet.end :].strip(" .,")


def _heads_others(lines: Sequence[Line], at: int, item: Line) -> bool:
    """Whether "F2 của Trần Hữu Đạt" stands over people who are listed beneath it, and not over the next item."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or not following.marker or not _LEVEL.match(lines[at].folded):
        return False
    return following.marker != item.marker or following.depth > item.depth


def _alone(lines: Sequence[Line], item: _Item) -> int:
    """How many items are needed where there is one: his own details are told of nobody else."""
    return 1 if any(_OWN.search(line.folded) for line in lines[item.at + 1 : item.at + item.under + 1]) else _LEAST


def _is_under_hamlet(lines: Sequence[Line], item: _Item, finder: HamletFinder) -> bool:
    """Whether a hamlet stands over the first item, as others may over those that follow."""
    return any(_is_hamlet(line, finder) for line in lines[max(0, item.at - 2) : item.at])


def _before_like(lines: Sequence[Line], item: _Item, heading: Line) -> int:
    """How many lines of details an item has before one that begins as the line over the first item does."""
    under = (_lead(lines[item.at + each]) for each in range(1, item.under + 1))
    return next((at for at, words in enumerate(under) if words == _lead(heading) and not heading.marker), item.under)


def _before_arrow(lines: Sequence[Line], item: _Item) -> int:
    """How many lines of details an item has before one that concludes on him and those above: "=> F2, tx F1 ..."."""
    under = (lines[item.at + each] for each in range(1, item.under + 1))
    return next((at for at, line in enumerate(under) if line.concludes), item.under)


def _lead(line: Line) -> list[str]:
    """How a line begins, whatever number it has: "Nhóm 1: F1" and "Nhóm 2: F1" begin alike."""
    return _NUMBERS.sub("", line.folded).split()[:2]


def _is_hamlet(line: Line, finder: HamletFinder) -> bool:
    hamlet = _hamlet_at_begin(line.body, line.folded, finder)
    return hamlet is not None and _OWN.search(line.folded, hamlet.end) is None


def _before_hamlet(lines: Sequence[Line], item: _Item, finder: HamletFinder) -> int:
    """How many lines of details an item has before the hamlet that stands over the next ones."""
    under = (lines[item.at + each] for each in range(1, item.under + 1))
    return next((at for at, line in enumerate(under) if _is_hamlet(line, finder)), item.under)


def _hamlet_at_begin(text: str, folded: str, finder: HamletFinder) -> HamletMark | None:
    return next((mark for mark in finder.find(text, folded) if mark.start <= 2), None)


def _names(text: str, finder: HamletFinder) -> bool:
    """Whether a line begins with somebody's name."""
    called = _CALLED.match(text)
    text = text[called.end() :] if called else text
    words = _WORDS.findall(text[:48])
    if len(words) > 2 and words[0].lower() in SEX_OF and may_be_family(words[1].lower()):
        words = words[1:]
    if len(words) < 2 or not may_be_family(words[0].lower()):
        return False
    if not all(word[0].isupper() for word in words[:2]) and not text.islower():
        return False
    hamlet = _hamlet_at_begin(text, fold_aligned(text), finder)
    return hamlet is None or _GOES_ON.match(text, hamlet.end) is not None


def _joined(lines: Sequence[Line]) -> Line:
    first = lines[0]
    if len(lines) == 1:
        return first
    body = first.body
    for line in lines[1:]:
        told = line.plain.strip() if line.marker == "number" else line.body
        body = f"{body.rstrip()}{'' if body.rstrip().endswith((',', ';', '.', '-', ':')) else ','} {told}"
    also = (*first.also, *(number for line in lines[1:] for number in (line.number, *line.also)))
    return replace(first, body=body, raw="\n".join(line.raw for line in lines), also=also)
