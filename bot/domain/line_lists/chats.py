"""Chats: who wrote a message, for which hamlet he speaks, and a message that goes on with the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.lines import Line
from bot.domain.line_lists.others_levels import without_source_levels
from bot.domain.line_lists.scan import Scan

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_SPEAKS_FOR = re.compile(
    r"(?<![a-z])(?:thon|xom|tt|yt\w{0,2}|to truong|truong thon|bi thu|bcd|cong an vien|cav|to covid|ctv|pho thon)"
    r"(?![a-z])"
)
_OWN = frozenset(("phone", "birth", "hamlet", "sex", "age"))
_TOLD = _OWN | {"contact", "place", "start", "range", "end", "code", "level"}


def hamlet_of(sender: str, finder: HamletFinder) -> str | None:
    """The hamlet for which somebody writes: "Y tế thôn Hòa Bình", "Bác Bình TT Cao Thắng"; not where he only is."""
    name = clean(sender)
    folded = fold_aligned(name)
    if _SPEAKS_FOR.search(folded) is None:
        return None
    found = {mark.hamlet for mark in finder.find(name, folded) if mark.hamlet}
    return found.pop() if len(found) == 1 else None


def goes_on(reader: Reader, line: Line, scan: Scan) -> bool:
    """Whether a message only tells more of the one person whom its sender named in the message before."""
    entry = reader.entry
    if entry is None or not line.stamped or not line.sender or line.body.endswith(":") or line.marker:
        return False
    before = entry.lines[-1]
    if before.sender != line.sender or len(entry.lines) > 3:
        return False
    told = {mark.kind for mark in scan.marks} & _TOLD
    known = {mark.kind for mark in reader.scan(entry.lines[0], entry.text()).marks}
    if not told or told & known & _OWN or any(mark.kind == "level" for mark in without_source_levels(scan)):
        return False
    return bool(told & _OWN) or (not reader.section and not told & known)
