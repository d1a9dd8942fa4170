"""The lists behind the summary's numbers, opened by buttons; names go only to those who may read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from telegram import Update

from bot.domain.arrivals import VERDICTS
from bot.domain.errors import UserError
from bot.domain.pages import Page
from bot.domain.summary import PARTS, WHOLE, Course, Figures, Section, Term
from bot.domain.violations import Tally
from bot.networks import Button
from bot.render import summary_lists as render
from bot.render.violations import tally
from bot.texts import Markup, arrivals, summary
from handlers import deeds, guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.day_book import DayBook, day_book
from handlers.guards import Speaker
from handlers.quarantine import Named, card_buttons, where
from storage.committees import Hamlet
from storage.contacts import Contact
from storage.quarantine import Counted

PAGE_SIZE = 12
IN_A_ROW = 3
IN_A_ROW_OF_LISTS = 2
TESTS, ARRIVALS, BREACHES = range(len(Section), len(Section) + 3)
"""The numbers of the shelves that are no section of contacts; those are numbered as in `Section`."""

Line = Callable[[int, Any], Markup]


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: what it is called, its rows, how a row is written, and the contact that a row opens."""

    label: str
    rows: Sequence[Any]
    line: Line
    contact: Callable[[Any], Named | None]
    number: str  # as the summary states it: how many rows there are, or what they add up to


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section of the summary: its lists in an order that never changes, and the narrower sections in it."""

    number: int
    title: str
    lists: tuple[Listed, ...]
    figures: Figures[Counted] | None = None
    narrower: tuple[Section, ...] = ()


def register(app: App) -> None:
    app.add_handler(Pressed("sumopen", open_shelf, numbers=4))
    app.add_handler(Pressed("sumlist", turn_list, numbers=5))


def summary_buttons(found: DayBook, hamlet: Hamlet | None) -> list[list[Button]]:
    """The buttons under a summary: each opens the lists behind some of its numbers."""
    day, hamlet_id = found.day.toordinal(), _id(hamlet)
    made = []
    for section in WHOLE:
        figures = found.figures(section, hamlet)
        if not figures.empty:
            label = summary.SECTION_BUTTON.format(section=summary.SECTIONS[section], n=figures.n(Term.AFTER))
            made.append(button(label, "sumopen", day, hamlet_id, _number(section), 0))
    rows = [made[start : start + IN_A_ROW] for start in range(0, len(made), IN_A_ROW)]
    tested = {one.id for some in found.tests(hamlet).values() for one in some}
    others = [
        (summary.TESTS_BUTTON, TESTS, len(tested), bool(tested)),
        (summary.ARRIVALS_BUTTON, ARRIVALS, len(found.arrivals(hamlet)), bool(found.arrivals(hamlet))),
        (summary.BREACHES_BUTTON, BREACHES, len(found.breaches_today(hamlet)), bool(found.breaches(hamlet))),
    ]
    return [
        *rows,
        *(
            [button(label.format(n=n), "sumopen", day, hamlet_id, number, 0)]
            for label, number, n, any_ in others
            if any_
        ),
    ]


def shelf(found: DayBook, number: int, hamlet: Hamlet | None, names: dict[int, str]) -> Shelf:
    """A section with its lists. `names`: of the hamlets by id. UserError where no section has the number."""
    in_commune = hamlet is None
    if 0 <= number < len(Section):
        return _contacts(found, tuple(Section)[number], hamlet)
    if number == TESTS:
        line = partial(render.test_line, today=found.day, hamlet=in_commune)
        lists = tuple(
            Listed(summary.TEST_LISTS[one], rows, line, _same, str(len(rows)))
            for one, rows in found.tests(hamlet).items()
        )
        return Shelf(number, summary.TESTS_SECTION, lists)
    if number == ARRIVALS:
        return Shelf(number, summary.ARRIVALS_SECTION, _arrivals(found, hamlet, names))
    if number == BREACHES:
        labels = (summary.BREACHES_TODAY, summary.BREACHES_MONTH.format(month=f"{found.day:%m/%Y}"))
        some = (found.breaches_today(hamlet), found.breaches(hamlet))
        lists = tuple(
            Listed(label, rows, render.breach_line, _nobody, tally(Tally.of(rows)) if rows else summary.BREACHES_NONE)
            for label, rows in zip(labels, some, strict=True)
        )
        return Shelf(number, summary.BREACHES_SECTION, lists)
    raise UserError("button_old")


def _contacts(found: DayBook, section: Section, hamlet: Hamlet | None) -> Shelf:
    figures = found.figures(section, hamlet)
    lists = []
    for term in Term:
        line = partial(render.course_line, term=term, today=found.day, hamlet=hamlet is None)
        lists.append(Listed(summary.TERMS[term], figures.of(term), line, _person, str(figures.n(term))))
    parts = PARTS if section is Section.F1 else ()
    narrower = tuple(part for part in parts if not found.figures(part, hamlet).empty)
    return Shelf(_number(section), summary.SECTIONS[section], tuple(lists), figures, narrower)


def _arrivals(found: DayBook, hamlet: Hamlet | None, names: dict[int, str]) -> tuple[Listed, ...]:
    came = found.arrivals(hamlet)
    lists = [(summary.ARRIVALS_ALL, came), (summary.ARRIVAL_WAITING, [one for one in came if one.verdict is None])]
    lists += [(arrivals.VERDICTS[one], [row for row in came if row.verdict == one]) for one in VERDICTS]

    def line(number: int, one: Any) -> Markup:
        return render.arrival_line(number, one, hamlet=names.get(one.hamlet_id, ""))

    return tuple(Listed(label, rows, line, _nobody, str(len(rows))) for label, rows in lists)


def _same(row: Contact) -> Named:
    return row


def _person(row: Course[Counted]) -> Named:
    return row.person


def _nobody(row: object) -> None:
    return None


async def open_shelf(update: Update, context: Context) -> None:
    """A section of the summary: its lists with their numbers, and why they are not yesterday's."""
    with context.transaction() as tx:
        day, hamlet_id, number, replaces = context.press.numbers
        me, found, hamlet = _pressed(tx, day, hamlet_id)
        one = shelf(found, number, hamlet, {row.id: row.name for row in me.hamlets})
        text = render.shelf(
            one.title,
            [(listed.label, listed.number) for listed in one.lists if listed.rows],
            where=where(me, hamlet),
            of=found.day,
            moment=tx.now,
            figures=one.figures,
            compared_with=found.compared_with,
        )
        made = [
            button(
                summary.LIST_BUTTON.format(list=listed.label, n=listed.number),
                "sumlist",
                day,
                _id(hamlet),
                number,
                at,
                0,
            )
            for at, listed in enumerate(one.lists)
            if listed.rows
        ]
        rows = [made[start : start + IN_A_ROW_OF_LISTS] for start in range(0, len(made), IN_A_ROW_OF_LISTS)]
        rows += [
            [button(summary.SECTIONS[part], "sumopen", day, _id(hamlet), _number(part), 1)] for part in one.narrower
        ]
        if number in map(_number, PARTS):
            rows.append([button(summary.BACK_BUTTON.format(section=summary.SECTIONS[Section.F1]), "sumopen", day,
                                _id(hamlet), _number(Section.F1), 1)])  # fmt: skip
        _answer(tx, me, text, rows, replaces=bool(replaces))


async def turn_list(update: Update, context: Context) -> None:
    """One list behind a number, page by page."""
    with context.transaction() as tx:
        day, hamlet_id, number, at, wanted = context.press.numbers
        me, found, hamlet = _pressed(tx, day, hamlet_id)
        one = shelf(found, number, hamlet, {row.id: row.name for row in me.hamlets})
        if not 0 <= at < len(one.lists):
            raise UserError("button_old")
        listed = one.lists[at]
        page = Page(wanted, size=PAGE_SIZE, total=len(listed.rows))
        rows = page.of(listed.rows)
        text = render.one_list(
            one.title,
            listed.label,
            listed.number,
            [listed.line(place, row) for place, row in enumerate(rows, page.first + 1)],
            where=where(me, hamlet),
            of=found.day,
            moment=tx.now,
            page=page,
        )
        people = [contact for row in rows if (contact := listed.contact(row)) is not None]
        cards = card_buttons(people, first=page.first) if _answers_here(tx, me) and tx.private else []
        back = button(summary.BACK_BUTTON.format(section=one.title), "sumopen", day, _id(hamlet), number, 1)
        buttons = [*cards, *turns(page, "sumlist", day, _id(hamlet), number, at), [back]]
        _answer(tx, me, text, buttons, replaces=True)
        subject = f"summary {found.day.isoformat()} {one.title} list {at} page {page.number + 1}"
        deeds.note(tx, me, "read", subject if hamlet is None else f"{subject} hamlet {hamlet.id}")


def _pressed(tx: Transaction, ordinal: int, hamlet_id: int) -> tuple[Speaker, DayBook, Hamlet | None]:
    """Who presses, and the day and hamlet that he may see: a leader's is his own, whatever the button says."""
    me = guards.speaker_in_known_chat(tx)
    own = None
    if tx.private or me.rules.group_view != "full":  # a group that sees full rows sees all of them
        own = me.hamlet_of_names()
    if not 1 <= ordinal <= tx.today.toordinal():
        raise UserError("button_old")
    hamlet = own
    if own is None and hamlet_id:
        hamlet = me.hamlet_with(hamlet_id)
        if hamlet is None:
            raise UserError("button_old")
    return me, day_book(tx.session, me.committee, day=date.fromordinal(ordinal)), hamlet


def _answers_here(tx: Transaction, me: Speaker) -> bool:
    """Whether names may be written where the button was pressed."""
    return tx.private or me.rules.group_view == "full"


def _answer(tx: Transaction, me: Speaker, text: Markup, buttons: list[list[Button]], *, replaces: bool) -> None:
    """Answer where names may be written: here, or in private to whoever pressed in a group of initials."""
    if not _answers_here(tx, me):
        if tx.reply_in_private(me.member.id, text, buttons=buttons) is None:
            raise UserError("open_private_first")
    elif replaces:
        tx.change_pressed(text, buttons=buttons)
    else:
        tx.reply(text, buttons=buttons)


def _number(section: Section) -> int:
    return tuple(Section).index(section)


def _id(hamlet: Hamlet | None) -> int:
    return hamlet.id if hamlet is not None else 0
