"""The program's one clock: real time, or the try-out's time that can be moved forward."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

COMMUNE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """Tells the time, always as an aware UTC datetime."""

    def now(self) -> datetime: ...


class RealClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """A clock that starts at a given moment, runs with real time and can be moved forward, never back."""

    def __init__(self, start: datetime, *, running: bool = True) -> None:
        self._base = _aware(start)
        self._running = running
        self._since = time.monotonic()

    def now(self) -> datetime:
        if not self._running:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def move_to(self, moment: datetime) -> None:
        """Move forward to `moment` (aware); one that has passed changes nothing."""
        self._base = max(_aware(moment), self.now())
        self._since = time.monotonic()


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a clock needs an aware datetime")
    return moment.astimezone(UTC)


def local(moment: datetime) -> datetime:
    """The commune's wall-clock time of an aware moment."""
    return moment.astimezone(COMMUNE_ZONE)
