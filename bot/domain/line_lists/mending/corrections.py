"""Lines under a list that put it right: "số 2 tên đúng là ...", "Sửa: 3 lên F1, 2 bỏ", "ghi nhầm, cả 3 tx 12/6"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.folding import fold_aligned, name_key
from bot.domain.line_lists.entries.merging import Gathered, level_of
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.mending.corrected_facts import RIGHT_NAME, Told, rename, told_in
from bot.domain.line_lists.mending.corrected_for_all import correct_all, swap
from bot.domain.line_lists.mending.corrected_people import AGAIN, OF_FIELD, Who, is_source, starts_in_turn, those_meant
from bot.domain.line_lists.mending.corrections_ahead import corrects_no_list, set_aside
from bot.domain.line_lists.mending.references import NO_GIVEN, NUMBER, refer, tell
from bot.domain.line_lists.model import Reason
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_CUES = re.compile(
    r"(?<![a-z])(?:sua|dinh chinh|d/?c\s?:|nham|sai|nguoc|(?:bi )?dao (?:nguoc|so|cho|lon|nam)|doi|thay|bo|xoa|"
    r"huy|loai|rut|gach|dung|"
    r"(?:khong|ko|k) phai|ten|len f|xuong f|ha xuong|->|quen|thua|thieu|cap nhat|khoi (?:ds|danh sach|dien|list|"
    r"nhom|f)|(?:muc|dong) [a-h]|"
    r"nguoi thu|nguoi cuoi|nguoi dau|van (?:la )?f\s?[0-3])(?![a-z])|→|=>"
)
_EACH_YEAR = re.compile(r"(?:[a-z]{2,7} (?:sn |sinh |sinh nam )?(?:19|20)\d\d(?:, | va |; ?|\.|$)){2}")
_JOINED = re.compile(r"\s?(?:,|va|&|\+|voi|cung|\(|:)?\s?\)?")
_NEXT = re.compile(r".*(?:[.;,?!:(]\s?|\s(?=(?:con|rieng|va|thi) ))")
_HEAD = re.compile(
    r"\W*(?:(?:xin|cho|em|nho|da|a|ua|ps|p/s|luu y|ghi chu|thong tin) ?[,:]? ?)*"
    r"(?:sua(?: lai)?|dinh chinh|dc|d/c|cap nhat(?: lai)?|dieu chinh|bo sung|thong tin moi)(?: luc)?"
    r"[\s(]{0,2}(?:\d{1,2}[h:]\d{0,2})?[\s,]*(?:(?:ngay )?\d{1,2}/\d{1,2}(?:/\d{4})?)?\)?\s?:"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a line says of some of those listed: the words before and behind those for them."""

    people: tuple[Gathered, ...]
    text: str
    sex: str | None


def correct(reader: Reader, line: Line, scan: Scan) -> bool:
    """Put right what a line puts right of those listed above, if it does."""
    if not (reader.gathering.people or reader.entry):
        if not corrects_no_list(reader, line, scan):
            return set_aside(reader, line, scan)
        reader.leave_unread(line, Reason.NOBODY_TO_CORRECT)
        return True
    if line.body.endswith(":"):
        return False
    if line.marker == "number":
        listed_as = _LISTED_AS.match(fold_aligned(line.plain))
        if listed_as is None:
            return False
        scan = reader.scan(line, f"{'số ' if listed_as['n'] else ''}{line.plain.strip()}")
    told = _has_cue(scan) or _EACH_YEAR.match(scan.folded) or AGAIN.match(scan.folded)
    if not (told or _calls_several(reader, scan)) or (reader.columns is not None and line.marker):
        return False
    return _put_right(reader, line, scan)


def _has_cue(scan: Scan) -> bool:
    """Whether a line has a word of correcting that is no part of a name: "dung" is no cue in Phan Xuân Dũng."""
    names = [(mark.start, mark.end) for mark in scan.of("name")]
    return any(not any(begin <= found.start() < end for begin, end in names) for found in _CUES.finditer(scan.folded))


_CALLS = re.compile(
    r"(?:^|[,;] |va )(?:(?:anh|chi|ong|ba|em|chau|co|chu|bac|cu) )?(?P<given>[a-z]{2,7})(?= (?:tx|tiep xuc|gap|sn|sinh|"
    r"cltt|cltn|cach ly|o|dt|sdt|het|la|va)(?![a-z])|, )"
)


def _calls_several(reader: Reader, scan: Scan) -> bool:
    """Whether a line tells facts of several by their given names: "Tý tx 10/6, Sửu và Dần tx 11/6"."""
    called = {found["given"] for found in _CALLS.finditer(scan.folded)} - NO_GIVEN
    return len(called & reader.gathering.by_given.keys()) > 1


_LISTED_AS = re.compile(
    r"\W{0,3}(?:(?:stt|so thu tu|so|dong|muc) ?\d|"
    r"(?P<n>\d{1,3})\s?[.):]?\s?(?=->|=>|→|(?:len|xuong|thanh) f|(?:ha xuong|bo|xoa|loai|huy)(?![a-z])))"
)


def _put_right(reader: Reader, line: Line, scan: Scan) -> bool:
    if not _may_mean(reader, scan):
        return correct_all(reader, line, scan)
    reader.close_entry()
    whos = those_meant(reader, scan)
    if not whos or _tells_before(scan, whos[0].start):
        return correct_all(reader, line, scan)
    if swap(reader, scan, [person for who in whos for person in who.people]):
        reader.reference(line.number)
        return True
    statements = list(_statements(whos, scan))
    told = [(each, told_in(reader, each.text, named=True)) for each in statements]
    if not any(what for _, what in told):
        return False
    twins = {id(person) for who in whos if who.same_as for person in who.people}
    for each, what in told:
        for person in each.people:
            if not (what.removed and id(person) in twins):  # read as one already
                _tell(reader, person, each, what)
    reader.reference(line.number)
    return True


def _may_mean(reader: Reader, scan: Scan) -> bool:
    """Whether a line may speak of somebody listed, so that the entry above is complete; it names nobody else."""
    entry = reader.entry
    named = entry.scan or reader.scan(entry.lines[0]) if entry is not None else None
    people = [mark.value.full_name for mark in named.of("name") if mark.extra == "person"] if named is not None else []
    listed = {name_key(name) for name in people}
    given = {key.split(" ")[-1] for key in listed}
    right = {
        found.start("name")
        for found in RIGHT_NAME.finditer(scan.folded)
        if scan.text[found.start("name")].isupper() or (scan.text.islower() and "ten" in found.group())
    }
    for mark in scan.of("name"):
        key = name_key(mark.value.full_name)
        own = (
            " " in key
            and key.split(" ")[0] in _ADDRESSES
            and key.split(" ")[-1] in given | reader.gathering.by_given.keys()
        )
        known = own or key in listed or key in reader.gathering.by_name or mark.start in right
        if mark.extra == "person" and not known and not _OF_NAME.search(scan.folded, 0, mark.start):
            return False
    begins = [*right, *(found.start() for found in NUMBER.finditer(scan.folded)), *starts_in_turn(scan)]
    hamlets = [(mark.start, mark.end) for mark in scan.of("hamlet")]
    begins += [
        found.start()
        for found in _WORD.finditer(scan.folded)
        if (found.group() in given or found.group() in reader.gathering.by_given)
        and (scan.text[found.start()].isupper() or scan.text.islower())
        and not any(start <= found.start() < end for start, end in hamlets)
    ]
    begins = [at for at in begins if not is_source(scan, at)]
    return bool(begins) and not _tells_before(scan, min(begins))


_ADDRESSES = frozenset(("anh", "chi", "ong", "ba", "em", "chau", "co", "chu", "bac", "cu"))
_WORD = re.compile(r"[a-z]{2,7}")
_OF_NAME = re.compile(r"(?<![a-z])(?:ten|thay)(?: [a-z0-9]+){0,4}\s?[:,]?\s$")
_OF_FACTS = frozenset(("birth", "phone", "hamlet", "level", "contact", "place", "start", "range", "end", "code"))


def _tells_before(scan: Scan, who: int) -> bool:
    """Whether facts stand before the first of those whom a line is about, which it tells of others."""
    head = _HEAD.match(scan.folded)
    begin = head.end() if head else 0
    return any(mark.kind in _OF_FACTS and begin <= mark.start < who for mark in scan.marks)


def _statements(whos: Sequence[Who], scan: Scan) -> list[Statement]:
    groups: list[list[Who]] = []
    for who in whos:
        if who.same_as or (groups and _is_right_name(scan, who)) or (groups and who.start < groups[-1][-1].end):
            continue
        if groups and _JOINED.fullmatch(scan.folded, groups[-1][-1].end, who.start):
            groups[-1].append(who)
        else:
            groups.append([who])
    statements = []
    head = _HEAD.match(scan.folded)
    begin = head.end() if head and groups and head.end() <= groups[0][0].start else 0
    for index, group in enumerate(groups):
        end = len(scan.text)
        if index + 1 < len(groups):
            until = groups[index + 1][0].start
            cut = _NEXT.match(scan.folded, group[-1].end, until)
            label = OF_FIELD.search(scan.folded, group[-1].end, until)
            end = cut.end() if cut else label.start() if label else until
        people = {id(person): person for who in group for person in who.people}
        text = f"{scan.text[begin : group[0].start].strip()} {scan.text[group[-1].end : end].strip()}".strip(" ,;.")
        sex = group[0].sex if len(people) == 1 else None
        statements.append(Statement(tuple(people.values()), text, sex))
        begin = end
    return statements


def _is_right_name(scan: Scan, who: Who) -> bool:
    named = scan.text[who.start].isupper() and not any(map(str.isdigit, scan.text[who.start : who.end]))
    return named and any(
        found.start("name") == who.start > found.start() > 0 for found in RIGHT_NAME.finditer(scan.folded)
    )


def _tell(reader: Reader, person: Gathered, statement: Statement, what: Told) -> None:
    if what.name:
        rename(person, what.name)
    said: dict[str, Any] = dict(what.said)
    if what.removed:
        said["change"] = "removed"
    elif "level" in what.facts:
        before = level_of(person)
        lower = before is not None and what.facts["level"] < before
        said["change"] = "promoted" if lower else "corrected"
    elif what and said.get("change") is None:
        said["change"] = "corrected"
    tell(reader, person, said, what.questions)
    if statement.sex:
        person.draft.said.setdefault("sex", statement.sex)


def put_right_late(reader: Reader) -> None:
    """Apply what was said above the list, now that it is read."""
    for line in reader.gathering.put_off:
        scan = reader.scan(line)
        if not (correct(reader, line, scan) or refer(reader, line, scan)):
            reader.leave_unread(line, Reason.NOBODY_TO_CORRECT)
