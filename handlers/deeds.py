"""What the speaker did or read, written into the audit."""

from __future__ import annotations

from handlers.context import Transaction
from handlers.guards import Speaker
from storage import audit


def note(tx: Transaction, me: Speaker, action: str, subject: str) -> None:
    """Write down one act of the speaker: ids in `subject`, no names or phones."""
    audit.record(
        tx.session,
        committee_id=me.committee.id,
        member_id=me.member.id,
        action=action,
        subject=subject,
        now=tx.now,
    )
