"""Headings over several columns that tell of somebody else: whom he met, who looks after him, whose household it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.domain.folding import clean, fold_aligned

_ABOUT = re.compile(
    r"(?:thong tin|ho so)(?: (?:chung|ve|cua|ca nhan|nguoi|ca|truong hop|doi tuong)){0,3} f\s?([0-3])\W*"
)
_GROUPS = {"source": "source", "overseer": "carer", "carer": "carer", "household": "household"}
_UNDER = {
    "source": {"name": "source", "family": "", "case_code": "source", "phone": "others_phone"},
    "carer": {"name": "carer", "family": "carer", "phone": "others_phone", "case_code": "other"},
    "household": {"name": "household", "family": "household", "phone": "head_phone", "case_code": "other"},
}
_OWN = frozenset(
    ("birth", "birth_man", "birth_woman", "age", "sex", "man", "woman", "identity", "address", "hamlet", "job")
)

KindOf = Callable[[str], str | None]


def others_under(upper: Sequence[str], lower: Sequence[str], kind_of: KindOf) -> dict[int, str]:
    """Which columns stand under the heading of somebody else, and what he is: source, carer or household."""
    levels = {level for text in upper if (level := _level_of(text))}
    found: dict[int, str] = {}
    headed: dict[int, str] = {}
    over = ""
    for at, below in enumerate(lower):
        own = upper[at].strip() if at < len(upper) else ""
        over = own or (over if below.strip() else "")
        if not over or not below.strip() or below == own:
            continue
        level = _level_of(over)
        group = "source" if level and level < max(levels) else _GROUPS.get(kind_of(over) or "") if not level else None
        if group is not None:
            found[at], headed[at] = group, over
    heads = [below.strip() or (upper[at] if at < len(upper) else "") for at, below in enumerate(lower)]
    names = [at for at, head in enumerate(heads) if head and kind_of(head) in ("name", "family")]
    if all(at in found for at in names):  # the people who are listed stand under one of them: "Người tiếp xúc"
        sources = [headed[at] for at in names if found[at] == "source"]
        listed = min(sources, key=lambda head: _WHO_MET.search(fold_aligned(clean(head))) is None, default="")
        return {at: group for at, group in found.items() if headed[at] != listed}
    return found


_WHO_MET = re.compile(r"(?<![a-z])(?:nguoi|doi tuong|truong hop|cong dan) (?:tiep xuc|tx)")


def kind_under(group: str, kind: str | None) -> str | None:
    """What a column under the heading of somebody else holds, that would be of this kind alone."""
    if kind in _OWN and (group != "household" or kind not in ("address", "hamlet")):
        return "other"
    return _UNDER[group].get(kind or "", kind)


def _level_of(text: str) -> str:
    found = _ABOUT.fullmatch(fold_aligned(clean(text)).strip())
    return found.group(1) if found is not None else ""
