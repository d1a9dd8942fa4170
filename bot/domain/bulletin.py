"""What of the day's work is the loudspeakers' business: deadlines that concern households, near enough to say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.folding import fold

AHEAD = timedelta(days=14)  # a deadline further away is not read out yet
HOUSEHOLD_UNITS = frozenset({"hộ"})
_HOUSEHOLDS = re.compile(r"(?<![a-z])(?:cac ho|ho dan|ho gia dinh|tung ho|moi ho|nhan dan|nguoi dan|dong gop)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment that is not finished. `units`: in which what was signed for it is measured."""

    title: str
    text: str
    start: date | None
    due: date
    units: Collection[str] = ()


def for_households(tasks: Iterable[Task], *, day: date) -> list[Task]:
    """The tasks that concern households and end within two weeks, near first."""
    near = [one for one in tasks if day <= one.due <= day + AHEAD and concerns_households(one)]
    return sorted(near, key=lambda one: (one.due, one.title))


def concerns_households(task: Task) -> bool:
    """Whether a task is done by households: its quantities are households, or its words speak of them."""
    return bool(HOUSEHOLD_UNITS & set(task.units)) or _HOUSEHOLDS.search(fold(f"{task.title}. {task.text}")) is not None
