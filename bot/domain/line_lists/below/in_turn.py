"""Clauses that tell of one part of a list after the other, and what one of them leaves to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.domain.line_lists.fields.scan import Mark

JOINS = re.compile(r"[\s,&+]*(?:va|voi|cung|cung voi|lan)?[\s,]*")
"""What joins those who are spoken of together: "mâm 2 và mâm 5"."""


def with_meaning(marks: Sequence[Mark], meaning: str | None) -> list[Mark]:
    """The marks, a day alone as what a day means here."""
    return [replace(mark, kind=meaning) if meaning and mark.kind == "bare_day" else mark for mark in marks]


def with_place(said: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What a clause says, with the place of those before where it says days alone: "toa 4 cltn từ 12/6, 5 từ 13/6"."""
    alone = bool(said) and said.keys() <= {"quarantine_start", "quarantine_end"}
    return {"place": before["place"]} | said if alone and "place" in before else said
