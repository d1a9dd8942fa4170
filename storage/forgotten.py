"""Whether somebody has lost his name: then nothing that was said of him can be changed any more."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from bot.domain.errors import UserError
from storage.contacts import Contact, ContactEvent, chunks


def is_forgotten(session: Session, *, contact_ids: Iterable[int]) -> bool:
    """Whether one of these contacts has lost his name."""
    return any(
        session.exec(
            select(Contact.id).where(col(Contact.id).in_(chunk), col(Contact.anonymised_at).is_not(None)).limit(1)
        ).first()
        is not None
        for chunk in chunks(sorted(set(contact_ids)))
    )


def refuse_forgotten(session: Session, *, contact_ids: Iterable[int]) -> None:
    """UserError where one of these contacts has lost his name: what was said of him can no longer be changed."""
    if is_forgotten(session, contact_ids=contact_ids):
        raise UserError("contact_forgotten")


def refuse_forgotten_list(session: Session, *, line_list_id: int) -> None:
    """UserError where a list named somebody who has lost his name: it can be neither edited nor undone."""
    named = session.exec(
        select(ContactEvent.id)
        .join(Contact, col(Contact.id) == col(ContactEvent.contact_id))
        .where(ContactEvent.line_list_id == line_list_id, col(Contact.anonymised_at).is_not(None))
        .limit(1)
    ).first()
    if named is not None:
        raise UserError("list_forgotten")
