"""The lists behind the summary's numbers: a section with all its lists, and one list page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol

from bot.domain.arrivals import Verdict
from bot.domain.pages import Page
from bot.domain.sampling import WAITING
from bot.domain.summary import Counted, Course, Figures, Placed, Term, part_of
from bot.domain.violations import Kind, Tally
from bot.render import clock_time, day, page_line, short_day, when
from bot.render.arrivals import Reported, details
from bot.render.contact_card import waiting_since
from bot.render.quarantine import Quarantined, person_line
from bot.render.summary import explained
from bot.render.violations import Recorded, tally
from bot.texts import Markup, arrivals, common, fill, lines, summary, violations


class Person(Quarantined, Counted, Protocol):
    """What a line shows of a contact; a stored one has it."""


class Tested(Person, Protocol):
    """What a line of the tests shows."""

    @property
    def test_outcome(self) -> str | None: ...
    @property
    def sample_day(self) -> date | None: ...
    @property
    def result_day(self) -> date | None: ...


class Arrival(Reported, Protocol):
    """What a line of the arrivals shows."""

    @property
    def verdict(self) -> str | None: ...


class Breach(Recorded, Protocol):
    """What a line of the breaches shows."""

    @property
    def hamlet(self) -> str | None: ...
    @property
    def text(self) -> str: ...


def shelf(
    title: str,
    lists: Sequence[tuple[str, str]],
    *,
    where: str,
    of: date,
    moment: datetime,
    figures: Figures[Any] | None,
    compared_with: datetime | None,
) -> Markup:
    """A section's lists with how many are in each (label, number), and how today follows from yesterday."""
    head = fill(summary.SHELF_HEAD, section=title, where=where, day=day(of), time=clock_time(moment))
    told: list[Markup] = []
    if figures is not None and not figures.empty:
        told.append(fill(summary.EXPLAINED, sum=explained(figures)))
        if compared_with is not None:
            told.append(fill(summary.COMPARED, when=when(compared_with)))
        else:
            told.append(fill(summary.COMPARED_KNOWN_NOW))
    shown = [fill(summary.SHELF_LINE, list=label, n=n) for label, n in lists]
    return lines(head, *told, *(shown or [fill(summary.SHELF_EMPTY)]))


def one_list(
    title: str,
    label: str,
    count: str,
    rows: Sequence[Markup],
    *,
    where: str,
    of: date,
    moment: datetime,
    page: Page,
) -> Markup:
    """A page of a list."""
    head = fill(
        summary.LIST_HEAD, section=title, list=label, where=where, day=day(of), time=clock_time(moment), n=count
    )
    return lines(head, *(rows or [fill(summary.NO_ROWS)]), *page_line(page))


def course_line(number: int, one: Course[Person], *, term: Term, today: date, hamlet: bool) -> Markup:
    """Somebody in a list of a section; where he came from another place or went to one, from which to which."""
    line = person_line(number, one.person, today=today, hamlet=hamlet)
    if one.was is None or term in (Term.BEFORE, Term.NEW, Term.AFTER, Term.ENDED, Term.REMOVED, Term.DROPPED):
        return line
    was, now = (_place(where, hamlet=term in (Term.HAMLET_IN, Term.HAMLET_OUT)) for where in (one.was, one.person))
    return fill(summary.MOVED, line=line, was=was, now=now)


def _place(one: Placed, *, hamlet: bool) -> str:
    return (one.hamlet or common.NO_HAMLET) if hamlet else summary.SECTIONS[part_of(one)]


def test_line(number: int, one: Tested, *, today: date, hamlet: bool) -> Markup:
    """Somebody who was tested: since when he waits, or what came of it when."""
    line = person_line(number, one, today=today, hamlet=hamlet)
    outcome = common.TESTS.get(one.test_outcome or "", common.NOT_SAID)
    if one.test_outcome == WAITING and one.sample_day is not None:
        outcome += waiting_since(one.sample_day, today=today)
    elif one.result_day is not None:
        outcome += f" {short_day(one.result_day, beside=today)}"
    return fill(summary.TEST_LINE, line=line, test=outcome)


def arrival_line(number: int, one: Arrival, *, hamlet: str) -> Markup:
    """Somebody back from elsewhere, and how he was classified."""
    verdict = arrivals.VERDICTS[Verdict(one.verdict)] if one.verdict is not None else summary.ARRIVAL_WAITING
    said = {"name": one.full_name, "details": details(one), "hamlet": hamlet, "verdict": verdict}
    return fill(summary.ARRIVAL_LINE, n=number, **said)


def breach_line(number: int, one: Breach) -> Markup:
    """One breach."""
    return fill(
        summary.BREACH_LINE,
        n=number,
        day=day(one.day),
        kind=violations.KINDS[Kind(one.kind)],
        counts=tally(Tally.of([one])),
        hamlet=violations.IN_HAMLET.format(hamlet=one.hamlet) if one.hamlet else "",
        text=one.text,
    )
