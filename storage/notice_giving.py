"""From a notice's accepted tasks to assignments and back, and what one version hands on to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.errors import UserError
from bot.domain.notices.likeness import paired
from bot.domain.notices.task_lines import title_of
from storage import assignments, notices, programme_ties
from storage.assignments import Assignment, Duty, Report
from storage.notices import Notice, NoticeState, NoticeTask, TaskState
from storage.programmes import Programme

KEPT_CHANGES = 30
_READ = ("text", "line", "section", "dated", "condition", "owner_words", "helper_words", "handed_to")
TIMING = ("start", "due", "due_time", "recurring", "due_day")
_WHO = ("owners", "helpers", "unclear")
_UNDOABLE = (
    "state", "start", "due", "due_time", "recurring", "due_day", "owners", "helpers", "unclear", "apart", "by_hand",
    "dated", "assignment_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """What was given at once: the assignments, how many of them were there before, and whose lists others ask for."""

    assignments: tuple[Assignment, ...]
    linked: int
    tied: tuple[tuple[Assignment, Programme], ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """What a newer version of a notice has of the one before."""

    kept: int
    new: int
    gone: int


def give(session: Session, *, notice: Notice, by: int, now: datetime) -> Given:
    """Make assignments of the accepted tasks; what was given before is brought up to date."""
    chosen = [row for row in notices.tasks_of(session, notice_id=notice.id) if row.state == TaskState.ACCEPTED]
    remember(session, notice=notice, tasks=chosen)
    given, tied, linked = [], [], 0
    for row in chosen:
        found = _assignment_of(session, notice, row)
        if found is None:
            found = _create(session, notice, row, by=by, now=now)
        elif row.same_as == found.id and not row.apart:
            linked += 1
            if found.notice_id is None:
                found.notice_id, found.line = notice.id, row.line
            if row.assignment_id is not None:  # linked before, and changed since
                found.due, found.due_time = row.due, row.due_time
            if "owners" in row.by_hand:
                assignments.add_owners(session, assignment=found, owners=row.owned_by, collaborators=row.helped_by)
        else:
            _update(session, found, notice, row)
        session.add(found)
        row.assignment_id, row.state = found.id, TaskState.GIVEN
        session.add(row)
        given.append(found)
        if found.given_by is not None and (programme := programme_ties.tie(session, assignment=found)) is not None:
            tied.append((found, programme))
    notice.state, notice.given_at = NoticeState.GIVEN, notice.given_at or now
    session.add(notice)
    session.flush()
    return Given(tuple(given), linked, tuple(tied))


def _key(row: NoticeTask) -> str:
    return f"notice-task-{row.id}"


def _assignment_of(session: Session, notice: Notice, row: NoticeTask) -> Assignment | None:
    """The assignment that a task stands for already: given before, taken back, or the one that it is the same as."""
    if row.assignment_id is not None:
        return session.get_one(Assignment, row.assignment_id)
    if row.same_as is not None and not row.apart:
        return session.get_one(Assignment, row.same_as)
    return session.exec(
        select(Assignment).where(Assignment.committee_id == notice.committee_id, Assignment.key == _key(row))
    ).first()


def _create(session: Session, notice: Notice, row: NoticeTask, *, by: int, now: datetime) -> Assignment:
    return assignments.create(
        session,
        committee_id=notice.committee_id,
        key=_key(row),
        title=title_of(row.text),
        text=row.text,
        start=row.start,
        due=row.due,
        due_time=row.due_time,
        recurring=row.recurring,
        due_day=row.due_day,
        condition=row.condition,
        handed_to=row.handed_to,
        owners=row.owned_by,
        collaborators=row.helped_by,
        notice_id=notice.id,
        line=row.line,
        given_by=by,
        given_at=now,
    )


def _update(session: Session, found: Assignment, notice: Notice, row: NoticeTask) -> None:
    """Bring an assignment up to its task; whoever has it no more keeps his part where he reported on it."""
    found.active, found.notice_id, found.line = True, notice.id, row.line
    found.text, found.condition, found.handed_to = row.text, row.condition, list(row.handed_to)
    found.start, found.due, found.due_time = row.start, row.due, row.due_time
    found.recurring, found.due_day = row.recurring, row.due_day
    assignments.add_owners(session, assignment=found, owners=row.owned_by, collaborators=row.helped_by)
    wanted = {*row.owned_by, *row.helped_by}
    for duty in session.exec(select(Duty).where(Duty.assignment_id == found.id)):
        duty.active = duty.owner in wanted or (duty.active and _reported(session, [duty.id]))
        session.add(duty)


def _reported(session: Session, duty_ids: Sequence[int]) -> bool:
    return (
        session.exec(
            select(Report.id).where(col(Report.duty_id).in_(duty_ids), col(Report.withdrawn_at).is_(None)).limit(1)
        ).first()
        is not None
    )


def take_back(session: Session, *, row: NoticeTask) -> None:
    """A task that was given is not to be done; UserError once somebody reported on it."""
    if row.assignment_id is None:
        return
    found = session.get_one(Assignment, row.assignment_id)
    if found.id == row.same_as and not row.apart:
        if found.notice_id == row.notice_id:
            found.notice_id = found.line = None
    elif not _is_shared(session, row):
        duties = session.exec(select(Duty.id).where(Duty.assignment_id == found.id)).all()
        if _reported(session, duties):
            raise UserError("notice_has_reports", title=found.title)
        found.active = False
        programme_ties.untie(session, assignment=found)
    session.add(found)
    row.assignment_id = None
    session.add(row)
    session.flush()


def _is_shared(session: Session, row: NoticeTask) -> bool:
    """Whether another notice in force asks for the same."""
    return (
        session.exec(
            select(NoticeTask.id)
            .join(Notice, col(Notice.id) == col(NoticeTask.notice_id))
            .where(
                NoticeTask.assignment_id == row.assignment_id,
                NoticeTask.notice_id != row.notice_id,
                col(Notice.state).in_(notices.IN_FORCE),
            )
            .limit(1)
        ).first()
        is not None
    )


def remember(session: Session, *, notice: Notice, tasks: Sequence[NoticeTask], added: bool = False) -> None:
    """Keep how these tasks stand before a change, to undo it by; `added`: they were not there."""
    entry = [{"id": row.id, "was": None if added else _as_json(row)} for row in tasks]
    if entry:
        notice.changes = [*notice.changes, entry][-KEPT_CHANGES:]
        session.add(notice)
        session.flush()


def undo(session: Session, *, notice: Notice) -> int:
    """Take the last change back; how many tasks it touched, 0 when there is none."""
    if not notice.changes:
        return 0
    *rest, last = notice.changes
    rows = {row.id: row for row in notices.tasks_of(session, notice_id=notice.id)}
    for entry in last:
        row, was = rows.get(entry["id"]), entry["was"]
        if row is None:
            continue
        if was is None or (row.assignment_id is not None and was["assignment_id"] is None):
            take_back(session, row=row)
        if was is None:
            session.delete(row)
            continue
        _restore(session, row, was, notice)
    notice.changes = rest
    session.add(notice)
    session.flush()
    return len(last)


def _restore(session: Session, row: NoticeTask, was: Mapping[str, Any], notice: Notice) -> None:
    for name in _UNDOABLE:
        setattr(row, name, was[name])
    row.start, row.due = _day(was["start"]), _day(was["due"])
    row.due_time = time.fromisoformat(was["due_time"]) if was["due_time"] else None
    session.add(row)
    if row.assignment_id is not None:
        found = session.get_one(Assignment, row.assignment_id)
        found.active, found.notice_id = True, found.notice_id or notice.id
        session.add(found)
        if found.given_by is not None:
            programme_ties.tie(session, assignment=found)


def _as_json(row: NoticeTask) -> dict[str, Any]:
    was = {name: getattr(row, name) for name in _UNDOABLE}
    for name in ("start", "due", "due_time"):
        was[name] = was[name].isoformat() if was[name] is not None else None
    return was


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def carry_over(
    session: Session, *, notice: Notice, before: Sequence[NoticeTask], tasks: Sequence[NoticeTask]
) -> Carried:
    """Make `tasks` those of the notice, with what was decided about the same tasks of the version before."""
    pairs = paired([row.text for row in before], [row.text for row in tasks])
    rows: list[NoticeTask] = []
    for index, new in enumerate(tasks):
        rows.append(_merged(before[pairs[index]], new) if index in pairs else new)
    left = [row for index, row in enumerate(before) if index not in pairs.values()]
    by_hand = [row for row in left if row.line is None]
    gone = [row for row in left if row.line is not None and row.assignment_id is not None]
    for row in gone:
        row.gone = True
    same = [row for row in (*rows, *gone, *by_hand) if row.id is not None]
    for row in same:
        row.notice_id = notice.id
        if row.assignment_id is not None:
            found = session.get_one(Assignment, row.assignment_id)
            if found.notice_id in (None, notice.replaces_id):
                found.notice_id = notice.id
            session.add(found)
    notice.changes = []
    session.add(notice)
    session.flush()
    notices.put_tasks(session, notice_id=notice.id, tasks=[*rows, *gone, *by_hand])
    return Carried(kept=len(pairs), new=len(tasks) - len(pairs), gone=len(gone))


def _merged(old: NoticeTask, new: NoticeTask) -> NoticeTask:
    """The old row brought up to the new reading, but for what was changed by hand."""
    moved = False
    for name in (*_READ, *TIMING, *_WHO):
        if name in old.by_hand:
            continue
        moved = moved or (name in (*TIMING, "owners", "helpers") and getattr(old, name) != getattr(new, name))
        setattr(old, name, getattr(new, name))
    if old.same_as is None and old.assignment_id is None:
        old.same_as = new.same_as
    if moved and old.state == TaskState.GIVEN:
        old.state = TaskState.ACCEPTED
    old.gone = False
    return old
