"""Changes of a contact by hand: each is an event of his, and taking one back restores what was before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState, EventKind
from storage import contacts
from storage.committees import Member
from storage.contacts import Contact, ContactEvent
from storage.forgotten import refuse_forgotten
from storage.line_lists import LineList
from storage.once import hold_committee

BY_HAND = (EventKind.CHANGED, EventKind.RULED)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change by hand did."""

    event: ContactEvent
    before: ContactState
    after: ContactState

    @property
    def hamlets(self) -> list[str]:
        """The hamlets whose lists it touched."""
        return sorted({state.hamlet for state in (self.before, self.after) if state.hamlet})


@dataclass(frozen=True, slots=True)
class Saying:
    """An event with the list and the member that it comes from."""

    event: ContactEvent
    line_list: LineList | None
    member: Member | None


def record(
    session: Session,
    *,
    contact_id: int,
    stated: Mapping[str, Any],
    why: str | None,
    by_member: int,
    rules: Sequence[QuarantineRule],
    day: date,
    now: datetime,
    kind: EventKind = EventKind.CHANGED,
) -> Change:
    """Write down a change by hand, and bring the contact up to it. UserError where he has lost his name."""
    _hold(session, [contact_id])
    refuse_forgotten(session, contact_ids=[contact_id])
    event = ContactEvent(
        contact_id=contact_id, kind=kind, day=day, stated=dict(stated), by_member=by_member, why=why, at=now
    )
    session.add(event)
    session.flush()
    before, after = contacts.refold(session, contact_ids=[contact_id], rules=rules)[contact_id]
    return Change(event, before, after)


def withdraw(
    session: Session, *, events: Iterable[ContactEvent], rules: Sequence[QuarantineRule], now: datetime
) -> list[Change]:
    """Take changes back; those that were taken back before are passed over."""
    return _set(session, [one for one in events if one.withdrawn_at is None], rules, now)


def restore(session: Session, *, events: Iterable[ContactEvent], rules: Sequence[QuarantineRule]) -> list[Change]:
    """Put changes that were taken back in force again."""
    return _set(session, [one for one in events if one.withdrawn_at is not None], rules, None)


def _set(
    session: Session, events: Sequence[ContactEvent], rules: Sequence[QuarantineRule], moment: datetime | None
) -> list[Change]:
    _hold(session, [one.contact_id for one in events])
    refuse_forgotten(session, contact_ids=[one.contact_id for one in events])
    for event in events:
        event.withdrawn_at = moment
        session.add(event)
    session.flush()
    moved = contacts.refold(session, contact_ids=[one.contact_id for one in events], rules=rules)
    return [Change(one, *moved[one.contact_id]) for one in events]


def _hold(session: Session, contact_ids: Sequence[int]) -> None:
    """Wait until nobody else changes these contacts; all are of one committee."""
    contact = session.get(Contact, contact_ids[0]) if contact_ids else None
    if contact is not None:
        hold_committee(session, contact.committee_id)


def last_by_hand(session: Session, *, contact_id: int) -> ContactEvent | None:
    """The newest change by hand that is in force."""
    return session.exec(
        select(ContactEvent)
        .where(
            ContactEvent.contact_id == contact_id,
            col(ContactEvent.kind).in_(BY_HAND),
            col(ContactEvent.withdrawn_at).is_(None),
        )
        .order_by(col(ContactEvent.id).desc())
    ).first()


def events(session: Session, event_ids: Sequence[int]) -> Sequence[ContactEvent]:
    """Events by their ids, in their order."""
    return session.exec(
        select(ContactEvent).where(col(ContactEvent.id).in_(event_ids)).order_by(col(ContactEvent.id))
    ).all()


def history(session: Session, *, contact: Contact) -> list[Saying]:
    """Everything that was ever said of a contact, what was taken back too, in the order in which it counts."""
    rows = session.exec(
        select(ContactEvent, LineList, Member)
        .join(LineList, col(LineList.id) == col(ContactEvent.line_list_id), isouter=True)
        .join(Member, col(Member.id) == col(ContactEvent.by_member), isouter=True)
        .where(ContactEvent.contact_id == contact.id)
        .order_by(col(ContactEvent.at), col(ContactEvent.id))
    )
    return [Saying(*row) for row in rows]


def record_for_all(
    session: Session,
    *,
    contact_ids: Sequence[int],
    stated: Mapping[str, Any],
    why: str,
    by_member: int,
    rules: Sequence[QuarantineRule],
    day: date,
    now: datetime,
    kind: EventKind = EventKind.CHANGED,
) -> list[Change]:
    """Write down the same change of many contacts, all at once. UserError where one has lost his name."""
    _hold(session, contact_ids)
    refuse_forgotten(session, contact_ids=contact_ids)
    rows = [
        ContactEvent(
            contact_id=contact_id,
            kind=kind,
            day=day,
            stated=dict(stated),
            by_member=by_member,
            why=why,
            at=now,
        )
        for contact_id in contact_ids
    ]
    session.add_all(rows)
    session.flush()
    moved = contacts.refold(session, contact_ids=contact_ids, rules=rules)
    return [Change(row, *moved[row.contact_id]) for row in rows]


def made_together(session: Session, *, first: int, last: int) -> Sequence[ContactEvent]:
    """The events that were written down at once, from the first one's id to the last one's."""
    begin = session.get(ContactEvent, first)
    if begin is None:
        return []
    return session.exec(
        select(ContactEvent)
        .where(
            col(ContactEvent.id).between(first, last),
            ContactEvent.at == begin.at,
            ContactEvent.by_member == begin.by_member,
            ContactEvent.kind == begin.kind,
        )
        .order_by(col(ContactEvent.id))
    ).all()


def applied(session: Session, *, rule_set_id: int) -> list[ContactEvent]:
    """The events in force by which a set of rules was applied by hand."""
    rows = session.exec(
        select(ContactEvent)
        .join(Contact, col(Contact.id) == col(ContactEvent.contact_id))
        .where(
            Contact.rules_id == rule_set_id,
            ContactEvent.kind == EventKind.RULED,
            col(ContactEvent.withdrawn_at).is_(None),
        )
    )
    return [row for row in rows if row.stated.get("rule_set") == rule_set_id]
