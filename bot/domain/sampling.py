"""On which days a test counts: that of the sample, and that of the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Sampled:
    """The last test of somebody. `told` is the day that was said with it; the others are those on which it counts."""

    outcome: str | None = None  # "negative", "positive" or "waiting"
    told: date | None = None
    sample_day: date | None = None
    result_day: date | None = None


def counted(before: Sampled, *, outcome: str | None, told: date | None, said_on: date) -> Sampled:
    """The last test after one more saying. Lists repeat an old test every day: that counts on no new day.

    Where no day is told, a sample or a result counts on the day on which it was first said.
    """
    if outcome is None:
        return Sampled()
    if outcome == before.outcome and told in (None, before.told, before.sample_day):
        return Sampled(outcome, told, before.sample_day or said_on, before.result_day)
    if outcome == WAITING:
        return Sampled(outcome, told, told or said_on, None)
    if before.outcome != WAITING or before.sample_day is None:
        day = told or said_on
        return Sampled(outcome, told, day, day)
    named = told is not None and told > before.sample_day  # otherwise the day is that of the sample
    return Sampled(outcome, told, before.sample_day, told if named else max(said_on, before.sample_day))
