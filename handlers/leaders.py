"""Telling the leaders of hamlets whose lists changed."""

from __future__ import annotations

from collections.abc import Iterable

from bot.texts import lists
from handlers import deeds
from handlers.contacts import send_hamlet_lists
from handlers.context import Transaction
from handlers.guards import Speaker


def tell_hamlets(tx: Transaction, me: Speaker, hamlets: Iterable[str], subject: str, action: str) -> None:
    """Send the changed hamlets' lists to their leaders, and write the change into the audit."""
    send_hamlet_lists(tx, me.committee, hamlets, key=f"{action}:{tx.row.id}", why=lists.SENT_AFTER_CHANGE)
    deeds.note(tx, me, action, subject)
