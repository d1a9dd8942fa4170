"""The daily summary as the group, the chair and a hamlet leader read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.sampling import TestList
from bot.domain.summary import CAME, COMMUNE, PARTS, WHOLE, Book, Counted, Figures, Section, Term
from bot.render import clock_time, day
from bot.render.field_reports import FieldReports, field_lines
from bot.render.open_work import OpenWork, deadline_lines, progress_lines
from bot.texts import Markup, common, fill, lines, summary


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that a summary says. `hamlet` none: of the whole commune."""

    moment: datetime
    day: date
    commune: str
    hamlet: str | None
    book: Book[Any]
    hamlets: tuple[str | None, ...]  # that are named line by line; None: of whom no hamlet is known
    tests: Mapping[TestList, Sequence[object]]
    lists_posted: int
    last_posted: datetime | None
    unchanged: bool
    unread_lines: int
    unacknowledged: tuple[str, ...]
    not_reported: tuple[str, ...]
    hamlet_count: int
    reports: FieldReports
    work: OpenWork


def daily(what: Day) -> Markup:
    """The whole summary; no names of contacts in it."""
    if what.hamlet is None:
        head = fill(summary.HEAD, day=day(what.day), time=clock_time(what.moment), commune=what.commune)
    else:
        head = fill(summary.HEAD_HAMLET, day=day(what.day), time=clock_time(what.moment), hamlet=what.hamlet)
    return lines(
        head,
        *_people(what),
        "",
        *_posts(what),
        *field_lines(what.reports),
        "",
        *deadline_lines(what.work, today=what.day),
        *progress_lines(what.work),
    )


def _people(what: Day) -> list[Markup | None]:
    place = COMMUNE if what.hamlet is None else what.hamlet
    shown: list[Markup | None] = []
    ended = 0
    for section in WHOLE:
        figures = what.book.figures(section, place)
        if section is not Section.OTHER or not figures.empty:
            shown += _section(what.book, section, place)
            ended += figures.n(Term.ENDED)
    shown.append(fill(summary.ENDED_NOT_WATCHED, n=ended) if ended else None)
    shown.append(_tests(what.tests))
    if what.hamlet is None:
        shown.append(fill(summary.BY_HAMLET))
        shown += [_hamlet(what.book, hamlet) for hamlet in what.hamlets]
    return shown


def _section(book: Book[Counted], section: Section, place: str) -> list[Markup]:
    """A section's numbers, those of its parts, and why they are not yesterday's."""
    figures = book.figures(section, place)
    shown = [fill(summary.LEVEL, level=summary.SECTIONS[section], **_numbers(figures))]
    if section is Section.F1 and not figures.empty:
        for part in PARTS:
            found = book.figures(part, place)
            if part is not Section.F1_UNKNOWN or not found.empty:
                shown.append(fill(summary.PART, part=summary.PARTS[part], **_numbers(found)))
    if figures.moves:
        shown.append(fill(summary.EXPLAINED, sum=explained(figures)))
    return shown


def _numbers(figures: Figures[Counted]) -> dict[str, int]:
    return {"new": figures.n(Term.NEW), "watched": figures.n(Term.AFTER), "ended": figures.n(Term.ENDED)}


def explained(figures: Figures[Any]) -> str:
    """Yesterday's number, everything that came and left, and today's: "hôm qua 12 + mới 3 − kết thúc 1 = 14"."""
    parts = [summary.SUM_BEFORE.format(n=figures.n(Term.BEFORE))]
    for term in figures.moves:
        sentence = summary.SUM_CAME if term in CAME else summary.SUM_LEFT
        parts.append(sentence.format(term=summary.TERMS[term], n=figures.n(term)))
    return "".join([*parts, summary.SUM_AFTER.format(n=figures.n(Term.AFTER))])


def _tests(tests: Mapping[TestList, Sequence[object]]) -> Markup:
    if not any(tests.values()):
        return fill(summary.TESTS_NONE)
    return fill(summary.TESTS, **{str(one): len(tests[one]) for one in TestList})


def _hamlet(book: Book[Counted], hamlet: str | None) -> Markup:
    sections = [one for one in Section if one is not Section.F1]
    told = [_hamlet_level(one, book.figures(one, hamlet)) for one in sections]
    said = ", ".join(one for one in told if one)
    name = hamlet or common.NO_HAMLET
    return fill(summary.HAMLET, hamlet=name, levels=said) if said else fill(summary.HAMLET_NONE, hamlet=name)


def _hamlet_level(section: Section, figures: Figures[Counted]) -> str:
    new, watched, ended = _numbers(figures).values()
    if not (new or watched or ended):
        return ""
    extra = [summary.EXTRA_NEW.format(n=new)] if new else []
    extra += [summary.EXTRA_ENDED.format(n=ended)] if ended else []
    brackets = f" ({', '.join(extra)})" if extra else ""
    return summary.HAMLET_LEVEL.format(level=summary.SECTIONS[section], watched=watched, extra=brackets)


def _posts(what: Day) -> list[Markup | None]:
    if what.last_posted is not None:
        posted = fill(summary.LIST_POSTED, n=what.lists_posted, time=clock_time(what.last_posted))
    elif what.unchanged:
        posted = fill(summary.LIST_NO_CHANGE)
    else:
        posted = fill(summary.LIST_MISSING)
    reports: Markup | None = None
    if what.not_reported:
        reports = fill(summary.REPORTS_MISSING, hamlets=", ".join(what.not_reported))
    elif what.hamlet is None:
        reports = fill(summary.REPORTS_ALL, n=what.hamlet_count)
    return [
        posted,
        fill(summary.UNREAD_LINES, n=what.unread_lines) if what.unread_lines else None,
        fill(summary.NOT_ACKNOWLEDGED, hamlets=", ".join(what.unacknowledged)) if what.unacknowledged else None,
        reports,
    ]
