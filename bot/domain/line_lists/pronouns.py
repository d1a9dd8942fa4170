"""Sentences that go on with somebody by a word of address: "Bà vào khu cách ly 9/6, cháu cách ly ở nhà"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.folding import CAPITAL
from bot.domain.line_lists.facts import fields_of
from bot.domain.line_lists.lines import Line
from bot.domain.line_lists.merging import Gathered
from bot.domain.line_lists.others_levels import without_source_levels
from bot.domain.line_lists.scan import Mark, Scan

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_MALE = frozenset(("ông", "anh", "chú", "thầy", "cậu", "bố", "chồng"))
_FEMALE = frozenset(("bà", "chị", "cô", "dì", "mẹ", "vợ"))
_WHO = r"(?:ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|thầy|cậu|dì|bé|con|vợ|chồng|mẹ|bố)"
_KIND = r"(?:trai|gái|dâu|rể|nội|ngoại|ruột|họ|út|cả)"
_CALLED = re.compile(
    rf"(?<!\w)(?P<who>{_WHO})(?: {_KIND})*(?: (?:giáo|của|nhà|ông|bà|anh|chị|em|cháu|cô|bác|mình|đó|này|nó|ấy))*"
    r"(?:,? (?:tên|là|họ tên|họ và tên))*\s?:?\s*$",
    re.IGNORECASE,
)
_MENTION = re.compile(
    rf"(?:^|[,;.:(]\s{{0,2}}|(?<=\d\s)|(?<=nay\s)|(?<=qua\s)|(?<!\w)(?:còn|và|riêng|hiện|hiện nay|nay|thì|cho|"
    rf"đưa|chở|đón|chuyển|xếp|để|mời|"
    rf"nhắc|dặn|giao|"
    rf"theo dõi|bàn giao)\s)(?P<who>{_WHO})(?:\s(?:ấy|ta|này|nói trên|giáo))?(?![\w])"
    rf"(?!\s(?:ơi|ạ|à|nhé|nha|xin|gửi|báo|hỏi|nhờ|em|chị|anh|bà|ông|cháu|mình|tên|của|nhà|{_KIND})(?!\w))"
    rf"(?!\s(?-i:{CAPITAL}))",
    re.IGNORECASE,
)
_FACTS = frozenset(("contact", "start", "end", "range", "place", "code", "codes", "level", "new_level"))
MOST = 3  # people of whom prose goes on to speak by such words


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a sentence says of one person from a word of address on."""

    begin: int
    end: int
    person: Gathered


def word_for(scan: Scan, name: Mark) -> str:
    """The word of address or kinship before a name: "bà" of "bà Đinh Thị Mão", "cháu" of "cháu ngoại tên ..."."""
    found = _CALLED.search(scan.text, 0, name.start)
    return found["who"].lower() if found is not None else ""


def go_on(reader: Reader, line: Line, scan: Scan) -> bool:
    """Give those of the same prose what a sentence says of them by words of address alone."""
    if line.marker or line.body.endswith(":") or not {mark.kind for mark in scan.marks} & _FACTS:
        return False
    last = reader.entry.lines[-1].number if reader.entry is not None else None
    people = [each for each in reader.gathering.people[-MOST - 1 :] if each.draft.line == line.number]
    if last not in (None, line.number) or (last is None and not people):
        return False
    mentions = list(_MENTION.finditer(scan.text))
    if not mentions:
        return False
    reader.close_entry()
    people = [each for each in reader.gathering.people[-MOST - 1 :] if each.draft.line == line.number]
    if not 0 < len(people) <= MOST:
        return False
    clauses = _clauses(scan, mentions, people)
    if not clauses:
        return False
    marks = without_source_levels(scan)
    for clause in clauses:
        own = [mark for mark in marks if clause.begin <= mark.start < clause.end]
        said, questions = fields_of(own, scan, on=reader.today, level=None)
        known = clause.person.draft.said
        known |= {name: value for name, value in said.items() if value is not None and known.get(name) is None}
        clause.person.draft.questions += questions
    reader.reference(line.number)
    return True


def _clauses(scan: Scan, mentions: Sequence[re.Match[str]], people: Sequence[Gathered]) -> list[_Clause]:
    """The parts of a sentence, each with the one person whom it speaks of; none where any is doubtful."""
    meant = [_meant(found["who"].lower(), people) for found in mentions]
    if None in meant:
        return []
    begins = [0, *(found.start() for found in mentions[1:])]
    ends = [*begins[1:], len(scan.text)]
    return [
        _Clause(begin, end, person)
        for begin, end, person in zip(begins, ends, meant, strict=True)
        if person is not None
    ]


def _meant(who: str, people: Sequence[Gathered]) -> Gathered | None:
    """The one person who was called so, or who may be: alone of the sex that the word tells."""
    called = [each for each in people if each.draft.called == who]
    if len(called) == 1:
        return called[0]
    sex = "nam" if who in _MALE else "nữ" if who in _FEMALE else None
    may_be = [each for each in called or people if sex is None or each.draft.said.get("sex") in (None, sex)]
    if len(people) > 1 and sex is not None and not called:
        may_be = [each for each in may_be if each.draft.said.get("sex") == sex] or may_be
    return may_be[0] if len(may_be) == 1 else None
