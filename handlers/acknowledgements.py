"""Lists that a hamlet does not confirm: its deputy is told, then the chair; each once for a hamlet's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.clock import local
from bot.domain.acknowledgements import Step, Told, steps
from bot.domain.roles import Role
from bot.render import when
from bot.schedule import Sweep
from bot.texts import fill, follow_ups, lines, lists
from handlers.buttons import button
from handlers.contacts import hamlet_list
from handlers.roll_calls import list_buttons
from storage import audit, committees, hamlet_lists, sweeps
from storage.committees import Committee, Hamlet, Member
from storage.hamlet_lists import HamletList

LOOK_BACK = timedelta(days=3)  # a silence that is older was told long ago, or is not worth telling


def escalate(sweep: Sweep) -> None:
    """Tell of every list that has waited for too long."""
    for row in _silences(sweep.session, sweep.committee, sweep.today):
        deputies = _deputies(sweep.session, row)
        for step in _steps(row, sweep.committee, deputies):
            if step.at > sweep.now or not _is_new(sweep, row, step):
                continue
            if step.told is Told.DEPUTY:
                _tell_deputies(sweep, row, step, deputies)
            else:
                _tell_chair(sweep, row, step, deputies)


def next_step(session: Session, committee: Committee, after: datetime) -> datetime | None:
    """The next moment at which somebody would be told of a silence."""
    due = [
        step.at
        for row in _silences(session, committee, local(after).date())
        for step in _steps(row, committee, _deputies(session, row))
    ]
    return min((moment for moment in due if moment > after), default=None)


def _silences(session: Session, committee: Committee, today: date) -> Sequence[HamletList]:
    return hamlet_lists.silences(session, committee_id=committee.id, since=today - LOOK_BACK)


def _deputies(session: Session, row: HamletList) -> Sequence[Member]:
    return committees.deputies_of(session, committee_id=row.committee_id, hamlet_id=row.hamlet_id)


def _steps(row: HamletList, committee: Committee, deputies: Sequence[Member]) -> tuple[Step, ...]:
    rules = committee.rules
    within = timedelta(hours=rules.acknowledge_hours)
    return steps(local(row.sent_at), rules.hours, within=within, has_deputy=bool(deputies))


def _is_new(sweep: Sweep, row: HamletList, step: Step) -> bool:
    """Whether this step of a hamlet's day was not taken yet; it is now."""
    key = f"silent:{step.told}:hamlet {row.hamlet_id}:{row.day.isoformat()}"
    return sweeps.mark(sweep.session, key=key, now=sweep.now)


def _tell_deputies(sweep: Sweep, row: HamletList, step: Step, deputies: Sequence[Member]) -> None:
    """The deputies get the list as it is now, to confirm it and call its roll in the leader's place."""
    hamlet = sweep.session.get_one(Hamlet, row.hamlet_id)
    people, text = hamlet_list(sweep, sweep.committee, hamlet)
    last = hamlet_lists.last_of(sweep.session, hamlet_id=hamlet.id) or row
    for deputy in deputies:
        sweep.tell(
            deputy.id,
            key=f"silent:{row.id}:member {deputy.id}",
            text=lines(fill(follow_ups.SILENT_DEPUTY, hamlet=hamlet.name, sent=when(row.sent_at)), text),
            buttons=[
                [button(lists.ACKNOWLEDGE, "ack", last.id)],
                *list_buttons(people, hamlet_id=hamlet.id, day=sweep.today),
            ],
            about=_about(row),
            **sweep.when_allowed(step.at),
        )
        audit.record(
            sweep.session,
            committee_id=sweep.committee.id,
            member_id=deputy.id,
            action="sent",
            subject=f"contacts hamlet {hamlet.id}",
            now=sweep.now,
        )


def _tell_chair(sweep: Sweep, row: HamletList, step: Step, deputies: Sequence[Member]) -> None:
    """The chair hears which hamlet is silent, and whether its deputy was asked; no contact's name."""
    hamlet = sweep.session.get_one(Hamlet, row.hamlet_id)
    deputy = fill(follow_ups.SILENT_NO_DEPUTY)
    if deputies:
        told = next(one.at for one in _steps(row, sweep.committee, deputies) if one.told is Told.DEPUTY)
        names = ", ".join(one.full_name for one in deputies)
        deputy = fill(follow_ups.SILENT_DEPUTY_TOO, names=names, told=when(told))
    text = fill(follow_ups.SILENT_CHAIR, hamlet=hamlet.name, sent=when(row.sent_at), deputy=deputy)
    for chair in committees.members_of(sweep.session, committee_id=sweep.committee.id, role=Role.CHAIR):
        sweep.tell(
            chair.id,
            key=f"silent:{row.id}:member {chair.id}",
            text=text,
            about=_about(row),
            **sweep.when_allowed(step.at),
        )


def _about(row: HamletList) -> dict[str, Any]:
    return {"kind": "unconfirmed", "hamlet_list": row.id}


def still_unconfirmed(session: Session, about: dict[str, Any]) -> bool:
    """Whether nobody has confirmed the list since."""
    row = hamlet_lists.by_id(session, hamlet_list_id=int(about["hamlet_list"]))
    return row is not None and row.acknowledged_at is None
