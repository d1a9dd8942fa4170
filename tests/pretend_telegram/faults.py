"""Ways in which a Bot API server, or the way to it, fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class Way(Enum):
    """How the caller meets a fault."""

    ANSWER = auto()  # an error in the API's JSON
    PAGE = auto()  # a gateway's HTML
    RESET = auto()  # the connection breaks
    SILENCE = auto()  # no answer ever comes
    HELD = auto()  # all is well, but the answer waits until the test lets it go


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure. `takes_effect`: the server did what was asked, and only the answer is lost."""

    way: Way
    status: int = 0
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    takes_effect: bool = False


def too_many(seconds: int) -> Fault:
    """429: too many requests."""
    return Fault(Way.ANSWER, 429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def broken() -> Fault:
    """500 in the API's own JSON."""
    return Fault(Way.ANSWER, 500, "Internal Server Error")


def gateway_page(status: int = 502) -> Fault:
    """A gateway's HTML page; with 200, a hotel's log-in page."""
    return Fault(Way.PAGE, status)


def reset(*, takes_effect: bool = False) -> Fault:
    """The connection breaks before an answer."""
    return Fault(Way.RESET, takes_effect=takes_effect)


def silence(*, takes_effect: bool = True) -> Fault:
    """No answer comes for as long as the caller waits."""
    return Fault(Way.SILENCE, takes_effect=takes_effect)


def held() -> Fault:
    """The answer comes only when the test says so."""
    return Fault(Way.HELD, takes_effect=True)


def blocked() -> Fault:
    """403: the person blocked the bot."""
    return Fault(Way.ANSWER, 403, "Forbidden: bot was blocked by the user")


def refused(description: str) -> Fault:
    """400 with this description."""
    return Fault(Way.ANSWER, 400, f"Bad Request: {description}")


def migrated(new_chat_id: int) -> Fault:
    """400: the group became a supergroup."""
    return Fault(
        Way.ANSWER,
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": new_chat_id},
    )


def second_poller() -> Fault:
    """409: another copy of the bot is asking for updates."""
    return Fault(
        Way.ANSWER,
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
