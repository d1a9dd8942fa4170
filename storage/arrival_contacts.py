"""From a classified arrival to a contact: somebody of the list whom he surely is, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.arrivals import LEVELS, Verdict
from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState, Event, EventKind, Status, fold
from storage import contact_changes, contact_questions, contacts
from storage.arrivals import Arrival
from storage.contact_questions import Doubt
from storage.contacts import Contact
from storage.named_people import Found, Somebody, look_for
from storage.once import hold_committee


@dataclass(frozen=True, slots=True)
class Listed:
    """What classifying did: the contact, the event, and the level that the contact kept against it, if he did."""

    contact_id: int
    event_id: int
    kept_level: str | None
    doubtful: bool


def find(session: Session, *, row: Arrival, hamlet: str) -> Found:
    """Whom of the contacts an arrival is or may be."""
    return look_for(session, committee_id=row.committee_id, person=_somebody(row, hamlet))


def _somebody(row: Arrival, hamlet: str) -> Somebody:
    return Somebody(row.full_name, row.birth_year, row.phone, hamlet)


def add(
    session: Session,
    *,
    row: Arrival,
    verdict: Verdict,
    hamlet: str,
    note: str,
    why: str,
    rules: Sequence[QuarantineRule],
    member_id: int,
    day: date,
    now: datetime,
) -> Listed:
    """Put a classified arrival on the list. Nobody who is on it already moves away from the disease by that."""
    hold_committee(session, row.committee_id)
    found = find(session, row=row, hamlet=hamlet)
    before = found.sure.state if found.sure is not None else None
    level = str(verdict) if verdict in LEVELS else None
    kept = _kept(before, level)
    said = {
        "level": level if kept is None else None,
        "full_name": row.full_name if before is None else None,
        "birth_year": row.birth_year,
        "sex": row.sex,
        "phone": row.phone,
        "hamlet": hamlet,
        "contact_date": row.came_on.isoformat() if row.came_on is not None and level and kept is None else None,
        "note": f"{before.note}; {note}" if before is not None and before.note else note,
    }
    stated = {name: value for name, value in said.items() if value is not None}
    if found.sure is None:
        contact_id = _new_contact(session, row, Event(EventKind.LISTED, day, stated, at=now), rules)
        if found.doubtful:
            doubt = Doubt(
                contact_id,
                tuple(one.id for one in found.doubtful),
                contact_questions.wording_of(_somebody(row, hamlet)),
            )
            contact_questions.ask(session, committee_id=row.committee_id, doubts=[doubt])
    else:
        contact_id = found.sure.id
    done = contact_changes.record(
        session,
        contact_id=contact_id,
        stated=stated,
        why=why,
        by_member=member_id,
        rules=rules,
        day=day,
        now=now,
        kind=EventKind.LISTED,
    )
    return Listed(contact_id, done.event.id, kept, bool(found.doubtful))


def _kept(before: ContactState | None, level: str | None) -> str | None:
    """The level of somebody under watch that is nearer to the disease than the one that he was given."""
    if before is None or before.status is not Status.OPEN or before.level is None:
        return None
    return before.level if level is None or before.level < level else None


def _new_contact(session: Session, row: Arrival, event: Event, rules: Sequence[QuarantineRule]) -> int:
    contact = Contact(committee_id=row.committee_id, **contacts.row_of(fold([event]), rules))
    session.add(contact)
    session.flush()
    return contact.id


def take_back(session: Session, *, row: Arrival, rules: Sequence[QuarantineRule], now: datetime) -> None:
    """Withdraw what classifying an arrival said of a contact; the contact is exactly what he was without it."""
    if row.event_id is not None:
        events = contact_changes.events(session, [row.event_id])
        contact_changes.withdraw(session, events=events, rules=rules, now=now)
