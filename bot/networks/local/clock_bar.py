"""The clock bar: what time it is for the committee, and moving it forward."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from typing import Any

from bot.clock import COMMUNE_ZONE, Clock, MovableClock, local
from bot.networks.local import texts
from bot.networks.local.actions import Refusal
from bot.networks.local.hub import Hub
from bot.networks.local.view import milliseconds

log = logging.getLogger(__name__)

FARTHEST = timedelta(days=400)
SUMMARY = time(17, 0)
CUT_OFF_DAY, CUT_OFF = 20, time(7, 0)  # the notice's registrations close on a 20th
PULSE = 0.3  # seconds between two looks at the time while it moves

OnMoved = Callable[[datetime], Awaitable[None]]


class ClockBar:
    """Shows the time to the pages, and moves it where the program lets it be moved."""

    def __init__(self, *, clock: Clock, hub: Hub, on_moved: OnMoved | None) -> None:
        self._clock = clock
        self._hub = hub
        self._on_moved = on_moved if isinstance(clock, MovableClock) else None
        self._moving: asyncio.Task[None] | None = None

    def view(self) -> dict[str, Any]:
        """What the pages show."""
        now = self._clock.now()
        offered = moves(now) if self._on_moved is not None else []
        return {
            "now": milliseconds(now),
            "moving": self._moving is not None,
            "moves": [{"label": label, "to": target.isoformat()} for label, target in offered],
        }

    def move(self, target: datetime) -> None:
        """Set out for `target`; Refusal when the clock cannot go there."""
        if self._on_moved is None:
            raise Refusal(texts.CLOCK_FIXED)
        if self._moving is not None:
            raise Refusal(texts.CLOCK_BUSY)
        if target <= self._clock.now():
            raise Refusal(texts.CLOCK_BACK)
        if target - self._clock.now() > FARTHEST:
            raise Refusal(texts.CLOCK_TOO_FAR.format(days=FARTHEST.days))
        self._moving = asyncio.create_task(self._go(self._on_moved, target))
        self.show()

    def show(self) -> None:
        """Tell every page the time."""
        self._hub.tell_all("clock", **self.view())

    async def pulse(self, seconds: float) -> None:
        """Show the time again and again until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            self.show()

    async def stop(self) -> None:
        """Give up a move under way; the moments it has reached stay reached."""
        if self._moving is not None:
            self._moving.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._moving

    async def _go(self, on_moved: OnMoved, target: datetime) -> None:
        pulse = asyncio.create_task(self.pulse(PULSE))
        try:
            await on_moved(target)
        except Exception:  # whatever went wrong in the program, the page must learn that the clock stands
            log.exception("the clock did not reach %s", target.isoformat())
            self._hub.tell_all("refused", nonce=None, reason=texts.CLOCK_FAILED)
        finally:
            pulse.cancel()
            self._moving = None
            self.show()


def moves(now: datetime) -> list[tuple[str, datetime]]:
    """The buttons: to the next summary, one day on, and to the next cut-off day."""
    here = local(now)
    summary = datetime.combine(here.date(), SUMMARY, COMMUNE_ZONE)
    if summary <= here:
        summary += timedelta(days=1)
    cut_off = datetime.combine(here.date().replace(day=CUT_OFF_DAY), CUT_OFF, COMMUNE_ZONE)
    if cut_off <= here:
        next_month = cut_off.replace(day=1) + timedelta(days=32)
        cut_off = next_month.replace(day=CUT_OFF_DAY)
    return [
        (f"→ {summary:%H:%M}", summary),
        ("+1 ngày", here + timedelta(days=1)),
        (f"→ {cut_off:%d/%m}", cut_off),
    ]
