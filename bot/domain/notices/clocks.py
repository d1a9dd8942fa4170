"""Hours: "17h00", "17 giờ 30 phút", "5 giờ chiều"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from bot.domain.notices.mentions import Kind, Mention
from bot.domain.notices.passages import Passage

_CLOCK = re.compile(
    r"(?<![\d/.,:])(?P<h>\d{1,2})\s?(?:(?:h|g|gio)(?![a-z])(?:\s?(?P<m>[0-5]\d))?(?!\d)(?:\s?(?:phut|ph|p|"
    r"')(?![a-z]))?|"
    r"(?:h|g)(?P<m2>[0-5]\d)(?!\d)(?:\s?(?:phut|ph|p|')(?![a-z]))?|:(?P<m3>[0-5]\d)(?!\d))"
    r"(?:\s(?:buoi\s)?(?P<half>sang|trua|chieu|toi|dem)(?![a-z]|\s(?:mai|nay)))?"
)
_RANGE = re.compile(r"\s{0,2}(?:-|den|toi)\s{0,2}")
_DURATION = re.compile(r"(?:trong vong|trong|vong|sau|moi|cu|khong qua|toi thieu|it nhat|thoi luong|la)\s$")
_WHEN = re.compile(r"\s{0,2}(?:,\s?)?(?:ngay|cung|hang|moi|hom|thu|sang|chieu|toi|\d{1,2}[/-]\d|phut|den|-)")
_PER = re.compile(r"\s?(?:/|lam viec|lien tuc|dong ho|lien|mot ngay|moi ngay)")


def find_clocks(text: Passage) -> Iterator[Mention]:
    """Each hour of the day that a text names; of a stretch such as 7h-11h, where it begins."""
    folded = text.folded
    last_end = -1
    for found in _CLOCK.finditer(folded):
        if 0 <= last_end <= found.start() and _RANGE.fullmatch(folded, last_end, found.start()):
            yield Mention(found.start(), found.end(), Kind.CLOCK)
            last_end = -1
            continue
        if _PER.match(folded, found.end()):
            continue
        if _DURATION.search(folded[max(0, found.start() - 14) : found.start()]) and not _WHEN.match(
            folded, found.end()
        ):
            continue
        hour, minute = int(found["h"]), int(found["m"] or found["m2"] or found["m3"] or 0)
        if found["half"] in ("chieu", "toi", "dem") and 1 <= hour < 12:
            hour += 12
        if hour > 24 or (hour == 24 and minute):
            continue
        last_end = found.end()
        moment = time(23, 59) if hour == 24 else time(hour, minute)
        yield Mention(found.start(), found.end(), Kind.CLOCK, time=moment)
