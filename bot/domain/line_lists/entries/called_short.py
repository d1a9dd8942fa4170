"""People of the list whom a line under it calls by the end of their names, or as "bạn": "bạn Đức và bạn Mai Hương"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.folding import CAPITAL, name_key
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_OWN = frozenset(("birth", "phone", "age"))
_ADDRESSED = re.compile(r"(?<![a-z])(?:ong|ba|anh|chi|em|chau|co|chu|bac|cu|be|ban|va|rieng|con) $")
_FRIEND = re.compile(rf"(?<!\w)[Bb]ạn (?=(?P<given>{CAPITAL}[^\W\d_]*)(?![^\W_]))")


def called_in_full(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> Line:
    """The line with the given names of those listed above in place of two words of theirs; else the line itself."""
    if line.marker in ("number", "letter") or not (reader.gathering.people or reader.entry):
        return line
    short = [mark for mark in people if mark.value.full_name.count(" ") == 1 and mark.extra == "person"]
    friends = "ạn " in line.body and _FRIEND.search(line.body) is not None
    if not (short or friends) or any(mark.kind in _OWN for mark in scan.marks):
        return line
    body = line.body
    for mark in reversed(short):
        key = name_key(mark.value.full_name)
        given = key.split(" ")[-1]
        if not _ADDRESSED.search(scan.folded, 0, mark.start):
            continue
        listed = _called(reader, given)
        if len(listed) == 1 and listed[0].endswith(f" {key}"):
            body = body[: mark.start] + body[mark.start : mark.end].split(" ")[-1] + body[mark.end :]
    if friends:
        body = _FRIEND.sub(lambda found: "em " if _called(reader, name_key(found["given"])) else found[0], body)
    return replace(line, body=body) if body != line.body else line


def _called(reader: Reader, given: str) -> list[str]:
    """The keys of the names above that end so, with that of the entry that is not complete yet."""
    keys = {name_key(each.draft.full_name) for each in reader.gathering.by_given.get(given, ())}
    if reader.entry is not None:
        names = reader.scan(reader.entry.lines[0], reader.entry.text()).of("name")
        last = [name_key(mark.value.full_name) for mark in names if mark.extra == "person"]
        keys |= {key for key in last if key.split(" ")[-1] == given}
    return list(keys)
