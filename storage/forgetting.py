"""Taking names, phones, addresses and sources out of every table, while who was counted when stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, delete, or_, select, update

from bot.domain.committee import QuarantineRule
from bot.domain.folding import name_key
from bot.domain.retention import SIGN, without_names
from bot.domain.traces import Traces
from storage import contacts, list_texts, texts
from storage.arrivals import Arrival
from storage.committees import Hamlet
from storage.contact_questions import Answer, ContactAlias, ContactQuestion
from storage.contacts import CONTACT_EVENT, Contact, ContactEvent, chunks
from storage.follow_ups import FollowUp
from storage.once import hold_committee
from storage.retention import Retention
from storage.violations import Violation, ViolationContact

NAMELESS: dict[str, Any] = {
    **dict.fromkeys(("birth_year", "address", "phone", "source", "case_code", "note")),
    "name_key": "",
    "name_reversed": "",
}
"""The columns of a contact that nothing of his sayings fills any more."""


@dataclass(frozen=True, slots=True)
class _Event:
    id: int
    contact_id: int
    stated: dict[str, Any]
    line_list_id: int | None
    line: int | None


def forget(
    session: Session,
    *,
    committee_id: int,
    contact_ids: Iterable[int],
    rules: Sequence[QuarantineRule],
    now: datetime,
) -> int:
    """Forget who these contacts were; how many still had their names. Their states, and all that is counted, stay.

    Whatever else names them loses the lines that do; a file that named one of them goes.
    """
    hold_committee(session, committee_id)
    people = [
        row
        for row in contacts.by_ids(session, contact_ids).values()
        if row.committee_id == committee_id and row.anonymised_at is None
    ]
    ids = [row.id for row in people]
    if not ids:
        return 0
    events = _events(session, ids)
    traces = _traces(session, committee_id, people, events)
    _redact_people(session, ids, now)
    _redact_events(session, events)
    _redact_beside(session, ids, [one.id for one in events])
    lines = {(one.line_list_id, one.line) for one in events if one.line_list_id is not None}
    list_texts.clear(session, committee_id=committee_id, lines=lines, traces=traces)
    if traces:
        texts.clear_traces(session, committee_id=committee_id, traces=traces)
        _clear_others(session, committee_id, traces, rules)
    session.flush()
    session.expire_all()
    return len(ids)


def _events(session: Session, ids: Sequence[int]) -> list[_Event]:
    """Everything that was ever said of these contacts, what was taken back too."""
    columns = CONTACT_EVENT.c
    found = []
    for chunk in chunks(sorted(ids)):
        rows = session.execute(
            sa.select(columns.id, columns.contact_id, columns.stated, columns.line_list_id, columns.line).where(
                columns.contact_id.in_(chunk)
            )
        )
        found += [_Event(*row) for row in rows]
    return found


def _traces(session: Session, committee_id: int, people: Sequence[Contact], events: Sequence[_Event]) -> Traces:
    """What these people are known by and nobody else who still has a name."""
    stated = [one.stated for one in events]
    names = {row.full_name for row in people} | {str(one["full_name"]) for one in stated if one.get("full_name")}
    phones = {row.phone for row in people} | {one.get("phone") for one in stated}
    addresses = {row.address for row in people} | {one.get("address") for one in stated}
    arrivals = select(Arrival.full_name, Arrival.phone).where(col(Arrival.event_id).in_([one.id for one in events]))
    for name, phone in session.exec(arrivals):
        names.add(name)
        phones.add(phone)
    keys = {name_key(name) for name in names}
    known_keys = _still_used(session, committee_id, people, "name_key", keys) | _places(session, committee_id)
    known_phones = _still_used(session, committee_id, people, "phone", phones)
    known_addresses = _still_used(session, committee_id, people, "address", addresses)
    return Traces(
        names=[name for name in names if name_key(name) not in known_keys],
        phones=[one for one in phones if one and one not in known_phones],
        addresses=[one for one in addresses if one and one not in known_addresses],
    )


def _places(session: Session, committee_id: int) -> set[str]:
    """The names of hamlets, which a line may have been misread to say of a person."""
    hamlets = session.exec(select(Hamlet).where(Hamlet.committee_id == committee_id)).all()
    return {name_key(name) for one in hamlets for name in (one.name, *one.aliases)}


def _still_used(
    session: Session, committee_id: int, people: Sequence[Contact], column: str, values: Iterable[str | None]
) -> set[str]:
    """Which of these values a contact with a name still has who is none of these people."""
    own = {row.id for row in people}
    found: set[str] = set()
    for chunk in chunks(sorted({one for one in values if one})):
        rows = session.exec(
            select(Contact.id, getattr(Contact, column)).where(
                Contact.committee_id == committee_id,
                getattr(Contact, column).in_(chunk),
                col(Contact.anonymised_at).is_(None),
            )
        )
        found |= {value for contact_id, value in rows if contact_id not in own}
    return found


def _redact_people(session: Session, ids: Sequence[int], now: datetime) -> None:
    for chunk in chunks(sorted(ids)):
        here = col(Contact.id).in_(chunk)
        session.execute(update(Contact).where(here, col(Contact.full_name) != "").values(full_name=SIGN))
        session.execute(update(Contact).where(here).values(**NAMELESS, anonymised_at=now))


def _redact_events(session: Session, events: Sequence[_Event]) -> None:
    write_events(session, {one.id: without_names(one.stated) for one in events})
    for chunk in chunks(sorted({one.contact_id for one in events})):
        session.execute(update(ContactEvent).where(col(ContactEvent.contact_id).in_(chunk)).values(why=None))


def write_events(session: Session, stated: dict[int, dict[str, Any]]) -> None:
    """Give these events another wording."""
    if stated:
        statement = sa.update(CONTACT_EVENT).where(CONTACT_EVENT.c.id == sa.bindparam("which"))
        session.connection().execute(
            statement.values(stated=sa.bindparam("words")),
            [{"which": key, "words": one} for key, one in stated.items()],
        )


def _redact_beside(session: Session, ids: Sequence[int], event_ids: Sequence[int]) -> None:
    """The rows that hang on these contacts."""
    for chunk in chunks(sorted(event_ids)):
        session.execute(update(Arrival).where(col(Arrival.event_id).in_(chunk)).values(**texts.ARRIVAL_NAMELESS))
    for chunk in chunks(sorted(ids)):
        session.execute(update(FollowUp).where(col(FollowUp.contact_id).in_(chunk)).values(note=""))
        concerned = select(ViolationContact.violation_id).where(col(ViolationContact.contact_id).in_(chunk))
        session.execute(update(Violation).where(col(Violation.id).in_(concerned)).values(text=SIGN))
        session.execute(delete(ContactAlias).where(col(ContactAlias.contact_id).in_(chunk)))
        asked = or_(col(ContactQuestion.contact_id).in_(chunk), col(ContactQuestion.other_id).in_(chunk))
        session.execute(update(ContactQuestion).where(asked).values(wording="", moved=None))
        unanswered = (asked, col(ContactQuestion.answer).is_(None))
        session.execute(update(ContactQuestion).where(*unanswered).values(answer=Answer.DIFFERENT))
        session.execute(delete(Retention).where(col(Retention.contact_id).in_(chunk)))


def _clear_others(session: Session, committee_id: int, traces: Traces, rules: Sequence[QuarantineRule]) -> None:
    """What was said of others who still have their names, and names these people: whom they met, who lives there."""
    table = SQLModel.metadata.tables["contact"]
    columns = CONTACT_EVENT.c
    rows = session.execute(
        sa.select(columns.id, columns.contact_id, columns.stated, columns.why)
        .join(table, table.c.id == columns.contact_id)
        .where(table.c.committee_id == committee_id, table.c.anonymised_at.is_(None))
    ).all()
    stated: dict[int, dict[str, Any]] = {}
    reasons: list[int] = []
    touched = set()
    for event_id, contact_id, said, why in rows:
        told = {name: said[name] for name in ("source", "note", "address") if said.get(name)}
        cleared = {name: traces.cleared(str(value)) for name, value in told.items()}
        if cleared != told:
            stated[event_id] = {**said, **cleared}
            touched.add(contact_id)
        if why is not None and traces.in_text(why):
            reasons.append(event_id)
    write_events(session, stated)
    for chunk in chunks(reasons):
        session.execute(update(ContactEvent).where(col(ContactEvent.id).in_(chunk)).values(why=SIGN))
    contacts.refold(session, contact_ids=touched, rules=rules)
