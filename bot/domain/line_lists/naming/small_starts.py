"""Whether a word in small letters begins a name among words that are no names."""

from __future__ import annotations

import re

from bot.domain.folding import has_accents
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming import vocabulary as words
from bot.domain.line_lists.naming.name_words import ABBREVIATED, Token, born_after

_SMALL_LEAD = re.compile(
    r"(?:f\s?[0-3]|(?<![a-z])(?:cua|tx|voi|quan|anh|chi|ong|ba|em|chau|con trai|con gai|con dau|con re|vo|chong|me|bo|"
    r"ten))"
    r"\s{1,2}(?:la\s|ten\s){0,2}$"
)


_SURELY = frozenset(("ong", "ba", "anh", "chi"))
"""Words of address that are hardly anything else; "di dam gio" goes to a feast."""


def begins_small(run: list[Token], at: int, *, slotted: bool, addressed: bool, scan: Scan) -> bool:
    """Whether small letters may begin a name here."""
    first = run[at]
    unaccented = slotted and all(token.written.isascii() for token in run[at : at + 3])
    middle = at + 1 < len(run) and run[at + 1].written in ("van", "thi")
    plain = first.bare.isascii() and (unaccented or middle or not has_accents(scan.text))
    known = words.FOLDED_COMMON if plain else words.COMMON
    if first.bare not in known and first.bare not in ABBREVIATED:
        return False
    born = at == 0 and len(run) > 1 and born_after(run[-1].end, scan)
    called = at > 0 and run[at - 1].folded in _SURELY and not any(token.capital for token in run[at : at + 3])
    if not (slotted or middle or born or called) and _is_small_among_names(run, at, scan):
        return False
    if slotted or addressed or _SMALL_LEAD.search(scan.folded, max(0, first.start - 12), first.start):
        return True
    if born and len(run) <= 5 and not any(token.capital for token in run):
        return True
    follows = run[at + 1].folded if at + 1 < len(run) else ""
    return follows in ("van", "thi", "v", "th")


_WITH_CAPITALS = re.compile(r"(?<!\w)(?P<family>[A-Z][a-z]+)(?: [A-Z][a-z]*){1,3}(?!\w)")


def _is_small_among_names(run: list[Token], at: int, scan: Scan) -> bool:
    """Whether a text without accents has names with capitals, so that "di dam gio" and "vo ten Tran ..." are none."""
    later = run[at + 1 : at + 4]
    capitals = [token for token in later if token.capital and not token.written.isupper()]
    if capitals and not later[0].capital:
        return True
    if not scan.text.isascii():
        return False
    return any(found["family"].lower() in words.FOLDED_COMMON for found in _WITH_CAPITALS.finditer(scan.text))


def is_accented(run: list[Token], at: int) -> bool:
    """Whether one of the next two words has accents, so that a family name without its own is none."""
    return any(not token.written.isascii() for token in run[at + 1 : at + 3])
