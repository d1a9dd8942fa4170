"""A quarantine rule as a person types it in one line, and a set of rules with it in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import ValidationError

from bot.domain.committee import QuarantineRule
from bot.domain.dates import find_days
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned

_LEVEL = re.compile(r"(?<![a-z0-9])f\s?(?P<level>[0-3])(?![0-9])")
_MONITORING = re.compile(
    r"(?:\+|,|;|va|sau do)?\s{0,2}(?:(?:theo doi|giam sat)(?: them| tiep| suc khoe| tai nha| y te){0,3}\s{0,2}"
    r"(?P<days>\d{1,3})(?:\s?ngay)?|\+\s?(?P<more>\d{1,3})(?:\s?ngay)?(?: theo doi)?(?: suc khoe| tai nha| y te){0,2})"
)
_DAYS = re.compile(r"(?<![\d/])(?P<days>\d{1,3})\s?ngay(?![a-z])")
_NO_DAYS = re.compile(r"khong (?:quy dinh|de xuat|co|dat)(?: so)? ngay|khong thoi han|bo so ngay")
_FIRST_DAY = re.compile(
    r"(?:ngay (?:dau|tiep xuc|vao khu)(?: tien| cach ly)?|tinh)(?: duoc)?(?: tinh)?(?: la)? ngay (?P<day>[01])(?!\d)"
)
_PLACE = re.compile(r"(?P<home>tai nha|tai gia dinh)|(?P<site>tap trung)")
_SINCE = re.compile(r"(?:co hieu luc |ap dung |hieu luc )?(?:tu|ke tu)\s{0,2}(?:ngay\s{0,2})?$")
_DOCUMENT = re.compile(
    r"(?<![a-z])(?:theo )?(?P<document>(?:qd|cd|cv|tb|kh|nq|hd|ct|vb|quyet dinh|cong dien|cong van|thong bao|ke hoach|"
    r"nghi quyet|huong dan|chi thi|van ban)(?![a-z])(?: so)?[\s:.-]{0,2}[^,;\n]{1,60})"
)


def read_rule(text: str, *, today: date) -> QuarantineRule:
    """Read "F1 tập trung 21 ngày, theo dõi 7 ngày, CĐ 600/CĐ-BCĐ, từ 05/05/2021"; UserError says what is missing."""
    cleaned = clean(text).strip()
    rest = fold_aligned(cleaned)
    level = _LEVEL.search(rest)
    if level is None:
        raise UserError("rule_no_level")
    rest = _blank(rest, level.start(), level.end())
    since, rest = _since(rest, today)
    document, rest = _document(cleaned, rest)
    found: dict[str, Any] = {"level": f"F{level['level']}", "document": document, "in_force_from": since}
    if first := _FIRST_DAY.search(rest):
        found["first_day"] = int(first["day"])
        rest = _blank(rest, *first.span())
    if monitoring := _MONITORING.search(rest):
        found["monitoring_days"] = int(monitoring["days"] or monitoring["more"])
        rest = _blank(rest, *monitoring.span())
    days = _DAYS.search(rest)
    if days is None and not _NO_DAYS.search(rest):
        raise UserError("rule_no_days")
    found["days"] = int(days["days"]) if days is not None else None
    if place := _PLACE.search(rest):
        found["place"] = "home" if place["home"] else "centralised"
    try:
        return QuarantineRule.model_validate(found)
    except ValidationError as error:
        raise UserError("rule_bad_days") from error


def with_rule(rules: Iterable[QuarantineRule], new: QuarantineRule) -> tuple[QuarantineRule, ...]:
    """The rules with a new one, in place of the one for the same level, place and day or of the same document."""
    kept = [one for one in rules if not _same(one, new)]
    return tuple(sorted([*kept, new], key=lambda one: (one.level, one.in_force_from, one.place or "")))


def _same(one: QuarantineRule, other: QuarantineRule) -> bool:
    if (one.level, one.place) != (other.level, other.place):
        return False
    return one.in_force_from == other.in_force_from or fold_aligned(one.document) == fold_aligned(other.document)


def _since(rest: str, today: date) -> tuple[date, str]:
    """The day after "từ"; today where none is said."""
    for mark in find_days(rest, on=today):
        before = _SINCE.search(rest[: mark.start])
        lead = _SINCE.match(rest[mark.start : mark.end]) is not None
        if before is None and not lead and "tu" not in rest[max(0, mark.start - 8) : mark.start]:
            continue
        if mark.day is None:
            raise UserError("bad_date", text=mark.bad or rest[mark.start : mark.end])
        return mark.day, _blank(rest, before.start() if before is not None else mark.start, mark.end)
    return today, rest


def _document(cleaned: str, rest: str) -> tuple[str, str]:
    found = _DOCUMENT.search(rest)
    if found is None:
        raise UserError("rule_no_document")
    start, end = found.span("document")
    return cleaned[start:end].strip(" ,.;"), _blank(rest, *found.span())


def _blank(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"
