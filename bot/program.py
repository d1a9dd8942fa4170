"""The program's parts, as handlers and sweeps see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.networks import Network
from bot.settings import Settings
from storage.session import Database


@dataclass(slots=True)
class Program:
    """What runs: settings, database, clock and networks. Built in `bot.app`, started in `bot.__main__`."""

    settings: Settings
    database: Database
    clock: Clock
    networks: dict[str, Network] = field(default_factory=dict)
    wake_inbox: Callable[[], None] = lambda: None
    wake_outbox: Callable[[], None] = lambda: None
    woke_at: datetime | None = None  # started, or went on after the machine slept

    @property
    def usernames(self) -> set[str]:
        """The bot's own names, by which commands in groups may address it."""
        return {name for network in self.networks.values() if (name := getattr(network, "username", None))}

    def invite_link(self, network: str, code: str) -> str | None:
        """A link that opens the bot with this code, where the network has such links."""
        make = getattr(self.networks.get(network), "invite_link", None)
        return str(make(code)) if make is not None else None

    def text_limit(self, network: str) -> int:
        """How long a message on that network may be, in UTF-16 units."""
        known = self.networks.get(network)
        return known.text_limit if known is not None else 4096
