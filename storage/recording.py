"""How a reading becomes contacts and events: in bulk, since a list may have ten thousand lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.committee import CommitteeRules
from bot.domain.contacts import ContactState, Event, EventKind, Status, apply, stated_of
from bot.domain.line_lists.model import Person, Reading
from bot.domain.matching import Match
from bot.domain.quarantine import fold_with_rules, rule_set_after
from bot.domain.receipts import Outcome, Receipt, ReceiptLine
from storage import contact_questions, contacts, quarantine_rules
from storage.bulk import insert_rows
from storage.contact_questions import Doubt
from storage.contacts import CONTACT, CONTACT_EVENT
from storage.keys import reserve
from storage.list_matching import ListMatcher

Moved = dict[int, tuple[ContactState, ContactState]]


@dataclass(frozen=True, slots=True)
class Origin:
    """The list that a reading comes from."""

    committee_id: int
    line_list_id: int
    version: int
    posted_by: int
    posted_at: datetime  # of the first version: an edit keeps its place in time
    day: date


class Recorder:
    """Records one reading. `former`: the contacts that the version before named, with their lines."""

    def __init__(self, session: Session, *, origin: Origin, rules: CommitteeRules, former: dict[int, int]) -> None:
        self.session, self.origin, self.former = session, origin, former
        self.rules = rules.quarantine_rules
        self.sets = quarantine_rules.sets(session, committee_id=origin.committee_id)

    def record(self, reading: Reading) -> Receipt:
        """Match, insert and fold; what became of every line."""
        people = reading.people
        matcher = ListMatcher(self.session, committee_id=self.origin.committee_id, former=self.former)
        wordings = [contact_questions.wording_of(person) for person in people]
        matched = matcher.match(people, wordings)
        events = [self._event(person) for person in people]
        ids = [found.contact_id for found in matched]
        known = {index: contact_id for index, contact_id in enumerate(ids) if contact_id is not None}
        new = [index for index, found in enumerate(matched) if index not in known and _is_wanted(people[index], found)]
        for index, inserted in zip(new, self._insert_contacts([events[index] for index in new]), strict=True):
            ids[index] = inserted
        self._insert_events(people, events, ids)
        self._ask(people, ids, matched, wordings)
        moved = self._move(matcher, [(contact_id, events[index]) for index, contact_id in known.items()])
        lines = []
        for person, contact_id, found in zip(people, ids, matched, strict=True):
            was, now = moved.get(contact_id or 0, (None, None))
            doubtful = found.doubtful if contact_id is not None else ()
            lines.append(ReceiptLine.of(person, contact_id=contact_id, before=was, after=now, doubtful=doubtful))
        named = set(ids)
        return Receipt(
            line_list_id=self.origin.line_list_id,
            version=self.origin.version,
            lines=tuple(lines),
            unread=reading.unread,
            withdrawn=tuple(moved[key][0].full_name for key in sorted(self.former) if key not in named),
            hamlets=_touched(lines, list(moved.values())),
        )

    def _event(self, person: Person) -> Event:
        return Event(EventKind.LISTED, self.origin.day, stated_of(person), self.origin.posted_at)

    def _insert_contacts(self, events: Sequence[Event]) -> Sequence[int]:
        """A contact for each of these, of whom nothing was said before."""
        ids = reserve(self.session, table=CONTACT, count=len(events))
        rows = []
        for contact_id, event in zip(ids, events, strict=True):
            state, rule_set = fold_with_rules([event], self.sets)
            row = contacts.row_of(state, self.rules, rule_set=rule_set)
            rows.append({"id": contact_id, "committee_id": self.origin.committee_id, **row})
        insert_rows(self.session, CONTACT, rows)
        return ids

    def _insert_events(self, people: Sequence[Person], events: Sequence[Event], ids: Sequence[int | None]) -> None:
        rows = [
            {
                "contact_id": contact_id,
                "kind": str(event.kind),
                "day": event.day,
                "stated": event.stated,
                "line_list_id": self.origin.line_list_id,
                "line": person.line,
                "by_member": self.origin.posted_by,
                "at": event.at,
            }
            for person, event, contact_id in zip(people, events, ids, strict=True)
            if contact_id is not None
        ]
        insert_rows(self.session, CONTACT_EVENT, rows)

    def _ask(
        self, people: Sequence[Person], ids: Sequence[int | None], matched: Sequence[Match], wordings: Sequence[str]
    ) -> None:
        """Put down whom to ask about, and what the wordings mean that would be in doubt when they come again."""
        doubts = [
            Doubt(contact_id, found.doubtful, wording)
            for person, contact_id, found, wording in zip(people, ids, matched, wordings, strict=True)
            if contact_id is not None and (found.doubtful or (found.contact_id is None and _is_scant(person)))
        ]
        contact_questions.ask(self.session, committee_id=self.origin.committee_id, doubts=doubts)

    def _move(self, matcher: ListMatcher, said: Sequence[tuple[int, Event]]) -> Moved:
        """Bring the contacts that were known up to what the list says; each one's state before and after.

        Where this is the last thing said of somebody, his row and this one event are enough.
        """
        sets = {one.id: one for one in self.sets}
        known = {contact_id for contact_id, _ in said}
        anew = set(self.former) | contacts.said_after(self.session, known, moment=self.origin.posted_at)
        folded = []
        for contact_id, event in said:
            row = matcher.rows[contact_id]
            rule_set = sets.get(row.rules_id)
            if rule_set is None or row.state.status is Status.WITHDRAWN:  # the row alone does not say where he stood
                anew.add(contact_id)
            elif contact_id not in anew:
                after = apply(row.state, event)
                after_rules = rule_set_after(event, rule_set, before=row.state, after=after, sets=self.sets)
                folded.append((row, after, after_rules))
        contacts.put(self.session, folded, rules=self.rules)
        moved = contacts.refold(self.session, contact_ids=anew, rules=self.rules)
        return moved | {row.id: (row.state, after) for row, after, _ in folded}


def _is_wanted(person: Person, found: Match) -> bool:
    """Whoever is taken off the list and was never on it makes no contact; one released was in quarantine."""
    return person.change != "removed" or bool(found.doubtful)


def _is_scant(person: Person) -> bool:
    """Whether a line says too little to know the person again by anything but its very words."""
    return person.birth_year is None and person.phone is None


def _touched(lines: Sequence[ReceiptLine], moved: Sequence[tuple[ContactState, ContactState]]) -> tuple[str, ...]:
    """The hamlets whose lists changed: where somebody is new or changed, where he was, and where he is."""
    touched = {line.person.hamlet for line in lines if line.outcome is Outcome.NEW and line.person.hamlet}
    for was, now in moved:
        hamlets = {state.hamlet for state in (was, now) if state.hamlet}
        if not hamlets <= touched and was != now:
            touched |= hamlets
    return tuple(sorted(touched))
