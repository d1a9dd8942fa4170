"""What the hamlets and the police reported on a day, as the summary states it; every number is a list's length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from bot.domain.arrivals import VERDICTS
from bot.domain.follow_ups import OUTCOMES, Answer, RollCall
from bot.domain.violations import Counted, Tally
from bot.render import short_day
from bot.render.violations import tally
from bot.texts import Markup, arrivals, common, fill, follow_ups, summary


class Uncalled(Protocol):
    """What is said of somebody who was not called."""

    @property
    def hamlet(self) -> str | None: ...


class Classified(Protocol):
    """What is counted of somebody who came back."""

    @property
    def verdict(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class FieldReports:
    """A day's reports. `roll_over`: the hour by which the roll is to be called has passed."""

    day: date
    roll: RollCall[Answer, Uncalled]
    roll_over: bool
    uncalled_yesterday: tuple[Uncalled, ...]
    arrivals: tuple[Classified, ...]
    breaches: tuple[Counted, ...]
    breaches_of_month: tuple[Counted, ...]


def field_lines(what: FieldReports) -> list[Markup | None]:
    """The summary's lines of these reports."""
    return [_roll(what), _yesterday(what), _arrivals(what), _breaches(what)]


def _roll(what: FieldReports) -> Markup | None:
    if what.roll.empty:
        return None
    counted = [(one, len(what.roll.of(one))) for one in OUTCOMES]
    said = ", ".join(follow_ups.COUNT.format(outcome=follow_ups.OUTCOMES[one], n=n) for one, n in counted if n)
    sentence = summary.ROLL_MISSING_LATE if what.roll_over else summary.ROLL_MISSING
    missing = sentence.format(hamlets=_by_hamlet(what.roll.missing)) if what.roll.missing else ""
    return fill(summary.ROLL, counts=said or summary.ROLL_NOT_YET, missing=missing)


def _yesterday(what: FieldReports) -> Markup | None:
    if not what.uncalled_yesterday:
        return None
    yesterday = what.day - timedelta(days=1)
    return fill(
        summary.ROLL_YESTERDAY,
        day=short_day(yesterday, beside=what.day),
        hamlets=_by_hamlet(what.uncalled_yesterday),
    )


def _by_hamlet(people: Sequence[Uncalled]) -> str:
    counted = Counter(one.hamlet or common.NO_HAMLET for one in people)
    return ", ".join(summary.HAMLET_PEOPLE.format(hamlet=hamlet, n=n) for hamlet, n in counted.items())


def _arrivals(what: FieldReports) -> Markup:
    if not what.arrivals:
        return fill(summary.ARRIVALS_NONE)
    counted = [(one, sum(row.verdict == one for row in what.arrivals)) for one in VERDICTS]
    said = [summary.ARRIVALS_VERDICT.format(verdict=arrivals.VERDICTS[one], n=n) for one, n in counted if n]
    waiting = sum(row.verdict is None for row in what.arrivals)
    said += [summary.ARRIVALS_WAITING.format(n=waiting)] if waiting else []
    return fill(summary.ARRIVALS, n=len(what.arrivals), verdicts=", ".join(said))


def _breaches(what: FieldReports) -> Markup:
    today, month = (
        tally(Tally.of(rows)) if rows else summary.BREACHES_NONE for rows in (what.breaches, what.breaches_of_month)
    )
    return fill(summary.BREACHES, today=today, month=f"{what.day:%m/%Y}", all=month)
