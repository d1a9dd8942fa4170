"""Breaches in words: money, sums, receipts and a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from bot.domain.quantities import show
from bot.domain.violations import KINDS, OF_THE_EPIDEMIC, Counted, Kind, Tally
from bot.render import day as shown_day
from bot.texts import Markup, fill, lines, violations

MILLION = 1_000_000


class Recorded(Counted, Protocol):
    """What a receipt says of a breach; a stored one has it."""

    @property
    def kind(self) -> str: ...
    @property
    def day(self) -> date: ...


def money(amount: int) -> str:
    """Đồng as people write them: 6 triệu đồng, 7,5 triệu đồng, 53.566.000 đồng."""
    if amount >= MILLION and amount % 10_000 == 0:
        return violations.MILLIONS.format(number=show(Decimal(amount) / MILLION))
    return violations.DONG.format(number=show(Decimal(amount)))


def tally(sums: Tally) -> str:
    """As a notice states it: "5 vụ, 6 đối tượng, 6 triệu đồng"."""
    return violations.TALLY.format(
        cases=show(Decimal(sums.cases)), people=show(Decimal(sums.people)), fine=money(sums.fine)
    )


def receipt(row: Recorded, *, hamlet: str | None, linked: Sequence[str], month: Tally, kind_assumed: bool) -> Markup:
    """What was recorded, whom it is linked to, and what the month adds up to with it."""
    return lines(
        fill(
            violations.RECORDED,
            kind=violations.KINDS[Kind(row.kind)],
            counts=tally(Tally.of([row])),
            day=shown_day(row.day),
            hamlet=violations.IN_HAMLET.format(hamlet=hamlet) if hamlet else "",
        ),
        fill(violations.LINKED, names=", ".join(linked)) if linked else None,
        fill(violations.KIND_ASSUMED) if kind_assumed else None,
        fill(violations.MONTH, month=f"{row.day:%m/%Y}", counts=tally(month)),
    )


def month(rows: Sequence[Recorded], *, first: date) -> Markup:
    """A month's breaches: all of them, those of the epidemic, and each kind."""
    if not rows:
        return fill(violations.MONTH_NONE, month=f"{first:%m/%Y}")
    epidemic = [one for one in rows if one.kind in OF_THE_EPIDEMIC]
    kinds = [(kind, [one for one in rows if one.kind == kind]) for kind in KINDS]
    return lines(
        fill(violations.MONTH_HEAD, month=f"{first:%m/%Y}", counts=tally(Tally.of(rows))),
        fill(violations.MONTH_EPIDEMIC, counts=tally(Tally.of(epidemic))) if epidemic != list(rows) else None,
        *(
            fill(violations.MONTH_KIND, kind=violations.KINDS[kind], counts=tally(Tally.of(some)))
            for kind, some in kinds
            if some
        ),
    )
