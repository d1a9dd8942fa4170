"""From the marks of one entry to what it says of each of its people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from bot.domain.folding import fold_aligned
from bot.domain.hamlets import HamletMark
from bot.domain.line_lists.model import Question, Reason
from bot.domain.line_lists.names import Name
from bot.domain.line_lists.scan import Mark, Scan
from bot.domain.line_lists.vocabulary import words

_LEADING = frozenset(("level", "kin", "sex", "code", "new_level"))
_JOINT = re.compile(r"(?:\s|[:(,./\-–*]|la|va|ong|ba|anh|chi|em|chau|co|chu|bac|cung|voi|ten|ho|\d{1,3}[.)/]){0,12}")
_SHARED = re.compile(
    r"(?<![a-z])(?:deu|ca (?:hai|ba|bon|nam|sau|\d+)|ca (?:nha|gia dinh)|tat ca|cung(?= (?:tiep xuc|tx|o |cach ly|"
    r"lien quan|la |thon|di|ngay|f\d|tru|duoc))|hai (?:vo chong|nguoi|me con|anh em|bo con)|"
    r"\d+ (?:nguoi|truong hop|ca) (?:nay|tren)|vo chong)(?![a-z])"
)
_SOURCE_LEVEL = re.compile(
    r"(?:(?<![a-z])(?:cua|tx|t/x|txg|tiep xuc(?: gan| truc tiep| lan cuoi){0,3}|lq|lien quan(?: den| toi)?|voi|voi ca|"
    r"voi truong hop|lay tu|tu|nguon(?: lay)?|gap|vo|chong|con|me|bo|la nguoi nha)|"
    r"f\s?[0-3]\s?[-/(,:>]?|\()\s{0,2}[:\-]?\s{0,2}(?:la\s)?(?:ca |truong hop |nguoi )?$"
)
_TO_SOURCE = re.compile(r"\s{0,2}[:(\-]?\s{0,2}(?:la\s)?")
DETAILS = words(
    """birth phone hamlet code codes contact start end range place level new_level age others_phone bad_phone bad_day
    bad_year change ending"""
)
"""Kinds of marks that tell that a name is an entry of a list."""
PREDICATES = frozenset(("contact", "start", "end", "range", "place", "code", "codes", "bad_day"))


@dataclass(slots=True)
class Draft:
    """A person while he is put together: what his own lines say of him (`said`), and what is to be asked."""

    full_name: str
    line: int
    said: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    number: int | None = None
    sheet: str | None = None
    text: str = ""
    denied: str = ""
    group: int = 0


def drafts_of(scan: Scan, *, on: date, level: str | None) -> list[Draft]:
    """The people that an entry names, each with what it says of him. `level` is the context's."""
    people = [mark for mark in scan.of("name") if mark.extra == "person"]
    if not people:
        return []
    marks = without_source_levels(scan)
    bounds = [_begin(marks, scan, mark, people[index - 1].end if index else 0) for index, mark in enumerate(people)]
    regions = _regions(marks, bounds, len(scan.text))
    prefix = [mark for mark in marks if mark.end <= bounds[0]]
    groups = _groups(scan, people)
    households = {
        fold_aligned(mark.value.full_name): mark.value.sex for mark in scan.of("name") if mark.extra == "household"
    }
    first_level = _leading_level(marks, people[0]) if len({m.value for m in marks if m.kind == "level"}) == 1 else None
    drafts: list[Draft] = []
    for index, mark in enumerate(people):
        last = max(each for each in range(len(people)) if groups[each] == groups[index])
        shared = _shared_from(scan, people, bounds, last) if groups.count(groups[index]) > 1 else None
        own = regions[index]
        if index < last:
            tail = [each for each in regions[last] if shared is not None and each.start >= shared]
            own = own + (tail or _shared_predicates(scan, people, regions, index, groups.index(groups[index]), last))
        own_kinds = {each.kind for each in own}
        lead = [each for each in prefix if each.kind not in own_kinds and each.kind not in ("kin", "sex", "age")]
        said_before = _level_before(drafts, groups, index, regions)
        if said_before:
            lead = [each for each in lead if each.kind != "level"]
        if len(people) == 1:
            lead = [each for each in prefix if each.kind not in own_kinds or each.kind in ("new_level", "level")]
        said, questions = fields_of(lead + own, scan, on=on, level=level)
        if index and "level" not in said:
            said["level"] = said_before or first_level
        name: Name = mark.value
        if name.sex and "sex" not in said:
            said["sex"] = name.sex
        if "sex" not in said and households.get(fold_aligned(name.full_name)):
            said["sex"] = households[fold_aligned(name.full_name)]
        denied = " ".join(each.value for each in own if each.kind == "denied")
        drafts.append(Draft(name.full_name, 0, said, questions, denied=denied))
    return drafts


def without_source_levels(scan: Scan) -> list[Mark]:
    """The marks, without levels that are somebody else's ("tx F1 ...", "F2 (F1 ...)")."""
    kept: list[Mark] = []
    sources = sorted(mark.value.lead for mark in scan.marks if mark.kind == "name" and mark.extra == "source")
    for mark in scan.ordered():
        if mark.kind == "level":
            before = scan.folded[max(0, mark.start - 30) : mark.start]
            found = _SOURCE_LEVEL.search(before)
            closes = re.match(r"\s?\)", scan.folded[mark.end : mark.end + 2])
            at = bisect_left(sources, mark.end)
            if at < len(sources) and _TO_SOURCE.fullmatch(scan.folded, mark.end, sources[at]):
                continue
            if found and not closes and not (found.group().lstrip().startswith("(") and not kept_level_before(kept)):
                continue
        kept.append(mark)
    return kept


def _level_before(
    drafts: Sequence[Draft], groups: Sequence[int], index: int, regions: Sequence[list[Mark]]
) -> str | None:
    """The level that stands before an earlier name of the same sentence: "F1 là vợ A và mẹ B"."""
    for earlier in range(index - 1, -1, -1):
        if groups[earlier] != groups[index]:
            return None
        name = next((mark.start for mark in regions[earlier] if mark.kind == "name" and mark.extra == "person"), 0)
        if any(mark.kind == "level" and mark.end <= name for mark in regions[earlier]):
            level = drafts[earlier].said.get("level")
            return str(level) if level else None
    return None


def _leading_level(marks: Sequence[Mark], first: Mark) -> str | None:
    """The one level that stands before the first name: it holds for the others too, unless they have their own."""
    levels = {mark.value for mark in marks if mark.kind == "level" and mark.end <= first.start}
    return levels.pop() if len(levels) == 1 else None


def kept_level_before(marks: Sequence[Mark]) -> bool:
    """Whether a level was kept already."""
    return any(mark.kind == "level" for mark in marks)


def _begin(marks: Sequence[Mark], scan: Scan, name: Mark, floor: int) -> int:
    """Where a person's part begins: a level, a kinship or a code just before the name is his."""
    begin: int = name.value.lead
    for mark in reversed([mark for mark in marks if floor <= mark.start and mark.end <= begin]):
        if mark.kind not in _LEADING or not _JOINT.fullmatch(scan.folded[mark.end : begin]):
            break
        if mark.kind == "code" and (mark.extra or floor):
            break
        begin = mark.start
    return begin


def _regions(marks: Sequence[Mark], bounds: Sequence[int], length: int) -> list[list[Mark]]:
    regions: list[list[Mark]] = [[] for _ in bounds]
    index = -1
    for mark in marks:
        while index + 1 < len(bounds) and mark.start >= bounds[index + 1]:
            index += 1
        if index >= 0:
            regions[index].append(mark)
    return regions


def _groups(scan: Scan, people: Sequence[Mark]) -> list[int]:
    """Which people one sentence names together."""
    groups = [0]
    for before, after in pairwise(people):
        between = scan.folded[before.end : after.value.lead]
        groups.append(groups[-1] + (re.search(r"[;\n|\t]|\.\s(?=[a-z0-9])", between) is not None))
    return groups


def _shared_from(scan: Scan, people: Sequence[Mark], bounds: Sequence[int], last: int) -> int | None:
    """Where a sentence begins to speak of all its people ("đều", "cả hai")."""
    end = bounds[last + 1] if last + 1 < len(bounds) else len(scan.folded)
    found = _SHARED.search(scan.folded, people[last].end, end)
    return found.start() if found else None


def _shared_predicates(
    scan: Scan, people: Sequence[Mark], regions: Sequence[list[Mark]], index: int, first: int, last: int
) -> list[Mark]:
    """What a sentence says after its last person holds for those joined to him: "A (1985) và B (1990) tiếp xúc ..."."""
    joined = re.search(r"(?<![a-z])va(?![a-z])|&|\+", scan.folded[people[first].end : people[last].start])
    if not joined and not COUNTED.search(scan.folded, 0, people[0].start):
        return []
    between = [mark for region in regions[index:last] for mark in region]
    if any(mark.kind in PREDICATES or (mark.kind == "name" and mark.extra == "source") for mark in between):
        return []
    levelled = any(mark.kind in ("level", "new_level") for mark in between)
    kinds = PREDICATES if levelled else PREDICATES | {"level", "new_level"}
    return [mark for mark in regions[last] if mark.kind in kinds or (mark.kind == "name" and mark.extra == "source")]


COUNTED = re.compile(
    r"(?<![a-z0-9])(?:gom|gia dinh|(?:\d{1,3}|hai|ba|bon|nam) (?:nguoi|truong hop|f[0-3]|khau|ca))(?![a-z])"
)


def fields_of(
    marks: Sequence[Mark], scan: Scan, *, on: date, level: str | None
) -> tuple[dict[str, Any], list[Question]]:
    """What some marks say, and what is to be asked about them."""
    said: dict[str, Any] = {}
    questions: list[Question] = []
    _level(marks, said, questions, level)
    _birth(marks, said, questions)
    _sex(marks, said)
    _hamlet(marks, scan, said, questions)
    _phone(marks, said, questions)
    _source(marks, scan, said, questions, said.get("level") or level)
    _days(marks, said, questions, on)
    _place(marks, scan, said)
    _change(marks, scan, said, on)
    tests = tuple(mark.value for mark in marks if mark.kind == "test")
    if tests:
        said["tests"] = tests
    return said, questions


def _level(marks: Sequence[Mark], said: dict[str, Any], questions: list[Question], level: str | None) -> None:
    first_name = min((mark.start for mark in marks if mark.kind == "name" and mark.extra == "person"), default=0)
    if level == "F0" and any(mark.kind == "code" and not mark.extra and mark.end <= first_name for mark in marks):
        return  # his own code stands before his name: what he was before is told after it
    new = [mark for mark in marks if mark.kind == "new_level"]
    if new:
        said["level"], said["change"] = new[-1].value, new[-1].extra
        return
    levels = [mark for mark in marks if mark.kind == "level"]
    names = [mark.start for mark in marks if mark.kind == "name" and mark.extra == "person"]
    leading = [mark for mark in levels if names and mark.end <= names[0]]
    values = list(dict.fromkeys(mark.value for mark in (leading or levels)))
    if len(values) == 1:
        said["level"] = values[0]
    elif values:
        said["level"] = None
        questions.append(Question("level", Reason.SEVERAL_LEVELS, ", ".join(values)))


def _birth(marks: Sequence[Mark], said: dict[str, Any], questions: list[Question]) -> None:
    births = [mark for mark in marks if mark.kind == "birth"]
    labelled = [mark for mark in births if mark.extra == "labelled"]
    if labelled or births:
        said["birth_year"] = (labelled or births)[0].value
    elif any(mark.kind == "bad_year" for mark in marks):
        questions.append(
            Question("birth_year", Reason.BAD_BIRTH_YEAR, next(m.value for m in marks if m.kind == "bad_year"))
        )


def _sex(marks: Sequence[Mark], said: dict[str, Any]) -> None:
    others = {
        mark.start for mark in marks if mark.kind == "name" and mark.extra != "person" and mark.value.lead == mark.start
    }
    kin = [mark for mark in marks if mark.kind == "kin" and not any(0 <= lead - mark.end <= 5 for lead in others)]
    by_kind = [mark for mark in marks if mark.kind == "sex"] or kin
    labelled = [mark for mark in by_kind if mark.extra == "labelled"]
    if by_kind:
        said["sex"] = (labelled or by_kind)[0].value


def _hamlet(marks: Sequence[Mark], scan: Scan, said: dict[str, Any], questions: list[Question]) -> None:
    found: list[HamletMark] = [mark.value for mark in marks if mark.kind == "hamlet"]
    known = list(dict.fromkeys(mark.hamlet for mark in found if mark.hamlet))
    moved = any(
        re.search(r"(?:thanh|sang|ve|nay o|->|la)\s{1,2}(?:thon\s)?$", scan.folded[max(0, m.start - 14) : m.start])
        for m in found[1:]
    )
    if len(known) == 1 or (known and moved):
        said["hamlet"] = known[-1]
    elif known:
        prefixed = list(dict.fromkeys(mark.hamlet for mark in found if mark.hamlet and mark.prefixed))
        if len(prefixed) == 1:
            said["hamlet"] = prefixed[0]
        else:
            said["hamlet"] = None
            questions.append(Question("hamlet", Reason.SEVERAL_HAMLETS, ", ".join(known)))
    elif any(mark.candidates for mark in found):
        first = next(mark for mark in found if mark.candidates)
        questions.append(Question("hamlet", Reason.SEVERAL_HAMLETS, ", ".join(first.candidates)))
    elsewhere = [mark for mark in marks if mark.kind == "address"]
    unknown = [mark.extra for mark in elsewhere if isinstance(mark.extra, HamletMark) and mark.extra.prefixed]
    if unknown and not known:
        questions.append(Question("hamlet", Reason.UNKNOWN_HAMLET, unknown[0].written))
    parts = [mark.value for mark in elsewhere] + [f"số nhà {mark.value}" for mark in marks if mark.kind == "house"]
    if parts:
        said["address"] = ", ".join(dict.fromkeys(parts))


def _phone(marks: Sequence[Mark], said: dict[str, Any], questions: list[Question]) -> None:
    others = [mark.end for mark in marks if mark.kind == "name" and mark.extra in ("relative", "official")]
    phones = [mark for mark in marks if mark.kind == "phone" and not any(0 <= mark.start - end <= 16 for end in others)]
    if phones:
        said["phone"] = phones[0].value
    elif any(mark.kind == "bad_phone" for mark in marks):
        questions.append(Question("phone", Reason.BAD_PHONE, next(m.value for m in marks if m.kind == "bad_phone")))


def _source(
    marks: Sequence[Mark], scan: Scan, said: dict[str, Any], questions: list[Question], level: str | None
) -> None:
    codes = [mark for mark in marks if mark.kind in ("code", "codes")]
    named = [mark for mark in marks if mark.kind == "name" and mark.extra == "source"]
    sources = [mark for mark in codes if mark.extra]
    own = [mark for mark in codes if not mark.extra]
    if own and level == "F0":
        said["case_code"] = own[0].value
    elif own and said.get("change") == "promoted" and sources:
        said["case_code"] = own[-1].value
    else:
        sources = sources or own
    if sources:
        said["source"] = sources[0].value
        if sources[0].kind == "codes" or len({mark.value for mark in sources}) > 1:
            questions.append(Question("source", Reason.SEVERAL_SOURCES, scan.text[sources[0].start : sources[-1].end]))
    elif named:
        said["source"] = named[0].value.full_name


def _days(marks: Sequence[Mark], said: dict[str, Any], questions: list[Question], on: date) -> None:
    contacts = [mark.value for mark in marks if mark.kind == "contact" and mark.value]
    if contacts:
        if max(contacts) > on:
            questions.append(Question("contact_date", Reason.FUTURE_CONTACT, max(contacts).isoformat()))
            contacts = [day for day in contacts if day <= on]
        if contacts:
            said["contact_date"] = max(contacts)
    for mark in marks:
        if mark.kind == "range" and "quarantine_start" not in said:
            said["quarantine_start"], said["quarantine_end"] = mark.value.day, mark.value.until
        elif mark.kind == "start":
            said.setdefault("quarantine_start", mark.value)
        elif mark.kind == "end":
            said.setdefault("quarantine_end", mark.value)
        elif mark.kind == "bad_day":
            name = {"contact": "contact_date", "end": "quarantine_end", "start": "quarantine_start"}.get(
                mark.extra, "contact_date"
            )
            if mark.value.is_range:
                name = "quarantine_start"
                for key, day in (("quarantine_start", mark.value.day), ("quarantine_end", mark.value.until)):
                    if day:
                        said.setdefault(key, day)
            questions.append(Question(name, Reason.BAD_DATE, mark.value.bad))
    bare = [mark for mark in marks if mark.kind == "bare_day"]
    if bare and not contacts:
        questions.append(Question("contact_date", Reason.DATE_WITHOUT_MEANING, f"{bare[0].value:%d/%m/%Y}"))
    start, end = said.get("quarantine_start"), said.get("quarantine_end")
    if start and end and end < start:
        questions.append(Question("quarantine_end", Reason.END_BEFORE_START, f"{start:%d/%m/%Y} - {end:%d/%m/%Y}"))


def _place(marks: Sequence[Mark], scan: Scan, said: dict[str, Any]) -> None:
    places = [mark for mark in marks if mark.kind == "place"]
    if not places:
        return
    explicit = [mark for mark in places if mark.extra] or places
    chosen = explicit[0]
    for mark in explicit[1:]:
        before = scan.folded[max(0, mark.start - 30) : mark.start]
        if re.search(r"(?:chuyen|nay|hien|sang|moi|da)\s(?:[a-z]+\s){0,2}$", before) and not re.search(
            r"sau do|tiep tuc|roi", before
        ):
            chosen = mark
    said["place"] = chosen.value


def _change(marks: Sequence[Mark], scan: Scan, said: dict[str, Any], on: date) -> None:
    for mark in marks:
        if mark.kind == "change" and (mark.value == "removed" or "change" not in said):
            said["change"] = mark.value
        elif mark.kind == "ending" and mark.value == "released" and said.get("change") != "removed":
            after = [
                m
                for m in marks
                if m.kind in ("end", "other_day", "bare_day") and 0 <= m.start - (mark.extra or mark.end) <= 12
            ]
            if not (after and after[0].value and after[0].value > on):
                said.setdefault("change", "released")
