"""Prose over a list that tells whom its people met: "... những người hát cùng bè với chị Trần Thị Phúc (F1):"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.folding import fold_aligned, name_key
from bot.domain.line_lists.entries.merging import level_of
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.fields.settled_days import settle_days
from bot.domain.line_lists.naming.vocabulary import HON
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_OWN = frozenset(("birth", "phone", "age"))
_LOOKED_AHEAD = 4  # lines, the headings of a table among them
_MET = re.compile(
    r"(?<![a-z])(?:voi|cung|gap|canh|gan|tham|cho|cua|tiep xuc|tx|dieu tra|truy vet|xac minh|quanh|lien quan(?: den)?|"
    r"nha)(?: (?:la|ca|mot|truong hop|nguoi|benh nhan|vo chong|co giao|thay giao|giao vien)){0,2}"
    rf"\s(?:f\s?[0-2]\s?[:,]?\s?(?:la )?)?{HON}$"
)
"""Before the name of whom others met, or around whom they were looked for."""
_LEVEL_BEFORE = re.compile(r"f\s?(?P<n>[0-2])\s?[:,(]?\s?(?:la )?$")
_LEVEL_BEHIND = re.compile(
    r"\s?[(,\-–]?\s?(?:(?:la|da|nay|moi|vua|duoc|hien|nguoi|mot|ca|truong hop|dien|thuoc|xep|xac dinh|tro thanh|"
    r"thanh|len|chuyen|chuyen thanh)\s){0,5}f\s?(?P<n>[0-2])(?!\d)"
)
_THEY = re.compile(
    r"(?<![a-z])(?:nhung|cac|may|so|danh sach|ds|\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi|sau day|duoi day|sau|gom|"
    r"hoc sinh|cong nhan|khach|nguoi|truong hop|thanh vien|xa vien|hoi vien|doan vien|hanh khach)(?![a-z])"
)


def take_lead_in(reader: Reader, line: Line, scan: Scan) -> bool:
    """Whether a line over a list names only whom its people met; he is then the source, and his level is his own."""
    if line.marker in ("number", "bullet", "letter"):
        return False
    names = [mark for mark in scan.marks if mark.kind == "name" and mark.extra in _ROLES]
    if len(names) != 1:
        return False
    (named,) = names
    label = reader.sections.is_label(line)
    if not (label or _are_many(scan, named)) or scan.tells_behind(named.end, _OWN, within=30) or scan.of("birth"):
        return False
    his = _level_of(scan, named) or (_level_above(reader, scan, named) if label else None)
    if his is None or not _comes_below(reader, his[0]):
        return False
    level, told, end = his
    scan.marks = [
        replace(mark, extra="source") if mark is named else mark
        for mark in scan.marks
        if mark.kind not in ("sex", "kin")
        and not (mark.kind in ("level", "new_level") and (mark.start <= told < mark.end))
        and not (mark.kind in ("code", "codes") and _OF_HIM.fullmatch(scan.folded, end, mark.start))
    ]
    if not any(mark.kind in ("level", "new_level") for mark in scan.marks) and not reader.context.said().get("level"):
        scan.marks.append(Mark(0, 0, "level", f"F{int(level[1]) + 1}"))  # who met an F1 is F2
    settle_days(scan, on=reader.today)
    days = [mark for mark in scan.marks if mark.kind == "bare_day" and not _apart(scan, mark, named)]
    if len(days) == 1 and not scan.of("contact") and days[0].value <= reader.today and not _FOUND.search(scan.folded):
        scan.marks = [replace(mark, kind="contact") if mark is days[0] else mark for mark in scan.marks]
    reader.gathering.take_sources(scan)
    return True


_FOUND = re.compile(
    r"(?<![a-z])(?:bao cao|bao|ra soat|phat hien|ghi nhan|xac minh|dieu tra|truy vet|lap|cap nhat|thong ke|tinh den|"
    r"khai|gui|nhan duoc|xep|danh sach ngay|ds ngay)(?![a-z])"
)
"""What was done on a day by those who made the list."""
_ROLES = frozenset(("person", "source", "household", "relative"))
_OF_HIM = re.compile(r"\s?(?:cua|tu|,|lq|lien quan|tx|tiep xuc)\s(?:voi )?(?:ca )?")
_AT_HOUSE = re.compile(rf"(?<![a-z])(?:tai|o|den|sang|qua|ghe|toi) nha(?: cua)? {HON}$")


def _apart(scan: Scan, day: Mark, named: Mark) -> bool:
    """Whether a day stands in another sentence than the one met."""
    return re.search(r"[.;:]\s", scan.folded[min(day.end, named.end) : max(day.start, named.start)]) is not None


def _are_many(scan: Scan, named: Mark) -> bool:
    """Whether the words before a name say that several others met him."""
    pattern = _AT_HOUSE if named.extra == "household" else _MET
    return pattern.search(scan.folded, 0, named.start) is not None and _THEY.search(scan.folded) is not None


def _level_of(scan: Scan, named: Mark) -> tuple[str, int, int] | None:
    """The level of the one named, where its digit stands and what tells of it ends.

    It stands before his name, behind it, or behind his given name in the next clause.
    """
    before = _LEVEL_BEFORE.search(scan.folded, max(0, named.value.lead - 6), named.value.lead)
    given = fold_aligned(named.value.full_name).split(" ")[-1]
    again = re.compile(rf"[^.;\n]{{0,60}}(?<![a-z]){given}")
    repeated = again.match(scan.folded, named.end)
    behind = _LEVEL_BEHIND.match(scan.folded, named.end)
    if before is None and behind is None and repeated is not None:
        behind = _LEVEL_BEHIND.match(scan.folded, repeated.end())
    found = before or behind
    return (f"F{found['n']}", found.start("n"), found.end()) if found is not None else None


def _level_above(reader: Reader, scan: Scan, named: Mark) -> tuple[str, int, int] | None:
    """The level of one listed above whom those under a label met: "Tổ 7 (ăn chung bàn với Mạc Thị Quyên)"."""
    if _MET.search(scan.folded, 0, named.start) is None:
        return None
    reader.close_entry()
    known = reader.gathering.by_name.get(name_key(named.value.full_name), {})
    levels = {level_of(each) for people in known.values() for each in people} - {None}
    return (str(levels.pop()), -1, named.end) if len(levels) == 1 else None


def _comes_below(reader: Reader, his: str) -> bool:
    """Whether somebody is listed under a line, and everybody there who has a level has the one after `his`."""
    lines, at = reader.ahead
    for line in lines[at : at + _LOOKED_AHEAD]:
        scan = reader.scan(line)
        if not any(mark.extra == "person" for mark in scan.of("name")):
            continue
        told = line.marker == "number" or any(mark.kind in _OWN or mark.kind == "sex" for mark in scan.marks)
        levels = {mark.value for mark in without_source_levels(scan) if mark.kind in ("level", "new_level")}
        return told and all(comes_after(level, his) for level in levels)
    return False
