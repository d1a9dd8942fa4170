"""What the program said: its calls in the order of their coming, and the messages that people see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.pretend_telegram.definitions import BadCall, Upload, plain

BOT_ID = 7_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call that reached the server: its parameters, when (monotonic seconds), and whether it took effect."""

    method: str
    values: dict[str, Any]
    at: float
    took_effect: bool


@dataclass(slots=True)
class Sent:
    """A message of the bot as its chat shows it now."""

    chat_id: int
    message_id: int
    date: int
    html: str
    buttons: list[list[dict[str, str]]]
    file: Upload | None = None
    is_photo: bool = False
    reply_to: int | None = None
    edits: int = 0

    @property
    def text(self) -> str:
        """Its text or caption without tags."""
        return plain(self.html)

    def edit(self, values: dict[str, Any], field: str) -> None:
        """Change its text or caption and its buttons; BadCall as the Bot API would refuse it."""
        if (field == "text") is (self.file is not None):
            raise BadCall(f"there is no {field} in the message to edit")
        html, buttons = values.get(field, ""), keyboard(values)
        if (html, buttons) == (self.html, self.buttons):
            raise BadCall("message is not modified: specified new message content is the same")
        self.html, self.buttons = html, buttons
        self.edits += 1

    def as_json(self, chat: dict[str, Any]) -> dict[str, Any]:
        """The message as the Bot API tells it."""
        told: dict[str, Any] = {
            "message_id": self.message_id,
            "date": self.date,
            "chat": chat,
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "Trợ lý"},
        }
        if self.file is None:
            told["text"] = self.text
        elif self.html:
            told["caption"] = self.text
        if self.buttons:
            told["reply_markup"] = {"inline_keyboard": self.buttons}
        return told


def keyboard(values: dict[str, Any]) -> list[list[dict[str, str]]]:
    """The rows of buttons in a call."""
    rows: list[list[dict[str, str]]] = values.get("reply_markup", {}).get("inline_keyboard", [])
    return rows
