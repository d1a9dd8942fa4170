"""A stretch of days looked back on: who came under watch and left it, what work was done in it, and what was not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sqlmodel import Session

from bot.clock import COMMUNE_ZONE, local
from bot.domain.duties import State
from bot.domain.leaving import came_in, counts_on, ended_in
from bot.domain.reviews import Cause, Owed, Routine, Share, Task, Volume, Work
from bot.domain.summary import LEVELS
from bot.texts import common
from handlers.standings import Standing, routines, standings
from storage import assignments, commitments, duty_events, programme_standings, programmes, quarantine
from storage.committees import Hamlet
from storage.quarantine import Counted


@dataclass(frozen=True, slots=True)
class Watch:
    """Who came under watch in a stretch of days, who left it, and who remains at its end."""

    new: tuple[Counted, ...]
    ended: tuple[Counted, ...]
    remaining: int

    @property
    def by_level(self) -> tuple[tuple[str, int], ...]:
        """How many are new, by level; who has none stands last."""
        levels = [(level, sum(one.level == level for one in self.new)) for level in LEVELS]
        return (*levels, (common.NO_LEVEL, sum(one.level not in LEVELS for one in self.new)))


def watch(session: Session, *, committee_id: int, first: date, last: date, hamlet: str | None = None) -> Watch:
    """The people of first..last, of a hamlet where given."""
    people = [
        one
        for one in quarantine.touching(session, committee_id=committee_id, first=first, last=last)
        if hamlet in (None, one.hamlet)
    ]
    around = quarantine.around(session, committee_id=committee_id, day=last).values()
    return Watch(
        new=tuple(one for one in people if came_in(one, first, last)),
        ended=tuple(one for one in people if ended_in(one, first, last)),
        remaining=sum(
            counts_on(one, last) and not ended_in(one, last, last) and hamlet in (None, one.hamlet) for one in around
        ),
    )


def work(
    session: Session, *, committee_id: int, first: date, last: date, until: date, hamlet: Hamlet | None = None
) -> Work:
    """What was due in first..last or still owed when that began, as it stood at the end of `until`.

    Of a hamlet where given.
    """
    stand = [
        one
        for one in standings(session, committee_id=committee_id, today=until)
        if not one.helps and (hamlet is None or one.duty.hamlet_id == hamlet.id)
    ]
    done = finished(session, stand, committee_id=committee_id)
    tasks: dict[int, list[Owed]] = defaultdict(list)
    titles = {}
    for one in stand:
        if one.assignment.recurring is not None or one.due is None:
            continue
        if first <= one.due <= last or (one.due < first and _was_owed(one, done.get(one.duty.id), first)):
            tasks[one.assignment.id].append(Owed(one.owner, one.due, done.get(one.duty.id)))
            titles[one.assignment.id] = one.assignment.title
    return Work(
        until=until,
        tasks=tuple(Task(titles[key], tuple(owed)) for key, owed in tasks.items()),
        volumes=_volumes(session, committee_id, first, last, hamlet),
        routines=_routines(session, committee_id, first, min(last, until), hamlet),
        causes=_causes(session, committee_id, stand, first, until),
    )


def _was_owed(one: Standing, done_on: date | None, day: date) -> bool:
    """Whether a duty that was due before a day was still owed on it; what was closed with its period was not."""
    return not one.closed and (one.is_open if done_on is None else done_on >= day)


def finished(session: Session, stand: Sequence[Standing], *, committee_id: int) -> dict[int, date]:
    """By duty that is done, the day on which it was: said so, or what its owner signed for was reached."""
    reached = {
        **commitments.reached(session, committee_id=committee_id),
        **programme_standings.reached(session, committee_id=committee_id),
    }
    found = {}
    for one in stand:
        if one.state is not State.DONE:
            continue
        said = one.word is not None and one.word.state == State.DONE
        moment = (
            one.word.at if said and one.word is not None else reached.get((one.assignment.id, one.duty.hamlet_id or 0))
        )
        if moment is not None:
            found[one.duty.id] = local(moment).date()
    return found


def _volumes(session: Session, committee_id: int, first: date, last: date, hamlet: Hamlet | None) -> tuple[Volume, ...]:
    """The quantities whose period ends in first..last."""
    shares: dict[tuple[int, str], list[Share]] = defaultdict(list)
    named = {}
    for one in commitments.standings(session, committee_id=committee_id):
        if first <= one.due <= last and (hamlet is None or one.hamlet.id == hamlet.id):
            key = one.assignment.id, one.commitment.item
            shares[key].append(Share(one.hamlet.name, one.counted, one.target))
            named[key] = one
    signed = tuple(
        Volume(named[key].assignment.title, key[1], named[key].commitment.unit, tuple(rows))
        for key, rows in shares.items()
    )
    return (*signed, *_goals(session, committee_id, first, last, hamlet))


def _goals(session: Session, committee_id: int, first: date, last: date, hamlet: Hamlet | None) -> list[Volume]:
    """The goals of the programmes whose list is closed in first..last; what came after it was closed does not count."""
    found = []
    for programme in programmes.programmes_of(session, committee_id=committee_id):
        plan = programme.plan
        if plan.cut_off is None or not first <= plan.cut_off <= last:
            continue
        shares = tuple(
            Share(one.hamlet, Decimal(one.registered - one.late), Decimal(one.goal))
            for one in programme_standings.standings(session, programme=programme)
            if one.hamlet is not None and one.goal is not None and (hamlet is None or one.hamlet == hamlet.name)
        )
        if shares:
            found.append(Volume(programme.name, programme.item, plan.unit, shares))
    return found


def _routines(
    session: Session, committee_id: int, first: date, last: date, hamlet: Hamlet | None
) -> tuple[Routine, ...]:
    return tuple(
        Routine(
            one.assignment.title,
            one.owner,
            one.assignment.recurring or "daily",
            len(one.ended),
            tuple(period.first for period in one.missed),
        )
        for one in routines(session, committee_id=committee_id, first=first, last=last)
        if hamlet is None or one.duty.hamlet_id == hamlet.id
    )


def _causes(
    session: Session, committee_id: int, stand: Sequence[Standing], first: date, until: date
) -> tuple[Cause, ...]:
    """What owners gave as reasons in first..until: stuck with it, or asking for more time."""
    since, end = start_of(first), start_of(until + timedelta(days=1))
    by_duty = {one.duty.id: one for one in stand}
    given = [
        (row.at, duty_id, row.note)
        for duty_id, said in assignments.words(session, committee_id=committee_id).items()
        for row in said
        if row.state == State.STUCK and since <= row.at < end
    ]
    asked = duty_events.asked_between(session, committee_id=committee_id, since=since, until=end)
    given += [(row.at, row.duty_id, row.reason) for row in asked]
    return tuple(
        Cause(by_duty[duty_id].owner, by_duty[duty_id].assignment.title, reason, local(at).date())
        for at, duty_id, reason in sorted(given)
        if reason and duty_id in by_duty
    )


def start_of(day: date) -> datetime:
    """When a day of the commune begins."""
    return datetime.combine(day, time(), tzinfo=COMMUNE_ZONE)
