"""Whom contacts met where nothing says it, and the message knows of one case alone: its F1 met him, their F2 the F1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.folding import CAPITAL, name_key
from bot.domain.line_lists.entries.merging import Gathered, Gathering, fill, is_upstream, level_of, source_of
from bot.domain.line_lists.entries.people import has_details
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader


def mark_listed(gathering: Gathering, scan: Scan, level: str | None) -> None:
    """Take a later name of a line for the source, if it is of somebody listed above, of the level before this line's.

    In "F2/Lê Văn Ba/Võ Chí Bảo/nam" the source stands first.
    """
    _mark_called(gathering, scan)
    if not gathering.people:
        return
    named = scan.of("name")
    if len(named) < 2:
        return
    told = named[1:] if not has_details(named[1], scan) else named
    known = {id(mark) for mark in told if is_upstream(gathering, mark, scan, level)}
    scan.marks = [replace(mark, extra="source") if id(mark) in known else mark for mark in scan.marks]


_BEHIND_LEVEL = re.compile(rf"\s(?P<name>{CAPITAL}[^\W\d_]*(?: {CAPITAL}[^\W\d_]+){{1,4}})(?![^\W_])")


_LEADS = re.compile(r"(?<![a-z])(?:cua|nguon|nguon lay|tx|tiep xuc|tiep xuc voi|tx voi|lien quan|lq)\s?:?\s$")
_CLOSES = re.compile(r"\s?(?:[:;,.()\-]|$|(?:ngay|hom|tu|sang|chieu|toi) )")


def _mark_called(gathering: Gathering, scan: Scan) -> None:
    """Take for the source who is called behind a level, whatever his name: "đều nguồn F1 Y Phượng Hồng"."""
    for level in scan.of("level"):
        found = _BEHIND_LEVEL.match(scan.text, level.end) if level.start else None
        if found is None or any(mark.start < found.end() and mark.end > found.start() for mark in scan.of("name")):
            continue
        start, end = found.span("name")
        called = gathering.by_name.get(name_key(found["name"]), {})
        listed = any(level_of(each) == level.value for people in called.values() for each in people)
        if listed or (_LEADS.search(scan.folded, 0, level.start) and _CLOSES.match(scan.folded, end)):
            scan.marks.append(Mark(start, end, "name", Name(start, end, found["name"], start), "source"))


_BEFORE = {"F1": "F0", "F2": "F1"}


def fill_sources(people: Sequence[Gathered], lines: Iterable[Line]) -> None:
    """Give those without a source the one person of the level before theirs, if he was named before them.

    `lines`: those of the message; where none of its F1 has a source, they met the one case of which it tells above.
    """
    lines = list(lines)
    for level, before in _BEFORE.items():
        cases = [each for each in people if level_of(each) == before and _is_listed(each)]
        contacts = [each for each in people if level_of(each) == level and _is_listed(each)]
        if len(cases) == 1 and _was_among(cases[0], contacts):
            continue  # one of these contacts became a case: nothing says that the others met him
        if not cases and before == "F0" and contacts and not any(map(source_of, contacts)):
            code = _told_case(contacts, lines)
            for each in contacts if code else ():
                each.heard["source"] = code
        if len(cases) != 1 or (before == "F1" and cases[0].draft.said.get("change")):
            continue
        (case,) = cases
        called = {case.draft.full_name, case.draft.said.get("case_code")}
        if {source_of(each) for each in contacts} - called - {None}:
            continue
        for each in contacts:
            asked = any(question.field == "source" for question in each.draft.questions)
            corrected = each.draft.said.get("change") == "corrected"
            if source_of(each) is None and not (asked or corrected) and _is_named_over(case, each, lines):
                each.heard["source"] = case.draft.said.get("case_code") or case.draft.full_name


_CALLED = re.compile(
    r"(?<![a-z])(?:ong|ba|anh|chi|em|co|chu|bac|cau|di|cu|nha|ho|gd|[abco]) (?P<given>[a-z]{2,7})(?![a-z])"
)


def _is_named_over(case: Gathered, contact: Gathered, lines: Sequence[Line]) -> bool:
    """Whether somebody is named before a contact, or is called there by his given name: "Nhà a Hùng (F1)"."""
    if case.draft.line <= contact.draft.line:
        return True
    given = name_key(case.draft.full_name).split(" ")[-1]
    over = (line.folded for line in lines if line.number < contact.draft.line)
    return any(found["given"] == given for folded in over for found in _CALLED.finditer(folded))


_CASE = re.compile(
    r"(?<![a-z])(?:ca (?:benh|duong tinh|mac|f0|nhiem|moi|benh moi|duong tinh moi)(?: moi| so)?|f\s?0|nguoi benh|"
    r"truong hop (?:duong tinh|mac|f0))\s?(?:co ma|ma|so|la|:|-|\(|,)*\s?b\.?n\s?[:.]?\s?(?P<n>\d{3,7})(?!\d)|"
    r"(?:^|[.;:(\-]\s?)(?:benh nhan|b\.?n)\s?(?:so |ma )?[:.]?\s?(?P<bare>\d{3,7})(?!\d)\s?[,(:\-]"
)
_CODE = re.compile(r"(?<![a-z])(?:b\.?n|benh nhan)\s?(?:so |ma )?[:.]?\s?(\d{3,7})(?!\d)")
_OVER = re.compile(
    r"(?<![a-z])(?:khoi benh|ra vien|xuat vien|chua ro nguon|chua xac dinh|khong lien quan|tu vong)(?![a-z])"
)


def _told_case(contacts: Sequence[Gathered], lines: Iterable[Line]) -> str | None:
    """The code of the one case of which a message tells over a list of F1, and of no other."""
    first = min(each.draft.line for each in contacts)
    over = [line for line in lines if line.number <= first]
    told = {
        found["n"] or found["bare"]
        for line in over
        if (found := _CASE.search(line.folded)) and not _OVER.search(line.folded)
    }
    named = {number for line in lines for number in _CODE.findall(line.folded)}
    return f"BN{told.pop()}" if len(told) == 1 and len(named) == 1 else None


_NAMED = re.compile(
    r"(?:[a-z]+[ ,]{1,2}){0,3}?(?:(?:ma|ma so) (?:cua )?)?(?:ca|f\s?0|benh nhan|nguoi|nguon)(?: benh| duong tinh| f0)?"
    r" (?:do|nay|ay|kia|tren|noi tren|neu tren|vua neu|ben [a-z]+(?: [a-z]+)?) ?(?:(?:(?:da|nay|vua|duoc) )*"
    r"(?:(?:bo y te|byt|cdc|tinh|so y te|trung tam y te) )?(?:cong bo|xac dinh|mang|cap|dat) )?"
    r"(?:(?:co|chinh|ma|so|la|:|ten) ?){1,4}b\.?n ?[:.]? ?\d{3,7}"
    r"(?: (?:nhe|a|ah|day|do|nha|em|anh|chi|bac))*(?:[\s.!,]*$|[.;] )"
)


def name_case(reader: Reader, line: Line, scan: Scan) -> bool:
    """Take "Dạ ca đó là BN9961" for the case whom those above met of whom nothing else says whom."""
    codes = scan.of("code")
    if len(codes) != 1 or _NAMED.match(line.folded) is None or not (reader.gathering.people or reader.entry):
        return False
    reader.close_entry()
    fill([each for each in reader.gathering.people if level_of(each) == "F1"], {"source": codes[0].value})
    reader.closing(line)
    return True


def _is_listed(each: Gathered) -> bool:
    return each.draft.sheet is None and each.draft.said.get("change") != "removed"


def _was_among(case: Gathered, contacts: Sequence[Gathered]) -> bool:
    """Whether a case stands with a number between contacts, and was found positive while he was one of them."""
    said, number = case.draft.said, case.draft.number
    found = said.get("change") or any(test.outcome == "positive" for test in said.get("tests", ()))
    return bool(found) and number is not None and any(each.draft.number == number + 1 for each in contacts)
