"""Names put right, where the wrong one stands before the right one: "Cù Đình Cận -> đúng là Cù Đình Cẩn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.scan import Mark, Scan

_BECOMES = re.compile(
    r"\s{0,2}(?:[,(:]|-(?!>))?\s{0,2}(?:(?P<arrow>->|=>|→)\s{0,2})?"
    r"(?P<words>(?:(?<![a-z])(?:nay|xin|da|duoc|cho|la|em|tram|ten|viet|ghi|goi|thuc ra|chinh xac|lai|sua|doi|"
    r"dinh chinh|"
    r"dieu chinh|chinh|dung|ra|phai|thanh|sang|moi)[ :]{1,2}){0,6})"
)
_PUTS_RIGHT = re.compile(r"(?<![a-z])(?:dung|sua|doi|dinh chinh|dieu chinh|chinh|thanh)(?![a-z])")
_CUE = re.compile(r"->|=>|→|(?<![a-z])(?:dung|sua|doi|chinh|thanh)(?![a-z])")
_BEFORE = re.compile(rf"(?<![^\W_])(?P<name>{CAPITAL}[^\W\d_]*(?: {CAPITAL}[^\W\d_]*){{1,4}})$")
_BEHIND = re.compile(
    rf"(?:(?i:ông|bà|anh|chị|em|cô|chú|bác|cháu) )?(?P<name>{CAPITAL}[^\W\d_]*(?: {CAPITAL}[^\W\d_]*){{1,4}})"
)
_LONGEST = 40  # characters of a name


def take_renamed(scan: Scan) -> None:
    """Take the wrong names with the words behind them, as what is denied."""
    if _CUE.search(scan.folded) is not None:
        scan.take(list(_renamed(scan)))


def _renamed(scan: Scan) -> Iterator[Mark]:
    at = 0
    for cue in _CUE.finditer(scan.left):
        if cue.start() < at:
            continue
        for name in _BEFORE.finditer(scan.text, max(0, cue.start() - _LONGEST), _end_of_words(scan, cue.start())):
            found = _BECOMES.match(scan.left, name.end())
            behind = _BEHIND.match(scan.text, found.end()) if found is not None else None
            if found is None or behind is None or found.end() < cue.end():
                continue
            told = _PUTS_RIGHT.search(found["words"]) is not None
            if _is_same(name["name"], behind["name"], told=told):
                yield Mark(name.start(), found.end(), "denied", name["name"])
                at = found.end()


def _end_of_words(scan: Scan, end: int) -> int:
    """Where the name ends that stands before such words."""
    leads = _LEADS.search(scan.left, max(0, end - 24), end)
    return leads.start() if leads is not None else end


_LEADS = re.compile(
    r"\s{0,2}[,(:\-]?\s{0,2}(?:(?<![a-z])(?:nay|xin|da|duoc|cho|em|tram|ten|viet|ghi|goi)[ :]{1,2}){0,4}$"
)


def _is_same(wrong: str, right: str, *, told: bool) -> bool:
    """Whether two names may be of one person; where only an arrow stands between them, they must be all but alike."""
    before, after = fold_aligned(wrong).split(" "), fold_aligned(right).split(" ")
    if told:
        return bool(set(before) & set(after))
    differing = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    return len(before) == len(after) and len(differing) < 2 and all(_is_near(*pair) for pair in differing)


def _is_near(one: str, other: str) -> bool:
    """Whether two words differ in one letter."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) == len(shorter):
        return sum(a != b for a, b in zip(longer, shorter, strict=True)) == 1
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
