"""Lines under a list that tell a fact of all its people behind a label: "Nguồn tiếp xúc: F1 Trần Bá Lộc, ngày 11/6"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.line_lists.below.closing_levels import is_last, told_of_many
from bot.domain.line_lists.below.sections import speaks_of_labels
from bot.domain.line_lists.below.shares import share
from bot.domain.line_lists.entries.merging import fill, level_of, tells
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_LABEL = re.compile(
    r"(?P<source>nguon(?: lay| lay nhiem| tiep xuc| tx| benh)?|l[iy] do(?: cach ly)?|"
    r"(?:ca|benh nhan|nguoi|yeu to) (?:lien quan|tiep xuc|dich te)|tiep xuc(?: voi| lan cuoi)?|tx|lien quan)"
    r"(?: chung| cua (?:ca |tat ca |moi )[a-z0-9 ]{1,16})?\s?[:=]|"
    r"(?:hinh thuc|noi|dia diem|thoi gian|thoi han|ngay|tu ngay)?\s?(?:cach ly|cl|tiep xuc|tx|ket thuc|het han|bat dau)"
    r"(?: (?:y te|tai nha|tap trung))?\s?[:=]|(?:hinh thuc|thoi gian|thoi han|dien|doi tuong)\s?[:=]"
)
_OF_OTHERS = frozenset(("birth", "phone", "age", "bad_phone"))


def tell(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply such a line to those listed above, if several since the last heading have one line each."""
    label = _LABEL.match(line.folded)
    if label is None or line.marker == "number" or label.end() == len(line.folded) or not is_last(reader):
        return False
    if {mark.kind for mark in scan.marks} & _OF_OTHERS:
        return False
    if reader.entry is not None and line.marker == "bullet" and line.depth > reader.entry.lines[0].depth:
        return False  # a detail of his, moved in under him
    if speaks_of_labels(reader, scan) or len({mark.value for mark in scan.of("level")}) > 1 < len(scan.of("place")):
        return False  # "Hình thức: F1 tập trung, F2 tại nhà"
    if share(reader, line, scan):
        return True
    if label["source"]:
        scan.marks = [
            replace(mark, extra="source") if mark.kind == "name" and mark.extra in ("person", "household") else mark
            for mark in scan.marks
        ]
    facts = told_of_many(without_source_levels(scan), scan, on=reader.today)
    entry = reader.entry
    if not facts or (entry is not None and len(entry.lines) > 1):
        return False
    named = [mark for mark in entry.scan.of("name") if mark.extra == "person"] if entry and entry.scan else []
    if len(reader.section) + max(len(named), entry is not None) < 2:
        return False
    own = (each.draft.said.get(name) for each in reader.section for name in facts.keys() - {"level"})
    if entry is not None and any(own):
        return False  # each has such a line of his own
    reader.close_entry()
    if any(each.draft.said.get(name) for each in reader.section[:-1] for name in facts.keys() - {"level"}):
        fill(reader.section[-1:], facts)  # each has such a line of his own
    else:
        above = reader.gathering.people
        untold = not any(tells(each, name) for each in above for name in facts.keys() - {"level"})
        lacking = [
            each
            for each in (above if untold else reader.section)
            if level_of(each) in (None, facts.get("level") or level_of(each))
        ]
        fill(lacking, facts)
    reader.closing(line)
    return True
