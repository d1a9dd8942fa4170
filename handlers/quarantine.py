"""Quarantine lists: /cachly, /hethan and /tim; each person's name opens his card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.pages import Page
from bot.domain.quarantine import Standing
from bot.domain.roles import POSTS_LISTS
from bot.networks import Button
from bot.render import when
from bot.render.quarantine import (
    Section,
    ending,
    ending_head,
    found,
    in_quarantine,
    numbers_by_hamlet,
    section_page,
)
from bot.texts import Markup, fill, lines, quarantine
from handlers import deeds, guards
from handlers.buttons import Pressed, button, turns
from handlers.contacts import which_hamlet
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage import quarantine as stored
from storage.committees import Hamlet
from storage.contacts import Contact

PAGE_SIZE = 12
IN_A_SECTION = 8  # people named under each heading of /hethan
IN_A_ROW = 3
FOUND_AT_MOST = 20


def register(app: App) -> None:
    add_command(app, "cachly", show_quarantine)
    add_command(app, "hethan", show_ending)
    add_command(app, "tim", find)
    app.add_handler(Pressed("clpage", turn_quarantine, numbers=2))
    app.add_handler(Pressed("hhpage", turn_ending, numbers=3))


async def show_quarantine(update: Update, context: Context) -> None:
    """Who is in quarantine by hamlet, place and end; in a group that sees no names, the numbers."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "cachly")
        hamlet = which_hamlet(me, context.said.args)
        if not tx.private:
            tx.reply(_for_group(tx, me, hamlet))
            return
        text, buttons = _quarantine_page(tx, me, hamlet, 0)
        tx.reply(text, buttons=buttons)


async def turn_quarantine(update: Update, context: Context) -> None:
    """Another page of /cachly."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "cachly")
        hamlet_id, page = context.press.numbers
        text, buttons = _quarantine_page(tx, me, _hamlet_pressed(tx, me, hamlet_id), page)
        tx.change_pressed(text, buttons=buttons)


def _for_group(tx: Transaction, me: Speaker, hamlet: Hamlet | None) -> Markup:
    counts = stored.groups(tx.session, committee_id=me.committee.id, on=tx.today, hamlet=_name(hamlet))
    total = sum(one.n for one in counts)
    return lines(
        fill(quarantine.IN_QUARANTINE, where=where(me, hamlet), when=when(tx.now), n=total),
        *numbers_by_hamlet(counts, [one.name for one in me.hamlets]),
        fill(quarantine.GROUP_ONLY_COUNTS),
    )


def _quarantine_page(
    tx: Transaction, me: Speaker, hamlet: Hamlet | None, wanted: int
) -> tuple[Markup, list[list[Button]]]:
    names = [one.name for one in me.hamlets]
    counts = stored.groups(tx.session, committee_id=me.committee.id, on=tx.today, hamlet=_name(hamlet))
    page = Page(wanted, size=PAGE_SIZE, total=sum(one.n for one in counts))
    people = stored.page(
        tx.session,
        committee_id=me.committee.id,
        on=tx.today,
        hamlets=names,
        hamlet=_name(hamlet),
        offset=page.first,
        limit=page.size,
    )
    text = in_quarantine(
        counts,
        people,
        where=where(me, hamlet),
        moment=tx.now,
        today=tx.today,
        hamlets=names,
        page=page,
    )
    _read(tx, me, f"quarantine {_subject(hamlet)} page {page.number + 1}")
    hamlet_id = hamlet.id if hamlet is not None else 0
    return text, [*card_buttons(people, first=page.first), *turns(page, "clpage", hamlet_id)]


async def show_ending(update: Update, context: Context) -> None:
    """Whose quarantine ends today, tomorrow, in three days, at no known day, or is over and still open."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "hethan")
        if not tx.private:
            raise UserError("only_in_private")
        hamlet = which_hamlet(me, context.said.args)
        counts = stored.ending_counts(tx.session, committee_id=me.committee.id, on=tx.today, hamlet=_name(hamlet))
        sections = [_section(tx, me, hamlet, where, counts[where]) for where in stored.ENDINGS]
        text = ending(sections, where=where(me, hamlet), moment=tx.now, today=tx.today, hamlet=hamlet is None)
        hamlet_id = hamlet.id if hamlet is not None else 0
        more = [
            [
                button(
                    quarantine.ENDING_ALL.format(head=quarantine.ENDING_SHORT[one.where], n=one.total),
                    "hhpage",
                    stored.ENDINGS.index(one.where),
                    hamlet_id,
                    0,
                )
            ]
            for one in sections
            if one.total > len(one.people)
        ]
        if me.role in POSTS_LISTS and hamlet is None and counts[Standing.PAST]:
            more.append([button(quarantine.CLOSE_ALL.format(n=counts[Standing.PAST]), "hhclose")])
        people = [person for section in sections for person in section.people]
        tx.reply(text, buttons=[*card_buttons(people, first=0), *more])
        _read(tx, me, f"ending {_subject(hamlet)}")


def _section(tx: Transaction, me: Speaker, hamlet: Hamlet | None, where: Standing, total: int) -> Section[Contact]:
    people: Sequence[Contact] = []
    if total:
        people = stored.ending(
            tx.session,
            committee_id=me.committee.id,
            on=tx.today,
            where=where,
            hamlet=_name(hamlet),
            limit=IN_A_SECTION,
        )
    return Section(where, people, total)


async def turn_ending(update: Update, context: Context) -> None:
    """One section of /hethan, page by page."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "hethan")
        index, hamlet_id, wanted = context.press.numbers
        if not 0 <= index < len(stored.ENDINGS):
            raise UserError("button_old")
        where = stored.ENDINGS[index]
        hamlet = _hamlet_pressed(tx, me, hamlet_id)
        committee_id, name = me.committee.id, _name(hamlet)
        total = stored.ending_counts(tx.session, committee_id=committee_id, on=tx.today, hamlet=name)[where]
        page = Page(wanted, size=PAGE_SIZE, total=total)
        people = stored.ending(
            tx.session,
            committee_id=committee_id,
            on=tx.today,
            where=where,
            hamlet=name,
            offset=page.first,
            limit=page.size,
        )
        text = section_page(
            people,
            head=ending_head(where, tx.today),
            today=tx.today,
            hamlet=hamlet is None,
            page=page,
        )
        buttons = [*card_buttons(people, first=page.first), *turns(page, "hhpage", index, hamlet_id)]
        tx.change_pressed(text, buttons=buttons)
        _read(tx, me, f"ending {where} {_subject(hamlet)} page {page.number + 1}")


async def find(update: Update, context: Context) -> None:
    """Find people by part of a name or phone; a hamlet leader finds only those of his hamlet."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "tim")
        if not tx.private:
            raise UserError("only_in_private")
        text = context.said.args
        if len(text.strip()) < 2:
            raise UserError("find_what")
        hamlet = me.hamlet_of_names()
        result = stored.search(
            tx.session,
            committee_id=me.committee.id,
            text=text,
            on=tx.today,
            hamlet=_name(hamlet),
            limit=FOUND_AT_MOST,
        )
        words = found(result.people, text=text, more=result.more, today=tx.today, hamlet=_name(hamlet))
        tx.reply(words, buttons=card_buttons(result.people, first=0))
        ids = ",".join(str(one.id) for one in result.people)
        _read(tx, me, f"contacts {ids}" if ids else "contacts none found")


def _hamlet_pressed(tx: Transaction, me: Speaker, hamlet_id: int) -> Hamlet | None:
    """The hamlet of a button: a leader's is his own, whatever the button says."""
    if not tx.private:
        raise UserError("only_in_private")
    own = me.hamlet_of_names()
    if own is not None or not hamlet_id:
        return own
    chosen = me.hamlet_with(hamlet_id)
    if chosen is None:
        raise UserError("button_old")
    return chosen


class Named(Protocol):
    """Whose card a button opens."""

    @property
    def id(self) -> int: ...
    @property
    def full_name(self) -> str: ...


def card_buttons(people: Sequence[Named], *, first: int) -> list[list[Button]]:
    """A button for each person's card."""
    made = [
        button(quarantine.PICK_BUTTON.format(n=number, name=person.full_name.split()[-1]), "card", person.id)
        for number, person in enumerate(people, first + 1)
    ]
    return [made[start : start + IN_A_ROW] for start in range(0, len(made), IN_A_ROW)]


def _read(tx: Transaction, me: Speaker, subject: str) -> None:
    deeds.note(tx, me, "read", subject)


def _name(hamlet: Hamlet | None) -> str | None:
    return hamlet.name if hamlet is not None else None


def _subject(hamlet: Hamlet | None) -> str:
    return f"hamlet {hamlet.id}" if hamlet is not None else "commune"


def where(me: Speaker, hamlet: Hamlet | None) -> Markup:
    """The hamlet, or the whole commune, in words."""
    if hamlet is not None:
        return fill(quarantine.WHERE_HAMLET, hamlet=hamlet.name)
    return fill(quarantine.WHERE_COMMUNE, commune=me.committee.commune)
