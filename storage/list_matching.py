"""Whom the lines of a list mean: contacts that are there, contacts that may be meant, or somebody new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sqlmodel import Session

from bot.domain.contacts import Status
from bot.domain.folding import name_key
from bot.domain.line_lists.model import Person
from bot.domain.matching import Candidate, Match, match
from storage import contact_questions, contacts
from storage.namesakes import candidate_of, namesakes

CLOSING = ("removed", "released")
CORRECTED = "corrected"


_NEW = Match()


class ListMatcher:
    """Matches the people of one reading. `former`: the contacts that the version before named, with their lines."""

    def __init__(self, session: Session, *, committee_id: int, former: Mapping[int, int]) -> None:
        self.session, self.committee_id, self.former = session, committee_id, former
        self.rows = contacts.stored(session, former)  # every contact that was looked at
        self.taken: set[int] = set()
        self.undone: set[int] = set()  # namesakes of whom nothing is in force
        counted = Counter(row.name_key for row in self.rows.values())
        self.own = {row.name_key: key for key, row in self.rows.items() if counted[row.name_key] == 1}
        self.on_line: dict[int, list[int]] = defaultdict(list)
        for contact_id, line in former.items():
            self.on_line[line].append(contact_id)

    def match(self, people: Sequence[Person], wordings: Sequence[str]) -> list[Match]:
        """Whom each of them is, by what was answered about such a wording before, by the version before, by name."""
        aliases = contact_questions.known_wordings(self.session, committee_id=self.committee_id, wordings=wordings)
        keys = [name_key(person.full_name) for person in people]
        counted = Counter(keys)
        candidates = self._candidates(people, keys)
        self.rows |= contacts.stored(self.session, set(aliases.values()) - set(self.rows))
        found = []
        for person, key, wording in zip(people, keys, wordings, strict=True):
            known = aliases.get(wording)
            if known is None or known in self.taken:
                known = self.own[key] if key in self.own and counted[key] == 1 else None
            one = self._find(person, candidates.get(key, ())) if known is None else Match(known)
            if one.contact_id is None and self.former:
                one = Match(self._same_line(person), one.doubtful)
            if one.contact_id is not None:
                self.taken.add(one.contact_id)
                one = Match(one.contact_id) if one.doubtful else one
            found.append(one)
        return found

    def _candidates(self, people: Sequence[Person], keys: Sequence[str]) -> dict[str, list[Candidate]]:
        sought = {
            (key, None if person.change == CORRECTED else person.birth_year)
            for key, person in zip(keys, people, strict=True)
        }
        rows = namesakes(self.session, committee_id=self.committee_id, sought=sought)
        found = [row for same in rows.values() for row in same]
        self.rows |= {row.id: row for row in found}
        self.undone = {row.id for row in found if row.state.status is Status.WITHDRAWN}
        return {key: [candidate_of(row) for row in same] for key, same in rows.items()}

    def _find(self, person: Person, candidates: Sequence[Candidate]) -> Match:
        """Look among those in force; whoever is surely one that was undone becomes him again, not a second one."""
        if not candidates:
            return _NEW
        found = self._look(person, [one for one in candidates if one.contact_id not in self.undone])
        if found == _NEW and person.change not in CLOSING:
            undone = [one for one in candidates if one.contact_id in self.undone]
            found = Match(self._look(person, undone).contact_id) if undone else found
        return found

    def _look(self, person: Person, candidates: Sequence[Candidate]) -> Match:
        return match(person, candidates, taken=self.taken, correcting=person.change == CORRECTED)

    def _same_line(self, person: Person) -> int | None:
        """In an edited list: whose line this was, when only the name was put right."""
        for contact_id in self.on_line.get(person.line, ()):
            if contact_id in self.taken:
                continue
            state = self.rows[contact_id].state
            same_phone = person.phone is not None and person.phone == state.phone
            told = (person.birth_year, person.hamlet, person.source)
            same_rest = told == (state.birth_year, state.hamlet, state.source)
            if same_phone or (same_rest and person.birth_year is not None):
                return contact_id
        return None
