"""The half-done form of the person who speaks, in the chat where he speaks: at most one, whatever its subject."""

from __future__ import annotations

from typing import Any

from handlers.context import Transaction
from handlers.guards import Speaker
from storage import dialogues
from storage.dialogues import Dialogue


def wait_at(tx: Transaction, me: Speaker, form: str, step: str, answers: dict[str, Any]) -> None:
    """Open a form at a step, with what was answered so far, in place of any other."""
    dialogues.put(
        tx.session,
        network=tx.network,
        chat_id=tx.chat_id,
        member_id=me.member.id,
        form=form,
        step=step,
        answers=answers,
        now=tx.now,
    )


def current(tx: Transaction, me: Speaker) -> Dialogue | None:
    """The form that is open; one left for half a day counts as given up."""
    return dialogues.current(tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id, now=tx.now)


def close(tx: Transaction, me: Speaker) -> bool:
    """Close the form that is open; False when none was."""
    return dialogues.close(tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id)
