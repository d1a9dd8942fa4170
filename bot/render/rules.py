"""Quarantine rules and what a change of them would touch, as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.committee import QuarantineRule
from bot.domain.quarantine import Proposal
from bot.render import day, when
from bot.texts import Markup, common, fill, lines, rules

SHOWN = 20


@dataclass(frozen=True, slots=True)
class TouchedPerson:
    """Somebody whose proposed end another rule moves."""

    name: str
    hamlet: str | None
    before: Proposal | None
    after: Proposal | None


def all_rules(found: Sequence[QuarantineRule], *, commune: str, since: datetime | None, by: str | None) -> Markup:
    """The rules as they stand, since when and by whom, and how to change them."""
    rows = [fill(rules.RULE, n=number, rule=one_rule(one)) for number, one in enumerate(found, 1)]
    return lines(
        fill(rules.HEAD, commune=commune),
        *(rows or [fill(rules.NO_RULES)]),
        fill(rules.SINCE, when=when(since), by=by or rules.BY_FILE) if since is not None else None,
        fill(rules.HOW),
    )


def one_rule(rule: QuarantineRule) -> Markup:
    """One rule in one line."""
    return fill(
        rules.ONE_RULE,
        level=rule.level,
        place=rules.PLACE.format(place=common.PLACES[rule.place]) if rule.place is not None else "",
        days=rules.DAYS.format(days=rule.days) if rule.days is not None else rules.NO_DAYS,
        monitoring=rules.MONITORING.format(days=rule.monitoring_days) if rule.monitoring_days else "",
        first_day=rules.DAY_1 if rule.first_day else rules.DAY_0,
        document=rule.document,
        since=day(rule.in_force_from),
    )


def touched(people: Sequence[TouchedPerson]) -> Markup:
    """Whom a change touches, from which end to which."""
    if not people:
        return fill(rules.TOUCHES_NOBODY)
    rows = [
        fill(
            rules.TOUCHED,
            name=one.name,
            hamlet=fill(rules.HAMLET, hamlet=one.hamlet) if one.hamlet else "",
            before=day(one.before.end) if one.before is not None else rules.NONE,
            after=day(one.after.end) if one.after is not None else rules.NONE,
        )
        for one in people[:SHOWN]
    ]
    more = fill(rules.MORE, n=len(people) - SHOWN) if len(people) > SHOWN else None
    return lines(fill(rules.TOUCHES, n=len(people)), *rows, more)
