"""What awaits an officer's decision, and the decisions, as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.domain.pages import Page
from bot.domain.quantities import Mode, show
from bot.render import day, page_line, when
from bot.texts import Markup, acceptance, fill, lines, work


@dataclass(frozen=True, slots=True)
class Asked:
    """A reported quantity that awaits a decision, or on which one was made."""

    hamlet: str
    item: str
    unit: str
    title: str
    due: date
    at: datetime
    who: str
    told: Decimal  # as it was reported
    mode: Mode
    increment: Decimal  # what it adds
    target: Decimal
    counted: Decimal
    accepted: Decimal
    photos: int
    note: str


def waiting_list(asked: Sequence[Asked], *, page: Page, head: str, foot: str, who: str) -> Markup:
    """One page of what waits, by hamlet."""
    if not page.total:
        return fill(acceptance.LIST_NONE)
    parts: list[Markup] = [fill(head, n=page.total)]
    last = None
    for number, one in enumerate(asked, page.first + 1):
        if one.hamlet != last:
            parts.append(fill(acceptance.LIST_HAMLET, hamlet=one.hamlet))
            last = one.hamlet
        parts.append(
            fill(
                acceptance.LIST_LINE,
                n=number,
                item=one.item,
                quantity=show(one.increment),
                unit=one.unit,
                day=day(one.at.date()),
                photos=acceptance.LIST_PHOTOS.format(n=one.photos) if one.photos else "",
            )
        )
    return lines(*parts, *page_line(page), Markup(""), fill(foot, **({"who": who} if who else {})))


def card(one: Asked) -> Markup:
    """One report, as the officer sees it before he decides."""
    reading = work.PROGRESS_READ_TOTAL if one.mode is Mode.TOTAL else work.PROGRESS_READ_ADD
    return lines(
        fill(acceptance.CARD_HEAD, hamlet=one.hamlet, item=one.item),
        fill(acceptance.CARD_TASK, title=one.title, due=day(one.due)),
        fill(
            acceptance.CARD_REPORT,
            when=when(one.at),
            who=one.who,
            reading=reading.format(quantity=show(one.told), unit=one.unit),
        ),
        fill(acceptance.CARD_ASKED, quantity=show(one.increment), unit=one.unit),
        fill(
            acceptance.CARD_STANDING,
            target=show(one.target),
            counted=show(one.counted),
            accepted=show(one.accepted),
            unit=one.unit,
        ),
        fill(acceptance.CARD_NOTE, note=one.note) if one.note else None,
        None if one.photos else fill(acceptance.CARD_NO_PHOTO),
    )


def decided(one: Asked, *, accepted: Decimal, reason: str, by: str | None = None) -> Markup:
    """A decision, as who made it reads it, or (`by` him) as the hamlet's leader does."""
    if accepted == one.increment:
        sentence = acceptance.ACCEPTED if by is None else acceptance.TOLD_ACCEPTED
    elif accepted == 0:
        sentence = acceptance.SENT_BACK if by is None else acceptance.TOLD_BACK
    else:
        sentence = acceptance.ACCEPTED_PART if by is None else acceptance.TOLD_PART
    every = {
        "who": by or "",
        "hamlet": one.hamlet,
        "item": one.item,
        "unit": one.unit,
        "quantity": show(accepted),
        "asked": show(one.increment),
        "accepted": show(one.accepted),
        "target": show(one.target),
        "counted": show(one.counted),
    }
    return lines(fill(sentence, **every), fill(acceptance.REASON, reason=reason) if reason else None)
