"""Whom of the contacts somebody is who was named outside a list: by a hamlet or by the police."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from bot.domain.contacts import Status
from bot.domain.folding import name_key
from bot.domain.matching import Match, match
from storage import contact_questions, contacts
from storage.contacts import StoredContact
from storage.namesakes import candidate_of, namesakes


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as matching reads him."""

    full_name: str
    birth_year: int | None
    phone: str | None
    hamlet: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The contact whom somebody surely is, or those whom he may be."""

    sure: StoredContact | None = None
    doubtful: tuple[StoredContact, ...] = ()

    @property
    def all(self) -> tuple[StoredContact, ...]:
        """Everybody whom he is or may be."""
        return (self.sure,) if self.sure is not None else self.doubtful


def look_for(session: Session, *, committee_id: int, person: Somebody) -> Found:
    """Look among the contacts in force, and at what was answered about such a wording before."""
    wording = contact_questions.wording_of(person)
    meant = contact_questions.known_wordings(session, committee_id=committee_id, wordings=[wording]).get(wording)
    if meant is not None:
        row = contacts.stored(session, [meant])[meant]
        if row.state.status is not Status.WITHDRAWN:
            return Found(sure=row)
    key = name_key(person.full_name)
    same = namesakes(session, committee_id=committee_id, sought=[(key, person.birth_year)]).get(key, [])
    rows = {row.id: row for row in same if row.state.status is not Status.WITHDRAWN}
    result: Match = match(person, [candidate_of(row) for row in rows.values()])
    sure = rows[result.contact_id] if result.contact_id is not None else None
    return Found(sure, tuple(rows[contact_id] for contact_id in result.doubtful))
