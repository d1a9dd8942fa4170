"""Nudges of what is due: one digest per person and slot, the group on the last days, the chair once it is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.clock import local
from bot.domain.assignments import Volume
from bot.domain.deadlines import Deadline, Nudge, chair_hears, group_hears, nudge_for
from bot.domain.duties import Judge
from bot.domain.roles import Role
from bot.networks import Button
from bot.render.work import digest, group_digest, late_digest, owing
from bot.schedule import Sweep
from bot.texts import lines, work
from handlers.buttons import button
from handlers.notice_sending import Unconfirmed, reminder, still_unconfirmed, to_remind
from handlers.standings import Standing, open_duties
from storage import committees, sweeps
from storage.assignments import Assignment
from storage.committees import Member

BUTTON_ROWS = 10  # more duties than this are answered from /nhiemvu
REMINDED_ELSEWHERE = {Judge.LISTS, Judge.RADIO}  # the day's list and the day's bulletin have reminders of their own


def nudge(sweep: Sweep) -> None:
    """In each slot, of what is still open: to whoever owes it, to the group, to the chair."""
    moment = sweep.latest_today(sweep.rules.hours.nudges, name="nudge")
    if moment is None:
        return
    committee_id = sweep.committee.id
    duties = [
        one
        for one in open_duties(sweep.session, committee_id=committee_id, today=sweep.today)
        if one.due is not None and one.assignment.judged_by not in REMINDED_ELSEWHERE
    ]
    unconfirmed = to_remind(sweep, min(sweep.rules.hours.nudges))
    for member, mine in owed_by(sweep.session, committee_id, duties):
        _nudge_member(sweep, moment, member, mine, unconfirmed.get(member.id, []))
    _tell_group(sweep, moment, duties)
    _tell_chair(sweep, moment, duties)


def owed_by(session: Session, committee_id: int, duties: Sequence[Standing]) -> list[tuple[Member, list[Standing]]]:
    """Each member with the duties that he is nudged for; a deputy may answer for his leader, but is not nudged."""
    hamlet_of = {
        leader.id: hamlet.id
        for hamlet in committees.hamlets_of(session, committee_id=committee_id)
        for leader in committees.leaders_of(session, committee_id=committee_id, hamlet_id=hamlet.id)
    }
    return [
        (
            member,
            [
                one
                for one in duties
                if one.duty.member_id == member.id
                or (one.duty.hamlet_id is not None and one.duty.hamlet_id == hamlet_of.get(member.id))
            ],
        )
        for member in committees.members_of(session, committee_id=committee_id)
    ]


def _nudge_member(
    sweep: Sweep, moment: datetime, member: Member, duties: Sequence[Standing], unconfirmed: Sequence[Unconfirmed]
) -> None:
    """One message: what he owes, and the notices that he has not confirmed."""
    day, slot = local(moment).date(), local(moment).time()
    found = [(one, nudge_for(_deadline(one), sweep.rules, day=day, slot=slot)) for one in duties]
    told: list[tuple[Nudge, tuple[Volume, ...]]] = [(line, one.volumes) for one, line in found if line is not None]
    nudged = [one for one, line in found if line is not None]
    asked, confirming = reminder(unconfirmed) if unconfirmed else (None, [])
    if told or unconfirmed:
        sweep.tell(
            member.id,
            key=f"nudge:{local(moment):%Y-%m-%d %H:%M}:member {member.id}",
            text=lines(digest(told, moment=moment) if told else None, "" if told and asked else None, asked),
            buttons=[*answer_buttons(nudged), *confirming],
            about={**_about(sweep, nudged), "recipients": [row.id for _, row in unconfirmed]},
            **sweep.when_allowed(moment),
        )


def answer_buttons(duties: Sequence[Standing]) -> list[list[Button]]:
    """For each numbered line: done, and its card."""
    return [
        [
            button(work.DIGEST_DONE.format(n=number), "done", one.duty.id),
            button(work.DIGEST_OPEN.format(n=number), "duty", one.duty.id),
        ]
        for number, one in enumerate(duties[:BUTTON_ROWS], 1)
    ]


def _tell_group(sweep: Sweep, moment: datetime, duties: Sequence[Standing]) -> None:
    day, slot = local(moment).date(), local(moment).time()
    heard = [one for one in duties if group_hears(_deadline(one), sweep.rules, day=day, slot=slot)]
    if heard:
        sweep.announce(
            sweep.committee.id,
            key=f"nudge-group:{moment:%Y-%m-%d %H:%M}",
            text=group_digest(_rows(sweep, heard), moment=moment, today=day),
            about=_about(sweep, heard),
            **sweep.when_allowed(moment),
        )


def _tell_chair(sweep: Sweep, moment: datetime, duties: Sequence[Standing]) -> None:
    """Once for each date that a duty has missed, be it later than its first late day."""
    day, slot = local(moment).date(), local(moment).time()
    late = [
        one
        for one in duties
        if chair_hears(_deadline(one), sweep.rules, day=day, slot=slot)
        and sweeps.mark(sweep.session, key=f"late:{one.due}:duty {one.duty.id}", now=sweep.now)
    ]
    if not late:
        return
    for chair in committees.members_of(sweep.session, committee_id=sweep.committee.id, role=Role.CHAIR):
        sweep.tell(
            chair.id,
            key=f"late:{day.isoformat()}:member {chair.id}",
            text=late_digest(_rows(sweep, late), moment=moment),
            about=_about(sweep, late),
            **sweep.when_allowed(moment),
        )


def _deadline(one: Standing) -> Deadline:
    assert one.due is not None
    return Deadline(one.duty.id, one.assignment.title, one.due, one.due_time, one.assignment.recurring)


def _rows(sweep: Sweep, duties: Sequence[Standing]) -> list[tuple[str, date, tuple[str, ...]]]:
    """(title, due, who) of each assignment and date."""
    hamlets = [one.name for one in committees.hamlets_of(sweep.session, committee_id=sweep.committee.id)]
    owners: dict[tuple[int, date], list[str]] = defaultdict(list)
    found: dict[tuple[int, date], Assignment] = {}
    for one in duties:
        if one.due is not None:
            owners[one.assignment.id, one.due].append(one.owner)
            found[one.assignment.id, one.due] = one.assignment
    return [(row.title, key[1], owing(owners[key], hamlets)) for key, row in found.items()]


def _about(sweep: Sweep, duties: Sequence[Standing]) -> dict[str, Any]:
    ids = [one.duty.id for one in duties]
    return {"kind": "duties", "committee": sweep.committee.id, "duties": ids, "day": sweep.today.isoformat()}


def still_open(session: Session, about: dict[str, Any]) -> bool:
    """Whether any of a nudge's duties is still owed and not done, or any of its notices not confirmed."""
    if still_unconfirmed(session, about):
        return True
    day = date.fromisoformat(about["day"])
    wanted = set(about["duties"])
    return any(one.duty.id in wanted for one in open_duties(session, committee_id=int(about["committee"]), today=day))
