"""What the page is told: rows of the database as the JSON that its scripts show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.networks.local import updates
from storage import local_chat
from storage.local_chat import FileInfo, LocalMessage, LocalPerson, Unread

Json = dict[str, Any]

PREVIEW = 140  # characters of a message that another one quotes


def milliseconds(moment: datetime) -> int:
    """A moment as JavaScript counts time."""
    return int(moment.timestamp() * 1000)


def person(one: LocalPerson) -> Json:
    """Someone of the left column."""
    return {
        "id": one.user_id,
        "committee": one.committee_id,
        "key": one.key,
        "name": one.full_name,
        "title": one.title,
        "role": one.role,
        "hamlet": one.hamlet,
    }


def counts(rows: Iterable[Unread]) -> list[list[int]]:
    """Unread counts as triples of person, chat and count."""
    return [[row.user_id, row.chat_id, row.count] for row in rows]


def chats(session: Session, *, user_id: int) -> list[Json]:
    """A person's chats with the last message and the menu of each."""
    own = local_chat.chats_of(session, user_id=user_id)
    menus = local_chat.menus(session, [chat.chat_id for chat in own])
    return [
        {
            "id": chat.chat_id,
            "kind": chat.kind,
            "title": chat.title,
            "last": next(iter(messages(session, local_chat.history(session, chat_id=chat.chat_id, limit=1))), None),
            "commands": menus.get(chat.chat_id, []),
        }
        for chat in own
    ]


def messages(session: Session, rows: Sequence[LocalMessage]) -> list[Json]:
    """Bubbles, each with its file and a preview of the message that it answers."""
    answered = local_chat.messages_by_id(session, {row.reply_to for row in rows if row.reply_to is not None})
    shown = [*rows, *answered.values()]
    files = local_chat.files(session, {row.attachment_id for row in shown if row.attachment_id is not None})
    return [_message(row, files=files, answered=answered) for row in rows]


def _message(row: LocalMessage, *, files: dict[int, FileInfo], answered: dict[int, LocalMessage]) -> Json:
    gone = row.deleted_at is not None
    told: Json = {
        "id": row.id,
        "chat": row.chat_id,
        "from": row.sender_id,
        "nonce": None if row.client_key is None else row.client_key.partition(":")[2],
        "text": "" if gone else row.text,
        "at": milliseconds(row.sent_at),
        "edited": row.edited_at is not None,
        "deleted": gone,
        "buttons": [] if gone else row.buttons,
        "file": None,
        "answers": None,
    }
    if row.attachment_id is not None and not gone:
        file = files[row.attachment_id]
        told["file"] = {
            "id": file.id,
            "name": file.name,
            "size": file.size,
            "width": row.photo_width,
            "height": row.photo_height,
        }
    if row.reply_to is not None and not gone:
        told["answers"] = _quote(answered.get(row.reply_to), message_id=row.reply_to, files=files)
    return told


def _quote(row: LocalMessage | None, *, message_id: int, files: dict[int, FileInfo]) -> Json:
    if row is None or row.deleted_at is not None:
        return {"id": message_id, "from": None, "text": "", "deleted": True, "file": None}
    text = updates.plain(row.text) if row.sender_id is None else row.text
    return {
        "id": row.id,
        "from": row.sender_id,
        "text": " ".join(text.split())[:PREVIEW],
        "deleted": False,
        "file": None if row.attachment_id is None else files[row.attachment_id].name,
    }
