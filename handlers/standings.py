"""Where every duty stands: who owes it, when it is due, what was said of it, and which occurrences were missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from sqlmodel import Session

from bot.clock import local
from bot.domain.assignments import Volume
from bot.domain.duties import Judge, Part, State
from bot.domain.occurrences import Period, before, due_of, ending_in, missed, period_of
from storage import (
    assignments,
    broadcasts,
    commitments,
    committees,
    hamlet_lists,
    line_lists,
    plans,
    programme_standings,
)
from storage.assignments import Assignment, Duty, Report
from storage.committees import Committee


@dataclass(frozen=True, slots=True)
class Standing:
    """One duty as it stands on a day."""

    assignment: Assignment
    duty: Duty
    owner: str  # a hamlet's or a member's name
    due: date | None  # its own where it was moved; of a recurring one, that of the occurrence which is open
    due_time: time | None
    volumes: tuple[Volume, ...]  # what its owner signed for
    state: State
    word: Report | None  # its owner's last word in force
    missed: tuple[Period, ...] = ()  # occurrences that ended without being seen to, oldest first

    @property
    def helps(self) -> bool:
        """Whether its owner only helps with the assignment."""
        return self.duty.part == Part.COLLABORATOR

    @property
    def is_open(self) -> bool:
        """Whether it is owed and not done; what was closed with its period is owed no more."""
        return self.state is not State.DONE and not self.helps and not self.closed

    @property
    def closed(self) -> bool:
        """Whether every quantity of it was closed with its period."""
        return bool(self.volumes) and all(one.closed for one in self.volumes)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was posted by itself, which judges recurring duties."""

    lists: frozenset[date]
    radio: frozenset[date]
    plans: Sequence[plans.Plan]
    author_of: Mapping[int, int | None]  # the hamlet of each member


def standings(session: Session, *, committee_id: int, today: date) -> list[Standing]:
    """Every duty of a committee, near first, the undated after them; of one assignment in the order they were given."""
    rows = assignments.all_duties(session, committee_id=committee_id)
    found = volumes(session, committee_id=committee_id)
    words = assignments.words(session, committee_id=committee_id)
    members = committees.members_of(session, committee_id=committee_id)
    names = {member.id: member.full_name for member in members}
    hamlets = {hamlet.id: hamlet.name for hamlet in committees.hamlets_of(session, committee_id=committee_id)}
    recurring = [assignment for assignment, _ in rows if assignment.recurring is not None]
    seen = _what_was_seen(session, committee_id, *_visible(today)) if recurring else None
    since = local(session.get_one(Committee, committee_id).since).date()
    stand = []
    for assignment, duty in rows:
        owner = hamlets.get(duty.hamlet_id or 0) or names.get(duty.member_id or 0)
        if owner is None:  # who left the committee owes nothing
            continue
        own = found.get((assignment.id, duty.hamlet_id), ())
        said = words.get(duty.id, ())
        if assignment.recurring is not None and seen is not None:
            stand.append(_recurring(assignment, duty, owner, own, said, seen, today=today, since=since))
            continue
        moved = duty.due is not None
        stand.append(
            Standing(
                assignment,
                duty,
                owner,
                duty.due if moved else assignment.due,
                duty.due_time if moved else assignment.due_time,
                own,
                _state(said, own),
                said[-1] if said else None,
            )
        )
    return sorted(stand, key=lambda one: (one.due is None, one.due or date.max, one.assignment.id, one.duty.id))


def open_duties(session: Session, *, committee_id: int, today: date) -> list[Standing]:
    """Every duty that is owed and not done, near first; those who only help are left out."""
    return [one for one in standings(session, committee_id=committee_id, today=today) if one.is_open]


def volumes(session: Session, *, committee_id: int) -> dict[tuple[int, int | None], tuple[Volume, ...]]:
    """What every hamlet signed for, by (assignment, hamlet)."""
    rows = commitments.of_committee(session, committee_id=committee_id)
    done = commitments.totals(session, commitment_ids=[commitment.id for _, commitment in rows])
    found: dict[tuple[int, int | None], tuple[Volume, ...]] = defaultdict(tuple)
    for assignment, one in rows:
        found[assignment.id, one.hamlet_id] += (
            Volume(one.item, one.unit, done[one.id], one.target, closed=one.snapshot_id is not None),
        )
    for place, told in programme_standings.volumes(session, committee_id=committee_id).items():
        found[place] += (Volume(told.item, told.unit, Decimal(told.done), Decimal(told.goal)),)
    return dict(found)


def _state(said: Sequence[Report], signed: Sequence[Volume]) -> State:
    """The owner's last word; a quantity that was signed for and reached needs none."""
    if signed and all(one.reached for one in signed):
        return State.DONE
    return State(said[-1].state or State.OPEN) if said else State.OPEN


def _recurring(
    assignment: Assignment,
    duty: Duty,
    owner: str,
    own: tuple[Volume, ...],
    said: Sequence[Report],
    seen: _Seen,
    *,
    today: date,
    since: date,
) -> Standing:
    """A recurring duty, by the occurrence that is open today."""
    every = assignment.recurring or "daily"

    def seen_to(period: Period) -> bool:
        return _seen_to(assignment, duty, said, seen, period)

    now = period_of(every, today)
    spoken = said[-1] if said else None
    counts = spoken is not None and (spoken.state == State.STUCK or now.first <= local(spoken.at).date())
    last = spoken if counts else None  # what was said of an earlier occurrence is over, but for trouble
    state = State.OPEN
    if seen_to(now) or not _is_asked_for(assignment, now):
        state = State.DONE
    elif last is not None and last.state != State.DONE:
        state = State(last.state or State.OPEN)
    return Standing(
        assignment,
        duty,
        owner,
        due_of(every, assignment.judged_by, today, due_day=assignment.due_day),
        assignment.due_time,
        own,
        state,
        last,
        missed(
            every,
            today=today,
            since=_begun(assignment, since),
            seen_to=lambda one: seen_to(one) or not _is_asked_for(assignment, one),
        ),
    )


def _begun(assignment: Assignment, since: date) -> date:
    """The first day whose occurrence is asked for."""
    begun = max([since, *([assignment.start] if assignment.start is not None else [])])
    return max(begun, local(assignment.given_at).date()) if assignment.given_at is not None else begun


def _is_asked_for(assignment: Assignment, period: Period) -> bool:
    """Whether a recurring assignment had not ended when this occurrence began."""
    return assignment.due is None or period.first <= assignment.due


def _seen_to(assignment: Assignment, duty: Duty, said: Sequence[Report], seen: _Seen, period: Period) -> bool:
    """Whether an occurrence was seen to: its owner says so, or what was posted by itself shows it."""
    done = (local(row.at).date() for row in said if row.state == State.DONE)
    return any(period.first <= day <= period.last for day in done) or _judged(assignment, duty, seen, period)


def _judged(assignment: Assignment, duty: Duty, seen: _Seen, period: Period) -> bool:
    """Whether what was posted by itself shows that an occurrence was seen to."""
    if assignment.judged_by == Judge.LISTS:
        return any(period.first <= day <= period.last for day in seen.lists)
    if assignment.judged_by == Judge.RADIO:
        return any(period.first <= day <= period.last for day in seen.radio)
    if assignment.judged_by == Judge.PLANS:
        return any(
            plan.first <= period.last and plan.last >= period.first
            for plan in seen.plans
            if plan.member_id == duty.member_id
            or (duty.hamlet_id is not None and duty.hamlet_id in (plan.hamlet_id, seen.author_of.get(plan.member_id)))
        )
    return False


def _visible(today: date) -> tuple[date, date]:
    """The days to look at for whatever is open today, or was missed and is still shown."""
    oldest = min(*(list(before(every, today))[-1].first for every in ("daily", "weekly", "monthly")), today)
    return oldest, today + timedelta(days=31)


def _what_was_seen(session: Session, committee_id: int, oldest: date, ahead: date) -> _Seen:
    lists = line_lists.days_posted(session, committee_id=committee_id, since=oldest)
    unchanged = hamlet_lists.unchanged_days(session, committee_id=committee_id, since=oldest)
    members = committees.members_of(session, committee_id=committee_id)
    return _Seen(
        lists=frozenset([*lists, *unchanged]),
        radio=frozenset(broadcasts.days(session, committee_id=committee_id, since=oldest)),
        plans=plans.touching(session, committee_id=committee_id, first=oldest, last=ahead),
        author_of={member.id: member.hamlet_id for member in members},
    )


@dataclass(frozen=True, slots=True)
class Routine:
    """A recurring duty over a stretch of days: every occurrence that ended in it, and those that were missed."""

    assignment: Assignment
    duty: Duty
    owner: str
    ended: tuple[Period, ...]
    missed: tuple[Period, ...]


def routines(session: Session, *, committee_id: int, first: date, last: date) -> list[Routine]:
    """How the recurring duties were kept in first..last; an occurrence counts where it ends. No one only helping."""
    rows = [
        (assignment, duty)
        for assignment, duty in assignments.all_duties(session, committee_id=committee_id)
        if assignment.recurring is not None and duty.part != Part.COLLABORATOR
    ]
    if not rows:
        return []
    words = assignments.words(session, committee_id=committee_id)
    names = {one.id: one.full_name for one in committees.members_of(session, committee_id=committee_id)}
    hamlets = {one.id: one.name for one in committees.hamlets_of(session, committee_id=committee_id)}
    seen = _what_was_seen(session, committee_id, first - timedelta(days=31), last)
    since = local(session.get_one(Committee, committee_id).since).date()
    found = []
    for assignment, duty in rows:
        owner = hamlets.get(duty.hamlet_id or 0) or names.get(duty.member_id or 0)
        if owner is None:
            continue
        begun, said = _begun(assignment, since), words.get(duty.id, ())
        ended = tuple(one for one in ending_in(assignment.recurring or "daily", first, last) if one.first >= begun)
        ended = tuple(one for one in ended if _is_asked_for(assignment, one))
        amiss = tuple(one for one in ended if not _seen_to(assignment, duty, said, seen, one))
        found.append(Routine(assignment, duty, owner, ended, amiss))
    return found
