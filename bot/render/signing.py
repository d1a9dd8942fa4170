"""What was signed for, changed or taken back, as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.quantities import show
from bot.render import day
from bot.texts import Markup, fill, lines, signing


@dataclass(frozen=True, slots=True)
class Signed:
    """A quantity as it was and as it is; 0: not signed for."""

    title: str
    due: date
    hamlet: str
    item: str
    unit: str
    before: Decimal
    after: Decimal


def receipt(head: Markup, signed: Sequence[Signed], *, foot: str = "") -> Markup:
    """What changed, assignment by assignment."""
    parts: list[Markup] = [head]
    last: tuple[str, date] | None = None
    for one in signed:
        if (one.title, one.due) != last:
            parts.append(fill(signing.SIGNED_TASK, title=one.title, due=day(one.due)))
            last = (one.title, one.due)
        parts.append(_line(one))
    return lines(*parts, fill(foot) if foot else None)


def _line(one: Signed) -> Markup:
    values = {"hamlet": one.hamlet, "item": one.item, "unit": one.unit}
    if one.after == 0:
        return fill(signing.TAKEN_BACK_OUT, before=show(one.before), **values)
    if one.before == one.after:
        return fill(signing.SIGNED_SAME, after=show(one.after), **values)
    if one.before == 0:
        return fill(signing.SIGNED_LINE, after=show(one.after), **values)
    return fill(signing.SIGNED_LINE_CHANGED, before=show(one.before), after=show(one.after), **values)


def question(doubtful: Sequence[Signed]) -> Markup:
    """What is asked before a quantity that is signed for is changed."""
    return lines(
        fill(signing.SURE),
        *(
            fill(
                signing.SURE_LINE,
                hamlet=one.hamlet,
                item=one.item,
                unit=one.unit,
                before=show(one.before),
                after=show(one.after),
            )
            for one in doubtful
        ),
    )
