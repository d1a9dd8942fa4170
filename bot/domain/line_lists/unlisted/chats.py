"""Chats: who wrote a message, for which hamlet he speaks, and a message that goes on with the one before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.merging import Gathered
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import SEX_OF
from bot.domain.line_lists.naming.vocabulary import words
from bot.domain.line_lists.writing.lines import Line

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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a chat: of whom, by whom, and what a day in the answer means."""

    person: Gathered
    sender: str
    day: str


_ASKS = re.compile(
    r"(?P<surely>\?|(?<![a-z])(?:(?:ngay|hom|khi|luc|nam|thon|ca|nguon|nguoi|bn) nao|bao gio|ngay may|o dau|so may|"
    r"bao nhieu|may tuoi|nam may|(?:cua|voi) ai)(?![a-z]))|"
    r"(?<![a-z])(?:sinh nam|nam sinh|so dien thoai|sdt|so dt|dien thoai|con so)(?![a-z])(?! ?[:\d])"
)
_OF_CONTACT = re.compile(r"(?<![a-z])(?:gap|tx|tiep xuc|ngoi|an|lam|cung|voi) ")
_OF_START = re.compile(r"(?<![a-z])(?:vao khu|len khu|cach ly|cl|cltt|cltn)(?![a-z])")
_WORD = re.compile(r"[^\W\d_]{2,7}")
_OF_MANY = re.compile(
    r"(?<![a-z])(?:ca (?:\d|hai|ba|bon|nam|nha|ho|nhom|lu)|tat ca|deu|moi nguoi|toan bo|cac|nhung|"
    r"\d{1,2} nguoi)(?![a-z])"
)
_FACTS = words("bare_day contact start end range phone birth code codes")
_ANSWERS = words("bare_day contact start end range phone birth hamlet sex place code")


def is_told_when_asked(reader: Reader, line: Line, scan: Scan) -> bool:
    """Keep of whom a message asks ("Hợi gặp ca đó ngày nào ạ?"), and give him what the answer to it says."""
    if not (line.stamped and line.sender):
        return False
    asked, reader.asked = reader.asked, None
    asks = _ASKS.search(line.folded)
    told = {mark.kind for mark in scan.marks}
    if asks and not told & _FACTS and (asks["surely"] or not told & {"level", "place"}):
        reader.close_entry()
        called = _called_in(reader, line) or _named_last(reader)
        if called is not None:
            day = "contact" if _OF_CONTACT.search(line.folded) else "start" if _OF_START.search(line.folded) else ""
            reader.asked = Asked(called, line.sender, day or "bare_day")
            _take_sex(called, line)
        reader.note(line, "question")
        return True
    marks = [mark for mark in scan.marks if mark.kind in _ANSWERS]
    if asked is None or asked.sender == line.sender or not marks or len(marks) < len(scan.marks):
        return False
    if _OF_MANY.search(line.folded):
        return False  # "Dạ cả 3 cách ly tại nhà từ 12/6"
    if _called_in(reader, line) not in (None, asked.person):
        return False
    reader.close_entry()
    marks = [replace(mark, kind=asked.day) if mark.kind == "bare_day" else mark for mark in marks]
    said, questions = fields_of(marks, scan, on=reader.today, level=None)
    asked.person.draft.said |= {name: value for name, value in said.items() if value is not None}
    asked.person.draft.questions += questions
    reader.reference(line.number)
    return True


_ADDRESSED = re.compile(r"(?<![^\W_])(?P<address>ông|bà|anh|chị|cô|chú|ong|chi) (?P<given>[^\W\d_]+)", re.IGNORECASE)


def _take_sex(person: Gathered, line: Line) -> None:
    """The sex that the word of address before his given name tells."""
    for found in _ADDRESSED.finditer(line.body):
        if fold_aligned(found["given"]) == fold_aligned(person.draft.full_name).split(" ")[-1]:
            person.draft.said.setdefault("sex", SEX_OF[found["address"].lower()])


def _named_last(reader: Reader) -> Gathered | None:
    """The last of those above, if his message named nobody besides him."""
    last = reader.gathering.people[-2:]
    return last[-1] if len({each.draft.line for each in last}) == len(last) > 0 else None


def _called_in(reader: Reader, line: Line) -> Gathered | None:
    """The one person above whom a message calls by his given name."""
    called = {
        id(each): each
        for found in _WORD.finditer(line.body)
        if found.group()[0].isupper() or line.body.islower()
        for each in reader.gathering.by_given.get(fold_aligned(found.group()), ())
    }
    return next(iter(called.values())) if len(called) == 1 else None


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
