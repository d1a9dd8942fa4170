"""Where programmes stand: entries counted and money summed, by hamlet, option and stage."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from bot.domain.programmes import Act, Group, HamletStanding, Standing, stand
from storage import committees
from storage.committees import Hamlet
from storage.programmes import Entry, EntryEvent, Programme, programmes_of


@dataclass(frozen=True, slots=True)
class Volume:
    """How many entries a hamlet has, of the goal of a programme that is tied to an assignment."""

    item: str
    unit: str
    done: int
    goal: int


def standings(session: Session, *, programme: Programme) -> tuple[HamletStanding, ...]:
    """Where each hamlet that takes part stands, in the committee's order; last, what belongs to no hamlet."""
    plan = programme.plan
    groups = _groups(session, programme_id=programme.id)
    hamlets = committees.hamlets_of(session, committee_id=programme.committee_id)
    found = [
        stand(plan, hamlet=one.name, households=one.households, groups=groups.get(one.id, ()))
        for one in hamlets
        if plan.takes(one.name) or one.id in groups
    ]
    if None in groups:
        found.append(stand(plan, hamlet=None, households=0, groups=groups[None]))
    return tuple(found)


def standing(session: Session, *, programme: Programme, hamlet: Hamlet) -> HamletStanding:
    """Where one hamlet stands."""
    groups = _groups(session, programme_id=programme.id, hamlet_id=hamlet.id)
    return stand(programme.plan, hamlet=hamlet.name, households=hamlet.households, groups=groups.get(hamlet.id, ()))


def _groups(session: Session, *, programme_id: int, hamlet_id: int | None = None) -> dict[int | None, list[Group]]:
    alike = (col(Entry.hamlet_id), col(Entry.option), col(Entry.stands_at))
    counts: tuple[ColumnElement[Any], ...] = (
        func.count(),
        func.count(col(Entry.name)),
        func.sum(case((col(Entry.late).is_(True), 1), else_=0)),
        func.sum(col(Entry.support)),
        func.sum(col(Entry.contribution)),
        func.coalesce(func.sum(col(Entry.amount)), 0),
    )
    rows = select_columns(*alike, *counts).where(
        col(Entry.programme_id) == programme_id, col(Entry.standing) == Standing.IN
    )
    if hamlet_id is not None:
        rows = rows.where(col(Entry.hamlet_id) == hamlet_id)
    found: dict[int | None, list[Group]] = defaultdict(list)
    for place, option, *numbers in session.execute(rows.group_by(*alike)):
        found[place].append(Group(option, *(int(number) for number in numbers)))
    return found


def reached(session: Session, *, committee_id: int) -> dict[tuple[int, int], datetime]:
    """When each hamlet came up to the goal of the programme tied to an assignment, by (assignment, hamlet)."""
    found = {}
    for programme in programmes_of(session, committee_id=committee_id):
        if programme.assignment_id is None:
            continue
        for hamlet in committees.hamlets_of(session, committee_id=committee_id):
            goal = programme.plan.goal(hamlet.name, hamlet.households)
            if not goal or not programme.plan.takes(hamlet.name):
                continue
            registered = (
                select(func.min(EntryEvent.at))
                .join(Entry, col(Entry.id) == col(EntryEvent.entry_id))
                .where(
                    Entry.programme_id == programme.id,
                    Entry.hamlet_id == hamlet.id,
                    Entry.standing == Standing.IN,
                    EntryEvent.act == Act.REGISTERED,
                    col(EntryEvent.withdrawn_at).is_(None),
                )
                .group_by(col(Entry.id))
                .order_by(func.min(EntryEvent.at))
            )
            moment = session.exec(registered.offset(goal - 1).limit(1)).first()
            if moment is not None:
                found[programme.assignment_id, hamlet.id] = moment
    return found


def volumes(session: Session, *, committee_id: int) -> dict[tuple[int, int], Volume]:
    """What hamlets reached of the programmes tied to assignments, by (assignment, hamlet)."""
    found = {}
    for programme in programmes_of(session, committee_id=committee_id):
        if programme.assignment_id is None:
            continue
        by_name = {one.hamlet: one for one in standings(session, programme=programme)}
        for hamlet in committees.hamlets_of(session, committee_id=committee_id):
            one = by_name.get(hamlet.name)
            if one is not None and one.goal is not None:
                place = programme.assignment_id, hamlet.id
                found[place] = Volume(programme.item, programme.plan.unit, one.registered, one.goal)
    return found
