"""A new last day of quarantine as the station types it: a day, more days, or a number of days from the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState
from bot.domain.dates import find_days
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned
from bot.domain.quarantine import check_new_end, counted_from, rule_for

_MORE = re.compile(
    r"\s*(?:\+|(?:gia han |cong |keo dai )?them |gia han )\s*(?P<days>\d{1,3})(?!\s?[\d/.\-])\s*(?:ngay\b)?"
)
_DAYS = re.compile(r"\s*(?:du |cach ly )?(?P<days>\d{1,3})\s*ngay\b(?!\s?\d)")
_EDGES = re.compile(r"^[\s,.;:\-–]*(?:(?:ly do|li do|vi ly do)\b[\s:,\-–]*)?|[\s,;:\-–]+$")


@dataclass(frozen=True, slots=True)
class NewEnd:
    """A new last day, and why. `first` and `days`: what it was counted from, where it was."""

    end: date
    why: str
    first: date | None = None
    days: int | None = None


def read_new_end(
    text: str,
    state: ContactState,
    *,
    proposed_end: date | None,
    rules: Sequence[QuarantineRule],
    today: date,
) -> NewEnd:
    """Read "28/06 vì ...", "+7 ..." (from the end so far) or "14 ngày ..." (from the first day); else UserError."""
    cleaned = clean(text)
    folded = fold_aligned(cleaned)
    if found := _MORE.match(folded):
        base = state.quarantine_end or proposed_end
        if base is None:
            raise UserError("end_nothing_to_extend")
        read = _counted(base, int(found["days"]), _why(cleaned[found.end() :]))
    elif found := _DAYS.match(folded):
        first = counted_from(state)
        if first is None:
            raise UserError("end_no_first_day")
        rule = rule_for(rules, level=state.level or "", place=state.place, on=first)
        days = int(found["days"]) - (rule.first_day if rule is not None else 0)
        read = _counted(first, days, _why(cleaned[found.end() :]))
    else:
        read = _day(cleaned, folded, today)
    check_new_end(state, read.end, today=today)
    return read


def _counted(first: date, days: int, why: str) -> NewEnd:
    return NewEnd(first + timedelta(days=days), why, first, days)


def _day(cleaned: str, folded: str, today: date) -> NewEnd:
    marks = find_days(folded, on=today)
    if not marks or marks[0].day is None:
        raise UserError("end_not_understood", text=marks[0].bad if marks and marks[0].bad else cleaned)
    mark = marks[0]
    assert mark.day is not None
    before = re.sub(r"\b(?:den het|den|toi|het|ngay)\s*$", "", folded[: mark.start])
    return NewEnd(mark.day, _why(f"{cleaned[: len(before)]} {cleaned[mark.end :]}"))


def _why(rest: str) -> str:
    """The reason without the word that announces it."""
    rest = rest.strip()
    found = _EDGES.match(fold_aligned(rest))
    return re.sub(r"[\s,;:\-–]+$", "", rest[found.end() if found else 0 :]).strip()
