"""Receiving from Telegram by long polling: an update is in the inbox before the server hears that we have it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.networks import Wake, telegram_texts
from bot.networks.telegram_errors import reason, seconds_to_wait
from bot.networks.telegram_updates import KINDS, NETWORK, Received, read
from storage import inbox
from storage.session import Database

log = logging.getLogger(__name__)

BATCH = 100  # the most that getUpdates gives


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the loop waits, in seconds: for an update, and after failures (doubled up to the longest)."""

    poll: int = 30
    first_pause: float = 1.0
    longest_pause: float = 30.0
    conflict_pause: float = 10.0


class Polling:
    """The loop around getUpdates. It ends only when it is cancelled."""

    def __init__(
        self,
        *,
        bot: Bot,
        request: BaseRequest,
        database: Database,
        clock: Clock,
        wake: Wake,
        pace: Pace,
        on_press: Callable[[str], None],
    ) -> None:
        self._bot, self._request = bot, request
        self._database, self._clock, self._wake = database, clock, wake
        self._pace = pace
        self._on_press = on_press
        self._webhook_deleted = False
        self._failures = 0
        self._said: type[Exception] | None = None  # each kind of failure is logged when it begins

    async def run(self) -> None:
        """Receive until cancelled, whatever happens."""
        offset = 0
        while True:
            try:
                offset = await self._receive(offset)
            except TelegramError as error:
                pause = self._pause_after(error)
            except Exception as error:  # noqa: BLE001 - a full disk must not make the bot deaf for good
                self._note(error, "Receiving failed: %s", type(error).__name__, trace=error)
                pause = self._backed_off()
            else:
                self._recovered()
                continue
            await asyncio.sleep(pause)

    async def _receive(self, offset: int) -> int:
        """One request and its batch; the offset of the next one, which acknowledges the batch."""
        if not self._webhook_deleted:
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._webhook_deleted = True
        batch = [read(raw) for raw in await self._get_updates(offset)]
        fresh = self._keep(batch)
        ids = [update.update_id for update in batch if update.update_id is not None]
        if batch and not fresh:  # the server repeats itself; should it go on, then not at full speed
            await asyncio.sleep(self._pace.first_pause)
        # Numbers start at a random place after a quiet week, perhaps a lower one: only 0 asks for whatever there is.
        return max(ids) + 1 if ids else 0

    async def _get_updates(self, offset: int) -> list[object]:
        # Bot.get_updates parses the whole batch, so that one malformed update would hide the others.
        query = urlencode(
            {"offset": offset, "limit": BATCH, "timeout": self._pace.poll, "allowed_updates": json.dumps(KINDS)}
        )
        result: object = await self._request.post(
            f"{self._bot.base_url}/getUpdates?{query}", read_timeout=self._pace.poll + 10
        )
        if not isinstance(result, list):
            raise NetworkError("getUpdates did not answer with a list")
        return result

    def _keep(self, batch: Sequence[Received]) -> bool:
        """Store a batch in one transaction, then wake delivery and have presses answered; whether any was new."""
        now = self._clock.now()
        with self._database.transaction() as session:
            fresh = [
                update
                for update in batch
                if inbox.store(
                    session,
                    network=NETWORK,
                    network_key=update.key,
                    chat_id=update.chat_id,
                    payload=update.payload,
                    now=now,
                    status=update.status,
                )
            ]
        for update in fresh:
            if update.status is inbox.InboxStatus.POISON:
                log.error("Update %s cannot be read and was put aside", update.update_id)
            if update.query_id is not None:
                self._on_press(update.query_id)
        if fresh:
            self._wake()
        return bool(fresh)

    def _pause_after(self, error: TelegramError) -> float:
        match error:
            case Conflict():
                self._webhook_deleted = False  # perhaps someone set one
                self._note(error, telegram_texts.SECOND_COPY)
                return self._pace.conflict_pause
            case RetryAfter():
                self._note(error, "Telegram asks to wait before the next getUpdates")
                return seconds_to_wait(error)
            case InvalidToken():
                self._note(error, telegram_texts.TOKEN_REVOKED)
                return self._pace.longest_pause
            case _:
                self._note(error, telegram_texts.STILL_TRYING, reason(error))
                return self._backed_off()

    def _backed_off(self) -> float:
        self._failures += 1
        return min(self._pace.longest_pause, self._pace.first_pause * 2.0 ** min(self._failures - 1, 10))

    def _note(self, error: Exception, text: str, *values: object, trace: Exception | None = None) -> None:
        """Log a failure once, when it begins; then nothing until another kind begins or all is well."""
        if type(error) is not self._said:
            log.warning(text, *values, exc_info=trace)
        self._said = type(error)

    def _recovered(self) -> None:
        if self._said is not None:
            log.warning(telegram_texts.CONNECTED_AGAIN)
        self._said, self._failures = None, 0
