"""Sentences of prose about those whom the sentences before them named: "Ông là F2 của ...", "... nên cô ở nhà"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.folding import CAPITAL, name_key
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.merging import Gathered
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.mending.references import tell
from bot.domain.line_lists.naming.given_names import source_called
from bot.domain.line_lists.naming.names import SEX_OF
from bot.domain.line_lists.naming.vocabulary import words
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_ADDRESS = "ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|dì|cậu|bé|thím|mợ|dượng|thầy"
_PAIRED = (
    "em|ấy|bà|bác|chú|dì|cháu|con|mẹ|chồng|vợ|hàng|họ|gái|trai|dâu|rể|ruột|nội|ngoại|cả|nhà|ạ|ơi|nhé|nha|à|xem|giúp"
)
_PRONOUN = re.compile(
    rf"(?<![^\W_])(?i:(?P<address>{_ADDRESS})(?: (?:ấy|ta|này|đó|nói trên))?"
    rf"(?! (?:{_PAIRED}|và)(?!\w)))(?! {CAPITAL}(?!\d))(?=[\s,:.]|$)"
)
_OF_HIM = re.compile(
    r"(?<!\w)(?:của|với|gặp|cùng|tiếp xúc|tx|nhà|hỏi|gửi|báo cho|nhờ|thưa|chào|kính|mời|vợ|chồng|con|mẹ|bố|hai|các|cả|"
    r"mấy|những) $",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?<![a-z])(?:deu|ca (?:hai|ba|bon|nam|\d|nha|gia dinh)|tat ca|(?:hai|ba|may) (?:nguoi|vo chong))(?![a-z])"
)
_SPOUSES = re.compile(
    r"(?<![^\W_])(?P<address>chồng|vợ) (?=(?:sinh|sn|ns|năm|là|thì|thuộc|diện|F ?\d|\d))", re.IGNORECASE
)
_KIND = r"(?:trai|gái|dâu|rể|nội|ngoại|ruột|họ|út|cả)"
_CALLED = re.compile(
    rf"(?<!\w)(?P<who>{_ADDRESS}|con|vợ|chồng|mẹ|bố)(?: {_KIND})*(?: (?:giáo|của|nhà|ông|bà|anh|chị|em|cháu|cô|"
    rf"bác|mình|đó|này|nó|ấy))*"
    r"(?:,? (?:tên|là|họ tên|họ và tên))*\s?:?\s*$",
    re.IGNORECASE,
)
_SEX_OF_SPOUSE = {"chồng": "nam", "vợ": "nữ"}
_TOLD = words("level new_level contact start end range place birth phone hamlet code codes sex test")
_LONGEST = 400  # characters of a sentence
LONGEST_LEAD = 60  # characters from a word of address to the name


@dataclass(frozen=True, slots=True)
class _Pronoun:
    """Where a sentence speaks of somebody by a word of address, or by "chồng" and "vợ"."""

    start: int
    end: int
    word: str
    sex: str | None


def word_for(scan: Scan, name: Mark) -> str:
    """The word of address or kinship before a name: "bà" of "bà Đinh Thị Mão", "cháu" of "cháu ngoại tên ..."."""
    found = _CALLED.search(scan.text, max(0, name.start - LONGEST_LEAD), name.start)
    return found["who"].lower() if found is not None else ""


def tells_more(reader: Reader, line: Line, scan: Scan) -> bool:
    """Take a sentence about whom the sentences before it, on its own line, named; whether it was one."""
    spoken_of = _follows(reader, line) and list(_pronouns(line.body))
    if not spoken_of or not {mark.kind for mark in scan.marks} & _TOLD:
        return False
    entry = reader.entry
    if entry is not None:
        before = reader.scan(entry.lines[0], entry.text())
        named = [mark.value for mark in before.of("name") if mark.extra == "person"]
        if len(named) == 1 and not any(each.draft.line == line.number for each in reader.gathering.people):
            entry.lines.append(line)
            sexes = {pronoun.sex for pronoun in spoken_of if pronoun.start == 0 and pronoun.sex}
            reader.mentions += [(name_key(named[0].full_name), sex) for sex in sexes]
            return True
        reader.close_entry()
    people = [each for each in reader.gathering.people if each.draft.line == line.number]
    meant = [(pronoun, _meant(pronoun, people)) for pronoun in spoken_of]
    told = [(pronoun, who) for pronoun, who in meant if who is not None]
    if not told:
        return False
    begin = 0
    for index, (_, who) in enumerate(told):
        end = told[index + 1][0].start if index + 1 < len(told) else len(scan.text)
        _tell(reader, who, scan, begin, end)
        begin = end
    reader.reference(line.number)
    return True


def _follows(reader: Reader, line: Line) -> bool:
    """Whether a line is a later sentence of one on which somebody was named."""
    if line.marker or line.body.endswith(":") or len(line.body) > _LONGEST or _OF_ALL.search(line.folded):
        return False
    if reader.entry is not None:
        return reader.entry.lines[-1].number == line.number
    return bool(reader.gathering.people) and reader.gathering.people[-1].draft.line == line.number


def _pronouns(text: str) -> Sequence[_Pronoun]:
    found = [
        _Pronoun(each.start(), each.end(), each["address"].lower(), SEX_OF.get(each["address"].lower()))
        for each in _PRONOUN.finditer(text)
        if not _OF_HIM.search(text, 0, each.start())
    ]
    found += [
        _Pronoun(each.start(), each.end(), each["address"].lower(), _SEX_OF_SPOUSE[each["address"].lower()])
        for each in _SPOUSES.finditer(text)
    ]
    return sorted(found, key=lambda each: each.start)


def _meant(pronoun: _Pronoun, people: Sequence[Gathered]) -> Gathered | None:
    """The one of those named on the line of whom a word of address speaks; None where two could be meant."""
    called = [each for each in people if each.draft.called == pronoun.word]
    if len(called) == 1 or pronoun.sex is None:
        return called[0] if len(called) == 1 else None
    alike = [each for each in called or people if each.draft.said.get("sex") == pronoun.sex]
    alike = alike or [each for each in people if each.draft.said.get("sex") is None]
    return alike[0] if len(alike) == 1 else None


def _tell(reader: Reader, who: Gathered, scan: Scan, begin: int, end: int) -> None:
    """Put down what a part of a sentence says of somebody."""
    marks = [mark for mark in without_source_levels(scan) if begin <= mark.start < end and mark.kind != "kin"]
    said, questions = fields_of(marks, scan, on=reader.today, level=None)
    if "level" in said and said.get("source") is None:
        called = source_called(reader.gathering, scan.text[begin:end], scan.folded[begin:end], said["level"])
        said |= {"source": called} if called else {}
    tell(reader, who, said, questions)
