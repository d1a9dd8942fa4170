"""Prose under a list that names whom its people met and says what he is: "có cháu Đăng về dự. Nay cháu là F1"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from bot.domain.folding import CAPITAL, fold_aligned, name_key
from bot.domain.line_lists.below.closing_levels import told_of_many
from bot.domain.line_lists.entries.merging import fill, level_of
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_STATUS = re.compile(r"(?<![a-z0-9])(?:f\s?[01](?!\d)|b\.?n\s?[:.]?\s?\d{3,7})")
_REASON = re.compile(r"\W*(?:ly do|can cu|giai trinh|ghi chu|luu y|nguon|dich te|yeu to dich te|giai thich)(?![a-z])")
_PUTS_RIGHT = re.compile(r"(?<![a-z])(?:chu (?:khong|ko|k|kg|hong|khg) phai|dinh chinh|nham|sua lai|bo sung)(?![a-z])")
_HONORIFIC = re.compile(
    r"(?<![^\W_])(?P<address>ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|dì|cậu|thầy|đồng chí|bạn|ong|ba|chi|co|chu|bac|chau|"
    r"cu|thay|dong chi|ban)\s$",
    re.IGNORECASE,
)
_ADDRESS = r"(?:ong|ba|anh|chi|co|chu|bac|em|chau|cu|di|cau|thay|dong chi|ban)"
_IS = (
    r"(?:(?:la|thanh|mac|nhiem|dien|thuoc|loai)\s(?:(?:mot|truong hop|ca|benh nhan|dien|nguoi|ca benh|nguon) ){0,3}"
    r"(?P<is>f\s?[01](?!\d)|b\.?n\s?[:.]?\s?(?P<code>\d{3,7}))|"
    r"(?P<positive>duong tinh(?:[^.;:()]{0,20}\((?:ma )?b\.?n\s?(?P<coded>\d{3,7}))?))"
)
_BEFORE = re.compile(
    r"(?<![a-z0-9])(?P<is>f\s?[01])(?:,? (?:la|ten|ten la|co ten))?"
    rf"(?: (?:[a-z]+ )?{_ADDRESS}(?: giao)?)?\s?:?\s$"
)
_BEHIND = re.compile(rf"(?P<gap>\s?[(,]?[^.;:()]{{0,60}}?(?<![a-z])){_IS}")
_OTHERS = re.compile(
    r"(?<![a-z])(?:nen|do do|vi vay|vi the|do vay|deu|cac|nhung|ca (?:hai|ba|\d)|hai|\d{1,2} (?:nguoi|f|truong)|"
    r"khong|chua|chu)(?![a-z])"
)
"""What may not stand between somebody and what he is: another subject, or a conclusion."""
GROUP = re.compile(
    r"(?<![\w/.])(?:(?:cả|tất cả|mọi|các|những|hai|ba|bốn|năm|mấy|\d{1,2}) (?:cả |hai |ba )?(?!thôn|xã|ngày|giờ|lần|"
    r"tháng|mẫu|ca bệnh|tuần|cán bộ)[^\W\d_]{2,}|cả hai|ông bà|anh chị|vợ chồng|bố con|mẹ con|anh em|chị em|"
    r"(?:hành )?khách)(?![^\W_])",
    re.IGNORECASE,
)
_ROLES = frozenset(("person", "relative", "source", "household"))
_LOOKED_AHEAD = 4  # sentences
_DAYS = frozenset(("contact", "bare_day", "other_day"))


@dataclass(frozen=True, slots=True)
class _Met:
    """Whom they met: how he is called, his level, and the sentences and places that tell it."""

    source: str
    level: str
    begin: tuple[int, int]  # of the clause that says what he is
    end: tuple[int, int]
    sentences: frozenset[int]


def explain(reader: Reader, line: Line, scan: Scan) -> bool:
    """Take the source of those above from prose under them, and the day on which they met him."""
    if any(line is each for each in reader.explained):
        return True
    if not _may_explain(reader, line):
        return False
    lines, at = reader.ahead
    after = takewhile(lambda each: each.number == line.number, lines[at : at + _LOOKED_AHEAD])
    sentences = [line, *after]
    if not any(_STATUS.search(each.folded) or "duong tinh" in each.folded for each in sentences):
        return False
    if any(_PUTS_RIGHT.search(each.folded) for each in sentences):
        return False
    scans = [scan, *(reader.scan(each) for each in sentences[1:])]
    if any(mark.kind in ("birth", "age", "phone") for each in scans for mark in each.marks):
        return False
    met = next(chain(_met(reader, scans), _called_before(reader, scans)), None)
    if met is None:
        return False
    theirs = f"F{int(met.level[1]) + 1}"
    together = any(GROUP.search(each.body) for each in sentences)
    said = any(re.search(rf"(?<![a-z0-9])f\s?{theirs[1]}(?!\d)", each.folded) for each in sentences)
    if not (together or (reader.entry is None and (said or _REASON.match(line.folded)))):
        return False
    reader.close_entry()
    people = [each for each in reader.gathering.people if level_of(each) in (None, theirs)]
    if not people or (not said and not any(level_of(each) for each in people)):
        return False
    told = {"source": met.source, "level": theirs, "contact_date": _day(scans, met)}
    fill(people, {name: value for name, value in told.items() if value is not None})
    for index in sorted(met.sentences):
        fill(people, _told_of_group(scans[index], met, index, on=reader.today))
    told_in = [index for index, each in enumerate(scans) if index in met.sentences or _tells_day(each, index, met)]
    reader.explained = [sentences[index] for index in told_in if index]
    if 0 not in told_in or _goes_on_to_all(scan, met):
        return False
    reader.closing(line)
    return True


def _goes_on_to_all(scan: Scan, met: _Met) -> bool:
    """Whether a sentence that names nobody in full goes on to speak of those above: "Chị Lan là F1 nên 2 anh ..."."""
    return met.begin == (0, 0) and met.end[0] == 0 and GROUP.search(scan.text, met.end[1]) is not None


def _tells_day(scan: Scan, index: int, met: _Met) -> bool:
    """Whether a sentence before what he is tells nothing but the day on which they met."""
    return (index, 0) < met.begin and bool(scan.marks) and all(mark.kind in _DAYS for mark in scan.marks)


def _may_explain(reader: Reader, line: Line) -> bool:
    """Whether a line may be such prose, by how it stands."""
    if not (reader.gathering.people or reader.entry) or line.folded.endswith(":"):
        return False
    return line.marker in ("", "bullet") or _REASON.match(line.folded) is not None


def _met(reader: Reader, scans: Sequence[Scan]) -> Iterator[_Met]:
    """Those whom the sentences name, who are not listed, and of whom they say what they are."""
    for index, scan in enumerate(scans):
        for mark in scan.of("name"):
            if mark.extra not in _ROLES or name_key(mark.value.full_name) in reader.gathering.by_name:
                continue
            before = _BEFORE.search(scan.folded, 0, mark.start) if mark.extra in ("person", "relative") else None
            if before is not None:
                begin, end = (index, before.start()), (index, mark.end)
                yield _Met(mark.value.full_name, _level(before["is"]), begin, end, frozenset((index,)))
                continue
            yield from _told_behind(scans, index, mark)


def _called_before(reader: Reader, scans: Sequence[Scan]) -> Iterator[_Met]:
    """Who is called by his given name and was named over the list: "Buổi tập với bà Lê Thị Điểm", "Bà Điểm là F1"."""
    for index, scan in enumerate(scans):
        called = _CALLED_FIRST.match(scan.text)
        found = _BEHIND.match(scan.folded, called.end()) if called is not None else None
        if called is None or found is None or _OTHERS.search(found["gap"]):
            continue
        lines, at = reader.ahead
        given = re.escape(called["given"])
        full = re.compile(rf"(?<![^\W_])((?:{CAPITAL}[^\W\d_]* ){{1,4}}{given})(?! {CAPITAL})(?![^\W_])")
        named = {each for line in lines[:at] if called["given"] in line.body for each in full.findall(line.body)}
        named = {each for each in named if not _CALLED_FIRST.match(each)}
        if len(named) == 1 and name_key(name := named.pop()) not in reader.gathering.by_name:
            yield _Met(_source(found, name), _level(found["is"]), (index, 0), (index, found.end()), frozenset((index,)))


_CALLED_FIRST = re.compile(
    rf"(?:Ông|Bà|Anh|Chị|Cô|Chú|Bác|Em|Cháu|Cụ|Thầy|Bạn|Đồng chí) (?P<given>{CAPITAL}[^\W\d_]*)(?! {CAPITAL})"
)


def _told_behind(scans: Sequence[Scan], index: int, mark: Mark) -> Iterator[_Met]:
    """What is told of somebody behind his name, or where he is called again."""
    address = _HONORIFIC.search(scans[index].text, 0, mark.start)
    calls = "|".join(_called(mark.value.full_name))
    pronoun = rf"|{fold_aligned(address['address'])}(?: (?:nay|ay|ta))?" if address is not None else ""
    again = re.compile(rf"(?<![a-z])(?:(?:{_ADDRESS} )?(?:{calls}){pronoun})(?![a-z])")
    for at in range(index, len(scans)):
        scan = scans[at]
        begins = [mark.end] if at == index else []
        begins += [found.end() for found in again.finditer(scan.folded, mark.end if at == index else 0)]
        for begin in begins:
            found = _BEHIND.match(scan.folded, begin)
            if found is None or _OTHERS.search(found["gap"]):
                continue
            named = [each for each in scan.of("name") if begin <= each.start < found.end()]
            if named:
                continue
            clause = begin if begin == mark.end else max(scan.folded.rfind(each, 0, begin) for each in ".;,") + 1
            source, level = _source(found, mark.value.full_name), _level(found["is"])
            yield _Met(source, level, (at, clause), (at, found.end()), frozenset((index, at)))
            return


def _called(name: str) -> list[str]:
    """How somebody may be called whose full name was told: by all of it, its last two words, or the last one."""
    parts = fold_aligned(name).split(" ")
    return [re.escape(" ".join(parts[-count:])) for count in sorted({len(parts), min(2, len(parts)), 1}, reverse=True)]


def _source(found: re.Match[str], name: str) -> str:
    """The code of a case, or his name where none is told."""
    code = found["code"] or found["coded"]
    return f"BN{code}" if code else name


def _level(written: str | None) -> str:
    return f"F{written[-1]}" if written and written.startswith("f") else "F0"


def _day(scans: Sequence[Scan], met: _Met) -> date | None:
    """The one day that is told up to what he is, outside that clause; a day of meeting wherever it stands."""
    contact = [mark.value for scan in scans for mark in scan.of("contact") if mark.value]
    days = [
        mark.value
        for index, scan in enumerate(scans)
        for mark in scan.marks
        if mark.kind in _DAYS and mark.value and (index, mark.start) < met.begin
    ]
    for found in (set(contact), set(days)):
        if len(found) == 1:
            day = found.pop()
            return day if isinstance(day, date) else None
    return None


def _told_of_group(scan: Scan, met: _Met, index: int, *, on: date) -> dict[str, object]:
    """What a sentence goes on to say of the group, behind what it says of him."""
    group = GROUP.search(scan.text, met.end[1] if met.end[0] == index else 0)
    if group is None or (index, group.start()) < met.end:
        return {}
    kinds = ("place", "start", "end", "range")
    return told_of_many([mark for mark in scan.marks if mark.start > group.end() and mark.kind in kinds], scan, on=on)
