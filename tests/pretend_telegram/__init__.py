"""A Telegram of our own on the loopback address: its Bot API server, its people, and the ways in which it fails."""

from __future__ import annotations

from tests.pretend_telegram.messages import Call, Sent
from tests.pretend_telegram.people import Group, Person
from tests.pretend_telegram.server import TOKEN, USERNAME, PretendTelegram

__all__ = ["TOKEN", "USERNAME", "Call", "Group", "Person", "PretendTelegram", "Sent"]
