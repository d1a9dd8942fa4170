"""Where a value stands in the text of a TOML file, for errors that name the line."""

from __future__ import annotations

import re


def line_of(text: str, path: tuple[int | str, ...]) -> int:
    """The line where a value of the file stands, or else the one of the table that holds it."""
    header, wanted, best = "", list(path), 1
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if match := re.match(r"\[\[?\s*([\w.\-]+)\s*\]\]?", stripped):
            header = match[1]
            if stripped.startswith("[["):
                seen[header] = seen.get(header, -1) + 1
                for deeper in [key for key in seen if key.startswith(f"{header}.")]:
                    del seen[deeper]
            if _holds(header, seen, wanted):
                best = number
        elif (match := re.match(r"([\w\-]+)\s*=", stripped)) and _is_key(header, match[1], seen, wanted):
            return number
    return best


def _position(header: str, seen: dict[str, int]) -> list[int | str]:
    """Where a table header stands, as a path: `[[nhiem_vu.khoi_luong]]` -> nhiem_vu, 2, khoi_luong, 0."""
    path: list[int | str] = []
    parts = header.split(".") if header else []
    for depth, part in enumerate(parts):
        path.append(part)
        name = ".".join(parts[: depth + 1])
        if name in seen:
            path.append(seen[name])
    return path


def _holds(header: str, seen: dict[str, int], wanted: list[int | str]) -> bool:
    position = _position(header, seen)
    return wanted[: len(position)] == position


def _is_key(header: str, key: str, seen: dict[str, int], wanted: list[int | str]) -> bool:
    position = [*_position(header, seen), key]
    return wanted[: len(position)] == position
