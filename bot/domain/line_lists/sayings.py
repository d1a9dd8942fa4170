"""Sentences about all people who were listed above: "Tất cả các trường hợp trên đều ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.facts import fields_of
from bot.domain.line_lists.headings import SETTING
from bot.domain.line_lists.lines import Line
from bot.domain.line_lists.merging import fill, level_of
from bot.domain.line_lists.model import ReadLine
from bot.domain.line_lists.people import without_source_levels
from bot.domain.line_lists.scan import Scan

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_ALL = (
    r"(?:(?:tat ca|toan bo|ca|so|nhom|danh sach|ds|nhung|cac|\d{1,4}(?!\d)|hai|ba|bon|nam|sau|bay|cung la|moi) ?){1,3}"
    r"(?:truong hop|nguoi|doi tuong|ca(?! nhan)|f[0-3]|th|cong dan|ba con|khau|ong ba)?"
    r"(?: (?:cua|co|trong|o|thuoc|f[0-3]|ten|ds|danh sach|nguoi)){0,4}\s?"
)
_CLOSING = re.compile(
    rf"(?:luu y|ghi chu|ngoai ra|p/s)?\s?[:,]?\s?{_ALL}(?:tren|neu tren|ke tren|o tren|tren day|nay|vua neu|da neu|deu|"
    r"trong danh sach)(?![a-z])|(?:deu|cung deu|tat ca|toan bo)(?= )|"
    r"ca (?:\d{1,2}|hai|ba|bon|nam|sau|bay|tam) (?:truong hop|nguoi|doi tuong|ca|th|f[0-3]|(?:bac|ong|ba|anh|"
    r"chi) nay)(?= )"
)
_SUM = re.compile(
    r"(?:[=>\s-]*)?(?:tong(?: cong| so)?|cong|tc)\s?:?\s?(?:la |so )?\d{1,4}\s?(?:f[0-3]|nguoi|ca|truong hop|th)"
    r"(?: moi)?\s?[,.;:-]\s{0,2}"
)
_BELOW = re.compile(r"(?<![a-z])(?:sau|duoi day|sau day|ben duoi|duoi|nhu sau)(?![a-z])")
_COUNT = re.compile(r"(?:ca )?(?P<n>\d{1,3}|hai|ba|bon|nam) (?:truong hop|nguoi|ca|doi tuong|th|f[0-3]|cong dan|khau)")
_KINDS_OF = {
    "source": {"code", "codes"},
    "contact_date": {"contact"},
    "quarantine_start": {"start", "range"},
    "quarantine_end": {"end", "range"},
    "place": {"place"},
    "level": {"level", "new_level"},
}
_NUMERALS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5}
_OWN_KINDS = frozenset(("birth", "phone", "sex", "kin", "hamlet", "age", "change", "new_level"))


def close(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply "Tất cả các trường hợp trên đều ..." to the people above, if the line is such a sentence."""
    summed = _SUM.match(line.folded)
    found = _CLOSING.match(line.folded, summed.end() if summed else 0)
    if found is None or _BELOW.search(line.folded[: found.end() + 12]):
        return False
    if not (reader.gathering.people or reader.entry):
        return False
    reader.close_entry()
    said, _ = fields_of(without_source_levels(scan), scan, on=reader.today, level=None)
    people = reader.gathering.people
    count = _COUNT.match(line.folded, found.start())
    number = 0 if count is None else _NUMERALS.get(count["n"]) or int(count["n"])
    if 0 < number < len(people):
        people = people[-number:]
    level = said.get("level") or reader.context.said().get("level")
    if level:
        people = [each for each in people if level_of(each) in (None, level)]
    fill(people, settable(said))
    reader.lines.append(ReadLine(line.number, "heading", "closing", sheet=reader.sheet))
    reader.listing = reader.listing or "level" in said
    return True


def trail(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply a line after a section's people to them all ("Cách ly tập trung từ 11/6"), if it can be nothing else."""
    entry = reader.entry
    if not reader.section or line.gap or line.folded.endswith(":") or (entry is not None and len(entry.lines) > 1):
        return False
    if entry is None and len(reader.section) < 2:
        return False
    said, _ = fields_of(without_source_levels(scan), scan, on=reader.today, level=None)
    fields = settable(said)
    if not fields or "hamlet" in fields or {mark.kind for mark in scan.marks} & _OWN_KINDS:
        return False
    if "level" in fields and reader.context.said().get("level"):
        return False
    if _names_follow(reader):
        return False
    own = {mark.kind for mark in reader.scan(entry.lines[0]).marks} if entry is not None else set()
    if any(own & kinds for name, kinds in _KINDS_OF.items() if name in fields) or any(
        each.draft.said.keys() & fields.keys() for each in reader.section
    ):
        return False
    reader.close_entry()
    fill(reader.section, fields)
    reader.lines.append(ReadLine(line.number, "heading", "closing", sheet=reader.sheet))
    reader.listing = reader.listing or "level" in said
    return True


def _names_follow(reader: Reader) -> bool:
    """Whether the next line begins with somebody's name, so that this one may stand over him."""
    if reader.following is None or reader.following.gap:
        return False
    ahead = reader.scan(reader.following)
    return any(mark.kind == "name" and mark.extra == "person" for mark in ahead.marks)


def settable(said: dict[str, Any]) -> dict[str, Any]:
    """The fields that can be said of many at once."""
    return {
        name: said[name]
        for name in (*SETTING, "address")
        if said.get(name) is not None and (name != "change" or said[name] == "released")
    }
