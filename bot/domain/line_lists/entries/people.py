"""From the marks of one entry to what it says of each of its people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.together import last_of_sentence, part_of, said_last, with_shared
from bot.domain.line_lists.fields.changes import told_of_next
from bot.domain.line_lists.fields.hamlets_over import hamlets_over
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Question
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import words

_LEADING = frozenset(("level", "kin", "sex", "code", "new_level"))
_JOINT = re.compile(
    r"(?:\s|[:(,./\-–*]|la|va|ong|ba|anh|chi|em|chau|co|chu|bac|cung|voi|ten|ho|gom|co|"
    r"con (?:trai|gai|dau|re|ruot)|(?:em|anh|chi|chau) (?:trai|gai|dau|re|ho)|vo|chong|\d{1,3}[.)/]){0,12}"
)
DETAILS = words(
    """birth phone hamlet code codes contact start end range place level new_level age others_phone bad_phone bad_day
    bad_year change ending"""
)
"""Kinds of marks that tell that a name is an entry of a list."""


@dataclass(slots=True)
class Draft:
    """A person while he is put together: what his own lines say of him (`said`), and what is to be asked."""

    full_name: str
    line: int
    said: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    number: int | None = None
    sheet: str | None = None
    text: str = ""
    denied: str = ""
    group: int = 0
    called: str = ""  # the word of address before his name
    neighbour: bool = False  # "cùng thôn": of the hamlet of the one named before


def drafts_of(scan: Scan, *, on: date, level: str | None) -> list[Draft]:
    """The people that an entry names, each with what it says of him. `level` is the context's."""
    people = [mark for mark in scan.of("name") if mark.extra == "person"]
    if not people:
        return []
    heads = hamlets_over(scan, people)
    marks = [mark for mark in without_source_levels(scan) if mark not in heads]
    bounds = [_begin(marks, scan, mark, people[index - 1].end if index else 0) for index, mark in enumerate(people)]
    regions = _regions(marks, bounds, len(scan.text))
    prefix = [mark for mark in marks if mark.end <= bounds[0]]
    groups = _groups(scan, people)
    households = {
        fold_aligned(mark.value.full_name): mark.value.sex for mark in scan.of("name") if mark.extra == "household"
    }
    first_level = _leading_level(marks, people[0]) if len({m.value for m in marks if m.kind == "level"}) == 1 else None
    drafts: list[Draft] = []
    for index, mark in enumerate(people):
        own = with_shared(scan, people, regions, bounds, groups, index)
        own_kinds = {part_of(each) for each in own}
        closing = last_of_sentence(scan, people, index)
        if groups[index] != groups[closing]:
            at_end = said_last(scan, people[closing], regions[closing])
            own = own + [each for each in at_end if part_of(each) not in own_kinds]
            own_kinds = {part_of(each) for each in own}
        over = [each for each in heads if each.end <= mark.start][-1:]
        if over and "hamlet" not in own_kinds:
            own, own_kinds = own + over, own_kinds | {"hamlet"}
        if own_kinds & {"source", "code", "codes"}:
            own_kinds |= {"source", "code", "codes"}
        said_before = _level_before(drafts, groups, index, regions)
        lead = [each for each in prefix if part_of(each) not in own_kinds and each.kind not in ("kin", "sex", "age")]
        lead = [each for each in lead if each.kind != "level" or not said_before]
        lead = told_of_next(lead, scan, people[0], mark)
        if len(people) == 1:
            lead = _lead_of_one(prefix, own, own_kinds)
        said, questions = fields_of(lead + own, scan, on=on, level=level)
        if index and "level" not in said:
            said["level"] = said_before or first_level
        name: Name = mark.value
        if name.sex and ("sex" not in said or not any(each.kind == "sex" for each in lead + own)):
            said["sex"] = name.sex
        if "sex" not in said and households.get(fold_aligned(name.full_name)):
            said["sex"] = households[fold_aligned(name.full_name)]
        denied = " ".join(each.value for each in lead + own if each.kind == "denied")
        neighbour = any(each.kind == "same_hamlet" and (index or not each.extra) for each in own)
        drafts.append(Draft(name.full_name, 0, said, questions, denied=denied, neighbour=neighbour))
    return drafts


def _lead_of_one(prefix: Sequence[Mark], own: Sequence[Mark], own_kinds: set[str]) -> list[Mark]:
    """What stands before the only name of an entry and is said of him, unless he is told otherwise behind it."""
    told = {part_of(each) for each in own if each.kind != "code" or each.extra}
    return [
        each
        for each in prefix
        if part_of(each) not in own_kinds
        or each.kind in ("new_level", "level")
        or (each.kind == "code" and each.extra and not told & {"source", "code", "codes"})
    ]


def _level_before(
    drafts: Sequence[Draft], groups: Sequence[int], index: int, regions: Sequence[list[Mark]]
) -> str | None:
    """The level that stands before an earlier name of the same sentence: "F1 là vợ A và mẹ B"."""
    for earlier in range(index - 1, -1, -1):
        if groups[earlier] != groups[index]:
            return None
        name = next((mark.start for mark in regions[earlier] if mark.kind == "name" and mark.extra == "person"), 0)
        if any(mark.kind == "level" and mark.end <= name for mark in regions[earlier]):
            level = drafts[earlier].said.get("level")
            return str(level) if level else None
    return None


def _leading_level(marks: Sequence[Mark], first: Mark) -> str | None:
    """The one level that stands before the first name: it holds for the others too, unless they have their own."""
    levels = {mark.value for mark in marks if mark.kind == "level" and mark.end <= first.start}
    return levels.pop() if len(levels) == 1 else None


def has_details(name: Mark, scan: Scan) -> bool:
    """Whether a year of birth, an age or a phone follows a name at once."""
    return scan.tells_behind(name.end, ("birth", "phone", "age"), within=8)


def leading_level(scan: Scan, first: Mark) -> str | None:
    """The level that a sentence begins with, if it stands before its first name."""
    if not any(mark.kind == "level" and mark.end <= first.start for mark in scan.marks):
        return None
    return _leading_level(without_source_levels(scan), first)


def _begin(marks: Sequence[Mark], scan: Scan, name: Mark, floor: int) -> int:
    """Where a person's part begins: a level, a kinship or a code just before the name is his."""
    begin: int = name.value.lead
    for mark in reversed([mark for mark in marks if floor <= mark.start and mark.end <= begin]):
        if mark.kind not in _LEADING or not _JOINT.fullmatch(scan.folded[mark.end : begin]):
            break
        if mark.kind == "code" and (
            mark.extra or (floor and begin - mark.end > 3) or _LISTS.match(scan.folded, mark.end)
        ):
            break
        if floor and mark.kind in ("kin", "sex") and _closes_one(scan, mark, begin):
            break
        begin = mark.start
    for mark in marks:
        if floor < mark.start and mark.end <= begin and mark.kind == "level" and _opens(scan, mark, begin):
            return mark.start
    return begin


_LISTS = re.compile(r"[\s:(,-]{0,3}(?:co|gom)[\s:]|[\s:(,-]{0,3}f\s?[0-3] (?:co|gom|la|:)[\s:]")
"""Behind a code whose contacts are listed: "BN9972 có F1 là Cao Lực và Cao Sỹ"."""
_COMMA = re.compile(r"\)?\s?,")
_CLAUSE_BEGINS = re.compile(r"(?:[.;:\n]|(?<![a-z])(?:va|voi|cung|la))\s{0,3}$")


def _closes_one(scan: Scan, mark: Mark, name: int) -> bool:
    """Whether "con gái" or "nữ" ends what is told of the one before: "Lê An 2011 con gái, Lê Khang 2014 con trai"."""
    return (
        _COMMA.match(scan.folded, mark.end, name) is not None
        and _CLAUSE_BEGINS.search(scan.folded, 0, mark.start) is None
    )


_STOPS = re.compile(r"[.;\n]")
_SENTENCE_BEGINS = re.compile(r"[.;]\s{1,3}(?:(?:con|va|rieng|cac) ){0,2}$")


def _opens(scan: Scan, level: Mark, name: int) -> bool:
    """Whether a level begins the sentence that goes on to a name: "... cltt 13/6. f2 của 2 ac này gồm bà Trần ..."."""
    return (
        _SENTENCE_BEGINS.search(scan.folded, 0, level.start) is not None
        and _STOPS.search(scan.folded, level.end, name) is None
    )


def _regions(marks: Sequence[Mark], bounds: Sequence[int], length: int) -> list[list[Mark]]:
    regions: list[list[Mark]] = [[] for _ in bounds]
    index = -1
    for mark in marks:
        while index + 1 < len(bounds) and mark.start >= bounds[index + 1]:
            index += 1
        if index >= 0:
            regions[index].append(mark)
    return regions


def _groups(scan: Scan, people: Sequence[Mark]) -> list[int]:
    """Which people one sentence names together."""
    groups = [0]
    for before, after in pairwise(people):
        between = scan.folded[before.end : after.value.lead]
        groups.append(
            groups[-1] + (re.search(r"[;\n|\t]|\.\s(?=[a-z0-9]|$)|\s\d{1,2}\s?[.)/]\s?$", between) is not None)
        )
    return groups
