"""Lines under a section that say something of all its people, without saying so: "Cách ly tập trung từ 11/6"."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.below.closing_levels import CLOSED, OF_SEVERAL, common_level, is_last, names_follow
from bot.domain.line_lists.below.sayings import conclude, settable
from bot.domain.line_lists.entries.facts import fields_of, is_of_named
from bot.domain.line_lists.entries.merging import Gathered, level_of, tells
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_KINDS_OF = {
    "source": {"code", "codes"},
    "contact_date": {"contact"},
    "quarantine_start": {"start", "range"},
    "quarantine_end": {"end", "range"},
    "place": {"place"},
    "level": {"level", "new_level"},
}
_OWN_KINDS = frozenset(("birth", "phone", "sex", "kin", "hamlet", "age", "change", "new_level"))
_OF_ALL = frozenset(("place", "quarantine_start", "quarantine_end", "address"))


_OF_PART = re.compile(
    r"(?<![a-z])(?:(?:cac|nhung|hai|ba|nguoi|vien|sinh|cac em) )?(?:nhom|muc|phan|to|lop|dot) (?:so )?"
    r"(?:\d{1,2}|[a-d])(?![a-z0-9/.])(?! (?:thon|xom))"
)
"""Where a line speaks of one part of the list by its number, whose heading was not understood."""
_DAY_FIRST = re.compile(r"(?:(?:ngay|sang|trua|chieu|toi|dem) ){0,2}\d{1,2}[/.]\d{1,2}(?!\d)")


def trail(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply a line after a section's people to them all ("Cách ly tập trung từ 11/6"), if it can be nothing else."""
    entry = reader.entry
    if line.folded.endswith(":") or line.marker == "number" or (line.marker and _DAY_FIRST.match(line.folded)):
        return False
    if _OF_PART.search(line.folded):
        return False
    if line.concludes and _conclude_section(reader, line, scan):
        return True
    if reader.entry is not None and line.marker == "bullet" and line.depth > reader.entry.lines[0].depth:
        return False  # a detail of his, moved in under him
    apart = line.gap or line.stamped
    long = entry is not None and len({each.number for each in entry.lines}) > 1
    if long and not apart and not OF_SEVERAL.search(line.folded):
        return False
    if entry is not None and not reader.section and _names_several(reader, entry.lines[0]):
        reader.close_entry()
        return trail(reader, line, scan)
    if not reader.gathering.people:
        return False
    goes_on = entry is None and bool(reader.lines) and reader.lines[-1].what == "closing"
    if entry is None and not (line.gap or goes_on) and len(reader.section) < (2 if reader.columns is None else 1):
        return False
    said, _ = fields_of(without_source_levels(scan), scan, on=reader.today, level=None)
    fields = settable(said)
    bare = fields.keys() == {"hamlet"} and _is_only_hamlet(reader, line, scan)
    home = bare or ("hamlet" in fields and _is_home_of_all(reader, line))
    told = not home and _besides_hamlets(reader, scan)
    if told:
        fields.pop("hamlet", None)
    levelled = "level" in fields and all(level_of(each) is None for each in reader.gathering.people)
    if (
        not (fields.keys() & CLOSED or levelled or home)
        or ("hamlet" in fields and not home)
        or {mark.kind for mark in scan.marks if not is_of_named(mark, scan)}
        & (_OWN_KINDS - {"hamlet" if home or told else ""})
    ):
        return False
    known = reader.context.said().get("level") or common_level(reader.section)
    if "level" in fields and known and (reader.columns is not None or fields.pop("level") != known):
        return False
    if not bare and names_follow(reader) and not (home and _OF_HOUSE.match(line.folded)):
        return False
    above = reader.gathering.people
    untold = len(above) > 1 and not any(tells(each, name) for each in above for name in fields)
    concluded = reader.sections.concluded
    goes_on = goes_on and not any(tells(each, name) for each in concluded for name in fields)
    listed = (concluded if goes_on else reader.section) or (above if untold or fields.keys() <= _OF_ALL else [])
    if not listed or (not line.gap and not home and not _missing(reader, listed, fields)):
        return False
    reader.close_entry()
    if told:
        said.pop("hamlet", None)
    conclude(reader, line, listed if goes_on else _those_meant(reader, fields), said)
    return True


def _conclude_section(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply "=> F2, tx F1 Lê Văn Ba ngày 12/6" to those above it of whom nothing of it is told, if they are several."""
    said, _ = fields_of(without_source_levels(scan), scan, on=reader.today, level=None)
    fields = settable(said)
    if not fields.keys() & (CLOSED | {"level"}) or {mark.kind for mark in scan.marks} & (_OWN_KINDS - {"change"}):
        return False
    entry = reader.entry
    several = entry is not None and _names_several(reader, entry.lines[0])
    if entry is not None and not several and (len(entry.lines) > 1 or not reader.section):
        return False
    told = fields.keys() - {"level"} or {"level"}
    before = len(reader.gathering.people)
    above = takewhile(lambda each: not any(tells(each, name) for name in told), reversed(reader.gathering.people))
    untold = before - sum(1 for _ in above)
    if untold == before and not several:
        return False
    reader.close_entry()
    meant = reader.gathering.people[untold:]
    level = said.get("level") or (level_of(meant[-1]) if meant else None)
    conclude(reader, line, [each for each in meant if level_of(each) in (None, level)], said)
    return True


def _besides_hamlets(reader: Reader, scan: Scan) -> bool:
    """Whether a line names only hamlets in which all of those above live, or in a sentence that tells nothing else."""
    marks = scan.of("hamlet")
    if not marks:
        return False
    stops = [found.start() for found in _STOP.finditer(scan.folded)]
    facts = {bisect(stops, mark.start) for mark in scan.marks if mark.kind in _OF_QUARANTINE}
    named = {mark.value.hamlet for mark in marks if bisect(stops, mark.start) in facts}
    return not named - {None} or named == _hamlets_of_all(reader)


_STOP = re.compile(r"[.;!]\s")
_OF_QUARANTINE = frozenset(("place", "start", "end", "range", "contact", "code"))


def _hamlets_of_all(reader: Reader) -> set[str | None]:
    """Where those listed since the last heading live, with whoever is being read; None stands for an unknown home."""
    context = reader.context.said().get("hamlet")
    homes: set[str | None] = {each.draft.said.get("hamlet") or each.heard.get("hamlet") for each in reader.section}
    entry = reader.entry
    if entry is not None:
        own = {mark.value.hamlet for mark in reader.scan(entry.lines[0], entry.text()).of("hamlet")}
        homes |= own or {entry.home or context}
    return homes


_HOME = re.compile(
    r"(?:\W|ca |tat ca |deu |cac |ho |nhung nguoi nay |may nguoi nay )*(?:nha|gia dinh|dia chi|tru|o|thuong tru)"
    r"(?: tren| nay)?(?: deu)? ?(?:o|tai|:|(?=thon )|(?<=^o))"
)
_OF_HOUSE = re.compile(r"\W*(?:ca )?(?:nha|gia dinh)(?: deu)? (?:o|tai) ")


def _is_only_hamlet(reader: Reader, line: Line, scan: Scan) -> bool:
    """Whether a line is only a hamlet and stands under several people, before the next heading or the end."""
    (hamlet,) = scan.of("hamlet") if len(scan.of("hamlet")) == 1 else (None,)
    if hamlet is None or line.marker or line.gap or len(line.body.strip(" .*()")) > hamlet.end - hamlet.start:
        return False
    return _is_untold(reader) and is_last(reader)


def _is_untold(reader: Reader) -> bool:
    """Whether the hamlet of nobody in the section is told, not even the last one's."""
    if not reader.section or reader.context.said().get("hamlet"):
        return False
    last = reader.scan(reader.entry.lines[0], reader.entry.text()).of("hamlet") if reader.entry is not None else []
    return not last and not any(tells(each, "hamlet") for each in reader.section)


def _is_home_of_all(reader: Reader, line: Line) -> bool:
    """Whether "nhà ở Trung Phú" stands under people of whom nobody's hamlet is told, not even the last one's."""
    return _HOME.match(line.folded) is not None and _is_untold(reader)


def _missing(reader: Reader, listed: Sequence[Gathered], fields: dict[str, Any]) -> set[str]:
    """Which of the facts nobody of a section has by his own words, not even the last: they are said of all."""
    entry = reader.entry
    own = {mark.kind for mark in reader.scan(entry.lines[0], entry.text()).marks} if entry is not None else set()
    return {
        name
        for name in fields.keys() & CLOSED
        if not own & _KINDS_OF.get(name, set()) and not any(each.draft.said.get(name) for each in listed)
    }


def _names_several(reader: Reader, line: Line) -> bool:
    """Whether one line lists several people."""
    return len([mark for mark in reader.scan(line).of("name") if mark.extra == "person"]) > 1


def _those_meant(reader: Reader, fields: dict[str, Any]) -> list[Gathered]:
    """Those of the section; with them those of the same level above, where nothing of the kind is said of any."""
    section = reader.section
    if "level" in fields:
        return [each for each in reader.gathering.people if level_of(each) in (None, fields["level"])]
    level = level_of((section or reader.gathering.people)[-1])
    others = [each for each in reader.gathering.people if level_of(each) == level]
    if not fields.keys() <= _OF_ALL and any(tells(each, name) for each in others for name in fields):
        return section
    if any(tells(each, name) for each in others for name in fields if name != "place"):
        return section
    return others
