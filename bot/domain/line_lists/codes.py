"""How levels and codes of cases are typed, made one: "F-1", "F 1" and "F.1" are F1, "BN-9903" is BN9903."""

from __future__ import annotations

import re

_LEVEL = re.compile(r"(?<![^\W_])([fF])(?: ?[-._] ?| )(?=[0-3](?![\w%]|[/.,:-]\d| ?[/-] ?\d))")
_CODE = re.compile(r"(?<![^\W_])([bB]\.?[nN]) ?[-_#:.] ?(?=\d{3,7}(?![\d/]))")
_GLUED = re.compile(r"(?<![^\W_])([fF][0-3])(?=[bB]\.?[nN][ .:-]?\d)")


def with_plain_codes(text: str) -> str:
    """The text with every level and code in its plainest spelling."""
    text = _CODE.sub(r"\1", _LEVEL.sub(r"\1", text))
    return _GLUED.sub(r"\1 ", text)
