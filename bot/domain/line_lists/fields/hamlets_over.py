"""Hamlets inside a line that stand over the people after them: "Nam Thắng: Lê An, Lê Bình; Cao Thắng: Đỗ Cường"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.vocabulary import HON

COUNTED = re.compile(
    r"(?<![a-z0-9])(?:gom|gia dinh|(?:\d{1,3}|hai|ba|bon|nam) (?:nguoi|truong hop|f[0-3]|khau|ca))(?![a-z])"
)
_HEADS = re.compile(
    r"\s?(?:\(?\s?(?:co |gom )?\d{0,2}\s?(?:nguoi|ng|ca|f\s?\d|truong hop|ho|khau)?\s?\)?\s?)?"
    r"(?::|(?:gom|co)(?: co)?(?= ))"
    rf"\s?(?:\d{{1,2}} (?:nguoi|ng|ca|f\s?\d|truong hop|ho|khau)(?: la)?\s?:?\s?)?(?:[a-d0-9]{{1,2}}[.)]\s?)?{HON}"
)


def hamlets_over(scan: Scan, people: Sequence[Mark]) -> list[Mark]:
    """The hamlets that stand over the people after them: "Nam Thắng: Lê An, Lê Bình; Cao Thắng: Đỗ Cường"."""
    if len(people) < 2 or (":" not in scan.text and not COUNTED.search(scan.folded)):
        return []
    leads = {mark.value.lead for mark in people} | {mark.start for mark in people}
    heads = []
    for mark in scan.of("hamlet"):
        found = _HEADS.match(scan.folded, mark.end)
        if found is not None and found.end() in leads and mark.value.hamlet:
            heads.append(mark)
    return heads
