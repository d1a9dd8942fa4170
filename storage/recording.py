"""How a reading becomes contacts and events: in bulk, since a list may have ten thousand lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert
from sqlmodel import Session, col

from bot.domain.committee import CommitteeRules
from bot.domain.contacts import ContactState, Event, EventKind, Status, fold, stated_of
from bot.domain.folding import name_key
from bot.domain.line_lists.model import Person, Reading
from bot.domain.matching import Candidate, Match, match
from bot.domain.quarantine import rule_set_of
from bot.domain.receipts import Outcome, Receipt, ReceiptLine
from storage import contact_questions, contacts, quarantine_rules
from storage.contacts import Contact, ContactEvent, chunks

CLOSING = ("removed", "released")


@dataclass(frozen=True, slots=True)
class Origin:
    """The list that a reading comes from."""

    committee_id: int
    line_list_id: int
    version: int
    posted_by: int
    posted_at: datetime  # of the first version: an edit keeps its place in time
    day: date


@dataclass(frozen=True, slots=True)
class Matched:
    """Whom a line means: a contact, perhaps several (`doubtful`), or somebody new."""

    contact_id: int | None = None
    doubtful: tuple[int, ...] = ()


class Recorder:
    """Records one reading. `former`: the contacts that the version before named, with their lines."""

    def __init__(
        self, session: Session, *, origin: Origin, rules: CommitteeRules, former: dict[int, int], now: datetime
    ) -> None:
        self.session, self.origin, self.former, self.now = session, origin, former, now
        self.rules = rules.quarantine_rules

    def record(self, reading: Reading) -> Receipt:
        """Match, insert and fold; what became of every line."""
        people = reading.people
        before = {key: contacts.state_of(row) for key, row in contacts.by_ids(self.session, self.former).items()}
        matched = self._match(people)
        wanted = [self._is_wanted(person, found) for person, found in zip(people, matched, strict=True)]
        ids: list[int | None] = [found.contact_id for found in matched]
        new = [index for index in range(len(people)) if wanted[index] and ids[index] is None]
        known = [contact_id for contact_id in ids if contact_id is not None]
        for index, inserted in zip(new, self._insert_contacts([people[index] for index in new]), strict=True):
            ids[index] = inserted
        self._insert_events(people, ids)
        self._ask(people, ids, matched)
        moved = contacts.refold(self.session, contact_ids={*known, *self.former}, rules=self.rules)
        lines = []
        for person, contact_id, found in zip(people, ids, matched, strict=True):
            was, now = moved.get(contact_id or 0, (None, None))
            was = before.get(contact_id or 0, was)
            doubtful = found.doubtful if contact_id is not None else ()
            lines.append(ReceiptLine.of(person, contact_id=contact_id, before=was, after=now, doubtful=doubtful))
        named = set(ids)
        return Receipt(
            line_list_id=self.origin.line_list_id,
            version=self.origin.version,
            lines=tuple(lines),
            unread=reading.unread,
            withdrawn=tuple(state.full_name for key, state in before.items() if key not in named),
            hamlets=_touched(lines, [(before.get(key, was), now) for key, (was, now) in moved.items()]),
        )

    def _is_wanted(self, person: Person, found: Matched) -> bool:
        """Whoever is taken off the list and was never on it makes no contact; one released was in quarantine."""
        return person.change != "removed" or found.contact_id is not None or bool(found.doubtful)

    def _match(self, people: Sequence[Person]) -> list[Matched]:
        committee_id = self.origin.committee_id
        keys = [name_key(person.full_name) for person in people]
        known = contacts.by_name_keys(self.session, committee_id=committee_id, name_keys=keys)
        wordings = [contact_questions.wording_of(person) for person in people]
        aliases = contact_questions.known_wordings(self.session, committee_id=committee_id, wordings=wordings)
        rows = contacts.by_ids(self.session, self.former)
        before = Counter(row.name_key for row in rows.values())
        own = {row.name_key: key for key, row in rows.items() if before[row.name_key] == 1}
        counted = Counter(keys)
        taken: set[int] = set()
        found = []
        for person, key, wording in zip(people, keys, wordings, strict=True):
            one = Matched(aliases.get(wording))
            if one.contact_id is None or one.contact_id in taken:
                one = (
                    Matched(own[key])
                    if key in own and counted[key] == 1
                    else self._find(person, known.get(key, ()), taken)
                )
            if one.contact_id is None and self.former:
                one = Matched(self._same_line(person, rows, taken), one.doubtful)
            if one.contact_id is not None:
                taken.add(one.contact_id)
                one = Matched(one.contact_id)
            found.append(one)
        return found

    def _find(self, person: Person, rows: Sequence[Contact], taken: set[int]) -> Matched:
        """Look among those in force; whoever is surely one that was undone becomes him again, not a second one."""
        undone = [row for row in rows if row.status == Status.WITHDRAWN]
        in_force = [row for row in rows if row.status != Status.WITHDRAWN]
        found = _match(person, in_force, taken)
        if found == Match() and person.change not in CLOSING:
            found = Match(_match(person, undone, taken).contact_id)
        return Matched(found.contact_id, found.doubtful)

    def _same_line(self, person: Person, rows: dict[int, Contact], taken: set[int]) -> int | None:
        """In an edited list: whose line this was, when only the name was put right."""
        for contact_id, line in self.former.items():
            row = rows[contact_id]
            if line != person.line or contact_id in taken:
                continue
            same_phone = person.phone is not None and person.phone == row.phone
            same_rest = (person.birth_year, person.hamlet, person.source) == (row.birth_year, row.hamlet, row.source)
            if same_phone or (same_rest and person.birth_year is not None):
                return contact_id
        return None

    def _insert_contacts(self, people: Sequence[Person]) -> list[int]:
        rows = []
        sets = quarantine_rules.sets(self.session, committee_id=self.origin.committee_id)
        for person in people:
            event = Event(EventKind.LISTED, self.origin.day, stated_of(person), self.origin.posted_at)
            row = contacts.row_of(fold([event]), self.rules, rule_set=rule_set_of([event], sets))
            rows.append({"committee_id": self.origin.committee_id, **row})
        ids: list[int] = []
        statement = insert(Contact).returning(col(Contact.id), sort_by_parameter_order=True)
        for chunk in chunks(rows):
            ids += self.session.scalars(statement, chunk).all()
        return ids

    def _insert_events(self, people: Sequence[Person], contact_ids: Sequence[int | None]) -> None:
        rows = [
            {
                "contact_id": contact_id,
                "kind": str(EventKind.LISTED),
                "day": self.origin.day,
                "stated": stated_of(person),
                "line_list_id": self.origin.line_list_id,
                "line": person.line,
                "by_member": self.origin.posted_by,
                "at": self.origin.posted_at,
            }
            for person, contact_id in zip(people, contact_ids, strict=True)
            if contact_id is not None
        ]
        for chunk in chunks(rows):
            self.session.execute(insert(ContactEvent), chunk)

    def _ask(self, people: Sequence[Person], ids: Sequence[int | None], matched: Sequence[Matched]) -> None:
        for person, contact_id, found in zip(people, ids, matched, strict=True):
            if contact_id is not None and found.doubtful:
                contact_questions.ask(
                    self.session,
                    committee_id=self.origin.committee_id,
                    contact_id=contact_id,
                    others=found.doubtful,
                    wording=contact_questions.wording_of(person),
                )


def _match(person: Person, rows: Sequence[Contact], taken: set[int]) -> Match:
    candidates = [Candidate(row.id, row.full_name, row.birth_year, row.phone, row.hamlet, row.source) for row in rows]
    return match(person, candidates, taken=taken, correcting=person.change == "corrected")


def _touched(lines: Sequence[ReceiptLine], moved: Sequence[tuple[ContactState, ContactState]]) -> tuple[str, ...]:
    """The hamlets whose lists changed: where somebody is new or changed, where he was, and where he is."""
    touched = {line.person.hamlet for line in lines if line.outcome is Outcome.NEW and line.person.hamlet}
    touched |= {state.hamlet for was, now in moved for state in (was, now) if state.hamlet and was != now}
    return tuple(sorted(touched))
