"""What one sentence says of several people: of those joined by words, of both of a pair, of all whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.line_lists.fields.hamlets_over import COUNTED
from bot.domain.line_lists.fields.scan import Mark, Scan

_SHARED = re.compile(
    r"(?<![a-z])(?:deu|ca (?:hai|ba|bon|nam|sau|\d+)|ca (?:nha|gia dinh)|tat ca|cung(?= (?:tiep xuc|tx|o |cach ly|"
    r"lien quan|la |thon|di|ngay|f\d|tru|duoc|nha,? (?:cltn|cltt|cach ly|cl)))|hai (?:vo chong|nguoi|me con|"
    r"anh em|bo con|em|chau|ban|anh|chi|"
    r"bac|cu)(?= )|"
    r"\d+ (?:nguoi|truong hop|ca) (?:nay|tren)|vo chong|"
    r"(?:(?<=clt[tn] )|(?<= nha )|(?<=trung )|(?<= khu ))het(?= (?:ca|roi|luon|tu|hom|ngay)(?![a-z])))(?![a-z])"
)
_OF_ONE = frozenset(("hamlet", "birth", "phone", "sex", "kin", "address"))
PREDICATES = frozenset(("contact", "start", "end", "range", "place", "code", "codes", "bad_day"))


def part_of(mark: Mark) -> str:
    """What a mark plays: a name that is a source is none of the person's own."""
    return "source" if mark.kind == "name" and mark.extra == "source" else mark.kind


def with_shared(
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


_SENTENCE = re.compile(r"\n|(?<!\d)\.\s(?=[^\W\d])")


def last_of_sentence(scan: Scan, people: Sequence[Mark], index: int) -> int:
    """The last of the people whom the sentence of this one names."""
    last = index
    while last + 1 < len(people) and _SENTENCE.search(scan.text, people[last].end, people[last + 1].end) is None:
        last += 1
    return last


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


_PAIR = re.compile(
    r"(?<![a-z])(?:(?:2|hai|ca) )?(?:bo me|vo chong|v/?c|ong ba|me con|bo con|anh em|chi em|ba chau|ong chau|con)"
    r"(?: (?:de|chong|vo|nuoi|ruot|noi|ngoai|gai|trai|nho|lon))?(?: la| gom)?\s?[:\-]?\s?$"
)
"""Before two names that belong together: "Bố mẹ đẻ: ông Trần Điền 1960, bà Vũ Thị Nhạn 1963 - F1, cltt từ 12/6"."""


def _shared_predicates(
    scan: Scan, people: Sequence[Mark], regions: Sequence[list[Mark]], index: int, first: int, last: int
) -> list[Mark]:
    """What a sentence says after its last person holds for those joined to him: "A (1985) và B (1990) tiếp xúc ..."."""
    joined = _JOINS.search(scan.folded[people[first].end : people[last].start])
    bracketed = all(_IN_BRACKETS.match(scan.folded, name.end) for name in people[first : last + 1])
    paired = last - first == 1 and _PAIR.search(scan.folded, 0, people[first].value.lead) is not None
    levelled = any(mark.kind == "level" for mark in scan.marks if mark.start < people[last].start)
    ends = scan.level is None and not levelled and any(mark.kind == "level" for mark in regions[last])
    if not (joined or bracketed or paired or ends or COUNTED.search(scan.folded, 0, people[0].start)):
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
_OF_NOBODY = re.compile(
    r"(?:(?:da|dang|hien|hien dang|hom qua|hom nay|sang nay|chieu nay) ){0,3}(?:di|vao|len|dua|duoc dua|cltt|"
    r"cltn|cach ly|"
    r"o nha|tap trung)(?![a-z])[^.;\n]*\.?\s*"
)
"""The last sentence, which names nobody and tells where people went: "... bà Nụ 1960. Đi tập trung từ 10/6"."""


def said_last(scan: Scan, last: Mark, region: Sequence[Mark]) -> list[Mark]:
    """What a line of people ends with for all: "A 1985; B 1987, đều tx BN9950 ngày 11/6", "...; cltn từ 13/6"."""
    if stands_apart(scan, last):
        return []
    ends = _SENTENCE_END.search(scan.text, last.end)
    end = ends.start() if ends else len(scan.text)
    if ends and _OF_NOBODY.fullmatch(scan.folded, ends.end()):
        went = [mark for mark in region if mark.start >= ends.end() and mark.kind in PREDICATES]
        return [*_said_at_end(scan, last, region, end), *went]
    return _said_at_end(scan, last, region, end)


def _said_at_end(scan: Scan, last: Mark, region: Sequence[Mark], end: int) -> list[Mark]:
    """What a sentence that ends at `end` says of all its people behind the last of them."""
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
    kinds = PREDICATES | {"hamlet"} | ({"level"} if all_live_there else set())
    return [mark for mark in said if mark.kind in kinds or part_of(mark) == "source"]
