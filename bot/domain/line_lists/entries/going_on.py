"""Lines that go on with the entry above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.line_lists.entries.entry import LABEL
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.unlisted.unknown import only_officials
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_OF_LEVEL = re.compile(r"f\s?[0-3](?!\d)")
LONGEST_ENTRY = 40  # lines
_ASKS = re.compile(r"(?:de nghi|yeu cau|kinh de nghi|mong|nho|cac thon|cac dong chi|nhan duoc)(?![a-z])")


def take_next_sentence(reader: Reader, line: Line) -> bool:
    """Take the next sentence of an entry's own line with it: "1. Lê Văn Tám, 1972. F1 của BN9961"."""
    if reader.entry is None or line.number != reader.entry.lines[-1].number or not _OF_LEVEL.match(line.folded):
        return False
    reader.entry.lines.append(line)
    return True


def continues(reader: Reader, line: Line, scan: Scan) -> bool:
    """Whether a line goes on with the entry above."""
    asks = _ASKS.match(line.folded) is not None
    if asks and not {mark.kind for mark in scan.marks} & {"birth", "phone", "contact", "start", "range", "level"}:
        return False
    if reader.entry is None or line.stamped or line.marker in ("number", "roman"):
        return False
    if (line.gap and not LABEL.match(line.folded)) or len(reader.entry.lines) >= LONGEST_ENTRY:
        return False
    first = reader.entry.lines[0]
    if line.marker == "bullet" and line.depth <= first.depth and line.sign == first.sign:
        return False  # the next item
    if stands_between(line, first, reader.following) and line.body.endswith(":"):
        return False
    if any(scan.of("birth")) and any(scan.of("level")) and any(reader.scan(reader.entry.lines[0]).of("birth")):
        return False  # somebody else, whose name was not understood
    told = [mark for mark in scan.marks if mark.kind not in ("address", "other_day")]
    if told and only_officials(scan, told):
        return False
    if len(told) > 1 and all(mark.kind == "hamlet" for mark in told):
        return False  # "Thôn Trung Phú, thôn Hồng Lạc: không có"
    if told:
        return True
    return LABEL.match(line.folded) is not None and not notes.is_title(line.folded)


def stands_between(line: Line, above: Line, following: Line | None) -> bool:
    """Whether a line stands between items of a list and is none: "PHẦN BỎ (không phải F2)"."""
    return not line.marker and following is not None and following.marker == above.marker != ""
