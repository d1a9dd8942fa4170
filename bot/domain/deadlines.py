"""When a deadline is nudged: which slots of which days, who is told, and what is already late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.committee import CommitteeRules


class Tone(StrEnum):
    """How near a deadline is."""

    AHEAD = "ahead"
    TODAY = "today"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One open duty, and when it is due; a recurring one by its occurrence that is open now."""

    duty_id: int
    title: str
    due: date
    due_time: time | None = None
    recurring: str | None = None


@dataclass(frozen=True, slots=True)
class Nudge:
    """One line of somebody's digest."""

    deadline: Deadline
    tone: Tone
    days: int  # days left, or days late


def nudge_for(deadline: Deadline, rules: CommitteeRules, *, day: date, slot: time) -> Nudge | None:
    """The nudge that a still open deadline needs in this slot of this day, if any.

    The committee's days ahead are nudged in the first slot, the day itself in every slot, and a late one
    in the first slot of every day. On the day an hour that has passed is late too. What comes back is nudged on
    its day only, a daily duty in the last slot: its next occurrence is near, and missed ones do not pile up. A monthly
    one is nudged on the day before too, and once when its day is over.
    """
    first = slot == min(rules.hours.nudges)
    left = (deadline.due - day).days
    passed = deadline.due_time is not None and slot >= deadline.due_time
    if deadline.recurring is not None:
        return _nudge_for_occurrence(deadline, left, passed=passed, first=first, last=slot == max(rules.hours.nudges))
    if left < 0:
        return Nudge(deadline, Tone.LATE, -left) if first else None
    if left == 0:
        return Nudge(deadline, Tone.LATE if passed else Tone.TODAY, 0)
    if left in rules.nudge_days and first:
        return Nudge(deadline, Tone.AHEAD, left)
    return None


def _nudge_for_occurrence(deadline: Deadline, left: int, *, passed: bool, first: bool, last: bool) -> Nudge | None:
    if left == 0:
        wanted = deadline.recurring != "daily" or last
        return Nudge(deadline, Tone.LATE if passed else Tone.TODAY, 0) if wanted else None
    if deadline.recurring != "monthly" or not first or abs(left) != 1:
        return None
    return Nudge(deadline, Tone.AHEAD if left > 0 else Tone.LATE, 1)


def group_hears(deadline: Deadline, rules: CommitteeRules, *, day: date, slot: time) -> bool:
    """Whether the group is told in this slot who is still missing: on the last days, in the first slot."""
    left = (deadline.due - day).days
    last = deadline.recurring is None and 0 <= left <= rules.group_nudge_days
    return last and slot == min(rules.hours.nudges)


def chair_hears(deadline: Deadline, rules: CommitteeRules, *, day: date, slot: time) -> bool:
    """Whether the chair is to know of it, once: from the first late day on."""
    return deadline.recurring is None and slot == min(rules.hours.nudges) and deadline.due < day


def moments(times: Sequence[time], *, after: datetime, until: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The moments of these times of day in (after, until], oldest first."""
    day = after.astimezone(zone).date()
    while day <= until.astimezone(zone).date():
        for slot in sorted(times):
            moment = datetime.combine(day, slot, tzinfo=zone)
            if after < moment <= until:
                yield moment
        day += timedelta(days=1)
