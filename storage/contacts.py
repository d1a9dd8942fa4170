"""Contacts under watch, and every saying about them; a contact's row is the fold of its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy import Column, Index, func, or_, text
from sqlalchemy.orm.util import identity_key
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState, Event, EventKind, Status, differences
from bot.domain.folding import name_key
from bot.domain.quarantine import RuleSet, fold_with_rules, propose_end
from storage import quarantine_rules
from storage.session import JsonText, UtcDateTime

T = TypeVar("T")
CHUNK = 500  # bound parameters in one statement, within every database's limit


class Contact(SQLModel, table=True):
    """A person under watch. Derived from `contact_event`, kept so that lists are one indexed query."""

    __table_args__ = (
        Index("ix_contact_name", "committee_id", "name_key", "birth_year"),
        Index("ix_contact_phone", "committee_id", "phone"),
        Index("ix_contact_watch", "committee_id", "status", "quarantine_end"),
        Index("ix_contact_until", "committee_id", "watched_until"),
        Index("ix_contact_closed", "committee_id", "closed_on"),
        Index("ix_contact_first", "committee_id", "first_day"),
        Index(
            "ix_contact_sample",
            "committee_id",
            "sample_day",
            sqlite_where=text("sample_day IS NOT NULL"),
            postgresql_where=text("sample_day IS NOT NULL"),
        ),
        Index(
            "ix_contact_given",
            "committee_id",
            "name_reversed",
            postgresql_ops={"name_reversed": "text_pattern_ops"},
        ),
        Index(
            "ix_contact_named",
            "committee_id",
            sqlite_where=text("anonymised_at IS NULL"),
            postgresql_where=text("anonymised_at IS NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    name_key: str
    name_reversed: str = ""  # the folded name, given name first: people are looked for by it
    level: str | None = None
    full_name: str
    birth_year: int | None = None
    sex: str | None = None
    hamlet: str | None = None  # the committee's own name of the hamlet, or None: elsewhere, or not said
    address: str | None = None
    phone: str | None = None
    source: str | None = None
    case_code: str | None = None
    contact_date: date | None = None
    place: str | None = None
    quarantine_start: date | None = None
    quarantine_end: date | None = None
    proposed_end: date | None = None
    proposed_by: str | None = None  # the rule's document
    rules_id: int | None = Field(default=None, foreign_key="quarantine_rules.id")  # by which the end is proposed
    note: str | None = None
    test_day: date | None = None
    test_outcome: str | None = None
    status: str
    first_day: date | None = None
    closed_on: date | None = None
    sample_day: date | None = None
    result_day: date | None = None
    watched_until: date | None = None  # the stated end of who is open, or the last of all days; None: closed
    anonymised_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))  # no fold brings the name back


class ContactEvent(SQLModel, table=True):
    """One saying about a contact: from a list's line or by hand. Withdrawn ones count for nothing."""

    __tablename__ = "contact_event"
    __table_args__ = (Index("ix_contact_event_list", "line_list_id"), Index("ix_contact_event_contact", "contact_id"))

    id: int = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    kind: str
    day: date
    stated: dict[str, Any] = Field(sa_column=Column(JsonText, nullable=False))
    line_list_id: int | None = Field(default=None, foreign_key="line_list.id")
    line: int | None = None
    by_member: int | None = Field(default=None, foreign_key="member.id")
    why: str | None = None
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


CONTACT, CONTACT_EVENT = (SQLModel.metadata.tables[name] for name in ("contact", "contact_event"))
_STORED = (
    *(CONTACT.c[name] for name in ("id", "committee_id", "name_key", "rules_id")),
    *(CONTACT.c[name] for name in ContactState.__dataclass_fields__),
)
_STATE = len(_STORED) - len(ContactState.__dataclass_fields__)
_STATUS = _STATE + list(ContactState.__dataclass_fields__).index("status")
_STATUSES = {str(status): status for status in Status}
_MADE_OF = {name: name for name in ContactState.__dataclass_fields__} | dict.fromkeys(
    ("name_key", "name_reversed"), "full_name"
)
"""What a column depends on alone: an index is left in peace where that does not change."""
STATE_COLUMNS = tuple(name for name in ContactState.__dataclass_fields__ if name != "status")
_state_columns = attrgetter(*STATE_COLUMNS)


def row_of(state: ContactState, rules: Sequence[QuarantineRule], *, rule_set: RuleSet | None = None) -> dict[str, Any]:
    """The columns of a contact in this state. His own set of rules, where there is one, goes before `rules`."""
    proposal = propose_end(state, rule_set.rules if rule_set is not None else rules)
    key = name_key(state.full_name)
    return {
        **dict(zip(STATE_COLUMNS, _state_columns(state), strict=True)),
        "status": str(state.status),
        "name_key": key,
        "name_reversed": " ".join(reversed(key.split())),
        "rules_id": rule_set.id if rule_set is not None else None,
        "proposed_end": proposal.end if proposal else None,
        "proposed_by": proposal.document if proposal else None,
        "watched_until": (state.quarantine_end or date.max) if state.status is Status.OPEN else None,
    }


def state_of(contact: Contact) -> ContactState:
    """A stored contact as the domain's value."""
    return ContactState(**{name: getattr(contact, name) for name in STATE_COLUMNS}, status=Status(contact.status))


def events_of(session: Session, contact_ids: Iterable[int]) -> dict[int, list[ContactEvent]]:
    """The events in force of each of these contacts, oldest first; an edited list keeps its place in time."""
    found: dict[int, list[ContactEvent]] = defaultdict(list)
    for chunk in chunks(sorted(set(contact_ids))):
        rows = session.exec(
            select(ContactEvent)
            .where(col(ContactEvent.contact_id).in_(chunk), col(ContactEvent.withdrawn_at).is_(None))
            .order_by(col(ContactEvent.at), col(ContactEvent.id))
        )
        for row in rows:
            found[row.contact_id].append(row)
    return found


def as_event(row: ContactEvent) -> Event:
    """A stored event as the domain's value."""
    return Event(kind=EventKind(row.kind), day=row.day, stated=row.stated, at=row.at)


def by_ids(session: Session, contact_ids: Iterable[int]) -> dict[int, Contact]:
    """Contacts by their id."""
    found = {}
    for chunk in chunks(sorted(set(contact_ids))):
        found.update({row.id: row for row in session.exec(select(Contact).where(col(Contact.id).in_(chunk)))})
    return found


@dataclass(frozen=True, slots=True)
class StoredContact:
    """A contact's row as plain values: where there are thousands, objects of the session cost too much."""

    id: int
    committee_id: int
    name_key: str
    rules_id: int | None
    state: ContactState


def stored(session: Session, contact_ids: Iterable[int]) -> dict[int, StoredContact]:
    """Contacts as plain values, by their id."""
    found = {}
    for chunk in chunks(sorted(set(contact_ids))):
        found.update({row.id: as_stored(row) for row in stored_rows(session, CONTACT.c.id.in_(chunk))})
    return found


def stored_rows(session: Session, *conditions: sa.ColumnElement[bool]) -> Sequence[sa.Row[Any]]:
    """What `as_stored` needs of contacts, by conditions on the columns of `CONTACT`, in the order of their ids."""
    session.flush()
    return session.execute(sa.select(*_STORED).where(*conditions).order_by(CONTACT.c.id)).all()


def as_stored(row: sa.Row[Any]) -> StoredContact:
    """One of `stored_rows` as plain values."""
    values: list[Any] = list(row)
    values[_STATUS] = _STATUSES[values[_STATUS]]
    return StoredContact(values[0], values[1], values[2], values[3], ContactState(*values[_STATE:]))


def sayings(session: Session, contact_ids: Iterable[int]) -> dict[int, list[Event]]:
    """What is in force of what was said of each of these contacts, oldest first, as the domain's values."""
    session.flush()
    found: dict[int, list[Event]] = defaultdict(list)
    columns = CONTACT_EVENT.c
    for chunk in chunks(sorted(set(contact_ids))):
        rows = session.execute(
            sa.select(columns.contact_id, columns.kind, columns.day, columns.stated, columns.at)
            .where(columns.contact_id.in_(chunk), columns.withdrawn_at.is_(None))
            .order_by(columns.at, columns.id)
        )
        for contact_id, kind, day, stated, at in rows:
            found[contact_id].append(Event(EventKind(kind), day, stated, at))
    return found


def said_after(session: Session, contact_ids: Iterable[int], *, moment: datetime) -> set[int]:
    """Those of these contacts of whom something in force was said after a moment."""
    session.flush()
    found: set[int] = set()
    columns = CONTACT_EVENT.c
    for chunk in chunks(sorted(contact_ids)):
        later = (columns.contact_id.in_(chunk), columns.at > moment, columns.withdrawn_at.is_(None))
        found.update(session.scalars(sa.select(columns.contact_id).where(*later)))
    return found


def refold(
    session: Session, *, contact_ids: Iterable[int], rules: Sequence[QuarantineRule]
) -> dict[int, tuple[ContactState, ContactState]]:
    """Bring these contacts' rows up to their events; each one's state before and after.

    Each keeps the set of rules that it was counted by; `rules` only serve where a committee has no history of them.
    """
    rows = stored(session, contact_ids)
    said = sayings(session, rows)
    committee_ids = {row.committee_id for row in rows.values()}
    sets = {key: quarantine_rules.sets(session, committee_id=key) for key in committee_ids}
    folded = [(row, *fold_with_rules(said.get(row.id, ()), sets[row.committee_id])) for row in rows.values()]
    put(session, folded, rules=rules)
    return {row.id: (row.state, after) for row, after, _ in folded}


def put(
    session: Session,
    folded: Iterable[tuple[StoredContact, ContactState, RuleSet | None]],
    *,
    rules: Sequence[QuarantineRule],
) -> None:
    """Write the rows of contacts that are now in this state, by this set of rules, where that is another one."""
    batches: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row, after, rule_set in folded:
        values: dict[str, Any] = {}
        if after.status is Status.WITHDRAWN:
            if row.state.status is not Status.WITHDRAWN:  # the row keeps what was known, so that he is found again
                values = {"status": str(Status.WITHDRAWN), "watched_until": None}
        elif row.state != after or rule_set is None or rule_set.id != row.rules_id:
            changed = differences(row.state, after)
            columns = row_of(after, rules, rule_set=rule_set).items()
            values = {name: value for name, value in columns if name not in _MADE_OF or _MADE_OF[name] in changed}
        if values:
            batches[tuple(values)].append({"key": row.id, **values})
    for names, batch in batches.items():
        statement = sa.update(CONTACT).where(CONTACT.c.id == sa.bindparam("key"))
        session.execute(statement.values({name: sa.bindparam(name) for name in names}), batch)
        _show(session, [values["key"] for values in batch])


def _show(session: Session, contact_ids: Iterable[int]) -> None:
    """Bring the objects that a session holds up to their rows."""
    for contact_id in contact_ids:
        held = session.identity_map.get(identity_key(Contact, contact_id))
        if held is not None:
            session.refresh(held)


def watched(session: Session, *, committee_id: int, on: date, hamlet: str | None = None) -> Sequence[Contact]:
    """Who is watched on a day (see `bot.domain.contacts.is_watched`), by level, hamlet and name."""
    query = select(Contact).where(*under_watch(committee_id, on=on, hamlet=hamlet))
    return sorted(session.exec(query), key=list_order)


class InOrder(Protocol):
    """What the order of a list goes by."""

    @property
    def id(self) -> int: ...
    @property
    def level(self) -> str | None: ...
    @property
    def hamlet(self) -> str | None: ...
    @property
    def name_key(self) -> str: ...


def list_order(row: InOrder) -> tuple[object, ...]:
    """Where somebody stands in a list, the same on every database: what is unknown goes last."""
    return (row.level is None, row.level or "", row.hamlet is None, row.hamlet or "", row.name_key, row.id)


def under_watch(committee_id: int, *, on: date, hamlet: str | None = None) -> list[Any]:
    """The conditions of being watched on a day: one range of one index, so that history costs nothing."""
    return [
        Contact.committee_id == committee_id,
        col(Contact.watched_until) >= on,
        func.coalesce(Contact.first_day, on) <= on,  # no range of its own: nearly everybody ever listed is in it
        *([Contact.hamlet == hamlet] if hamlet is not None else []),
    ]


def ended_on(session: Session, *, committee_id: int, day: date) -> Sequence[Contact]:
    """Whose quarantine ends with a day: by its stated end, or because the station released them before it.

    A release after the stated end does not end it once more.
    """
    end, closed = col(Contact.quarantine_end), col(Contact.closed_on)
    kept = col(Contact.status).in_((Status.OPEN, Status.RELEASED))
    by_term = (kept, end == day, or_(closed.is_(None), closed >= day))
    by_release = (closed == day, kept, or_(end.is_(None), end >= day))
    found: dict[int, Contact] = {}
    for conditions in (by_term, by_release):  # apart, so that each is one range of an index
        query = select(Contact).where(Contact.committee_id == committee_id, *conditions)
        found.update({row.id: row for row in session.exec(query)})
    return sorted(found.values(), key=list_order)


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Cut a sequence into runs of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
