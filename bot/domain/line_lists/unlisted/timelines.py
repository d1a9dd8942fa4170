"""Where a case was, day after day: "LỊCH TRÌNH CỦA F0 ...", "- Sáng 10/6: cắt tóc ở quán anh Hồ Tiến Lập, sn 1985"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import HON
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_DAYS = ("contact", "bare_day", "other_day", "start", "end")
_BEFORE_DAY = re.compile(
    r"\W*(?:(?:\d{1,2}\s?(?:h|g|gio|:)\s?\d{0,2}|sang|trua|chieu|toi|dem|ngay|khoang|luc|hom|tu|den|vao|"
    r"thu \w+|chu nhat)[\s,\-:]{0,3}){0,6}"
)
_TOLD = re.compile(r"\s?[,(;\-–]?\s?(?:nam(?! )|nu|sn|ns|sinh|\x01|(?:19|20)\d\d|\d{1,3} tuoi)(?![a-z])")
_WHOSE_DAYS = re.compile(
    r"(?<![a-z])(?:lich trinh|lich su|qua trinh|hanh trinh|moc|dich te|di chuyen|di lai|nhat ky|tien su|so luoc)"
    rf"[^:\n]{{0,40}}? (?:cua |ca |benh nhan |f\s?0 |b\.?n\s?\d+ |-|–|\(| )+{HON}$|"
    r"(?<![a-z])(?:thoi (?:han|gian)|het|ket thuc|hoan thanh)(?: [a-z]+){0,3} (?:cach ly|theo doi)(?: [a-z]+){0,4}"
    rf" (?:cua|cho|doi voi) {HON}$"
)


def is_whose_days(lead: str, scan: Scan, name: Name) -> bool:
    """Whether a title names the case himself whose days are told, with his year of birth or sex."""
    return _WHOSE_DAYS.search(lead) is not None and _is_told_of(scan, name)


def is_visited(scan: Scan, name: Name) -> bool:
    """Whether a line that begins with a day names whom the case met then: "sang nhà ông Phan Văn Kình, sn 1960"."""
    if not _begins_with_day(scan, name.start) or not _is_told_of(scan, name):
        return False
    return _SPEAKER.search(scan.folded, scan.folded.rfind("\n", 0, name.start) + 1, name.start) is None


_SPEAKER = re.compile(r"(?<![a-z])(?:toi(?! \d| ngay)|em|minh|chung (?:toi|em)|tram|doan|to covid|cong an)(?![a-z])")


def settle_timeline(scan: Scan) -> None:
    """Say that the day at a line's beginning is that on which those whom it names were met, and whose a code is."""
    people = [mark for mark in scan.of("name") if mark.extra == "person"]
    cases = [mark for mark in people if is_whose_days(scan.folded[: mark.start], scan, mark.value)]
    leads = {mark.value.lead for mark in cases}
    scan.marks = [
        replace(mark, extra=False) if mark.kind == "code" and any(0 < lead - mark.end <= 3 for lead in leads) else mark
        for mark in scan.marks
    ]
    if scan.level is not None or any(mark.kind in ("test", "new_level", "change") for mark in scan.marks):
        return  # under "DANH SÁCH F1 ĐI CÁCH LY" a day may be that of anything
    for name in (mark for mark in people if is_visited(scan, mark.value)):
        begin = scan.folded.rfind("\n", 0, name.start) + 1
        first = next((mark for mark in scan.ordered() if mark.kind in _DAYS and mark.start >= begin), None)
        if first is not None and first.kind == "bare_day":
            scan.marks = [replace(mark, kind="contact") if mark is first else mark for mark in scan.marks]


def _begins_with_day(scan: Scan, before: int) -> bool:
    begin = scan.folded.rfind("\n", 0, before) + 1
    days = [
        mark.start
        for mark in scan.marks
        if mark.kind in _DAYS and begin <= mark.start < before and re.search(r"\d", scan.text[mark.start : mark.end])
    ]
    return bool(days) and _BEFORE_DAY.fullmatch(scan.folded, begin, min(days)) is not None


_BRACKETS = re.compile(r"\s?\([^()\n]{1,30}\)")


def _is_told_of(scan: Scan, name: Name) -> bool:
    """Whether a year of birth, an age or the sex stands behind a name, or behind brackets behind it."""
    brackets = _BRACKETS.match(scan.folded, name.end)
    ends = [name.end, *([brackets.end()] if brackets else [])]
    return any(scan.tells_behind(end, ("birth", "age", "sex"), within=6) for end in ends)


_BY_GIVEN = re.compile(
    r"(?<![a-z])(?P<address>ong|ba|anh|chi|em|co|chu|bac|chau|cu) "
    r"(?P<given>[^\W\d_]{2,7})(?![^\W_])"
)


_BEFORE_DAY_AND_NAME = re.compile(rf"{_BEFORE_DAY.pattern}(?:[\d/.\-]{{3,10}}[\s,:\-]{{0,3}})?(?:thi |co )?")
_COMES = re.compile(
    r"(?: (?!khong|ko|chi)[a-z]+){0,3} (?:den|sang|qua|ghe|gap|choi|an|uong|ngoi|cung|voi|tham|mua|ban|dua|don|"
    r"cho)(?![a-z])"
)
"""What makes him whom a sentence begins with one who met the case: "Tối 12/6: ông Kình sang chơi"."""


def met_again(reader: Reader, line: Line, scan: Scan) -> bool:
    """Take "Tối 12/6: lại sang nhà ông Kình" for a later day on which the one listed as Kình was met."""
    if not _begins_with_day(scan, len(scan.text)):
        return False
    kinds = {mark.kind for mark in scan.marks}
    if kinds & {"test", "tested"} and kinds <= {"test", "tested", *_DAYS} and reader.gathering.people:
        reader.close_entry()
        reader.note(line, "test of the case")
        return True
    days = [mark.value for mark in scan.ordered() if mark.kind in ("contact", "bare_day") and mark.value]
    names = [
        found["given"]
        for found in _BY_GIVEN.finditer(scan.folded)
        if (scan.text[found.start("given")].isupper() or scan.text.islower())
        and (
            _BEFORE_DAY_AND_NAME.fullmatch(scan.folded, 0, found.start()) is None
            or _COMES.match(scan.folded, found.end())
        )
    ]
    if not days or not names:
        return False
    reader.close_entry()
    called = [people[0] for given in names if len(people := reader.gathering.by_given.get(given, [])) == 1]
    for each in called:
        each.draft.said["contact_date"] = max(days[0], each.draft.said.get("contact_date") or days[0])
    if called:
        reader.reference(line.number)
    return bool(called)
