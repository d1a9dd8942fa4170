"""Every Vietnamese sentence that the bot says, by subject, and the one function that fills their holes."""

from __future__ import annotations

import html
from typing import Any


class Markup(str):
    """Text that is Telegram's small HTML already; anything else is escaped when it fills a hole."""

    __slots__ = ()


def fill(sentence: str, **values: Any) -> Markup:
    """Fill a sentence's named holes. Plain values are escaped; `Markup` goes in as it is."""
    escaped = {
        name: value if isinstance(value, Markup) else html.escape(str(value), quote=False)
        for name, value in values.items()
    }
    return Markup(sentence.format_map(escaped))


def lines(*parts: str | None) -> Markup:
    """The parts that are there, a line each; an empty text makes an empty line. Parts are filled already."""
    return Markup("\n".join(part for part in parts if part is not None).strip("\n"))
