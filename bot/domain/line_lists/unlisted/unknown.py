"""Lines that nothing was made of: somebody without a name, an official, a title, or words not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Reason
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.unlisted.talk import is_talk
from bot.domain.line_lists.writing.lines import Line

_OFFICIALS = frozenset(("name", "phone", "others_phone", "hamlet", "number"))

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader


def only_officials(scan: Scan, told: Sequence[Mark]) -> bool:
    """Whether a line names officials and their phones, and nothing else: "Trưởng thôn: Bùi Văn Sáu 0912000999"."""
    names = scan.of("name")
    return (
        bool(names) and all(name.extra == "official" for name in names) and {mark.kind for mark in told} <= _OFFICIALS
    )


def take_unknown(reader: Reader, line: Line, scan: Scan) -> None:
    """Keep account of a line that is no entry, heading or note of a known kind."""
    details = {mark.kind for mark in scan.marks} & {"birth", "phone", "level", "code", "contact", "start", "range"}
    names = {mark.extra for mark in scan.of("name")}
    if not any(map(str.isalpha, line.body)) and not details:
        reader.note(line, "ornament")
    elif is_talk(line, scan):
        reader.note(line, "chatter")
    elif names == {"official"} and details <= {"phone"}:
        reader.note(line, "official")
    elif {"birth", "phone"} & details or (line.marker == "number" and details):
        reader.leave_unread(line, Reason.NO_NAME)
    elif line.begins_part:
        reader.close_entry()
        reader.heading(line, "part")
    elif (
        reader.over_headings
        or notes.is_title(line.folded)
        or ((line.body.isupper() or line.body.endswith(":")) and not details)
    ):
        reader.note(line, "title")
    else:
        reader.leave_unread(line, Reason.NOT_UNDERSTOOD)
