"""What is open on a day, gathered for the summaries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session

from bot.domain.duties import State
from bot.render.open_work import Missed, Open, OpenWork, Progress, Stuck
from bot.render.work import owing
from handlers.standings import Standing, standings, volumes
from storage import assignments, committees
from storage.committees import Hamlet

NEAR_DAYS = 7


def open_work(session: Session, *, committee_id: int, day: date, hamlet: Hamlet | None) -> OpenWork:
    """The open work of the commune, or of a hamlet."""
    stand = [
        one
        for one in standings(session, committee_id=committee_id, today=day)
        if hamlet is None or one.duty.hamlet_id == hamlet.id
    ]
    hamlets = committees.hamlets_of(session, committee_id=committee_id)
    late, near = _dated(stand, day, [one.name for one in hamlets])
    stuck, missed = _troubles(stand)
    shown = [one for one in hamlets if hamlet is None or one.id == hamlet.id]
    return OpenWork(late, near, stuck, missed, _progress(session, committee_id, day, shown))


def _dated(stand: Sequence[Standing], day: date, hamlets: Sequence[str]) -> tuple[tuple[Open, ...], tuple[Open, ...]]:
    """What is late and what is near; what comes back is told by its missed occurrences instead."""
    rows: dict[tuple[int, date], list[Standing]] = {}
    for one in stand:
        if one.is_open and one.assignment.recurring is None and one.due is not None:
            rows.setdefault((one.assignment.id, one.due), []).append(one)
    late: list[Open] = []
    near: list[Open] = []
    for (_, due), duties in rows.items():
        if due <= day + timedelta(days=NEAR_DAYS):
            row = Open(duties[0].assignment.title, due, owing([one.owner for one in duties], hamlets))
            (late if due < day else near).append(row)
    return tuple(late), tuple(near)


def _troubles(stand: Sequence[Standing]) -> tuple[tuple[Stuck, ...], tuple[Missed, ...]]:
    """What somebody is stuck with, and which occurrences of the last days and weeks were missed."""
    found = [one for one in stand if not one.helps]
    stuck = tuple(
        Stuck(one.assignment.title, one.owner, one.word.note if one.word is not None else "")
        for one in found
        if one.state is State.STUCK
    )
    return stuck, tuple(Missed(one.assignment.title, one.owner, one.missed) for one in found if one.missed)


def _progress(session: Session, committee_id: int, day: date, hamlets: Sequence[Hamlet]) -> tuple[Progress, ...]:
    """The quantities of the assignments that run on a day."""
    found_volumes = volumes(session, committee_id=committee_id)
    found = {}
    for assignment in assignments.by_ids(session, assignment_ids={key for key, _ in found_volumes}):
        running = (assignment.start is None or assignment.start <= day) and assignment.due is not None
        if running and assignment.due is not None and assignment.due >= day:
            found[assignment.id] = assignment
    return tuple(
        Progress(
            assignment.title,
            assignment.due,
            tuple((one.name, found_volumes[key, one.id]) for one in hamlets if (key, one.id) in found_volumes),
        )
        for key, assignment in found.items()
        if assignment.due is not None
    )
