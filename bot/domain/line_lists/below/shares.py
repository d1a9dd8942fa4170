"""Sentences that give those above their shares: "cltn 11/6 (bác Sơn 12/6)", "anh Phú từ 11/6, hai anh kia từ 12/6"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.folding import name_key
from bot.domain.line_lists.below.closing_levels import N, told_of_many
from bot.domain.line_lists.below.everybody import NUMERALS
from bot.domain.line_lists.below.in_turn import with_meaning
from bot.domain.line_lists.entries.merging import Gathered, fill, level_of
from bot.domain.line_lists.fields.day_words import FIELDS, day_in_heading
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Reason
from bot.domain.line_lists.naming.names import SEX_OF
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_ADDRESS = r"(?:ong|ba|anh|chi|em|chau|co|chu|bac|be|cu|thang)"
_TWO = "me con|bo con|vo chong|ba chau|ong chau"
_WHO = rf"(?:{_TWO}|{_ADDRESS}|nguoi|ng|ban|dua|truong hop|ca|cong dan|thanh vien|f\s?[0-3])"
_MANY = rf"(?:ca )?(?:(?P<n>{N})|nhung|cac|may|so)"
_REST = re.compile(rf"(?<![a-z])(?:{_MANY} )?(?:(?P<who>{_WHO}) ){{0,2}}(?:con lai|kia|khac)(?![a-z])")
_GROUP = re.compile(rf"(?<![a-z]){_MANY} (?P<who>{_WHO})(?: (?P<level>f\s?[0-3]))?(?![a-z0-9])")
_SPOUSE = re.compile(
    r"\W*(?P<kin>chong|vo)(?: em| e| toi| minh| chau)?(?= (?:da|dang|thi|se|vua|di|cltt|cltn|len|vao|o|cach) )"
)
_GROWN = 2003  # who was born until then may be married
_CALLED = re.compile(rf"(?<![a-z])(?:(?P<address>{_ADDRESS}) )?(?P<given>[^\W\d_]{{2,7}})(?![^\W_])")
_BEGINS = re.compile(r"(?:^|[,;.(:&+]\s?|(?<![a-z])(?:va|voi|cung|con|rieng|chi co|tru)\s)$")
_LIKELY = re.compile(rf"(?<![a-z])(?:{_ADDRESS} [a-z]{{2,7}}|rieng|con lai|kia)(?![a-z])|^\W*(?:chong|vo) ")
_TOLD = frozenset(("contact", "start", "end", "range", "bare_day", "place"))
_OF_ONE = frozenset(
    ("birth", "phone", "others_phone", "age", "new_level", "change", "hamlet", "test", "bad_day", "level")
)
_CLAUSE_END = re.compile(r"[,;.)]")


@dataclass(frozen=True, slots=True)
class _Subject:
    """Where a line speaks of one whom it calls by his given name, of those of a level, or of all the others."""

    start: int
    end: int
    given: str = ""
    level: str = ""
    spouse: str = ""  # the sex of whoever is called husband or wife
    number: int = 0
    sex: str | None = None


def share(reader: Reader, line: Line, scan: Scan) -> bool:
    """Tell each of those above his share, if the line speaks of some by their names and of the others beside them."""
    if line.marker == "number" or line.folded.endswith(":") or not _LIKELY.search(line.folded):
        return False
    marks = [mark for mark in without_source_levels(scan) if mark.kind in _TOLD]
    subjects = list(_subjects(reader, scan))
    if not marks or not any(each.given or each.spouse for each in subjects) or _tells_of_one(scan, subjects):
        return False
    parts = _parts(subjects, marks, len(scan.text))
    head = [mark for mark in marks if mark.end <= subjects[0].start]
    if not all(told for _, told in parts) or not (head or len(parts) > 1 or subjects[0].spouse):
        return False
    meaning = _meaning(scan, head, subjects[0].start) or reader.closing_day
    said, of_all = [], told_of_many(head, scan, on=reader.today)
    for group, told in parts:
        own, later = _first_clause(scan, told) if of_all or group[-1].spouse else (told, [])
        later = later if of_all else []
        if not meaning and any(mark.kind == "bare_day" for mark in own):
            return False
        facts = told_of_many(with_meaning(own, meaning), scan, on=reader.today)
        said.append((group, facts))
        of_all = told_of_many(later, scan, on=reader.today) | of_all
        meaning = next((kind for kind, name in FIELDS.items() if name in facts), meaning)
    reader.close_entry()
    _tell(reader, line, said, of_all)
    return True


def _tell(
    reader: Reader, line: Line, said: Sequence[tuple[list[_Subject], dict[str, Any]]], of_all: dict[str, Any]
) -> None:
    """Give everybody what is said of him; where it is not clear who is meant, the line is left to a person."""
    people = [each for each in reader.gathering.people if each.draft.said.get("change") != "removed"]
    named = [_called(reader, subject) for group, _ in said for subject in group if subject.given or subject.spouse]
    own = [each for each in named if each is not None]
    section = {id(each) for each in reader.section}
    if section and all(id(each) in section for each in own):
        people = [each for each in people if id(each) in section]
    rest = [each for each in people if not any(each is called for called in own)]
    shares = [(subject, _meant(reader, subject, people, rest), facts) for group, facts in said for subject in group]
    if any(not meant or subject.number not in (0, len(meant)) for subject, meant, _ in shares):
        reader.leave_unread(line, Reason.NOBODY_TO_CORRECT)
        return
    for subject, meant, facts in shares:
        for each in meant:
            if subject.given or subject.spouse:
                each.draft.said |= facts
            else:
                fill([each], facts)
            if subject.sex:
                each.draft.said.setdefault("sex", subject.sex)
            reader.spoken.append(each)
    fill(people, of_all)
    reader.closing(line)


def _meant(reader: Reader, subject: _Subject, people: Sequence[Gathered], rest: Sequence[Gathered]) -> list[Gathered]:
    if subject.given or subject.spouse:
        called = _called(reader, subject)
        return [called] if called is not None else []
    if subject.level:
        return [each for each in people if level_of(each) == subject.level]
    return list(rest)


def _called(reader: Reader, subject: _Subject) -> Gathered | None:
    called = reader.gathering.by_given.get(subject.given, [])
    if subject.spouse:
        grown = [each for each in reader.gathering.people if (each.draft.said.get("birth_year") or 0) <= _GROWN]
        called = [each for each in grown if each.draft.said.get("sex") == subject.spouse]
    return called[0] if len(called) == 1 else None


def _subjects(reader: Reader, scan: Scan) -> Iterator[_Subject]:
    """Everybody of whom a line speaks, in its order."""
    found = [*_REST.finditer(scan.folded), *_GROUP.finditer(scan.folded), *_CALLED.finditer(scan.folded)]
    spouse = _SPOUSE.match(scan.folded)
    end = spouse.end() if spouse is not None else -1
    if spouse is not None:
        yield _Subject(0, end, spouse="nam" if spouse["kin"] == "chong" else "nữ")
    for each in sorted(found, key=lambda each: (each.start(), -each.end())):
        if each.start() < end or not _BEGINS.search(scan.folded, 0, each.start()):
            continue
        if each.re is _GROUP and not (each["n"] or each["level"]):
            continue
        if each.re is not _CALLED:
            number = NUMERALS.get(each["n"]) or int(each["n"]) if each["n"] else 0
            level = (each["level"] or "").upper().replace(" ", "") if each.re is _GROUP else ""
            yield _Subject(each.start(), each.end(), level=level, number=number, sex=_sex(scan, each, "who"))
        elif _is_listed(reader, scan, each):
            yield _Subject(each.start(), each.end(), each["given"], sex=_sex(scan, each, "address"))
        else:
            continue
        end = each.end()


def _sex(scan: Scan, found: re.Match[str], group: str) -> str | None:
    return SEX_OF.get(scan.text[found.start(group) : found.end(group)].lower()) if found[group] else None


def _is_listed(reader: Reader, scan: Scan, found: re.Match[str]) -> bool:
    """Whether a given name, called so or written with a capital, is that of somebody above."""
    written = scan.text[found.start("given") : found.end("given")]
    if not (found["address"] or written[0].isupper()) or (found.start("given") == 0):
        return False
    if found["given"] in reader.gathering.by_given:
        return True
    entry = reader.entry
    names = reader.scan(entry.lines[0], entry.text()).of("name") if entry is not None else []
    return any(
        mark.extra == "person" and found["given"] == name_key(mark.value.full_name).split(" ")[-1] for mark in names
    )


def _tells_of_one(scan: Scan, subjects: Sequence[_Subject]) -> bool:
    """Whether a line tells of one person alone, or names somebody in full."""
    if any(mark.kind == "name" and mark.extra == "person" for mark in scan.marks):
        return True
    return any(
        mark.kind in _OF_ONE and not any(each.start <= mark.start < each.end for each in subjects)
        for mark in scan.marks
    )


def _parts(subjects: Sequence[_Subject], marks: Sequence[Mark], end: int) -> list[tuple[list[_Subject], list[Mark]]]:
    """Those spoken of together, each with what stands behind them."""
    parts: list[tuple[list[_Subject], list[Mark]]] = []
    for at, subject in enumerate(subjects):
        until = subjects[at + 1].start if at + 1 < len(subjects) else end
        told = [mark for mark in marks if subject.end <= mark.start < until]
        if parts and not parts[-1][1]:
            parts[-1][0].append(subject)
            parts[-1][1].extend(told)
        else:
            parts.append(([subject], told))
    return parts


def _first_clause(scan: Scan, marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """What is said in the first clause that tells anything, and what in those behind it, which is said of all again."""
    stop = _CLAUSE_END.search(scan.folded, marks[0].end)
    end = stop.start() if stop is not None else len(scan.text)
    return [mark for mark in marks if mark.start < end], [mark for mark in marks if mark.start >= end]


def _meaning(scan: Scan, head: Sequence[Mark], end: int) -> str:
    """What a day alone means behind the words that begin a line."""
    days = [mark.kind for mark in head if mark.kind in FIELDS]
    told = days[-1] if days else day_in_heading(scan.text[:end])
    if told in FIELDS:
        return told
    return "start" if any(mark.kind == "place" for mark in head) else ""
