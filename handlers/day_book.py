"""A day's lists, read once: every number of the summary and of the bulletin is the length of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain.collector import collector_at_rest
from bot.domain.sampling import TestList, tests_of
from bot.domain.summary import COMMUNE, Book, Figures, Section, make_book
from storage import arrivals, committees, contacts, quarantine, reported, violations
from storage.arrivals import Arrival
from storage.committees import Committee, Hamlet
from storage.contacts import Contact
from storage.quarantine import Counted
from storage.violations import Violation


@dataclass(frozen=True, slots=True)
class DayBook:
    """Everything that is counted of a day. Each method gives the commune's list, or with a hamlet that one's."""

    day: date
    compared_with: datetime | None  # when yesterday's summary was sent; None: yesterday by what is known now
    book: Book[Counted]
    hamlets: tuple[str | None, ...]  # that are named; None: of whom no hamlet is known
    sampled: tuple[Contact, ...]
    came: tuple[Arrival, ...]
    breached: tuple[Violation, ...]  # since the month began

    def figures(self, section: Section, hamlet: Hamlet | None) -> Figures[Counted]:
        """The contacts of a section."""
        return self.book.figures(section, hamlet.name if hamlet is not None else COMMUNE)

    def tests(self, hamlet: Hamlet | None) -> dict[TestList, list[Contact]]:
        """Samples, results and who waits for one."""
        return tests_of([one for one in self.sampled if hamlet is None or one.hamlet == hamlet.name], day=self.day)

    def arrivals(self, hamlet: Hamlet | None) -> tuple[Arrival, ...]:
        """Who was reported today as back from elsewhere."""
        return tuple(one for one in self.came if hamlet is None or one.hamlet_id == hamlet.id)

    def breaches(self, hamlet: Hamlet | None) -> tuple[Violation, ...]:
        """The breaches of the month, as far as this day."""
        return tuple(one for one in self.breached if hamlet is None or one.hamlet == hamlet.name)

    def breaches_today(self, hamlet: Hamlet | None) -> tuple[Violation, ...]:
        """The breaches of this day."""
        return tuple(one for one in self.breaches(hamlet) if one.day == self.day)


@collector_at_rest()
def day_book(session: Session, committee: Committee, *, day: date) -> DayBook:
    """The book of a day, compared with the summary of the day before."""
    key = committee.id
    people = quarantine.around(session, committee_id=key, day=day)
    before = reported.of_day(session, committee_id=key, day=day - timedelta(days=1))
    if before is not None:
        people |= quarantine.counted(session, before.people.keys() - people.keys())
    in_order = sorted(people.values(), key=contacts.list_order)
    book = make_book(in_order, before.people if before is not None else None, day=day)
    known = [one.name for one in committees.hamlets_of(session, committee_id=key)]
    return DayBook(
        day=day,
        compared_with=before.at if before is not None else None,
        book=book,
        hamlets=tuple(book.hamlets(known)),
        sampled=tuple(quarantine.tested(session, committee_id=key, day=day)),
        came=tuple(arrivals.of_day(session, committee_id=key, day=day)),
        breached=tuple(violations.between(session, committee_id=key, first=day.replace(day=1), last=day)),
    )
