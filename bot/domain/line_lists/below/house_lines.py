"""Lines under the first one of a household that tell of all its members: "Thôn Hồng Lạc. Đt chủ hộ 0935000961"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.above.households import begins_household
from bot.domain.line_lists.below.closing_levels import is_last, told_of_many
from bot.domain.line_lists.entries.merging import fill
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_HEADS_PHONE = re.compile(r"(?<![a-z])(?:chu ho|chu nha)\s?[:.\-(]?\s?(?:la )?$")
_HEAD = re.compile(r"(?<![a-z])chu ho\s?[:.\-]?\s?(?:(?:la|ong|ba|anh|chi|co|chu|bac) )?$")
_OF_ONE = frozenset(("birth", "age", "sex", "level", "new_level", "change"))


def tell_house(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply such a line to the members named in the line above it, if the next one begins another household."""
    entry = reader.entry
    if entry is None or line.gap or line.marker or begins_household(line):
        return False
    if not begins_household(replace(entry.lines[0], body=entry.lines[0].plain)):
        return False
    following = reader.following
    if {mark.kind for mark in scan.marks} & _OF_ONE or line.folded.endswith(":"):
        return False
    if not (is_last(reader) or (following is not None and begins_household(following))):
        return False
    marks = without_source_levels(scan)
    hamlets = {mark.value.hamlet for mark in marks if mark.kind == "hamlet" and mark.value.hamlet}
    if len(hamlets) != 1 or reader.context.said().get("hamlet"):
        return False
    said = told_of_many(marks, scan, on=reader.today) | {"hamlet": hamlets.pop()}
    phones = [mark for mark in scan.marks if mark.kind in ("phone", "others_phone")]
    named = [mark for mark in reader.scan(entry.lines[0], entry.text()).of("name") if mark.extra == "person"]
    text = fold_aligned(entry.text())
    head = next((at for at, mark in enumerate(named) if _HEAD.search(text, 0, mark.start)), 0)
    reader.close_entry()
    members = reader.section[-len(named) :] if named else []
    fill(members, said)
    if len(phones) == 1 and members and (len(members) == 1 or _is_heads(scan, phones[0].start)):
        members[min(head, len(members) - 1)].draft.said.setdefault("phone", str(phones[0].value))
    reader.closing(line)
    return True


def _is_heads(scan: Scan, phone: int) -> bool:
    return _HEADS_PHONE.search(scan.folded, 0, phone) is not None
