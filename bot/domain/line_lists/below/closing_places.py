"""Closing sentences that tell of those in each place by themselves: "tập trung: từ 11/6; nhà: từ 12/6"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.below.closing_levels import names_follow, told_of_many
from bot.domain.line_lists.entries.merging import Gathered, fill
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_BEGINS = re.compile(
    r"(?:^|[;.,:]\s?|(?<![a-z])(?:con|va) )\W{0,3}(?:(?:cac|nhung|so|nguoi|ai|dien|nhom|truong hop|ho|ca|"
    r"doi tuong|di|dang|duoc|vao|"
    r"cach ly|cl|y te|tu) ){0,6}"
    r"(?:(?P<centralised>(?:o |tai )?(?:khu )?tap trung|c\.?l\.?t\.?t|kcl|khu cach ly)|(?P<home>(?:tai |o )?nha|"
    r"c\.?l\.?t\.?n))"
    r"(?= (?:tu|tinh|thi|bat dau|di|vao|deu|den|la|da|ngay|het|co)(?![a-z])|\s?[:(,=–-]|\s\d)"
)
_DAYS = ("contact_date", "quarantine_start", "quarantine_end")


def close_by_place(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply such a sentence to the people above who are kept in each of the places that it names."""
    folded = line.folded
    if "nha" not in folded and "cltn" not in folded:
        return False
    found = list(_BEGINS.finditer(scan.folded))
    if len(found) < 2 or {each.lastgroup for each in found} != {"centralised", "home"} or folded.endswith(":"):
        return False
    if not (reader.gathering.people or reader.entry) or line.marker == "number" or scan.of("birth") or scan.of("level"):
        return False
    if names_follow(reader):
        return False
    ends = [*(each.start() for each in found[1:]), len(scan.text)]
    marks = [mark for mark in without_source_levels(scan) if mark.kind != "place"]
    said = [
        (each.lastgroup, told_of_many([m for m in marks if each.end() <= m.start < end], scan, on=reader.today))
        for each, end in zip(found, ends, strict=True)
    ]
    if not all(any(name in told for name in _DAYS) for _, told in said):
        return False
    reader.close_entry()
    for place, told in said:
        fill([each for each in reader.gathering.people if _kept_in(each) == place], told)
    reader.closing(line)
    return True


def _kept_in(each: Gathered) -> Any:
    return each.draft.said.get("place") or each.heard.get("place")
