"""A proposed chain as the station reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.contacts import ContactState
from bot.domain.pages import Page
from bot.domain.quarantine import Proposal
from bot.render import day, page_line, phone
from bot.render.contact_card import arithmetic
from bot.texts import Markup, chains, common, fill, lines

SHOWN = 15  # of those who were raised


@dataclass(frozen=True, slots=True)
class Raised:
    """Somebody of a chain: as he is, the level and end that are proposed, and whether he is chosen."""

    contact_id: int
    state: ContactState
    level_from: str
    level_to: str
    proposal: Proposal | None
    sure: bool
    chosen: bool


def proposed(
    people: Sequence[Raised],
    *,
    case: ContactState,
    before: str,
    page: Page,
) -> Markup:
    """A page of a chain that waits for an answer."""
    hamlet = fill(chains.HAMLET, hamlet=case.hamlet) if case.hamlet else ""
    shown: list[str | None] = [fill(chains.HEAD, name=case.full_name, hamlet=hamlet, before=before, n=page.total)]
    for number, one in enumerate(people, page.first + 1):
        shown.append(_person(number, one))
        if not one.sure:
            shown.append(fill(chains.NOT_SURE, source=one.state.source or common.NOT_SAID))
    return lines(*shown, *page_line(page), fill(chains.FOOT))


def raised(people: Sequence[Raised], *, case: str, skipped: Sequence[str]) -> Markup:
    """What was done."""
    return lines(
        fill(chains.RAISED, name=case, n=len(people)),
        *(
            fill(
                chains.RAISED_PERSON,
                name=one.state.full_name,
                before=one.level_from,
                after=one.level_to,
                end=_end(one.proposal),
            )
            for one in people[:SHOWN]
        ),
        fill(chains.MORE, n=len(people) - SHOWN) if len(people) > SHOWN else None,
        fill(chains.SKIPPED, names=", ".join(skipped)) if skipped else None,
    )


def _person(number: int, one: Raised) -> Markup:
    state = one.state
    known = [str(state.birth_year) if state.birth_year else None, state.hamlet or common.NO_HAMLET]
    known.append(phone(state.phone) if state.phone else None)
    end = _end(one.proposal)
    if state.quarantine_end is not None:
        end = Markup(end + fill(chains.END_WAS, end=day(state.quarantine_end)))
    return fill(
        chains.PERSON,
        n=number,
        mark=chains.CHOSEN if one.chosen else chains.NOT_CHOSEN,
        name=state.full_name,
        details="".join(f", {item}" for item in known if item),
        before=one.level_from,
        after=one.level_to,
        end=end,
    )


def _end(proposal: Proposal | None) -> Markup:
    return arithmetic(proposal) if proposal is not None else fill(chains.END_NONE)
