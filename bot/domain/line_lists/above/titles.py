"""Titles that name somebody who is not listed: "F2 đám cưới nhà ông Quế (F1 Nguyễn Thành Chung)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.folding import name_key
from bot.domain.line_lists.above.households import begins_household
from bot.domain.line_lists.above.said_levels import told_of_these
from bot.domain.line_lists.entries.entry import LABEL_NAME
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_OWN = frozenset(("birth", "phone", "age", "sex", "kin", "change", "new_level"))
_LEADS = re.compile(
    r"(?<![a-z])(?:ong|ba|anh|chi|em|co|chu|bac|chau|cu|la|them|moi|bo sung|truong hop|ca|f|so|stt|ho|ten|va|thon|"
    r"nam|nu|day|cap nhat|dinh chinh)(?![a-z])"
)
_LEADS_ON = re.compile(r"(?<![a-z])(?:gom|gom co|cu the|nhu sau|sau day|duoi day|la)\s?(?:a|nhe)?\W*$")
_TELLS = re.compile(r"(?<![a-z])(?:khai(?: bao| them| ra)?|ke(?: lai)?|cho biet|nho lai)(?: [a-z]+){0,4} ?:$")
"""Who tells of whom he met: "F1 Lâm Văn Đạt (BN9974) chiều qua khai thêm:"."""
_WORD = re.compile(r"[a-z]{2,}")
_UPSTREAM = re.compile(r"f\s?[0-2]\s?[:(\-/]?\s?(?:la )?(?:[a-z/]+ ){0,2}$")


_BETWEEN_STROKES = re.compile(r"\W*f\s?[1-3] ?/ ?[a-z ]+(?: ?/ ?\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)?\s?:?\W*")


def _is_over(reader: Reader, scan: Scan, name: Mark) -> bool:
    """Whether "F2/Lê Quang Hải/12.6" names somebody listed above, whom those under it met."""
    key = name_key(name.value.full_name)
    last = reader.entry is not None and key in name_key(reader.entry.text())
    return (last or key in reader.gathering.by_name) and _BETWEEN_STROKES.fullmatch(scan.folded) is not None


_IN_BRACKETS = re.compile(r"\W*f\s?[1-3] ?\([a-z][^()]*\)\s?:?\W*")
"""A level, and in brackets whom those under it met: "F2 (Phạm Văn Chiến, 10/6):"."""


def names_nobody(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line is a title although it has names: nothing is told of them, and a list without levels follows."""
    levels = [mark for mark in scan.marks if mark.kind == "level"]
    if levels and _is_over(reader, scan, people[0]):
        return len(people) == 1 and list_follows(reader)
    if levels and _IN_BRACKETS.fullmatch(scan.folded) and levels[0].end + 3 >= people[0].value.lead:
        return len(people) == 1 and not any(mark.kind in _OWN for mark in scan.marks) and list_follows(reader)
    if not levels or line.marker in ("number", "bullet", "letter") or (reader.gathering.people and not line.gap):
        return False
    if _drop_case(scan) and list_follows(reader):
        return True
    if any(mark.kind in _OWN for mark in scan.marks) or levels[0].start > people[0].start:
        return False
    if _TELLS.search(scan.folded, people[-1].end) and levels[0].end + 8 >= people[0].value.lead:
        return True
    words = _WORD.findall(_LEADS.sub(" ", scan.folded[: people[0].value.lead]))
    return len(words) >= 2 and list_follows(reader)


_CASE = re.compile(
    r"f\s?[1-3](?!\d)[^()]*(?<![a-z])b\.?n\s?\d{3,7}\s?(?P<told>\((?:(?:la |ten |ong|ba|anh|chi|em|co|"
    r"chu) ?)?[^()]{5,80}\))\s*[:.]?\s*$"
)


def _drop_case(scan: Scan) -> bool:
    """Set apart what brackets behind his code tell of the case: "F1 của BN9930 (Trần Thị Cúc, sn 1970, Hòa Bình)"."""
    found = _CASE.search(scan.folded)
    if found is None:
        return False
    start, end = found.span("told")
    scan.marks = [mark for mark in scan.marks if not start <= mark.start < end]
    return True


_OF_CASE = frozenset(
    ("birth", "age", "sex", "phone", "hamlet", "address", "place", "start", "range", "end", "new_level")
)
_LONGEST_CALL = 50  # characters before a case's name
_CASE_LABEL = re.compile(
    r"\W*(?:nguon(?: lay| benh| f\s?[0-2])?|ca (?:benh|chi diem|nguon|duong tinh|f0)|benh nhan|do|vi|f\s?[0-2])"
    r"(?: [a-z]+){0,3}(?:\s?:|(?<=do)|(?<=vi)| la)(?![a-z])"
)


def tells_of_case(folded: str) -> bool:
    """Whether a line over the headings of a table begins as what is told of whom its people met: "Bệnh nhân: Lê A"."""
    return _CASE_LABEL.match(folded) is not None


def over_table(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line over the headings of a table names the case whose contacts are listed there, or who wrote it.

    Where he lives is then no place of theirs.
    """
    if reader.over_headings:
        _drop_case(scan)
    if not reader.over_headings:
        return False
    if tells_of_case(line.folded) and people[0].start < _LONGEST_CALL:
        ends = scan.folded.find(". ", people[0].end - 1)
        scan.marks = [mark for mark in scan.marks if mark.kind not in _OF_CASE or 0 <= ends < mark.start]
    if any(mark.kind in ("birth", "age", "change") for mark in scan.marks):
        return False
    listed = reader.context.said().get("level")
    if not notes.is_title(line.folded) and not all(comes_after(listed, mark.value) for mark in scan.of("new_level")):
        return False
    scan.marks = [mark for mark in scan.marks if mark.kind != "hamlet" or mark.start < people[0].start]
    return True


def heads_household(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a row over others names the head of their household: "Hộ 1: bà Lê Thị Hải (0988111222)"."""
    if not reader.over_rows or not begins_household(line) or any(mark.kind in ("birth", "age") for mark in scan.marks):
        return False
    scan.marks = [replace(mark, extra="household") if mark is people[0] else mark for mark in scan.marks]
    return True


def list_follows(reader: Reader) -> bool:
    """Whether one of the next two lines begins a list whose people have no level of their own."""
    lines, at = reader.ahead
    for index in range(at, min(at + 2, len(lines))):
        scan = reader.scan(lines[index])
        named = [mark for mark in scan.of("name") if mark.extra == "person"]
        if named:
            told = any(mark.kind in _OF_SOMEBODY for mark in scan.marks)
            told = told or lines[index].marker == "number" or _begins_form(reader, lines, index, named[0])
            return told and not levels_of(scan) and not list(scan.of("new_level"))
    return False


_OF_SOMEBODY = frozenset(("birth", "phone", "age", "sex"))


def _begins_form(reader: Reader, lines: Sequence[Line], index: int, name: Mark) -> bool:
    """Whether a line has only a name, and the next one tells of him: "* Dương Công Danh" over "Sinh năm: 1987"."""
    line = lines[index]
    label = LABEL_NAME.match(line.folded)
    if name.value.lead > (label.end() if label else 0) or name.end < len(line.body.rstrip(" .,;:-")):
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and any(mark.kind in _OF_SOMEBODY for mark in reader.scan(following).marks)


def heads_list(reader: Reader, scan: Scan) -> bool:
    """Whether a line of one level stands over a list, although it begins as a sum does: "TỔNG F2 ĐÁM CƯỚI ..."."""
    return len(levels_of(scan)) == 1 and list_follows(reader)


def kind_of_note(reader: Reader, line: Line, scan: Scan) -> str | None:
    """Which known kind of note a line is; None if it may be a heading, or says something of people."""
    kind = None if notes.is_level_heading(line.folded) else notes.note_kind(line.folded)
    if kind == "columns" and _begins_with_level(scan):
        return None
    if kind == "letterhead" and (scan.of("range") or _is_said_by_office(line, scan)):
        return None  # "Quyết định số 48/QĐ-UBND, thời hạn từ 10/6 đến hết 24/6"
    if kind == "statistics" and (
        any(mark.kind in ("name", "code", "codes") for mark in scan.marks)
        or (line.body.endswith(":") and len(levels_of(scan)) == 1)
        or _introduces(reader, line, scan)
        or (reader.over_rows and notes.is_title(line.folded))
    ):
        return None
    return (
        None if kind in ("statistics", "total", "signature") and not line.marker and heads_list(reader, scan) else kind
    )


def _is_said_by_office(line: Line, scan: Scan) -> bool:
    """Whether an office says what follows: "Trạm Y tế thông báo 04 công dân diện F2 hoàn thành cách ly ngày 15/6:"."""
    told = any(mark.kind in ("start", "end", "contact", "place", "ending") for mark in scan.marks)
    return line.body.endswith(":") and told and len(levels_of(scan)) == 1


_OF_LEVEL = re.compile(r"\s(?:cua|lien quan|lq)(?![a-z])")


def _begins_with_level(scan: Scan) -> bool:
    """Whether a heading tells behind its level how the lines under it are written: "F2 (tên/ns/giới/thôn/tx/đt)"."""
    first = next(iter(scan.of("level")), None)
    return first is not None and first.start < 4 and _OF_LEVEL.match(scan.folded, first.end) is None


def _introduces(reader: Reader, line: Line, scan: Scan) -> bool:
    """Whether a count of one level stands above the people it counts: "PHẦN MỘT: F1 của thôn (2 người)"."""
    if _LEADS_ON.search(line.folded) and len(levels_of(scan)) == 1 and list_follows(reader):
        return True
    following = reader.following
    if following is None or following.marker not in ("number", "letter", "bullet"):
        return False
    heads = not line.marker or line.marker == "letter" == following.marker
    begins = line.marker != following.marker and list_follows(reader)
    return len({mark.value for mark in scan.of("level")}) == 1 and (heads or begins)


def levels_of(scan: Scan) -> set[str]:
    """The levels in a line that are not somebody else's."""
    return {mark.value for mark in told_of_these(without_source_levels(scan), scan) if mark.kind == "level"}


def of_title(mark: Mark, scan: Scan) -> Mark:
    """The name as whom they met, if the level before theirs stands before it or "với", or as a household."""
    before = scan.folded[max(0, mark.start - 24) : mark.value.lead]
    met = _UPSTREAM.search(before) or _WITH.search(scan.folded[: mark.start])
    return replace(mark, extra="source" if met else "household")


_WITH = re.compile(
    r"(?<![a-z])(?:voi|cung)(?: (?:ca|nguoi|ba|ong|anh|chi|em|co|thay|chau|bac|chu|cu|giao|giao vien|benh nhan|"
    r"vo chong)){0,3}\s+$"
)
