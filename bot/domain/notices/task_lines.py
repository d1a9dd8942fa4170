"""One task on its own: read from a line that somebody typed, its short title, and where its result is handed in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from bot.domain.notices.actors import read_actors
from bot.domain.notices.model import Duty
from bot.domain.notices.passages import passage
from bot.domain.notices.reading import read_notice

LONGEST_TITLE = 80

_HANDED_IN = re.compile(
    r"(?<![a-z])(?:nop|gui|bao cao)(?: (?:danh sach|ket qua|ho so))?(?: ve)?(?: tai| cho)(?![a-z])\s*:?\s*"
)
_NEVER = re.compile(r"\W*(?:khong|bo|xoa)(?: (?:co|ghi|can))?(?: thoi)?(?: han| ngay)?\W*")


def read_task(line: str, *, on: date) -> Duty:
    """The task in a line that somebody typed, read as a notice is."""
    text = " ".join(line.split())
    reading = read_notice(text, on=on)
    found = next(iter((*reading.assignments, *reading.undated)), Duty(text=text, line=1))
    return replace(found, text=text, line=1, section=None)


def says_never(text: str) -> bool:
    """Whether an answer to "until when" is that there is no such day."""
    return _NEVER.fullmatch(passage(text).folded) is not None


def is_over(due: date | None, at: time | None, *, today: date, now: time) -> bool:
    """Whether a deadline has gone by."""
    return due is not None and (due < today or (due == today and at is not None and at <= now))


def handed_in_at(text: str) -> tuple[str, ...]:
    """To whom a task's result is handed in: "(Nộp tại đồng chí Ý hoặc đồng chí Tâm)"."""
    said = passage(text)
    for found in _HANDED_IN.finditer(said.folded):
        named = read_actors(said, found.end(), must_act=False)
        if named is not None:
            return named.names
    return ()


def title_of(text: str) -> str:
    """A task in one short line: its first words, up to a stop or to 80 characters."""
    words = " ".join(text.split()).lstrip(" -+*•❖–.,;:")
    first = re.split(r"(?<=[^\d])[.;](?:\s|$)|\s\(", words, maxsplit=1)[0].strip(" ,;:.")
    if len(first) <= LONGEST_TITLE:
        return first[:1].upper() + first[1:]
    cut = first[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:")
    return f"{cut[:1].upper()}{cut[1:]}…"
