"""Telegram's errors as the program's: which are for good, which pass, and which leave a message's fate unknown."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot import networks

# Descriptions of a 400 that mean what a 403 does: nothing that is sent there will ever arrive.
_OUT_OF_REACH = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "group chat was deactivated",
    "chat_write_forbidden",
    "need administrator rights in the channel chat",
    "not enough rights to send",
    "have no rights to send",
)
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')


def send_error(error: TelegramError) -> networks.SendError:
    """What a failed call means for the message that it should have sent.

    A broken connection counts as trouble, not as uncertain: nearly always it was a kept-alive connection that the
    server had closed before it read the request. Only an answer that did not come in time leaves the fate unknown.
    """
    match error:
        case Forbidden():
            return networks.Unreachable(reason(error))
        case ChatMigrated():
            return networks.Migrated(error.new_chat_id)
        case RetryAfter():
            return networks.RetryAfter(seconds_to_wait(error))
        case BadRequest():  # a subclass of NetworkError
            if says(error, *_OUT_OF_REACH):
                return networks.Unreachable(reason(error))
            return networks.Refused(reason(error))
        case NetworkError() if isinstance(error.__cause__, httpx.ReadTimeout):
            return networks.Uncertain(reason(error))
        case _:  # no connection, a gateway's page, a 5xx, a token taken back: may all pass
            return networks.Trouble(reason(error))


def says(error: TelegramError, *descriptions: str) -> bool:
    """Whether the error's description contains one of these (in small letters)."""
    text = error.message.lower()
    return any(description in text for description in descriptions)


def seconds_to_wait(error: RetryAfter) -> float:
    """The pause that Telegram asks for."""
    wait = error.retry_after  # an int or a timedelta, by PTB_TIMEDELTA
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def reason(error: TelegramError) -> str:
    """Words for a log: never an address (it carries the token), an answer's body or a piece of someone's message."""
    if isinstance(error, BadRequest | Forbidden | Conflict):
        return _QUOTED.sub("…", error.message)[:200]
    if isinstance(error, InvalidToken):
        return "token refused"
    if isinstance(error.__cause__, httpx.HTTPError):
        return type(error.__cause__).__name__
    return error.message.split(". Parsing the server response")[0][:200]
