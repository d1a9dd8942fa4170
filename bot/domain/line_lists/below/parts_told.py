"""Sentences that speak of parts of the list as its writer calls them: "Toa 4: F1, tập trung; toa 5 ở nhà"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.below.closing_levels import told_of_many
from bot.domain.line_lists.below.everybody import speaks_of_all
from bot.domain.line_lists.below.in_turn import JOINS, with_meaning, with_place
from bot.domain.line_lists.entries.mentions import mentions_of
from bot.domain.line_lists.entries.merging import Gathered, level_of
from bot.domain.line_lists.fields.day_words import FIELDS
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.naming.given_names import met_by, source_called
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_OPENS = re.compile(
    r"(?:[\s,;:=\-–>)]|(?:thi|la)(?= (?:thi|la)(?![a-z]))|"
    r"(?:(?:ap dung|danh|tinh|chuyen|dung)? ?(?:cho|gom|cho)|nhung|toan|cac) (?=f\s?[0-3](?!\d)))+"
)
_CLOSES = re.compile(r"(?:[\s,;:(\-–>=]|(?<![a-z])(?:va|con|rieng|nhung|thi|nen|cua|cho|vay)$)+$")
_SAME_DAY = re.compile(
    r"(?<![a-z])cung (?:vao |tu |tinh tu )?(?:ngay|hom|luc|thoi diem)(?: (?:do|ay|nay|tren))?(?! \d)"
)
_LEAD = re.compile(r"(?<![a-z])(?:ngay|het|han|ket thuc|bat dau|tx|tiep xuc|gap|vao|ra|den|tu|nguon|f0|lay)(?![a-z])")


@dataclass(slots=True)
class Parts:
    """Who is listed in each part, and what was told of each part by its label."""

    people: dict[int, list[Gathered]] = field(default_factory=dict)
    told: dict[int, dict[str, Any]] = field(default_factory=dict)

    def listed(self, person: Gathered, part: int | None) -> None:
        """Somebody was listed in a part."""
        if part is not None and not any(each is person for each in self.people.setdefault(part, [])):
            self.people[part].append(person)
            person.heard = {**person.heard, **self.told.get(part, {})}

    def fill(self, part: int, said: dict[str, Any]) -> None:
        """Tell it of all in a part who say nothing else; what was told of the part before goes first."""
        before = self.told.setdefault(part, {})
        now = {name: value for name, value in said.items() if name not in before}
        for each in self.people.get(part, ()):
            each.heard = {**each.heard, **now}
        before |= now


_ASIDE = re.compile(rf"\({CAPITAL}[^\W\d_]+ (?:đã|cũng|thì|hiện|không|vẫn|da|cung|thi|hien|khong|van) [^()]*\)")
"""What brackets tell of somebody else: "nay lên F1 của Giản Văn Trung (Trung đã thành F0)"."""
_WITH_DAY = re.compile(rf"\((?!{CAPITAL})([^()]*\d{{1,2}}/\d[^()]*)\)")


def _head(reader: Reader, line: Line) -> bool:
    """Take what the brackets behind a label over people tell of these: "Tổ 3 (... xác định F1)"."""
    scan = reader.scan(line)
    names = [mark for mark in scan.of("name") if mark.extra == "person"]
    opened, closed = line.body.find("("), line.body.rfind(")")
    if line.part is None or opened < 0 or any(mark.start < opened or mark.end > closed for mark in names):
        return False
    said = _said(reader, line, line.body[opened + 1 : closed].replace(")", ""), ())
    if not said.get("level") and not names:
        return False
    reader.close_entry()
    reader.parts.fill(line.part, said)
    reader.heading(line, "part")
    return True


def tell(reader: Reader, line: Line) -> bool:
    """Apply what a sentence says of parts to their people, or what stands over those of one, if it tells anything."""
    if not line.spoken:
        return line.begins_part and _head(reader, line)
    reader.close_entry()
    whole = reader.scan(line)
    reader.mentions.extend(mentions_of(whole))
    reader.gathering.take_sources(whole)
    folded = fold_aligned(line.body)
    lead = line.body[: len(_CLOSES.sub("", folded[: line.spoken[0].start]))]
    of_each = _said(reader, line, lead, ()) if speaks_of_all(fold_aligned(lead)) else {}
    label = lead if _LEAD.search(fold_aligned(lead)) and not of_each else ""
    told = bool(of_each)
    before: dict[str, Any] = {}
    for parts, clause in _clauses(line):
        said = _said(reader, line, clause, parts, before)
        if label and not said:
            said = _said(reader, line, f"{label} {clause}", parts, before)
        said = with_place(said, before)
        for part in parts:
            reader.parts.fill(part, of_each | said)
        told, before = told or bool(said), said or before
    if told:
        reader.closing(line)
    return told


def _clauses(line: Line) -> Iterator[tuple[list[int], str]]:
    """What a sentence says, with those parts of which it says it."""
    together: list[int] = []
    for at, spoken in enumerate(line.spoken):
        end = line.spoken[at + 1].start if at + 1 < len(line.spoken) else len(line.body)
        together.append(spoken.part)
        if at + 1 < len(line.spoken) and JOINS.fullmatch(fold_aligned(line.body[spoken.end : end])):
            continue
        clause = line.body[spoken.end : end]
        opens, closes = _OPENS.match(fold_aligned(clause)), _CLOSES.search(fold_aligned(clause))
        yield together, clause[opens.end() if opens else 0 : closes.start() if closes else None]
        together = []


def _said(
    reader: Reader, line: Line, clause: str, parts: Sequence[int], before: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """What one clause says of all the people of its parts; `before`: what the clause before it said of others."""
    if not clause:
        return {}
    clause = _ASIDE.sub("", clause) if "(" in clause else clause
    clause = _WITH_DAY.sub(r", \1", clause) if "(" in clause else clause
    scan = reader.scan(replace(line, body=clause, marker="", plain=clause), clause)
    days = [(kind, name) for kind, name in FIELDS.items() if before.get(name) is not None]
    meaning, day = days[0] if len(days) == 1 else (None, "")
    scan.marks = [
        replace(mark, extra="source") if mark.kind == "name" and mark.extra in ("person", "household") else mark
        for mark in with_meaning(scan.marks, meaning)
    ]
    marks = without_source_levels(scan)
    hamlets = {mark.value.hamlet for mark in marks if mark.kind == "hamlet"} - {None}
    said = told_of_many(marks, scan, on=reader.today) | ({"hamlet": hamlets.pop()} if len(hamlets) == 1 else {})
    if day and _SAME_DAY.search(scan.folded):
        said.setdefault(day, before[day])
    known = {level_of(each) for part in parts for each in reader.parts.people.get(part, ())}
    level = said.get("level") or (known.pop() if len(known) == 1 else None)
    if "source" not in said and level is not None:
        called = source_called(reader.gathering, clause, scan.folded, level, told_of=0) or met_by(
            reader.gathering, clause, scan.folded, level
        )
        said |= {"source": called} if called is not None else {}
    return said
