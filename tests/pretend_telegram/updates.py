"""The queue of updates with the Bot API's offsets: what a poller confirms is gone, everything else comes again."""

from __future__ import annotations

from typing import Any


class UpdateQueue:
    """Updates not yet confirmed, oldest first."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, Any]] = []
        self._next_id = 700_000_001
        self.confirmed = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, content: dict[str, Any]) -> int:
        """Queue an update under the next number."""
        number = self._next_id
        self._next_id += 1
        self._waiting.append((number, {"update_id": number} | content))
        return number

    def add_raw(self, update: Any) -> None:
        """Queue something as it is: under its own number where it has one, else under the next."""
        own = update.get("update_id") if isinstance(update, dict) else None
        if isinstance(own, int):
            self._waiting.append((own, update))
            return
        self._waiting.append((self._next_id, update))
        self._next_id += 1

    def number_from(self, update_id: int) -> None:
        """Go on numbering from here, as Telegram does from a random place after a quiet week."""
        self._next_id = update_id

    def take(self, *, offset: int, limit: int) -> list[Any]:
        """Forget what lies below the offset, and give the next ones from there."""
        if offset > 0:
            kept = [(number, update) for number, update in self._waiting if number >= offset]
            self.confirmed += len(self._waiting) - len(kept)
            self._waiting = kept
        return [update for _, update in self._waiting[:limit]]
