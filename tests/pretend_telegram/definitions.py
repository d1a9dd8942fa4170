"""The Bot API's own definition of the methods that the program uses; calls are read and checked against it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

DEFINITIONS: dict[str, dict[str, dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "telegram_methods.json").read_text(encoding="utf-8")
)["methods"]

_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-spoiler"}
_TAG = re.compile(r"<(/?)([a-z-]+)([^<>]*)>")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class BadCall(Exception):
    """A call that the Bot API would refuse with 400; the text is its description."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a call."""

    name: str
    mime: str
    content: bytes


def read_call(method: str, fields: dict[str, str | Upload]) -> dict[str, Any]:
    """A call's parameters as values; BadCall for one that the method does not have, or lacks, or of a wrong type."""
    definition = DEFINITIONS[method]
    unknown = fields.keys() - definition.keys()
    if unknown:
        raise BadCall(f"{method} has no parameter {sorted(unknown)}")
    missing = {name for name, field in definition.items() if field["required"]} - fields.keys()
    if missing:
        raise BadCall(f"{method} needs {sorted(missing)}")
    values = {name: _value(name, value, definition[name]["types"]) for name, value in fields.items()}
    _check_limits(method, values)
    return values


def plain(html: str) -> str:
    """The text that people see; BadCall when the entities cannot be parsed."""
    opened: list[str] = []
    for match in _TAG.finditer(html):
        closing, tag, _rest = match.groups()
        if tag not in _TAGS:
            raise BadCall(f"can't parse entities: unsupported start tag {tag}")
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            raise BadCall(f"can't parse entities: unexpected end tag {tag}")
    text = _TAG.sub("", html)
    if opened or "<" in text:
        raise BadCall("can't parse entities: can't find end tag")
    return unescape(text)


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _value(name: str, value: str | Upload, types: list[str]) -> Any:
    if isinstance(value, Upload):
        if "InputFile" not in types:
            raise BadCall(f"{name} takes no file")
        return value
    if "Integer" in types and re.fullmatch(r"-?\d+", value):
        return int(value)
    if "String" in types:
        return value
    try:
        decoded = json.loads(value)
    except ValueError:
        raise BadCall(f"{name} is not JSON") from None
    if types == ["Boolean"] and not isinstance(decoded, bool):
        raise BadCall(f"{name} is not a boolean")
    if types == ["Integer"]:
        raise BadCall(f"{name} is not a number")
    if types[0].startswith("Array") and not isinstance(decoded, list):
        raise BadCall(f"{name} is not an array")
    return decoded


def _check_limits(method: str, values: dict[str, Any]) -> None:
    for name, limit in (("text", 4096), ("caption", 1024)):
        if name in values and method != "answerCallbackQuery":
            shown = plain(values[name]) if values.get("parse_mode") == "HTML" else values[name]
            if utf16(shown) > limit:
                raise BadCall(f"message {name} is too long")
            if name == "text" and not shown.strip():
                raise BadCall("message text is empty")
    for row in values.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            if not button.get("text") or not 1 <= len(button["callback_data"].encode()) <= 64:
                raise BadCall("BUTTON_DATA_INVALID")
    for command in values.get("commands", []):
        if not _COMMAND.fullmatch(command["command"]) or not 1 <= len(command["description"]) <= 256:
            raise BadCall("BOT_COMMAND_INVALID")
