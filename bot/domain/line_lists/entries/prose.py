"""What a sentence of running prose says of those in the sentences after it, on the same line."""

from __future__ import annotations

import re
from typing import Any

from bot.domain.line_lists.entries.people import leading_level
from bot.domain.line_lists.fields.scan import Mark, Scan

_OPENS = re.compile(
    r"(?:^|[,.:;]\s)(?:(?:o|tai|trong|ben|rieng|con|truong|thon truong|truong thon|bao cao|cap nhat|em|toi|la|xin|"
    r"tin) )*$"
)
_SPEAKS = re.compile(
    r"(?: (?:nha|chung|cua|ben))?(?: (?:toi|em|minh|ta))? ?(?:\s(?:bao|xin|gui|co(?! dam)|thong tin|cap nhat|"
    r"ra soat)(?![a-z])|:)"
)


def told_to_others(scan: Scan, first: Mark) -> dict[str, Any]:
    """The level and the hamlet before the first name of a sentence that goes on to hold: "thôn Hòa Bình báo: ..."."""
    told: dict[str, Any] = {"level": leading_level(scan, first)}
    hamlets = [mark for mark in scan.of("hamlet") if mark.end <= first.value.lead and mark.value.hamlet]
    if len({mark.value.hamlet for mark in hamlets}) == 1 and any(_is_of_all(scan, mark) for mark in hamlets):
        told["hamlet"] = hamlets[0].value.hamlet
    return {name: value for name, value in told.items() if value}


def _is_of_all(scan: Scan, hamlet: Mark) -> bool:
    """Whether a hamlet opens what is told, or is who tells it."""
    opens = _OPENS.search(scan.folded, 0, hamlet.start) is not None
    return opens or (hamlet.value.prefixed and _SPEAKS.match(scan.folded, hamlet.end) is not None)
