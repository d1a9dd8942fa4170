"""What every chat network offers the rest of the program, and how a network says that sending failed.

SendError
├── Unreachable     blocked by the person, or put out of the group: for good
├── Migrated        the group has a new id; send there
├── RetryAfter      the network asks us to wait
├── Trouble         the network or the way to it is ill: try again later
├── Uncertain       no answer came; the message may have been sent
└── Refused         the network will never take this message
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class SendError(Exception):
    """A message could not be sent."""


class Unreachable(SendError):
    """The person blocked the bot, or the bot is no longer in the group."""


class Migrated(SendError):
    """The group became another chat."""

    def __init__(self, new_chat_id: int) -> None:
        super().__init__("group migrated")
        self.new_chat_id = new_chat_id


class RetryAfter(SendError):
    """Wait this many seconds before the chat's next message."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


class Trouble(SendError):
    """A passing failure: no connection, a gateway's error page, a server's 5xx."""


class Uncertain(SendError):
    """Sent, but no answer came."""


class Refused(SendError):
    """The network will never take this message; the text is its reason, without personal data."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: its label, and the data that a press brings back (at most 64 bytes)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes out with a message."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to be sent, network-neutral. `text` is Telegram's small HTML (b, i, u, s, code, a)."""

    chat_id: int
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    document: Document | None = None
    edits: int | None = None  # the network's id of an earlier message, which this one replaces
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that a person sent."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Command:
    """A command in a network's menu: its name without the slash, and what it does, in Vietnamese."""

    name: str
    description: str


class Network(Protocol):
    """A chat network: Telegram, Zalo or the try-out chat.

    A network stores what it receives in the inbox, commits, and only then acknowledges it; after each
    commit it calls the `wake` function that it was built with.
    """

    name: str  # "telegram", "zalo", "local": the value of the `network` columns
    text_limit: int  # UTF-16 units in one message's text
    can_edit: bool  # whether a sent message can be changed

    async def start(self) -> None:
        """Check the token or open the port. OSError or ValueError with a sentence when that fails."""

    async def run(self) -> None:
        """Receive until cancelled."""

    async def stop(self) -> None:
        """Let what is in flight end, and close connections."""

    async def send(self, message: Outgoing) -> int:
        """Send, and return the network's id of the message; SendError when it cannot be sent."""

    async def download(self, file_id: str, *, limit: int) -> ReceivedFile:
        """Fetch a file that a person sent; Refused when larger than `limit` bytes, Trouble when it fails."""

    async def show_menu(self, *, chat_id: int, commands: tuple[Command, ...]) -> None:
        """Offer these commands in that chat, where the network has menus."""


class Wake(Protocol):
    """Called by a network after it stored something, so that delivery need not poll."""

    def __call__(self) -> None: ...


def utc_seconds(moment: datetime) -> int:
    """A moment as the Bot API's `date`."""
    return int(moment.timestamp())
