"""How fast a network takes messages: a budget for all chats, for each chat, and for each group."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages that a network takes. Source for Telegram: the Bot FAQ on limits."""

    per_second: int
    per_chat_second: int
    per_group_minute: int


TELEGRAM = Limits(per_second=25, per_chat_second=1, per_group_minute=20)


@dataclass(slots=True)
class Pace:
    """Keeps the times of what was sent lately. Times are a monotonic clock's seconds."""

    limits: Limits
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)
    _held: dict[int, float] = field(default_factory=dict)

    def wait(self, chat_id: int, now: float) -> float:
        """Seconds until a message to this chat may be sent; 0 when it may be now."""
        recent = self._chats.get(chat_id, deque())
        waits = [self._held.get(chat_id, now) - now, _full(self._all, self.limits.per_second, 1.0, now)]
        waits.append(_full(recent, self.limits.per_chat_second, 1.0, now))
        if chat_id < 0:
            waits.append(_full(recent, self.limits.per_group_minute, 60.0, now))
        return max(0.0, *waits)

    def sent(self, chat_id: int, now: float) -> None:
        """Count a message as sent."""
        _trim(self._all, now - 1.0).append(now)
        _trim(self._chats.setdefault(chat_id, deque()), now - 60.0).append(now)
        if len(self._chats) > 10_000:
            self._chats = {key: times for key, times in self._chats.items() if times and times[-1] > now - 60.0}

    def hold(self, chat_id: int, until: float) -> None:
        """Send nothing to this chat before a time: the network asked us to wait."""
        self._held[chat_id] = until


def _full(times: deque[float], count: int, seconds: float, now: float) -> float:
    return times[-count] + seconds - now if len(times) >= count else 0.0


def _trim(times: deque[float], before: float) -> deque[float]:
    while times and times[0] <= before:
        times.popleft()
    return times
