"""From the marks of one entry to what it says of each of its people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.changes import told_of_next
from bot.domain.line_lists.facts import fields_of
from bot.domain.line_lists.hamlets_over import COUNTED, hamlets_over
from bot.domain.line_lists.model import Question
from bot.domain.line_lists.names import Name
from bot.domain.line_lists.others_levels import without_source_levels
from bot.domain.line_lists.scan import Mark, Scan
from bot.domain.line_lists.vocabulary import words

_LEADING = frozenset(("level", "kin", "sex", "code", "new_level"))
_JOINT = re.compile(
    r"(?:\s|[:(,./\-–*]|la|va|ong|ba|anh|chi|em|chau|co|chu|bac|cung|voi|ten|ho|gom|co|"
    r"con (?:trai|gai|dau|re|ruot)|(?:em|anh|chi|chau) (?:trai|gai|dau|re|ho)|vo|chong|\d{1,3}[.)/]){0,12}"
)
_SHARED = re.compile(
    r"(?<![a-z])(?:deu|ca (?:hai|ba|bon|nam|sau|\d+)|ca (?:nha|gia dinh)|tat ca|cung(?= (?:tiep xuc|tx|o |cach ly|"
    r"lien quan|la |thon|di|ngay|f\d|tru|duoc))|hai (?:vo chong|nguoi|me con|anh em|bo con|em|chau|ban|anh|chi|"
    r"bac|cu)(?= )|"
    r"\d+ (?:nguoi|truong hop|ca) (?:nay|tren)|vo chong)(?![a-z])"
)
DETAILS = words(
    """birth phone hamlet code codes contact start end range place level new_level age others_phone bad_phone bad_day
    bad_year change ending"""
)
"""Kinds of marks that tell that a name is an entry of a list."""
_OF_ONE = frozenset(("hamlet", "birth", "phone", "sex", "kin", "address"))
PREDICATES = frozenset(("contact", "start", "end", "range", "place", "code", "codes", "bad_day"))


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
        own = _with_shared(scan, people, regions, bounds, groups, index)
        own_kinds = {_part(each) for each in own}
        closing = _last_of_sentence(scan, people, index)
        if groups[index] != groups[closing]:
            said_last = _said_last(scan, people[closing], regions[closing])
            own = own + [each for each in said_last if _part(each) not in own_kinds]
            own_kinds = {_part(each) for each in own}
        over = [each for each in heads if each.end <= mark.start][-1:]
        if over and "hamlet" not in own_kinds:
            own, own_kinds = own + over, own_kinds | {"hamlet"}
        if own_kinds & {"source", "code", "codes"}:
            own_kinds |= {"source", "code", "codes"}
        said_before = _level_before(drafts, groups, index, regions)
        lead = [each for each in prefix if _part(each) not in own_kinds and each.kind not in ("kin", "sex", "age")]
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


def _with_shared(
    scan: Scan,
    people: Sequence[Mark],
    regions: Sequence[list[Mark]],
    bounds: Sequence[int],
    groups: Sequence[int],
    index: int,
) -> list[Mark]:
    """What is told of one of several people, with what the sentence says of all of them at its end."""
    own = regions[index]
    last = max(each for each in range(len(people)) if groups[each] == groups[index])
    if index == last:
        return own
    shared = _shared_from(scan, people, bounds, last)
    tail = [each for each in regions[last] if shared is not None and each.start >= shared]
    mine = {each.kind for each in own} & _OF_ONE
    shares = tail
    if not tail or scan.folded.startswith("cung ", shared):
        shares = _shared_predicates(scan, people, regions, index, groups.index(groups[index]), last)
        shares = shares + [each for each in tail if each not in shares]
    return own + [each for each in shares if each.kind not in mine]


def _lead_of_one(prefix: Sequence[Mark], own: Sequence[Mark], own_kinds: set[str]) -> list[Mark]:
    """What stands before the only name of an entry and is said of him, unless he is told otherwise behind it."""
    told = {_part(each) for each in own if each.kind != "code" or each.extra}
    return [
        each
        for each in prefix
        if _part(each) not in own_kinds
        or each.kind in ("new_level", "level")
        or (each.kind == "code" and each.extra and not told & {"source", "code", "codes"})
    ]


def _part(mark: Mark) -> str:
    """What a mark plays: a name that is a source is none of the person's own."""
    return "source" if mark.kind == "name" and mark.extra == "source" else mark.kind


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


_BEHIND_BRACKETS = re.compile(r"\)\s?(?::|->|=>|→|-|la|deu)\s?(?:la |deu la |deu |xep )?(?=f\s?[0-3])")


def _shared_from(scan: Scan, people: Sequence[Mark], bounds: Sequence[int], last: int) -> int | None:
    """Where a sentence begins to speak of all its people ("đều", "cả hai")."""
    end = bounds[last + 1] if last + 1 < len(bounds) else len(scan.folded)
    found = _SHARED.search(scan.folded, people[last].end, end)
    if found is None:
        within = _BEHIND_BRACKETS.search(scan.folded, people[last].end, end)
        opened = "(" in scan.text[: people[0].value.lead] and ")" not in scan.text[people[0].end : people[last].end]
        return within.start() if within is not None and opened else None
    stop = max(scan.folded.rfind(mark, people[last].end, found.start()) for mark in (". ", ";"))
    return stop if stop >= 0 else found.start()  # "... (1990). Sáng nay cả hai đã đi"


_JOINS = re.compile(r"(?<![a-z])(?:va|voi|cung(?! (?:la|thon|nha|xom|o)(?![a-z])))(?![a-z])|&|\+")


_IN_BRACKETS = re.compile(r"\s?\([^()\n]{1,60}\)")
"""What is told of one of several: "A (vợ, 1978), B (con, 2004) - cltn từ 11/6" ends with what is told of both."""


def _shared_predicates(
    scan: Scan, people: Sequence[Mark], regions: Sequence[list[Mark]], index: int, first: int, last: int
) -> list[Mark]:
    """What a sentence says after its last person holds for those joined to him: "A (1985) và B (1990) tiếp xúc ..."."""
    joined = _JOINS.search(scan.folded[people[first].end : people[last].start])
    bracketed = all(_IN_BRACKETS.match(scan.folded, name.end) for name in people[first : last + 1])
    if not joined and not bracketed and not COUNTED.search(scan.folded, 0, people[0].start):
        return []
    if stands_apart(scan, people[last]):
        return []
    between = [mark for region in regions[index:last] for mark in region]
    if any(mark.kind in PREDICATES or (mark.kind == "name" and mark.extra == "source") for mark in between):
        return []
    levelled = any(mark.kind in ("level", "new_level") for mark in between)
    kinds = PREDICATES if levelled else PREDICATES | {"level", "new_level"}
    return [mark for mark in regions[last] if mark.kind in kinds or (mark.kind == "name" and mark.extra == "source")]


_APART = re.compile(
    r"(?:^|[,;.\s])(?:còn|riêng)(?: mỗi| có)?(?: (?:cô|chị|em|anh|chú|bác|ông|bà|cụ|cháu|bé))? $", re.IGNORECASE
)


def stands_apart(scan: Scan, name: Mark) -> bool:
    """Whether a sentence sets somebody apart from those before him: "..., còn cô Bảy thì tiếp xúc hôm 12/6"."""
    return _APART.search(scan.text, max(0, name.value.lead - 20), name.start) is not None


_CONCLUDES = re.compile(r"(?:→|=+>|-+>|➡|➜)\s?(?:(?:deu|la|xep|ca|tat ca) ){0,3}(?=f\s?[0-3](?!\d))")
_LAST_CLAUSE = re.compile(r"[;.]\s{1,2}(?=[^;.\n]*(?:[.;]\s*)?$)")


_SENTENCE_END = re.compile(r"\n|(?<!\d)\.\s(?=[^\W\d_][^\W\d_]* [^\W\d_])")
_SENTENCE = re.compile(r"\n|(?<!\d)\.\s(?=[^\W\d])")


def _last_of_sentence(scan: Scan, people: Sequence[Mark], index: int) -> int:
    """The last of the people whom the sentence of this one names."""
    last = index
    while last + 1 < len(people) and _SENTENCE.search(scan.text, people[last].end, people[last + 1].end) is None:
        last += 1
    return last


def _said_last(scan: Scan, last: Mark, region: Sequence[Mark]) -> list[Mark]:
    """What a line of people ends with for all: "A 1985; B 1987, đều tx BN9950 ngày 11/6", "...; cltn từ 13/6"."""
    if stands_apart(scan, last):
        return []
    ends = _SENTENCE_END.search(scan.text, last.end)
    end = ends.start() if ends else len(scan.text)
    found = _SHARED.search(scan.folded, last.end, end) or _LAST_CLAUSE.search(scan.folded, last.end, end)
    level = _CONCLUDES.search(scan.folded, last.end, end) if len(scan.of("level")) == 1 else None
    if level is not None:
        return [mark for mark in region if level.start() <= mark.start < end and mark.kind in PREDICATES | {"level"}]
    said = [mark for mark in region if found is not None and found.start() <= mark.start < end]
    if any(mark.kind in ("birth", "phone", "sex", "kin") for mark in said):
        return []
    all_live_there = found is not None and found.group() == "deu"
    if not all_live_there and any(mark.kind == "hamlet" for mark in said):
        return []
    return [mark for mark in said if mark.kind in PREDICATES | {"hamlet"} or _part(mark) == "source"]
