"""Closing sentences that tell of each level by itself: "F2 cltn 12/6 -> 26/6, F3 tự theo dõi"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.above.households import begins_household
from bot.domain.line_lists.below.everybody import NUMERALS, speaks_of_all
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.merging import Gathered, fill, level_of
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

CLOSED = frozenset(("source", "place", "contact_date", "quarantine_start", "quarantine_end"))
N = rf"(?:\d{{1,4}}(?![\d/.])|{'|'.join(NUMERALS)})"
_LOOKED_AHEAD = 3  # lines


def close_by_level(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply "F2 cltn 12/6 -> 26/6, F3 tự theo dõi" to the people above of each level."""
    clauses = list(level_clauses(scan))
    if not clauses or line.folded.endswith(":") or line.marker == "number" or scan.of("birth") or scan.of("phone"):
        return False
    if not (reader.gathering.people or reader.entry) or (names_follow(reader) and not is_told_behind(reader, scan)):
        return False
    said_by_level = []
    for level, marks in clauses:
        said = told_of_many(marks, scan, on=reader.today)
        said_by_level.append((level, {name: said[name] for name in said if name != "level"}))
    if not any(said for _, said in said_by_level):
        return False
    reader.close_entry()
    listed = {level_of(each) for each in reader.gathering.people}
    if not listed.issuperset(level for level, said in said_by_level if said):
        return False
    for level, said in said_by_level:
        fill([each for each in reader.gathering.people if level_of(each) == level], said)
    reader.sections.by_level = line.number
    reader.closing(line)
    return True


_TOGETHER = re.compile(
    r"\W*(?:(?:ca|tat ca|toan bo|cac|nhung) ){0,2}(?P<levels>f\s?[0-3](?:(?:\s?[,/+&-]\s?| )(?:(?:va|lan|voi|cung) )?"
    r"(?:(?:ca|cac) )?f\s?[0-3]){1,3})\s(?:nay |tren |kia )?"
    r"(?=(?:deu|cung|da|dang|cltn|cltt|cach ly|bat dau|tu|tinh|duoc|phai|o|vao|di|tx|tiep xuc)(?![a-z]))"
)


def close_levels_together(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply "Cả F1 và F2 đều cách ly từ 12/6" to the people above of those levels."""
    found = _TOGETHER.match(line.folded)
    if found is None or line.folded.endswith(":") or scan.of("birth") or scan.of("phone"):
        return False
    marks = [mark for mark in without_source_levels(scan) if mark.start >= found.end() and mark.kind != "level"]
    said = told_of_many(marks, scan, on=reader.today)
    if not said or not (reader.gathering.people or reader.entry) or names_follow(reader):
        return False
    reader.close_entry()
    levels = {f"F{n}" for n in re.findall("[0-3]", found["levels"])}
    fill([each for each in reader.gathering.people if level_of(each) in levels], said)
    reader.closing(line)
    return True


OF_SEVERAL = re.compile(
    rf"(?<![a-z])(?:deu|tat ca|toan bo|chung cho|ca danh sach|ca (?:{N}|\d{{1,3}}(?!\d))|"
    rf"{N} (?:nguoi|truong hop|cong dan|doi tuong|f\s?[0-3]))(?![a-z])"
)


def tells_of_several(folded: str) -> bool:
    """Whether a line speaks of several of those listed, or of everybody."""
    return OF_SEVERAL.search(folded) is not None or speaks_of_all(folded)


def told_of_many(marks: Sequence[Mark], scan: Scan, *, on: date) -> dict[str, Any]:
    """What marks say of several people at once: their level, and the facts of CLOSED."""
    said, _ = fields_of(marks, scan, on=on, level=None)
    return {name: said[name] for name in ("level", *CLOSED) if said.get(name) is not None}


_CLAUSE = re.compile(
    rf"(?:^|[,;.:()]\s?|(?P<led>(?<![a-z])(?:rieng|con|cac|nhung|va) ))\s?"
    rf"(?:(?<![a-z])(?:(?:tat ca|toan bo|ca|so|truong hop|nguoi|dien|doi tuong|{N}) ){{1,3}})?$"
)


_FREE = re.compile(
    r"(?<![a-z])(?!(?:cua|voi|tx|gap|tu|do|theo|la|len|thanh|sang|cac|so|moi|nhung|vi|va|cung) )[a-z0-9/.]+ $"
)
_DOES = re.compile(r" (?:di|vao|o nha|tai nha|cltt|cltn|cach ly|tap trung|thi|deu|tx|tiep xuc|theo doi|tu)(?![a-z])")
"""Clauses with nothing between them: "f1 di cltt 13/6 f2 cltn tu 13/6"."""


def level_clauses(scan: Scan) -> Iterator[tuple[str, list[Mark]]]:
    """The levels that begin a clause each, and what is said of each."""
    marks = without_source_levels(scan)
    clauses = [
        (mark, found)
        for mark in marks
        if mark.kind == "level"
        and (
            (found := _CLAUSE.search(scan.folded, max(0, mark.start - 30), mark.start))
            or (_FREE.search(scan.folded, 0, mark.start) and _DOES.match(scan.folded, mark.end))
        )
    ]
    if len({mark.value for mark, _ in clauses}) < 2 and not any(found and found["led"] for _, found in clauses):
        return
    begins = [mark for mark, _ in clauses]
    shared = OF_BOTH.search(scan.folded, begins[-1].end)
    last = shared.start() if shared is not None else len(scan.text)
    of_both = [mark for mark in marks if mark.start >= last]
    for index, level in enumerate(begins):
        end = begins[index + 1].start if index + 1 < len(begins) else last
        yield str(level.value), [*(mark for mark in marks if level.end <= mark.start < end), *of_both]


OF_BOTH = re.compile(
    rf"[,;.(]\s?(?:va )?(?:(?:tat ca|toan bo|ca {N}(?: nhom| loai| dien| f)?|hai nhom|cung) ?){{0,2}}"
    r"(?:deu|tat ca|toan bo|cung)(?: deu| cung)?(?= )|(?<=\d) (?:tat ca |cung )?deu(?= )"
)
"""The end of a sentence that speaks of the people of all levels: "F1 cltt, F2 cltn, đều tính từ 12/6"."""


def common_level(people: Sequence[Gathered]) -> str | None:
    """The level that all of them have."""
    levels = {level_of(each) for each in people}
    return levels.pop() if len(levels) == 1 else None


def is_told_behind(reader: Reader, scan: Scan) -> bool:
    """Whether a sentence of one level stands behind its people, as the next line begins those of another."""
    levels = {mark.value for mark in without_source_levels(scan) if mark.kind == "level"}
    above = common_level(reader.gathering.people[-1:])
    following = reader.following
    if reader.entry is not None:
        above = next((mark.value for mark in reader.scan(reader.entry.lines[0]).of("level")), None) or (
            reader.context.said().get("level")
        )
    next_level = _BEGINS_LEVEL.match(following.folded) if following is not None else None
    return levels == {above} and next_level is not None and f"F{next_level['n']}" != above


_BEGINS_LEVEL = re.compile(r"\W*f\s?(?P<n>[0-3])\s?[:(.\-]")


def names_follow(reader: Reader) -> bool:
    """Whether one of the next lines names somebody, so that this one may stand over him."""
    lines, at = reader.ahead
    for ahead in lines[at : at + _LOOKED_AHEAD]:
        if begins_household(ahead):
            return False
        scan = reader.scan(ahead)
        people = [mark for mark in scan.of("name") if mark.extra == "person"]
        if ahead.body and people and reader.are_people(ahead, scan, people):
            return True
        if notes.note_kind(ahead.folded) in ("signature", "total"):
            return False
    return False


def is_last(reader: Reader) -> bool:
    """Whether nobody is listed straight under the line."""
    following = reader.following
    if following is None:
        return True
    scan = reader.scan(following)
    people = [mark for mark in scan.of("name") if mark.extra == "person"]
    return not (people and reader.are_people(following, scan, people))
