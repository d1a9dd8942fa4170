"""Closing sentences that tell of one part of the list after the other: "Mâm 2 là F1, mâm 5 xếp F2 của anh Bách".

A part is called by its label, its house, its hamlet, its place in the list or its sex; beside it one person may be
called by his given name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.below.closing_levels import CLOSED, is_last, told_of_many
from bot.domain.line_lists.below.everybody import NUMERALS
from bot.domain.line_lists.below.in_turn import JOINS, with_meaning, with_place
from bot.domain.line_lists.below.sections import HOUSE, LABEL, house_of, labels_of
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.merging import Gathered, fill, is_lowered, level_of, source_of
from bot.domain.line_lists.fields.day_words import FIELDS
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.given_names import source_called
from bot.domain.line_lists.naming.names import SEX_OF
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_ADDRESS = r"(?:ong|ba|anh|chi|em|chau|co|chu|bac|be|cu|ban)"
_N = rf"(?:\d{{1,3}}(?![\d/.])|{'|'.join(NUMERALS)})"
_WHO = (
    r"(?:nguoi|ng|truong hop|ca|cong dan|doi tuong|khau|ba con|anh em|chi em|anh chi|ong ba|vo chong|me con|bo con|"
    rf"thanh vien|f\s?[0-3]|{_ADDRESS})"
)
_LEAD = (
    rf"(?:(?:{_N}|cac|nhung|may|so|tat ca|toan bo|ca|rieng|con|va|trong do|ghi chu|luu y|vay|nhu vay|{_WHO}|o|ben|tai|"
    r"thuoc|trong)(?![a-z]):?\s)"
)
_BEGINS = re.compile(
    rf"(?:^\W*|[,;.:(]\s{{0,2}}|(?<![a-z])(?:va|con|rieng|cac|thuoc|o|trong)\s)(?P<lead>{_LEAD}{{0,5}})$"
)
_PART = re.compile(
    rf"(?<![a-z])(?:(?P<call>[a-z]{{2,8}}) (?:so |thu )?(?={LABEL}(?![a-z0-9]))|(?=[a-h]\d{{1,2}}(?![a-z0-9])))"
    rf"(?P<labels>{LABEL}(?:(?:\s?[,&+]\s?|\s(?:va|voi)\s)"
    rf"(?:(?P=call) )?(?:so )?{LABEL}(?![a-z0-9/.]\S)(?![a-z0-9/])){{0,8}})(?![a-z0-9/.]\S)(?![a-z0-9/])"
)
_PLACES = {"tren": 0, "dau": 0, "dau tien": 0, "thu nhat": 0, "thu hai": 1, "thu ba": 2, "duoi": -1, "cuoi": -1}
_PLACED = re.compile(
    rf"(?<![a-z])(?:nguoi|{_ADDRESS}|truong hop)(?: (?:o )?dong)? (?P<place>tren|dau(?: tien)?|thu (?:nhat|hai|ba)|"
    r"duoi|cuoi)(?![a-z])(?! (?:day|cung))"
)
_SEVERAL = re.compile(rf"(?<![a-z])(?:{_N}|cac|nhung|may) $")
_SEXED = re.compile(
    rf"(?<![a-z])(?P<n>{_N}) (?:(?:nguoi|ban|chau|em|cong dan) (?P<sex>nam|nu)|(?P<who>anh|chi|ong|ba|co|chu)"
    r"(?! (?:em|chi|ba|bac|chau|con|noi|ngoai|so|nay|tren|kia)(?![a-z]))|"
    r"(?:nguoi|ban|chau|em|anh|chi|bac|ba con) (?:(?:tre|nho|lon|gia) )?(?:kia|con lai))(?![a-z])"
)
_CALLED = re.compile(rf"(?<![a-z])(?:(?P<address>{_ADDRESS}) )?(?P<given>[^\W\d_]{{2,7}})(?![^\W_])")
_LIKELY = re.compile(
    rf"(?<![a-z])(?:[a-z]{{2,8}} (?:so |thu )?{LABEL}(?![a-z0-9/])|[a-h]\d{{1,2}}(?![a-z0-9/])|"
    rf"(?:nha|ho|gia dinh|gd) {_ADDRESS} |{_WHO} (?:o|ben|thon|xom|nam|nu|thu|tren|dau|duoi|cuoi)(?![a-z])|dong |"
    rf"{_N} {_ADDRESS}(?![a-z]))"
)
_NEXT_SENTENCE = re.compile(
    r"[.!]\s+(?!(?:hien|hien nay|nay|da|dang|duoc|thuoc|dien|tu|den|sau do|ngay|sang|chieu|toi|hom|du kien|"
    r"cach ly|cltt|"
    r"cltn|tiep xuc|tx|gap|di|vao|o|deu|nen|xep|la|f\s?\d|nhom nay|so nay|nhung nguoi nay|thoi gian|het|ket thuc|lay|"
    r"cho|dua)(?![a-z]))"
)
_DENIED = re.compile(
    r"(?<![a-z])(?:khong|ko|chua|chang|chu)(?! chi)(?: (?!nen |ma |nhung |vay )[a-z]+){0,4} (?:f\s?[0-3] )?$"
)
_SAME_DAY = re.compile(
    r"(?<![a-z])(?:cung|chung|tu|trong) (?:tu )?(?:ngay|hom|thoi gian|buoi)(?: do| ay| nay| tren)?(?! ?\d)(?![a-z])"
)
_PUTS_RIGHT = re.compile(
    r"(?<![a-z])(?:dinh chinh|sua|nham|sai|xoa|loai|rut|gach|bo ten|khoi (?:danh sach|ds))(?![a-z])"
)
_OF_ALL = re.compile(
    rf"(?:[,;.(]\s?|(?<=\d) )(?:va )?(?:tat ca|toan bo|ca {_N}(?: nhom| ben| nha| ho| to| ca| phan| muc)?|"
    rf"deu)(?: deu| cung)?(?= )"
)
_TOLD = frozenset(
    ("level", "new_level", "code", "codes", "contact", "start", "end", "range", "place", "hamlet", "bare_day", "birth")
)
_FIELDS = (*CLOSED, "hamlet", "birth_year")


@dataclass(frozen=True, slots=True)
class _Subject:
    """Where a line calls a part of the list, and who that is."""

    start: int
    end: int
    people: tuple[Gathered, ...]
    alone: bool = False  # called by his given name
    sex: str | None = None


def tell_each_part(reader: Reader, line: Line, scan: Scan) -> bool:
    """Tell those above what a line says of the part that each belongs to, if it calls any."""
    folded = scan.folded
    if any(mark.kind == "name" and mark.extra == "person" for mark in scan.marks):
        return False
    if line.marker == "number" or folded.endswith(":") or _PUTS_RIGHT.search(folded):
        return False
    if not scan.of("hamlet") and not _LIKELY.search(folded):
        return False
    if not (reader.gathering.people or reader.entry) or not any(mark.kind in _TOLD for mark in scan.marks):
        return False
    kinds = {mark.kind for mark in scan.marks}
    if "phone" in kinds or ("birth" in kinds and not _PLACED.search(folded)):
        return False
    if not _may_call(reader, scan) or not is_last(reader):
        return False
    reader.close_entry()
    subjects = _subjects(reader, scan)
    if not subjects or not any(each.people and not each.alone for each in subjects):
        return False
    if any(mark.kind in _TOLD and mark.end <= subjects[0].start for mark in scan.marks):
        return False
    shared = _OF_ALL.search(folded, subjects[-1].end)
    end = shared.start() if shared is not None else len(folded)
    parts = list(_parts(subjects, scan, end))
    if not any(marks for people, marks, _, _ in parts if people):
        return False
    _tell(reader, scan, parts)
    for subject in subjects:
        for each in subject.people if subject.sex else ():
            each.draft.said.setdefault("sex", subject.sex)
    if shared is not None:
        of_all = told_of_many(
            [mark for mark in without_source_levels(scan) if mark.start >= end], scan, on=reader.today
        )
        fill([each for people, _, _, _ in parts for each in people], of_all)
    reader.closing(line)
    return True


def _may_call(reader: Reader, scan: Scan) -> bool:
    """Whether a line calls a part that is known above."""
    labels = labels_of(reader)
    if any(_labels_in(found) & labels for found in _parts_called(reader, scan)):
        return True
    if any(house_of(found) in labels for found in HOUSE.finditer(scan.text)):
        return True
    if any(_homes(reader, scan, mark) is not None for mark in scan.of("hamlet")):
        return True
    return any(
        _begins(scan, found.start()) and not _SEVERAL.search(scan.folded, 0, found.start())
        for each in (_PLACED, _SEXED)
        for found in each.finditer(scan.folded)
    )


def _begins(scan: Scan, start: int) -> bool:
    return _BEGINS.search(scan.folded, 0, start) is not None


def _parts_called(reader: Reader, scan: Scan) -> Iterator[re.Match[str]]:
    """Where a clause begins with a label, or with several: "Người ca 2", "mục b, c"."""
    calls = reader.sections.calls | _CALLS
    for found in _PART.finditer(scan.folded):
        call = found["call"]
        if (call is not None and call not in calls) or not _begins(scan, found.start()):
            continue
        if call == "ca" and scan.text[found.start() : found.start() + 2].lower() == "cả":
            continue
        yield found


_CALLS = frozenset(("muc", "nhom", "phan"))  # of whatever is labelled
_LABELS = re.compile(rf"(?<![a-z0-9]){LABEL}(?![a-z0-9])")


def _labels_in(found: re.Match[str]) -> set[str]:
    return {each.group() for each in _LABELS.finditer(found["labels"])}


def _subjects(reader: Reader, scan: Scan) -> list[_Subject]:
    """Whom a line speaks of, in its order."""
    known = reader.sections.people
    found: list[_Subject] = []
    for part in _parts_called(reader, scan):
        people = [each for label in sorted(_labels_in(part)) for each in known.get(label, [])]
        found.append(_Subject(*part.span(), tuple(people)))
    for house in HOUSE.finditer(scan.text):
        if house_of(house) in known and _begins(scan, house.start()):
            found.append(_Subject(*house.span(), tuple(known[house_of(house)])))
    for mark in scan.of("hamlet"):
        people_there = _homes(reader, scan, mark)
        if people_there is not None:
            found.append(_Subject(mark.start, mark.end, people_there))
    everybody = reader.gathering.people
    for placed in _PLACED.finditer(scan.folded):
        at = _PLACES[placed["place"]]
        several = _SEVERAL.search(scan.folded, 0, placed.start())
        if not several and _begins(scan, placed.start()) and len(everybody) == 2 > at:
            found.append(_Subject(*placed.span(), (everybody[at],)))
    for each in _given(reader, scan):
        if any(part.start <= each.start < part.end for part in found):
            continue
        if _AT_CLAUSE.search(scan.folded, 0, each.start) or any(
            part.end < each.start and JOINS.fullmatch(scan.folded, part.end, each.start) for part in found
        ):
            found.append(each)
    return sorted([*found, *_sexed(reader, scan, found)], key=lambda each: each.start)


def _homes(reader: Reader, scan: Scan, hamlet: Mark) -> tuple[Gathered, ...] | None:
    """Those who live in a hamlet by which a clause calls them: "hai người Hồng Lạc", "người Hòa Bình"."""
    if not _IN_HAMLET.search(scan.folded, 0, hamlet.start):
        return None
    there = [
        each
        for each in reader.gathering.people
        if hamlet.value.hamlet and (each.draft.said.get("hamlet") or each.heard.get("hamlet")) == hamlet.value.hamlet
    ]
    return tuple(there) or None


_IN_HAMLET = re.compile(
    rf"(?:^\W*|[,;.:(]\s{{0,2}}|(?<![a-z])(?:va|con|rieng|trong do)\s)"
    rf"(?:(?:{_N}|cac|nhung|may|so|rieng|con|trong do),? ){{0,3}}(?:{_WHO} ){{1,2}}(?:o |ben |thuoc |cua )?(?:thon )?$"
)


def _sexed(reader: Reader, scan: Scan, named: Sequence[_Subject]) -> Iterator[_Subject]:
    """All the others, where a clause calls them by their sex and counts them: "Hai bạn nam là F1"."""
    for found in _SEXED.finditer(scan.folded):
        before = [each for subject in named if subject.start < found.start() for each in subject.people]
        others = [each for each in reader.gathering.people if each not in before]
        number = NUMERALS.get(found["n"]) or int(found["n"])
        word = scan.text[found.start("who") : found.end("who")].lower() if found["who"] else ""
        sex = {"nam": "nam", "nu": "nữ"}[found["sex"]] if found["sex"] else SEX_OF.get(word)
        fitting = [each for each in others if each.draft.said.get("sex") in (None, sex)]
        if number == len(fitting) and _begins(scan, found.start()):
            yield _Subject(*found.span(), tuple(fitting), sex=sex)


def _given(reader: Reader, scan: Scan) -> Iterator[_Subject]:
    """Where a clause calls one person above by his given name."""
    for found in _CALLED.finditer(scan.folded):
        written = scan.text[found.start("given") : found.end("given")]
        called = reader.gathering.by_given.get(found["given"], [])
        if not written[0].isupper() or len(called) != 1:
            continue
        if not (found["address"] or called[0].draft.full_name.split(" ")[-1] == written):
            continue
        if scan.text[found.end() : found.end() + 2].strip()[:1].isupper():
            continue
        word = scan.text[found.start("address") : found.end("address")].lower() if found["address"] else ""
        yield _Subject(*found.span(), (called[0],), alone=True, sex=SEX_OF.get(word))


_AT_CLAUSE = re.compile(r"(?:^\W*|[;.:(,]\s{1,2}|(?<![a-z])(?:va|con|rieng)\s)$")
_Part = tuple[tuple[Gathered, ...], list[Mark], int, int]


def _parts(subjects: Sequence[_Subject], scan: Scan, last: int) -> Iterator[_Part]:
    """Those spoken of together, with what is said of them and where."""
    marks = [mark for mark in without_source_levels(scan) if not _is_denied(mark, scan)]
    together: list[Gathered] = []
    for at, subject in enumerate(subjects):
        end = subjects[at + 1].start if at + 1 < len(subjects) else last
        together += [each for each in subject.people if each not in together]
        if JOINS.fullmatch(scan.folded, subject.end, end):
            continue
        stop = _NEXT_SENTENCE.search(scan.folded, subject.end, end)
        end = stop.start() if stop is not None else end
        yield tuple(together), [mark for mark in marks if subject.end <= mark.start < end], subject.end, end
        together = []


def _is_denied(mark: Mark, scan: Scan) -> bool:
    return mark.kind in ("level", "code", "codes") and _DENIED.search(scan.folded, 0, mark.start) is not None


def _tell(reader: Reader, scan: Scan, parts: Sequence[_Part]) -> None:
    """Give each part what is said of it; the levels first, as the sources of some are others of the list."""
    before: dict[str, Any] = {}
    told: list[dict[str, Any]] = []
    for people, marks, begin, end in parts:
        same = _SAME_DAY.search(scan.folded, begin, end) if before.get("quarantine_start") else None
        if same is not None:
            marks = [mark for mark in marks if not same.start() <= mark.start < same.end()]
        said, _ = fields_of(with_meaning(marks, _meaning(before)), scan, on=reader.today, level=None)
        said = {name: said[name] for name in ("level", *_FIELDS) if said.get(name) is not None}
        if len(people) != 1:
            said.pop("birth_year", None)
        if same is not None and "place" in said:
            said.setdefault("quarantine_start", before["quarantine_start"])
        said = with_place(said, before)
        told.append(said)
        before = said
        for each in people:
            if "level" in said:
                _set_level(each, said["level"])
    for (people, _, begin, end), said in zip(parts, told, strict=True):
        level = said.get("level") or (level_of(people[0]) if people else None)
        if "source" not in said:
            text, folded = scan.text[begin:end], scan.folded[begin:end]
            called = source_called(reader.gathering, text, folded, level, told_of=0)
            said |= {"source": called} if called else {}
        for each in people:
            own = each.draft.said
            each.heard |= {name: value for name, value in said.items() if name != "birth_year"}
            own |= {"birth_year": said["birth_year"]} if said.get("birth_year") and not own.get("birth_year") else {}


def _meaning(before: dict[str, Any]) -> str | None:
    """What a day alone means behind what was said before it."""
    return next((kind for kind in ("contact", "start") if FIELDS[kind] in before), None)


def _set_level(each: Gathered, level: str) -> None:
    """Set a level; whom he met by a heading over all is not whom an F2 met."""
    lowered = is_lowered(level_of(each), level) or level in ("F2", "F3")
    if lowered and (source_of(each) or "").startswith("BN"):
        for name in ("source", "contact_date"):
            each.heard.pop(name, None)
    each.heard["level"] = level
