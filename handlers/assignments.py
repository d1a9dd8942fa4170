"""Duties: /nhiemvu, word that one is done, and the nudges of what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session
from telegram import Update

from bot.clock import local
from bot.domain.deadlines import Deadline, Nudge, chair_hears, group_hears, nudge_for
from bot.domain.duties import State
from bot.domain.errors import UserError
from bot.domain.roles import Role
from bot.networks import Button
from bot.render.work import Task, Volume, digest, group_digest, late_digest, owing, task_list
from bot.schedule import Sweep
from bot.texts import common, fill, work
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage import assignments, audit, committees
from storage.assignments import Assignment, Duty, Report
from storage.committees import Member

LABEL = 40  # characters of a duty's title on a button


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """A duty that is not done, with what its owner signed for."""

    assignment: Assignment
    duty: Duty
    owner: str  # a hamlet's or a member's name
    volumes: tuple[Volume, ...]


def register(app: App) -> None:
    add_command(app, "nhiemvu", show_tasks)
    app.add_handler(Pressed("done", mark_done, numbers=1))
    app.add_handler(Pressed("undone", undo_done, numbers=1))


def open_duties(session: Session, *, committee_id: int) -> list[OpenDuty]:
    """Every dated duty of a committee that is not done, near first."""
    rows = [(one, duty) for one, duty in assignments.all_duties(session, committee_id=committee_id)]
    finished = assignments.finished_duties(session, committee_id=committee_id)
    volumes = all_volumes(session, committee_id)
    members = {member.id: member.full_name for member in committees.members_of(session, committee_id=committee_id)}
    hamlets = {hamlet.id: hamlet.name for hamlet in committees.hamlets_of(session, committee_id=committee_id)}
    return [
        OpenDuty(
            assignment,
            duty,
            hamlets.get(duty.hamlet_id or 0) or members.get(duty.member_id or 0, common.NOT_SAID),
            volumes.get((assignment.id, duty.hamlet_id), ()),
        )
        for assignment, duty in rows
        if duty.id not in finished
    ]


def all_volumes(session: Session, committee_id: int) -> dict[tuple[int, int | None], tuple[Volume, ...]]:
    """What every hamlet signed for, by (assignment, hamlet)."""
    rows = assignments.commitments_of(session, committee_id=committee_id)
    done = assignments.totals(session, commitment_ids=[commitment.id for _, commitment in rows])
    found: dict[tuple[int, int | None], tuple[Volume, ...]] = defaultdict(tuple)
    for assignment, one in rows:
        found[assignment.id, one.hamlet_id] += (Volume(one.item, one.unit, done[one.id], one.target),)
    return found


async def show_tasks(update: Update, context: Context) -> None:
    """My duties, near first, with buttons; the chair and the secretary see everybody's."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "nhiemvu")
        duties = open_duties(tx.session, committee_id=me.committee.id)
        mine = [one for one in duties if _is_his(one.duty, me.member)]
        if me.role in (Role.CHAIR, Role.SECRETARY):
            hamlets = [hamlet.name for hamlet in me.hamlets]
            tx.reply(task_list(_by_assignment(tx, duties, hamlets), today=tx.today, of_all=True))
            return
        tasks = [_task(tx, one.assignment, one.volumes) for one in mine]
        tx.reply(task_list(tasks, today=tx.today, of_all=False), buttons=_done_buttons(mine))


def _is_his(duty: Duty, member: Member) -> bool:
    if duty.member_id is not None:
        return duty.member_id == member.id
    return member.role == Role.HAMLET_LEADER and duty.hamlet_id == member.hamlet_id


def _task(tx: Transaction, assignment: Assignment, volumes: Sequence[Volume], missing: Iterable[str] = ()) -> Task:
    people = {
        member.key: f"{member.full_name} ({member.title})"
        for member in committees.members_of(tx.session, committee_id=assignment.committee_id)
    }
    return Task(
        title=assignment.title,
        due=assignment.due,
        daily=assignment.recurring == "daily",
        volumes=tuple(volumes),
        handed_to=tuple(people[key] for key in assignment.handed_to if key in people),
        condition=assignment.condition,
        missing=tuple(missing),
    )


def _by_assignment(tx: Transaction, duties: Sequence[OpenDuty], hamlets: Sequence[str]) -> list[Task]:
    owners: dict[int, list[str]] = defaultdict(list)
    for one in duties:
        owners[one.assignment.id].append(one.owner)
    unique = {one.assignment.id: one.assignment for one in duties}
    return [_task(tx, assignment, (), owing(owners[key], hamlets)) for key, assignment in unique.items()]


def _done_buttons(duties: Sequence[OpenDuty]) -> list[list[Button]]:
    return [
        [button(work.DONE_BUTTON.format(title=_label(one.assignment.title)), "done", one.duty.id)]
        for one in duties
        if one.assignment.recurring is None
    ]


def _label(title: str) -> str:
    return title if len(title) <= LABEL else f"{title[: LABEL - 1]}…"


async def mark_done(update: Update, context: Context) -> None:
    """The owner says that a duty is done: nobody is nudged for it any more."""
    with context.transaction() as tx:
        me, duty, assignment = _own_duty(tx, context.press.numbers[0])
        if assignments.said_done(tx.session, duty_id=duty.id) is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        report = Report(
            duty_id=duty.id,
            state=State.DONE,
            by_member=me.member.id,
            at=tx.now,
            network=tx.network,
            chat_id=tx.chat_id,
            message_id=tx.message_id,
        )
        tx.session.add(report)
        tx.session.flush()
        _note(tx, me, f"done duty {duty.id}")
        tx.reply(
            fill(work.DONE_NOTED, title=assignment.title, who=me.member.full_name),
            buttons=[[button(common.UNDO, "undone", duty.id)]],
        )


async def undo_done(update: Update, context: Context) -> None:
    """Take back the word that a duty is done."""
    with context.transaction() as tx:
        me, duty, assignment = _own_duty(tx, context.press.numbers[0])
        report = assignments.said_done(tx.session, duty_id=duty.id)
        if report is None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        report.withdrawn_at = tx.now
        tx.session.add(report)
        tx.session.flush()
        _note(tx, me, f"undone duty {duty.id}")
        tx.change_pressed(fill(work.DONE_UNDONE, title=assignment.title))


def _note(tx: Transaction, me: Speaker, subject: str) -> None:
    audit.record(
        tx.session,
        committee_id=me.committee.id,
        member_id=me.member.id,
        action="report",
        subject=subject,
        now=tx.now,
    )


def _own_duty(tx: Transaction, duty_id: int) -> tuple[Speaker, Duty, Assignment]:
    me = guards.speaker_in_known_chat(tx)
    duty = tx.session.get(Duty, duty_id)
    assignment = tx.session.get(Assignment, duty.assignment_id) if duty is not None else None
    if duty is None or assignment is None or assignment.committee_id != me.committee.id or not assignment.active:
        raise UserError("button_old")
    if not _is_his(duty, me.member) and me.role is not Role.SECRETARY:
        raise UserError("not_yours")
    return me, duty, assignment


def nudge(sweep: Sweep) -> None:
    """In each slot: one digest per person, the group on the last days, the chair on the first late day."""
    moment = sweep.latest_today(sweep.rules.hours.nudges, name="nudge")
    if moment is None:
        return
    committee_id = sweep.committee.id
    duties = [one for one in open_duties(sweep.session, committee_id=committee_id) if one.assignment.due is not None]
    members = committees.members_of(sweep.session, committee_id=committee_id)
    hamlets = [hamlet.name for hamlet in committees.hamlets_of(sweep.session, committee_id=committee_id)]
    leading = {
        leader.id
        for hamlet in committees.hamlets_of(sweep.session, committee_id=committee_id)
        for leader in committees.leaders_of(sweep.session, committee_id=committee_id, hamlet_id=hamlet.id)
    }
    for member in members:
        mine = [one for one in duties if _is_his(one.duty, member)]
        owed = [one for one in mine if one.duty.member_id is not None or member.id in leading]  # a deputy may answer
        _nudge_member(sweep, moment, member, owed)
    day, slot = local(moment).date(), local(moment).time()
    heard = [one for one in duties if group_hears(_deadline(one), sweep.rules, day=day, slot=slot)]
    if heard:
        sweep.announce(
            committee_id,
            key=f"nudge-group:{moment:%Y-%m-%d %H:%M}",
            text=group_digest(_rows(heard, hamlets), moment=moment, today=day),
            about=_about(heard),
            **sweep.when_allowed(moment),
        )
    late = [one for one in duties if chair_hears(_deadline(one), sweep.rules, day=day, slot=slot)]
    for chair in [member for member in members if late and member.role == Role.CHAIR]:
        sweep.tell(
            chair.id,
            key=f"late:{day.isoformat()}:member {chair.id}",
            text=late_digest(_rows(late, hamlets), moment=moment),
            about=_about(late),
            **sweep.when_allowed(moment),
        )


def _nudge_member(sweep: Sweep, moment: datetime, member: Member, duties: Sequence[OpenDuty]) -> None:
    day, slot = local(moment).date(), local(moment).time()
    lines: list[tuple[Nudge, tuple[Volume, ...]]] = []
    nudged = []
    for one in duties:
        found = nudge_for(_deadline(one), sweep.rules, day=day, slot=slot)
        if found is not None:
            lines.append((found, one.volumes))
            nudged.append(one)
    if lines:
        sweep.tell(
            member.id,
            key=f"nudge:{local(moment):%Y-%m-%d %H:%M}:member {member.id}",
            text=digest(lines, moment=moment),
            buttons=_done_buttons(nudged),
            about=_about(nudged),
            **sweep.when_allowed(moment),
        )


def _deadline(one: OpenDuty) -> Deadline:
    due = one.assignment.due
    assert due is not None
    return Deadline(
        assignment_id=one.assignment.id, title=one.assignment.title, due=due, due_time=one.assignment.due_time
    )


def _rows(duties: Sequence[OpenDuty], hamlets: Sequence[str]) -> list[tuple[str, date, tuple[str, ...]]]:
    """(title, due, who) of each assignment."""
    owners: dict[int, list[str]] = defaultdict(list)
    found: dict[int, Assignment] = {}
    for one in duties:
        owners[one.assignment.id].append(one.owner)
        found[one.assignment.id] = one.assignment
    return [(row.title, row.due, owing(owners[key], hamlets)) for key, row in found.items() if row.due is not None]


def _about(duties: Sequence[OpenDuty]) -> dict[str, Any]:
    committee_id = duties[0].assignment.committee_id
    return {"kind": "duties", "committee": committee_id, "duties": [one.duty.id for one in duties]}


def still_open(session: Session, about: dict[str, Any]) -> bool:
    """Whether any of a nudge's duties is still owed and not done."""
    committee_id = int(about["committee"])
    owed = {duty.id for _, duty in assignments.all_duties(session, committee_id=committee_id)}
    finished = assignments.finished_duties(session, committee_id=committee_id)
    return any(duty_id in owed and duty_id not in finished for duty_id in about["duties"])
