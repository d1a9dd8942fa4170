"""A long list that a network cut into several messages, put together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.domain.line_lists.model import Reading

CUT = 3_500  # characters from which on a message may have been cut by its network (Telegram: at 4,096)
BEFORE, AFTER = 6, 3  # lines on either side of a cut that are tried


def may_continue(previous: str) -> bool:
    """Whether a message is long enough to have been cut."""
    return len(previous) >= CUT


def join(parts: Sequence[str], read: Callable[[str], Reading]) -> str:
    """The parts as one text. Where a cut went through a line or a word, the way of joining that reads best."""
    text = parts[0] if parts else ""
    for part in parts[1:]:
        text += _glue(text, part, read) + part
    return text


def _glue(before: str, after: str, read: Callable[[str], Reading]) -> str:
    """What stood at the cut: a line end, a space, or nothing."""
    head = "\n".join(before.split("\n")[-BEFORE:])
    tail = "\n".join(after.split("\n")[:AFTER])
    inside_word = after[:1].islower()
    order = ("", " ") if inside_word else ("\n", " ", "")
    return min(order, key=lambda glue: (*_cost(read(head + glue + tail)), order.index(glue)))


def _cost(reading: Reading) -> tuple[int, int, int]:
    """Lines not read, then people missed, then fields missed: the less the better."""
    known = sum(
        value is not None
        for one in reading.people
        for value in (one.birth_year, one.phone, one.hamlet, one.source, one.contact_date, one.quarantine_end)
    )
    return len(reading.unread), -len(reading.people), -known
