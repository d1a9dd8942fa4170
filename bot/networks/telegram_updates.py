"""Telegram's updates on their way into the inbox: their unique keys, their chats, and those that cannot be read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from telegram import Update

from storage.inbox import InboxStatus

NETWORK = "telegram"

# Named, so that other kinds (reactions, polls, channel posts) are not even sent to us.
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")

# What reading a malformed update is known to end in; whatever else goes wrong is a bug, and is seen.
UNREADABLE = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, OSError)

_BIGGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Received:
    """One update, ready to be stored."""

    key: str
    chat_id: int
    payload: dict[str, Any]
    status: InboxStatus
    update_id: int | None
    query_id: str | None = None  # of a button press, which Telegram wants answered


def read(raw: object) -> Received:
    """Make an update as it came ready to be stored; one that nobody could read is kept as poison."""
    update_id = _update_id(raw)
    try:
        if not isinstance(raw, dict) or update_id is None:
            raise TypeError("not an update")
        json.dumps(raw, ensure_ascii=False).encode()  # a lone surrogate cannot be stored
        update = Update.de_json(raw, None)
        chat = update.effective_chat
        chat_id = 0 if chat is None else chat.id
        if not isinstance(chat_id, int) or abs(chat_id) > _BIGGEST_ID:
            raise TypeError("not a chat's id")
    except UNREADABLE:
        return Received(
            key=f"{update_id}:{_digest(raw)}",
            chat_id=0,
            payload={"raw": json.dumps(raw)},
            status=InboxStatus.POISON,
            update_id=update_id,
        )
    return Received(
        key=f"{update_id}:{_identity(update, raw)}",
        chat_id=chat_id,
        payload=raw,
        status=InboxStatus.NEW,
        update_id=update_id,
        query_id=None if update.callback_query is None else update.callback_query.id,
    )


def _update_id(raw: object) -> int | None:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int else None


def _identity(update: Update, raw: dict[str, Any]) -> str:
    """What an update is about, apart from its number.

    After a week without updates Telegram numbers them from a random place, so a number may come twice in a
    bot's life. With the message or press that it is about, a repeated delivery still has the same key, and
    another update under an old number has another.
    """
    if update.callback_query is not None:
        return f"press {update.callback_query.id}"
    message = update.message or update.edited_message
    if message is not None:
        edited = raw.get("edited_message", {}).get("edit_date", "")
        return f"message {message.chat.id} {message.message_id} {edited}".rstrip()
    return _digest(raw)


def _digest(raw: object) -> str:
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:32]
