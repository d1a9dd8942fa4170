"""People on the pretend Telegram: what they do becomes updates, as Telegram's servers would tell them."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.pretend_telegram.messages import Sent
    from tests.pretend_telegram.server import PretendTelegram

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")


@dataclass(frozen=True, slots=True)
class Group:
    """A group that the bot is in."""

    id: int
    title: str

    def as_chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "supergroup", "title": self.title}


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a Telegram account. Each thing done returns the number of its update."""

    telegram: PretendTelegram
    id: int
    name: str

    def as_chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.name}

    def as_user(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "vi"}

    def says(self, text: str, *, reply_to: Sent | None = None) -> int:
        """Write to the bot in private."""
        return self._post(self.as_chat(), _text(text), reply_to)

    def posts_in(self, group: Group, text: str, *, reply_to: Sent | None = None) -> int:
        """Write in a group."""
        return self._post(group.as_chat(), _text(text), reply_to)

    def sends_file(self, name: str, content: bytes, *, mime: str, caption: str = "", group: Group | None = None) -> int:
        """Send a document, in private or in a group."""
        document = self.telegram.keep_file(f"documents/{name}", content)
        document |= {"file_name": name, "mime_type": mime}
        return self._post((group or self).as_chat(), {"document": document} | _caption(caption))

    def sends_photo(self, content: bytes, *, caption: str = "", group: Group | None = None) -> int:
        """Send a photo, in private or in a group."""
        size = self.telegram.keep_file("photos/photo.jpg", content) | {"width": 800, "height": 600}
        return self._post((group or self).as_chat(), {"photo": [size]} | _caption(caption))

    def edits(self, message_id: int, text: str, *, group: Group | None = None) -> int:
        """Change what was said earlier."""
        message = self._message((group or self).as_chat(), _text(text), message_id)
        return self.telegram.tell({"edited_message": message | {"edit_date": int(time.time())}})

    def presses(self, message: Sent, label: str) -> int:
        """Press the button whose label contains this."""
        for row in message.buttons:
            for button in row:
                if label in button["text"]:
                    return self._press(message, button["callback_data"])
        raise AssertionError(f"no button {label!r} under {message.text!r}: {message.buttons}")

    def _press(self, message: Sent, data: str) -> int:
        query = {
            "id": self.telegram.new_query(self.id),
            "from": self.as_user(),
            "chat_instance": str(message.chat_id),
            "message": message.as_json(self.telegram.chats[message.chat_id]),
            "data": data,
        }
        return self.telegram.tell({"callback_query": query})

    def _post(self, chat: dict[str, Any], content: dict[str, Any], reply_to: Sent | None = None) -> int:
        self.telegram.chats[chat["id"]] = chat
        message = self._message(chat, content, self.telegram.next_message_id(chat["id"]))
        if reply_to is not None:
            message["reply_to_message"] = reply_to.as_json(chat)
        return self.telegram.tell({"message": message})

    def _message(self, chat: dict[str, Any], content: dict[str, Any], message_id: int) -> dict[str, Any]:
        return {"message_id": message_id, "date": int(time.time()), "chat": chat, "from": self.as_user()} | content


def _text(text: str) -> dict[str, Any]:
    return {"text": text} | _commands(text, "entities")


def _caption(caption: str) -> dict[str, Any]:
    return {"caption": caption} | _commands(caption, "caption_entities") if caption else {}


def _commands(text: str, field: str) -> dict[str, Any]:
    command = _COMMAND.match(text)
    if command is None:
        return {}
    return {field: [{"type": "bot_command", "offset": 0, "length": command.end()}]}
