"""Plans as their authors, the leaders and the chair read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.occurrences import Period
from bot.render import day, short_day
from bot.texts import Markup, fill, lines, plans


@dataclass(frozen=True, slots=True)
class Shown:
    """One plan: whose, where, for which days."""

    who: str
    hamlet: str
    days: Period
    text: str


def days_words(days: Period) -> str:
    """ "ngày 15/06/2021" or "tuần 14/06-20/06"."""
    if days.first == days.last:
        return plans.DAY.format(day=day(days.first))
    return plans.WEEK.format(first=short_day(days.first), last=short_day(days.last))


def noted(plan: Shown, *, replaced: bool) -> Markup:
    """The receipt of a plan."""
    words = days_words(plan.days)
    return lines(
        fill(plans.NOTED, days=words, who=plan.who, hamlet=_hamlet(plan), text=plan.text),
        fill(plans.REPLACED, days=words) if replaced else None,
    )


def mine(found: Sequence[Shown]) -> Markup:
    """Somebody's own plans from today on."""
    if not found:
        return fill(plans.NONE_MINE)
    each = [fill(plans.MINE_ONE, days=days_words(one.days), hamlet=_hamlet(one), text=one.text) for one in found]
    return lines(fill(plans.MINE), *each)


def everybodys(found: Sequence[Shown], missing: Sequence[str]) -> Markup:
    """All plans from today on, and who has none for today."""
    head = fill(plans.ALL, n=len(found)) if found else fill(plans.NONE_ALL)
    without = fill(plans.MISSING, who=", ".join(missing)) if missing else fill(plans.MISSING_NONE)
    return lines(head, *(_one(one) for one in found), "", without)


def morning(found: Sequence[Shown], today: date) -> Markup:
    """What is read back on a morning."""
    return lines(fill(plans.MORNING, day=day(today)), *(_one(one) for one in found))


def _one(plan: Shown) -> Markup:
    return fill(plans.ONE, who=plan.who, hamlet=_hamlet(plan), days=days_words(plan.days), text=plan.text)


def _hamlet(plan: Shown) -> str:
    return plans.HAMLET.format(hamlet=plan.hamlet) if plan.hamlet else ""
