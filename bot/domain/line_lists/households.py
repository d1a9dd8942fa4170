"""Lines that begin a household: those named after one, up to the next, belong together."""

from __future__ import annotations

import re

from bot.domain.line_lists.lines import Line

_NTH = r"(?:\s(?:so |thu )?(?:\d{1,2}|nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam))"
_BEGINS = re.compile(
    rf"[^a-z0-9]*(?:(?:(?:ho|ho gia dinh|nha|gia dinh|gd){_NTH}\s?[:.)\-–,]|"
    r"(?:ho|ho gia dinh|nha|gia dinh|gd)(?: cua| nha)?\s?[:.\-]?\s(?=(?:ong|ba|anh|chi|co|chu|bac|cu|em|di)\s))|"
    r"chu ho\s?[:.\-]?\s|(?:ho|nha|gia dinh)\s?:\s)"
)
_WRITTEN = re.compile(r"\W*(?:hộ|nhà|gia|gđ|chủ|ho|nha|gd|chu)(?!\w)", re.IGNORECASE)


def begins_household(line: Line) -> bool:
    """Whether a line begins with a household: "Hộ thứ nhất: ...", "nhà ông Sửu", "chủ hộ ..."."""
    return _BEGINS.match(line.folded) is not None and _WRITTEN.match(line.body) is not None
