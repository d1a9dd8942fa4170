"""People of one entry who caught it from one another: "F1 A (vợ) -> F2 B", "F0 Lộc ...; các F1 của anh Lộc gồm ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.entries.merging import Gathered, level_of
from bot.domain.line_lists.entries.people import Draft
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.scan import Mark, Scan

_ARROW = re.compile(r"-{1,3}>|=+>|→|➡|➜|>{1,2}")
_OF = re.compile(
    r"(?<![a-z])(?:cua|tx(?: voi)?|tiep xuc(?: voi)?|gap|lien quan(?: den)?|lq|voi)\s{1,2}(?:ca |benh nhan |f\s?\d )?"
    r"(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|cu)\s{1,2})?(?P<given>[^\W\d_]{2,7})(?![^\W_])"
)


def link(drafts: Sequence[Draft], names: Sequence[Mark], scan: Scan, *, level: str | None) -> None:
    """Take one who was named before for the source of those said to come from him. `level` is the headings'."""
    current: str | None = None
    for index in range(1, len(drafts)):
        draft, before = drafts[index], drafts[index - 1]
        between = scan.folded[names[index - 1].end : names[index].value.lead]
        own = draft.said.get("level") or level
        if _ARROW.search(between) and _is_next(before, own, level):
            current = before.full_name
            draft.said["source"] = current
            _forget_day(draft, names, index, scan)
            continue
        given = {found["given"] for found in _OF.finditer(between)}
        called = [each for each in drafts[:index] if _given(each) in given and _is_next(each, own, level)]
        if len(called) == 1:
            current = called[0].full_name
        elif own != (before.said.get("level") or level):
            current = None
        if current is not None:
            draft.said.setdefault("source", current)


def _given(draft: Draft) -> str:
    return fold_aligned(draft.full_name).split(" ")[-1]


def _is_next(upstream: Draft, own: str | None, level: str | None) -> bool:
    """Whether a person's level comes straight after another's."""
    above = upstream.said.get("level") or level
    return comes_after(own, above)


def _forget_day(draft: Draft, names: Sequence[Mark], index: int, scan: Scan) -> None:
    """Whoever met the one before him did not meet the first of the chain on its day."""
    end = names[index + 1].start if index + 1 < len(names) else len(scan.text)
    if not any(mark.kind == "contact" and names[index].end <= mark.start < end for mark in scan.marks):
        draft.said.pop("contact_date", None)


def take_branch(branches: list[tuple[int, Gathered]], depth: int, person: Gathered, *, alone: bool) -> None:
    """Take the F1 above for the source of an F2 who is moved in under him, as in a tree."""
    while branches and branches[-1][0] >= depth:
        branches.pop()
    level, above = level_of(person), level_of(branches[-1][1]) if branches else None
    if alone and comes_after(level, above):
        person.draft.said.setdefault("source", branches[-1][1].draft.full_name)
    branches.append((depth, person))
