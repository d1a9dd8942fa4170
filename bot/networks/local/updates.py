"""What a person did on the page, told as a Bot API update: pure functions from values to JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.networks import utc_seconds
from storage.local_chat import FileInfo, LocalChat, LocalMessage, LocalPerson

BOT_ID = 1
BOT_NAME = "Trợ lý Ban chỉ đạo"

# As Telegram's servers mark commands: Latin letters only, and a whole word.
_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_TAG = re.compile(r"<[^>]*>")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message with what is needed to show it: its file, and the message it answers."""

    message: LocalMessage
    sender: LocalPerson | None  # none: the bot
    file: FileInfo | None = None
    answers: Shown | None = None


def plain(text: str) -> str:
    """The words of a text in Telegram's small HTML."""
    return unescape(_TAG.sub("", text))


def said(shown: Shown, *, chat: LocalChat) -> Json:
    """The update of a new message."""
    return {"update_id": 0, "message": message(shown, chat=chat)}


def edited(shown: Shown, *, chat: LocalChat) -> Json:
    """The update of a changed message."""
    return {"update_id": 0, "edited_message": message(shown, chat=chat)}


def deleted(*, message_id: int, chat: LocalChat, by: LocalPerson) -> Json:
    """The update of a deletion. The Bot API has one for business chats only; the connection names who deleted."""
    return {
        "update_id": 0,
        "deleted_business_messages": {
            "business_connection_id": f"local:{by.user_id}",
            "chat": _chat(chat),
            "message_ids": [message_id],
        },
    }


def pressed(shown: Shown, *, chat: LocalChat, by: LocalPerson, data: str, key: str) -> Json:
    """The update of a press on one of the bot's buttons."""
    return {
        "update_id": 0,
        "callback_query": {
            "id": key,
            "from": _user(by),
            "chat_instance": str(chat.chat_id),
            "message": message(shown, chat=chat),
            "data": data,
        },
    }


def message(shown: Shown, *, chat: LocalChat) -> Json:
    """A message as the Bot API tells it."""
    row = shown.message
    told: Json = {
        "message_id": row.id,
        "date": utc_seconds(row.sent_at),
        "chat": _chat(chat),
        "from": _user(shown.sender),
    }
    if row.edited_at is not None:
        told["edit_date"] = utc_seconds(row.edited_at)
    if shown.answers is not None:
        told["reply_to_message"] = message(shown.answers, chat=chat)
    told |= _content(row, shown.file)
    if row.buttons:
        told["reply_markup"] = {
            "inline_keyboard": [
                [{"text": label, "callback_data": data} for label, data in line] for line in row.buttons
            ]
        }
    return told


def _content(row: LocalMessage, file: FileInfo | None) -> Json:
    text = plain(row.text) if row.sender_id is None else row.text
    if file is None:
        return {"text": text} | _entities(text, "entities")
    told: Json = {"caption": text} | _entities(text, "caption_entities") if text else {}
    ids = {"file_id": f"att:{file.id}", "file_unique_id": f"att{file.id}", "file_size": file.size}
    if row.photo_width and row.photo_height:
        told["photo"] = [ids | {"width": row.photo_width, "height": row.photo_height}]
    else:
        told["document"] = ids | {"file_name": file.name, "mime_type": file.mime}
    return told


def _entities(text: str, field: str) -> Json:
    command = _COMMAND.match(text)
    if command is None:
        return {}
    return {field: [{"type": "bot_command", "offset": 0, "length": command.end()}]}


def _chat(chat: LocalChat) -> Json:
    if chat.kind == "group":
        return {"id": chat.chat_id, "type": "supergroup", "title": chat.title}
    return {"id": chat.chat_id, "type": "private", "first_name": chat.title}


def _user(person: LocalPerson | None) -> Json:
    if person is None:
        return {"id": BOT_ID, "is_bot": True, "first_name": BOT_NAME}
    return {"id": person.user_id, "is_bot": False, "first_name": person.full_name, "language_code": "vi"}
