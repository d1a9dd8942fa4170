"""What a committee takes out of the database as lists."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.domain.contacts import Status
from storage.contacts import Contact


def contacts(session: Session, *, committee_id: int) -> Sequence[Contact]:
    """Everybody who was ever on a list and has his name still, by hamlet and level."""
    return session.exec(
        select(Contact)
        .where(
            Contact.committee_id == committee_id,
            Contact.status != Status.WITHDRAWN,
            col(Contact.anonymised_at).is_(None),
        )
        .order_by(col(Contact.hamlet).is_(None), col(Contact.hamlet), col(Contact.level), col(Contact.id))
    ).all()
