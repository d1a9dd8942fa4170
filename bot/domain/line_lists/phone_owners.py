"""Whose a phone is that is told by a word of address: "đt anh 0961..., đt chị 0962...", "số ông là 0936..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.people import Draft
from bot.domain.line_lists.scan import Mark, Scan

_WHOSE = re.compile(
    r"(?<![a-z])(?:so |sdt |dt |dien thoai |may |zalo )+(?:cua )?"
    r"(?:(?P<male>ong|anh|chu|chong|bo|con trai)|(?P<female>ba|chi|co|vo|me|con gai))?"
    r"(?: (?P<given>[^\W\d_]{2,7}))??(?: (?:ay|van|thi|la))*\s?[:\-]?\s?$"
)


def share_phones(drafts: Sequence[Draft], people: Sequence[Mark], scan: Scan) -> None:
    """Give each person of an entry the phone that is said to be his, by his given name or by his sex."""
    for mark in scan.of("others_phone"):
        found = _WHOSE.search(scan.folded, max(0, mark.start - 40), mark.start)
        before = [draft for draft, name in zip(drafts, people, strict=True) if name.end <= mark.start]
        if found is None or not before:
            continue
        owner = _owner(before, found)
        if owner is not None and owner.said.get("phone") is None:
            owner.said["phone"] = mark.value


def _owner(before: Sequence[Draft], found: re.Match[str]) -> Draft | None:
    """The one person named before a phone who is meant; None where it may be somebody else's."""
    if found["given"]:
        called = [each for each in before if fold_aligned(each.full_name).split(" ")[-1] == found["given"]]
        return called[0] if len(called) == 1 else None
    sex = "nam" if found["male"] else "nữ" if found["female"] else None
    kin = (found["male"] or found["female"]) in ("chong", "vo", "bo", "me", "con trai", "con gai")
    if sex is None or (kin and len(before) == 1):
        return None  # "đt vợ 09..." is of a wife who is not listed
    if not kin and before[-1].said.get("sex") == sex:
        return before[-1]
    fitting = [each for each in before if each.said.get("sex") == sex]
    return fitting[0] if len(fitting) == 1 and len(before) > 1 else None
