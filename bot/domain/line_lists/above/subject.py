"""The level of people over whom no heading was understood: the one that the rest of the message speaks of.

"Do F1 X chưa có kết quả, gia hạn cho các F2 sau" names two levels, but one of them is somebody else's. A level is
taken only where, with those of other people set aside, a single one is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.entries.merging import Gathered, level_of
from bot.domain.line_lists.fields.levels import DENIED
from bot.domain.line_lists.writing.lines import Line

_LEVEL = re.compile(r"(?<![a-z0-9])f\s?[-.]?\s?([0-3])(?![0-9a-z%]|/\d)")
_OF_OTHERS = re.compile(
    r"(?:(?<!doi )(?<![a-z])voi|(?<![a-z])(?:cua|lien quan(?: den| toi)?|lq|tx\w?|t/x|tiep xuc(?: gan| truc tiep)?|"
    r"do|vi|boi|tu|nguon(?: lay)?|theo|quanh|gap|cung|khong phai|ko phai|chua phai))\s{0,2}[:(]?\s{0,2}"
    r"(?:(?:la|ca|cac|mot|1|truong hop|nguoi|nhung|ban|anh|chi|ong|ba)\s){0,2}$"
)
_THESE = re.compile(r"\s(?:sau|duoi day|duoi|nay)(?![a-z])")
_NAMED = re.compile(
    rf"\s?[:(\-–]?\s?(?:(?:ông|bà|anh|chị|em|cháu|cô|chú|bác|là)\s)?(?:{CAPITAL}[^\W\d_]*\s){{1,5}}{CAPITAL}|\s?\(?BN"
)


def subjects(text: str) -> frozenset[str]:
    """The levels in a text that are not somebody else's."""
    folded = DENIED.sub(lambda found: " " * len(found.group()), fold_aligned(text))
    found = list(_LEVEL.finditer(folded))
    own = [each for each in found if _THESE.match(folded, each.end()) or not _OF_OTHERS.search(folded, 0, each.start())]
    plain = [each for each in own if text.isupper() or not _NAMED.match(text, each.end())]
    return frozenset(f"F{each[1]}" for each in plain)


def fill_levels(people: Sequence[Gathered], lines: Iterable[Line]) -> None:
    """Give those without a level the one that `lines`, which list nobody, speak of over them, or under all of them."""
    lacking = [each for each in people if _lacks_level(each)]
    if not lacking:
        return
    listed = {each.draft.line for each in people}
    said = [(line.number, subjects(line.body)) for line in lines if line.number not in listed]
    for each in lacking:
        over = [levels for number, levels in said if number < each.draft.line and levels]
        under = [levels for number, levels in said if number > max(listed) and levels]
        for levels in (frozenset().union(*over), *over[-1:]) if over else (frozenset().union(*under),):
            if len(levels) == 1:
                each.heard["level"] = next(iter(levels))
                break
    _fill_by_removed(people)


def _fill_by_removed(people: Sequence[Gathered]) -> None:
    """Give the level of the list from which the others were taken: "Đưa ra khỏi danh sách F2: ... Bổ sung vào: ..."."""
    removed = {
        level_of(each) for each in people if "removed" in (each.draft.said.get("change"), each.heard.get("change"))
    }
    others = {level_of(each) for each in people if not _lacks_level(each)}
    if len(removed) == 1 and None not in removed and others == removed:
        for each in people:
            each.heard.setdefault("level", next(iter(removed)))


def _lacks_level(each: Gathered) -> bool:
    return level_of(each) is None and each.draft.sheet is None and each.draft.said.get("change") is None
