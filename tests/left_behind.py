"""Looks for texts in the bytes of files, however they may be written there."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.domain.folding import fold


def spellings(text: str) -> set[str]:
    """As typed, in capitals, folded, turned round; a number with and without its gaps and its zero."""
    words = text.split()
    found = {text, text.upper(), text.lower(), fold(text), " ".join(reversed(words)), fold(" ".join(reversed(words)))}
    if text.isdigit():
        found |= {f"{text[:4]}{gap}{text[4:7]}{gap}{text[7:]}" for gap in " .-"} | {text[1:]}
    return found


def forms(text: str) -> Iterator[bytes]:
    """Every way in which a text may stand in a file."""
    for one in spellings(text):
        for shape in ("NFC", "NFD"):
            written = unicodedata.normalize(shape, one)
            yield written.encode()
            yield written.encode("utf-16-le")
            yield written.encode("utf-16-be")
            yield json.dumps(written)[1:-1].encode()
            yield written.encode("ascii", "xmlcharrefreplace")


def left_behind(folder: Path, texts: Iterable[str]) -> set[str]:
    """Which of these texts is still in any file below a folder."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {one for one in texts if any(form in content for form in forms(one) for content in files)}
