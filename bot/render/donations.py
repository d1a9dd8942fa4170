"""Gifts of money as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.pages import Page
from bot.domain.programmes import Plan
from bot.domain.registrations import Unclear
from bot.render import day, page_line, when
from bot.render.programmes import money
from bot.texts import Markup, donations, fill, lines

BODIES_SHOWN = 15
UNCLEAR_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Given:
    """One gift: by which hamlet and whom, how much, when."""

    hamlet: str | None
    giver: str | None
    amount: int
    at: datetime | None = None

    @property
    def who(self) -> str:
        if self.hamlet is None:
            return self.giver or donations.EVERYBODY
        if self.giver is None:
            return donations.HAMLET.format(hamlet=self.hamlet)
        return donations.GIVER_IN_HAMLET.format(giver=self.giver, hamlet=self.hamlet)


def overview(
    name: str,
    plan: Plan,
    *,
    hamlets: Sequence[tuple[str, int]],
    bodies: Sequence[tuple[str, int]],
    gifts: int,
    in_full: bool,
    latest: Sequence[Given] = (),
    example: str | None = None,
) -> Markup:
    """The whole fund: the opening, what came since, by hamlet and by body, and the latest gifts.

    `example`: a hamlet to show how a gift is written down while there is none.
    """
    since = sum(amount for _, amount in [*hamlets, *bodies])
    rows = [fill(donations.HEAD, name=name, total=money(plan.opening + since))]
    if plan.opening:
        rows.append(_opening(plan.opening, plan.opening_day))
    if not gifts:
        how = fill(donations.NOTHING_HOW, hamlet=example) if example is not None else None
        return lines(*rows, fill(donations.NOTHING), how)
    rows.append(fill(donations.SINCE, amount=money(since), n=gifts))
    if hamlets:
        rows += [fill(donations.HAMLETS), *(_line(who, amount) for who, amount in hamlets)]
    if bodies and not in_full:
        rows.append(_line(donations.OTHERS.format(n=len(bodies)), sum(amount for _, amount in bodies)))
    elif bodies:
        ranked = sorted(bodies, key=lambda one: (-one[1], one[0]))
        rows += [fill(donations.BODIES), *(_line(who, amount) for who, amount in ranked[:BODIES_SHOWN])]
        rest = ranked[BODIES_SHOWN:]
        if rest:
            rows.append(fill(donations.MORE, n=len(rest), amount=money(sum(amount for _, amount in rest))))
    if latest:
        rows += [fill(donations.LATEST), *(_latest(one) for one in latest)]
    return lines(*rows)


def _latest(one: Given) -> Markup:
    at = when(one.at) if one.at is not None else ""
    return fill(donations.LATEST_LINE, when=at, who=one.who, amount=money(one.amount))


def _opening(amount: int, on: date | None) -> Markup:
    if on is None:
        return fill(donations.OPENING_NO_DAY, amount=money(amount))
    return fill(donations.OPENING, day=day(on), amount=money(amount))


def _line(who: str, amount: int) -> Markup:
    return fill(donations.LINE, who=who, amount=money(amount))


def receipt(
    name: str,
    given: Sequence[Given],
    *,
    again: Sequence[Given],
    unclear: Sequence[Unclear],
    taken: int,
    total: int,
    hamlet: str,
    in_full: bool,
) -> Markup:
    """What one message added, and the total; who gave it where names may be read."""
    shown, told = (BODIES_SHOWN, UNCLEAR_SHOWN) if in_full else (0, 0)
    return lines(
        fill(donations.RECEIPT, name=name, n=len(given), amount=money(sum(one.amount for one in given))),
        *(fill(donations.RECEIPT_LINE, who=one.who, amount=money(one.amount)) for one in given[:shown]),
        fill(donations.TAKEN, n=taken) if taken else None,
        *(
            fill(donations.AGAIN, who=one.who, amount=money(one.amount), when=when(one.at))
            for one in again
            if one.at is not None and in_full
        ),
        *(fill(donations.UNCLEAR, line=one.line, text=one.text[:60], hamlet=hamlet) for one in unclear[:told]),
        fill(donations.TOTAL, total=money(total)),
    )


def page(name: str, given: Sequence[Given], *, at: Page, may_change: bool) -> Markup:
    """A page of the gifts, one by one."""
    return lines(
        fill(donations.PAGE_HEAD, name=name),
        fill(donations.PAGE_HOW) if may_change and given else None,
        *(
            fill(
                donations.PAGE_LINE,
                number=at.first + index,
                who=one.who,
                amount=money(one.amount),
                when=when(one.at) if one.at is not None else "",
            )
            for index, one in enumerate(given, 1)
        ),
        *page_line(at),
    )
