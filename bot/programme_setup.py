"""Loads the programmes of a committee file: adds and corrects, and never deletes what was registered."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, select

from bot.programme_file import ProgrammeTable
from storage.assignments import Assignment
from storage.programmes import Entry, Programme, refold


def load_programmes(session: Session, committee_id: int, tables: Sequence[ProgrammeTable]) -> None:
    """Bring a committee's programmes up to its file; those that it no longer names are put away."""
    known = {row.key: row for row in session.exec(select(Programme).where(Programme.committee_id == committee_id))}
    for row in known.values():
        row.active = False
        session.add(row)
    for position, table in enumerate(tables):
        plan = table.plan()
        settings = plan.model_dump(mode="json")
        row = known.get(table.khoa) or Programme(
            committee_id=committee_id, key=table.khoa, name=table.ten, settings=settings
        )
        changed = row.id is not None and row.settings != settings
        row.name, row.settings, row.cut_off = table.ten, settings, plan.cut_off
        row.position, row.active = position, True
        row.assignment_id = _tied(session, committee_id, table.nhiem_vu, before=row.assignment_id)
        session.add(row)
        session.flush()
        if changed:  # stages may have moved
            refold(session, entries=session.exec(select(Entry).where(Entry.programme_id == row.id)).all())
    session.flush()


def _tied(session: Session, committee_id: int, key: str | None, *, before: int | None) -> int | None:
    """The assignment that the file says; where it says none, that of a notice stays."""
    if key is None:
        given = session.get(Assignment, before) if before is not None else None
        return before if given is not None and given.given_by is not None else None
    return session.exec(
        select(Assignment.id).where(Assignment.committee_id == committee_id, Assignment.key == key)
    ).first()
