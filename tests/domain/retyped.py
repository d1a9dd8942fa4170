"""The same list typed in another way: what a careful person reads in it stays the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from bot.domain.folding import clean, fold_aligned

Retyped = Callable[[str], str]

_NUMBER = re.compile(r"(?m)^(\s*)(\d{1,2})([./)]) ")
_DAY = re.compile(r"(?<![\d/.:\-])(\d{1,2})/(\d{1,2})(?![\d/.])")
_PHONE = re.compile(r"\b0(\d{3})(\d{3})(\d{3})\b")


def _without_accents(text: str) -> str:
    """No accents, but the capitals as they were."""
    text = clean(text)
    return "".join(low.upper() if char.isupper() else low for char, low in zip(text, fold_aligned(text), strict=True))


def _by_lines(change: Callable[[str], str]) -> Retyped:
    return lambda text: "\n".join(change(line) for line in text.split("\n"))


_ITEM = re.compile(r"\s*(?:\d{1,2}[./)]|[-+*•]) ")


def _in_two_lines(line: str) -> str:
    """An item cut after its second part: "1. Lê Văn Tám, 1972" over "Nam Thắng, 0912000001"."""
    parts = line.split(", ")
    if len(parts) < 4 or not _ITEM.match(line):
        return line
    return f"{', '.join(parts[:2])}\n{', '.join(parts[2:])}"


WAYS: dict[str, Retyped] = {
    "without accents": _without_accents,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "numbers with a bracket": lambda text: _NUMBER.sub(r"\1\2) ", text),
    "numbers with a slash": lambda text: _NUMBER.sub(r"\1\2/ ", text),
    "numbers glued": lambda text: _NUMBER.sub(r"\1\2.", text),
    "days in two digits": lambda text: _DAY.sub(lambda day: f"{int(day[1]):02}/{int(day[2]):02}", text),
    "days with the year": lambda text: _DAY.sub(r"\1/\2/2021", text),
    "phones in groups": lambda text: _PHONE.sub(r"0\1 \2 \3", text),
    "phones with dots": lambda text: _PHONE.sub(r"0\1.\2.\3", text),
    "phones from abroad": lambda text: _PHONE.sub(r"+84\1\2\3", text),
    "with a greeting": lambda text: f"Kính chào các đồng chí!\n{text}\nTrân trọng cảm ơn các đồng chí đã phối hợp.",
    "with a signature": lambda text: f"{text}\n\nNGƯỜI LẬP BẢNG          TRƯỞNG TRẠM\n(Đã ký)\nBS. Hoàng Thị Mẫn",
    "from a chat": lambda text: f"[14/06/2021 08:15] Trạm Y tế xã: {text}",
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "lines of another system": lambda text: text.replace("\n", "\r\n"),
    "items in two lines": _by_lines(_in_two_lines),
    "moved in": _by_lines(lambda line: f"  {line}   "),
}
"""Ways of typing, by what is done to the text."""
