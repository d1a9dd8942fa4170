"""What an entry takes from the people above it: whom they are called by, "cũng là F2", "tx cùng ngày", "như trên"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.line_lists.above.plain_headings import day_over
from bot.domain.line_lists.entries.merging import level_of
from bot.domain.line_lists.entries.people import Draft
from bot.domain.line_lists.entries.phone_owners import share_phones
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Question, Reason
from bot.domain.line_lists.naming.given_names import called_among, met_by, relative_of, source_called
from bot.domain.line_lists.naming.vocabulary import PAIR
from bot.domain.line_lists.writing.ditto import says_also, says_as_above, says_as_another, says_same_day

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_REPEATED = ("hamlet", "source", "contact_date", "place", "quarantine_start", "quarantine_end")


def take_from_others(
    reader: Reader, drafts: Sequence[Draft], people: Sequence[Mark], scan: Scan, *, level: str | None
) -> None:
    """Complete the people of one entry. `level` is the headings'."""
    _take_hamlets(reader, drafts, people, scan)
    _take_day(reader, drafts, people, scan)
    share_phones(drafts, people, scan)
    if len(drafts) == 1:
        _take_alone(reader, drafts[0], scan, people[0], drafts[0].said.get("level") or level)
        return
    called = None
    if drafts and not any(draft.said.get("source") for draft in drafts):
        called = _called_by_all(reader, scan, people, drafts[0].said.get("level"))
        for draft in drafts if called else ():
            draft.said["source"] = called
    if not called:
        _take_each(reader, drafts, people, scan, level=level)


def _take_day(reader: Reader, drafts: Sequence[Draft], people: Sequence[Mark], scan: Scan) -> None:
    """Take the day over people, and not the place where they were then, if a title says what such days mean."""
    day = day_over(reader, scan, people[0].value.lead) if people else None
    for draft in drafts if day else ():
        draft.said.setdefault(reader.dated_by, day)
        draft.questions = [question for question in draft.questions if question.field != reader.dated_by]
        if all(mark.start < people[0].start for mark in scan.of("place")):
            draft.said.pop("place", None)


_KIN_BEFORE = re.compile(
    r"(?<![a-z])(?:vo|chong|con|me|bo|cha|chau|em|anh|chi|ong|ba)(?: (?:trai|gai|dau|re|ruot|noi|ngoai|vo|chong|de))?"
    r"(?: cua)? (?:ong|ba|anh|chi|em|co|chu|bac|chau|cu) [^\W\d_]{2,7}(?: la|,| ten|:| -| \()\s?$"
)
"""Whose kin somebody is, straight before his name: "mẹ anh Sáng là bà Mai Thị Ấm"."""


def _behind_each(people: Sequence[Mark]) -> list[tuple[int, Mark]]:
    """Each name with where the one before it ends."""
    return list(zip([0, *(name.end for name in people)], people, strict=False))


def _take_each(
    reader: Reader, drafts: Sequence[Draft], people: Sequence[Mark], scan: Scan, *, level: str | None
) -> None:
    """Whom each of several people met, where the words behind his own name call them: "cụ gặp Thám cùng ngày"."""
    leads = [_KIN_BEFORE.search(scan.folded, before, name.value.lead) for before, name in _behind_each(people)]
    ends = [
        lead.start() if lead is not None else name.value.lead for lead, name in zip(leads[1:], people[1:], strict=True)
    ] + [len(scan.text)] * bool(people)
    for index, (draft, name, end) in enumerate(zip(drafts, people, ends, strict=True)):
        text, folded = scan.text[name.end : end], scan.folded[name.end : end]
        lead = leads[index]
        if lead is not None and draft.said.get("source") is None:
            kin = slice(lead.start(), name.value.lead)
            own = draft.said.get("level") or level
            called = relative_of(reader.gathering, scan.text[kin], scan.folded[kin], own)
            draft.said |= {"source": called} if called else {}
        if draft.said.get("source") is None:
            own = draft.said.get("level") or level
            called = source_called(reader.gathering, text, folded, own) or called_among(drafts, text, folded, own)
            if called is None and reader.context.said(level=own).get("source") is None:
                called = relative_of(reader.gathering, text, folded, own)
            draft.said |= {"source": called} if called else {}
        if index and "contact_date" not in draft.said and says_same_day(folded):
            day = drafts[index - 1].said.get("contact_date")
            draft.said |= {"contact_date": day} if day else {}


_OF_HOUSE = re.compile(
    r"(?:(?:trong |ở |cùng )?nhà|gia đình)(?: (?:của )?(?:ông|bà|anh|chị|cô|chú|bác|cụ)(?: [^\W\d_]{2,7})?)? "
    r"(?:còn|có|gồm)(?: lại| có)? |(?:vợ|chồng) (?:của )?(?:ông|bà|anh|chị|cô|chú|bác|cụ)(?!\w)",
    re.IGNORECASE,
)


_IS_HOUSE = re.compile(r"\W*(?:nha|ho|gia dinh|gd|ho gia dinh)(?: (?:so )?\d{1,2}|(?: [a-z]+){0,4})\s?[:(]")
_PAIR = re.compile(rf"(?<![a-z]){PAIR}(?: nha)?\s{{1,2}}$")


_IN_ONE_HOUSE = re.compile(
    r"(?<![a-z])(?:trong|cung|chung|o) (?:cung )?(?:mot |1 |chung )?(?:nha|ho|gia dinh)(?![a-z])"
)


def _is_house(scan: Scan, first: Mark) -> bool:
    """Whether the people of a line are a household: "Nhà 1: ...", "4 người trong 1 nhà: ..."."""
    lead = first.value.lead
    return _IS_HOUSE.match(scan.folded) is not None or _IN_ONE_HOUSE.search(scan.folded, 0, lead) is not None


def _take_hamlets(reader: Reader, drafts: Sequence[Draft], people: Sequence[Mark], scan: Scan) -> None:
    """Take "cùng thôn", and "Nhà bà còn 3 người" in prose, for the hamlet of the one named before."""
    above = reader.gathering.people[-1] if reader.gathering.people else None
    hamlet = (above.draft.said.get("hamlet") or above.heard.get("hamlet")) if above is not None else None
    of_house = _OF_HOUSE.match(scan.text) and not scan.of("hamlet") and not reader.context.said().get("hamlet")
    for draft, after, name in zip(drafts, drafts[1:], people, strict=False):
        if _PAIR.search(scan.folded, 0, name.value.lead) and "hamlet" not in draft.said and after.said.get("hamlet"):
            draft.said["hamlet"] = after.said["hamlet"]
    homes = {draft.said["hamlet"] for draft in drafts if draft.said.get("hamlet")}
    if len(drafts) > 1 and len(homes) == 1 and _is_house(scan, people[0]):
        hamlet = next(iter(homes))
        for draft in drafts:
            draft.said.setdefault("hamlet", hamlet)
    with_whom = _housed_with(reader, scan) if len(drafts) == 1 and not scan.of("hamlet") else None
    for draft in drafts:
        if with_whom:
            draft.said.setdefault("hamlet", with_whom)
        if (draft.neighbour or of_house) and hamlet:
            beside = _hamlet_of_kin(reader, scan) if draft.neighbour and len(drafts) == 1 else None
            draft.said.setdefault("hamlet", beside or hamlet)
        hamlet = draft.said.get("hamlet") or hamlet


_BESIDE = re.compile(
    r"(?<![a-z])(?:vo|chong|con|me|bo|cha|em|chau|anh|chi|ong|ba)(?: (?:trai|gai|dau|re|ruot|noi|ngoai|vo|chong|de))?"
    r"(?: cua| nha)? (?:ong|ba|anh|chi|em|co|chu|bac|chau|cu) (?P<given>[^\W\d_]{2,7})(?![^\W_])"
)


def _hamlet_of_kin(reader: Reader, scan: Scan) -> str | None:
    """The hamlet of whom a line calls by his given name as the kin or neighbour of its own person."""
    for found in _BESIDE.finditer(scan.folded):
        called = reader.gathering.by_given.get(found["given"], [])
        if len(called) == 1:
            hamlet = called[0].draft.said.get("hamlet") or called[0].heard.get("hamlet")
            return str(hamlet) if hamlet else None
    return None


_HOUSED_WITH = re.compile(
    r"(?<![a-z])(?:cung|chung) (?:mot |1 )?(?:nha|ho|thon|xom|gia dinh|dia chi)(?: voi| cua)? "
    r"(?:(?:(?:so|stt) (?P<n>\d{1,3}))|(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|cu|f\s?[0-3]) )?(?P<given>[a-z]{2,7}))"
    r"(?![a-z0-9])"
)


def _housed_with(reader: Reader, scan: Scan) -> str | None:
    """The hamlet of the one above in whose house or hamlet somebody lives: "cùng nhà Linh", "cùng thôn số 1"."""
    found = _HOUSED_WITH.search(scan.folded) if reader.gathering.people else None
    if found is None:
        return None
    if found["n"]:
        named = [each for each in (reader.gathering.of_number(int(found["n"])),) if each is not None]
    else:
        named = reader.gathering.by_given.get(found["given"], [])
    hamlets = {each.draft.said.get("hamlet") or each.heard.get("hamlet") for each in named}
    return str(hamlets.pop()) if len(hamlets) == 1 and None not in hamlets else None


_BOTH = re.compile(
    r"(?<![a-z])(?:cua|tx|tiep xuc|gap|voi|lien quan)(?: voi| den| toi)? ca (?:hai|ba|2|3) (?:b\.?n|ca|f0|benh nhan|"
    r"nguoi)"
    r"(?! \d)(?![a-z\d])"
)


def _take_alone(reader: Reader, draft: Draft, scan: Scan, name: Mark, level: str | None) -> None:
    if draft.said.get("source") is None:
        over = reader.context.said(level=level).get("source")
        headed = over is not None and not (level in ("F2", "F3") and over.startswith("BN"))
        lead = name.value.lead
        called = source_called(
            reader.gathering, scan.text, scan.folded, level, told_of=None if headed else name.end
        ) or met_by(reader.gathering, scan.text[:lead], scan.folded[:lead], level)
        if called is None and not headed:
            called = relative_of(reader.gathering, scan.text[name.end :], scan.folded[name.end :], level)
        draft.said |= {"source": called} if called else {}
    both = _BOTH.search(scan.folded) if draft.said.get("source") is None else None
    cases = [each.draft for each in reader.gathering.people if level_of(each) == "F0"] if both and level == "F1" else []
    if both and len(cases) > 1:
        draft.said["source"] = cases[0].said.get("case_code") or cases[0].full_name
        draft.questions.append(Question("source", Reason.SEVERAL_SOURCES, scan.text[both.start() : both.end()]))
    if reader.gathering.people and says_also(scan.folded):
        _take_from_above(reader, draft, level)
    if reader.section and says_same_day(scan.folded):
        day = reader.section[-1].draft.said.get("contact_date")
        draft.said |= {"contact_date": day} if day and "contact_date" not in draft.said else {}
    alike = says_as_another(scan.folded)
    like = reader.gathering.by_given.get(alike, []) if alike else []
    if len(like) == 1:
        told = like[0].draft.said
        draft.said = {name: told[name] for name in _REPEATED if name in told} | draft.said
    if reader.section and says_as_above(scan.left):
        above = reader.section[-1].draft.said
        draft.said = {name: above[name] for name in _REPEATED if name in above} | draft.said


def _called_by_all(reader: Reader, scan: Scan, people: Sequence[Mark], level: str | None) -> str | None:
    """The source of several people, whom the words before them or after the last call by his given name."""
    lead, last = people[0].value.lead, people[-1].end
    return source_called(reader.gathering, scan.text[:lead], scan.folded[:lead], level) or source_called(
        reader.gathering, scan.text[last:], scan.folded[last:], level
    )


_NEAR = 5  # people above, of whom the last of the same level is meant


def _take_from_above(reader: Reader, draft: Draft, level: str | None) -> None:
    """Whom and when the one above met, where this one "cũng ngồi mâm đó nên cũng là F2"."""
    near = reader.gathering.people[-_NEAR:]
    above = next((each for each in reversed(near) if level_of(each) == level), None)
    if above is None or draft.said.get("source") not in (None, above.draft.said.get("source")):
        return
    for name in ("source", "contact_date"):
        value = above.draft.said.get(name) or above.heard.get(name)
        if value is not None:
            draft.said.setdefault(name, value)
