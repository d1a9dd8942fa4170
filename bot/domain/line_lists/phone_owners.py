"""Whose a phone is that is told by a word of address: "đt anh 0961..., đt chị 0962...", "số ông là 0936..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.lines import Line
from bot.domain.line_lists.people import Draft
from bot.domain.line_lists.scan import Mark, Scan

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_WHOSE = re.compile(
    r"(?<![a-z])(?:so |sdt |dt |dien thoai |may |zalo )+(?:cua )?"
    r"(?:(?P<male>ong|anh|chu|chong|bo|con trai)|(?P<female>ba|chi|co|vo|me|con gai))?"
    r"(?: (?P<given>[^\W\d_]{2,7}))??(?: (?:ay|van|thi|la))*\s?[:\-]?\s?$"
)


_IN_TURN = re.compile(r"(?<![a-z])(?:lan luot|theo thu tu|tuong ung)(?![a-z])")


def share_phones(drafts: Sequence[Draft], people: Sequence[Mark], scan: Scan) -> None:
    """Give each person of an entry the phone that is said to be his: in their turn, by a given name or by a sex."""
    in_turn = _IN_TURN.search(scan.folded, people[-1].end) if len(people) > 1 else None
    if in_turn is not None:
        _take_in_turn(drafts, [mark for mark in scan.of("phone") if mark.start > people[-1].end])
    for mark in scan.of("others_phone"):
        found = _WHOSE.search(scan.folded, max(0, mark.start - 40), mark.start)
        before = [draft for draft, name in zip(drafts, people, strict=True) if name.end <= mark.start]
        if found is None or not before:
            continue
        owner = _owner(before, found)
        if owner is not None and owner.said.get("phone") is None:
            owner.said["phone"] = mark.value


def tell_in_turn(reader: Reader, line: Line, scan: Scan) -> bool:
    """Take from a closing sentence the phones of those above: "cả hai cùng thôn, số lần lượt là 09..., 09..."."""
    found = _IN_TURN.search(line.folded)
    phones = [mark for mark in scan.of("phone") if found is not None and mark.start > found.start()]
    if len(phones) < 2 or scan.of("name"):
        return False
    reader.close_entry()
    section = reader.section[-len(phones) :]
    _take_in_turn([each.draft for each in section], phones)
    scan.marks = [mark for mark in scan.marks if mark not in phones]
    return True


def _take_in_turn(drafts: Sequence[Draft], phones: Sequence[Mark]) -> None:
    """Give the phones behind all names to those who have none, where there is one for each: "lần lượt là ..."."""
    own = {mark.value for mark in phones}
    without = [draft for draft in drafts if draft.said.get("phone") in own | {None}]
    if len(phones) == len(without):
        for draft, phone in zip(without, phones, strict=True):
            draft.said["phone"] = phone.value


def _owner(before: Sequence[Draft], found: re.Match[str]) -> Draft | None:
    """The one person named before a phone who is meant; None where it may be somebody else's."""
    kin = (found["male"] or found["female"]) in ("chong", "vo", "bo", "me", "con trai", "con gai")
    if found["given"]:
        called = [each for each in before if fold_aligned(each.full_name).split(" ")[-1] == found["given"]]
        if len(called) != 1 or (kin and called[0] is before[-1]):
            return None  # "Lê Bảo Châu ..., đt mẹ Châu 09..."
        return called[0]
    sex = "nam" if found["male"] else "nữ" if found["female"] else None
    if sex is None or (kin and len(before) == 1):
        return None  # "đt vợ 09..." is of a wife who is not listed
    if not kin and before[-1].said.get("sex") == sex:
        return before[-1]
    fitting = [each for each in before if each.said.get("sex") == sex]
    return fitting[0] if len(fitting) == 1 and len(before) > 1 else None
