"""The Application's own bot: it knows its name and refuses every call, so that no handler can go round the outbox."""

from __future__ import annotations

import json
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

OFFLINE_TOKEN = "1:offline"
_ME = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "offline_bot"}


class OfflineRequest(BaseRequest):
    """Answers getMe, and nothing else."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        return None

    async def shutdown(self) -> None:
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        if not url.endswith("/getMe"):
            raise TelegramError(f"handlers write to the outbox, and do not call {url.rsplit('/', 1)[-1]}")
        return 200, json.dumps({"ok": True, "result": _ME}).encode()


def offline_bot() -> ExtBot[None]:
    """A bot without a network."""
    return ExtBot(token=OFFLINE_TOKEN, request=OfflineRequest(), get_updates_request=OfflineRequest())
